//! Reads a file of `rules/` and compiles its patterns to bytes. Run by `build.rs`, and by the tests for the rules' sentences.
//!
//! CONTRIBUTING.md says how such a file is written, `src/pattern/mod.rs` what the bytes mean.

// A build that fails says so by a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use super::op;

/// A file of rules, compiled.
pub(crate) struct Compiled {
    /// The classes of items by number: those that the caller gives, those that the file lists, and quoted words.
    pub(crate) classes: Vec<Class>,
    pub(crate) rules: Vec<Rule>,
    /// The sets of classes that the programs test, a bit for each class.
    pub(crate) sets: Vec<u64>,
}

/// A class of items and the phrases that are of it.
pub(crate) struct Class {
    pub(crate) name: String,
    pub(crate) phrases: Vec<String>,
}

/// A rule, its program and its sentences.
#[derive(Default)]
pub(crate) struct Rule {
    pub(crate) id: String,
    /// A number by which the caller tells the rules' sorts apart.
    pub(crate) sort: u8,
    /// The set that some item of every match meets: a sentence without such an item needs no try.
    pub(crate) key: u8,
    pub(crate) program: Vec<u8>,
    /// In these it finds something, in those it does not: for the tests alone.
    pub(crate) finds: Vec<String>,
    pub(crate) leaves: Vec<String>,
}

/// How many times `*` and `+` repeat at most.
const MOST: u8 = 12;

/// Reads a file. `given` are the classes that the caller gives its items, `sorts` the words that may stand before a pattern, and
/// `table` gives the phrases of `@kind`.
pub(crate) fn compile(text: &str, given: &[&str], sorts: &[&str], table: &dyn Fn(&str) -> Vec<String>) -> Compiled {
    let mut out = Compiled { classes: Vec::new(), rules: Vec::new(), sets: Vec::new() };
    for name in given {
        out.classes.push(Class { name: (*name).to_owned(), phrases: Vec::new() });
    }
    let mut class: Option<usize> = None;
    let mut parts: Vec<(&str, &str)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let fail = |why: &str| -> ! { panic!("line {} of the rules: {why}: {line}", number + 1) };
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let goes_on = line.starts_with(' ');
        if let Some(rest) = bare.strip_prefix("class ") {
            let (name, phrases) = rest.split_once('=').unwrap_or_else(|| fail("a class without `=`"));
            class = Some(out.classes.len());
            out.classes.push(Class { name: name.trim().to_owned(), phrases: Vec::new() });
            out.add_phrases(phrases, table);
        } else if let Some(rest) = bare.strip_prefix("part ") {
            let (name, pattern) = rest.split_once('=').unwrap_or_else(|| fail("a part without `=`"));
            parts.push((name.trim(), pattern.trim()));
        } else if let Some(id) = bare.strip_prefix("rule ") {
            class = None;
            out.rules.push(Rule { id: id.trim().to_owned(), ..Rule::default() });
        } else if goes_on && class.is_some() {
            out.add_phrases(bare, table);
        } else if let Some(sentence) = bare.strip_prefix("+ ") {
            out.rules.last_mut().unwrap_or_else(|| fail("a sentence without a rule")).finds.push(sentence.to_owned());
        } else if let Some(sentence) = bare.strip_prefix("- ") {
            out.rules.last_mut().unwrap_or_else(|| fail("a sentence without a rule")).leaves.push(sentence.to_owned());
        } else if let Some((sort, pattern)) = bare.split_once(':') {
            let sort = sorts.iter().position(|s| *s == sort.trim()).unwrap_or_else(|| fail("no sort of rule"));
            let pattern = with_parts(pattern, &parts);
            let words: Vec<&str> = pattern.split_whitespace().collect();
            let mut parser = Parser { rules: &mut out, words: &words, at: 0, keys: Vec::new(), depth: 0 };
            let mut program = parser.sequence();
            if parser.at < words.len() {
                fail("an unopened bracket");
            }
            program.push(op::END);
            let keys = std::mem::take(&mut parser.keys);
            // What few items are is the best to look for.
            let rank = |set: &u8| {
                let set = out.sets[usize::from(*set)];
                let givens = (0..given.len()).filter(|c| set & (1 << c) != 0).count();
                (givens, set.count_ones())
            };
            let key = keys.into_iter().min_by_key(rank).unwrap_or_else(|| fail("nothing that a match must have"));
            let rule = out.rules.last_mut().unwrap_or_else(|| fail("a pattern without a rule"));
            assert!(rule.program.is_empty(), "{} has two patterns", rule.id);
            (rule.sort, rule.key, rule.program) = (u8::try_from(sort).unwrap(), key, program);
        } else {
            fail("neither class, rule, pattern nor sentence");
        }
    }
    for rule in &out.rules {
        assert!(!rule.program.is_empty(), "{} has no pattern", rule.id);
        assert!(
            !rule.finds.is_empty() && !rule.leaves.is_empty(),
            "{} needs a sentence to find and one to leave",
            rule.id
        );
    }
    assert!(out.classes.len() <= 64, "{} classes are more than a mask has bits", out.classes.len());
    out
}

/// A pattern with each part's name replaced by the part.
fn with_parts(pattern: &str, parts: &[(&str, &str)]) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '"' | ':' | '=');
    let mut out = String::new();
    let mut rest = pattern;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        // A name, or the one character between two.
        let (name, after) = rest.split_at(if end > 0 { end } else { rest.chars().next().map_or(0, char::len_utf8) });
        out.push_str(parts.iter().find(|(part, _)| *part == name).map_or(name, |(_, pattern)| pattern));
        rest = after;
    }
    out
}

impl Compiled {
    fn add_phrases(&mut self, phrases: &str, table: &dyn Fn(&str) -> Vec<String>) {
        for phrase in phrases.split('|').map(str::trim).filter(|p| !p.is_empty()) {
            let more = phrase.strip_prefix('@').map(|kind| {
                // Of a table's rows those that no class before this one has.
                let taken = |p: &String| self.classes.iter().any(|c| c.phrases.contains(p));
                table(kind).into_iter().filter(|p| !taken(p)).collect::<Vec<_>>()
            });
            let class = self.classes.last_mut().unwrap();
            class.phrases.extend(more.unwrap_or_else(|| vec![phrase.to_owned()]));
        }
    }

    fn class(&mut self, name: &str) -> usize {
        if let Some(found) = self.classes.iter().position(|c| c.name == name) {
            return found;
        }
        let word = name.strip_prefix('"').and_then(|n| n.strip_suffix('"'));
        let word = word.unwrap_or_else(|| panic!("no class is called {name}"));
        self.classes.push(Class { name: name.to_owned(), phrases: vec![word.replace('_', " ")] });
        self.classes.len() - 1
    }

    fn set(&mut self, names: &str) -> u8 {
        let set = names.split('|').fold(0, |set, name| set | 1 << self.class(name));
        let at = self.sets.iter().position(|s| *s == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        });
        u8::try_from(at).expect("more sets than a byte can number")
    }
}

struct Parser<'a> {
    rules: &'a mut Compiled,
    words: &'a [&'a str],
    at: usize,
    /// The sets that every match meets.
    keys: Vec<u8>,
    /// How many brackets are open: what is in one may be left out.
    depth: usize,
}

impl Parser<'_> {
    fn sequence(&mut self) -> Vec<u8> {
        let mut out = Vec::new();
        while let Some(&word) = self.words.get(self.at) {
            if word == "/" || word.starts_with(')') {
                break;
            }
            self.at += 1;
            self.term(word, &mut out);
        }
        out
    }

    /// The alternatives up to the closing bracket, and what is written after it.
    fn group(&mut self) -> (Vec<u8>, &str) {
        self.depth += 1;
        let mut parts = vec![self.sequence()];
        while self.words.get(self.at) == Some(&"/") {
            self.at += 1;
            parts.push(self.sequence());
        }
        self.depth -= 1;
        let end = self.words.get(self.at).and_then(|w| w.strip_prefix(')')).expect("a bracket is not closed");
        self.at += 1;
        let last = parts.pop().unwrap();
        let body = parts.into_iter().rev().fold(last, |rest, part| {
            // SPLIT over the first part and its JUMP over the rest.
            let mut out = vec![op::SPLIT, length(part.len() + 2)];
            out.extend(part);
            out.extend([op::JUMP, length(rest.len())]);
            out.extend(rest);
            out
        });
        (body, end)
    }

    fn term(&mut self, word: &str, out: &mut Vec<u8>) {
        if let Some(look) = ["then(", "not-then("].iter().position(|w| *w == word) {
            let (mut body, _) = self.group();
            body.push(op::END);
            out.extend([op::LOOK, u8::from(look == 1), length(body.len())]);
            out.extend(body);
            return;
        }
        for (prefix, negative) in [("after:", 0), ("not-after:", 1)] {
            if let Some(names) = word.strip_prefix(prefix) {
                out.extend([op::BEHIND, negative, self.rules.set(names)]);
                return;
            }
        }
        for (slot, prefix) in ["who=", "said="].iter().enumerate() {
            if let Some(rest) = word.strip_prefix(prefix) {
                out.extend([op::SAVE, u8::try_from(slot).unwrap()]);
                return self.term(rest, out);
            }
        }
        if word == "(" {
            let (body, quantity) = self.group();
            let (least, most) = limits(quantity);
            for _ in 0..least {
                out.extend(&body);
            }
            // Each repetition may end here, and then so do all after it.
            let step = body.len() + 2;
            for left in (1..=usize::from(most - least)).rev() {
                out.extend([op::SPLIT, length(left * step - 2)]);
                out.extend(&body);
            }
            return;
        }
        let end = word.rfind(['|', '"']).map_or(0, |i| i + 1);
        let cut = word[end..].find(['?', '*', '+', '{']).map_or(word.len(), |i| end + i);
        let (names, quantity) = word.split_at(cut);
        let (names, negative) = names.strip_prefix('!').map_or((names, 0), |n| (n, 1));
        let set = self.rules.set(names);
        let (least, most) = limits(quantity);
        if self.depth == 0 && least > 0 && negative == 0 {
            self.keys.push(set);
        }
        if (least, most) == (1, 1) {
            out.extend([op::TEST, negative, set]);
        } else {
            out.extend([op::REPEAT, negative, set, least, most]);
        }
    }
}

fn length(n: usize) -> u8 {
    u8::try_from(n).expect("a pattern is too long: make two rules of it")
}

/// `?`, `*`, `+`, `{2,8}`; nothing is once.
fn limits(quantity: &str) -> (u8, u8) {
    match quantity {
        "" => (1, 1),
        "?" => (0, 1),
        "*" => (0, MOST),
        "+" => (1, MOST),
        _ => {
            let inner = quantity.strip_prefix('{').and_then(|q| q.strip_suffix('}'));
            let (least, most) = inner.and_then(|q| q.split_once(',')).expect("`{least,most}`");
            (least.parse().unwrap(), most.parse().unwrap())
        }
    }
}
