//! Why each fact is there: the article with its evidence marked, then every fact with the rules that decided.

use std::fmt::Write;

use crate::fact_box::{Certainty, Evidence, FactBox, Role};
use crate::text::Span;
use crate::trace::{self, Note};

/// The article with each fact's evidence marked in it, and each fact with the rule that decided and the words it went by.
///
/// For people who look for the cause of a wrong fact; its form is no promise.
pub fn explain(text: &str) -> String {
    let (found, notes) = trace::recorded(|| crate::extract(text));
    let facts = facts(&found);
    let mut out = String::new();
    if !crate::is_article(text) {
        out.push_str("gate: no Indonesian news article, so no facts\n\n");
    }
    mark(text, &facts, &mut out);
    for fact in &facts {
        let _ = write!(out, "\n{}  {}\n", fact.tag, fact.value);
        if let (Some(certainty), Some(by)) = fact.sureness {
            let _ = writeln!(out, "    certainty .{:02} by {by}", certainty.in_hundredths());
        }
        let noted = fact.evidence.iter().any(|evidence| near(fact, evidence, &notes).next().is_some());
        for evidence in fact.evidence {
            reason(text, fact, evidence, &notes, &mut out);
            // What the tagger labels, no rule decides: the fact says itself what it goes by.
            if let Some(by) = fact.sureness.1.filter(|_| !noted) {
                let _ = writeln!(out, "              <- {by} by “{}”", one_line(evidence.span.of(text)));
            }
        }
    }
    for (i, candidate) in crate::fact::candidates(text).iter().enumerate() {
        let hundredths = candidate.certainty.map_or(0, Certainty::in_hundredths);
        let by = candidate.reason.as_deref().unwrap_or_default();
        let _ = writeln!(out, "\ncandidate {} of {}  {}", i + 1, candidate.field, candidate.value);
        let _ = writeln!(out, "    certainty .{hundredths:02} by {by}");
        let _ = writeln!(out, "    in        {}", one_line(candidate.sentence.of(text)));
    }
    out
}

/// A fact as it is listed.
struct Fact<'a> {
    /// `agency 2`: what the marks in the text say.
    tag: String,
    /// What the names of its rules begin with.
    field: &'static str,
    value: &'a str,
    evidence: &'a [Evidence],
    /// How sure it is, and by which rule or label.
    sureness: (Option<Certainty>, Option<&'a str>),
}

fn facts(found: &FactBox) -> Vec<Fact<'_>> {
    type Parts<'a> = (&'a str, &'a [Evidence], (Option<Certainty>, Option<&'a str>));
    fn list<'a, T>(field: &'static str, of: &'a [T], parts: fn(&'a T) -> Parts<'a>) -> Vec<Fact<'a>> {
        let fact = |(i, one): (usize, &'a T)| {
            let (value, evidence, sureness) = parts(one);
            Fact { tag: format!("{field} {}", i + 1), field, value, evidence, sureness }
        };
        of.iter().enumerate().map(fact).collect()
    }
    let mut out = list("dateline", found.dateline.as_slice(), |d| {
        (d.place.as_deref().unwrap_or_default(), &d.evidence, (None, None))
    });
    out.extend(list("speaker", &found.speakers, |s| (&s.name, &s.evidence, (s.certainty, s.reason.as_deref()))));
    out.extend(list("agency", &found.agencies, |a| (&a.name, &a.evidence, (a.certainty, a.reason.as_deref()))));
    out.extend(list("challenge", &found.challenges, |c| (&c.text, &c.evidence, (c.certainty, c.reason.as_deref()))));
    out.extend(list("forum", &found.forums, |f| (&f.name, &f.evidence, (f.certainty, f.reason.as_deref()))));
    out.extend(list("credit", &found.credits, |c| (&c.name, &c.evidence, (None, None))));
    out
}

/// The text with every piece of evidence in brackets: `[agency 1: Polres Pati]`.
fn mark(text: &str, facts: &[Fact], out: &mut String) {
    let mut marks: Vec<(Span, String)> = facts
        .iter()
        .flat_map(|f| f.evidence.iter().map(move |e| (e.span, format!("[{} {}: ", f.tag, role(e.role)))))
        .collect();
    // What holds another opens before it.
    marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    let mut write_to = |to: usize, out: &mut String| {
        out.push_str(text.get(at..to).unwrap_or_default());
        at = at.max(to);
    };
    for (span, tag) in marks {
        while let Some(i) = nearest(&open).filter(|&i| open.get(i).is_some_and(|&end| end <= span.start)) {
            write_to(open.remove(i), out);
            out.push(']');
        }
        write_to(span.start, out);
        out.push_str(&tag);
        open.push(span.end);
    }
    while let Some(i) = nearest(&open) {
        write_to(open.remove(i), out);
        out.push(']');
    }
    write_to(text.len(), out);
    if !text.ends_with('\n') {
        out.push('\n');
    }
}

/// Which of the open marks closes first.
fn nearest(open: &[usize]) -> Option<usize> {
    (0..open.len()).min_by_key(|&i| open.get(i).copied())
}

/// What the rules for such facts noted where a piece of evidence is.
fn near<'a>(fact: &Fact, evidence: &Evidence, notes: &'a [Note]) -> impl Iterator<Item = &'a Note> {
    let (field, span) = (fact.field, evidence.span);
    let of_field = move |n: &&Note| n.rule.split('.').next() == Some(field);
    notes.iter().filter(of_field).filter(move |n| n.about.start < span.end && span.start < n.about.end)
}

/// One piece of evidence, and the rule that decided nearest to it.
fn reason(text: &str, fact: &Fact, evidence: &Evidence, notes: &[Note], out: &mut String) {
    let Evidence { role: what, span } = *evidence;
    let _ = write!(out, "    {:<9} {:>6}..{:<6} {}", role(what), span.start, span.end, one_line(span.of(text)));
    let mut near: Vec<&Note> = near(fact, evidence, notes).collect();
    near.sort_by_key(|n| n.about.len());
    let smallest = near.first().map_or(0, |n| n.about.len());
    let mut said: Vec<(&str, Span)> = Vec::new();
    for note in near.into_iter().take_while(|n| n.about.len() == smallest) {
        if !said.contains(&(note.rule, note.by)) {
            said.push((note.rule, note.by));
            let _ = write!(out, "\n              <- {} by “{}”", note.rule, one_line(note.by.of(text)));
        }
    }
    out.push('\n');
}

/// At most this many characters of a stretch are shown.
const SHOWN: usize = 90;

fn one_line(cut: &str) -> String {
    let mut line: String = cut.chars().take(SHOWN).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if line.len() < cut.len() {
        line.push('…');
    }
    line
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Name => "name",
        Role::Alias => "alias",
        Role::Title => "title",
        Role::Body => "body",
        Role::Quote => "quote",
        Role::Statement => "statement",
        Role::Outlet => "outlet",
        Role::Place => "place",
        Role::Date => "date",
        Role::Label => "label",
    }
}
