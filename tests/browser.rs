//! The crate inside a browser: what it gives there is what it gives natively.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use include_dir::{Dir, include_dir};
use js_sys::JSON;
use kotak_fakta::wasm;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A browser has no files, so the articles are taken in when this is compiled.
static ARTICLES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/articles");

/// The names of the articles as `npm test` sees them. Cargo compiles this again when they change, which it would not
/// for a new folder alone.
const NAMES: Option<&str> = option_env!("KOTAK_FAKTA_ARTICLES");

fn file<'a>(article: &'a Dir, name: &str) -> &'a str {
    let path = article.path().join(name);
    article.get_file(&path).and_then(|file| file.contents_utf8()).unwrap_or_else(|| panic!("no {}", path.display()))
}

fn name<'a>(article: &'a Dir) -> &'a str {
    article.path().to_str().expect("a name in UTF-8")
}

/// The same JSON however it was laid out; the order of fields stays.
fn compact(json: &str) -> String {
    let value = JSON::parse(json).unwrap_or_else(|error| panic!("{error:?} in {json}"));
    JSON::stringify(&value).expect("plain values").into()
}

#[wasm_bindgen_test]
fn every_article_is_taken_in() {
    let mut names: Vec<&str> = ARTICLES.dirs().map(name).collect();
    names.sort_unstable();
    assert!(!names.is_empty());
    if let Some(expected) = NAMES {
        assert_eq!(names.join(","), expected);
    }
}

#[wasm_bindgen_test]
fn gives_what_the_native_build_gives() {
    for article in ARTICLES.dirs() {
        let facts = wasm::extract(&file(article, "article.txt").into(), &JsValue::NULL).expect("facts");
        let facts: String = JSON::stringify(&facts).expect("plain values").into();
        assert_eq!(facts, compact(file(article, "expected.json")), "{}", name(article));
    }
}

#[wasm_bindgen_test]
fn gives_the_same_a_second_time() {
    for article in ARTICLES.dirs() {
        let text = JsValue::from(file(article, "article.txt"));
        let both = [(); 2]
            .map(|()| JSON::stringify(&wasm::extract(&text, &JsValue::NULL).expect("facts")).expect("plain values"));
        assert_eq!(both[0], both[1], "{}", name(article));
    }
}

#[wasm_bindgen_test]
fn refuses_what_is_no_text_with_a_code() {
    for value in [JsValue::NULL, JsValue::UNDEFINED, JsValue::from(1), js_sys::Object::new().into()] {
        let error = wasm::extract(&value, &JsValue::NULL).expect_err("an error");
        assert_eq!(js_sys::Reflect::get(&error, &"code".into()), Ok(JsValue::from("not-text")));
    }
}
