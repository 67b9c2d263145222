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
}

impl Default for ViewOptions {
    fn default() -> Self {
        Self { language: Language::default(), heading_level: 2, open: false, fields: Field::ALL.to_vec() }
    }
}
