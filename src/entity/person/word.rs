//! The words of a name, and whether two of them are one: the same letters, an initial, a misspelling.

use std::ops::Range;

use super::beside::{Around, ONLY_HONORIFICS};
use crate::lexicon::{self, Entry, HonorificKind, Word, kinds, words};
use crate::text::{Article, Case, Kind, Span, Token, folded};

/// A word of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameWord<'a> {
    pub(super) text: &'a str,
    /// Of its folded letters.
    pub(super) hash: u32,
    /// `Moh.`
    dot: bool,
}

/// How people are called by those who know them: they stand before a name or a part of it, and tell nobody apart.
const ADDRESS: &[Word] = words![
    "gus", "cak", "kang", "mbak", "mba", "mas", "bang", "bung", "abi", "umi", "teh", "bunda", "abah", "mbah", "kak",
    "om", "ning", "buya", "habib", "raden"
];

/// No name has more words: what comes after so many tells nobody apart.
const MOST_WORDS: usize = 16;

/// A longer word is nobody's, and is only itself: nobody shortens or misspells it.
const LONGEST_WORD: usize = 32;

/// The shortest word that is the beginning or the end of another, and still means the same person: `Pram`, `Romi`.
const SHORTEST_PART: usize = 3;

impl<'a> Around<'a> {
    /// The words of a name, without forms of address, brackets and what is in quotation marks.
    pub(super) fn words(self, name: Range<usize>) -> Vec<NameWord<'a>> {
        let mut out = Vec::with_capacity(name.len().min(MOST_WORDS));
        let mut letters = Vec::new();
        let mut quoted = false;
        let last = name.end.saturating_sub(1);
        for i in name {
            let Some(token) = self.token(i) else { continue };
            quoted ^= token.is_mark('"');
            if !token.is_word() || quoted || out.is_empty() && i < last && token.is_any(ADDRESS) {
                continue;
            }
            // `L.Najamudin`, `Chow-Yun`
            let text = self.text(i).get(glued_honorifics(token, self.text(i))..).unwrap_or_default();
            let mut parts = text.split(['.', '-']).filter(|p| !p.is_empty()).peekable();
            while let Some(text) = parts.next().filter(|_| out.len() < MOST_WORDS) {
                let hash = lexicon::hash(folded(text, &mut letters));
                out.push(NameWord { text, hash, dot: token.dot || parts.peek().is_some() });
            }
        }
        out
    }
}

/// Where a name is written, without the honorifics that its first token begins with (`H.Ali`).
pub(super) fn written(article: &Article, name: &Range<usize>) -> Span {
    let last = name.end.checked_sub(1).and_then(|i| article.token(i));
    let (Some(first), Some(last)) = (article.token(name.start), last) else { return Span::default() };
    let end = if last.kind == Kind::Word(Case::Initial) { last.full_end() } else { last.span.end };
    Span::new(first.span.start + glued_honorifics(first, first.span.of(article.text)), end)
}

/// How many letters of a token are honorifics: `H.` of `H.Ali`, `Ns.H.` of `Ns.H.Ali`.
fn glued_honorifics(token: &Token, mut text: &str) -> usize {
    let mut letters = Vec::new();
    let mut length = 0;
    while let Some((part, rest)) = text.split_once('.').filter(|(_, rest)| !rest.is_empty()) {
        let folded = folded(part, &mut letters);
        let word = lexicon::word(folded, lexicon::hash(folded));
        let one = Token { word, opens: lexicon::opened_by(word), ..*token };
        if !one.is_any(ONLY_HONORIFICS) && !is_degree(&one) {
            break;
        }
        length += part.len() + 1;
        text = rest;
    }
    length
}

fn is_degree(token: &Token) -> bool {
    let is = |e| matches!(e, Entry::Honorific(HonorificKind::DegreePrefix)).then_some(());
    lexicon::longest(std::slice::from_ref(token), kinds![Honorific], is).is_some()
}

impl NameWord<'_> {
    pub(super) fn is(self, other: Self) -> bool {
        self.hash == other.hash && same(self.text, other.text)
    }

    const fn is_long(self) -> bool {
        self.text.len() > LONGEST_WORD
    }

    /// `M.` for `Muhammad`, `Moh.` for `Mohammad`.
    pub(super) fn abbreviates(self, other: Self) -> bool {
        let is_short = self.dot || self.text.chars().nth(1).is_none();
        is_short && starts(other.text, self.text) || self.is_muhammad() && other.is_muhammad()
    }

    /// `Moh.`, `Mochamad`: a name with many spellings, all with the same consonants.
    fn is_muhammad(self) -> bool {
        let second = self.text.as_bytes().get(1);
        if self.text.len() > 10 || !second.is_some_and(|b| b"uoUO".contains(b)) {
            return false;
        }
        let mut letters = [0; LONGEST_WORD];
        let consonants = self.text.bytes().filter(|b| !b"aeiouAEIOUcC".contains(b));
        matches!(squeezed(consonants, &mut letters), b"mh" | b"mhd" | b"mhmd" | b"mhmt")
    }

    /// Whether both have the same letters, doubled ones apart, but for one: `Anetta` and `Anneta`.
    pub(super) fn is_nearly(self, other: Self) -> bool {
        // One letter is not both the first and the last.
        let differ = |a: Option<u8>, b: Option<u8>| a.zip(b).is_none_or(|(a, b)| !a.eq_ignore_ascii_case(&b));
        let ends = |text: &str| (text.bytes().next(), text.bytes().next_back());
        let (a, b) = (ends(self.text), ends(other.text));
        if self.is_long() || other.is_long() || differ(a.0, b.0) && differ(a.1, b.1) {
            return false;
        }
        let (mut a, mut b) = ([0; LONGEST_WORD], [0; LONGEST_WORD]);
        let (a, b) = (squeezed(self.text.bytes(), &mut a), squeezed(other.text.bytes(), &mut b));
        a.len().abs_diff(b.len()) <= 1 && distance(a, b, 1) <= 1
    }

    /// `Hasrudin` for `Hasruddin`: of two that begin alike one letter is left out, put in, exchanged or in the wrong place.
    pub(super) fn misspells(self, other: Self) -> bool {
        let (a, b) = (self.text.as_bytes(), other.text.as_bytes());
        let begins_alike = a.first().zip(b.first()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b));
        begins_alike && a.len().abs_diff(b.len()) <= 1 && distance(a, b, 1) <= 1
    }

    /// `Pram` for `Pramono`, `Romi` for `Ikromi`.
    pub(super) fn is_part_of(self, other: Self) -> bool {
        let (short, long) = (self.text, other.text);
        let end = || long.len().checked_sub(short.len()).and_then(|from| long.get(from..));
        short.len() >= SHORTEST_PART
            && short.len() < long.len()
            && (starts(long, short) || short.len() > SHORTEST_PART && end().is_some_and(|end| same(end, short)))
    }

    /// `Ara` for `Maruarar`: its letters in their order.
    pub(super) fn has_letters_of(self, other: Self) -> bool {
        let mut letters = other.text.chars();
        self.text.chars().all(|c| letters.any(|own| own.eq_ignore_ascii_case(&c)))
    }

    /// `Jokowi` for `Joko Widodo`: the beginnings of two words.
    pub(super) fn blends(self, first: Self, second: Self) -> bool {
        !self.is_long()
            && (2..self.text.len().saturating_sub(1)).any(|cut| {
                let (Some(one), Some(other)) = (self.text.get(..cut), self.text.get(cut..)) else { return false };
                (same(first.text, one) || starts(first.text, one)) && starts(second.text, other)
            })
    }
}

/// `SBY` for `Susilo Bambang Yudhoyono`, `KDM` for one whom people call `Kang` before these letters.
pub(super) fn is_acronym(word: NameWord, name: &[NameWord]) -> bool {
    let mut letters = word.text.chars().peekable();
    if name.len() < 2 || word.text.len() < 2 || word.text.chars().any(|c| !c.is_uppercase()) {
        return false;
    }
    let initial = |w: &NameWord| w.text.chars().next().and_then(|c| c.to_uppercase().next());
    if letters.clone().count() == name.len() + 1 {
        letters.next_if(|c| matches!(c, 'K' | 'G' | 'B' | 'C'));
    }
    name.iter().all(|w| letters.next() == initial(w)) && letters.next().is_none()
}

fn same(a: &str, b: &str) -> bool {
    let lower = |c: char| c.to_lowercase();
    a.eq_ignore_ascii_case(b) || !a.is_ascii() && a.chars().flat_map(lower).eq(b.chars().flat_map(lower))
}

/// The small letters of a word, doubled ones once, as far as there is room. They are kept in no list: names are compared by the
/// thousand.
fn squeezed(word: impl Iterator<Item = u8>, letters: &mut [u8; LONGEST_WORD]) -> &[u8] {
    let mut count = 0;
    let mut last = 0;
    for letter in word.map(|b| b.to_ascii_lowercase()) {
        if letter != last
            && let Some(slot) = letters.get_mut(count)
        {
            *slot = letter;
            count += 1;
        }
        last = letter;
    }
    letters.get(..count).unwrap_or_default()
}

fn starts(long: &str, short: &str) -> bool {
    short.len() < long.len() && long.get(..short.len()).is_some_and(|start| same(start, short))
}

/// How many letters differ; one more than the budget where it is spent. Few steps, as the budget is small.
fn distance(a: &[u8], b: &[u8], budget: usize) -> usize {
    let alike = a.iter().zip(b).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let (a, b) = (a.get(alike..).unwrap_or_default(), b.get(alike..).unwrap_or_default());
    if budget == 0 || a.is_empty() || b.is_empty() {
        return a.len().max(b.len()).min(budget + 1);
    }
    let swapped = a.len() > 1 && b.len() > 1 && a.first() == b.get(1) && a.get(1) == b.first();
    let steps = [(1, 1), (1, 0), (0, 1), if swapped { (2, 2) } else { (1, 1) }];
    let after = |(left, right): (usize, usize)| {
        1 + distance(a.get(left..).unwrap_or_default(), b.get(right..).unwrap_or_default(), budget - 1)
    };
    steps.into_iter().map(after).min().unwrap_or(budget + 1)
}
