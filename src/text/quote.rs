//! Quotation marks in pairs: what is said in somebody's words.

use super::span::Span;
use super::token::{Kind, Token};
use crate::lexicon::{self, Entry, SpeechKind, kinds};

/// A quoted stretch of one block.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    /// Its tokens with the marks.
    pub(crate) tokens: std::ops::Range<usize>,
    /// What stands between the marks, without white space and a closing comma.
    pub(crate) inner: Span,
    /// Whether a closing mark was found.
    pub(crate) closed: bool,
}

/// The quotes of the block whose tokens are `range` of `tokens`.
///
/// Marks of every style count, also reversed ones: what decides is where a mark stands (`"Ya," kata` opens after a space and
/// closes before one). An unclosed quote reaches to the end of its block.
pub(crate) fn quotes(text: &str, tokens: &[Token], range: std::ops::Range<usize>, out: &mut Vec<Quote>) {
    let mut open: Option<(usize, char)> = None;
    for i in range.clone() {
        let Some(token) = tokens.get(i) else { break };
        let Kind::Mark(mark @ ('"' | '\'')) = token.kind else { continue };
        let before = i == range.start || !token.glued || follows_opening(tokens, i, range.start);
        let after = i + 1 < range.end && tokens.get(i + 1).is_some_and(|t| t.glued);
        match open {
            // A double mark with a word glued to it opens; one at the end of a word that nothing opened is stray.
            None if mark == '"' && after && (before || opens_by_shape(token.span.of(text))) => open = Some((i, mark)),
            None if mark == '\'' && before && after && closes_later(tokens, i, range.end) => open = Some((i, mark)),
            Some((from, m)) if m == mark => {
                if before && after && !opens_by_shape_closing(token.span.of(text)) && starts_speech(tokens, i) {
                    // Another opening mark: the one before was never closed.
                    out.push(quote(text, tokens, from, i, false));
                    open = Some((i, mark));
                } else {
                    out.push(quote(text, tokens, from, i + 1, true));
                    open = None;
                }
            }
            _ => {}
        }
    }
    if let Some((from, _)) = open {
        let end = attribution(tokens, from, range.end).unwrap_or(range.end);
        out.push(quote(text, tokens, from, end, false));
    }
}

/// Where an unclosed quote ends before its block does: `“Kami siap, kata Sri.` at the verb after the comma.
fn attribution(tokens: &[Token], from: usize, end: usize) -> Option<usize> {
    let is_verb = |e| matches!(e, Entry::Speech(SpeechKind::PostQuoteVerb, _)).then_some(());
    (from + 2..end).find(|&i| {
        tokens.get(i - 1).is_some_and(|t| t.is_mark(','))
            && tokens.get(i).is_some_and(Token::is_lower)
            && lexicon::longest(tokens.get(i..(i + 3).min(end)).unwrap_or_default(), kinds![Speech], is_verb).is_some()
    })
}

fn follows_opening(tokens: &[Token], i: usize, start: usize) -> bool {
    i > start && tokens.get(i - 1).is_some_and(|t| matches!(t.kind, Kind::Mark('(' | '[' | '-' | ':' | ',' | '.')))
}

/// `“` and its kin: no style uses them to close, so a glued one still opens (`kata:“Ya`).
fn opens_by_shape(mark: &str) -> bool {
    matches!(mark, "“" | "„" | "«" | "‘‘")
}

fn opens_by_shape_closing(mark: &str) -> bool {
    matches!(mark, "”" | "»" | "’’")
}

/// Whether the token after the mark begins with a capital, as speech does.
fn starts_speech(tokens: &[Token], i: usize) -> bool {
    tokens.get(i + 1).is_some_and(Token::is_capitalised)
}

/// How many tokens a quote in single marks may have.
const LONGEST_SINGLE: usize = 150;

/// A single mark opens only where another closes within the block: `Jum'at` and `'kan` have none.
fn closes_later(tokens: &[Token], i: usize, end: usize) -> bool {
    (i + 2..end.min(i + LONGEST_SINGLE)).any(|j| {
        tokens.get(j).is_some_and(|t| t.is_mark('\'') && t.glued)
            && tokens.get(j + 1).is_none_or(|t| j + 1 >= end || !t.glued || !t.is_word())
    })
}

fn quote(text: &str, tokens: &[Token], from: usize, to: usize, closed: bool) -> Quote {
    let start = tokens.get(from).map_or(0, |t| t.span.end);
    let last = tokens.get(to.saturating_sub(1));
    let end = last.map_or(start, |t| if closed { t.span.start } else { t.full_end() });
    let mut inner = Span::new(start, end.max(start)).trimmed(text);
    let cut = inner.of(text).trim_end_matches([',', ' ']);
    // A quote is given as it is said: its last full stop is the sentence's, `?` and `!` are the speaker's.
    let cut = if cut.ends_with("..") { cut } else { cut.strip_suffix('.').unwrap_or(cut) };
    inner.end = inner.start + cut.len();
    Quote { tokens: from..to, inner, closed }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn inner(text: &str) -> Vec<String> {
        let mut cut = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut cut);
        let mut out = Vec::new();
        let n = cut.len();
        quotes(text, &cut, 0..n, &mut out);
        out.iter().map(|q| q.inner.of(text).to_owned()).collect()
    }

    #[test]
    fn pairs_marks_of_every_style() {
        for (open, close) in [("“", "”"), ("\"", "\""), ("‘‘", "’’"), ("”", "”"), ("«", "»"), ("‘", "’"), ("''", "''")]
        {
            let text = format!("{open}Kami siap,{close} kata Sri. {open}Besok,{close} ujarnya.");
            assert_eq!(inner(&text), ["Kami siap", "Besok"], "{text}");
        }
    }

    #[test]
    fn reaches_to_the_end_where_nothing_closes() {
        assert_eq!(inner("“Kami siap membantu warga."), ["Kami siap membantu warga"]);
        assert_eq!(inner("Kata dia, \"Besok kami datang."), ["Besok kami datang"]);
    }

    #[test]
    fn an_unclosed_quote_ends_at_its_attribution() {
        assert_eq!(inner("“Kami siap membantu warga, kata Sri, Rabu."), ["Kami siap membantu warga"]);
    }

    #[test]
    fn single_marks_and_nested_ones() {
        assert_eq!(inner("Sri menyebut 'kota hujan' itu ramai."), ["kota hujan"]);
        assert_eq!(inner("“Ia bilang ‘ya’ tadi,” kata Sri."), ["Ia bilang ‘ya’ tadi"]);
        assert_eq!(inner("\"Ia bilang 'ya' tadi,\" kata Sri."), ["Ia bilang 'ya' tadi"]);
    }

    #[test]
    fn apostrophes_are_no_quotes() {
        assert!(inner("Hari Jum'at ini Ma'ruf datang").is_empty());
    }
}
