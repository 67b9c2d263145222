//! One pass over a text with an automaton that was built at compile time: the least that reading with tables can cost.

use std::sync::OnceLock;

use daachorse::DoubleArrayAhoCorasick;

/// The phrases, a line each.
#[cfg(not(target_arch = "wasm32"))]
pub const PHRASES: &str = include_str!(concat!(env!("OUT_DIR"), "/phrases.txt"));

static SERIALISED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/automaton.bin"));

/// How many phrases a text holds: the longest from the left, not overlapping. It does not ask where words end.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn count(text: &str) -> usize {
    static AUTOMATON: OnceLock<DoubleArrayAhoCorasick<u32>> = OnceLock::new();
    let automaton = AUTOMATON.get_or_init(|| {
        // SAFETY: build.rs serialised it. Checking it would cost its first reader more than reading.
        unsafe { DoubleArrayAhoCorasick::deserialize_unchecked(SERIALISED) }.0
    });
    automaton.leftmost_find_iter(text).count()
}
