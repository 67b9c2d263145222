//! Offices that a tagger has missed, by the table of offices: only what is beside a person it has seen, and what is all names and
//! capitals (`Gubernur Nusa Tenggara Barat (NTB), Sri`, `selaku kepala UPT Puskesmas Cibatu`).

use std::ops::Range;

use super::beside::Around;
use crate::lexicon::{Entry, TitleKind, Word, kinds, words};
use crate::tagger::Class;
use crate::text::{Case, Kind, Token};

/// No office that a tagger has missed has more tokens.
const LONGEST: usize = 20;

/// Small words inside an office.
const INSIDE: &[Word] = words!["dan", "untuk", "bagi", "bidang", "di", "pada", "dari", "urusan"];

/// A sentence that begins with a longer office begins with more than that.
const LONGEST_OPENING: usize = 8;

/// Words that are in no office: `Ketua panitia itu, Sri`, `Ketua yang hadir, Sri`.
const NO_NOUNS: &[Word] =
    words!["itu", "ini", "tersebut", "yang", "juga", "akan", "telah", "sudah", "hadir", "kata", "ujar"];

/// Words before an office that make it another.
const BEFORE: &[Word] = words!["calon", "bakal", "wakil", "mantan", "eks"];

impl Around<'_> {
    /// The office that ends right before a name and its honorifics.
    pub(super) fn untagged_before(self, name: usize, from: usize) -> Option<Range<usize>> {
        self.whole_before(name, from).or_else(|| self.opening_before(name, from))
    }

    /// All of a sentence before the comma and the name: `Ketua panitia, Sri Wahyuni, …`, `Peneliti padi dari BRIN, Sri, …`.
    fn opening_before(self, name: usize, from: usize) -> Option<Range<usize>> {
        let end = name.checked_sub(1).filter(|&i| i > from && self.is_mark(i, ','))?;
        let plain = |i: usize| {
            self.is_inside(i) && self.token(i).is_some_and(|t| !matches!(t.kind, Kind::Mark(_)))
                || self.class(i).is_none() && self.is_noun(i)
        };
        let start = (from.max(end.saturating_sub(LONGEST_OPENING))..end).rev().take_while(|&i| plain(i)).last()?;
        let opens = start.checked_sub(1).and_then(|i| self.token(i)).is_none_or(|t| match t.kind {
            Kind::Mark(mark) => matches!(mark, '.' | '!' | '?' | '"'),
            _ => start == from && self.class(start - 1) != Some(Class::Person),
        });
        let office = self.office_word(start, end).is_some() && !self.says_little(start..end);
        (opens && office && self.token(start).is_some_and(Token::is_capitalised)).then_some(start..end)
    }

    /// A lower-case word that is no verb and points at nothing.
    fn is_noun(self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_lower() && !t.is_verbal(self.article.text)) && !self.is_any(at, NO_NOUNS)
    }

    fn whole_before(self, name: usize, from: usize) -> Option<Range<usize>> {
        let comma = name.checked_sub(1).is_some_and(|i| i >= from && self.is_mark(i, ','));
        let end = name - usize::from(comma);
        let mut start = None;
        for at in (from.max(end.saturating_sub(LONGEST))..end).rev() {
            if self.office_word(at, end).is_some() {
                start = Some(at);
            } else if !self.is_inside(at) {
                break;
            }
        }
        let mut start = start?;
        while start > from && self.is_any(start - 1, BEFORE) {
            start -= 1;
        }
        // `JakartaWakil Gubernur …`: a lost space hides what office it is.
        let glued = start.checked_sub(1).and_then(|i| self.token(i)).is_some_and(|t| t.kind == Kind::Word(Case::Mixed));
        if glued || self.says_little(start..end) {
            return None;
        }
        let closed = !self.token(end - 1)?.is_lower() || self.office_word(start, end) == Some(end);
        closed.then_some(start..end)
    }

    /// The office that begins at a token after a name; one that only a comma or a bracket shows must be closed by another.
    pub(super) fn untagged_after(self, at: usize, end: usize, closed: bool) -> Option<Range<usize>> {
        let first = at + (at..end.min(at + 2)).take_while(|&i| self.is_any(i, BEFORE)).count();
        let head = self.office_word(first, end)?;
        let mut to = head + (head..end.min(head + LONGEST)).take_while(|&i| self.is_inside(i)).count();
        let is_loose =
            |i: usize| self.is_any(i, INSIDE) || self.token(i).is_some_and(|t| matches!(t.kind, Kind::Mark(_)));
        let opens = |to: usize| (at..to).filter(|&i| self.is_mark(i, '(')).count();
        let closes = |to: usize| (at..to).filter(|&i| self.is_mark(i, ')')).count();
        while to > head && (is_loose(to - 1) && !self.is_mark(to - 1, ')') || closes(to) > opens(to)) {
            to -= 1;
        }
        let is_closed = to == end || self.token(to).is_some_and(|t| matches!(t.kind, Kind::Mark(_)));
        let others = self.class(to) == Some(Class::Person) || self.is_any(to, words!["oleh"]);
        (!others && (is_closed || !closed) && !self.says_little(at..to)).then_some(at..to)
    }

    /// `Ketua`, `Gubernur`: without what it is of, an office that no tagger saw is nothing to go by.
    fn says_little(self, office: Range<usize>) -> bool {
        let whole = |e| match e {
            Entry::Title(TitleKind::Minister | TitleKind::Expert) => Some(()),
            _ => None,
        };
        office.len() == 1 && self.phrase(office.start, office.end, kinds![Title], whole).is_none()
    }

    /// Where the word for an office that begins at a token ends. What one is to the story is none: `warga`, `korban`.
    fn office_word(self, at: usize, end: usize) -> Option<usize> {
        let office = |e| match e {
            Entry::Title(TitleKind::Relation | TitleKind::Address | TitleKind::Role | TitleKind::Member) => None,
            Entry::Title(kind) => Some(kind),
            _ => None,
        };
        let (length, _) = self.phrase(at, end, kinds![Title], office)?;
        self.class(at).is_none().then_some(at + length)
    }

    /// Whether a token may be in an office: a name of a body, a word with a capital, a number, a bracket.
    fn is_inside(self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match self.class(at) {
            Some(Class::PublicBody | Class::Organisation) => true,
            Some(_) => false,
            None => {
                token.is_capitalised()
                    || token.kind == Kind::Number
                    || token.is_any(INSIDE)
                    || ['(', ')', '/', '&', '-'].into_iter().any(|mark| self.is_mark(at, mark))
            }
        }
    }
}
