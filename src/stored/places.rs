//! Where the sentences of a stored box are in another text.

use super::passage::{Lines, Passage, closes, ends_a_sentence};
use crate::fact_box::{Evidence, Role};
use crate::order::by_number;
use crate::text::normal::Normal;
use crate::text::{Span, Utf16Index, Utf16Span};

/// So often is a sentence looked for from the text's beginning: what stands in another order, or is gone. Each look reads all of it.
const MOST_LOOKS: usize = 500;

/// So many places where a sentence's words stand are looked at for one where they are a sentence.
const MOST_PLACES: usize = 20;

#[derive(Debug)]
pub(super) struct Places {
    /// In the order of the old text.
    found: Vec<Found>,
}

#[derive(Debug)]
struct Found {
    old: Utf16Span,
    /// `None` where it is gone.
    new: Option<Utf16Span>,
    way: Way,
    /// Whether the lines around it still say whose words it holds.
    is_attributed: bool,
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
    /// In the very text (`is_whole`) the words are enough; in another one they must be a sentence there, and be said by the same.
    pub(super) fn of(sentences: &[Passage], text: &str, is_whole: bool) -> Self {
        let (page, units) = (Normal::of(text), Utf16Index::new(text));
        let mut lines = if is_whole { None } else { Some(Lines::of(text)) };
        let (mut after, mut looks) = (0, 0);
        let mut place = |passage: &Passage| {
            let old = Normal::of(&passage.text);
            let wanted = old.text();
            let find = |from: usize| {
                let mut at = from;
                for _ in 0..MOST_PLACES {
                    let found = page.find_after(wanted, at).filter(|_| !wanted.is_empty())?;
                    let new = page.span(found, found + wanted.len())?;
                    if is_whole || is_bounded(text, new) {
                        return Some((found, new));
                    }
                    at = found + wanted.len();
                }
                None
            };
            let found = find(after).or_else(|| {
                looks += 1;
                if looks <= MOST_LOOKS { find(0) } else { None }
            });
            let Some((at, new)) = found else {
                return Found { old: passage.span, new: None, way: Way::Same, is_attributed: false };
            };
            after = at + wanted.len();
            let is_attributed = match (&passage.around, &mut lines) {
                (Some(around), Some(lines)) => lines.around(new, around.before).as_ref() == Some(&around.digest),
                _ => true,
            };
            let before = old.span(0, 1).map_or(0, |first| first.start);
            let same = new.start.checked_sub(before).map(|start| Span::new(start, start + passage.text.len()));
            if let Some(same) = same.filter(|same| same.of(text) == passage.text) {
                return Found { old: passage.span, new: Some(units.span(same)), way: Way::Same, is_attributed };
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
            Found { old: passage.span, new: Some(new), way: Way::Units(way), is_attributed }
        };
        Self { found: sentences.iter().map(&mut place).collect() }
    }

    fn of_place(&self, span: Utf16Span) -> Option<(usize, &Found)> {
        let at = self.found.partition_point(|f| f.old.start <= span.start).checked_sub(1)?;
        Some((at, self.found.get(at).filter(|f| span.end <= f.old.end)?))
    }

    /// The number of the sentence that holds a place of the old text.
    pub(super) fn sentence_of(&self, span: Utf16Span) -> Option<usize> {
        Some(self.of_place(span)?.0)
    }

    /// Where a place of the old text is in the new one.
    pub(super) fn moved(&self, span: Utf16Span) -> Option<Utf16Span> {
        let (_, found) = self.of_place(span)?;
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

    /// Where a piece of evidence is; a statement is gone as well where the lines around it may give it to another.
    pub(super) fn piece(&self, old: &Evidence<Utf16Span>) -> Option<Evidence<Utf16Span>> {
        let is_said = matches!(old.role, Role::Quote | Role::Statement);
        if is_said && !self.of_place(old.span)?.1.is_attributed {
            return None;
        }
        Some(Evidence { role: old.role, span: self.moved(old.span)? })
    }

    pub(super) fn evidence(&self, old: &[Evidence<Utf16Span>]) -> Vec<Evidence<Utf16Span>> {
        old.iter().filter_map(|e| self.piece(e)).collect()
    }

    /// The sentences in the order of the new text.
    pub(super) fn sentences(&self) -> Vec<Utf16Span> {
        by_number(self.found.iter().filter_map(|f| f.new).collect(), |span| span.start)
    }
}

/// Whether a piece of a text is a sentence or several: it begins a line or follows one that ends, and it ends as one or with its line.
/// `Bupati Sri hadir` is no sentence of `Wakil Bupati Sri hadir`.
fn is_bounded(text: &str, piece: Span) -> bool {
    let blank = |c: char| c.is_whitespace() && c != '\n';
    let before = text.get(..piece.start).unwrap_or_default().trim_end_matches(blank);
    let begins = before.chars().next_back().is_none_or(|c| c == '\n') || ends_a_sentence(before);
    let after = text.get(piece.end..).unwrap_or_default();
    // A quotation mark that closes after the last word may be part of the sentence in one writing and not in another.
    let rest = after.trim_start_matches(closes);
    let ends_line = rest.trim_start_matches(blank).chars().next().is_none_or(|c| c == '\n');
    let ends = ends_a_sentence(piece.of(text)) && rest.chars().next().is_none_or(char::is_whitespace);
    begins && (ends_line || ends)
}
