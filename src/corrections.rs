//! An editor's last word on a box: what to hide, to name otherwise, to put elsewhere, to add.
//!
//! A correction names the fact by its value in the box. One that fits nothing is refused and the others hold, so that a box
//! never stands or falls with a note that the article has outgrown.

use serde::Deserialize;

use crate::fact_box::{Agency, Challenge, Derived, Evidence, FactBox, Forum, Role, Speaker};
use crate::field::Field;
use crate::reading::Reading;
use crate::text::{Span, Utf16Index, Utf16Span};
use crate::view::kept_in_place;

/// More are refused.
pub const MAX_CORRECTIONS: usize = 200;

/// The longest name or text of a fact, in characters.
const LONGEST_VALUE: usize = 300;

/// A correction as it is written: one verb, and what the verb wants.
///
/// ```json
/// { "hide": "Kemlu", "in": "agencies" }
/// { "rename": "Kemkumham", "to": "Kementerian Hukum", "in": "agencies" }
/// { "move": "kurangnya data", "position": 1, "in": "challenges" }
/// { "add": "kurangnya penyidik", "sentence": "Penyidik di daerah masih kurang.", "in": "challenges" }
/// { "key": "Lufti Rauf" }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Correction {
    /// The fact to hide.
    pub hide: Option<String>,
    /// The fact to name otherwise: `to`.
    pub rename: Option<String>,
    /// The fact to put elsewhere: `position`.
    #[serde(rename = "move")]
    pub shift: Option<String>,
    /// The fact to add, which the article's `sentence` shows.
    pub add: Option<String>,
    /// The speaker to make the key speaker.
    pub key: Option<String>,
    /// The field: `agencies`, `challenges`, `forums` or `speakers`.
    #[serde(rename = "in")]
    pub field: Option<String>,
    /// The new name.
    pub to: Option<String>,
    /// The new place, counted from 1.
    pub position: Option<u32>,
    /// The sentence of the article that shows the fact.
    pub sentence: Option<String>,
}

/// A correction that makes sense by itself.
#[derive(Debug)]
enum Edit<'a> {
    Hide(Field, &'a str),
    Rename(Field, &'a str, &'a str),
    Move(Field, &'a str, usize),
    Add(Field, &'a str, &'a str),
    Key(&'a str),
}

impl Correction {
    fn edit(&self) -> Result<Edit<'_>, String> {
        let verbs = [&self.hide, &self.rename, &self.shift, &self.add, &self.key];
        if verbs.iter().filter(|v| v.is_some()).count() != 1 {
            return Err("a correction has one of hide, rename, move, add, key".to_owned());
        }
        let extra = |allowed: [bool; 3], verb: &str| {
            let given = [
                ("to", self.to.is_some()),
                ("position", self.position.is_some()),
                ("sentence", self.sentence.is_some()),
            ];
            match given.iter().zip(allowed).find(|((_, given), allowed)| *given && !allowed) {
                Some(((name, _), _)) => Err(format!("{verb} takes no {name}")),
                None => Ok(()),
            }
        };
        if let Some(key) = &self.key {
            extra([false; 3], "key")?;
            return Ok(Edit::Key(value(key)?));
        }
        let name = self.field.as_deref().unwrap_or_default();
        let field = Field::from_name(name)
            .filter(|&f| f != Field::KeySpeaker)
            .ok_or("\"in\" must be agencies, challenges, forums or speakers")?;
        if let Some(hide) = &self.hide {
            extra([false; 3], "hide")?;
            Ok(Edit::Hide(field, value(hide)?))
        } else if let Some(rename) = &self.rename {
            extra([true, false, false], "rename")?;
            Ok(Edit::Rename(field, value(rename)?, value(self.to.as_deref().ok_or("rename needs \"to\"")?)?))
        } else if let Some(shift) = &self.shift {
            extra([false, true, false], "move")?;
            let position = self.position.and_then(|p| p.checked_sub(1)).ok_or("move needs a \"position\" from 1 on")?;
            Ok(Edit::Move(field, value(shift)?, position as usize))
        } else {
            extra([false, false, true], "add")?;
            let sentence = self.sentence.as_deref().map(str::trim).filter(|s| !s.is_empty());
            let sentence = sentence.ok_or("add needs the \"sentence\" of the article that shows it")?;
            Ok(Edit::Add(field, value(self.add.as_deref().unwrap_or_default())?, sentence))
        }
    }
}

/// A name or text that can stand in a box.
fn value(written: &str) -> Result<&str, String> {
    let trimmed = written.trim();
    if kept_in_place(trimmed).trim().is_empty() {
        return Err("a value is empty".to_owned());
    }
    if trimmed.chars().count() > LONGEST_VALUE {
        return Err(format!("a value has more than {LONGEST_VALUE} characters"));
    }
    if trimmed.chars().any(char::is_control) {
        return Err("a value holds a control character".to_owned());
    }
    Ok(trimmed)
}

impl<'a> Reading<'a> {
    /// Applies corrections in their order. Gives, for each, why it was refused; `None` where it holds.
    pub fn correct<'c>(&mut self, corrections: impl IntoIterator<Item = &'c Correction>) -> Vec<Option<String>> {
        // Only who adds needs these, and then once.
        let mut article = None;
        let apply = |(i, correction): (usize, &Correction)| {
            if i >= MAX_CORRECTIONS {
                return Some(format!("there are more than {MAX_CORRECTIONS}"));
            }
            correction.edit().and_then(|edit| self.apply(&edit, &mut article)).err()
        };
        let refused: Vec<Option<String>> = corrections.into_iter().enumerate().map(apply).collect();
        self.edited |= refused.iter().any(Option::is_none);
        refused
    }

    fn apply(&mut self, edit: &Edit, article: &mut Option<(Searchable<'a>, Utf16Index<'a>)>) -> Result<(), String> {
        let text = self.text;
        match *edit {
            Edit::Key(name) => {
                let speaker = self.facts.speakers.iter().find(|s| s.name == name);
                self.facts.key_speaker = Some(speaker.ok_or_else(|| missing(Field::Speakers, name))?.clone());
                self.key_named = true;
                Ok(())
            }
            Edit::Add(field, value, sentence) => {
                let (article, units) = article.get_or_insert_with(|| (Searchable::of(text), Utf16Index::new(text)));
                add(&mut self.facts, article, units, field, value, sentence)
            }
            Edit::Hide(field, value) | Edit::Rename(field, value, _) | Edit::Move(field, value, _) => {
                let facts = &mut self.facts;
                match field {
                    Field::Agencies => change(&mut facts.agencies, edit),
                    Field::Challenges => change(&mut facts.challenges, edit),
                    Field::Forums => change(&mut facts.forums, edit),
                    Field::KeySpeaker | Field::Speakers => {
                        let changed = change(&mut facts.speakers, edit);
                        if changed.is_some() {
                            follow(facts, edit);
                            // Who was named and then hidden is no longer named.
                            self.key_named &= facts.key_speaker.is_some();
                        }
                        changed
                    }
                }
                .ok_or_else(|| missing(field, value))
            }
        }
    }
}

fn missing(field: Field, value: &str) -> String {
    format!("{} hold no \"{value}\"", field.name())
}

/// What is done to the list of speakers is done to the key speaker.
fn follow(facts: &mut FactBox<Utf16Span>, edit: &Edit) {
    let mut key: Vec<_> = facts.key_speaker.take().into_iter().collect();
    if !matches!(edit, Edit::Move(..)) {
        let _ = change(&mut key, edit);
    }
    facts.key_speaker = key.pop();
}

/// A fact that a correction can find by its value.
trait Correctable {
    fn value(&mut self) -> &mut String;
    fn mark_edited(&mut self);
}

macro_rules! correctable {
    ($($fact:ident.$value:ident),*) => {$(
        impl Correctable for $fact<Utf16Span> {
            fn value(&mut self) -> &mut String {
                &mut self.$value
            }
            fn mark_edited(&mut self) {
                self.edited = true;
            }
        }
    )*};
}

correctable!(Speaker.name, Agency.name, Challenge.text, Forum.name);

/// Hides, renames or moves a fact; `None` where the list has none of that value.
fn change<F: Correctable>(list: &mut Vec<F>, edit: &Edit) -> Option<()> {
    let (Edit::Hide(_, value) | Edit::Rename(_, value, _) | Edit::Move(_, value, _)) = *edit else { return None };
    let at = list.iter_mut().position(|fact| fact.value() == value)?;
    let mut fact = list.remove(at);
    match *edit {
        Edit::Rename(_, _, to) => {
            to.clone_into(fact.value());
            fact.mark_edited();
            list.insert(at, fact);
        }
        Edit::Move(_, _, position) => list.insert(position.min(list.len()), fact),
        _ => {}
    }
    Some(())
}

fn add(
    facts: &mut FactBox<Utf16Span>,
    article: &Searchable,
    units: &Utf16Index,
    field: Field,
    value: &str,
    sentence: &str,
) -> Result<(), String> {
    let found = article.find(sentence).ok_or("the article holds no such sentence")?;
    let role_and_span = match Searchable::of(found.of(article.text)).find(value) {
        Some(within) => (Role::Name, Span::new(found.start + within.start, found.start + within.end)),
        // The editor's own words for what the sentence says.
        None => (Role::Statement, found),
    };
    let evidence = vec![Evidence { role: role_and_span.0, span: units.span(role_and_span.1) }];
    let (name, aliases, edited) = (value.to_owned(), Vec::new(), true);
    let present = match field {
        Field::Agencies => facts.agencies.iter().any(|a| a.name == value),
        Field::Challenges => facts.challenges.iter().any(|c| c.text == value),
        Field::Forums => facts.forums.iter().any(|f| f.name == value),
        Field::KeySpeaker | Field::Speakers => facts.speakers.iter().any(|s| s.name == value),
    };
    if present {
        return Err(format!("{} hold \"{value}\" already", field.name()));
    }
    match field {
        Field::Agencies => facts.agencies.push(Agency { name, aliases, derived: Derived::default(), edited, evidence }),
        Field::Challenges => facts.challenges.push(Challenge { text: name, edited, evidence }),
        Field::Forums => facts.forums.push(Forum { name, aliases, edited, evidence }),
        Field::KeySpeaker | Field::Speakers => facts.speakers.push(Speaker {
            name,
            title: None,
            body: None,
            quotes: Vec::new(),
            statements: 0,
            edited,
            evidence,
        }),
    }
    Ok(())
}

/// A text in which words are found whichever quotes, dashes and spaces either was written with: a site's software changes
/// these on the way from the editor to the reader.
struct Searchable<'a> {
    text: &'a str,
    plain: String,
    /// Where both stand wherever their lengths part.
    places: Vec<(usize, usize)>,
}

impl<'a> Searchable<'a> {
    fn of(text: &'a str) -> Self {
        let mut plain = String::with_capacity(text.len());
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (at, c) in text.char_indices() {
            if places.last().is_none_or(|&(from, to)| at - from != plain.len() - to) {
                places.push((at, plain.len()));
            }
            plain.push(plainly(c));
        }
        Self { text, plain, places }
    }

    fn find(&self, wanted: &str) -> Option<Span> {
        let wanted: String = wanted.chars().map(plainly).collect();
        let start = self.plain.find(&wanted)?;
        let end = start + wanted.len();
        let end = if end == self.plain.len() { self.text.len() } else { self.place(end)? };
        Some(Span::new(self.place(start)?, end))
    }

    /// Where a place of the plain text stands in the text.
    fn place(&self, plain: usize) -> Option<usize> {
        let mark = self.places.partition_point(|&(_, to)| to <= plain).checked_sub(1)?;
        self.places.get(mark).map(|&(from, to)| from + (plain - to))
    }
}

fn plainly(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '–' | '—' | '−' => '-',
        '\u{a0}' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Bupati Sebut Jalan Rusak\n\nPATI – “Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni. \
        Kapolres Pati Budi Santoso mengatakan minimnya lampu jalan. Kemlu dan Kemenkes hadir dalam Rapat Koordinasi Jalan.";

    fn correction(json: &str) -> Correction {
        serde_json::from_str(json).unwrap()
    }

    /// The reading after corrections, and why each was refused.
    fn corrected(corrections: &[&str]) -> (Reading<'static>, Vec<Option<String>>) {
        let mut reading = Reading::of(TEXT);
        let corrections: Vec<Correction> = corrections.iter().map(|c| correction(c)).collect();
        let refused = reading.correct(&corrections);
        (reading, refused)
    }

    fn agencies(reading: &Reading) -> Vec<String> {
        reading.facts.agencies.iter().map(|a| a.name.clone()).collect()
    }

    #[test]
    fn hides_renames_and_moves() {
        let before = agencies(&Reading::of(TEXT));
        assert_eq!(before[before.len() - 2..], ["Kemlu", "Kemenkes"]);
        let (reading, refused) = corrected(&[
            r#"{ "hide": "Kemlu", "in": "agencies" }"#,
            r#"{ "rename": "Kemenkes", "to": "Kementerian Kesehatan", "in": "agencies" }"#,
            r#"{ "move": "Kementerian Kesehatan", "position": 1, "in": "agencies" }"#,
        ]);
        assert_eq!(refused, [None, None, None]);
        assert_eq!(agencies(&reading)[0], "Kementerian Kesehatan");
        assert_eq!(agencies(&reading).len(), before.len() - 1);
        let edited: Vec<bool> = reading.facts.agencies.iter().map(|a| a.edited).collect();
        assert_eq!(edited.iter().filter(|e| **e).count(), 1);
        assert!(edited[0]);
    }

    #[test]
    fn the_key_speaker_follows() {
        let key = |json: &str| corrected(&[json]).0.facts.key_speaker.map(|s| s.name);
        assert_eq!(Reading::of(TEXT).facts.key_speaker.unwrap().name, "Sri Wahyuni");
        assert_eq!(key(r#"{ "key": "Budi Santoso" }"#).as_deref(), Some("Budi Santoso"));
        assert_eq!(key(r#"{ "hide": "Sri Wahyuni", "in": "speakers" }"#), None);
        assert_eq!(key(r#"{ "rename": "Sri Wahyuni", "to": "Sri", "in": "speakers" }"#).as_deref(), Some("Sri"));
        assert_eq!(
            key(r#"{ "move": "Budi Santoso", "position": 1, "in": "speakers" }"#).as_deref(),
            Some("Sri Wahyuni")
        );
    }

    #[test]
    fn adds_a_fact_where_its_sentence_stands() {
        // Straight quotes: what the editor pasted from the manuscript.
        let (reading, refused) = corrected(&[
            r#"{ "add": "kekurangan guru", "sentence": "\"Kami kekurangan guru,\" kata Bupati Pati Sri Wahyuni.", "in": "challenges" }"#,
            r#"{ "add": "guru kurang", "sentence": "“Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni.", "in": "challenges" }"#,
        ]);
        // The first is found by the rules or is added; the second is in the editor's own words.
        assert_eq!(refused[1], None);
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let of = |value: &str| {
            let fact = reading.facts.challenges.iter().find(|c| c.text == value).unwrap();
            let span = fact.evidence[0].span;
            String::from_utf16(&units[span.start..span.end]).unwrap()
        };
        assert_eq!(of("kekurangan guru"), "kekurangan guru");
        assert_eq!(of("guru kurang"), "“Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni.");
    }

    #[test]
    fn what_fits_nothing_is_refused_with_a_reason_and_the_rest_holds() {
        for (json, why) in [
            (r#"{ "hide": "Kemhan", "in": "agencies" }"#, "agencies hold no \"Kemhan\""),
            (r#"{ "key": "Tono" }"#, "speakers hold no \"Tono\""),
            (r#"{ "hide": "Kemlu" }"#, "\"in\" must be"),
            (r#"{ "hide": "Kemlu", "in": "key-speaker" }"#, "\"in\" must be"),
            (r#"{ "hide": "Kemlu", "rename": "Kemlu", "in": "agencies" }"#, "one of hide"),
            (r#"{ "in": "agencies" }"#, "one of hide"),
            (r#"{ "hide": "Kemlu", "to": "x", "in": "agencies" }"#, "hide takes no to"),
            (r#"{ "rename": "Kemlu", "in": "agencies" }"#, "rename needs"),
            (r#"{ "rename": "Kemlu", "to": " ", "in": "agencies" }"#, "empty"),
            (r#"{ "rename": "Kemlu", "to": "\u202e\u2069", "in": "agencies" }"#, "empty"),
            (r#"{ "rename": "Kemlu", "to": "a\u0000b", "in": "agencies" }"#, "control"),
            (r#"{ "move": "Kemlu", "position": 0, "in": "agencies" }"#, "position"),
            (r#"{ "add": "x", "in": "forums" }"#, "add needs"),
            (r#"{ "add": "x", "sentence": "Tidak ada.", "in": "forums" }"#, "no such sentence"),
            (r#"{ "add": "Kemlu", "sentence": "Kemlu dan Kemenkes", "in": "agencies" }"#, "already"),
        ] {
            let (reading, refused) = corrected(&[json, r#"{ "hide": "Kemenkes", "in": "agencies" }"#]);
            assert!(refused[0].as_deref().is_some_and(|r| r.contains(why)), "{json}: {:?}", refused[0]);
            assert_eq!(refused[1], None);
            assert!(
                !agencies(&reading).contains(&"Kemenkes".to_owned())
                    && agencies(&reading).contains(&"Kemlu".to_owned())
            );
        }
        let long = format!(r#"{{ "rename": "Kemlu", "to": "{}", "in": "agencies" }}"#, "a".repeat(301));
        assert!(corrected(&[&long]).1[0].is_some());
        let many = vec![r#"{ "move": "Kemlu", "position": 1, "in": "agencies" }"#; MAX_CORRECTIONS + 1];
        assert_eq!(corrected(&many).1.iter().filter(|r| r.is_some()).count(), 1);
    }

    #[test]
    fn unknown_words_are_no_correction() {
        assert!(serde_json::from_str::<Correction>(r#"{ "hid": "Kemlu" }"#).is_err());
        assert!(serde_json::from_str::<Correction>(r#"{ "hide": 5 }"#).is_err());
    }
}
