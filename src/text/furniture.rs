//! The lines that sites put around and between an article's paragraphs, and that are none: links, shares, dates, bylines.

use super::credit;
use super::dateline;
use super::scan::SITE_ENDINGS;
use super::span::Span;
use super::token::{self, Kind, Token};
use crate::lexicon::{NOISE_LINES, NoiseKind};

/// What a line that is no paragraph does to the lines after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    /// Nothing: it is left out.
    Line,
    /// The next line belongs to it where that has no full stop: `Baca juga:` and the headline it links to.
    Label,
    /// Left out, but as the first line it is a headline: `Ikuti Pelatihan, Petani Pati Panen`.
    Invitation,
    /// Left out only above the first paragraph: `Nasional`, `Beranda > Daerah`.
    Top,
    /// Heads other articles: this one ends here where it does not go on below them (see [`goes_on`]).
    List,
    /// The same of what a site says of the article.
    Note,
    /// The article ends here.
    End,
}

/// A line longer than this is prose, whatever its first words are: `Simak penjelasan lengkap …` may open a paragraph.
const LONGEST: usize = 160;

/// What the line is, if it is no paragraph.
pub(super) fn furniture(text: &str, line: Span) -> Option<Furniture> {
    let cut = line.of(text);
    let inner =
        cut.trim_matches(|c: char| matches!(c, '*' | '[' | ']' | '-' | '>' | '—' | '–' | '|' | '(' | ')' | ' '));
    if !inner.contains(char::is_alphanumeric) {
        return Some(Furniture::Line);
    }
    // A byline of initials: `(*/IN-001)`, `(abc/def)`; an embedded player: `[Video:Siaran]`.
    let bracket = (cut.starts_with('(') && cut.ends_with(')') && cut.len() <= 60)
        || (cut.starts_with('[') && cut.ends_with(']') && cut.len() <= LONGEST);
    // `3 Komentar`
    let counted = inner.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let comments = counted.len() < inner.len() && listed(counted) == Some(Furniture::End);
    let found = if comments { Some(Furniture::End) } else { listed(inner) };
    // `Artikel ini telah tayang di … dengan judul …`, with the address, is as long as a paragraph.
    if found == Some(Furniture::End) || found == Some(Furniture::Note) {
        return found;
    }
    if inner.len() > LONGEST || found.is_some() {
        return found.filter(|_| inner.len() <= LONGEST);
    }
    if bracket || is_date_line(text, line) {
        return Some(Furniture::Line);
    }
    (is_breadcrumb(cut) || is_site_alone(cut)).then_some(Furniture::Top)
}

/// What the table knows of the line.
fn listed(line: &str) -> Option<Furniture> {
    let joined;
    let plain = line.is_ascii() && !line.contains("  ") && !line.contains(['\t', '\n', '\r']);
    let line = if plain {
        line
    } else {
        joined = line.split_whitespace().collect::<Vec<_>>().join(" ");
        &joined
    };
    let first = line.bytes().next().map(|b| b.to_ascii_lowercase());
    let first_of = |&(phrase, _): &(&str, NoiseKind)| phrase.bytes().next();
    let from = NOISE_LINES.partition_point(|row| first_of(row) < first);
    let (phrase, rest, kind) = NOISE_LINES
        .iter()
        .skip(from)
        .take_while(|row| first_of(row) == first)
        .filter_map(|&(phrase, kind)| {
            let (head, rest) = line.split_at_checked(phrase.len())?;
            if !head.eq_ignore_ascii_case(phrase) {
                return None;
            }
            let whole = rest.trim_end_matches([':', '.', '…', ' ']).is_empty();
            let fits = match kind {
                NoiseKind::Whole | NoiseKind::Top => whole,
                _ => !rest.starts_with(char::is_alphanumeric),
            };
            fits.then_some((phrase, rest, kind))
        })
        .last()?;
    // `Simak video banjir Pati`, but `Ikuti pelatihan, petani Pati menanam padi.` is a paragraph.
    let one_word = kind == NoiseKind::Prefix && phrase.trim_end_matches(':').chars().all(char::is_alphabetic);
    let one_word = one_word && rest.starts_with([' ', ':']) && !rest.trim_matches([':', ' ']).is_empty();
    if one_word && rest.ends_with(['.', '”', '"']) {
        return None;
    }
    let is_list = kind == NoiseKind::List || (kind == NoiseKind::Comments && rest.contains(char::is_alphabetic));
    if is_list && reads_on(rest) {
        return None;
    }
    Some(match kind {
        _ if is_list => Furniture::List,
        NoiseKind::List | NoiseKind::End | NoiseKind::Comments => Furniture::End,
        NoiseKind::Note => Furniture::Note,
        NoiseKind::Top => Furniture::Top,
        NoiseKind::Prefix if rest.trim_matches([':', ' ', '.']).is_empty() => Furniture::Label,
        NoiseKind::Prefix if one_word => Furniture::Invitation,
        NoiseKind::Prefix | NoiseKind::Whole => Furniture::Line,
    })
}

/// Whether the line is a sentence that begins like the heading of a list: `Terkait hal itu, Sri berkata …`, `Berita terkait
/// banjir itu ramai dibaca.`, but `Berita Terkait: Bupati Buka Forum`.
fn reads_on(rest: &str) -> bool {
    const FEWEST: usize = 5;
    let goes_on = rest.starts_with(',') || rest.trim_start().starts_with(char::is_lowercase);
    let labels = rest.trim_start().starts_with(':');
    !labels && (ends_sentence(rest) || (goes_on && rest.split_whitespace().count() >= FEWEST))
}

/// Whether the line has come to a sentence's end; one that is cut off, as a teaser is, has not.
fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '"', '”', ')']) && !line.ends_with("..") && !line.ends_with("[…]")
}

/// Whether the line that a label stands above is the headline that it links to, or a list of tags: no paragraph that breaks off.
pub(super) fn is_link(line: &str) -> bool {
    !ends_sentence(line) && (line.len() <= LONGEST || !line.contains(", "))
}

/// `Polisi Bongkar Alat Ukur di SPBU Pemalang, Apa Temuannya?`
fn asks_as_headline(line: &str) -> bool {
    line.ends_with(['?', '!']) && is_capitalised(line) && !line.contains(". ")
}

/// Whether most words begin with a capital.
pub(super) fn is_capitalised(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let capitals = line.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count();
    capitals * 3 >= words * 2
}

/// As many lines are looked at to see whether the article goes on.
const AHEAD: usize = 12;

/// So much of a line is looked at for a dateline.
const OPENING: usize = 200;

/// Where the article goes on below what may be its end: the first of the lines that is its own again, counted from 0.
///
/// It goes on where prose comes, and before that no more than `links` headlines of other articles. It does not where another
/// article begins (by its date, its byline or its dateline), or what readers wrote.
pub(super) fn goes_on(text: &str, below: &[Span], links: usize) -> Option<usize> {
    let (mut headlines, mut first, mut labelled) = (0, None, false);
    for (index, &line) in below.iter().take(AHEAD).enumerate() {
        let cut = line.of(text);
        let credit = !credit::credits(text, line).is_empty() || credit::role_alone(text, line).is_some();
        let found = furniture(text, line);
        if found == Some(Furniture::End) || begins_another(text, line) {
            return None;
        }
        let of_label = std::mem::replace(&mut labelled, found == Some(Furniture::Label));
        if credit || found.is_some() || listed(cut).is_some() {
            continue;
        }
        if !ends_sentence(cut) || asks_as_headline(cut) {
            headlines += usize::from(!of_label);
            if headlines > links || first.is_some() {
                return None;
            }
            continue;
        }
        let first = *first.get_or_insert(index);
        if is_prose(cut) {
            return (!has_dateline(text, line)).then_some(first);
        }
    }
    None
}

/// Whether the line stands above another article: a date, the way to it, who wrote it.
fn begins_another(text: &str, line: Span) -> bool {
    let cut = line.of(text);
    let by = cut.get(..5).is_some_and(|head| head.eq_ignore_ascii_case("oleh ") || head.eq_ignore_ascii_case("oleh:"));
    is_date_line(text, line) || is_breadcrumb(cut) || is_byline(text, line) || (by && !ends_sentence(cut))
}

fn has_dateline(text: &str, line: Span) -> bool {
    let end = line.of(text).char_indices().nth(OPENING).map_or(line.end, |(at, _)| line.start + at);
    let mut tokens = Vec::new();
    token::tokens(text, Span::new(line.start, end), &mut tokens);
    let all = 0..tokens.len();
    dateline::dateline(text, &tokens, all).is_some()
}

/// Whether the line dates the page: `Rabu, 6 Mei 2020 - 14:26 WIB`, `suaradesa.id - 07/03/2024, 10:46 WIB`.
fn is_date_line(text: &str, line: Span) -> bool {
    let has_digit = || line.of(text).bytes().any(|b| b.is_ascii_digit());
    if line.len() > 80 || !has_digit() {
        return false;
    }
    let mut tokens = Vec::new();
    token::tokens(text, line, &mut tokens);
    let n = tokens.len();
    let date = dateline::any_date(text, &tokens, 0..n);
    let words = tokens.iter().filter(|t| t.is_word() && !dateline::is_time_word(t)).count();
    let label = tokens.iter().take_while(|t| t.kind != Kind::Number && !dateline::is_time_word(t)).count();
    // `Diterbitkan Rabu, …`: a label before the date is short; nothing but the hour stands behind it.
    date.is_some() && words <= 3 && label <= 4 && !tokens.last().is_some_and(|t| t.is_mark('.'))
}

/// `Beranda > Daerah > Bogor`, `Home / News`.
fn is_breadcrumb(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['>', '›', '»', '/']).collect();
    parts.len() > 2 && parts.iter().all(|p| p.split_whitespace().count() <= 3) && !line.ends_with('.')
}

/// `suaradesa.id`
fn is_site_alone(line: &str) -> bool {
    let ending = line.rsplit_once('.').map_or("", |(_, ending)| ending);
    !line.contains(char::is_whitespace) && SITE_ENDINGS.iter().any(|s| ending.eq_ignore_ascii_case(s))
}

/// Whether the line names only who wrote it and where: `Ayu Lestari - suaradesa.id`, `Tim Redaksi`.
pub(super) fn is_byline(text: &str, line: Span) -> bool {
    let cut = line.of(text);
    let Some((name, site)) = [" - ", " – ", " — ", ", "].iter().find_map(|d| cut.split_once(d)) else {
        return false;
    };
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let site = site.trim();
    let one_word = !site.contains(' ') && (site.contains('.') || site.starts_with(char::is_lowercase));
    one_word && name.split_whitespace().count() <= 4 && name.split_whitespace().all(capital) && !site.ends_with('.')
}

/// The line without a byline or a link in brackets after its last full stop: `… menunggu. (abc/def)`,
/// `… menunggu. (Baca juga: Warga Mengungsi)`.
pub(super) fn without_tail(text: &str, line: Span) -> Span {
    let cut = line.of(text);
    let Some(open) = cut.ends_with([')', ']']).then(|| cut.rfind(['(', '['])).flatten() else { return line };
    let (before, tail) = cut.split_at(open);
    let body = before.trim_end();
    let stopped = body.ends_with(['.', '!', '?', '"', '”', '*', '…']);
    let inner = tail.trim_matches(['(', ')', '[', ']', '*', ' ']);
    let short = tail.chars().count() <= 40 && !inner.ends_with('.');
    if stopped && (short || listed(inner).is_some()) { Span::new(line.start, line.start + body.len()) } else { line }
}

/// Whether the line is a photograph's caption by what closes it: `… di Kantor Camat, Pati, Rabu. (SRI LESTARI/SUARA DESA)`.
pub(super) fn is_caption(line: &str) -> bool {
    const WHERE_IN_IT: [&str; 6] = ["(kiri)", "(kanan)", "(tengah)", "(kedua kiri)", "(kedua kanan)", "(kedua dari"];
    let inner = line.strip_suffix(')').and_then(|l| l.rsplit_once('(')).map_or("", |(_, inner)| inner);
    let by = inner.split_once('/').is_some_and(|(who, outlet)| {
        let shouted = |s: &str| s.len() > 3 && s.chars().any(char::is_alphabetic) && !s.chars().any(char::is_lowercase);
        shouted(who) && shouted(outlet) && !inner.chars().any(|c| c.is_ascii_digit())
    });
    let opens = |label: &str| inner.get(..label.len()).is_some_and(|head| head.eq_ignore_ascii_case(label));
    let labelled = ["foto:", "foto :", "dok.", "ist)", "istimewa"].into_iter().any(opens);
    by || labelled
        || line.match_indices('(').any(|(at, _)| {
            line.get(at..).is_some_and(|bracket| WHERE_IN_IT.iter().any(|words| bracket.starts_with(words)))
        })
}

/// Whether the line reads as prose: long enough, with a sentence's end.
pub(super) fn is_prose(line: &str) -> bool {
    line.len() >= 60 && line.bytes().any(|b| matches!(b, b'.' | b'?' | b'!'))
}

/// Whether the token can only be a site's name: `KOMPAS.com`.
pub(super) fn has_site_ending(text: &str, token: &Token) -> bool {
    token.span.of(text).rsplit_once('.').is_some_and(|(_, e)| SITE_ENDINGS.iter().any(|s| e.eq_ignore_ascii_case(s)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Option<Furniture> {
        furniture(line, Span::new(0, line.len()))
    }

    #[test]
    fn lines_that_are_no_paragraphs() {
        for (line, found) in [
            ("Baca juga: Warga Pati Menanam Mangrove", Furniture::Line),
            ("BACA JUGA:", Furniture::Label),
            ("ADVERTISEMENT", Furniture::Line),
            ("[Gambas:Video Siaran]", Furniture::Line),
            ("Simak Video: Banjir Surut", Furniture::Invitation),
            ("VIDEO: Banjir Pati Surut", Furniture::Invitation),
            ("Jumat 08 Dec 2017 00:09 WIB", Furniture::Line),
            ("(abc/def)", Furniture::Line),
            ("|", Furniture::Line),
            ("Rabu, 06 Mei 2020 - 14:26 WIB", Furniture::Line),
            ("suaradesa.id - 07/03/2024, 10:46 WIB", Furniture::Line),
            ("Beranda > Daerah > Bogor", Furniture::Top),
            ("Nasional", Furniture::Top),
            ("Copyright © Suara Desa 2025", Furniture::Line),
            ("Komentar (12)", Furniture::End),
        ] {
            assert_eq!(of(line), Some(found), "{line}");
        }
    }

    #[test]
    fn paragraphs_are_none() {
        for line in [
            "Warga menanam mangrove.",
            "Rabu (6/5/2020), warga menanam mangrove di pantai.",
            "Pada 6 Mei 2020 warga menanam mangrove",
            "“Kami siap,” kata Sri.",
            "Ikuti pelatihan, petani Pati menanam padi.",
            "Ikan/udang, padi/jagung dan kelapa sawit dijual warga desa di pasar.",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }

    #[test]
    fn captions_say_who_took_the_picture_or_who_stands_where() {
        assert!(is_caption("Petani menanam padi di Pati, Rabu. (SRI LESTARI/SUARA DESA)"));
        assert!(is_caption("Camat Pati Sri Lestari (kedua kiri) saat menanam padi."));
        assert!(!is_caption("Petani menanam padi di Pati, Rabu (8/10/2025)"));
        assert!(!is_caption("Hadir petugas Satpol PP (PATI/REMBANG)."));
    }

    #[test]
    fn bylines_and_tails() {
        let byline = |l: &str| is_byline(l, Span::new(0, l.len()));
        assert!(byline("Ayu Lestari - detikDesa") || byline("Ayu Lestari - detikdesa"));
        assert!(!byline("BOGOR - Warga"));
        let cut = |l: &'static str| without_tail(l, Span::new(0, l.len())).of(l);
        assert_eq!(cut("Warga menunggu. (abc/def)"), "Warga menunggu.");
        assert_eq!(cut("Warga menunggu.(suaradesa)"), "Warga menunggu.");
        assert_eq!(cut("Warga ada. (Baca juga: Warga Pati Menanam Mangrove di Pantai Utara)"), "Warga ada.");
        assert_eq!(cut("Hadir Dinas Sosial (Dinsos)"), "Hadir Dinas Sosial (Dinsos)");
    }
}
