//! From mentions to facts: what the article says, each fact with its evidence.

pub(crate) mod attribution;
pub(crate) mod challenges;
mod speakers;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use speakers::speaker_signs;

use crate::entity;
use crate::fact_box::{Agency, Candidate, Certainty, Credit, Dateline, Evidence, FactBox, Forum, Role, Speaker};
use crate::field::Field;
use crate::order::by_number;
use crate::tagger::{self, Name};
use crate::text::{Article, Span};
use crate::trace;

/// The fact box of an article; a text that is none has at most a headline.
pub(crate) fn fact_box(text: &str) -> FactBox {
    facts_of(&Article::read(text))
}

/// The fact box of an article, and where its sentences stand.
pub(crate) fn facts_and_sentences(text: &str) -> (FactBox, Vec<Span>) {
    let article = Article::read(text);
    (facts_of(&article), article.sentences.iter().map(|s| article.span(s)).collect())
}

/// The fact box of an article whose names are given.
pub(crate) fn facts_of_names(article: &Article, names: &[Name]) -> FactBox {
    let titled = titled(article);
    if !article.is_news() {
        return titled;
    }
    let speakers = parted(all_speakers(article, names), SPEAKERS_SHOWN).0;
    FactBox {
        dateline: dateline(article),
        key_speaker: speakers::key_speaker(&speakers).cloned(),
        agencies: parted(entity::agencies(article, names), AGENCIES_SHOWN).0,
        challenges: challenges::challenges(article, &speakers),
        speakers,
        forums: parted(entity::events(article, names), FORUMS_SHOWN).0,
        credits: credits(article),
        ..titled
    }
}

/// What may be facts of an article as well: of each field the surest first.
pub(crate) fn candidates(text: &str) -> Vec<Candidate> {
    let article = Article::read(text);
    if !article.is_news() {
        return Vec::new();
    }
    let names = tagger::names(&article);
    let mut out: Vec<Candidate> =
        offered(&article, Field::Speakers, parted(all_speakers(&article, &names), SPEAKERS_SHOWN).1).collect();
    out.extend(offered(&article, Field::Agencies, parted(entity::agencies(&article, &names), AGENCIES_SHOWN).1));
    out.extend(challenges::candidates(&article));
    out.extend(offered(&article, Field::Forums, parted(entity::events(&article, &names), FORUMS_SHOWN).1));
    out
}

fn all_speakers(article: &Article, names: &[Name]) -> Vec<Speaker> {
    speakers::speakers(article, &entity::people(article, names), names)
}

/// How sure a speaker is at least that readers see, in hundredths, an agency, and a forum.
const SPEAKERS_SHOWN: u8 = 55;
const AGENCIES_SHOWN: u8 = 57;
const FORUMS_SHOWN: u8 = 45;

/// What is less sure is offered to nobody.
const OFFERED: u8 = 15;

/// How many candidates there are of a field at most.
const CANDIDATES: usize = 5;

/// What speakers, agencies and forums have.
trait Named {
    fn certainty(&self) -> u8;
    fn into_candidate(self, field: Field, sentence: impl Fn(Span) -> Span) -> Candidate;
}

macro_rules! named {
    ($($fact:ty),*) => {$(
        impl Named for $fact {
            fn certainty(&self) -> u8 {
                self.certainty.map_or(100, Certainty::in_hundredths)
            }

            fn into_candidate(self, field: Field, sentence: impl Fn(Span) -> Span) -> Candidate {
                Candidate {
                    field: field.name().to_owned(),
                    value: self.name,
                    certainty: self.certainty,
                    reason: self.reason,
                    sentence: sentence(self.evidence.first().map_or_else(Span::default, |e| e.span)),
                    evidence: self.evidence,
                }
            }
        }
    )*};
}

named!(Agency, Forum, Speaker);

/// What readers see, and the rest.
fn parted<T: Named>(facts: Vec<T>, shown: u8) -> (Vec<T>, Vec<T>) {
    facts.into_iter().partition(|fact| fact.certainty() >= shown)
}

/// The surest of these facts first.
fn offered<T: Named>(article: &Article, field: Field, facts: Vec<T>) -> impl Iterator<Item = Candidate> {
    let facts = by_number(facts, |fact| usize::from(u8::MAX - fact.certainty()));
    let facts = facts.into_iter().filter(|fact| fact.certainty() >= OFFERED).take(CANDIDATES);
    facts.map(move |fact| fact.into_candidate(field, |span| sentence(article, span)))
}

/// The sentence that a place is in.
fn sentence(article: &Article, span: Span) -> Span {
    let after = article.sentences.partition_point(|s| article.span(s).start <= span.start);
    after.checked_sub(1).and_then(|at| article.sentences.get(at)).map_or(span, |s| article.span(s))
}

/// A box with the headline alone.
fn titled(article: &Article) -> FactBox {
    let headline = article.headline().map(|b| b.span);
    FactBox { headline: headline.map(|s| cut(article, s)), headline_span: headline, ..FactBox::empty() }
}

fn facts_of(article: &Article) -> FactBox {
    facts_of_names(article, &tagger::names(article))
}

fn dateline(article: &Article) -> Option<Dateline> {
    let found = article.dateline.as_ref();
    let parts = [
        (Role::Outlet, found.and_then(|d| d.outlet)),
        (Role::Place, found.and_then(|d| d.place)),
        (Role::Date, article.date()),
    ];
    let opening =
        parts.iter().take(2).filter_map(|p| p.1).reduce(|a, b| if a.start < b.start { a.to(b) } else { b.to(a) });
    for span in parts.iter().filter_map(|p| p.1) {
        let own = opening.is_some_and(|o| o.start <= span.start && span.end <= o.end);
        trace::note(
            if own { "dateline.opening" } else { "dateline.first-date" },
            span,
            opening.filter(|_| own).unwrap_or(span),
        );
    }
    let evidence: Vec<Evidence> =
        parts.iter().filter_map(|&(role, span)| Some(Evidence { role, span: span? })).collect();
    let [outlet, place, date] = parts.map(|(_, span)| span.map(|s| cut(article, s)));
    (!evidence.is_empty()).then_some(Dateline { outlet, place, date, evidence })
}

fn credits(article: &Article) -> Vec<Credit> {
    article
        .credits
        .iter()
        .map(|c| Credit {
            role: cut(article, c.role),
            name: cut(article, c.name),
            evidence: vec![Evidence { role: Role::Label, span: c.role }, Evidence { role: Role::Name, span: c.name }],
        })
        .collect()
}

/// The text of a span, as a fact's value.
fn cut(article: &Article, span: Span) -> String {
    span.of(article.text).to_owned()
}
