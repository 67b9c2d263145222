//! The article as text: where its parts, words, sentences and quotes stand.

mod span;

pub(crate) use span::Utf16Index;
pub use span::{Span, Utf16Span};
