//! What a box was made from, in a few letters: by it the element knows a box that a server made and leaves it as it is.

use std::hash::{Hash, Hasher};

use super::ViewOptions;
use crate::text::normal::Fnv;

/// `kf1-3f2a…-9c01…`: the digest of the text, and a hash of the options. Not of the version: what fits its text stays, whatever
/// version it meets.
pub(crate) fn stamp(digest: &str, options: &ViewOptions) -> String {
    let mut hash = Fnv::START;
    options.hash(&mut hash);
    format!("{digest}-{:016x}", hash.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normal::digest;

    #[test]
    fn every_part_counts() {
        let plain = ViewOptions::default();
        let stamps = [
            stamp(&digest("a"), &plain),
            stamp(&digest("b"), &plain),
            stamp(&digest("a"), &ViewOptions { open: true, ..plain.clone() }),
        ];
        for (i, one) in stamps.iter().enumerate() {
            assert!(one.starts_with("kf1-"), "{one}");
            assert_eq!(stamps.iter().position(|s| s == one), Some(i));
        }
        assert_eq!(stamps[0], stamp(&digest(" a\u{a0}"), &plain), "the same text in another writing");
    }
}
