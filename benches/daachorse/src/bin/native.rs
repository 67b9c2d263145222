//! `native phrases` prints the phrases. `native time SECONDS FILE…` times kotak-fakta and the pass on texts, by turns, and
//! prints a JSON object: file → what → microseconds a call, one for each turn.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Fewer turns have no median worth the name.
const FEWEST_TURNS: usize = 5;
/// More say nothing new.
const MOST_TURNS: usize = 301;
/// So long is a turn at least, repeating the call, that the clock does not count.
const TURN: Duration = Duration::from_millis(2);
/// What takes longer than this for one call takes no turns: that call is all we wait for.
const LONGEST_CALL: Duration = Duration::from_secs(5);

struct Subject<'a> {
    file: &'a str,
    what: &'static str,
    text: &'a str,
    run: fn(&str),
    /// How many make a turn; 0 where there are no turns.
    calls: u32,
    samples: Vec<f64>,
}

impl Subject<'_> {
    fn warm_up(&mut self) {
        let mut taken = self.take_turn();
        if taken > LONGEST_CALL {
            self.keep(taken);
            self.calls = 0;
        }
        while self.calls > 0 && taken < TURN {
            self.calls *= 2;
            taken = self.take_turn();
        }
    }

    fn keep(&mut self, taken: Duration) {
        self.samples.push(taken.as_secs_f64() * 1e6 / f64::from(self.calls));
    }

    fn take_turn(&self) -> Duration {
        let started = Instant::now();
        for _ in 0..self.calls {
            (self.run)(black_box(self.text));
        }
        started.elapsed()
    }
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["phrases"] => println!("{}", daachorse_pass::PHRASES),
        ["time", seconds, files @ ..] => println!("{}", time(seconds.parse().unwrap(), files)),
        _ => panic!("native phrases | native time SECONDS FILE..."),
    }
}

fn time(seconds: f64, files: &[&str]) -> String {
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let parse: fn(&str) = |text| _ = black_box(kotak_fakta::extract(text));
    let pass: fn(&str) = |text| _ = black_box(daachorse_pass::count(text));
    let mut subjects: Vec<Subject> = files
        .iter()
        .zip(&texts)
        .flat_map(|(file, text)| [("parse", parse), ("pass", pass)].map(|(what, run)| (file, what, text, run)))
        .map(|(file, what, text, run)| Subject { file, what, text, run, calls: 1, samples: Vec::new() })
        .collect();
    subjects.iter_mut().for_each(Subject::warm_up);
    let started = Instant::now();
    for turn in 0..MOST_TURNS {
        if turn >= FEWEST_TURNS && started.elapsed().as_secs_f64() > seconds {
            break;
        }
        // To and fro: what slows down for a while slows down neighbours alike.
        subjects.reverse();
        for subject in subjects.iter_mut().filter(|subject| subject.calls > 0) {
            let taken = subject.take_turn();
            subject.keep(taken);
        }
    }
    let mut out: BTreeMap<&str, BTreeMap<&str, Vec<f64>>> = BTreeMap::new();
    for subject in subjects {
        out.entry(subject.file).or_default().insert(subject.what, subject.samples);
    }
    serde_json::to_string(&out).unwrap()
}
