//! The weights of the features, unpacked from `src/tag/weights.bin`, which `tools/train-tagger.py` writes.
//!
//! A feature is a number of 22 bits, which already is a hash. Its upper bits say where it is looked for; most features
//! have no weight, and there nearly always stands nothing.

use std::sync::OnceLock;

use super::LABELS;

/// How many bits a feature's number has.
pub(super) const BITS: u32 = 22;

/// How many of them say where a feature stands: there are about twice as many places as features.
const PLACE_BITS: u32 = 13;
const PLACES: usize = 1 << PLACE_BITS;
/// What stands in a place is the number of a row and a tag: that there is something, how far from its place it stands (where
/// others stand before it; behind the last place comes the first), and the feature's lower bits.
const TAKEN: u32 = 1 << 15;
const TAG: u32 = 0xffff;
const LOW_BITS: u32 = BITS - PLACE_BITS;

static PACKED: &[u8] = include_bytes!("weights.bin");
const MARK: &[u8] = b"KFT1";

pub(crate) struct Weights {
    places: Box<[u32; PLACES]>,
    rows: Vec<Row>,
    /// What each label adds behind each other.
    transitions: [[i8; LABELS]; LABELS],
}

/// The weights; unpacked when they are first asked for.
pub(crate) fn unpacked() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(Weights::unpack)
}

/// A weight for each label, 16 bits each: two additions add all of them. Each is raised by 128, so that none is negative and
/// nothing carries from one to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row([u64; 2]);

const RAISED: u16 = 128;

impl Row {
    fn new(weights: [i8; LABELS]) -> Self {
        let mut it = Self::default();
        for (label, weight) in weights.into_iter().enumerate() {
            let raised = i16::from(weight) + RAISED.cast_signed();
            if let Some(half) = it.0.get_mut(label / 4) {
                *half |= u64::from(raised.cast_unsigned()) << (16 * (label % 4));
            }
        }
        it
    }
}

/// The weights of a token's features, added up.
///
/// A token has some eighty features and never more than 255: no sum fills its 16 bits.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    sum: Row,
    rows: i32,
}

impl Sums {
    #[inline]
    fn add(&mut self, row: Row) {
        let [first, second] = row.0;
        let [own_first, own_second] = &mut self.sum.0;
        *own_first = own_first.wrapping_add(first);
        *own_second = own_second.wrapping_add(second);
        self.rows += 1;
    }

    pub(super) fn scores(self) -> [i32; LABELS] {
        let [first, second] = self.sum.0;
        let raised = self.rows * i32::from(RAISED);
        std::array::from_fn(|label| {
            let half = if label < 4 { first } else { second };
            (half >> (16 * (label % 4)) & 0xffff) as i32 - raised
        })
    }
}

impl Weights {
    /// The file is ours: what would not fit it is left out rather than refused, and a test holds that nothing is.
    #[allow(clippy::large_stack_arrays, reason = "32 KiB, on their way to the heap: so that no look needs a check")]
    fn unpack() -> Self {
        let mut rest = PACKED.get(MARK.len() + 4..).unwrap_or_default();
        let count = number(&mut rest);
        let mut it =
            Self { places: Box::new([0; PLACES]), rows: Vec::with_capacity(count), transitions: [[0; LABELS]; LABELS] };
        let mut feature = 0;
        for row in (0_u32..).take(count) {
            feature += u32::try_from(number(&mut rest)).unwrap_or_default();
            let (mut place, mut tag) = place_of(feature);
            while let Some(own) = it.places.get_mut(place % PLACES) {
                if *own == 0 {
                    *own = tag | row << 16;
                    break;
                }
                (place, tag) = next_place(place, tag);
            }
        }
        let (masks, weights) = rest.split_at_checked(count).unwrap_or_default();
        let mut weights = weights.iter().map(|weight| weight.cast_signed());
        it.rows.extend(masks.iter().map(|mask| {
            let mut row = [0; LABELS];
            for (label, weight) in row.iter_mut().enumerate() {
                if mask >> label & 1 == 1 {
                    *weight = weights.next().unwrap_or_default();
                }
            }
            Row::new(row)
        }));
        for weight in it.transitions.iter_mut().flatten() {
            *weight = weights.next().unwrap_or_default();
        }
        it
    }

    /// Adds a feature's weights.
    #[inline]
    pub(super) fn add(&self, feature: u32, sums: &mut Sums) {
        let (mut place, mut tag) = place_of(feature);
        while let Some(&own) = self.places.get(place % PLACES) {
            if own & TAG == tag {
                if let Some(&row) = self.rows.get((own >> 16) as usize) {
                    sums.add(row);
                }
                return;
            }
            if own == 0 {
                return;
            }
            (place, tag) = next_place(place, tag);
        }
    }

    /// The weight of one label behind another.
    pub(super) fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from).and_then(|row| row.get(to)).map_or(0, |&w| i32::from(w))
    }
}

#[inline]
const fn place_of(feature: u32) -> (usize, u32) {
    ((feature >> LOW_BITS) as usize, TAKEN | feature & ((1 << LOW_BITS) - 1))
}

#[inline]
const fn next_place(place: usize, tag: u32) -> (usize, u32) {
    (place + 1, tag + (1 << LOW_BITS))
}

/// Takes a varint from the front.
fn number(rest: &mut &[u8]) -> usize {
    let (mut value, mut shift) = (0, 0);
    while let Some((&byte, behind)) = rest.split_first() {
        *rest = behind;
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if byte < 0x80 {
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
        assert!(PACKED.starts_with(MARK));
        let fingerprint = u32::from_le_bytes(PACKED[4..8].try_into().unwrap());
        assert_eq!(
            fingerprint,
            super::super::fingerprint(),
            "the features have changed: train anew with tools/train-tagger.py"
        );
    }

    #[test]
    fn every_feature_is_found() {
        let it = unpacked();
        let mut rest = &PACKED[8..];
        let count = number(&mut rest);
        assert!(count > 1000, "only {count} features: were the weights read?");
        let mut feature = 0;
        for row in &it.rows {
            feature += u32::try_from(number(&mut rest)).unwrap();
            let mut sums = Sums::default();
            it.add(feature, &mut sums);
            assert_eq!((sums.sum, sums.rows), (*row, 1));
            assert_ne!(sums.scores(), [0; LABELS], "a feature without a weight");
        }
        assert_eq!(it.rows.len(), count);
        assert_eq!(it.places.iter().filter(|&&own| own != 0).count(), count);
        // How far a feature stands from its place has six bits: one that stood further would be taken for another.
        assert!(it.places.split(|&own| own == 0).all(|run| run.len() < 1 << 6));
    }

    #[test]
    fn sums_are_those_of_the_labels_one_by_one() {
        let rows = [[127, -127, 0, 5, -6, 7, -128], [-128, 1, 2, 3, 4, 5, 127], [0; LABELS]];
        let mut sums = Sums::default();
        let mut expected = [0; LABELS];
        for row in rows.iter().cycle().take(200) {
            sums.add(Row::new(*row));
            for (sum, &weight) in expected.iter_mut().zip(row) {
                *sum += i32::from(weight);
            }
        }
        assert_eq!(sums.scores(), expected);
    }

    #[test]
    fn every_byte_of_the_file_is_a_weight() {
        let mut rest = &PACKED[8..];
        let count = number(&mut rest);
        for _ in 0..count {
            number(&mut rest);
        }
        let weights: u32 = rest[..count].iter().map(|mask| mask.count_ones()).sum();
        assert_eq!(rest.len(), count + weights as usize + LABELS * LABELS);
    }
}
