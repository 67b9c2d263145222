//! One public body, one agency: its full name, its short forms and its brackets brought together.

use super::body;
use super::event;
use super::link::{self, Link};
use super::mention::{Mention, mentions};
use super::sure::{self, AGENCY_SIGNS, sign};
use crate::fact_box::{Agency, Derived, Evidence, Role};
use crate::tagger::{Class, Name};
use crate::text::Article;
use crate::weigh::SCALE;

/// The agencies of the article, in order of first mention. The names are in text order; a body in an office comes after it.
pub(crate) fn agencies(article: &Article, names: &[Name]) -> Vec<Agency> {
    let mut mentions = mentions(article, names);
    mentions.retain(|m| is_public(article, m));
    link::bodies(article, &mentions).iter().filter_map(|body| agency(article, names, &mentions, body)).collect()
}

/// Whether a mention is of a public body: what the tagger says, where the tables don't know better.
fn is_public(article: &Article, mention: &Mention) -> bool {
    let name = article.slice(mention.core.clone());
    if event::is_known(article, mention.whole.clone()) {
        return false;
    }
    match mention.class {
        // `Kementerian Sosial`, taken for another organisation; one word may be anybody's short name.
        Class::Organisation => name.len() > 1 && body::row_of_all(name).is_some(),
        _ => !body::is_private(name) && !body::is_office(name),
    }
}

fn agency(article: &Article, names: &[Name], mentions: &[Mention], link: &Link) -> Option<Agency> {
    let form = link.forms.get(link.name)?;
    let said: Vec<&Mention> = link.mentions.iter().filter_map(|&i| mentions.get(i)).collect();
    let name = form.span.of(article.text).to_owned();
    let mut aliases: Vec<String> = Vec::new();
    for other in link.forms.iter().map(|f| f.span.of(article.text)) {
        if other != name && !aliases.iter().any(|alias| alias == other) {
            aliases.push(other.to_owned());
        }
    }
    let role = |span: &str| if span == name { Role::Name } else { Role::Alias };
    let evidence: Vec<Evidence> = said
        .iter()
        .map(|mention| {
            let span = link::span_of(article, &mention.whole);
            Evidence { role: role(span.of(article.text)), span }
        })
        .collect();
    let derived = body::derived(article, &link.forms, &name, &aliases);
    let labelled = said.iter().any(|m| m.class == Class::PublicBody);
    let certainty = sure::agency(&signs(article, names, &said, &derived));
    Some(Agency {
        name,
        aliases,
        derived,
        edited: false,
        certainty: Some(certainty),
        reason: Some(if labelled { "label.public-body" } else { "table.agencies" }.into()),
        evidence,
    })
}

/// What the certainty of an agency was learned from.
fn signs(article: &Article, names: &[Name], said: &[&Mention], derived: &Derived) -> [i32; AGENCY_SIGNS] {
    let is_body = |class| matches!(class, Class::PublicBody | Class::Organisation);
    let margin = said.iter().map(|m| sure::margin(names, &m.whole, is_body)).max().unwrap_or_default();
    let in_office = |mention: &&Mention| {
        // An office comes before the body in it, and offices do not overlap.
        let after = names.partition_point(|n| n.tokens.start <= mention.whole.start);
        let before = names.get(after.saturating_sub(4)..after).unwrap_or_default();
        before.iter().any(|n| n.class == Class::Office && n.tokens.end >= mention.whole.end)
    };
    let in_headline = |mention: &&Mention| article.headline().is_some_and(|h| h.tokens.contains(&mention.whole.start));
    let names_of = || said.iter().map(|m| article.slice(m.core.clone()));
    let [all, steep] = sure::of_margin(margin);
    let in_tables = derived.parent.is_some() || names_of().any(|name| body::row_of_all(name).is_some());
    let is_short = names_of().all(|name| name.len() == 1);
    [
        SCALE,
        all,
        steep,
        sign(said.len() > 1),
        sign(said.len() > 3),
        sign(in_tables),
        sign(names_of().any(body::has_head)),
        sign(said.iter().all(in_office)),
        sign(said.iter().all(in_headline)),
        sign(is_short && !in_tables),
    ]
}

/// For training: the forms of each agency, and the signs of its certainty.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn agency_signs(article: &Article, names: &[Name]) -> Vec<(Vec<String>, Vec<i32>)> {
    let mut mentions = mentions(article, names);
    mentions.retain(|m| is_public(article, m));
    link::bodies(article, &mentions)
        .iter()
        .filter_map(|body| {
            let agency = agency(article, names, &mentions, body)?;
            let said: Vec<&Mention> = body.mentions.iter().filter_map(|&i| mentions.get(i)).collect();
            let signs = signs(article, names, &said, &agency.derived);
            Some((std::iter::once(agency.name).chain(agency.aliases).collect(), signs.to_vec()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact_box::AgencyKind;

    /// The agencies of a sentence in which the names are in braces; those that are no public bodies are in angle brackets.
    fn found(marked: &str) -> Vec<Agency> {
        let mut text = "Judul\n".to_owned();
        let mut names = Vec::new();
        let mut open = Vec::new();
        for c in marked.chars() {
            match c {
                '{' | '<' => open.push(text.len()),
                '}' => names.push((open.pop().unwrap()..text.len(), Class::PublicBody)),
                '>' => names.push((open.pop().unwrap()..text.len(), Class::Organisation)),
                c => text.push(c),
            }
        }
        let article = Article::read(&text);
        let mut names: Vec<Name> = names
            .into_iter()
            .map(|(span, class)| {
                let start = article.tokens.partition_point(|t| t.span.end <= span.start);
                let end = article.tokens.partition_point(|t| t.span.start < span.end);
                Name::new(class, start..end)
            })
            .collect();
        names.sort_by_key(|n| n.tokens.start);
        agencies(&article, &names)
    }

    fn names(marked: &str) -> Vec<String> {
        found(marked).into_iter().map(|a| [vec![a.name], a.aliases].concat().join(" = ")).collect()
    }

    #[test]
    fn full_name_and_short_form_are_one() {
        let one = ["Badan Keamanan Laut = Badan Keamanan Laut (Bakamla) = Bakamla"];
        assert_eq!(names("{Badan Keamanan Laut} ({Bakamla}) hadir. {Bakamla} membawa data."), one);
        assert_eq!(names("{Badan Keamanan Laut (Bakamla)} hadir. {Bakamla} membawa data."), one);
        assert_eq!(names("{Kemenkumham} hadir. {Kementerian Hukum dan HAM} setuju.").len(), 1);
        assert_eq!(names("{Pemkab Garut} hadir. {Pemerintah Kabupaten Garut} setuju.").len(), 1);
        assert_eq!(names("{Kejari Pati} hadir. {Kejaksaan Negeri Pati} setuju.").len(), 1);
        assert_eq!(names("{Dinas PUTR} hadir. {PUTR} setuju.").len(), 1);
        assert_eq!(names("{Kantor OJK Cirebon} hadir. {OJK Cirebon} setuju.").len(), 1);
    }

    #[test]
    fn place_variants_are_one_and_places_are_two() {
        assert_eq!(names("{Dinas Sosial Kabupaten Garut} hadir. {Dinas Sosial} memberi data.").len(), 1);
        assert_eq!(names("{Disdik Lobar} hadir. {Dinas Pendidikan Lombok Barat} setuju.").len(), 1);
        assert_eq!(names("Hadir {Polres Garut} dan {Polres Pati}."), ["Polres Garut", "Polres Pati"]);
        assert_eq!(names("Hadir {DPRD Kota Bogor} dan {DPRD Kabupaten Bogor}.").len(), 2);
        assert_eq!(names("{Dinas Sosial Garut} dan {Dinas Pertanian Garut} hadir.").len(), 2);
    }

    #[test]
    fn a_whole_said_before_its_branch_is_another_body() {
        assert_eq!(names("{OJK} mengatur. {OJK Cirebon} hadir.").len(), 2);
        assert_eq!(names("{OJK Cirebon} mengatur. {OJK} hadir.").len(), 1);
    }

    #[test]
    fn units_and_parents_are_two_unless_the_parent_is_part_of_the_name() {
        assert_eq!(
            names("{Ditjen Imigrasi Kemenkumham} hadir."),
            ["Ditjen Imigrasi Kemenkumham = Ditjen Imigrasi", "Kemenkumham"]
        );
        assert_eq!(names("{Divisi Humas Polri} hadir.").len(), 1);
        assert_eq!(
            names("{Komisi IV} {DPRD Kabupaten Garut} rapat. Anggota {Komisi IV} hadir."),
            ["Komisi IV DPRD Kabupaten Garut = Komisi IV"]
        );
        assert_eq!(names("Patroli {TNI-Polri} berjalan."), ["TNI", "Polri"]);
    }

    #[test]
    fn brackets_may_hold_another_body() {
        assert_eq!(names("Hadir {Deputi Bidang Hak Perempuan (KPPPA)}."), ["Deputi Bidang Hak Perempuan", "KPPPA"]);
    }

    #[test]
    fn generic_words_and_what_is_cut_too_wide_make_no_agency() {
        assert!(names("{Kementerian} dan {pemerintah daerah} hadir, juga {Dinas} dan {Polsek setempat}.").is_empty());
        assert_eq!(
            names("{Dinas Sosial Garut di} kota. {Dinas Sosial Garut,} hadir. {Dinas} setuju."),
            ["Dinas Sosial Garut"]
        );
        assert_eq!(names("{Bakamla mengatakan} hal itu. {Bakamla} hadir."), ["Bakamla"]);
        assert_eq!(names("{Kapolres Garut} dan {Polres Garut} hadir."), ["Polres Garut"]);
        assert_eq!(names("{PT PLN (Persero)} hadir."), ["PT PLN (Persero)"]);
    }

    #[test]
    fn the_tables_know_better_where_they_are_sure() {
        assert!(names("{Universitas Airlangga} hadir. <Forum Warga> juga.").is_empty());
        let promoted = &found("<Kementerian Sosial> hadir.")[0];
        assert_eq!(promoted.reason.as_deref(), Some("table.agencies"));
        assert_eq!(found("{Kementerian Sosial} hadir.")[0].reason.as_deref(), Some("label.public-body"));
    }

    #[test]
    fn what_the_tables_know_is_kept_apart() {
        let kemlu = &found("{Kemlu} hadir.")[0];
        assert_eq!(kemlu.derived.full_name.as_deref(), Some("Kementerian Luar Negeri"));
        assert_eq!(kemlu.derived.kind, Some(AgencyKind::Ministry));
        assert_eq!(found("{Kementerian Luar Negeri} hadir.")[0].derived.full_name, None);
        let full = |text: &str| found(text)[0].derived.full_name.clone();
        assert_eq!(
            full("{BPBD Kabupaten Garut} siaga.").as_deref(),
            Some("Badan Penanggulangan Bencana Daerah Kabupaten Garut")
        );
        assert_eq!(full("{BNNK Garut} siaga."), None, "Kabupaten or Kota is not said");
        assert_eq!(found("{Badan Keamanan Laut} (Bakamla) hadir. {Polres Garut} siaga.")[1].evidence.len(), 1);
    }
}
