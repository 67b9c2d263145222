//! What is asked for.

use std::ffi::OsString;

use kotak_fakta::{Language, ViewOptions};
use lexopt::{Arg, Parser, ValueExt};

use crate::units::Units;

pub(crate) const USAGE: &str = "\
usage: kotak-fakta [--json | --html | --plain-html | --json-ld | --explain | --mentions [--lines]]
                   [--spans UNITS] [--lang LANG] [--open] [--corrections FILE] [FILE | FOLDER | -]...

Reads Indonesian news articles (UTF-8, headline on the first line) and prints their fact boxes.
Without a FILE, or with -, it reads standard input; of a FOLDER and what is below it every .txt and .md.

  --json      the fact box as JSON; with several files a line each, with its source
  --spans     with --json: what spans count: utf16 (as JavaScript does, and the default), utf8 (bytes) or chars (as Python does)
  --html      the fact box as a page can be served with: <kotak-fakta> with its shadow tree
  --plain-html  the fact box as HTML without script, style or links: for feeds and AMP
  --json-ld   an addition in the words of schema.org to the page's own NewsArticle
  --explain   the article with the evidence marked, and for each fact the rule that decided
  --mentions  every name as JSON: people, bodies (organisations of any kind), gatherings, places; spans in characters
  --lines     with --mentions: each line of a file is a text by itself and gives a line
  --lang      language of the labels in HTML: id or en
  --open      with --html: nothing is folded away
  --corrections  a JSON file with an editor's corrections, for the facts in JSON, HTML and JSON-LD
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
    /// Why each fact is there.
    Explain,
    Mentions,
    /// What the rules propose to the tagger; with --lines only. For `tools/score-mentions.py`.
    Proposals,
    /// What the tagger learns from; with --lines only. For `tools/train-tagger.py`.
    Features,
}

pub(crate) struct Options {
    pub(crate) format: Format,
    /// Each line is a text by itself.
    pub(crate) lines: bool,
    pub(crate) units: Units,
    pub(crate) view: ViewOptions,
    /// The file that holds them.
    pub(crate) corrections: Option<OsString>,
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
        inputs: Vec::new(),
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("json") => options.format = Format::Json,
            Arg::Long("html") => options.format = Format::Html,
            Arg::Long("plain-html") => options.format = Format::PlainHtml,
            Arg::Long("json-ld") => options.format = Format::JsonLd,
            Arg::Long("explain") => options.format = Format::Explain,
            Arg::Long("mentions") => options.format = Format::Mentions,
            Arg::Long("proposals") => options.format = Format::Proposals,
            Arg::Long("features") => options.format = Format::Features,
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
    let by_line = matches!(options.format, Format::Proposals | Format::Features);
    if options.lines != by_line && options.format != Format::Mentions {
        return Err("--lines goes with --mentions".into());
    }
    if units.is_some() && options.format != Format::Json {
        return Err("--spans goes with --json".into());
    }
    options.units = units.unwrap_or_default();
    if options.inputs.is_empty() {
        options.inputs.push("-".into());
    }
    Ok(Asked::Read(options))
}
