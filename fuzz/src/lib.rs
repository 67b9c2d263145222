//! What the fuzzers share with the crate's own tests: how bytes become texts, and what must hold for them.

#[path = "../../tests/texts/mod.rs"]
pub mod texts;

/// The text that a fuzzer's bytes stand for: by the first, the bytes themselves or what they choose as dice.
pub fn text(bytes: &[u8]) -> String {
    match bytes.split_first() {
        Some((b'"', rest)) => String::from_utf8_lossy(rest).into_owned(),
        _ => texts::news::text(bytes),
    }
}

/// The bytes in two parts, the first as long as its first two bytes say.
pub fn parts(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes {
        [high, low, rest @ ..] => {
            let length = usize::from(u16::from_le_bytes([*low, *high]));
            rest.split_at(length.min(rest.len()))
        }
        _ => (&[], bytes),
    }
}
