//! Who says so: a challenge in a quote or in a statement of a speaker is said by that speaker.

use crate::fact_box::{Role, Speaker};
use crate::text::Span;

/// The speaker whose quote holds a place, or else the one whose statement does; nobody where several do.
pub(super) fn by(speakers: &[Speaker], span: Span) -> Option<&str> {
    let of = |role: Role| {
        let mut them = speakers.iter().filter(|s| s.evidence.iter().any(|e| e.role == role && e.span.contains(span)));
        them.next().filter(|_| them.next().is_none()).map(|s| s.name.as_str())
    };
    of(Role::Quote).or_else(|| of(Role::Statement))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact_box::Evidence;

    fn speaker(name: &str, evidence: &[(Role, usize, usize)]) -> Speaker {
        let evidence = evidence.iter().map(|&(role, start, end)| Evidence { role, span: Span { start, end } });
        Speaker {
            name: name.to_owned(),
            title: None,
            body: None,
            quotes: Vec::new(),
            statements: 1,
            edited: false,
            certainty: None,
            reason: None,
            evidence: evidence.collect(),
        }
    }

    #[test]
    fn a_quote_goes_before_a_statement_and_two_are_nobody() {
        let speakers = [
            speaker("Sri", &[(Role::Name, 0, 3), (Role::Statement, 0, 50)]),
            speaker("Joko", &[(Role::Quote, 20, 40), (Role::Statement, 60, 90)]),
            speaker("Ayu", &[(Role::Statement, 60, 90)]),
        ];
        let by = |start, end| by(&speakers, Span { start, end });
        assert_eq!(by(5, 10), Some("Sri"));
        assert_eq!(by(22, 30), Some("Joko"));
        assert_eq!(by(35, 45), Some("Sri"), "it goes on after the quote");
        assert_eq!(by(65, 70), None, "said by two");
        assert_eq!(by(52, 58), None, "said by nobody");
    }
}
