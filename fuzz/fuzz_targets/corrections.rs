//! An editor's corrections, as JSON and as what dice make of the box: they do what they say, mark what they write, and never
//! panic.
#![no_main]

use kotak_fakta::{Correction, Reading};
use kotak_fakta_fuzz::texts::{edits, invariants, news::Choices};
use kotak_fakta_fuzz::{parts, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (dice, rest) = parts(bytes);
    let text = text(rest);
    let corrections = match dice.first() {
        Some(b'[') => match Correction::list(&String::from_utf8_lossy(dice)) {
            Ok(corrections) => corrections,
            Err(_) => return,
        },
        _ => edits::corrections(&mut Choices::new(dice), &text, Reading::of(&text).facts()),
    };
    invariants::corrections(&text, &corrections);
});
