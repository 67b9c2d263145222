//! Reads an element's prose from its text nodes: `innerText` differs from engine to engine.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, NodeList};

use super::hidden::Page;
use super::length_of_text;
use super::noise::{Step, is_insertion, step};
use super::prose::{Lines, Prose};
use super::quotation::{Quotation, is_marked};
use crate::error::MAX_INPUT_BYTES;

/// Elements that stand inside a line; all others begin a new one.
const INLINE: [&str; 42] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "link", "mark", "meta", "noscript", "q", "rb", "rp", "rt", "ruby", "s", "samp", "script", "small", "span",
    "strike", "strong", "style", "sub", "sup", "svg", "template", "time", "u", "var", "wbr",
];

/// What struck words may hold, so that they stand in lines of their own.
const BLOCKS: &str = "p, div, li, br";

/// An element whose children are being read.
struct Open {
    element: Node,
    children: NodeList,
    next: u32,
}

impl Open {
    fn of(element: Node) -> Self {
        Self { children: element.child_nodes(), element, next: 0 }
    }

    fn next(&mut self) -> Option<Node> {
        self.next += 1;
        self.children.get(self.next - 1)
    }
}

/// The prose in an element.
pub(super) fn prose(body: &Element) -> Prose {
    Walk { page: Page::of(body), length: length_of_text(body), lines: Lines::default(), quotation: None }.of(body)
}

struct Walk {
    page: Page,
    /// The length of all text in the body.
    length: u32,
    lines: Lines,
    /// The quotation that is being read, with who said it.
    quotation: Option<Quotation>,
}

impl Walk {
    fn of(mut self, body: &Element) -> Prose {
        // By a list of our own: a page may be nested deeper than our stack. And by children alone: a form has its fields'
        // names for properties, and one called `nextSibling` or `parentNode` would lead us round in circles.
        let mut open = vec![Open::of(body.clone().into())];
        while let Some(here) = open.last_mut() {
            if self.lines.bytes() > MAX_INPUT_BYTES {
                break; // Refused for its length anyway.
            }
            let Some(node) = here.next() else {
                if let Some(left) = open.pop() {
                    self.leave(&left.element);
                }
                continue;
            };
            match node.node_type() {
                Node::TEXT_NODE => self.lines.add(node.unchecked_ref()),
                Node::ELEMENT_NODE => match self.enter(node.unchecked_ref()) {
                    Step::Read => open.push(Open::of(node)),
                    Step::Skip | Step::Pass => {}
                    Step::Stop => break,
                },
                _ => {}
            }
        }
        self.lines.done()
    }

    /// Begins an element, and says whether its children are to be read.
    fn enter(&mut self, element: &Element) -> Step {
        let name = element.local_name();
        let in_line = INLINE.binary_search(&name.as_str()).is_ok();
        if self.quotation.as_ref().is_some_and(|quotation| quotation.is_source(element)) {
            self.lines.begin_source();
            return Step::Read;
        }
        let quotation = Quotation::of(element, &name).filter(|_| self.quotation.is_none());
        let mut step = step(element, self.length, in_line, &self.page);
        // A figure is none of the prose, but for one that is a quotation.
        if quotation.is_some() && name == "figure" && step == Step::Skip {
            step = Step::Read;
        }
        match step {
            Step::Pass if in_line && element.query_selector(BLOCKS).is_ok_and(|block| block.is_some()) => {
                self.lines.end();
            }
            Step::Pass => {}
            Step::Skip if in_line && !is_insertion(element) => {}
            Step::Skip | Step::Stop => self.lines.end(),
            Step::Read => {
                if !in_line {
                    self.lines.end();
                }
                match name.as_str() {
                    "a" => self.lines.link(true),
                    "q" => self.lines.open_mark(!is_marked(element)),
                    _ => {}
                }
                if let Some(quotation) = quotation {
                    self.lines.begin_quotation(quotation.missing);
                    self.quotation = Some(quotation);
                }
            }
        }
        step
    }

    fn leave(&mut self, node: &Node) {
        let name = node.dyn_ref::<Element>().map(Element::local_name).unwrap_or_default();
        if self.quotation.take_if(|quotation| quotation.is(node)).is_some() {
            self.lines.end_quotation();
        }
        match name.as_str() {
            "a" => self.lines.link(false),
            "q" => self.lines.close_mark(),
            _ => {}
        }
        if INLINE.binary_search(&name.as_str()).is_err() {
            self.lines.end();
        }
    }
}
