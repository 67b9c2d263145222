//! The best sequence of labels for a block, given each token's scores: Viterbi's algorithm in whole numbers.

use super::label::{LABELS, Label};
use super::weights::{Scores, Weights};

/// Worse than anything the weights add up to; two of them still fit.
const NEVER: i32 = i32::MIN / 4;

/// Decodes blocks one after the other in the same memory.
pub(super) struct Decoder {
    /// For each label what it adds after each other.
    after: [[i32; LABELS]; LABELS],
    /// For each token but the first and each of its labels, the best label before.
    back: Vec<[u8; LABELS]>,
}

impl Decoder {
    pub(super) fn new(weights: &Weights, stage: usize) -> Self {
        Self::with(|from, to| weights.transition(stage, from, to))
    }

    fn with(transition: impl Fn(usize, usize) -> i32) -> Self {
        let after = Label::ALL.map(|to| {
            Label::ALL.map(|from| {
                if Label::goes_on_with(Some(from), to) { transition(from as usize, to as usize) } else { NEVER }
            })
        });
        Self { after, back: Vec::new() }
    }

    /// The best labels for these scores, one each.
    pub(super) fn best(&mut self, scores: &[Scores], labels: &mut [Label]) {
        self.back.clear();
        let Some((first, rest)) = scores.split_first() else { return };
        let mut best = first.map(i32::from);
        for (b, label) in best.iter_mut().zip(Label::ALL) {
            if !Label::goes_on_with(None, label) {
                *b = NEVER;
            }
        }
        for scores in rest {
            let mut now = [NEVER; LABELS];
            let mut back = [0_u8; LABELS];
            for (((n, b), &score), after) in now.iter_mut().zip(&mut back).zip(scores).zip(&self.after) {
                for ((before, transition), from) in best.iter().zip(after).zip(0_u8..) {
                    let sum = before + transition;
                    if sum > *n {
                        (*n, *b) = (sum, from);
                    }
                }
                *n = (*n + i32::from(score)).max(NEVER);
            }
            self.back.push(back);
            best = now;
        }
        // Of equals the first label wins, so that the same text gives the same names everywhere.
        let mut at = 0;
        for (i, b) in best.iter().enumerate() {
            if best.get(at).is_some_and(|top| b > top) {
                at = i;
            }
        }
        let mut labels = labels.iter_mut().rev();
        let back = self.back.iter().rev().map(Some).chain([None]);
        for (label, back) in labels.by_ref().zip(back) {
            *label = Label::ALL.get(at).copied().unwrap_or_default();
            at = back.and_then(|back| back.get(at)).copied().map_or(0, usize::from);
        }
    }
}
