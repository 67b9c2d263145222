//! The tagger: which words name a person, an office, a public body, another organisation or an event. It alone decides that, by what
//! it has learned from labelled articles.
//!
//! It looks at a token ([`feature`]), knows words by their [`clusters`], weighs what it sees ([`weights`]) and takes the best sequence
//! of labels ([`viterbi`]), twice: the second time it sees besides what the first said of the same words elsewhere in the article.

mod clusters;
mod feature;
mod label;
mod viterbi;
mod weights;

use std::ops::Range;

pub(crate) use clusters::key as cluster_key;
pub(crate) use feature::Features;
pub(crate) use label::LABELS;
pub use label::Label;
pub(crate) use weights::STAGES;

use crate::order::{keyed, sorted, value_of};
use crate::text::{Article, Kind, Token};
use weights::Scores;
pub(crate) use weights::Weights;

/// What was learned is unpacked when it is first asked for; whoever can does it ahead.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a page has tasks to part"))]
pub(crate) fn unpack() {
    weights::unpacked();
    clusters::unpacked();
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A person, without office, rank, honorific and degree.
    Person,
    /// The office or rank beside a person's name.
    Office,
    /// A public body.
    PublicBody,
    /// An organisation that is no public body.
    Organisation,
    /// A meeting or a standing forum.
    Event,
}

/// A name, by its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) class: Class,
    pub(crate) tokens: Range<usize>,
    /// How sure the tagger is of where it begins and ends: what the best other labels score less, in steps of the weights.
    pub(crate) margin: i32,
}

impl Name {
    /// One whose margin is not known.
    #[cfg_attr(target_arch = "wasm32", allow(dead_code, reason = "for tests and training"))]
    pub(crate) const fn new(class: Class, tokens: Range<usize>) -> Self {
        Self { class, tokens, margin: i32::MAX }
    }
}

/// The names of an article, in text order; one that is in an office or an event comes after it.
pub(crate) fn names(article: &Article) -> Vec<Name> {
    names_by(article, weights::unpacked())
}

/// The names by these weights.
pub(crate) fn names_by(article: &Article, weights: &Weights) -> Vec<Name> {
    let mut out = Vec::new();
    let count = article.tokens.len();
    let mut first = vec![Label::Outside; count];
    // What the second stage makes of the features that both have.
    let mut later: Vec<Scores> = vec![[0; LABELS]; count];
    let longest = article.blocks.iter().map(|block| block.tokens.len()).max().unwrap_or_default();
    {
        let mut features = Features::with_room(longest);
        let mut decoder = viterbi::Decoder::new(weights, 0, longest);
        let mut scores = Vec::with_capacity(longest);
        for block in &article.blocks {
            features.enter(article, block);
            scores.clear();
            for i in block.tokens.clone() {
                let mut both = [0; STAGES * LABELS];
                if features.is_quiet(i) {
                    both[0] = viterbi::CERTAIN;
                    both[LABELS] = viterbi::CERTAIN;
                } else {
                    features.of(article, i, &mut |feature| weights.add_feature(feature, &mut both));
                }
                let (now, then) = both.split_at(LABELS);
                scores.push(Scores::try_from(now).unwrap_or([0; LABELS]));
                if let Some(later) = later.get_mut(i) {
                    *later = Scores::try_from(then).unwrap_or([0; LABELS]);
                }
            }
            decoder.best(&scores, first.get_mut(block.tokens.clone()).unwrap_or_default());
        }
    }
    let mut second = vec![Label::Outside; count];
    let seen = Seen::of(article, &first);
    let mut decoder = viterbi::Decoder::new(weights, 1, longest);
    let mut margins = Vec::new();
    for block in &article.blocks {
        let Some(scores) = later.get_mut(block.tokens.clone()) else { continue };
        for (i, scores) in block.tokens.clone().zip(&mut *scores) {
            if viterbi::is_certain(scores) {
                continue;
            }
            let mut both = [0; STAGES * LABELS];
            seen.features(&block.tokens, i, &mut |feature| weights.add_feature(feature, &mut both));
            let (_, more) = both.split_at(LABELS);
            for (sum, add) in scores.iter_mut().zip(more) {
                *sum = sum.wrapping_add(*add);
            }
        }
        let Some(labels) = second.get_mut(block.tokens.clone()) else { continue };
        decoder.best(scores, labels);
        let from = out.len();
        collect(labels, block.tokens.start, &mut out);
        if out.len() > from {
            decoder.margins(scores, labels, &mut margins);
        }
        let margin = |at: usize| margins.get(at - block.tokens.start).copied().unwrap_or_default();
        for name in out.get_mut(from..).unwrap_or_default() {
            name.margin = margin(name.tokens.start).min(margin(name.tokens.end - 1));
        }
    }
    out
}

/// What the first stage said, and of which words.
pub(crate) struct Seen<'a> {
    labels: &'a [Label],
    /// For each token the number of its word, and of the pair that it and the one after it are; 0 for those that are not counted.
    words: Vec<u32>,
    pairs: Vec<u32>,
    /// For each word and each pair how often it is of each class.
    word_counts: Vec<[u16; KINDS]>,
    pair_counts: Vec<[u16; KINDS]>,
}

/// The classes at the outside, and none.
const KINDS: usize = 6;

fn kind(label: Label) -> usize {
    label.outer().map_or(0, |class| class as usize + 1)
}

impl<'a> Seen<'a> {
    pub(crate) fn of(article: &Article, labels: &'a [Label]) -> Self {
        let counts = |token: &Token| token.is_capitalised() || token.kind == Kind::Number;
        let keyed_by = |key: &dyn Fn(usize, &Token) -> Option<u32>| {
            let all = || article.tokens.iter().enumerate().filter_map(|(i, t)| Some(keyed(key(i, t)?, i)));
            let mut list = Vec::with_capacity(all().count());
            list.extend(all());
            let mut number = vec![0_u32; article.tokens.len()];
            let mut counts: Vec<[u16; KINDS]> = Vec::with_capacity(list.len() + 1);
            counts.push([0; KINDS]);
            let mut before = None;
            for all in sorted(list) {
                let (key, i) = (all >> 32, value_of(all));
                if before != Some(key) {
                    counts.push([0; KINDS]);
                    before = Some(key);
                }
                if let (Some(own), Some(last)) = (number.get_mut(i), counts.len().checked_sub(1)) {
                    *own = u32::try_from(last).unwrap_or_default();
                }
                let label = labels.get(i).copied().unwrap_or_default();
                if let Some(count) = counts.last_mut().and_then(|c| c.get_mut(kind(label))) {
                    *count = count.saturating_add(1);
                }
            }
            (number, counts)
        };
        let (words, word_counts) = keyed_by(&|_, t| counts(t).then_some(t.hash));
        let (pairs, pair_counts) = keyed_by(&|i, t| {
            let next = article.token(i + 1).filter(|next| counts(next) && counts(t))?;
            Some(feature::pair(t.hash, next.hash))
        });
        Self { labels, words, pairs, word_counts, pair_counts }
    }

    /// Calls `found` with what the second stage looks at in token `i` besides, in its block.
    pub(crate) fn features(&self, block: &Range<usize>, i: usize, found: &mut impl FnMut(u32)) {
        let at = |by: isize| {
            let place = i.checked_add_signed(by).filter(|i| block.contains(i));
            place.and_then(|i| self.labels.get(i)).copied().unwrap_or_default()
        };
        let own = self.elsewhere(&self.words, &self.word_counts, i);
        let left = i
            .checked_sub(1)
            .filter(|i| block.contains(i))
            .map_or(0, |i| self.elsewhere(&self.pairs, &self.pair_counts, i));
        let right = self.elsewhere(&self.pairs, &self.pair_counts, i);
        feature::of_labels([at(-2), at(-1), at(0), at(1), at(2)], [own, left, right], found);
    }

    /// What the same word or pair is labelled most elsewhere: 0 where it is not counted, 1 where it is nowhere else.
    fn elsewhere(&self, numbers: &[u32], counts: &[[u16; KINDS]], i: usize) -> u32 {
        let number = numbers.get(i).copied().unwrap_or_default();
        if number == 0 {
            return 0;
        }
        let Some(mut counts) = counts.get(number as usize).copied() else { return 0 };
        let own = kind(self.labels.get(i).copied().unwrap_or_default());
        if let Some(count) = counts.get_mut(own) {
            *count = count.saturating_sub(1);
        }
        let total: u32 = counts.iter().map(|&c| u32::from(c)).sum();
        if total == 0 {
            return 1;
        }
        let (mut most, mut at) = (0, 0);
        for (k, &count) in (0_u32..).zip(&counts) {
            if count > most {
                (most, at) = (count, k);
            }
        }
        let often = if total == 1 {
            0
        } else if total < 4 {
            1
        } else {
            2
        };
        let all = u32::from(u32::from(most) == total);
        2 + at * 6 + often * 2 + all
    }
}

/// The names that the labels of a block spell, whose first token is `start`.
fn collect(labels: &[Label], start: usize, out: &mut Vec<Name>) {
    let (mut outer, mut inner): (Option<usize>, Option<usize>) = (None, None);
    for (i, &label) in (start..).zip(labels) {
        let mut go_on = |open: &mut Option<usize>, class: Option<Class>, begins: bool| {
            let goes_on = !begins && class.is_some() && open.and_then(|o| out.get(o)).map(|n| n.class) == class;
            match (goes_on, class) {
                (true, _) => {
                    if let Some(name) = open.and_then(|o| out.get_mut(o)) {
                        name.tokens.end = i + 1;
                    }
                }
                (false, Some(class)) => {
                    *open = Some(out.len());
                    out.push(Name { class, tokens: i..i + 1, margin: 0 });
                }
                (false, None) => *open = None,
            }
        };
        go_on(&mut outer, label.outer(), label.begins());
        go_on(&mut inner, label.inner(), label.begins_inside());
    }
}

/// A number that changes with the templates and with how words are hashed: weights belong to one such number.
pub(crate) fn fingerprint() -> u32 {
    let text = "Kepala Dinas Ir. Budi-Ali, KPK: “ya” 10";
    let article = Article::line(text);
    let mut features = Features::default();
    let labels = vec![Label::PersonFirst; article.tokens.len()];
    let seen = Seen::of(&article, &labels);
    let mut sum = 0;
    for block in &article.blocks {
        features.enter(&article, block);
        for i in block.tokens.clone() {
            features.of(&article, i, &mut |f| sum = feature::pair(sum, f));
            seen.features(&block.tokens, i, &mut |f| sum = feature::pair(sum, f));
        }
    }
    sum
}

/// Under which hash a word has its place in the packed clusters.
pub(crate) fn cluster_hash(key: u32) -> u32 {
    clusters::place(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let article = Article::line(text);
        let names = names(&article);
        names.iter().map(|n| format!("{:?} {}", n.class, article.span(&n.tokens).of(text))).collect()
    }

    #[test]
    fn names_are_found_by_what_was_learned() {
        let text = "“Kami siap,” kata Kepala Dinas Kesehatan Kabupaten Garut Lestari Wulandari di Garut, Rabu.";
        assert_eq!(
            found(text),
            [
                "Office Kepala Dinas Kesehatan Kabupaten Garut",
                "PublicBody Dinas Kesehatan Kabupaten Garut",
                "Person Lestari Wulandari"
            ]
        );
        assert!(found("Warga menanam padi di sawah setiap musim hujan.").is_empty());
    }

    #[test]
    fn the_same_name_elsewhere_helps() {
        let seen = |text: &str, word: &str| {
            let article = Article::line(text);
            let i = article.tokens.iter().position(|t| t.span.of(text) == word).unwrap();
            let labels: Vec<Label> = article
                .tokens
                .iter()
                .map(|t| if t.span.of(text) == "Wulandari" { Label::PersonLater } else { Label::Outside })
                .collect();
            let mut features = Vec::new();
            Seen::of(&article, &labels).features(&(0..article.tokens.len()), i, &mut |f| features.push(f));
            features
        };
        assert_eq!(seen("Hadir Wulandari.", "Wulandari").len(), seen("Hadir.", "Hadir").len());
        assert_ne!(seen("Hadir Wulandari.", "Wulandari"), seen("Hadir Wulandari. Kata Wulandari.", "Wulandari"));
    }

    #[test]
    fn labels_spell_names_and_names_in_them() {
        use Label::{OfficeBodyFirst, OfficeBodyLater, OfficeFirst, OfficeLater, Outside, PersonFirst, PersonLater};
        let labels = [
            OfficeFirst,
            OfficeBodyFirst,
            OfficeBodyLater,
            OfficeLater,
            PersonFirst,
            PersonLater,
            Outside,
            PersonFirst,
        ];
        let mut out = Vec::new();
        collect(&labels, 0, &mut out);
        let spelt: Vec<_> = out.iter().map(|n| (n.class, n.tokens.clone())).collect();
        assert_eq!(
            spelt,
            [(Class::Office, 0..4), (Class::PublicBody, 1..3), (Class::Person, 4..6), (Class::Person, 7..8)]
        );
    }
}
