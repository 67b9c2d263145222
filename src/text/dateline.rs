//! The dateline: `satunusantaranews, Bogor -`, `Garut (ANTARA) -`, `BANDUNG, 31 Juli 2025 –`, `KBRN, Jakarta:`.

use std::ops::Range;

use super::span::Span;
use super::token::{Case, Kind, Token};
use crate::lexicon::{self, Entry};

/// What a dateline says, and where the text proper begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) outlet: Option<Span>,
    pub(crate) place: Option<Span>,
    pub(crate) date: Option<Span>,
    /// The first token after it.
    pub(crate) body: usize,
}

/// How many tokens a dateline may have.
const LONGEST: usize = 16;

const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
    "nopember",
    "pebruari",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "agu",
    "ags",
    "agt",
    "sep",
    "sept",
    "okt",
    "nov",
    "des",
];
const WEEKDAYS: &[&str] = &["senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"];

/// The dateline that opens a block, if one does.
pub(crate) fn dateline(text: &str, tokens: &[Token], block: Range<usize>) -> Option<Found> {
    let end = (block.start + LONGEST).min(block.end);
    let dash = (block.start + 1..end).find(|&i| {
        tokens.get(i).is_some_and(|t| match t.kind {
            // `Lumajang-Jember` is a word; a dateline's dash has a space before it, or stands after a bracket.
            Kind::Mark('-') => true,
            Kind::Mark(':') => tokens.get(i + 1).is_some_and(|n| !n.glued),
            _ => false,
        })
    })?;
    let opening = tokens.get(block.start..dash)?;
    let colon = tokens.get(dash)?.is_mark(':');
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut from = block.start;
    for (i, token) in opening.iter().enumerate().map(|(i, t)| (block.start + i, t)) {
        match token.kind {
            Kind::Mark(',' | '(' | ')' | '|') => {
                pieces.push(from..i);
                from = i + 1;
            }
            Kind::Mark('/' | '.' | '-') | Kind::Number => {}
            Kind::Mark(_) => return None,
            // A lower-case word is prose, unless it is a site's name: `tirto.id`, `detikcom`, `satunusantaranews`.
            Kind::Word(Case::Lower) if !is_site(text, token) => return None,
            Kind::Word(_) => {}
        }
    }
    pieces.push(from..dash);
    pieces.retain(|p| !p.is_empty());

    let mut found = Found { body: dash + 1, ..Found::default() };
    let mut unknown: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        let cut = tokens.get(piece.clone())?;
        let span = cut.first()?.span.to(cut.last()?.span);
        if is_date(cut) {
            found.date = found.date.or(date(tokens, piece).or(None));
        } else if is_place(cut) && found.place.is_none() {
            found.place = Some(span);
        } else {
            unknown.push(piece);
        }
    }
    for piece in unknown {
        let cut = tokens.get(piece)?;
        let span = cut.first()?.span.to(cut.last()?.span);
        let site = cut.iter().any(|t| is_site(text, t) || span.of(text).contains('.'));
        let sure = site || found.place.is_some();
        if cut.len() > 4 || cut.iter().any(opens_prose) {
            return None;
        }
        if sure && found.outlet.is_none() {
            found.outlet = Some(span);
        } else if found.place.is_none()
            && cut.iter().all(Token::is_capitalised)
            && !colon
            && begins_sentence(tokens, dash + 1)
        {
            // A small town that no table has: `Kandangtepus – Warga …`, not `Pemerintah – yang baru – …`.
            found.place = Some(span);
        }
    }
    // A colon opens speech and lists far more often than it closes a dateline.
    let certain = !colon || (found.place.is_some() && found.outlet.is_some());
    (certain && (found.place.is_some() || found.outlet.is_some())).then_some(found)
}

/// A word no table knows, or with a web address's ending: the name of a site.
fn is_site(text: &str, token: &Token) -> bool {
    let cut = token.span.of(text);
    let ending = cut.rsplit_once('.').is_some_and(|(_, e)| {
        matches!(e.to_ascii_lowercase().as_str(), "com" | "id" | "co" | "net" | "org" | "tv" | "news")
    });
    ending || (token.is_lower() && !token.word.is_known() && cut.len() > 4)
}

/// An office, a rank or a body opens a sentence, not a dateline: `Presiden - yang …`.
fn opens_prose(token: &Token) -> bool {
    lexicon::longest(std::slice::from_ref(token), |e| {
        matches!(e, Entry::Title(_) | Entry::BodyHead(..) | Entry::ForumHead(_) | Entry::Speech(..)).then_some(())
    })
    .is_some()
}

fn begins_sentence(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| !t.is_lower())
}

fn is_place(cut: &[Token]) -> bool {
    let after_admin =
        cut.iter().take_while(|t| t.is_any(&["kota", "kabupaten", "kab", "kecamatan", "provinsi"])).count();
    [0, after_admin].iter().any(|&n| {
        cut.get(n..).is_some_and(|c| {
            lexicon::longest(c, |e| matches!(e, Entry::Place(..)).then_some(())).is_some_and(|(len, ())| len == c.len())
        })
    })
}

fn is_date(cut: &[Token]) -> bool {
    cut.iter().all(|t| t.kind == Kind::Number || t.is_any(MONTHS) || t.is_any(WEEKDAYS) || t.is_mark('/'))
}

/// The first date in a range of tokens, as written: `8/10/2025`, `31 Juli 2025`, `16 September`. A weekday alone is none.
pub(crate) fn date(tokens: &[Token], range: Range<usize>) -> Option<Span> {
    let get = |i: usize| tokens.get(i).filter(|_| i < range.end);
    range.clone().find_map(|i| {
        let token = get(i).filter(|t| t.kind == Kind::Number)?;
        if let Some(month) = get(i + 1).filter(|t| t.is_any(MONTHS) && token.span.len() <= 2) {
            let year = get(i + 2).filter(|t| t.kind == Kind::Number && t.span.len() == 4);
            return Some(token.span.to(year.unwrap_or(month).span));
        }
        None
    })
}

/// The first date in a range, also in figures: `8/10/2025`, `8/10`.
pub(crate) fn any_date(text: &str, tokens: &[Token], range: Range<usize>) -> Option<Span> {
    let figures = tokens.get(range.clone())?.iter().find(|t| {
        let cut = t.span.of(text);
        let parts: Vec<&str> = cut.split(['/', '-']).collect();
        t.kind == Kind::Number
            && cut.contains('/')
            && matches!(parts.len(), 2 | 3)
            && parts.iter().all(|p| p.chars().all(|c| c.is_ascii_digit()))
            && parts.first().and_then(|p| p.parse::<u32>().ok()).is_some_and(|d| (1..=31).contains(&d))
            && parts.get(1).and_then(|p| p.parse::<u32>().ok()).is_some_and(|m| (1..=12).contains(&m))
    });
    let words = date(tokens, range);
    match (figures.map(|t| t.span), words) {
        (Some(a), Some(b)) => Some(if a.start < b.start { a } else { b }),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn read(text: &str) -> Option<[Option<&str>; 3]> {
        let mut t = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut t);
        let n = t.len();
        dateline(text, &t, 0..n).map(|f| [f.outlet, f.place, f.date].map(|s| s.map(|s| s.of(text))))
    }

    #[test]
    fn reads_every_shape() {
        for (text, outlet, place, date) in [
            ("satunusantaranews, Bogor - Pemerintah", Some("satunusantaranews"), Some("Bogor"), None),
            ("JAKARTA, KOMPAS.com - Presiden", Some("KOMPAS.com"), Some("JAKARTA"), None),
            ("Garut (ANTARA) - Pemerintah", Some("ANTARA"), Some("Garut"), None),
            ("BANDUNG, 31 Juli 2025 – Warga", None, Some("BANDUNG"), Some("31 Juli 2025")),
            ("Jakarta, CNN Indonesia -- Polisi", Some("CNN Indonesia"), Some("Jakarta"), None),
            ("Liputan6.com, Jakarta - Polisi", Some("Liputan6.com"), Some("Jakarta"), None),
            ("tirto.id - Polisi", Some("tirto.id"), None, None),
            ("JAKARTA, 5 Mei 2025 (Energika) – Warga", Some("Energika"), Some("JAKARTA"), Some("5 Mei 2025")),
            ("KBRN, Jakarta: Polisi", Some("KBRN"), Some("Jakarta"), None),
            ("MAKASSAR — Kementerian", None, Some("MAKASSAR"), None),
        ] {
            assert_eq!(read(text), Some([outlet, place, date]), "{text}");
        }
    }

    #[test]
    fn prose_is_none() {
        for text in [
            "Pemerintah – yang baru – bekerja.",
            "Sri berkata: kami siap.",
            "Di Bogor - kota hujan - warga",
            "Warga menanam.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn finds_the_first_date() {
        let text = "Rabu (8/10/2025) dan 9 Oktober 2025, 3/4 warga";
        let mut t = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut t);
        let n = t.len();
        assert_eq!(any_date(text, &t, 0..n).unwrap().of(text), "8/10/2025");
    }
}
