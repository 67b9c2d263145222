//! Clusters of words that are written in like company, learned from unlabelled articles: what the tagger knows of a word it never saw
//! labelled. Words that no cluster has are one more.

use std::sync::OnceLock;

use crate::text::{Kind, Token};

/// Fine and coarse ones.
pub(super) const LEVELS: usize = 2;

/// `KFC2`, how many clusters, the coarse one of each (a byte), how many words, then the words' hashes of [`HASH_BITS`] bits, sorted,
/// each as its distance from the one before (varints), then the cluster of each (a byte).
static PACKED: &[u8] = include_bytes!("clusters.bin");

const HASH_BITS: u32 = 22;

/// The hash of all numbers.
pub(crate) const NUMBER: u32 = 0x9ab1_0e27;

/// What a token is looked up by.
pub(crate) fn key(token: &Token) -> u32 {
    match token.kind {
        Kind::Number => NUMBER,
        Kind::Mark(mark) => super::feature::pair(7, u32::from(mark)),
        Kind::Word(_) => token.hash,
    }
}

/// The hash under which a word has its place.
pub(crate) const fn place(key: u32) -> u32 {
    super::feature::pair(1, key) >> (u32::BITS - HASH_BITS)
}

pub(super) struct Clusters {
    /// By the upper bits of the hash: where the words with such hashes begin.
    starts: Vec<u16>,
    hashes: Vec<u32>,
    fine: Vec<u8>,
    coarse: Vec<u8>,
}

/// How many bits of the hash say where to look.
const PLACE_BITS: u32 = 13;

pub(super) fn unpacked() -> &'static Clusters {
    static CLUSTERS: OnceLock<Clusters> = OnceLock::new();
    CLUSTERS.get_or_init(|| unpack(PACKED))
}

/// The file is ours: what would not fit is left out rather than refused, and a test holds that nothing is.
fn unpack(packed: &[u8]) -> Clusters {
    let mut rest = packed.get(4..).unwrap_or_default();
    let count = super::weights::number(&mut rest);
    let (coarse, after) = rest.split_at_checked(count).unwrap_or_default();
    rest = after;
    let words = super::weights::number(&mut rest);
    let mut it = Clusters {
        starts: Vec::with_capacity((1 << PLACE_BITS) + 1),
        hashes: Vec::with_capacity(words),
        fine: Vec::new(),
        coarse: coarse.to_vec(),
    };
    let mut hash = 0;
    for _ in 0..words {
        hash += u32::try_from(super::weights::number(&mut rest)).unwrap_or_default();
        while it.starts.len() <= (hash >> (HASH_BITS - PLACE_BITS)) as usize {
            it.starts.push(u16::try_from(it.hashes.len()).unwrap_or(u16::MAX));
        }
        it.hashes.push(hash);
    }
    while it.starts.len() <= 1 << PLACE_BITS {
        it.starts.push(u16::try_from(it.hashes.len()).unwrap_or(u16::MAX));
    }
    it.fine = rest.to_vec();
    it
}

/// The clusters of a token, from fine to coarse.
pub(super) fn of(token: &Token) -> [u16; LEVELS] {
    let it = unpacked();
    let hash = place(key(token));
    let place = (hash >> (HASH_BITS - PLACE_BITS)) as usize;
    let bounds = it.starts.get(place..place + 2).unwrap_or_default();
    let &[start, end] = bounds else { return [0; LEVELS] };
    let found = it.hashes.get(usize::from(start)..usize::from(end)).unwrap_or_default().iter().position(|&h| h == hash);
    let Some(fine) = found.and_then(|at| it.fine.get(usize::from(start) + at)) else { return [0; LEVELS] };
    let coarse = it.coarse.get(usize::from(*fine)).copied().unwrap_or_default();
    [u16::from(*fine) + 1, u16::from(coarse) + 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Article;

    fn of_words(text: &str) -> Vec<[u16; LEVELS]> {
        let article = Article::line(text);
        article.tokens.iter().map(of).collect()
    }

    #[test]
    fn words_of_like_company_share_a_cluster() {
        let [monday, tuesday, said] = of_words("Senin Selasa katanya")[..] else { panic!() };
        assert_eq!(monday, tuesday);
        assert_ne!(monday, said);
        assert_eq!(of_words("Senin"), of_words("senin"), "by the folded word");
        assert_eq!(of_words("17"), of_words("2025"), "all numbers are one word");
    }

    #[test]
    fn words_that_are_in_none_have_one() {
        assert_eq!(of_words("Xyzzyqw"), [[0; LEVELS]]);
    }

    #[test]
    fn every_byte_is_read() {
        let it = unpacked();
        assert!(it.hashes.len() > 1000);
        assert_eq!(it.fine.len(), it.hashes.len());
        assert!(it.fine.iter().all(|&fine| usize::from(fine) < it.coarse.len()));
        assert!(it.hashes.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
