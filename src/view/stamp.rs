//! What a box was made from, in a few letters: by it the element knows a box that a server made and leaves it as it is.

use std::hash::{Hash, Hasher};

use super::ViewOptions;
use super::tree::{Element, Node};
use crate::reading::Reading;
use crate::text::normal::{Fnv, digest};

/// `kf1-3f2a…-9c01…`: the digest of the text, and a hash of the options and of all words that are the article's or an editor's. Not
/// of the version, nor of where the words stand: what fits its text stays, whatever version it meets, and however the page
/// writes the text.
pub(crate) fn stamp(reading: &Reading, options: &ViewOptions, tree: &Element) -> String {
    let mut hash = Fnv::START;
    options.hash(&mut hash);
    (reading.origin, reading.edited).hash(&mut hash);
    words(tree, &mut hash);
    format!("{}-{:016x}", digest(reading.text), hash.finish())
}

fn words(element: &Element, hash: &mut Fnv) {
    for child in &element.children {
        match child {
            Node::Element(element) => words(element, hash),
            Node::Words(words) => words.hash(hash),
            Node::Text(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Attr;
    use super::super::{PagePart, live_tree};
    use super::*;
    use crate::corrections::Correction;

    const TEXT: &str =
        "Bupati Sebut Jalan Rusak\n\nPATI – “Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni, Senin (3/2/2025).";

    fn made(text: &str, corrections: &str, options: &ViewOptions) -> String {
        let mut reading = Reading::of(text);
        reading.correct(&Correction::list(corrections).unwrap());
        let tree = live_tree(&reading, options).unwrap();
        let stamp = tree.attrs.iter().find_map(|attr| if let Attr::Made(stamp) = attr { Some(stamp) } else { None });
        stamp.unwrap().clone()
    }

    #[test]
    fn every_part_counts() {
        let plain = ViewOptions::default();
        let stamps = [
            made(TEXT, "[]", &plain),
            made(&TEXT.replace("Senin", "Selasa"), "[]", &plain),
            made(TEXT, "[]", &ViewOptions { open: true, ..plain.clone() }),
            made(TEXT, r#"[{ "rename": "Sri Wahyuni", "to": "Sri", "in": "speakers" }]"#, &plain),
            made(TEXT, r#"[{ "move": "Sri Wahyuni", "position": 1, "in": "speakers" }]"#, &plain),
            made(TEXT, "[]", &ViewOptions { part: PagePart::First, ..plain.clone() }),
        ];
        for (i, one) in stamps.iter().enumerate() {
            assert!(one.starts_with("kf1-"), "{one}");
            assert_eq!(stamps.iter().position(|s| s == one), Some(i));
        }
        let otherwise = TEXT.replace('“', "\"").replace("\n\n", "\n ").replace("Jalan Rusak", "Jalan\u{a0}Rusak");
        assert_eq!(stamps[0], made(&otherwise, "[]", &plain), "the same text in another writing");
    }
}
