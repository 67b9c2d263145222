//! The closed tree that a box is drawn with.
//!
//! Tags and attributes are enums, so markup that could do harm (a script, a handler, a style, a way out of the page) can't
//! be expressed. An article's words become [`Node::Words`] and, percent-encoded, the end of a link into the page itself.

use std::borrow::Cow;
use std::fmt::Write;

use super::labels::Language;
use crate::field::Field;
use crate::text::Utf16Span;

/// An element or a piece of text.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    Element(Element<'a>),
    /// Words of the box's own.
    Text(Cow<'static, str>),
    /// Words of an article or an editor, as [`Element::words`] puts them in.
    Words(Cow<'a, str>),
}

#[derive(Debug)]
pub(crate) struct Element<'a> {
    pub(crate) tag: Tag,
    pub(crate) attrs: Vec<Attr>,
    pub(crate) children: Vec<Node<'a>>,
}

/// Every tag a box can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    A,
    /// Words whose direction is their own affair.
    Bdi,
    Blockquote,
    Button,
    Dd,
    Details,
    Div,
    Dl,
    Dt,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Li,
    P,
    Section,
    Span,
    Summary,
    Ul,
}

/// Every attribute a box can hold, with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Attr {
    Class(&'static str),
    /// What a site's style sheet may take hold of.
    Part(&'static str),
    Lang(Language),
    /// The name of a part that has no visible one.
    Label(&'static str),
    /// A button that sends no form.
    PlainButton,
    /// Drawn above the page once a script shows it.
    Popover,
    /// What the box was made from (see `stamp.rs`): of use to the element alone.
    Made(String),
    /// A link to the first place in the page that has these words, for when no script runs.
    ToWords(String),
    /// Where a fact stands in the text that was read.
    Spans(Vec<Utf16Span>),
    /// The sentence that shows it.
    Sentence(Utf16Span),
    /// Which of the facts it is.
    Fact(Place),
}

/// A fact by its field and its place in that field's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) Field, pub(crate) usize);

impl Tag {
    /// The heading of that level; 2 where there is no such level.
    pub(crate) const fn heading(level: u8) -> Self {
        match level {
            1 => Self::H1,
            3 => Self::H3,
            4 => Self::H4,
            5 => Self::H5,
            6 => Self::H6,
            _ => Self::H2,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::Bdi => "bdi",
            Self::Blockquote => "blockquote",
            Self::Button => "button",
            Self::Dd => "dd",
            Self::Details => "details",
            Self::Div => "div",
            Self::Dl => "dl",
            Self::Dt => "dt",
            Self::H1 => "h1",
            Self::H2 => "h2",
            Self::H3 => "h3",
            Self::H4 => "h4",
            Self::H5 => "h5",
            Self::H6 => "h6",
            Self::Li => "li",
            Self::P => "p",
            Self::Section => "section",
            Self::Span => "span",
            Self::Summary => "summary",
            Self::Ul => "ul",
        }
    }
}

impl Attr {
    /// Its name and value as markup has them. A value never needs escaping: it is a constant of ours, or holds nothing but
    /// letters and digits of ASCII and `-._~%#:=, `.
    pub(crate) fn pair(&self) -> (&'static str, Cow<'static, str>) {
        match self {
            Self::Class(value) => ("class", Cow::Borrowed(value)),
            Self::Part(value) => ("part", Cow::Borrowed(value)),
            Self::Lang(language) => ("lang", language.code().into()),
            Self::Label(value) => ("aria-label", Cow::Borrowed(value)),
            Self::PlainButton => ("type", "button".into()),
            Self::Popover => ("popover", "manual".into()),
            Self::Made(stamp) => ("data-made", stamp.clone().into()),
            Self::ToWords(words) => ("href", text_fragment(words).into()),
            Self::Spans(spans) => ("data-spans", spans.iter().map(written).collect::<Vec<_>>().join(" ").into()),
            Self::Sentence(span) => ("data-sentence", written(span).into()),
            Self::Fact(Place(Field::KeySpeaker, _)) => ("data-fact", Field::KeySpeaker.name().into()),
            Self::Fact(Place(field, place)) => ("data-fact", format!("{}-{place}", field.name()).into()),
        }
    }
}

fn written(span: &Utf16Span) -> String {
    format!("{}-{}", span.start, span.end)
}

/// `#:~:text=Lufti%20Rauf`, which browsers follow by themselves. Long words are named by their beginning and end.
fn text_fragment(words: &str) -> String {
    const AT_EACH_END: usize = 4;
    let all: Vec<&str> = words.split_whitespace().collect();
    let mut out = String::from("#:~:text=");
    match (all.first_chunk::<AT_EACH_END>(), all.last_chunk::<AT_EACH_END>()) {
        (Some(first), Some(last)) if all.len() > 3 * AT_EACH_END => {
            percent_encode(&first.join(" "), &mut out);
            out.push(',');
            percent_encode(&last.join(" "), &mut out);
        }
        _ => percent_encode(&all.join(" "), &mut out),
    }
    out
}

/// A hyphen is encoded too: in a text fragment it has a meaning.
fn percent_encode(words: &str, out: &mut String) {
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => out.push(byte.into()),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

impl<'a> Element<'a> {
    /// What the box was made from, where this is one.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn made(&self) -> Option<&str> {
        self.attrs.iter().find_map(|attr| if let Attr::Made(stamp) = attr { Some(stamp.as_str()) } else { None })
    }

    pub(crate) const fn new(tag: Tag) -> Self {
        Self { tag, attrs: Vec::new(), children: Vec::new() }
    }

    pub(crate) fn attr(mut self, attr: Attr) -> Self {
        self.attrs.push(attr);
        self
    }

    pub(crate) fn class(self, name: &'static str) -> Self {
        self.attr(Attr::Class(name))
    }

    pub(crate) fn part(self, name: &'static str) -> Self {
        self.attr(Attr::Part(name))
    }

    pub(crate) fn child(mut self, child: Element<'a>) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Element<'a>>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Words of the box's own; in a row they are one piece, as markup has it.
    pub(crate) fn text(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        match self.children.last_mut() {
            Some(Node::Text(before)) => before.to_mut().push_str(&text),
            _ => self.children.push(Node::Text(text)),
        }
        self
    }

    /// Words of an article or an editor, which turn nothing that stands beside them.
    pub(crate) fn words(self, words: &'a str) -> Self {
        let kept = kept_in_place(words);
        // What markup can't hold either: a piece of text without any.
        let children = if kept.is_empty() { Vec::new() } else { vec![Node::Words(kept)] };
        self.child(Element { children, ..Element::new(Tag::Bdi) })
    }

    /// The same of several, parted by commas.
    pub(crate) fn listed(self, several: impl IntoIterator<Item = &'a str>) -> Self {
        let one = |out: Self, (i, words)| if i == 0 { out } else { out.text(", ") }.words(words);
        several.into_iter().enumerate().fold(self, one)
    }
}

/// Words that stay inside their `<bdi>`, and that markup can hold.
///
/// An isolate alone is not enough: in every engine a stray U+2069 ends that of the element around it, and in most a
/// separator of paragraphs does. So what turns the direction by command is left out (letters still turn it), and control
/// characters, which HTML changes or loses, become the spaces that a browser would draw in the place of most of them. So do
/// white spaces of every other kind: a name is not another one for having been pasted from a word processor.
pub(crate) fn kept_in_place(words: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let parts = |c: char| c.is_control() || (c != ' ' && c.is_whitespace());
    if !words.contains(|c| turns(c) || parts(c)) {
        return Cow::Borrowed(words);
    }
    words.chars().filter(|&c| !turns(c)).map(|c| if parts(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_to_their_place() {
        for (written, kept) in [
            ("Sri Lestari", "Sri Lestari"),
            ("Sri\u{2069}\u{202e}Lestari", "SriLestari"),
            ("\u{202a}a\u{202b}b\u{202c}c\u{202d}d\u{2066}e\u{2067}f\u{2068}g", "abcdefg"),
            ("a\u{2029}b\u{2028}c\u{85}d\u{1c}e\rf\ng\th\0i", "a b c d e f g h i"),
            ("Sri\u{a0}Lestari\u{2003}", "Sri Lestari "),
            ("\u{200e}محمد\u{200f} é 😀", "\u{200e}محمد\u{200f} é 😀"),
        ] {
            assert_eq!(kept_in_place(written), kept);
        }
    }

    /// As a parser of HTML has it, so that what a server wrote is what is drawn, node for node.
    #[test]
    fn words_of_the_boxs_own_in_a_row_are_one_piece() {
        let span = Element::new(Tag::Span).text("menurut").text(" ").words("Sri").text(",").text(" ");
        let pieces: Vec<&str> =
            span.children.iter().map(|child| if let Node::Text(text) = child { text.as_ref() } else { "" }).collect();
        assert_eq!(pieces, ["menurut ", "", ", "]);
    }

    #[test]
    fn a_link_stays_in_the_page_and_needs_no_escaping() {
        for (words, href) in [
            ("Lufti Rauf", "#:~:text=Lufti%20Rauf"),
            ("TNI-Polri, \"x\" <b>&", "#:~:text=TNI%2DPolri%2C%20%22x%22%20%3Cb%3E%26"),
            ("a b c d e f g h i j k l m", "#:~:text=a%20b%20c%20d,j%20k%20l%20m"),
            ("é\u{202e}", "#:~:text=%C3%A9%E2%80%AE"),
        ] {
            assert_eq!(Attr::ToWords(words.to_owned()).pair(), ("href", href.into()));
        }
    }
}
