//! What is left of a stored box's facts in another text.

use super::Gone;
use super::StoredBox;
use super::places::Places;
use crate::fact_box::{Agency, Challenge, Credit, Dateline, Evidence, FactBox, Forum, Role, Speaker};
use crate::field::Field;
use crate::text::Utf16Span;
use crate::text::normal::{find_words, normal};

impl StoredBox {
    /// The facts with their places in the new text, and those that lost theirs. These are kept only where `all` are. In the very text
    /// (`fits`) every sentence is there.
    pub(super) fn facts_at(&self, places: &Places, fits: bool, all: bool) -> (FactBox<Utf16Span>, Vec<Gone>) {
        let sentences = self.sentences.iter().map(|one| normal(&one.text)).collect();
        let mut sieve = Sieve { places, sentences, fits, all, gone: Vec::new() };
        let old = &self.facts;
        let headline_span = old.headline_span.and_then(|span| places.moved(span));
        let mut facts = FactBox {
            headline: old.headline.clone().filter(|_| all || headline_span.is_some()),
            headline_span,
            speakers: sieve.kept(Field::Speakers, &old.speakers),
            agencies: sieve.kept(Field::Agencies, &old.agencies),
            challenges: sieve.kept(Field::Challenges, &old.challenges),
            forums: sieve.kept(Field::Forums, &old.forums),
            dateline: old.dateline.as_ref().and_then(|d| dateline(d, places, all)),
            credits: old.credits.iter().filter_map(|c| credit(c, places, all)).collect(),
            ..FactBox::empty()
        };
        facts.key_speaker = old.key_speaker.as_ref().and_then(|key| sieve.one(key).1);
        // An allegation is none of the article's own without who made it.
        let named = |who: &String| {
            let known = old.speakers.iter().any(|s| s.name == *who);
            !known || facts.speakers.iter().any(|s| s.name == *who)
        };
        let (kept, lost) = facts.challenges.into_iter().partition(|c| c.said_by.as_ref().is_none_or(named));
        facts.challenges = kept;
        let lost: Vec<Challenge<Utf16Span>> = lost;
        sieve.gone.extend(lost.into_iter().map(|c| Gone { field: Field::Challenges.name(), value: c.text }));
        (facts, sieve.gone)
    }
}

fn dateline(old: &Dateline<Utf16Span>, places: &Places, all: bool) -> Option<Dateline<Utf16Span>> {
    let evidence = places.evidence(&old.evidence);
    let part = |role, value: &Option<String>| value.clone().filter(|_| all || evidence.iter().any(|e| e.role == role));
    let (outlet, place, date) =
        (part(Role::Outlet, &old.outlet), part(Role::Place, &old.place), part(Role::Date, &old.date));
    let is_empty = outlet.is_none() && place.is_none() && date.is_none();
    (!is_empty).then_some(Dateline { outlet, place, date, evidence })
}

fn credit(old: &Credit<Utf16Span>, places: &Places, all: bool) -> Option<Credit<Utf16Span>> {
    let evidence = places.evidence(&old.evidence);
    (all || evidence.len() == old.evidence.len()).then(|| Credit { evidence, ..old.clone() })
}

/// Keeps the facts whose sentence is there.
struct Sieve<'p> {
    places: &'p Places,
    /// In normal form.
    sentences: Vec<String>,
    fits: bool,
    all: bool,
    gone: Vec<Gone>,
}

impl Sieve<'_> {
    fn kept<F: Fact>(&mut self, field: Field, facts: &[F]) -> Vec<F> {
        let mut out = Vec::new();
        for fact in facts {
            let (shown, kept) = self.one(fact);
            if !shown {
                self.gone.push(Gone { field: field.name(), value: fact.value().to_owned() });
            }
            out.extend(kept);
        }
        out
    }

    /// Whether a fact's sentence is there, and what is kept of it.
    fn one<F: Fact>(&self, fact: &F) -> (bool, Option<F>) {
        let mut moved = fact.at(self.places);
        let names = |f: &F| f.evidence().iter().any(|e| e.role == Role::Name);
        let mut shown = !moved.evidence().is_empty() && (names(&moved) || !names(fact)) && moved.is_whole(fact);
        // Words that the article no longer has are nobody's but an editor's.
        if shown && !self.fits && !fact.is_edited() {
            let mut left: Vec<&str> = fact.evidence().iter().filter_map(|e| self.words(e)).collect();
            left.dedup();
            shown = is_held(&left, fact.value());
            moved.retain_names(&|name| is_held(&left, name));
        }
        let kept = if self.all {
            Some(fact.whole(&moved))
        } else if shown {
            Some(moved)
        } else {
            None
        };
        (shown, kept)
    }

    /// The sentence, in normal form, of a piece of evidence that is still there: `Satlantas` alone may be what shows `Satlantas Polres Pati`.
    fn words(&self, evidence: &Evidence<Utf16Span>) -> Option<&str> {
        self.places.moved(evidence.span)?;
        self.sentences.get(self.places.sentence_of(evidence.span)?).map(String::as_str)
    }
}

/// Whether one of several texts in normal form holds a name.
fn is_held(texts: &[&str], name: &str) -> bool {
    let name = normal(name);
    texts.iter().any(|words| find_words(words, &name, 0).is_some())
}

/// A fact that moves into another text.
trait Fact: Clone {
    fn value(&self) -> &str;
    fn evidence(&self) -> &[Evidence<Utf16Span>];
    fn set_evidence(&mut self, evidence: Vec<Evidence<Utf16Span>>);
    fn is_edited(&self) -> bool;

    /// Keeps the other names that the article still has.
    fn retain_names(&mut self, _holds: &dyn Fn(&str) -> bool) {}

    /// The same with its places in the new text, without what lost them.
    fn at(&self, places: &Places) -> Self {
        let mut moved = self.clone();
        moved.set_evidence(places.evidence(self.evidence()));
        moved
    }

    /// Whether what is left of `old` is still that fact.
    fn is_whole(&self, old: &Self) -> bool {
        let _ = old;
        true
    }

    /// All of the fact as it was, with what places `moved` has.
    fn whole(&self, moved: &Self) -> Self {
        let mut whole = self.clone();
        whole.set_evidence(moved.evidence().to_vec());
        whole
    }
}

macro_rules! facts {
    ($($fact:ident.$value:ident $(with $names:ident)?),*) => {$(
        impl Fact for $fact<Utf16Span> {
            fn value(&self) -> &str {
                &self.$value
            }
            fn evidence(&self) -> &[Evidence<Utf16Span>] {
                &self.evidence
            }
            fn set_evidence(&mut self, evidence: Vec<Evidence<Utf16Span>>) {
                self.evidence = evidence;
            }
            fn is_edited(&self) -> bool {
                self.edited
            }
            $(
                fn retain_names(&mut self, holds: &dyn Fn(&str) -> bool) {
                    self.$names.retain(|name| holds(name));
                }
            )?
        }
    )*};
}

facts!(Agency.name with aliases, Challenge.text, Forum.name with aliases);

impl Fact for Speaker<Utf16Span> {
    fn value(&self) -> &str {
        &self.name
    }

    fn evidence(&self) -> &[Evidence<Utf16Span>] {
        &self.evidence
    }

    fn set_evidence(&mut self, evidence: Vec<Evidence<Utf16Span>>) {
        self.evidence = evidence;
    }

    fn is_edited(&self) -> bool {
        self.edited
    }

    fn at(&self, places: &Places) -> Self {
        let stays = |role| {
            let places_of_role = self.evidence.iter().filter(move |e| e.role == role);
            places_of_role.map(|e| places.piece(e).is_some()).collect::<Vec<bool>>()
        };
        let quotes = stays(Role::Quote);
        // A title without evidence is an editor's.
        let keeps = |role| stays(role).into_iter().all(|stays| stays);
        Self {
            title: self.title.clone().filter(|_| keeps(Role::Title)),
            body: self.body.clone().filter(|_| keeps(Role::Body)),
            quotes: self
                .quotes
                .iter()
                .enumerate()
                .filter(|(i, _)| quotes.get(*i).copied().unwrap_or(false))
                .map(|(_, quote)| quote.clone())
                .collect(),
            evidence: places.evidence(&self.evidence),
            ..self.clone()
        }
    }

    fn whole(&self, moved: &Self) -> Self {
        let mut evidence = moved.evidence.clone();
        // The quotes and their places go in pairs: where one place is gone nobody could tell whose the others are.
        if moved.quotes.len() != self.quotes.len() {
            evidence.retain(|e| e.role != Role::Quote);
        }
        Self { evidence, ..self.clone() }
    }

    /// Who says nothing any more is no speaker.
    fn is_whole(&self, old: &Self) -> bool {
        let speaks = |s: &Self| s.evidence.iter().any(|e| matches!(e.role, Role::Quote | Role::Statement));
        speaks(self) || !speaks(old)
    }
}
