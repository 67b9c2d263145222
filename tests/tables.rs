//! The tables in `data/`: people who know the language edit them without Rust, so what can go wrong is told here by row.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

struct Table {
    name: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

fn tables() -> Vec<Table> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 10, "only {} tables", files.len());
    files
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            assert!(text.starts_with("# "), "{}: the first line says what a row is", file.display());
            let mut lines = text
                .lines()
                .filter(|l| !l.starts_with('#'))
                .map(|l| l.split('\t').map(str::to_owned).collect::<Vec<_>>());
            let header = lines.next().unwrap();
            Table { name: file.file_name().unwrap().to_string_lossy().into_owned(), header, rows: lines.collect() }
        })
        .collect()
}

#[test]
fn are_sorted_without_duplicates_and_well_formed() {
    for table in tables() {
        for row in &table.rows {
            assert!(row.len() <= table.header.len(), "{}: too many cells in {row:?}", table.name);
            assert!(
                row.iter().all(|cell| cell.trim() == cell),
                "{}: white space at a cell's end in {row:?}",
                table.name
            );
            assert!(!row.first().unwrap().is_empty(), "{}: {row:?} has no key", table.name);
        }
        for pair in table.rows.windows(2) {
            let [a, b] = pair else { continue };
            assert!(a < b, "{}: {a:?} must stand behind {b:?}, or is there twice", table.name);
        }
    }
}

#[test]
fn parents_of_agencies_are_rows() {
    let all = tables();
    let agencies = all.iter().find(|t| t.name == "agencies.tsv").unwrap();
    let names: BTreeSet<&String> = agencies.rows.iter().filter_map(|r| r.first()).collect();
    for row in &agencies.rows {
        let parent = row.get(4).filter(|p| !p.is_empty());
        assert!(parent.is_none_or(|p| names.contains(p)), "agencies.tsv: {row:?} names a parent that has no row");
    }
}

#[test]
fn one_form_names_one_agency() {
    let all = tables();
    let agencies = all.iter().find(|t| t.name == "agencies.tsv").unwrap();
    let mut owners: Vec<(String, &String)> = Vec::new();
    for row in &agencies.rows {
        let forms: BTreeSet<String> = row
            .iter()
            .take(3)
            .flat_map(|cell| cell.split('|'))
            .map(str::to_lowercase)
            .filter(|f| !f.is_empty())
            .collect();
        owners.extend(forms.into_iter().map(|f| (f, row.first().unwrap())));
    }
    owners.sort();
    let shared: Vec<_> = owners
        .windows(2)
        .filter(|p| p[0].0 == p[1].0)
        .map(|p| format!("{} ({}, {})", p[0].0, p[0].1, p[1].1))
        .collect();
    assert!(shared.is_empty(), "agencies.tsv: forms in two rows: {}", shared.join("; "));
}
