//! The weights of the features, as `build.rs` unpacks them from `src/tag/weights.bin`.
//!
//! A feature is a number of 22 bits. The upper ten choose a bucket, in which the lower twelve are looked for; there are
//! about four in each. A feature has a weight for some of the labels: a bit mask says for which.

use super::LABELS;

mod tables {
    include!(concat!(env!("OUT_DIR"), "/tagger.rs"));
}

/// How many bits a feature's number has.
pub(super) const BITS: u32 = 22;
/// How many of them stand inside a bucket.
const LOW: u32 = 12;

/// What [`super::fingerprint`] was when the weights were trained.
#[cfg(test)]
pub(super) const FINGERPRINT: u32 = tables::FINGERPRINT;

/// Adds a feature's weights to the scores of the labels.
pub(super) fn add(feature: u32, scores: &mut [i32; LABELS]) {
    let bucket = (feature >> LOW) as usize;
    let low = feature & ((1 << LOW) - 1);
    let at = |starts: &[u16], i: usize| starts.get(i).map_or(0, |&s| usize::from(s));
    let range = at(&tables::FEATURE_STARTS, bucket)..at(&tables::FEATURE_STARTS, bucket + 1);
    // Most features have no weight: so only their numbers are looked at until one fits.
    let found = tables::LOWS.get(range.clone()).and_then(|lows| lows.iter().position(|&own| u32::from(own) == low));
    let Some(found) = found.map(|i| range.start + i) else { return };
    let before = tables::MASKS.get(range.start..found).unwrap_or_default();
    let first: usize = before.iter().map(|mask| mask.count_ones() as usize).sum();
    let weights = tables::WEIGHTS.get(at(&tables::WEIGHT_STARTS, bucket) + first..).unwrap_or_default();
    let mask = tables::MASKS.get(found).copied().unwrap_or_default();
    let has = |label: &usize| mask >> label & 1 == 1;
    for (label, &weight) in (0..LABELS).filter(has).zip(weights) {
        if let Some(score) = scores.get_mut(label) {
            *score += i32::from(weight);
        }
    }
}

/// The weight of one label behind another.
pub(super) fn transition(from: usize, to: usize) -> i32 {
    tables::TRANSITIONS.get(from * LABELS + to).map_or(0, |&w| i32::from(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn belong_to_the_features() {
        assert_eq!(
            FINGERPRINT,
            super::super::fingerprint(),
            "the features have changed: train anew with tools/train-tagger.py"
        );
    }

    #[test]
    fn every_feature_is_found() {
        let mut features = 0;
        let mut weights = 0;
        for bucket in 0..1_u32 << (BITS - LOW) {
            let starts = |i: u32| usize::from(tables::FEATURE_STARTS[i as usize]);
            for i in starts(bucket)..starts(bucket + 1) {
                let mut scores = [0; LABELS];
                add(bucket << LOW | u32::from(tables::LOWS[i]), &mut scores);
                let mask = tables::MASKS[i];
                for (label, &score) in scores.iter().enumerate() {
                    let expected = if mask >> label & 1 == 1 {
                        weights += 1;
                        i32::from(tables::WEIGHTS[weights - 1])
                    } else {
                        0
                    };
                    assert_eq!(score, expected);
                }
                features += 1;
            }
        }
        assert_eq!((features, weights), (tables::LOWS.len(), tables::WEIGHTS.len()));
        assert!(features > 1000, "only {features} features: were the weights read?");
    }
}
