//! How sure agencies, forums and speakers are: weights of a few signs, learned from boxes by a tagger that had not seen their articles.

use kotak_fakta::training;

use crate::gold::Gold;
use crate::logistic::{fit, sigmoid};

/// What a sign of 1 is in the crate's whole numbers, and a weight of 1.
const SCALE: f64 = 16.0;
const WEIGHT: f64 = 256.0;

/// Whether what was found is labelled; nothing where it is neither asked for nor false.
fn is_right(
    found: &[String],
    asked: &[Vec<String>],
    optional: &[Vec<String>],
    same: impl Fn(&str, &str) -> bool,
) -> Option<bool> {
    let is_in = |list: &[Vec<String>]| list.iter().any(|forms| forms.iter().any(|g| found.iter().any(|f| same(f, g))));
    if is_in(asked) {
        return Some(true);
    }
    if is_in(optional) { None } else { Some(false) }
}

fn folded(form: &str) -> String {
    form.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn words(form: &str) -> Vec<String> {
    form.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Whether six tenths of the words are the same.
fn overlap(a: &str, b: &str) -> bool {
    let (a, mut b) = (words(a), words(b));
    let all = a.len() + b.len();
    let mut common = 0;
    for word in a {
        if let Some(place) = b.iter().position(|w| *w == word) {
            b.swap_remove(place);
            common += 1;
        }
    }
    10 * 2 * common >= 6 * all && all > 0
}

/// Whether all words of one name are in the other.
pub(crate) fn is_one(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let holds = |long: &[String], short: &[String]| !short.is_empty() && short.iter().all(|w| long.contains(w));
    holds(&a, &b) || holds(&b, &a)
}

/// Prints the weights for `src/entity/sure.rs`, and how right what is as sure as that is.
pub(crate) fn report(golds: &[Gold], folds: &str) -> Result<(), Box<dyn std::error::Error>> {
    let table = std::fs::read_to_string(format!("{folds}.tsv"))?;
    let fold =
        |name: &str| table.lines().filter_map(|row| row.split_once('\t')).find(|row| row.0 == name).map(|row| row.1);
    let mut points: [Vec<(Vec<f64>, bool)>; 3] = Default::default();
    let mut asked = [0, 0, 0];
    for gold in golds {
        let Some(fold) = fold(&gold.name) else { continue };
        let found = training::signs_by(&gold.text, &std::fs::read(format!("{folds}{fold}.bin"))?);
        for (kind, (list, found)) in ["agencies", "forums", "speakers"].into_iter().zip(found).enumerate() {
            let of_list = if kind == 2 { gold.speakers() } else { gold.entries(list) };
            let optional = gold.optional(list);
            asked[kind] += of_list.len();
            for (forms, signs) in found {
                let same = [|a: &str, b: &str| folded(a) == folded(b), overlap, is_one][kind];
                let right = is_right(&forms, &of_list, &optional, same);
                if let Some(right) = right {
                    points[kind].push((signs.iter().map(|&s| f64::from(s) / SCALE).collect(), right));
                }
            }
        }
    }
    for ((kind, points), all) in ["AGENCY", "EVENT", "SPEAKER"].into_iter().zip(&points).zip(asked) {
        let given: Vec<(&[f64], bool)> = points.iter().map(|(signs, right)| (signs.as_slice(), *right)).collect();
        let weights = fit(&given);
        println!("const {kind}: {:?}", weights.iter().map(|w| (w * WEIGHT).round() as i32).collect::<Vec<_>>());
        let sure = |signs: &[f64]| sigmoid(signs.iter().zip(&weights).map(|(a, b)| a * b).sum());
        for least in [0.0, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9] {
            let kept: Vec<bool> = points.iter().filter(|p| sure(&p.0) >= least).map(|p| p.1).collect();
            let right = kept.iter().filter(|&&r| r).count();
            println!(
                "  at {least:.2}: {} of {} right: precision {:.3}, recall {:.3}",
                right,
                kept.len(),
                right as f64 / kept.len().max(1) as f64,
                right as f64 / all.max(1) as f64
            );
        }
    }
    Ok(())
}
