//! A quotation that a page sets apart with its source: `<blockquote><p>…</p><cite>…</cite></blockquote>`.
//!
//! It is read as one paragraph, `“quote” – source`. What of that the page draws and no node holds comes from no node here.

use web_sys::{Element, Node};

use super::{length_of_text, noise};

/// A longer one is an article by itself.
const LONGEST: u32 = 1500;

/// And a longer source a paragraph.
const LONGEST_SOURCE: u32 = 200;

/// So deep stands the source: `blockquote > footer > cite`.
const LEVELS: usize = 3;

/// What figures hold that are pictures or tables.
const PICTURES: &str = "img, picture, video, audio, iframe, table, svg, canvas";

/// Marks around words that are quoted.
pub(super) const MARKS: [char; 9] = ['"', '“', '”', '„', '«', '»', '\'', '‘', '’'];

/// Marks that the page leaves out, and the dash before the source.
#[derive(Clone, Copy)]
pub(super) struct Missing {
    pub(super) opening: bool,
    pub(super) closing: bool,
    pub(super) dash: bool,
}

pub(super) struct Quotation {
    element: Node,
    source: Node,
    pub(super) missing: Missing,
}

impl Quotation {
    /// The quotation that an element of that name is, if it names its source.
    pub(super) fn of(element: &Element, name: &str) -> Option<Self> {
        let is_quotation = match name {
            "blockquote" => true,
            "figure" => {
                let first = element.first_element_child();
                first.is_some_and(|first| first.local_name() == "blockquote")
                    && element.query_selector(PICTURES).is_ok_and(|found| found.is_none())
                    && !noise::is_pull_quote(element)
                    && !noise::is_called_noise(element)
            }
            _ => false,
        };
        let source = source(element).filter(|_| is_quotation)?;
        if length_of_text(element) > LONGEST || length_of_text(&source) > LONGEST_SOURCE {
            return None;
        }
        let (text, by) = (element.text_content()?, source.text_content()?);
        let by = by.trim();
        let words = text.trim_end().strip_suffix(by).filter(|_| !by.is_empty())?.trim();
        if words.is_empty() {
            return None;
        }
        Some(Self { element: element.clone().into(), source: source.into(), missing: missing(words, by) })
    }

    pub(super) fn is(&self, node: &Node) -> bool {
        self.element.is_same_node(Some(node))
    }

    pub(super) fn is_source(&self, element: &Element) -> bool {
        self.source.is_same_node(Some(element))
    }
}

/// The last thing in it, where that is marked as a source.
fn source(element: &Element) -> Option<Element> {
    let mut last = element.last_element_child();
    for _ in 0..LEVELS {
        let here = last?;
        if matches!(here.local_name().as_str(), "cite" | "footer" | "figcaption") {
            return Some(here);
        }
        last = here.last_element_child();
    }
    None
}

fn missing(words: &str, source: &str) -> Missing {
    let is_mark = |c: Option<char>| c.is_some_and(|c| MARKS.contains(&c));
    // `…,”` or `…”.`
    let closes = is_mark(words.chars().next_back()) || is_mark(words.chars().rev().nth(1));
    let opens = is_mark(words.chars().next());
    // Words that quote others' can't be parted from those by the same marks.
    let plain = words.matches(['"', '“', '”', '„', '«', '»']).count() <= usize::from(opens || closes);
    Missing {
        opening: !opens && plain,
        closing: !closes && plain,
        dash: !source.starts_with(['-', '–', '—', '―', '~']),
    }
}

/// Whether an element's words stand in marks of their own.
pub(super) fn is_marked(element: &Element) -> bool {
    let text = element.text_content().unwrap_or_default();
    text.trim_start().starts_with(MARKS)
}
