//! What the rules of `rules/attribution.rules` may take for granted: the classes that the reader gives to the parts of a sentence,
//! and the sorts of rule. Shared with `build.rs`.

/// The classes by number. What each is, `items.rs` says.
pub(crate) const NAMES: [&str; 17] = [
    "START", "END", "PERSON", "OFFICE", "QUOTE", "TERM", "COMMA", "COLON", "DASH", "STOP", "MARK", "BRACKET",
    "CAPITAL", "LOWER", "NUMBER", "ROLE", "VERBAL",
];

/// What a rule decides, by number.
pub(crate) const SORTS: [&str; 7] = ["ends", "says", "closes", "opens", "nobody", "about", "goes"];
