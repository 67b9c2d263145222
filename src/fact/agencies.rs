//! One body, one entry: the mentions of a body brought together under its fullest name.

use super::cut;
use crate::fact_box::{Agency, AgencyKind, Derived, Evidence, Role};
use crate::lexicon::{self, Entry, kinds, words};
use crate::mention::{BodyMention, is_top};
use crate::text::{Article, Span, Token};
use crate::trace;

/// What makes two mentions one body: the same base (a row of the tables or a name) at the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Identity {
    base: Base,
    place: Option<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Base {
    Row(u16),
    Name(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Known(u16),
    Named(String),
}

struct Found {
    identity: Identity,
    kind: AgencyKind,
    row: Option<u16>,
    /// The form it goes by, and whether that holds a bracket.
    name: Span,
    bracketed: bool,
    forms: Vec<Span>,
    mentions: Vec<Span>,
    place: Option<Span>,
}

/// The agencies of the article, in order of first mention.
pub(super) fn agencies(article: &Article, bodies: &[BodyMention]) -> Vec<Agency> {
    let mut found: Vec<Found> = Vec::new();
    for (i, mention) in bodies.iter().enumerate() {
        let parent = bodies.get(i + 1).filter(|p| mention.has_parent && p.whole.start == mention.whole.end);
        // `Polri` in `Divisi Hubungan Internasional Polri` is part of the name, not named by itself.
        let owner =
            i.checked_sub(1).and_then(|o| bodies.get(o)).filter(|o| o.has_parent && o.whole.end == mention.whole.start);
        if owner.is_some_and(|unit| is_part_of_name(mention, unit)) {
            continue;
        }
        file(article, &mut found, mention, parent);
    }
    found.iter().map(|f| agency(article, f)).collect()
}

/// Whether a parent is a fixed part of its unit's name: `Bareskrim Polri`, `Komisi IV DPRD Kabupaten Garut`.
fn is_part_of_name(parent: &BodyMention, unit: &BodyMention) -> bool {
    let council =
        parent.kind == AgencyKind::Legislature && matches!(unit.kind, AgencyKind::Legislature | AgencyKind::Commission);
    parent.row.is_some_and(is_top) || council
}

fn file(article: &Article, found: &mut Vec<Found>, mention: &BodyMention, parent: Option<&BodyMention>) {
    let core = article.span(&mention.core);
    let whole = article.span(&mention.whole);
    let table = if mention.row.is_some() { "agency.name-of-agencies.tsv" } else { "agency.head-of-agency_heads.tsv" };
    trace::note(table, whole, core);
    let bracket = mention.bracket.as_ref().map(|b| article.span(b));
    let compound = parent.map(|p| whole.to(article.span(&p.whole)));
    // What the bracket closes: `Badan Keamanan Laut (Bakamla)`.
    let closed = bracket.map(|b| Span::new(core.start, b.end + 1));
    let mut forms: Vec<Span> = Vec::new();
    let top = parent.is_some_and(|p| is_part_of_name(p, mention));
    let (name, bracketed) = match (bracket, &mention.place, compound) {
        (_, _, Some(compound)) if mention.pattern || top => (compound, bracket.is_some()),
        (Some(_), Some(_), _) => (whole, true),
        (Some(_), None, _) => (core, false),
        _ => (whole, false),
    };
    forms.push(name);
    forms.extend(bracket);
    forms.extend(closed);
    forms.extend(compound);
    forms.extend(short_of_parent(article, mention));
    if (bracket.is_some() && mention.place.is_some()) || (compound.is_some() && (mention.pattern || top)) {
        forms.push(core);
    }
    let identity = identity(article, mention, parent);
    let bare = identity.place.is_none();
    let same = found.iter().rposition(|f| {
        f.identity == identity
            || f.forms.iter().any(|&a| forms.iter().any(|&b| same_text(article, a, b)) && (bare || f.identity.place.is_none() || f.identity.place == identity.place))
            // `Dinas Sosial` after `Dinas Sosial Provinsi Kalsel` is the same office, and the other way about.
            || ((bare || f.identity.place.is_none()) && f.identity.base == identity.base)
    });
    if let Some(f) = same.and_then(|i| found.get_mut(i)) {
        let fuller = name.len() > f.name.len() && !bracketed;
        if fuller || (f.bracketed && !bracketed && name.len() >= f.name.len()) {
            f.name = name;
            f.bracketed = bracketed;
        }
        f.forms.extend(forms);
        f.mentions.push(whole);
        f.row = f.row.or(mention.row);
        if f.identity.place.is_none() {
            f.identity.place = identity.place;
            f.place = mention.place.as_ref().map(|p| article.span(p));
        }
        return;
    }
    if bare && mention.pattern && bracket.is_none() && parent.is_none() && is_generic(article, mention) {
        return;
    }
    found.push(Found {
        identity,
        kind: mention.kind,
        row: mention.row,
        name,
        bracketed,
        forms,
        mentions: vec![whole],
        place: mention.place.as_ref().map(|p| article.span(p)),
    });
}

/// `Komisi XII` of `Komisi XII DPR RI`, which the tables hold with its parent.
fn short_of_parent(article: &Article, mention: &BodyMention) -> Option<Span> {
    let parent = lexicon::body(mention.row?)?.parent.filter(|&p| is_top(p))?;
    let tokens = article.slice(mention.core.clone());
    let n = (1..tokens.len()).find(|&n| {
        let rest = tokens.get(n..).unwrap_or_default();
        whole_phrase(rest, |e| (e == Entry::Body(parent)).then_some(())).is_some()
    })?;
    (n > 1).then(|| article.span(&(mention.core.start..mention.core.start + n)))
}

/// Heads that are common nouns without a place: `Polsek setempat`, `setiap Puskesmas`. `Satpol PP` and `BPBD` are names.
fn is_generic(article: &Article, mention: &BodyMention) -> bool {
    let police = matches!(
        mention.kind,
        AgencyKind::LawEnforcement | AgencyKind::Military | AgencyKind::Court | AgencyKind::LocalGovernment
    );
    police || (mention.row.is_none() && article.slice(mention.core.clone()).len() == 1)
}

fn identity(article: &Article, mention: &BodyMention, parent: Option<&BodyMention>) -> Identity {
    let tokens = article.slice(mention.core.clone());
    // `Polda Riau` has a row of its own; `Kepolisian Daerah (Polda) Riau` has not: both are the row `Polda` at Riau.
    let split = (1..tokens.len()).find_map(|n| {
        let (head, rest) = tokens.split_at_checked(n)?;
        let row = whole_phrase(head, |e| if let Entry::Body(r) = e { Some(r) } else { None })?;
        Some((row, place_of(article, rest)?))
    });
    if let Some((row, place)) = split {
        return Identity { base: Base::Row(row), place: Some(place) };
    }
    let mut base =
        match mention.row.or_else(|| whole_phrase(tokens, |e| if let Entry::Body(r) = e { Some(r) } else { None })) {
            Some(row) => Base::Row(row),
            None => Base::Name(article.span(&mention.core).of(article.text).to_lowercase()),
        };
    if let (Some(parent), true) = (parent, mention.pattern) {
        // `Satreskrim Polres Garut`: the place is the parent's.
        let whole = article.span(&mention.core).to(article.span(&parent.whole));
        base = Base::Name(whole.of(article.text).to_lowercase());
    }
    let place = mention.place.as_ref().and_then(|p| place_of(article, article.slice(p.clone())));
    Identity { base, place }
}

fn place_of(article: &Article, tokens: &[Token]) -> Option<Place> {
    let admin = tokens
        .iter()
        .take_while(|t| {
            t.is_any(words![
                "provinsi",
                "propinsi",
                "kabupaten",
                "kota",
                "kab",
                "kec",
                "kecamatan",
                "desa",
                "kelurahan",
                "daerah",
            ])
        })
        .count();
    let rest = tokens.get(admin..).filter(|r| !r.is_empty())?;
    Some(match whole_phrase(rest, |e| if let Entry::Place(_, id) = e { Some(id) } else { None }) {
        Some(id) => Place::Known(id),
        None if admin > 0 || rest.iter().all(|t| !t.word.is_known()) => {
            Place::Named(rest.iter().map(|t| t.span.of(article.text).to_lowercase()).collect::<Vec<_>>().join(" "))
        }
        None => return None,
    })
}

fn whole_phrase<T>(tokens: &[Token], pick: impl Fn(Entry) -> Option<T>) -> Option<T> {
    lexicon::longest(tokens, kinds![Body, Place], pick).filter(|f| f.0 == tokens.len()).map(|f| f.1)
}

fn same_text(article: &Article, a: Span, b: Span) -> bool {
    let (a, b) = (a.of(article.text), b.of(article.text));
    a.len() == b.len() && a.to_lowercase() == b.to_lowercase()
}

fn agency(article: &Article, found: &Found) -> Agency {
    let name = cut(article, found.name);
    let mut aliases: Vec<String> = Vec::new();
    for &form in &found.forms {
        let form = form.of(article.text);
        let seen = form.to_lowercase();
        if seen != name.to_lowercase() && !aliases.iter().any(|a| a.to_lowercase() == seen) {
            aliases.push(form.to_owned());
        }
    }
    let row = found.row.and_then(|r| lexicon::body(r));
    let full_name = row.filter(|b| !b.full.is_empty()).and_then(|b| {
        let place = found.place.map(|p| format!(" {}", p.of(article.text))).unwrap_or_default();
        let full = format!("{}{place}", b.full);
        // `Gugus Tugas Pencegahan dan Penanggulangan …` is no short form, even if the tables spell it otherwise.
        let said = |form: &str| form.len() * 3 > full.len() * 2;
        (!said(&name) && !aliases.iter().any(|a| said(a))).then_some(full)
    });
    let parent = row.and_then(|b| b.parent).and_then(|p| lexicon::body(p)).map(|b| b.short.to_owned());
    let mut evidence: Vec<Evidence> = Vec::new();
    for &span in &found.mentions {
        let role = if same_text(article, span, found.name) { Role::Name } else { Role::Alias };
        evidence.push(Evidence { role, span });
    }
    Agency { name, aliases, derived: Derived { full_name, kind: Some(found.kind), parent }, edited: false, evidence }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::bodies;

    fn found(text: &str) -> Vec<Agency> {
        let text = format!("Judul\n{text}");
        let article = Article::read(&text);
        agencies(&article, &bodies(&article))
    }

    fn names(text: &str) -> Vec<String> {
        found(text).into_iter().map(|a| [vec![a.name], a.aliases].concat().join(" = ")).collect()
    }

    #[test]
    fn full_name_and_short_form_are_one() {
        assert_eq!(
            names("Badan Keamanan Laut (Bakamla) hadir. Bakamla membawa data."),
            ["Badan Keamanan Laut = Bakamla = Badan Keamanan Laut (Bakamla)"]
        );
        assert_eq!(names("Polda Riau siaga. Kepolisian Daerah (Polda) Riau menambah pos.").len(), 1);
        assert_eq!(names("Dinas Sosial Provinsi Jawa Barat hadir. Dinas Sosial memberi data.").len(), 1);
    }

    #[test]
    fn the_same_head_at_two_places_is_two() {
        assert_eq!(names("Hadir Polres Garut dan Polres Pati."), ["Polres Garut", "Polres Pati"]);
    }

    #[test]
    fn units_and_parents_are_two_unless_the_parent_is_part_of_the_name() {
        assert_eq!(
            names("Ditjen Kerja Sama Multilateral Kemlu hadir."),
            ["Ditjen Kerja Sama Multilateral = Ditjen Kerja Sama Multilateral Kemlu", "Kemlu"]
        );
        assert_eq!(names("Divisi Hubungan Internasional Polri hadir.").len(), 1);
    }

    #[test]
    fn a_council_is_part_of_its_committees_names() {
        assert_eq!(
            names("Komisi IV DPRD Kabupaten Garut rapat. Anggota Komisi IV hadir."),
            ["Komisi IV DPRD Kabupaten Garut = Komisi IV"]
        );
        assert_eq!(names("Komisi XII DPR RI rapat. Komisi XII hadir."), ["Komisi XII DPR RI = Komisi XII"]);
    }

    #[test]
    fn what_the_tables_know_is_kept_apart() {
        let kemlu = &found("Kemlu hadir.")[0];
        assert_eq!(kemlu.derived.full_name.as_deref(), Some("Kementerian Luar Negeri"));
        assert_eq!(kemlu.derived.kind, Some(AgencyKind::Ministry));
        assert_eq!(found("Kementerian Luar Negeri hadir.")[0].derived.full_name, None);
        let force =
            &found("Dibentuk Gugus Tugas Pencegahan dan Penanggulangan Tindak Pidana Perdagangan Orang (GT PPTPPO).")
                [0];
        assert_eq!(force.derived.full_name, None, "the article says it in full, if in other words");
    }
}
