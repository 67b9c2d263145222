//! Words and names as numbers, alike in the tables and in an article. `build.rs` uses it too.

/// The number of a folded word: FNV-1a, as its token has it.
pub(crate) const fn of_word(folded: &[u8]) -> u32 {
    let mut key = 0x811c_9dc5_u32;
    let mut rest = folded;
    while let [first, others @ ..] = rest {
        key = (key ^ *first as u32).wrapping_mul(0x0100_0193);
        rest = others;
    }
    key
}

/// The number of a phrase of one word or more, from that of the phrase before its last word; 0 is that of no words.
pub(crate) const fn of_phrase(before: u32, word: u32) -> u32 {
    (before.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1)
}
