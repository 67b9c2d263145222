//! Whether a sentence that names no source and quotes nothing is whose that were heard last: weighed, as labelled articles taught
//! (`npm run train -- statements`).
//!
//! `Sri mengatakan dana cukup. Kita harus bersabar.` goes on with what she said, `Acara itu dihadiri warga.` does not. No single
//! sign tells, so a few are summed, each worth what it was worth in articles whose sentences are labelled with who says them.

use std::ops::Range;

use super::items::{self, Items};
use crate::fact_box::Certainty;
use crate::text::{Article, Case, Kind, Token};
use crate::weigh::{self, SCALE};

/// A class of `data/statement_words.tsv`.
#[derive(Clone, Copy)]
enum Class {
    Speaker,
    Addressed,
    Wanted,
    Possible,
    Cause,
    Contrast,
    List,
    Further,
    Past,
    Event,
    Background,
    Time,
    Incident,
    Negation,
    Pointer,
    Told,
    Colloquial,
    Figure,
    Other,
    Doing,
    Match,
}

const CLASSES: usize = Class::Match as usize + 1;

#[allow(clippy::unreadable_literal, reason = "hashes are read by nobody")]
mod words {
    use super::Class;
    include!(concat!(env!("OUT_DIR"), "/statement_words.rs"));
}
use words::WORDS;

/// Who was heard last, and what was read since.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heard {
    pub(super) person: usize,
    pub(super) block: usize,
    /// By reported speech.
    pub(super) reported: bool,
    /// How many sentences in a row are the person's by these weights alone.
    pub(super) run: u32,
    /// How many sentences were read since, and whether others were named in them or spoke.
    pub(super) since: u32,
    pub(super) others: bool,
}

/// Where a sentence is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) block: usize,
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

/// What else is known of the person.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a sign of its own")]
pub(super) struct Known {
    /// How many statements are the person's, and how many are others'.
    pub(super) own: u32,
    pub(super) others: u32,
    /// Whether `ia` would mean the person.
    pub(super) in_focus: bool,
    /// Whether the sentence names the person, and others.
    pub(super) named: bool,
    pub(super) other_named: bool,
    /// Whether a rule finds that the sentence goes on.
    pub(super) goes_on: bool,
}

/// How many signs there are beside those of words.
const PLACES: usize = 30;

pub(crate) const SIGNS: usize = PLACES + 2 * CLASSES;

/// A weight for each sign, in 1/256, with 16 bits.
pub(super) const WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// The signs of one sentence.
pub(super) fn signs(
    article: &Article,
    sentence: &Range<usize>,
    items: &Items,
    heard: &Heard,
    place: Place,
    known: &Known,
) -> [i32; SIGNS] {
    let all = items.masks.iter().fold(0, |all, mask| all | mask);
    let [second, third] = [1, 2].map(|at| items.masks.get(at).copied().unwrap_or_default());
    let capitals = items.masks.iter().skip(2).filter(|&&mask| mask & items::CAPITAL != 0).count();
    let tokens = article.slice(sentence.clone());
    let words = tokens.iter().filter(|t| t.is_word());
    let length = words.clone().count();
    let ends_with = |mark| tokens.iter().rev().take(2).any(|t| t.is_mark(mark));
    let is = |class: u64| all & class != 0;
    let same = heard.block == place.block;
    let places: [bool; PLACES] = [
        true,
        same,
        heard.block + 1 == place.block,
        heard.since == 0,
        heard.since == 1,
        heard.since > 3,
        same && heard.since == 0,
        heard.reported,
        heard.reported && same && heard.since == 0,
        heard.run > 0,
        heard.run > 2,
        place.is_first,
        place.is_last,
        known.own > 2,
        known.own > 6,
        known.others == 0,
        known.in_focus,
        known.named,
        known.other_named,
        known.goes_on,
        is(items::ROLE),
        is(items::TERM),
        second & third & items::CAPITAL != 0,
        capitals > 2,
        capitals == 0,
        is(items::COLON),
        is(items::BRACKET),
        length < 8,
        length > 30,
        ends_with('?') || ends_with('!'),
    ];
    let mut out = [0; SIGNS];
    for (sign, _) in out.iter_mut().zip(places).filter(|(_, is)| *is) {
        *sign = SCALE;
    }
    let (_, of_words) = out.split_at_mut(PLACES);
    for (nth, word) in words.enumerate() {
        let of = classes(word);
        for (class, pair) in of_words.chunks_exact_mut(2).enumerate() {
            if let [first, any] = pair
                && of >> class & 1 == 1
            {
                *any = SCALE;
                if nth == 0 {
                    *first = SCALE;
                }
            }
        }
    }
    out
}

fn classes(word: &Token) -> u32 {
    let small = matches!(word.kind, Kind::Word(Case::Lower | Case::Title));
    let at = small.then(|| WORDS.binary_search_by_key(&word.hash, |w| w.0).ok()).flatten();
    at.and_then(|at| WORDS.get(at)).map_or(0, |word| word.1)
}

/// How sure it is that the person says it.
pub(super) fn certainty(packed: &[u8], signs: &[i32; SIGNS]) -> Certainty {
    let mut weights = [0; SIGNS];
    for (weight, bytes) in weights.iter_mut().zip(packed.chunks_exact(2)) {
        *weight = bytes.try_into().map_or(0, i16::from_le_bytes).into();
    }
    weigh::certainty(&weights, signs)
}
