//! What the words of an article are to a challenge: the classes of `data/challenge_cues.tsv` and `data/challenge_words.tsv`.

use crate::lexicon::{self, CueKind, Entry, kinds};
use crate::text::{Article, Token};

/// A class of words. The first ten are the kinds of cues, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "a class that no rule asks for by name is still a feature")]
pub(super) enum Class {
    CueNoun,
    CueVerb,
    LackPattern,
    ListLack,
    BadState,
    GoodState,
    Shortfall,
    Connector,
    Cause,
    Negator,
    Hypothesis,
    Purpose,
    Modal,
    Negation,
    Denial,
    Remedy,
    Solved,
    Alleged,
    Degree,
    Halted,
    Suffered,
    Pointer,
    Pronoun,
    Joint,
    Consequence,
    Many,
    Complaint,
    Obstructs,
    Lead,
    Tail,
    Ordinal,
    Sport,
    Health,
    Market,
    Crime,
    Public,
    /// A word that attributes speech.
    Speech,
}

#[allow(clippy::unreadable_literal, reason = "hashes are read by nobody")]
mod words {
    use super::Class;
    include!(concat!(env!("OUT_DIR"), "/challenge_words.rs"));
}
use words::WORDS;

/// Some classes, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(pub(super) u64);

impl Classes {
    pub(super) const fn of(classes: &[Class]) -> Self {
        let mut all = 0;
        let mut rest = classes;
        while let [first, others @ ..] = rest {
            all |= 1 << *first as u64;
            rest = others;
        }
        Self(all)
    }

    pub(super) const fn has(self, class: Class) -> bool {
        self.0 >> class as u64 & 1 == 1
    }

    pub(super) const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// The classes of a token: of the word itself, and of the phrases that begin with it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    pub(super) classes: Classes,
    /// How many tokens the longest cue has that begins here.
    pub(super) cue: u8,
}

/// The classes of every token of an article.
pub(super) fn marks(article: &Article) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(article.tokens.len());
    for (i, token) in article.tokens.iter().enumerate() {
        marks.push(mark(token, article.tokens.get(i..).unwrap_or_default()));
    }
    marks
}

fn mark(token: &Token, rest: &[Token]) -> Mark {
    if !token.is_word() {
        return Mark::default();
    }
    let own = WORDS.binary_search_by_key(&token.hash, |word| word.0).ok().and_then(|at| WORDS.get(at));
    let mut mark = Mark { classes: Classes(own.map_or(0, |word| word.1)), cue: 1 };
    if token.opens.meet(kinds![Cue, Speech]) {
        lexicon::phrases(rest, kinds![Cue, Speech], &mut |length, entries| {
            for entry in entries {
                match *entry {
                    Entry::Cue(kind) => {
                        mark.classes.0 |= 1 << kind as u64;
                        if kind != CueKind::Negator && kind != CueKind::Connector {
                            mark.cue = u8::try_from(length).unwrap_or(1);
                        }
                    }
                    Entry::Speech(..) if length == 1 => mark.classes.0 |= 1 << Class::Speech as u64,
                    _ => {}
                }
            }
        });
    }
    mark
}
