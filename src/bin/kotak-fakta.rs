//! The command line: the same core as in the browser, for files and pipes.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use kotak_fakta::{
    Correction, FactBox, InputError, Language, MAX_INPUT_BYTES, Mention, Reading, STYLE, Span, ViewOptions, extract,
    is_article, mentions, mentions_of_line, proposals_of_line, tagger_features, tagger_fingerprint, to_html,
    to_json_ld, to_plain_html,
};
use serde_json::json;

const USAGE: &str = "\
usage: kotak-fakta [--json | --html | --plain-html | --json-ld | --explain | --mentions [--lines]]
                   [--lang LANG] [--open] [--corrections FILE] [FILE | -]...

Reads Indonesian news articles (UTF-8, headline on the first line) and prints their fact boxes.
Without a FILE, or with -, it reads standard input.

  --json      the fact box as JSON, spans in UTF-16 units; with several files a line each
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

#[derive(Clone, Copy)]
enum Format {
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

/// What is shown of a text, and how.
#[derive(Default)]
struct Shown {
    view: ViewOptions,
    corrections: Vec<Correction>,
}

impl Shown {
    /// The text as it was read and corrected; a correction that fits nothing is told of and left.
    fn read<'a>(&self, text: &'a str) -> io::Result<Reading<'a>> {
        let mut reading = Reading::of(text);
        for (i, refused) in reading.correct(&self.corrections).into_iter().enumerate() {
            if let Some(why) = refused {
                writeln!(io::stderr(), "kotak-fakta: correction {} is refused: {why}", i + 1)?;
            }
        }
        Ok(reading)
    }
}

fn corrections(file: &std::ffi::OsStr) -> Result<Vec<Correction>, String> {
    let json = read(file).map_err(|e| e.to_string())?;
    Correction::list(&String::from_utf8_lossy(&json)).map_err(|e| format!("{e} [{}]", e.code()))
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        // A reader that went away (`| head`) is no error of ours.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            let _ = writeln!(io::stderr(), "kotak-fakta: {e}");
            ExitCode::from(1)
        }
    }
}

fn run() -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut format = Format::Text;
    let mut files: Vec<std::ffi::OsString> = Vec::new();
    let mut options = true;
    let mut lines = false;
    let mut shown = Shown::default();
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--json") if options => format = Format::Json,
            Some("--html") if options => format = Format::Html,
            Some("--plain-html") if options => format = Format::PlainHtml,
            Some("--json-ld") if options => format = Format::JsonLd,
            Some("--open") if options => shown.view.open = true,
            Some(name @ ("--lang" | "--corrections")) if options => {
                let Some(value) = arguments.next() else {
                    write!(io::stderr(), "kotak-fakta: {name} needs a value\n{USAGE}")?;
                    return Ok(ExitCode::from(2));
                };
                if name == "--lang" {
                    shown.view.language = Language::from_tag(&value.to_string_lossy());
                } else {
                    match corrections(&value) {
                        Ok(list) => shown.corrections = list,
                        Err(why) => {
                            writeln!(io::stderr(), "kotak-fakta: {}: {why}", value.to_string_lossy())?;
                            return Ok(ExitCode::from(1));
                        }
                    }
                }
            }
            Some("--explain") if options => format = Format::Explain,
            Some("--mentions") if options => format = Format::Mentions,
            Some("--proposals") if options => format = Format::Proposals,
            Some("--features") if options => format = Format::Features,
            Some("--lines") if options => lines = true,
            Some("--help" | "-h") if options => {
                out.write_all(USAGE.as_bytes())?;
                return Ok(ExitCode::SUCCESS);
            }
            Some("--version" | "-V") if options => {
                writeln!(out, "kotak-fakta {}", env!("CARGO_PKG_VERSION"))?;
                return Ok(ExitCode::SUCCESS);
            }
            Some("--") if options => options = false,
            Some(unknown) if options && unknown.starts_with('-') && unknown != "-" => {
                write!(io::stderr(), "kotak-fakta: unknown option {unknown}\n{USAGE}")?;
                return Ok(ExitCode::from(2));
            }
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        files.push("-".into());
    }
    let by_line = matches!(format, Format::Proposals | Format::Features);
    if lines != by_line && !matches!(format, Format::Mentions) {
        write!(io::stderr(), "kotak-fakta: --lines goes with --mentions\n{USAGE}")?;
        return Ok(ExitCode::from(2));
    }
    let several = files.len() > 1;
    let mut code = ExitCode::SUCCESS;
    for file in &files {
        let name = file.to_string_lossy();
        match read(file).map_err(|e| e.to_string()).and_then(|b| text(b).map_err(|e| format!("{e} [{}]", e.code()))) {
            Ok(text) if lines => {
                for line in text.lines() {
                    writeln!(out, "{}", of_line(format, line))?;
                }
            }
            Ok(text) => print(&mut out, format, &shown, &text, several.then_some(&*name))?,
            Err(why) => {
                writeln!(io::stderr(), "kotak-fakta: {name}: {why}")?;
                code = ExitCode::from(1);
            }
        }
    }
    out.flush()?;
    Ok(code)
}

/// The bytes of a file, and no more than can be told to be too many.
fn read(file: &std::ffi::OsStr) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = MAX_INPUT_BYTES as u64 + 1;
    if file == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The bytes as a text that can be read.
fn text(bytes: Vec<u8>) -> Result<String, InputError> {
    if bytes.len() > MAX_INPUT_BYTES {
        return Err(InputError::TooLarge { bytes: bytes.len() });
    }
    let text = String::from_utf8(bytes).map_err(|_| InputError::NotText)?;
    InputError::check(&text)?;
    Ok(text)
}

fn print(out: &mut impl Write, format: Format, shown: &Shown, text: &str, name: Option<&str>) -> io::Result<()> {
    match format {
        Format::Json => {
            let reading = shown.read(text)?;
            let found = reading.facts();
            let json = if name.is_some() { serde_json::to_string(found) } else { serde_json::to_string_pretty(found) };
            writeln!(out, "{}", json?)
        }
        Format::Html => {
            let reading = shown.read(text)?;
            let stored = reading.store(&shown.corrections, None);
            writeln!(out, "{}", to_html(&reading, &shown.view, &stored, None, STYLE))
        }
        Format::PlainHtml => writeln!(out, "{}", to_plain_html(&shown.read(text)?, &shown.view)),
        Format::JsonLd => {
            let reading = shown.read(text)?;
            writeln!(out, "{}", serde_json::to_string(&to_json_ld(&reading, &shown.view.fields, None))?)
        }
        #[cfg(not(target_arch = "wasm32"))]
        Format::Explain => {
            if let Some(name) = name {
                writeln!(out, "== {name}")?;
            }
            out.write_all(kotak_fakta::explain(text).as_bytes())
        }
        // The core of the browser notes no reasons.
        #[cfg(target_arch = "wasm32")]
        Format::Explain => Ok(()),
        Format::Mentions | Format::Proposals | Format::Features => writeln!(out, "{}", listed(text, &mentions(text))),
        Format::Text => {
            if let Some(name) = name {
                writeln!(out, "== {name}")?;
            }
            if !is_article(text) {
                writeln!(out, "(bukan artikel berita Indonesia)")?;
            }
            plain(out, &extract(text))
        }
    }
}

/// A line by itself, as JSON.
fn of_line(format: Format, line: &str) -> serde_json::Value {
    match format {
        Format::Features => {
            let mut characters = Characters::of(line);
            let tokens = tagger_features(line).into_iter().map(|sentence| {
                let token = |(span, features)| {
                    let (start, end) = characters.range(span);
                    json!([start, end, features])
                };
                sentence.into_iter().map(token).collect::<Vec<_>>()
            });
            json!({ "fingerprint": tagger_fingerprint(), "sentences": tokens.collect::<Vec<_>>() })
        }
        Format::Proposals => listed(line, &proposals_of_line(line)),
        _ => listed(line, &mentions_of_line(line)),
    }
}

/// Mentions with their places in characters, as annotated texts have them.
fn listed(text: &str, found: &[Mention]) -> serde_json::Value {
    let mut characters = Characters::of(text);
    let one = |m: &Mention| {
        let (start, end) = characters.range(m.span);
        json!({ "kind": m.kind.name(), "start": start, "end": end, "text": m.span.of(text) })
    };
    json!({ "mentions": found.iter().map(one).collect::<Vec<_>>() })
}

/// Turns bytes into characters, for spans that come in text order.
struct Characters<'a> {
    text: &'a str,
    /// A place in bytes and in characters.
    at: (usize, usize),
}

impl<'a> Characters<'a> {
    const fn of(text: &'a str) -> Self {
        Self { text, at: (0, 0) }
    }

    fn range(&mut self, span: Span) -> (usize, usize) {
        let count = |from, to| Span::new(from, to).of(self.text).chars().count();
        let start =
            if span.start < self.at.0 { count(0, span.start) } else { self.at.1 + count(self.at.0, span.start) };
        self.at = (span.start, start);
        (start, start + count(span.start, span.end))
    }
}

fn plain(out: &mut impl Write, found: &FactBox) -> io::Result<()> {
    if let Some(headline) = &found.headline {
        writeln!(out, "{headline}\n")?;
    }
    if let Some(d) = &found.dateline {
        let parts: Vec<&str> = [&d.outlet, &d.place, &d.date].into_iter().flatten().map(String::as_str).collect();
        writeln!(out, "{}\n", parts.join(" | "))?;
    }
    if found.is_empty() {
        return writeln!(out, "(tidak ada fakta)");
    }
    let speaker = |s: &kotak_fakta::Speaker| match &s.title {
        Some(title) => format!("{} ({title})", s.name),
        None => s.name.clone(),
    };
    if let Some(s) = &found.key_speaker {
        writeln!(out, "Narasumber utama\n  {}", speaker(s))?;
        for quote in &s.quotes {
            writeln!(out, "    “{quote}”")?;
        }
    }
    let others = found.speakers.iter().filter(|s| Some(*s) != found.key_speaker.as_ref()).map(speaker);
    section(out, "Narasumber lain", others)?;
    let agency = |a: &kotak_fakta::Agency| {
        let derived = a.derived.full_name.as_ref().map(|f| format!(" [{f}]")).unwrap_or_default();
        let aliases = if a.aliases.is_empty() { String::new() } else { format!(" = {}", a.aliases.join(" = ")) };
        format!("{}{aliases}{derived}", a.name)
    };
    section(out, "Lembaga", found.agencies.iter().map(agency))?;
    section(out, "Tantangan", found.challenges.iter().map(|c| c.text.clone()))?;
    section(out, "Forum", found.forums.iter().map(|f| f.name.clone()))?;
    section(out, "Kredit", found.credits.iter().map(|c| format!("{}: {}", c.role, c.name)))
}

fn section(out: &mut impl Write, title: &str, items: impl Iterator<Item = String>) -> io::Result<()> {
    for (i, item) in items.enumerate() {
        if i == 0 {
            writeln!(out, "\n{title}")?;
        }
        writeln!(out, "  {item}")?;
    }
    Ok(())
}
