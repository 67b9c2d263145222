//! The features of a token: what the tagger looks at. The training script asks the crate for them, so that training and
//! running can't drift apart.
//!
//! A feature is a template with a value (`the word two before is “kata”`), hashed to a number. Nothing is formatted and
//! nothing allocated for a token: the parts are hashed once, and a template only mixes them.

use std::ops::Range;

#[cfg(test)]
use super::Class;
use super::Label;
use super::weights::BITS;
use crate::lexicon::{self, Entry, HonorificKind, Kinds, PlaceKind, SpeechKind, hash, hash_on};
use crate::text::{Article, Case, Kind, Token, folded};

/// What the templates look at, for one token.
#[derive(Clone, Copy, Debug, Default)]
struct View {
    /// The word as it is written, and folded.
    exact: u32,
    folded: u32,
    /// Its first and last 1–4 letters, folded.
    prefixes: [u32; AFFIX],
    suffixes: [u32; AFFIX],
    /// Its capitals, small letters, digits and marks, runs cut at three.
    shape: u32,
    /// Its kind in a word: lower, title, upper …
    case: u32,
    /// What the tables say of it, a bit for each of [`class`].
    classes: u32,
    /// The number of the label that the rules propose.
    proposal: u32,
    quoted: bool,
    /// The run of capitalised words it stands in: the words on either side, folded, how many it has, and how many stand
    /// before this one.
    before: u32,
    after: u32,
    run: u32,
    nth: u32,
}

/// How many letters an affix has at most.
const AFFIX: usize = 4;

/// What stands beyond the ends of a sentence.
const BORDER: View = View {
    exact: 1,
    folded: 1,
    prefixes: [0; AFFIX],
    suffixes: [0; AFFIX],
    shape: 1,
    case: 15,
    classes: 0,
    proposal: 0,
    quoted: false,
    before: 0,
    after: 0,
    run: 0,
    nth: 0,
};

/// The tokens of a sentence as the templates see them.
#[derive(Default)]
pub(crate) struct Features {
    views: Vec<View>,
    /// The sentence's first token, and the one behind its last.
    sentence: Range<usize>,
    letters: Vec<u8>,
}

impl Features {
    /// Looks at a sentence, given what the rules propose for each token of the article. `asked` says of each whether its
    /// features will be asked for: of what stands further from those nothing is looked at.
    pub(crate) fn look_at(&mut self, article: &Article, sentence: &Range<usize>, proposals: &[Label], asked: &[bool]) {
        let near = |i: usize, by: usize| {
            asked.get(i.saturating_sub(by)..asked.len().min(i + by + 1)).is_some_and(|near| near.contains(&true))
        };
        self.sentence = sentence.clone();
        self.views.clear();
        self.views.reserve_exact(sentence.len());
        for ((i, token), &proposal) in sentence
            .clone()
            .zip(article.slice(sentence.clone()))
            .zip(proposals.get(sentence.clone()).unwrap_or_default())
        {
            let view = if near(i, 1) {
                view(article.text, token, &mut self.letters)
            } else if near(i, 2) {
                outline(article.text, token)
            } else {
                View { folded: token.hash, ..View::default() }
            };
            self.views.push(View { proposal: number(proposal), ..view });
        }
        // A sentence holds the whole of a quote that begins in it.
        let first = article.quotes.partition_point(|quote| quote.tokens.start < sentence.start);
        for quote in article.quotes.iter().skip(first).take_while(|quote| quote.tokens.start < sentence.end) {
            for view in self.views_of(&quote.tokens) {
                view.quoted = true;
            }
        }
        self.look_up(article);
        self.find_runs(article);
    }

    fn views_of(&mut self, tokens: &Range<usize>) -> &mut [View] {
        let place = |i: usize| i.clamp(self.sentence.start, self.sentence.end) - self.sentence.start;
        let range = place(tokens.start)..place(tokens.end);
        self.views.get_mut(range).unwrap_or_default()
    }

    /// What the tables say of the words.
    fn look_up(&mut self, article: &Article) {
        for i in self.sentence.clone() {
            lexicon::phrases(article.slice(i..self.sentence.end), Kinds::ALL, &mut |n, entries| {
                let classes = entries.iter().fold(0, |all, &e| all | class(e));
                for view in self.views_of(&(i..i + n)) {
                    view.classes |= classes;
                }
            });
        }
    }

    fn find_runs(&mut self, article: &Article) {
        let capitalised = |i: usize| article.token(i).is_some_and(Token::is_capitalised);
        let mut i = self.sentence.start;
        while i < self.sentence.end {
            let end = (i..self.sentence.end).find(|&k| !capitalised(k)).unwrap_or(self.sentence.end);
            let before = self.at(i, -1).folded;
            let after = self.at(end, 0).folded;
            for (nth, view) in (0..).zip(self.views_of(&(i..end))) {
                (view.before, view.after, view.nth) = (before, after, nth);
                view.run = u32::try_from(end - i).unwrap_or(u32::MAX);
            }
            i = end.max(i + 1);
        }
    }

    /// The view `by` tokens from `i`, within the sentence.
    fn at(&self, i: usize, by: isize) -> &View {
        let place = i.checked_add_signed(by).and_then(|i| i.checked_sub(self.sentence.start));
        place.and_then(|place| self.views.get(place)).unwrap_or(&BORDER)
    }

    /// Calls `found` with every feature of token `i` of the article.
    #[inline]
    pub(crate) fn of(&self, i: usize, found: &mut impl FnMut(u32)) {
        let around = [-2, -1, 0, 1, 2].map(|by| self.at(i, by));
        templates(around, i == self.sentence.start, found);
    }
}

/// Gives each template its number.
struct Templates<'a, F> {
    number: u32,
    found: &'a mut F,
}

impl<F: FnMut(u32)> Templates<'_, F> {
    #[inline]
    fn add(&mut self, value: u32) {
        self.number += 1;
        (self.found)(feature(self.number, value));
    }

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
fn templates(around: [&View; 5], first: bool, found: &mut impl FnMut(u32)) {
    let [far_left, left, own, right, far_right] = around;
    let mut it = Templates { number: 0, found };
    it.add(0);

    it.add(own.exact);
    for view in around {
        it.add(view.folded);
        it.add(view.shape);
    }
    for affix in own.prefixes.into_iter().chain(own.suffixes) {
        it.add(affix);
    }
    for side in [left, right] {
        let [_, _, prefix, _] = side.prefixes;
        let [_, _, suffix, _] = side.suffixes;
        it.add(prefix);
        it.add(suffix);
    }
    it.add(pair(left.folded, own.folded));
    it.add(pair(own.folded, right.folded));
    it.add(pair(left.folded, own.case));
    it.add(pair(own.case, right.folded));
    it.add(pair(far_left.folded, pair(left.folded, own.case)));
    it.add(pair(left.case, pair(own.case, right.case)));
    it.add(pair(pair(far_left.case, left.case), pair(own.case, pair(right.case, far_right.case))));

    it.add(left.proposal);
    it.add(own.proposal);
    it.add(right.proposal);
    it.add(pair(left.proposal, pair(own.proposal, right.proposal)));
    it.add(pair(own.proposal, own.shape));
    it.add(pair(own.proposal, own.classes));
    it.add(pair(own.proposal, left.folded));
    it.add(pair(own.proposal, right.folded));

    it.add(pair(own.classes, own.case));
    it.add(pair(left.classes, own.case));
    it.add(pair(right.classes, own.case));
    for side in [left, own, right] {
        it.add_bits(side.classes, own.case);
    }

    let capital = own.run > 0;
    it.add(if capital { own.before } else { 0 });
    it.add(if capital { own.after } else { 0 });
    it.add(if capital { pair(own.before, own.nth.min(3)) } else { 0 });
    it.add(if capital { pair(own.after, (own.run - own.nth).min(4)) } else { 0 });
    it.add(pair(own.run.min(6), own.nth.min(6)));

    it.add(u32::from(first));
    it.add(pair(u32::from(first), own.shape));
    it.add(pair(u32::from(first), own.classes));
    it.add(pair(u32::from(own.quoted), own.case));
}

/// A template with its value, as a number of [`BITS`] bits.
fn feature(template: u32, value: u32) -> u32 {
    pair(template, value) >> (u32::BITS - BITS)
}

/// Two numbers as one. The upper bits hang on all of both.
fn pair(a: u32, b: u32) -> u32 {
    let mixed = (a.wrapping_mul(0x9e37_79b1) ^ b).wrapping_mul(0x85eb_ca6b);
    (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35)
}

fn number(label: Label) -> u32 {
    u32::try_from(label.number()).unwrap_or_default()
}

/// All that the templates look at in a word itself, and in those beside it.
fn view(text: &str, token: &Token, letters: &mut Vec<u8>) -> View {
    let mut it = outline(text, token);
    let spelt = token.span.of(text);
    if let Kind::Mark(_) = token.kind {
        return it;
    }
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

/// What they look at in a word two before or behind.
fn outline(text: &str, token: &Token) -> View {
    let case = case(token.kind);
    if let Kind::Mark(mark) = token.kind {
        // As the tokens have it: `“` and `"` are one mark.
        let mark = u32::from(mark);
        return View { exact: mark, folded: mark, shape: mark, case, ..View::default() };
    }
    View { folded: token.hash, shape: shape(token.span.of(text), token), case, ..View::default() }
}

const fn case(kind: Kind) -> u32 {
    match kind {
        Kind::Word(Case::Lower) => 1,
        Kind::Word(Case::Title) => 2,
        Kind::Word(Case::Upper) => 3,
        Kind::Word(Case::Mixed) => 4,
        Kind::Word(Case::Initial) => 5,
        Kind::Number => 6,
        Kind::Mark(_) => 7,
    }
}

/// `Jakarta` and `Padang` are `Xxxx`, `Adi` is `Xxx`, `PPATK` is `XXX`: a run counts up to three.
fn shape(spelt: &str, token: &Token) -> u32 {
    let mut hashed = u32::from(token.dot);
    let (mut last, mut run) = (0, 0);
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
        if run <= 3 {
            hashed = pair(hashed, sort);
        }
    }
    hashed
}

/// What an entry of the tables says of its words: one bit.
const fn class(entry: Entry) -> u32 {
    let bit = match entry {
        Entry::Body(_) => 0,
        Entry::BodyHead(Some(_), _) => 1,
        Entry::BodyHead(None, _) => 2,
        Entry::Title(_) => 3,
        Entry::Honorific(HonorificKind::NameTitle) => 4,
        Entry::Honorific(HonorificKind::DegreeSuffix) => 5,
        Entry::Honorific(_) => 6,
        Entry::Speech(SpeechKind::PostQuoteVerb | SpeechKind::SourcePreposition, _) => 7,
        Entry::Speech(..) => 8,
        Entry::ForumHead(_) | Entry::Forum => 9,
        Entry::Place(PlaceKind::Country | PlaceKind::Capital | PlaceKind::ForeignPlace, _) => 10,
        Entry::Place(PlaceKind::DistrictOrTown | PlaceKind::Venue | PlaceKind::Region, _) => 11,
        Entry::Place(..) => 12,
        Entry::Stopname(false) => 13,
        Entry::Stopname(true) => 14,
        Entry::Word => 15,
        Entry::Cue(_) => 16,
        Entry::Abbreviation(_) | Entry::CreditRole => 17,
        Entry::PersonName => 18,
        Entry::Organisation => 19,
        // Asked for by others: the weights were trained without them.
        Entry::Function(_) | Entry::Class(_) => return 0,
    };
    1 << bit
}

/// A number that changes with the templates and with how words are hashed: weights belong to one such number.
pub(crate) fn fingerprint() -> u32 {
    let text = "Ir. Budi-Ali, KPK: “ya” 10";
    let mut tokens = Vec::new();
    crate::text::tokens(text, crate::text::Span::new(0, text.len()), &mut tokens);
    let mut letters = Vec::new();
    let views: Vec<View> = (0..)
        .zip(&tokens)
        .map(|(i, t)| View {
            // What the tables and the rules say is made up: a row more in a table makes no other features.
            classes: 0b101 << i,
            proposal: i % 7,
            quoted: i % 2 == 1,
            before: 7,
            after: 9,
            run: 3,
            nth: 1,
            ..view(text, t, &mut letters)
        })
        .collect();
    let mut sum = 0;
    for window in views.windows(5) {
        if let [a, b, c, d, e] = window {
            templates([a, b, c, d, e], true, &mut |f| sum = pair(sum, f));
            templates([a, b, c, d, &BORDER], false, &mut |f| sum = pair(sum, f));
        }
    }
    let of_kinds = [Entry::Word, Entry::Stopname(true), Entry::PersonName].map(class);
    of_kinds.into_iter().fold(sum, pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(text: &str, token: &str) -> Vec<u32> {
        let article = Article::line(text);
        let proposals = vec![Label::Outside; article.tokens.len()];
        let i = article.tokens.iter().position(|t| t.span.of(text) == token).unwrap();
        let sentence = article.sentences.iter().find(|s| s.contains(&i)).unwrap();
        let mut features = Features::default();
        features.look_at(&article, sentence, &proposals, &vec![true; article.tokens.len()]);
        let mut out = Vec::new();
        features.of(i, &mut |f| out.push(f));
        out
    }

    fn shared(a: &[u32], b: &[u32]) -> usize {
        a.iter().filter(|f| b.contains(f)).count()
    }

    #[test]
    fn the_same_words_have_the_same_features_wherever_they_stand() {
        let alone = features("Hal itu dikatakan Wibisono di Garut.", "Wibisono");
        let later = features("Warga setuju. Hal itu dikatakan Wibisono di Garut.", "Wibisono");
        assert_eq!(alone, later);
        assert!(alone.iter().all(|f| f >> BITS == 0));
    }

    #[test]
    fn a_sentence_shuts_out_its_neighbours() {
        let one = features("Warga setuju. Wibisono hadir.", "Wibisono");
        let other = features("Hujan turun lagi. Wibisono hadir.", "Wibisono");
        assert_eq!(one, other);
    }

    #[test]
    fn marks_of_every_style_are_one() {
        assert_eq!(features("“Ya,” kata Wibisono.", "Wibisono"), features("\"Ya,\" kata Wibisono.", "Wibisono"));
    }

    #[test]
    fn words_alike_share_features_and_others_do_not() {
        let it = features("Hal itu dikatakan Wibisono di Garut.", "Wibisono");
        let alike = features("Hal itu dikatakan Wibowono di Garut.", "Wibowono");
        let other = features("Untuk pertama kali 17 orang datang.", "17");
        assert!(shared(&it, &alike) > it.len() / 2, "{} of {}", shared(&it, &alike), it.len());
        assert!(shared(&it, &other) < it.len() / 4, "{} of {}", shared(&it, &other), it.len());
    }

    #[test]
    fn the_proposal_is_among_them() {
        let text = "Wibisono hadir.";
        let article = Article::line(text);
        let of = |label: Label| {
            let mut proposals = vec![Label::Outside; article.tokens.len()];
            proposals[0] = label;
            let mut out = Vec::new();
            let mut features = Features::default();
            features.look_at(&article, &article.sentences[0], &proposals, &[true, false, false]);
            features.of(0, &mut |f| out.push(f));
            out
        };
        assert_ne!(of(Label::Outside), of(Label::Begin(Class::Person)));
    }
}
