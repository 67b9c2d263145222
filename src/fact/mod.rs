//! From mentions to facts: what the article says, each fact with its evidence.

mod attribution;
pub(crate) mod challenges;
mod speakers;

use crate::entity;
use crate::fact_box::{Candidate, Credit, Dateline, Evidence, FactBox, Role};
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
    let people = entity::people(article, names);
    let speakers = speakers::speakers(article, &people, names);
    FactBox {
        dateline: dateline(article),
        key_speaker: speakers::key_speaker(&speakers).cloned(),
        agencies: entity::agencies(article, names),
        challenges: challenges::challenges(article, &speakers),
        speakers,
        forums: entity::events(article, names),
        credits: credits(article),
        ..titled
    }
}

/// What may be facts of an article as well: of each field the surest first.
pub(crate) fn candidates(text: &str) -> Vec<Candidate> {
    let article = Article::read(text);
    if article.is_news() { challenges::candidates(&article) } else { Vec::new() }
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
