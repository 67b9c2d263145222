//! kotak-fakta reads an Indonesian news article and gives its fact box.
#![cfg_attr(not(target_arch = "wasm32"), forbid(unsafe_code))]

mod corrections;
mod entity;
mod error;
#[cfg(not(target_arch = "wasm32"))]
mod explain;
mod fact;
mod fact_box;
mod field;
mod json;
mod json_ld;
mod lexicon;
mod mentions;
mod order;
mod pattern;
mod reading;
mod stored;
#[cfg_attr(
    target_arch = "wasm32",
    allow(dead_code, unused_imports, unreachable_pub, reason = "training alone asks for the rest, and no page trains")
)]
mod tagger;
mod text;
mod trace;
#[doc(hidden)]
#[cfg(not(target_arch = "wasm32"))]
pub mod training;
mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
mod weigh;
mod wording;

pub use corrections::{Correction, CorrectionsError, Detail, MAX_CORRECTIONS, Refusal};
pub use error::{InputError, MAX_INPUT_BYTES};
#[cfg(not(target_arch = "wasm32"))]
pub use explain::explain;
pub use fact_box::{
    Agency, AgencyKind, Candidate, Certainty, Challenge, Credit, Dateline, Derived, Evidence, FactBox, Forum, Role,
    Speaker,
};
pub use field::Field;
pub use json_ld::{JsonLd, to_json_ld};
pub use mentions::{Mention, MentionKind, mentions, mentions_of_line};
pub use reading::{Origin, Reading};
pub use stored::{Approval, Fit, Gone, Stale, StoredBox, StoredBoxError};
pub use text::{Span, Utf16Span};
pub use view::{Language, PagePart, STYLE, Theme, ViewOptions, to_html, to_plain_html};

/// Reads an article: headline on the first line, a paragraph a line.
///
/// Any text is taken; what is no Indonesian news gives none (see [`is_article`]). Time and memory are linear in its length;
/// [`try_extract`] is the form with a limit for texts from outside.
pub fn extract(text: &str) -> FactBox {
    fact::fact_box(text)
}

/// Whether a text is an Indonesian news article, as far as a cheap look can tell; a text of a few words passes.
///
/// [`extract`] gives no facts for what is none.
pub fn is_article(text: &str) -> bool {
    text::Article::read(text).is_news()
}

/// The form in which texts and values are compared: two are the same where theirs are. `docs/served-box.md` specifies it.
pub fn normal_form(text: &str) -> String {
    text::normal::normal(text)
}

/// The name of a text by which an approved box knows it again: equal where normal forms are.
pub fn digest(text: &str) -> String {
    text::normal::digest(text)
}

/// [`extract`] for texts from outside: refuses what is empty or longer than [`MAX_INPUT_BYTES`].
pub fn try_extract(text: &str) -> Result<FactBox, InputError> {
    InputError::check(text)?;
    Ok(extract(text))
}
