//! The whole boundary to JavaScript: pure functions, values in, plain values out.
//!
//! No struct crosses it, so there is nothing to free and nothing that a failure could leave locked. What goes wrong
//! comes back as an `Error` with a `code` (see [`failure`](self::failure)), never as a trap.

mod facts;
mod failure;
mod input;
mod page;

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

use crate::corrections::Correction;
use crate::order::by_number;
use crate::reading::Reading;
use crate::view::{self, Theme};
use failure::Failure;
use input::Refusal;

type Outcome<T> = Result<T, JsValue>;

/// Unpacks the tables and the weights, which the first reading would do otherwise: so that it can have a task of its own.
#[wasm_bindgen]
pub fn prepare() {
    crate::lexicon::unpacked();
    crate::tag::unpack_weights();
}

/// The facts of a text as a plain object: spans in UTF-16 units, `null` for what the text does not fill. Options:
/// `corrections`, a list; what is refused of it is left out; `part`, as for [`to_html`].
#[wasm_bindgen]
pub fn extract(text: &JsValue, options: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    Ok(facts::object(Input::of(&text, options).reading().facts()))
}

thread_local! {
    /// The text that was read ahead.
    static AHEAD: RefCell<Option<(String, Reading<'static>)>> = const { RefCell::new(None) };
}

/// Reads a text that will be asked for next: so that reading and drawing can have a task each. It is kept until something is
/// read, be it this or another text.
#[wasm_bindgen(js_name = readAhead)]
pub fn read_ahead(text: &JsValue) -> Outcome<()> {
    let text = input::text(text)?;
    let reading = Reading::of(&text).of_equal_text("");
    AHEAD.set(Some((text, reading)));
    Ok(())
}

/// Whether a text is an Indonesian news article; what is none has no facts.
#[wasm_bindgen(js_name = isArticle)]
pub fn is_article(text: &JsValue) -> Outcome<bool> {
    Ok(crate::is_article(&input::text(text)?))
}

/// The box of a text as HTML; the empty string where it holds no facts. Options: `lang`, `headingLevel`, `open`, `fields`,
/// `theme`, `corrections`, `form` (`plain`, or else the element with its shadow tree), `style` (the sheet for that tree), `part`
/// (`first` or `continuing` where the text is but a page of its article).
#[wasm_bindgen(js_name = toHtml)]
pub fn to_html(text: &JsValue, options: &JsValue) -> Outcome<String> {
    let text = input::text(text)?;
    let mut input = Input::of(&text, options);
    let reading = input.reading();
    if input::string(options, "form").as_deref() == Some("plain") {
        return Ok(view::to_plain_html(&reading, &input.options));
    }
    let theme = input::string(options, "theme").and_then(|name| Theme::from_name(&name));
    let style = input::string(options, "style").unwrap_or_default();
    Ok(view::to_html(&reading, &input.options, &input.corrections, theme, &style))
}

/// What the box of a text says in the words of schema.org, or `null`. Options: `fields`, `corrections`, `part`, `id` (the `@id` of
/// the page's own article).
#[wasm_bindgen(js_name = toJsonLd)]
pub fn to_json_ld(text: &JsValue, options: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    let mut input = Input::of(&text, options);
    let id = input::string(options, "id");
    match crate::to_json_ld(&input.reading(), &input.options.fields, id.as_deref()) {
        Some(node) => plain_object(node),
        None => Ok(JsValue::NULL),
    }
}

/// Shows the box of a text in `root`, or empties `root` where the text holds no facts. Options as for [`to_html`].
///
/// Gives `{ facts, refused }`: the facts as [`extract`] does, and for each correction that was refused a sentence that says
/// which and why. Where `root` already holds the very box, from a server, it is left as it is and `facts` is `null`.
#[wasm_bindgen]
pub fn mount(root: &Node, text: &JsValue, options: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    let mut input = Input::of(&text, options);
    let stamp = view::stamp(&text, &input.options, &input.corrections);
    if holds_box_made_from(root, &stamp) {
        return outcome(&JsValue::NULL, &[]);
    }
    let reading = input.reading();
    let document = root.owner_document().ok_or(Failure::INTERNAL)?;
    // Built first and put in last, so that a failure leaves what was shown before.
    let shown = match view::live_tree(&reading, &input.options, stamp) {
        Some(tree) => Some(view::dom::build(&tree, &document)?),
        None => None,
    };
    while let Some(old) = root.first_child() {
        root.remove_child(&old)?;
    }
    if let Some(shown) = shown {
        root.append_child(&shown)?;
    }
    outcome(&facts::object(reading.facts()), &input.refused)
}

/// A text with what is wanted of it.
struct Input<'a> {
    text: &'a str,
    options: view::ViewOptions,
    corrections: Vec<Correction>,
    /// Where each of the corrections stood in the list that was given.
    places: Vec<usize>,
    refused: Vec<Refusal>,
}

impl<'a> Input<'a> {
    fn of(text: &'a str, options: &JsValue) -> Self {
        let (given, refused) = input::corrections(options);
        let (places, corrections) = given.into_iter().unzip();
        Self { text, options: input::options(options), corrections, places, refused }
    }

    /// The text as read and corrected.
    fn reading(&mut self) -> Reading<'a> {
        let mut reading = match AHEAD.take() {
            Some((text, reading)) if text == self.text => reading.of_equal_text(self.text),
            _ => Reading::of(self.text),
        };
        let outcomes = reading.correct(&self.corrections);
        reading.keep_to(self.options.part);
        self.refused.extend(self.places.iter().zip(outcomes).filter_map(|(&place, why)| Some((place, why?))));
        self.refused = by_number(std::mem::take(&mut self.refused), |(place, _)| *place);
        reading
    }
}

fn holds_box_made_from(root: &Node, stamp: &str) -> bool {
    let children = root.child_nodes();
    let made = |i| children.get(i)?.dyn_ref::<Element>()?.get_attribute("data-made");
    (0..children.length()).any(|i| made(i).as_deref() == Some(stamp))
}

fn outcome(facts: &JsValue, refused: &[Refusal]) -> Outcome<JsValue> {
    let sentences: Array =
        refused.iter().map(|(i, why)| JsValue::from(format!("correction {} is refused: {why}", i + 1))).collect();
    let out = Object::new();
    Reflect::set(&out, &"facts".into(), facts)?;
    Reflect::set(&out, &"refused".into(), &sentences)?;
    Ok(out.into())
}

/// The article that `host` belongs to or, where `named` is a string, what the element with that id holds.
///
/// Gives `{ text, body, nodes, pieces, continues, more }`: the text, headline first, a paragraph a line; the element that holds
/// it; its text nodes; and where the text stands in those, as quads of UTF-16 units (place in the text, number of the node,
/// place in the node, length). What stands in no piece stands in no node. Then whether the page continues an article that
/// begins on another, and whether more of it stands on another.
#[wasm_bindgen(js_name = readArticle)]
pub fn read_article(host: &Element, named: &JsValue) -> Outcome<JsValue> {
    let page::Found { body, prose, part } = page::read(host, named.as_string().as_deref())?;
    let out = Object::new();
    Reflect::set(&out, &"text".into(), &prose.text.as_str().into())?;
    Reflect::set(&out, &"body".into(), &body)?;
    Reflect::set(&out, &"nodes".into(), &prose.nodes.iter().collect::<Array>())?;
    Reflect::set(&out, &"pieces".into(), &Uint32Array::from(prose.quads().as_slice()))?;
    Reflect::set(&out, &"continues".into(), &part.continues.into())?;
    Reflect::set(&out, &"more".into(), &part.more.into())?;
    Ok(out.into())
}

/// The articles of a page, for a box at the end of each: `{ body, end }`, where the box comes behind `end`. None on a list.
#[wasm_bindgen(js_name = findArticles)]
pub fn find_articles(document: &Document) -> Outcome<Array> {
    let one = |found: &page::Found| {
        let out = Object::new();
        Reflect::set(&out, &"body".into(), &found.body)?;
        Reflect::set(&out, &"end".into(), &found.end())?;
        Ok(out)
    };
    page::all(document).iter().map(one).collect()
}

/// The version of this module.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn plain_object(value: impl Serialize) -> Outcome<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|_| Failure::INTERNAL.into())
}
