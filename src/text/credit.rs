//! Credits: `Penulis: Ayu Lestari | Editor: Bima`, `Reporter : Ayu`, `(Pewarta: Ayu; Editor: Bima)`.

use super::dateline;
use super::span::Span;
use super::token::{self, Kind, Token};
use crate::lexicon::{self, Entry, kinds, words};
use crate::trace;

/// `Penulis: Ayu Lestari`.
#[derive(Debug)]
pub(crate) struct CreditLine {
    pub(crate) role: Span,
    pub(crate) name: Span,
}

/// A line of credits is short.
const LONGEST: usize = 320;

/// A name has no more words than this: `Foto: Wali Kota Bogor saat meninjau pasar yang …` is a caption.
const NAME_WORDS: usize = 12;

/// How many tokens a role may have: `Penulis/Editor`, `Sumber Berita`.
const ROLE_TOKENS: usize = 5;

/// The credits a line holds: none where it is no credit line.
///
/// A role opens the line; each later role stands right before a colon, and what is between two roles is a name. So the mark
/// that parts them does not matter: `Penulis: Ayu | Editor: Bima`, `Pewarta: Ayu, Editor: Bima`, `Pewarta: Ayu Editor: Bima`.
pub(super) fn credits(text: &str, line: Span) -> Vec<CreditLine> {
    if line.len() > LONGEST || !line.of(text).contains(':') {
        return Vec::new();
    }
    let mut tokens = Vec::new();
    token::tokens(text, line, &mut tokens);
    let roles: Vec<(usize, usize)> =
        (0..tokens.len()).filter_map(|colon| Some((role_before(&tokens, colon)?, colon))).collect();
    // `Selasa, 20 Desember 2022 Reporter: Ayu`: a date may stand before the first role.
    let before = |t: &Token| !t.is_mark(':') && (!t.is_word() || dateline::is_time_word(t));
    let opens = |at: usize| tokens.iter().take(at).all(before);
    if !roles.first().is_some_and(|&(from, _)| opens(from)) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (i, &(from, colon)) in roles.iter().enumerate() {
        let next = roles.get(i + 1).map_or(tokens.len(), |&(next, _)| next);
        let (Some(role), Some(name)) = (span(&tokens, from, colon), name(text, &tokens, colon + 1, next)) else {
            return Vec::new();
        };
        trace::note("credit.role-of-credit_roles.tsv", role.to(name), role);
        out.push(CreditLine { role, name });
    }
    out
}

/// The role of a line that holds nothing else: `Editor:`, whose name stands on the next line.
pub(super) fn role_alone(text: &str, line: Span) -> Option<Span> {
    if line.len() > 40 {
        return None;
    }
    let mut tokens = Vec::new();
    token::tokens(text, line, &mut tokens);
    let colon = tokens.len().checked_sub(1).filter(|&i| tokens.get(i).is_some_and(|t| t.is_mark(':')))?;
    (role_before(&tokens, colon)? == 0).then(|| span(&tokens, 0, colon)).flatten()
}

/// Where the longest role begins that ends right before the colon at `colon`.
fn role_before(tokens: &[Token], colon: usize) -> Option<usize> {
    tokens.get(colon).filter(|t| t.is_mark(':'))?;
    (colon.saturating_sub(ROLE_TOKENS)..colon).find(|&from| is_role(tokens.get(from..colon).unwrap_or_default()))
}

/// `Penulis`, `Penulis/Editor`, `Reporter dan Editor`.
fn is_role(mut cut: &[Token]) -> bool {
    while let Some((length, ())) = lexicon::longest(cut, kinds![CreditRole], |e| (e == Entry::CreditRole).then_some(()))
    {
        cut = cut.get(length..).unwrap_or_default();
        match cut.split_first() {
            None => return true,
            Some((mark, rest)) if mark.is_mark('/') || mark.is_mark('&') || mark.is_any(words!["dan"]) => cut = rest,
            Some(_) => return false,
        }
    }
    false
}

/// The name between two roles, without the marks around it.
fn name(text: &str, tokens: &[Token], from: usize, to: usize) -> Option<Span> {
    let cut = tokens.get(from..to)?;
    let parts = |t: &Token| "|;,/-()[]•".chars().any(|mark| t.is_mark(mark)) || t.is_mark('·');
    let first = cut.iter().position(|t| !parts(t))?;
    // `Editor: Bima 2895`: how often the page was read.
    let last = cut.iter().rposition(|t| !parts(t) && t.kind != Kind::Number)?;
    let words = cut.get(first..=last)?;
    // `Foto: Wali Kota Bogor saat meninjau pasar` tells what is to be seen, not who took it.
    let lower = || words.iter().filter(|t| t.is_lower() && !t.span.of(text).contains('.') && !t.is_any(words!["dan"]));
    let prose = lower().count() > 1 && lower().any(is_function_word);
    if words.len() > NAME_WORDS || prose {
        return None;
    }
    Some(Span::new(words.first()?.span.start, words.last()?.full_end()))
}

fn is_function_word(token: &Token) -> bool {
    lexicon::longest(std::slice::from_ref(token), kinds![Function], |e| matches!(e, Entry::Function(_)).then_some(()))
        .is_some()
}

fn span(tokens: &[Token], from: usize, to: usize) -> Option<Span> {
    Some(tokens.get(from)?.span.to(tokens.get(to.checked_sub(1)?)?.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(&str, &str)> {
        credits(line, Span::new(0, line.len())).iter().map(|c| (c.role.of(line), c.name.of(line))).collect()
    }

    #[test]
    fn several_on_a_line_whatever_parts_them() {
        for line in [
            "Penulis: Ayu Lestari | Editor: Bima",
            "Penulis : Ayu Lestari ; Editor : Bima",
            "Penulis: Ayu Lestari, Editor: Bima",
            "Penulis: Ayu Lestari / Editor: Bima",
            "Penulis: Ayu Lestari Editor: Bima",
            "(Penulis: Ayu Lestari; Editor: Bima)",
        ] {
            assert_eq!(read(line), [("Penulis", "Ayu Lestari"), ("Editor", "Bima")], "{line}");
        }
    }

    #[test]
    fn names_keep_initials_and_sites() {
        assert_eq!(read("Editor: M. Arief H."), [("Editor", "M. Arief H.")]);
        assert_eq!(read("Selasa, 20 Desember 2022 Reporter: Ayu 28"), [("Reporter", "Ayu")]);
        assert_eq!(read("Editor: ayu lestari"), [("Editor", "ayu lestari")]);
        assert_eq!(read("Sumber: suaradesa.id"), [("Sumber", "suaradesa.id")]);
        assert_eq!(read("Reporter/Editor: Ayu dan Bima"), [("Reporter/Editor", "Ayu dan Bima")]);
    }

    #[test]
    fn captions_and_prose_are_none() {
        for line in [
            "Foto: Wali Kota Bima saat meninjau pasar",
            "Sumber air warga: sumur dan sungai",
            "Menurut editor: kami siap",
            "Editor:",
        ] {
            assert!(read(line).is_empty(), "{line}");
        }
    }
}
