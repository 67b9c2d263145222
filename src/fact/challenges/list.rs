//! Lists that a noun announces: in its own sentence (`kendala, antara lain …`), in the next ones (`Pertama, …`), under it.

use std::ops::Range;

use super::classes::Class;
use super::propose::{Cut, LONGEST, Reader, Rule};
use crate::lexicon::words;
use crate::text::Kind;

/// At most so many tokens stand between the noun and what opens its list.
const REACH: usize = 16;
/// What is longer is no list.
const LONGEST_LIST: usize = 4 * LONGEST;

impl Reader<'_> {
    fn announced(&self, within: usize) -> Option<usize> {
        let near = |(number, cue): (usize, usize)| (self.number <= number + within).then_some(cue);
        self.listing.and_then(near).or_else(|| self.waiting.and_then(near))
    }

    /// A bullet under what announced it.
    pub(super) fn bullet(&mut self) {
        if let Some(cue) = self.announced(1) {
            let all = self.sentence.clone();
            let first = all.start..self.end(all.start);
            self.push(Rule::Item, cue, 1, [Cut::Part, Cut::Mark], first);
            self.push(Rule::Item, cue, 1, [Cut::Part, Cut::Part], all);
            self.listing = Some((self.number, cue));
        }
    }

    /// The lists of a sentence.
    pub(super) fn lists(&mut self) {
        let Range { start, end } = self.sentence.clone();
        let start = start + usize::from(self.token(start).is_some_and(|t| t.is_mark('"')));
        if let Some(cue) = self.announced(2) {
            // `Pertama, kata dia, masih rendahnya …`
            if self.is(start, Class::Ordinal) {
                let mut from = start + 1;
                from += usize::from(self.token(from).is_some_and(|t| t.is_mark(',')));
                if self.is(from, Class::Speech) {
                    from = self.end(from) + 1;
                }
                self.push(Rule::Ordinal, cue, 1, [Cut::Part, Cut::Mark], from..self.end(from));
                self.push(Rule::Ordinal, cue, 1, [Cut::Part, Cut::Part], from..end);
                self.listing = Some((self.number, cue));
            } else if let Some(opening) = self.opens_list(start) {
                self.list(Rule::List, cue, opening..end);
            } else if self.number <= self.waiting.map_or(0, |w| w.0) + 1 {
                self.list(Rule::After, cue, start..end);
            }
        }
        for at in start..end {
            if !self.is(at, Class::CueNoun) {
                continue;
            }
            match self.list_after(at + usize::from(self.mark(at).cue)) {
                Some(from) if from < end => {
                    self.list(Rule::List, at, from..end);
                    return;
                }
                _ => self.waiting = Some((self.number, at)),
            }
        }
    }

    /// Where the list begins that a noun announces: behind `antara lain`, `yakni`, `adalah`, a colon.
    fn list_after(&self, from: usize) -> Option<usize> {
        for i in from..(from + REACH).min(self.sentence.end) {
            let token = self.token(i)?;
            if token.is_mark(':') {
                return Some(i + 1);
            }
            if matches!(token.kind, Kind::Mark('"' | '.' | '?' | '!')) {
                return None;
            }
            if let Some(from) = self.opens_list(i) {
                return Some(from);
            }
            if token.is_mark(',') && self.is(i + 1, Class::LackPattern) {
                return Some(i + 1);
            }
        }
        None
    }

    /// Behind a connector that opens a list: `antara lain`, `yakni`, `termasuk juga`.
    fn opens_list(&self, at: usize) -> Option<usize> {
        let token = self.token(at).filter(|_| self.is(at, Class::Connector))?;
        let of_these = token.is_any(words!["di"]) && self.token(at + 1).is_some_and(|t| t.is_any(words!["antaranya"]));
        let opens = token.is_any(words![
            "antara",
            "yakni",
            "yaitu",
            "adalah",
            "ialah",
            "seperti",
            "berupa",
            "meliputi",
            "mencakup",
            "mulai",
            "diantaranya",
            "salah",
            "termasuk",
            "terutama",
        ]);
        let two = of_these
            || token.is_any(words!["antara", "mulai", "salah"])
            || token.is_any(words!["termasuk"]) && self.token(at + 1).is_some_and(|t| t.is_any(words!["juga"]));
        (opens || of_these).then_some(at + 1 + usize::from(two))
    }

    /// Proposes the items of a list, and all that stands before its first mark.
    fn list(&mut self, rule: Rule, cue: usize, list: Range<usize>) {
        let list = list.start..list.end.min(list.start + LONGEST_LIST);
        let items = self.items(&list);
        let count = items.len();
        for (i, item) in items.into_iter().enumerate() {
            self.push_item(rule, cue, 1, [Cut::Part, Cut::Part], [count, i + 1], item);
        }
        if rule == Rule::List {
            self.listing = Some((self.number, cue));
            self.push_item(rule, cue, 1, [Cut::Part, Cut::Mark], [count, 1], list.start..self.end(list.start));
        }
    }

    /// The items of a list, parted by commas, semicolons and joints before what says a lack by itself: `adanya tumpang tindih
    /// regulasi dan perbedaan sistem hukum` is two, `akses ke Rokan Hilir dan Bengkalis` one.
    fn items(&self, list: &Range<usize>) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let (mut from, mut depth) = (list.start, 0_usize);
        let mut end = list.end;
        for i in list.clone() {
            let Some(token) = self.token(i) else { break };
            match token.kind {
                Kind::Mark('(') => depth += 1,
                Kind::Mark(')') => depth = depth.saturating_sub(1),
                // The list ends where its sentence's own words begin again: `…, kata Sri`, a closing quotation mark.
                Kind::Mark('"') if i > list.start => end = i,
                Kind::Mark('.') => end = i,
                Kind::Mark(',' | ';') if depth == 0 => {
                    if self.is(i + 1, Class::Speech) {
                        end = i;
                    } else {
                        out.push(from..i);
                        from = i + 1;
                    }
                }
                _ if token.is_any(words!["sehingga"]) => end = i,
                _ if token.is_any(words!["dan", "serta", "hingga", "maupun"])
                    && i > from + 1
                    && self.is_lack(i + 1) =>
                {
                    out.push(from..i);
                    from = i + 1;
                }
                _ => {}
            }
            if end <= i {
                break;
            }
        }
        out.push(from..end);
        out
    }
}
