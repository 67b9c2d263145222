//! A box as data: what an editor approved or a server wrote, kept beside an article and shown there whatever version runs.
//!
//! It holds the facts, the digest of the text that they were read from, and the sentences that show them. In the page the
//! sentences are looked up again: by them each fact knows where it stands there, or that what showed it is gone.

use std::fmt;

use serde::Serialize;

use crate::corrections::{Correction, MAX_CORRECTIONS};
use crate::fact_box::{Agency, Challenge, Evidence, FactBox, Forum, Role, Speaker, read_span, write_span};
use crate::field::Field;
use crate::json::{FromJson, Json, Value, parse};
use crate::order::by_number;
use crate::reading::{Origin, Reading};
use crate::text::normal::{Normal, digest};
use crate::text::{Span, Utf16Index, Utf16Span, read_text};

/// The form of the JSON. Its number grows when an older version could no longer show what a newer one wrote.
const FORMAT: &str = "kotak-fakta/1";

/// The longest JSON that is read, in bytes.
const LONGEST: usize = 1 << 23;

/// After so many sentences that are gone no other is looked for: the text is another one, and each look reads all of it.
const MOST_GONE: usize = 500;

/// A box of an article's facts, as JSON keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBox {
    /// The version that made it.
    version: String,
    /// Of the text as it was given.
    digest: String,
    /// Of what was read of it: headline and paragraphs, without bylines, links and captions around them.
    read_digest: Option<String>,
    /// `None` where no editor has looked at it.
    approved: Option<Approval>,
    /// What it was made with.
    corrections: Vec<Correction>,
    facts: FactBox<Utf16Span>,
    /// What shows the facts, in text order.
    sentences: Vec<Passage>,
}

/// Who approved a box, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    /// The editor's name, as they gave it.
    pub by: Option<String>,
    /// The day or moment, as it was given; ISO 8601 is best.
    pub at: Option<String>,
}

/// A sentence of the text that a box was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Passage {
    span: Utf16Span,
    text: String,
}

/// What is shown of an approved box when its article has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stale {
    /// The facts whose sentence is still there.
    #[default]
    Reduced,
    /// All of it.
    AsApproved,
    /// Nothing.
    None,
}

impl Stale {
    /// The choice of that name: `reduced`, `as-approved` or `none`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "reduced" => Some(Self::Reduced),
            "as-approved" => Some(Self::AsApproved),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// Why a stored box can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBoxError(String);

impl StoredBoxError {
    /// The error's name for programs; it never changes.
    pub const fn code(&self) -> &'static str {
        "approved-unreadable"
    }
}

impl fmt::Display for StoredBoxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the approved box can't be read: {}", self.0)
    }
}

impl std::error::Error for StoredBoxError {}

/// How a stored box fits a text.
#[derive(Debug)]
pub struct Fit {
    /// Whether the text is the one that the box was made from.
    pub is_whole: bool,
    /// The facts whose sentence is gone.
    pub gone: Vec<Gone>,
    places: Places,
}

/// A fact of a stored box whose sentence is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// The name of its field.
    pub field: &'static str,
    /// Its name or text.
    pub value: String,
}

impl Reading<'_> {
    /// The box as data. `corrections` are those that it was made with; what is none of itself is left out.
    pub fn store(&self, corrections: &[Correction], approved: Option<Approval>) -> StoredBox {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let passage = |span: Utf16Span| {
            let cut = units.get(span.start..span.end).unwrap_or_default();
            Passage { span, text: String::from_utf16_lossy(cut) }
        };
        StoredBox {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            digest: digest(self.text),
            read_digest: Some(digest(&read_text(self.text))),
            approved,
            corrections: corrections.iter().filter(|c| c.makes_sense()).take(MAX_CORRECTIONS).cloned().collect(),
            facts: self.facts.clone(),
            sentences: self.passages(&units).into_iter().map(passage).collect(),
        }
    }

    /// The sentences that hold evidence, in text order; none overlaps another.
    fn passages(&self, units: &[u16]) -> Vec<Utf16Span> {
        let spans = places(&self.facts).into_iter().map(|place| self.passage(place, units)).collect();
        let mut spans: Vec<Utf16Span> = by_number(spans, |span| span.start);
        spans.dedup_by(|next, before| {
            let joins = next.start < before.end;
            if joins {
                before.end = before.end.max(next.end);
            }
            joins
        });
        spans
    }

    /// The sentence of a place, or the headline, or else its line up to there: a dateline, a credit.
    fn passage(&self, place: Utf16Span, units: &[u16]) -> Utf16Span {
        let sentence = self.sentence(place);
        if sentence != place {
            return sentence;
        }
        if let Some(headline) = self.facts.headline_span.filter(|h| h.start <= place.start && place.end <= h.end) {
            return headline;
        }
        let before = units.get(..place.start).unwrap_or_default();
        let line = before.iter().rposition(|&unit| unit == u16::from(b'\n')).map_or(0, |at| at + 1);
        Utf16Span { start: line, end: place.end }
    }
}

/// Every place that a box names.
fn places(facts: &FactBox<Utf16Span>) -> Vec<Utf16Span> {
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

impl StoredBox {
    /// A stored box, from JSON.
    ///
    /// # Errors
    /// Where it is no JSON, of another shape, too large, or made by a version whose form this one does not know.
    pub fn from_json(json: &str) -> Result<Self, StoredBoxError> {
        if json.len() > LONGEST {
            let message = format!("it has {} bytes; at most {LONGEST} are read", json.len());
            return Err(StoredBoxError(message));
        }
        parse(json).map_err(StoredBoxError)
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        Json::of(|json| self.write(json))
    }

    pub(crate) fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("format").text(FORMAT);
            json.key("version").text(&self.version);
            json.key("digest").text(&self.digest);
            json.key("readDigest").optional_text(self.read_digest.as_deref());
            json.key("approved").optional(self.approved.as_ref(), |json, approval| {
                json.object(|json| {
                    json.key("by").optional_text(approval.by.as_deref());
                    json.key("at").optional_text(approval.at.as_deref());
                });
            });
            Correction::write_list(&self.corrections, json.key("corrections"));
            self.facts.write(json.key("facts"));
            json.key("sentences").list(&self.sentences, |json, passage| {
                json.object(|json| {
                    write_span(json, passage.span);
                    json.key("text").text(&passage.text);
                });
            });
        });
    }

    /// As JSON that can stand inside a `<script>` element, and in which no shortcode of a CMS begins.
    pub fn to_island(&self) -> String {
        let json = self.to_json();
        let mut out = String::with_capacity(json.len());
        let (mut in_string, mut escaped) = (false, false);
        for c in json.chars() {
            match c {
                '<' => out.push_str("\\u003c"),
                '>' => out.push_str("\\u003e"),
                '&' => out.push_str("\\u0026"),
                '[' if in_string => out.push_str("\\u005b"),
                c => out.push(c),
            }
            in_string ^= c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
        }
        out
    }

    /// Who approved it; `None` where nobody has.
    pub const fn approval(&self) -> Option<&Approval> {
        self.approved.as_ref()
    }

    /// What it was made with.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// The digest of the text that it was made from.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The box in a text, with its places there, and how it fits. `stale` says what is shown where the text is another one.
    pub fn place<'a>(&self, text: &'a str, stale: Stale) -> (Reading<'a>, Fit) {
        let read_digest = || digest(&read_text(text));
        let fits = self.digest == digest(text) || self.read_digest.as_ref().is_some_and(|own| *own == read_digest());
        let places = Places::of(self, text);
        let (mut facts, gone) = self.facts_at(&places, fits || stale == Stale::AsApproved);
        if !fits && stale == Stale::None {
            facts = FactBox::empty();
        }
        let origin = match (self.approved.is_some(), fits) {
            (true, true) => Origin::Approved,
            (true, false) => Origin::Stale,
            (false, _) => Origin::Automatic,
        };
        let edited = !self.corrections.is_empty();
        let sentences = places.sentences();
        (Reading::of_facts(text, facts, sentences, edited, origin), Fit { is_whole: fits, gone, places })
    }

    /// The facts with their places in the new text, and those that lost theirs. These are kept only where `all` are.
    fn facts_at(&self, places: &Places, all: bool) -> (FactBox<Utf16Span>, Vec<Gone>) {
        let mut gone = Vec::new();
        let mut sieve = Sieve { places, all, gone: &mut gone };
        let old = &self.facts;
        let mut facts = FactBox {
            headline: old.headline.clone(),
            headline_span: old.headline_span.and_then(|span| places.moved(span)),
            speakers: sieve.kept(Field::Speakers, &old.speakers),
            agencies: sieve.kept(Field::Agencies, &old.agencies),
            challenges: sieve.kept(Field::Challenges, &old.challenges),
            forums: sieve.kept(Field::Forums, &old.forums),
            dateline: old.dateline.clone().map(|d| crate::Dateline { evidence: places.evidence(&d.evidence), ..d }),
            credits: old
                .credits
                .iter()
                .map(|c| crate::Credit { evidence: places.evidence(&c.evidence), ..c.clone() })
                .collect(),
            ..FactBox::empty()
        };
        let key = old.key_speaker.as_ref();
        facts.key_speaker = key.and_then(|key| facts.speakers.iter().find(|s| s.name == key.name)).cloned();
        // An allegation is none of the article's own without who made it.
        let named = |who: &String| {
            let known = old.speakers.iter().any(|s| s.name == *who);
            !known || facts.speakers.iter().any(|s| s.name == *who)
        };
        let (kept, lost) = facts.challenges.into_iter().partition(|c| c.said_by.as_ref().is_none_or(named));
        facts.challenges = kept;
        let lost: Vec<Challenge<Utf16Span>> = lost;
        gone.extend(lost.into_iter().map(|c| Gone { field: Field::Challenges.name(), value: c.text }));
        (facts, gone)
    }
}

impl FromJson for StoredBox {
    fn from_value(value: &impl Value) -> Result<Self, String> {
        let format = value.text("format")?;
        // Of a form to come nothing else is known.
        if format != FORMAT {
            return Err(format!("its format is \"{format}\", and this version knows \"{FORMAT}\""));
        }
        // Whoever wrote `false` has not approved it.
        let approved = value.get("approved").filter(|approved| !approved.is_null());
        let approved = approved.map(|_| value.object("approved")).transpose()?;
        let approval = |approved: &_| {
            Ok::<_, String>(Approval {
                by: Value::optional_text(approved, "by")?,
                at: Value::optional_text(approved, "at")?,
            })
        };
        let passage = |value: &_| {
            let (span, text) = (read_span(value)?, Value::text(value, "text")?);
            if span.end - span.start == text.encode_utf16().count() {
                Ok(Passage { span, text })
            } else {
                Err("a sentence is of another length than its span".to_owned())
            }
        };
        Ok(Self {
            version: value.text("version")?,
            digest: value.text("digest")?,
            read_digest: value.optional_text("readDigest")?,
            approved: approved.as_ref().map(approval).transpose()?,
            corrections: value.get("corrections").map_or(Ok(Vec::new()), |list| FromJson::from_value(&list))?,
            facts: FactBox::from_value(&value.needs("facts")?)?,
            sentences: value.items("sentences", passage)?,
        })
    }
}

impl Fit {
    /// Where a place of the text that the box was made from is in this one; `None` where its sentence is gone.
    pub fn moved(&self, span: Utf16Span) -> Option<Utf16Span> {
        self.places.moved(span)
    }
}

/// The sentences of a stored box in another text.
#[derive(Debug)]
struct Places {
    /// In the order of the old text.
    found: Vec<Found>,
}

#[derive(Debug)]
struct Found {
    old: Utf16Span,
    /// `None` where it is gone.
    new: Option<Utf16Span>,
    way: Way,
}

/// The way from a sentence's places in the old text to those in the new one.
#[derive(Debug)]
enum Way {
    /// It is written the same.
    Same,
    /// For each of its units where the character begins and ends that it belongs to.
    Units(Vec<Utf16Span>),
}

impl Places {
    fn of(stored: &StoredBox, text: &str) -> Self {
        let (page, units) = (Normal::of(text), Utf16Index::new(text));
        let (mut after, mut gone) = (0, 0);
        let mut place = |passage: &Passage| {
            let old = Normal::of(&passage.text);
            let wanted = old.text();
            let looked_for = !wanted.is_empty() && gone < MOST_GONE;
            let find = |from| looked_for.then(|| page.find_after(wanted, from)).flatten();
            let at = find(after).or_else(|| find(0));
            let Some((at, new)) = at.and_then(|at| Some((at, page.span(at, at + wanted.len())?))) else {
                gone += 1;
                return Found { old: passage.span, new: None, way: Way::Same };
            };
            after = at + wanted.len();
            let before = old.span(0, 1).map_or(0, |first| first.start);
            let same = new.start.checked_sub(before).map(|start| Span::new(start, start + passage.text.len()));
            if let Some(same) = same.filter(|same| same.of(text) == passage.text) {
                return Found { old: passage.span, new: Some(units.span(same)), way: Way::Same };
            }
            let new = units.span(new);
            let mut way = Vec::new();
            let mut end = new.start;
            for (byte, c) in passage.text.char_indices() {
                let (from, to) = (old.place_of(byte), old.place_of(byte + c.len_utf8()));
                let there = page.span(at + from, at + to).map(|span| units.span(span));
                // What has no place of its own is where the last one ended.
                let there = there.unwrap_or(Utf16Span { start: end, end });
                end = there.end;
                way.extend(std::iter::repeat_n(there, c.len_utf16()));
            }
            Found { old: passage.span, new: Some(new), way: Way::Units(way) }
        };
        Self { found: stored.sentences.iter().map(&mut place).collect() }
    }

    /// Where a place of the old text is in the new one.
    fn moved(&self, span: Utf16Span) -> Option<Utf16Span> {
        let after = self.found.partition_point(|f| f.old.start <= span.start);
        let found = after.checked_sub(1).and_then(|i| self.found.get(i)).filter(|f| span.end <= f.old.end)?;
        let (start, end) = (span.start - found.old.start, span.end.checked_sub(found.old.start)?);
        let moved = match &found.way {
            Way::Same => {
                let new = found.new?;
                Utf16Span { start: new.start + start, end: new.start + end }
            }
            Way::Units(way) => Utf16Span { start: way.get(start)?.start, end: way.get(end.checked_sub(1)?)?.end },
        };
        (moved.start < moved.end).then_some(moved)
    }

    fn evidence(&self, old: &[Evidence<Utf16Span>]) -> Vec<Evidence<Utf16Span>> {
        old.iter().filter_map(|e| Some(Evidence { role: e.role, span: self.moved(e.span)? })).collect()
    }

    /// In the order of the new text.
    fn sentences(&self) -> Vec<Utf16Span> {
        by_number(self.found.iter().filter_map(|f| f.new).collect(), |span| span.start)
    }
}

/// Keeps the facts whose sentence is there.
struct Sieve<'p> {
    places: &'p Places,
    all: bool,
    gone: &'p mut Vec<Gone>,
}

impl Sieve<'_> {
    fn kept<F: Fact>(&mut self, field: Field, facts: &[F]) -> Vec<F> {
        let mut out = Vec::new();
        for fact in facts {
            let moved = fact.at(self.places);
            let names = |f: &F| f.evidence().iter().any(|e| e.role == Role::Name);
            let shown = !moved.evidence().is_empty() && (names(&moved) || !names(fact)) && moved.is_whole(fact);
            if !shown {
                self.gone.push(Gone { field: field.name(), value: fact.value().to_owned() });
            }
            if self.all {
                out.push(fact.whole(&moved));
            } else if shown {
                out.push(moved);
            }
        }
        out
    }
}

/// A fact that moves into another text.
trait Fact: Clone {
    fn value(&self) -> &str;
    fn evidence(&self) -> &[Evidence<Utf16Span>];
    fn set_evidence(&mut self, evidence: Vec<Evidence<Utf16Span>>);

    /// The same with its places in the new text, without what lost them.
    fn at(&self, places: &Places) -> Self {
        let mut moved = self.clone();
        moved.set_evidence(places.evidence(self.evidence()));
        moved
    }

    /// Whether what is left of `old` is still that fact.
    fn is_whole(&self, old: &Self) -> bool {
        let _ = old;
        true
    }

    /// All of the fact as it was, with what places `moved` has.
    fn whole(&self, moved: &Self) -> Self {
        let mut whole = self.clone();
        whole.set_evidence(moved.evidence().to_vec());
        whole
    }
}

macro_rules! facts {
    ($($fact:ident.$value:ident),*) => {$(
        impl Fact for $fact<Utf16Span> {
            fn value(&self) -> &str {
                &self.$value
            }
            fn evidence(&self) -> &[Evidence<Utf16Span>] {
                &self.evidence
            }
            fn set_evidence(&mut self, evidence: Vec<Evidence<Utf16Span>>) {
                self.evidence = evidence;
            }
        }
    )*};
}

facts!(Agency.name, Challenge.text, Forum.name);

impl Fact for Speaker<Utf16Span> {
    fn value(&self) -> &str {
        &self.name
    }

    fn evidence(&self) -> &[Evidence<Utf16Span>] {
        &self.evidence
    }

    fn set_evidence(&mut self, evidence: Vec<Evidence<Utf16Span>>) {
        self.evidence = evidence;
    }

    fn at(&self, places: &Places) -> Self {
        let stays = |role| {
            let places_of_role = self.evidence.iter().filter(move |e| e.role == role);
            places_of_role.map(|e| places.moved(e.span).is_some()).collect::<Vec<bool>>()
        };
        let quotes = stays(Role::Quote);
        // A title without evidence is an editor's.
        let keeps = |role| stays(role).into_iter().all(|stays| stays);
        Self {
            title: self.title.clone().filter(|_| keeps(Role::Title)),
            body: self.body.clone().filter(|_| keeps(Role::Body)),
            quotes: self
                .quotes
                .iter()
                .enumerate()
                .filter(|(i, _)| quotes.get(*i).copied().unwrap_or(false))
                .map(|(_, quote)| quote.clone())
                .collect(),
            evidence: places.evidence(&self.evidence),
            ..self.clone()
        }
    }

    fn whole(&self, moved: &Self) -> Self {
        let mut evidence = moved.evidence.clone();
        // The quotes and their places go in pairs: where one place is gone nobody could tell whose the others are.
        if moved.quotes.len() != self.quotes.len() {
            evidence.retain(|e| e.role != Role::Quote);
        }
        Self { evidence, ..self.clone() }
    }

    /// Who says nothing any more is no speaker.
    fn is_whole(&self, old: &Self) -> bool {
        let speaks = |s: &Self| s.evidence.iter().any(|e| matches!(e.role, Role::Quote | Role::Statement));
        speaks(self) || !speaks(old)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Bupati Sebut Jalan Rusak\n\nPATI – “Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni, Senin (3/2/2025).\n\n\
        Kapolres Pati Budi Santoso mengatakan minimnya lampu jalan. Kemlu hadir. “Kami 😀 siap,” ujar Budi Santoso.\n\n\
        Kemenkes dan Kemlu membawa data dalam Rapat Koordinasi Jalan.";

    fn stored(text: &str, corrections: &str) -> StoredBox {
        let corrections = Correction::list(corrections).unwrap();
        let mut reading = Reading::of(text);
        assert!(reading.correct(&corrections).iter().all(Option::is_none));
        reading.store(&corrections, Some(Approval::default()))
    }

    fn cut(text: &str, span: Utf16Span) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[span.start..span.end]).unwrap()
    }

    fn all_evidence(facts: &FactBox<Utf16Span>) -> Vec<Utf16Span> {
        places(facts)
    }

    /// A box in a text.
    struct Placed<'a> {
        reading: Reading<'a>,
        fit: Fit,
    }

    fn place<'a>(stored: &StoredBox, text: &'a str, stale: Stale) -> Placed<'a> {
        let (reading, fit) = stored.place(text, stale);
        Placed { reading, fit }
    }

    fn agencies(placed: &Placed) -> Vec<String> {
        placed.reading.facts().agencies.iter().map(|a| a.name.clone()).collect()
    }

    fn speakers(placed: &Placed) -> Vec<String> {
        placed.reading.facts().speakers.iter().map(|s| s.name.clone()).collect()
    }

    #[test]
    fn in_its_own_text_it_is_what_was_approved() {
        let mut reading = Reading::of(TEXT);
        let corrections = Correction::list(r#"[{ "hide": "Kemenkes", "in": "agencies" }]"#).unwrap();
        reading.correct(&corrections);
        let stored = stored(TEXT, r#"[{ "hide": "Kemenkes", "in": "agencies" }]"#);
        let json = stored.to_json();
        let read = StoredBox::from_json(&json).unwrap();
        assert_eq!(read, stored);
        let placed = place(&read, TEXT, Stale::Reduced);
        assert!(placed.fit.is_whole && placed.fit.gone.is_empty());
        assert_eq!(placed.reading.facts(), reading.facts(), "all places too");
        assert_eq!(placed.reading.origin(), Origin::Approved);
        let span = reading.facts().agencies[0].evidence[0].span;
        assert_eq!(placed.reading.sentence(span), reading.sentence(span));
        assert_eq!(placed.fit.moved(span), Some(span));
    }

    /// As a CMS writes the same article: curled quotes, other dashes, no-break spaces, a break in place of two.
    #[test]
    fn in_the_same_text_written_otherwise_its_places_move() {
        let page = TEXT
            .replace("\n\n", "\n")
            .replace(['“', '”'], "\"")
            .replace(" – ", " -- ")
            .replace("Sri Wahyuni", "Sri\u{a0}\u{ad}Wahyuni");
        let stored = stored(TEXT, "[]");
        let placed = place(&stored, &page, Stale::None);
        assert!(placed.fit.is_whole && placed.fit.gone.is_empty(), "{:?}", placed.fit.gone);
        let (before, after) = (all_evidence(&stored.facts), all_evidence(placed.reading.facts()));
        assert_eq!(before.len(), after.len());
        for (old, new) in before.into_iter().zip(after) {
            let (old, new) = (cut(TEXT, old), cut(&page, new));
            assert_eq!(crate::text::normal::normal(&old), crate::text::normal::normal(&new), "{old} | {new}");
        }
        let sri = &placed.reading.facts().speakers[0];
        assert_eq!(cut(&page, sri.evidence[0].span), "Sri\u{a0}\u{ad}Wahyuni");
    }

    /// The page leaves out a byline that the manuscript had, or has one of its own.
    #[test]
    fn bylines_and_links_around_the_article_make_no_other_text() {
        let stored = stored(TEXT, "[]");
        let page = format!("{TEXT}\n\nBaca juga: Warga Pati Menanam Mangrove\n\nEditor: Ayu Lestari");
        let placed = place(&stored, &page, Stale::None);
        assert!(placed.fit.is_whole);
        assert_eq!(placed.reading.facts().agencies.len(), stored.facts.agencies.len());
        let longer = format!("{TEXT}\n\nKemlu membantah hal itu dalam keterangan kepada wartawan.");
        assert!(!place(&stored, &longer, Stale::None).fit.is_whole, "a paragraph more is another text");
    }

    #[test]
    fn facts_whose_sentence_is_gone_are_not_shown() {
        let stored = stored(TEXT, "[]");
        let page = TEXT.replace("Kemenkes dan Kemlu membawa data", "Kemenhan dan Kemlu membawa data");
        let placed = place(&stored, &page, Stale::Reduced);
        assert_eq!((placed.fit.is_whole, placed.reading.origin()), (false, Origin::Stale));
        assert_eq!(agencies(&placed), ["Kemlu"], "another sentence still shows it");
        assert_eq!(placed.reading.facts().forums.len(), 0);
        assert_eq!(speakers(&placed), ["Sri Wahyuni", "Budi Santoso"]);
        let gone: Vec<(&str, &str)> = placed.fit.gone.iter().map(|g| (g.field, g.value.as_str())).collect();
        assert_eq!(gone, [("agencies", "Kemenkes"), ("forums", "Rapat Koordinasi Jalan")]);
        for span in all_evidence(placed.reading.facts()) {
            assert!(TEXT.contains(&cut(&page, span)), "{}", cut(&page, span));
        }
        assert_eq!(agencies(&place(&stored, &page, Stale::AsApproved)), ["Kemlu", "Kemenkes"]);
        let none = place(&stored, &page, Stale::None);
        assert!(none.reading.facts().is_empty() && !none.fit.is_whole);
    }

    #[test]
    fn a_speaker_without_a_statement_is_none_and_the_key_speaker_goes_too() {
        let stored = stored(TEXT, "[]");
        let key = stored.facts.key_speaker.as_ref().unwrap().name.clone();
        assert_eq!(key, "Budi Santoso");
        let page = TEXT.replace("Kapolres Pati Budi Santoso mengatakan minimnya lampu jalan. ", "");
        let placed = place(&stored, &page, Stale::Reduced);
        assert_eq!(speakers(&placed), ["Sri Wahyuni"], "where the name was given is gone");
        assert!(placed.reading.facts().key_speaker.is_none());
        let page = TEXT.replace("“Kami 😀 siap,” ujar Budi Santoso", "Ia pergi");
        let placed = place(&stored, &page, Stale::Reduced);
        let budi = placed.reading.facts().key_speaker.as_ref().unwrap();
        assert_eq!((budi.name.as_str(), budi.quotes.len()), ("Budi Santoso", 0), "{budi:?}");
        let all = place(&stored, &page, Stale::AsApproved);
        let budi = all.reading.facts().key_speaker.as_ref().unwrap();
        assert_eq!(budi.quotes, ["Kami 😀 siap"]);
        assert!(budi.evidence.iter().all(|e| e.role != Role::Quote));
    }

    #[test]
    fn an_allegation_goes_with_who_made_it() {
        let corrections = r#"[{ "change": "minimnya lampu jalan", "saidBy": "Sri Wahyuni", "in": "challenges" }]"#;
        let stored = stored(TEXT, corrections);
        let page =
            TEXT.replace("“Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni", "Bupati Pati Sri Wahyuni hadir");
        let placed = place(&stored, &page, Stale::Reduced);
        assert_eq!(speakers(&placed), ["Budi Santoso"]);
        assert!(placed.reading.facts().challenges.iter().all(|c| c.text != "minimnya lampu jalan"));
        assert!(placed.fit.gone.iter().any(|g| g.value == "minimnya lampu jalan"));
    }

    #[test]
    fn an_editors_own_words_go_with_their_sentence() {
        let corrections = r#"[
            { "add": "lampu kurang", "sentence": "Kapolres Pati Budi Santoso mengatakan minimnya lampu jalan.", "in": "challenges" },
            { "rename": "Kemlu", "to": "Kementerian Luar Negeri RI", "in": "agencies" }]"#;
        let stored = stored(TEXT, corrections);
        let same = place(&stored, TEXT, Stale::Reduced);
        assert!(same.reading.facts().challenges.iter().any(|c| c.text == "lampu kurang" && c.edited));
        let page = TEXT.replace("minimnya lampu jalan", "lampu jalan cukup");
        let placed = place(&stored, &page, Stale::Reduced);
        assert!(placed.reading.facts().challenges.iter().all(|c| c.text != "lampu kurang"));
        assert!(agencies(&placed).contains(&"Kementerian Luar Negeri RI".to_owned()));
    }

    /// A sentence that stands twice is found in the order of the text.
    #[test]
    fn the_same_sentence_twice() {
        let text = "Judul Berita\n\nPATI – Kemlu hadir di Pati, Senin (3/2/2025). Warga senang dan berterima kasih.\n\nKemlu hadir di Pati.\n\n\
            Kemlu hadir di Pati. Kemenkes pun hadir di sana bersama warga.";
        let stored = stored(text, "[]");
        let placed = place(&stored, text, Stale::Reduced);
        assert_eq!(all_evidence(placed.reading.facts()), all_evidence(&stored.facts));
    }

    #[test]
    fn what_can_not_be_read_is_refused_whole() {
        let good = stored(TEXT, "[]").to_json();
        let changed = |from: &str, to: &str| {
            assert!(good.contains(from), "{from} in {good}");
            good.replacen(from, to, 1)
        };
        for (bad, why) in [
            (String::new(), "no JSON"),
            ("[]".to_owned(), "\"format\" is missing"),
            ("{}".to_owned(), "\"format\" is missing"),
            (changed("kotak-fakta/1", "kotak-fakta/2"), "this version knows"),
            (changed("\"agencies\":[", "\"agencies\":[5,"), "is missing"),
            (changed("\"name\":\"Kemlu\"", "\"name\":\" \""), "of a fact is empty"),
            (changed("\"name\":\"Kemlu\"", "\"name\":\"\u{202e}\u{85}\u{2069}\""), "of a fact is empty"),
            (changed("\"approved\":{\"by\":null,\"at\":null}", "\"approved\":false"), "\"approved\" must be an object"),
            (
                changed("\"approved\":{\"by\":null,\"at\":null}", "\"approved\":[\"Rina\"]"),
                "\"approved\" must be an object",
            ),
            (changed("\"derived\":{", "\"derived\":\"\",\"derives\":{"), "\"derived\" must be an object"),
            (changed("\"speakers\":", "\"tokoh\":"), "\"speakers\" is missing"),
            (changed("\"start\":0", "\"start\":-1"), "must be a whole number"),
            (changed("\"start\":0,\"end\":24", "\"start\":24,\"end\":0"), "before it starts"),
            (changed("\"text\":\"Bupati Sebut Jalan Rusak\"", "\"text\":\"Bupati\""), "another length"),
            (changed("\"corrections\":[]", "\"corrections\":[{}]"), "number 1: a correction has one of"),
            (" ".repeat(LONGEST + 1), "bytes"),
        ] {
            let error = StoredBox::from_json(&bad).expect_err(&bad);
            assert_eq!(error.code(), "approved-unreadable");
            assert!(error.to_string().contains(why), "{error} is not about {why}");
        }
        // A later version may say more of a fact than this one knows.
        let later = changed("\"format\":", "\"mood\":1,\"format\":").replace("\"edited\":", "\"weight\":3,\"edited\":");
        assert!(StoredBox::from_json(&later).is_ok());
        // An earlier one less.
        let earlier = good.replace(",\"certainty\":null,\"reason\":null", "").replace("\"saidBy\":null,", "");
        assert!(earlier.len() < good.len());
        assert_eq!(StoredBox::from_json(&earlier).unwrap(), StoredBox::from_json(&good).unwrap());
    }

    #[test]
    fn as_an_island_it_stays_inside_its_element() {
        let corrections = r#"[{ "rename": "Kemlu", "to": "</script><!-- [video] & \"\\", "in": "agencies" }]"#;
        let stored = stored(TEXT, corrections);
        let island = stored.to_island();
        assert!(!island.contains(['<', '>', '&']) && !island.contains("[video"), "{island}");
        assert_eq!(StoredBox::from_json(&island).unwrap(), stored);
    }
}
