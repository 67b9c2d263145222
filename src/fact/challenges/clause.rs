//! Where a clause begins and ends, and which clauses say that something has gone wrong without a cue noun:
//! `jaringan antarpulau belum tersedia`, `partisipasi pemilih cenderung turun`, `kami hanya punya 31 auditor`.

use std::ops::Range;

use super::{HYPOTHETICAL, Reader};
use crate::lexicon::{self, CueKind, Entry, SpeechKind};
use crate::text::{Kind, Token};

/// Words that open what follows from a lack: `… minimnya alat sehingga warga menunggu`.
const CONSEQUENCE: &[&str] = &[
    "sehingga",
    "agar",
    "supaya",
    "membuat",
    "menyebabkan",
    "mengakibatkan",
    "menjadi",
    "menjadikan",
    "karena",
    "akibat",
    "namun",
    "tetapi",
    "tapi",
    "sementara",
    "sedangkan",
    "meski",
    "meskipun",
    "walaupun",
    "padahal",
    "adalah",
    "merupakan",
    "saat",
    "ketika",
    "bahwa",
    "sebelum",
    "setelah",
    "turut",
    "ikut",
    "juga",
    "masih",
    "telah",
    "sudah",
    "akan",
];
/// Words behind which a new clause begins.
const JOINTS: &[&str] = &[
    "bahwa",
    "karena",
    "namun",
    "tetapi",
    "tapi",
    "sementara",
    "sedangkan",
    "sebab",
    "lantaran",
    "sehingga",
    "dan",
    "meski",
    "meskipun",
    "walaupun",
    "padahal",
    "menampik",
    "mengaku",
    "menilai",
    "menyebut",
    "mengakui",
];
/// Words between a subject and the state it is in: `masih rendah`, `cenderung turun`.
const DEGREES: &[&str] = &[
    "masih",
    "cenderung",
    "terus",
    "sering",
    "kerap",
    "mulai",
    "semakin",
    "makin",
    "kian",
    "sangat",
    "terlalu",
    "juga",
    "relatif",
    "tergolong",
];
const NEGATORS: &[&str] = &["belum", "tidak", "tak", "kurang"];
/// What a sentence of cause says with the thing before it: `waktu yang sempit membuat …`.
const CAUSES: &[&str] = &["membuat", "menyebabkan", "mengakibatkan"];
/// Subjects that only point back: `itu belum optimal` alone says nothing.
const POINTERS: &[&str] = &["ini", "itu", "tersebut", "hal", "ia", "dia", "mereka", "yang", "kondisi", "juga", "pun"];

impl Reader<'_> {
    /// The clause in which something has gone wrong, if `at` is the beginning of its predicate.
    pub(super) fn gone_wrong(&self, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let token = self.token(at).filter(|t| t.is_lower())?;
        if token.is_any(&["yang"]) {
            return self.bad_thing(at, sentence);
        }
        let predicate = self.predicate(at, sentence.end)?;
        let start = self.clause_start(at, sentence.start);
        let subject = self.article.slice(start..at);
        let says = subject.iter().any(|t| t.is_word() && !t.is_any(POINTERS));
        let relative = subject.last().is_some_and(|t| t.is_any(&["yang"]));
        let hypothetical = subject.iter().any(|t| {
            t.is_any(HYPOTHETICAL) || t.is_any(&["bukan", "apakah", "dikhawatirkan", "berpotensi", "untuk", "siapa"])
        });
        let asked = self.article.slice(sentence.clone()).last().is_some_and(|t| t.is_mark('?'));
        let end = self.clause_end(predicate, sentence.end);
        (says && !relative && !hypothetical && !asked && start < at).then_some(start..end)
    }

    /// The end of a predicate that says that something is not as it should be: `belum merata`, `masih sangat terbatas`,
    /// `terlalu sering berubah`, `hanya punya 31 auditor`.
    fn predicate(&self, at: usize, end: usize) -> Option<usize> {
        let token = self.token(at)?;
        if token.is_any(NEGATORS) {
            let from = self.past(
                at + 1,
                end,
                &["saling", "sepenuhnya", "begitu", "juga", "pernah", "semua", "lagi", "dapat", "bisa"],
            );
            return self.cue(from, end, CueKind::GoodState).map(|n| from + n);
        }
        if self.cue(at, end, CueKind::Shortfall).is_some() {
            let from = self.past(
                at + 1,
                end,
                &["mencapai", "punya", "memiliki", "mempunyai", "ada", "tersedia", "terisi", "mampu", "di", "sekitar"],
            );
            let number = self
                .token(from)
                .filter(|t| t.kind == Kind::Number || t.is_any(&["satu", "dua", "tiga", "empat", "lima"]))?;
            let measured = from > at + 1 && !number.is_mark(',');
            let share = self.token(from + 1).is_some_and(|t| t.is_any(&["dari", "persen"]) || t.is_mark('%'));
            return (measured || share).then_some(from + 1);
        }
        if !token.is_any(DEGREES) {
            return None;
        }
        let from = self.past(at, end, DEGREES);
        if let Some(n) = self.cue(from, end, CueKind::BadState) {
            return Some(from + n);
        }
        // `terlalu banyak meja`, `melewati terlalu …`: too much of anything is wrong.
        self.token(from - 1).filter(|t| t.is_any(&["terlalu"]))?;
        self.token(from).filter(|t| t.is_lower()).map(|_| from + 1)
    }

    fn past(&self, from: usize, end: usize, words: &[&str]) -> usize {
        (from..end).find(|&i| !self.token(i).is_some_and(|t| t.is_any(words))).unwrap_or(end)
    }

    /// `bekerja dengan selang yang sudah tua`, `waktu persiapan yang sempit membuat …`: a thing and the bad state it is in,
    /// where the sentence says that it gets in the way.
    fn bad_thing(&self, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let from =
            self.past(at + 1, sentence.end, &["sudah", "masih", "sangat", "terlalu", "serba", "makin", "semakin"]);
        let end = from + self.cue(from, sentence.end, CueKind::BadState)?;
        let start = (sentence.start..at)
            .rev()
            .take(6)
            .take_while(|&i| self.token(i).is_some_and(|t| t.is_word() && !t.is_any(&["dengan", "akibat", "karena"])))
            .last()?;
        let with =
            start > sentence.start && self.token(start - 1).is_some_and(|t| t.is_any(&["dengan", "akibat", "karena"]));
        let causes = self.token(end).is_some_and(|t| t.is_any(CAUSES));
        (with || causes).then_some(start..end)
    }

    /// The start of the clause that `at` lies in: behind a mark, a joint (`bahwa`, `karena`) or a verb of saying.
    pub(super) fn clause_start(&self, at: usize, start: usize) -> usize {
        (start..at).rev().find(|&i| self.opens_clause(i, at)).map_or(start, |i| i + 1)
    }

    fn opens_clause(&self, i: usize, end: usize) -> bool {
        self.token(i)
            .is_some_and(|t| matches!(t.kind, Kind::Mark(',' | ':' | ';' | '"' | '\'' | '-' | '.')) || t.is_any(JOINTS))
            || lexicon::longest(self.article.slice(i..end), |e| {
                matches!(e, Entry::Speech(SpeechKind::PostQuoteVerb | SpeechKind::ReportingVerb, _)).then_some(())
            })
            .is_some_and(|(n, ())| n == 1)
    }

    pub(super) fn clause_end(&self, from: usize, end: usize) -> usize {
        (from..end)
            .find(|&i| {
                self.token(i).is_some_and(|t| {
                    matches!(t.kind, Kind::Mark(',' | ';' | '.' | '!' | '?' | '"' | ':'))
                        || t.is_any(&[
                            "sehingga",
                            "karena",
                            "agar",
                            "sementara",
                            "namun",
                            "tetapi",
                            "tapi",
                            "sedangkan",
                        ])
                })
            })
            .unwrap_or(end)
    }

    /// The end of a noun phrase that says a lack.
    pub(super) fn phrase_end(&self, from: usize, end: usize) -> usize {
        (from..end)
            .find(|&i| {
                self.token(i).is_some_and(|t| {
                    matches!(t.kind, Kind::Mark(',' | ';' | '.' | '!' | '?' | '"' | ':' | '-'))
                        || (t.is_any(CONSEQUENCE) && !self.is_relative(i - 1))
                        || (t.is_any(&["yang"]) && self.token(i + 1).is_some_and(|t| t.is_any(&["juga"])))
                        // `… dalam Rapat Kerja`: where it was said, no part of it.
                        || (t.is_any(&["dalam", "pada"]) && self.token(i + 1).is_some_and(Token::is_capitalised))
                })
            })
            .unwrap_or(end)
    }

    fn is_relative(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_any(&["yang"]))
    }
}
