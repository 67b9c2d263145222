//! Texts that nobody writes, in families: each is one shape repeated, to any length. `hostile.json` lists them for Rust and,
//! through `tests/support/long-texts.mjs`, for Node: what they cost must grow as their length does.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Deserialize;

/// A shape that is repeated.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Its name in reports.
    pub name: String,
    /// What comes first, once.
    #[serde(default)]
    once: String,
    /// What is repeated. In braces: `word`, another at each turn; `name`, the same with a capital; `WORD`, in capitals;
    /// `other_word` and `other`, a second word and name; `i`, a number.
    piece: String,
}

/// All of them.
pub static FAMILIES: LazyLock<Vec<Family>> =
    LazyLock::new(|| serde_json::from_str(include_str!("hostile.json")).expect("families"));

impl Family {
    /// The shape alone, to at least `bytes` bytes.
    pub fn text(&self, bytes: usize) -> String {
        self.on(String::new(), bytes)
    }

    /// The shape under an article that passes the gate, so that all rules see it. Of its words in lower case enough are
    /// function words for any length.
    pub fn in_news(&self, bytes: usize) -> String {
        let mut text = NEWS.to_owned();
        while text.len() < bytes / 8 {
            text.push_str("dan yang untuk dengan pada oleh dari dalam. ");
        }
        text.push('\n');
        self.on(text, bytes)
    }

    fn on(&self, mut text: String, bytes: usize) -> String {
        text.push_str(&self.once);
        let mut number = 0;
        while text.len() < bytes {
            number += 1;
            text.push_str(&filled(&self.piece, number));
        }
        text
    }
}

/// News as it is written every day, at least so many bytes of it: what a hostile text is measured by.
pub fn ordinary(bytes: usize) -> String {
    let paragraphs: Vec<String> = serde_json::from_str(include_str!("ordinary.json")).expect("paragraphs");
    let mut text = NEWS.to_owned();
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text.push_str(&filled(&paragraphs[number % paragraphs.len()], number));
    }
    text
}

/// A piece with its words put in.
fn filled(piece: &str, number: usize) -> Cow<'_, str> {
    if !piece.contains('{') {
        return piece.into();
    }
    piece
        .replace("{i}", &number.to_string())
        .replace("{word}", &word(number))
        .replace("{other_word}", &word(number + APART))
        .replace("{name}", &name(number))
        .replace("{other}", &name(number + APART))
        .replace("{WORD}", &word(number).to_uppercase())
        .into()
}

/// How far the second word of a piece is from the first.
const APART: usize = 7919;

/// A short article: a text that begins so is news, whatever follows in capitals.
const NEWS: &str = "Petani Pati Panen Padi Lebih Awal\n\n\
    PATI, Selasa (6/5/2025) – Petani di Desa Sukolilo memanen padi lebih awal karena air laut mulai masuk ke sawah mereka, dan \
    yang tersisa akan dipanen pekan depan. “Kami siap membantu warga yang terdampak,” kata Kepala Desa Sukolilo Wibisono \
    Hartanto. Ia mengatakan kurangnya air bersih dan pompa menjadi kendala bagi Dinas Pertanian Kabupaten Pati.\n\n";

/// Syllables, so that numbers become words no table holds.
const SYLLABLES: [&str; 32] = [
    "ba", "lo", "ri", "ke", "nu", "sa", "mi", "to", "wa", "gi", "ru", "pe", "da", "jo", "li", "hu", "ta", "mo", "ni",
    "be", "ku", "ra", "so", "yi", "pu", "la", "do", "si", "ne", "gu", "ma", "ti",
];

/// A word of three syllables or more, another for each number.
pub fn word(number: usize) -> String {
    let mut word = String::new();
    let mut rest = number;
    let mut count = 0;
    while count < 3 || rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        count += 1;
    }
    word
}

/// The same with a capital.
pub fn name(number: usize) -> String {
    let mut word = word(number);
    word[..1].make_ascii_uppercase();
    word
}
