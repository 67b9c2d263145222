//! One person, one entity: where each is mentioned, by what name and with what office.
//!
//! The tagger finds names and offices; here it is decided which names are one person's (`Sri Wahyuni`, `Sri`, `Wahuni`), and
//! which office is whose.

mod beside;
mod known;
mod mention;
mod office;
mod repair;
mod untagged;
mod word;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::tagger::Name;
use crate::text::{Article, Span};
use beside::Around;
use known::Known;
use mention::Reader;

/// One mention of a person. All ranges are of tokens.
#[derive(Clone, Debug)]
pub(crate) struct PersonMention {
    /// Office, honorifics, name, degrees, age and an office after them: the whole phrase.
    pub(crate) whole: Range<usize>,
    /// The name alone.
    pub(crate) name: Range<usize>,
    /// Office and rank before or after the name, without honorifics.
    pub(crate) title: Option<Range<usize>>,
    /// The person, in [`People::people`].
    pub(crate) person: usize,
}

/// A person of the article.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// The fullest form of the name, where it is first written.
    pub(crate) name: Range<usize>,
    /// The title of the first mention that has one.
    pub(crate) title: Option<Range<usize>>,
    /// What the person is called besides: `Bambang Sutrisno (akrab disapa Beng)`.
    pub(crate) nickname: Option<Range<usize>>,
    /// A minor, or somebody whose name the article doesn't give: `Melati (15)`, `Mawar (nama samaran)`.
    pub(crate) never_speaks: bool,
}

/// Everyone the article names, and where.
#[derive(Debug, Default)]
pub(crate) struct People {
    pub(crate) people: Vec<Person>,
    /// In text order; no two overlap.
    pub(crate) mentions: Vec<PersonMention>,
}

impl Person {
    /// The name as it is shown: without honorifics glued to it (`H.Ali`), with the full stop of a last initial (`David G.`).
    pub(crate) fn written(&self, article: &Article) -> Span {
        word::written(article, &self.name)
    }
}

/// Everyone the article names. The names are in text order.
pub(crate) fn people(article: &Article, names: &[Name]) -> People {
    let mut named = vec![None; article.tokens.len()];
    for name in names {
        for token in named.get_mut(name.tokens.clone()).unwrap_or_default() {
            *token = token.or(Some(name.class));
        }
    }
    let around = Around { article, named: &named };
    let mut reader = Reader::new(around, names);
    let mut known = Known::new(around, article.body().flat_map(|block| reader.read(block)).collect());
    known.learn_from_headline(article.headline().map_or_else(Vec::new, |block| reader.read(block)));
    known.people()
}
