//! The sentences that show a box's facts, and for statements the lines that tell whose they are.

use crate::fact_box::{Evidence, FactBox, Role, read_span, write_span};
use crate::json::{FromJson, Json, Value};
use crate::order::by_number;
use crate::reading::Reading;
use crate::text::normal::{digest_of, find_words, normal};
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
        Self { spans, normal: forms }
    }

    /// The line of a byte.
    fn at(&self, byte: usize) -> usize {
        self.spans.partition_point(|line| line.end <= byte)
    }

    /// The digest of the lines from so many before a piece of the text to the one after it.
    pub(super) fn around(&self, piece: Span, before: usize) -> Option<String> {
        let first = self.at(piece.start).checked_sub(before)?;
        let last = (self.at(piece.end.saturating_sub(1)) + 1).min(self.normal.len().saturating_sub(1));
        Some(digest_of(&self.normal.get(first..=last)?.join("\n")))
    }
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
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let spans = places(&self.facts).into_iter().map(|place| self.passage(place, &units)).collect();
        let mut spans: Vec<Utf16Span> = by_number(spans, |span| span.start);
        spans.dedup_by(|next, before| {
            let joins = next.start < before.end;
            if joins {
                before.end = before.end.max(next.end);
            }
            joins
        });
        let lines = Lines::of(self.text);
        let mut before: Vec<Option<usize>> = vec![None; spans.len()];
        for speaker in &self.facts.speakers {
            let words: Vec<String> = name_words(&speaker.name);
            let named = |form: &str| words.iter().any(|word| find_words(form, word, 0).is_some());
            for said in speaker.evidence.iter().filter(|e| matches!(e.role, Role::Quote | Role::Statement)) {
                let at = spans.partition_point(|span| span.start <= said.span.start).saturating_sub(1);
                let Some(span) = spans.get(at).copied().map(in_bytes) else { continue };
                if named(&normal(span.of(self.text))) {
                    continue;
                }
                let own = lines.at(span.start);
                let near = lines.normal.get(..own).unwrap_or_default().iter().rev().take(FARTHEST);
                let distance = near.clone().position(|line| named(line)).map_or(near.count(), |at| at + 1);
                if let Some(known) = before.get_mut(at) {
                    *known = Some(known.unwrap_or(0).max(distance));
                }
            }
        }
        let passage = |(span, before): (Utf16Span, Option<usize>)| {
            let bytes = in_bytes(span);
            let around = before.and_then(|before| Some(Around { before, digest: lines.around(bytes, before)? }));
            Passage { span, text: bytes.of(self.text).to_owned(), around }
        };
        spans.into_iter().zip(before).map(passage).collect()
    }

    /// The sentence of a place, with what stands before the first one of its line (a dateline); or the headline, or else the line up
    /// to there: a byline.
    fn passage(&self, place: Utf16Span, units: &[u16]) -> Utf16Span {
        if let Some(headline) = self.facts.headline_span.filter(|h| h.start <= place.start && place.end <= h.end) {
            return headline;
        }
        let sentence = self.sentence(place);
        let before = units.get(..sentence.start).unwrap_or_default();
        let line = before.iter().rposition(|&unit| unit == u16::from(b'\n')).map_or(0, |at| at + 1);
        let opening = String::from_utf16_lossy(units.get(line..sentence.start).unwrap_or_default());
        if ends_a_sentence(&opening) { sentence } else { Utf16Span { start: line, ..sentence } }
    }
}

/// Whether a sentence ends where a text does, but for quotation marks and brackets.
pub(super) fn ends_a_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || closes(c));
    bare.ends_with(['.', '!', '?', '…'])
}

/// Whether a character closes what another has opened.
pub(super) const fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | '“' | ')' | ']')
}

/// The words of a name that tell people apart.
fn name_words(name: &str) -> Vec<String> {
    let form = normal(name);
    let long = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST_WORD;
    form.split(' ').filter(long).map(str::to_owned).collect()
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
