//! Sentences. A quote is never cut: `“Tunggu. Kami datang,” kata Sri.` is one sentence, whose quote has two.

use std::ops::Range;

use super::quote::Quote;
use super::token::{Kind, Token};

/// The sentences of a block, as ranges of its tokens, given the quotes that lie in it.
pub(crate) fn sentences(tokens: &[Token], block: Range<usize>, quotes: &[Quote], out: &mut Vec<Range<usize>>) {
    let mut start = block.start;
    let mut quote = quotes.iter().peekable();
    let mut i = block.start;
    while i < block.end {
        let mut end = i + 1;
        let mut ends = ends_sentence(tokens, i);
        while quote.peek().is_some_and(|q| q.tokens.end <= i) {
            quote.next();
        }
        if let Some(q) = quote.peek().filter(|q| q.tokens.start <= i && i < q.tokens.end) {
            end = q.tokens.end.max(i + 1);
            // After the closing mark a new sentence begins with a capital or a new quote, unless a comma was said last:
            // `“Kami siap.” Warga menunggu.` but `“Kami siap,” kata Sri.` and `“Kami siap.” kata Sri.`
            let stop = if q.closed { end.saturating_sub(2) } else { end.saturating_sub(1) };
            let next_is_new = tokens.get(end).is_none_or(|t| {
                end >= block.end || t.is_capitalised() || t.is_mark('"') || t.is_mark('\'') || t.kind == Kind::Number
            });
            ends = ends_sentence(tokens, stop) && next_is_new;
        }
        if ends {
            while end < block.end
                && tokens.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark(')' | ']' | '.' | '!' | '?')))
            {
                end += 1;
            }
            out.push(start..end);
            start = end;
        }
        i = end;
    }
    if start < block.end {
        out.push(start..block.end);
    }
}

fn ends_sentence(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| matches!(t.kind, Kind::Mark('.' | '!' | '?')))
        || tokens.get(i).is_some_and(|t| t.is_mark('…')) && tokens.get(i + 1).is_none_or(Token::is_capitalised)
}

/// How many sentences the tokens hold, counting inside quotes too.
pub(crate) fn count(tokens: &[Token], range: Range<usize>) -> u32 {
    let mut n = 0;
    let mut words = false;
    for i in range {
        let Some(token) = tokens.get(i) else { break };
        if ends_sentence(tokens, i) && words {
            n += 1;
            words = false;
        }
        words |= token.is_word();
    }
    n + u32::from(words)
}

#[cfg(test)]
mod tests {
    use super::super::quote::quotes;
    use super::super::span::Span;
    use super::super::token::tokens;
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let mut t = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut t);
        let (mut q, mut s) = (Vec::new(), Vec::new());
        let n = t.len();
        quotes(text, &t, 0..n, &mut q);
        sentences(&t, 0..n, &q, &mut s);
        s.iter().map(|r| Span::new(t[r.start].span.start, t[r.end - 1].full_end()).of(text).to_owned()).collect()
    }

    #[test]
    fn quotes_stay_whole() {
        assert_eq!(
            cut("“Tunggu. Kami datang,” kata Sri. Ia pergi."),
            ["“Tunggu. Kami datang,” kata Sri.", "Ia pergi."]
        );
        assert_eq!(cut("“Kami siap.” Warga menunggu."), ["“Kami siap.”", "Warga menunggu."]);
        assert_eq!(cut("“Siapa?” tanya Sri. “Saya.”"), ["“Siapa?” tanya Sri.", "“Saya.”"]);
    }

    #[test]
    fn survives_abbreviations_and_missing_spaces() {
        assert_eq!(
            cut("Komjen Pol. M. Fadil, S.H., M.H. hadir pukul 10.00.Ia membayar Rp1.000."),
            ["Komjen Pol. M. Fadil, S.H., M.H. hadir pukul 10.00.", "Ia membayar Rp1.000."]
        );
    }
}
