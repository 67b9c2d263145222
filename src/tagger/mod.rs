//! The tagger: which words name a person, an office, a public body, another organisation or an event. It alone decides that, by what
//! it has learned from labelled articles.

use std::ops::Range;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A person, without office, rank, honorific and degree.
    Person,
    /// The office or rank beside a person's name.
    Office,
    /// A public body.
    PublicBody,
    /// An organisation that is no public body.
    Organisation,
    /// A meeting or a standing forum.
    Event,
}

/// A name, by its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) class: Class,
    pub(crate) tokens: Range<usize>,
}
