//! Which rule decided what, for `kotak-fakta --explain`. In the browser nothing is noted, and nothing of this is in the module.
//!
//! A rule that makes a fact names itself once, where it decides: [`note`]. The facts themselves carry no names of rules.

use crate::text::Span;

/// A rule's word on a stretch of the article.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "only the command line reads notes"))]
pub(crate) struct Note {
    /// The kind of fact and the rule: `challenge.lack`.
    pub(crate) rule: &'static str,
    /// What it decided about: the fact's own words, or the sentence they stand in.
    pub(crate) about: Span,
    /// The words that made it decide: a cue, a head, a verb of speech.
    pub(crate) by: Span,
}

#[cfg(not(target_arch = "wasm32"))]
mod recorder {
    use std::cell::RefCell;

    thread_local! {
        /// `None` while nobody asks for reasons.
        pub(super) static NOTES: RefCell<Option<Vec<super::Note>>> = const { RefCell::new(None) };
    }
}

/// Says which rule decided, where somebody asks.
#[inline]
pub(crate) fn note(rule: &'static str, about: Span, by: Span) {
    #[cfg(not(target_arch = "wasm32"))]
    recorder::NOTES.with_borrow_mut(|notes| {
        if let Some(notes) = notes {
            notes.push(Note { rule, about, by });
        }
    });
    #[cfg(target_arch = "wasm32")]
    let _ = Note { rule, about, by };
}

/// Runs `work` and gives what the rules noted meanwhile.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn recorded<T>(work: impl FnOnce() -> T) -> (T, Vec<Note>) {
    recorder::NOTES.set(Some(Vec::new()));
    let done = work();
    (done, recorder::NOTES.take().unwrap_or_default())
}
