//! Whether the page holds all of its article, or is one of several. It is found in JavaScript, where addresses and selectors
//! are at home, in a quarter of the bytes.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen(module = "/src/wasm/page/part.js")]
extern "C" {
    #[wasm_bindgen(js_name = partOf, catch)]
    fn part_of(body: &Element) -> Result<u32, JsValue>;
}

/// Which part of its article a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::wasm) struct Part {
    /// Whether it goes on with what stands on another page.
    pub(in crate::wasm) continues: bool,
    /// Whether the article goes on on another page.
    pub(in crate::wasm) more: bool,
}

impl Part {
    /// Which part of its article the page of this body is.
    pub(super) fn of(body: &Element) -> Self {
        // A page may have put something else in the place of what this needs; then nobody knows.
        let bits = part_of(body).unwrap_or_default();
        Self { continues: bits & 1 != 0, more: bits & 2 != 0 }
    }
}
