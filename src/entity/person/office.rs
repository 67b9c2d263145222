//! Whose office: the one right before a name, or the one that a comma, a bracket or `selaku` puts after it.

use std::ops::Range;

use super::beside::Around;
use crate::lexicon::{Word, words};
use crate::text::{Article, Kind};

/// The offices of the article, in text order, each with the person it was given to.
pub(super) struct Offices<'a> {
    around: Around<'a>,
    offices: Vec<Range<usize>>,
    taken: Vec<bool>,
}

/// Between an office and its holder: `Ketua RT 02 bernama Sri`, `anggota Komisi II lainnya, Sri`.
const BETWEEN: &[Word] = words!["bernama", "lainnya", "lain", "saat", "itu", "tersebut"];

/// Between a name and its office: `Sri selaku Ketua`, `Sri yang juga Ketua`, `Sri, seorang guru`.
const LEADS: &[Word] =
    words!["selaku", "sebagai", "yang", "juga", "kini", "menjabat", "merupakan", "salah", "satu", "seorang"];

/// An office that ends in one of these is cut off.
const NO_END: &[Word] =
    words!["dan", "di", "dari", "untuk", "bagi", "pada", "dan", "serta", "atau", "yang", "dalam", "dengan", "oleh"];

/// How many small words stand between a name and its office.
const MOST_BETWEEN: usize = 4;

impl<'a> Offices<'a> {
    pub(super) fn new(article: &'a Article<'a>, offices: Vec<Range<usize>>) -> Self {
        let taken = vec![false; offices.len()];
        Self { around: Around { article }, offices, taken }
    }

    /// The title before a name, honorifics and ranks included that belong to it, and where the phrase begins. Nothing before
    /// `from` is looked at.
    pub(super) fn before(&mut self, name: usize, from: usize) -> (usize, Option<Range<usize>>) {
        let around = self.around;
        let mut last = self.offices.partition_point(|o| o.start < name);
        let (begin, mut rank) = around.honors_before(name, from);
        let mut at = begin;
        // A rank that is tagged as an office by itself: `Kapolsek Genuk`, `Kompol`.
        while let Some(office) = last.checked_sub(1).and_then(|i| self.offices.get(i)).filter(|o| o.start >= from) {
            if around.is_rank(office) && office.start < name && office.end <= name {
                rank = rank.or_else(|| Some(office.clone()));
                at = at.min(office.start);
                last -= 1;
                continue;
            }
            break;
        }
        if let Some(number) = last.checked_sub(1)
            && let Some(office) = self.offices.get(number).filter(|o| o.start >= from && o.end <= name).cloned()
            && self.joins(office.end..at.max(office.end))
        {
            if let Some(taken) = self.taken.get_mut(number) {
                *taken = true;
            }
            let end = rank.map_or(office.end, |r| r.end.max(office.end));
            return (office.start, Some(office.start..end));
        }
        (at, rank)
    }

    /// Whether what lies between an office and the honorifics of a name keeps them together.
    fn joins(&self, gap: Range<usize>) -> bool {
        gap.len() <= MOST_BETWEEN
            && gap.clone().all(|i| {
                self.around.is_mark(i, ',')
                    || self.around.is_mark(i, '(')
                    || self.around.is_mark(i, '\'')
                    || self.around.is_mark(i, '"')
                    || self.around.is_any(i, BETWEEN)
            })
    }

    /// The title after a name that has none before it.
    pub(super) fn after(&mut self, name_end: usize, end: usize) -> Option<Range<usize>> {
        let around = self.around;
        let mut at = name_end;
        let marked = around.is_mark(at, ',') || around.is_mark(at, '(') || around.is_mark(at, '-');
        at += usize::from(marked);
        let lead = at;
        while at < lead + MOST_BETWEEN && around.is_any(at, LEADS) {
            at += 1;
        }
        if !marked && at == lead {
            return None;
        }
        let number = self.offices.partition_point(|o| o.start < at);
        let office = self.offices.get(number).filter(|o| o.start == at && o.end <= end).cloned()?;
        let free = self.taken.get_mut(number).filter(|taken| !**taken)?;
        *free = true;
        Some(office)
    }

    /// A title that is whole; one that is cut is none.
    pub(super) fn whole(&self, title: Range<usize>) -> Option<Range<usize>> {
        let around = self.around;
        let last = title.end.checked_sub(1)?;
        let cut = around.is_any(last, NO_END)
            || around.token(last).is_none_or(|t| matches!(t.kind, Kind::Mark(m) if m != ')'))
            || title.clone().filter(|&i| around.is_mark(i, '(')).count()
                != title.clone().filter(|&i| around.is_mark(i, ')')).count();
        (!cut).then_some(title)
    }
}
