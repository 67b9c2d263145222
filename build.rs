//! Compiles the tables in `data/` into static lookups, so that nothing is built at run time in the browser.
//!
//! Every phrase of every table is cut into words by the crate's own scanner and put into one trie over word numbers.
//! The words stand in one string behind an open-addressed hash table.

// A build that fails says so by a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code)]
#[path = "src/text/scan.rs"]
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Write as _};
use std::path::Path;
use std::{env, fs};

/// A table's rows, cells by column name's place in the header.
fn read(name: &str) -> Vec<Vec<String>> {
    let path = format!("data/{name}.tsv");
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut lines = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    let columns = lines.next().unwrap_or_else(|| panic!("{path} has no header")).split('\t').count();
    lines
        .map(|line| {
            let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            assert!(cells.len() <= columns, "{path}: too many cells in {line:?}");
            cells.resize(columns, String::new());
            cells
        })
        .collect()
}

/// The words of a phrase as the article's tokens will have them: folded, without the full stops of abbreviations.
fn words(phrase: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut folded = Vec::new();
    while let Some((_, start, end)) = scan::next_piece(phrase, at) {
        at = end;
        if &phrase[start..end] != "." {
            scan::fold(&phrase[start..end], &mut folded);
            out.push(String::from_utf8(folded.clone()).expect("folding keeps UTF-8"));
        }
    }
    out
}

fn variants(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|v| !v.is_empty())
}

/// `law-enforcement` → `LawEnforcement`: kinds of the tables are Rust variants of the same name.
fn variant(kind: &str) -> String {
    kind.split(['-', ' '])
        .map(|w| {
            let mut c = w.chars();
            c.next().map_or_else(String::new, |f| f.to_uppercase().chain(c).collect())
        })
        .collect()
}

#[derive(Default)]
struct Node {
    next: BTreeMap<usize, usize>,
    entries: BTreeSet<String>,
}

#[derive(Default)]
struct Lexicon {
    /// Every word of every phrase, to its number (from 1; 0 is a word no table has).
    numbers: BTreeMap<String, usize>,
    phrases: Vec<(Vec<String>, String)>,
    /// How many of the phrases are the rules'; the others are the tagger's alone.
    of_rules: usize,
}

impl Lexicon {
    fn add(&mut self, phrase: &str, entry: impl Into<String>) {
        let words = words(phrase);
        if words.is_empty() {
            return;
        }
        for word in &words {
            self.numbers.insert(word.clone(), 0);
        }
        self.phrases.push((words, entry.into()));
    }
}

fn main() {
    println!("cargo::rerun-if-changed=src/text/scan.rs");
    let mut lexicon = Lexicon::default();
    let mut out = String::new();

    bodies(&mut lexicon, &mut out);
    for row in read("agency_heads") {
        let (kind, follow) = (&row[1], row[2].as_str());
        let kind = match kind.as_str() {
            "none" | "government" => "None".into(),
            k => format!("Some(AgencyKind::{})", variant(k)),
        };
        lexicon.add(&row[0], format!("Entry::BodyHead({kind}, Follow::{})", variant(follow)));
    }
    for row in read("titles") {
        let kind = variant(&row[1]);
        for form in variants(&row[0]) {
            lexicon.add(form, format!("Entry::Title(TitleKind::{kind})"));
        }
    }
    for row in read("honorifics") {
        let kind = variant(&row[1]);
        for form in std::iter::once(row[0].as_str()).chain(variants(&row[2])) {
            // `(Purn)` is looked up behind its bracket.
            let form = form.strip_prefix('(').and_then(|f| f.strip_suffix(')')).unwrap_or(form);
            lexicon.add(form, format!("Entry::Honorific(HonorificKind::{kind})"));
        }
    }
    for row in read("speech_verbs") {
        let kind = variant(&row[1]);
        let pronoun = row[2] == "yes";
        lexicon.add(&row[0], format!("Entry::Speech(SpeechKind::{kind}, {pronoun})"));
    }
    for row in read("forum_heads") {
        let forum = !matches!(row[1].as_str(), "ceremony" | "press" | "exercise" | "visit" | "exhibition" | "outreach");
        lexicon.add(&row[0], format!("Entry::ForumHead({forum})"));
    }
    for row in read("forums") {
        for form in std::iter::once(row[0].as_str()).chain(variants(&row[1])) {
            lexicon.add(form, "Entry::Forum");
        }
    }
    for row in read("challenge_cues") {
        lexicon.add(&row[0], format!("Entry::Cue(CueKind::{})", variant(&row[1])));
    }
    let mut places: Vec<String> = Vec::new();
    for row in read("places") {
        let kind = variant(&row[1]);
        // Kabupaten and kota of one name have one number: an article seldom says which it means.
        let id = places.iter().position(|p| *p == row[0]).unwrap_or(places.len());
        if id == places.len() {
            places.push(row[0].clone());
        }
        for form in std::iter::once(row[0].as_str()).chain(variants(&row[3])) {
            lexicon.add(form, format!("Entry::Place(PlaceKind::{kind}, {id})"));
        }
    }
    for row in read("abbreviations") {
        lexicon.add(&row[0], format!("Entry::Abbreviation({})", row[2] == "yes"));
    }
    for row in read("stopnames") {
        lexicon.add(&row[0], format!("Entry::Stopname({})", row[2] == "yes"));
    }

    for row in read("words") {
        lexicon.add(&row[0], "Entry::Word");
    }
    for row in read("credit_roles") {
        lexicon.add(&row[0], "Entry::CreditRole");
    }
    for row in read("function_words") {
        lexicon.add(&row[0], format!("Entry::Function(Tongue::{})", variant(&row[1])));
    }
    noise(&mut out);

    // What only the tagger asks for: a word of these alone is to the rules a word that no table has.
    lexicon.of_rules = lexicon.phrases.len();
    for row in read("person_names") {
        lexicon.add(&row[0], "Entry::PersonName");
    }
    for row in read("organisations") {
        for form in std::iter::once(row[0].as_str()).chain(variants(&row[1])) {
            lexicon.add(form, "Entry::Organisation");
        }
    }

    write_tables(lexicon, &mut out);
    save("tables.rs", &out);
    save("tagger.rs", &tagger());
}

fn save(name: &str, content: &str) {
    let path = Path::new(&env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join(name);
    fs::write(path, content).expect("OUT_DIR can be written");
}

/// The tagger's weights, unpacked into arrays that are looked up as they are: `src/tag/weights.rs` says how, and
/// `tools/train-tagger.py` writes the file.
fn tagger() -> String {
    const BUCKETS: usize = 1 << 10;
    const LOW: usize = 1 << 12;
    let path = "src/tag/weights.bin";
    println!("cargo::rerun-if-changed={path}");
    let file = fs::read(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let rest = file.strip_prefix(b"KFT1").expect("src/tag/weights.bin begins with its mark");
    let (fingerprint, rest) = rest.split_at(4);
    let mut bytes = rest.iter().copied();
    let mut number = || {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = usize::from(bytes.next().expect("src/tag/weights.bin is whole"));
            value |= (byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return value;
            }
        }
    };
    let count = number();
    let mut at = 0;
    let features: Vec<usize> = (0..count)
        .map(|_| {
            at += number();
            at
        })
        .collect();
    let mut masks: Vec<usize> = bytes.map(usize::from).collect();
    let mut weights = masks.split_off(count);
    let of_labels = masks.iter().map(|m| m.count_ones() as usize);
    let transitions = weights.split_off(of_labels.clone().sum());
    assert_eq!(transitions.len(), 49, "{path}: seven labels, each behind each");

    let (mut feature_starts, mut weight_starts) = (vec![0; BUCKETS + 1], vec![0; BUCKETS + 1]);
    for (feature, of_labels) in features.iter().zip(of_labels) {
        for bucket in feature / LOW + 1..=BUCKETS {
            feature_starts[bucket] += 1;
            weight_starts[bucket] += of_labels;
        }
    }
    let minus = |v: usize| if v < 0x80 { v.to_string() } else { format!("-{}", 0x100 - v) };
    let signed = |values: Vec<usize>| values.into_iter().map(minus).collect::<Vec<_>>();
    let mut out = String::new();
    writeln!(out, "#[cfg(test)]\npub(super) const FINGERPRINT: u32 = u32::from_le_bytes({fingerprint:?});").unwrap();
    array(&mut out, "FEATURE_STARTS", "u16", &feature_starts);
    array(&mut out, "WEIGHT_STARTS", "u16", &weight_starts);
    array(&mut out, "LOWS", "u16", &features.iter().map(|f| f % LOW).collect::<Vec<_>>());
    array(&mut out, "MASKS", "u8", &masks);
    array(&mut out, "WEIGHTS", "i8", &signed(weights));
    array(&mut out, "TRANSITIONS", "i8", &signed(transitions));
    out
}

/// The bodies' rows and their forms.
fn bodies(lexicon: &mut Lexicon, out: &mut String) {
    let rows = read("agencies");
    let number: BTreeMap<&str, usize> = rows.iter().enumerate().map(|(i, r)| (r[0].as_str(), i)).collect();
    writeln!(out, "pub(crate) static BODIES: [Body; {}] = [", rows.len()).unwrap();
    for (i, row) in rows.iter().enumerate() {
        let [short, full, others, kind, parent] = &row[..] else { panic!("agencies.tsv: {row:?}") };
        let parent = match number.get(parent.as_str()) {
            Some(&p) if p != i => format!("Some({p})"),
            _ => "None".into(),
        };
        writeln!(
            out,
            "Body {{ short: {short:?}, full: {full:?}, kind: AgencyKind::{}, parent: {parent} }},",
            variant(kind)
        )
        .unwrap();
        for form in [short.as_str(), full.as_str()].into_iter().chain(variants(others)) {
            lexicon.add(form, format!("Entry::Body({i})"));
        }
    }
    out.push_str("];\n");
}

/// Lines that are no part of an article are compared as text: they need no words.
fn noise(out: &mut String) {
    let rows = read("noise_lines");
    writeln!(out, "pub(crate) static NOISE_LINES: [(&str, NoiseKind); {}] = [", rows.len()).unwrap();
    for row in rows {
        writeln!(out, "({:?}, NoiseKind::{}),", row[0], variant(&row[1])).unwrap();
    }
    out.push_str("];\n");
}

fn write_tables(mut lexicon: Lexicon, out: &mut String) {
    // The rules' words have the lower numbers.
    let mut last = 0;
    for phrases in [&lexicon.phrases[..lexicon.of_rules], &lexicon.phrases] {
        let words: BTreeSet<&String> = phrases.iter().flat_map(|(words, _)| words).collect();
        for word in words {
            let number = lexicon.numbers.get_mut(word).expect("every word has a number");
            if *number == 0 {
                last += 1;
                *number = last;
            }
        }
        if phrases.len() == lexicon.of_rules {
            writeln!(out, "pub(crate) const RULE_WORDS: u16 = {last};").unwrap();
        }
    }
    let mut by_number: Vec<(usize, &String)> = lexicon.numbers.iter().map(|(word, &number)| (number, word)).collect();
    by_number.sort_unstable();
    let numbers = &lexicon.numbers;

    let mut nodes = vec![Node::default()];
    for (words, entry) in &lexicon.phrases {
        let mut at = 0;
        for word in words {
            let number = numbers[word];
            let next = nodes[at].next.get(&number).copied();
            at = next.unwrap_or_else(|| {
                nodes.push(Node::default());
                let new = nodes.len() - 1;
                nodes[at].next.insert(number, new);
                new
            });
        }
        nodes[at].entries.insert(entry.clone());
    }

    // Words, one string, and where each begins.
    let mut blob = String::new();
    let mut starts = vec![0, 0];
    for (_, word) in by_number {
        blob.push_str(word);
        starts.push(blob.len());
    }
    writeln!(out, "pub(crate) static WORDS: &str = {blob:?};").unwrap();
    array(out, "WORD_STARTS", "u32", &starts);

    let size = (numbers.len() * 2).next_power_of_two();
    let mut slots = vec![0; size];
    for (word, &number) in numbers {
        let mut slot = hash(word.as_bytes()) as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = number;
    }
    array(out, "SLOTS", "u16", &slots);

    // The trie: the root's children by word number; every other node's edges sorted by word number.
    let mut root = vec![0; numbers.len() + 1];
    for (&word, &node) in &nodes[0].next {
        root[word] = node;
    }
    array(out, "ROOT", "u16", &root);
    let (mut edge_starts, mut edge_words, mut edge_nodes) = (vec![], vec![], vec![]);
    let (mut entry_starts, mut entries) = (vec![], vec![]);
    for (i, node) in nodes.iter().enumerate() {
        edge_starts.push(edge_words.len());
        entry_starts.push(entries.len());
        if i > 0 {
            edge_words.extend(node.next.keys().copied());
            edge_nodes.extend(node.next.values().copied());
        }
        entries.extend(node.entries.iter().cloned());
    }
    edge_starts.push(edge_words.len());
    entry_starts.push(entries.len());
    assert!(
        nodes.len() < 65536 && edge_words.len() < 65536 && entries.len() < 65536,
        "a table number needs more than 16 bits"
    );
    array(out, "EDGE_STARTS", "u16", &edge_starts);
    array(out, "EDGE_WORDS", "u16", &edge_words);
    array(out, "EDGE_NODES", "u16", &edge_nodes);
    array(out, "ENTRY_STARTS", "u16", &entry_starts);
    writeln!(out, "pub(crate) static ENTRIES: [Entry; {}] = [", entries.len()).unwrap();
    for entry in entries {
        writeln!(out, "{entry},").unwrap();
    }
    out.push_str("];\n");
}

fn array(out: &mut String, name: &str, kind: &str, values: &[impl Display]) {
    write!(out, "pub(crate) static {name}: [{kind}; {}] = [", values.len()).unwrap();
    for value in values {
        write!(out, "{value},").unwrap();
    }
    out.push_str("];\n");
}

/// FNV-1a, as `src/lexicon/mod.rs` computes it.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
