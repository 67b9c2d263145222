//! `npm run train`: learns from labelled articles what the crate carries as weights.
//!
//! Data is given by path and nothing is downloaded; seeds are fixed, so that the same data gives the same bytes.

mod gold;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    let articles = gold::read(&folders)?;
    for gold in articles.iter().take(3) {
        println!("{} {} {} {}", gold.name, gold.event, gold.outlet, gold.spans().len());
    }
    println!("{} articles", articles.len());
    Ok(())
}
