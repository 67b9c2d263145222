//! Where a piece of text stands: bytes inside, UTF-16 units at the edge.

use serde::Serialize;

/// A range of bytes of the article, end exclusive.
///
/// The one invariant: both ends lie on character borders of the article and `start <= end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text it cuts from `text`; empty where it does not fit, which the tests forbid.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// How many bytes it covers.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span that reaches from this one's start to the other's end.
    #[must_use]
    pub const fn to(self, other: Self) -> Self {
        Self { start: self.start, end: other.end }
    }

    /// The same span without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let cut = self.of(text);
        let start = self.start + (cut.len() - cut.trim_start().len());
        Self { start, end: start + cut.trim().len() }
    }
}

/// A range of UTF-16 units of the article, end exclusive: what JavaScript's `slice` and `Range` count in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Utf16Span {
    /// The first unit.
    pub start: usize,
    /// The unit after the last.
    pub end: usize,
}

/// Turns byte offsets into UTF-16 offsets: one pass over the text to build, a short walk for each question.
pub(crate) struct Utf16Index<'a> {
    bytes: &'a [u8],
    /// For every [`STEP`] bytes, how many units begin before them.
    marks: Vec<usize>,
}

const STEP: usize = 64;

impl<'a> Utf16Index<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut sum = 0;
        for step in bytes.chunks(STEP) {
            marks.push(sum);
            sum += units(step);
        }
        // A text that fills its last step ends where another would begin.
        marks.push(sum);
        Self { bytes, marks }
    }

    fn unit(&self, byte: usize) -> usize {
        let step = byte / STEP;
        let rest = self.bytes.get(step * STEP..byte).unwrap_or_default();
        self.marks.get(step).map_or(0, |mark| mark + units(rest))
    }

    pub(crate) fn span(&self, span: Span) -> Utf16Span {
        Utf16Span { start: self.unit(span.start), end: self.unit(span.end) }
    }
}

/// How many UTF-16 units the characters have that begin in these bytes: those of four bytes have two.
fn units(bytes: &[u8]) -> usize {
    bytes.iter().map(|&b| usize::from(b & 0xc0 != 0x80) + usize::from(b >= 0xf0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_javascript_does() {
        let text = "“Ya,” kata 😀 Sri. ".repeat(40);
        let units: Vec<u16> = text.encode_utf16().collect();
        let index = Utf16Index::new(&text);
        for (byte, c) in text.char_indices() {
            let span = index.span(Span::new(byte, byte + c.len_utf8()));
            let back = String::from_utf16(&units[span.start..span.end]).unwrap();
            assert_eq!(back, c.to_string(), "at byte {byte}");
        }
        assert_eq!(index.span(Span::new(text.len(), text.len())).end, units.len());
        for length in [0, STEP - 1, STEP, STEP + 1] {
            assert_eq!(Utf16Index::new(&"a".repeat(length)).unit(length), length);
        }
    }

    #[test]
    fn trims_white_space_of_every_kind() {
        let text = "\u{a0} Bogor \n";
        assert_eq!(Span::new(0, text.len()).trimmed(text).of(text), "Bogor");
    }
}
