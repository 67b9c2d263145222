//! The headline, where it stands outside the body.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, NodeList};

use super::prose::Prose;
use super::walk;

/// How sites mark the headline, where there are several `h1` or none, from the surest to the weakest.
const MARKS: [&str; 3] = [
    "h1[itemprop~=headline], h1.entry-title, h1.post-title, h1.wp-block-post-title, h1.tdb-title-text, h1.jeg_post_title, \
     h1.read__title, h1.detail__title",
    "h1",
    // Blogger's themes have the blog's name in their h1, or none.
    "[itemprop~=headline], h2.entry-title, h3.entry-title, h2.post-title, h3.post-title",
];

pub(super) fn headline(document: &Document, body: &Element) -> Option<Prose> {
    if body.query_selector("h1").ok()?.is_some() {
        return None;
    }
    let around = body.closest("article, [itemtype*=Article], [itemtype*=BlogPosting], .hentry, .post").ok()?;
    let near = MARKS.iter().find_map(|marks| only_of(&around.as_ref()?.query_selector_all(marks).ok()?));
    let found = near.or_else(|| MARKS.iter().find_map(|marks| only_of(&document.query_selector_all(marks).ok()?)));
    let found = found.filter(|heading| !body.contains(Some(heading)));
    found.map(|heading| walk::prose(&heading)).filter(|prose| !prose.text.is_empty())
}

pub(super) fn only_of(list: &NodeList) -> Option<Element> {
    if list.length() == 1 { list.get(0)?.dyn_into().ok() } else { None }
}
