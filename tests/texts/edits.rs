//! Corrections by dice, and what they should do: a box as plain lists of values, to compare the real one with.

use kotak_fakta::{Correction, FactBox, Field, Utf16Span};

use super::news::Choices;

/// The fields that a correction can name.
const FIELDS: [Field; 4] = [Field::Agencies, Field::Challenges, Field::Forums, Field::Speakers];

/// What a box says, as far as corrections change it: of each fact its value, and whether it is marked as edited.
#[derive(Debug, PartialEq, Eq)]
pub struct Model {
    lists: [Vec<(String, bool)>; 4],
    key: Option<(String, bool)>,
}

impl Model {
    pub fn of(facts: &FactBox<Utf16Span>) -> Self {
        let speaker = |s: &kotak_fakta::Speaker<Utf16Span>| (s.name.clone(), s.edited);
        Self {
            lists: [
                facts.agencies.iter().map(|a| (a.name.clone(), a.edited)).collect(),
                facts.challenges.iter().map(|c| (c.text.clone(), c.edited)).collect(),
                facts.forums.iter().map(|f| (f.name.clone(), f.edited)).collect(),
                facts.speakers.iter().map(speaker).collect(),
            ],
            key: facts.key_speaker.as_ref().map(speaker),
        }
    }

    /// Does what a correction says that was not refused.
    pub fn apply(&mut self, correction: &Correction, text: &str) {
        let trimmed = |value: &Option<String>| value.as_deref().unwrap_or_default().trim().to_owned();
        if correction.key.is_some() {
            let name = trimmed(&correction.key);
            let speaker = self.lists[3].iter().find(|s| s.0 == name);
            self.key = Some(speaker.expect("a key speaker who speaks").clone());
            return;
        }
        let field = Field::from_name(correction.field.as_deref().unwrap_or_default()).expect("a field");
        let list = FIELDS.iter().position(|&f| f == field).expect("one of four fields");
        let is_key = |model: &Self, name: &str| list == 3 && model.key.as_ref().is_some_and(|k| k.0 == name);
        let at = |model: &Self, value: &str| model.lists[list].iter().position(|f| f.0 == value).expect("a fact");
        if correction.hide.is_some() {
            let value = trimmed(&correction.hide);
            let at = at(self, &value);
            self.lists[list].remove(at);
            if is_key(self, &value) {
                self.key = None;
            }
        } else if correction.rename.is_some() {
            let (value, to) = (trimmed(&correction.rename), trimmed(&correction.to));
            let at = at(self, &value);
            self.lists[list][at] = (to.clone(), true);
            if is_key(self, &value) {
                self.key = Some((to, true));
            }
        } else if correction.shift.is_some() {
            let at = at(self, &trimmed(&correction.shift));
            let fact = self.lists[list].remove(at);
            let to = correction.position.expect("a position") as usize - 1;
            let to = to.min(self.lists[list].len());
            self.lists[list].insert(to, fact);
        } else {
            let value = trimmed(&correction.add);
            assert!(self.lists[list].iter().all(|f| f.0 != value), "{value:?} was there");
            let sentence = trimmed(&correction.sentence);
            assert!(plain(text).contains(&plain(&sentence)), "{sentence:?} is not of the article");
            self.lists[list].push((value, true));
        }
    }
}

/// Marks as a publishing system changes them, folded.
fn plain(text: &str) -> String {
    let fold = |c| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '–' | '—' | '−' => '-',
        '\u{a0}' => ' ',
        c => c,
    };
    text.chars().map(fold).collect()
}

/// The corrections that these choices make of what a box says.
pub fn corrections(choices: &mut Choices, text: &str, facts: &FactBox<Utf16Span>) -> Vec<Correction> {
    let said = Model::of(facts);
    let mut out = Vec::new();
    while !choices.is_used_up() && out.len() < 12 {
        out.push(correction(choices, text, &said));
    }
    out
}

fn correction(choices: &mut Choices, text: &str, said: &Model) -> Correction {
    let mut out = Correction::default();
    let list = choices.below(4);
    // Now and then another field than the fact's, or none.
    out.field = match choices.below(8) {
        6 => Some(FIELDS[choices.below(4)].name().to_owned()),
        7 => choices.of(&[None, Some("key-speaker"), Some("tokoh"), Some("")]).map(str::to_owned),
        _ => Some(FIELDS[list].name().to_owned()),
    };
    let present = value(choices, &said.lists[list], text);
    match choices.below(6) {
        0 => out.hide = Some(present),
        1 => {
            out.rename = Some(present);
            out.to = Some(value(choices, &said.lists[list], text));
        }
        2 => {
            out.shift = Some(present);
            out.position = Some(choices.of(&[1, 2, 3, 0, 100, u32::MAX]));
        }
        3 | 4 => {
            let sentence = cut(choices, text);
            out.add = Some(if choices.below(2) == 0 { cut(choices, &sentence) } else { present });
            out.sentence = Some(sentence);
        }
        _ => {
            out.key = Some(value(choices, &said.lists[3], text));
            out.field = None;
        }
    }
    match choices.below(12) {
        9 => out.to = Some("lain".to_owned()),
        10 => out.position = Some(1),
        11 => out.hide = Some("lain".to_owned()),
        _ => {}
    }
    out
}

/// A fact's value, mostly; or what is none.
fn value(choices: &mut Choices, list: &[(String, bool)], text: &str) -> String {
    match choices.below(8) {
        5 => cut(choices, text),
        6 => {
            choices.of(&["Kemhan", " Kemlu ", "", " ", "a\0b", "\u{202e}abc", "<b>", "e\u{301}", "“", "😀"]).to_owned()
        }
        7 => "a".repeat(choices.of(&[299, 300, 301])),
        _ if list.is_empty() => "Kemlu".to_owned(),
        _ => list[choices.below(list.len())].0.clone(),
    }
}

/// A stretch of the text, at times with its quotation marks and dashes changed.
fn cut(choices: &mut Choices, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = choices.below(chars.len().min(60_000));
    let length = choices.of(&[1, 5, 20, 80, 400]);
    let cut: String = chars.iter().skip(start).take(length).collect();
    if choices.below(3) == 0 { plain(&cut) } else { cut }
}
