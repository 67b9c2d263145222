//! The box as HTML: well-formed by our own reading of it (`tests/texts/markup.rs`), and by html5ever's, which must give the same
//! bytes back.
#![no_main]

use html5ever::serialize::{SerializeOpts, TraversalScope, serialize};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment};
use kotak_fakta::{Field, Language, PagePart, Reading, Theme, ViewOptions};
use kotak_fakta_fuzz::texts::{edits, invariants, news::Choices};
use kotak_fakta_fuzz::{parts, text};
use libfuzzer_sys::fuzz_target;
use markup5ever_rcdom::{RcDom, SerializableHandle};

fuzz_target!(|bytes: &[u8]| {
    let (dice, rest) = parts(bytes);
    let text = text(rest);
    let mut choices = Choices::new(dice);
    let options = ViewOptions {
        language: choices.of(&[Language::Indonesian, Language::English]),
        heading_level: choices.of(&[0, 1, 2, 3, 4, 5, 6, 7, 255]),
        open: choices.of(&[false, true]),
        fields: (0..choices.below(6)).map(|_| choices.of(&Field::ALL)).collect(),
        part: choices.of(&[PagePart::Whole, PagePart::First, PagePart::Continuing]),
    };
    let theme = choices.of(&[None, Some(Theme::Light), Some(Theme::Dark)]);
    let corrections = edits::corrections(&mut choices, &text, Reading::of(&text).facts());
    let [live, plain] = invariants::html(&text, &options, theme, &corrections);
    assert_eq!(read_and_written(&plain), as_parsed(&plain));
    let tree = live.split_once("</style>").map_or("", |(_, tree)| tree);
    let tree = tree.strip_suffix("</template></kotak-fakta>").unwrap_or_default();
    assert_eq!(read_and_written(tree), as_parsed(tree));
});

/// HTML as html5ever writes what it has read.
fn read_and_written(html: &str) -> String {
    let context = QualName::new(None, ns!(html), local_name!("div"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), context, Vec::new(), false).one(html);
    // The parsed nodes stand in an `<html>` of the parser's.
    let root = dom.document.children.borrow()[0].clone();
    let mut out = Vec::new();
    let children = SerializeOpts { traversal_scope: TraversalScope::ChildrenOnly(None), ..SerializeOpts::default() };
    serialize(&mut out, &SerializableHandle::from(root), children).expect("written to memory");
    String::from_utf8(out).expect("UTF-8")
}

/// What a parser must change: it knows no U+0000 and one kind of line end.
fn as_parsed(html: &str) -> String {
    html.replace('\0', "").replace("\r\n", "\n").replace('\r', "\n")
}
