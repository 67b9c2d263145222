//! The core: no panic, every span cuts the text and is its value, and nothing depends on what was read before.
#![no_main]

use std::cell::RefCell;

use kotak_fakta_fuzz::{text, texts::invariants};
use libfuzzer_sys::fuzz_target;

thread_local! {
    static BEFORE: RefCell<String> = const { RefCell::new(String::new()) };
}

fuzz_target!(|bytes: &[u8]| {
    let text = text(bytes);
    invariants::facts(&text);
    let before = BEFORE.replace(text.clone());
    // Twice the work: for some.
    if bytes.len() % 4 == 0 {
        invariants::independent(&text, &before);
    }
});
