//! Reads an element's prose from its text nodes: `innerText` differs from engine to engine.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::length_of_text;
use super::noise::{Step, step};
use super::prose::{Lines, Prose};
use crate::error::MAX_INPUT_BYTES;

/// Elements that stand inside a line; all others begin a new one.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// The prose in an element.
pub(super) fn prose(body: &Element) -> Prose {
    let length = length_of_text(body);
    let mut lines = Lines::default();
    // Step by step instead of by recursion: a page may be nested deeper than our stack.
    let mut here: Option<Node> = body.first_child();
    while let Some(node) = here {
        if lines.bytes() > MAX_INPUT_BYTES {
            break; // Refused for its length anyway.
        }
        here = match enter(&node, &mut lines, length) {
            Step::Read => node.first_child(),
            Step::Skip => None,
            Step::Stop => break,
        };
        if here.is_some() && is_link(&node) {
            lines.link(true);
        }
        let mut entered = here.is_some();
        let mut up = Some(node);
        while here.is_none() {
            let Some(left) = up.filter(|left| !left.is_same_node(Some(body))) else { break };
            if entered && is_link(&left) {
                lines.link(false);
            }
            entered = true;
            if begins_line(&left) {
                lines.end();
            }
            here = left.next_sibling();
            up = left.parent_node();
        }
    }
    lines.done()
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
