//! The dateline: `satunusantaranews, Bogor -`, `Garut (ANTARA) -`, `BANDUNG, 31 Juli 2025 –`, `KBRN, Jakarta:`.

use std::ops::Range;

use super::furniture::has_site_ending;
use super::scan::SITE_ENDINGS;
use super::span::Span;
use super::token::{Case, Kind, Token};
use crate::lexicon::{self, Entry, Word, kinds, words};

/// What a dateline says, and where the text proper begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) outlet: Option<Span>,
    pub(crate) place: Option<Span>,
    pub(crate) date: Option<Span>,
    /// Whether it is one by its shape alone: a caption can look like it (`PANEN RAYA - Petani memanen padi`).
    pub(crate) guessed: bool,
    /// The first token after it.
    pub(crate) body: usize,
}

/// How many tokens a dateline may have.
const LONGEST: usize = 16;

const MONTHS: &[Word] = words![
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
    // English ones, in the date lines of some sites.
    "aug",
    "oct",
    "dec",
];
const WEEKDAYS: &[Word] = words!["senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"];

/// The dateline that opens a block, if one does.
pub(crate) fn dateline(text: &str, tokens: &[Token], block: Range<usize>) -> Option<Found> {
    if let Some(found) = place_and_stop(tokens, &block) {
        return Some(found);
    }
    let end = (block.start + LONGEST).min(block.end);
    let mark = |of: fn(&[Token], usize) -> bool| (block.start + 1..end).find(|&i| of(tokens, i));
    // A dash closes it, or a colon; `JAKARTA | Warga …` only where there is neither.
    let dash = mark(|tokens, i| {
        tokens.get(i).is_some_and(|t| match t.kind {
            // `Lumajang-Jember` is a word; a dateline's dash has a space before it, or stands after a bracket.
            // `Patroli TNI-Polri` has none.
            Kind::Mark('-') => !(t.glued && tokens.get(i - 1).is_some_and(|b| b.is_any(words!["tni", "polri"]))),
            Kind::Mark(':') => tokens.get(i + 1).is_some_and(|n| !n.glued),
            _ => false,
        })
    })
    .or_else(|| mark(|tokens, i| tokens.get(i).is_some_and(|t| t.is_mark('|'))))?;
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
    // `BANDUNG, (SD).-` leaves a piece that is only a full stop.
    pieces.retain(|p| tokens.get(p.clone()).is_some_and(|c| c.iter().any(|t| !matches!(t.kind, Kind::Mark(_)))));

    let mut found = Found { body: dash + 1, ..Found::default() };
    let mut unknown: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        let cut = tokens.get(piece.clone())?;
        let span = cut.first()?.span.to(cut.last()?.span);
        if is_date(cut) {
            found.date = found.date.or_else(|| any_date(text, tokens, piece));
        } else if is_place(cut) && found.place.is_none() {
            found.place = Some(span);
        } else {
            unknown.push(piece);
        }
    }
    for piece in unknown {
        let piece_start = piece.start;
        let cut = tokens.get(piece)?;
        // `Pemalang, Wartadesa. –`
        let last = cut.iter().rfind(|t| !t.is_mark('.'))?;
        let span = cut.first()?.span.to(last.span);
        // A name with a figure in it is no town's: `Kabar9 –`.
        let figure = span.of(text).contains(|c: char| c.is_ascii_digit());
        // `SuaraDesaNews –`, `Desa Newsroom –`: neither is a town.
        let run_together = matches!(cut, [only] if only.kind == Kind::Word(Case::Mixed));
        let is_one = |token: Option<&Token>, words: &[&str]| {
            token.is_some_and(|t| words.iter().any(|word| t.span.of(text).eq_ignore_ascii_case(word)))
        };
        let news = is_one(cut.last(), &["news", "newsroom", "post", "pos"])
            || cut.len() > 1
                && is_one(cut.first(), &["harian", "koran", "suara", "radar", "media", "tribun", "warta", "kabar"]);
        let site =
            figure || run_together || news || cut.iter().any(|t| is_site(text, t) || span.of(text).contains('.'));
        let sure = site || found.place.is_some();
        // `Jakarta (Humas Kanwil) -`: behind a place even an office in brackets is an outlet.
        let bracketed = found.place.is_some()
            && tokens.get(piece_start.wrapping_sub(1)).is_some_and(|t| piece_start > block.start && t.is_mark('('));
        if cut.len() > 4 || (!bracketed && cut.iter().any(opens_prose)) {
            return None;
        }
        if let Some((outlet, place)) = split_site(text, span).filter(|_| found.place.is_none()) {
            (found.outlet, found.place) = (Some(outlet), Some(place));
        } else if sure && found.outlet.is_none() {
            found.outlet = Some(span);
        } else if found.place.is_none()
            && cut.iter().all(Token::is_capitalised)
            && !colon
            && begins_sentence(tokens, dash + 1)
        {
            found.guessed = true;
            // A small town that no table has: `Kandangtepus – Warga …`, not `Pemerintah – yang baru – …`.
            found.place = Some(span);
        }
    }
    // A colon opens speech and lists far more often than it closes a dateline; a bar stands in many lines.
    let place_alone = found.place.is_some() && is_place(opening) && begins_sentence(tokens, dash + 1);
    let certain = match tokens.get(dash)?.kind {
        Kind::Mark('-') => true,
        _ => place_alone || (found.place.is_some() && found.outlet.is_some()),
    };
    (certain && (found.place.is_some() || found.outlet.is_some())).then_some(found)
}

/// `JAKARTA. Harga beras naik.`
fn place_and_stop(tokens: &[Token], block: &Range<usize>) -> Option<Found> {
    let capitals = |t: &Token| t.kind == Kind::Word(Case::Upper);
    let stop = block.start + tokens.get(block.clone())?.iter().take(3).take_while(|t| capitals(t)).count();
    let place = tokens.get(block.start..stop)?;
    let follows = tokens.get(stop)?.is_mark('.') && tokens.get(stop + 1)?.kind == Kind::Word(Case::Title);
    (is_place(place) && follows && stop + 1 < block.end).then_some(Found {
        place: Some(place.first()?.span.to(place.last()?.span)),
        body: stop + 1,
        ..Found::default()
    })
}

/// A dateline that has a line to itself: `Jakarta`, `Jakarta, Suara Desa`.
pub(crate) fn place_alone(tokens: &[Token], block: Range<usize>) -> Option<Found> {
    let cut = tokens.get(block.clone())?;
    let span = |cut: &[Token]| Some(cut.first()?.span.to(cut.last()?.span));
    if is_place(cut) {
        return Some(Found { place: span(cut), body: block.end, ..Found::default() });
    }
    // `Jakarta, Suara Desa`
    let comma = cut.iter().position(|t| t.is_mark(','))?;
    let (place, outlet) = (cut.get(..comma)?, cut.get(comma + 1..)?);
    let name = (1..=3).contains(&outlet.len()) && outlet.iter().all(Token::is_capitalised) && !is_place(outlet);
    (is_place(place) && name).then_some(Found {
        place: span(place),
        outlet: span(outlet),
        body: block.end,
        ..Found::default()
    })
}

/// A word no table knows, or with a web address's ending: the name of a site.
fn is_site(text: &str, token: &Token) -> bool {
    has_site_ending(text, token) || (token.is_lower() && !token.word.is_known() && token.span.len() > 4)
}

/// `SUARA.COMakassar`, `suaradesa.id MAKASSAR`: a site's name and a place whose comma was lost.
fn split_site(text: &str, span: Span) -> Option<(Span, Span)> {
    let dot = span.of(text).rfind('.')? + 1;
    SITE_ENDINGS.iter().find_map(|ending| {
        let at = span.start + dot + ending.len();
        text.get(span.start + dot..at).filter(|e| e.eq_ignore_ascii_case(ending))?;
        let place = Span::new(at, span.end).trimmed(text);
        let mut tokens = Vec::new();
        super::token::tokens(text, place, &mut tokens);
        (!place.is_empty() && is_place(&tokens)).then_some((Span::new(span.start, at), place))
    })
}

/// `Selasa`; `minggu` is a week too.
pub(super) fn is_weekday(token: &Token) -> bool {
    token.is_capitalised() && token.is_any(WEEKDAYS)
}

/// A word that a line of nothing but date and hour may hold.
pub(super) fn is_time_word(token: &Token) -> bool {
    token.is_any(MONTHS) || token.is_any(WEEKDAYS) || token.is_any(words!["wib", "wita", "wit", "pukul", "jam"])
}

/// An office, a rank or a body opens a sentence, not a dateline: `Presiden - yang …`.
fn opens_prose(token: &Token) -> bool {
    lexicon::longest(std::slice::from_ref(token), kinds![Title, BodyHead, ForumHead, Speech], |e| {
        matches!(e, Entry::Title(_) | Entry::BodyHead(..) | Entry::ForumHead(_) | Entry::Speech(..)).then_some(())
    })
    .is_some()
}

fn begins_sentence(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| !t.is_lower())
}

fn is_place(cut: &[Token]) -> bool {
    let after_admin =
        cut.iter().take_while(|t| t.is_any(words!["kota", "kabupaten", "kab", "kecamatan", "provinsi"])).count();
    [0, after_admin].iter().any(|&n| {
        cut.get(n..).is_some_and(|c| {
            lexicon::longest(c, kinds![Place], |e| matches!(e, Entry::Place(..)).then_some(()))
                .is_some_and(|(len, ())| len == c.len())
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
    let figures = tokens.get(range.clone())?.iter().filter(|t| t.kind == Kind::Number).find(|t| {
        let mut parts = t.span.of(text).split(['/', '-']);
        let number = |part: Option<&str>| part.filter(|p| is_digits(p)).and_then(|p| p.parse::<u32>().ok());
        t.span.of(text).contains('/')
            && number(parts.next()).is_some_and(|day| (1..=31).contains(&day))
            && number(parts.next()).is_some_and(|month| (1..=12).contains(&month))
            && parts.next().is_none_or(is_digits)
            && parts.next().is_none()
    });
    let words = date(tokens, range);
    match (figures.map(|t| t.span), words) {
        (Some(a), Some(b)) => Some(if a.start < b.start { a } else { b }),
        (a, b) => a.or(b),
    }
}

fn is_digits(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit())
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
            ("Jakarta (Humas Kanwil) - Polisi", Some("Humas Kanwil"), Some("Jakarta"), None),
            ("TEMPO.COMakassar - Polisi", Some("TEMPO.CO"), Some("Makassar"), None),
            ("suaradesa.id MAKASSAR, – Polisi", Some("suaradesa.id"), Some("MAKASSAR"), None),
            ("Bisnis.com, JAKARTA — Polisi", Some("Bisnis.com"), Some("JAKARTA"), None),
            ("JAKARTA, iNews.id - Polisi", Some("iNews.id"), Some("JAKARTA"), None),
            ("Suara.com - Polisi", Some("Suara.com"), None, None),
            ("SURYA.CO.ID, SURABAYA - Polisi", Some("SURYA.CO.ID"), Some("SURABAYA"), None),
            ("Merdeka.com -  Polisi", Some("Merdeka.com"), None, None),
            ("TRIBUNNEWS.COM , SURABAYA - Polisi", Some("TRIBUNNEWS.COM"), Some("SURABAYA"), None),
            ("InfoPublik, Jakarta – Polisi", Some("InfoPublik"), Some("Jakarta"), None),
            ("Jakarta (Kemenag) --- Polisi", Some("Kemenag"), Some("Jakarta"), None),
            ("JAKARTA | Polisi menangkap", None, Some("JAKARTA"), None),
            ("Jakarta: Polisi menangkap", None, Some("Jakarta"), None),
            ("BANDUNG, (PR).- Polisi", Some("PR"), Some("BANDUNG"), None),
            ("BOGOR, Senin (5/5/2025) - Polisi", None, Some("BOGOR"), Some("5/5/2025")),
            ("Surabaya, Beritasatu.com – Polisi", Some("Beritasatu.com"), Some("Surabaya"), None),
            ("Pacitan (beritajatim.com) – Polisi", Some("beritajatim.com"), Some("Pacitan"), None),
            ("Pemalang, Wartadesa. – Polisi", Some("Wartadesa"), Some("Pemalang"), None),
            ("Kabar9 – Polisi menangkap", Some("Kabar9"), None, None),
            ("LUMAJANG-Polisi menangkap", None, Some("LUMAJANG"), None),
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
