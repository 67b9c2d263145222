//! Which mentions are one person's.

use super::beside::{Around, Gender};
use super::mention::Found;
use super::word::{NameWord, is_acronym};
use super::{People, Person, PersonMention};
use crate::order::{keyed, sorted, value_of};

/// How many of those who share a word of a name are asked whether it is theirs.
const NAMESAKES: usize = 40;

/// How many mentions back a name may be that another one misspells or shortens.
const RECENT: usize = 50;

/// So many mentions back are what was just mentioned.
const JUST_MENTIONED: usize = 6;

/// Between a name and the one that people call the person by are at most so many tokens.
const NEXT: usize = 4;

/// An article has at most so many people; who comes after them is none.
const MOST_PEOPLE: usize = 2_000;

/// A word of a name alone is long enough to be misspelt.
const LONG: usize = 6;

/// Beside another word that is right, a shorter one may be misspelt: `Arif` and `Arief Kharisvan`.
const LONG_BESIDE: usize = 3;

/// The people of an article.
pub(super) struct Known<'a> {
    around: Around<'a>,
    /// The numbers of the mentions by the hash of each of their words, sorted.
    words: Vec<u64>,
    /// What is known of each person.
    facts: Vec<Facts<'a>>,
    of: People,
}

struct Facts<'a> {
    words: Vec<NameWord<'a>>,
    nickname: Vec<NameWord<'a>>,
    gender: Option<Gender>,
    /// `ES (41)`
    hidden: bool,
    /// The title is one that the tagger had missed.
    untagged: bool,
    /// The last mention.
    latest: usize,
}

/// How well a name is a known person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    None,
    /// `Pram` for `Pramono Anung`.
    Shortened,
    /// `Hasrudin` for `Hasruddin`.
    Misspelt,
    /// `SBY`, `Jokowi`.
    Acronym,
    /// All words of one are in the other.
    Same,
}

impl<'a> Known<'a> {
    /// Files the mentions of the body under their persons.
    pub(super) fn new(around: Around<'a>, found: Vec<Found<'a>>) -> Self {
        let mut words = Vec::new();
        for (number, found) in found.iter().enumerate() {
            let nickname = found.nickname.clone().map_or_else(Vec::new, |n| around.words(n));
            words.extend(found.words.iter().chain(&nickname).map(|w| keyed(w.hash, number)));
        }
        let mut known = Self { around, words: sorted(words), facts: Vec::new(), of: People::default() };
        let mut found = found.into_iter().peekable();
        while let Some(mut one) = found.next() {
            // `Awe sapaan akrabnya Akhmad Wahyudi`: the one after is the same, whom the article may have named before.
            let next =
                found.peek().filter(|next| next.by_name && next.mention.whole.start <= one.mention.whole.end + NEXT);
            let same = next.and_then(|next| known.find(next));
            one.by_name |= same.is_some();
            known.add(one, same);
        }
        known
    }

    pub(super) fn people(self) -> People {
        self.of
    }

    fn add(&mut self, found: Found<'a>, same: Option<usize>) {
        let number = self.of.people.len();
        let before = same.or_else(|| self.called(&found));
        let person = self.find(&found).or(before).unwrap_or(number);
        let mut mention = found.mention.clone();
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
            self.facts.push(Facts {
                words: found.words.clone(),
                nickname: Vec::new(),
                gender: None,
                hidden: false,
                untagged: false,
                latest: 0,
            });
        }
        self.learn(person, found);
        if let Some(facts) = self.facts.get_mut(person) {
            facts.latest = self.of.mentions.len();
        }
        mention.person = person;
        self.of.mentions.push(mention);
    }

    /// Whom a nickname without a name means: of those just mentioned the one whose name has its letters (`Ara`: `Maruarar`), or else
    /// the last.
    fn called(&self, found: &Found) -> Option<usize> {
        if !found.by_name {
            return None;
        }
        let mentions = self.of.mentions.iter().rev().map(|m| m.person).take(JUST_MENTIONED);
        let has_letters = |person: &usize| {
            let words = self.facts.get(*person).map_or(&[][..], |facts| facts.words.as_slice());
            found.words.iter().all(|w| words.iter().any(|own| w.has_letters_of(*own)))
        };
        mentions.clone().find(has_letters).or_else(|| mentions.clone().next())
    }

    /// Headlines name people whom the body names: in full at times, and with an office that it leaves out.
    pub(super) fn learn_from_headline(&mut self, found: Vec<Found<'a>>) {
        for found in found {
            if let Some(person) = self.find(&found) {
                self.learn(person, found);
            }
        }
    }

    fn learn(&mut self, person: usize, found: Found<'a>) {
        let Found { mention, words, mut nickname, gender, never_speaks, by_name, hidden, untagged } = found;
        let (Some(known), Some(facts)) = (self.of.people.get_mut(person), self.facts.get_mut(person)) else { return };
        let other = by_name && fit(&facts.words, &words) == Fit::None;
        if is_fuller(&words, &facts.words) {
            nickname = nickname.or_else(|| Some(known.name.clone()).filter(|_| other));
            known.name = mention.name;
            facts.words = words;
        } else if other {
            nickname = Some(mention.name);
        }
        if known.nickname.is_none()
            && let Some(nickname) = nickname
        {
            facts.nickname = self.around.words(nickname.clone());
            known.nickname = Some(nickname);
        }
        facts.gender = facts.gender.or(gender);
        facts.hidden |= hidden;
        let tagged = mention.title.is_some() && !untagged;
        if known.title.is_none() || tagged && facts.untagged {
            known.title = mention.title;
            facts.untagged = untagged;
        }
        known.never_speaks |= never_speaks;
    }

    /// The mentions so far that have a word, the latest first.
    fn with_word(&self, word: NameWord) -> impl Iterator<Item = &PersonMention> {
        let hash = u64::from(word.hash);
        let to = self.words.partition_point(|&w| w < keyed(word.hash, self.of.mentions.len()));
        let before = self.words.get(..to).unwrap_or_default().iter().rev();
        before.take_while(move |&&w| w >> 32 == hash).take(NAMESAKES).filter_map(|&w| self.of.mentions.get(value_of(w)))
    }

    /// The person a name means: the latest mentioned of those it fits best.
    fn find(&self, found: &Found) -> Option<usize> {
        let mut best: Option<(Fit, usize, usize)> = None;
        // Who shares several words with the name, or was mentioned often, is asked once.
        let mut asked = [0_u64; MOST_PEOPLE / 64 + 1];
        let mut ask = |person: usize| {
            if let Some(asked) = asked.get_mut(person / 64) {
                if *asked >> (person % 64) & 1 == 1 {
                    return;
                }
                *asked |= 1 << (person % 64);
            }
            let Some(facts) = self.facts.get(person) else { return };
            let candidate = (self.fit(person, facts, found), facts.latest, person);
            if candidate.0 > Fit::None && best.is_none_or(|best| best < candidate) {
                best = Some(candidate);
            }
        };
        for mention in found.words.iter().flat_map(|&w| self.with_word(w)) {
            ask(mention.person);
        }
        for mention in self.of.mentions.iter().rev().take(RECENT) {
            ask(mention.person);
        }
        best.map(|(_, _, person)| person)
    }

    fn fit(&self, person: usize, facts: &Facts, found: &Found) -> Fit {
        let fit = fit(&facts.words, &found.words).max(match facts.nickname.as_slice() {
            [] => Fit::None,
            nickname if fit(nickname, &found.words) == Fit::Same => Fit::Same,
            _ => Fit::None,
        });
        // One word is no proof where the rest says that it is another: `Bupati H. Ilham` and `Ny. Erni Ilham`.
        let other = facts.gender.is_some() && found.gender.is_some() && facts.gender != found.gender;
        let one = facts.words.len().min(found.words.len()) == 1 && facts.words.len() != found.words.len();
        let hidden = (facts.hidden || found.hidden) && fit == Fit::Acronym;
        if fit == Fit::None || hidden || one && other || fit < Fit::Acronym && self.has_other_office(person, found) {
            Fit::None
        } else {
            fit
        }
    }

    /// Whether a mention has an office that shares no word with the person's own.
    fn has_other_office(&self, person: usize, found: &Found) -> bool {
        let own = self.of.people.get(person).and_then(|p| p.title.clone());
        let (Some(own), Some(new)) = (own, found.mention.title.clone()) else { return false };
        let word = |i: usize| self.around.token(i).filter(|t| t.is_word()).map(|t| t.hash);
        !new.filter_map(word).any(|w| own.clone().any(|i| word(i) == Some(w)))
    }
}

/// Whether a name says more than another: it has more words, or has in full what the other abbreviates.
fn is_fuller(name: &[NameWord], than: &[NameWord]) -> bool {
    let opens = |other: &NameWord| name.iter().any(|w| other.abbreviates(*w));
    name.len() > than.len() || name.len() == than.len() && than.iter().any(opens)
}

fn fit(known: &[NameWord], name: &[NameWord]) -> Fit {
    let (long, short) = if name.len() > known.len() { (name, known) } else { (known, name) };
    let (mut same, mut misspelt, mut other) = (0, 0, 0);
    for s in short {
        if long.iter().any(|l| s.is(*l)) {
            same += 1;
        } else if !long.iter().any(|l| s.abbreviates(*l) || l.abbreviates(*s)) {
            let alone = short.len() == 1;
            let near = |l: &NameWord| {
                let least = s.text.len().min(l.text.len());
                if alone { least + 1 > LONG && s.misspells(*l) } else { least >= LONG_BESIDE && s.is_nearly(*l) }
            };
            if long.iter().any(near) {
                misspelt += 1;
            } else {
                other += 1;
            }
            // Of two words and more all must be in the other name.
            if !alone && other + misspelt > usize::from(other == 0) {
                return Fit::None;
            }
        }
    }
    if other == 0 && misspelt == 0 && same > 0 {
        return Fit::Same;
    }
    if other == 0 && misspelt == 1 && (same > 0 || short.len() == 1) {
        return Fit::Misspelt;
    }
    let ([one], [_, _, ..]) = (short, long) else {
        return match (short, long) {
            ([one], [other]) if one.is_part_of(*other) || other.is_part_of(*one) => Fit::Shortened,
            _ => Fit::None,
        };
    };
    let blends = || long.iter().zip(long.iter().skip(1)).any(|(a, b)| one.blends(*a, *b));
    if is_acronym(*one, long) || blends() {
        Fit::Acronym
    } else if long.iter().any(|l| one.is_part_of(*l)) {
        Fit::Shortened
    } else {
        Fit::None
    }
}
