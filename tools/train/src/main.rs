//! `npm run train`: learns from articles what the crate carries as weights. README.md says what each subcommand does.
//!
//! Data is given by path and nothing is downloaded; seeds are fixed, so that the same data gives the same bytes.

mod certainty;
mod challenges;
mod clusters;
mod crf;
mod gold;
mod logistic;
mod sources;
mod statements;
mod tagger;

use kotak_fakta::Span;
use kotak_fakta::training::{Class, facts_of_names};

const USAGE: &str = "usage: kotak-fakta-train clusters CORPUS.jsonl.gz SEEN FILE     clusters of the words that are written SEEN times
       kotak-fakta-train tagger [--learn FOLDER]... [--events FOLDER]... [--boxes FOLDER]... [--names FILE]... [--other FOLDER]... [--cross] [--out FILE]   the tagger, and how well it does
                         [--epochs N] [--keep N] [--keep-second N] [--l1 X] [--l1-second X] [--rate X] [--seen N]
                         [--folds PREFIX]                 with --cross: keeps what was learned without each part
       kotak-fakta-train box PREFIX FILE.txt            the fact box of an article by the weights learned without it (for a scorer)
       kotak-fakta-train certainty PREFIX FOLDER...     how sure agencies and forums are, by those weights
       kotak-fakta-train statements PREFIX FOLDER... --out FILE   whose words without a source are, by those weights
       kotak-fakta-train tagger-score FOLDER...         how well the crate's own tagger does
       kotak-fakta-train labels FILE.txt   the fact box that the crate makes of the labels' own names (for a scorer)
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
        ["certainty", folds, folders @ ..] => certainty::report(&gold::read(folders)?, folds)?,
        ["statements", folds, folders @ .., "--out", file] => {
            std::fs::write(file, statements::learn(&gold::read(folders)?, folds)?)?;
        }
        ["box", folds, file] => println!("{}", tagger::box_of(folds, &gold::read_file(file.as_ref())?)?),
        ["challenges", .., "--out", file] => {
            challenges::write(arguments.get(1..arguments.len() - 2).unwrap_or_default(), file)?;
        }
        ["challenges-cv", ..] => challenges::report(arguments.get(1..).unwrap_or_default())?,
        ["clusters", corpus, seen, out] => std::fs::write(out, clusters::clusters(corpus, seen.parse()?)?)?,
        ["tagger", rest @ ..] => {
            let get = |name: &str, or: &str| {
                let at = rest.iter().position(|&a| a == name);
                at.and_then(|at| rest.get(at + 1)).map_or(or, |v| *v).to_owned()
            };
            let all = |name: &str| -> Vec<&str> {
                rest.iter().zip(rest.iter().skip(1)).filter(|(a, _)| **a == name).map(|(_, b)| *b).collect()
            };
            let settings = |l1: &str, epochs: &str, keep: &str| -> Result<crf::Settings, Box<dyn std::error::Error>> {
                Ok(crf::Settings {
                    l1: get(l1, "1.0").parse()?,
                    epochs: get(epochs, "12").parse()?,
                    rate: get("--rate", "0.1").parse()?,
                    seen: get("--seen", "2").parse()?,
                    keep: get(keep, "20000").parse()?,
                })
            };
            let options = tagger::Options {
                first: settings("--l1", "--epochs", "--keep")?,
                second: settings("--l1-second", "--epochs", "--keep-second")?,
            };
            let cross = rest.contains(&"--cross");
            let mut golds = gold::read(&all("--learn"))?;
            golds.retain(|gold| gold.labels.get("kind").and_then(|kind| kind.as_str()) != Some("none"));
            let mut learned = sources::whole(&golds);
            learned.extend(sources::with_events(&gold::read(&all("--events"))?));
            learned.extend(sources::with_boxes(&gold::read(&all("--boxes"))?));
            for file in all("--names") {
                learned.extend(sources::with_names(file)?);
            }
            let packed = tagger::tagger(
                learned,
                &gold::read(&all("--other"))?,
                &options,
                cross,
                all("--folds").first().copied(),
            );
            if let Some(&out) = all("--out").first() {
                std::fs::write(out, packed)?;
            }
        }
        ["tagger-score", folders @ ..] => tagger::evaluate(&gold::read(folders)?),
        _ => return Err(USAGE.into()),
    }
    Ok(())
}
