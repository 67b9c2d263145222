//! What a box was made from, in a few letters: by it the element knows a box that a server made and leaves it as it is.

use std::hash::{Hash, Hasher};

use super::ViewOptions;
use crate::corrections::Correction;

/// `0.1.0-3f2a…`: the version and a hash of the text, the options and the corrections.
pub(crate) fn stamp(text: &str, options: &ViewOptions, corrections: &[Correction]) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    (text, options, corrections).hash(&mut hash);
    format!("{}-{:016x}", env!("CARGO_PKG_VERSION"), hash.finish())
}

/// FNV-1a, 64 bits: against mistakes, not against an adversary, who could write any box into the page anyway.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    // Lengths and variants: as wide in the browser as on a server.
    fn write_usize(&mut self, i: usize) {
        self.write(&(i as u64).to_le_bytes());
    }

    fn write_isize(&mut self, i: isize) {
        self.write(&(i as i64).to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::super::PagePart;
    use super::*;

    #[test]
    fn every_part_counts() {
        let plain = ViewOptions::default();
        let stamps = [
            stamp("a", &plain, &[]),
            stamp("b", &plain, &[]),
            stamp("a", &ViewOptions { open: true, ..plain.clone() }, &[]),
            stamp("a", &ViewOptions { part: PagePart::First, ..plain.clone() }, &[]),
            stamp("a", &plain, &[Correction { hide: Some("x".into()), ..Correction::default() }]),
        ];
        for (i, one) in stamps.iter().enumerate() {
            assert!(one.starts_with(concat!(env!("CARGO_PKG_VERSION"), "-")), "{one}");
            assert_eq!(stamps.iter().position(|s| s == one), Some(i));
        }
        assert_eq!(stamps[0], stamp("a", &plain, &[]));
    }
}
