//! What the tagger looks at in a token. Training asks the crate for these features, so that training and reading can't drift apart.
//!
//! A feature is a template with a value (*the word before is `kata`*), hashed to a number. Nothing is formatted: the parts are hashed
//! once for each token, and a template only mixes them. What the tagger knows of words besides their letters are the clusters that were
//! learned with it and the classes that the tables give ([`class`]).

use std::ops::Range;

use super::clusters;
use super::label::Label;
use crate::lexicon::{self, Entry, HonorificKind, Kinds, PlaceKind, SpeechKind, hash, hash_on};
use crate::text::{Article, Block, Case, Kind, Part, Token, folded};

/// How many bits a feature's number has.
pub(super) const BITS: u32 = 22;

/// How many letters an affix has at most.
const AFFIX: usize = 4;

/// How many levels the clusters have.
const LEVELS: usize = clusters::LEVELS;

/// One token as the templates see it from beside it.
#[derive(Clone, Copy, Debug, Default)]
struct View {
    /// The word, folded.
    folded: u32,
    shape: u32,
    /// What the tables say of it, a bit for each of [`class`]: of phrases that begin with it, and of those that go on with it.
    opens: u32,
    goes_on: u32,
    /// Of the run of capitalised words that it is in: the words on either side.
    before: u32,
    after: u32,
    clusters: [u16; LEVELS],
    case: u8,
    /// Whether it is in a quote.
    quoted: bool,
    /// How many words its run has, and how many come before this one; more than [`LONGEST_RUN`] are so many.
    run: u8,
    nth: u8,
}

const LONGEST_RUN: usize = 6;

/// Beyond the ends of a block.
const BORDER: View = View {
    folded: 1,
    shape: 1,
    opens: 0,
    goes_on: 0,
    before: 0,
    after: 0,
    clusters: [u16::MAX; LEVELS],
    case: OUTSIDE,
    quoted: false,
    run: 0,
    nth: 0,
};

/// What is looked at only in the token itself.
struct Own {
    /// The word as it is written.
    exact: u32,
    /// Its first and last letters, one to four, folded.
    prefixes: [u32; AFFIX],
    suffixes: [u32; AFFIX],
}

/// The tokens of a block as the templates see them: of one block at a time, so that a long article takes no more memory than its
/// longest paragraph.
#[derive(Default)]
pub(crate) struct Features {
    views: Vec<View>,
    letters: Vec<u8>,
    /// The block's tokens, its part and how its words are written.
    block: Range<usize>,
    headline: u32,
    capitals: u32,
}

/// More than this share of a block's words, in tenths, are capitalised where capitals say little.
const MANY_CAPITALS: usize = 7;

impl Features {
    /// For blocks of at most so many tokens.
    pub(crate) fn with_room(longest: usize) -> Self {
        Self { views: Vec::with_capacity(longest), ..Self::default() }
    }

    /// From here on the features are those of this block's tokens.
    pub(crate) fn enter(&mut self, article: &Article, block: &Block) {
        let tokens = article.slice(block.tokens.clone());
        self.block = block.tokens.clone();
        self.views.clear();
        self.views.extend(tokens.iter().map(|token| view(article.text, token)));
        for quote in article.quotes.get(block.quotes.clone()).unwrap_or_default() {
            for view in self.views_of(&quote.tokens) {
                view.quoted = true;
            }
        }
        self.look_up(article);
        self.find_runs(tokens);
        self.headline = u32::from(block.part == Part::Headline);
        let words = tokens.iter().filter(|t| t.is_word()).count();
        let capitalised = tokens.iter().filter(|t| t.is_capitalised()).count();
        self.capitals = u32::from(capitalised * 10 > words * MANY_CAPITALS);
    }

    fn views_of(&mut self, tokens: &Range<usize>) -> &mut [View] {
        let place = |i: usize| i.clamp(self.block.start, self.block.end) - self.block.start;
        let range = place(tokens.start)..place(tokens.end);
        self.views.get_mut(range).unwrap_or_default()
    }

    /// What the tables say of the words.
    fn look_up(&mut self, article: &Article) {
        for i in self.block.clone() {
            lexicon::phrases(article.slice(i..self.block.end), Kinds::ALL, &mut |n, entries| {
                let classes = entries.iter().fold(0, |all, &e| all | class(e));
                for (nth, view) in self.views_of(&(i..i + n)).iter_mut().enumerate() {
                    if nth == 0 {
                        view.opens |= classes;
                    } else {
                        view.goes_on |= classes;
                    }
                }
            });
        }
    }

    fn find_runs(&mut self, tokens: &[Token]) {
        let word = |views: &[View], i: Option<usize>| i.and_then(|i| views.get(i)).map_or(BORDER.folded, |v| v.folded);
        let short = |n: usize| u8::try_from(n.min(LONGEST_RUN)).unwrap_or_default();
        let mut i = 0;
        while i < tokens.len() {
            let rest = tokens.get(i..).unwrap_or_default();
            let run = rest.iter().take_while(|t| t.is_capitalised()).count();
            let end = i + run;
            let (before, after) = (word(&self.views, i.checked_sub(1)), word(&self.views, Some(end)));
            for (nth, view) in self.views.get_mut(i..end).unwrap_or_default().iter_mut().enumerate() {
                (view.before, view.after, view.run, view.nth) = (before, after, short(run), short(nth));
            }
            i = end.max(i + 1);
        }
    }

    fn at(&self, i: usize, by: isize) -> &View {
        let place = i.checked_sub(self.block.start).and_then(|i| i.checked_add_signed(by));
        place.and_then(|i| self.views.get(i)).unwrap_or(&BORDER)
    }

    /// Whether token `i` is of no name, for neither it nor its neighbours look like a part of one: they are written small and the tables
    /// begin no name with them. Half of all words are so, and need no weighing.
    pub(super) fn is_quiet(&self, i: usize) -> bool {
        [-2, -1, 0, 1, 2].into_iter().all(|by| {
            let view = self.at(i, by);
            matches!(view.case, SMALL | MARK | OUTSIDE) && (view.opens | view.goes_on) & NAMING == 0
        })
    }

    /// Calls `found` with every feature of token `i` of the article.
    #[inline]
    pub(crate) fn of(&mut self, article: &Article, i: usize, found: &mut impl FnMut(u32)) {
        let Some(token) = article.token(i) else { return };
        let own = own(article.text, token, &mut self.letters);
        let around = [-3, -2, -1, 0, 1, 2].map(|by| self.at(i, by));
        templates(around, &own, self.headline, self.capitals, found);
    }
}

/// Gives each template its number.
struct Templates<'a, F> {
    number: u32,
    found: &'a mut F,
}

impl<F: FnMut(u32)> Templates<'_, F> {
    #[allow(clippy::inline_always, reason = "the innermost loop, in a module made small")]
    #[inline(always)]
    fn add(&mut self, value: u32) {
        self.number += 1;
        (self.found)(feature(self.number, value));
    }
}

impl<F: FnMut(u32)> Templates<'_, F> {
    /// A template that has a value for each bit of a set.
    fn add_bits(&mut self, set: u32, with: u32) {
        self.number += 1;
        let mut rest = set;
        while rest != 0 {
            (self.found)(feature(self.number, pair(rest.trailing_zeros(), with)));
            rest &= rest - 1;
        }
    }
}

/// The templates. A template's number is its place in this function, so a change of any changes [`fingerprint`].
fn templates(around: [&View; 6], itself: &Own, headline: u32, capitals: u32, found: &mut impl FnMut(u32)) {
    let [_, far_left, left, own, right, far_right] = around;
    let mut it = Templates { number: 0, found };
    it.add(headline);
    it.add(capitals);
    let case = |view: &View| u32::from(view.case);
    it.add(pair(case(own), pair(headline, capitals)));
    it.add(pair(case(own), u32::from(own.quoted)));
    it.add(itself.exact);
    for view in around {
        it.add(view.folded);
    }
    for view in [left, own, right] {
        it.add(view.shape);
    }
    for affix in itself.prefixes.into_iter().chain(itself.suffixes) {
        it.add(affix);
    }
    it.add(pair(left.folded, own.folded));
    it.add(pair(own.folded, right.folded));
    it.add(pair(left.folded, own.shape));
    it.add(pair(own.shape, right.folded));
    it.add(pair(far_left.folded, pair(left.folded, own.shape)));
    it.add(pair(case(left), pair(case(own), case(right))));
    let capital = own.run > 0;
    it.add(if capital { own.before } else { 0 });
    it.add(if capital { own.after } else { 0 });
    it.add(if capital { pair(u32::from(own.run), u32::from(own.nth.min(4))) } else { 0 });
    for view in [far_left, left, own, right, far_right] {
        it.add_bits(view.opens, 0);
        it.add_bits(view.goes_on, 0);
    }
    it.add_bits(own.opens, case(own));
    it.add_bits(own.goes_on, case(own));
    for level in 0..LEVELS {
        // Beyond a border, as the weights were learned.
        let cluster = |view: &View| match view.clusters.get(level).copied().unwrap_or_default() {
            u16::MAX => u32::MAX,
            cluster => u32::from(cluster),
        };
        for view in [far_left, left, own, right, far_right] {
            it.add(cluster(view));
        }
        it.add(pair(cluster(left), cluster(own)));
        it.add(pair(cluster(own), cluster(right)));
        it.add(pair(cluster(own), case(own)));
    }
}

/// What the second stage looks at besides: the first one's labels around a token, and those of the same words elsewhere in the article.
pub(super) fn of_labels(around: [Label; 5], same: [u32; 3], found: &mut impl FnMut(u32)) {
    /// Beyond those of the first stage.
    const FIRST: u32 = 200;
    let mut it = Templates { number: FIRST, found };
    let [far_left, left, own, right, far_right] = around.map(|label| label as u32);
    for label in [far_left, left, own, right, far_right] {
        it.add(label);
    }
    it.add(pair(left, pair(own, right)));
    let [here, with_left, with_right] = same;
    it.add(here);
    it.add(with_left);
    it.add(with_right);
    it.add(pair(own, here));
}

/// A template with its value, as a number of [`BITS`] bits.
#[inline]
fn feature(template: u32, value: u32) -> u32 {
    pair(template, value) >> (u32::BITS - BITS)
}

/// Two numbers as one. The upper bits hang on all of both.
pub(super) const fn pair(a: u32, b: u32) -> u32 {
    let mixed = (a.wrapping_mul(0x9e37_79b1) ^ b).wrapping_mul(0x85eb_ca6b);
    (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35)
}

fn view(text: &str, token: &Token) -> View {
    let (case, clusters) = (case(token.kind), clusters::of(token));
    if let Kind::Mark(mark) = token.kind {
        // As the tokens have it: `“` and `"` are one mark.
        let mark = u32::from(mark);
        return View { folded: mark, shape: mark, case, clusters, ..View::default() };
    }
    View { folded: token.hash, shape: shape(token.span.of(text), token.dot), case, clusters, ..View::default() }
}

fn own(text: &str, token: &Token, letters: &mut Vec<u8>) -> Own {
    let mut it = Own { exact: 0, prefixes: [0; AFFIX], suffixes: [0; AFFIX] };
    if let Kind::Mark(mark) = token.kind {
        it.exact = u32::from(mark);
        return it;
    }
    let spelt = token.span.of(text);
    it.exact = hash(spelt.as_bytes());
    let letters = folded(spelt, letters);
    let is_start = |at: usize| letters.get(at).is_none_or(|b| b & 0xc0 != 0x80);
    let (mut end, mut start) = (0, letters.len());
    let mut prefix = hash(&[]);
    for (to, suffix) in it.prefixes.iter_mut().zip(&mut it.suffixes) {
        let before = end;
        end = (end + 1..letters.len()).find(|&at| is_start(at)).unwrap_or(letters.len());
        start = (0..start).rfind(|&at| is_start(at)).unwrap_or(0);
        prefix = hash_on(prefix, letters.get(before..end).unwrap_or_default());
        *to = prefix;
        *suffix = hash(letters.get(start..).unwrap_or_default());
    }
    it
}

/// How a small word is written, a mark, and what is beyond the ends of a block.
const SMALL: u8 = 1;
const MARK: u8 = 7;
const OUTSIDE: u8 = 15;

const fn case(kind: Kind) -> u8 {
    match kind {
        Kind::Word(Case::Lower) => SMALL,
        Kind::Word(Case::Title) => 2,
        Kind::Word(Case::Upper) => 3,
        Kind::Word(Case::Mixed) => 4,
        Kind::Word(Case::Initial) => 5,
        Kind::Number => 6,
        Kind::Mark(_) => MARK,
    }
}

/// `Jakarta` and `Padang` are `Xxx`, `Adi` is so too, `PPATK` is `XX`, `Rp1.000` is `Xx9.99`: a run counts up to two, and six are looked at.
fn shape(spelt: &str, dot: bool) -> u32 {
    let mut hashed = u32::from(dot);
    let (mut last, mut run, mut length) = (0, 0, 0);
    for c in spelt.chars() {
        let sort = if c.is_uppercase() {
            1
        } else if c.is_alphabetic() {
            2
        } else if c.is_numeric() {
            3
        } else {
            u32::from(c)
        };
        run = if sort == last { run + 1 } else { 1 };
        last = sort;
        if run <= 2 {
            hashed = pair(hashed, sort);
            length += 1;
            if length == 6 {
                break;
            }
        }
    }
    hashed
}

/// The bits of what is part of a name even where all around it is written small: `dinas kesehatan`, `kepala desa`, `rapat`. The title
/// of a person (`pak`) is none without the person.
const NAMING: u32 = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 10 | 1 << 11 | 1 << 12 | 1 << 15 | 1 << 16 | 1 << 17;

/// What an entry of the tables says of its words: one bit.
const fn class(entry: Entry) -> u32 {
    let bit = match entry {
        Entry::Body(_) => 0,
        Entry::BodyHead(Some(_), _) => 1,
        Entry::BodyHead(None, _) => 2,
        Entry::Title(_) => 3,
        Entry::Honorific(HonorificKind::NameTitle) => 4,
        Entry::Honorific(HonorificKind::DegreeSuffix) => 5,
        Entry::Honorific(HonorificKind::Rank | HonorificKind::RankSuffix) => 19,
        Entry::Honorific(_) => 6,
        Entry::Speech(SpeechKind::PostQuoteVerb | SpeechKind::SourcePreposition, _) => 7,
        Entry::Speech(..) => 8,
        Entry::ForumHead(false) => 9,
        Entry::ForumHead(true) => 16,
        Entry::Forum => 17,
        Entry::Place(PlaceKind::Country | PlaceKind::Capital | PlaceKind::ForeignPlace, _) => 10,
        Entry::Place(PlaceKind::DistrictOrTown | PlaceKind::Venue | PlaceKind::Region, _) => 11,
        Entry::Place(..) => 12,
        Entry::Stopname(_) => 13,
        Entry::PersonName => 14,
        Entry::Organisation => 15,
        Entry::Abbreviation(_)
        | Entry::CreditRole
        | Entry::Function(_)
        | Entry::Word
        | Entry::Cue(_)
        | Entry::Class(_) => return 0,
    };
    1 << bit
}
