//! How a box is shown.

use super::labels::Language;
use crate::field::Field;

/// How a box is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ViewOptions {
    /// The language of the labels.
    pub language: Language,
    /// The level of the box's heading, 1 to 6, so that it fits the outline of the page; anything else is 2.
    pub heading_level: u8,
    /// Whether all of it is in sight from the start; otherwise what comes after the key speaker is folded.
    pub open: bool,
    /// Its rows, in their order.
    pub fields: Vec<Field>,
    /// Which part of its article the text is.
    pub part: PagePart,
}

/// Which part of its article a text is: sites cut long articles into pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PagePart {
    /// All of it.
    #[default]
    Whole,
    /// The first page of several.
    First,
    /// A page that goes on with what stands on another. Nobody can say from it who carries the article: it has no key speaker
    /// but one that an editor has named.
    Continuing,
}

impl PagePart {
    /// The part of that name; the whole where there is none.
    pub fn from_name(name: &str) -> Self {
        match name {
            "first" => Self::First,
            "continuing" => Self::Continuing,
            _ => Self::Whole,
        }
    }
}

impl Default for ViewOptions {
    fn default() -> Self {
        Self {
            language: Language::default(),
            heading_level: 2,
            open: false,
            fields: Field::ALL.to_vec(),
            part: PagePart::Whole,
        }
    }
}
