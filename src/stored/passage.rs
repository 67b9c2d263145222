//! The sentences that show a box's facts, and for statements the lines that tell whose they are.

use std::hash::Hasher;

use crate::fact_box::{Evidence, FactBox, Role, read_span, write_span};
use crate::json::{FromJson, Json, Value};
use crate::order::{by_number, keyed, sorted, value_of};
use crate::reading::Reading;
use crate::text::normal::{Fnv, digest_of, normal};
use crate::text::{Span, Utf16Span};

/// So many lines back is looked for who says a statement that names nobody.
const FARTHEST: usize = 12;

/// A name's shorter words tell nobody apart.
const SHORTEST_WORD: usize = 3;

/// A sentence of the text that a box was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) span: Utf16Span,
    pub(super) text: String,
    /// Where it holds a statement or quote and does not name who says it.
    pub(super) around: Option<Around>,
}

/// The lines that tell who says what stands in a sentence: from the last one that names the speaker to the one after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Around {
    /// How many lines before the sentence's own.
    pub(super) before: usize,
    pub(super) digest: String,
}

impl Passage {
    pub(super) fn write(&self, json: &mut Json) {
        json.object(|json| {
            write_span(json, self.span);
            json.key("text").text(&self.text);
            json.key("around").optional(self.around.as_ref(), |json, around| {
                json.object(|json| {
                    json.key("before").number(around.before);
                    json.key("digest").text(&around.digest);
                });
            });
        });
    }
}

impl FromJson for Passage {
    fn from_value(value: &impl Value) -> Result<Self, String> {
        let (span, text) = (read_span(value)?, value.text("text")?);
        if span.end - span.start != text.encode_utf16().count() {
            return Err("a sentence is of another length than its span".to_owned());
        }
        let around = value.get("around").filter(|around| !around.is_null()).map(|around| {
            let before = around.needs("before")?.whole().ok_or("\"before\" must be a whole number")?;
            Ok::<_, String>(Around { before: before as usize, digest: around.text("digest")? })
        });
        Ok(Self { span, text, around: around.transpose()? })
    }
}

/// The lines of a text that are not blank.
pub(super) struct Lines {
    spans: Vec<Span>,
    normal: Vec<String>,
    /// The digests of lines from one to another, for many sentences may be in one line.
    digests: Vec<(usize, usize, String)>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let (mut spans, mut forms) = (Vec::new(), Vec::new());
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let form = normal(line);
            if !form.is_empty() {
                spans.push(Span::new(at, at + line.len()));
                forms.push(form);
            }
            at += line.len();
        }
        Self { spans, normal: forms, digests: Vec::new() }
    }

    /// The line of a byte.
    fn at(&self, byte: usize) -> usize {
        self.spans.partition_point(|line| line.end <= byte)
    }

    /// The digest of the lines from so many before a piece of the text to the one after it.
    pub(super) fn around(&mut self, piece: Span, before: usize) -> Option<String> {
        let first = self.at(piece.start).checked_sub(before)?;
        let last = (self.at(piece.end.saturating_sub(1)) + 1).min(self.normal.len().saturating_sub(1));
        let lines = self.normal.get(first..=last)?;
        let known = self.digests.iter().rev().take(FARTHEST + 1).find(|one| (one.0, one.1) == (first, last));
        if let Some((_, _, digest)) = known {
            return Some(digest.clone());
        }
        let digest = digest_of(&lines.join("\n"));
        self.digests.push((first, last, digest.clone()));
        Some(digest)
    }
}

/// Which of several texts, by their numbers, hold a word. A word is the half of its hash: of two that share one either is found.
struct Words(Vec<u64>);

impl Words {
    fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut words = Vec::new();
        for (number, text) in texts.enumerate() {
            words.extend(telling_words(text).map(|word| keyed(short_hash(word), number)));
        }
        Self(sorted(words))
    }

    /// The last text up to that number that holds one of some words.
    fn last_with(&self, words: &[u32], number: usize) -> Option<usize> {
        let last = |&word: &u32| {
            let place = self.0.partition_point(|&one| one <= keyed(word, number)).checked_sub(1)?;
            let found = *self.0.get(place)?;
            (found >> 32 == u64::from(word)).then_some(value_of(found))
        };
        words.iter().filter_map(last).max()
    }
}

fn short_hash(word: &str) -> u32 {
    let mut hash = Fnv::START;
    hash.write(word.as_bytes());
    (hash.finish() & 0xffff_ffff) as u32
}

/// The words of a text in normal form that tell people apart.
fn telling_words(form: &str) -> impl Iterator<Item = &str> {
    form.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST_WORD)
}

impl Reading<'_> {
    /// The sentences that hold evidence, in text order; none overlaps another.
    pub(super) fn passages(&self) -> Vec<Passage> {
        let mut bytes: Vec<usize> = Vec::new();
        for (byte, c) in self.text.char_indices() {
            bytes.extend(std::iter::repeat_n(byte, c.len_utf16()));
        }
        let byte = |unit: usize| bytes.get(unit).copied().unwrap_or(self.text.len());
        let in_bytes = |span: Utf16Span| Span::new(byte(span.start), byte(span.end));
        let borders = Borders::of(self.text);
        let spans = places(&self.facts).into_iter().map(|place| self.passage(place, &borders, byte)).collect();
        let mut spans: Vec<Utf16Span> = by_number(spans, |span| span.start);
        spans.dedup_by(|next, before| {
            let joins = next.start < before.end;
            if joins {
                before.end = before.end.max(next.end);
            }
            joins
        });
        let mut lines = Lines::of(self.text);
        let forms: Vec<String> = spans.iter().map(|&span| normal(in_bytes(span).of(self.text))).collect();
        let in_passages = Words::of(forms.iter().map(String::as_str));
        let in_lines = Words::of(lines.normal.iter().map(String::as_str));
        let mut before: Vec<Option<usize>> = vec![None; spans.len()];
        for speaker in &self.facts.speakers {
            let name = normal(&speaker.name);
            let words: Vec<u32> = telling_words(&name).map(short_hash).collect();
            for said in speaker.evidence.iter().filter(|e| matches!(e.role, Role::Quote | Role::Statement)) {
                let at = spans.partition_point(|span| span.start <= said.span.start).saturating_sub(1);
                let Some(span) = spans.get(at).copied().map(in_bytes) else { continue };
                if in_passages.last_with(&words, at) == Some(at) {
                    continue;
                }
                let own = lines.at(span.start);
                let named = own.checked_sub(1).and_then(|last| in_lines.last_with(&words, last));
                let distance = named.map_or(own, |line| own - line).min(FARTHEST);
                if let Some(known) = before.get_mut(at) {
                    *known = Some(known.unwrap_or(0).max(distance));
                }
            }
        }
        let mut passage = |(span, before): (Utf16Span, Option<usize>)| {
            let bytes = in_bytes(span);
            let around = before.and_then(|before| Some(Around { before, digest: lines.around(bytes, before)? }));
            Passage { span, text: bytes.of(self.text).to_owned(), around }
        };
        spans.into_iter().zip(before).map(&mut passage).collect()
    }

    /// The sentence of a place, with what stands before the first one of its line (a dateline), or after what is no sentence's end to
    /// everybody (`Sri, Amd.Kep. hadir`); or the headline, or else the line up to there: a byline.
    fn passage(&self, place: Utf16Span, borders: &Borders, byte: impl Fn(usize) -> usize) -> Utf16Span {
        if let Some(headline) = self.facts.headline_span.filter(|h| h.start <= place.start && place.end <= h.end) {
            return headline;
        }
        let sentence = self.sentence(place);
        // What is in no sentence has no end of one.
        let end = if sentence == place { place.end } else { borders.end_from(sentence.end) };
        if ends_a_sentence(self.text.get(..byte(sentence.start)).unwrap_or_default()) {
            return Utf16Span { end, ..sentence };
        }
        Utf16Span { start: borders.line_before(sentence.start), end }
    }
}

/// Where lines begin and sentences end, in UTF-16 units.
struct Borders {
    lines: Vec<usize>,
    ends: Vec<usize>,
}

impl Borders {
    fn of(text: &str) -> Self {
        let (mut lines, mut ends) = (vec![0], Vec::new());
        let (mut unit, mut ended, mut words) = (0, false, 0);
        for c in text.chars() {
            if c == '\n' {
                lines.push(unit + 1);
                ends.push(words);
            } else if c.is_whitespace() {
                if ended {
                    ends.push(unit);
                }
            } else {
                ended = ends_here(c) || ended && closes(c);
                words = unit + c.len_utf16();
            }
            unit += c.len_utf16();
            ended &= !c.is_whitespace();
        }
        ends.push(words);
        Self { lines, ends }
    }

    /// The first end that is no earlier.
    fn end_from(&self, unit: usize) -> usize {
        self.ends.get(self.ends.partition_point(|&end| end < unit)).map_or(unit, |&end| end)
    }

    fn line_before(&self, unit: usize) -> usize {
        let after = self.lines.partition_point(|&line| line <= unit);
        after.checked_sub(1).and_then(|at| self.lines.get(at)).map_or(0, |&line| line)
    }
}

/// Whether a sentence ends where a text does, in its last line, but for quotation marks and brackets.
pub(super) fn ends_a_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c != '\n' && (c.is_whitespace() || closes(c)));
    bare.ends_with(ends_here)
}

const fn ends_here(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Whether a character closes what another has opened.
pub(super) const fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | '“' | ')' | ']')
}

/// Every place that a box names.
pub(super) fn places(facts: &FactBox<Utf16Span>) -> Vec<Utf16Span> {
    let mut out: Vec<Utf16Span> = facts.headline_span.into_iter().collect();
    let mut add = |evidence: &[Evidence<Utf16Span>]| out.extend(evidence.iter().map(|e| e.span));
    facts.dateline.iter().for_each(|d| add(&d.evidence));
    facts.key_speaker.iter().for_each(|s| add(&s.evidence));
    facts.speakers.iter().for_each(|s| add(&s.evidence));
    facts.agencies.iter().for_each(|a| add(&a.evidence));
    facts.challenges.iter().for_each(|c| add(&c.evidence));
    facts.forums.iter().for_each(|f| add(&f.evidence));
    facts.credits.iter().for_each(|c| add(&c.evidence));
    out
}
