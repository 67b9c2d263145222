//! Builds the automaton over every phrase that kotak-fakta's lexicon has, in the letters of the tables, so that nothing is
//! built at run time.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder, MatchKind};

const TABLES: &str = "../../data";

/// The columns that hold what an article may say; in a cell several forms are parted by `|`.
const FORMS: [&str; 12] =
    ["cue", "form", "forms", "full_name", "head", "name", "other_forms", "role", "short", "title", "variants", "word"];

/// Lines of furniture: compared as whole lines, and no part of the lexicon.
const NOT_IN_THE_LEXICON: &str = "noise_lines";

fn main() {
    println!("cargo::rerun-if-changed={TABLES}");
    let mut phrases = BTreeSet::new();
    for entry in fs::read_dir(TABLES).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "tsv") && path.file_stem().unwrap() != NOT_IN_THE_LEXICON {
            read(&path, &mut phrases);
        }
    }
    let automaton: DoubleArrayAhoCorasick<u32> =
        DoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest).build(&phrases).unwrap();
    save("phrases.txt", phrases.into_iter().collect::<Vec<_>>().join("\n").as_bytes());
    save("automaton.bin", &automaton.serialize());
}

fn read(path: &Path, phrases: &mut BTreeSet<String>) {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).unwrap();
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let header: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let wanted: Vec<bool> = header.iter().map(|name| FORMS.contains(name)).collect();
    // A table that is laid out anew must not drop out of the comparison unseen.
    assert!(wanted.contains(&true), "{} has no column of forms: {header:?}", path.display());
    for line in lines {
        let cells = line.split('\t').zip(&wanted).filter(|(_, wanted)| **wanted);
        for form in cells.flat_map(|(cell, _)| cell.split('|')).map(str::trim) {
            // `(Purn)`: the lexicon knows it without its brackets.
            let form = form.strip_prefix('(').and_then(|f| f.strip_suffix(')')).unwrap_or(form);
            if !form.is_empty() {
                phrases.insert(form.to_owned());
            }
        }
    }
}

fn save(name: &str, content: &[u8]) {
    fs::write(Path::new(&env::var_os("OUT_DIR").unwrap()).join(name), content).unwrap();
}
