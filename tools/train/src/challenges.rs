//! The challenges' certainty: learned, and judged by cross-validation in which no outlet and no event is on both sides.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use kotak_fakta::training::{Proposed, WEIGHT_SCALE, challenges_fingerprint, chosen_challenges, proposed_challenges};
use serde_json::Value;

use crate::gold::{self, Gold};
use crate::logistic::{Example, Settings, fit, sigmoid, train};

const FOLDS: u64 = 10;
/// What two wordings must share to be one: as the scorer says.
const OVERLAP: f64 = 0.6;

/// A text with its challenges, and what the crate proposes for it.
struct Text {
    text: String,
    event: String,
    outlet: String,
    /// Each with its other forms.
    asked: Vec<Vec<Vec<String>>>,
    optional: Vec<Vec<Vec<String>>>,
    /// Only what stands after this byte counts: a paragraph comes with its article's headline.
    from: usize,
    proposals: Vec<Proposed>,
    /// Of each how well it agrees with a challenge that is asked for; `None` where it is neither asked for nor false.
    labels: Vec<Option<f64>>,
}

fn words(text: &str) -> Vec<String> {
    let folded = text.to_lowercase();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    folded.split(|c| !is_word(c)).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn overlap(a: &[String], b: &[String]) -> f64 {
    let mut left: Vec<&String> = b.iter().collect();
    let mut common = 0;
    for word in a {
        if let Some(at) = left.iter().position(|w| *w == word) {
            left.swap_remove(at);
            common += 1;
        }
    }
    if a.is_empty() || b.is_empty() { 0.0 } else { 2.0 * f64::from(common) / (a.len() + b.len()) as f64 }
}

fn matches(forms: &[Vec<String>], words: &[String]) -> f64 {
    let best = forms.iter().map(|form| overlap(form, words)).fold(0.0, f64::max);
    if best >= OVERLAP - 1e-9 { best } else { 0.0 }
}

fn folded(entries: Vec<Vec<String>>) -> Vec<Vec<Vec<String>>> {
    entries.into_iter().map(|forms| forms.iter().map(|form| words(form)).collect()).collect()
}

impl Text {
    fn of(gold: Gold, from: usize) -> Self {
        let (asked, optional) = (folded(gold.entries("challenges")), folded(gold.optional("challenges")));
        let proposals: Vec<Proposed> =
            proposed_challenges(&gold.text).into_iter().filter(|p| p.span.start >= from).collect();
        let labels = proposals.iter().map(|p| {
            let said = words(p.span.of(&gold.text));
            let best = asked.iter().map(|forms| matches(forms, &said)).fold(0.0, f64::max);
            let may = best == 0.0 && optional.iter().any(|forms| matches(forms, &said) > 0.0);
            (!may).then_some(best)
        });
        let labels = labels.collect();
        Self { event: gold.event, outlet: gold.outlet, asked, optional, from, proposals, labels, text: gold.text }
    }
}

/// The labelled articles of some folders, and the paragraphs of their `challenges.jsonl`.
fn read(folders: &[String]) -> Result<Vec<Text>, String> {
    let mut out: Vec<Text> = gold::read(folders)?.into_iter().map(|gold| Text::of(gold, 0)).collect();
    for folder in folders {
        let path = Path::new(folder).join("challenges.jsonl");
        let Ok(lines) = std::fs::read_to_string(&path) else { continue };
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let given: Value = serde_json::from_str(line).map_err(|error| format!("{}: {error}", path.display()))?;
            let part = |name: &str| given.get(name).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
            let head = [part("headline"), part("before")].join("\n\n") + "\n\n";
            let mut labels = given.clone();
            labels["optional"] = serde_json::json!({ "challenges": given["optional"] });
            let gold = Gold {
                name: part("n"),
                text: head.clone() + &part("text"),
                labels,
                event: part("headline"),
                outlet: part("outlet"),
            };
            out.push(Text::of(gold, head.len()));
        }
    }
    Ok(out)
}

fn fold_of(outlet: &str) -> u64 {
    outlet.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)) % FOLDS
}

/// A model's weights by the places of their features, in whole 16ths.
type Weights = Vec<(u32, i8)>;

/// A feature that fewer texts have is left out.
const SEEN: usize = 8;
/// What is neither asked for nor false counts as a challenge, but not as much.
const OPTIONAL: f64 = 0.5;
const SLOTS: usize = 1 << 18;
const SETTINGS: Settings = Settings { rate: 0.03, l1: 3.0, l2: 1.0, epochs: 6 };

fn learn<'a>(texts: impl Iterator<Item = &'a Text>) -> Weights {
    let texts: Vec<&Text> = texts.collect();
    let mut counts = vec![(0, 0); SLOTS];
    for (number, text) in (1..).zip(&texts) {
        for &feature in text.proposals.iter().flat_map(|p| &p.features) {
            let (last, count) = &mut counts[feature as usize];
            *count += usize::from(*last != number);
            *last = number;
        }
    }
    let mut examples = Vec::new();
    for text in texts {
        for (proposal, label) in text.proposals.iter().zip(&text.labels) {
            let features = proposal.features.iter().map(|&f| f as usize).filter(|&f| counts[f].1 >= SEEN).collect();
            let (is_one, weight) = label.map_or((1.0, OPTIONAL), |label| (label, 1.0));
            examples.push(Example { features, is_one, weight });
        }
    }
    let weights = (0..).zip(train(&examples, SLOTS, SETTINGS));
    let whole = weights.map(|(slot, w)| (slot, (w * f64::from(WEIGHT_SCALE)).round().clamp(-127.0, 127.0) as i8));
    whole.filter(|(_, weight)| *weight != 0).collect()
}

/// What was chosen of a text: the surest first, with what it is to the labels.
struct Choice {
    text: usize,
    fold: u64,
    values: Vec<f64>,
    certainty: f64,
    /// The challenges it is of, best first.
    of: Vec<usize>,
    is_optional: bool,
    held: bool,
    reason: &'static str,
}

fn choose(texts: &[Text], number: usize, weights: &[(u32, i8)]) -> Vec<Choice> {
    let text = &texts[number];
    let chosen = chosen_challenges(&text.text, &[], weights).into_iter();
    let chosen = chosen.filter(|c| c.span.start >= text.from);
    chosen
        .map(|chosen| {
            let cut = chosen.span.of(&text.text);
            let said = words(cut);
            let mut of: Vec<(usize, f64)> = text
                .asked
                .iter()
                .enumerate()
                .map(|(i, forms)| (i, matches(forms, &said)))
                .filter(|m| m.1 > 0.0)
                .collect();
            of.sort_by(|a, b| b.1.total_cmp(&a.1));
            Choice {
                text: number,
                fold: fold_of(&text.outlet),
                values: chosen.values.iter().map(|&v| f64::from(v) / f64::from(WEIGHT_SCALE)).collect(),
                certainty: 0.0,
                of: of.into_iter().map(|m| m.0).collect(),
                is_optional: text.optional.iter().any(|forms| matches(forms, &said) > 0.0),
                held: chosen.held,
                reason: chosen.reason,
            }
        })
        .collect()
}

/// Right and false among choices, greedily one to one.
fn count<'a>(choices: impl Iterator<Item = &'a Choice>) -> (usize, usize) {
    let mut taken = HashSet::new();
    let (mut right, mut wrong) = (0, 0);
    for choice in choices {
        if choice.of.iter().any(|&i| taken.insert((choice.text, i))) {
            right += 1;
        } else if !choice.is_optional {
            wrong += 1;
        }
    }
    (right, wrong)
}

fn folds(texts: &[Text]) -> Vec<Weights> {
    (0..FOLDS)
        .map(|fold| {
            let events: HashSet<&str> =
                texts.iter().filter(|t| fold_of(&t.outlet) == fold).map(|t| t.event.as_str()).collect();
            learn(texts.iter().filter(|t| fold_of(&t.outlet) != fold && !events.contains(t.event.as_str())))
        })
        .collect()
}

/// What is chosen of each text by weights that were learned without its outlet and its event.
fn left_out(texts: &[Text]) -> Vec<Choice> {
    let weights = folds(texts);
    println!("weights that are not 0: {}", weights[0].len());
    let of = |i: usize| choose(texts, i, &weights[fold_of(&texts[i].outlet) as usize]);
    (0..texts.len()).flat_map(of).collect()
}

/// How much each value says of the certainty of a choice.
fn context<'a>(choices: impl Iterator<Item = &'a Choice>) -> Vec<f64> {
    let points: Vec<(&[f64], bool)> = choices
        .filter(|c| !(c.is_optional && c.of.is_empty()))
        .map(|c| (c.values.as_slice(), !c.of.is_empty()))
        .collect();
    fit(&points)
}

/// Cross-validation.
pub(crate) fn report(folders: &[String]) -> Result<(), String> {
    let texts = read(folders)?;
    let asked: usize = texts.iter().map(|t| t.asked.len()).sum();
    let proposed: usize = texts.iter().map(|t| t.proposals.len()).sum();
    println!("{} texts, {asked} challenges, {proposed} proposals", texts.len());
    let mut choices = left_out(&texts);
    for fold in 0..FOLDS {
        let by = context(choices.iter().filter(|c| c.fold != fold));
        for choice in choices.iter_mut().filter(|c| c.fold == fold) {
            choice.certainty = sigmoid(choice.values.iter().zip(&by).map(|(v, w)| v * w).sum());
            if choice.held {
                choice.certainty = choice.certainty.min(0.5);
            }
        }
        if fold == 0 {
            println!("context {by:.2?}");
        }
    }
    choices.sort_by(|a, b| b.certainty.total_cmp(&a.certainty));
    let mut best = (0.0, 0.0);
    for least in (2..=47).rev().map(|n| f64::from(n) / 50.0) {
        let shown = || choices.iter().filter(|c| c.certainty >= least);
        let (right, wrong) = count(shown());
        let (p, r) = (right as f64 / (right + wrong).max(1) as f64, right as f64 / asked as f64);
        let f = 2.0 * p * r / (p + r).max(1e-9);
        if f > best.0 {
            best = (f, least);
        }
        // The shown ones and five more an article.
        let mut more: HashMap<usize, usize> = HashMap::new();
        let mut next = |text: usize| {
            let n = more.entry(text).or_default();
            *n += 1;
            *n <= 5
        };
        let (with, _) = count(choices.iter().filter(|c| c.certainty >= least || next(c.text)));
        println!(
            "at {least:.2} : P {p:.3} R {r:.3} F1 {f:.3}  ({right} right, {wrong} wrong, {} shown)  R@5 {:.3}",
            shown().count(),
            with as f64 / asked as f64
        );
    }
    println!("best F1 {:.3} at {:.2}", best.0, best.1);
    for from in 0..10 {
        let from = f64::from(from) / 10.0;
        let (right, wrong) = count(choices.iter().filter(|c| (from..from + 0.1).contains(&c.certainty)));
        println!(
            "certainty {from:.1}: {right} right, {wrong} wrong: {:.2}",
            right as f64 / (right + wrong).max(1) as f64
        );
    }
    let mut by_reason: HashMap<&str, [usize; 2]> = HashMap::new();
    for c in choices.iter().filter(|c| c.certainty >= best.1) {
        if !c.of.is_empty() || !c.is_optional {
            by_reason.entry(c.reason).or_default()[usize::from(c.of.is_empty())] += 1;
        }
    }
    let mut rows: Vec<_> = by_reason.into_iter().collect();
    rows.sort();
    println!("{rows:?}");
    Ok(())
}

/// Learns from all and writes the model, as `src/weigh/` reads it.
pub(crate) fn write(folders: &[String], file: &str) -> Result<(), String> {
    let texts = read(folders)?;
    let mut out = challenges_fingerprint().to_le_bytes().to_vec();
    let by = context(left_out(&texts).iter());
    out.extend(by.iter().flat_map(|w| ((w * 256.0).round() as i16).to_le_bytes()));
    let weights = learn(texts.iter());
    let mut before = 0;
    for &(slot, _) in &weights {
        let mut step = slot - before;
        before = slot;
        while step > 0x7f {
            out.push((step & 0x7f) as u8);
            step >>= 7;
        }
        out.push(step as u8 | 0x80);
    }
    out.extend(weights.iter().map(|(_, weight)| weight.cast_unsigned()));
    std::fs::write(file, out).map_err(|error| format!("{file}: {error}"))
}
