//! How sure a candidate fact is: a logistic model over hashed features, learned by `tools/train` from labelled articles. All of it
//! is whole numbers, so that every machine gives the same.

use crate::fact_box::Certainty;

/// A weight of 1, and a sum of 1, is so much in whole numbers.
pub(crate) const SCALE: i32 = 16;

/// So many bits of a feature's hash say which weight is its own.
const BITS: u32 = 18;

/// Which weight is a feature's own.
pub(crate) const fn slot(feature: u32) -> u32 {
    feature >> (32 - BITS)
}

/// A learned model.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// What a candidate's sum of weights, and those of the candidates around it, say of how sure it is; in 1/256.
    context: Vec<i32>,
    /// The slots that have a weight, in order.
    slots: Vec<u32>,
    weights: Vec<i8>,
}

impl Model {
    /// A model of these weights, in the order of their slots.
    #[cfg(any(test, not(target_arch = "wasm32")))]
    pub(crate) fn of(context: &[i32], weights: &[(u32, i8)]) -> Self {
        let (slots, weights) = weights.iter().copied().unzip();
        Self { context: context.to_vec(), slots, weights }
    }

    /// A model from a file: a fingerprint of the features, so many numbers of context with 16 bits, then for each weight how far
    /// its slot is from the one before (7 bits a byte, the lowest first, the last with the highest bit), then the weights.
    pub(crate) fn unpack(file: &[u8], numbers: usize) -> Self {
        let rest = file.get(4..).unwrap_or_default();
        let (context, rest) = rest.split_at_checked(2 * numbers).unwrap_or_default();
        let context = context.chunks_exact(2).map(|b| b.try_into().map_or(0, i16::from_le_bytes).into()).collect();
        let mut slots = Vec::new();
        let (mut slot, mut step, mut shift) = (0_u32, 0_u32, 0_u32);
        let mut bytes = rest.iter();
        // Each slot has a weight at the end: where as many bytes are left as there are slots, the steps are over.
        while bytes.len() > slots.len() {
            let Some(&byte) = bytes.next() else { break };
            step |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 != 0 {
                slot = slot.wrapping_add(step);
                slots.push(slot);
                (step, shift) = (0, 0);
            }
            if shift > 21 {
                break;
            }
        }
        Self { context, slots, weights: bytes.map(|b| b.cast_signed()).collect() }
    }

    /// The weight of a feature.
    pub(crate) fn weight(&self, feature: u32) -> i32 {
        let at = self.slots.binary_search(&slot(feature)).ok();
        at.and_then(|at| self.weights.get(at)).copied().unwrap_or_default().into()
    }

    /// How sure it is, by the sums around it.
    pub(crate) fn certainty(&self, values: &[i32]) -> Certainty {
        certainty(&self.context, values)
    }
}

/// How sure what has these values is, each being worth so much in 1/256.
pub(crate) fn certainty(weights: &[i32], values: &[i32]) -> Certainty {
    let odds = weights.iter().zip(values).map(|(by, value)| by * value).sum::<i32>() >> 8;
    let hundredths = LEAST.iter().filter(|&&least| odds >= least).count();
    Certainty::hundredths(u8::try_from(hundredths).unwrap_or(100))
}

/// The least log odds, in 1/16, of each hundredth from the first to the last.
const LEAST: [i32; 100] = [
    -85, -67, -59, -53, -49, -46, -43, -40, -38, -36, -34, -33, -31, -30, -28, -27, -26, -25, -24, -23, -22, -21, -20,
    -19, -18, -17, -16, -16, -15, -14, -13, -12, -12, -11, -10, -10, -9, -8, -7, -7, -6, -5, -5, -4, -4, -3, -2, -2,
    -1, 0, 0, 1, 2, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 9, 10, 10, 11, 12, 12, 13, 14, 15, 16, 16, 17, 18, 19, 20, 21, 22,
    23, 24, 25, 26, 27, 28, 30, 31, 33, 34, 36, 38, 40, 43, 46, 49, 53, 59, 67, 85,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_certainties() {
        let model = Model::of(&[256], &[]);
        let at = |odds: i32| model.certainty(&[odds]).in_hundredths();
        assert_eq!((at(0), at(SCALE), at(-SCALE), at(8 * SCALE), at(-8 * SCALE)), (51, 74, 28, 100, 0));
        assert!((-200..200).all(|odds| at(odds) <= at(odds + 1)));
    }

    #[test]
    fn a_file_is_read_as_it_was_meant() {
        // Slots 3, 4 and 304.
        let model = Model::unpack(&[9, 9, 9, 9, 0, 1, 3 | 0x80, 1 | 0x80, 44, 2 | 0x80, 5, 251, 7], 1);
        assert_eq!((model.context.as_slice(), model.slots.as_slice()), (&[256][..], &[3, 4, 304][..]));
        let weight = |slot: u32| model.weight(slot << (32 - BITS));
        assert_eq!((weight(3), weight(4), weight(304), weight(5)), (5, -5, 7, 0));
        for cut in 0..12 {
            Model::unpack(&[9, 9, 9, 9, 0, 1, 3 | 0x80, 1 | 0x80, 44, 2 | 0x80, 5, 251][..cut], 1);
        }
    }
}
