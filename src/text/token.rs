//! The words and marks of the article, each looked up once.

use super::scan::{self, Piece};
use super::span::Span;
use crate::lexicon::{self, Entry, Kinds, Word, kinds};

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands, without the full stop of an abbreviation.
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    pub(crate) word: Word,
    /// The kinds of the phrases that begin with the word.
    pub(crate) opens: Kinds,
    /// Of its folded letters.
    pub(crate) hash: u32,
    /// Whether an abbreviation's full stop follows: `Pol.`, `dr.`, `M.`
    pub(crate) dot: bool,
    /// Whether nothing stands between the token before and this one.
    pub(crate) glued: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word, by its capitals.
    Word(Case),
    Number,
    /// A mark, with its variants folded: every double quotation mark is `"`, every single one `'`, every dash `-`,
    /// a run of full stops `…`.
    Mark(char),
}

/// The capitals of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// `rapat`
    Lower,
    /// `Rapat`
    Title,
    /// `RAPAT`, `PPATK`, `BP2MI`
    Upper,
    /// `KemenPPPA`, `iNews`
    Mixed,
    /// `M`
    Initial,
}

impl Token {
    /// Where it ends, the full stop of an abbreviation included.
    pub(crate) const fn full_end(&self) -> usize {
        self.span.end + self.dot as usize
    }

    pub(crate) const fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word(_))
    }

    /// Whether it begins with a capital.
    pub(crate) const fn is_capitalised(&self) -> bool {
        matches!(self.kind, Kind::Word(Case::Title | Case::Upper | Case::Mixed | Case::Initial))
    }

    pub(crate) const fn is_lower(&self) -> bool {
        matches!(self.kind, Kind::Word(Case::Lower))
    }

    /// Whether it is formed as verbs are: `menemui`, `dibacakan`, `berjalan`, `terhambat`.
    pub(crate) fn is_verbal(&self, text: &str) -> bool {
        let word = self.span.of(text);
        ["me", "ber", "di", "ter"].iter().any(|p| word.starts_with(p)) && word.len() > 5
    }

    pub(crate) const fn is_mark(&self, mark: char) -> bool {
        matches!(self.kind, Kind::Mark(m) if m == mark)
    }

    /// Its folded spelling, where a table holds it; empty otherwise.
    pub(crate) fn spelling(&self) -> &'static str {
        lexicon::spelling(self.word)
    }

    /// Whether it is one of these words ([`words!`](crate::lexicon)).
    pub(crate) fn is_any(&self, words: &[Word]) -> bool {
        words.contains(&self.word)
    }
}

/// Cuts one block of the article.
pub(crate) fn tokens(text: &str, block: Span, out: &mut Vec<Token>) {
    let Some(area) = text.get(..block.end) else { return };
    let first = out.len();
    let mut at = block.start;
    let mut letters = Vec::new();
    while let Some((piece, start, end)) = scan::next_piece(area, at) {
        let spelt = area.get(start..end).unwrap_or_default();
        let glued = start == at && out.len() > first;
        at = end;
        let kind = match piece {
            Piece::Word => Kind::Word(case(spelt)),
            Piece::Number => Kind::Number,
            Piece::Mark => Kind::Mark(mark(spelt)),
        };
        if glued
            && spelt == "."
            && out.len() > first
            && let Some(last) = out.last_mut()
            && takes_full_stop(last, text, area.get(end..).unwrap_or_default())
        {
            last.dot = true;
            continue;
        }
        let mut mark = [0; 4];
        let folded = match kind {
            Kind::Mark(m) => m.encode_utf8(&mut mark).as_bytes(),
            Kind::Word(_) | Kind::Number => scan::folded(spelt, &mut letters),
        };
        let hash = lexicon::hash(folded);
        let word = lexicon::word(folded, hash);
        out.push(Token {
            span: Span::new(start, end),
            kind,
            word,
            opens: lexicon::opened_by(word),
            hash,
            dot: false,
            glued,
        });
    }
}

fn case(word: &str) -> Case {
    // Most words are small, and most others have but one capital.
    let rest = word.as_bytes().get(1..).unwrap_or_default();
    if rest.iter().all(u8::is_ascii_lowercase) && !rest.is_empty() {
        match word.as_bytes().first() {
            Some(b'a'..=b'z') => return Case::Lower,
            Some(b'A'..=b'Z') => return Case::Title,
            _ => {}
        }
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first, upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, 0) => Case::Initial,
        (true, _, 0) => Case::Upper,
        (true, 0, _) => Case::Title,
        // `Lumajang-Jember`, `H.Ali`: each part begins with a capital.
        (true, ..) if word.split(['-', '.', '\'']).all(|p| p.chars().skip(1).all(|c| !c.is_uppercase())) => Case::Title,
        _ => Case::Mixed,
    }
}

fn mark(spelt: &str) -> char {
    match spelt {
        "''" | "‘‘" | "’’" | "``" => return '"',
        "." => return '.',
        _ => {}
    }
    match spelt.chars().next().unwrap_or_default() {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '"' => '"',
        '‘' | '’' | '‚' | '‛' | '`' | '´' | '\'' => '\'',
        '–' | '—' | '−' | '-' | '‒' | '―' => '-',
        '.' | '…' => '…',
        other => other,
    }
}

/// Whether the full stop after `last` belongs to it and ends no sentence. `rest` is what follows the full stop.
///
/// `Komjen Pol. M. Fadil` has two such; `Ia bergelar S.H. Sebelumnya …` has one that ends the sentence.
fn takes_full_stop(last: &Token, text: &str, rest: &str) -> bool {
    let Kind::Word(case) = last.kind else { return false };
    let next = rest.trim_start().chars().next();
    let Some(next) = next else { return false };
    if case == Case::Initial {
        return next.is_alphabetic() || matches!(next, ',' | ')');
    }
    let Some((_, may_end)) =
        lexicon::longest(std::slice::from_ref(last), kinds![Abbreviation, Honorific], |e| match e {
            Entry::Abbreviation(may_end) => Some(may_end),
            Entry::Honorific(_) => Some(true),
            _ => None,
        })
    else {
        return false;
    };
    if matches!(next, ',' | ';' | ':' | ')') || next.is_lowercase() {
        // `dll., dst.` and `anggota. mereka` differ in that only the first is an abbreviation: it is, if it came here.
        return true;
    }
    if may_end {
        // `S.H. M.H.`: another degree follows.
        return last.span.of(text).contains('.') && rest.trim_start().get(1..2) == Some(".");
    }
    // `tentang berbagai hal. Sementara itu` ends a sentence, `hal. 4` and `dr. Lestari` don't.
    let honorific = matches!(last.spelling(), "dr" | "drg" | "drh" | "apt");
    case != Case::Lower || honorific || next.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, bool)> {
        let mut out = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut out);
        out.iter().map(|t| (t.span.of(text).to_owned(), t.dot)).collect()
    }

    fn stops(text: &str) -> usize {
        cut(text).iter().filter(|(t, _)| t == ".").count()
    }

    #[test]
    fn abbreviations_take_their_full_stop() {
        assert_eq!(stops("Irjen Pol. Dr. H. Asep M. Guntur, S.I.K., M.H. mengatakan hal itu."), 1);
        assert_eq!(stops("Jl. Merdeka No. 3 dihuni dr. Lestari."), 1);
        assert_eq!(stops("Ia membahas berbagai hal. Sementara itu warga menunggu."), 2);
        assert_eq!(stops("Ia kini bergelar S.H. Sebelumnya ia guru."), 2);
    }

    #[test]
    fn marks_are_folded() {
        let text = "“a” ‘‘b’’ – — -- ...";
        let mut out = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut out);
        let marks: String =
            out.iter().filter_map(|t| if let Kind::Mark(m) = t.kind { Some(m) } else { None }).collect();
        assert_eq!(marks, "\"\"\"\"---…");
    }
}
