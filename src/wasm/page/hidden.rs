//! What a page hides: nobody can look up a fact in a sentence that is not to be seen.
//!
//! Only what is hidden where the page is read counts. Text behind a fold (`<details>`, a box of limited height) can be
//! unfolded and is read.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen(module = "/src/wasm/page/hidden.js")]
extern "C" {
    #[wasm_bindgen(js_name = hides, catch)]
    fn asked(element: &Element) -> Result<u32, JsValue>;
}

const NOT_RENDERED: u32 = 1;
const INVISIBLE: u32 = 2;

/// How the page's style sheets hide an element: nobody knows where the page has put something else in the place of
/// `getComputedStyle`.
fn hides(element: &Element) -> u32 {
    asked(element).unwrap_or_default()
}

/// Words of a class by which sites hide what stands inside a line. Style sheets are asked about these alone: a page may have
/// more elements inside its lines than lines.
const HIDING: [&str; 8] = ["hidden", "hide", "invisible", "none", "offscreen", "only", "sr", "visually"];

/// What of a page is to be seen.
pub(super) struct Page {
    /// Whether the page is shown at all: one that was fetched is not, and has no styles.
    is_shown: bool,
    /// Whether the body itself is invisible, as in a page that waits for its fonts: then all of it will be seen, or nothing.
    all_invisible: bool,
}

impl Page {
    pub(super) fn of(body: &Element) -> Self {
        let window = body.owner_document().and_then(|page| js_sys::Reflect::get(&page, &"defaultView".into()).ok());
        let is_shown = window.is_some_and(|window| window.is_object());
        Self { is_shown, all_invisible: is_shown && hides(body) & INVISIBLE != 0 }
    }

    /// Whether the element's own attributes hide it.
    pub(super) fn hides_by_attributes(&self, element: &Element) -> bool {
        let Some(style) = element.get_attribute("style") else { return false };
        let mut style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.make_ascii_lowercase();
        let says = |what: &str| style.contains(what);
        says("display:none") || (!self.all_invisible && (says("visibility:hidden") || says("visibility:collapse")))
    }

    /// Whether the page's style sheets hide it.
    pub(super) fn hides(&self, element: &Element, in_line: bool) -> bool {
        if !self.is_shown || !element.has_child_nodes() || (in_line && !is_called_hidden(element)) {
            return false;
        }
        let hidden = hides(element);
        hidden & NOT_RENDERED != 0 || (hidden & INVISIBLE != 0 && !self.all_invisible)
    }
}

fn is_called_hidden(element: &Element) -> bool {
    let class = element.get_attribute("class").unwrap_or_default();
    class.split(|c: char| !c.is_ascii_alphabetic()).any(|word| HIDING.iter().any(|h| word.eq_ignore_ascii_case(h)))
}
