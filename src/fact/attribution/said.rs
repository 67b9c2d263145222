//! What everybody said, and why it is theirs.

use std::ops::Range;

use super::Reader;
use crate::text::count_sentences;
use crate::trace;

/// What one person said.
#[derive(Default)]
pub(in crate::fact) struct Statements {
    /// By number, in text order but for those that a closing formula claimed.
    pub(in crate::fact) quotes: Vec<usize>,
    pub(in crate::fact) sentences: Vec<Range<usize>>,
    pub(in crate::fact) count: u32,
    /// The first token of the first statement.
    pub(in crate::fact) first: usize,
    /// The rule that found the first statement.
    pub(in crate::fact) reason: &'static str,
    /// The end of the sentence that was given to the person last.
    heard: usize,
}

/// Who spoke last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    pub(super) person: usize,
    pub(super) block: usize,
    /// By reported speech, which may go on in the next sentence.
    pub(super) reported: bool,
    /// By a quote that its paragraph does not close.
    pub(super) unclosed: bool,
}

/// The rule that attributes a statement, and the token that made it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Why {
    pub(super) rule: &'static str,
    pub(super) cue: usize,
}

impl Why {
    /// What nothing but its place attributes.
    pub(super) const fn by_place(rule: &'static str, sentence: &Range<usize>) -> Self {
        Self { rule, cue: sentence.start }
    }
}

impl Statements {
    fn begin(&mut self, token: usize, rule: &'static str) {
        if self.count == 0 {
            self.first = token;
            self.reason = rule;
        }
    }
}

impl Reader<'_> {
    pub(super) fn say(&mut self, person: usize, why: Why, sentence: &Range<usize>, block: usize) {
        let Some(said) = self.said.get_mut(person) else { return };
        if said.heard != sentence.end {
            said.heard = sentence.end;
            said.begin(sentence.start, why.rule);
            said.count += 1;
            said.sentences.push(sentence.clone());
            self.note(why, sentence);
        }
        self.focus = Some(person);
        self.last = Some(Last { person, block, reported: true, unclosed: false });
    }

    pub(super) fn say_quote(&mut self, person: usize, why: Why, quote: usize, block: usize) {
        let article = self.article;
        let (Some(q), Some(said)) = (article.quotes.get(quote), self.said.get_mut(person)) else { return };
        said.begin(q.tokens.start, why.rule);
        said.count += count_sentences(&article.tokens, q.tokens.clone()).max(1);
        said.quotes.push(quote);
        self.note(why, &q.tokens);
        self.focus = Some(person);
        self.last = Some(Last { person, block, reported: false, unclosed: !q.closed });
    }

    fn note(&self, why: Why, about: &Range<usize>) {
        let span = self.article.span(about);
        trace::note(why.rule, span, self.article.span(&(why.cue..why.cue + 1)));
    }
}
