//! Texts that are made and not written, and what must hold for each: for the property tests here and in browsers
//! (`tests/properties.rs`, `tests/browser_properties.rs`) and for the fuzzers (`fuzz/`).
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by a panic; each uses a part of this, and the fuzzers all from outside"
)]

pub mod edits;
pub mod hostile;
pub mod invariants;
pub mod markup;
pub mod news;
pub mod pages;

/// One of the texts that the native build and the browsers must read alike: by dice, and every other one a hostile shape.
pub fn sample(seed: u64) -> String {
    let families = &hostile::FAMILIES;
    match usize::try_from(seed / 2) {
        Ok(family) if seed % 2 == 1 => families[family % families.len()].in_news(1000),
        _ => news::text(&news::dice(seed, 300)),
    }
}

/// FNV-1a: to compare long records by short marks.
pub fn digest(record: &str) -> String {
    let fold = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", record.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
}
