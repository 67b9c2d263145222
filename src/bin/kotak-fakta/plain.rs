//! The fact box as a person reads it.

use std::io::{self, Write};

use kotak_fakta::{Agency, Challenge, FactBox, Speaker, Utf16Span};

pub(crate) fn plain(out: &mut impl Write, found: &FactBox<Utf16Span>) -> io::Result<()> {
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
    let speaker = |s: &Speaker<Utf16Span>| match &s.title {
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
    let agency = |a: &Agency<Utf16Span>| {
        let derived = a.derived.full_name.as_ref().map(|f| format!(" [{f}]")).unwrap_or_default();
        let aliases = if a.aliases.is_empty() { String::new() } else { format!(" = {}", a.aliases.join(" = ")) };
        format!("{}{aliases}{derived}", a.name)
    };
    let challenge = |c: &Challenge<Utf16Span>| match &c.said_by {
        Some(who) => format!("{} (menurut {who})", c.text),
        None => c.text.clone(),
    };
    section(out, "Lembaga", found.agencies.iter().map(agency))?;
    section(out, "Tantangan", found.challenges.iter().map(challenge))?;
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
