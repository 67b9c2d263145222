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
