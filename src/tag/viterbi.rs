//! The best sequence of labels for a sentence, given each token's scores: Viterbi's algorithm in whole numbers.

use super::weights::Weights;
use super::{LABELS, Label};

/// Decodes sentences one after the other in the same memory.
pub(super) struct Decoder {
    /// Each token's score for each label; the caller fills it.
    pub(super) scores: Vec<[i32; LABELS]>,
    /// For each label what it adds behind each other.
    behind: [[i32; LABELS]; LABELS],
    /// For each token but the first and each of its labels, the best label before.
    back: Vec<[u8; LABELS]>,
    labels: Vec<Label>,
}

/// Worse than anything the weights add up to; two of them still fit.
const NEVER: i32 = i32::MIN / 4;

/// The scores of a token that can only be outside a name.
pub(super) const OUTSIDE: [i32; LABELS] = [0, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER];

impl Decoder {
    pub(super) fn new(weights: &Weights) -> Self {
        Self::with(|from, to| weights.transition(from, to))
    }

    fn with(transition: impl Fn(usize, usize) -> i32) -> Self {
        let behind = Label::ALL.map(|to| {
            Label::ALL.map(|from| if from.goes_on_with(to) { transition(from.number(), to.number()) } else { NEVER })
        });
        Self { scores: Vec::new(), behind, back: Vec::new(), labels: Vec::new() }
    }

    /// The best labels for the sentence whose scores were filled in.
    pub(super) fn best(&mut self) -> &[Label] {
        self.back.clear();
        self.labels.clear();
        let Some((first, rest)) = self.scores.split_first() else { return &self.labels };
        let mut best = *first;
        for (b, label) in best.iter_mut().zip(Label::ALL) {
            if !Label::Outside.goes_on_with(label) {
                *b = NEVER;
            }
        }
        for scores in rest {
            let mut now = [NEVER; LABELS];
            let mut back = [0_u8; LABELS];
            // Most tokens can only be outside: of those the first label alone is looked at.
            let labels = if *scores == OUTSIDE { 1 } else { LABELS };
            for (((n, b), &score), behind) in now.iter_mut().zip(&mut back).zip(scores).zip(&self.behind).take(labels) {
                for ((before, transition), from) in best.iter().zip(behind).zip(0_u8..) {
                    let sum = before + transition;
                    if sum > *n {
                        (*n, *b) = (sum, from);
                    }
                }
                *n = (*n + score).max(NEVER);
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
        for back in self.back.iter().rev() {
            self.labels.push(Label::ALL.get(at).copied().unwrap_or_default());
            at = back.get(at).copied().map_or(0, usize::from);
        }
        self.labels.push(Label::ALL.get(at).copied().unwrap_or_default());
        self.labels.reverse();
        &self.labels
    }
}

#[cfg(test)]
mod tests {
    use super::super::Class::{Organisation, Person};
    use super::*;

    fn best(scores: &[[i32; LABELS]], transition: impl Fn(usize, usize) -> i32) -> Vec<Label> {
        let mut decoder = Decoder::with(transition);
        decoder.scores = scores.to_vec();
        decoder.best().to_vec()
    }

    #[test]
    fn takes_the_best_label_of_each_token_where_nothing_ties_them() {
        let scores = [[0, 9, 0, 0, 0, 0, 0], [1, 0, 9, 0, 0, 0, 0], [5, 0, 0, 0, 0, 0, 0]];
        assert_eq!(best(&scores, |_, _| 0), [Label::Begin(Person), Label::Inside(Person), Label::Outside]);
        assert!(best(&[], |_, _| 0).is_empty());
    }

    #[test]
    fn a_name_never_goes_on_that_has_not_begun() {
        let scores = [[5, 0, 9, 0, 0, 0, 0], [0, 4, 0, 0, 8, 0, 0]];
        let labels = best(&scores, |_, _| 0);
        assert_eq!(labels, [Label::Outside, Label::Begin(Person)]);
    }

    #[test]
    fn a_strong_later_token_decides_the_one_before() {
        // By itself the first is a person's; but what goes on behind it is an organisation's name.
        let scores = [[0, 5, 0, 4, 0, 0, 0], [0, 0, 0, 0, 9, 0, 0]];
        assert_eq!(best(&scores, |_, _| 0), [Label::Begin(Organisation), Label::Inside(Organisation)]);
        // And a transition that costs enough keeps them apart.
        let dear = |from: usize, to: usize| if (from, to) == (3, 4) { -20 } else { 0 };
        assert_eq!(best(&scores, dear), [Label::Begin(Person), Label::Outside]);
    }

    #[test]
    fn a_token_outside_parts_names() {
        let scores = [[0, 9, 0, 0, 0, 0, 0], OUTSIDE, [0, 0, 9, 0, 0, 0, 0]];
        assert_eq!(best(&scores, |_, _| 0), [Label::Begin(Person), Label::Outside, Label::Outside]);
        let long: Vec<_> = std::iter::repeat_n(OUTSIDE, 100_000).collect();
        assert!(best(&long, |_, _| -127).iter().all(|&label| label == Label::Outside));
    }

    #[test]
    fn agrees_with_trying_every_sequence() {
        // A small generator, so that the numbers are the same everywhere.
        let mut state = 7_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            i32::try_from(state >> 27).unwrap() - 16
        };
        for _ in 0..40 {
            let scores: Vec<[i32; LABELS]> = (0..4).map(|_| std::array::from_fn(|_| next())).collect();
            let table: Vec<i32> = (0..LABELS * LABELS).map(|_| next()).collect();
            let transition = |from: usize, to: usize| table[from * LABELS + to];
            let score = |labels: &[Label]| -> i32 {
                labels.iter().zip(&scores).map(|(l, s)| s[l.number()]).sum::<i32>()
                    + labels.windows(2).map(|w| transition(w[0].number(), w[1].number())).sum::<i32>()
            };
            let mut top = i32::MIN;
            for code in 0..LABELS.pow(4) {
                let labels: Vec<Label> = (0..4).map(|i| Label::ALL[code / LABELS.pow(i) % LABELS]).collect();
                let allowed =
                    Label::Outside.goes_on_with(labels[0]) && labels.windows(2).all(|w| w[0].goes_on_with(w[1]));
                if allowed {
                    top = top.max(score(&labels));
                }
            }
            assert_eq!(score(&best(&scores, transition)), top);
        }
    }
}
