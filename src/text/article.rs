//! The parts of an article: headline, paragraphs, credits, and the lines that are none of these.

use super::scan;
use super::span::Span;
use crate::lexicon::{self, Entry, NOISE_LINES, NoiseKind};

/// What a block of the article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Headline,
    Paragraph,
    /// An entry of a list: `• …`, `1. …`, `- …`.
    Item,
}

/// The article's lines, sorted out.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// Headline, paragraphs and list items in text order, each without its bullet or number.
    pub(crate) blocks: Vec<(Part, Span)>,
    pub(crate) credits: Vec<CreditLine>,
}

/// `Penulis: Bambang P`.
#[derive(Debug)]
pub(crate) struct CreditLine {
    pub(crate) role: Span,
    pub(crate) name: Span,
}

/// How many lines at the top may hold a byline without ending the article.
const TOP: usize = 3;

/// A line longer than this is prose, whatever its first words are: `Simak penjelasan lengkap …` may open a paragraph.
const NOISE_LENGTH: usize = 160;

/// Sorts out the lines of a text.
pub(crate) fn layout(text: &str) -> Layout {
    let mut out = Layout::default();
    let mut at = 0;
    let mut index = 0;
    let mut ended = false;
    for raw in text.split_inclusive('\n') {
        let line = trim(text, Span::new(at, at + raw.len()));
        at += raw.len();
        if line.is_empty() {
            continue;
        }
        let top = index < TOP;
        index += 1;
        let credits = credits(text, line);
        if !credits.is_empty() {
            out.credits.extend(credits);
            ended |= !top;
            continue;
        }
        if ended {
            // What follows the credits is no part of the article: links, tags, comments.
            break;
        }
        match noise(line.of(text)) {
            Some(NoiseKind::End) if !top => break,
            Some(_) if index > 1 => continue,
            _ => {}
        }
        if out.blocks.is_empty() && index == 1 && reads_as_headline(text, line) {
            out.blocks.push((Part::Headline, line));
        } else {
            let body = without_bullet(text, line);
            let part = if body == line { Part::Paragraph } else { Part::Item };
            out.blocks.push((part, body));
        }
    }
    out
}

/// The span without white space and invisible characters at its ends.
fn trim(text: &str, span: Span) -> Span {
    let cut = span.of(text);
    let start = span.start + cut.len() - cut.trim_start_matches(scan::is_space).len();
    Span::new(start, start + cut.trim_matches(scan::is_space).len())
}

/// Whether the first line is a headline: no sentence, no dateline.
///
/// `Garut (ANTARA) - Pemerintah Kabupaten Garut memetakan sejumlah hambatan.` is a first paragraph.
fn reads_as_headline(text: &str, line: Span) -> bool {
    let cut = line.of(text);
    let stopped = cut.ends_with('.') && !cut.ends_with("..");
    !stopped && cut.chars().count() <= 300
}

/// Whether the line is one that sites put among their paragraphs, and which.
fn noise(line: &str) -> Option<NoiseKind> {
    let inner = line.trim_matches(|c: char| matches!(c, '*' | '[' | ']' | '-' | '>' | '—' | '–' | ' '));
    if inner.is_empty() {
        return Some(NoiseKind::Whole);
    }
    if line.starts_with('(') && line.ends_with(')') && line.len() <= 60 {
        // A byline of initials: `(*/IN-001)`, `(abc/def)`.
        return Some(NoiseKind::Whole);
    }
    if line.starts_with('[') && line.ends_with(']') && line.len() <= NOISE_LENGTH {
        // `[Gambas:Video 20detik]`
        return Some(NoiseKind::Whole);
    }
    if inner.len() > NOISE_LENGTH {
        return None;
    }
    let folded = inner.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    NOISE_LINES
        .iter()
        .find(|(phrase, kind)| match kind {
            NoiseKind::Whole => folded == *phrase,
            NoiseKind::Prefix | NoiseKind::End => {
                folded.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            }
        })
        .map(|&(_, kind)| kind)
    // A sentence is prose: `Iklan itu …`, `Foto: …` are told apart by their final stop only where the phrase is a common word.
}

/// The line without `• `, `- `, `1. `, `a) ` in front.
fn without_bullet(text: &str, line: Span) -> Span {
    let cut = line.of(text);
    let rest = cut.trim_start_matches(['•', '●', '▪', '◦', '·', '*', '✓', '➢']);
    let rest = if rest.len() < cut.len() {
        rest
    } else if let Some(r) = cut.strip_prefix(['-', '–']).filter(|r| r.starts_with(' ')) {
        r
    } else {
        let digits = cut.trim_start_matches(|c: char| c.is_ascii_digit());
        let mark = if digits.len() < cut.len() && cut.len() - digits.len() <= 2 {
            digits
        } else if cut.starts_with(|c: char| c.is_ascii_lowercase()) {
            cut.get(1..).unwrap_or_default()
        } else {
            ""
        };
        match mark.strip_prefix(['.', ')']) {
            Some(r) if r.starts_with(scan::is_space) => r,
            _ => return line,
        }
    };
    let trimmed = rest.trim_start_matches(scan::is_space);
    if trimmed.is_empty() { line } else { Span::new(line.end - trimmed.len(), line.end) }
}

/// The credits a line holds: none where it is no credit line.
fn credits(text: &str, line: Span) -> Vec<CreditLine> {
    let mut out = Vec::new();
    if line.len() > 2 * NOISE_LENGTH {
        return out;
    }
    let mut at = line.start;
    for part in line.of(text).split_inclusive(['|', ';']) {
        let span = trim(text, Span::new(at, at + part.trim_end_matches(['|', ';']).len()));
        at += part.len();
        if span.is_empty() {
            continue;
        }
        match credit(text, span) {
            Some(credit) => out.push(credit),
            None => return Vec::new(),
        }
    }
    out
}

fn credit(text: &str, part: Span) -> Option<CreditLine> {
    let cut = part.of(text);
    let colon = cut.find(':')?;
    let role = trim(text, Span::new(part.start, part.start + colon));
    let name = trim(text, Span::new(part.start + colon + 1, part.end));
    let mut tokens = Vec::new();
    super::token::tokens(text, role, &mut tokens);
    let known = lexicon::longest(&tokens, |e| (e == Entry::CreditRole).then_some(()));
    let short = name.of(text).split_whitespace().count() <= 12;
    (known.is_some_and(|(n, ())| n == tokens.len()) && !name.is_empty() && short).then_some(CreditLine { role, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(Part, &str)> {
        layout(text).blocks.iter().map(|&(p, s)| (p, s.of(text))).collect()
    }

    #[test]
    fn headline_is_a_first_line_without_full_stop() {
        assert_eq!(
            parts("Warga Tanam Mangrove\n\nPATI – Warga menanam."),
            [(Part::Headline, "Warga Tanam Mangrove"), (Part::Paragraph, "PATI – Warga menanam.")]
        );
        assert_eq!(
            parts("Warga menanam mangrove.\nMereka senang."),
            [(Part::Paragraph, "Warga menanam mangrove."), (Part::Paragraph, "Mereka senang.")]
        );
    }

    #[test]
    fn credits_end_the_article() {
        let text = "Judul\nIsi berita.\nPenulis : Ayu Lestari | Editor: Bima\nSumber: Humas\nBaca Juga\nBerita lain.";
        assert_eq!(parts(text).len(), 2);
        let layout = layout(text);
        let credits: Vec<_> = layout.credits.iter().map(|c| (c.role.of(text), c.name.of(text))).collect();
        assert_eq!(credits, [("Penulis", "Ayu Lestari"), ("Editor", "Bima"), ("Sumber", "Humas")]);
    }

    #[test]
    fn a_byline_under_the_headline_ends_nothing() {
        assert_eq!(parts("Judul\nPenulis: Ayu\nIsi berita.\nIsi lagi.").len(), 3);
    }

    #[test]
    fn noise_is_left_out() {
        let text = "Judul\nIsi.\nBaca juga: Berita lain\nADVERTISEMENT\n[Gambas:Video]\n(abc/def)\nIsi dua.";
        assert_eq!(parts(text).len(), 3);
    }

    #[test]
    fn list_items_lose_their_bullets() {
        assert_eq!(
            parts("Judul\nIsi:\n1. Satu\n• Dua\n- Tiga\nb) Empat")[2..],
            [(Part::Item, "Satu"), (Part::Item, "Dua"), (Part::Item, "Tiga"), (Part::Item, "Empat")]
        );
    }
}
