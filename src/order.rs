//! Sorting by numbers. The standard library's sorts are quick and long, some kilobytes for each type that is sorted; here one
//! heap does for all.

use std::collections::BinaryHeap;

/// A value of 32 bits under its key: in a sorted list the key counts, and then the value.
pub(crate) const fn keyed(key: u32, value: usize) -> u64 {
    (key as u64) << 32 | value as u64 & 0xffff_ffff
}

pub(crate) const fn value_of(keyed: u64) -> usize {
    (keyed & 0xffff_ffff) as usize
}

pub(crate) fn sorted(numbers: Vec<u64>) -> Vec<u64> {
    BinaryHeap::from(numbers).into_sorted_vec()
}

/// Items by a number that each has, of 32 bits, as in a browser; of equals the first stays the first.
pub(crate) fn by_number<T>(items: Vec<T>, number: impl Fn(&T) -> usize) -> Vec<T> {
    let key = |item: &T| {
        let key = u32::try_from(number(item));
        debug_assert!(key.is_ok(), "in a browser this key would be another");
        key.unwrap_or(u32::MAX)
    };
    let keyed = items.iter().enumerate().map(|(place, item)| keyed(key(item), place));
    let order = sorted(keyed.collect());
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|key| items.get_mut(value_of(key))?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let words = vec!["padi", "air", "desa", "nol", "bu", ""];
        assert_eq!(by_number(words, |w| w.len()), ["", "bu", "air", "nol", "padi", "desa"]);
    }

    #[test]
    fn the_key_counts_first() {
        let numbers = vec![keyed(2, 1), keyed(1, 9), keyed(1, 3)];
        assert_eq!(sorted(numbers).into_iter().map(value_of).collect::<Vec<_>>(), [3, 9, 1]);
    }
}
