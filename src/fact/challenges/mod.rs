//! What stands in the way, goes wrong or lacks: [`propose`] widely, [`choose`] by what was learned.
//!
//! Readers see what is sure; editors are offered the rest as candidates.

mod choose;
mod classes;
mod feature;
mod list;
mod propose;
mod said;

use std::sync::OnceLock;

use super::cut;
use crate::fact_box::{Candidate, Certainty, Challenge, Evidence, Role, Speaker};
use crate::field::Field;
use crate::lexicon::{Word, words};
use crate::order::by_number;
use crate::text::{Article, Span};
use crate::trace;
use crate::weigh::Model;

/// What is less certain is no fact for a reader.
const SHOWN: u8 = 65;
/// What is less certain is no candidate either.
const OFFERED: u8 = 5;
/// So many candidates an editor is offered.
const CANDIDATES: usize = 5;

/// The weights that `tools/train` has learned.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// A challenge as it was found.
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) certainty: Certainty,
    pub(crate) reason: &'static str,
    /// The words that made its rule propose it.
    pub(crate) cue: Span,
    /// Only alleged, or only what may be: no fact for a reader, however certain the rest.
    pub(crate) held: bool,
    /// What the certainty is told by: for training.
    #[cfg_attr(target_arch = "wasm32", allow(dead_code))]
    pub(crate) values: [i32; choose::VALUES],
}

/// The challenges of the article, in text order, each with who says so.
pub(super) fn challenges(article: &Article, speakers: &[Speaker]) -> Vec<Challenge> {
    let sure = learned(article).into_iter().filter(is_shown).collect();
    let in_order: Vec<Found> = by_number(sure, |found: &Found| found.span.start);
    let challenge = |(span, Found { certainty, reason, cue, .. }): (Span, &Found)| {
        trace::note(reason, span, *cue);
        Challenge {
            text: cut(article, span),
            said_by: said::by(speakers, span).map(str::to_owned),
            edited: false,
            certainty: Some(*certainty),
            reason: Some((*reason).into()),
            evidence: vec![Evidence { role: Role::Name, span }],
        }
    };
    let parts = in_order.iter().flat_map(|found| parts(article, found.span).into_iter().map(move |span| (span, found)));
    parts.map(challenge).collect()
}

/// Things of which each has its own failing are two: `pompa yang rusak dan tanggul yang belum tersambung`.
fn parts(article: &Article, span: Span) -> Vec<Span> {
    let first = article.tokens.partition_point(|t| t.span.start < span.start);
    let last = article.tokens.partition_point(|t| t.span.start < span.end);
    let is = |at: usize, words: &[Word]| at < last && article.token(at).is_some_and(|t| t.is_any(words));
    let failing = |at: usize| is(at + 1, words!["yang"]) || is(at + 2, words!["yang"]);
    let mut out = Vec::new();
    let mut from = first;
    for joint in first + 3..last {
        if is(joint, words!["dan", "serta"]) && failing(from) && failing(joint + 1) {
            out.push(article.span(&(from..joint)));
            from = joint + 1;
        }
    }
    out.push(if from == first { span } else { Span { start: article.span(&(from..last)).start, ..span } });
    out
}

/// What may be a challenge as well, the surest first.
pub(super) fn candidates(article: &Article) -> Vec<Candidate> {
    let offered = |found: &Found| !is_shown(found) && found.certainty.in_hundredths() >= OFFERED;
    let candidate = |Found { span, certainty, reason, .. }| Candidate {
        field: Field::Challenges.name().to_owned(),
        value: cut(article, span),
        certainty: Some(certainty),
        reason: Some(reason.into()),
        evidence: vec![Evidence { role: Role::Name, span }],
        sentence: super::sentence(article, span),
    };
    let mut found = learned(article);
    found.retain(offered);
    // Where the sums differ, what is around them may have turned their order.
    let found = by_number(found, |found| usize::from(u8::MAX - found.certainty.in_hundredths()));
    found.into_iter().take(CANDIDATES).map(candidate).collect()
}

fn is_shown(found: &Found) -> bool {
    !found.held && found.certainty.in_hundredths() >= SHOWN
}

fn learned(article: &Article) -> Vec<Found> {
    static MODEL: OnceLock<Model> = OnceLock::new();
    weighed(article, MODEL.get_or_init(|| Model::unpack(WEIGHTS, choose::VALUES)))
}

/// What a model makes of an article: the highest sums first.
pub(crate) fn weighed(article: &Article, model: &Model) -> Vec<Found> {
    let reader = propose::Reader::of(article);
    let found = |c: choose::Chosen| Found {
        span: article.span(&c.proposal.tokens),
        certainty: model.certainty(&c.values),
        reason: c.proposal.rule.id(),
        cue: article.span(&(c.proposal.cue..c.proposal.cue + c.proposal.length)),
        held: c.held,
        values: c.values,
    };
    choose::choose(&reader, model).into_iter().map(found).collect()
}

/// For training: all that may be a challenge, with the hashes of its features.
#[cfg(any(test, not(target_arch = "wasm32")))]
pub(crate) fn proposals(article: &Article, found: &mut dyn FnMut(Span, &'static str, Vec<u32>)) {
    let reader = propose::Reader::of(article);
    let features = feature::Features::of(&reader);
    for proposal in &reader.found {
        let mut hashes = Vec::new();
        features.each(proposal, &mut |feature| hashes.push(feature));
        found(article.span(&proposal.tokens), proposal.rule.id(), hashes);
    }
}

/// A number that changes with the features: weights belong to one such number.
#[cfg(any(test, not(target_arch = "wasm32")))]
pub(crate) fn fingerprint() -> u32 {
    let text = "Jalan Rusak Dikeluhkan Warga\n\nBupati Ali mengakui, “Ada dua kendala, yakni minimnya 3 alat dan data yang belum \
        sinkron di desa. Jika hujan, akses terputus,” katanya. Banyak petani masih kesulitan karena pupuk langka, sehingga panen turun.";
    let mut sum = 0;
    proposals(&Article::read(text), &mut |span, reason, features| {
        let of = features.into_iter().chain([u32::try_from(span.len()).unwrap_or_default()]);
        sum = of.chain(reason.bytes().map(u32::from)).fold(sum, feature::mix);
    });
    sum
}

#[cfg(test)]
mod tests;
