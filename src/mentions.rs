//! Every name an article holds, for those who ask for names and not for facts: to compare with annotated texts, and to
//! train the tagger.

use std::ops::Range;

use crate::mention::{bodies, gatherings, proposals};
use crate::tag::{self, Class, Label, Name};
use crate::text::{Article, Span};

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// A person, without title, rank and degree.
    Person,
    /// An organisation of any kind: a public body, a party, a firm, a club, a university.
    Body,
    /// A meeting or a standing forum.
    Gathering,
    /// A place.
    Place,
}

impl MentionKind {
    /// Its name in English.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Gathering => "gathering",
            Self::Place => "place",
        }
    }
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it names.
    pub kind: MentionKind,
    /// Where it stands.
    pub span: Span,
}

/// Everyone and everything an article names, in text order. A gathering may hold other mentions; no others overlap.
pub fn mentions(text: &str) -> Vec<Mention> {
    found(&Article::read(text))
}

/// [`mentions`] of a text that is no article: a sentence or a paragraph by itself.
pub fn mentions_of_line(line: &str) -> Vec<Mention> {
    found(&Article::line(line))
}

/// What the rules propose of a line, before the tagger decides: to see what it adds.
#[doc(hidden)]
pub fn proposals_of_line(line: &str) -> Vec<Mention> {
    let article = Article::line(line);
    listed(&article, |labels| tag::proposed(&article, labels))
}

fn found(article: &Article) -> Vec<Mention> {
    listed(article, |labels| tag::names(article, labels))
}

fn listed(article: &Article, decide: impl Fn(&[Label]) -> Vec<Name>) -> Vec<Mention> {
    let bodies = bodies(article);
    let names = decide(&proposals(article, &bodies));
    let mut out: Vec<Mention> = names
        .iter()
        .map(|name| Mention {
            kind: match name.class {
                Class::Person => MentionKind::Person,
                Class::Organisation => MentionKind::Body,
                Class::Place => MentionKind::Place,
            },
            span: article.span(&name.tokens),
        })
        .collect();
    out.extend(
        gatherings(article, &bodies)
            .iter()
            .map(|g| Mention { kind: MentionKind::Gathering, span: article.span(&g.whole) }),
    );
    out.sort_by_key(|m| (m.span, m.kind));
    out
}

/// The tokens of a line, each with its features: what `tools/train-tagger.py` learns from. A list for each sentence.
#[doc(hidden)]
pub fn tagger_features(line: &str) -> Vec<Vec<(Span, Vec<u32>)>> {
    let article = Article::line(line);
    let all = vec![true; article.tokens.len()];
    let proposals = proposals(&article, &bodies(&article));
    let mut features = tag::Features::default();
    let mut of_sentence = |sentence: &Range<usize>| {
        features.look_at(&article, sentence, &proposals, &all);
        let of = |i: usize| {
            let mut out = Vec::new();
            features.of(i, &mut |f| out.push(f));
            out
        };
        sentence.clone().filter_map(|i| Some((article.token(i)?.span, of(i)))).collect()
    };
    article.sentences.iter().map(&mut of_sentence).collect()
}

/// The number of the features that [`tagger_features`] gives: weights belong to one.
#[doc(hidden)]
pub fn tagger_fingerprint() -> u32 {
    tag::fingerprint()
}
