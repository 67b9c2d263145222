//! Which proposals are the article's challenges: the surest, no two that overlap or say the same.

use std::ops::Range;

use super::feature::Features;
use super::propose::{Proposal, Reader};
use crate::order::{keyed, sorted, value_of};
use crate::text::Article;
use crate::weigh::{Model, SCALE};

/// More than so many challenges has no article that a reader could use.
const MOST: usize = 48;
/// So many proposals are compared with those that were chosen before them.
const TRIES: usize = 400;
/// No sum of weights is as large.
const CENTRE: i32 = 1 << 30;
/// What a proposal has that there is none of.
const NONE: i32 = -6 * SCALE;
/// A challenge's neighbours are so many tokens away.
const NEAR: usize = 60;
/// How many values tell how sure a chosen proposal is.
pub(crate) const VALUES: usize = 9;

/// A proposal that was chosen.
pub(super) struct Chosen<'a> {
    pub(super) proposal: &'a Proposal,
    /// The sum of its weights.
    pub(super) sum: i32,
    /// Whether it is only alleged, or only what may be.
    pub(super) held: bool,
    /// What the certainty is told by: 1, its sum, and what is around it.
    pub(super) values: [i32; VALUES],
}

/// The proposals that are kept, the highest sums first.
pub(super) fn choose<'a>(reader: &'a Reader, model: &Model) -> Vec<Chosen<'a>> {
    let features = Features::of(reader);
    let mut sums = Vec::with_capacity(reader.found.len());
    for proposal in &reader.found {
        let mut sum = 0;
        features.each(proposal, &mut |feature| sum += model.weight(feature));
        sums.push(sum);
    }
    // The highest first; of equals the first in the text.
    let order = sums.iter().enumerate().map(|(place, sum)| keyed((CENTRE - sum).unsigned_abs(), place));
    let mut chosen: Vec<Chosen> = Vec::new();
    let mut tries = 0;
    for place in sorted(order.collect()).into_iter().map(value_of) {
        let (Some(proposal), Some(&sum)) = (reader.found.get(place), sums.get(place)) else { continue };
        if chosen.iter().any(|c| meet(&c.proposal.tokens, &proposal.tokens)) {
            continue;
        }
        tries += 1;
        if chosen.len() == MOST || tries > TRIES {
            break;
        }
        if !chosen.iter().any(|c| say_the_same(reader.article, &c.proposal.tokens, &proposal.tokens)) {
            let held = reader.is_held(proposal);
            chosen.push(Chosen { proposal, sum, held, values: [0; VALUES] });
        }
    }
    let support = support(reader, &sums, &chosen);
    for at in 0..chosen.len() {
        let values = values(&chosen, at, support.get(at).copied().unwrap_or_default());
        if let Some(one) = chosen.get_mut(at) {
            one.values = values;
        }
    }
    chosen
}

/// Of each that was chosen, how many proposals overlap it with a sum nearly as high: cuts of one clause that agree.
fn support(reader: &Reader, sums: &[i32], chosen: &[Chosen]) -> Vec<i32> {
    let mut support = vec![0; chosen.len()];
    for (proposal, &sum) in reader.found.iter().zip(sums) {
        let of = chosen.iter().position(|c| meet(&c.proposal.tokens, &proposal.tokens) && sum > c.sum - SCALE);
        if let Some(count) = of.and_then(|of| support.get_mut(of)) {
            *count += 1;
        }
    }
    support
}

fn values(chosen: &[Chosen], at: usize, support: i32) -> [i32; VALUES] {
    let Some(own) = chosen.get(at) else { return [0; VALUES] };
    let (mut best, mut near, mut listed, mut good) = (NONE, NONE, NONE, 0);
    for (i, other) in chosen.iter().enumerate() {
        if i == at {
            continue;
        }
        let tokens = &other.proposal.tokens;
        best = best.max(other.sum);
        if tokens.start < own.proposal.tokens.end + NEAR && own.proposal.tokens.start < tokens.end + NEAR {
            near = near.max(other.sum);
        }
        if other.proposal.cue == own.proposal.cue && own.proposal.item != [0; 2] {
            listed = listed.max(other.sum);
        }
        good += i32::from(other.sum > -SCALE);
    }
    let sum = own.sum.clamp(-8 * SCALE, 8 * SCALE);
    let short = own.proposal.tokens.len() < 3;
    [
        SCALE,
        sum,
        best.clamp(NONE, 4 * SCALE),
        near.clamp(NONE, 4 * SCALE),
        listed.clamp(NONE, 4 * SCALE),
        good.min(8) * SCALE,
        support.min(12) * SCALE / 2,
        i32::from(short) * SCALE,
        i32::from(own.held) * SCALE,
    ]
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether most words of the shorter are in the longer: `keterbatasan anggaran` is said by `Keterbatasan anggaran yang dialokasikan`.
fn say_the_same(article: &Article, a: &Range<usize>, b: &Range<usize>) -> bool {
    let words = |r: &Range<usize>| {
        article.slice(r.clone()).iter().filter(|t| t.is_word() && t.span.len() > 3).map(|t| t.hash).collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let common = short.iter().filter(|word| long.contains(word)).count();
    !short.is_empty() && common * 4 >= short.len() * 3
}
