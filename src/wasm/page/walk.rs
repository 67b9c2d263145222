//! Reads an element's prose from its text nodes: `innerText` differs from engine to engine.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, NodeList};

use super::length_of_text;
use super::noise::{Step, step};
use super::prose::{Lines, Prose};
use crate::error::MAX_INPUT_BYTES;

/// Elements that stand inside a line; all others begin a new one.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

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
    let length = length_of_text(body);
    let mut lines = Lines::default();
    // By a list of our own: a page may be nested deeper than our stack. And by children alone: a form has its fields' names
    // for properties, and one called `nextSibling` or `parentNode` would lead us round in circles.
    let mut open = vec![Open::of(body.clone().into())];
    while let Some(here) = open.last_mut() {
        if lines.bytes() > MAX_INPUT_BYTES {
            break; // Refused for its length anyway.
        }
        let Some(node) = here.next() else {
            leave(&here.element, &mut lines);
            open.pop();
            continue;
        };
        match enter(&node, &mut lines, length) {
            Step::Read => {
                if is_link(&node) {
                    lines.link(true);
                }
                open.push(Open::of(node));
            }
            Step::Skip if begins_line(&node) => lines.end(),
            Step::Skip => {}
            Step::Stop => break,
        }
    }
    lines.done()
}

fn leave(element: &Node, lines: &mut Lines) {
    if is_link(element) {
        lines.link(false);
    }
    if begins_line(element) {
        lines.end();
    }
}

/// Reads a node's own text and says whether its children are to be read.
fn enter(node: &Node, lines: &mut Lines, body_length: u32) -> Step {
    match node.node_type() {
        Node::TEXT_NODE => {
            lines.add(node.unchecked_ref());
            Step::Skip
        }
        Node::ELEMENT_NODE => {
            if begins_line(node) {
                lines.end();
            }
            step(node.unchecked_ref(), body_length)
        }
        _ => Step::Skip,
    }
}

fn is_link(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| element.local_name() == "a")
}

fn begins_line(node: &Node) -> bool {
    node.node_type() == Node::ELEMENT_NODE && {
        let element: &Element = node.unchecked_ref();
        INLINE.binary_search(&element.local_name().as_str()).is_err()
    }
}
