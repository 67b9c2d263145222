//! Every folder of `tests/articles` is a case: `article.txt` gives `expected.json`.
//!
//! `BLESS=1 cargo test --test articles` writes the files anew; read the difference before you commit it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use kotak_fakta::{FactBox, extract};

fn articles() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("article.txt")).unwrap()
}

fn json(text: &str) -> String {
    format!("{}\n", serde_json::to_string_pretty(&extract(text).to_edge(text)).unwrap())
}

#[test]
fn give_their_expected_facts() {
    let mut wrong = Vec::new();
    for folder in articles() {
        let expected = folder.join("expected.json");
        let found = json(&text(&folder));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            let difference: Vec<String> = found
                .lines()
                .filter(|l| !expected.contains(*l))
                .map(|l| format!("  + {}", l.trim()))
                .chain(expected.lines().filter(|l| !found.contains(*l)).map(|l| format!("  - {}", l.trim())))
                .collect();
            wrong.push(format!("{}\n{}", folder.display(), difference.join("\n")));
        }
        assert!(folder.join("note.md").exists(), "{}: a note.md says what it proves", folder.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every value, without where it stands.
fn values(found: &FactBox) -> String {
    let mut out = format!("{:?}\n", found.headline);
    if let Some(d) = &found.dateline {
        writeln!(out, "{:?} {:?} {:?}", d.outlet, d.place, d.date).unwrap();
    }
    for s in &found.speakers {
        writeln!(out, "speaker {} {:?} {:?} {:?} {}", s.name, s.title, s.body, s.quotes, s.statements).unwrap();
    }
    for a in &found.agencies {
        writeln!(out, "agency {} {:?} {:?}", a.name, a.aliases, a.derived).unwrap();
    }
    for c in &found.challenges {
        writeln!(out, "challenge {}", c.text).unwrap();
    }
    for f in &found.forums {
        writeln!(out, "forum {} {:?}", f.name, f.aliases).unwrap();
    }
    for c in &found.credits {
        writeln!(out, "credit {} {}", c.role, c.name).unwrap();
    }
    out
}

/// The marks as a publishing system may have changed them, folded to one form.
fn folded(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['–', '—'], "-").replace(['‘', '’'], "'")
}

#[test]
fn read_the_same_with_other_marks() {
    for folder in articles() {
        let original = text(&folder);
        let plain = folded(&original);
        let mut open = false;
        let curly: String = plain
            .replace(" - ", " – ")
            .chars()
            .map(|c| match c {
                '"' => {
                    open = !open;
                    if open { '“' } else { '”' }
                }
                c => c,
            })
            .collect();
        let expected = folded(&values(&extract(&original)));
        for changed in [plain, curly] {
            assert_eq!(folded(&values(&extract(&changed))), expected, "{}", folder.display());
        }
    }
}

#[test]
fn cut_every_value_from_the_text() {
    for folder in articles() {
        let text = text(&folder);
        let found = extract(&text);
        let check = |value: &str, span: kotak_fakta::Span| assert_eq!(span.of(&text), value, "{}", folder.display());
        if let (Some(headline), Some(span)) = (&found.headline, found.headline_span) {
            check(headline, span);
        }
        for s in &found.speakers {
            check(&s.name, s.evidence[0].span);
            assert!(s.quotes.iter().all(|q| s.evidence.iter().any(|e| e.span.of(&text) == q)), "{}", s.name);
            assert!(
                s.title.iter().chain(&s.body).all(|t| s.evidence.iter().any(|e| e.span.of(&text) == t)),
                "{}",
                s.name
            );
            assert!(s.statements > 0);
        }
        for c in &found.challenges {
            check(&c.text, c.evidence[0].span);
        }
        for a in &found.agencies {
            assert!(text.contains(&a.name) && a.aliases.iter().all(|f| text.contains(f)), "{}", a.name);
            assert!(!a.evidence.is_empty());
        }
        for f in &found.forums {
            assert!(text.contains(&f.name) && !f.evidence.is_empty(), "{}", f.name);
        }
        for c in &found.credits {
            check(&c.role, c.evidence[0].span);
            check(&c.name, c.evidence[1].span);
        }
    }
}
