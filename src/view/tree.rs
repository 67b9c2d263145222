//! The closed tree that a box is drawn with.
//!
//! Tags and attributes are enums and no attribute carries text of the article, so markup that could do harm (a script,
//! a handler, a link, a style) can't be expressed: an article's words can only become [`Node::Text`].

use std::borrow::Cow;

use super::labels::Language;

/// An element or a piece of text.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    Element(Element<'a>),
    Text(Cow<'a, str>),
}

#[derive(Debug)]
pub(crate) struct Element<'a> {
    pub(crate) tag: Tag,
    pub(crate) attrs: Vec<Attr>,
    pub(crate) children: Vec<Node<'a>>,
}

/// Every tag a box can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    Blockquote,
    Dd,
    Details,
    Div,
    Dl,
    Dt,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Li,
    P,
    Section,
    Span,
    Summary,
    Ul,
}

/// Every attribute a box can hold, with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attr {
    Class(&'static str),
    Id(&'static str),
    Lang(Language),
    LabelledBy(&'static str),
}

impl Tag {
    /// The heading of that level; 2 where there is no such level.
    pub(crate) const fn heading(level: u8) -> Self {
        match level {
            1 => Self::H1,
            3 => Self::H3,
            4 => Self::H4,
            5 => Self::H5,
            6 => Self::H6,
            _ => Self::H2,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Blockquote => "blockquote",
            Self::Dd => "dd",
            Self::Details => "details",
            Self::Div => "div",
            Self::Dl => "dl",
            Self::Dt => "dt",
            Self::H1 => "h1",
            Self::H2 => "h2",
            Self::H3 => "h3",
            Self::H4 => "h4",
            Self::H5 => "h5",
            Self::H6 => "h6",
            Self::Li => "li",
            Self::P => "p",
            Self::Section => "section",
            Self::Span => "span",
            Self::Summary => "summary",
            Self::Ul => "ul",
        }
    }
}

impl Attr {
    /// Its name and value as markup has them.
    pub(crate) const fn pair(self) -> (&'static str, &'static str) {
        match self {
            Self::Class(value) => ("class", value),
            Self::Id(value) => ("id", value),
            Self::Lang(language) => ("lang", language.code()),
            Self::LabelledBy(value) => ("aria-labelledby", value),
        }
    }
}

impl<'a> Element<'a> {
    pub(crate) const fn new(tag: Tag) -> Self {
        Self { tag, attrs: Vec::new(), children: Vec::new() }
    }

    pub(crate) fn attr(mut self, attr: Attr) -> Self {
        self.attrs.push(attr);
        self
    }

    pub(crate) fn class(self, name: &'static str) -> Self {
        self.attr(Attr::Class(name))
    }

    pub(crate) fn child(mut self, child: Element<'a>) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Element<'a>>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    pub(crate) fn text(mut self, text: impl Into<Cow<'a, str>>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }
}
