//! Where a clause begins and ends, and which clauses say that something has gone wrong without a cue noun:
//! `jaringan antarpulau belum tersedia`, `partisipasi pemilih cenderung turun`, `kami hanya punya 31 auditor`.

use std::ops::Range;

use super::{Cues, HYPOTHETICAL, Reader};
use crate::lexicon::{self, CueKind, Entry, SpeechKind, Word, kinds, words};
use crate::text::{Kind, Token};

/// Words that open what follows from a lack: `… minimnya alat sehingga warga menunggu`.
const CONSEQUENCE: &[Word] = words![
    "sehingga",
    "agar",
    "supaya",
    "membuat",
    "menyebabkan",
    "mengakibatkan",
    "menjadi",
    "menjadikan",
    "berdampak",
    "berimbas",
    "berakibat",
    "berpengaruh",
    "mempengaruhi",
    "memengaruhi",
    "memicu",
    "bukannya",
    "sambil",
    "disinyalir",
    "diduga",
    "belum",
    "nampaknya",
    "tampaknya",
    "melainkan",
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
const JOINTS: &[Word] = words![
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
    "membuat",
    "menyebabkan",
    "mengakibatkan",
];
/// Words between a subject and the state it is in: `masih rendah`, `cenderung turun`.
const DEGREES: &[Word] = words![
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
/// Verbs that say by themselves that a thing has come to a halt: `akses jalan terputus`.
const STUCK: &[Word] = words![
    "terputus",
    "terhenti",
    "tersendat",
    "terbengkalai",
    "terisolasi",
    "terisolir",
    "mangkrak",
    "mandek",
    "lumpuh",
    "tertunda",
    "terhambat",
    "terganggu",
];
/// States that are bad without a word of degree: `pupuk langka di lapangan`, `jalan desa rusak`.
const BAD: &[Word] = words![
    "rusak", "langka", "minim", "terbatas", "macet", "sepi", "sulit", "susah", "bocor", "jebol", "ambruk", "roboh",
    "mangkrak",
];
/// What the suffering of a matter is said with: `produksi mengalami penurunan`.
const SUFFERED: &[Word] = words![
    "penurunan",
    "kerusakan",
    "keterlambatan",
    "gangguan",
    "defisit",
    "kemacetan",
    "krisis",
    "kekeringan",
    "kelangkaan",
];
/// Who and what is kept from doing things: `nelayan tidak bisa melaut`.
const KEPT: &[Word] = words![
    "warga",
    "petani",
    "nelayan",
    "siswa",
    "murid",
    "pedagang",
    "masyarakat",
    "pasien",
    "kendaraan",
    "kapal",
    "truk",
    "mobil",
    "alat",
    "mesin",
    "guru",
    "pelajar",
    "peternak",
    "pengusaha",
    "sekolah",
    "keluarga",
    "penumpang",
    "pelanggan",
];
/// Longer than any phrase that attributes speech.
const LONGEST_SPEECH: usize = 8;
const NEGATORS: &[Word] = words!["belum", "tidak", "tak", "kurang"];
/// What a sentence of cause says with the thing before it: `waktu yang sempit membuat …`.
const CAUSES: &[Word] = words!["membuat", "menyebabkan", "mengakibatkan"];
/// Subjects that only point back: `itu belum optimal` alone says nothing.
const POINTERS: &[Word] =
    words!["ini", "itu", "tersebut", "hal", "ia", "dia", "mereka", "yang", "kondisi", "juga", "pun"];

impl Reader<'_> {
    /// The clause in which something has gone wrong, if `at` is the beginning of its predicate.
    pub(super) fn gone_wrong(&mut self, at: usize, sentence: &Range<usize>, cues: Cues) -> Option<Range<usize>> {
        let token = self.token(at).filter(|t| t.is_lower())?;
        if token.is_any(words!["yang"]) {
            return self.bad_thing(at, sentence);
        }
        if let Some(clause) = self.some_or_not_all(at, sentence) {
            return Some(clause);
        }
        let predicate = self.predicate(at, sentence.end, cues)?;
        if self.is_question(sentence) {
            return None;
        }
        let start = self.clause_opened(at, sentence.start);
        let tokens = &self.article.tokens;
        let says = |i: &usize| tokens.get(*i).is_some_and(|t| t.is_word() && !t.is_any(POINTERS));
        let says = self.seen.subject.before(at, says).is_some_and(|i| i >= start);
        let unsaid = |i: &usize| {
            tokens.get(*i).is_some_and(|t| {
                t.is_any(HYPOTHETICAL)
                    || t.is_any(words!["bukan", "apakah", "dikhawatirkan", "berpotensi", "untuk", "siapa"])
            })
        };
        let hypothetical = self.seen.unsaid.before(at, unsaid).is_some_and(|i| i >= start);
        let relative = start < at && self.is_relative(at - 1);
        // `aktivitas terhambat dan penghasilan turun`: what comes to a halt is said before `dan`.
        let halts = token.is_any(STUCK) && self.token(predicate).is_some_and(|t| t.is_any(words!["dan"]));
        let end = if halts { predicate } else { self.clause_end(predicate, sentence.end) };
        // `Saat ini, baru sekitar 0,7 persen koperasi yang …`: the figure says it, with nothing before it.
        let figure = start == at && cues.of(CueKind::Shortfall).is_some() && end > predicate + 2;
        ((says || figure) && !relative && !hypothetical).then_some(start..end)
    }

    fn is_question(&self, sentence: &Range<usize>) -> bool {
        self.article.slice(sentence.clone()).last().is_some_and(|t| t.is_mark('?'))
    }

    /// `banyak petani yang tidak mendapatkan haknya`, `tak semua petani terdaftar`: what fails for many, or works for some only.
    fn some_or_not_all(&mut self, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let token = self.token(at)?;
        let article = self.article;
        let is = |i: usize, words: &[Word]| i < sentence.end && article.token(i).is_some_and(|t| t.is_any(words));
        let some = token.is_any(words!["banyak", "beberapa", "sebagian", "sejumlah"]);
        let negated = token.is_any(words!["tidak", "tak", "belum"]);
        if !(some || negated) || self.is_question(sentence) {
            return None;
        }
        let hypothetical = |i: &usize| article.token(*i).is_some_and(|t| t.is_any(HYPOTHETICAL));
        if self.seen.hypothetical.before(at, hypothetical).is_some() {
            return None;
        }
        let end = self.clause_end(at + 1, sentence.end);
        if negated && is(at + 1, words!["semua", "seluruh", "setiap"]) && end > at + 3 {
            return Some(at..end);
        }
        if some && !is(at.wrapping_sub(1), words!["tidak", "tak"]) {
            let that = (at + 2..end.min(at + 7)).find(|&i| is(i, words!["yang"]) && is(i + 1, NEGATORS))?;
            return (that + 2 < end).then_some(at..end);
        }
        None
    }

    /// The end of a predicate that says that something is not as it should be: `belum merata`, `masih sangat terbatas`,
    /// `terlalu sering berubah`, `hanya punya 31 auditor`.
    fn predicate(&self, at: usize, end: usize, cues: Cues) -> Option<usize> {
        let token = self.token(at)?;
        if token.is_any(NEGATORS) {
            let from = self.past(
                at + 1,
                end,
                words!["saling", "sepenuhnya", "begitu", "juga", "pernah", "semua", "lagi", "dapat", "bisa"],
            );
            if self.token(at + 1)?.is_any(words!["bisa", "dapat", "mampu", "sanggup"]) && self.is_kept(at) {
                return self.token(at + 2).filter(|t| t.is_lower()).map(|_| at + 3);
            }
            // `persoalan data itu tak kunjung diperbaiki`
            if self.token(at + 1)?.is_any(words!["kunjung"]) {
                return (at + 2 < end).then_some(at + 3);
            }
            // `belum memiliki gudang` lacks one; `produk itu tidak memiliki izin` is what a crime is about.
            let owns =
                token.is_any(words!["belum"]) && self.token(from)?.is_any(words!["memiliki", "mempunyai", "punya"]);
            // `proses belajar tidak berjalan`, but `tidak bisa berjalan sendiri-sendiri` is a wish.
            let goes = self.token(from)?.is_any(words!["berjalan"]);
            let alone = goes && (from > at + 1 || self.text_starts(from + 1, "sendiri"));
            return self
                .cue(from, end, CueKind::GoodState)
                .filter(|&n| n > 1 || !alone)
                .or(owns.then_some(1))
                .map(|n| from + n);
        }
        if cues.of(CueKind::Shortfall).is_some() {
            let from = self.past(
                at + 1,
                end,
                words![
                    "mencapai",
                    "punya",
                    "memiliki",
                    "mempunyai",
                    "ada",
                    "tersedia",
                    "terisi",
                    "mampu",
                    "di",
                    "sekitar",
                    "sebesar",
                    "sebanyak",
                ],
            );
            let number = self
                .token(from)
                .filter(|t| t.kind == Kind::Number || t.is_any(words!["satu", "dua", "tiga", "empat", "lima"]))?;
            let measured = from > at + 1 && !number.is_mark(',');
            let share = self.token(from + 1).is_some_and(|t| t.is_any(words!["dari", "persen"]) || t.is_mark('%'));
            return (measured || share).then_some(from + 1);
        }
        if token.is_any(BAD) && self.is_bare_predicate(at, end) {
            return Some(at + 1);
        }
        // `produksi mengalami penurunan`, `jumlah pegawai melebihi kemampuan keuangan daerah`
        let with = |verb: &[Word], objects: &[Word]| {
            token.is_any(verb) && self.token(at + 1).is_some_and(|t| t.is_any(objects))
        };
        if with(words!["mengalami"], SUFFERED) || with(words!["melebihi"], words!["kemampuan", "kapasitas", "daya"]) {
            return Some(at + 2);
        }
        if token.is_any(STUCK) {
            // `jembatan yang terputus itu` tells which, `jembatan terputus.` tells what has happened.
            let ends = self.token(at + 1).filter(|_| at + 1 < end).is_none_or(|t| {
                matches!(t.kind, Kind::Mark(_))
                    || t.is_any(words!["akibat", "karena", "sejak", "sehingga", "setelah", "dan", "selama", "total"])
            });
            return ends.then_some(at + 1);
        }
        if !token.is_any(DEGREES) {
            return None;
        }
        // `angka putus sekolah masih tinggi`, `di hulu masih banyak lahan gundul`
        if token.is_any(words!["masih"])
            && self.token(at + 1).is_some_and(|t| t.is_any(words!["ada", "banyak", "tinggi"]))
        {
            return Some(at + 2);
        }
        let from = self.past(at, end, DEGREES);
        if let Some(n) = self.cue(from, end, CueKind::BadState) {
            // `sangat kecil kemungkinannya` says how likely something is.
            let likely = self.token(from + n).is_some_and(|t| t.is_any(words!["kemungkinan", "kemungkinannya"]));
            return (!likely).then_some(from + n);
        }
        // `terlalu banyak meja`, `terlalu sering berubah`: too much of anything is wrong.
        self.article.slice(at..from).iter().find(|t| t.is_any(words!["terlalu"]))?;
        self.token(from).filter(|t| t.is_lower()).map(|_| from + 1)
    }

    /// Whether the subject before a verb is one that is kept from doing things: `ribuan nelayan di Kabupaten Batang`.
    fn is_kept(&self, verb: usize) -> bool {
        let subject = (verb.saturating_sub(6)..verb).rev();
        subject
            .take_while(|&i| {
                self.token(i).is_some_and(|t| {
                    t.is_capitalised()
                        || t.is_any(KEPT)
                        || t.is_any(words!["di", "kecil", "besar", "setempat", "lokal", "lain"])
                })
            })
            .any(|i| self.token(i).is_some_and(|t| t.is_any(KEPT)))
    }

    /// Whether a bad state is what the clause says, and not which thing it means: `jalan desa rusak sejak Mei`, but
    /// `memperbaiki jalan rusak`.
    fn is_bare_predicate(&self, at: usize, end: usize) -> bool {
        let start = self.clause_start(at, at.saturating_sub(8));
        let subject = start..at;
        let nominal = !subject.is_empty() && subject.clone().all(|i| self.is_nominal(i)) && subject.len() <= 6;
        let pointed = subject.clone().any(|i| {
            self.token(i).is_some_and(|t| {
                t.is_any(words!["yang", "di", "dari", "untuk", "dengan", "sangat", "tidak", "lebih", "paling"])
            })
        });
        let goes_on = self.token(at + 1).filter(|_| at + 1 < end).is_none_or(|t| {
            let hard = self.token(at).is_some_and(|t| t.is_any(words!["sulit", "susah"]));
            let word = t.span.of(self.article.text);
            matches!(t.kind, Kind::Mark(',' | '.' | ';' | '"'))
                || t.is_any(words!["di", "sejak", "karena", "akibat", "sehingga", "parah", "berat"])
                || hard && (word.starts_with("di") || word.starts_with("me"))
        });
        nominal && !pointed && goes_on
    }

    fn text_starts(&self, at: usize, with: &str) -> bool {
        self.token(at).is_some_and(|t| t.span.of(self.article.text).starts_with(with))
    }

    /// Behind the words of a list: of so many that somebody may write.
    fn past(&self, from: usize, end: usize, words: &[Word]) -> usize {
        let end = end.min(from + 12);
        (from..end).find(|&i| !self.token(i).is_some_and(|t| t.is_any(words))).unwrap_or(end)
    }

    /// `bekerja dengan selang yang sudah tua`, `waktu persiapan yang sempit membuat …`: a thing and the bad state it is in,
    /// where the sentence says that it gets in the way.
    fn bad_thing(&self, at: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let from =
            self.past(at + 1, sentence.end, words!["sudah", "masih", "sangat", "terlalu", "serba", "makin", "semakin"]);
        let end = from + self.cue(from, sentence.end, CueKind::BadState)?;
        let start = (sentence.start..at)
            .rev()
            .take(6)
            .take_while(|&i| {
                self.token(i).is_some_and(|t| t.is_word() && !t.is_any(words!["dengan", "akibat", "karena"]))
            })
            .last()?;
        let with = start > sentence.start
            && self.token(start - 1).is_some_and(|t| t.is_any(words!["dengan", "akibat", "karena"]));
        let causes = self.token(end).is_some_and(|t| t.is_any(CAUSES));
        // `bukan karena pasokan yang terbatas`
        let denied = self
            .article
            .slice(start.saturating_sub(5).max(sentence.start)..start)
            .iter()
            .any(|t| t.is_any(words!["bukan", "apakah"]));
        (!denied && (with || causes)).then_some(start..end)
    }

    /// The start of the clause that `at` lies in, in a sentence read from left to right.
    pub(super) fn clause_opened(&mut self, at: usize, start: usize) -> usize {
        // Where its speech verb goes on behind `at`, an opening is none for a later place: near ones are looked at again.
        let settled = start.max(at.saturating_sub(LONGEST_SPEECH));
        let near = self.clause_start(at, settled);
        if near > settled || settled == start {
            return near;
        }
        let mut opening = self.seen.opening;
        let found = opening.before(settled, |&i| self.opens_clause(i, at));
        self.seen.opening = opening;
        found.map_or(start, |i| i + 1)
    }

    /// The start of the clause that `at` lies in: behind a mark, a joint (`bahwa`, `karena`) or a verb of saying.
    pub(super) fn clause_start(&self, at: usize, start: usize) -> usize {
        (start..at).rev().find(|&i| self.opens_clause(i, at)).map_or(start, |i| i + 1)
    }

    fn opens_clause(&self, i: usize, end: usize) -> bool {
        // `Dinas Perumahan dan Kawasan Permukiman belum …`: inside a name.
        let capital = |i: usize| self.token(i).is_some_and(Token::is_capitalised);
        if self.token(i).is_some_and(|t| t.is_any(words!["dan"])) && i > 0 && capital(i - 1) && capital(i + 1) {
            return false;
        }
        self.token(i)
            .is_some_and(|t| matches!(t.kind, Kind::Mark(',' | ':' | ';' | '"' | '\'' | '-' | '.')) || t.is_any(JOINTS))
            || lexicon::longest(self.article.slice(i..end), kinds![Speech], |e| {
                matches!(e, Entry::Speech(SpeechKind::PostQuoteVerb | SpeechKind::ReportingVerb, _)).then_some(())
            })
            .is_some_and(|(n, ())| n == 1)
    }

    pub(super) fn clause_end(&mut self, from: usize, end: usize) -> usize {
        if let Some(seen) = &self.seen.end
            && (seen.start..=seen.end).contains(&from)
        {
            return seen.end;
        }
        let ends = |t: &Token| {
            matches!(t.kind, Kind::Mark(',' | ';' | '.' | '!' | '?' | '"' | ':'))
                || t.is_any(words!["sehingga", "karena", "agar", "sementara", "namun", "tetapi", "tapi", "sedangkan",])
        };
        let found = (from..end).find(|&i| self.token(i).is_some_and(ends)).unwrap_or(end);
        self.seen.end = Some(from..found);
        found
    }

    /// The end of a noun phrase that says a lack.
    pub(super) fn phrase_end(&self, from: usize, end: usize) -> usize {
        (from..end)
            .find(|&i| {
                self.token(i).is_some_and(|t| {
                    matches!(t.kind, Kind::Mark(',' | ';' | '.' | '!' | '?' | '"' | ':' | '-'))
                        || (t.is_any(CONSEQUENCE) && !self.is_relative(i.wrapping_sub(1)))
                        || (t.is_any(words!["yang"]) && self.token(i + 1).is_some_and(|t| t.is_any(words!["juga"])))
                        // `… dalam Rapat Kerja`: where it was said, no part of it.
                        || (t.is_any(words!["dalam", "pada"]) && self.token(i + 1).is_some_and(Token::is_capitalised))
                })
            })
            .unwrap_or(end)
    }

    pub(super) fn is_relative(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_any(words!["yang"]))
    }
}

#[cfg(test)]
mod tests {
    use crate::fact::challenges::challenges;
    use crate::lexicon::{self, kinds};
    use crate::text::Article;

    fn found(text: &str) -> Vec<String> {
        let text = format!("Judul\n{text}");
        challenges(&Article::read(&text)).into_iter().map(|c| c.text).collect()
    }

    #[test]
    fn what_fails_for_many_or_works_for_some_only() {
        assert_eq!(
            found("Ia menyebut banyak kelompok tani yang tidak mendapatkan haknya."),
            ["banyak kelompok tani yang tidak mendapatkan haknya"]
        );
        assert_eq!(
            found("Ia mengungkapkan tak semua petani terdaftar dalam program itu."),
            ["tak semua petani terdaftar dalam program itu"]
        );
        assert!(found("Jika banyak petani yang tidak hadir, rapat diulang.").is_empty());
    }

    #[test]
    fn words_that_open_a_predicate_are_found_by_their_kind() {
        for list in [super::BAD, super::STUCK, super::DEGREES, super::NEGATORS] {
            for &word in list {
                assert!(lexicon::opened_by(word).meet(kinds![Word]), "{}", lexicon::spelling(word));
            }
        }
    }

    #[test]
    fn bare_states_only_where_the_clause_says_them() {
        assert_eq!(found("Sekarang, pupuk langka di lapangan."), ["pupuk langka di lapangan"]);
        assert_eq!(found("Akses jalan terputus sejak Senin."), ["Akses jalan terputus sejak Senin"]);
        assert!(found("Warga memperbaiki jalan rusak bersama tentara.").is_empty());
        assert!(found("Hal itu bukan karena pasokan yang terbatas.").is_empty());
    }

    #[test]
    fn who_is_kept_from_doing_what() {
        assert_eq!(found("Akibatnya, nelayan tidak bisa melaut."), ["nelayan tidak bisa melaut"]);
        assert_eq!(
            found("Pemalangan itu membuat proses belajar tidak berjalan selama sepekan."),
            ["proses belajar tidak berjalan selama sepekan"]
        );
        assert!(found("Penanganannya tidak bisa berjalan sendiri-sendiri.").is_empty());
    }

    #[test]
    fn a_thing_that_is_not_as_it_should_be() {
        assert_eq!(found("Sari mengatakan jaringan air belum merata."), ["jaringan air belum merata"]);
        assert_eq!(found("Ia menilai minat baca cenderung turun."), ["minat baca cenderung turun"]);
        assert_eq!(found("Aturan desa terlalu sering berubah."), ["Aturan desa terlalu sering berubah"]);
        assert_eq!(
            found("Data penerima tidak sesuai dengan kenyataan."),
            ["Data penerima tidak sesuai dengan kenyataan"]
        );
        assert_eq!(found("Desa itu belum memiliki gudang."), ["Desa itu belum memiliki gudang"]);
        assert_eq!(found("Angka putus sekolah masih tinggi."), ["Angka putus sekolah masih tinggi"]);
    }

    #[test]
    fn a_figure_that_falls_short() {
        assert_eq!(found("\"Kami hanya punya 12 penyuluh,\" kata Sari."), ["Kami hanya punya 12 penyuluh"]);
        assert_eq!(found("Serapan gabah baru mencapai 31 persen."), ["Serapan gabah baru mencapai 31 persen"]);
        assert!(found("Rapat hanya berlangsung dua jam.").is_empty());
        assert!(found("Gedung baru 2025 itu diresmikan.").is_empty());
    }

    #[test]
    fn a_bad_thing_that_gets_in_the_way() {
        assert_eq!(found("Petugas bekerja dengan selang yang sudah tua."), ["selang yang sudah tua"]);
        assert_eq!(found("Waktu pelatihan yang sempit membuat peserta kewalahan."), ["Waktu pelatihan yang sempit"]);
        assert!(found("Bantuan diberikan kepada warga yang rentan.").is_empty());
    }

    #[test]
    fn questions_and_what_only_may_be_are_none() {
        assert!(found("Apakah stok masih kurang?").is_empty());
        assert!(found("Dikhawatirkan pasokan air makin menipis.").is_empty());
        assert!(found("Itu masih kurang.").is_empty());
        assert!(found("Produk itu tidak punya izin edar.").is_empty());
    }

    #[test]
    fn a_lack_ends_where_its_sentence_goes_on() {
        assert_eq!(found("Minimnya buku anak turut dikeluhkan guru."), ["Minimnya buku anak"]);
        assert_eq!(found("Dewan menyoroti rendahnya serapan dana dalam Rapat Kerja itu."), ["rendahnya serapan dana"]);
        assert!(found("Keterbatasan itu disiasati dengan gotong royong.").is_empty());
    }
}
