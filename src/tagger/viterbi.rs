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
    /// For blocks of at most so many tokens.
    pub(super) fn new(weights: &Weights, stage: usize, longest: usize) -> Self {
        let it = Self::with(|from, to| weights.transition(stage, from, to));
        Self { back: Vec::with_capacity(longest), ..it }
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

/// How many tokens on either side are looked at to see what a label costs.
const NEAR: usize = 12;

impl Decoder {
    /// How much worse the best labels are that don't give token `at` the label that it has among `labels`, the best ones: how sure it
    /// is of it. Labels further off than [`NEAR`] tokens stay as they are.
    pub(super) fn margin(&self, scores: &[Scores], labels: &[Label], at: usize) -> i32 {
        let (start, end) = (at.saturating_sub(NEAR), labels.len().min(at + NEAR + 1));
        let before = start.checked_sub(1).and_then(|i| labels.get(i)).copied();
        let after = labels.get(end).copied();
        let step = |from: Option<Label>, to: Label| match from {
            None if Label::goes_on_with(None, to) => 0,
            None => NEVER,
            Some(from) => self.after.get(to as usize).and_then(|row| row.get(from as usize)).copied().unwrap_or(NEVER),
        };
        let score = |i: usize, label: Label| {
            scores.get(i).and_then(|row| row.get(label as usize)).copied().map_or(NEVER, i32::from)
        };
        let Some(own) = labels.get(at).copied() else { return 0 };
        let mut taken = 0;
        let mut last = before;
        let mut best = [NEVER; LABELS];
        for i in start..end {
            let Some(label) = labels.get(i).copied() else { return 0 };
            taken += step(last, label) + score(i, label);
            let mut now = [NEVER; LABELS];
            for (n, to) in now.iter_mut().zip(Label::ALL) {
                if i == at && to == own {
                    continue;
                }
                let from = if i == start {
                    step(before, to)
                } else {
                    best.iter().zip(Label::ALL).map(|(b, from)| b + step(Some(from), to)).max().unwrap_or(NEVER)
                };
                *n = (from + score(i, to)).max(NEVER);
            }
            best = now;
            last = Some(label);
        }
        let mut other = NEVER;
        for (b, from) in best.iter().zip(Label::ALL) {
            other = other.max(b + after.map_or(0, |after| step(Some(from), after)));
        }
        taken += after.map_or(0, |after| step(last, after));
        taken - other.max(NEVER)
    }
}

#[cfg(test)]
mod tests {
    use super::super::label::Label::{
        self, BodyFirst, BodyLater, OfficeBodyFirst, OfficeBodyLater, OfficeFirst, Outside, PersonFirst, PersonLater,
    };
    use super::*;

    fn best(scores: &[&[(Label, i16)]], transition: impl Fn(usize, usize) -> i32) -> Vec<Label> {
        let scores: Vec<Scores> = scores
            .iter()
            .map(|token| {
                let mut row = [0; LABELS];
                for &(label, score) in *token {
                    row[label as usize] = score;
                }
                row
            })
            .collect();
        let mut labels = vec![Outside; scores.len()];
        Decoder::with(transition).best(&scores, &mut labels);
        labels
    }

    #[test]
    fn takes_the_best_label_of_each_token_where_nothing_ties_them() {
        let scores: [&[_]; 3] = [&[(PersonFirst, 9)], &[(PersonLater, 9)], &[(Outside, 5)]];
        assert_eq!(best(&scores, |_, _| 0), [PersonFirst, PersonLater, Outside]);
        assert!(best(&[], |_, _| 0).is_empty());
    }

    #[test]
    fn only_what_has_begun_goes_on() {
        let scores: [&[_]; 2] = [&[(PersonLater, 9), (Outside, 5)], &[(BodyLater, 8), (PersonFirst, 4)]];
        assert_eq!(best(&scores, |_, _| 0), [Outside, PersonFirst]);
        // A body in an office goes on in that office.
        let scores: [&[_]; 3] = [&[(OfficeFirst, 9)], &[(OfficeBodyFirst, 9)], &[(OfficeBodyLater, 5), (BodyLater, 9)]];
        assert_eq!(best(&scores, |_, _| 0), [OfficeFirst, OfficeBodyFirst, OfficeBodyLater]);
    }

    #[test]
    fn a_strong_later_token_decides_the_one_before() {
        // By itself the first is a person's; but what goes on after it is a body's name.
        let scores: [&[_]; 2] = [&[(PersonFirst, 5), (BodyFirst, 4)], &[(BodyLater, 9)]];
        assert_eq!(best(&scores, |_, _| 0), [BodyFirst, BodyLater]);
        // And a transition that costs enough keeps them apart.
        let dear = |from, to| if (from, to) == (BodyFirst as usize, BodyLater as usize) { -20 } else { 0 };
        assert_eq!(best(&scores, dear), [PersonFirst, Outside]);
    }

    #[test]
    fn a_margin_is_what_another_label_costs() {
        let scores: [&[_]; 2] = [&[(PersonFirst, 9), (BodyFirst, 4)], &[(Outside, 3)]];
        let labels = best(&scores, |_, _| 0);
        assert_eq!(labels, [PersonFirst, Outside]);
        let rows: Vec<Scores> = [[(PersonFirst, 9), (BodyFirst, 4)], [(Outside, 3), (Outside, 3)]]
            .iter()
            .map(|token| {
                let mut row = [0; LABELS];
                token.iter().for_each(|&(label, score)| row[label as usize] = score);
                row
            })
            .collect();
        let decoder = Decoder::with(|_, _| 0);
        assert_eq!([0, 1].map(|at| decoder.margin(&rows, &labels, at)), [5, 3]);
    }

    #[test]
    fn agrees_with_trying_every_sequence() {
        let next = |state: &mut u32| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            i16::try_from(*state >> 27).unwrap() - 16
        };
        let mut state = 7;
        for _ in 0..10 {
            let scores: Vec<Scores> = (0..3).map(|_| std::array::from_fn(|_| next(&mut state))).collect();
            let table: Vec<i32> = (0..LABELS * LABELS).map(|_| i32::from(next(&mut state))).collect();
            let transition = |from: usize, to: usize| table[from * LABELS + to];
            let score = |labels: &[Label]| -> i32 {
                labels.iter().zip(&scores).map(|(&l, s)| i32::from(s[l as usize])).sum::<i32>()
                    + labels.windows(2).map(|w| transition(w[0] as usize, w[1] as usize)).sum::<i32>()
            };
            let mut top = i32::MIN;
            for code in 0..LABELS.pow(3) {
                let labels: Vec<Label> = (0..3).map(|i| Label::ALL[code / LABELS.pow(i) % LABELS]).collect();
                let before = std::iter::once(None).chain(labels.iter().copied().map(Some));
                if before.zip(&labels).all(|(before, &next)| Label::goes_on_with(before, next)) {
                    top = top.max(score(&labels));
                }
            }
            let mut labels = vec![Outside; 3];
            Decoder::with(transition).best(&scores, &mut labels);
            assert_eq!(score(&labels), top);
        }
    }
}
