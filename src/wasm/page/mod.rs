//! Finds the article of a page and reads its text, without changing a node.
//!
//! From the surest sign to the weakest: the element that the site names, the element around the box, then the one place of
//! the page that is marked as an article, then the one that holds most of its prose. What is found by a sign passes a gate:
//! enough paragraphs, and not made of links. Where a sign points at several, and on lists of articles, we abstain: a box about
//! the wrong article is worse than none.

mod density;
mod headline;
mod hidden;
mod noise;
mod part;
mod prose;
mod quotation;
mod walk;

use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element, Node, NodeList};

use self::headline::{headline, only_of};
pub(super) use self::part::Part;
use self::prose::Prose;
use self::walk::prose;
use super::failure::Failure;

/// How sites mark an article's body, a line a degree of certainty.
const BODY_MARKS: [&str; 4] = [
    "[itemprop~=articleBody]",
    // Names that a theme or a big site gives to this one thing.
    ".wp-block-post-content, .entry-content-single, .td-post-content, .tdb_single_content, .read__content, \
     .detail__body-text, .itp_bodycontent, .txt-article, .detail-text, #detail-desc, .article-content-body__item-content",
    ".entry-content, .post-content, .post-body, .article-content, .article__content, .article-body, .article__body, \
     .content-article, .isi-berita, [itemprop~=text]",
    "article",
];

/// How WordPress and Blogger say in a page's body that it is a list.
const LISTS: &str = "body:is(.home, .blog, .archive, .search, .category, .tag, .author, .error404, .home-view, .feed-view, \
     .archive-view, .label-view):not(.single, .singular, .single-post, .item-view)";

/// Less is no article but a teaser, a caption or a page in the making.
const MIN_PARAGRAPHS: usize = 3;
const MIN_CHARACTERS: usize = 400;

/// Of ten characters of an article fewer are links: what has more is a list.
const LINKED_OF_TEN: u32 = 3;

/// An article of a page.
pub(super) struct Found {
    pub(super) body: Element,
    pub(super) prose: Prose,
    pub(super) part: Part,
}

pub(super) fn read(host: &Element, named: Option<&str>) -> Result<Found, Failure> {
    let document = host.owner_document().ok_or(Failure::INTERNAL)?;
    let found = match named {
        Some(id) => {
            let body = by_id(host, &document, id)
                .ok_or_else(|| no_article(format!("no element of this page has the id \"{id}\" that `for` names")))?;
            let prose = prose(&body);
            if prose.text.is_empty() {
                return Err(no_article(format!("the element with the id \"{id}\" that `for` names holds no text")));
            }
            Found { body, prose, part: Part::default() }
        }
        None => around(host).map_or_else(|| only_one(&document), Ok)?,
    };
    Ok(Found {
        part: Part::of(&found.body),
        prose: match headline(&document, &found.body) {
            Some(headline) => headline.followed_by(found.prose),
            None => found.prose,
        },
        body: found.body,
    })
}

fn no_article(message: String) -> Failure {
    Failure { code: "no-article", message: message.into() }
}

/// The element with that id: in the tree that the host stands in, be it a shadow tree, or else in the page.
fn by_id(host: &Element, document: &Document, id: &str) -> Option<Element> {
    let root = host.get_root_node();
    let near = root.dyn_ref::<DocumentFragment>().and_then(|tree| tree.get_element_by_id(id));
    near.or_else(|| document.get_element_by_id(id))
}

/// The article that holds the host.
fn around(host: &Element) -> Option<Found> {
    BODY_MARKS.iter().enumerate().find_map(|(rank, marks)| {
        let found = host.parent_element()?.closest(marks).ok()??;
        // A box may stand in the article but outside its body, between headline and text.
        let surer = BODY_MARKS.iter().take(rank);
        surer.filter_map(|marks| only_of(&found.query_selector_all(marks).ok()?)).find_map(gate).or_else(|| gate(found))
    })
}

/// The one article of the page.
fn only_one(document: &Document) -> Result<Found, Failure> {
    let mut bodies = all(document);
    match bodies.len() {
        0 if is_list(document) => {
            Err(no_article("this page is a list of articles; name the one that is meant by `for`".to_owned()))
        }
        0 => {
            Err(no_article("no article was found on this page; give its element an id and name it by `for`".to_owned()))
        }
        1 => bodies.pop().ok_or(Failure::INTERNAL),
        several => Err(no_article(format!("this page holds {several} articles; name the one that is meant by `for`"))),
    }
}

/// Whether the page says of itself that it is a list: a home page, an archive, a search.
fn is_list(document: &Document) -> bool {
    document.query_selector(LISTS).is_ok_and(|found| found.is_some())
}

/// The articles of the page, by the surest mark that any has; none on a list.
pub(super) fn all(document: &Document) -> Vec<Found> {
    if is_list(document) {
        return Vec::new();
    }
    let marked = |marks| {
        let found = document.query_selector_all(marks).ok()?;
        Some(outermost(&found).into_iter().filter_map(gate).collect::<Vec<_>>())
    };
    let found = BODY_MARKS.into_iter().filter_map(marked).find(|bodies| !bodies.is_empty());
    found.unwrap_or_else(|| density::densest(document).and_then(gate).into_iter().collect())
}

impl Found {
    /// Behind what a box at the article's end comes: the last thing that was read, with whatever holds it and nothing else.
    pub(super) fn end(&self) -> Node {
        let body: &Node = &self.body;
        let Some(last) = self.prose.last_node() else { return body.clone() };
        let mut end: Node = last.clone().into();
        while let Some(up) = end.parent_node().filter(|up| !up.is_same_node(Some(body))) {
            end = up;
        }
        end
    }
}

/// Those that stand in no other of them.
fn outermost(list: &NodeList) -> Vec<Element> {
    let mut kept: Vec<Element> = Vec::new();
    for index in 0..list.length() {
        // In document order an element comes after those that hold it, so looking at the last kept one is enough.
        if let Some(element) = list.get(index).and_then(|node| node.dyn_into::<Element>().ok())
            && !kept.last().is_some_and(|last| last.contains(Some(&element)))
        {
            kept.push(element);
        }
    }
    kept
}

fn gate(body: Element) -> Option<Found> {
    let prose = prose(&body);
    let characters = prose.text.chars().count();
    let is_list = prose.linked * 10 >= prose.units * LINKED_OF_TEN;
    (prose.paragraphs >= MIN_PARAGRAPHS && characters >= MIN_CHARACTERS && !is_list).then_some(Found {
        body,
        prose,
        part: Part::default(),
    })
}

/// The length of all text in a node, in UTF-16 units.
fn length_of_text(node: &Node) -> u32 {
    // Measured in JavaScript: the text itself need not come over.
    js_sys::Reflect::get(node, &"textContent".into())
        .ok()
        .and_then(|t| t.dyn_into::<js_sys::JsString>().ok())
        .map_or(0, |t| t.length())
}
