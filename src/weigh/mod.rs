//! How sure a candidate fact is: a logistic model over hashed features, learned by `tools/train` from labelled articles. All of it
//! is whole numbers, so that every machine gives the same.

use crate::fact_box::Certainty;

/// A weight of 1, and a sum of 1, is so much in whole numbers.
pub(crate) const SCALE: i32 = 16;

/// A learned model.
pub(crate) struct Model<'a> {
    /// A feature's weight is the one that its hash falls on.
    pub(crate) weights: &'a [i8],
    /// What a candidate's sum of weights, and those of the candidates around it, say of how sure it is; in 1/256.
    pub(crate) context: &'a [i32],
}

impl Model<'_> {
    /// The weight of a feature.
    pub(crate) fn weight(&self, feature: u32) -> i32 {
        let at = (feature >> 7) as usize % self.weights.len().max(1);
        self.weights.get(at).copied().unwrap_or_default().into()
    }

    /// How sure it is, by the sums around it.
    pub(crate) fn certainty(&self, values: &[i32]) -> Certainty {
        let odds = self.context.iter().zip(values).map(|(by, value)| by * value).sum::<i32>() >> 8;
        let hundredths = LEAST.iter().filter(|&&least| odds >= least).count();
        Certainty::hundredths(u8::try_from(hundredths).unwrap_or(100))
    }
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
        let model = Model { weights: &[], context: &[256] };
        let at = |odds: i32| model.certainty(&[odds]).in_hundredths();
        assert_eq!((at(0), at(SCALE), at(-SCALE), at(8 * SCALE), at(-8 * SCALE)), (51, 73, 28, 100, 0));
        assert!((-200..200).all(|odds| at(odds) <= at(odds + 1)));
    }

    #[test]
    fn a_model_without_weights_knows_nothing() {
        assert_eq!(Model { weights: &[], context: &[] }.weight(12345), 0);
    }
}
