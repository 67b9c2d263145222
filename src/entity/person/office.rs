//! Whose office: the one right before a name, or the one after it that no other name follows.

use std::ops::Range;

use super::beside::Around;
use crate::lexicon::{Entry, TitleKind, Word, kinds, words};
use crate::tagger::Class;
use crate::text::Kind;

/// The offices of the article, in text order, and which of them are somebody's.
pub(super) struct Offices<'a> {
    around: Around<'a>,
    all: Vec<Range<usize>>,
    taken: Vec<bool>,
}

/// Between an office and its holder: `Ketua RT 02 bernama Sri`, `anggota Komisi II lainnya, Sri`.
const BETWEEN: &[Word] = words!["bernama", "lainnya", "lain", "saat", "itu", "tersebut"];

/// Between a name and its office: `Sri selaku Ketua`, `Sri yang kala itu menjabat sebagai Ketua`, `Sri, seorang guru`.
const LEADS: &[Word] = words![
    "selaku",
    "sebagai",
    "yang",
    "juga",
    "kini",
    "menjabat",
    "merupakan",
    "salah",
    "satu",
    "seorang",
    "saat",
    "ini",
    "itu",
    "kala",
    "masih",
    "sempat",
    "posisi",
    "menjadi",
    "dilantik",
    "dipercaya",
    "dipercayai",
    "secara",
    "resmi"
];

/// What a tagger cuts off an office's end has at most so many tokens.
const LONGEST_REST: usize = 8;

/// What follows one of these is an office, or what somebody is.
const SURE_LEADS: &[Word] = words!["selaku", "sebagai", "menjabat", "menjadi", "merupakan"];

/// An office that ends in one of these is cut off.
const NO_END: &[Word] = words![
    "dan",
    "di",
    "dari",
    "untuk",
    "bagi",
    "pada",
    "serta",
    "atau",
    "yang",
    "dalam",
    "dengan",
    "oleh",
    "dinas",
    "badan",
    "kementerian",
    "direktorat",
    "kabupaten",
    "provinsi",
    "bidang",
    "kepala",
    "wakil",
    "universitas"
];

/// A longer office is none: it is read once for each mention of its holder.
const LONGEST: usize = 48;

/// How many small words are between a name and its office.
const MOST_BETWEEN: usize = 6;

impl<'a> Offices<'a> {
    pub(super) fn new(around: Around<'a>, mut offices: Vec<Range<usize>>) -> Self {
        offices.retain(|office| office.len() <= LONGEST);
        let taken = vec![false; offices.len()];
        Self { around, all: offices, taken }
    }

    /// Whether a name is inside an office: `pengacara Sri`, as in `pengacara Sri, Budi`.
    pub(super) fn hold(&self, name: &Range<usize>) -> bool {
        let before = self.all.partition_point(|o| o.start <= name.start);
        before.checked_sub(1).and_then(|i| self.all.get(i)).is_some_and(|o| name.end <= o.end)
    }

    /// Whether a title has an office that the tagger saw, or is a rank.
    pub(super) fn has_tagged(&self, title: &Range<usize>) -> bool {
        let before = self.all.partition_point(|o| o.start < title.end);
        let office = before.checked_sub(1).and_then(|i| self.all.get(i));
        office.is_some_and(|o| o.start >= title.start) || self.around.is_rank(title)
    }

    /// Whether an office ends right before a token.
    pub(super) fn end_at(&self, at: usize) -> bool {
        self.ending_at(at).is_some()
    }

    fn ending_at(&self, at: usize) -> Option<usize> {
        let number = self.all.partition_point(|o| o.start < at).checked_sub(1)?;
        self.all.get(number).filter(|o| o.end == at).map(|_| number)
    }

    /// The office that ends at a token has what follows as well.
    pub(super) fn reach(&mut self, at: usize, to: usize) {
        let number = self.ending_at(at);
        if let Some(office) = number.and_then(|number| self.all.get_mut(number)) {
            office.end = to;
        }
    }

    /// The title before a name, its rank included, and where the phrase begins. Nothing before `from` is looked at.
    pub(super) fn before(&mut self, name: usize, from: usize) -> (usize, Option<Range<usize>>) {
        let (mut start, mut rank) = self.around.honors_before(name, from);
        let mut last = self.all.partition_point(|o| o.start < name);
        let office = loop {
            let Some(number) = last.checked_sub(1) else { break None };
            match self.all.get(number) {
                // A rank that is tagged as an office by itself: `Kapolsek Genuk`, `Kompol`.
                Some(office) if office.start >= from && office.end <= name && self.around.is_rank(office) => {
                    rank = rank.or_else(|| Some(office.clone()));
                    start = start.min(office.start);
                    last = number;
                }
                Some(office) if office.start >= from && office.end <= name => break Some((number, office.clone())),
                _ => break None,
            }
        };
        let Some((number, mut office)) = office else { return self.untagged_before(start, from, rank) };
        office.end = self.with_rest(office.end, start);
        office.start = self.with_head(&office, from);
        if !self.joins(office.end..start.max(office.end)) {
            return self.untagged_before(start, from.max(office.end), rank);
        }
        if let Some(taken) = self.taken.get_mut(number) {
            *taken = true;
        }
        let end = rank.map_or(office.end, |rank| rank.end.max(office.end));
        (office.start, Some(office.start..end))
    }

    fn untagged_before(&self, start: usize, from: usize, rank: Option<Range<usize>>) -> (usize, Option<Range<usize>>) {
        let Some(office) = self.around.untagged_before(start, from) else { return (start, rank) };
        let end = rank.map_or(office.end, |rank| rank.end);
        (office.start, Some(office.start..end))
    }

    /// The end of an office with what a tagger has cut off, where nothing but that is before the name: `Kepala Dinas Sosial`,
    /// `Kabupaten Garut Sri`.
    fn with_rest(&self, office: usize, name: usize) -> usize {
        let around = self.around;
        let is_rest = |&i: &usize| {
            around.is_free(i)
                || matches!(around.class(i), Some(Class::PublicBody | Class::Organisation))
                || i > office && (around.is_any(i, words!["dan"]) || around.is_mark(i, '(') || around.is_mark(i, ')'))
        };
        let end = office + (office..name).take_while(is_rest).take(LONGEST_REST + 1).count();
        let closed = end == name || around.is_mark(end, ',');
        if closed && end - office <= LONGEST_REST { end } else { office }
    }

    /// The beginning of an office with the word that a tagger has cut off: `Wakil`, `Plt.`, the first word of `Wali Kota`.
    fn with_head(&self, office: &Range<usize>, from: usize) -> usize {
        let around = self.around;
        let title = |e| if let Entry::Title(kind) = e { Some(kind) } else { None };
        let has_head = around.phrase(office.start, office.end, kinds![Title], title).is_some();
        let heads = |&at: &usize| {
            let Some((length, kind)) = around.phrase(at, office.end, kinds![Title], title) else { return false };
            let prefix = matches!(kind, TitleKind::ActingPrefix | TitleKind::FormerPrefix);
            at + length >= office.start
                && (prefix || !has_head || at + length > office.start)
                && around.class(at).is_none()
        };
        (from.max(office.start.saturating_sub(2))..office.start).find(heads).unwrap_or(office.start)
    }

    /// Whether what is between an office and the honorifics of a name keeps them together.
    fn joins(&self, mut gap: Range<usize>) -> bool {
        let is_mark = |i: usize| [',', '(', '\'', '"', '.'].into_iter().any(|mark| self.around.is_mark(i, mark));
        gap.len() <= MOST_BETWEEN && gap.all(|i| is_mark(i) || self.around.is_any(i, BETWEEN))
    }

    /// The title after a name that has none before it.
    pub(super) fn after(&mut self, name_end: usize, end: usize) -> Option<Range<usize>> {
        let around = self.around;
        let marked = [',', '(', '-'].into_iter().any(|mark| around.is_mark(name_end, mark));
        let first = name_end + usize::from(marked);
        let lead = (first..end.min(first + MOST_BETWEEN)).take_while(|&i| around.is_any(i, LEADS)).count();
        let number = self.all.partition_point(|o| o.start < first);
        let office = self.all.get(number).filter(|o| o.start <= first + lead);
        let Some(office) = office.cloned() else {
            let shown = lead > 0 && around.is_any(first + lead - 1, SURE_LEADS);
            return (marked || shown).then(|| around.untagged_after(first + lead, end, !shown)).flatten();
        };
        // `Direktur Utama Bank Garut oleh Sri`: somebody else's.
        let others = around.is_any(office.end, words!["oleh"]) || office.end > end;
        let taken = self.taken.get_mut(number).filter(|taken| !others && !**taken)?;
        *taken = true;
        Some(office)
    }

    /// A title that is whole; one that is cut is none.
    pub(super) fn whole(&self, title: Range<usize>) -> Option<Range<usize>> {
        let around = self.around;
        let title = around.without_honors(title);
        let last = title.end.checked_sub(1)?;
        let brackets = |mark| title.clone().filter(|&i| around.is_mark(i, mark)).count();
        let cut = around.is_any(last, NO_END)
            || around.token(last).is_none_or(|t| matches!(t.kind, Kind::Mark(m) if m != ')'))
            || brackets('(') != brackets(')');
        (!cut).then_some(title)
    }
}
