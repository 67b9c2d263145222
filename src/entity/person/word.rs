//! Whether two words of names are one: the same letters, an initial, a misspelling.

use super::beside::Around;
use crate::text::Token;

/// A word is long enough to be misspelt in a letter.
const LONG: usize = 6;

impl<'a> Around<'a> {
    pub(super) fn same_word(self, a: usize, b: usize) -> bool {
        let (Some(one), Some(other)) = (self.token(a), self.token(b)) else { return false };
        one.hash == other.hash && folds(self.text(a), self.text(b))
    }

    pub(super) fn hash(self, at: usize) -> u32 {
        self.token(at).map_or(0, |t| t.hash)
    }

    /// `M.` for `Muhammad`, `Moh.` for `Mohammad`.
    pub(super) fn abbreviates(self, short: usize, long: usize) -> bool {
        let Some(token) = self.token(short) else { return false };
        let (a, b) = (self.text(short), self.text(long));
        let is_short = a.chars().count() == 1 || token.dot;
        is_short && a.len() < b.len() && b.get(..a.len()).is_some_and(|start| folds(start, a))
    }

    /// `Hasrudin` for `Hasruddin`: two long words that begin alike and differ by a letter left out, put in or exchanged.
    pub(super) fn misspells(self, a: usize, b: usize) -> bool {
        let (a, b) = (self.text(a), self.text(b));
        if a.len().max(b.len()) < LONG || a.len().abs_diff(b.len()) > 4 {
            return false;
        }
        let unlike = a.char_indices().zip(b.chars()).find(|((_, a), b)| !a.eq_ignore_ascii_case(b));
        let same = unlike.map_or(a.len().min(b.len()), |((at, _), _)| at);
        if same == 0 || !b.is_char_boundary(same) {
            return false;
        }
        let rest = |word: &'a str, skip: usize| {
            let mut letters = word.get(same..).unwrap_or_default().chars();
            for _ in 0..skip {
                letters.next();
            }
            letters.as_str()
        };
        folds(rest(a, 1), rest(b, 1)) || folds(rest(a, 0), rest(b, 1)) || folds(rest(a, 1), rest(b, 0))
    }

    /// `Yuda` for `Wirayuda`.
    pub(super) fn shortens(self, short: usize, long: usize) -> bool {
        let (short, long) = (self.text(short), self.text(long));
        short.len() >= 4
            && long.len() >= short.len() + 3
            && long.get(long.len() - short.len()..).is_some_and(|end| folds(end, short))
    }

    /// `SBY` for `Susilo Bambang Yudhoyono`.
    pub(super) fn is_acronym_of(self, at: usize, name: &std::ops::Range<usize>) -> bool {
        let words = name.clone().filter(|&i| self.token(i).is_some_and(Token::is_word));
        let mut letters = self.text(at).chars();
        name.len() > 1
            && words.into_iter().all(|i| {
                let first = self.text(i).chars().next();
                first.is_some_and(char::is_uppercase) && letters.next() == first
            })
            && letters.next().is_none()
    }
}

fn folds(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || !a.is_ascii() && a.to_lowercase() == b.to_lowercase()
}
