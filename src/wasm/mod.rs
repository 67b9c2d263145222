//! The whole boundary to JavaScript: pure functions, values in, plain values out.
//!
//! No struct crosses it, so there is nothing to free and nothing that a failure could leave locked. What goes wrong
//! comes back as an `Error` with a `code` (see [`failure`](self::failure)), never as a trap.

mod failure;
mod input;
mod page;

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

use crate::corrections::{Correction, Refusal};
use crate::json::Json;
use crate::reading::{Origin, Reading};
use crate::stored::{Approval, Fit, Stale, StoredBox};
use crate::view::{self, Theme};
use failure::Failure;

type Outcome<T> = Result<T, JsValue>;

/// Unpacks the tables and the weights, which the first reading would do otherwise: so that it can have a task of its own.
#[wasm_bindgen]
pub fn prepare() {
    crate::lexicon::unpacked();
    crate::tagger::unpack();
}

/// The facts of a text as a plain object: spans in UTF-16 units, `null` for what the text does not fill. Options: `corrections`, a
/// list; `approved`, a stored box, and `stale`, what is given of it where the text is another; `candidates`; `part`, as for [`to_html`].
#[wasm_bindgen]
pub fn extract(text: &JsValue, options: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    let mut reading = Input::of(&text, options)?.shown().reading;
    if input::flag(options, "candidates") {
        reading.find_candidates();
    }
    object(|json| reading.facts().write(json))
}

/// The box of a text as data, for an editor who approves it. Options: `corrections`; `by` and `at`, who and when.
#[wasm_bindgen]
pub fn approve(text: &JsValue, options: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    let approval = Approval { by: input::string(options, "by"), at: input::string(options, "at") };
    let input = Input::of(&text, options)?;
    let corrections = input.corrections();
    let stored = input.shown().reading.store(&corrections, Some(approval));
    object(|json| stored.write(json))
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
/// `theme`, `corrections`, `approved`, `stale`, `form` (`plain`, or else the element with its shadow tree), `style` (the sheet for
/// that tree), `part` (`first` or `continuing` where the text is but a page of its article).
#[wasm_bindgen(js_name = toHtml)]
pub fn to_html(text: &JsValue, options: &JsValue) -> Outcome<String> {
    let text = input::text(text)?;
    let input = Input::of(&text, options)?;
    let view = input.options.clone();
    let stored = input.stored.clone();
    let corrections = input.corrections();
    let reading = input.shown().reading;
    if input::string(options, "form").as_deref() == Some("plain") {
        return Ok(view::to_plain_html(&reading, &view));
    }
    let theme = input::string(options, "theme").and_then(|name| Theme::from_name(&name));
    let style = input::string(options, "style").unwrap_or_default();
    let stored = stored.unwrap_or_else(|| reading.store(&corrections, None));
    Ok(view::to_html(&reading, &view, &stored, theme, &style))
}

/// What the box of a text says in the words of schema.org, or `null`. Options: `fields`, `corrections`, `approved`, `stale`, `part`, `id` (the
/// `@id` of the page's own article).
#[wasm_bindgen(js_name = toJsonLd)]
pub fn to_json_ld(text: &JsValue, options: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    let input = Input::of(&text, options)?;
    let fields = input.options.fields.clone();
    let id = input::string(options, "id");
    match crate::to_json_ld(&input.shown().reading, &fields, id.as_deref()) {
        Some(node) => plain_object(node),
        None => Ok(JsValue::NULL),
    }
}

/// Shows the box of a text in `root`, or empties `root` where the text holds no facts. Options as for [`to_html`].
///
/// Gives `{ facts, state, refused, gone }`: the facts as [`extract`] does; `none`, `automatic`, `corrected`, `approved` or `stale`;
/// for each correction that was refused `{ position, code, message }`; and of a stale box the facts
/// whose sentence is gone, each `{ field, value }`, or `null`. Where `root` already holds the very box, from a server, it is left as it is.
#[wasm_bindgen]
pub fn mount(root: &Node, text: &JsValue, options: &JsValue) -> Outcome<JsValue> {
    let text = input::text(text)?;
    let input = Input::of(&text, options)?;
    let view = input.options.clone();
    let shown = input.shown();
    let tree = view::live_tree(&shown.reading, &view);
    if let Some(fit) = shown.fit.as_ref().filter(|fit| fit.is_whole)
        && let Some(served) = tree.as_ref().and_then(|tree| made_as(root, tree.made()?))
    {
        view::dom::move_places(&served, &|span| fit.moved(span))?;
        return outcome(&shown, true);
    }
    let document = root.owner_document().ok_or(Failure::INTERNAL)?;
    // Built first and put in last, so that a failure leaves what was shown before.
    let built = match &tree {
        Some(tree) => Some(view::dom::build(tree, &document)?),
        None => None,
    };
    while let Some(old) = root.first_child() {
        root.remove_child(&old)?;
    }
    if let Some(built) = &built {
        root.append_child(built)?;
    }
    outcome(&shown, built.is_some())
}

/// A text with what is wanted of it.
struct Input<'a> {
    text: &'a str,
    options: view::ViewOptions,
    given: Option<Vec<Correction>>,
    stored: Option<StoredBox>,
    stale: Stale,
}

/// What is shown of a text.
struct Shown<'a> {
    reading: Reading<'a>,
    /// The corrections that were refused, by their place in the whole list.
    refused: Vec<(usize, Refusal)>,
    /// Where a stored box is shown.
    fit: Option<Fit>,
}

impl<'a> Input<'a> {
    fn of(text: &'a str, options: &JsValue) -> Outcome<Self> {
        Ok(Self {
            text,
            options: input::options(options),
            given: input::corrections(options)?,
            stored: input::stored(options)?,
            stale: input::stale(options),
        })
    }

    /// Those that a stored box was made with, and then those that were given besides.
    fn corrections(&self) -> Vec<Correction> {
        let given = self.given.as_deref().unwrap_or_default();
        match &self.stored {
            Some(stored) => stored.corrections().iter().chain(stored.others(given)).cloned().collect(),
            None => given.to_vec(),
        }
    }

    /// An approved box, or a server's for this very text; all else is read, and corrected.
    fn shown(self) -> Shown<'a> {
        let corrections = self.corrections();
        if let Some(stored) = &self.stored {
            // Corrections beside the article that the box was not made with are an editor's word as well.
            let others: Vec<&Correction> = stored.others(&corrections).collect();
            let (mut reading, fit) = stored.place(self.text, self.stale);
            if stored.approval().is_some() || (fit.is_whole && others.is_empty()) {
                // Where nothing of a stale box is to be shown there is nothing to correct.
                let nothing = !fit.is_whole && self.stale == Stale::None;
                let outcomes = if nothing { Vec::new() } else { reading.correct(others.iter().copied()) };
                let places = others.iter().filter_map(|one| corrections.iter().position(|c| c == *one));
                let refused = places.zip(outcomes).filter_map(|(at, why)| Some((at, why?))).collect();
                return Shown { reading, refused, fit: Some(fit) };
            }
        }
        let mut reading = match AHEAD.take() {
            Some((text, reading)) if text == self.text => reading.of_equal_text(self.text),
            _ => Reading::of(self.text),
        };
        let outcomes = reading.correct(&corrections);
        let refused = outcomes.into_iter().enumerate().filter_map(|(at, why)| Some((at, why?))).collect();
        reading.keep_to(self.options.part);
        Shown { reading, refused, fit: None }
    }
}

/// The box that a server put into `root`, where it was made from the same.
fn made_as(root: &Node, stamp: &str) -> Option<Element> {
    let children = root.child_nodes();
    let elements = (0..children.length()).filter_map(|i| children.get(i)?.dyn_into::<Element>().ok());
    elements.into_iter().find(|element| element.get_attribute("data-made").as_deref() == Some(stamp))
}

fn outcome(shown: &Shown, drawn: bool) -> Outcome<JsValue> {
    let state = match shown.reading.origin() {
        _ if !drawn => "none",
        Origin::Approved => "approved",
        Origin::Stale => "stale",
        Origin::Automatic if shown.reading.is_edited() => "corrected",
        Origin::Automatic => "automatic",
    };
    object(|json| {
        json.object(|json| {
            shown.reading.facts().write(json.key("facts"));
            json.key("state").text(state);
            json.key("refused").list(&shown.refused, |json, (at, why)| {
                json.object(|json| {
                    json.key("position").number(at + 1);
                    json.key("code").text(why.code);
                    json.key("message").text(&why.message);
                });
            });
            // A box that only a server made is drawn anew where it does not fit.
            json.key("gone").optional(shown.fit.as_ref().filter(|fit| !fit.is_whole), |json, fit| {
                json.list(&fit.gone, |json, gone| {
                    json.object(|json| {
                        json.key("field").text(gone.field);
                        json.key("value").text(&gone.value);
                    });
                });
            });
        });
    })
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

/// By JSON: an object made by the browser's own parser costs a tenth of one made property by property from here.
fn object(write: impl FnOnce(&mut Json)) -> Outcome<JsValue> {
    parse_json(&Json::of(write))
}

#[wasm_bindgen(module = "/src/wasm/json.js")]
extern "C" {
    #[wasm_bindgen(js_name = parse, catch)]
    fn parse_json(json: &str) -> Outcome<JsValue>;
}

fn plain_object(value: impl Serialize) -> Outcome<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|_| Failure::INTERNAL.into())
}
