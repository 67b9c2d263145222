//! What holds for any text and any page, in a browser: what `tests/properties.rs` asks of the native build, that both
//! give the same, and that the page reader takes every page as it is.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test fails by a panic; a place in a page has 32 bits"
)]

mod texts;

use js_sys::{Array, Reflect, Uint32Array};
use kotak_fakta::{Reading, ViewOptions, to_html, wasm};
use texts::news::{Choices, dice};
use texts::{invariants, news, pages};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, DomParser, Element, Node, SupportedType, Text};

wasm_bindgen_test_configure!(run_in_browser);

/// How many texts or pages a test makes.
const CASES: u64 = 200;

fn text(seed: u64) -> String {
    news::text(&dice(seed, 300))
}

/// What the native build makes of the texts of the seeds from 0 on (`examples/digests.rs`), where `npm test` has asked it.
const DIGESTS: Option<&str> = option_env!("KOTAK_FAKTA_DIGESTS");

#[wasm_bindgen_test]
fn gives_what_the_native_build_gives_for_any_text() {
    let Some(digests) = DIGESTS else { return };
    assert!(digests.split(',').count() >= 500, "{digests}");
    for (seed, expected) in (0..).zip(digests.split(',')) {
        let record = invariants::record(&texts::sample(seed));
        assert_eq!(texts::digest(&record), expected, "seed {seed}: {record}");
    }
}

#[wasm_bindgen_test]
fn every_span_cuts_the_text_and_is_its_value() {
    for seed in 0..CASES {
        invariants::facts(&text(seed));
    }
}

#[wasm_bindgen_test]
fn the_nodes_are_the_html_for_any_text() {
    let document = web_sys::window().unwrap().document().unwrap();
    for seed in 0..CASES {
        let text = text(seed);
        let reading = Reading::of(&text);
        let html = to_html(&reading, &ViewOptions::default(), &reading.store(&[], None), None, "");
        let root = document.create_element("div").unwrap();
        wasm::mount(&root, &text.as_str().into(), &JsValue::NULL).unwrap();
        let declared = html.split_once("</style>").map_or("", |(_, tree)| tree);
        assert_eq!(root.inner_html(), declared.split_once("</template>").map_or("", |(tree, _)| tree), "{text:?}");
    }
}

/// The page of a seed, with its text nodes cut in pieces as scripts leave them.
fn page(seed: u64) -> Document {
    let html = pages::page(&dice(seed, 700));
    let document = DomParser::new().unwrap().parse_from_string(&html, SupportedType::TextHtml).unwrap();
    let cuts = dice(!seed, 64);
    let mut choices = Choices::new(&cuts);
    let mut here: Option<Node> = document.document_element().map(Into::into);
    while let Some(node) = here {
        if let Some(text) = node.dyn_ref::<Text>().filter(|_| choices.below(5) == 4) {
            let half = text.split_text(choices.below(text.length() as usize + 1) as u32).unwrap();
            let parent = half.parent_node().unwrap();
            parent.insert_before(&document.create_text_node(""), Some(&half)).unwrap();
            parent.insert_before(&document.create_comment("x"), Some(&half)).unwrap();
        }
        here = after(&node);
    }
    document
}

/// The next node in document order.
fn after(node: &Node) -> Option<Node> {
    let mut up = node.clone();
    if let Some(child) = node.first_child() {
        return Some(child);
    }
    loop {
        if let Some(next) = up.next_sibling() {
            return Some(next);
        }
        up = up.parent_node()?;
    }
}

/// For how many minutes pages are made, where `npm run fuzz -- page` asks for it: then from another seed each time.
const MINUTES: Option<&str> = option_env!("KOTAK_FAKTA_PAGE_MINUTES");

#[wasm_bindgen_test]
fn reads_any_page_and_leads_from_each_fact_to_its_words() {
    let (mut made, mut read, mut led) = (0, 0, 0);
    let minutes: f64 = MINUTES.map_or(0.0, |minutes| minutes.parse().unwrap());
    let started = js_sys::Date::now();
    let first = if minutes > 0.0 { started as u64 } else { 0 };
    let goes_on = |seed: u64| seed < first + CASES || js_sys::Date::now() < started + minutes * 60e3;
    for seed in (first..).take_while(|&seed| goes_on(seed)) {
        made += 1;
        let document = page(seed);
        let before = document.document_element().unwrap().outer_html();
        let hosts = document.query_selector_all("kotak-fakta, [data-kotak-fakta]").unwrap();
        for i in 0..hosts.length() {
            let host: Element = hosts.get(i).unwrap().unchecked_into();
            match wasm::read_article(&host, &JsValue::NULL) {
                Ok(found) => {
                    read += 1;
                    led += leads(&document, &found, seed);
                }
                Err(error) => assert_eq!(Reflect::get(&error, &"code".into()), Ok("no-article".into()), "{error:?}"),
            }
        }
        for one in wasm::find_articles(&document).unwrap().iter() {
            let get = |name: &str| Reflect::get(&one, &name.into()).unwrap().unchecked_into::<Node>();
            assert!(get("body").contains(Some(&get("end"))), "seed {seed}");
        }
        assert_eq!(document.document_element().unwrap().outer_html(), before, "seed {seed}: the page was changed");
    }
    console_log!("{made} pages gave {read} articles, with {led} places of facts");
    assert!(read >= 40 && led >= 400, "only {read} pages gave an article, with {led} facts");
}

/// Follows each fact of what was read to the page: the words that stand there are the fact's. Gives how many there were.
fn leads(document: &Document, found: &JsValue, seed: u64) -> usize {
    let get = |name: &str| Reflect::get(found, &name.into()).unwrap();
    let text = get("text").as_string().unwrap();
    let nodes: Array = get("nodes").unchecked_into();
    let pieces = get("pieces").unchecked_into::<Uint32Array>().to_vec();
    let units: Vec<u16> = text.encode_utf16().collect();
    let facts = Reading::of(&text).into_facts();
    let places = invariants::places(&facts);
    for (_, span) in &places {
        let mut said = units[span.start..span.end].to_vec();
        for quad in pieces.chunks(4) {
            let [at, node, offset, length] = [quad[0], quad[1], quad[2], quad[3]].map(|n| n as usize);
            let (from, to) = (span.start.max(at), span.end.min(at + length));
            if from >= to {
                continue;
            }
            let node = nodes.get(node as u32);
            let range = document.create_range().unwrap();
            range.set_start(node.unchecked_ref(), (offset + from - at) as u32).unwrap();
            range.set_end(node.unchecked_ref(), (offset + to - at) as u32).unwrap();
            let shown: Vec<u16> = String::from(range.to_string()).encode_utf16().collect();
            assert_eq!(shown, units[from..to], "seed {seed}: {span:?}");
            // What is left of the words in the end stands in no node.
            said[from - span.start..to - span.start].fill(u16::from(b' '));
        }
        assert_eq!(String::from_utf16(&said).unwrap().trim(), "", "seed {seed}: {span:?}");
    }
    places.len()
}
