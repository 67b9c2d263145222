//! What everybody said, and why it is theirs.

use std::ops::Range;

use super::Reader;
use super::weighed::Heard;
use crate::text::count_sentences;
use crate::trace;

/// The reason of what was weighed.
pub(super) const GOES_ON: &str = "speaker.goes-on";

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
            self.count += 1;
            self.note(why, sentence);
        }
        self.hear(person, why, block, true);
        self.last = Some(Last { person, block, unclosed: false });
    }

    pub(super) fn say_quote(&mut self, person: usize, why: Why, quote: usize, block: usize) {
        let article = self.article;
        let (Some(q), Some(said)) = (article.quotes.get(quote), self.said.get_mut(person)) else { return };
        said.begin(q.tokens.start, why.rule);
        let count = count_sentences(&article.tokens, q.tokens.clone()).max(1);
        said.count += count;
        said.quotes.push(quote);
        self.count += count;
        self.note(why, &q.tokens);
        self.hear(person, why, block, false);
        self.last = Some(Last { person, block, unclosed: !q.closed });
    }

    fn hear(&mut self, person: usize, why: Why, block: usize, reported: bool) {
        let by_weights = why.rule == GOES_ON;
        let run = self.heard.filter(|_| by_weights).map_or(0, |heard| heard.run + 1);
        self.focus = Some(person);
        self.heard = Some(Heard { person, block, reported, run, ..Heard::default() });
    }

    fn note(&self, why: Why, about: &Range<usize>) {
        let span = self.article.span(about);
        trace::note(why.rule, span, self.article.span(&(why.cue..why.cue + 1)));
    }
}
