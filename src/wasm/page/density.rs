//! The article of a page that marks none: the element that holds most of its prose.

use js_sys::Map;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node, Text};

/// A shorter paragraph is a teaser's or a button's.
const SHORTEST_PARAGRAPH: u32 = 80;

/// As much of a page's prose must stand in one place, in percent.
const ENOUGH: u32 = 60;

/// Paragraphs may stand so deep in it, each in a wrapper of its own.
const LEVELS: usize = 3;

/// What holds no article's paragraphs.
const ELSEWHERE: &str = "nav, aside, footer, form, dialog, figure, [hidden], [aria-hidden=true], [style*='display:none'], \
     [style*='display: none'], kotak-fakta, [data-kotak-fakta]";

/// The element that holds most of the page's prose.
pub(super) fn densest(document: &Document) -> Option<Element> {
    let holders = holders(document);
    let total: u32 = holders.iter().map(|(_, length)| length).sum();
    let (mut best, _) = holders.iter().max_by_key(|(_, length)| *length)?.clone();
    for _ in 0..LEVELS {
        let inside = holders.iter().filter(|(holder, _)| best.contains(Some(holder))).map(|(_, length)| length);
        if inside.sum::<u32>() * 100 >= total * ENOUGH {
            return Some(best);
        }
        best = best.parent_element().filter(|up| up.local_name() != "body")?;
    }
    None
}

/// Every element with prose of its own (its paragraphs', or text between line breaks), and how much.
fn holders(document: &Document) -> Vec<(Element, u32)> {
    let mut out: Vec<(Element, u32)> = Vec::new();
    let places = Map::new();
    let mut add = |holder: Element, length: u32| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index that was put in below")]
        let known = places.get(&holder).as_f64().map(|at| at as usize);
        if let Some((_, sum)) = known.and_then(|at| out.get_mut(at)) {
            *sum += length;
            return;
        }
        places.set(&holder, &JsValue::from(u32::try_from(out.len()).unwrap_or(u32::MAX)));
        out.push((holder, length));
    };
    let Ok(found) = document.query_selector_all("body p, body div, body section, body main, body td") else {
        return out;
    };
    for i in 0..found.length() {
        let Some(element) = found.get(i).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let is_paragraph = element.local_name() == "p";
        let length = if is_paragraph { super::length_of_text(&element) } else { length_of_own_text(&element) };
        if length < SHORTEST_PARAGRAPH || element.closest(ELSEWHERE).is_ok_and(|e| e.is_some()) {
            continue;
        }
        match element.parent_element().filter(|_| is_paragraph) {
            Some(parent) => add(parent, length),
            None => add(element, length),
        }
    }
    out
}

fn length_of_own_text(element: &Element) -> u32 {
    let children = element.child_nodes();
    let texts = (0..children.length()).filter_map(|i| children.get(i)).filter(|n| n.node_type() == Node::TEXT_NODE);
    texts.map(|node| node.unchecked_ref::<Text>().length()).sum()
}
