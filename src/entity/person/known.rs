//! Which mentions are one person's.

use std::ops::Range;

use super::beside::Around;
use super::mention::Found;
use super::{People, Person, PersonMention};
use crate::order::{keyed, sorted, value_of};
use crate::text::{Article, Case, Kind, Token};

/// How many of those who share a word of a name are asked whether it is theirs.
const NAMESAKES: usize = 40;

/// How many mentions back a name may be that another one misspells or shortens.
const RECENT: usize = 50;

/// An article has at most so many people; who comes after them is none.
const MOST_PEOPLE: usize = 2_000;

/// The people of an article, by their mentions.
pub(super) fn people(article: &Article, found: Vec<Found>) -> People {
    let around = Around { article };
    let mut words = Vec::new();
    for (number, found) in found.iter().enumerate() {
        let nickname = found.nickname.clone().unwrap_or_default();
        words.extend(found.mention.name.clone().chain(nickname).map(|i| keyed(around.hash(i), number)));
    }
    let mut known = Known { around, words: sorted(words), latest: Vec::new(), of: People::default() };
    for found in found {
        known.add(found);
    }
    known.of
}

struct Known<'a> {
    around: Around<'a>,
    /// The numbers of the mentions by the hash of each of their words, sorted.
    words: Vec<u64>,
    /// Of each person the last mention.
    latest: Vec<usize>,
    of: People,
}

impl Known<'_> {
    fn add(&mut self, found: Found) {
        let Found { mut mention, nickname, never_speaks } = found;
        let number = self.of.people.len();
        let person = self.find(&mention.name).unwrap_or(number);
        if person == number {
            if number == MOST_PEOPLE {
                return;
            }
            self.of.people.push(Person {
                name: mention.name.clone(),
                title: None,
                nickname: None,
                never_speaks: false,
            });
            self.latest.push(0);
        }
        mention.person = person;
        if let Some(known) = self.of.people.get_mut(person) {
            if self.around.is_fuller(&mention.name, &known.name) {
                known.name = mention.name.clone();
            }
            known.nickname = known.nickname.take().or(nickname);
            known.title = known.title.take().or_else(|| mention.title.clone());
            known.never_speaks |= never_speaks;
        }
        if let Some(latest) = self.latest.get_mut(person) {
            *latest = self.of.mentions.len();
        }
        self.of.mentions.push(mention);
    }

    /// The mentions before this one that have a word, the latest first.
    fn with_word(&self, at: usize) -> impl Iterator<Item = &PersonMention> {
        let hash = u64::from(self.around.hash(at));
        let to = self.words.partition_point(|&w| w < (hash << 32 | self.of.mentions.len() as u64));
        let before = self.words.get(..to).unwrap_or_default().iter().rev();
        before.take_while(move |&&w| w >> 32 == hash).take(NAMESAKES).filter_map(|&w| self.of.mentions.get(value_of(w)))
    }

    /// The person a name means: the latest mentioned of those it fits best.
    fn find(&self, name: &Range<usize>) -> Option<usize> {
        let mut best: Option<(Fit, usize, usize)> = None;
        let mut ask = |person: usize| {
            let (Some(known), Some(&latest)) = (self.of.people.get(person), self.latest.get(person)) else { return };
            let fit = self.around.fit(known, name);
            if fit > Fit::None && best.is_none_or(|b| b < (fit, latest, person)) {
                best = Some((fit, latest, person));
            }
        };
        for mention in name.clone().flat_map(|i| self.with_word(i)) {
            ask(mention.person);
        }
        for mention in self.of.mentions.iter().rev().take(RECENT) {
            ask(mention.person);
        }
        best.map(|(_, _, person)| person)
    }
}

/// How well a name is a known person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    None,
    /// `Yuda` for `Wirayuda`.
    Shortened,
    /// `Hasrudin` for `Hasruddin`.
    Misspelt,
    /// `SBY`
    Acronym,
    /// All words of one are in the other.
    Same,
}

impl Around<'_> {
    /// Whether a name is longer than another and written as names are: `I Wayan Koster`, but not `KOSTER`.
    fn is_fuller(self, name: &Range<usize>, than: &Range<usize>) -> bool {
        self.words_of(name).count() > self.words_of(than).count()
    }

    fn words_of(self, name: &Range<usize>) -> impl Iterator<Item = usize> + Clone {
        name.clone().filter(move |&i| self.token(i).is_some_and(Token::is_word))
    }

    fn fit(self, known: &Person, name: &Range<usize>) -> Fit {
        let (long, short) = if self.is_fuller(name, &known.name) { (name, &known.name) } else { (&known.name, name) };
        let called = known.nickname.as_ref().is_some_and(|n| self.holds(n, name));
        if called || self.holds(long, short) {
            return Fit::Same;
        }
        let one = (short.len() == 1).then_some(short.start);
        let is_acronym = |i: usize| matches!(self.token(i).map(|t| t.kind), Some(Kind::Word(Case::Upper)));
        if one.is_some_and(|i| is_acronym(i) && self.is_acronym_of(i, long)) {
            return Fit::Acronym;
        }
        if self.nearly_holds(long, short) {
            return Fit::Misspelt;
        }
        let shortens = |s: usize| long.len() > 1 && self.words_of(long).any(|l| self.shortens(s, l));
        if one.is_some_and(shortens) { Fit::Shortened } else { Fit::None }
    }

    /// All words of the shorter name, at least one of them in full, are in the longer one.
    fn holds(self, long: &Range<usize>, short: &Range<usize>) -> bool {
        let mut full = false;
        self.words_of(short).all(|s| {
            let same = self.words_of(long).any(|l| self.same_word(l, s));
            full |= same && self.text(s).len() > 2;
            same || self.words_of(long).any(|l| self.abbreviates(s, l) || self.abbreviates(l, s))
        }) && (full || short.len() == 1)
    }

    /// As [`Around::holds`], but one word may be misspelt.
    fn nearly_holds(self, long: &Range<usize>, short: &Range<usize>) -> bool {
        let mut misspelt = 0;
        self.words_of(short).all(|s| {
            if self.words_of(long).any(|l| self.same_word(l, s)) {
                return true;
            }
            misspelt += 1;
            self.words_of(long).any(|l| self.misspells(l, s))
        }) && misspelt <= 1
    }
}
