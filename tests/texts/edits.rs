//! Corrections by dice, and what they should do: a box as plain lists of values, before and after each.

use kotak_fakta::{Correction, Detail, FactBox, Field, Utf16Span};

use super::news::Choices;

/// The fields that a correction can name.
const FIELDS: [Field; 4] = [Field::Agencies, Field::Challenges, Field::Forums, Field::Speakers];

/// What a box says, as far as corrections change it: of each fact its value, and whether it is marked as edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    lists: [Vec<(String, bool)>; 4],
    key: Option<(String, bool)>,
}

impl Values {
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

    /// Checks what a correction that was not refused made of `before`.
    pub fn follow(&self, before: &Self, correction: &Correction, text: &str) {
        let trimmed = |value: &Option<String>| value.as_deref().unwrap_or_default().trim().to_owned();
        assert!(self.key.iter().all(|key| self.lists[3].contains(key)), "the key speaker is a speaker: {self:?}");
        if correction.key.is_some() {
            assert_eq!(self.lists, before.lists);
            assert!(self.key.is_some());
            return;
        }
        if before.key.is_some() {
            assert_eq!(self.key.is_some(), !self.lists[3].is_empty(), "the next is promoted: {self:?}");
        }
        let field = Field::from_name(correction.field.as_deref().unwrap_or_default()).expect("a field");
        let list = FIELDS.iter().position(|&f| f == field).expect("one of four fields");
        for other in (0..4).filter(|&other| other != list) {
            let (old, new) = (&before.lists[other], &self.lists[other]);
            if correction.hide.is_some() && field == Field::Speakers && FIELDS[other] == Field::Challenges {
                // Who is no speaker alleges nothing: those of theirs go too, and the others stay as they were.
                let mut rest = old.iter();
                assert!(new.iter().all(|fact| rest.any(|one| one == fact)), "{new:?} of {old:?}");
            } else {
                assert_eq!(new, old, "another field");
            }
        }
        let (old, new) = (&before.lists[list], &self.lists[list]);
        let without = |wanted: &str| old.iter().filter(|f| plain(&f.0) != plain(wanted)).cloned().collect::<Vec<_>>();
        if correction.hide.is_some() {
            let value = trimmed(&correction.hide);
            assert!(new.len() < old.len() && new.iter().all(|f| plain(&f.0) != plain(&value)), "{value:?} in {new:?}");
            if without(&value).len() < old.len() {
                assert_eq!(*new, without(&value), "that and nothing else");
            }
        } else if correction.rename.is_some() {
            let to = trimmed(&correction.to);
            assert_eq!(new.len(), old.len());
            let changed: Vec<_> = old.iter().zip(new).filter(|(old, new)| old != new).collect();
            assert!(changed.len() <= 1 && changed.iter().all(|(_, new)| **new == (to.clone(), true)), "{changed:?}");
        } else if correction.shift.is_some() {
            let sorted = |list: &[(String, bool)]| {
                let mut list = list.to_vec();
                list.sort_unstable();
                list
            };
            assert_eq!(sorted(new), sorted(old));
        } else if correction.change.is_some() {
            let values = |list: &[(String, bool)]| list.iter().map(|f| f.0.clone()).collect::<Vec<_>>();
            assert_eq!(values(new), values(old));
        } else {
            let value = trimmed(&correction.add);
            let sentence = trimmed(&correction.sentence);
            assert!(plain(text).contains(&plain(&sentence)), "{sentence:?} is not of the article");
            if new.len() == old.len() {
                assert!(old.iter().any(|f| plain(&f.0) == plain(&value)), "{value:?} is in none of {old:?}");
            } else {
                assert_eq!(new[..old.len()], **old);
                assert_eq!(new[old.len()..], [(value, true)]);
            }
        }
    }
}

/// A text by its letters and digits alone: a second, coarser look at what is the same.
pub fn plain(text: &str) -> String {
    let text = text
        .replace("<br>", " ")
        .replace("&nbsp;", " ")
        .replace("&#0;", "")
        .replace("&amp;", "&")
        .replace('™', "tm")
        .replace('×', "x");
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Marks as a publishing system changes them.
fn changed(text: &str) -> String {
    let change = |c| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '–' | '—' | '−' => '-',
        ' ' => '\u{a0}',
        '\u{a0}' => ' ',
        c => c,
    };
    text.chars().map(change).collect()
}

/// The corrections that these choices make of what a box says.
pub fn corrections(choices: &mut Choices, text: &str, facts: &FactBox<Utf16Span>) -> Vec<Correction> {
    let said = Values::of(facts);
    let mut out = Vec::new();
    while !choices.is_used_up() && out.len() < 12 {
        out.push(correction(choices, text, &said));
    }
    out
}

fn correction(choices: &mut Choices, text: &str, said: &Values) -> Correction {
    let mut out = Correction::default();
    let list = choices.below(4);
    // Now and then another field than the fact's, or none.
    out.field = match choices.below(8) {
        6 => Some(FIELDS[choices.below(4)].name().to_owned()),
        7 => choices.of(&[None, Some("key-speaker"), Some("tokoh"), Some("")]).map(str::to_owned),
        _ => Some(FIELDS[list].name().to_owned()),
    };
    let present = value(choices, &said.lists[list], text);
    match choices.below(8) {
        6 | 7 => {
            out.change = Some(present);
            detail(choices, list, text, said, &mut out);
        }
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
            if choices.below(3) == 0 {
                detail(choices, list, text, said, &mut out);
            }
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

/// A detail of a fact, mostly of the right field.
fn detail(choices: &mut Choices, list: usize, text: &str, said: &Values, out: &mut Correction) {
    let mut some = |values: &[(String, bool)]| match choices.below(3) {
        0 => Detail::Removed,
        _ => Detail::Is(value(choices, values, text)),
    };
    match list {
        0 => out.full_name = some(&said.lists[0]),
        1 => out.said_by = some(&said.lists[3]),
        2 => out.aliases = Detail::Is(vec![value(choices, &said.lists[2], text), cut(choices, text)]),
        _ if choices.below(2) == 0 => out.title = Detail::Is(cut(choices, text)),
        _ => out.quote = if choices.below(4) == 0 { Detail::Removed } else { Detail::Is(cut(choices, text)) },
    }
    if list == 0 && choices.below(3) == 0 {
        out.kind = choices.of(&[Detail::Removed, Detail::Is(kotak_fakta::AgencyKind::Unit), Detail::Kept]);
    }
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
    if choices.below(3) == 0 { changed(&cut) } else { cut }
}
