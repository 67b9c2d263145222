//! From a tagger's names to mentions of people: each name with its office and all that is between them.

use std::ops::Range;

use super::PersonMention;
use super::beside::{Around, Gender};
use super::office::Offices;
use super::repair::Called;
use super::word::NameWord;
use crate::tagger::{Class, Name};
use crate::text::Block;

/// No person's name has more tokens.
const LONGEST_NAME: usize = 16;

/// A mention, and what the text says of the person beside it.
#[allow(clippy::struct_excessive_bools, reason = "each is a thing of its own that the text says or does not")]
pub(super) struct Found<'a> {
    pub(super) mention: PersonMention,
    pub(super) words: Vec<NameWord<'a>>,
    pub(super) nickname: Option<Range<usize>>,
    pub(super) gender: Option<Gender>,
    pub(super) never_speaks: bool,
    /// `Pria yang akrab disapa Ara`: it is the person before.
    pub(super) by_name: bool,
    /// `ES (41)`, `berinisial ES`: the letters are nobody's whom the article names.
    pub(super) hidden: bool,
    /// The tagger has missed the title: one that it sees elsewhere is better.
    pub(super) untagged: bool,
}

/// The mentions of people, in text order, block by block.
pub(super) struct Reader<'a> {
    around: Around<'a>,
    persons: Vec<Range<usize>>,
    called: Called,
    offices: Offices<'a>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(around: Around<'a>, names: &[Name]) -> Self {
        let of_class = |class| names.iter().filter(move |n| n.class == class).map(|n| n.tokens.clone());
        let offices = Offices::new(around, of_class(Class::Office).collect());
        let persons: Vec<_> = of_class(Class::Person).filter(|name| !offices.hold(name)).collect();
        let called = Called::new(around, &persons);
        Self { around, persons, called, offices }
    }

    /// The mentions of a block.
    pub(super) fn read(&mut self, block: &Block) -> Vec<Found<'a>> {
        let mut out: Vec<Found> = Vec::new();
        let Range { start, end } = block.tokens;
        let first = self.persons.partition_point(|name| name.start < start);
        let last = self.persons.partition_point(|name| name.start < end);
        let tagged = self.persons.get(first..last).unwrap_or_default();
        let names = self.called.mended(self.around, &mut self.offices, tagged, block);
        for (number, name) in names.iter().enumerate() {
            let name = self.around.trimmed(name.clone());
            let from = out.last().map_or(start, |f| f.mention.whole.end);
            if name.len() <= LONGEST_NAME && name.start >= from {
                let next = names.get(number + 1).map_or(end, |n| n.start.clamp(name.end, end));
                out.extend(self.with_office_before(name, from, next.max(end.min(next + 2))));
            }
        }
        self.add_offices_after(&mut out, end);
        for found in &mut out {
            let title = found.mention.title.take();
            found.untagged = title.as_ref().is_some_and(|title| !self.offices.has_tagged(title));
            found.mention.title = title.and_then(|title| self.offices.whole(title));
        }
        out
    }

    fn with_office_before(&mut self, name: Range<usize>, from: usize, end: usize) -> Option<Found<'a>> {
        let words = self.around.words(name.clone());
        if words.is_empty() {
            return None;
        }
        let after = self.around.after(name.end, end);
        let (start, title) = self.offices.before(name.start, from);
        let gender = self.around.gender(&(title.as_ref().map_or(start, |t| t.end)..name.start));
        let by_name = self.around.is_by_name(start, from);
        let never_speaks = after.never_speaks || self.around.is_victim(start, from);
        let hidden = after.has_age || self.around.is_initials(start);
        let nickname = after.nickname.or_else(|| self.around.quoted(&name));
        let mention = PersonMention { whole: start..after.end, name, title, person: 0 };
        Some(Found { mention, words, nickname, gender, never_speaks, by_name, hidden, untagged: false })
    }

    /// Offices after names, once those before names are taken: `Sri, Ketua Panitia, dan Bupati Garut Sunarto`.
    fn add_offices_after(&mut self, of_block: &mut [Found], end: usize) {
        let mut next = end;
        for found in of_block.iter_mut().rev() {
            let mention = &mut found.mention;
            let bare = mention.title.as_ref().is_none_or(|title| self.around.is_rank(title));
            if let Some(title) = bare.then(|| self.offices.after(mention.whole.end, next)).flatten() {
                let bracket = self.around.is_mark(mention.whole.end, '(') && self.around.is_mark(title.end, ')');
                mention.whole.end = title.end + usize::from(bracket);
                mention.title = Some(title);
            }
            next = mention.whole.start;
        }
    }
}
