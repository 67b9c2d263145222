//! Whether two names are one body's: their units one beside the other, where one may be short for several.

use super::blend::{blends, is_misspelt};
use super::unit::{MOST_UNITS, Sort, Unit};

/// How two names of bodies are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    /// The first is where the second begins; so many units of the second are the beginning.
    Begins(usize),
    /// The other way about.
    Begun(usize),
}

/// No short word is short for more units.
const MOST_SHORTENED: usize = 9;

/// No short word is short for more words: it has no more letters.
const MOST_WORDS: usize = 26;

/// How two names are related, if they are. Neither has more than [`MOST_UNITS`] units.
pub(super) fn relation(a: &[Unit], b: &[Unit]) -> Option<Relation> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    // For each number of units of `a`, a bit for each number of units of `b` that say the same.
    let mut same = [0_u32; MOST_UNITS + 1];
    set(&mut same, 0, 0);
    // `Kantor OJK` is `OJK`.
    if starts_around(a) {
        set(&mut same, 1, 0);
    }
    if starts_around(b) {
        set(&mut same, 0, 1);
    }
    if is_without_head(a, b) {
        set(&mut same, 0, 1);
    }
    if is_without_head(b, a) {
        set(&mut same, 1, 0);
    }
    for i in 0..a.len() {
        let reached = same.get(i).copied().unwrap_or_default();
        for j in (0..b.len()).filter(|j| reached >> j & 1 == 1) {
            let (rest_a, rest_b) = (a.get(i..).unwrap_or_default(), b.get(j..).unwrap_or_default());
            let ([first_a, ..], [first_b, ..]) = (rest_a, rest_b) else { continue };
            if is_same(first_a, first_b) {
                set(&mut same, i + 1, j + 1);
            }
            if let Some(reached) = same.get_mut(i + 1) {
                *reached |= shortened(first_a, rest_b) << j;
            }
            let counts = shortened(first_b, rest_a);
            for count in (1..=MOST_SHORTENED).filter(|count| counts >> count & 1 == 1) {
                set(&mut same, i + count, j + 1);
            }
        }
    }
    let last = same.get(a.len()).copied().unwrap_or_default();
    if last >> b.len() & 1 == 1 {
        return Some(Relation::Same);
    }
    // The whole of one of them, more than what is around it.
    let from_b = 1 + usize::from(starts_around(b));
    if let Some(count) = (from_b..b.len()).rev().find(|j| last >> j & 1 == 1) {
        return Some(Relation::Begins(count));
    }
    let from_a = 1 + usize::from(starts_around(a));
    let whole = |i: &usize| same.get(*i).is_some_and(|reached| reached >> b.len() & 1 == 1);
    (from_a..a.len()).rev().find(whole).map(Relation::Begun)
}

/// Whether each unit of one name is in the other, in any order: `KTT ke-46 ASEAN` and `KTT ASEAN ke-46`.
pub(super) fn holds(long: &[Unit], short: &[Unit]) -> bool {
    short.len() > 1 && short.iter().all(|s| long.iter().any(|l| is_same(s, l)))
}

fn starts_around(units: &[Unit]) -> bool {
    matches!(units, [first, _, ..] if first.sort == Sort::Around)
}

/// `PUTR` is the `Dinas PUTR`.
fn is_without_head(a: &[Unit], b: &[Unit]) -> bool {
    matches!((a, b), ([a, ..], [head, b, ..]) if head.sort == Sort::Head && a.key == b.key && a.sort == b.sort)
}

fn set(same: &mut [u32], i: usize, j: usize) {
    if let Some(reached) = same.get_mut(i) {
        *reached |= 1 << j;
    }
}

pub(super) fn is_same(a: &Unit, b: &Unit) -> bool {
    match (a.sort, b.sort) {
        // What regions name in different ways is one row of the tables, but not one office: `Dinas Pertanian` and
        // `Dinas Ketahanan Pangan` are two where both are written out.
        (Sort::Row, Sort::Row) => a.key == b.key && !are_written_out_apart(a.letters, b.letters),
        (Sort::Place, Sort::Place) => a.key == b.key,
        (Sort::Number, Sort::Number) => a.key == b.key,
        (Sort::Row | Sort::Place | Sort::Number, _) | (_, Sort::Row | Sort::Place | Sort::Number) => {
            a.letters.eq_ignore_ascii_case(b.letters)
        }
        _ => a.key == b.key || (!(a.known && b.known) && is_misspelt(a.letters, b.letters)),
    }
}

fn are_written_out_apart(a: &str, b: &str) -> bool {
    let (Some((head_a, _)), Some((head_b, _))) = (a.split_once(' '), b.split_once(' ')) else { return false };
    head_a.eq_ignore_ascii_case(head_b) && !a.eq_ignore_ascii_case(b)
}

/// For how many of the units a word may be short, a bit for each number.
fn shortened(short: &Unit, units: &[Unit]) -> u32 {
    if !matches!(short.sort, Sort::Word | Sort::Row | Sort::Number) || short.letters.contains(' ') {
        return 0;
    }
    // `Dinas` is not short for `Dinas Sosial`.
    if units.first().is_some_and(|u| u.letters.eq_ignore_ascii_case(short.letters)) {
        return 0;
    }
    let first = units.first().and_then(|u| u.letters.chars().next());
    let alike = short.letters.chars().next().zip(first).is_some_and(|(a, b)| a.eq_ignore_ascii_case(&b));
    // `Kesbangpol` leaves out the `Badan` in front.
    let leaves_out = units.first().is_some_and(|u| matches!(u.sort, Sort::Head | Sort::Around));
    if !alike && !leaves_out {
        return 0;
    }
    let mut words = [""; MOST_WORDS];
    let (mut count, mut counts) = (0, 0);
    for (before, unit) in units.iter().take(MOST_SHORTENED).enumerate() {
        for word in unit.letters.split_whitespace() {
            let Some(slot) = words.get_mut(count) else { return counts };
            *slot = word;
            count += 1;
        }
        if blends(short.letters, words.get(..count).unwrap_or_default(), leaves_out) {
            counts |= 2 << before;
        }
    }
    counts
}
