//! How the tables are packed: as lines of text, each without what it shares with the line before it. `build.rs` writes
//! them, the module reads them.

/// Stands in a form where two words touch: `Riset, dan` is `Riset`, `,`, `dan`.
pub(crate) const BORDER: char = '\u{1}';

/// In bytes.
pub(crate) const LONGEST_WORD: usize = 64;

/// The sign of a line that shares nothing with the one before it; the next one says one byte, and so on.
const NOTHING_SHARED: u8 = b' ';

/// A line shares at most so much: its sign is a printable character.
#[cfg_attr(not(test), allow(dead_code, reason = "for who packs"))]
const MOST_SHARED: usize = 94;

/// Puts a line behind those that are packed already.
#[cfg_attr(not(test), allow(dead_code, reason = "for who packs"))]
pub(crate) fn push_line(before: &str, line: &str, packed: &mut String) {
    let same = before.bytes().zip(line.bytes()).take(MOST_SHARED).take_while(|(a, b)| a == b).count();
    let shared = (0..=same).rev().find(|&n| line.is_char_boundary(n)).unwrap_or(0);
    packed.push(char::from(NOTHING_SHARED + u8::try_from(shared).unwrap_or(0)));
    packed.push_str(line.get(shared..).unwrap_or_default());
    packed.push('\n');
}

/// Reads what [`push_line`] wrote.
pub(crate) struct Lines<'a> {
    rest: &'a str,
    line: String,
}

impl<'a> Lines<'a> {
    pub(crate) const fn new(packed: &'a str) -> Self {
        Self { rest: packed, line: String::new() }
    }

    /// A group's lines share nothing with those of the group before.
    pub(crate) fn begin_group(&mut self) {
        self.line.clear();
    }

    /// The next line; an empty one behind the last.
    pub(crate) fn next_line(&mut self) -> &str {
        let (line, rest) = self.rest.split_once('\n').unwrap_or_default();
        self.rest = rest;
        let shared = line.bytes().next().map_or(0, |sign| usize::from(sign.saturating_sub(NOTHING_SHARED)));
        self.line.truncate(shared);
        self.line.push_str(line.get(1..).unwrap_or_default());
        &self.line
    }
}

/// The words of a form, as it is written. The full stop of an abbreviation is none. By bytes, for all tables pass through here
/// while a reader waits.
pub(crate) fn words(form: &str) -> impl Iterator<Item = &[u8]> {
    let words = form.as_bytes().split(|&byte| byte == b' ' || byte == BORDER as u8);
    words.map(|word| word.strip_suffix(b".").unwrap_or(word)).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back() {
        let lines = ["dinas kesehatan", "dinas kesehatan hewan", "dinas", "", "é", "è", "kementerian"];
        let mut packed = String::new();
        let mut before = "";
        for line in lines {
            push_line(before, line, &mut packed);
            before = line;
        }
        assert!(packed.len() < lines.concat().len() + 2 * lines.len(), "nothing was shared");
        let mut read = Lines::new(&packed);
        for line in lines {
            assert_eq!(read.next_line(), line);
        }
        assert_eq!(read.next_line(), "");
    }

    #[test]
    fn forms_are_cut_at_spaces_and_borders() {
        let form = "Riset\u{1}, dan Prof. Dr.";
        let expected = ["Riset", ",", "dan", "Prof", "Dr"].map(str::as_bytes);
        assert_eq!(words(form).collect::<Vec<_>>(), expected);
    }
}
