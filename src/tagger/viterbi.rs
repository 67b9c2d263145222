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
        let (Some(after), Some(may)) = (self.after.get(to), self.may_follow.get(to)) else { return (best, 0) };
        let mut rest = may & open;
        while rest != 0 {
            let from = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if let (Some(score), Some(more)) = (before.get(from), after.get(from)) {
                let sum = score + more;
                if sum > best {
                    (best, at) = (sum, from);
                }
            }
        }
        (best, u8::try_from(at).unwrap_or_default())
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

/// So many tokens are looked at together to see what their labels cost: what is before and after them stays as it is.
const TOGETHER: usize = 64;

impl Decoder {
    /// How sure each token's label among `labels`, the best ones, is: how much worse the best labels are that give it another.
    pub(super) fn margins(&self, scores: &[Scores], labels: &[Label], out: &mut Vec<i32>) {
        out.clear();
        out.resize(labels.len(), 0);
        let mut forward: Vec<[i32; LABELS]> = Vec::with_capacity(TOGETHER);
        let mut start = 0;
        while start < labels.len() {
            if scores.get(start).is_none_or(is_certain) {
                start += 1;
                continue;
            }
            let rest = scores.get(start..).unwrap_or_default();
            let count = rest.iter().take(TOGETHER).take_while(|scores| !is_certain(scores)).count();
            let (end, before) = (start + count, start.checked_sub(1).and_then(|i| labels.get(i)).copied());
            self.forward(before, rest.get(..count).unwrap_or_default(), &mut forward);
            let mut after = self.before(labels.get(end).copied());
            for i in (start..end).rev() {
                let (Some(forward), Some(scores)) = (forward.get(i - start), scores.get(i)) else { return };
                let own = labels.get(i).map_or(0, |&label| label as usize);
                let (mut best, mut other) = (NEVER, NEVER);
                for (label, (f, a)) in forward.iter().zip(&after).enumerate() {
                    if label == own {
                        best = (f + a).max(NEVER);
                    } else {
                        other = other.max(f + a);
                    }
                }
                if let Some(margin) = out.get_mut(i) {
                    *margin = best - other;
                }
                after = self.back(scores, &after);
            }
            start = end;
        }
    }

    /// The best that each label of each token makes of the tokens up to it.
    fn forward(&self, before: Option<Label>, scores: &[Scores], out: &mut Vec<[i32; LABELS]>) {
        out.clear();
        let mut best = [NEVER; LABELS];
        let mut open = 0;
        for (i, scores) in scores.iter().enumerate() {
            let mut now = [NEVER; LABELS];
            for ((n, to), &score) in now.iter_mut().zip(Label::ALL).zip(scores) {
                let from = if i == 0 { self.one(before, to) } else { self.step(to as usize, &best, open).0 };
                *n = (from + i32::from(score)).max(NEVER);
            }
            best = now;
            open = opened(&best);
            out.push(best);
        }
    }

    /// What each label is worth before one that is fixed, or at the end.
    fn before(&self, next: Option<Label>) -> [i32; LABELS] {
        Label::ALL.map(|label| next.map_or(0, |next| self.one(Some(label), next)))
    }

    /// What each label is worth before a token with these scores, after which labels are worth so much.
    fn back(&self, scores: &Scores, after: &[i32; LABELS]) -> [i32; LABELS] {
        let mut out = [NEVER; LABELS];
        for ((to, &score), &more) in Label::ALL.iter().zip(scores).zip(after) {
            let (Some(steps), Some(&may)) = (self.after.get(*to as usize), self.may_follow.get(*to as usize)) else {
                continue;
            };
            let worth = i32::from(score) + more;
            let mut rest = if more > NEVER { may } else { 0 };
            while rest != 0 {
                let from = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                if let (Some(best), Some(step)) = (out.get_mut(from), steps.get(from)) {
                    *best = (*best).max(step + worth);
                }
            }
        }
        out
    }

    fn one(&self, from: Option<Label>, to: Label) -> i32 {
        match from {
            None if Label::goes_on_with(None, to) => 0,
            None => NEVER,
            Some(from) => self.after.get(to as usize).and_then(|row| row.get(from as usize)).copied().unwrap_or(NEVER),
        }
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
                for &(label, score) in token {
                    row[label as usize] = score;
                }
                row
            })
            .collect();
        let decoder = Decoder::with(|_, _| 0);
        let mut margins = Vec::new();
        decoder.margins(&rows, &labels, &mut margins);
        assert_eq!(margins, [5, 3]);
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
