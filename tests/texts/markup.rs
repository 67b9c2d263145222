//! Reads the HTML that a box is written as, and nothing else: what any other markup would have panics here.

use kotak_fakta::{FactBox, Field, Stale, StoredBox, Utf16Span, ViewOptions};

/// Every element that a box is drawn with.
const ELEMENTS: [&str; 21] = [
    "a",
    "bdi",
    "blockquote",
    "button",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "p",
    "section",
    "span",
    "summary",
    "ul",
];

const ATTRIBUTES: [&str; 11] = [
    "class",
    "part",
    "lang",
    "aria-label",
    "type",
    "popover",
    "data-made",
    "href",
    "data-spans",
    "data-sentence",
    "data-fact",
];

/// An element as it was written.
#[derive(Debug)]
struct Read {
    name: String,
    attributes: Vec<(String, String)>,
    /// All text in it.
    text: String,
    /// The elements in it, at any depth, in the order in which they end.
    within: Vec<Read>,
}

impl Read {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|a| a.0 == name).map(|a| a.1.as_str())
    }

    /// The words of the elements of a class, in text order.
    fn of_class(&self, class: &str) -> Vec<&str> {
        self.within.iter().filter(|e| e.get("class") == Some(class)).map(|e| e.text.as_str()).collect()
    }
}

/// A box with its shadow tree declared.
pub fn served(html: &str, text: &str, facts: &FactBox<Utf16Span>, options: &ViewOptions) {
    let (head, rest) = html.split_once("><template shadowrootmode=\"open\"><style>").expect("an element with its tree");
    let attributes = head.strip_prefix("<kotak-fakta").expect("our element");
    for attribute in attributes.split_terminator('"').collect::<Vec<_>>().chunks(2) {
        let name = attribute[0].trim().strip_suffix('=').expect("an attribute");
        assert!(["lang", "heading-level", "fields", "open", "theme"].contains(&name), "{head}");
    }
    let (style, rest) = rest.split_once("</style>").expect("a style");
    assert!(!style.contains('<'), "{style}");
    let (tree, island) =
        rest.split_once("</template><script type=\"application/json\" data-kotak-fakta>").expect("data after the tree");
    let json = island.strip_suffix("</script></kotak-fakta>").expect("an end");
    assert!(!json.contains(['<', '>', '&']), "{json}");
    let (again, fit) = StoredBox::from_json(json).expect("a box that can be read").place(text, Stale::None);
    assert!(fit.is_whole && fit.gone.is_empty(), "{:?}", fit.gone);
    assert_eq!(again.facts(), facts, "what is carried is what is shown");
    let root = read(tree);
    let units: Vec<u16> = text.encode_utf16().collect();
    for link in root.within.iter().filter(|e| e.name == "a") {
        let href = link.get("href").expect("a link");
        assert!(href.starts_with("#:~:text="), "{href}");
        let safe = |c: char| c.is_ascii_alphanumeric() || "#:~=%._,".contains(c);
        assert!(href.chars().all(safe), "{href}");
        let sentence = span(link.get("data-sentence").expect("a sentence"), &units);
        let places: Vec<_> = link.get("data-spans").expect("places").split(' ').map(|s| span(s, &units)).collect();
        assert!(sentence.start <= places[0].start && places[0].end <= sentence.end, "{link:?}");
    }
    says(&root, facts, options);
}

/// A box for where neither script nor style may be.
pub fn plain(html: &str, facts: &FactBox<Utf16Span>, options: &ViewOptions) {
    let root = read(html);
    let harmless =
        |e: &Read| !["a", "button", "details", "summary"].contains(&e.name.as_str()) && e.get("part").is_none();
    assert!(root.within.iter().chain([&root]).all(harmless), "{html}");
    says(&root, facts, options);
}

fn span(written: &str, units: &[u16]) -> Utf16Span {
    let (start, end) = written.split_once('-').expect("two ends");
    let span = Utf16Span { start: start.parse().expect("a number"), end: end.parse().expect("a number") };
    String::from_utf16(&units[span.start..span.end]).expect("cut on borders");
    span
}

/// A box says each fact of its fields once, in the fact's own words.
fn says(root: &Read, facts: &FactBox<Utf16Span>, options: &ViewOptions) {
    let shows = |field| options.fields.iter().filter(|&&f| f == field).count();
    let mut names: Vec<&str> = Vec::new();
    let key = facts.key_speaker.as_ref().filter(|_| shows(Field::KeySpeaker) > 0);
    names.extend(key.map(|k| k.name.as_str()));
    let others = facts.speakers.iter().filter(|s| key.is_none_or(|key| key.name != s.name));
    for _ in 0..shows(Field::Speakers) {
        names.extend(others.clone().map(|s| s.name.as_str()));
    }
    for _ in 0..shows(Field::Agencies) {
        names.extend(facts.agencies.iter().map(|a| a.name.as_str()));
    }
    for _ in 0..shows(Field::Forums) {
        names.extend(facts.forums.iter().map(|f| f.name.as_str()));
    }
    let mut said = root.of_class("name");
    said.sort_unstable();
    let mut names: Vec<String> = names.into_iter().map(shown).collect();
    names.sort_unstable();
    assert_eq!(said, names);
    let challenges: Vec<String> = facts.challenges.iter().map(|c| shown(&c.text)).collect();
    assert_eq!(
        root.of_class("text"),
        std::iter::repeat_n(challenges, shows(Field::Challenges)).flatten().collect::<Vec<_>>()
    );
    let quote: Vec<String> = key.and_then(|k| k.quotes.first()).map(|quote| shown(quote)).into_iter().collect();
    assert_eq!(root.of_class("quote"), quote);
}

/// A value as the box shows it: what turns the direction of writing by command is left out; what markup can't hold, and white
/// space of every kind, is a space.
fn shown(value: &str) -> String {
    let turns = |c: char| ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2066}'..='\u{2069}').contains(&c);
    let parts = |c: char| c.is_control() || c.is_whitespace();
    value.chars().filter(|&c| !turns(c)).map(|c| if parts(c) { ' ' } else { c }).collect()
}

/// One element with all that is in it, and nothing before or after.
fn read(html: &str) -> Read {
    let mut rest = html;
    let root = element(&mut rest);
    assert_eq!(rest, "", "behind the box");
    root
}

fn element(rest: &mut &str) -> Read {
    let (tag, after) = rest.strip_prefix('<').and_then(|r| r.split_once('>')).expect("a tag");
    *rest = after;
    let (name, mut written) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(ELEMENTS.contains(&name), "<{name}>");
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !written.is_empty() {
        let (name, value) = written.split_once("=\"").expect("an attribute");
        let (value, more) = value.split_once('"').expect("a value");
        assert!(ATTRIBUTES.contains(&name) && attributes.iter().all(|a| a.0 != name), "{tag}");
        assert!(!value.contains(['<', '>', '&']), "{tag}");
        attributes.push((name.to_owned(), value.to_owned()));
        written = more.strip_prefix(' ').unwrap_or(more);
    }
    let mut it = Read { name: name.to_owned(), attributes, text: String::new(), within: Vec::new() };
    loop {
        let at = rest.find('<').expect("an end");
        let (said, after) = rest.split_at(at);
        it.text.push_str(&unescaped(said));
        *rest = after;
        if let Some(end) = rest.strip_prefix("</") {
            let (closed, after) = end.split_once('>').expect("an end");
            assert_eq!(closed, it.name);
            *rest = after;
            return it;
        }
        let mut child = element(rest);
        it.text.push_str(&child.text);
        it.within.append(&mut child.within);
        it.within.push(child);
    }
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains(['>', '\u{a0}']), "{text:?}");
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (entity, after) = part.split_once(';').expect("an entity");
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "nbsp" => '\u{a0}',
            other => panic!("&{other};"),
        });
        out.push_str(after);
    }
    out
}
