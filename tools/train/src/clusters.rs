//! Clusters of words by the company they are written in: the exchange algorithm, which moves one word at a time to the cluster where
//! the text becomes likeliest for a bigram model of clusters (Kneser and Ney 1993; Martin, Liermann and Ney 1998).

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader};

use flate2::read::GzDecoder;
use kotak_fakta::training;

/// How many clusters there are, from fine to coarse. The finest are only on the way: as features they gave nothing.
const CLUSTERS: [usize; 3] = [1024, 256, 64];

/// Words seen less often are no part of any cluster while clusters are made …
const SEEN: u32 = 15;

const ROUNDS: usize = 6;

/// Reads a corpus (JSON lines with `headline` and `text`, packed with gzip) and gives the packed clusters of the words that are
/// written at least `seen` times.
pub(crate) fn clusters(corpus: &str, seen: u32) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut ids: HashMap<u32, u32> = HashMap::new();
    let mut keys: Vec<u32> = vec![0];
    let mut counts: Vec<u32> = vec![0];
    let mut text: Vec<u32> = vec![0];
    let mut read: HashSet<Vec<u32>> = HashSet::new();
    for line in BufReader::new(GzDecoder::new(File::open(corpus)?)).lines() {
        let article: serde_json::Value = serde_json::from_str(&line?)?;
        let part = |name: &str| article.get(name).and_then(|part| part.as_str()).unwrap_or_default().to_owned();
        for block in training::cluster_keys(&format!("{}\n{}", part("headline"), part("text"))) {
            // What many articles share word for word would count for more than it is.
            if block.len() > 10 && !read.insert(block.clone()) {
                continue;
            }
            for key in block {
                let id = *ids.entry(key).or_insert_with(|| {
                    keys.push(key);
                    counts.push(0);
                    u32::try_from(keys.len() - 1).unwrap()
                });
                counts[id as usize] += 1;
                text.push(id);
            }
            text.push(0);
        }
    }
    drop(read);
    eprintln!("{} words of {} kinds", text.len(), keys.len());

    // Frequent words first; 0 is the border, 1 every rare word.
    let mut frequent: Vec<u32> = (1..u32::try_from(keys.len())?).filter(|&id| counts[id as usize] >= SEEN).collect();
    frequent.sort_by_key(|&id| (std::cmp::Reverse(counts[id as usize]), keys[id as usize]));
    let mut number = vec![1_u32; keys.len()];
    number[0] = 0;
    for (place, &id) in (2..).zip(&frequent) {
        number[id as usize] = place;
    }
    let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
    for pair in text.windows(2) {
        *pairs.entry((number[pair[0] as usize], number[pair[1] as usize])).or_default() += 1;
    }
    drop(text);
    let mut pairs: Vec<(u32, u32, u32)> = pairs.into_iter().map(|((a, b), n)| (a, b, n)).collect();
    pairs.sort_unstable();
    eprintln!("{} words in clusters, {} pairs", frequent.len(), pairs.len());

    // Each coarser level clusters the clusters of the one before.
    let mut levels: Vec<Vec<u32>> = Vec::new();
    let mut items = frequent.len() + 2;
    for clusters in CLUSTERS {
        let of = exchange(&pairs, items, clusters);
        let mut coarser: HashMap<(u32, u32), u32> = HashMap::new();
        for &(a, b, n) in &pairs {
            *coarser.entry((of[a as usize], of[b as usize])).or_default() += n;
        }
        pairs = coarser.into_iter().map(|((a, b), n)| (a, b, n)).collect();
        pairs.sort_unstable();
        items = clusters + 2;
        levels.push(of);
    }
    Ok(pack(&frequent, &keys, &counts, seen, &levels))
}

/// `x ln x`, the smaller ones from a table.
struct Entropy(Vec<f64>);

impl Entropy {
    fn new() -> Self {
        Self((0..1_u32 << 16).map(|n| if n == 0 { 0.0 } else { f64::from(n) * f64::from(n).ln() }).collect())
    }

    #[inline]
    fn of(&self, n: u32) -> f64 {
        self.0.get(n as usize).copied().unwrap_or_else(|| f64::from(n) * f64::from(n).ln())
    }
}

/// How often clusters come after each other.
struct Counts {
    k: usize,
    /// Of each two clusters how often the second comes right after the first; and the same by the second.
    left: Vec<u32>,
    right: Vec<u32>,
    size: Vec<u32>,
}

impl Counts {
    fn add(&mut self, a: usize, b: usize, n: u32, sign: i64) {
        let change = |count: &mut u32| *count = u32::try_from(i64::from(*count) + sign * i64::from(n)).unwrap();
        change(&mut self.left[a * self.k + b]);
        change(&mut self.right[b * self.k + a]);
    }

    /// Puts a word into a cluster, or takes it out: what comes after it and before it by cluster, how often it comes after itself
    /// and in all.
    fn shift(
        &mut self,
        cluster: usize,
        to: &[(usize, u32)],
        from: &[(usize, u32)],
        (itself, total): (u32, u32),
        sign: i64,
    ) {
        for &(c, n) in to {
            self.add(cluster, c, n, sign);
        }
        for &(c, n) in from {
            self.add(c, cluster, n, sign);
        }
        self.add(cluster, cluster, itself, sign);
        self.size[cluster] = u32::try_from(i64::from(self.size[cluster]) + sign * i64::from(total)).unwrap();
    }
}

/// The cluster of each item, items 0 and 1 (border and rare words) having one each for themselves, 0 and 1.
fn exchange(pairs: &[(u32, u32, u32)], items: usize, clusters: usize) -> Vec<u32> {
    let k = clusters + 2;
    let mut after: Vec<Vec<(u32, u32)>> = vec![Vec::new(); items];
    let mut before: Vec<Vec<(u32, u32)>> = vec![Vec::new(); items];
    let mut total = vec![0_u32; items];
    for &(a, b, n) in pairs {
        after[a as usize].push((b, n));
        before[b as usize].push((a, n));
        total[a as usize] += n;
    }
    let mut of: Vec<u32> =
        (0..items).map(|i| if i < k { u32::try_from(i).unwrap() } else { u32::try_from(k - 1).unwrap() }).collect();
    let mut counts = Counts { k, left: vec![0; k * k], right: vec![0; k * k], size: vec![0; k] };
    for &(a, b, n) in pairs {
        let (a, b) = (of[a as usize] as usize, of[b as usize] as usize);
        counts.add(a, b, n, 1);
        counts.size[a] += n;
    }
    let entropy = Entropy::new();
    for round in 0..ROUNDS {
        let mut moved = 0;
        for item in 2..items {
            let own = of[item] as usize;
            let mut to: HashMap<u32, u32> = HashMap::new();
            let mut from: HashMap<u32, u32> = HashMap::new();
            let mut itself = 0;
            for &(other, n) in &after[item] {
                if other as usize == item {
                    itself += n;
                } else {
                    *to.entry(of[other as usize]).or_default() += n;
                }
            }
            for &(other, n) in &before[item] {
                if other as usize != item {
                    *from.entry(of[other as usize]).or_default() += n;
                }
            }
            let sorted = |counts: HashMap<u32, u32>| {
                let mut counts: Vec<(usize, u32)> = counts.into_iter().map(|(c, n)| (c as usize, n)).collect();
                counts.sort_unstable();
                counts
            };
            let (to, from) = (sorted(to), sorted(from));
            counts.shift(own, &to, &from, (itself, total[item]), -1);
            let at = |list: &[(usize, u32)], c: usize| {
                list.binary_search_by_key(&c, |&(c, _)| c).map_or(0, |place| list[place].1)
            };
            let mut best = (f64::NEG_INFINITY, own);
            for cluster in 2..k {
                let row = &counts.left[cluster * k..][..k];
                let column = &counts.right[cluster * k..][..k];
                let gain = |list: &[(usize, u32)], row: &[u32]| -> f64 {
                    list.iter()
                        .filter(|(c, _)| *c != cluster)
                        .map(|&(c, n)| entropy.of(row[c] + n) - entropy.of(row[c]))
                        .sum()
                };
                let inside = at(&to, cluster) + at(&from, cluster) + itself;
                let sum = gain(&to, row) + gain(&from, column) + entropy.of(row[cluster] + inside)
                    - entropy.of(row[cluster])
                    - 2.0 * (entropy.of(counts.size[cluster] + total[item]) - entropy.of(counts.size[cluster]));
                if sum > best.0 + 1e-9 {
                    best = (sum, cluster);
                }
            }
            counts.shift(best.1, &to, &from, (itself, total[item]), 1);
            if best.1 != own {
                of[item] = u32::try_from(best.1).unwrap();
                moved += 1;
            }
        }
        eprintln!("{clusters} clusters, round {round}: {moved} of {items} moved");
        if moved * 100 < items {
            break;
        }
    }
    of
}

/// In the layout that `src/tagger/clusters.rs` gives.
fn pack(frequent: &[u32], keys: &[u32], counts: &[u32], seen: u32, levels: &[Vec<u32>]) -> Vec<u8> {
    let [finest, fine, coarse] = levels else { return Vec::new() };
    let clusters = CLUSTERS[1];
    let mut out = b"KFC2".to_vec();
    varint(clusters, &mut out);
    out.extend((2..clusters + 2).map(|c| (coarse[c] - 2) as u8));
    let mut words: Vec<(u32, u32)> = Vec::new();
    let mut taken = HashSet::new();
    for (place, &id) in (2..).zip(frequent) {
        let hash = training::cluster_hash(keys[id as usize]);
        // Of two words with one hash the more frequent one has the place.
        if counts[id as usize] >= seen && taken.insert(hash) {
            words.push((hash, fine[finest[place] as usize] - 2));
        }
    }
    words.sort_unstable();
    varint(words.len(), &mut out);
    let mut before = 0;
    for &(hash, _) in &words {
        varint((hash - before) as usize, &mut out);
        before = hash;
    }
    out.extend(words.iter().map(|&(_, cluster)| cluster as u8));
    eprintln!("{} words packed in {} bytes", words.len(), out.len());
    out
}

pub(crate) fn varint(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
