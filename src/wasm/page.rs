//! Finds the article of a page and reads its text, without changing a node.
//!
//! From the surest sign to the weakest: the element that the site names, the element around the box, then the one
//! place of the page that is marked as an article. Where a sign points at several, we abstain: a box about the wrong
//! article is worse than none.

use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element, Node, NodeList};

use super::failure::Failure;
use super::prose::{Lines, Prose};
use crate::error::MAX_INPUT_BYTES;

/// How sites mark an article's body, a line a degree of certainty.
const BODY_MARKS: [&str; 3] = [
    "[itemprop~=articleBody]",
    ".wp-block-post-content, .entry-content, .post-content, .post-body, .td-post-content, .tdb_single_content, \
     .article-content, .article__content, .article-body, .read__content, .detail__body-text, .itp_bodycontent, \
     .txt-article, .detail-text",
    "article",
];

/// How sites mark the headline where the page has several `h1`.
const HEADLINE_MARKS: &str = "h1[itemprop~=headline], h1.entry-title, h1.post-title, h1.wp-block-post-title";

/// Less is no article but a teaser, a caption or a page in the making.
const MIN_PARAGRAPHS: usize = 3;
const MIN_CHARACTERS: usize = 400;

/// Ourselves, in both forms.
const OWN: &str = "kotak-fakta, [data-kotak-fakta]";

/// What is never an article's prose.
const SKIPPED: &str = "script, style, noscript, template, iframe, object, svg, math, canvas, audio, video, button, form, \
     input, select, textarea, nav, aside, footer, figure, figcaption, ins, dialog, [hidden], [aria-hidden=true], \
     .screen-reader-text, .sharedaddy, .share, .social, .related, .related-posts, .relpost, .terkait, .baca-juga, \
     .bacajuga, .tags, .tag-links, .breadcrumb, .pagination, .page-links, .author-box, .newsletter, .comments, \
     .wp-caption-text, .ads, .ad, .adsbygoogle, .iklan, .advertisement, .banner";

/// Elements that stand inside a line; all others begin a new one.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// An article of a page.
pub(super) struct Found {
    pub(super) body: Element,
    pub(super) prose: Prose,
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
            Found { body, prose }
        }
        None => around(host).map_or_else(|| only_one(&document), Ok)?,
    };
    Ok(Found {
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
        0 => {
            Err(no_article("no article was found on this page; give its element an id and name it by `for`".to_owned()))
        }
        1 => bodies.pop().ok_or(Failure::INTERNAL),
        several => Err(no_article(format!("this page holds {several} articles; name the one that is meant by `for`"))),
    }
}

/// The articles of the page, by the surest mark that any has.
pub(super) fn all(document: &Document) -> Vec<Found> {
    let marked = |marks| {
        let found = document.query_selector_all(marks).ok()?;
        Some(outermost(&found).into_iter().filter_map(gate).collect::<Vec<_>>())
    };
    BODY_MARKS.into_iter().filter_map(marked).find(|bodies| !bodies.is_empty()).unwrap_or_default()
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
    (prose.paragraphs >= MIN_PARAGRAPHS && characters >= MIN_CHARACTERS).then_some(Found { body, prose })
}

/// The headline, where it stands outside the body.
fn headline(document: &Document, body: &Element) -> Option<Prose> {
    if body.query_selector("h1").ok()?.is_some() {
        return None;
    }
    let around = body.closest("article, [itemtype*=Article]").ok()?;
    let h1 = around.and_then(|article| only_of(&article.query_selector_all("h1").ok()?));
    let h1 = h1.or_else(|| only_of(&document.query_selector_all(HEADLINE_MARKS).ok()?));
    let h1 = h1.or_else(|| only_of(&document.query_selector_all("h1").ok()?))?;
    Some(prose(&h1)).filter(|prose| !prose.text.is_empty())
}

fn only_of(list: &NodeList) -> Option<Element> {
    if list.length() == 1 { list.get(0)?.dyn_into().ok() } else { None }
}

/// The prose in an element. Read from the text nodes, since `innerText` differs from engine to engine.
fn prose(body: &Element) -> Prose {
    let mut lines = Lines::default();
    // Step by step instead of by recursion: a page may be nested deeper than our stack.
    let mut here: Option<Node> = body.first_child();
    while let Some(node) = here {
        if lines.bytes() > MAX_INPUT_BYTES {
            break; // Refused for its length anyway.
        }
        here = if enter(&node, &mut lines) { node.first_child() } else { None };
        let mut up = Some(node);
        while here.is_none() {
            let Some(left) = up.filter(|left| !left.is_same_node(Some(body))) else { break };
            if begins_line(&left) {
                lines.end();
            }
            here = left.next_sibling();
            up = left.parent_node();
        }
    }
    lines.end();
    lines.done()
}

/// Reads a node's own text and says whether its children are to be read.
fn enter(node: &Node, lines: &mut Lines) -> bool {
    match node.node_type() {
        Node::TEXT_NODE => {
            lines.add(node.unchecked_ref());
            false
        }
        Node::ELEMENT_NODE => {
            if begins_line(node) {
                lines.end();
            }
            let element: &Element = node.unchecked_ref();
            let skipped = |marks| element.matches(marks).unwrap_or(true);
            !skipped(OWN) && !skipped(SKIPPED)
        }
        _ => false,
    }
}

fn begins_line(node: &Node) -> bool {
    node.node_type() == Node::ELEMENT_NODE && {
        let element: &Element = node.unchecked_ref();
        INLINE.binary_search(&element.local_name().as_str()).is_err()
    }
}
