//! Wordings as numbers, so that a fact is found again by what it is called and not by a walk over all that were found.

use std::collections::BTreeMap;

/// What stands under a wording.
pub(super) type Wordings = BTreeMap<Wording, usize>;

/// A wording whatever its capitals, as a number (FNV-1a): one look instead of a comparison with each of the others, and none
/// of them is copied. Of a million wordings, two have the same once in thirty million articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wording(u64);

impl Wording {
    /// Nothing said.
    pub(super) const NONE: Self = Self(0xcbf2_9ce4_8422_2325);

    pub(super) fn of(text: &str) -> Self {
        text.chars().fold(Self::NONE, Self::letter)
    }

    /// This wording and a letter behind it.
    pub(super) fn letter(self, c: char) -> Self {
        if c.is_ascii() {
            return self.with(u64::from(c.to_ascii_lowercase()));
        }
        c.to_lowercase().fold(self, |it, c| it.with(u64::from(c)))
    }

    /// This wording together with a number: what it is a wording of, or another wording.
    pub(super) const fn with(self, number: u64) -> Self {
        Self((self.0 ^ number).wrapping_mul(0x0100_0000_01b3))
    }

    /// The number.
    pub(super) const fn number(self) -> u64 {
        self.0
    }
}
