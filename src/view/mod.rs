//! What a reader sees: one tree, written as HTML or as nodes of a page.
//!
//! The key speaker comes first, with office and quote; the rest stands below in a list of terms, folded at first unless the
//! site wants it open: the folded box is of one height, which a site can keep free for it. Each fact is a link that carries
//! its places in the text. What the article does not fill is left out, and a box without facts is no box at all.

#[cfg(target_arch = "wasm32")]
pub(crate) mod dom;
mod html;
mod labels;
mod options;
mod stamp;
mod tree;

use crate::fact_box::{Agency, Challenge, Evidence, Forum, Speaker, telling};
use crate::field::Field;
use crate::reading::{Origin, Reading};
use crate::stored::StoredBox;
use crate::text::Utf16Span;
use labels::Labels;
pub use labels::Language;
pub use options::{PagePart, ViewOptions};
pub(crate) use tree::kept_in_place;
use tree::{Attr, Element, Place, Tag};

/// The box's style sheet, for those who write it into HTML.
pub const STYLE: &str = include_str!("kotak-fakta.css");

/// The box as HTML that needs no script: for feeds, mail and AMP. Without styles, links or anything to fold; empty for a
/// box without facts.
pub fn to_plain_html(reading: &Reading, options: &ViewOptions) -> String {
    let mut out = String::new();
    if let Some(root) = (View { reading, options, form: Form::Plain }).tree() {
        html::write_plain(&root, &mut out);
    }
    out
}

/// The box as a page gets it from its server: the element with its shadow tree declared, styled by `style` (see [`STYLE`]), and in
/// it as data all that the box was made with. The element takes it over as it is where its text fits. Empty for a box without
/// facts.
///
/// `reading` is what is shown, `stored` what is carried along. `theme` is the element's attribute of that name.
pub fn to_html(
    reading: &Reading,
    options: &ViewOptions,
    stored: &StoredBox,
    theme: Option<Theme>,
    style: &str,
) -> String {
    let Some(root) = live_tree(reading, options) else { return String::new() };
    html::served(&root, options, theme, style, &stored.to_island())
}

/// Which colours a box has; without one it follows the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// The theme of that name; `None` for `auto` and what is none.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            _ => None,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The box as the element shows it; `None` for a box without facts.
pub(crate) fn live_tree<'a>(reading: &'a Reading<'a>, options: &'a ViewOptions) -> Option<Element<'a>> {
    let tree = View { reading, options, form: Form::Live }.tree()?;
    let stamp = stamp::stamp(reading, options, &tree);
    Some(tree.attr(Attr::Made(stamp)))
}

/// More agencies than this are folded away: the box shall stay shorter than the article.
const AGENCIES_IN_SIGHT: usize = 8;

/// A fold for one or two would cost a line to save a line.
const FOLD_AT_LEAST: usize = 3;

/// So few agencies need no groups.
const AGENCIES_IN_ONE_LIST: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// In a shadow tree, with links and folds.
    Live,
    /// Where neither style nor script may be.
    Plain,
}

/// An agency, the name of its group, and where it stands in the list of facts.
struct Grouped<'a> {
    group: &'static str,
    place: usize,
    agency: &'a Agency<Utf16Span>,
}

struct View<'a> {
    reading: &'a Reading<'a>,
    options: &'a ViewOptions,
    form: Form,
}

impl<'a> View<'a> {
    fn tree(&self) -> Option<Element<'a>> {
        let labels = self.labels();
        let key = self.key();
        let rows = self.options.fields.iter().filter_map(|&field| self.row(field));
        let rest = Element::new(Tag::Dl).children(rows);
        if key.is_none() && rest.children.is_empty() {
            return None;
        }
        let class = if self.form == Form::Live { "fact-box" } else { "kotak-fakta" };
        let mut root = Element::new(Tag::Section)
            .class(class)
            .part("box")
            .attr(Attr::Label(labels.title))
            .attr(Attr::Lang(self.options.language))
            .child(
                Element::new(Tag::heading(self.options.heading_level))
                    .class("heading")
                    .part("heading")
                    .text(labels.title),
            );
        // Where there is something to choose.
        if self.form == Form::Live {
            root = root.child(Element::new(Tag::P).class("hint").part("hint").text(labels.hint));
        }
        if let Some(speaker) = key {
            let row = row("key-speaker", labels.key_speaker, self.said(self.key_speaker(speaker)));
            root = root.child(Element::new(Tag::Dl).class("lead").child(row));
        }
        if !rest.children.is_empty() {
            root = root.child(self.folded(rest));
        }
        if let Some(pages) = self.pages() {
            root = root.child(pages);
        }
        root = root.child(self.note());
        Some(if self.form == Form::Live { root.child(self.way_back()) } else { root })
    }

    /// Shown by a script when it has led a reader to a sentence, which it writes in first, for those who listen.
    fn way_back(&self) -> Element<'a> {
        Element::new(Tag::Button)
            .class("return")
            .part("return")
            .attr(Attr::PlainButton)
            .attr(Attr::Popover)
            .child(Element::new(Tag::Span).class("sentence").attr(Attr::Lang(Language::Indonesian)))
            .text(self.labels().back)
    }

    fn labels(&self) -> &'static Labels {
        self.options.language.labels()
    }

    /// The key speaker, where one is shown.
    fn key(&self) -> Option<&'a Speaker<Utf16Span>> {
        let known = self.options.part != PagePart::Continuing || self.reading.key_named;
        self.reading.facts.key_speaker.as_ref().filter(|_| known && self.shows(Field::KeySpeaker))
    }

    fn shows(&self, field: Field) -> bool {
        self.options.fields.contains(&field)
    }

    /// The article's words keep their language under labels in another.
    fn said(&self, element: Element<'a>) -> Element<'a> {
        match self.options.language {
            Language::Indonesian => element,
            Language::English => element.attr(Attr::Lang(Language::Indonesian)),
        }
    }

    /// A row of the list; the key speaker's stands above it.
    fn row(&self, field: Field) -> Option<Element<'a>> {
        let (labels, facts) = (self.labels(), &self.reading.facts);
        let list = |items: Vec<Element<'a>>| Some(self.said(list(items)?));
        let (label, value) = match field {
            Field::KeySpeaker => return None,
            Field::Agencies => (labels.agencies, self.agencies(&facts.agencies)?),
            Field::Challenges => {
                let items = facts.challenges.iter().enumerate().map(|(i, c)| self.challenge(c, Place(field, i)));
                (labels.challenges, list(items.collect())?)
            }
            Field::Forums => {
                let item = |(i, f): (usize, &'a Forum<Utf16Span>)| {
                    self.marked(self.named(&f.name, &f.aliases, &f.evidence, Place(field, i)), f.edited)
                };
                (labels.forums, list(facts.forums.iter().enumerate().map(item).collect())?)
            }
            Field::Speakers => {
                let key = self.key().map(|s| s.name.as_str());
                let others = facts.speakers.iter().enumerate().filter(|(_, s)| Some(s.name.as_str()) != key);
                let label = if self.has_other_speakers() { labels.other_speakers } else { labels.speakers };
                (label, list(others.map(|(i, s)| self.speaker(Tag::Li, s, Place(field, i))).collect())?)
            }
        };
        Some(row(field.name(), label, value))
    }

    /// The rows behind a line that says what there is, or as they are.
    fn folded(&self, rows: Element<'a>) -> Element<'a> {
        if self.options.open || self.form == Form::Plain {
            return rows;
        }
        let summary = Element::new(Tag::Summary).part("fold").text(self.summary());
        Element::new(Tag::Details).class("rest").child(summary).child(rows)
    }

    /// `22 lembaga, 5 tantangan, 4 forum`.
    fn summary(&self) -> String {
        let (labels, facts) = (self.labels(), &self.reading.facts);
        let key = usize::from(self.key().is_some());
        let speakers = if self.has_other_speakers() { labels.counted_other_speakers } else { labels.counted_speakers };
        let counted = |field: &Field| {
            let (noun, count) = match field {
                Field::KeySpeaker => return None,
                Field::Agencies => (labels.counted_agencies, facts.agencies.len()),
                Field::Challenges => (labels.counted_challenges, facts.challenges.len()),
                Field::Forums => (labels.counted_forums, facts.forums.len()),
                Field::Speakers => (speakers, facts.speakers.len().saturating_sub(key)),
            };
            (count > 0).then(|| noun.counted(count))
        };
        self.options.fields.iter().filter_map(counted).collect::<Vec<_>>().join(", ")
    }

    /// Whether the list of speakers is of those beside a key speaker. On a page that continues an article nobody knows.
    fn has_other_speakers(&self) -> bool {
        self.options.part != PagePart::Continuing || self.key().is_some()
    }

    /// That this is but a page of the article, and what follows from it.
    fn pages(&self) -> Option<Element<'a>> {
        let labels = self.labels();
        let says = match self.options.part {
            PagePart::Whole => return None,
            PagePart::First => labels.first_page,
            PagePart::Continuing if self.key().is_some() || !self.shows(Field::KeySpeaker) => labels.later_page,
            PagePart::Continuing => labels.later_page_without_key,
        };
        Some(Element::new(Tag::P).class("pages").part("note").text(says))
    }

    /// How the box was made, and what that means for whoever asks.
    fn note(&self) -> Element<'a> {
        let (labels, facts) = (self.labels(), &self.reading.facts);
        let origin = match self.reading.origin {
            Origin::Approved => labels.origin_approved,
            Origin::Stale => labels.origin_stale,
            Origin::Automatic if self.reading.edited => labels.origin_edited,
            Origin::Automatic => labels.origin,
        };
        let explanation = match self.reading.origin {
            Origin::Automatic => labels.explanation,
            Origin::Approved | Origin::Stale => labels.explanation_approved,
        };
        let edited = facts.speakers.iter().any(|s| s.edited)
            || facts.agencies.iter().any(|a| a.edited)
            || facts.challenges.iter().any(|c| c.edited)
            || facts.forums.iter().any(|f| f.edited);
        let lines = [
            Some(explanation).filter(|_| self.form == Form::Live),
            Some(labels.derived).filter(|_| {
                let named = facts.agencies.iter().any(|a| a.derived.full_name.is_some() && !a.edited);
                self.shows(Field::Agencies) && (named || facts.agencies.len() > AGENCIES_IN_ONE_LIST)
            }),
            Some(labels.edited_note).filter(|_| edited),
        ];
        let lines: Vec<_> = lines.into_iter().flatten().map(|line| Element::new(Tag::P).text(line)).collect();
        let note =
            Element::new(if self.form == Form::Live { Tag::Details } else { Tag::Div }).class("note").part("note");
        match self.form {
            Form::Plain => note.child(Element::new(Tag::P).text(origin)).children(lines),
            Form::Live => {
                let asks = Element::new(Tag::Span).class("asks").text(labels.what_is_this);
                let made = Element::new(Tag::Span).class("made").text(origin);
                note.child(Element::new(Tag::Summary).child(made).text(" ").child(asks)).children(lines)
            }
        }
    }

    fn key_speaker(&self, key: &'a Speaker<Utf16Span>) -> Element<'a> {
        let shown = Element::new(Tag::Div).child(self.speaker(Tag::P, key, Place(Field::KeySpeaker, 0)));
        let Some(quote) = key.quotes.first() else { return shown };
        let place: Vec<_> = key.evidence.iter().filter(|e| e.role == crate::Role::Quote).take(1).cloned().collect();
        let quote = Element::new(Tag::P).child(self.fact("quote", quote, &place, Place(Field::KeySpeaker, 0)));
        shown.child(Element::new(Tag::Blockquote).part("quote").child(quote))
    }

    fn speaker(&self, tag: Tag, speaker: &'a Speaker<Utf16Span>, place: Place) -> Element<'a> {
        let shown = Element::new(tag).child(self.fact("name", &speaker.name, &speaker.evidence, place));
        let title = speaker.title.as_deref();
        // The title often holds the body already: "Menteri Luar Negeri", "Deputi Bidkoor Pollugri".
        let body = speaker.body.as_deref().filter(|body| title.is_none_or(|title| !title.contains(body)));
        let shown = self.marked(shown, speaker.edited);
        if title.or(body).is_none() {
            return shown;
        }
        shown.text(" ").child(Element::new(Tag::Span).class("office").listed(title.into_iter().chain(body)))
    }

    /// Agencies in groups of their kind, the groups in the order in which the article comes to them.
    fn agencies(&self, all: &'a [Agency<Utf16Span>]) -> Option<Element<'a>> {
        let kinds = self.labels().kinds;
        let mut groups: Vec<&'static str> = Vec::new();
        for agency in all {
            let group = kinds.of(agency.derived.kind);
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let of_group = |group: &'static str| {
            let theirs = all.iter().enumerate().filter(move |(_, a)| kinds.of(a.derived.kind) == group);
            theirs.map(move |(place, agency)| Grouped { group, place, agency })
        };
        let ordered: Vec<Grouped<'a>> = groups.iter().flat_map(|&group| of_group(group)).collect();
        let fold = all.len() >= AGENCIES_IN_SIGHT + FOLD_AT_LEAST && self.form == Form::Live;
        let (in_sight, folded) = ordered.split_at(if fold { AGENCIES_IN_SIGHT } else { ordered.len() });
        let grouped = all.len() > AGENCIES_IN_ONE_LIST;
        let in_sight = self.groups(in_sight, grouped)?;
        let Some(rest) = self.groups(folded, grouped) else { return Some(in_sight) };
        let summary = Element::new(Tag::Summary).part("fold").text(self.labels().more_agencies.counted(folded.len()));
        Some(
            Element::new(Tag::Div)
                .child(in_sight)
                .child(Element::new(Tag::Details).class("more").child(summary).child(rest)),
        )
    }

    fn groups(&self, agencies: &[Grouped<'a>], grouped: bool) -> Option<Element<'a>> {
        let items = |part: &[Grouped<'a>]| Some(self.said(list(part.iter().map(|a| self.agency(a)).collect())?));
        if !grouped {
            return items(agencies);
        }
        let group = |part: &[Grouped<'a>]| {
            let label = part.first()?.group;
            let label = Element::new(Tag::Span).class("kind").part("kind").text(label);
            Some(Element::new(Tag::Li).child(label).child(items(part)?))
        };
        let groups = list(agencies.chunk_by(|a, b| a.group == b.group).filter_map(group).collect())?;
        Some(groups.class("groups"))
    }

    fn agency(&self, grouped: &Grouped<'a>) -> Element<'a> {
        let agency = grouped.agency;
        let place = Place(Field::Agencies, grouped.place);
        let named = self.named(&agency.name, &agency.aliases, &agency.evidence, place);
        let shown = match &agency.derived.full_name {
            Some(full) => {
                let full = Element::new(Tag::Span).class("derived").words(full);
                // An editor's full name comes from no table.
                named.text(" ").child(if agency.edited { full } else { full.text("*") })
            }
            None => named,
        };
        self.marked(shown, agency.edited)
    }

    fn challenge(&self, challenge: &'a Challenge<Utf16Span>, place: Place) -> Element<'a> {
        let shown = Element::new(Tag::Li).child(self.fact("text", &challenge.text, &challenge.evidence, place));
        let shown = match &challenge.said_by {
            Some(who) => shown
                .text(" ")
                .child(Element::new(Tag::Span).class("said-by").text(self.labels().according_to).text(" ").words(who)),
            None => shown,
        };
        self.marked(shown, challenge.edited)
    }

    /// A name and, in brackets, the other forms that tell a reader more.
    fn named(
        &self,
        full: &'a str,
        aliases: &'a [String],
        evidence: &[Evidence<Utf16Span>],
        place: Place,
    ) -> Element<'a> {
        let item = Element::new(Tag::Li).child(self.fact("name", full, evidence, place));
        let short = telling(aliases, full);
        if short.is_empty() {
            return item;
        }
        item.text(" ").child(Element::new(Tag::Span).class("alias").text("(").listed(short).text(")"))
    }

    /// The words of a fact, as a link to the first of its places.
    fn fact(&self, class: &'static str, words: &'a str, evidence: &[Evidence<Utf16Span>], place: Place) -> Element<'a> {
        let spans: Vec<Utf16Span> = evidence.iter().map(|e| e.span).collect();
        match spans.first().copied() {
            Some(first) if self.form == Form::Live => Element::new(Tag::A)
                .class(class)
                .part("link")
                .attr(Attr::ToWords(words.to_owned()))
                .attr(Attr::Sentence(self.reading.sentence(first)))
                .attr(Attr::Spans(spans))
                .attr(Attr::Fact(place))
                .words(words),
            _ if self.form == Form::Live => Element::new(Tag::Span).class(class).attr(Attr::Fact(place)).words(words),
            _ => Element::new(Tag::Span).class(class).words(words),
        }
    }

    fn marked(&self, fact: Element<'a>, edited: bool) -> Element<'a> {
        if !edited {
            return fact;
        }
        fact.text(" ").child(Element::new(Tag::Span).class("edited").part("edited").text(self.labels().edited))
    }
}

fn row<'a>(class: &'static str, label: &'static str, value: Element<'a>) -> Element<'a> {
    Element::new(Tag::Div)
        .class(class)
        .part("row")
        .child(Element::new(Tag::Dt).part("label").text(label))
        .child(Element::new(Tag::Dd).part("value").child(value))
}

fn list(items: Vec<Element>) -> Option<Element> {
    if items.is_empty() { None } else { Some(Element::new(Tag::Ul).children(items)) }
}

#[cfg(test)]
mod tests;
