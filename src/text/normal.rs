//! The one form in which words are compared that have been through other people's software.
//!
//! On its way from an editor to a reader a text changes in its quotation marks, dashes and spaces, is escaped, and gets marks
//! that nobody sees. Two texts are the same where their normal forms are. `docs/served-box.md` specifies the form, so that
//! other languages give the same; `tests/served/normal.json` holds its test vectors.

use std::hash::Hasher;

use super::span::Span;

/// A text in its normal form, with the way back to where each piece stands in the text as it was.
pub(crate) struct Normal<'a> {
    original: &'a str,
    text: String,
    /// Where the way goes on after a change of length, in order.
    marks: Vec<Mark>,
}

/// From here on both texts go on byte for byte, or, where `replaces` is not 0, so many bytes of the original became what
/// comes before the next mark.
#[derive(Clone, Copy)]
struct Mark {
    original: usize,
    normal: usize,
    replaces: usize,
}

impl<'a> Normal<'a> {
    pub(crate) fn of(original: &'a str) -> Self {
        let mut out = Self { original, text: String::with_capacity(original.len()), marks: Vec::new() };
        out.read();
        out
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    fn read(&mut self) {
        let mut at = 0;
        // White space that is only written once something comes after it.
        let mut space: Option<(usize, usize)> = None;
        while let Some(rest) = self.original.get(at..).filter(|rest| !rest.is_empty()) {
            let (length, piece) = piece(rest);
            match piece {
                Piece::Nothing => {}
                Piece::Space => {
                    let from = space.map_or(at, |(from, _)| from);
                    space = Some((from, at + length));
                }
                _ => {
                    if let Some((from, to)) = space.take().filter(|_| !self.text.is_empty()) {
                        self.push(from, to - from, " ");
                    }
                    self.take(at, length, piece);
                }
            }
            at += length;
        }
    }

    fn take(&mut self, at: usize, length: usize, piece: Piece) {
        match piece {
            Piece::Letter(c) => self.push(at, length, c.encode_utf8(&mut [0; 4])),
            Piece::Words(words) => self.push(at, length, words),
            Piece::Dash => self.dash(at, length),
            Piece::Nothing | Piece::Space => {}
        }
    }

    fn push(&mut self, original: usize, length: usize, words: &str) {
        let normal = self.text.len();
        let same = self.original.get(original..original + length) == Some(words);
        let goes_on = self.marks.last().is_some_and(|m| m.replaces == 0 && original - m.original == normal - m.normal);
        if !(same && goes_on) {
            self.marks.push(Mark { original, normal, replaces: if same { 0 } else { length } });
        }
        self.text.push_str(words);
    }

    /// A run of dashes becomes one.
    fn dash(&mut self, at: usize, length: usize) {
        let normal = self.text.len() - usize::from(self.text.ends_with('-'));
        let original = if normal < self.text.len() { self.start(normal) } else { at };
        self.text.truncate(normal);
        while self.marks.last().is_some_and(|m| m.normal >= normal) {
            self.marks.pop();
        }
        self.marks.push(Mark { original, normal, replaces: at + length - original });
        self.text.push('-');
    }

    /// Where words of normal form stand, at or after a place of the normal form.
    pub(crate) fn find_after(&self, wanted: &str, from: usize) -> Option<usize> {
        Some(from + self.text.get(from..)?.find(wanted)?)
    }

    /// The same where no letter or digit stands right before or after.
    pub(crate) fn find_words_after(&self, wanted: &str, from: usize) -> Option<usize> {
        find_words(&self.text, wanted, from)
    }

    /// Where words stand in the text as it was.
    pub(crate) fn find(&self, wanted: &str) -> Option<Span> {
        let wanted = normal(wanted);
        if wanted.is_empty() {
            return None;
        }
        let at = self.find_after(&wanted, 0)?;
        self.span(at, at + wanted.len())
    }

    /// The piece of the original that a piece of the normal form comes from.
    pub(crate) fn span(&self, from: usize, to: usize) -> Option<Span> {
        let last = (from..to).rev().find(|&i| self.text.is_char_boundary(i))?;
        Some(Span::new(self.start(from), self.end(last)))
    }

    fn mark(&self, normal: usize) -> Mark {
        let after = self.marks.partition_point(|m| m.normal <= normal);
        let none = Mark { original: 0, normal: 0, replaces: 0 };
        after.checked_sub(1).and_then(|i| self.marks.get(i)).copied().unwrap_or(none)
    }

    fn start(&self, normal: usize) -> usize {
        let mark = self.mark(normal);
        if mark.replaces > 0 { mark.original } else { mark.original + (normal - mark.normal) }
    }

    /// The end of the character that begins there.
    fn end(&self, normal: usize) -> usize {
        let mark = self.mark(normal);
        if mark.replaces > 0 {
            return mark.original + mark.replaces;
        }
        let length = self.text.get(normal..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        mark.original + (normal - mark.normal) + length
    }

    /// The place of the normal form that a place of the original became: the next one, where it was left out.
    pub(crate) fn place_of(&self, original: usize) -> usize {
        let after = self.marks.partition_point(|m| m.original <= original);
        let Some(mark) = after.checked_sub(1).and_then(|i| self.marks.get(i)) else { return 0 };
        let next = self.marks.get(after).map_or(self.text.len(), |m| m.normal);
        let inside = original - mark.original;
        if mark.replaces > 0 && inside > 0 { next } else { (mark.normal + inside).min(next) }
    }
}

/// The normal form alone.
pub(crate) fn normal(text: &str) -> String {
    Normal::of(text).text
}

/// Where words of normal form stand in a normal form, at or after a place of it, as words and not as pieces of one.
pub(crate) fn find_words(text: &str, wanted: &str, from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(wanted)).filter(|_| !wanted.is_empty()) {
        let (start, end) = (at + found, at + found + wanted.len());
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(end..).and_then(|text| text.chars().next());
        if [before, after].into_iter().flatten().all(|c| !c.is_alphanumeric()) {
            return Some(start);
        }
        at = end;
    }
    None
}

/// Whether two texts are the same.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one == other || normal(one) == normal(other)
}

/// The name of a text: equal where normal forms are, `kf1-` and sixteen hexadecimal digits.
pub(crate) fn digest(text: &str) -> String {
    digest_of(&normal(text))
}

/// The digest of what is in normal form already.
pub(crate) fn digest_of(form: &str) -> String {
    let mut hash = Fnv::START;
    hash.write(form.as_bytes());
    format!("kf1-{:016x}", hash.finish())
}

/// FNV-1a, 64 bits: against mistakes, not against an adversary, who could write any box into the page anyway.
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) const START: Self = Self(0xcbf2_9ce4_8422_2325);
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    // Lengths and variants: as wide in the browser as on a server.
    fn write_usize(&mut self, i: usize) {
        self.write(&(i as u64).to_le_bytes());
    }

    fn write_isize(&mut self, i: isize) {
        self.write(&(i as i64).to_le_bytes());
    }
}

/// What a piece of text becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Letter(char),
    Words(&'static str),
    Space,
    Dash,
    Nothing,
}

/// The first piece of a text that is not empty, and how many bytes it takes.
fn piece(rest: &str) -> (usize, Piece) {
    if let Some(found) = tag(rest).map(|length| (length, Piece::Space)).or_else(|| entity(rest)) {
        return found;
    }
    rest.chars().next().map_or((rest.len(), Piece::Nothing), |c| (c.len_utf8(), of_character(c)))
}

fn of_character(c: char) -> Piece {
    match c {
        // Two single ones, which some people type: so a value that ends with one is found before another as well.
        '"' | '“' | '”' | '„' | '‟' | 'ʺ' | '″' | '‶' | '«' | '»' | '〝' | '〞' | '＂' => {
            Piece::Words("''")
        }
        '`' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | '‹' | '›' | '＇' => {
            Piece::Words("'")
        }
        '!'..=',' | '.'..='~' => Piece::Letter(c),
        // Soft hyphens, zero-width characters, marks of direction, variation selectors; controls, which some software deletes.
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => Piece::Nothing,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => Piece::Nothing,
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => Piece::Nothing,
        '-' | '‐'..='―' | '−' | '﹘' | '﹣' | '－' => Piece::Dash,
        '…' => Piece::Words("..."),
        '×' => Piece::Words("x"),
        '™' => Piece::Words("(tm)"),
        c if c.is_whitespace() || c.is_control() => Piece::Space,
        c => Piece::Letter(c),
    }
}

/// The length of a line break's tag: `<br>`, `<br/>`, `<BR />`.
fn tag(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('<')?;
    let after = inner.get(..2).filter(|name| name.eq_ignore_ascii_case("br")).and_then(|_| inner.get(2..))?;
    let end = after.trim_start_matches([' ', '\t', '\n', '\r']);
    let end = end.strip_prefix('/').unwrap_or(end).strip_prefix('>')?;
    Some(rest.len() - end.len())
}

/// The entities that a CMS writes for what it could as well leave as it is.
const NAMED: [(&str, char); 26] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("hellip", '…'),
    ("times", '×'),
    ("prime", '′'),
    ("Prime", '″'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
];

/// No entity that we know is longer: `&#1114111;`.
const LONGEST_ENTITY: usize = 10;

/// A character that is written as an entity, and how long that is.
fn entity(rest: &str) -> Option<(usize, Piece)> {
    let inner = rest.strip_prefix('&')?;
    let end = inner.bytes().take(LONGEST_ENTITY).position(|b| b == b';')?;
    let name = inner.get(..end)?;
    let c = if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let digits = hex.unwrap_or(number);
        // `from_str_radix` would take a sign.
        let code = digits.bytes().all(|b| b.is_ascii_hexdigit()).then_some(digits)?;
        char::from_u32(u32::from_str_radix(code, if hex.is_some() { 16 } else { 10 }).ok()?)?
    } else {
        NAMED.iter().find(|(known, _)| *known == name)?.1
    };
    Some((end + 2, of_character(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_other_software_changes_is_the_same() {
        for (written, form) in [
            ("Andi\u{a0}Firmansyah", "Andi Firmansyah"),
            ("  Andi \t\r\n\u{2003}Firmansyah\u{2028}", "Andi Firmansyah"),
            ("Ma’ruf, Ma‘ruf, Ma`ruf, Ma´ruf, Maʼruf", "Ma'ruf, Ma'ruf, Ma'ruf, Ma'ruf, Ma'ruf"),
            ("“Kami siap,” «Ya» \"Ya\" ''Ya'' ``Ya``", "''Kami siap,'' ''Ya'' ''Ya'' ''Ya'' ''Ya''"),
            ("“‘Ya’”", "'''Ya'''"),
            ("Bogor – Warga — kami - mereka -- semua --- ada −1", "Bogor - Warga - kami - mereka - semua - ada -1"),
            ("TNI‑Polri", "TNI-Polri"),
            ("Lalu… selesai", "Lalu... selesai"),
            ("2×4", "2x4"),
            ("ke\u{ad}ter\u{200b}batasan\u{feff}", "keterbatasan"),
            ("Kelautan &amp; Perikanan &#8211; &#x201C;ya&rdquo;&nbsp;&hellip;", "Kelautan & Perikanan - ''ya'' ..."),
            ("satu<br>dua<br/>tiga<BR />empat< br>", "satu dua tiga empat< br>"),
            ("R&D; &#xZZ; &#1114112; & &; &unknown;", "R&D; &#xZZ; &#1114112; & &; &unknown;"),
            ("&#+39;", "&#+39;"),
            ("❤\u{fe0f} é e\u{301} 😀", "❤ é e\u{301} 😀"),
            ("dan\u{b}Timur\0", "danTimur"),
            ("6″ dan 3′", "6'' dan 3'"),
            ("Kata", "Kata"),
            (" \u{ad}\u{a0} ", ""),
        ] {
            assert_eq!(normal(written), form, "{written}");
        }
    }

    #[test]
    fn case_and_letters_count() {
        assert!(!same("polri", "Polri"));
        assert!(!same("Kemenkes", "Kemenkeu"));
        assert!(!same("satu dua", "satudua"));
    }

    /// Every piece that is found in the normal form is cut from the original.
    #[test]
    fn leads_back_to_the_original() {
        let text = "“Kami ’siap’ –– lalu…\u{a0}pergi,” kata Ma’ruf\u{ad} Amin &amp; tim 😀 ''ya''.";
        let normal = Normal::of(text);
        for (wanted, cut) in [
            ("Kami", "Kami"),
            ("\"Kami", "“Kami"),
            ("'siap' - lalu...", "’siap’ –– lalu…"),
            ("lalu... pergi", "lalu…\u{a0}pergi"),
            ("pergi,\" kata", "pergi,” kata"),
            ("Ma'ruf", "Ma’ruf"),
            ("Ma'ruf Amin", "Ma’ruf\u{ad} Amin"),
            ("Amin & tim", "Amin &amp; tim"),
            ("& tim 😀", "&amp; tim 😀"),
            ("\"ya\".", "''ya''."),
            ("ya'", "ya'"),
            ("ya", "ya"),
        ] {
            assert_eq!(normal.find(wanted).map(|s| s.of(text)), Some(cut), "{wanted}");
        }
        assert_eq!(normal.find("tidak ada"), None);
        assert_eq!(normal.find(" \u{ad}"), None);
    }

    #[test]
    fn places_move_with_their_words() {
        let text = "“Ya…”\u{ad}  kata\u{a0}Ma’ruf";
        let normal = Normal::of(text);
        for word in ["Ya", "kata", "Ma", "ruf"] {
            let at = normal.place_of(text.find(word).unwrap());
            assert!(normal.text().get(at..).unwrap().starts_with(word), "{word} at {at} of {}", normal.text());
        }
        assert_eq!(normal.place_of(text.len()), normal.text().len());
        assert_eq!(normal.place_of(0), 0);
    }

    /// What WordPress, other editors and sanitisers make of an article's words, by their real functions (see tests/cms).
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn what_a_cms_makes_of_a_text_is_the_same() {
        let vectors: Vec<serde_json::Value> = serde_json::from_str(include_str!("../../tests/cms/text.json")).unwrap();
        let mut same = 0;
        for vector in vectors {
            let text = |key: &str| vector[key].as_str().unwrap();
            let (before, after) = (normal(text("beforeText")), normal(text("afterText")));
            if vector["same"].as_bool().unwrap() {
                same += 1;
                assert_eq!(before, after, "{vector}");
            } else {
                assert_ne!(before, after, "{vector}");
            }
        }
        assert!(same > 50, "{same}");
    }

    #[test]
    fn digests_are_equal_where_texts_are() {
        assert_eq!(digest(""), "kf1-cbf29ce484222325");
        assert_eq!(digest("a"), "kf1-af63dc4c8601ec8c");
        assert_eq!(digest("Judul\n\nSatu\u{a0}“dua”."), digest("Judul\nSatu \"dua\".\n"));
        assert_ne!(digest("Judul\n\nSatu dua."), digest("Judul\n\nSatu dua!"));
    }
}
