//! Files that hold no article but something else: read as one they would give facts of many articles, or of markup.

use std::path::Path;

use kotak_fakta::InputError;
use serde::de::IgnoredAny;

use crate::input::Failure;

/// The ending of a file's name, in small letters.
pub(crate) fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// Why a file is no article's, by its name or by how its content begins.
pub(crate) fn refusal(path: &Path, bytes: &[u8]) -> Option<Failure> {
    let ending = ending(path).unwrap_or_default();
    if let Some(what) = binary(&ending, bytes) {
        let message = format!("this is {what}, not text: save its text as a .txt file in UTF-8");
        return Some(Failure::refused(InputError::NotText.code(), message));
    }
    let text = beginning(bytes).trim_start_matches('\u{feff}').trim_start();
    let kind = Kind::of_ending(&ending).or_else(|| Kind::of_text(text))?;
    Some(Failure::refused("not-an-article-file", kind.message()))
}

/// What is text, and not that of an article.
#[derive(Clone, Copy)]
enum Kind {
    JsonLines,
    Json,
    Table,
    Markup,
    Rtf,
}

impl Kind {
    const fn message(self) -> &'static str {
        match self {
            Self::JsonLines => {
                "this is JSON Lines, a record a line: a coming version reads it with --jsonl, this one reads an article a file"
            }
            Self::Table => {
                "this is a table, a record a row: a coming version reads it with --csv, this one reads an article a file"
            }
            Self::Json => "this is JSON, not an article's text",
            Self::Markup => {
                "this is markup, not an article's text: the element reads pages, the command line reads text"
            }
            Self::Rtf => "this is a word processor's file: save its text as a .txt file in UTF-8",
        }
    }

    fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "json" => Some(Self::Json),
            "csv" | "tsv" => Some(Self::Table),
            "html" | "htm" | "xhtml" | "xml" | "rss" => Some(Self::Markup),
            "rtf" => Some(Self::Rtf),
            _ => None,
        }
    }

    fn of_text(text: &str) -> Option<Self> {
        if text.starts_with("{\\rtf") {
            return Some(Self::Rtf);
        }
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let (first, second) = (lines.next()?, lines.next());
        let is_json = |text: &str| text.starts_with(['{', '[']) && serde_json::from_str::<IgnoredAny>(text).is_ok();
        if is_json(first) && second.is_some_and(|line| line.starts_with(['{', '['])) {
            Some(Self::JsonLines)
        } else if is_json(text.trim_end()) {
            Some(Self::Json)
        } else if is_markup(text) {
            Some(Self::Markup)
        } else if is_table(first, second?) {
            Some(Self::Table)
        } else {
            None
        }
    }
}

/// The text that the bytes begin with.
fn beginning(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => bytes.get(..e.valid_up_to()).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default(),
    }
}

/// Begins with a tag that is closed, or with what only markup begins with.
fn is_markup(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else {
        return false;
    };
    let name = rest.get(..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())).unwrap_or_default();
    rest.starts_with(['!', '?']) || (!name.is_empty() && text.contains(&format!("</{name}>")))
}

/// Names that columns have, one of which stands in the head of nearly every table of articles.
const COLUMNS: &[&str] = &[
    "article", "artikel", "author", "berita", "body", "category", "content", "date", "headline", "id", "isi", "judul",
    "kategori", "konten", "label", "link", "no", "outlet", "penulis", "source", "sumber", "tanggal", "teks", "text",
    "title", "url",
];

/// Whether two lines are the head and a row of a table. A headline has a space after its commas, or no column's name alone
/// between them.
fn is_table(head: &str, row: &str) -> bool {
    [',', ';', '\t'].into_iter().any(|mark| {
        let cells: Vec<&str> = head.split(mark).map(|cell| cell.trim_end_matches('\r').trim_matches('"')).collect();
        let is_name = |cell: &&str| {
            let is_part = |c: char| c.is_alphanumeric() || ['_', '-', '.', ' '].contains(&c);
            cell.trim() == *cell && cell.len() <= 40 && cell.chars().all(is_part)
        };
        let is_known = |cell: &&str| COLUMNS.contains(&cell.to_ascii_lowercase().as_str());
        cells.len() > 1 && cells.iter().all(is_name) && cells.iter().any(is_known) && row.contains(mark)
    })
}

/// What is not even text, by the bytes that such files begin with.
fn binary(ending: &str, bytes: &[u8]) -> Option<&'static str> {
    const OFFICE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"%PDF-") {
        Some("a PDF")
    } else if begins(b"PK\x03\x04") {
        Some(match ending {
            "docx" => "a Word document",
            "odt" => "an OpenDocument text",
            "xlsx" | "ods" => "a spreadsheet",
            "epub" => "a book (EPUB)",
            _ => "a ZIP archive",
        })
    } else if begins(OFFICE) {
        Some("an old Word or Office document")
    } else if begins(&[0x1f, 0x8b]) {
        Some("packed with gzip")
    } else if begins(b"\x89PNG") || begins(&[0xff, 0xd8, 0xff]) || begins(b"GIF8") {
        Some("a picture")
    } else if begins(&[0xff, 0xfe]) || begins(&[0xfe, 0xff]) {
        Some("in UTF-16")
    } else {
        None
    }
}
