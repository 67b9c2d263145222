//! The best sequence of labels for a block, given each token's scores: Viterbi's algorithm in whole numbers.

use super::label::{LABELS, Label};
use super::weights::{Scores, Weights};

/// Worse than anything the weights add up to; two of them still fit.
const NEVER: i32 = i32::MIN / 4;

/// The score of a token that is [`Label::Outside`] for certain, and nothing else.
pub(super) const CERTAIN: i16 = i16::MAX;

pub(super) fn is_certain(scores: &Scores) -> bool {
    scores.first() == Some(&CERTAIN)
}

/// Decodes blocks one after the other in the same memory.
pub(super) struct Decoder {
    /// For each label what it adds after each other.
    after: [[i32; LABELS]; LABELS],
    /// For each label those that it may come after, a bit each.
    may_follow: [u32; LABELS],
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
        let may_follow = Label::ALL.map(|to| {
            let may = Label::ALL.iter().filter(|&&from| Label::goes_on_with(Some(from), to));
            may.fold(0, |all, &from| all | 1 << from as u32)
        });
        Self { after, may_follow, back: Vec::new() }
    }

    /// The best that a label makes of those before it, and the label of these.
    #[inline]
    fn step(&self, to: usize, before: &[i32; LABELS], open: u32) -> (i32, u8) {
        let (mut best, mut at) = (NEVER, 0);
        let (Some(after), Some(may)) = (self.after.get(to), self.may_follow.get(to)) else { return (best, at) };
        let mut rest = may & open;
        while rest != 0 {
            let from = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if let (Some(score), Some(more)) = (before.get(from), after.get(from)) {
                let sum = score + more;
                if sum > best {
                    (best, at) = (sum, from as u8);
                }
            }
        }
        (best, at)
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
        // The labels that a sequence may have come to, a bit each.
        let mut open = opened(&best);
        for scores in rest {
            let mut now = [NEVER; LABELS];
            let mut back = [0_u8; LABELS];
            let certain = is_certain(scores);
            for (to, ((n, b), &score)) in now.iter_mut().zip(&mut back).zip(scores).enumerate() {
                if certain && to > 0 {
                    break;
                }
                (*n, *b) = self.step(to, &best, open);
                *n = if certain { *n } else { (*n + i32::from(score)).max(NEVER) };
            }
            self.back.push(back);
            best = now;
            open = if certain { 1 } else { opened(&best) };
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

/// The labels that are not ruled out, a bit each.
fn opened(best: &[i32; LABELS]) -> u32 {
    best.iter().enumerate().fold(0, |all, (label, &score)| all | u32::from(score > NEVER) << label)
}

/// How many tokens on either side are looked at to see what a label costs.
const NEAR: usize = 12;

impl Decoder {
    /// How much worse the best labels are that don't give token `at` the label that it has among `labels`, the best ones: how sure it
    /// is of it. Labels further off than [`NEAR`] tokens stay as they are, and so do certain ones.
    pub(super) fn margin(&self, scores: &[Scores], labels: &[Label], at: usize) -> i32 {
        let is_fixed = |i: &usize| scores.get(*i).is_none_or(is_certain);
        let start =
            (at.saturating_sub(NEAR)..at).rev().find(is_fixed).map_or(at.saturating_sub(NEAR), |fixed| fixed + 1);
        let end = (at + 1..at + NEAR + 1).find(is_fixed).unwrap_or(at + NEAR + 1).min(labels.len());
        let before = start.checked_sub(1).and_then(|i| labels.get(i)).copied();
        let after = labels.get(end).copied();
        let step = |from: Option<Label>, to: Label| match from {
            None if Label::goes_on_with(None, to) => 0,
            None => NEVER,
            Some(from) => self.after.get(to as usize).and_then(|row| row.get(from as usize)).copied().unwrap_or(NEVER),
        };
        let Some(own) = labels.get(at).copied() else { return 0 };
        let mut taken = 0;
        let mut last = before;
        let mut best = [NEVER; LABELS];
        let mut open = 0;
        for i in start..end {
            let (Some(label), Some(scores)) = (labels.get(i).copied(), scores.get(i)) else { return 0 };
            taken += step(last, label) + scores.get(label as usize).copied().map_or(NEVER, i32::from);
            let mut now = [NEVER; LABELS];
            for ((n, to), score) in now.iter_mut().zip(Label::ALL).zip(scores) {
                if i == at && to == own {
                    continue;
                }
                let from = if i == start { step(before, to) } else { self.step(to as usize, &best, open).0 };
                *n = (from + i32::from(*score)).max(NEVER);
            }
            best = now;
            open = opened(&best);
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
