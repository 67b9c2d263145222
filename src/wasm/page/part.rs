//! Whether the page holds all of its article, or is one of several.
//!
//! Only what can't mean anything else counts: many sites give each article the addresses of its neighbours (`rel=prev`), and
//! an address may end in a number for many reasons.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node};

use super::length_of_text;

/// Which part of its article a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::wasm) struct Part {
    /// Whether it goes on with what stands on another page.
    pub(in crate::wasm) continues: bool,
    /// Whether the article goes on on another page.
    pub(in crate::wasm) more: bool,
}

/// No article has more pages; a greater number is something else's: a year, an article's own.
const MOST_PAGES: u32 = 99;

/// How an address names the page in its query.
const PARAMETERS: [&str; 8] = ["hal", "halaman", "page", "page_num", "paged", "pagenum", "pages", "pg"];

/// And in its path, before the number.
const SEGMENTS: [&str; 3] = ["hal", "halaman", "page"];

/// What holds links to an article's pages and nothing else.
const PAGE_LINKS: &str = ".page-links, .post-nav-links, .pagelink, .link-pages, .wp-link-pages, .jeg_pagelinks";

/// WordPress's name for each of them.
const PAGE_LINK: &str = ".post-page-numbers";

/// What may hold them, or those of a list or of comments.
const PAGINATION: &str = "[class*=pagination], [class*=paging], [class*=pagenav], [class*=halaman], [class*=multi-page], \
     [class*=multipage]";

/// Holders of more than links are passed over.
const LONGEST_LINKS: u32 = 300;
const MOST_ELEMENTS: usize = 200;

/// Where the links of comments stand.
const COMMENTS: &str = "#comments, .comments-area, .comment-list, .comment-navigation, .comments-pagination";

/// How the links mark the page at hand.
const CURRENT: &str = "[aria-current], .current, .active, [class*=--active], [class*=is-active]";

/// Which part of its article the page of this body is.
pub(super) fn of(document: &Document, body: &Element) -> Part {
    let own = own_addresses(document);
    // In the order of the pages: `earlier` is what `rel=prev` must lead to.
    let linked = |direction: &str, earlier: bool| {
        let links = elements(document, &format!("link[rel~={direction}], a[rel~={direction}]"));
        let leads = |to: &Address| own.iter().any(|own| own.is_page_beside(to) && (to.page() < own.page()) == earlier);
        links.iter().filter_map(address_of).any(|to| leads(&to))
    };
    let by_links = by_page_links(&own, body);
    Part {
        continues: by_links.continues || linked("prev", true) || says_its_number(&own),
        more: by_links.more || linked("next", false),
    }
}

/// By the links to the article's pages that stand in it or right below it.
fn by_page_links(own: &[Address], body: &Element) -> Part {
    let around = body.closest("article, .hentry, .post, main").ok().flatten();
    let around = around.or_else(|| body.parent_element()).unwrap_or_else(|| body.clone());
    let holders = |selector: &str| {
        let found = around.query_selector_all(selector).map(|found| super::outermost(&found)).unwrap_or_default();
        let few = |holder: &Element| length_of_text(holder) <= LONGEST_LINKS && !is_inside(holder, COMMENTS);
        found.into_iter().filter(few).collect::<Vec<_>>()
    };
    let mut part = Part::default();
    let mut add = |current: Option<u32>, others: &[u32]| {
        let Some(current) = current else { return };
        part.continues |= current > 1;
        part.more |= others.iter().any(|&other| other > current);
    };
    for holder in holders(PAGE_LINKS) {
        add(current_number(&holder), &numbers_of(&elements(&holder, "a")));
    }
    let single = elements(&around, PAGE_LINK);
    if single.len() <= MOST_ELEMENTS {
        let current = single.iter().find(|link| link.matches(CURRENT).unwrap_or_default());
        let current = current.or_else(|| single.iter().find(|link| link.local_name() != "a"));
        add(current.and_then(number_of), &numbers_of(&single));
    }
    for holder in holders(PAGINATION) {
        let mut links = elements(&holder, "a");
        links.retain(|link| address_of(link).is_some_and(|to| own.iter().any(|own| own.is_page_beside(&to))));
        // Links that lead elsewhere are those of a list, or of what is related.
        if !links.is_empty() {
            add(current_number(&holder), &numbers_of(&links));
        }
    }
    part
}

/// The number of the page at hand: the one that is marked as such, or else the one that is no link.
fn current_number(holder: &Element) -> Option<u32> {
    let all = elements(holder, "*");
    if all.len() > MOST_ELEMENTS {
        return None;
    }
    if let Some(marked) = holder.query_selector(CURRENT).ok()? {
        return number_of(&marked);
    }
    let plain = |e: &&Element| e.child_element_count() == 0 && !is_inside(e, "a");
    all.iter().filter(plain).find_map(number_of).or_else(|| {
        let children = holder.child_nodes();
        let nodes = (0..children.length()).filter_map(|i| children.get(i));
        let mut texts = nodes.filter(|n| n.node_type() == Node::TEXT_NODE);
        texts.find_map(|text| number_in(&text.text_content()?))
    })
}

fn numbers_of(links: &[Element]) -> Vec<u32> {
    links.iter().filter_map(number_of).collect()
}

fn number_of(element: &Element) -> Option<u32> {
    number_in(&element.text_content()?)
}

/// The only number that a text holds: `2`, `Halaman 2`.
fn number_in(text: &str) -> Option<u32> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let number = numbers.next()?.parse().ok()?;
    (numbers.next().is_none() && (1..=MOST_PAGES).contains(&number) && text.trim().chars().count() <= 20)
        .then_some(number)
}

/// Whether the page's address has a number, and its canonical one is the same without.
fn says_its_number(own: &[Address]) -> bool {
    let numbered = |address: &&Address| address.sure && address.page() > 1;
    own.iter().filter(numbered).any(|address| own.iter().any(|o| o.number.is_none() && o.base == address.base))
}

/// An address as far as it tells which article it is of, and which page of that.
#[derive(Debug, PartialEq, Eq)]
struct Address {
    /// The path, and the query but for the page's number.
    base: String,
    number: Option<u32>,
    /// Whether the number stands in a way that only pages of an article have.
    sure: bool,
}

impl Address {
    fn of(href: &str) -> Option<Self> {
        let href = href.split('#').next().unwrap_or_default();
        let after_scheme = href.split_once("://").map_or(href, |(_, rest)| rest);
        let path = after_scheme.find('/').and_then(|at| after_scheme.get(at..))?;
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut number = None;
        let mut sure = false;
        let mut kept: Vec<&str> = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match page_number(value).filter(|_| PARAMETERS.contains(&name)) {
                Some(n) => (number, sure) = (Some(n), true),
                // How somebody came here tells nothing of where they are.
                None if name.starts_with("utm_") || name == "fbclid" => {}
                None => kept.push(pair),
            }
        }
        let mut segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        if number.is_none()
            && let Some(n) = segments.last().and_then(|last| page_number(last))
            && segments.len() > 1
        {
            number = Some(n);
            segments.pop();
            if segments.last().is_some_and(|last| SEGMENTS.contains(last)) {
                segments.pop();
                sure = true;
            }
            // A headline has several words; a year or a section has not.
            sure |= segments.last().is_some_and(|slug| slug.matches('-').count() > 1);
        }
        Some(Self { base: format!("{}?{}", segments.join("/"), kept.join("&")), number, sure })
    }

    fn page(&self) -> u32 {
        self.number.unwrap_or(1)
    }

    /// Whether another address is of another page of the same article.
    fn is_page_beside(&self, other: &Self) -> bool {
        // `/berita/12` and `/berita/11` are two articles; `/banjir-di-pati/2` and `/banjir-di-pati` are one, and so are
        // `/banjir-di-pati/3` and `/banjir-di-pati/2`.
        let one = self.number.is_none() || other.number.is_none() || (self.sure && other.sure);
        self.base == other.base && self.page() != other.page() && one
    }
}

fn page_number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    plain.then(|| digits.parse().ok()).flatten().filter(|n| (1..=MOST_PAGES).contains(n))
}

/// What the page is called: by its canonical addresses, and by where it is, if it is shown.
fn own_addresses(document: &Document) -> Vec<Address> {
    let canonical = elements(document, "head link[rel~=canonical]");
    let mut own: Vec<Address> = canonical.iter().filter_map(address_of).collect();
    let location = js_sys::Reflect::get(document, &"location".into()).ok().filter(|location| !location.is_null());
    let shown = location.and_then(|location| js_sys::Reflect::get(&location, &"href".into()).ok()?.as_string());
    own.extend(shown.as_deref().and_then(Address::of));
    own
}

fn address_of(link: &Element) -> Option<Address> {
    // Not the attribute: that may be relative.
    let href = js_sys::Reflect::get(link, &"href".into()).ok()?.as_string()?;
    Address::of(&href)
}

fn is_inside(element: &Element, holders: &str) -> bool {
    element.closest(holders).is_ok_and(|found| found.is_some())
}

fn elements(within: &JsValue, selector: &str) -> Vec<Element> {
    let found = match within.dyn_ref::<Document>() {
        Some(document) => document.query_selector_all(selector),
        None => within.unchecked_ref::<Element>().query_selector_all(selector),
    };
    let Ok(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}
