//! What is beside a name and no part of it: honorifics, ranks and degrees, an age, a nickname.

use std::ops::Range;

use crate::lexicon::{self, Entry, HonorificKind, Kinds, Word, kinds, words};
use crate::text::{Article, Kind, Token};

/// How many honorifics, and how many degrees, a person has at most.
const MOST_HONORS: usize = 12;

/// How many tokens before a name its honorifics begin at most.
const FARTHEST_HONOR: usize = 12;

/// How many tokens a bracket after a name has at most.
const LONGEST_BRACKET: usize = 8;

/// Who is younger is never a speaker.
const OF_AGE: u32 = 18;

/// Honorifics that nobody is called by: `Gus`, `Raden`, `Cut` begin names too.
const ONLY_HONORIFICS: &[Word] = words![
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

/// A look at an article's tokens around names.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) article: &'a Article<'a>,
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

    fn honorific(self, at: usize, end: usize) -> Option<(usize, HonorificKind)> {
        let pick = |e| if let Entry::Honorific(kind) = e { Some(kind) } else { None };
        let (length, kind) = self.phrase(at, end, kinds![Honorific], pick)?;
        let token = self.token(at)?;
        let written = token.is_capitalised()
            || token.dot
            || token.is_any(words!["dokter", "pak", "bu", "ustaz", "kiai", "ibu", "bapak"]);
        let mut length = length;
        // `Kolonel Laut (P)`, `Brigjen TNI (Purn)`
        let suffix = |e| matches!(e, Entry::Honorific(HonorificKind::RankSuffix)).then_some(());
        if self.is_mark(at + length, '(')
            && self.is_mark(at + length + 2, ')')
            && at + length + 2 < end
            && self.phrase(at + length + 1, end, kinds![Honorific], suffix).is_some()
        {
            length += 3;
        }
        written.then_some((length, kind))
    }

    /// A rank at a token: `Kombes Pol`, and where it ends.
    pub(super) fn rank(self, at: usize, end: usize) -> Option<usize> {
        self.honorific(at, end)
            .filter(|(_, kind)| matches!(kind, HonorificKind::Rank | HonorificKind::RankSuffix))
            .map(|(length, _)| at + length)
    }

    /// Whether the tokens are all of one rank: `Kompol`, `Kombes Pol.`
    pub(super) fn is_rank(self, range: &Range<usize>) -> bool {
        self.rank(range.start, range.end) == Some(range.end)
    }

    /// Honorifics, ranks, degrees, commas and opening brackets, which must fill the range; the last rank among them, where there
    /// is one.
    pub(super) fn honors(self, range: Range<usize>) -> Option<Option<Range<usize>>> {
        let mut rank: Option<Range<usize>> = None;
        let mut at = range.start;
        for _ in 0..MOST_HONORS {
            if at >= range.end {
                break;
            }
            if self.is_mark(at, ',') || self.is_mark(at, '.') || self.is_mark(at, '(') {
                at += 1;
                continue;
            }
            let (length, kind) = self.honorific(at, range.end)?;
            if matches!(kind, HonorificKind::Rank | HonorificKind::RankSuffix) {
                let from = rank.as_ref().filter(|r| r.end == at).map_or(at, |r| r.start);
                rank = Some(from..at + length);
            }
            at += length;
        }
        (at == range.end).then_some(rank)
    }

    /// Where the honorifics right before a name begin.
    pub(super) fn honors_before(self, name: usize, from: usize) -> (usize, Option<Range<usize>>) {
        let from = from.max(name.saturating_sub(FARTHEST_HONOR));
        (from..name)
            .filter(|&at| !matches!(self.token(at).map(|t| t.kind), Some(Kind::Mark(_)) | None))
            .find_map(|at| Some((at, self.honors(at..name)?)))
            .unwrap_or((name, None))
    }

    /// A name without what a tagger may have taken in at its ends: `Dr. Sri Wahyuni, M.Si.`, `Sri (34)`.
    pub(super) fn trimmed(self, mut name: Range<usize>) -> Range<usize> {
        for _ in 0..MOST_HONORS {
            let (_, is_sure) = match self.honorific(name.start, name.end) {
                Some((length, HonorificKind::Rank | HonorificKind::DegreePrefix)) => (length, length),
                Some((length, HonorificKind::Honorific)) if self.is_any(name.start, ONLY_HONORIFICS) => {
                    (length, length)
                }
                _ if self.token(name.start).is_some_and(|t| matches!(t.kind, Kind::Mark(_))) => (1, 1),
                _ => break,
            };
            if name.start + is_sure >= name.end {
                break;
            }
            name.start += is_sure;
        }
        // A comma or a bracket ends a name, but for `Joko Widodo (Jokowi)`, where a tagger has its reasons.
        if let Some(comma) = (name.start + 1..name.end).find(|&i| self.is_mark(i, ',')) {
            name.end = comma;
        }
        while name.len() > 1
            && self
                .token(name.end - 1)
                .is_some_and(|t| matches!(t.kind, Kind::Mark(m) if m != ')' && m != '"' && m != '\''))
        {
            name.end -= 1;
        }
        name
    }

    /// Degrees, an age, a nickname after a name: `, S.I.K., M.H.`, `(34)`, `(akrab disapa Beng)`. The comma that closes them is left.
    pub(super) fn after(self, name: usize, end: usize) -> After {
        let mut out = After { end: name, ..After::default() };
        let degree = |e| matches!(e, Entry::Honorific(HonorificKind::DegreeSuffix)).then_some(());
        for _ in 0..MOST_HONORS {
            let marks =
                (out.end..end.min(out.end + 2)).take_while(|&i| self.is_mark(i, ',') || self.is_mark(i, '.')).count();
            let at = out.end + marks;
            let Some((length, ())) = self.phrase(at, end, kinds![Honorific], degree) else { break };
            if !self.token(at).is_some_and(Token::is_capitalised) {
                break;
            }
            out.end = at + length;
        }
        out.nickname = self.nickname(out.end, end);
        if let Some(nickname) = &out.nickname {
            out.end = nickname.end;
        }
        if self.is_mark(out.end, '(')
            && let Some(close) = (out.end + 1..end.min(out.end + LONGEST_BRACKET)).find(|&i| self.is_mark(i, ')'))
        {
            let inside = out.end + 1..close;
            let age = self.token(inside.start).filter(|t| t.kind == Kind::Number).map(|t| t.span.of(self.article.text));
            let hidden = inside.clone().any(|i| self.is_any(i, words!["samaran", "sebenarnya", "inisial"]));
            if age.is_some() || hidden {
                out.never_speaks = hidden || age.and_then(|a| a.parse::<u32>().ok()).is_some_and(|a| a < OF_AGE);
                out.end = close + 1;
            }
        } else if out.nickname.is_some() && self.is_mark(out.end, ')') {
            out.end += 1;
        }
        out
    }

    /// What a person is called besides, said after the name: `(akrab disapa Beng)`, `alias Beng`, `atau Liza`, `yang biasa
    /// dipanggil Ipung`.
    fn nickname(self, name_end: usize, end: usize) -> Option<Range<usize>> {
        const LEADS: &[Word] = words!["yang", "akrab", "biasa", "kerap", "sering", "lebih", "karib"];
        const CALLED: &[Word] = words!["alias", "atau", "disapa", "dipanggil", "dikenal", "panggilan", "sapaan"];
        const AS: &[Word] = words!["sebagai", "dengan", "nama", "sapaan", "panggilan", "akrab"];
        let past =
            |from: usize, words: &[Word]| (from..end.min(from + 4)).find(|&i| !self.is_any(i, words)).unwrap_or(from);
        let opens = self.is_mark(name_end, '(') || self.is_mark(name_end, ',');
        let at = past(name_end + usize::from(opens), LEADS);
        if !self.is_any(at, CALLED) {
            return None;
        }
        let mut at = past(at + 1, AS);
        at += usize::from(self.is_mark(at, '"') || self.is_mark(at, '\''));
        let run = (at..end.min(at + 3)).take_while(|&i| self.token(i).is_some_and(Token::is_capitalised)).count();
        (run > 0).then_some(at..at + run)
    }
}
