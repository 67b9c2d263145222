//! Where the time goes, natively: `cargo bench --profile native`.
//!
//! Each stage does what the one before it does and something more, so what a stage costs is the difference. `html` alone
//! starts from facts that are there.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a benchmark fails by a panic")]

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput};
use kotak_fakta::{Reading, STYLE, ViewOptions, extract, is_article, mentions, to_html};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let text = |folder: &Path| fs::read_to_string(folder.join("article.txt")).unwrap();
    stages(&mut criterion, "article", &[text(&articles.join("satunusantaranews-tppo"))]);
    let mut folders: Vec<_> = fs::read_dir(articles).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let all: Vec<String> = folders.iter().filter(|folder| folder.is_dir()).map(|folder| text(folder)).collect();
    stages(&mut criterion, "all articles", &all);
    criterion.final_summary();
}

fn stages(criterion: &mut Criterion, name: &str, texts: &[String]) {
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    let mut stage = |name, run: &dyn Fn(&str)| {
        group.bench_function(name, |b| b.iter(|| texts.iter().for_each(|text| run(black_box(text)))));
    };
    // Words, sentences, quotes, dateline, and the gate.
    stage("read", &|text| _ = black_box(is_article(text)));
    // And the tagger.
    stage("names", &|text| _ = black_box(mentions(text)));
    // And which names are one person's, agency's or event's, who says what, challenges.
    stage("facts", &|text| _ = black_box(extract(text)));
    // And spans in UTF-16 units.
    stage("edge", &|text| _ = black_box(Reading::of(text)));

    let readings: Vec<Reading> = texts.iter().map(|text| Reading::of(text)).collect();
    let options = ViewOptions::default();
    let stored = Reading::of("").store(&[], None);
    let html = |reading| _ = black_box(to_html(black_box(reading), &options, &stored, None, STYLE));
    group.bench_function("html", |b| b.iter(|| readings.iter().for_each(html)));
    group.finish();
}
