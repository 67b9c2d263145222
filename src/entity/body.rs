//! What the tables know of a body.

use super::link::FormSpan;
use super::words::{self, Class};
use crate::fact_box::{AgencyKind, Derived};
use crate::lexicon::{self, Entry, TitleKind, kinds};
use crate::text::{Article, Token};

/// The row of the tables that all of a name is a form of.
pub(super) fn row_of_all(name: &[Token]) -> Option<u16> {
    super::unit::row(name).filter(|&(count, _)| count == name.len()).map(|(_, row)| row)
}

/// What begins a name: `Dinas`, `Polres`, and `Universitas`, with which no public body's name begins.
fn heads(name: &[Token], public: bool) -> Option<(usize, Option<AgencyKind>)> {
    lexicon::longest(name, kinds![BodyHead], |e| if let Entry::BodyHead(kind, _) = e { Some(kind) } else { None })
        .filter(|(_, kind)| kind.is_some() == public)
}

/// The sort of body whose names begin so.
pub(super) fn head(name: &[Token]) -> Option<AgencyKind> {
    heads(name, true).and_then(|(_, kind)| kind)
}

/// Whether it begins as bodies' names do.
pub(super) fn has_head(name: &[Token]) -> bool {
    head(name).is_some()
}

/// `Universitas Airlangga`, `Partai Rakyat`: no public bodies, whatever is said of them; but a firm may be the state's.
pub(super) fn is_private(name: &[Token]) -> bool {
    const NONE: [&str; 6] = ["universitas", "partai", "yayasan", "fraksi", "ikatan", "asosiasi"];
    let own = row_of_all(name).is_some();
    !own && heads(name, false).is_some() && name.first().is_some_and(|t| NONE.contains(&t.spelling()))
}

/// `Kapolres Garut`: who holds an office, whom one word names; no body, whatever is said of it.
pub(super) fn is_office(name: &[Token]) -> bool {
    let chief = |e| matches!(e, Entry::Title(TitleKind::Police)).then_some(());
    !has_head(name) && row_of_all(name).is_none() && lexicon::longest(name, kinds![Title], chief).is_some()
}

/// Kind, full name and parent of a body that has these forms.
pub(super) fn derived(article: &Article, forms: &[FormSpan], name: &str, aliases: &[String]) -> Derived {
    let row = forms.iter().find_map(|f| f.row).and_then(lexicon::body);
    let head = forms.iter().find_map(|f| head(article.slice(f.core.clone())));
    Derived {
        full_name: full_name(article, forms, name, aliases),
        kind: Some(row.map(|body| body.kind).or(head).unwrap_or(AgencyKind::Agency)),
        parent: row.and_then(|body| body.parent).and_then(lexicon::body).map(|body| body.short.to_owned()),
    }
}

/// The full name, where the article has only the short one, with the place that it gives.
fn full_name(article: &Article, forms: &[FormSpan], name: &str, aliases: &[String]) -> Option<String> {
    let form = forms.iter().find(|f| f.span.of(article.text) == name)?;
    let tokens = article.slice(form.core.clone());
    let (count, row) = super::unit::row(tokens)?;
    let full = lexicon::body(row)?.full;
    // `BPK` is two bodies' short form, and `Kabupaten/Kota` is one or the other.
    let mut rows = 0;
    lexicon::phrases(tokens, kinds![Body], &mut |length, entries| {
        if length == count {
            rows = entries.iter().filter(|e| matches!(e, Entry::Body(_))).count();
        }
    });
    let rest = form.core.start + count..form.core.end;
    let place = article.slice(rest.clone());
    let level = place.first().is_some_and(|t| {
        matches!(words::class(t.hash), Some(Class::Province | Class::Regency | Class::City | Class::District))
    });
    if full.is_empty() || full.contains('/') || rows > 1 || !(place.is_empty() || level) {
        return None;
    }
    let place = article.span(&rest).of(article.text);
    let length = full.len() + place.len();
    // `Gugus Tugas Pencegahan dan Penanggulangan …` is no short form, even if the tables spell it otherwise.
    let said = |form: &str| form.len() * 3 > length * 2;
    let gap = if place.is_empty() { "" } else { " " };
    (!said(name) && !aliases.iter().any(|a| said(a))).then(|| [full, gap, place].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A form that another row or table claims first is never found: its row is shadowed.
    #[test]
    fn every_form_of_the_table_leads_to_its_row() {
        let table = include_str!("../../data/agencies.tsv");
        let mut lost = Vec::new();
        for row in table.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            for form in cells.iter().take(3).flat_map(|cell| cell.split('|')).filter(|f| !f.is_empty()) {
                let text = format!("Judul\nHadir {form}");
                let article = Article::read(&text);
                let from = article.tokens.partition_point(|t| t.span.start < "Judul\nHadir ".len());
                let found = row_of_all(article.tokens.get(from..).unwrap()).and_then(lexicon::body);
                if found.is_none_or(|body| body.short != cells[0]) {
                    lost.push(form);
                }
            }
        }
        assert!(lost.is_empty(), "forms that are never found: {}", lost.join("; "));
    }
}
