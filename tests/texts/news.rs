//! News by dice: texts that bytes choose out of what Indonesian articles are made of, so that every rule is reached, and
//! out of what breaks programs. The same bytes make the same text everywhere.

use std::sync::LazyLock;

use super::hostile;

/// Bytes as a row of decisions. When they are used up, every decision is the first.
pub struct Choices<'a>(&'a [u8]);

impl<'a> Choices<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub const fn is_used_up(&self) -> bool {
        self.0.is_empty()
    }

    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        first
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = if end > 256 { usize::from(self.byte()) << 8 } else { 0 };
        (wide | usize::from(self.byte())) % end.max(1)
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// So many bytes, different for each seed: splitmix64.
pub fn dice(seed: u64, count: usize) -> Vec<u8> {
    let mut state = seed;
    let next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)).to_le_bytes()
    };
    std::iter::repeat_with(next).flatten().take(count).collect()
}

/// The text that these bytes choose.
pub fn text(bytes: &[u8]) -> String {
    let mut it = Writer { choices: Choices::new(bytes), out: String::new() };
    it.article();
    it.out
}

/// The phrases of a table: the first cell of each row.
macro_rules! table {
    ($name:ident, $file:literal) => {
        static $name: LazyLock<Vec<&str>> = LazyLock::new(|| {
            let rows = include_str!(concat!("../../data/", $file)).lines().filter(|l| !l.starts_with('#')).skip(1);
            rows.filter_map(|row| row.split('\t').next()).collect()
        });
    };
}

table!(AGENCIES, "agencies.tsv");
table!(AGENCY_HEADS, "agency_heads.tsv");
table!(ABBREVIATIONS, "abbreviations.tsv");
table!(CHALLENGE_CUES, "challenge_cues.tsv");
table!(CREDIT_ROLES, "credit_roles.tsv");
table!(FORUM_HEADS, "forum_heads.tsv");
table!(FORUMS, "forums.tsv");
/// Those of Indonesian: with a few of Malay a text is none to the gate.
static FUNCTION_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/function_words.tsv").lines().filter_map(|row| row.strip_suffix("\tindonesian"));
    rows.collect()
});
table!(HONORIFICS, "honorifics.tsv");
table!(NOISE_LINES, "noise_lines.tsv");
table!(ORGANISATIONS, "organisations.tsv");
table!(PERSON_NAMES, "person_names.tsv");
table!(PLACES, "places.tsv");
table!(SPEECH_VERBS, "speech_verbs.tsv");
table!(STOPNAMES, "stopnames.tsv");
table!(TITLES, "titles.tsv");
table!(WORDS, "words.tsv");

static TABLES: [&LazyLock<Vec<&str>>; 17] = [
    &AGENCIES,
    &AGENCY_HEADS,
    &ABBREVIATIONS,
    &CHALLENGE_CUES,
    &CREDIT_ROLES,
    &FORUM_HEADS,
    &FORUMS,
    &FUNCTION_WORDS,
    &HONORIFICS,
    &NOISE_LINES,
    &ORGANISATIONS,
    &PERSON_NAMES,
    &PLACES,
    &SPEECH_VERBS,
    &STOPNAMES,
    &TITLES,
    &WORDS,
];

const QUOTES: [(&str, &str); 10] = [
    ("“", "”"),
    ("\"", "\""),
    ("‘", "’"),
    ("'", "'"),
    ("”", "“"),
    ("«", "»"),
    ("“", ""),
    ("", "”"),
    ("''", "''"),
    ("‘‘", "’’"),
];

const DASHES: [&str; 8] = [" – ", " - ", " — ", "-", "–", " -- ", ": ", " | "];

const DATES: [&str; 8] =
    ["Selasa (6/5/2025)", "6 Mei 2025", "6/5", "Rabu, 31 Juli 2025", "31/12/1999", "99/99/9999", "2025", "Minggu"];

/// What stands between words for no good reason.
const MARKS: [&str; 24] = [
    ".", ",", ";", ":", "!", "?", "…", "(", ")", "[", "]", "“", "”", "\"", "'", "’", "-", "–", "/", "|", "&", "•", "*",
    "%",
];

/// What editors, copied pages and attackers leave in texts.
const STRANGE: [&str; 26] = [
    "\u{301}",
    "\u{300}\u{301}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{ad}",
    "\u{202e}",
    "\u{202c}",
    "\u{2066}",
    "\u{2069}",
    "\u{200f}",
    "\u{a0}",
    "\u{2028}",
    "\r",
    "\t",
    "\0",
    "\u{1b}",
    "\u{85}",
    "😀",
    "👩\u{200d}👧",
    "İ",
    "ẞ",
    "ŉ",
    "ǅ",
    "\u{fffd}",
    "\u{10ffff}",
];

const MARKUP: [&str; 6] = ["<b>", "</template>", "<script>alert(1)</script>", "&amp;", "&#0;", "<!--"];

struct Writer<'a> {
    choices: Choices<'a>,
    out: String,
}

impl Writer<'_> {
    fn article(&mut self) {
        if !self.choices.once_in(8) {
            self.words(5, Self::capital);
            self.put(["\n\n", "\n", "\r\n", ".\n"]);
        }
        if !self.choices.once_in(4) {
            self.dateline();
        }
        // Without a paragraph of plain prose most texts are none to the gate.
        if !self.choices.once_in(6) {
            self.out.push_str(
                "Petani di Desa Sukolilo memanen padi lebih awal karena air laut mulai masuk ke sawah mereka, dan sisanya akan \
                 dipanen pekan depan, kata Kepala Desa Sukolilo Wibisono Hartanto, Selasa (6/5/2025). ",
            );
        }
        while !self.choices.is_used_up() {
            self.block();
        }
    }

    fn block(&mut self) {
        match self.choices.below(17) {
            0 => {
                self.put(["- ", "• ", "1. ", "a) ", "* ", "2) "]);
                self.challenge();
            }
            1 | 16 => {
                self.pick(&CREDIT_ROLES);
                self.put([": ", ": ", " : ", ":", ":\n", "/Editor: "]);
                self.name();
            }
            2 => {
                self.pick(&NOISE_LINES);
                self.put([": ", " ", ""]);
                self.words(4, Self::capital);
            }
            3 => {
                self.sentence();
                self.put([" (abc/def)", " (SRI LESTARI/SUARA DESA)", " (kiri)", "\n(*)", " (Baca juga: Warga)"]);
            }
            4 => self.soup(),
            _ => {
                self.sentence();
                self.put([" ", " ", " ", "\n", "\n\n", ""]);
                return;
            }
        }
        self.put(["\n", "\n\n", "\r\n"]);
    }

    fn dateline(&mut self) {
        match self.choices.below(4) {
            0 => self.pick(&PLACES),
            1 => self.put(["PATI", "satunusantaranews", "KOMPAS.com", "TEMPO.COMakassar", "Garut (ANTARA)"]),
            2 => {
                self.put(["suaradesa.id", "KBRN", "Suara Desa"]);
                self.put([", ", " ", " | "]);
                self.pick(&PLACES);
            }
            _ => {
                self.pick(&PLACES);
                self.put([", ", " ("]);
                self.put(DATES);
                self.put(["", ")"]);
            }
        }
        self.put(DASHES);
    }

    fn sentence(&mut self) {
        match self.choices.below(12) {
            0 => {
                self.quoted(Self::clause);
                self.put([" ", ", ", "\n"]);
                self.verb(["kata", "ujar", "tutur", "ungkap"]);
                self.person();
            }
            1 => {
                self.person();
                self.out.push(' ');
                self.verb(["mengatakan", "menilai", "menyebut", "menjelaskan"]);
                self.put(["bahwa ", ", ", ": ", ""]);
                self.clause();
            }
            2 => {
                self.put(["Menurut ", "Menurutnya", "Hal itu disampaikan ", "Demikian pernyataan ", "Ia "]);
                self.person();
                self.out.push_str(", ");
                self.clause();
            }
            3 => {
                self.quoted(Self::sentence_of_speech);
                self.put([" katanya", ", ujarnya", " kata dia", ""]);
            }
            4 | 5 => self.challenge(),
            6 | 7 => {
                self.list(Self::agency);
                self.put([" hadir", " menilai", " dan ", ""]);
            }
            8 => {
                self.put(["Ia hadir dalam ", "", "Hasil "]);
                self.list(Self::forum);
            }
            9 => self.list(Self::person),
            10 => self.soup(),
            _ => self.clause(),
        }
        self.put([".", ".", ".", "", "?", "!", "…", ". ", ".”"]);
    }

    /// Of the table's words most lead to no speaker where these stand.
    fn verb(&mut self, plain: [&str; 4]) {
        if self.choices.once_in(2) {
            self.pick(&SPEECH_VERBS);
        } else {
            self.put(plain);
        }
        self.out.push(' ');
    }

    fn sentence_of_speech(&mut self) {
        self.clause();
        self.put([". ", ", ", "! "]);
        self.clause();
    }

    /// What somebody is, and is called.
    fn person(&mut self) {
        if self.choices.once_in(4) {
            self.put(["Kepala ", "Ketua ", "Sekretaris ", "juru bicara "]);
            self.pick(&AGENCIES);
            self.put([" ", ", ", " "]);
        } else if !self.choices.once_in(3) {
            match self.choices.below(3) {
                0 => self.put(["Kepala", "Ketua", "Direktur", "Juru bicara", "anggota", "Wakil Menteri", "Plt."]),
                _ => self.pick(&TITLES),
            }
            self.out.push(' ');
            match self.choices.below(6) {
                0 | 1 => self.agency(),
                2 => self.pick(&AGENCIES),
                3 => self.pick(&PLACES),
                4 => self.words(2, Self::capital),
                _ => {}
            }
            self.put([" ", ", ", " "]);
        }
        while self.choices.once_in(3) {
            self.pick(&HONORIFICS);
            self.out.push(' ');
        }
        self.name();
        while self.choices.once_in(4) {
            self.put([
                ", S.H.",
                ", M.H.,",
                " SSos MSi",
                " (34)",
                " (akrab disapa Beng)",
                ", selaku Ketua",
                " alias ",
                ", ",
            ]);
        }
    }

    fn name(&mut self) {
        for i in 0..=self.choices.below(3) {
            if i > 0 {
                self.put([" ", " ", "-", " bin ", ". "]);
            }
            match self.choices.below(6) {
                // From a few, so that persons come again.
                0 | 1 => self.put(["Wibisono", "Sri", "Lestari", "Hartanto", "Wibisana", "I", "M", "H."]),
                2 => {
                    let number = self.choices.below(1024);
                    self.out.push_str(&hostile::name(number));
                }
                3 => self.pick(&STOPNAMES),
                _ => self.pick(&PERSON_NAMES),
            }
        }
    }

    fn agency(&mut self) {
        match self.choices.below(4) {
            0 => self.pick(&AGENCIES),
            1 => self.pick(&ORGANISATIONS),
            _ => {
                self.pick(&AGENCY_HEADS);
                self.put([" ", " ", " IV ", " 0611/", ""]);
                match self.choices.below(4) {
                    0 => self.pick(&PLACES),
                    1 => self.agency(),
                    2 => self.put(["Pertanian dan Kehutanan", "Sosial, Perempuan, dan Anak", "", "Haji"]),
                    _ => self.words(2, Self::capital),
                }
            }
        }
        if self.choices.once_in(3) {
            self.put([" (DP)", " (Dinsos)", " (D", "(", " Republik Indonesia", " RI", " Provinsi (BNNP)", " Kota "]);
        }
    }

    fn forum(&mut self) {
        match self.choices.below(4) {
            0 => self.pick(&FORUMS),
            1 => self.put([
                "East Asia Summit",
                "KTT ASEAN ke-44",
                "Bali Process on the Trafficking",
                "Working Group on Migrants",
            ]),
            _ => self.pick(&FORUM_HEADS),
        }
        self.out.push(' ');
        match self.choices.below(5) {
            0 => self.quoted(|it| it.words(4, Self::capital)),
            1 => {
                self.put(["bertajuk ", "bertema ", "(KTT) ", "ke-", "2025 "]);
                self.quoted(Self::clause);
            }
            2 => self.agency(),
            3 => self.words(3, Self::capital),
            _ => {}
        }
    }

    fn challenge(&mut self) {
        for _ in 0..=self.choices.below(3) {
            self.pick(&CHALLENGE_CUES);
            self.put([" ", ", ", ": ", " adalah "]);
            self.clause();
            self.put([" ", ", ", " dan ", ", serta "]);
        }
    }

    fn clause(&mut self) {
        self.words(7, Self::small);
    }

    fn words(&mut self, most: usize, word: fn(&mut Self)) {
        for i in 0..=self.choices.below(most) {
            if i > 0 {
                self.put([" ", " ", " ", " dan ", ", "]);
            }
            word(self);
        }
    }

    fn capital(&mut self) {
        match self.choices.below(4) {
            0 => self.put(["Warga", "Pati", "Pertanian", "Air", "Daerah", "PATI", "iNews", "I"]),
            1 => self.pick(&PLACES),
            2 => self.pick(&STOPNAMES),
            _ => {
                let number = self.choices.below(1024);
                self.out.push_str(&hostile::name(number));
            }
        }
    }

    fn small(&mut self) {
        match self.choices.below(6) {
            0 | 1 => self.pick(&FUNCTION_WORDS),
            2 => self.pick(&WORDS),
            3 => self.pick(&CHALLENGE_CUES),
            4 => self.capital(),
            _ => {
                let number = self.choices.below(1024);
                self.out.push_str(&hostile::word(number));
            }
        }
    }

    /// Phrases of all tables with any mark between them: no text, but what a rule may meet in one.
    fn soup(&mut self) {
        for _ in 0..=self.choices.below(12) {
            match self.choices.below(10) {
                0 => self.put(MARKS),
                1 => self.put(STRANGE),
                2 => self.put(DATES),
                3 => self.put(["ke-44", "12", "1.000", "2025-2029", "0611/", "Rp5", "IV"]),
                4 => self.put(MARKUP),
                _ => {
                    let table = self.choices.of(&TABLES);
                    self.pick(table);
                }
            }
            self.put([" ", " ", " ", "", "\n", ", "]);
        }
    }

    fn list(&mut self, one: fn(&mut Self)) {
        for i in 0..=self.choices.below(3) {
            if i > 0 {
                self.put([", ", " dan ", ", dan ", "/"]);
            }
            one(self);
        }
    }

    fn quoted(&mut self, what: fn(&mut Self)) {
        let (open, close) = self.choices.of(&QUOTES);
        self.out.push_str(open);
        what(self);
        self.put([",", "", ".", "!"]);
        self.out.push_str(close);
    }

    /// A phrase of a table; at times spoilt.
    fn pick(&mut self, table: &[&str]) {
        let phrase = self.choices.of(table);
        match self.choices.below(32) {
            31 => self.out.push_str(&phrase.to_uppercase()),
            30 => self.out.push_str(&phrase.to_lowercase()),
            29 => {
                let middle = phrase.char_indices().nth(phrase.chars().count() / 2).map_or(0, |(at, _)| at);
                let (before, after) = phrase.split_at(middle);
                self.out.push_str(before);
                self.put(STRANGE);
                self.out.push_str(after);
            }
            _ => self.out.push_str(phrase),
        }
    }

    fn put<const N: usize>(&mut self, list: [&str; N]) {
        let cut = self.choices.of(&list);
        self.out.push_str(cut);
    }
}
