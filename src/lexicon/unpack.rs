//! The tables as they are looked up, made from the packed text in one pass.

use std::ops::Range;

use super::packed::{self, Lines};
use super::{AgencyKind, Body, Entry, Group, Kinds, Word, hash, tables};

/// The number of the phrase of no words, at which every phrase begins.
pub(super) const ROOT: u16 = 0;

/// Words by hash, phrases by word, entries by phrase. A phrase is a number, and so is every beginning of one.
pub(crate) struct Tables {
    /// All words, one behind the other, and where each begins, by number.
    letters: String,
    starts: Vec<u32>,
    /// Numbers of words by hash; 0 is free.
    slots: Vec<u16>,
    /// The phrase of each word alone, by the word's number; 0 where none begins with it.
    first: Vec<u16>,
    /// The longer phrases by what they go on from: (phrase before, word), phrase. A phrase of 0 is free.
    steps: Vec<(u32, u16)>,
    /// The entries of all phrases, and where those of each begin, by number.
    entries: Vec<Entry>,
    entry_starts: Vec<u16>,
    /// The kinds of the entries of each phrase and of all that go on from it.
    kinds: Vec<Kinds>,
    /// The bodies' names as they are written, one behind the other; of each its full and its short one.
    names: String,
    bodies: Vec<BodyRow>,
}

/// A body, its names as ranges of [`Tables::names`].
struct BodyRow {
    full: Range<u32>,
    short: Range<u32>,
    kind: AgencyKind,
    parent: Option<u16>,
}

impl Tables {
    pub(super) fn unpack() -> Self {
        let mut it = Self {
            letters: String::with_capacity(tables::WORD_COUNT * 8),
            starts: Vec::with_capacity(tables::WORD_COUNT + 2),
            slots: vec![0; (tables::WORD_COUNT * 2).next_power_of_two()],
            first: vec![0; tables::WORD_COUNT + 1],
            steps: vec![(0, 0); (tables::STEP_COUNT * 2).next_power_of_two()],
            entries: Vec::new(),
            entry_starts: Vec::new(),
            kinds: vec![Kinds::default(); tables::PHRASE_COUNT + 1],
            names: String::new(),
            bodies: Vec::new(),
        };
        // The word 0, which is none, and the first one.
        it.starts.extend([0, 0]);
        let mut phrases = 0;
        let mut found: Vec<(u16, Entry)> = Vec::with_capacity(tables::PHRASE_COUNT);
        let mut lines = Lines::new(tables::PACKED);
        for &(group, count) in &tables::GROUPS {
            lines.begin_group();
            for _ in 0..count {
                let line = lines.next_line();
                match group {
                    Group::Phrases(entry) => found.push((it.add(line, entry.kind(), &mut phrases), entry)),
                    Group::Places(kind) => {
                        // Kabupaten and kota of one name have one number: an article seldom says which it means.
                        let mut number = None;
                        for form in line.split('|') {
                            let phrase = it.add(form, Kinds::Place, &mut phrases);
                            found.push((phrase, Entry::Place(kind, *number.get_or_insert(phrase))));
                        }
                    }
                    Group::Bodies(kind, parent) => {
                        let number = u16::try_from(it.bodies.len()).unwrap_or(u16::MAX);
                        for form in line.split('|').filter(|form| !form.is_empty()) {
                            found.push((it.add(form, Kinds::Body, &mut phrases), Entry::Body(number)));
                        }
                        let mut forms = line.split('|');
                        let full = it.add_name(forms.next().unwrap_or_default());
                        let short = forms.next().filter(|short| !short.is_empty());
                        let short = short.map_or_else(|| full.clone(), |short| it.add_name(short));
                        it.bodies.push(BodyRow { full, short, kind, parent });
                    }
                }
            }
        }
        it.sort_in(&found);
        it
    }

    /// The number of a phrase; gives it one where it is new.
    fn add(&mut self, form: &str, kind: Kinds, phrases: &mut u16) -> u16 {
        let mut at = ROOT;
        let mut letters = [0; packed::LONGEST_WORD];
        for word in packed::words(form) {
            let folded = letters.get_mut(..word.len()).unwrap_or_default();
            folded.copy_from_slice(word.get(..folded.len()).unwrap_or_default());
            folded.make_ascii_lowercase();
            let word = self.add_word(folded);
            let slot = if at == ROOT {
                self.first.get_mut(usize::from(word.0))
            } else {
                let slot = self.step_slot(at, word);
                self.steps.get_mut(slot).map(|step| {
                    step.0 = step_key(at, word);
                    &mut step.1
                })
            };
            let Some(phrase) = slot else { return ROOT };
            if *phrase == ROOT {
                *phrases += 1;
                *phrase = *phrases;
            }
            at = *phrase;
            if let Some(kinds) = self.kinds.get_mut(usize::from(at)) {
                *kinds = kinds.with(kind);
            }
        }
        at
    }

    fn add_word(&mut self, folded: &[u8]) -> Word {
        let slot = self.slot(folded, hash(folded));
        match self.slots.get_mut(slot) {
            Some(number) if *number == 0 => {
                *number = u16::try_from(self.starts.len() - 1).unwrap_or_default();
                let word = Word(*number);
                self.letters.push_str(std::str::from_utf8(folded).unwrap_or_default());
                self.starts.push(u32::try_from(self.letters.len()).unwrap_or_default());
                word
            }
            Some(number) => Word(*number),
            None => Word::UNKNOWN,
        }
    }

    fn add_name(&mut self, form: &str) -> Range<u32> {
        let end = |names: &str| u32::try_from(names.len()).unwrap_or_default();
        let start = end(&self.names);
        self.names.extend(form.split(packed::BORDER));
        start..end(&self.names)
    }

    /// Brings the entries of each phrase together, in the order in which they were found.
    fn sort_in(&mut self, found: &[(u16, Entry)]) {
        let mut starts = vec![0_u16; tables::PHRASE_COUNT + 2];
        for &(phrase, _) in found {
            if let Some(count) = starts.get_mut(usize::from(phrase) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        self.entries = vec![Entry::Word; found.len()];
        for &(phrase, entry) in found {
            let Some(at) = next.get_mut(usize::from(phrase)) else { continue };
            if let Some(place) = self.entries.get_mut(usize::from(*at)) {
                *place = entry;
            }
            *at += 1;
        }
        self.entry_starts = starts;
    }

    /// The slot that holds a word, or the free one where it would stand.
    fn slot(&self, folded: &[u8], hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots.get(slot) {
                None | Some(0) => return slot,
                Some(&number) if self.is_spelt(number, folded) => return slot,
                Some(_) => slot = (slot + 1) & mask,
            }
        }
    }

    fn step_slot(&self, from: u16, word: Word) -> usize {
        let mask = self.steps.len() - 1;
        let key = step_key(from, word);
        let mut slot = (key.wrapping_mul(0x9e37_79b1) >> 15) as usize & mask;
        loop {
            match self.steps.get(slot) {
                Some(&(other, phrase)) if phrase != 0 && other != key => slot = (slot + 1) & mask,
                _ => return slot,
            }
        }
    }

    #[inline]
    pub(super) fn word(&self, folded: &[u8], hash: u32) -> Word {
        self.slots.get(self.slot(folded, hash)).map_or(Word::UNKNOWN, |&number| Word(number))
    }

    #[inline]
    fn is_spelt(&self, number: u16, folded: &[u8]) -> bool {
        self.letters.as_bytes().get(self.place(number)) == Some(folded)
    }

    /// Where a word's letters stand.
    #[inline]
    fn place(&self, number: u16) -> Range<usize> {
        let at = |i: usize| self.starts.get(i).map_or(0, |&s| s as usize);
        let number = usize::from(number);
        at(number)..at(number + 1)
    }

    pub(super) fn spelling(&self, word: Word) -> &str {
        self.letters.get(self.place(word.0)).unwrap_or_default()
    }

    pub(super) fn body(&'static self, number: u16) -> Option<Body> {
        let name = |at: &Range<u32>| self.names.get(at.start as usize..at.end as usize).unwrap_or_default();
        self.bodies.get(usize::from(number)).map(|row| Body {
            short: name(&row.short),
            full: name(&row.full),
            kind: row.kind,
            parent: row.parent,
        })
    }

    /// The phrase that goes on from another with a word.
    #[inline]
    pub(super) fn step(&self, from: u16, word: Word) -> Option<u16> {
        let phrase = if from == ROOT {
            self.first.get(usize::from(word.0))
        } else {
            self.steps.get(self.step_slot(from, word)).map(|(_, phrase)| phrase)
        };
        phrase.copied().filter(|&phrase| phrase != ROOT)
    }

    #[inline]
    pub(super) fn kinds(&self, phrase: u16) -> Kinds {
        self.kinds.get(usize::from(phrase)).copied().unwrap_or_default()
    }

    pub(super) fn opened_by(&self, word: Word) -> Kinds {
        self.first.get(usize::from(word.0)).map_or(Kinds::default(), |&phrase| self.kinds(phrase))
    }

    #[inline]
    pub(super) fn entries(&self, phrase: u16) -> &[Entry] {
        let at = |i: usize| self.entry_starts.get(i).map_or(0, |&s| usize::from(s));
        let phrase = usize::from(phrase);
        self.entries.get(at(phrase)..at(phrase + 1)).unwrap_or_default()
    }
}

fn step_key(from: u16, word: Word) -> u32 {
    u32::from(from) << 16 | u32::from(word.0)
}
