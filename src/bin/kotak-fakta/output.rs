//! What is printed of a text: a record, in one piece.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

use kotak_fakta::{
    Approval, Correction, JsonLd, Origin, Reading, STYLE, Stale, StoredBox, ViewOptions, is_article, mentions,
    mentions_of_line, to_html, to_json_ld, to_plain_html,
};
use serde::Serialize;

use crate::input::{self, Failure};
use crate::mentions::listed;
use crate::options::{Format, Options};
use crate::plain::plain;
use crate::say;
use crate::units::Units;

/// What is shown of a text, and how.
pub(crate) struct Output<'a> {
    format: Format,
    lines: bool,
    units: Units,
    view: &'a ViewOptions,
    corrections: Vec<Correction>,
    approved: Option<StoredBox>,
    stale: Stale,
    approval: &'a Approval,
    candidates: bool,
}

/// A line of several files: its source first, so that a reader of lines sees at once whose it is.
#[derive(Serialize)]
struct Line<'a, T> {
    source: &'a str,
    #[serde(flatten)]
    told: T,
}

/// What a line tells, where that has no name of its own. A fact box stands as it is, beside its source.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Told<'a> {
    Html(&'a str),
    JsonLd(Option<JsonLd<'a>>),
    Approved(serde_json::Value),
    Error(&'a Failure),
}

impl<'a> Output<'a> {
    pub(crate) fn new(options: &'a Options) -> Result<Self, String> {
        let corrections = options.corrections.as_deref().map(|file| {
            let list = Correction::list(&text_of(file)?).map_err(|e| format!("{e} [{}]", e.code()));
            list.map_err(|why| format!("{}: {why}", file.to_string_lossy()))
        });
        let approved = options.approved.as_deref().map(|file| {
            let stored = StoredBox::from_json(&text_of(file)?).map_err(|e| format!("{e} [{}]", e.code()));
            stored.map_err(|why| format!("{}: {why}", file.to_string_lossy()))
        });
        let Options { format, lines, units, view, stale, approval, candidates, .. } = options;
        Ok(Self {
            format: *format,
            lines: *lines,
            units: *units,
            view,
            corrections: corrections.transpose()?.unwrap_or_default(),
            approved: approved.transpose()?,
            stale: *stale,
            approval,
            candidates: *candidates,
        })
    }

    /// The record of a text; `source` where there are several.
    pub(crate) fn record(&self, text: &str, source: Option<&str>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        if self.lines {
            for line in text.lines() {
                json(&mut out, source, listed(line, &mentions_of_line(line)))?;
            }
            return Ok(out);
        }
        match self.format {
            Format::Json => {
                let mut reading = self.read(text, source);
                if self.candidates {
                    reading.find_candidates();
                }
                let facts = reading.into_facts().map_spans(&self.units.of(text));
                if source.is_some() {
                    json(&mut out, source, facts)?;
                } else {
                    serde_json::to_writer_pretty(&mut out, &facts)?;
                    out.push(b'\n');
                }
            }
            Format::Html => {
                let reading = self.read(text, source);
                let made = self.approved.clone().unwrap_or_else(|| reading.store(&self.corrections, None));
                html(&mut out, source, &to_html(&reading, self.view, &made, None, STYLE))?;
            }
            Format::Approved => {
                let approved = self.read(text, source).store(&self.corrections, Some(self.approval.clone()));
                if source.is_some() {
                    json(&mut out, source, Told::Approved(serde_json::from_str(&approved.to_json())?))?;
                } else {
                    writeln!(out, "{}", approved.to_json())?;
                }
            }
            Format::PlainHtml => html(&mut out, source, &to_plain_html(&self.read(text, source), self.view))?,
            Format::JsonLd => {
                let reading = self.read(text, source);
                let node = to_json_ld(&reading, &self.view.fields, None);
                if source.is_some() {
                    json(&mut out, source, Told::JsonLd(node))?;
                } else {
                    json(&mut out, None, node)?;
                }
            }
            Format::Mentions => {
                json(&mut out, source, listed(text, &mentions(text)))?;
            }
            Format::Explain => {
                headed(&mut out, source)?;
                // The core of the browser notes no reasons.
                #[cfg(not(target_arch = "wasm32"))]
                out.write_all(kotak_fakta::explain(text).as_bytes())?;
            }
            Format::Text => {
                headed(&mut out, source)?;
                if !is_article(text) {
                    writeln!(out, "(bukan artikel berita Indonesia)")?;
                }
                plain(&mut out, self.read(text, source).facts())?;
            }
        }
        Ok(out)
    }

    /// The record of a text that was not read. Where a person reads, or one file was asked for, standard error has said it.
    pub(crate) fn failure(&self, failure: &Failure, source: Option<&str>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        if source.is_some() && !matches!(self.format, Format::Text | Format::Explain) {
            json(&mut out, source, Told::Error(failure))?;
        }
        Ok(out)
    }

    /// The text as it was read and corrected, or as it was approved; what fits nothing is told of and left.
    fn read<'t>(&self, text: &'t str, source: Option<&str>) -> Reading<'t> {
        let of = source.map(|name| format!("{name}: ")).unwrap_or_default();
        let mut reading = match &self.approved {
            Some(stored) => {
                let (reading, fit) = stored.place(text, self.stale);
                if !fit.is_whole {
                    say(&format!("{of}the article has changed since its box was approved"));
                    fit.gone.iter().for_each(|g| say(&format!("{of}gone from {}: {}", g.field, g.value)));
                }
                reading
            }
            None => Reading::of(text),
        };
        let others: Vec<&Correction> = match &self.approved {
            Some(_) if reading.origin() == Origin::Stale && self.stale == Stale::None => Vec::new(),
            Some(stored) => stored.others(&self.corrections).collect(),
            None => self.corrections.iter().collect(),
        };
        for (i, refused) in reading.correct(others.iter().copied()).into_iter().enumerate() {
            if let Some(why) = refused {
                say(&format!("{of}correction {} is refused: {why}", i + 1));
            }
        }
        reading
    }
}

fn text_of(file: &OsStr) -> Result<String, String> {
    let bytes = input::read(Path::new(file)).map_err(|e| format!("{}: {e}", file.to_string_lossy()))?;
    String::from_utf8(bytes).map_err(|_| format!("{}: it is no UTF-8", file.to_string_lossy()))
}

/// A line of JSON; of several files one that says whose it is.
fn json(out: &mut Vec<u8>, source: Option<&str>, told: impl Serialize) -> io::Result<()> {
    match source {
        Some(source) => serde_json::to_writer(&mut *out, &Line { source, told })?,
        None => serde_json::to_writer(&mut *out, &told)?,
    }
    out.push(b'\n');
    Ok(())
}

fn html(out: &mut Vec<u8>, source: Option<&str>, html: &str) -> io::Result<()> {
    if source.is_some() {
        return json(out, source, Told::Html(html));
    }
    writeln!(out, "{html}")
}

fn headed(out: &mut Vec<u8>, source: Option<&str>) -> io::Result<()> {
    source.map_or(Ok(()), |name| writeln!(out, "== {name}"))
}
