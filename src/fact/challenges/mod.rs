//! What stands in the way, goes wrong or lacks.
//!
//! Two ways lead to a challenge: a cue that announces it (`kendala utama adalah …`, `sejumlah tantangan, antara lain …`), also
//! over the end of a sentence, and a phrase that says a lack by itself (`minimnya …`, `… belum tersedia`). Hypotheticals,
//! goals and problems reported as solved are left out.

use std::ops::Range;

mod clause;

use super::cut;
use crate::fact_box::{Challenge, Evidence, Role};
use crate::lexicon::{self, CueKind, Entry, SpeechKind, Word, kinds, words};
use crate::text::{Article, Kind, Part, Span, Token};
use crate::trace;
use crate::wording::{Wording, Wordings};

/// The challenges of the article, in text order.
pub(super) fn challenges(article: &Article) -> Vec<Challenge> {
    let mut reader =
        Reader { article, found: Vec::new(), waiting: None, counted: None, listing: None, seen: Seen::before(0) };
    reader.read();
    let mut said = Said::default();
    let new = |span: &Span| said.is_new(span.of(article.text));
    let found = reader.found.into_iter().filter(new);
    found
        .map(|span| Challenge {
            text: cut(article, span),
            said_by: None,
            edited: false,
            certainty: None,
            reason: None,
            evidence: vec![Evidence { role: Role::Name, span }],
        })
        .collect()
}

/// The wordings that have been said: each as a whole, and what it begins with, up to every end of a word.
#[derive(Default)]
struct Said {
    wordings: Wordings,
    beginnings: Vec<Wording>,
}

impl Said {
    /// Takes a wording down unless one was that begins with it or that it begins with: `keterbatasan anggaran` is said by
    /// `Keterbatasan anggaran yang dialokasikan dari pusat` already.
    fn is_new(&mut self, text: &str) -> bool {
        // No letters.
        const WHOLE: u64 = u64::MAX;
        const BEGINNING: u64 = WHOLE - 1;
        self.beginnings.clear();
        let mut wording = Wording::NONE;
        let mut from = 0;
        for (at, _) in text.match_indices(|c: char| !c.is_alphanumeric()) {
            wording = wording.and(text.get(from..at).unwrap_or_default());
            self.beginnings.push(wording);
            from = at;
        }
        wording = wording.and(text.get(from..).unwrap_or_default());
        self.beginnings.push(wording);
        // `… tersebut` only points back to what was said without it.
        let pointed = text.len().checked_sub(TERSEBUT.len()).and_then(|at| text.split_at_checked(at));
        let whole = match pointed {
            Some((rest, end)) if end.eq_ignore_ascii_case(TERSEBUT) => Wording::of(rest),
            _ => wording,
        };
        let old = self.wordings.get(whole.with(BEGINNING)).is_some()
            || self.beginnings.iter().any(|b| self.wordings.get(b.with(WHOLE)).is_some());
        if !old {
            self.wordings.insert(whole.with(WHOLE), 0);
            for b in &self.beginnings {
                self.wordings.insert(b.with(BEGINNING), 0);
            }
        }
        !old
    }
}

const TERSEBUT: &str = " tersebut";

struct Reader<'a> {
    article: &'a Article<'a>,
    /// In text order; no two overlap.
    found: Vec<Span>,
    /// The sentence in which a cue announced a list that has not come yet.
    waiting: Option<usize>,
    /// How many the list shall have: `tiga persoalan`.
    counted: Option<usize>,
    /// The sentence in which a list's last item stood: the next one may add to it.
    listing: Option<usize>,
    seen: Seen,
}

/// What has been seen of the sentence that is read, so that no token of it is asked the same thing twice, however long it is
/// and however many cues it has.
struct Seen {
    /// `jika` and its like.
    hypothetical: Last,
    /// These, and `apakah`.
    turned_off: Last,
    /// What keeps a clause from saying that something has gone wrong.
    unsaid: Last,
    /// A word that says what a clause is about.
    subject: Last,
    opening: Last,
    /// From where on a clause's end was looked for, and where it is.
    end: Option<Range<usize>>,
}

impl Seen {
    /// Nothing yet of a sentence that begins at `start`.
    const fn before(start: usize) -> Self {
        let nothing = Last { before: start, at: None };
        Self {
            hypothetical: nothing,
            turned_off: nothing,
            unsaid: nothing,
            subject: nothing,
            opening: nothing,
            end: None,
        }
    }
}

/// The last token of a kind before the place that was asked about last.
#[derive(Clone, Copy)]
struct Last {
    before: usize,
    at: Option<usize>,
}

impl Last {
    /// The last token before `at` that fits. Asked from left to right, it looks at no token twice.
    fn before(&mut self, at: usize, fits: impl FnMut(&usize) -> bool) -> Option<usize> {
        self.at = (self.before..at).rev().find(fits).or(self.at);
        self.before = self.before.max(at);
        self.at
    }
}

/// The lengths of the cues that begin at a token, by kind; 0 where none of the kind does.
#[derive(Clone, Copy, Default)]
struct Cues([u8; CUE_KINDS]);

const CUE_KINDS: usize = CueKind::Negator as usize + 1;

impl Cues {
    fn of(self, kind: CueKind) -> Option<usize> {
        self.0.get(kind as usize).map(|&n| usize::from(n)).filter(|&n| n > 0)
    }
}

/// Longest item, in tokens: what is longer is no phrase.
const LONGEST: usize = 40;

const HYPOTHETICAL: &[Word] = words!["jika", "apabila", "bila", "kalau", "seandainya", "agar", "supaya"];
/// Verbs whose subject stands in the way.
const OBSTRUCTS: &[Word] = words!["menghambat", "menyulitkan", "mempersulit", "mengganggu"];
const ORDINALS: &[Word] = words!["pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "terakhir"];
impl<'a> Reader<'a> {
    fn read(&mut self) {
        let article = self.article;
        let mut number = 0;
        for block in article.body() {
            if block.part == Part::Item {
                if self.waiting.is_some_and(|w| w + 1 == number) || self.listing.is_some_and(|l| l + 1 == number) {
                    let item = article.sentences.get(block.sentences.start).cloned().unwrap_or(block.tokens.clone());
                    self.note("challenge.bullet", item.clone(), item.clone());
                    self.push(item);
                    self.listing = Some(number);
                }
                number += 1;
                continue;
            }
            for sentence in article.sentences.get(block.sentences.clone()).unwrap_or_default() {
                // The sentences of a quote, which the article's sentences keep together: `"Ada dua hambatan. Pertama, …"`.
                let mut from = sentence.start;
                for end in sentence.start + 1..=sentence.end {
                    let stops = self.token(end - 1).is_some_and(|t| t.is_mark('.'))
                        && self.token(end).is_some_and(Token::is_capitalised);
                    if stops || end == sentence.end {
                        self.sentence(from..end, number);
                        number += 1;
                        from = end;
                    }
                }
            }
        }
    }

    fn token(&self, i: usize) -> Option<&'a Token> {
        self.article.tokens.get(i)
    }

    /// Which rule decided about some tokens, and by which.
    fn note(&self, rule: &'static str, about: Range<usize>, by: Range<usize>) {
        trace::note(rule, self.article.span(&about), self.article.span(&by));
    }

    fn cue(&self, at: usize, end: usize, kind: CueKind) -> Option<usize> {
        lexicon::longest(self.article.slice(at..end), kinds![Cue], |e| (e == Entry::Cue(kind)).then_some(()))
            .map(|f| f.0)
    }

    /// All cues at a token at once.
    fn cues(&self, at: usize, end: usize) -> Cues {
        let mut cues = Cues::default();
        if self.token(at).is_some_and(|t| t.opens.meet(kinds![Cue])) {
            lexicon::phrases(self.article.slice(at..end), kinds![Cue], &mut |length, entries| {
                for entry in entries {
                    if let Entry::Cue(kind) = *entry
                        && let Some(of_kind) = cues.0.get_mut(kind as usize)
                    {
                        *of_kind = u8::try_from(length).unwrap_or(u8::MAX);
                    }
                }
            });
        }
        cues
    }

    fn sentence(&mut self, sentence: Range<usize>, number: usize) {
        let end = sentence.end;
        if self.is_off(&sentence) {
            return;
        }
        self.seen = Seen::before(sentence.start);
        let near = |at: Option<usize>| at.is_some_and(|n| number <= n + 2);
        let start = self.after_quote_mark(sentence.start);
        if near(self.waiting) || near(self.listing) {
            // `Pertama, kata dia, masih rendahnya …`
            if self.token(start).is_some_and(|t| t.is_any(ORDINALS))
                && self.token(start + 1).is_some_and(|t| t.is_mark(','))
            {
                let from = self.after_aside(start + 2, end);
                self.note("challenge.ordinal", from..end, start..start + 1);
                let stop = self.clause_end(from, end);
                self.push(from..stop);
                self.listing = Some(number);
                return;
            }
            // `Antara lain …`, `Termasuk juga …`
            if let Some(n) = self.opens_list(start, end) {
                self.note("challenge.connector", start + n..end, start..start + n);
                self.list(start + n..end);
                self.listing = Some(number);
                return;
            }
            // `… tiga titik rawan. "Logistik yang terlambat, daftar pemilih yang usang, dan hujan deras."`
            if self.waiting.is_some_and(|n| number == n + 1)
                && let Some(count) = self.counted
                && self.items(start..end).len() == count
            {
                self.note("challenge.counted", start..end, start..end);
                self.list(start..end);
                return;
            }
        }
        let mut i = sentence.start;
        while i < end {
            // Most words say nothing of challenges.
            if !self.token(i).is_some_and(|t| t.opens.meet(kinds![Cue, Word])) {
                i += 1;
                continue;
            }
            let cues = self.cues(i, end);
            if let Some(n) = cues.of(CueKind::CueNoun).filter(|_| self.is_common_noun(i, sentence.start)) {
                if !self.is_turned_off(i, sentence.start) {
                    match self.list_after(i + n, end) {
                        Some(from) if self.token(from).is_some() && from < end => {
                            self.note("challenge.cue-noun", from..end, i..i + n);
                            self.list(from..end);
                            self.listing = Some(number);
                            return;
                        }
                        _ => {
                            self.waiting = Some(number);
                            self.counted = self.count_before(i, sentence.start);
                        }
                    }
                }
                if cues.of(CueKind::LackPattern).is_none() {
                    i += n;
                    continue;
                }
            }
            if let Some(n) = cues.of(CueKind::CueVerb) {
                self.note("challenge.cue-verb", sentence.clone(), i..i + n);
                self.verb(i, n, &sentence);
            }
            if let Some(n) = cues.of(CueKind::LackPattern)
                && !self.is_turned_off(i, sentence.start)
            {
                let done = self.lack(i, n, end).max(i + n);
                self.note("challenge.lack", i..done, i..i + n);
                i = done;
                continue;
            }
            if let Some(range) = self.gone_wrong(i, &sentence, cues) {
                self.note("challenge.gone-wrong", range.clone(), i..i + 1);
                i = range.end.max(i + 1);
                self.push(range);
                continue;
            }
            i += 1;
        }
    }

    /// Whether a sentence speaks of what may be, or of what is solved.
    fn is_off(&self, sentence: &Range<usize>) -> bool {
        let start = self.after_quote_mark(sentence.start);
        let opens =
            self.token(start).is_some_and(|t| t.is_any(words!["jika", "apabila", "bila", "kalau", "seandainya"]));
        let solved = sentence.clone().any(|i| {
            self.token(i).is_some_and(|t| t.opens.meet(kinds![Cue]) && t.is_any(words!["sudah", "telah", "berhasil"]))
                && self.cue(i, sentence.end, CueKind::Negator).is_some_and(|n| n >= 2)
        });
        opens || solved
    }

    /// A cue in capitals inside a name is none: `Seminar Tantangan Global`.
    fn is_common_noun(&self, at: usize, start: usize) -> bool {
        self.token(at)
            .is_some_and(|t| t.is_lower() || at == start || self.token(at - 1).is_some_and(|b| b.is_mark('"')))
    }

    /// `tidak ada kendala`, `mengatasi masalah`, `jika ada hambatan`, `mencegah kekurangan`
    fn is_turned_off(&mut self, at: usize, start: usize) -> bool {
        let from = at.saturating_sub(3).max(start);
        let near = self.article.slice(from..at);
        let goal = near.iter().any(|t| {
            t.is_any(words![
                "tanpa",
                "bukan",
                "mengatasi",
                "mencegah",
                "mengurangi",
                "menekan",
                "menyelesaikan",
                "mengantisipasi",
                "solusi",
                "menurunkan",
                "memecahkan",
                "menjawab",
                "menghindari",
                "terhindar",
                "atasi",
            ])
        });
        let none = near.windows(2).any(|w| matches!(w, [a, b] if a.is_any(words!["tidak", "tak", "belum"]) && b.is_any(words!["ada", "mengalami", "menemui", "menjadi"])));
        goal || none || self.is_hypothetical(at)
    }

    /// Whether the sentence says before a token that it speaks of what may be.
    fn is_hypothetical(&mut self, at: usize) -> bool {
        let tokens = &self.article.tokens;
        let fits = |i: &usize| tokens.get(*i).is_some_and(|t| t.is_any(HYPOTHETICAL) || t.is_any(words!["apakah"]));
        self.seen.turned_off.before(at, fits).is_some()
    }

    fn after_quote_mark(&self, at: usize) -> usize {
        at + usize::from(self.token(at).is_some_and(|t| matches!(t.kind, Kind::Mark('"' | '\''))))
    }

    /// Past `kata dia,` and its like at the beginning of an item.
    fn after_aside(&self, at: usize, end: usize) -> usize {
        if self.is_speech(at, end)
            && let Some(comma) = (at..(at + 8).min(end)).find(|&i| self.token(i).is_some_and(|t| t.is_mark(',')))
        {
            return comma + 1;
        }
        at
    }

    fn is_speech(&self, at: usize, end: usize) -> bool {
        lexicon::longest(self.article.slice(at..end), kinds![Speech], |e| {
            matches!(e, Entry::Speech(SpeechKind::PostQuoteVerb, _)).then_some(())
        })
        .is_some()
    }

    /// The length of a connector that opens a list at `at`: `antara lain`, `yakni`, `termasuk juga`.
    fn opens_list(&self, at: usize, end: usize) -> Option<usize> {
        let n = self.cue(at, end, CueKind::Connector)?;
        let first = self.token(at)?;
        let of_these = first.is_any(words!["di"]) && self.token(at + 1).is_some_and(|t| t.is_any(words!["antaranya"]));
        let opens = first.is_any(words![
            "antara",
            "yakni",
            "yaitu",
            "adalah",
            "ialah",
            "seperti",
            "berupa",
            "meliputi",
            "mencakup",
            "mulai",
            "diantaranya",
            "salah",
            "termasuk",
            "terutama",
        ]);
        (opens || of_these).then_some(n)
    }

    /// Where the list begins that a cue announces: behind `antara lain`, `yakni`, `adalah`, a colon.
    fn list_after(&self, from: usize, end: usize) -> Option<usize> {
        for i in from..(from + 16).min(end) {
            let token = self.token(i)?;
            if token.is_mark(':') {
                return Some(i + 1);
            }
            if matches!(token.kind, Kind::Mark('"' | '.' | '?' | '!')) {
                return None;
            }
            if let Some(n) = self.opens_list(i, end) {
                return Some(i + n);
            }
            if token.is_mark(',') && self.cue(i + 1, end, CueKind::LackPattern).is_some() {
                return Some(i + 1);
            }
        }
        None
    }

    /// What a verb says is in the way: `terkendala pengiriman material`, `… menjadi kendala`, `menghadapi kekurangan air`.
    fn verb(&mut self, at: usize, n: usize, sentence: &Range<usize>) {
        let Some(first) = self.token(at) else { return };
        let from = at + n;
        if first.is_any(words!["terkendala", "terhambat", "terbentur", "terganjal", "dihadapkan"])
            && !self.is_turned_off(at, sentence.start)
        {
            let from = (from..sentence.end)
                .find(|&i| {
                    !self.token(i).is_some_and(|t| t.is_any(words!["oleh", "karena", "akibat", "pada", "dengan"]))
                })
                .unwrap_or(from);
            // `terbentur dua masalah: …` is read by its noun; `terhambat dan …` says nothing of the cause.
            let joined = self.token(from).is_some_and(|t| t.is_any(words!["dan", "serta"]));
            if !joined
                && !(from..(from + 3).min(sentence.end)).any(|i| self.cue(i, sentence.end, CueKind::CueNoun).is_some())
            {
                let end = self.clause_end(from, sentence.end);
                // What goes on for longer is no list.
                if end <= from + 4 * LONGEST {
                    self.list(from..end);
                }
            }
        } else if first.is_any(OBSTRUCTS) && !self.is_turned_off(at, sentence.start) {
            self.obstacle(at, from, sentence);
        } else if first.is_any(words!["menjadi"])
            && self.token(at.wrapping_sub(1)).is_some_and(|t| t.is_any(words!["yang"]))
        {
            // `Yang menjadi kendala justru kekurangan tenaga gizi`: the lack is found by itself.
        } else if first.is_any(words!["menjadi"]) && !self.is_turned_off(at, sentence.start) {
            let start = self.clause_opened(at, sentence.start);
            let subject = start..at;
            if subject.len() > LONGEST {
                return;
            }
            let demonstrative =
                self.article.slice(subject.clone()).iter().any(|t| t.is_any(words!["ini", "itu", "tersebut", "apa"]));
            // `Persoalan pendidikan masih menjadi tantangan` says nothing of what it is.
            let cue = self.cue(start, at, CueKind::CueNoun).is_some();
            if !demonstrative && !cue {
                // `Pergeseran anggaran dan pengelolaan SDM yang selalu menjadi masalah` are two.
                if start > sentence.start && self.token(start - 1).is_some_and(|t| t.is_any(words!["dan"])) {
                    let nearest = sentence.start.max(start.saturating_sub(10));
                    let first = self.clause_start(start - 1, nearest)..start - 1;
                    if (2..=8).contains(&first.len()) && first.clone().all(|i| self.is_nominal(i)) {
                        self.push(first);
                    }
                }
                self.push(self.without_adverbs(subject));
            }
        }
    }

    /// `Ombak tinggi menghambat pencarian`: what is in front. `Yang menyulitkan kami, banyak korban pindah`: what comes behind.
    fn obstacle(&mut self, at: usize, from: usize, sentence: &Range<usize>) {
        let start = self.clause_opened(at, sentence.start);
        let subject = self.without_adverbs(start..at);
        if subject.len() > 12 {
            return;
        }
        if self.article.slice(subject.clone()).iter().all(|t| t.is_any(words!["yang"])) {
            let opens = |i: usize| {
                self.token(i).is_some_and(|t| t.is_mark(',') || t.is_any(words!["adalah", "ialah", "yakni", "yaitu"]))
            };
            if let Some(opening) = (from..(from + 5).min(sentence.end)).find(|&i| opens(i)) {
                let end = self.clause_end(opening + 1, sentence.end);
                self.push(opening + 1..end);
            }
            return;
        }
        // `hal itu mengganggu`, `yang dapat menghambat`: only points back, or only may be.
        let unsaid = self.article.slice(start..at).iter().any(|t| {
            t.is_any(HYPOTHETICAL)
                || t.is_any(words!["ini", "itu", "tersebut", "yang", "dapat", "bisa", "akan", "tidak", "tak", "untuk"])
        });
        if !unsaid {
            self.push(subject);
        }
    }

    /// A noun phrase that says a lack. Gives the token to go on from.
    fn lack(&mut self, at: usize, n: usize, sentence_end: usize) -> usize {
        // `Keterbatasan ini kami siasati` only points back.
        if self.token(at + n).is_none_or(|t| t.is_any(words!["ini", "itu", "tersebut"])) {
            return at + n;
        }
        let end = self.phrase_end(at + n, sentence_end);
        if end <= at + n {
            return at + n;
        }
        // `Kekurangan tenaga tersebut sudah diusulkan` points back as well; `minimnya guru di daerah tersebut` does not.
        let back = end <= at + n + 2 && self.token(end - 1).is_some_and(|t| t.is_any(words!["tersebut", "itu", "ini"]));
        if !back {
            let mut items = Vec::new();
            self.split_pair(at..end, &mut items);
            for item in items {
                self.push(item);
            }
        }
        end
    }

    /// Whether a word can stand in a noun phrase: no verb by its form.
    fn is_nominal(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_word() && !t.is_verbal(self.article.text))
    }

    fn without_adverbs(&self, range: Range<usize>) -> Range<usize> {
        let mut end = range.end;
        while end > range.start
            && self.token(end - 1).is_some_and(|t| {
                t.is_any(words![
                    "masih", "juga", "telah", "sudah", "akan", "pun", "dapat", "bisa", "kerap", "sering", "terus",
                    "selalu", "yang",
                ])
            })
        {
            end -= 1;
        }
        range.start..end
    }

    /// Keeps the items of a list, one entry each. Among others a single word says enough: `dana, regulasi, dan distribusi`.
    fn list(&mut self, range: Range<usize>) {
        let items = self.items(range);
        let least = if items.len() > 2 { 1 } else { 2 };
        for item in items {
            self.keep(item, least);
        }
    }

    /// The items of a list, parted by commas, semicolons and what `split_pair` parts.
    fn items(&self, range: Range<usize>) -> Vec<Range<usize>> {
        // The list ends where its sentence's own words begin again: `…, kata Sri`, a closing quotation mark.
        let mut end = range.end;
        for i in range.clone() {
            let Some(token) = self.token(i) else { break };
            let quote = token.is_mark('"') && i > range.start;
            let said = token.is_mark(',') && self.is_speech(i + 1, range.end);
            let quote = quote || token.is_mark('.');
            if quote || said || token.is_any(words!["sehingga"]) {
                end = i;
                break;
            }
        }
        let mut out = Vec::new();
        let mut from = range.start;
        let mut depth = 0;
        for i in range.start..end {
            let Some(token) = self.token(i) else { break };
            match token.kind {
                Kind::Mark('(') => depth += 1,
                Kind::Mark(')') => depth -= 1,
                Kind::Mark(',' | ';') if depth == 0 => {
                    self.split_pair(from..i, &mut out);
                    from = i + 1;
                }
                _ => {}
            }
        }
        self.split_pair(from..end, &mut out);
        out
    }

    /// `adanya tumpang tindih regulasi dan perbedaan sistem hukum` is two; `akses ke Rokan Hilir dan Bengkalis` is one: only what
    /// says a lack by itself stands alone behind `dan`.
    fn split_pair(&self, range: Range<usize>, out: &mut Vec<Range<usize>>) {
        let mut from = range.start;
        // Whether what has been read since says what is wrong with a thing: `kapal yang jarang`.
        let mut relative = self.is_relative(from);
        for i in range.start + 1..range.end.saturating_sub(1) {
            let joins = self.token(i).is_some_and(|t| t.is_any(words!["dan", "serta", "hingga", "maupun"]));
            let parallel = || relative && (i + 2..range.end.min(i + 5)).any(|i| self.is_relative(i));
            // `kelangkaan pupuk dan persoalan data`
            let cue = || self.cue(i + 1, range.end, CueKind::CueNoun).is_some();
            if joins && i > from + 1 && (self.says_lack(i + 1, range.end) || cue() || parallel()) {
                out.push(from..i);
                from = i + 1;
                relative = false;
            }
            relative |= self.is_relative(i);
        }
        out.push(from..range.end);
    }

    fn says_lack(&self, at: usize, end: usize) -> bool {
        self.cue(at, end, CueKind::LackPattern).is_some()
            || self.cue(at, end, CueKind::ListLack).is_some()
            || self.token(at).is_some_and(|t| t.is_any(words!["masih", "belum", "tidak"]))
    }

    /// The number before a cue noun: `tiga persoalan`.
    fn count_before(&self, at: usize, start: usize) -> Option<usize> {
        const NUMBERS: &[Word] = words!["dua", "tiga", "empat", "lima", "enam", "tujuh"];
        let word = self.token(at.checked_sub(1).filter(|&i| i >= start)?)?.word;
        NUMBERS.iter().position(|&n| n == word).map(|i| i + 2)
    }

    /// Keeps an item, without the connectors before it and the marks around it.
    fn push(&mut self, range: Range<usize>) {
        self.keep(range, 2);
    }

    /// Keeps an item of at least so many words.
    fn keep(&mut self, range: Range<usize>, least: usize) {
        let mut range = range;
        // No phrase has so much around it that it were one without.
        if range.len() > 2 * LONGEST {
            return;
        }
        while range.start < range.end
            && self.token(range.start).is_some_and(|t| {
                matches!(t.kind, Kind::Mark(_))
                    || t.is_any(words![
                        "dan",
                        "serta",
                        "hingga",
                        "yakni",
                        "yaitu",
                        "adalah",
                        "bahwa",
                        "namun",
                        "tetapi",
                        "sementara",
                        "bahkan",
                        "selain",
                        "juga",
                        "seperti",
                        "maupun",
                        "antara",
                        "lain",
                        "soal",
                        "terkait",
                        "mengenai",
                        "dengan",
                        "akibat",
                        "karena",
                        "berkenaan",
                    ])
            })
        {
            range.start += 1;
        }
        // `kesulitan air bersih, terutama saat musim kemarau`: a time alone is none. `selama dua tahun tidak ditangani` is.
        let above_all = usize::from(self.token(range.start).is_some_and(|t| t.is_any(words!["terutama"])));
        let time = self.token(range.start + above_all);
        if range.len() <= above_all + 3 && time.is_some_and(|t| t.is_any(words!["saat", "ketika", "selama", "sejak"])) {
            return;
        }
        while range.start < range.end
            && self.token(range.end - 1).is_some_and(|t| {
                // `kesulitan mendapatkan pupuk pada | saat dibutuhkan`
                matches!(t.kind, Kind::Mark(m) if m != ')')
                    || t.is_any(words!["pada", "di", "dalam", "dan", "yang", "dengan", "terjadi"])
            })
        {
            range.end -= 1;
        }
        let words = self.article.slice(range.clone()).iter().filter(|t| t.is_word()).count();
        if words < least || range.len() > LONGEST {
            return;
        }
        let span = self.article.span(&range);
        let at = self.found.partition_point(|f| f.end <= span.start);
        if self.found.get(at).is_none_or(|f| span.end <= f.start) {
            self.found.insert(at, span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let text = format!("Judul\n{text}");
        let article = Article::read(&text);
        challenges(&article).into_iter().map(|c| c.text).collect()
    }

    #[test]
    fn a_time_is_no_challenge() {
        assert_eq!(found("Warga kesulitan air bersih, terutama saat musim kemarau."), [""; 0]);
        assert_eq!(found("Kendalanya adalah kurangnya air, terutama selama kemarau."), ["kurangnya air"]);
    }

    #[test]
    fn no_token_is_looked_at_twice() {
        let fits = |i: usize| [3, 4, 20].contains(&i);
        let mut asked = 0;
        let mut last = Last { before: 0, at: None };
        for at in 0..30 {
            let found = last.before(at, |&i| {
                asked += 1;
                fits(i)
            });
            assert_eq!(found, (0..at).rev().find(|&i| fits(i)));
        }
        assert_eq!(asked, 29);
    }

    #[test]
    fn a_challenge_said_before_is_none() {
        let mut said = Said::default();
        assert!(said.is_new("Keterbatasan anggaran daerah"));
        assert!(!said.is_new("keterbatasan anggaran"));
        assert!(!said.is_new("keterbatasan anggaran tersebut"));
        assert!(!said.is_new("KETERBATASAN anggaran daerah, guru"));
        assert!(said.is_new("keterbatasan anggaran daerahnya"));
        assert!(said.is_new("keterbatasan anggar"));
    }

    #[test]
    fn a_list_behind_a_cue() {
        assert_eq!(
            found(
                "Menurut dia, sejumlah tantangan masih ada, antara lain tumpang tindih kewenangan, keterbatasan bahan bakar kapal, serta minimnya pangkalan."
            ),
            ["tumpang tindih kewenangan", "keterbatasan bahan bakar kapal", "minimnya pangkalan"]
        );
        assert_eq!(
            found("Kendala utama adalah sulitnya akses menuju lahan di Rokan Hilir dan Bengkalis."),
            ["sulitnya akses menuju lahan di Rokan Hilir dan Bengkalis"]
        );
    }

    #[test]
    fn a_list_in_the_next_sentence_or_paragraph() {
        assert_eq!(
            found(
                "Sejumlah tantangan masih dihadapi.\nantara lain tidak adanya data terpadu, adanya tumpang tindih regulasi dan perbedaan sistem hukum dengan negara lain.\nTermasuk juga masih adanya bias antara korban dan pelaku."
            ),
            [
                "tidak adanya data terpadu",
                "adanya tumpang tindih regulasi",
                "perbedaan sistem hukum dengan negara lain",
                "masih adanya bias antara korban dan pelaku"
            ]
        );
        assert_eq!(
            found(
                "Ada tiga hambatan.\nPertama, kata dia, masih rendahnya kunjungan ibu. Kedua, data desa belum sinkron."
            ),
            ["masih rendahnya kunjungan ibu", "data desa belum sinkron"]
        );
        assert_eq!(
            found("Ada dua persoalan:\n1. Petugas tidak datang.\n2. Jaringan sering putus."),
            ["Petugas tidak datang", "Jaringan sering putus"]
        );
    }

    #[test]
    fn lack_without_a_cue() {
        assert_eq!(found("Warga mengeluhkan lemahnya sinyal komunikasi."), ["lemahnya sinyal komunikasi"]);
        assert_eq!(
            found("Namun, jaringan antarpulau belum tersedia, sementara utang besar."),
            ["jaringan antarpulau belum tersedia"]
        );
    }

    #[test]
    fn a_list_whose_items_are_counted() {
        assert_eq!(
            found(
                "Camat menyebut tiga titik rawan. \"Jalan yang licin, jembatan yang lapuk, dan lampu yang padam. Itu saja,\" katanya."
            ),
            ["Jalan yang licin", "jembatan yang lapuk", "lampu yang padam"]
        );
        // Four things, not three: no list of what was announced.
        assert!(found("Camat menyebut tiga titik rawan. Ia membawa beras, gula, minyak, dan kopi.").is_empty());
        assert_eq!(
            found("\"Hambatan kami ada dua. Pertama, bibit yang jelek. Kedua, pupuk yang telat,\" kata Sardi."),
            ["bibit yang jelek", "pupuk yang telat"]
        );
        assert_eq!(
            found("Panen terhambat traktor yang sedikit dan jalan yang becek."),
            ["traktor yang sedikit", "jalan yang becek"]
        );
        assert_eq!(found("Mereka terbentur dua masalah: izin yang lama."), ["izin yang lama"]);
    }

    #[test]
    fn what_stands_in_the_way() {
        assert_eq!(found("Ombak tinggi menghambat pencarian nelayan."), ["Ombak tinggi"]);
        assert_eq!(
            found("Yang menyulitkan petugas, banyak warga pindah tanpa melapor."),
            ["banyak warga pindah tanpa melapor"]
        );
        assert!(found("Hal itu mengganggu warga.").is_empty());
        assert!(found("Pohon dapat mengganggu jaringan listrik.").is_empty());
    }

    #[test]
    fn hypotheticals_goals_and_solved_problems_are_none() {
        assert!(found("Jika ada kendala, warga dapat melapor.").is_empty());
        assert!(found("Program itu untuk mengatasi kekurangan air bersih.").is_empty());
        assert!(found("Masalah kekurangan tinta sudah teratasi.").is_empty());
        assert!(found("Tidak ada kendala di lapangan.").is_empty());
    }
}
