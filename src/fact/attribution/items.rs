//! A sentence as the rules see it: a person's mention, an office, a quote or a bracket is one item, and so is every other word,
//! phrase and mark.

use std::ops::Range;

use crate::entity::{People, PersonMention};
use crate::lexicon::{self, Entry, TitleKind, kinds};
use crate::text::{Article, Case, Kind, Quote, Token};

macro_rules! given {
    ($($name:ident)*) => {
        $(pub(super) const $name: u64 = 1 << Given::$name as u64;)*

        #[allow(clippy::upper_case_acronyms, reason = "they are named as in the rules")]
        enum Given { $($name),* }

        #[cfg(test)]
        pub(super) const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

given! {
    START END PERSON OFFICE QUOTE TERM COMMA COLON DASH STOP MARK BRACKET CAPITAL LOWER NUMBER ROLE VERBAL
}

/// No office of the tables, its place after it, has more tokens.
const LONGEST_OFFICE: usize = 12;

/// What is in brackets has no more tokens than this, or else the bracket is a mark.
const LONGEST_BRACKET: usize = 40;

/// The items of a sentence: what each is, and its tokens.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) masks: Vec<u64>,
    pub(super) tokens: Vec<Range<usize>>,
}

pub(super) struct Itemiser<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) people: &'a People,
}

impl<'a> Itemiser<'a> {
    fn token(&self, i: usize) -> Option<&'a Token> {
        self.article.tokens.get(i)
    }

    /// Cuts a sentence into items. `quotes` are those that begin in it; `speech` says which are somebody's words.
    pub(super) fn items(&self, sentence: &Range<usize>, quotes: &[Quote], speech: &[bool], out: &mut Items) {
        out.masks.clear();
        out.tokens.clear();
        // There are no more items than tokens: lists that grow are copied, and in a text of one sentence both are there at once.
        out.masks.reserve(sentence.len() + 2);
        out.tokens.reserve(sentence.len() + 2);
        out.push(START, sentence.start..sentence.start);
        let mut quotes = quotes.iter().zip(speech).peekable();
        let from = self.people.mentions.partition_point(|m| m.whole.end <= sentence.start);
        let mut mentions = self.people.mentions.get(from..).unwrap_or_default().iter().peekable();
        let mut i = sentence.start;
        while i < sentence.end {
            while mentions.next_if(|m| m.whole.end <= i).is_some() {}
            while quotes.next_if(|(q, _)| q.tokens.end <= i).is_some() {}
            if let Some((quote, speech)) = quotes.peek().filter(|(q, _)| q.tokens.start <= i) {
                let end = quote.tokens.end.min(sentence.end);
                out.push(if **speech { QUOTE } else { TERM }, i..end);
                i = end;
                continue;
            }
            if let Some(mention) = mentions.peek().filter(|m| m.whole.start <= i) {
                let end = mention.whole.end.min(sentence.end);
                out.push(PERSON, i..end);
                i = end;
                continue;
            }
            let next = mentions.peek().map_or(sentence.end, |m| m.whole.start.min(sentence.end));
            let (mask, length) = self.item(i, next, sentence.end);
            out.push(mask, i..i + length);
            i += length;
        }
        out.push(END, sentence.end..sentence.end);
    }

    /// What begins at a token, before the next mention: its classes, and how many tokens it has.
    fn item(&self, at: usize, next: usize, end: usize) -> (u64, usize) {
        let Some(token) = self.token(at) else { return (MARK, 1) };
        let (own, length) = self.phrase(at, end);
        let shape = match token.kind {
            Kind::Mark(',') => COMMA,
            Kind::Mark(':') => COLON,
            Kind::Mark('-') if !token.glued => DASH,
            Kind::Mark('.' | '!' | '?' | '…') => STOP,
            Kind::Mark('(') => return self.bracket(at, end),
            Kind::Mark(_) => MARK,
            Kind::Number => NUMBER,
            Kind::Word(Case::Lower) if token.is_verbal(self.article.text) => LOWER | VERBAL,
            Kind::Word(Case::Lower) => LOWER,
            Kind::Word(_) => CAPITAL,
        };
        if let Some((office, long)) = self.office(at, next).filter(|(_, long)| *long >= length) {
            return (own | shape | office, long);
        }
        (own | shape, length)
    }

    /// The classes of the rules that the longest phrase at a token is of; no phrase is a token.
    fn phrase(&self, at: usize, end: usize) -> (u64, usize) {
        let mut found = (0, 1);
        if !self.token(at).is_some_and(|t| t.opens.meet(kinds![Class])) {
            return found;
        }
        lexicon::phrases(self.article.slice(at..end), kinds![Class], &mut |length, entries| {
            let classes = entries.iter().fold(0, |set, e| set | if let Entry::Class(c) = e { 1 << c } else { 0 });
            if classes != 0 {
                found = (classes, length);
            }
        });
        found
    }

    /// A bracket and what is in it, of all the classes of its words.
    fn bracket(&self, at: usize, end: usize) -> (u64, usize) {
        let end = end.min(at + LONGEST_BRACKET);
        let Some(close) = (at..end).find(|&i| self.token(i).is_some_and(|t| t.is_mark(')'))) else { return (MARK, 1) };
        let mut mask = BRACKET;
        for i in at + 1..close {
            mask |= self.phrase(i, close).0;
        }
        (mask, close + 1 - at)
    }

    /// An office without a name, and the place after it: `Kapolda Riau`, `bupati`; or what one is among many: `warga`.
    fn office(&self, at: usize, end: usize) -> Option<(u64, usize)> {
        let (n, role) = lexicon::longest(self.article.slice(at..end), kinds![Title], |e| {
            let Entry::Title(kind) = e else { return None };
            match kind {
                TitleKind::Address | TitleKind::ActingPrefix | TitleKind::FormerPrefix => None,
                TitleKind::Role | TitleKind::Expert | TitleKind::Relation | TitleKind::Member => Some(true),
                _ => Some(false),
            }
        })?;
        if role {
            return Some((ROLE, n));
        }
        let named =
            (at + n..end.min(at + LONGEST_OFFICE)).take_while(|&i| self.token(i).is_some_and(Token::is_capitalised));
        Some((OFFICE, n + named.count()))
    }
}

impl Items {
    fn push(&mut self, mask: u64, tokens: Range<usize>) {
        self.masks.push(mask);
        self.tokens.push(tokens);
    }
}

/// The mention that an item is.
pub(super) fn mention_of<'p>(people: &'p People, item: &Range<usize>) -> Option<&'p PersonMention> {
    let i = people.mentions.partition_point(|m| m.whole.end <= item.start);
    people.mentions.get(i).filter(|m| m.whole.start < item.end)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_rules_and_the_reader_number_the_classes_alike() {
        assert_eq!(super::NAMES, super::super::given::NAMES);
    }
}
