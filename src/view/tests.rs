//! What a box shows and leaves out.

use super::*;
use crate::fact_box::{Challenge, Derived, Forum};

fn speaker(name: &str, title: Option<&str>, body: Option<&str>, quotes: &[&str]) -> Speaker {
    Speaker {
        name: name.into(),
        title: title.map(Into::into),
        body: body.map(Into::into),
        quotes: quotes.iter().map(|&q| q.into()).collect(),
        statements: 1,
        evidence: Vec::new(),
    }
}

fn agency(name: &str, aliases: &[&str], full_name: Option<&str>) -> Agency {
    Agency {
        name: name.into(),
        aliases: aliases.iter().map(|&a| a.into()).collect(),
        derived: Derived { full_name: full_name.map(Into::into), ..Derived::default() },
        evidence: Vec::new(),
    }
}

fn challenge(text: &str) -> Challenge {
    Challenge { text: text.into(), evidence: Vec::new() }
}

fn forum(name: &str, aliases: &[&str]) -> Forum {
    Forum { name: name.into(), aliases: aliases.iter().map(|&a| a.into()).collect(), evidence: Vec::new() }
}

fn html(fact_box: &FactBox) -> String {
    to_html(fact_box, &ViewOptions::default())
}

/// The part of the box under one label.
fn row_of(fact_box: &FactBox, class: &str) -> String {
    let html = html(fact_box);
    let start = html.find(&format!("<div class=\"{class}\">")).unwrap_or_else(|| panic!("no {class} in {html}"));
    let end = html[start..].find("</dd></div>").unwrap() + start;
    html[start..end].to_owned()
}

fn with_agencies(agencies: Vec<Agency>) -> FactBox {
    FactBox { agencies, ..FactBox::empty() }
}

#[test]
fn a_box_without_facts_is_no_box() {
    let headline_only = FactBox { headline: Some("Judul".into()), ..FactBox::empty() };
    assert_eq!(html(&FactBox::empty()), "");
    assert_eq!(html(&headline_only), "");
}

#[test]
fn shows_only_what_the_article_fills() {
    let fact_box = FactBox { challenges: vec![challenge("kurangnya data")], ..FactBox::empty() };
    assert_eq!(
        html(&fact_box),
        "<section class=\"fact-box\" aria-labelledby=\"kotak-fakta-heading\" lang=\"id\">\
         <h2 id=\"kotak-fakta-heading\" class=\"heading\">Kotak Fakta</h2>\
         <dl><div class=\"challenges\"><dt>Tantangan</dt><dd><ul><li>kurangnya data</li></ul></dd></div></dl>\
         <div class=\"note\"><p>Dibuat otomatis dari teks artikel ini.</p></div></section>"
    );
}

#[test]
fn rows_come_in_one_order() {
    let key = speaker("Sri", None, None, &[]);
    let fact_box = FactBox {
        key_speaker: Some(key.clone()),
        speakers: vec![speaker("Budi", None, None, &[]), key],
        agencies: vec![agency("Kemlu", &[], None)],
        challenges: vec![challenge("kurangnya data")],
        forums: vec![forum("Bali Process", &[])],
        ..FactBox::empty()
    };
    let html = html(&fact_box);
    let at = |label: &str| html.find(&format!("<dt>{label}</dt>")).unwrap_or_else(|| panic!("no {label}"));
    let order = [at("Narasumber utama"), at("Lembaga"), at("Tantangan"), at("Forum"), at("Narasumber lain")];
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn the_key_speaker_has_office_and_first_quote() {
    let key = speaker("Lufti Rauf", Some("Duta Besar"), None, &["Perlu kerja sama", "Lain lagi"]);
    let fact_box = FactBox { key_speaker: Some(key.clone()), speakers: vec![key], ..FactBox::empty() };
    assert_eq!(
        row_of(&fact_box, "key-speaker"),
        "<div class=\"key-speaker\"><dt>Narasumber utama</dt><dd><div>\
         <p><span class=\"name\">Lufti Rauf</span> <span class=\"office\">Duta Besar</span></p>\
         <blockquote><p>Perlu kerja sama</p></blockquote></div>"
    );
    assert!(!html(&fact_box).contains("Narasumber lain"));
}

#[test]
fn a_body_is_named_once() {
    for (title, body, office) in [
        (Some("Kepala BNPB"), Some("BNPB"), Some("Kepala BNPB")),
        (Some("Kepala Dinas"), Some("Pemkab Bogor"), Some("Kepala Dinas, Pemkab Bogor")),
        (None, Some("BNPB"), Some("BNPB")),
        (None, None, None),
    ] {
        let key = speaker("Sri", title, body, &[]);
        let row =
            row_of(&FactBox { key_speaker: Some(key.clone()), speakers: vec![key], ..FactBox::empty() }, "key-speaker");
        let shown = row.split("<span class=\"office\">").nth(1).and_then(|rest| rest.split("</span>").next());
        assert_eq!(shown, office);
    }
}

#[test]
fn other_speakers_stand_apart_from_the_key_speaker() {
    let key = speaker("Sri", None, None, &[]);
    let other = speaker("Budi", Some("Kapolres Bogor"), None, &["Tidak dikutip di sini"]);
    let fact_box = FactBox { key_speaker: Some(key.clone()), speakers: vec![key, other], ..FactBox::empty() };
    assert_eq!(
        row_of(&fact_box, "other-speakers"),
        "<div class=\"other-speakers\"><dt>Narasumber lain</dt><dd><ul>\
         <li><span class=\"name\">Budi</span> <span class=\"office\">Kapolres Bogor</span></li></ul>"
    );
}

#[test]
fn an_alias_that_repeats_the_name_is_left_out() {
    let gugus = agency("Gugus Tugas TPPO", &["GT TPPO", "Gugus Tugas TPPO (GT TPPO)"], None);
    assert_eq!(
        row_of(&with_agencies(vec![gugus]), "agencies"),
        "<div class=\"agencies\"><dt>Lembaga</dt><dd><ul>\
         <li><span class=\"name\">Gugus Tugas TPPO</span> <span class=\"alias\">(GT TPPO)</span></li></ul>"
    );
}

#[test]
fn a_full_name_from_the_tables_is_marked_and_explained() {
    let note = "* Nama lengkap dari daftar lembaga, tidak tertulis dalam artikel.";
    let known = with_agencies(vec![agency("Kemlu", &[], Some("Kementerian Luar Negeri"))]);
    assert!(html(&known).contains("<span class=\"derived\">Kementerian Luar Negeri*</span>"));
    assert!(html(&known).contains(note));
    assert!(!html(&with_agencies(vec![agency("Kemlu", &[], None)])).contains(note));
}

#[test]
fn many_agencies_are_folded() {
    for (count, in_sight, summary) in [
        (10, 10, None),
        (11, 8, Some("<summary>3 lembaga lain</summary>")),
        (22, 8, Some("<summary>14 lembaga lain</summary>")),
    ] {
        let html = html(&with_agencies((0..count).map(|i| agency(&format!("Dinas {i}"), &[], None)).collect()));
        let (seen, folded) = html.split_once("<details>").unwrap_or((&html, ""));
        assert_eq!(seen.matches("<li>").count(), in_sight, "{count} in sight");
        assert_eq!(folded.matches("<li>").count(), count - in_sight, "{count} folded");
        assert!(summary.is_none_or(|summary| folded.starts_with(summary)), "{folded}");
    }
}

#[test]
fn the_heading_fits_the_page() {
    let fact_box = with_agencies(vec![agency("Kemlu", &[], None)]);
    for (level, tag) in [(1, "h1"), (2, "h2"), (3, "h3"), (4, "h4"), (5, "h5"), (6, "h6"), (0, "h2"), (7, "h2")] {
        let html = to_html(&fact_box, &ViewOptions { heading_level: level, ..ViewOptions::default() });
        assert!(html.contains(&format!("<{tag} id=\"kotak-fakta-heading\"")), "{level}: {html}");
        assert!(html.contains(&format!("</{tag}><dl>")), "{level}: {html}");
    }
}

#[test]
fn english_labels_leave_the_articles_words_indonesian() {
    let mut agencies: Vec<Agency> = (0..11).map(|i| agency(&format!("Dinas {i}"), &[], None)).collect();
    agencies.push(agency("Kemlu", &[], Some("Kementerian Luar Negeri")));
    let key = speaker("Sri", None, None, &["Ya"]);
    let fact_box = FactBox {
        key_speaker: Some(key.clone()),
        speakers: vec![key, speaker("Budi", None, None, &[])],
        agencies,
        challenges: vec![challenge("kurangnya data")],
        forums: vec![forum("Bali Process", &[])],
        ..FactBox::empty()
    };
    let html = to_html(&fact_box, &ViewOptions { language: Language::English, ..ViewOptions::default() });
    let labels = ["Fact box", "Key speaker", "Agencies", "4 more agencies", "Challenges", "Forums", "Other speakers"];
    for label in labels {
        assert!(html.contains(&format!(">{label}</")), "{label}: {html}");
    }
    assert!(html.contains("lang=\"en\""));
    assert_eq!(html.matches("<ul lang=\"id\">").count(), html.matches("<ul").count());
    assert!(html.contains("<dd><div lang=\"id\"><p><span class=\"name\">Sri"));
}

#[test]
fn hostile_words_stay_words_in_every_field() {
    let evil = "</li><script>alert(\"1\")</script>&\u{202e}";
    let key = speaker(evil, Some(evil), Some("x"), &[evil]);
    let fact_box = FactBox {
        key_speaker: Some(key.clone()),
        speakers: vec![key, speaker(&format!("{evil}2"), Some(evil), None, &[evil])],
        agencies: vec![agency(evil, &["<b>"], Some(evil))],
        challenges: vec![challenge(evil)],
        forums: vec![forum(evil, &["<i>"])],
        ..FactBox::empty()
    };
    let html = html(&fact_box);
    assert_eq!(html.matches("&lt;/li&gt;&lt;script&gt;alert(\"1\")&lt;/script&gt;&amp;\u{202e}").count(), 9);
    for tag in ["<script", "<b>", "<i>"] {
        assert!(!html.contains(tag), "{tag} in {html}");
    }
}
