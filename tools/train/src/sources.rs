//! What the tagger learns from: articles of which all is labelled, articles of which events alone are, and sentences in which persons
//! and organisations are. Of what is not labelled nothing is said: every label that would not contradict is left possible.

use std::collections::BTreeMap;
use std::ops::Range;

use kotak_fakta::training::{self, Block, Class, Label};

use crate::crf::Sequence;
use crate::gold::Gold;

/// In how many parts the articles are parted for the first stage's answers.
pub(crate) const FOLDS: usize = 5;

/// A text ready to be learned from.
pub(crate) struct Article {
    pub(crate) name: String,
    pub(crate) text: String,
    /// Whether it is one line and no article.
    pub(crate) is_line: bool,
    pub(crate) fold: usize,
    /// Whether all is labelled.
    pub(crate) is_whole: bool,
    /// The first stage's sequences, block by block.
    pub(crate) sequences: Vec<Sequence>,
}

/// Articles of which all is labelled.
pub(crate) fn whole(golds: &[Gold]) -> Vec<Article> {
    of(golds, true, labels)
}

/// Articles of which the events alone are labelled.
pub(crate) fn with_events(golds: &[Gold]) -> Vec<Article> {
    of(golds, false, events)
}

/// Articles whose fact boxes are labelled: who speaks, the public bodies and the events. Whoever is named besides may be anybody.
pub(crate) fn with_boxes(golds: &[Gold]) -> Vec<Article> {
    of(golds, false, |gold, blocks| {
        let outside = 1 << Label::Outside as u32;
        let is_body = |class| class == Some(Class::PublicBody);
        let open =
            those(|label| !is_body(label.outer()) && !is_body(label.inner()) && label.outer() != Some(Class::Event));
        // A body may be in an office of somebody who does not speak.
        let body = |begins: bool| {
            those(|label| {
                is_body(label.outer()) && label.begins() == begins
                    || is_body(label.inner()) && label.begins_inside() == begins
            })
        };
        let mut may_be = labels(gold, blocks);
        for mask in may_be.iter_mut().flatten() {
            *mask = match *mask {
                exact if exact == outside => open,
                exact if exact == 1 << Label::BodyFirst as u32 => body(true),
                exact if exact == 1 << Label::BodyLater as u32 => body(false),
                exact => exact,
            };
        }
        may_be
    })
}

fn of(golds: &[Gold], is_whole: bool, labels: impl Fn(&Gold, &[Block]) -> Vec<Vec<u32>>) -> Vec<Article> {
    // Articles of one event are in one part.
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    golds
        .iter()
        .map(|gold| {
            let next = numbers.len();
            let number = *numbers.entry(&gold.event).or_insert(next);
            let blocks = training::tagger_blocks(&gold.text, false);
            let may_be = labels(gold, &blocks);
            let sequences = sequences(blocks, may_be);
            Article {
                name: gold.name.clone(),
                text: gold.text.clone(),
                is_line: false,
                fold: number % FOLDS,
                is_whole,
                sequences,
            }
        })
        .collect()
}

fn sequences(blocks: Vec<Block>, may_be: Vec<Vec<u32>>) -> Vec<Sequence> {
    blocks.into_iter().zip(may_be).map(|(block, may_be)| Sequence { features: block.features, may_be }).collect()
}

/// The labels that fit, a bit each.
fn those(fits: impl Fn(Label) -> bool) -> u32 {
    Label::ALL.into_iter().filter(|&label| fits(label)).fold(0, |mask, label| mask | 1 << label as u32)
}

fn tokens_of(block: &Block, span: &Range<usize>) -> Option<Range<usize>> {
    let start = block.tokens.partition_point(|t| t.end <= span.start);
    let end = block.tokens.partition_point(|t| t.start < span.end);
    (start < end).then_some(start..end)
}

/// What the tokens may be where events alone are labelled.
fn events(gold: &Gold, blocks: &[Block]) -> Vec<Vec<u32>> {
    let mut spans: Vec<(Range<usize>, bool)> = Vec::new();
    for (list, is_sure) in [(gold.entries("forums"), true), (gold.optional("forums"), false)] {
        for form in list.iter().flatten() {
            spans.extend(crate::gold::occurrences(&gold.text, form).map(|span| (span, is_sure)));
        }
    }
    spans.sort_by_key(|(span, _)| std::cmp::Reverse(span.len()));
    let none = those(|label| label.outer() != Some(Class::Event));
    let later = those(|label| label.outer() == Some(Class::Event) && !label.begins());
    blocks
        .iter()
        .map(|block| {
            let mut may_be = vec![none; block.tokens.len()];
            let mut taken = vec![false; block.tokens.len()];
            for (span, is_sure) in &spans {
                let Some(tokens) = tokens_of(block, span) else { continue };
                if taken[tokens.clone()].contains(&true) {
                    continue;
                }
                taken[tokens.clone()].fill(true);
                for (nth, mask) in may_be[tokens].iter_mut().enumerate() {
                    *mask = match (is_sure, nth) {
                        (false, _) => u32::MAX >> (32 - Label::ALL.len()),
                        (true, 0) => 1 << Label::EventFirst as u32,
                        (true, _) => later,
                    };
                }
            }
            may_be
        })
        .collect()
}

/// Sentences in which persons and organisations are labelled: a token a line, its tag (IOB2) in the last column, an empty line between
/// sentences.
pub(crate) fn with_names(file: &str) -> Result<Vec<Article>, String> {
    let read = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let mut out = Vec::new();
    let mut words: Vec<(String, String)> = Vec::new();
    for line in read.lines().chain([""]) {
        let line = line.trim();
        if line.is_empty() {
            if !words.is_empty() {
                out.push(sentence(&words, out.len()));
                words.clear();
            }
            continue;
        }
        let columns: Vec<&str> = line.split(['\t', ' ']).collect();
        if let (Some(word), Some(tag)) = (columns.first(), columns.last()) {
            words.push(((*word).to_owned(), (*tag).to_owned()));
        }
    }
    Ok(out)
}

fn sentence(words: &[(String, String)], number: usize) -> Article {
    let mut text = String::new();
    let mut spans: Vec<(Range<usize>, Class)> = Vec::new();
    for (word, tag) in words {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(word);
        let class = match tag.get(2..5) {
            Some("PER") => Class::Person,
            Some("ORG") => Class::Organisation,
            _ => continue,
        };
        match spans.last_mut() {
            Some((span, last)) if tag.starts_with("I-") && *last == class => span.end = text.len(),
            _ => spans.push((start..text.len(), class)),
        }
    }
    let blocks = training::tagger_blocks(&text, true);
    // An organisation may be a public body or not, by itself or in an office or an event; what is no name may be of either.
    let is_body = |label: Label| {
        let class = label.inner().or(label.outer());
        matches!(class, Some(Class::PublicBody | Class::Organisation))
    };
    let is_first = |label: Label| label.begins() && label.inner().is_none() || label.begins_inside();
    let none = those(|label| !is_body(label) && label.outer() != Some(Class::Person));
    let may_be = blocks
        .iter()
        .map(|block| {
            let mut may_be = vec![none; block.tokens.len()];
            for (span, class) in &spans {
                let Some(tokens) = tokens_of(block, span) else { continue };
                for (nth, mask) in may_be[tokens].iter_mut().enumerate() {
                    *mask = match class {
                        Class::Person if nth == 0 => 1 << Label::PersonFirst as u32,
                        Class::Person => 1 << Label::PersonLater as u32,
                        // An event or an office that begins with the body's name is its first word, and not the body's.
                        _ if nth == 0 => {
                            those(|label| is_body(label) && is_first(label))
                                | 1 << Label::OfficeFirst as u32
                                | 1 << Label::EventFirst as u32
                        }
                        _ => those(|label| is_body(label) && !is_first(label)) | those(|label| label.begins_inside()),
                    };
                }
            }
            may_be
        })
        .collect();
    let sequences = sequences(blocks, may_be);
    Article { name: String::new(), text, is_line: true, fold: number % FOLDS, is_whole: false, sequences }
}

/// How many tokens there may be between an office and its person: ranks, degrees, commas.
const NEAR: usize = 4;

/// The true label of each token, as a bit.
pub(crate) fn labels(gold: &Gold, blocks: &[Block]) -> Vec<Vec<u32>> {
    let names = gold.names();
    blocks
        .iter()
        .map(|block| {
            let here: Vec<(Range<usize>, Class)> =
                names.iter().filter_map(|(span, class)| Some((tokens_of(block, span)?, *class))).collect();
            let persons: Vec<&Range<usize>> = here.iter().filter(|n| n.1 == Class::Person).map(|n| &n.0).collect();
            let is_near = |office: &Range<usize>| {
                persons.iter().any(|p| {
                    p.start >= office.end && p.start - office.end <= NEAR
                        || office.start >= p.end && office.start - p.end <= NEAR
                })
            };
            let mut labels = vec![Label::Outside; block.tokens.len()];
            let mut put = |tokens: &Range<usize>, first: Label, later: Label| {
                for (i, label) in labels[tokens.clone()].iter_mut().enumerate() {
                    *label = if i == 0 { first } else { later };
                }
            };
            let is_outer = |class| matches!(class, Class::Office | Class::Event);
            let outers: Vec<&(Range<usize>, Class)> = here
                .iter()
                .filter(|(tokens, class)| {
                    *class == Class::Event
                        || *class == Class::Office
                            && is_near(tokens)
                            && !persons.iter().any(|p| p.start < tokens.end && tokens.start < p.end)
                })
                .collect();
            for (tokens, class) in &outers {
                match class {
                    Class::Office => put(tokens, Label::OfficeFirst, Label::OfficeLater),
                    _ => put(tokens, Label::EventFirst, Label::EventLater),
                }
            }
            for (tokens, class) in here.iter().filter(|n| !is_outer(n.1)) {
                let holder = outers.iter().find(|o| o.0.start < tokens.end && tokens.start < o.0.end);
                match (holder, class) {
                    (None, Class::Person) => put(tokens, Label::PersonFirst, Label::PersonLater),
                    (None, Class::PublicBody) => put(tokens, Label::BodyFirst, Label::BodyLater),
                    (None, _) => put(tokens, Label::OrganisationFirst, Label::OrganisationLater),
                    (Some((outer, of)), _) => {
                        // The outer one's first token is its own.
                        let inside = tokens.start.max(outer.start + 1)..tokens.end.min(outer.end);
                        if inside.start >= inside.end {
                            continue;
                        }
                        match (of, class) {
                            (Class::Office, Class::PublicBody) => {
                                put(&inside, Label::OfficeBodyFirst, Label::OfficeBodyLater)
                            }
                            (Class::Office, Class::Organisation) => {
                                put(&inside, Label::OfficeOrganisationFirst, Label::OfficeOrganisationLater);
                            }
                            (Class::Event, Class::PublicBody) => {
                                put(&inside, Label::EventBodyFirst, Label::EventBodyLater)
                            }
                            _ => {}
                        }
                    }
                }
            }
            labels.into_iter().map(|label| 1 << label as u32).collect()
        })
        .collect()
}
