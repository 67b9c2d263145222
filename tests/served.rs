//! The test vectors of `docs/served-box.md`, which other languages hold to as well.
//!
//! `BLESS=1 cargo test --test served` writes what is found now; read the difference line by line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

use std::fs;
use std::path::PathBuf;

use kotak_fakta::{Approval, Correction, Reading, Stale, StoredBox, digest, normal_form};
use serde_json::{Value, json};

fn file(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "served", name].iter().collect()
}

/// Compares a file with what is found, or writes that.
fn assert_vectors(name: &str, found: &[Value]) {
    let lines: Vec<String> = found.iter().map(Value::to_string).collect();
    let written = format!("[\n{}\n]\n", lines.join(",\n"));
    if std::env::var_os("BLESS").is_some() {
        fs::write(file(name), &written).unwrap();
    }
    assert_eq!(fs::read_to_string(file(name)).unwrap(), written);
}

#[test]
fn normal_forms_and_digests() {
    let texts = [
        "",
        "a",
        "Judul Berita\n\nSatu paragraf.\r\nDan satu lagi.",
        "Andi\u{a0}Firmansyah \t\u{2003}dan\u{2028}kawan",
        "Ma'ruf Ma’ruf Ma‘ruf Ma`ruf Ma´ruf Maʼruf",
        "\"Kami siap,\" “kata” «dia» „ya“ ''tidak'' ``mungkin``",
        "“‘Ya’” To’ Sura’",
        "Bogor - Warga – kami — mereka -- semua --- ada \u{2212}1",
        "a-\u{ad}-b",
        "Lalu… 2×4 Merek™ 6″ 3′",
        "ke\u{ad}ter\u{200b}batasan\u{feff} dan\u{b}Timur\0",
        "Kelautan &amp; Perikanan &#8211; &#x201C;ya&rdquo;&nbsp;&hellip;",
        "&amp;nbsp; &amp;lt;br&amp;gt; &#60;br&#62;",
        "satu<br>dua<br/>tiga<BR />empat< br> lima</br>",
        "R&D; &#xZZ; &#1114112; & &; &unknown; &#+39;",
        "❤\u{fe0f} é e\u{301} 😀 ß İ",
        "\u{202e}terbalik\u{202c} a\u{85}b",
        " \u{ad}\u{a0} ",
    ];
    let vector = |text: &&str| json!({ "text": text, "normal": normal_form(text), "digest": digest(text) });
    assert_vectors("normal.json", &texts.iter().map(vector).collect::<Vec<_>>());
}

const TEXT: &str = "Bupati Sebut Jalan Rusak\n\nPATI – “Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni, Senin (3/2/2025).\n\n\
    Kapolres Pati Budi Santoso mengatakan petugas terkendala minimnya lampu jalan. Kemlu hadir. “Kami 😀 siap,” ujar Budi Santoso.\n\n\
    Kemenkes dan Kemlu membawa data dalam Rapat Koordinasi Jalan.\n\nEditor: Ayu Lestari";

#[test]
fn what_is_shown_of_a_stored_box() {
    let corrections = Correction::list(
        r#"[{ "change": "minimnya lampu jalan", "saidBy": "Budi Santoso", "in": "challenges" },
            { "add": "guru kurang", "sentence": "“Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni, Senin (3/2/2025).", "in": "challenges" }]"#,
    )
    .unwrap();
    let mut reading = Reading::of(TEXT);
    assert!(reading.correct(&corrections).iter().all(Option::is_none));
    let approved =
        reading.store(&corrections, Some(Approval { by: Some("Rina".into()), at: Some("2026-11-28".into()) }));
    let stored: Value = serde_json::from_str(&approved.to_json()).unwrap();
    let texts = [
        ("the same", TEXT.to_owned()),
        ("written otherwise", TEXT.replace(['“', '”'], "\"").replace("\n\n", "\n").replace(' ', "\u{a0}")),
        ("without its byline", TEXT.replace("\n\nEditor: Ayu Lestari", "")),
        ("an agency renamed in one of its sentences", TEXT.replace("Kemenkes dan Kemlu", "Kemenhan dan Kemlu")),
        ("a speaker's name mended", TEXT.replace("Kapolres Pati Budi Santoso", "Kapolres Pati Budi Susanto")),
        ("a quote taken out", TEXT.replace(" “Kami 😀 siap,” ujar Budi Santoso.", "")),
        ("a sentence more", TEXT.replace("Kemlu hadir.", "Kemlu hadir. Kemlu membantah hal itu.")),
        ("another article", "Warga Menanam Pohon\n\nGARUT – Warga menanam pohon di tepi sungai.".to_owned()),
    ];
    let mut vectors = Vec::new();
    for (name, text) in texts {
        for (choice, stale) in [("reduced", Stale::Reduced), ("as-approved", Stale::AsApproved), ("none", Stale::None)]
        {
            let (shown, fit) = StoredBox::from_json(&stored.to_string()).unwrap().place(&text, stale);
            if fit.is_whole && choice != "reduced" {
                continue;
            }
            let facts = shown.facts();
            let linked = |evidence: usize| evidence > 0;
            vectors.push(json!({
                "name": name,
                "text": text,
                "stale": choice,
                "fits": fit.is_whole,
                "gone": fit.gone.iter().map(|g| json!([g.field, g.value])).collect::<Vec<_>>(),
                "keySpeaker": facts.key_speaker.as_ref().map(|s| &s.name),
                "speakers": facts.speakers.iter().map(|s| json!([s.name, s.title, s.quotes, linked(s.evidence.len())])).collect::<Vec<_>>(),
                "agencies": facts.agencies.iter().map(|a| json!([a.name, linked(a.evidence.len())])).collect::<Vec<_>>(),
                "challenges": facts.challenges.iter().map(|c| json!([c.text, c.said_by, linked(c.evidence.len())])).collect::<Vec<_>>(),
                "forums": facts.forums.iter().map(|f| json!([f.name, linked(f.evidence.len())])).collect::<Vec<_>>(),
            }));
        }
    }
    let whole: Vec<Value> = [json!({ "text": TEXT, "stored": stored })].into_iter().chain(vectors).collect();
    assert_vectors("stored.json", &whole);
}
