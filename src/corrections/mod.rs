//! An editor's last word on a box: what to hide, to name otherwise, to change, to put elsewhere, to add.
//!
//! A list of corrections is read whole or not at all: in a list that can't be read nobody knows what the editor wanted hidden. A
//! correction of the right shape that fits nothing any more is refused alone, and the others hold.

mod apply;
mod json;

use std::fmt;

use crate::fact_box::AgencyKind;
use crate::field::Field;
use crate::json::{Json, parse};
use crate::view::kept_in_place;

/// A list of more is refused.
pub const MAX_CORRECTIONS: usize = 200;

/// The longest name or text of a fact, in characters.
const LONGEST_VALUE: usize = 300;

/// The longest quote or sentence, in characters.
const LONGEST_PASSAGE: usize = 5000;

/// An agency has so many other names at most.
const MOST_ALIASES: usize = 20;

/// A correction as it is written: one verb, and what the verb wants.
///
/// ```json
/// { "hide": "Kemlu", "in": "agencies" }
/// { "rename": "Kemkumham", "to": "Kementerian Hukum", "in": "agencies" }
/// { "change": "Sri Wahyuni", "title": "Bupati Pati", "quote": "Kami kekurangan guru", "in": "speakers" }
/// { "move": "kurangnya data", "position": 1, "in": "challenges" }
/// { "add": "kurangnya penyidik", "sentence": "Penyidik di daerah masih kurang.", "in": "challenges" }
/// { "key": "Lufti Rauf" }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Correction {
    /// The fact to hide.
    pub hide: Option<String>,
    /// The fact to name otherwise: `to`.
    pub rename: Option<String>,
    /// The fact whose details are others.
    pub change: Option<String>,
    /// The fact to put elsewhere: `position`.
    pub shift: Option<String>,
    /// The fact to add, which the article's `sentence` shows.
    pub add: Option<String>,
    /// The speaker to make the key speaker.
    pub key: Option<String>,
    /// The field: `agencies`, `challenges`, `forums` or `speakers`.
    pub field: Option<String>,
    /// The new name.
    pub to: Option<String>,
    /// The new place, counted from 1.
    pub position: Option<u32>,
    /// The sentence of the article that shows the fact.
    pub sentence: Option<String>,
    /// A speaker's office.
    pub title: Detail<String>,
    /// The quote that is shown of a speaker: words of the article.
    pub quote: Detail<String>,
    /// Other names of an agency or a forum.
    pub aliases: Detail<Vec<String>>,
    /// An agency's full name.
    pub full_name: Detail<String>,
    /// What sort of body an agency is.
    pub kind: Detail<AgencyKind>,
    /// Who says that there is a challenge.
    pub said_by: Detail<String>,
}

/// What a correction says of a detail: in JSON nothing, `null`, or the value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Detail<T> {
    /// It stays as it is.
    #[default]
    Kept,
    /// There is none.
    Removed,
    /// It is this.
    Is(T),
}

impl<T> Detail<T> {
    /// Whether it stays as it is.
    pub const fn is_kept(&self) -> bool {
        matches!(self, Self::Kept)
    }
}

/// Why a list of corrections can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionsError(String);

impl CorrectionsError {
    /// The error's name for programs; it never changes.
    pub const fn code(&self) -> &'static str {
        "corrections-unreadable"
    }
}

impl fmt::Display for CorrectionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the corrections can't be read: {}", self.0)
    }
}

impl std::error::Error for CorrectionsError {}

/// Why a correction of the right shape does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its name for programs: `fact-gone` (the box holds no such fact), `sentence-gone` or `quote-gone` (the article holds no such
    /// words), or `wrong-shape`.
    pub code: &'static str,
    /// The same for the site's developer.
    pub message: String,
}

impl Refusal {
    pub(crate) const FACT_GONE: &'static str = "fact-gone";
    pub(crate) const SENTENCE_GONE: &'static str = "sentence-gone";
    pub(crate) const QUOTE_GONE: &'static str = "quote-gone";
    pub(crate) const WRONG_SHAPE: &'static str = "wrong-shape";

    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// A correction that makes sense by itself.
#[derive(Debug)]
enum Edit<'a> {
    Hide(Field, &'a str),
    Rename(Field, &'a str, &'a str),
    Change(Field, &'a str, &'a Correction),
    Move(Field, &'a str, usize),
    Add(Field, &'a str, &'a str, &'a Correction),
    Key(&'a str),
}

impl Correction {
    /// A list of corrections, from JSON.
    ///
    /// # Errors
    /// Where it is no JSON, no list, longer than [`MAX_CORRECTIONS`], or holds anything that is no correction: then all of it
    /// is refused.
    pub fn list(json: &str) -> Result<Vec<Self>, CorrectionsError> {
        parse(json).map_err(CorrectionsError)
    }

    /// As JSON.
    pub fn to_json(list: &[Self]) -> String {
        Json::of(|json| Self::write_list(list, json))
    }

    /// Whether it makes sense by itself.
    pub(crate) fn makes_sense(&self) -> bool {
        self.edit().is_ok()
    }

    fn edit(&self) -> Result<Edit<'_>, String> {
        let verbs = [&self.hide, &self.rename, &self.change, &self.shift, &self.add, &self.key];
        if verbs.iter().filter(|v| v.is_some()).count() != 1 {
            return Err("a correction has one of hide, rename, change, move, add, key".to_owned());
        }
        if let Some(key) = &self.key {
            self.takes("key", &[])?;
            return match self.field.as_deref() {
                None | Some("speakers") => Ok(Edit::Key(value(key)?)),
                Some(_) => Err("the key speaker is one of the speakers".to_owned()),
            };
        }
        let name = self.field.as_deref().unwrap_or_default();
        let field = Field::from_name(name)
            .filter(|&f| f != Field::KeySpeaker)
            .ok_or("\"in\" must be agencies, challenges, forums or speakers")?;
        if let Some(hide) = &self.hide {
            self.takes("hide", &[])?;
            Ok(Edit::Hide(field, value(hide)?))
        } else if let Some(rename) = &self.rename {
            self.takes("rename", &["to"])?;
            Ok(Edit::Rename(field, value(rename)?, value(self.to.as_deref().ok_or("rename needs \"to\"")?)?))
        } else if let Some(shift) = &self.shift {
            self.takes("move", &["position"])?;
            let position = self.position.and_then(|p| p.checked_sub(1)).ok_or("move needs a \"position\" from 1 on")?;
            Ok(Edit::Move(field, value(shift)?, position as usize))
        } else if let Some(change) = &self.change {
            self.takes("change", details_of(field))?;
            if !self.has_details() {
                return Err(format!("change in {} needs one of {}", field.name(), details_of(field).join(", ")));
            }
            self.check_details()?;
            Ok(Edit::Change(field, value(change)?, self))
        } else {
            let allowed: Vec<&str> = details_of(field).iter().copied().chain(["sentence"]).collect();
            self.takes("add", &allowed)?;
            self.check_details()?;
            let sentence = self.sentence.as_deref().map(str::trim).filter(|s| !s.is_empty());
            let sentence = sentence.ok_or("add needs the \"sentence\" of the article that shows it")?;
            Ok(Edit::Add(field, value(self.add.as_deref().unwrap_or_default())?, passage(sentence)?, self))
        }
    }

    /// What is given besides verb and field.
    fn given(&self) -> [(&'static str, bool); 9] {
        [
            ("to", self.to.is_some()),
            ("position", self.position.is_some()),
            ("sentence", self.sentence.is_some()),
            ("title", !self.title.is_kept()),
            ("quote", !self.quote.is_kept()),
            ("aliases", !self.aliases.is_kept()),
            ("fullName", !self.full_name.is_kept()),
            ("kind", !self.kind.is_kept()),
            ("saidBy", !self.said_by.is_kept()),
        ]
    }

    fn takes(&self, verb: &str, allowed: &[&str]) -> Result<(), String> {
        match self.given().iter().find(|(name, given)| *given && !allowed.contains(name)) {
            Some((name, _)) => Err(format!("{verb} takes no {name} here")),
            None => Ok(()),
        }
    }

    fn has_details(&self) -> bool {
        self.given().iter().skip(3).any(|(_, given)| *given)
    }

    fn check_details(&self) -> Result<(), String> {
        for detail in [&self.title, &self.full_name, &self.said_by] {
            if let Detail::Is(given) = detail {
                value(given)?;
            }
        }
        if let Detail::Is(quote) = &self.quote {
            passage(quote)?;
        }
        if let Detail::Is(aliases) = &self.aliases {
            if aliases.len() > MOST_ALIASES {
                return Err(format!("there are more than {MOST_ALIASES} aliases"));
            }
            aliases.iter().try_for_each(|alias| value(alias).map(|_| ()))?;
        }
        Ok(())
    }
}

/// What facts of a field have besides their value.
const fn details_of(field: Field) -> &'static [&'static str] {
    match field {
        Field::KeySpeaker | Field::Speakers => &["title", "quote"],
        Field::Agencies => &["aliases", "fullName", "kind"],
        Field::Forums => &["aliases"],
        Field::Challenges => &["saidBy"],
    }
}

/// A name or text that can stand in a box.
fn value(written: &str) -> Result<&str, String> {
    let value = words(written, LONGEST_VALUE)?;
    if value.chars().any(char::is_control) {
        return Err("a value holds a control character".to_owned());
    }
    Ok(value)
}

/// Words of the article that a correction gives, to be found there: over the end of a paragraph as well.
fn passage(written: &str) -> Result<&str, String> {
    words(written, LONGEST_PASSAGE)
}

fn words(written: &str, longest: usize) -> Result<&str, String> {
    let trimmed = written.trim();
    if kept_in_place(trimmed).trim().is_empty() {
        return Err("a value is empty".to_owned());
    }
    if trimmed.chars().count() > longest {
        return Err(format!("a value has more than {longest} characters"));
    }
    Ok(trimmed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_whole_or_not_at_all() {
        let good = r#"{ "hide": "Kemlu", "in": "agencies" }"#;
        for (bad, why) in [
            ("5", "number 2: a correction is an object"),
            (r#""hide""#, "number 2: a correction is an object"),
            ("[]", "number 2: a correction is an object"),
            (r#"{ "hid": "Kemlu", "in": "agencies" }"#, "number 2: there is no \"hid\" in a correction"),
            (r#"{ "hide": 5, "in": "agencies" }"#, "\"hide\" must be a string"),
            (r#"{ "hide": null, "in": "agencies" }"#, "\"hide\" must be a string"),
            (r#"{ "hide": "Kemlu" }"#, "\"in\" must be"),
            (r#"{ "hide": "Kemlu", "in": "key-speaker" }"#, "\"in\" must be"),
            (r#"{ "hide": "Kemlu", "in": "tokoh" }"#, "\"in\" must be"),
            (r#"{ "hide": "Kemlu", "rename": "Kemlu", "in": "agencies" }"#, "one of hide"),
            (r#"{ "in": "agencies" }"#, "one of hide"),
            (r#"{ "hide": "Kemlu", "to": "x", "in": "agencies" }"#, "hide takes no to"),
            (r#"{ "hide": "Kemlu", "title": null, "in": "agencies" }"#, "hide takes no title"),
            (r#"{ "rename": "Kemlu", "in": "agencies" }"#, "rename needs"),
            (r#"{ "rename": "Kemlu", "to": " ", "in": "agencies" }"#, "empty"),
            (r#"{ "rename": "Kemlu", "to": "\u202e\u2069", "in": "agencies" }"#, "empty"),
            (r#"{ "rename": "Kemlu", "to": "a\u0000b", "in": "agencies" }"#, "control"),
            (r#"{ "move": "Kemlu", "position": 0, "in": "agencies" }"#, "position"),
            (r#"{ "move": "Kemlu", "position": 1.5, "in": "agencies" }"#, "\"position\" must be a whole number"),
            (r#"{ "add": "x", "in": "forums" }"#, "add needs"),
            (r#"{ "change": "Kemlu", "in": "agencies" }"#, "needs one of aliases, fullName, kind"),
            (r#"{ "change": "Kemlu", "title": "x", "in": "agencies" }"#, "change takes no title"),
            (r#"{ "change": "Kemlu", "kind": "bank", "in": "agencies" }"#, "no kind of agency"),
            (r#"{ "change": "Kemlu", "aliases": ["a", ""], "in": "agencies" }"#, "empty"),
            (r#"{ "key": "Sri", "in": "agencies" }"#, "one of the speakers"),
        ] {
            let list = format!("[{good}, {bad}]");
            let error = Correction::list(&list).expect_err(bad);
            assert_eq!(error.code(), "corrections-unreadable");
            assert!(error.to_string().contains(why), "{bad}: {error}");
        }
        for no_list in ["", "{}", good, "null", "[", "[ { &#8220;hide&#8221;: &#8220;Kemlu&#8221; } ]"] {
            assert!(Correction::list(no_list).is_err(), "{no_list}");
        }
        assert_eq!(Correction::list(&format!("[{good}]")).unwrap().len(), 1);
        assert!(Correction::list("[]").unwrap().is_empty());
    }

    #[test]
    fn lengths_have_limits() {
        let rename = |to: usize| format!(r#"[{{ "rename": "Kemlu", "to": "{}", "in": "agencies" }}]"#, "a".repeat(to));
        assert!(Correction::list(&rename(300)).is_ok());
        assert!(Correction::list(&rename(301)).is_err());
        let many = |n: usize| format!("[{}]", vec![r#"{ "key": "Sri" }"#; n].join(","));
        assert!(Correction::list(&many(MAX_CORRECTIONS)).is_ok());
        assert!(Correction::list(&many(MAX_CORRECTIONS + 1)).is_err());
        let aliases = |n: usize| {
            let aliases = vec!["\"a\""; n].join(",");
            format!(r#"[{{ "change": "Kemlu", "aliases": [{aliases}], "in": "agencies" }}]"#)
        };
        assert!(Correction::list(&aliases(20)).is_ok());
        assert!(Correction::list(&aliases(21)).is_err());
        let add = |n: usize| format!(r#"[{{ "add": "x", "sentence": "{}", "in": "forums" }}]"#, "a".repeat(n));
        assert!(Correction::list(&add(5000)).is_ok());
        assert!(Correction::list(&add(5001)).is_err());
    }

    #[test]
    fn what_is_not_said_is_not_written() {
        let json = r#"[{"change":"Sri","in":"speakers","title":null,"quote":"Ya"},{"move":"Kemlu","in":"agencies","position":2},{"add":"x","in":"agencies","sentence":"y","aliases":["a"],"fullName":"b","kind":"unit"},{"change":"z","in":"challenges","saidBy":"c"},{"key":"d"}]"#;
        assert_eq!(Correction::to_json(&Correction::list(json).unwrap()), json);
    }
}
