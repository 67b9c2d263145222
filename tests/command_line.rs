//! The command line as a shell calls it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kotak-fakta"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may refuse before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles/satunusantaranews-tppo/article.txt");

#[test]
fn prints_text_json_and_html() {
    let text = run(&[SEED], b"");
    assert!(String::from_utf8_lossy(&text.stdout).contains("Narasumber utama\n  Lufti Rauf"));
    let json = run(&["--json", "-"], &std::fs::read(SEED).unwrap());
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["keySpeaker"]["name"], "Lufti Rauf");
    let html = run(&["--html", SEED], b"");
    assert!(String::from_utf8_lossy(&html.stdout).contains("Lufti Rauf"));
}

#[test]
fn writes_what_a_page_a_feed_and_a_catalogue_take() {
    let stdout = |arguments: &[&str]| String::from_utf8(run(arguments, b"").stdout).unwrap();
    let page = stdout(&["--html", "--lang", "en", "--open", SEED]);
    assert!(page.starts_with("<kotak-fakta lang=\"en\" open=\"\"><template shadowrootmode=\"open\"><style>"), "{page}");
    assert!(page.contains("Key speaker"));
    assert_eq!(page.matches("<script").count(), 1, "its data, and no program");
    let feed = stdout(&["--plain-html", SEED]);
    assert!(feed.starts_with("<section class=\"kotak-fakta\"") && !feed.contains("<a "), "{feed}");
    let node: serde_json::Value = serde_json::from_str(&stdout(&["--json-ld", SEED])).unwrap();
    assert_eq!((&node["@type"], &node["about"][0]["name"]), (&"NewsArticle".into(), &"Kemenko Polhukam".into()));
}

#[test]
fn applies_corrections_and_tells_of_those_that_fit_nothing() {
    let file = std::env::temp_dir().join(format!("kotak-fakta-{}.json", std::process::id()));
    std::fs::write(&file, r#"[{ "hide": "PPATK", "in": "agencies" }, { "hide": "Tidak Ada", "in": "forums" }]"#)
        .unwrap();
    let out = run(&["--json", "--corrections", file.to_str().unwrap(), SEED], b"");
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(json["agencies"].as_array().unwrap().len(), 21);
    assert!(String::from_utf8_lossy(&out.stderr).contains("correction 2 is refused: forums hold no \"Tidak Ada\""));
    assert!(out.status.success());
    std::fs::write(&file, "[{").unwrap();
    for arguments in [&["--corrections", file.to_str().unwrap(), SEED][..], &["--corrections", "/no/such/file"]] {
        let out = run(arguments, b"");
        assert_eq!(out.status.code(), Some(1));
        assert!(out.stdout.is_empty());
    }
    assert_eq!(run(&["--corrections"], b"").status.code(), Some(2));
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn several_files_give_a_line_each_and_one_bad_file_stops_none() {
    let out = run(&["--json", SEED, "/no/such/file", SEED], b"");
    assert_eq!(String::from_utf8_lossy(&out.stdout).lines().count(), 2);
    assert!(String::from_utf8_lossy(&out.stderr).contains("/no/such/file"));
    assert_eq!(out.status.code(), Some(1));
}

#[test]
fn refuses_what_it_can_not_read() {
    for (input, code) in
        [(&b" \n"[..], "input-empty"), (b"\xff\xfe", "not-text"), (&vec![b'a'; 5 << 20], "input-too-large")]
    {
        let out = run(&["--json"], input);
        assert_eq!(out.status.code(), Some(1));
        assert!(out.stdout.is_empty());
        let error = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(error.contains(code), "{error}");
    }
    let out = run(&["--jsno"], b"");
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("usage:"));
}

#[test]
fn lists_the_names_of_each_line() {
    let lines = "“Ya,” kata Wibisono.\n\nGubernur Jawa Tengah Sri Lestari mendatangi kantor KPK di Semarang.\n";
    let out = run(&["--mentions", "--lines"], lines.as_bytes());
    let answers: Vec<serde_json::Value> =
        String::from_utf8_lossy(&out.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(answers.len(), 3);
    // Characters, not bytes: the quotation marks have three bytes each.
    assert_eq!(
        answers[0]["mentions"],
        serde_json::json!([{"kind": "person", "start": 11, "end": 19, "text": "Wibisono"}])
    );
    assert_eq!(answers[1]["mentions"], serde_json::json!([]));
    let found = |i: usize| {
        let mentions = answers[i]["mentions"].as_array().unwrap();
        mentions.iter().map(|m| format!("{} {}", m["kind"], m["text"]).replace('"', "")).collect::<Vec<_>>()
    };
    assert_eq!(found(2), ["person Sri Lestari", "body KPK", "place Semarang"]);

    let whole = run(&["--mentions", SEED], b"");
    let whole: serde_json::Value = serde_json::from_slice(&whole.stdout).unwrap();
    let of_kind = |kind: &str| whole["mentions"].as_array().unwrap().iter().filter(|m| m["kind"] == kind).count();
    assert!(["person", "body", "gathering", "place"].map(of_kind).iter().all(|&n| n > 0));
    assert_eq!(run(&["--json", "--lines", SEED], b"").status.code(), Some(2));
}

#[test]
fn markup_in_the_text_stays_text() {
    let out = run(&["--html"], b"Judul <script>alert(1)</script>\nBPBD Garut hadir bersama Polres <b>Garut</b>.");
    assert!(!String::from_utf8_lossy(&out.stdout).contains("<script>"));
}

#[test]
fn what_is_no_article_has_no_facts() {
    let english = "Police Meet Farmers\n\nJAKARTA - The head of KPK, Budi Wibisono, said on Tuesday that the Ministry of \
        Finance and the police had met with farmers from Garut to talk about the price of rice and the lack of water.";
    let text = run(&[], english.as_bytes());
    assert!(String::from_utf8_lossy(&text.stdout).starts_with("(bukan artikel berita Indonesia)\n"));
    let json = run(&["--json"], english.as_bytes());
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["headline"], "Police Meet Farmers");
    for field in ["speakers", "agencies", "challenges", "forums", "credits"] {
        assert_eq!(json[field], serde_json::json!([]), "{field}");
    }
}

#[test]
fn explains_each_fact_by_its_rule() {
    let article = "Petani Pati Mengeluh\n\nPATI, Suara Desa - Petani terkendala minimnya pupuk, kata Kepala Dinas Pertanian \
        Kabupaten Pati Joko Wibisono dalam Rapat Koordinasi Pupuk Bersubsidi, Rabu (5/5/2025).\n\nPenulis: Ayu\n";
    let out = run(&["--explain"], article.as_bytes());
    let out = String::from_utf8_lossy(&out.stdout).into_owned();
    for part in [
        "[dateline 1 place: PATI]",
        "[challenge 1 name: minimnya pupuk]",
        "[agency 1 name: Dinas Pertanian Kabupaten Pati]",
        "speaker 1  Joko Wibisono\n",
        "<- speaker.verb-before-name by “kata”",
        "<- challenge.lack by “minimnya”",
        "<- agency.name-of-agencies.tsv by “Dinas Pertanian”",
        "<- forum.head-or-name by “Rapat Koordinasi Pupuk Bersubsidi”",
        "<- dateline.first-date by “5/5/2025”",
        "<- credit.role-of-credit_roles.tsv by “Penulis”",
    ] {
        assert!(out.contains(part), "no {part} in:\n{out}");
    }
    let english = run(
        &["--explain"],
        b"The village head of Sukolilo said on Tuesday that the farmers have brought in the rice \
        early because the sea has begun to enter their fields near the coast.",
    );
    assert!(String::from_utf8_lossy(&english.stdout).starts_with("gate: "));
}

#[test]
fn every_fact_of_the_articles_has_a_rule() {
    let out = run(&["--explain", SEED], b"");
    let out = String::from_utf8_lossy(&out.stdout).into_owned();
    let facts: Vec<&str> = out.split("\n\n").filter(|part| part.contains("\n    name ")).collect();
    assert!(facts.len() > 10, "{}", facts.len());
    for fact in facts {
        assert!(fact.contains("<- "), "{fact}");
    }
}
