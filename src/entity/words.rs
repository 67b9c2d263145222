//! Words in the names of public bodies, from `data/body_words.tsv`: small tables of numbers, found by bisection.

/// What a word in a body's name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `dan`, `untuk`: written or not, the body is the same.
    Link,
    /// `RI`, and `Republik` before `Indonesia`.
    State,
    /// `Indonesia`
    Nation,
    Province,
    Regency,
    City,
    District,
    Village,
    /// `PT`, `Persero`
    Company,
    /// `Kantor OJK`: where it is, or part of it, in front of its name.
    Around,
    /// `Dinas` of `Dinas PUTR`, which is also called `PUTR`.
    Head,
    /// `Perwakilan`, `Cabang`: the name of what is below the body.
    Branch,
    /// Short for these words.
    Short(&'static str),
}

include!(concat!(env!("OUT_DIR"), "/body_words.rs"));

/// What a word is, by its key.
pub(super) fn class(word: u32) -> Option<Class> {
    let at = WORDS.binary_search_by_key(&word, |w| w.0).ok()?;
    WORDS.get(at).map(|w| w.1)
}

/// Whether a name says no more than `kementerian` or `pemerintah daerah` does, by its phrase's key.
pub(super) fn is_generic(phrase: u32) -> bool {
    GENERIC.binary_search(&phrase).is_ok()
}

/// Whether an event's name says no more than `rapat koordinasi` does.
pub(super) fn is_generic_event(phrase: u32) -> bool {
    EVENTS.binary_search(&phrase).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::key;

    fn phrase(words: &str) -> u32 {
        words.split(' ').fold(0, |before, word| key::of_phrase(before, key::of_word(word.as_bytes())))
    }

    #[test]
    fn words_are_found_by_their_keys() {
        let class = |word: &str| class(key::of_word(word.as_bytes()));
        assert_eq!(class("dan"), Some(Class::Link));
        assert_eq!(class("pemkab"), Some(Class::Short("pemerintah kabupaten")));
        assert_eq!(class("kabupaten"), Some(Class::Regency));
        assert_eq!(class("keuangan"), None);
        assert!(is_generic(phrase("kementerian")) && is_generic(phrase("pemerintah daerah")));
        assert!(!is_generic(phrase("pemerintah aceh")));
    }
}
