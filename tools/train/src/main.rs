//! `npm run train`: learns from labelled articles what the crate carries as weights.
//!
//! Data is given by path and nothing is downloaded; seeds are fixed, so that the same data gives the same bytes.

mod challenges;
mod gold;
mod logistic;

use kotak_fakta::Span;
use kotak_fakta::training::{Class, facts_of_names};

const USAGE: &str = "usage: kotak-fakta-train labels FILE.txt   the fact box that the crate makes of the labels' own names (for a scorer)
       kotak-fakta-train challenges-cv FOLDER...             how sure challenges are, by cross-validation
       kotak-fakta-train challenges FOLDER... --out FILE     learns it";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["labels", file] => {
            let gold = gold::read_file(file.as_ref())?;
            let names = gold.names();
            let spans: Vec<(Span, Class)> =
                names.into_iter().map(|(span, class)| (Span { start: span.start, end: span.end }, class)).collect();
            println!("{}", serde_json::to_string(&facts_of_names(&gold.text, &spans))?);
        }
        ["challenges", .., "--out", file] => {
            challenges::write(arguments.get(1..arguments.len() - 2).unwrap_or_default(), file)?;
        }
        ["challenges-cv", ..] => challenges::report(arguments.get(1..).unwrap_or_default())?,
        _ => return Err(USAGE.into()),
    }
    Ok(())
}
