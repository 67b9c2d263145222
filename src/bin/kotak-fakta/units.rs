//! What spans count.

use kotak_fakta::Utf16Span;
use serde::Serialize;

#[derive(Clone, Copy, Default)]
pub(crate) enum Units {
    #[default]
    Utf16,
    /// Bytes.
    Utf8,
    /// Code points.
    Characters,
}

/// A span in the units that were asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Place {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Units {
    pub(crate) fn named(name: &str) -> Result<Self, &'static str> {
        match name {
            "utf16" => Ok(Self::Utf16),
            "utf8" => Ok(Self::Utf8),
            "chars" => Ok(Self::Characters),
            _ => Err("spans count utf16, utf8 or chars"),
        }
    }

    /// Turns the spans of a text.
    pub(crate) fn of(self, text: &str) -> impl Fn(Utf16Span) -> Place {
        // How many of the others stand before each UTF-16 unit, and after the last.
        let mut before = Vec::new();
        let mut count = 0;
        if !matches!(self, Self::Utf16) {
            for c in text.chars() {
                before.extend(std::iter::repeat_n(count, c.len_utf16()));
                count += if matches!(self, Self::Utf8) { c.len_utf8() } else { 1 };
            }
        }
        move |span| {
            let place = |unit: usize| match self {
                Self::Utf16 => unit,
                _ => before.get(unit).copied().unwrap_or(count),
            };
            Place { start: place(span.start), end: place(span.end) }
        }
    }
}
