//! Packs the tables in `data/` into one text, which the module unpacks when it starts (`src/lexicon/unpack.rs`).
//!
//! Every phrase of every table is cut into words by the crate's own scanner here, so that unpacking needs only to look for
//! spaces. As text the tables take a third of the bytes that the finished lookups would take.

// A build that fails says so by a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

#[allow(dead_code)]
#[path = "src/text/scan.rs"]
mod scan;

#[allow(dead_code)]
#[path = "src/lexicon/packed.rs"]
mod packed;

#[path = "src/fact/attribution/given.rs"]
mod given;

#[path = "src/pattern/op.rs"]
mod op;

#[path = "src/pattern/compile.rs"]
mod compile;

#[path = "src/entity/key.rs"]
mod key;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
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
    let mut letters = Vec::new();
    while let Some((_, start, end)) = scan::next_piece(phrase, at) {
        at = end;
        if &phrase[start..end] != "." {
            let folded = scan::folded(&phrase[start..end], &mut letters);
            out.push(String::from_utf8(folded.to_vec()).expect("folding keeps UTF-8"));
        }
    }
    out
}

fn lowercase(word: &[u8]) -> String {
    str::from_utf8(word).expect("words are cut at ASCII").to_lowercase()
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

/// What the lines of a group are in the tables, and the lines.
struct Group {
    /// The entries that the group makes: groups stand in this order, so that a phrase's entries do, whatever the tables' order.
    order: String,
    /// The group as Rust: `Group::Phrases(Entry::Word)`.
    source: String,
    lines: Vec<String>,
}

impl Group {
    fn phrases(entry: &str, phrases: BTreeSet<String>) -> Self {
        Self { order: entry.into(), source: format!("Group::Phrases({entry})"), lines: phrases.into_iter().collect() }
    }
}

/// The phrases of a table's rows, by the entry that each row stands for.
#[derive(Default)]
struct Phrases(BTreeMap<String, BTreeSet<String>>);

impl Phrases {
    fn add(&mut self, phrase: &str, entry: impl Into<String>) {
        let words = words(phrase);
        if !words.is_empty() {
            self.0.entry(entry.into()).or_default().insert(words.join(" "));
        }
    }

    fn groups(self) -> impl Iterator<Item = Group> {
        self.0.into_iter().map(|(entry, phrases)| Group::phrases(&entry, phrases))
    }
}

fn main() {
    println!("cargo::rerun-if-changed=src/text/scan.rs");
    println!("cargo::rerun-if-changed=src/lexicon/packed.rs");
    println!("cargo::rerun-if-changed=src/entity/key.rs");
    body_words();
    let mut rules = Phrases::default();
    for row in read("agency_heads") {
        let (kind, follow) = (&row[1], row[2].as_str());
        let kind = match kind.as_str() {
            "none" | "government" => "None".into(),
            k => format!("Some(AgencyKind::{})", variant(k)),
        };
        rules.add(&row[0], format!("Entry::BodyHead({kind}, Follow::{})", variant(follow)));
    }
    for row in read("titles") {
        let kind = variant(&row[1]);
        for form in variants(&row[0]) {
            rules.add(form, format!("Entry::Title(TitleKind::{kind})"));
        }
    }
    for row in read("honorifics") {
        let kind = variant(&row[1]);
        for form in std::iter::once(row[0].as_str()).chain(variants(&row[2])) {
            // `(Purn)` is looked up behind its bracket.
            let form = form.strip_prefix('(').and_then(|f| f.strip_suffix(')')).unwrap_or(form);
            rules.add(form, format!("Entry::Honorific(HonorificKind::{kind})"));
        }
    }
    // What is rare is for the rules of attribution alone: to all others it is a word that no table has.
    for row in read("speech_verbs").into_iter().filter(|row| !row[1].starts_with("rare ")) {
        let kind = variant(&row[1]);
        let pronoun = row[2] == "yes";
        rules.add(&row[0], format!("Entry::Speech(SpeechKind::{kind}, {pronoun})"));
    }
    for row in read("forum_heads") {
        let forum = !matches!(row[1].as_str(), "ceremony" | "press" | "exercise" | "visit" | "exhibition" | "outreach");
        rules.add(&row[0], format!("Entry::ForumHead({forum})"));
    }
    for row in read("forums") {
        for form in std::iter::once(row[0].as_str()).chain(variants(&row[1])) {
            rules.add(form, "Entry::Forum");
        }
    }
    for row in read("challenge_cues") {
        rules.add(&row[0], format!("Entry::Cue(CueKind::{})", variant(&row[1])));
    }
    for row in read("abbreviations") {
        rules.add(&row[0], format!("Entry::Abbreviation({})", row[2] == "yes"));
    }
    for row in read("stopnames") {
        rules.add(&row[0], format!("Entry::Stopname({})", row[2] == "yes"));
    }
    for row in read("words") {
        rules.add(&row[0], "Entry::Word");
    }
    for row in read("credit_roles") {
        rules.add(&row[0], "Entry::CreditRole");
    }
    for row in read("function_words") {
        rules.add(&row[0], format!("Entry::Function(Tongue::{})", variant(&row[1])));
    }
    // What only the tagger asks for: a word of these alone is to the rules a word that no table has.
    let mut taggers = Phrases::default();
    for row in read("person_names") {
        taggers.add(&row[0], "Entry::PersonName");
    }
    for row in read("organisations") {
        for form in std::iter::once(row[0].as_str()).chain(variants(&row[1])) {
            taggers.add(form, "Entry::Organisation");
        }
    }

    // What only the rules of `rules/` ask for: neither a word of those.
    let mut classes = Phrases::default();
    for (number, class) in attribution().classes.iter().enumerate() {
        for phrase in &class.phrases {
            classes.add(phrase, format!("Entry::Class({number})"));
        }
    }

    let mut groups: Vec<Group> = rules.groups().chain(bodies()).chain(places()).collect();
    // Stable: the bodies stay in the order of their rows, which are their numbers.
    groups.sort_by(|a, b| a.order.cmp(&b.order));
    let of_rules = groups.len();
    groups.extend(taggers.groups());
    groups.extend(classes.groups());

    let mut out = String::new();
    pack(&groups, of_rules, &mut out);
    noise(&mut out);
    save("tables.rs", &out);
    word_classes("challenge_words", 64);
    word_classes("statement_words", 32);
}

/// The rules that say who speaks, compiled and saved.
fn attribution() -> compile::Compiled {
    const PATH: &str = "rules/attribution.rules";
    for path in [PATH, "src/fact/attribution/given.rs", "src/pattern/op.rs", "src/pattern/compile.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let verbs = read("speech_verbs");
    let table = |kind: &str| {
        // `@kind`, or `@kind -nya` for the rows whose -nya is the speaker.
        let (kind, pronoun) = kind.strip_suffix(" -nya").map_or((kind, ""), |kind| (kind, "yes"));
        let rows = verbs.iter().filter(|row| row[1] == kind && (row[2] == "yes") == (pronoun == "yes"));
        rows.map(|row| row[0].clone()).collect()
    };
    let text = fs::read_to_string(PATH).unwrap_or_else(|e| panic!("{PATH}: {e}"));
    let rules = compile::compile(&text, &given::NAMES, &given::SORTS, &table);
    let mut out = String::new();
    let mut programs: Vec<u8> = Vec::new();
    writeln!(out, "pub(super) static SETS: [u64; {}] = {:?};", rules.sets.len(), rules.sets).unwrap();
    writeln!(out, "pub(super) static RULES: [Rule; {}] = [", rules.rules.len()).unwrap();
    for rule in &rules.rules {
        let (id, sort, key, start) = (&rule.id, rule.sort, rule.key, programs.len());
        writeln!(out, "Rule {{ id: \"speaker.{id}\", sort: {sort}, key: {key}, start: {start} }},").unwrap();
        programs.extend(&rule.program);
    }
    out.push_str("];\n");
    writeln!(out, "pub(super) static PROGRAMS: [u8; {}] = {programs:?};", programs.len()).unwrap();
    save("attribution.rs", &out);
    rules
}

/// The classes of words that are weighed, by the hash of the word: tables of their own, so that a row more changes nothing else.
fn word_classes(table: &str, bits: u8) {
    let mut classes: BTreeMap<u32, (String, Vec<String>)> = BTreeMap::new();
    for row in read(table) {
        let word = lowercase(row[0].as_bytes());
        let hash = word.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let (of, list) = classes.entry(hash).or_insert_with(|| (word.clone(), Vec::new()));
        assert!(*of == word, "{of} and {word} have one hash");
        list.push(format!("1 << Class::{} as u{bits}", variant(&row[1])));
    }
    let mut out = format!("pub(super) static WORDS: [(u32, u{bits}); {}] = [", classes.len());
    for (hash, (_, list)) in classes {
        writeln!(out, "({hash}, {}),", list.join(" | ")).unwrap();
    }
    out.push_str("];\n");
    save(&format!("{table}.rs"), &out);
}

fn save(name: &str, content: &str) {
    let path = Path::new(&env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join(name);
    fs::write(path, content).expect("OUT_DIR can be written");
}

/// The bodies by kind and parent: a line has the full name, the short one where that is another, and the other forms.
fn bodies() -> Vec<Group> {
    let mut rows = read("agencies");
    rows.sort_by(|a, b| (&a[3], &a[4], &a[1], &a[0]).cmp(&(&b[3], &b[4], &b[1], &b[0])));
    let number: BTreeMap<&str, usize> = rows.iter().enumerate().map(|(i, r)| (r[0].as_str(), i)).collect();
    let mut groups: Vec<Group> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let [short, full, others, kind, parent] = &row[..] else { panic!("agencies.tsv: {row:?}") };
        let parent = match number.get(parent.as_str()) {
            Some(&p) if p != i => format!("Some({p})"),
            _ => "None".into(),
        };
        let source = format!("Group::Bodies(AgencyKind::{}, {parent})", variant(kind));
        if groups.last().is_none_or(|g| g.source != source) {
            groups.push(Group { order: "Entry::Body(".into(), source, lines: Vec::new() });
        }
        let short = if short == full { "" } else { short };
        let forms = [full, short].into_iter().chain(variants(others)).map(marked).collect::<Vec<_>>().join("|");
        groups.last_mut().expect("one was pushed").lines.push(forms);
    }
    groups
}

/// The places by kind: a line has all forms of one.
fn places() -> Vec<Group> {
    let mut of_kind: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in read("places") {
        let forms = std::iter::once(row[0].as_str()).chain(variants(&row[3]));
        let line = forms.map(|f| words(f).join(" ")).filter(|f| !f.is_empty()).collect::<Vec<_>>().join("|");
        of_kind.entry(variant(&row[1])).or_default().insert(line);
    }
    of_kind
        .into_iter()
        .map(|(kind, lines)| Group {
            order: format!("Entry::Place(PlaceKind::{kind}"),
            source: format!("Group::Places(PlaceKind::{kind})"),
            lines: lines.into_iter().collect(),
        })
        .collect()
}

/// A form of a name as it is written, with a mark where two words touch: see `src/lexicon/packed.rs`.
fn marked(form: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some((_, start, end)) = scan::next_piece(form, at) {
        let dot = &form[start..end] == ".";
        if start > at {
            out.push(' ');
        } else if at > 0 && !dot {
            out.push(packed::BORDER);
        }
        out.push_str(&form[start..end]);
        at = end;
    }
    let read: Vec<String> = packed::words(&out).map(lowercase).collect();
    assert_eq!(read, words(form), "{form:?} is not packed as it is read");
    assert_eq!(out.replace(packed::BORDER, ""), form, "{form:?} is not packed as it is written");
    out
}

/// The words of bodies' names by number, and the names that are generic: see `src/entity/words.rs`.
fn body_words() {
    let phrase =
        |words: &[String]| words.iter().fold(0, |before, w| key::of_phrase(before, key::of_word(w.as_bytes())));
    let (mut classes, mut generic, mut events) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
    for row in read("body_words") {
        let words = words(&row[0]);
        if row[1] == "generic" {
            generic.insert(phrase(&words));
            continue;
        }
        if row[1] == "event" {
            events.insert(phrase(&words));
            continue;
        }
        let [word] = &words[..] else { panic!("body_words.tsv: {row:?} is not a word") };
        let class = if row[1] == "short" { format!("Short({:?})", row[2]) } else { variant(&row[1]) };
        let other = classes.insert(key::of_word(word.as_bytes()), class);
        assert!(other.is_none(), "body_words.tsv: {row:?} has the number of another word");
    }
    let mut out = format!("static WORDS: [(u32, Class); {}] = [\n", classes.len());
    for (key, class) in &classes {
        writeln!(out, "({key}, Class::{class}),").unwrap();
    }
    out.push_str("];\n");
    for (name, phrases) in [("GENERIC", generic), ("EVENTS", events)] {
        let phrases: Vec<u32> = phrases.into_iter().collect();
        writeln!(out, "static {name}: [u32; {}] = {phrases:?};", phrases.len()).unwrap();
    }
    save("body_words.rs", &out);
}

/// Lines that are no part of an article are compared as text: they need no words.
fn noise(out: &mut String) {
    let mut rows = read("noise_lines");
    // Those that begin alike stand together.
    rows.sort();
    writeln!(out, "pub(crate) static NOISE_LINES: [(&str, NoiseKind); {}] = [", rows.len()).unwrap();
    for row in rows {
        writeln!(out, "({:?}, NoiseKind::{}),", row[0], variant(&row[1])).unwrap();
    }
    out.push_str("];\n");
}

/// The groups as one text, and what the module must know to unpack it.
fn pack(groups: &[Group], of_rules: usize, out: &mut String) {
    // Words, phrases and entries are numbered as unpacking numbers them: in order of first appearance.
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut nodes: BTreeSet<Vec<String>> = BTreeSet::new();
    let mut text = String::new();
    let mut rule_words = 0;
    writeln!(out, "pub(crate) static GROUPS: [(Group, u16); {}] = [", groups.len()).unwrap();
    for (i, group) in groups.iter().enumerate() {
        if i == of_rules {
            rule_words = numbers.len();
        }
        writeln!(out, "({}, {}),", group.source, group.lines.len()).unwrap();
        let mut before = String::new();
        for line in &group.lines {
            packed::push_line(&before, line, &mut text);
            before.clone_from(line);
            for form in line.split('|') {
                let words: Vec<String> = packed::words(form).map(lowercase).collect();
                for (n, word) in words.iter().enumerate() {
                    assert!(word.len() <= packed::LONGEST_WORD, "{word} is too long to unpack");
                    let next = numbers.len() + 1;
                    numbers.entry(word.clone()).or_insert(next);
                    nodes.insert(words[..=n].to_vec());
                }
            }
        }
    }
    out.push_str("];\n");
    assert!(nodes.len() < 65536, "a phrase's number needs more than 16 bits");
    writeln!(out, "pub(crate) const RULE_WORDS: u16 = {rule_words};").unwrap();
    writeln!(out, "pub(crate) const WORD_COUNT: usize = {};", numbers.len()).unwrap();
    writeln!(out, "pub(crate) const PHRASE_COUNT: usize = {};", nodes.len()).unwrap();
    writeln!(out, "pub(crate) const STEP_COUNT: usize = {};", nodes.iter().filter(|words| words.len() > 1).count())
        .unwrap();
    let of_rules: Vec<_> = numbers.iter().filter(|&(_, &number)| number <= rule_words).collect();
    writeln!(out, "pub(crate) const NUMBERS: [(&str, u16); {}] = {of_rules:?};", of_rules.len()).unwrap();
    save("tables.txt", &text);
}
