//! Whose the words are that name no source: weights of signs, learned from articles whose sentences are labelled with who says them.
//! What is weighed of a sentence hangs on what was decided of those before it, so it is learned in rounds.

use std::collections::BTreeMap;
use std::ops::Range;

use kotak_fakta::training::{self, STATEMENT_SIGNS, Weighed};
use serde_json::Value;

use crate::certainty::is_one;
use crate::gold::Gold;
use crate::logistic::{fit, sigmoid};

/// What a sign of 1 is in the crate's whole numbers, and a weight of 1.
const SCALE: f64 = 16.0;
const WEIGHT: f64 = 256.0;

const ROUNDS: usize = 4;

struct Point {
    signs: Vec<f64>,
    right: bool,
}

/// Learns from all, prints how right what is so likely is by cross-validation, and gives the weights.
pub(crate) fn learn(golds: &[Gold], folds: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let table = std::fs::read_to_string(format!("{folds}.tsv"))?;
    let fold_of: BTreeMap<&str, &str> = table.lines().filter_map(|row| row.split_once('\t')).collect();
    let mut taggers = BTreeMap::new();
    for &fold in fold_of.values() {
        taggers.insert(fold, std::fs::read(format!("{folds}{fold}.bin"))?);
    }
    let golds: Vec<(&Gold, &str)> = golds.iter().filter_map(|g| Some((g, *fold_of.get(g.name.as_str())?))).collect();
    let nothing = vec![0; 2 * STATEMENT_SIGNS];
    let mut all = nothing.clone();
    for _ in 0..ROUNDS {
        all = weights(&points(&golds, &taggers, |_| &all), |_| true);
    }
    let mut of_fold: BTreeMap<&str, Vec<u8>> = taggers.keys().map(|&fold| (fold, nothing.clone())).collect();
    let mut seen = Vec::new();
    for _ in 0..ROUNDS {
        seen = points(&golds, &taggers, |fold| &of_fold[fold]);
        of_fold = taggers.keys().map(|&fold| (fold, weights(&seen, |other| other != fold))).collect();
    }
    report(&seen, &of_fold);
    Ok(all)
}

/// What is weighed of all articles, with the part each is in.
type Points<'a> = Vec<(&'a str, Point)>;

fn points<'a, 'w>(
    golds: &[(&Gold, &'a str)],
    taggers: &BTreeMap<&str, Vec<u8>>,
    by: impl Fn(&str) -> &'w Vec<u8>,
) -> Points<'a> {
    let mut out = Vec::new();
    for (gold, fold) in golds {
        let sentences = sentences(&gold.text);
        for weighed in training::weighed_statements(&gold.text, &taggers[fold], by(fold)) {
            let right = is_right(gold, &sentences, &weighed);
            let signs = weighed.signs.iter().map(|&s| f64::from(s) / SCALE).collect();
            out.push((*fold, Point { signs, right }));
        }
    }
    out
}

fn weights(points: &Points, is_in: impl Fn(&str) -> bool) -> Vec<u8> {
    let points = points.iter().filter(|(fold, _)| is_in(fold));
    let given: Vec<(&[f64], bool)> = points.map(|(_, p)| (p.signs.as_slice(), p.right)).collect();
    fit(&given).iter().flat_map(|w| ((w * WEIGHT).round() as i16).to_le_bytes()).collect()
}

fn report(points: &Points, of_fold: &BTreeMap<&str, Vec<u8>>) {
    let sure = |fold: &str, p: &Point| {
        let weights = of_fold[fold].chunks_exact(2).map(|b| f64::from(i16::from_le_bytes([b[0], b[1]])) / WEIGHT);
        sigmoid(p.signs.iter().zip(weights).map(|(s, w)| s * w).sum())
    };
    let weighed: Vec<(f64, bool)> = points.iter().map(|(fold, p)| (sure(fold, p), p.right)).collect();
    let all = weighed.iter().filter(|p| p.1).count();
    println!("{} weighed, {all} right", weighed.len());
    for least in [0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] {
        let kept: Vec<bool> = weighed.iter().filter(|p| p.0 >= least).map(|p| p.1).collect();
        let right = kept.iter().filter(|&&r| r).count();
        let share = |n: usize| right as f64 / n.max(1) as f64;
        println!(
            "  at {least:.2}: {right} of {} right: precision {:.3}, recall {:.3}",
            kept.len(),
            share(kept.len()),
            share(all)
        );
    }
}

/// Whether the labels give the sentence to the person: most of its labelled sentences.
fn is_right(gold: &Gold, sentences: &[Range<usize>], weighed: &Weighed) -> bool {
    let covers = |s: &Range<usize>| {
        let (start, end) = (s.start.max(weighed.sentence.start), s.end.min(weighed.sentence.end));
        end.saturating_sub(start)
    };
    let Some((number, _)) = sentences.iter().enumerate().max_by_key(|(i, s)| (covers(s), usize::MAX - i)) else {
        return false;
    };
    let people = gold.labels.get("people").and_then(Value::as_array);
    people.into_iter().flatten().any(|person| {
        let says = person.get("says").and_then(Value::as_array);
        let forms = std::iter::once(person.get("name"))
            .chain(person.get("forms").and_then(Value::as_array).into_iter().flatten().map(Some));
        let mut forms = forms.flatten().filter_map(Value::as_str);
        says.into_iter().flatten().any(|n| n.as_u64() == Some(number as u64))
            && forms.any(|form| weighed.forms.iter().any(|f| is_one(form, f)))
    })
}

/// What an abbreviation's full stop is after, as the labels count sentences.
const ABBREVIATIONS: [&str; 37] = [
    "Dr", "Drs", "Dra", "Ir", "Prof", "H", "Hj", "KH", "Tn", "Ny", "Jl", "No", "Kab", "Kec", "Prov", "Pol", "Purn",
    "Letjen", "Mayjen", "Brigjen", "Kol", "Kapt", "Kompol", "AKP", "AKBP", "Komjen", "Irjen", "Iptu", "Ipda", "Sdr",
    "dkk", "dll", "dsb", "St", "Mr", "Mrs", "Rp",
];

/// Where the sentences are that the labels number, in bytes.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        out.extend(in_paragraph(trimmed).into_iter().map(|s| start + s.start..start + s.end));
    }
    out
}

fn in_paragraph(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut from, mut at) = (0, 0);
    let is_stop = |c: char| matches!(c, '.' | '!' | '?');
    while let Some(found) = text[at..].find(is_stop) {
        let stops = at + found;
        let rest = text[stops..].trim_start_matches(is_stop);
        let closed = rest.trim_start_matches(['"', '”', '’', '\'', ')']);
        let next = closed.trim_start();
        at = text.len() - rest.len();
        let opens = |next: &str| {
            let bare = next.strip_prefix(['"', '“', '‘', '(']).unwrap_or(next);
            bare.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
        };
        if next.len() == closed.len() || !opens(next) {
            continue;
        }
        let before = text[from..stops]
            .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '.'))
            .next()
            .unwrap_or_default();
        let short = ABBREVIATIONS.contains(&before)
            || before.len() == 1 && before.starts_with(|c: char| c.is_ascii_uppercase());
        if text[stops..].starts_with('.') && short {
            continue;
        }
        let end = text.len() - next.len();
        out.push(from..from + text[from..end].trim_end().len());
        (from, at) = (end, end);
    }
    if from < text.len() {
        out.push(from..text.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_counted_as_the_labels_count_them() {
        let text = "Judul\n\n“Kami siap. Besok mulai!” kata Dr. Sri. Ia hadir. 3 orang pulang.\nSelesai.";
        let found: Vec<_> = sentences(text).into_iter().map(|s| &text[s]).collect();
        assert_eq!(
            found,
            ["Judul", "“Kami siap.", "Besok mulai!” kata Dr. Sri.", "Ia hadir.", "3 orang pulang.", "Selesai."]
        );
    }
}
