//! What a proposal is weighed by. Words count one by one only where they are frequent; classes, cuts and scopes do the rest, so that
//! what is learned holds for other matters than those it was learned on.

use super::classes::{Class, Classes};
use super::propose::{LONGEST, Proposal, Reader};
use crate::text::{Article, Kind, Token};

/// The features of the proposals of an article, as hashes.
pub(super) struct Features<'a> {
    reader: &'a Reader<'a>,
    /// What is the same for all proposals of the article.
    shared: Vec<u32>,
    /// The hashes of the headline's words.
    headline: Vec<u32>,
    headline_classes: Classes,
}

/// Mixes a number into a hash.
pub(super) const fn mix(hash: u32, more: u32) -> u32 {
    let all = (hash ^ more).wrapping_mul(0x9e37_79b1);
    all ^ all >> 15
}

const BORDER: u32 = 1;

/// The kinds of article: of each, how much of it there is.
const KINDS: [Class; 6] = [Class::Sport, Class::Health, Class::Market, Class::Crime, Class::Public, Class::CueNoun];

impl<'a> Features<'a> {
    pub(super) fn of(reader: &'a Reader<'a>) -> Self {
        let article = reader.article;
        let mut headline = Vec::new();
        let mut headline_classes = 0;
        if let Some(block) = article.headline() {
            for i in block.tokens.clone().take(LONGEST) {
                headline_classes |= reader.mark(i).classes.0;
                headline.extend(article.token(i).filter(|t| t.is_word() && t.span.len() > 3).map(|t| t.hash));
            }
        }
        let mut shared = Vec::new();
        let size = article.tokens.len().max(1);
        for kind in KINDS {
            let count = reader.marks.iter().filter(|mark| mark.classes.has(kind)).count();
            // 0, one in 500, 200, 100, 50, 25 or more
            let share = count * 1000 / size;
            let bucket = [1, 2, 5, 10, 20, 40].iter().filter(|&&least| share >= least).count();
            shared.push(mix(mix(1, kind as u32), number(bucket)));
        }
        let sizes = [100, 200, 400, 800, 1600].iter().filter(|&&least| size >= least).count();
        shared.push(mix(2, number(sizes)));
        Self { reader, shared, headline, headline_classes: Classes(headline_classes) }
    }

    /// The word at a place, in a sentence: names and numbers are all alike.
    fn word(&self, p: &Proposal, i: usize) -> u32 {
        if !p.sentence.contains(&i) {
            return BORDER;
        }
        self.reader.token(i).map_or(BORDER, |token| match token.kind {
            Kind::Mark(mark) => u32::from(mark),
            Kind::Number => 2,
            Kind::Word(_) if token.is_capitalised() && i > p.sentence.start && i > p.tokens.start => 3,
            Kind::Word(_) => token.hash,
        })
    }

    /// Calls `found` with every feature of a proposal.
    pub(super) fn each(&self, p: &Proposal, found: &mut dyn FnMut(u32)) {
        let reader = self.reader;
        let article = reader.article;
        let rule = p.rule as u32;
        let cuts = (p.cuts[0] as u32) << 4 | p.cuts[1] as u32;
        let (start, end) = (p.tokens.start, p.tokens.end);
        let mut add = |template: u32, value: u32| found(mix(mix(template, 0x51ed), value));
        self.shared.iter().for_each(|&f| add(3, f));
        // The rule, its cue and the cuts.
        add(4, rule);
        add(5, rule << 8 | cuts);
        let cue = (p.cue..p.cue + p.length.min(3)).fold(rule, |hash, i| mix(hash, self.word(p, i)));
        add(6, cue);
        add(7, mix(cue, self.word(p, p.cue + p.length)));
        add(8, mix(cue, if p.cue > 0 { self.word(p, p.cue - 1) } else { BORDER }));
        let item = p.item.map(|n| number(n.min(5)));
        add(9, mix(rule, item[0]));
        add(10, mix(mix(rule, item[0]), item[1]));
        // Its borders.
        let before = if start > 0 { self.word(p, start - 1) } else { BORDER };
        let after = self.word(p, end);
        let first = self.word(p, start);
        let last = self.word(p, end - 1);
        add(11, before);
        add(12, after);
        add(13, first);
        add(14, last);
        add(15, mix(before, rule));
        add(16, mix(after, rule));
        add(17, mix(first, self.word(p, start + 1)));
        if start > 1 {
            add(18, mix(self.word(p, start - 2), before));
        }
        let length = p.tokens.len();
        let bucket = number([3, 4, 6, 8, 11, 15, 20, 28].iter().filter(|&&least| length >= least).count());
        add(19, bucket);
        add(20, mix(bucket, rule));
        // What it holds.
        let mut inside = 0;
        let mut shared_words = 0;
        let (mut names, mut figures) = (0, 0);
        for i in p.tokens.clone() {
            inside |= reader.mark(i).classes.0;
            let Some(token) = reader.token(i) else { break };
            if token.is_word() && token.span.len() > 3 && self.headline.contains(&token.hash) {
                shared_words += 1;
            }
            names += usize::from(token.is_capitalised() && i > start);
            figures += usize::from(token.kind == Kind::Number);
            if token.is_lower() {
                add(21, token.hash);
            }
        }
        // `adanya tumpang tindih regulasi dan perbedaan sistem hukum` had better be two.
        let parts = (start + 1..end).filter(|&i| reader.is(i, Class::Joint) && reader.is_lack(i + 1)).count();
        add(43, number(parts.min(2)));
        add(44, (inside & 0xfff).count_ones().min(5));
        bits(inside, &mut |class| add(22, class));
        bits(inside, &mut |class| add(23, mix(class, rule)));
        bits(reader.mark(start).classes.0, &mut |class| add(24, class));
        add(25, number(shared_words.min(3)));
        bits(self.headline_classes.0, &mut |class| add(26, class));
        add(27, number(names.min(3)));
        add(28, number(figures.min(2)));
        // What its sentence says around it.
        let near = start.saturating_sub(4).max(p.sentence.start);
        let far = start.saturating_sub(LONGEST).max(p.sentence.start);
        bits(self.classes(near..start), &mut |class| add(29, class));
        bits(self.classes(far..start), &mut |class| add(30, class));
        let behind = end..p.sentence.end.min(end + 12);
        bits(self.classes(behind), &mut |class| add(31, class));
        if let Some(verb) = (far..start).rev().find(|&i| reader.is(i, Class::Speech)) {
            add(32, self.word(p, verb));
        }
        let ends = p.sentence.end.checked_sub(1).and_then(|i| reader.token(i));
        add(33, u32::from(ends.is_some_and(|t| t.is_mark('?'))));
        add(34, place(p));
        add(35, number(p.block.min(4)) << 4 | u32::from(is_quoted(article, start)));
        // The verb or adjective that the cue belongs to, by how it is formed.
        if let Some(form) = reader.token(p.cue + p.length).and_then(|t| form(article.text, t)) {
            add(36, form);
            add(37, mix(form, cue));
        }
        // What the cue is told of, and what is said before it.
        let (from, to) = (p.cue.saturating_sub(3).max(p.sentence.start), p.sentence.end.min(p.cue + p.length + 2));
        bits(self.classes(p.cue + p.length..to), &mut |class| add(40, mix(class, rule)));
        bits(self.classes(from..p.cue), &mut |class| add(41, mix(class, rule)));
        bits(self.classes(p.tokens.start..p.cue.max(p.tokens.start)), &mut |class| add(42, mix(class, rule)));
        // The sentence before: does it announce anything?
        if let Some(before) = p.sentence.start.checked_sub(1) {
            let from = before.saturating_sub(25);
            bits(self.classes(from..before), &mut |class| add(38, class));
        }
    }

    fn classes(&self, tokens: std::ops::Range<usize>) -> u64 {
        tokens.fold(0, |all, i| all | self.reader.mark(i).classes.0)
    }
}

/// Where in its sentence it is.
fn place(p: &Proposal) -> u32 {
    let opens = p.tokens.start <= p.sentence.start + 1;
    let closes = p.tokens.end + 1 >= p.sentence.end;
    u32::from(opens) << 1 | u32::from(closes)
}

fn is_quoted(article: &Article, at: usize) -> bool {
    let after = article.quotes.partition_point(|q| q.tokens.end <= at);
    article.quotes.get(after).is_some_and(|q| q.tokens.start <= at)
}

/// `di…`, `ter…`, `me…`, `ber…`, `ke…an`, `…nya`
fn form(text: &str, token: &Token) -> Option<u32> {
    let word = token.span.of(text);
    let prefix = ["di", "ter", "me", "ber", "pe", "ke"].iter().position(|p| word.starts_with(p)).map_or(0, |i| i + 1);
    let suffix = ["nya", "kan", "an", "i"].iter().position(|s| word.ends_with(s)).map_or(0, |i| i + 1);
    token.is_word().then(|| number(prefix << 3 | suffix))
}

fn bits(mask: u64, found: &mut dyn FnMut(u32)) {
    let mut rest = mask;
    while rest != 0 {
        found(rest.trailing_zeros());
        rest &= rest - 1;
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
