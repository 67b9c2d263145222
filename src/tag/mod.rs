//! The small sequence tagger: which tokens name a person, an organisation or a place.
//!
//! The rules propose ([`proposal`]), the tagger decides: it sees the proposals among the features of a token
//! ([`feature`]), weighs them ([`weights`]) and takes the best sequence of labels ([`viterbi`]). It was trained on
//! annotated news; `src/tag/MODEL.md` says on which, and how well it does.

mod feature;
mod proposal;
mod repair;
mod viterbi;
mod weights;

use std::ops::Range;

pub(crate) use feature::{Features, fingerprint};
pub(crate) use proposal::proposals;

use crate::text::{Article, Token};

/// The weights are unpacked when they are first asked for; whoever can does it ahead.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a page has tasks to part"))]
pub(crate) fn unpack_weights() {
    weights::unpacked();
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Person,
    Organisation,
    Place,
}

/// What the tagger says of one token: outside any name, the first of one, or a later one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Label {
    #[default]
    Outside,
    Begin(Class),
    Inside(Class),
}

/// How many labels there are.
pub(crate) const LABELS: usize = 7;

impl Label {
    /// In the order of their numbers, which the weights keep to.
    pub(crate) const ALL: [Self; LABELS] = [
        Self::Outside,
        Self::Begin(Class::Person),
        Self::Inside(Class::Person),
        Self::Begin(Class::Organisation),
        Self::Inside(Class::Organisation),
        Self::Begin(Class::Place),
        Self::Inside(Class::Place),
    ];

    const fn number(self) -> usize {
        match self {
            Self::Outside => 0,
            Self::Begin(class) => 1 + 2 * class as usize,
            Self::Inside(class) => 2 + 2 * class as usize,
        }
    }

    /// Whether a sentence may go on with `next`: only a name that has begun goes on.
    const fn goes_on_with(self, next: Self) -> bool {
        match next {
            Self::Inside(class) => match self {
                Self::Begin(own) | Self::Inside(own) => own as usize == class as usize,
                Self::Outside => false,
            },
            _ => true,
        }
    }
}

/// A name: its class and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) class: Class,
    pub(crate) tokens: Range<usize>,
}

/// The names of an article, in text order, given the label that the rules propose for each token.
pub(crate) fn names(article: &Article, proposals: &[Label]) -> Vec<Name> {
    let mut asked = vec![false; article.tokens.len()];
    for sentence in &article.sentences {
        for i in sentence.clone() {
            if let Some(asked) = asked.get_mut(i) {
                *asked = may_be_in_name(article, i, sentence);
            }
        }
    }
    let mut features = Features::default();
    let weights = weights::unpacked();
    let mut decoder = viterbi::Decoder::new(weights);
    let mut out = Vec::new();
    for sentence in &article.sentences {
        decoder.scores.clear();
        features.look_at(article, sentence, proposals, &asked);
        for i in sentence.clone() {
            let mut scores = viterbi::OUTSIDE;
            if asked.get(i) == Some(&true) {
                let mut sums = weights::Sums::default();
                features.of(i, &mut |feature| weights.add(feature, &mut sums));
                scores = sums.scores();
            }
            decoder.scores.push(scores);
        }
        collect(decoder.best(), sentence.start, &mut out);
    }
    repair::repair(article, &mut out);
    out
}

/// Whether a token may be part of a name: capitalised, behind such a word, or between two. All others need no features.
fn may_be_in_name(article: &Article, i: usize, sentence: &Range<usize>) -> bool {
    let capital = |i: usize| sentence.contains(&i) && article.token(i).is_some_and(Token::is_capitalised);
    let behind = |by: usize| i.checked_sub(by).is_some_and(capital);
    capital(i)
        || (behind(1) && !article.token(i).is_some_and(Token::is_lower))
        || (1..=REACH).any(behind) && (1..=REACH).any(|by| capital(i + by))
}

/// How many small words or marks may stand in a row inside a name: `Kantor PBB untuk urusan Narkoba`.
const REACH: usize = 3;

/// The name that holds token `i`, of names in text order.
pub(crate) fn name_at(names: &[Name], i: usize) -> Option<&Name> {
    names.get(names.partition_point(|n| n.tokens.end <= i)).filter(|n| n.tokens.contains(&i))
}

/// The names as the rules propose them.
pub(crate) fn proposed(article: &Article, proposals: &[Label]) -> Vec<Name> {
    let mut out = Vec::new();
    for sentence in &article.sentences {
        collect(proposals.get(sentence.clone()).unwrap_or_default(), sentence.start, &mut out);
    }
    out
}

/// The names that a sequence of labels spells, the first label being that of token `start`.
fn collect(labels: &[Label], start: usize, out: &mut Vec<Name>) {
    let mut open: Option<Name> = None;
    for (i, &label) in labels.iter().enumerate() {
        let at = start + i;
        match (label, &mut open) {
            (Label::Inside(class), Some(name)) if name.class == class => name.tokens.end = at + 1,
            _ => {
                out.extend(open.take());
                if let Label::Begin(class) | Label::Inside(class) = label {
                    open = Some(Name { class, tokens: at..at + 1 });
                }
            }
        }
    }
    out.extend(open);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_numbered_in_their_order() {
        for (i, label) in Label::ALL.iter().enumerate() {
            assert_eq!(label.number(), i);
        }
    }

    #[test]
    fn a_name_begins_anew_where_a_label_says_so() {
        use Class::{Organisation, Person};
        let mut out = Vec::new();
        let labels = [
            Label::Begin(Person),
            Label::Inside(Person),
            Label::Begin(Person),
            Label::Outside,
            Label::Begin(Organisation),
        ];
        collect(&labels, 3, &mut out);
        let found: Vec<_> = out.iter().map(|n| (n.class, n.tokens.clone())).collect();
        assert_eq!(found, [(Person, 3..5), (Person, 5..6), (Organisation, 7..8)]);
    }
}
