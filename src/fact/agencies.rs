//! One body, one entry: the mentions of a body brought together under its fullest name.

use super::cut;
use crate::fact_box::{Agency, AgencyKind, Derived, Evidence, Role};
use crate::lexicon::{self, Entry, kinds, words};
use crate::mention::{BodyMention, is_top};
use crate::text::{Article, Span, Token};
use crate::trace;
use crate::wording::{Wording, Wordings};

/// What makes two mentions one body: the same base (a row of the tables or a name) at the same place.
struct Identity {
    base: Wording,
    place: Option<Wording>,
}

struct Found {
    identity: Identity,
    kind: AgencyKind,
    row: Option<u16>,
    /// The form it goes by, and whether that holds a bracket.
    name: Form,
    bracketed: bool,
    /// No two are the same.
    forms: Vec<Form>,
    mentions: Vec<Form>,
    place: Option<Span>,
}

/// A way to write a body.
#[derive(Clone, Copy)]
struct Form {
    span: Span,
    wording: Wording,
}

/// The bodies found so far, and which of them have what they may be known by: a form or a base.
#[derive(Default)]
struct Finder {
    found: Vec<Found>,
    /// Under a form or base, alone and with a place: the last body that has it, there.
    last: Wordings,
}

// What a wording stands for; no letters.
const ROW: u64 = u64::MAX;
const NAME: u64 = ROW - 1;
const PLACE: u64 = ROW - 2;
/// With a form or base: the last body without a place that has it.
const NOWHERE: u64 = ROW - 3;
/// With a form or base and a body that has it: the body without a place that had it before.
const HAS: u64 = ROW - 4;
const NO_BODY: usize = usize::MAX;

/// The agencies of the article, in order of first mention.
pub(super) fn agencies(article: &Article, bodies: &[BodyMention]) -> Vec<Agency> {
    let mut finder = Finder::default();
    for (i, mention) in bodies.iter().enumerate() {
        let parent = bodies.get(i + 1).filter(|p| mention.has_parent && p.whole.start == mention.whole.end);
        // `Polri` in `Divisi Hubungan Internasional Polri` is part of the name, not named by itself.
        let owner =
            i.checked_sub(1).and_then(|o| bodies.get(o)).filter(|o| o.has_parent && o.whole.end == mention.whole.start);
        if owner.is_some_and(|unit| is_part_of_name(mention, unit)) {
            continue;
        }
        finder.file(article, mention, parent);
    }
    finder.found.iter().map(|f| agency(article, f)).collect()
}

/// Whether a parent is a fixed part of its unit's name: `Bareskrim Polri`, `Komisi IV DPRD Kabupaten Garut`.
fn is_part_of_name(parent: &BodyMention, unit: &BodyMention) -> bool {
    let council =
        parent.kind == AgencyKind::Legislature && matches!(unit.kind, AgencyKind::Legislature | AgencyKind::Commission);
    parent.row.is_some_and(is_top) || council
}

impl Finder {
    fn file(&mut self, article: &Article, mention: &BodyMention, parent: Option<&BodyMention>) {
        let core = article.span(&mention.core);
        let whole = article.span(&mention.whole);
        let table =
            if mention.row.is_some() { "agency.name-of-agencies.tsv" } else { "agency.head-of-agency_heads.tsv" };
        trace::note(table, whole, core);
        let bracket = mention.bracket.as_ref().map(|b| article.span(b));
        let compound = parent.map(|p| whole.to(article.span(&p.whole)));
        let top = parent.is_some_and(|p| is_part_of_name(p, mention));
        let (name, bracketed) = match (bracket, &mention.place, compound) {
            (_, _, Some(compound)) if mention.pattern || top => (compound, bracket.is_some()),
            (Some(_), Some(_), _) => (whole, true),
            (Some(_), None, _) => (core, false),
            _ => (whole, false),
        };
        let with_core =
            (bracket.is_some() && mention.place.is_some()) || (compound.is_some() && (mention.pattern || top));
        let form = |span: Span| Form { span, wording: Wording::of(span.of(article.text)) };
        let named = form(name);
        let said = if whole == name { named } else { form(whole) };
        let forms = [
            Some(named),
            bracket.map(form),
            // What the bracket closes: `Badan Keamanan Laut (Bakamla)`.
            bracket.map(|b| form(Span::new(core.start, b.end + 1))),
            compound.filter(|&c| c != name).map(form),
            short_of_parent(article, mention).map(form),
            with_core.then(|| form(core)),
        ];
        let identity = identity(article, mention, parent);
        let place = mention.place.as_ref().map(|p| article.span(p));
        let mut same = self.last_of(identity.base, identity.place);
        for form in forms.iter().flatten() {
            same = same.max(self.last_of(form.wording, identity.place));
        }
        let number = same.unwrap_or(self.found.len());
        if let Some(f) = same.and_then(|i| self.found.get_mut(i)) {
            let fuller = name.len() > f.name.span.len() && !bracketed;
            if fuller || (f.bracketed && !bracketed && name.len() >= f.name.span.len()) {
                f.name = named;
                f.bracketed = bracketed;
            }
            f.mentions.push(said);
            f.row = f.row.or(mention.row);
            if f.identity.place.is_none() && identity.place.is_some() {
                f.identity.place = identity.place;
                f.place = place;
                index(&mut self.last, f.identity.base, identity.place, number);
                for form in &f.forms {
                    index(&mut self.last, form.wording, identity.place, number);
                }
            }
        } else {
            let bare = identity.place.is_none();
            if bare && mention.pattern && bracket.is_none() && parent.is_none() && is_generic(article, mention) {
                return;
            }
            index(&mut self.last, identity.base, identity.place, number);
            self.found.push(Found {
                identity,
                kind: mention.kind,
                row: mention.row,
                name: named,
                bracketed,
                forms: Vec::new(),
                mentions: vec![said],
                place,
            });
        }
        let Some(f) = self.found.get_mut(number) else { return };
        for form in forms.into_iter().flatten() {
            let has = form.wording.with(HAS).with(number as u64);
            if self.last.get(has).is_none() {
                self.last.insert(has, NO_BODY);
                index(&mut self.last, form.wording, f.identity.place, number);
                f.forms.push(form);
            }
        }
    }

    /// The last body known by a form or base that can be at a place: `Dinas Sosial` after `Dinas Sosial Provinsi Kalsel` is the
    /// same office, and the other way about.
    fn last_of(&mut self, key: Wording, place: Option<Wording>) -> Option<usize> {
        let last = self.last.get(key)?;
        let Some(place) = place else { return Some(last) };
        let there = self.last.get(key.with(PLACE).with(place.number()));
        let mut nowhere = self.last.get(key.with(NOWHERE));
        // One that has been given a place since is passed over for good.
        while let Some(i) = nowhere
            && self.found.get(i).is_some_and(|f| f.identity.place.is_some())
        {
            nowhere = self.last.get(key.with(HAS).with(i as u64)).filter(|&before| before < i);
            self.last.insert(key.with(NOWHERE), nowhere.unwrap_or(NO_BODY));
        }
        there.max(nowhere.filter(|&i| i != NO_BODY))
    }
}

/// Says that a body is known by a form or base, at the place that it has by now.
fn index(last: &mut Wordings, key: Wording, place: Option<Wording>, number: usize) {
    let mut raise = |key| {
        if let Some(later) = last.insert(key, number).filter(|&last| last > number) {
            last.insert(key, later);
        }
    };
    raise(key);
    if let Some(place) = place {
        raise(key.with(PLACE).with(place.number()));
    } else if let Some(before) = last.insert(key.with(NOWHERE), number) {
        last.insert(key.with(HAS).with(number as u64), before);
    }
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
    let mut row = mention.row;
    let mut split = None;
    lexicon::phrases(tokens, kinds![Body], &mut |n, entries| {
        let body = entries.iter().find_map(|&e| if let Entry::Body(row) = e { Some(row) } else { None });
        if let (Some(body), None) = (body, split) {
            let rest = tokens.get(n..).unwrap_or_default();
            split = place_of(article, rest).map(|place| (body, place));
            if rest.is_empty() {
                row = row.or(Some(body));
            }
        }
    });
    let of_row = |row: u16| Wording::NONE.with(ROW).with(row.into());
    if let Some((row, place)) = split {
        return Identity { base: of_row(row), place: Some(place) };
    }
    let core = article.span(&mention.core);
    let name = |span: Span| Wording::of(span.of(article.text)).with(NAME);
    let base = match parent {
        // `Satreskrim Polres Garut`: the place is the parent's.
        Some(parent) if mention.pattern => name(core.to(article.span(&parent.whole))),
        _ => row.map_or_else(|| name(core), of_row),
    };
    let place = mention.place.as_ref().and_then(|p| place_of(article, article.slice(p.clone())));
    Identity { base, place }
}

fn place_of(article: &Article, tokens: &[Token]) -> Option<Wording> {
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
    match whole_phrase(rest, |e| if let Entry::Place(_, id) = e { Some(id) } else { None }) {
        Some(id) => Some(Wording::NONE.with(id.into())),
        None if admin > 0 || rest.iter().all(|t| !t.word.is_known()) => {
            let name = |it: Wording, t: &Token| it.and(t.span.of(article.text)).and(" ");
            Some(rest.iter().fold(Wording::NONE.with(NAME), name))
        }
        None => None,
    }
}

fn whole_phrase<T>(tokens: &[Token], pick: impl Fn(Entry) -> Option<T>) -> Option<T> {
    lexicon::longest(tokens, kinds![Body, Place], pick).filter(|f| f.0 == tokens.len()).map(|f| f.1)
}

fn agency(article: &Article, found: &Found) -> Agency {
    let name = cut(article, found.name.span);
    let other = found.forms.iter().filter(|f| f.wording != found.name.wording);
    let aliases: Vec<String> = other.map(|f| cut(article, f.span)).collect();
    let row = found.row.and_then(lexicon::body);
    let full_name = row.filter(|b| !b.full.is_empty()).and_then(|b| {
        let place = found.place.map_or("", |p| p.of(article.text));
        let gap = if place.is_empty() { "" } else { " " };
        let length = b.full.len() + gap.len() + place.len();
        // `Gugus Tugas Pencegahan dan Penanggulangan …` is no short form, even if the tables spell it otherwise.
        let said = |form: &str| form.len() * 3 > length * 2;
        (!said(&name) && !aliases.iter().any(|a| said(a))).then(|| [b.full, gap, place].concat())
    });
    let parent = row.and_then(|b| b.parent).and_then(lexicon::body).map(|b| b.short.to_owned());
    let role = |said: &Form| if said.wording == found.name.wording { Role::Name } else { Role::Alias };
    let evidence = found.mentions.iter().map(|said| Evidence { role: role(said), span: said.span }).collect();
    Agency {
        name,
        aliases,
        derived: Derived { full_name, kind: Some(found.kind), parent },
        edited: false,
        certainty: None,
        reason: None,
        evidence,
    }
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
    fn bodies_are_found_by_form_and_place_as_by_a_walk_over_all() {
        let names = [
            "Dinas Sosial",
            "Dinas Sosial (Dinsos)",
            "Dinsos",
            "Polres",
            "Kepolisian Resor (Polres)",
            "Satreskrim Polres",
            "Badan Kebudayaan",
            "Badan Kelautan (BK)",
            "Badan Kebudayaan (BK)",
            "Badan Kelautan",
        ];
        let places = ["", "", " Garut", " Pati", " Provinsi Jawa Barat", " Kabupaten Garut"];
        let mut dice = 7_usize;
        let mut roll = |sides: usize| {
            dice = dice.wrapping_mul(1_103_515_245).wrapping_add(12_345) % (1 << 31);
            (dice >> 12) % sides
        };
        let mut places_given = 0;
        let mut random = || {
            let sentences = (0..16).map(|_| format!("Hadir {}{}. ", names[roll(10)], places[roll(6)]));
            sentences.collect::<Vec<_>>().concat()
        };
        let mut texts: Vec<String> = (0..60).map(|_| random()).collect();
        // Two without a place have a form, and then the later one gets a place.
        texts.push(
            "Ada Badan Kelautan (BK). Badan Kebudayaan. Badan Kebudayaan (BK). Badan Kebudayaan Kabupaten Pati."
                .to_owned(),
        );
        for text in texts {
            let text = format!("Judul\n{text}");
            let article = Article::read(&text);
            let mut finder = Finder::default();
            for mention in &bodies(&article) {
                let bare = finder.found.iter().filter(|f| f.identity.place.is_none()).count();
                finder.file(&article, mention, None);
                let left = finder.found.iter().filter(|f| f.identity.place.is_none()).count();
                places_given += usize::from(left < bare);
                let known_by = |f: &Found| f.forms.iter().map(|f| f.wording).chain([f.identity.base]).collect();
                let known: Vec<Vec<Wording>> = finder.found.iter().map(known_by).collect();
                let mut places: Vec<_> = finder.found.iter().map(|f| f.identity.place).collect();
                places.extend([None, Some(Wording::NONE)]);
                for &key in known.iter().flatten() {
                    for &place in &places {
                        let fits = |of: Option<Wording>| place.is_none() || of.is_none() || of == place;
                        let walked = (0..known.len()).rev().find(|&i| known[i].contains(&key) && fits(places[i]));
                        assert_eq!(finder.last_of(key, place), walked, "{text}");
                    }
                }
            }
        }
        assert!(places_given > 10);
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
