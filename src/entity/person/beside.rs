//! What is beside a name and no part of it: honorifics, ranks and degrees, an age, a nickname.

use std::ops::Range;

use crate::lexicon::{self, Entry, HonorificKind, Kinds, TitleKind, Word, kinds, words};
use crate::tagger::Class;
use crate::text::{Article, Case, Kind, Token};

/// How many honorifics, and how many degrees, a person has at most.
const MOST_HONORS: usize = 12;

/// How many tokens before a name its honorifics begin at most.
const FARTHEST_HONOR: usize = 12;

/// How many tokens a bracket after a name has at most.
const LONGEST_BRACKET: usize = 8;

/// An abbreviation that no table holds is taken for an honorific or a degree up to so many letters.
const LONGEST_DEGREE: usize = 8;

/// Who is younger is never a speaker.
const OF_AGE: u32 = 18;

/// Honorifics that nobody is called by: `Gus`, `Raden`, `Cut` begin names too.
pub(super) const ONLY_HONORIFICS: &[Word] = words![
    "haji",
    "h",
    "hj",
    "hajah",
    "hajjah",
    "kh",
    "bapak",
    "bpk",
    "pak",
    "ibu",
    "bu",
    "ny",
    "nyonya",
    "saudara",
    "saudari",
    "sdr",
    "sdri",
    "almarhum",
    "almarhumah",
    "alm",
    "almh",
    "ustaz",
    "ustad",
    "ustadz",
    "ust",
    "kiai",
    "kyai",
    "pendeta",
    "pdt",
];

/// Honorifics that are written small too: `pak Budi`, `dokter Sri`.
const SMALL: &[Word] = words!["dokter", "pak", "bu", "ustaz", "kiai", "ibu", "bapak", "dr", "drg", "drh", "apt"];

/// What a woman is called, and what a man.
const WOMEN: &[Word] =
    words!["hj", "hajah", "hajjah", "ny", "nyonya", "ibu", "bu", "saudari", "sdri", "mbak", "dra", "almarhumah"];
const MEN: &[Word] = words!["h", "haji", "kh", "bapak", "bpk", "pak", "drs", "mas", "almarhum"];

/// A look at an article's tokens around names.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) article: &'a Article<'a>,
    /// Of each token what it is in a name of; of two names the outer one's class.
    pub(super) named: &'a [Option<Class>],
}

/// What follows a name.
#[derive(Default)]
pub(super) struct After {
    /// Where degrees and brackets end.
    pub(super) end: usize,
    /// `(akrab disapa Beng)`
    pub(super) nickname: Option<Range<usize>>,
    /// `(15)`, `(nama samaran)`
    pub(super) never_speaks: bool,
    pub(super) has_age: bool,
}

/// What the honorifics before a name say of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Woman,
    Man,
}

/// Honorifics, and the last rank among them.
struct Honors {
    rank: Option<Range<usize>>,
}

impl<'a> Around<'a> {
    pub(super) fn token(self, at: usize) -> Option<&'a Token> {
        self.article.tokens.get(at)
    }

    pub(super) fn is_mark(self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|t| t.is_mark(mark))
    }

    pub(super) fn is_any(self, at: usize, words: &[Word]) -> bool {
        self.token(at).is_some_and(|t| t.is_any(words))
    }

    pub(super) fn text(self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.span.of(self.article.text))
    }

    fn is_named(self, at: usize) -> bool {
        self.class(at).is_some()
    }

    /// A capitalised word that is in no name.
    pub(super) fn is_free(self, at: usize) -> bool {
        !self.is_named(at) && self.token(at).is_some_and(Token::is_capitalised)
    }

    pub(super) fn hash(self, at: usize) -> u32 {
        self.token(at).map_or(0, |t| t.hash)
    }

    /// Of a word and the one before it.
    pub(super) fn pair(self, at: usize) -> u32 {
        let before = at.checked_sub(1).map_or(0, |b| self.hash(b));
        lexicon::hash_on(before, &self.hash(at).to_le_bytes())
    }

    pub(super) fn class(self, at: usize) -> Option<Class> {
        self.named.get(at).copied().flatten()
    }

    /// The longest phrase of the tables at a token, and what it is.
    pub(super) fn phrase<T>(
        self,
        at: usize,
        end: usize,
        kinds: Kinds,
        pick: impl Fn(Entry) -> Option<T>,
    ) -> Option<(usize, T)> {
        lexicon::longest(self.article.tokens.get(at..end)?, kinds, pick)
    }

    /// The honorific, rank or degree at a token: how long it is, and its kind.
    fn honorific(self, at: usize, end: usize) -> Option<(usize, HonorificKind)> {
        let pick = |e| if let Entry::Honorific(kind) = e { Some(kind) } else { None };
        let token = self.token(at)?;
        let (mut length, kind) = self
            .phrase(at, end, kinds![Honorific], pick)
            .filter(|_| token.is_capitalised() || token.dot || token.is_any(SMALL))?;
        // `Kolonel Laut (P)`, `Brigjen TNI (Purn)`
        let suffix = |e| matches!(e, Entry::Honorific(HonorificKind::RankSuffix)).then_some(());
        let inside = at + length + 1;
        if self.is_mark(inside - 1, '(')
            && self.is_mark(inside + 1, ')')
            && inside + 1 < end
            && self.phrase(inside, end, kinds![Honorific], suffix).is_some()
        {
            length += 3;
        }
        Some((length, kind))
    }

    fn rank(self, at: usize, end: usize) -> Option<usize> {
        let (length, kind) = self.honorific(at, end)?;
        matches!(kind, HonorificKind::Rank | HonorificKind::RankSuffix).then_some(at + length)
    }

    /// Whether the tokens are all of one rank: `Kompol`, `Kombes Pol.`
    pub(super) fn is_rank(self, range: &Range<usize>) -> bool {
        self.rank(range.start, range.end) == Some(range.end)
    }

    /// `HM`, `Hi.`, `S.SiT.`, `RDN`: an abbreviation beside a name that no table holds and no name has.
    fn is_abbreviation(self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let letters = self.text(at);
        let shape = match token.kind {
            Kind::Word(Case::Upper | Case::Initial) => true,
            Kind::Word(Case::Mixed | Case::Title) => token.dot || letters.contains('.'),
            _ => false,
        };
        shape && letters.len() <= LONGEST_DEGREE && !self.is_named(at)
    }

    /// Honorifics, ranks, degrees, commas and opening brackets, which must fill the range: the last rank among them, where
    /// there is one.
    fn honors(self, range: Range<usize>) -> Option<Honors> {
        let mut rank: Option<Range<usize>> = None;
        let mut at = range.start;
        for _ in 0..MOST_HONORS {
            if at >= range.end {
                break;
            }
            if [',', '.', '('].into_iter().any(|mark| self.is_mark(at, mark)) {
                at += 1;
                continue;
            }
            let before_names = |kind| !matches!(kind, HonorificKind::NameTitle | HonorificKind::DegreeSuffix);
            let Some((length, kind)) = self.honorific(at, range.end).filter(|(_, kind)| before_names(*kind)) else {
                if !self.is_abbreviation(at) || self.token(at).is_some_and(|t| t.kind == Kind::Word(Case::Initial)) {
                    return None;
                }
                at += 1;
                continue;
            };
            // `Duta Besar` is a diplomat's rank.
            let diplomat = |e| matches!(e, Entry::Title(TitleKind::Diplomat)).then_some(());
            let is_rank = self.phrase(at, range.end, kinds![Title], diplomat).is_some();
            if is_rank || matches!(kind, HonorificKind::Rank | HonorificKind::RankSuffix) {
                let from = rank.as_ref().filter(|r| r.end == at).map_or(at, |r| r.start);
                rank = Some(from..at + length);
            }
            at += length;
        }
        (at == range.end).then_some(Honors { rank })
    }

    /// A title without the degree or the lone bracket that a tagger took in at its end: `Kepala Dinas Sosial Ns.`
    pub(super) fn without_honors(self, mut title: Range<usize>) -> Range<usize> {
        let opens = title.clone().any(|i| self.is_mark(i, '('));
        while title.len() > 1 {
            let last = title.end - 1;
            let kind = self.honorific(last, title.end).map(|(_, kind)| kind);
            let honor = kind == Some(HonorificKind::DegreePrefix) || self.is_any(last, ONLY_HONORIFICS);
            if !honor && (opens || !self.is_mark(last, ')')) {
                break;
            }
            title.end = last;
        }
        title
    }

    /// Where the honorifics right before a name begin, and the rank among them.
    pub(super) fn honors_before(self, name: usize, from: usize) -> (usize, Option<Range<usize>>) {
        let from = from.max(name.saturating_sub(FARTHEST_HONOR));
        (from..name)
            .filter(|&at| self.token(at).is_some_and(|t| !matches!(t.kind, Kind::Mark(_))))
            .find_map(|at| Some((at, self.honors(at..name)?.rank)))
            .unwrap_or((name, None))
    }

    /// What the honorifics in a range say of the person.
    pub(super) fn gender(self, honors: &Range<usize>) -> Option<Gender> {
        honors.clone().rev().find_map(|i| {
            let woman = self.is_any(i, WOMEN).then_some(Gender::Woman);
            woman.or_else(|| self.is_any(i, MEN).then_some(Gender::Man))
        })
    }

    /// A name without what a tagger may have taken in at its ends: `Dr. Sri Wahyuni, M.Si.`, `Sri (34)`.
    pub(super) fn trimmed(self, mut name: Range<usize>) -> Range<usize> {
        for _ in 0..MOST_HONORS {
            let length = match self.honorific(name.start, name.end) {
                Some((length, HonorificKind::Rank | HonorificKind::DegreePrefix)) => length,
                Some((length, HonorificKind::Honorific)) if self.is_any(name.start, ONLY_HONORIFICS) => length,
                None if self.token(name.start).is_some_and(|t| matches!(t.kind, Kind::Mark(_))) => 1,
                _ => break,
            };
            if name.start + length >= name.end {
                break;
            }
            name.start += length;
        }
        let ends = |i: usize| [',', '(', ':', ';'].into_iter().any(|mark| self.is_mark(i, mark));
        name.end = (name.start + 1..name.end).find(|&i| ends(i)).unwrap_or(name.end);
        while name.len() > 1 && self.token(name.end - 1).is_some_and(|t| matches!(t.kind, Kind::Mark(_))) {
            name.end -= 1;
        }
        name
    }

    /// Degrees, an age, a nickname after a name: `, S.I.K., M.H.`, `(34)`, `(akrab disapa Beng)`. The comma that closes them is
    /// left.
    pub(super) fn after(self, name: usize, end: usize) -> After {
        let mut out = After { end: self.degrees(name, end), ..After::default() };
        let opens = self.is_mark(out.end, '(');
        out.nickname = self.nickname(out.end, end);
        if let Some(nickname) = &out.nickname {
            out.end = nickname.end + usize::from(self.is_mark(nickname.end, '"') || self.is_mark(nickname.end, '\''));
            out.end += usize::from(opens && self.is_mark(out.end, ')'));
        } else if opens
            && let Some(close) = (out.end + 1..end.min(out.end + LONGEST_BRACKET)).find(|&i| self.is_mark(i, ')'))
        {
            let inside = out.end + 1..close;
            let number = self.token(inside.start).filter(|t| t.kind == Kind::Number);
            let age = number.and_then(|t| t.span.of(self.article.text).parse::<u32>().ok());
            let hidden = inside.clone().any(|i| self.is_any(i, words!["samaran", "inisial"]));
            out.never_speaks = hidden || age.is_some_and(|age| age < OF_AGE);
            out.has_age = age.is_some();
            if age.is_some() || hidden {
                out.end = close + 1;
            }
        }
        out
    }

    /// The name in quotation marks that is inside another: `Francesco "Pecco" Bagnaia`.
    pub(super) fn quoted(self, name: &Range<usize>) -> Option<Range<usize>> {
        let mut marks = name.clone().filter(|&i| self.is_mark(i, '"'));
        let (open, close) = (marks.next()?, marks.next()?);
        (open + 1 < close).then_some(open + 1..close)
    }

    fn degrees(self, name: usize, end: usize) -> usize {
        let mut out = name;
        let degree = |e| matches!(e, Entry::Honorific(HonorificKind::DegreeSuffix)).then_some(());
        for _ in 0..MOST_HONORS {
            let is_stop = |&i: &usize| self.is_mark(i, ',') || self.is_mark(i, '.');
            let at = out + (out..end.min(out + 2)).take_while(is_stop).count();
            if at >= end || self.is_named(at) {
                break;
            }
            let known = self.phrase(at, end, kinds![Honorific], degree).map_or(0, |(length, ())| length);
            let capital = self.token(at).is_some_and(Token::is_capitalised);
            // `, S.SiT.`, and `Gz` after `Amd.`
            let looks = || usize::from(self.is_abbreviation(at) && at > out);
            let length = if capital && known > 0 { known } else { looks() };
            if length == 0 {
                break;
            }
            out = at + length;
            // `S.sos`, `Amd. Gz`; the full stop of `SKM. Selaku …`
            let glued = |i: usize| i < end && self.token(i).is_some_and(|t| t.glued);
            let short = |i: usize| self.token(i - 1).is_some_and(|t| t.dot) && self.text(i - 1).len() <= 3;
            if glued(out) && self.token(out).is_some_and(Token::is_word)
                || out < end
                    && !self.is_named(out)
                    && short(out)
                    && (2..=3).contains(&self.text(out).len())
                    && self.token(out).is_some_and(Token::is_capitalised)
                || glued(out)
                    && self.is_mark(out, '.')
                    && (self.is_any(out + 1, words!["selaku"]) || self.token(out + 1).is_some_and(Token::is_lower))
            {
                out += 1;
            }
        }
        out
    }

    /// Whether the words before a name say that it is somebody's who was named before: `Pria yang akrab disapa Ara`, `Awe sapaan
    /// akrabnya Akhmad`.
    pub(super) fn is_by_name(self, start: usize, from: usize) -> bool {
        const BETWEEN: &[Word] = words!["akrab", "akrabnya", "karib", "sebagai", "dengan", "nama"];
        let from = from.max(start.saturating_sub(4));
        let is_between = |i: usize| self.is_any(i, BETWEEN) || self.is_mark(i, '"') || self.is_mark(i, ',');
        let last = (from..start).rev().find(|&i| !is_between(i));
        last.is_some_and(|i| self.is_any(i, words!["disapa", "dipanggil", "sapaan", "panggilan", "alias"]))
    }

    /// `berinisial ES`
    pub(super) fn is_initials(self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|i| self.is_any(i, words!["berinisial", "inisial"]))
    }

    /// `korban Sri`, `korban bernama Sri`: no speaker, whatever is said of them.
    pub(super) fn is_victim(self, start: usize, from: usize) -> bool {
        let last = (from.max(start.saturating_sub(3))..start)
            .rev()
            .find(|&i| !self.is_any(i, words!["bernama", "berinisial", "inisial"]) && !self.is_mark(i, ','));
        last.is_some_and(|i| self.is_any(i, words!["korban"]))
    }

    /// What a person is called besides, said after the name: `(akrab disapa Beng)`, `alias Beng`, `atau Liza`, `yang biasa
    /// dipanggil Ipung`, `(Jokowi)`.
    fn nickname(self, name_end: usize, end: usize) -> Option<Range<usize>> {
        const LEADS: &[Word] = words!["yang", "akrab", "biasa", "kerap", "sering", "lebih", "karib"];
        const CALLED: &[Word] = words!["alias", "atau", "disapa", "dipanggil", "dikenal", "panggilan", "sapaan"];
        const AS: &[Word] = words!["sebagai", "dengan", "nama", "sapaan", "panggilan", "akrab"];
        let past =
            |from: usize, words: &[Word]| (from..end.min(from + 4)).find(|&i| !self.is_any(i, words)).unwrap_or(from);
        let bracket = self.is_mark(name_end, '(');
        let mut at = past(name_end + usize::from(bracket || self.is_mark(name_end, ',')), LEADS);
        let called = self.is_any(at, CALLED);
        if called {
            at = past(at + 1, AS);
        }
        at += usize::from(self.is_mark(at, '"') || self.is_mark(at, '\''));
        let is_name = |&i: &usize| {
            self.token(i).is_some_and(Token::is_capitalised)
                && !matches!(self.class(i), Some(class) if class != Class::Person)
        };
        let run = (at..end.min(at + 3)).take_while(is_name).count();
        // Without a word that says so, a bracket's one word must be a name to the tagger: `(Jokowi)`, but `(PDIP)`.
        let alone = bracket && run == 1 && self.is_mark(at + 1, ')') && self.class(at) == Some(Class::Person);
        (run > 0 && (called || alone)).then_some(at..at + run)
    }
}
