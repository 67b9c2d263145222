//! Every name an article holds, for those who ask for names and not for facts: to compare with annotated texts.

use crate::tagger::{self, Class};
use crate::text::{Article, Span};

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MentionKind {
    /// A person, without title, rank and degree.
    Person,
    /// The office or rank beside a person's name.
    Office,
    /// A public body.
    PublicBody,
    /// An organisation of any other kind: a party, a firm, a club, a university.
    Organisation,
    /// A meeting or a standing forum.
    Event,
}

impl MentionKind {
    /// Its name in English.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Office => "office",
            Self::PublicBody => "public-body",
            Self::Organisation => "organisation",
            Self::Event => "event",
        }
    }
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What it names.
    pub kind: MentionKind,
    /// Where it is, in bytes.
    pub span: Span,
}

/// Everyone and everything an article names, in text order. An office or an event may hold a body or an organisation, which comes
/// after it; no others overlap.
pub fn mentions(text: &str) -> Vec<Mention> {
    found(&Article::read(text))
}

/// [`mentions`] of a text that is no article: a sentence or a paragraph by itself.
pub fn mentions_of_line(line: &str) -> Vec<Mention> {
    found(&Article::line(line))
}

fn found(article: &Article) -> Vec<Mention> {
    let kind = |class| match class {
        Class::Person => MentionKind::Person,
        Class::Office => MentionKind::Office,
        Class::PublicBody => MentionKind::PublicBody,
        Class::Organisation => MentionKind::Organisation,
        Class::Event => MentionKind::Event,
    };
    let names = tagger::names(article);
    names.iter().map(|name| Mention { kind: kind(name.class), span: article.span(&name.tokens) }).collect()
}
