//! Every name of a text, as JSON: for comparing with annotated texts and for training the tagger.

use kotak_fakta::{Mention, Span, mentions_of_line, proposals_of_line, tagger_features, tagger_fingerprint};
use serde_json::json;

use crate::options::Format;

/// A line by itself, as JSON.
pub(crate) fn of_line(format: Format, line: &str) -> serde_json::Value {
    match format {
        Format::Features => {
            let mut characters = Characters::of(line);
            let tokens = tagger_features(line).into_iter().map(|sentence| {
                let token = |(span, features)| {
                    let (start, end) = characters.range(span);
                    json!([start, end, features])
                };
                sentence.into_iter().map(token).collect::<Vec<_>>()
            });
            json!({ "fingerprint": tagger_fingerprint(), "sentences": tokens.collect::<Vec<_>>() })
        }
        Format::Proposals => listed(line, &proposals_of_line(line)),
        _ => listed(line, &mentions_of_line(line)),
    }
}

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
