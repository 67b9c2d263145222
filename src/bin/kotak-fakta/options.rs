//! What is asked for.

use std::ffi::OsString;

use kotak_fakta::{Approval, Language, Stale, ViewOptions};
use lexopt::{Arg, Parser, ValueExt};

use crate::units::Units;

pub(crate) const USAGE: &str = "\
usage: kotak-fakta [--json | --html | --plain-html | --json-ld | --approve | --explain | --mentions [--lines]]
                   [--spans UNITS] [--candidates] [--lang LANG] [--open] [--corrections FILE]
                   [--approved FILE [--stale WHAT]] [--by NAME] [--at DATE] [FILE | FOLDER | -]...

Reads Indonesian news articles (UTF-8, headline on the first line) and prints their fact boxes.
Without a FILE, or with -, it reads standard input; of a FOLDER and what is below it every .txt and .md.

  --json      the fact box as JSON; with several files a line each, with its source
  --spans     with --json: what spans count: utf16 (as JavaScript does, and the default), utf8 (bytes) or chars (as Python does)
  --candidates  with --json: what may be facts as well, but is less certain
  --html      the fact box as a page can be served with: <kotak-fakta> with its shadow tree
  --plain-html  the fact box as HTML without script, style or links: for feeds and AMP
  --json-ld   an addition in the words of schema.org to the page's own NewsArticle
  --approve   the fact box as an editor approves it, for a page to show whatever version it runs; see docs/served-box.md
  --by, --at  with --approve: who approves it, and when (ISO 8601)
  --explain   the article with the evidence marked, and for each fact the rule that decided
  --mentions  every name as JSON: persons, offices, public bodies, other organisations, events; spans in characters
  --lines     with --mentions: each line of a file is a text by itself and gives a line
  --lang      language of the labels in HTML: id or en
  --open      with --html: nothing is folded away
  --corrections  a JSON file with an editor's corrections
  --approved  the approved fact box of this one article, a JSON file: what is shown in place of what is read
  --stale     with --approved, where the article has changed: reduced (the facts whose sentence is still there, and the
              default), as-approved or none
  --help      this text
  --version   the version

exit status: 0 all read, 1 a file could not be read or was refused, 2 wrong usage
";

/// What is printed of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Html,
    PlainHtml,
    JsonLd,
    /// The box as data, approved.
    Approved,
    /// Why each fact is there.
    Explain,
    Mentions,
}

pub(crate) struct Options {
    pub(crate) format: Format,
    /// Each line is a text by itself.
    pub(crate) lines: bool,
    pub(crate) units: Units,
    pub(crate) view: ViewOptions,
    /// The file that holds them.
    pub(crate) corrections: Option<OsString>,
    /// The file that holds an approved box.
    pub(crate) approved: Option<OsString>,
    pub(crate) stale: Stale,
    pub(crate) approval: Approval,
    pub(crate) candidates: bool,
    /// Files, folders and `-`.
    pub(crate) inputs: Vec<OsString>,
}

pub(crate) enum Asked {
    Help,
    Version,
    Read(Options),
}

pub(crate) fn parse(mut arguments: Parser) -> Result<Asked, lexopt::Error> {
    let mut units = None;
    let mut options = Options {
        format: Format::Text,
        lines: false,
        units: Units::default(),
        view: ViewOptions::default(),
        corrections: None,
        approved: None,
        stale: Stale::default(),
        approval: Approval::default(),
        candidates: false,
        inputs: Vec::new(),
    };
    let mut stale = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("json") => options.format = Format::Json,
            Arg::Long("html") => options.format = Format::Html,
            Arg::Long("plain-html") => options.format = Format::PlainHtml,
            Arg::Long("json-ld") => options.format = Format::JsonLd,
            Arg::Long("approve") => options.format = Format::Approved,
            Arg::Long("by") => options.approval.by = Some(arguments.value()?.string()?),
            Arg::Long("at") => options.approval.at = Some(arguments.value()?.string()?),
            Arg::Long("approved") => options.approved = Some(arguments.value()?),
            Arg::Long("stale") => stale = Some(arguments.value()?.parse_with(stale_named)?),
            Arg::Long("candidates") => options.candidates = true,
            Arg::Long("explain") => options.format = Format::Explain,
            Arg::Long("mentions") => options.format = Format::Mentions,
            Arg::Long("lines") => options.lines = true,
            Arg::Long("spans") => units = Some(arguments.value()?.parse_with(Units::named)?),
            Arg::Long("lang") => options.view.language = Language::from_tag(&arguments.value()?.to_string_lossy()),
            Arg::Long("open") => options.view.open = true,
            Arg::Long("corrections") => options.corrections = Some(arguments.value()?),
            Arg::Long("help") | Arg::Short('h') => return Ok(Asked::Help),
            Arg::Long("version") | Arg::Short('V') => return Ok(Asked::Version),
            Arg::Value(input) => options.inputs.push(input),
            _ => return Err(argument.unexpected()),
        }
    }
    if options.lines && options.format != Format::Mentions {
        return Err("--lines goes with --mentions".into());
    }
    if units.is_some() && options.format != Format::Json {
        return Err("--spans goes with --json".into());
    }
    if options.candidates && options.format != Format::Json {
        return Err("--candidates goes with --json".into());
    }
    if options.approval != Approval::default() && options.format != Format::Approved {
        return Err("--by and --at go with --approve".into());
    }
    if options.approved.is_some() && (options.inputs.len() > 1 || options.format == Format::Approved) {
        return Err("--approved goes with one article, and not with --approve".into());
    }
    if stale.is_some() && options.approved.is_none() {
        return Err("--stale goes with --approved".into());
    }
    options.stale = stale.unwrap_or_default();
    options.units = units.unwrap_or_default();
    if options.inputs.is_empty() {
        options.inputs.push("-".into());
    }
    Ok(Asked::Read(options))
}

fn stale_named(name: &str) -> Result<Stale, &'static str> {
    Stale::from_name(name).ok_or("--stale takes reduced, as-approved or none")
}
