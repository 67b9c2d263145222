//! Writes the tree as nodes of a page: no markup is parsed, so a page that enforces Trusted Types takes it as it is.

use wasm_bindgen::JsValue;
use web_sys::Document;

use super::tree::{Element, Node};

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
