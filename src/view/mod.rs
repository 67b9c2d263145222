//! What a reader sees: one tree, written as HTML or as nodes of a page.
//!
//! The box names what it shows in a list of terms, the key speaker first. What the article does not fill is left out,
//! and a box without facts is no box at all.

#[cfg(target_arch = "wasm32")]
pub(crate) mod dom;
mod html;
mod labels;
mod tree;

use crate::fact_box::{Agency, FactBox, Speaker};
use labels::Labels;
pub use labels::Language;
use tree::{Attr, Element, Tag};

/// How a box is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewOptions {
    /// The language of the labels.
    pub language: Language,
    /// The level of the box's heading, 1 to 6, so that it fits the outline of the page; anything else is 2.
    pub heading_level: u8,
}

impl Default for ViewOptions {
    fn default() -> Self {
        Self { language: Language::default(), heading_level: 2 }
    }
}

/// The box as HTML; empty for a box without facts.
pub fn to_html<S>(fact_box: &FactBox<S>, options: &ViewOptions) -> String {
    let mut out = String::new();
    if let Some(root) = tree(fact_box, *options) {
        html::write(&root, &mut out);
    }
    out
}

/// More agencies than this are folded away: the box shall stay shorter than the article.
const AGENCIES_IN_SIGHT: usize = 8;

/// A fold for one or two would cost a line to save a line.
const FOLD_AT_LEAST: usize = 3;

const HEADING_ID: &str = "kotak-fakta-heading";

/// The box as a tree; `None` for a box without facts.
pub(crate) fn tree<'a, S>(fact_box: &'a FactBox<S>, options: ViewOptions) -> Option<Element<'a>> {
    if fact_box.is_empty() {
        return None;
    }
    let labels = options.language.labels();
    // The article's words keep their language under labels in another.
    let said = |element: Element<'a>| match options.language {
        Language::Indonesian => element,
        Language::English => element.attr(Attr::Lang(Language::Indonesian)),
    };

    let mut facts = Element::new(Tag::Dl);
    if let Some(speaker) = &fact_box.key_speaker {
        facts = facts.child(row("key-speaker", labels.key_speaker, said(key_speaker(speaker))));
    }
    if let Some(value) = agencies(&fact_box.agencies, labels, &said) {
        facts = facts.child(row("agencies", labels.agencies, value));
    }
    let challenges = fact_box.challenges.iter().map(|c| Element::new(Tag::Li).text(&c.text));
    if let Some(list) = list(challenges) {
        facts = facts.child(row("challenges", labels.challenges, said(list)));
    }
    if let Some(list) = list(fact_box.forums.iter().map(|f| named(&f.name, &f.aliases))) {
        facts = facts.child(row("forums", labels.forums, said(list)));
    }
    let key = fact_box.key_speaker.as_ref().map(|s| s.name.as_str());
    let others = fact_box.speakers.iter().filter(|s| Some(s.name.as_str()) != key);
    if let Some(list) = list(others.map(|s| speaker(Tag::Li, s))) {
        facts = facts.child(row("other-speakers", labels.other_speakers, said(list)));
    }

    let mut note = Element::new(Tag::Div).class("note").child(Element::new(Tag::P).text(labels.origin));
    if fact_box.agencies.iter().any(|a| a.derived.full_name.is_some()) {
        note = note.child(Element::new(Tag::P).text(labels.derived));
    }

    let heading = Element::new(Tag::heading(options.heading_level)).attr(Attr::Id(HEADING_ID));
    Some(
        Element::new(Tag::Section)
            .class("fact-box")
            .attr(Attr::LabelledBy(HEADING_ID))
            .attr(Attr::Lang(options.language))
            .child(heading.class("heading").text(labels.title))
            .child(facts)
            .child(note),
    )
}

fn row<'a>(class: &'static str, label: &'static str, value: Element<'a>) -> Element<'a> {
    Element::new(Tag::Div)
        .class(class)
        .child(Element::new(Tag::Dt).text(label))
        .child(Element::new(Tag::Dd).child(value))
}

fn list<'a>(items: impl Iterator<Item = Element<'a>>) -> Option<Element<'a>> {
    let list = Element::new(Tag::Ul).children(items);
    if list.children.is_empty() { None } else { Some(list) }
}

fn key_speaker<S>(key: &Speaker<S>) -> Element<'_> {
    let shown = Element::new(Tag::Div).child(speaker(Tag::P, key));
    match key.quotes.first() {
        Some(quote) => shown.child(Element::new(Tag::Blockquote).child(Element::new(Tag::P).text(quote))),
        None => shown,
    }
}

fn speaker<S>(tag: Tag, speaker: &Speaker<S>) -> Element<'_> {
    let shown = Element::new(tag).child(name(&speaker.name));
    let title = speaker.title.as_deref();
    // The title often holds the body already: "Menteri Luar Negeri", "Deputi Bidkoor Pollugri".
    let body = speaker.body.as_deref().filter(|body| title.is_none_or(|title| !title.contains(body)));
    let office: Vec<&str> = title.into_iter().chain(body).collect();
    if office.is_empty() {
        return shown;
    }
    shown.text(" ").child(Element::new(Tag::Span).class("office").text(office.join(", ")))
}

fn agencies<'a, S>(
    all: &'a [Agency<S>],
    labels: &Labels,
    said: &dyn Fn(Element<'a>) -> Element<'a>,
) -> Option<Element<'a>> {
    let fold = all.len() >= AGENCIES_IN_SIGHT + FOLD_AT_LEAST;
    let (in_sight, folded) = all.split_at(if fold { AGENCIES_IN_SIGHT } else { all.len() });
    let in_sight = said(list(in_sight.iter().map(agency))?);
    let Some(rest) = list(folded.iter().map(agency)) else { return Some(in_sight) };
    let summary = format!("{} {}", folded.len(), labels.more_agencies);
    Some(
        Element::new(Tag::Div)
            .child(in_sight)
            .child(Element::new(Tag::Details).child(Element::new(Tag::Summary).text(summary)).child(said(rest))),
    )
}

fn agency<S>(agency: &Agency<S>) -> Element<'_> {
    let shown = named(&agency.name, &agency.aliases);
    match &agency.derived.full_name {
        Some(full) => shown.text(" ").child(Element::new(Tag::Span).class("derived").text(format!("{full}*"))),
        None => shown,
    }
}

/// A name and, in brackets, the other forms that tell a reader more.
fn named<'a>(full: &'a str, aliases: &'a [String]) -> Element<'a> {
    let item = Element::new(Tag::Li).child(name(full));
    // "Gugus Tugas X (GT X)" says nothing that "Gugus Tugas X" and "GT X" don't.
    let short: Vec<&str> = aliases.iter().map(String::as_str).filter(|alias| !alias.contains(full)).collect();
    if short.is_empty() {
        return item;
    }
    item.text(" ").child(Element::new(Tag::Span).class("alias").text(format!("({})", short.join(", "))))
}

fn name(text: &str) -> Element<'_> {
    Element::new(Tag::Span).class("name").text(text)
}

#[cfg(test)]
mod tests;
