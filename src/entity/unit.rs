//! The words of a body's name as they are compared: short ones written out, small ones left out, places and rows of the tables by
//! their numbers.

use std::ops::Range;

use super::key;
use super::words::{self, Class};
use crate::lexicon::{self, Entry, PlaceKind, kinds};
use crate::text::{Article, Case, Kind, Token};

/// No name has more units; what is longer is compared as far as this.
pub(super) const MOST_UNITS: usize = 24;

/// What a name is compared by: a word, a place, a number, a row of the tables.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit<'a> {
    pub(super) sort: Sort,
    pub(super) key: u32,
    /// As it is written, or as the tables write it out.
    pub(super) letters: &'a str,
    /// Whether a table has the word: then it is no misspelling.
    pub(super) known: bool,
}

/// What sort of unit it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    /// `Kantor`, `UPT` in front of a name.
    Around,
    /// `Dinas` of `Dinas PUTR`, which is also called `PUTR`.
    Head,
    /// `Perwakilan`, `Wilayah`
    Branch,
    Number,
    /// A place of the tables.
    Place,
    /// A body of the tables.
    Row,
}

/// The units of a name, and the level of government that it says: `Provinsi`, `Kabupaten`.
#[derive(Clone, Debug, Default)]
pub(super) struct Units<'a> {
    pub(super) list: Vec<Unit<'a>>,
    pub(super) level: Option<Class>,
    /// Whether it says `RI`.
    pub(super) national: bool,
}

/// The units of a name, which may be in several pieces. With `rows`, the names of the tables inside it are a unit each.
pub(super) fn units<'a>(article: &Article<'a>, pieces: &[Range<usize>], rows: bool) -> Units<'a> {
    let mut out = Units::default();
    out.fill(article, pieces, rows);
    out
}

impl<'a> Units<'a> {
    /// Reads a name in place of the one before, into the same list.
    pub(super) fn fill(&mut self, article: &Article<'a>, pieces: &[Range<usize>], rows: bool) {
        self.list.clear();
        (self.level, self.national) = (None, false);
        for piece in pieces {
            let mut at = piece.start;
            while at < piece.end && self.list.len() < MOST_UNITS {
                at += self.read(article, at, piece.end, rows);
            }
        }
        self.list.truncate(MOST_UNITS);
    }

    /// Reads what begins at a token, and says how many tokens it has.
    fn read(&mut self, article: &Article<'a>, at: usize, end: usize, rows: bool) -> usize {
        let tokens = article.slice(at..end);
        let Some(token) = tokens.first() else { return 1 };
        if let Kind::Mark(_) = token.kind {
            return 1;
        }
        let spelt = |count: usize| article.span(&(at..at + count)).of(article.text);
        if rows && let Some((count, row)) = row(tokens) {
            self.push(Sort::Row, u32::from(row), spelt(count), true);
            return count;
        }
        // `UPT.Puskesmas` is two words.
        if let Some((first, second)) = spelt(1).split_once('.').filter(|(a, b)| a.len() > 1 && b.len() > 1) {
            for part in [first, second] {
                let key = key::of_word(part.to_ascii_lowercase().as_bytes());
                match words::class(key) {
                    Some(Class::Short(long)) => self.write_words(long),
                    Some(class) => self.of_class(class, key, part, true),
                    None => self.word(key, part),
                }
            }
            return 1;
        }
        let next = tokens.get(1).filter(|t| !matches!(t.kind, Kind::Mark(_)));
        if let Some(class) = words::class(token.hash) {
            if let Class::Short(long) = class {
                self.write_words(long);
            } else {
                self.of_class(class, token.hash, spelt(1), next.is_some());
            }
            return 1;
        }
        let place = lexicon::longest(tokens, kinds![Place], |e| match e {
            Entry::Place(kind, id) if kind != PlaceKind::Venue => Some(id),
            _ => None,
        });
        if let Some((count, id)) = place.filter(|_| !self.list.is_empty()) {
            self.push(Sort::Place, u32::from(id), spelt(count), true);
            return count;
        }
        if token.kind == Kind::Number || is_roman(article, token) {
            self.push(Sort::Number, token.hash, spelt(1), true);
        } else {
            let known = token.word.is_known();
            self.word(token.hash, spelt(1));
            if let Some(last) = self.list.last_mut() {
                last.known = known;
            }
        }
        1
    }

    fn write_words(&mut self, long: &'static str) {
        for word in long.split(' ') {
            let key = key::of_word(word.as_bytes());
            match words::class(key) {
                Some(class) => self.of_class(class, key, word, true),
                None => self.word(key, word),
            }
        }
    }

    fn word(&mut self, key: u32, letters: &'a str) {
        // `Pemerintah Daerah Kabupaten X` is the `Pemerintah Kabupaten X`.
        let governs = matches!(self.list.as_slice(), [only] if only.letters.eq_ignore_ascii_case("pemerintah"));
        if !(governs && letters.eq_ignore_ascii_case("daerah")) {
            self.push(Sort::Word, key, letters, true);
        }
    }

    fn of_class(&mut self, class: Class, key: u32, letters: &'a str, goes_on: bool) {
        let first = self.list.is_empty();
        let governs = matches!(self.list.as_slice(), [only] if only.letters.eq_ignore_ascii_case("pemerintah"));
        match class {
            Class::Link => {}
            Class::State if !first => self.national = true,
            Class::Company if !first => {}
            // A firm's `PT` may be all that is in front.
            Class::Company if goes_on => {}
            Class::Nation if self.list.last().is_some_and(|u| u.letters.eq_ignore_ascii_case("negara")) => {}
            Class::Province | Class::Regency | Class::City if !first => self.level = Some(class),
            Class::District | Class::Village if goes_on && !first || governs => self.level = Some(class),
            Class::Around if first && goes_on => self.push(Sort::Around, key, letters, true),
            Class::Branch => self.push(Sort::Branch, key, letters, true),
            Class::Head if first => self.push(Sort::Head, key, letters, true),
            _ => self.push(Sort::Word, key, letters, true),
        }
    }

    fn push(&mut self, sort: Sort, key: u32, letters: &'a str, known: bool) {
        self.list.push(Unit { sort, key, letters, known });
    }
}

/// The longest name of the tables at the first token.
pub(super) fn row(tokens: &[Token]) -> Option<(usize, u16)> {
    lexicon::longest(tokens, kinds![Body], |e| if let Entry::Body(row) = e { Some(row) } else { None })
}

fn is_roman(article: &Article, token: &Token) -> bool {
    matches!(token.kind, Kind::Word(Case::Upper | Case::Initial))
        && token.span.of(article.text).bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}
