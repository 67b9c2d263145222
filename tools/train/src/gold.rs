//! Labelled articles: a folder of `NAME.txt` with `NAME.json` beside it, as `tests/gold/GUIDE.md` says, and where in the text what
//! is labelled is written.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use kotak_fakta::training::Class;
use serde_json::Value;

/// An article and its labels.
pub(crate) struct Gold {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) labels: Value,
    /// Articles of one event or template share it; its own name where nothing is known of it.
    pub(crate) event: String,
    pub(crate) outlet: String,
}

/// The articles of some folders, by name; those whose labels say `skip` are left out.
pub(crate) fn read(folders: &[impl AsRef<Path>]) -> Result<Vec<Gold>, String> {
    let mut out = Vec::new();
    for folder in folders {
        let folder = folder.as_ref();
        let sources = sources(folder);
        let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".txt").map(str::to_owned))
            .collect();
        names.sort();
        for name in names {
            if !folder.join(format!("{name}.json")).exists() {
                continue;
            }
            let mut gold = read_file(&folder.join(format!("{name}.txt")))?;
            if let Some((event, outlet)) = sources.get(&name) {
                (gold.event, gold.outlet) = (event.clone(), outlet.clone());
            }
            if gold.labels.get("skip").is_none() {
                out.push(gold);
            }
        }
    }
    Ok(out)
}

/// One article, by its `.txt`.
pub(crate) fn read_file(path: &Path) -> Result<Gold, String> {
    let read = |path: &Path| std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let labels = path.with_extension("json");
    let labels = serde_json::from_str(&read(&labels)?).map_err(|error| format!("{}: {error}", labels.display()))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Gold { text: read(path)?, labels, event: name.clone(), outlet: name.clone(), name })
}

/// Event and outlet by name, from the `SOURCES.tsv` in the folder and the one beside it.
fn sources(folder: &Path) -> HashMap<String, (String, String)> {
    let mut out = HashMap::new();
    for path in [folder.join("SOURCES.tsv"), folder.join("../SOURCES.tsv")] {
        let Ok(table) = std::fs::read_to_string(path) else { continue };
        let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let Some(head) = lines.next() else { continue };
        let column = |name: &str| head.iter().position(|&h| h == name);
        let (Some(event), Some(outlet)) = (column("event"), column("outlet")) else { continue };
        for row in lines {
            if let (Some(name), Some(event), Some(outlet)) = (row.first(), row.get(event), row.get(outlet)) {
                out.entry((*name).to_owned()).or_insert_with(|| ((*event).to_owned(), (*outlet).to_owned()));
            }
        }
    }
    out
}

impl Gold {
    /// The entries of a list, each with its forms: the name or text first.
    pub(crate) fn entries(&self, list: &str) -> Vec<Vec<String>> {
        entries(self.labels.get(list))
    }

    /// The people who say something, each with the forms of the name.
    pub(crate) fn speakers(&self) -> Vec<Vec<String>> {
        let people = self.labels.get("people").and_then(Value::as_array).into_iter().flatten();
        let speaks = |p: &&Value| p.get("says").and_then(Value::as_array).is_some_and(|says| !says.is_empty());
        people.filter(speaks).map(|person| forms(person, "forms")).collect()
    }

    /// Those that are neither asked for nor false.
    pub(crate) fn optional(&self, list: &str) -> Vec<Vec<String>> {
        entries(self.labels.get("optional").and_then(|o| o.get(list)))
    }

    /// All that names something, in bytes: of each class every place that any of its forms is written at. They may overlap.
    pub(crate) fn spans(&self) -> Vec<(Range<usize>, Class)> {
        let mut out = Vec::new();
        let mut add = |form: &str, class| {
            out.extend(occurrences(&self.text, form).map(|span| (span, class)));
        };
        let people = self.labels.get("people").or_else(|| self.labels.get("speakers"));
        for person in people.and_then(Value::as_array).into_iter().flatten() {
            for form in forms(person, "forms") {
                add(&form, Class::Person);
            }
            if let Some(title) = person.get("title").and_then(Value::as_str) {
                add(title, Class::Office);
            }
        }
        for (list, class) in
            [("agencies", Class::PublicBody), ("organisations", Class::Organisation), ("forums", Class::Event)]
        {
            for form in self.entries(list).into_iter().chain(self.optional(list)).flatten() {
                add(&form, class);
            }
        }
        out.sort_by_key(|(span, class)| (span.start, span.end, *class));
        out.dedup();
        out
    }

    /// What a tagger without fault would find: of [`Gold::spans`] no two that overlap, the longest first, but that bodies and
    /// organisations in an office or in an event's name are kept.
    pub(crate) fn names(&self) -> Vec<(Range<usize>, Class)> {
        let mut all = self.spans();
        all.sort_by_key(|(span, _)| std::cmp::Reverse(span.len()));
        let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        let is_outer = |class| matches!(class, Class::Office | Class::Event);
        let mut out: Vec<(Range<usize>, Class)> = Vec::new();
        for (span, class) in all {
            if out.iter().all(|(other, taken)| is_outer(class) != is_outer(*taken) || !overlap(other, &span)) {
                out.push((span, class));
            }
        }
        out.sort_by_key(|(span, class)| (span.start, std::cmp::Reverse(span.end), *class));
        out
    }
}

fn entries(list: Option<&Value>) -> Vec<Vec<String>> {
    list.and_then(Value::as_array).into_iter().flatten().map(|entry| forms(entry, "aliases")).collect()
}

/// An entry's name or text and its other forms.
fn forms(entry: &Value, others: &str) -> Vec<String> {
    let own = entry.as_str().or_else(|| entry.get("name").or_else(|| entry.get("text"))?.as_str());
    let others = entry.get(others).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    own.into_iter().chain(others).map(|form| form.trim().to_owned()).filter(|form| !form.is_empty()).collect()
}

/// Where a form is written, whole words alone and white space of any kind between them.
pub(crate) fn occurrences<'a>(text: &'a str, form: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let words: Vec<&str> = form.split_whitespace().collect();
    let first = words.first().copied().unwrap_or("\0");
    text.match_indices(first).filter_map(move |(start, _)| {
        let mut at = start + first.len();
        for word in words.iter().skip(1) {
            let rest = &text[at..];
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
            if trimmed.len() == rest.len() || !trimmed.starts_with(word) {
                return None;
            }
            at = text.len() - trimmed.len() + word.len();
        }
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let cuts = is_word(form.chars().next()) && is_word(text[..start].chars().next_back())
            || is_word(form.chars().next_back()) && is_word(text[at..].chars().next());
        (!cuts).then_some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_as_whole_words() {
        let text = "Dinas Sosial\nDinas  Sosial Garut, Dinas Sosialisasi, Subdinas Sosial";
        let found: Vec<_> = occurrences(text, "Dinas Sosial").map(|span| &text[span]).collect();
        assert_eq!(found, ["Dinas Sosial", "Dinas  Sosial"]);
        assert_eq!(occurrences("H.M. Ali (KPK)", "(KPK)").count(), 1);
        assert_eq!(occurrences(text, "").count(), 0);
    }
}
