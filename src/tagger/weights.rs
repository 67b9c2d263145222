//! What each feature weighs for each label, unpacked from `weights.bin`, which `npm run train` writes.
//!
//! Both stages share one table: a feature has a row of weights, those of the second stage's labels after those of the first one's.

use std::sync::OnceLock;

use super::feature::BITS;
use super::label::LABELS;

/// How many stages there are.
pub(crate) const STAGES: usize = 2;

/// `KFT2`, the features' fingerprint (four bytes), how many features there are; their numbers, sorted, each as its distance from the
/// one before (varints); of each a mask of the labels it has weights for, five columns of bytes, the lowest first; those weights, a
/// byte each; then for each stage what one label weighs after another, a row for each label before.
static PACKED: &[u8] = include_bytes!("weights.bin");

/// How many bytes come before the count.
const HEAD: usize = 8;

/// How many bytes a mask has.
const MASK_BYTES: usize = (STAGES * LABELS).div_ceil(8);

/// How many of a feature's bits say where it is looked for; a byte is left.
const PLACE_BITS: u32 = BITS - 8;

pub(crate) struct Weights {
    /// Where the features of a place begin.
    starts: Vec<u16>,
    /// Their lower bits.
    tags: Vec<u8>,
    /// Where the weights of a feature begin.
    rows: Vec<u32>,
    /// Each weight with its label.
    row_values: Vec<(u8, i8)>,
    transitions: [[[i8; LABELS]; LABELS]; STAGES],
}

/// A token's score for each label: the sum of some eighty weights, each of a few steps.
pub(crate) type Scores = [i16; LABELS];

/// The weights; unpacked when they are first asked for.
pub(crate) fn unpacked() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::unpack(PACKED))
}

impl Weights {
    /// The file is ours: what would not fit it is left out rather than refused, and a test holds that nothing is.
    pub(crate) fn unpack(packed: &[u8]) -> Self {
        let mut rest = packed.get(HEAD..).unwrap_or_default();
        let count = number(&mut rest);
        let mut it = Self {
            starts: Vec::with_capacity((1 << PLACE_BITS) + 1),
            tags: Vec::with_capacity(count),
            rows: Vec::with_capacity(count + 1),
            row_values: Vec::new(),
            transitions: [[[0; LABELS]; LABELS]; STAGES],
        };
        let mut feature = 0;
        let end = |it: &Self| u16::try_from(it.tags.len()).unwrap_or(u16::MAX);
        for _ in 0..count {
            feature += u32::try_from(number(&mut rest)).unwrap_or_default();
            while it.starts.len() <= (feature >> 8) as usize {
                it.starts.push(end(&it));
            }
            it.tags.push((feature & 0xff) as u8);
        }
        while it.starts.len() <= 1 << PLACE_BITS {
            it.starts.push(end(&it));
        }
        let (masks, weights) = rest.split_at_checked(count * MASK_BYTES).unwrap_or_default();
        let mut weights = weights.iter().map(|weight| weight.cast_signed());
        for row in 0..count {
            it.rows.push(u32::try_from(it.row_values.len()).unwrap_or_default());
            for column in 0..MASK_BYTES {
                let mut mask = masks.get(column * count + row).copied().unwrap_or_default();
                while mask != 0 {
                    let label = column * 8 + mask.trailing_zeros() as usize;
                    it.row_values.push((u8::try_from(label).unwrap_or_default(), weights.next().unwrap_or_default()));
                    mask &= mask - 1;
                }
            }
        }
        it.rows.push(u32::try_from(it.row_values.len()).unwrap_or_default());
        for weight in it.transitions.iter_mut().flatten().flatten() {
            *weight = weights.next().unwrap_or_default();
        }
        it
    }

    /// Adds the weights of a feature, to both stages' scores.
    #[allow(clippy::inline_always, reason = "the innermost loop, in a module made small")]
    #[inline(always)]
    pub(crate) fn add_feature(&self, feature: u32, scores: &mut [i16; STAGES * LABELS]) {
        if let Some(row) = self.row(feature) {
            self.add(row, scores);
        }
    }

    /// The row of a feature that has weights.
    #[allow(clippy::inline_always, reason = "the innermost loop, in a module made small")]
    #[inline(always)]
    fn row(&self, feature: u32) -> Option<u16> {
        let place = (feature >> 8) as usize;
        let &[start, end] = self.starts.get(place..place + 2)? else { return None };
        let tags = self.tags.get(usize::from(start)..usize::from(end))?;
        let tag = (feature & 0xff) as u8;
        (start..).zip(tags).find(|&(_, &own)| own == tag).map(|(row, _)| row)
    }

    #[allow(clippy::inline_always, reason = "the innermost loop, in a module made small")]
    #[inline(always)]
    fn add(&self, row: u16, scores: &mut [i16; STAGES * LABELS]) {
        let row = usize::from(row);
        let (Some(&start), Some(&end)) = (self.rows.get(row), self.rows.get(row + 1)) else { return };
        for &(label, weight) in self.row_values.get(start as usize..end as usize).unwrap_or_default() {
            // Some hundred weights of a byte: the sum fits.
            if let Some(score) = scores.get_mut(usize::from(label)) {
                *score = score.wrapping_add(i16::from(weight));
            }
        }
    }

    /// What a label weighs after another in a stage.
    pub(crate) fn transition(&self, stage: usize, from: usize, to: usize) -> i32 {
        let weight = self.transitions.get(stage).and_then(|rows| rows.get(from)?.get(to));
        weight.map_or(0, |&w| i32::from(w))
    }
}

/// Takes a varint from the front.
pub(super) fn number(rest: &mut &[u8]) -> usize {
    let (mut value, mut shift) = (0, 0);
    while let Some((&byte, after)) = rest.split_first() {
        *rest = after;
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 || shift > 28 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn belong_to_the_features() {
        assert!(PACKED.starts_with(b"KFT2"));
        let fingerprint = u32::from_le_bytes(PACKED[4..8].try_into().unwrap());
        assert_eq!(fingerprint, super::super::fingerprint(), "the features have changed: npm run train");
    }

    #[test]
    fn every_feature_is_found_and_every_byte_is_read() {
        let it = unpacked();
        let mut rest = &PACKED[HEAD..];
        let count = number(&mut rest);
        assert!(count > 1000, "only {count} features: were the weights read?");
        let mut feature = 0;
        for row in 0..count {
            feature += u32::try_from(number(&mut rest)).unwrap();
            assert_eq!(it.row(feature).map(usize::from), Some(row));
            let mut scores = [0; STAGES * LABELS];
            it.add_feature(feature, &mut scores);
            assert_ne!(scores, [0; STAGES * LABELS], "a feature without a weight");
        }
        let masks: u32 = rest[..count * MASK_BYTES].iter().map(|mask| mask.count_ones()).sum();
        assert_eq!(rest.len(), count * MASK_BYTES + masks as usize + STAGES * LABELS * LABELS);
        assert_eq!(it.row_values.len(), masks as usize);
    }

    #[test]
    fn what_is_no_file_of_ours_gives_nothing() {
        for packed in [&b""[..], b"KFT2"] {
            let it = Weights::unpack(packed);
            let mut scores = [0; STAGES * LABELS];
            it.add_feature(77, &mut scores);
            assert_eq!(scores, [0; STAGES * LABELS]);
        }
    }
}
