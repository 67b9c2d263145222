//! Prints what this build makes of some hundred texts, each as a digest: `npm test` has the browsers compare theirs with it
//! (`tests/browser_properties.rs`).

#[path = "../tests/texts/mod.rs"]
mod texts;

/// As many as to come to every hostile family.
const SEEDS: u64 = 500;

fn main() {
    let digests: Vec<String> =
        (0..SEEDS).map(|seed| texts::digest(&texts::invariants::record(&texts::sample(seed)))).collect();
    println!("{}", digests.join(","));
}
