//! Text gathered from the nodes of a page, and where each piece of it came from.

use web_sys::Text;

use super::quotation::Missing;

/// What stands between two paragraphs of the text.
const BETWEEN: &str = "\n\n";

/// A stretch of the text that stands in one node as it stands here. All in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it begins in the text.
    at: u32,
    /// The node, as its number.
    node: u32,
    /// Where it begins in the node.
    offset: u32,
    len: u32,
}

/// The text of an article: a paragraph a line.
#[derive(Default)]
pub(in crate::wasm) struct Prose {
    pub(in crate::wasm) text: String,
    pub(in crate::wasm) nodes: Vec<Text>,
    pub(super) paragraphs: usize,
    pieces: Vec<Piece>,
    /// The length of the text.
    pub(super) units: u32,
    /// How much of it stands in links.
    pub(super) linked: u32,
}

impl Prose {
    /// One text out of two.
    pub(super) fn followed_by(mut self, other: Self) -> Self {
        self.separate();
        let (at, node) = (self.units, count(self.nodes.len()));
        self.pieces.extend(other.pieces.iter().map(|p| Piece { at: p.at + at, node: p.node + node, ..*p }));
        self.text.push_str(&other.text);
        self.nodes.extend(other.nodes);
        self.paragraphs += other.paragraphs;
        self.units += other.units;
        self.linked += other.linked;
        self
    }

    /// The pieces, in text order: for each its place in the text, the number of its node, its place there, its length.
    pub(in crate::wasm) fn quads(&self) -> Vec<u32> {
        self.pieces.iter().flat_map(|p| [p.at, p.node, p.offset, p.len]).collect()
    }

    /// The node that the text ends in.
    pub(super) fn last_node(&self) -> Option<&Text> {
        self.pieces.last().and_then(|p| self.nodes.get(p.node as usize))
    }

    fn separate(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(BETWEEN);
            self.units += count(BETWEEN.len());
        }
    }
}

/// Gathers lines of text, with white space as a browser would draw it.
#[derive(Default)]
pub(super) struct Lines {
    done: Prose,
    line: String,
    /// Of the line, with places in the line.
    pieces: Vec<Piece>,
    units: u32,
    in_link: bool,
    /// A mark that stands before the next word, though no node holds it.
    mark: Option<char>,
    /// The marks that close those that were opened for `q`; none where it has its own.
    closing: Vec<Option<char>>,
    /// What a quotation that is being read leaves out: all of it is one line.
    quotation: Option<Missing>,
}

impl Lines {
    /// Says that what comes now stands in a link, or no longer does.
    pub(super) fn link(&mut self, begins: bool) {
        self.in_link = begins;
    }

    /// How much was gathered.
    pub(super) fn bytes(&self) -> usize {
        self.done.text.len() + self.line.len()
    }

    pub(super) fn add(&mut self, node: &Text) {
        let text = node.data();
        if self.in_link {
            self.done.linked += node.length();
        }
        let number = count(self.done.nodes.len());
        self.done.nodes.push(node.clone());
        let mut offset = 0;
        for c in text.chars() {
            let width = if c.len_utf16() == 2 { 2 } else { 1 };
            let drawn = match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => (!self.line.ends_with(' ')).then_some(' '),
                // Hints for line breaking, put in by editors and by scripts: no part of a word.
                '\u{ad}' | '\u{200b}' => None,
                c => Some(c),
            };
            if let Some(drawn) = drawn.filter(|d| !(self.line.is_empty() && d.is_whitespace())) {
                self.push(drawn, (drawn == c).then_some(Piece { at: self.units, node: number, offset, len: width }));
            }
            offset += width;
        }
    }

    /// Begins words that a browser draws in marks (`q`), where they have none of their own: in single ones within others.
    pub(super) fn open_mark(&mut self, draws: bool) {
        let within = self.line.matches(['"', '“', '”']).count() % 2 == 1;
        let marks = if within { ('‘', '’') } else { ('“', '”') };
        self.mark = self.mark.or(draws.then_some(marks.0));
        self.closing.push(draws.then_some(marks.1));
    }

    pub(super) fn close_mark(&mut self) {
        if let Some(mark) = self.closing.pop().flatten() {
            self.close(mark);
        }
    }

    /// Begins a quotation with its source, which is one line.
    pub(super) fn begin_quotation(&mut self, missing: Missing) {
        self.mark = missing.opening.then_some('“');
        self.quotation = Some(missing);
    }

    /// Ends the words of the quotation: what comes now is its source.
    pub(super) fn begin_source(&mut self) {
        let Some(missing) = self.quotation else { return };
        if missing.closing {
            self.close('”');
        }
        self.space();
        if missing.dash && !self.line.is_empty() {
            self.push('–', None);
            self.space();
        }
    }

    pub(super) fn end_quotation(&mut self) {
        self.quotation = None;
        self.end();
    }

    /// A closing mark right after the last word; none where nothing was opened.
    fn close(&mut self, mark: char) {
        if self.mark.take().is_some() || self.line.is_empty() {
            return;
        }
        let spaced = self.line.ends_with(' ');
        if spaced {
            self.drop_last();
        }
        self.push(mark, None);
        if spaced {
            self.space();
        }
    }

    /// Takes back the space at the line's end.
    fn drop_last(&mut self) {
        self.line.pop();
        self.units -= 1;
        let end = self.units;
        if let Some(last) = self.pieces.last_mut().filter(|last| last.at + last.len > end) {
            last.len -= 1;
            if last.len == 0 {
                self.pieces.pop();
            }
        }
    }

    /// A space where the line has none yet.
    fn space(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.push(' ', None);
        }
    }

    /// A character; no piece where the node has another in its place.
    fn push(&mut self, c: char, mut piece: Option<Piece>) {
        if let Some(mark) = self.mark.take_if(|_| !c.is_whitespace()) {
            self.push(mark, None);
            if let Some(piece) = &mut piece {
                piece.at = self.units;
            }
        }
        self.line.push(c);
        self.units += if c.len_utf16() == 2 { 2 } else { 1 };
        let Some(piece) = piece else { return };
        match self.pieces.last_mut() {
            Some(last)
                if last.node == piece.node
                    && last.at + last.len == piece.at
                    && last.offset + last.len == piece.offset =>
            {
                last.len += piece.len;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Ends the line.
    pub(super) fn end(&mut self) {
        if self.quotation.is_some() {
            return self.space();
        }
        let kept = self.line.trim_end();
        if !kept.is_empty() {
            let units = count(kept.encode_utf16().count());
            self.done.separate();
            let at = self.done.units;
            let whole = self.pieces.iter().filter(|p| p.at < units);
            self.done.pieces.extend(whole.map(|p| Piece { at: p.at + at, len: p.len.min(units - p.at), ..*p }));
            self.done.text.push_str(kept);
            self.done.units += units;
            self.done.paragraphs += 1;
        }
        self.line.clear();
        self.pieces.clear();
        self.units = 0;
        self.mark = None;
    }

    pub(super) fn done(mut self) -> Prose {
        self.quotation = None;
        self.end();
        self.done
    }
}

/// Lengths are held below [`crate::MAX_INPUT_BYTES`] by whoever gathers.
fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
