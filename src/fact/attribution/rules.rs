//! The rules of `rules/attribution.rules`, compiled, and what they find in a sentence.

use super::items::Items;
use crate::pattern::match_at;

/// A rule: its program in [`PROGRAMS`] ends where it says so.
pub(super) struct Rule {
    pub(super) id: &'static str,
    sort: u8,
    key: u8,
    start: usize,
}

#[allow(clippy::unreadable_literal, reason = "written by the build")]
mod compiled {
    use super::Rule;
    include!(concat!(env!("OUT_DIR"), "/attribution.rs"));
}
use compiled::{PROGRAMS, RULES, SETS};

/// What a rule decides, in the order of [`super::given::SORTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Who says what is before, in the sentence: `…, kata Sri Wahyuni`.
    Ends,
    /// Who says the sentence, or its quotes: `Sri Wahyuni mengatakan …`.
    Says,
    /// Who said what is before the sentence.
    Closes,
    /// Who says the quotes after the sentence.
    Opens,
    /// Somebody speaks whom the text does not name, or in words that no rule understands.
    Nobody,
    /// Whom the sentence is about, though nothing is said.
    About,
    /// A sign that reported speech goes on, one of those that are weighed.
    Goes,
}

/// What a rule found in a sentence, by its items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) rule: &'static str,
    pub(super) sort: Sort,
    /// The first item of the match, and the one after its last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The item that names the speaker.
    pub(super) who: Option<usize>,
    /// The item without which the rule would not have matched: `kata`.
    pub(super) cue: usize,
}

const fn sort(number: u8) -> Sort {
    match number {
        0 => Sort::Ends,
        1 => Sort::Says,
        2 => Sort::Closes,
        3 => Sort::Opens,
        4 => Sort::Nobody,
        5 => Sort::About,
        _ => Sort::Goes,
    }
}

/// Everything that the rules find in a sentence, rule by rule.
pub(super) fn find(items: &Items, out: &mut Vec<Found>) {
    out.clear();
    let all = items.masks.iter().fold(0, |all, mask| all | mask);
    for rule in &RULES {
        if SETS.get(usize::from(rule.key)).is_some_and(|key| all & key != 0) {
            run(rule, items, out);
        }
    }
}

fn run(rule: &Rule, items: &Items, out: &mut Vec<Found>) {
    let program = PROGRAMS.get(rule.start..).unwrap_or_default();
    let mut at = 0;
    while at < items.masks.len() {
        let Some(found) = match_at(program, &SETS, &items.masks, at) else {
            at += 1;
            continue;
        };
        let who = found.slots.first().copied().flatten();
        let key = SETS.get(usize::from(rule.key)).copied().unwrap_or_default();
        let cue = (at..found.end).find(|&i| items.masks.get(i).is_some_and(|mask| mask & key != 0)).unwrap_or(at);
        out.push(Found { rule: rule.id, sort: sort(rule.sort), start: at, end: found.end, who, cue });
        at = found.end.max(at + 1);
    }
}
