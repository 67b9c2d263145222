//! Every name of a text, as JSON: for comparing with annotated texts.

use kotak_fakta::{Mention, Span};
use serde_json::json;

/// Mentions with their places in characters, as annotated texts have them.
pub(crate) fn listed(text: &str, found: &[Mention]) -> serde_json::Value {
    let mut characters = Characters::of(text);
    let one = |m: &Mention| {
        let (start, end) = characters.range(m.span);
        json!({ "kind": m.kind.name(), "start": start, "end": end, "text": m.span.of(text) })
    };
    json!({ "mentions": found.iter().map(one).collect::<Vec<_>>() })
}

/// Turns bytes into characters, for spans that come in text order.
struct Characters<'a> {
    text: &'a str,
    /// A place in bytes and in characters.
    at: (usize, usize),
}

impl<'a> Characters<'a> {
    const fn of(text: &'a str) -> Self {
        Self { text, at: (0, 0) }
    }

    fn range(&mut self, span: Span) -> (usize, usize) {
        let count = |from, to| Span::new(from, to).of(self.text).chars().count();
        let start =
            if span.start < self.at.0 { count(0, span.start) } else { self.at.1 + count(self.at.0, span.start) };
        self.at = (span.start, start);
        (start, start + count(span.start, span.end))
    }
}
