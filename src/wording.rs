//! Wordings as numbers, so that a fact is found again by what it is called and not by a walk over all that were found.

/// A wording whatever its capitals, as a number (FNV-1a): one look instead of a comparison with each of the others, and none
/// of them is copied. Of a million wordings, two have the same once in thirty million articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wording(u64);

impl Wording {
    /// Nothing said.
    pub(crate) const NONE: Self = Self(0xcbf2_9ce4_8422_2325);

    #[cfg(test)]
    pub(crate) fn of(text: &str) -> Self {
        Self::NONE.and(text)
    }

    /// This wording and a text behind it.
    pub(crate) fn and(self, text: &str) -> Self {
        let letter = |it: Self, c: u32| Self((it.0 ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3));
        if text.is_ascii() {
            return text.bytes().fold(self, |it, b| letter(it, b.to_ascii_lowercase().into()));
        }
        text.chars().flat_map(char::to_lowercase).fold(self, |it, c| letter(it, c.into()))
    }
}

/// What stands under a wording. A tree that parts by the wording's bits, two at each level: whoever chooses his words so that
/// it grows on one side only gets no deeper than there are bits.
#[derive(Default)]
pub(crate) struct Wordings(Vec<Node>);

struct Node {
    wording: Wording,
    value: usize,
    /// Where the nodes below stand; 0, where the root stands, is none.
    below: [usize; 4],
}

impl Wordings {
    pub(crate) fn get(&self, wording: Wording) -> Option<usize> {
        let (at, _) = self.place(wording).ok()?;
        self.0.get(at).map(|node| node.value)
    }

    /// Sets what stands under a wording, and gives what stood there.
    pub(crate) fn insert(&mut self, wording: Wording, value: usize) -> Option<usize> {
        match self.place(wording) {
            Ok((at, _)) => self.0.get_mut(at).map(|node| std::mem::replace(&mut node.value, value)),
            Err((above, way)) => {
                let new = self.0.len();
                if let Some(below) = self.0.get_mut(above).and_then(|node| node.below.get_mut(way)) {
                    *below = new;
                }
                self.0.push(Node { wording, value, below: [0; 4] });
                None
            }
        }
    }

    /// The node of a wording, or the one below which it belongs, and on which way.
    fn place(&self, wording: Wording) -> Result<(usize, usize), (usize, usize)> {
        let (mut at, mut bits) = (0, wording.0);
        loop {
            let way = (bits & 3) as usize;
            let Some(node) = self.0.get(at) else { return Err((at, way)) };
            if node.wording == wording {
                return Ok((at, way));
            }
            match node.below.get(way) {
                Some(&below) if below > 0 => at = below,
                _ => return Err((at, way)),
            }
            bits >>= 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_make_no_difference() {
        assert_eq!(Wording::of("Badan Énergi"), Wording::of("BADAN énergi"));
        assert_ne!(Wording::of("Badan"), Wording::of("Bandan"));
        assert_eq!(Wording::of("Dinas Sosial"), Wording::of("Dinas").and(" sosial"));
    }

    #[test]
    fn each_wording_has_its_own_value() {
        let mut wordings = Wordings::default();
        let words: Vec<Wording> = (0..2000).map(|i| Wording::of(&format!("{i:011b}"))).collect();
        for (i, &word) in words.iter().enumerate() {
            assert_eq!(wordings.insert(word, i), None);
        }
        assert!(words.iter().enumerate().all(|(i, &word)| wordings.get(word) == Some(i)));
        assert_eq!(wordings.insert(words[3], 5), Some(3));
        assert_eq!(wordings.get(words[3]), Some(5));
    }

    #[test]
    fn the_tree_is_no_deeper_than_the_bits() {
        let mut wordings = Wordings::default();
        for i in 0..5000_u64 {
            // The same low bits: one way down for all, while there are bits.
            wordings.insert(Wording(i << 50), 0);
        }
        let mut depths = vec![0; wordings.0.len()];
        for (i, node) in wordings.0.iter().enumerate() {
            for &below in node.below.iter().filter(|&&b| b > 0) {
                depths[below] = depths[i] + 1;
            }
        }
        assert!(depths.iter().all(|&d| d <= 32));
    }
}
