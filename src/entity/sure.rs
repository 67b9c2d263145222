//! How sure an entity is: a few signs of it, weighed as was learned from labelled articles by the names of a tagger that had not seen
//! them (`npm run train -- certainty`).

use std::ops::Range;

use crate::fact_box::Certainty;
use crate::tagger::{Class, Name};
use crate::weigh::{self, SCALE};

/// Signs in whole numbers, [`SCALE`] being 1.
pub(super) const AGENCY_SIGNS: usize = 10;
pub(super) const EVENT_SIGNS: usize = 10;
pub(crate) const SPEAKER_SIGNS: usize = 13;

/// What each sign says, in 1/256.
const AGENCY: [i32; AGENCY_SIGNS] = [-299, 230, -105, 75, -5, 348, 264, 28, 36, -135];
const EVENT: [i32; EVENT_SIGNS] = [-338, 258, -192, 422, -65, 211, 85, 21, 293, 532];

const SPEAKER: [i32; SPEAKER_SIGNS] = [-43, 147, -99, 75, -202, 106, 318, 52, 582, 99, -18, 0, -158];

/// A margin says nothing more beyond this, nor, for the steep beginning, beyond that.
const MOST: i32 = 96;
const STEEP: i32 = 20;

/// The greatest margin of the names in the tokens that fit; of none that is known the least.
pub(crate) fn margin(names: &[Name], tokens: &Range<usize>, fits: impl Fn(Class) -> bool) -> i32 {
    // A mention may have been trimmed: its name begins some tokens before.
    let from = names.partition_point(|n| n.tokens.start + MOST_TRIMMED < tokens.start);
    let inside = names.iter().skip(from).take_while(|n| n.tokens.start < tokens.end);
    inside.filter(|n| fits(n.class) && n.tokens.end > tokens.start).map(|n| n.margin).max().unwrap_or_default()
}

const MOST_TRIMMED: usize = 4;

/// The margin as two signs, for it says most where it is small.
pub(crate) fn of_margin(margin: i32) -> [i32; 2] {
    [margin.clamp(0, MOST), margin.clamp(0, STEEP)]
}

/// A sign that is there or not.
pub(crate) fn sign(is: bool) -> i32 {
    if is { SCALE } else { 0 }
}

pub(super) fn agency(signs: &[i32; AGENCY_SIGNS]) -> Certainty {
    weigh::certainty(&AGENCY, signs)
}

pub(super) fn event(signs: &[i32; EVENT_SIGNS]) -> Certainty {
    weigh::certainty(&EVENT, signs)
}

pub(crate) fn speaker(signs: &[i32; SPEAKER_SIGNS]) -> Certainty {
    weigh::certainty(&SPEAKER, signs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_margin_is_that_of_the_names_inside() {
        let name = |class, tokens: Range<usize>, margin| Name { class, tokens, margin };
        let names =
            [name(Class::Office, 0..6, 50), name(Class::PublicBody, 2..6, 30), name(Class::PublicBody, 9..11, 70)];
        let body = |class| class == Class::PublicBody;
        assert_eq!(margin(&names, &(2..6), body), 30);
        assert_eq!(margin(&names, &(10..11), body), 70, "trimmed at its beginning");
        assert_eq!(margin(&names, &(6..9), body), 0);
    }
}
