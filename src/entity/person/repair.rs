//! What the article says elsewhere mends a tagger's names: `I Wayan` and `Koster` side by side, `Jakarta Widyastuti`, `Sri` where it
//! is `Sri Wahyuni`.

use std::ops::Range;

use super::beside::Around;
use super::office::Offices;
use crate::lexicon::{Entry, PlaceKind, TitleKind, kinds};
use crate::order::{keyed, sorted};
use crate::text::{Block, Case, Kind, Part, Token};

/// How many words a name gets back at either end.
const MOST_BACK: usize = 3;

/// No name that was cut in two has more tokens.
const LONGEST_JOINED: usize = 6;

/// A longer word is two of which a site has lost the space: `Setiawanmenyampaikan`.
const LONGEST_WORD: usize = 14;

/// The words that the article's persons are called by.
pub(super) struct Called {
    /// Each word of a name of several words: its hash, and its place in the text.
    of_names: Vec<u64>,
    /// Each name of one word, likewise.
    alone: Vec<u64>,
    /// Each two words that follow each other in a name, as one hash.
    pairs: Vec<u64>,
    /// The first word of each name.
    firsts: Vec<u64>,
}

impl Called {
    pub(super) fn new(around: Around, persons: &[Range<usize>]) -> Self {
        let (mut of_names, mut alone, mut pairs, mut firsts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for name in persons {
            let words = if name.len() > 1 { &mut of_names } else { &mut alone };
            words.extend(name.clone().map(|i| keyed(around.hash(i), i)));
            pairs.extend((name.start + 1..name.end).map(|i| keyed(around.pair(i), i)));
            firsts.push(keyed(around.hash(name.start), name.start));
        }
        Self { of_names: sorted(of_names), alone: sorted(alone), pairs: sorted(pairs), firsts: sorted(firsts) }
    }

    /// The names of a block, mended; an office gets back the place that a name had taken from it.
    pub(super) fn mended(
        &self,
        around: Around,
        offices: &mut Offices,
        persons: &[Range<usize>],
        block: &Block,
    ) -> Vec<Range<usize>> {
        let Range { start, end } = block.tokens;
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut free = start;
        for (number, name) in persons.iter().enumerate() {
            let mut name = name.start.max(start)..name.end.min(end);
            let next = persons.get(number + 1).map_or(end, |n| n.start);
            self.add_missed(around, free..name.start, &mut out);
            if offices.end_at(name.start)
                && let Some(place) = self.place_before(around, &name)
            {
                offices.reach(name.start, name.start + place);
                name.start += place;
            }
            name.start += Self::words_before(around, offices, &name);
            for _ in 0..MOST_BACK {
                let before =
                    name.start > free && around.is_free(name.start - 1) && has(&self.pairs, around.pair(name.start));
                name.start -= usize::from(before);
                let known = has(&self.pairs, around.pair(name.end))
                    || block.part != Part::Headline && name.len() == 1 && ends_name(around, name.end);
                let after = name.end < next && around.is_free(name.end) && known;
                name.end += usize::from(after);
            }
            free = name.end;
            match out.last_mut().filter(|last| last.end == name.start && name.end - last.start <= LONGEST_JOINED) {
                Some(last) => last.end = name.end,
                None => out.push(name),
            }
        }
        self.add_missed(around, free..end, &mut out);
        out.retain(|name| !self.is_none(around, name));
        out
    }

    /// How many tokens of a place a name begins with, where the article calls the person by what follows.
    fn place_before(&self, around: Around, name: &Range<usize>) -> Option<usize> {
        let is_place = |e| match e {
            Entry::Place(kind, _) => Some(matches!(kind, PlaceKind::Province | PlaceKind::Kabupaten | PlaceKind::Kota)),
            _ => None,
        };
        let (length, is_sure) = around.phrase(name.start, name.end, kinds![Place], is_place)?;
        let rest = name.start + length;
        let elsewhere =
            || others(&self.firsts, around.hash(rest), rest) && !others(&self.pairs, around.pair(rest), rest);
        (rest < name.end && (length > 1 && is_sure || elsewhere())).then_some(length)
    }

    /// How many words before a name are none of it: `Menurut Efran`, and `OJK Mahendra`, where the office gets its word back.
    fn words_before(around: Around, offices: &mut Offices, name: &Range<usize>) -> usize {
        if name.len() < 2 || may_be_name(around, name.start) {
            return 0;
        }
        let is_acronym =
            matches!(around.token(name.start).map(|t| t.kind), Some(Kind::Word(Case::Upper | Case::Mixed)));
        let of_office = is_acronym || offices.end_at(name.start);
        let other = |e| match e {
            Entry::Speech(..) => Some(false),
            Entry::Title(kind) if kind != TitleKind::Address => Some(true),
            Entry::Body(_) | Entry::BodyHead(..) if of_office => Some(true),
            _ => None,
        };
        let person = |e| matches!(e, Entry::PersonName | Entry::Stopname(true)).then_some(());
        let all = kinds![Speech, Title, Body, BodyHead];
        let Some((length, is_office)) = around.phrase(name.start, name.end - 1, all, other) else { return 0 };
        if around.phrase(name.start, name.start + 1, kinds![PersonName, Stopname], person).is_some() {
            return 0;
        }
        if is_office {
            offices.reach(name.start, name.start + length);
        }
        length
    }

    /// A word that the tagger sees in somebody's name elsewhere, and in nothing here: `ujar Koster`.
    fn add_missed(&self, around: Around, mut among: Range<usize>, out: &mut Vec<Range<usize>>) {
        while let Some(at) = among.next() {
            let stands_alone = |i: usize| !around.token(i).is_some_and(Token::is_capitalised);
            let is_called = |i: usize| {
                around.is_free(i)
                    && around.token(i).is_some_and(|t| !t.word.is_known())
                    && has(&self.of_names, around.hash(i))
            };
            if !is_called(at) || at.checked_sub(1).is_some_and(|b| !stands_alone(b)) {
                continue;
            }
            let mut to = at + 1;
            while to < among.end && is_called(to) && has(&self.pairs, around.pair(to)) {
                to += 1;
            }
            if stands_alone(to) {
                out.push(at..to);
            }
            among.start = to;
        }
    }

    /// A tagged word that is nobody's name: a common word that opens a sentence, a place, an office.
    fn is_none(&self, around: Around, name: &Range<usize>) -> bool {
        if !name.clone().any(|i| around.token(i).is_some_and(Token::is_capitalised)) {
            return true;
        }
        let Some(token) = around.token(name.start).filter(|t| name.len() == 1 && t.word.is_known()) else {
            return false;
        };
        if has(&self.of_names, token.hash) {
            return false;
        }
        let person = |e| matches!(e, Entry::PersonName | Entry::Stopname(true)).then_some(());
        let other = |e| match e {
            Entry::Title(_) => Some(()),
            Entry::Place(kind, _) => {
                matches!(kind, PlaceKind::Province | PlaceKind::Kabupaten | PlaceKind::Kota).then_some(())
            }
            _ => None,
        };
        let opens = around.article.sentences.binary_search_by_key(&name.start, |s| s.start).is_ok();
        let is_named = around.phrase(name.start, name.end, kinds![PersonName, Stopname], person).is_some();
        let is_other = around.phrase(name.start, name.end, kinds![Title, Place], other).is_some();
        !is_named && (is_other || opens && !others(&self.alone, token.hash, name.start))
    }
}

/// A word that may be the last of a name: not in a line where all words have capitals.
fn ends_name(around: Around, at: usize) -> bool {
    may_be_name(around, at) && !around.token(at + 1).is_some_and(Token::is_capitalised)
}

/// A word inside a sentence that no table of the rules holds, or that persons are called by.
fn may_be_name(around: Around, at: usize) -> bool {
    let Some(token) = around.token(at) else { return false };
    let person = |e| matches!(e, Entry::PersonName | Entry::Stopname(true)).then_some(());
    let is_title_case = matches!(token.kind, Kind::Word(Case::Title)) && !token.dot;
    let is_short = token.span.len() <= LONGEST_WORD;
    is_short
        && is_title_case
        && (!token.word.is_known() || around.phrase(at, at + 1, kinds![PersonName, Stopname], person).is_some())
}

/// Whether a sorted list has something with a hash.
fn has(list: &[u64], hash: u32) -> bool {
    let at = list.partition_point(|&entry| entry < keyed(hash, 0));
    list.get(at).is_some_and(|entry| entry >> 32 == u64::from(hash))
}

/// Whether it has something with a hash at another place than this one.
fn others(list: &[u64], hash: u32, place: usize) -> bool {
    let at = list.partition_point(|&entry| entry < keyed(hash, 0));
    let of_hash = list.get(at..).unwrap_or_default().iter().take_while(|&&entry| entry >> 32 == u64::from(hash));
    of_hash.take(2).any(|&entry| entry != keyed(hash, place))
}
