//! The whole boundary to JavaScript: pure functions, values in, plain values out.
//!
//! No struct crosses it, so there is nothing to free and nothing that a failure could leave locked. What goes wrong
//! comes back as an `Error` with a `code` (see [`failure`](self::failure)), never as a trap.

mod failure;
mod input;
mod page;

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Node};

use crate::fact_box::FactBox;
use crate::view;
use failure::Failure;

type Outcome<T> = Result<T, JsValue>;

/// The facts of a text as a plain object: spans in UTF-16 units, `null` for what the text does not fill.
#[wasm_bindgen]
pub fn extract(text: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    plain_object(crate::extract(&text), &text)
}

/// Whether a text is an Indonesian news article; what is none has no facts.
#[wasm_bindgen(js_name = isArticle)]
pub fn is_article(text: &JsValue) -> Outcome<bool> {
    Ok(crate::is_article(&input::text(text)?))
}

/// The box of a text as HTML; the empty string where it holds no facts. Options: `lang`, `headingLevel`.
#[wasm_bindgen(js_name = toHtml)]
pub fn to_html(text: &JsValue, options: &JsValue) -> Outcome<String> {
    let text = input::text(text)?;
    Ok(view::to_html(&crate::extract(&text), &input::options(options)))
}

/// Shows the box of a text as the one child of `root`, or empties `root` where the text holds no facts; gives the facts
/// as [`extract`] does.
#[wasm_bindgen]
pub fn mount(root: &Node, text: &JsValue, options: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    let fact_box = crate::extract(&text);
    let document = root.owner_document().ok_or(Failure::INTERNAL)?;
    // Built first and put in last, so that a failure leaves what was shown before.
    let shown = match view::tree(&fact_box, input::options(options)) {
        Some(tree) => Some(view::dom::build(&tree, &document)?),
        None => None,
    };
    while let Some(old) = root.first_child() {
        root.remove_child(&old)?;
    }
    if let Some(shown) = shown {
        root.append_child(&shown)?;
    }
    plain_object(fact_box, &text)
}

/// The text of the article that `host` belongs to or, where `named` is a string, that the element with that id holds: a
/// paragraph a line, the headline first.
#[wasm_bindgen(js_name = readArticle)]
pub fn read_article(host: &Element, named: &JsValue) -> Outcome<String> {
    Ok(page::read(host, named.as_string().as_deref())?)
}

/// The version of this module.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn plain_object(fact_box: FactBox, text: &str) -> Outcome<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    fact_box.to_edge(text).serialize(&serializer).map_err(|_| Failure::INTERNAL.into())
}
