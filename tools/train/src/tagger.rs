//! The tagger's weights: two stages of a conditional random field, the second learned from what the first says of articles that it was
//! not learned from.

use std::collections::BTreeMap;
use std::ops::Range;

use kotak_fakta::Span;
use kotak_fakta::training::{self, Class, Label};

use crate::clusters::varint;
use crate::crf::{LABELS, Model, Sequence, Settings, train};
use crate::gold::Gold;
use crate::sources::{Article, FOLDS, labels, whole};

/// How many steps a weight has on either side of nothing.
const STEPS: f32 = 31.0;

pub(crate) struct Options {
    pub(crate) first: Settings,
    pub(crate) second: Settings,
}

fn label(number: u8) -> Label {
    Label::ALL[usize::from(number)]
}

/// The names that labels spell, by tokens.
fn spelt(labels: &[u8]) -> Vec<(Range<usize>, Class)> {
    let mut out: Vec<(Range<usize>, Class)> = Vec::new();
    for inner in [false, true] {
        let mut open: Option<usize> = None;
        for (i, &number) in labels.iter().enumerate() {
            let label = label(number);
            let (class, begins) =
                if inner { (label.inner(), label.begins_inside()) } else { (label.outer(), label.begins()) };
            match class {
                Some(class) if !begins && open.is_some_and(|o| out[o].1 == class) => out[open.unwrap()].0.end = i + 1,
                Some(class) => {
                    open = Some(out.len());
                    out.push((i..i + 1, class));
                }
                None => open = None,
            }
        }
    }
    out
}

/// True, false and missed names by class.
#[derive(Default, Clone)]
pub(crate) struct Counts([[usize; 3]; 5]);

impl Counts {
    fn add(&mut self, truth: &[u8], found: &[u8]) {
        let (truth, found) = (spelt(truth), spelt(found));
        for name in &found {
            self.0[name.1 as usize][usize::from(!truth.contains(name))] += 1;
        }
        for name in &truth {
            if !found.contains(name) {
                self.0[name.1 as usize][2] += 1;
            }
        }
    }

    fn print(&self, what: &str) {
        let f1 = |[right, wrong, missed]: [usize; 3]| 200.0 * right as f64 / (2 * right + wrong + missed).max(1) as f64;
        let all = self.0.iter().fold([0; 3], |a, c| [a[0] + c[0], a[1] + c[1], a[2] + c[2]]);
        let [person, office, body, organisation, event] = self.0;
        let precision = |[right, wrong, _]: [usize; 3]| 100.0 * right as f64 / (right + wrong).max(1) as f64;
        let recall = |[right, _, missed]: [usize; 3]| 100.0 * right as f64 / (right + missed).max(1) as f64;
        println!(
            "{what}: person {:.1} (P {:.1}) office {:.1} (P {:.1}) body {:.1} (P {:.1} R {:.1}) organisation {:.1} event {:.1} (P {:.1} R {:.1}) all {:.1}",
            f1(person),
            precision(person),
            f1(office),
            precision(office),
            f1(body),
            precision(body),
            recall(body),
            f1(organisation),
            f1(event),
            precision(event),
            recall(event),
            f1(all)
        );
    }
}

fn answers(model: &Model, sequences: &[Sequence]) -> Vec<Vec<u8>> {
    sequences.iter().map(|s| model.label(&s.features, &[0.0; LABELS])).collect()
}

/// The sequences of the second stage, given the first one's answers.
fn second(article: &Article, answers: &[Vec<u8>]) -> Vec<Sequence> {
    let labels: Vec<Vec<Label>> = answers.iter().map(|block| block.iter().map(|&n| label(n)).collect()).collect();
    let more = training::second_features(&article.text, article.is_line, &labels);
    article
        .sequences
        .iter()
        .zip(more)
        .map(|(sequence, more)| Sequence {
            features: sequence.features.iter().zip(more).map(|(a, b)| [a.clone(), b].concat()).collect(),
            may_be: sequence.may_be.clone(),
        })
        .collect()
}

/// How well the answers fit, in the articles of which all is labelled.
fn count(articles: &[&[Sequence]], answers: &[Vec<Vec<u8>>]) -> Counts {
    let mut counts = Counts::default();
    for (sequences, answers) in articles.iter().zip(answers) {
        for (sequence, answer) in sequences.iter().zip(answers) {
            counts.add(&sequence.labels(), answer);
        }
    }
    counts
}

fn chosen<'a>(sequences: &'a [Vec<Sequence>], which: impl Fn(usize) -> bool) -> Vec<&'a Sequence> {
    sequences.iter().enumerate().filter(|&(i, _)| which(i)).flat_map(|(_, s)| s).collect()
}

/// Learns from some texts; prints how well it does on the same by cross-validation, and on others. With `folds_out` it writes what was
/// learned without each part to `folds_out` with the part's number, and which text is in which part: [`box_of`] reads them.
pub(crate) fn tagger(
    mut learned: Vec<Article>,
    other: &[Gold],
    options: &Options,
    cross: bool,
    folds_out: Option<&str>,
) -> Vec<u8> {
    let folds: Vec<usize> = learned.iter().map(|a| a.fold).collect();
    let first: Vec<Vec<Sequence>> = learned.iter_mut().map(|a| std::mem::take(&mut a.sequences)).collect();
    let mut said: Vec<Vec<Vec<u8>>> = vec![Vec::new(); learned.len()];
    let firsts: Vec<Model> = parallel(FOLDS, |fold| train(&chosen(&first, |i| folds[i] != fold), options.first));
    for (fold, model) in firsts.iter().enumerate() {
        for i in (0..learned.len()).filter(|&i| folds[i] == fold) {
            said[i] = answers(model, &first[i]);
        }
    }
    let is_whole: Vec<bool> = learned.iter().map(|a| a.is_whole).collect();
    let of_whole = |sequences: &[Vec<Sequence>], said: &[Vec<Vec<u8>>]| {
        let (sequences, said): (Vec<&[Sequence]>, Vec<Vec<Vec<u8>>>) =
            (0..said.len()).filter(|&i| is_whole[i]).map(|i| (sequences[i].as_slice(), said[i].clone())).unzip();
        count(&sequences, &said)
    };
    of_whole(&first, &said).print("first stage, cross-validated");
    for (article, sequences) in learned.iter_mut().zip(first) {
        article.sequences = sequences;
    }
    let later: Vec<Vec<Sequence>> = learned.iter().zip(&said).map(|(a, s)| second(a, s)).collect();
    if cross {
        let models: Vec<Model> = parallel(FOLDS, |fold| train(&chosen(&later, |i| folds[i] != fold), options.second));
        let mut said = vec![Vec::new(); learned.len()];
        for (fold, model) in models.iter().enumerate() {
            for i in (0..learned.len()).filter(|&i| folds[i] == fold) {
                said[i] = answers(model, &later[i]);
            }
        }
        of_whole(&later, &said).print("second stage, cross-validated");
        if let Some(out) = folds_out {
            for (fold, (first, second)) in firsts.iter().zip(&models).enumerate() {
                std::fs::write(format!("{out}{fold}.bin"), pack([first, second])).unwrap();
            }
            let table: String = learned.iter().map(|a| format!("{}\t{}\n", a.name, a.fold)).collect();
            std::fs::write(format!("{out}.tsv"), table).unwrap();
        }
        for dearer in [0.5, 1.0, 1.5, 2.0, 3.0] {
            let raised = Label::ALL.map(|label| if label.begins() || label.begins_inside() { -dearer } else { 0.0 });
            let mut counts = Counts::default();
            for (fold, model) in models.iter().enumerate() {
                for sequence in (0..learned.len()).filter(|&i| folds[i] == fold && is_whole[i]).flat_map(|i| &later[i])
                {
                    counts.add(&sequence.labels(), &model.label(&sequence.features, &raised));
                }
            }
            counts.print(&format!("the same, names dearer by {dearer}"));
        }
    }
    let all: Vec<&Sequence> = learned.iter().flat_map(|a| &a.sequences).collect();
    let all_later = chosen(&later, |_| true);
    let mut both =
        parallel(2, |stage| if stage == 0 { train(&all, options.first) } else { train(&all_later, options.second) });
    let (last, earlier) = (both.pop().unwrap(), both.pop().unwrap());
    let other = whole(other);
    if !other.is_empty() {
        let said: Vec<Vec<Vec<u8>>> = other.iter().map(|a| answers(&earlier, &a.sequences)).collect();
        let slices: Vec<&[Sequence]> = other.iter().map(|a| a.sequences.as_slice()).collect();
        count(&slices, &said).print("first stage, others");
        let later: Vec<Vec<Sequence>> = other.iter().zip(&said).map(|(a, s)| second(a, s)).collect();
        let said: Vec<Vec<Vec<u8>>> = later.iter().map(|s| answers(&last, s)).collect();
        count(&slices, &said).print("second stage, others");
    }
    println!("{} + {} weights", earlier.size(), last.size());
    pack([&earlier, &last])
}

/// The results in order, two at a time.
fn parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let run = || {
        let mut out = Vec::new();
        loop {
            let i = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            if i >= count {
                return out;
            }
            out.push((i, work(i)));
        }
    };
    let mut all: Vec<(usize, T)> = std::thread::scope(|scope| {
        let other = scope.spawn(run);
        let mut own = run();
        own.extend(other.join().unwrap());
        own
    });
    all.sort_by_key(|(i, _)| *i);
    all.into_iter().map(|(_, value)| value).collect()
}

/// In the layout that `src/tagger/weights.rs` gives.
fn pack(models: [&Model; 2]) -> Vec<u8> {
    let top = models
        .iter()
        .flat_map(|m| m.weights.values().flatten().chain(m.transitions.iter().flatten()))
        .fold(0.0_f32, |top, w| top.max(w.abs()));
    // The few heaviest weights are cut, so that the others keep more of their fractions.
    let scale = STEPS / top.min(6.0);
    let round = |w: f32| (w * scale).round().clamp(-STEPS, STEPS) as i8;
    let mut rows: BTreeMap<u32, [i8; 2 * LABELS]> = BTreeMap::new();
    for (stage, model) in models.iter().enumerate() {
        for (&feature, row) in &model.weights {
            for (label, &weight) in row.iter().enumerate() {
                if round(weight) != 0 {
                    rows.entry(feature).or_insert([0; 2 * LABELS])[stage * LABELS + label] = round(weight);
                }
            }
        }
    }
    let mut out = b"KFT2".to_vec();
    out.extend(training::tagger_fingerprint().to_le_bytes());
    varint(rows.len(), &mut out);
    let mut before = 0;
    for &feature in rows.keys() {
        varint((feature - before) as usize, &mut out);
        before = feature;
    }
    for column in 0..(2 * LABELS).div_ceil(8) {
        for row in rows.values() {
            let bits = row.iter().skip(column * 8).take(8).enumerate();
            out.push(bits.fold(0, |mask, (i, &w)| mask | u8::from(w != 0) << i));
        }
    }
    out.extend(rows.values().flatten().filter(|&&w| w != 0).map(|w| w.cast_unsigned()));
    for model in models {
        out.extend(model.transitions.iter().flatten().map(|&w| round(w).cast_unsigned()));
    }
    println!(
        "{} features, {} weights, {} bytes",
        rows.len(),
        rows.values().flatten().filter(|&&w| w != 0).count(),
        out.len()
    );
    out
}

/// How well the crate's own tagger does, with its packed weights.
pub(crate) fn evaluate(golds: &[Gold]) {
    let mut counts = Counts::default();
    for gold in golds {
        let blocks = training::tagger_blocks(&gold.text, false);
        let found = training::tagger_names(&gold.text);
        for (block, truth) in blocks.iter().zip(labels(gold, &blocks)) {
            let tokens = |span: &Span| {
                let start = block.tokens.partition_point(|t| t.end <= span.start);
                let end = block.tokens.partition_point(|t| t.start < span.end);
                (start < end).then_some(start..end)
            };
            let found: Vec<(Range<usize>, Class)> =
                found.iter().filter_map(|(span, class)| Some((tokens(span)?, *class))).collect();
            let truth: Vec<u8> = truth.iter().map(|mask| mask.trailing_zeros() as u8).collect();
            let truth = spelt(&truth);
            for name in &found {
                counts.0[name.1 as usize][usize::from(!truth.contains(name))] += 1;
            }
            for name in &truth {
                counts.0[name.1 as usize][2] += usize::from(!found.contains(name));
            }
        }
    }
    counts.print("the crate's own");
}

/// The fact box of an article that was learned from, by the weights that were learned without it.
pub(crate) fn box_of(folds: &str, gold: &Gold) -> Result<String, Box<dyn std::error::Error>> {
    let table = std::fs::read_to_string(format!("{folds}.tsv"))?;
    let fold = table.lines().filter_map(|row| row.split_once('\t')).find(|(name, _)| *name == gold.name);
    // What nothing was learned from may be read by any.
    let weights = std::fs::read(format!("{folds}{}.bin", fold.map_or("0", |(_, fold)| fold)))?;
    Ok(serde_json::to_string(&training::facts_by(&gold.text, &weights))?)
}
