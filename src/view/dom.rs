//! Writes the tree as nodes of a page: no markup is parsed, so a page that enforces Trusted Types takes it as it is.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Document;

use super::tree::{Attr, Element, Node};
use crate::text::Utf16Span;

pub(crate) fn build(element: &Element, document: &Document) -> Result<web_sys::Element, JsValue> {
    let made = document.create_element(element.tag.name())?;
    for attr in &element.attrs {
        let (name, value) = attr.pair();
        made.set_attribute(name, &value)?;
    }
    for child in &element.children {
        match child {
            Node::Element(element) => made.append_child(build(element, document)?.as_ref())?,
            Node::Text(text) | Node::Words(text) => made.append_child(&document.create_text_node(text))?,
        };
    }
    Ok(made)
}

/// Leads the links of a box that is there already to where its places are in this page's text. Where a place is gone its link is
/// none.
pub(crate) fn move_places(
    root: &web_sys::Element,
    moved: &dyn Fn(Utf16Span) -> Option<Utf16Span>,
) -> Result<(), JsValue> {
    let links = root.query_selector_all("[data-spans]")?;
    for link in (0..links.length()).filter_map(|i| links.get(i)?.dyn_into::<web_sys::Element>().ok()) {
        let places = |name: &str| -> Vec<Utf16Span> {
            let written = link.get_attribute(name).unwrap_or_default();
            written.split(' ').filter_map(|span| moved(read(span)?)).collect()
        };
        let (spans, sentence) = (places("data-spans"), places("data-sentence"));
        match sentence.first() {
            Some(&sentence) if !spans.is_empty() => {
                for attr in [Attr::Spans(spans), Attr::Sentence(sentence)] {
                    let (name, value) = attr.pair();
                    if link.get_attribute(name).as_deref() != Some(&*value) {
                        link.set_attribute(name, &value)?;
                    }
                }
            }
            _ => {
                for name in ["href", "data-spans", "data-sentence"] {
                    link.remove_attribute(name)?;
                }
            }
        }
    }
    Ok(())
}

fn read(written: &str) -> Option<Utf16Span> {
    let (start, end) = written.split_once('-')?;
    Some(Utf16Span { start: start.parse().ok()?, end: end.parse().ok()? })
}
