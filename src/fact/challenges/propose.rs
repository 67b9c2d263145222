//! What may be a challenge: wide and cheap. Wherever a word tells of something wrong, its clause is proposed with every fair cut:
//! where it begins and where it ends. Which of them is one, and how surely, `src/weigh/` has learned.

use std::ops::Range;

use super::classes::{Class, Classes, Mark, marks};
use crate::text::{Article, Kind, Token};

/// What proposes a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// `minimnya alat`
    Lack,
    /// `jalan desa rusak`
    State,
    /// `data belum sinkron`
    Negated,
    /// `baru mencapai 31 persen`
    Figure,
    /// `akses jalan terputus`, `mengalami penurunan`
    Halted,
    /// `banyak petani yang tidak terdaftar`
    Many,
    /// `masih ditingkat SMP`, `terlalu sering berubah`
    Degree,
    /// `masalah sampah`
    Noun,
    /// `terkendala cuaca`, `pembebasan lahan menjadi kendala`
    Verb,
    /// `karena stok habis`
    Cause,
    /// `mengeluhkan pungutan liar`
    Complaint,
    /// `tantangan, antara lain …, … dan …`
    List,
    /// `Pertama, …. Kedua, …`
    Ordinal,
    /// A bullet under what announced it.
    Item,
    /// `tiga titik rawan. "…, … dan …"`
    After,
}

impl Rule {
    /// The id that a fact carries as its reason.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Lack => "challenge.lack",
            Self::State => "challenge.state",
            Self::Negated => "challenge.negated",
            Self::Figure => "challenge.figure",
            Self::Halted => "challenge.halted",
            Self::Many => "challenge.many",
            Self::Degree => "challenge.degree",
            Self::Noun => "challenge.noun",
            Self::Verb => "challenge.verb",
            Self::Cause => "challenge.cause",
            Self::Complaint => "challenge.complaint",
            Self::List => "challenge.list",
            Self::Ordinal => "challenge.ordinal",
            Self::Item => "challenge.item",
            Self::After => "challenge.after",
        }
    }
}

/// Where a proposal begins or ends, as seen from its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Behind the last mark.
    Wide,
    /// Behind the last joint, mark or verb of speech.
    Narrow,
    /// With the cue itself.
    Cue,
    /// Behind the cue.
    Complement,
    /// In front of the cue.
    Subject,
    /// At the next mark.
    Mark,
    /// Before what follows from it.
    Consequence,
    /// An item of a list.
    Part,
}

/// Tokens that may be a challenge.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) tokens: Range<usize>,
    pub(super) rule: Rule,
    /// The first token of what made the rule propose, and how many it has.
    pub(super) cue: usize,
    pub(super) length: usize,
    pub(super) cuts: [Cut; 2],
    /// Of a list: how many items it has, and which this is.
    pub(super) item: [usize; 2],
    /// The sentence, quotes cut too.
    pub(super) sentence: Range<usize>,
    /// The block's place in the article.
    pub(super) block: usize,
}

/// Longest challenge, and the widest look around, in tokens.
pub(super) const LONGEST: usize = 40;

/// All that looks at an article for challenges.
pub(super) struct Reader<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) marks: Vec<Mark>,
    pub(super) found: Vec<Proposal>,
    /// Where it reads.
    pub(super) sentence: Range<usize>,
    pub(super) block: usize,
    pub(super) number: usize,
    /// The sentence in which a noun announced a list that has not come yet, and the noun's place.
    pub(super) waiting: Option<(usize, usize)>,
    /// The sentence in which a list's last item stood: the next one may add to it.
    pub(super) listing: Option<(usize, usize)>,
}

const ANY_RULE: Classes = Classes::of(&[
    Class::CueNoun,
    Class::CueVerb,
    Class::LackPattern,
    Class::ListLack,
    Class::BadState,
    Class::Shortfall,
    Class::Cause,
    Class::Negation,
    Class::Degree,
    Class::Halted,
    Class::Suffered,
    Class::Many,
    Class::Complaint,
    Class::Obstructs,
]);

impl<'a> Reader<'a> {
    pub(super) fn of(article: &'a Article<'a>) -> Self {
        let mut reader = Self {
            article,
            marks: marks(article),
            found: Vec::new(),
            sentence: 0..0,
            block: 0,
            number: 0,
            waiting: None,
            listing: None,
        };
        reader.read();
        reader
    }

    fn read(&mut self) {
        let article = self.article;
        for (block, of) in article.body().enumerate() {
            self.block = block;
            if of.part == crate::text::Part::Item {
                self.sentence = of.tokens.clone();
                self.bullet();
            }
            for sentence in article.sentences.get(of.sentences.clone()).unwrap_or_default() {
                // The sentences of a quote, which the article's sentences keep together: `"Ada dua hambatan. Pertama, …"`.
                let mut from = sentence.start;
                for end in sentence.start + 1..=sentence.end {
                    let stops = self.token(end - 1).is_some_and(|t| t.is_mark('.'))
                        && self.token(end).is_some_and(Token::is_capitalised);
                    if stops || end == sentence.end {
                        self.sentence = from..end;
                        self.sentence();
                        self.number += 1;
                        from = end;
                    }
                }
            }
        }
    }

    fn sentence(&mut self) {
        self.lists();
        for at in self.sentence.clone() {
            let Mark { classes, cue } = self.mark(at);
            if classes.meet(ANY_RULE) {
                self.cues(at, usize::from(cue).max(1), classes);
            }
        }
    }

    pub(super) fn token(&self, i: usize) -> Option<&'a Token> {
        self.article.tokens.get(i)
    }

    pub(super) fn mark(&self, i: usize) -> Mark {
        self.marks.get(i).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.mark(i).classes.has(class)
    }

    /// Proposes what one cue tells of.
    fn cues(&mut self, at: usize, cue: usize, classes: Classes) {
        let clause = |class, rule| classes.has(class).then_some(rule);
        let rules = [
            clause(Class::LackPattern, Rule::Lack),
            clause(Class::ListLack, Rule::Lack).filter(|_| !classes.has(Class::LackPattern)),
            clause(Class::BadState, Rule::State),
            clause(Class::Negation, Rule::Negated),
            clause(Class::Shortfall, Rule::Figure).filter(|_| self.counts(at + 1)),
            clause(Class::Halted, Rule::Halted),
            clause(Class::Suffered, Rule::Halted).filter(|_| !classes.has(Class::Halted)),
            clause(Class::Many, Rule::Many),
            clause(Class::Degree, Rule::Degree),
        ];
        for rule in rules.into_iter().flatten() {
            self.clause(rule, at, cue);
        }
        if classes.has(Class::CueNoun) {
            self.around(Rule::Noun, at, cue, &[Cut::Narrow, Cut::Cue, Cut::Complement]);
        }
        if classes.meet(const { Classes::of(&[Class::CueVerb, Class::Obstructs]) }) {
            self.around(Rule::Verb, at, cue, &[Cut::Narrow, Cut::Complement]);
            self.push(Rule::Verb, at, cue, [Cut::Narrow, Cut::Subject], self.narrow(at)..at);
            self.push(Rule::Verb, at, cue, [Cut::Wide, Cut::Subject], self.wide(at)..at);
        }
        if classes.has(Class::Cause) {
            self.around(Rule::Cause, at, cue, &[Cut::Complement]);
        }
        if classes.has(Class::Complaint) {
            self.around(Rule::Complaint, at, cue, &[Cut::Complement]);
        }
    }

    fn clause(&mut self, rule: Rule, at: usize, cue: usize) {
        self.around(rule, at, cue, &[Cut::Wide, Cut::Narrow, Cut::Cue]);
    }

    /// The cue's clause from each of the beginnings to each end.
    fn around(&mut self, rule: Rule, at: usize, cue: usize, from: &[Cut]) {
        let (mark, consequence) = (self.end(at + cue), self.consequence(at + cue));
        // `minimnya alat dan lambatnya izin` is two.
        let joint = (at + cue + 1..consequence).find(|&i| self.is(i, Class::Joint) && self.is_lack(i + 1));
        let ends = [
            Some((Cut::Mark, mark)),
            Some((Cut::Consequence, consequence)).filter(|_| consequence < mark),
            joint.map(|joint| (Cut::Part, joint)),
        ];
        let mut last = None;
        for &cut in from {
            let start = match cut {
                Cut::Wide => self.wide(at),
                Cut::Narrow => self.narrow(at),
                Cut::Complement => at + cue,
                // `masih minimnya`, `masih banyak`
                _ if at > self.sentence.start && self.is(at - 1, Class::Degree) => at - 1,
                _ => at,
            };
            if last.replace(start) == Some(start) {
                continue;
            }
            for (stop, end) in ends.into_iter().flatten() {
                self.push(rule, at, cue, [cut, stop], start..end);
            }
        }
    }

    /// Whether a phrase begins here that says a lack by itself.
    pub(super) fn is_lack(&self, i: usize) -> bool {
        self.mark(i).classes.meet(
            const {
                Classes::of(&[
                    Class::LackPattern,
                    Class::ListLack,
                    Class::CueNoun,
                    Class::Degree,
                    Class::Negation,
                    Class::Suffered,
                ])
            },
        )
    }

    /// Whether a proposal is only alleged, or only what may be: `diduga …`, `jika …`.
    pub(super) fn is_held(&self, proposal: &Proposal) -> bool {
        let from = proposal.sentence.start.max(proposal.tokens.start.saturating_sub(LONGEST));
        (from..proposal.tokens.end)
            .any(|i| self.mark(i).classes.meet(const { Classes::of(&[Class::Alleged, Class::Hypothesis]) }))
    }

    /// Whether a number stands here, or after a word or two: `baru mencapai sekitar 31 persen`.
    fn counts(&self, at: usize) -> bool {
        const NUMBERS: &[crate::lexicon::Word] = crate::lexicon::words!["satu", "dua", "tiga", "empat", "lima"];
        (at..self.sentence.end.min(at + 4))
            .any(|i| self.token(i).is_some_and(|t| t.kind == Kind::Number || t.is_any(NUMBERS)))
    }

    fn ends_clause(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| matches!(t.kind, Kind::Mark(',' | ';' | '.' | '!' | '?' | '"' | ':' | '…')))
    }

    /// The tokens before `at` that a clause may have.
    fn before(&self, at: usize) -> Range<usize> {
        self.sentence.start.max(at.saturating_sub(LONGEST))..at
    }

    /// Behind the last mark before a token.
    fn wide(&self, at: usize) -> usize {
        let before = self.before(at);
        before.clone().rev().find(|&i| self.ends_clause(i)).map_or(before.start, |i| i + 1)
    }

    /// Behind the last mark, joint or verb of speech before a token.
    fn narrow(&self, at: usize) -> usize {
        const JOINTS: Classes = Classes::of(&[Class::Joint, Class::Speech, Class::Complaint]);
        let before = self.before(at);
        let opens = |i: usize| self.ends_clause(i) || self.mark(i).classes.meet(JOINTS) && !self.joins_names(i);
        before.clone().rev().find(|&i| opens(i)).map_or(before.start, |i| i + 1)
    }

    /// `Dinas Perumahan dan Kawasan Permukiman`
    fn joins_names(&self, i: usize) -> bool {
        let capital = |i: usize| self.token(i).is_some_and(Token::is_capitalised);
        i > 0 && capital(i - 1) && capital(i + 1)
    }

    /// The next mark.
    pub(super) fn end(&self, from: usize) -> usize {
        let to = self.sentence.end.min(from + LONGEST);
        (from..to).find(|&i| self.ends_clause(i)).unwrap_or(to)
    }

    /// The next mark, or what follows from a lack.
    fn consequence(&self, from: usize) -> usize {
        let to = self.end(from);
        (from + 1..to).find(|&i| self.is(i, Class::Consequence)).unwrap_or(to)
    }

    /// Keeps a proposal, without the connectors before it and the marks around it.
    pub(super) fn push(&mut self, rule: Rule, cue: usize, length: usize, cuts: [Cut; 2], tokens: Range<usize>) {
        self.push_item(rule, cue, length, cuts, [0; 2], tokens);
    }

    pub(super) fn push_item(
        &mut self,
        rule: Rule,
        cue: usize,
        length: usize,
        cuts: [Cut; 2],
        item: [usize; 2],
        tokens: Range<usize>,
    ) {
        let mut tokens = tokens;
        if tokens.len() > 2 * LONGEST {
            return;
        }
        while tokens.start < tokens.end
            && (self.is(tokens.start, Class::Lead) || self.token(tokens.start).is_some_and(|t| !is_content(t)))
        {
            tokens.start += 1;
        }
        while tokens.start < tokens.end
            && (self.is(tokens.end - 1, Class::Tail)
                || self.token(tokens.end - 1).is_some_and(|t| !is_content(t) && !t.is_mark(')') && !t.is_mark('%')))
        {
            tokens.end -= 1;
        }
        let words = self.article.slice(tokens.clone()).iter().filter(|t| t.is_word()).count();
        let least = if matches!(rule, Rule::List | Rule::Noun | Rule::After) { 1 } else { 2 };
        if words < least || tokens.len() > LONGEST || self.says_nothing(&tokens) {
            return;
        }
        let (sentence, block) = (self.sentence.clone(), self.block);
        self.found.push(Proposal { tokens, rule, cue, length, cuts, item, sentence, block });
    }
}

impl Reader<'_> {
    /// `masih ada kendala` only announces one, `Senin (3/2/2025)` and `Sri Wahyuni` name a day and a person.
    fn says_nothing(&self, tokens: &Range<usize>) -> bool {
        let last = self.mark(tokens.end - 1).classes;
        let announces = tokens.len() <= 3 && last.has(Class::CueNoun) && !last.has(Class::LackPattern);
        let named = |i: usize| self.token(i).is_none_or(|t| !t.is_lower());
        announces || tokens.start > self.sentence.start + 1 && tokens.clone().all(named)
    }
}

const fn is_content(token: &Token) -> bool {
    !matches!(token.kind, Kind::Mark(_))
}
