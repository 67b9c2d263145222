//! Which mentions of bodies are one body's.

use std::ops::Range;

use super::align::{Relation, relation};
use super::key;
use super::mention::Mention;
use super::unit::{Sort, Unit, Units, row, units};
use super::words::{self, Class};
use crate::fact_box::AgencyKind;
use crate::lexicon;
use crate::text::{Article, Kind, Span};
use crate::wording::{Wording, Wordings};

/// No article has more ways to write its bodies' names. What comes after so many is only looked up among them.
const MOST_FORMS: usize = 160;

/// A way to write a body's name.
pub(super) struct Form<'a> {
    pub(super) span: Span,
    plain: Units<'a>,
    rows: Units<'a>,
    /// Of the tables, where the whole name or its beginning is one.
    pub(super) row: Option<(usize, u16)>,
    /// How many tokens are before the bracket.
    core: usize,
    /// Whether the article says what it is short for.
    explained: bool,
    /// The token of its first mention, and that of the first in the body.
    first: usize,
    first_below: Option<usize>,
}

impl Form<'_> {
    /// Whether its core is a name of the tables, and nothing else.
    fn is_row(&self) -> bool {
        matches!(self.row, Some((count, _)) if count == self.core) && self.rows.list.len() == 1 && !self.explained
    }
}

/// A body: how it is written, and where.
pub(super) struct Link {
    /// No two are the same.
    pub(super) forms: Vec<FormSpan>,
    /// Which of them is the name.
    pub(super) name: usize,
    /// Of the mentions given.
    pub(super) mentions: Vec<usize>,
}

/// One of its forms.
pub(super) struct FormSpan {
    pub(super) span: Span,
    /// Its tokens before the bracket.
    pub(super) core: Range<usize>,
    /// Its row of the tables.
    pub(super) row: Option<u16>,
}

/// The bodies that are mentioned, in order of first mention.
pub(super) fn bodies(article: &Article, mentions: &[Mention]) -> Vec<Link> {
    let mut linker = Linker::new(article, mentions);
    linker.join_same();
    linker.join_short(mentions);
    linker.links(mentions)
}

struct Linker<'a, 'b> {
    article: &'b Article<'a>,
    forms: Vec<Form<'a>>,
    /// Of each form, another of the same body; the body's first form has itself.
    same: Vec<usize>,
    /// Of each mention its form.
    mentioned: Vec<Option<usize>>,
}

impl<'a, 'b> Linker<'a, 'b> {
    fn new(article: &'b Article<'a>, mentions: &[Mention]) -> Self {
        let mut it = Self { article, forms: Vec::new(), same: Vec::new(), mentioned: Vec::new() };
        let mut number_of = Wordings::default();
        let mut defined: Vec<(u32, usize, Vec<Unit<'a>>)> = Vec::new();
        for mention in mentions {
            let pieces = [mention.core.clone(), mention.tail.clone()];
            let form = it.form(&mut number_of, &mention.whole, &pieces);
            it.mentioned.push(form);
            let Some(form) = form else { continue };
            // Before a place the bracket is short for the core, not for the whole.
            let named = if mention.bracket.is_none() || mention.tail.is_empty() {
                form
            } else {
                it.form(&mut number_of, &mention.core, std::slice::from_ref(&mention.core)).unwrap_or(form)
            };
            for other in [&mention.bracket, &mention.unit].into_iter().flatten() {
                let Some(other_form) = it.form(&mut number_of, other, std::slice::from_ref(other)) else { continue };
                it.join(if mention.bracket.as_ref() == Some(other) { named } else { form }, other_form);
                if let [only] = it.forms.get(other_form).map(|f| f.plain.list.as_slice()).unwrap_or_default()
                    && only.sort == Sort::Word
                    && mention.bracket.as_ref() == Some(other)
                    && defined.len() < MOST_FORMS
                    && !defined.iter().any(|(short, of, _)| (*short, *of) == (only.key, named))
                {
                    defined.push((only.key, named, units(article, std::slice::from_ref(&mention.core), false).list));
                }
            }
            if mention.bracket.is_some()
                && mention.tail.is_empty()
                && let Some(core) = it.form(&mut number_of, &mention.core, std::slice::from_ref(&mention.core))
            {
                it.join(form, core);
            }
        }
        for form in &mut it.forms {
            for (short, _, long) in &defined {
                form.explained |= form.plain.write_out(*short, long);
            }
        }
        it
    }

    /// The number of a way to write a name; `None` for a generic one, and where there are too many.
    fn form(&mut self, number_of: &mut Wordings, whole: &Range<usize>, pieces: &[Range<usize>]) -> Option<usize> {
        let tokens = self.article.slice(whole.clone());
        let named = tokens.iter().filter(|t| !matches!(t.kind, Kind::Mark(_)));
        if words::is_generic(named.fold(0, |before, t| key::of_phrase(before, t.hash))) {
            return None;
        }
        let wording = tokens.iter().fold(Wording::NONE, |it, t| it.and(t.span.of(self.article.text)).and(" "));
        let below = self.article.headline().is_none_or(|h| !h.tokens.contains(&whole.start)).then_some(whole.start);
        if let Some(number) = number_of.get(wording) {
            if let Some(form) = self.forms.get_mut(number) {
                form.first_below = form.first_below.or(below);
            }
            return Some(number);
        }
        let number = self.forms.len();
        if number >= MOST_FORMS {
            return None;
        }
        let core = self.article.slice(pieces.first()?.clone());
        self.forms.push(Form {
            span: span_of(self.article, whole),
            plain: units(self.article, pieces, false),
            rows: units(self.article, pieces, true),
            row: row(core),
            core: core.len(),
            explained: false,
            first: whole.start,
            first_below: below,
        });
        self.same.push(number);
        number_of.insert(wording, number);
        Some(number)
    }

    /// The first form of the body that a form is of.
    fn root(&self, form: usize) -> usize {
        let mut at = form;
        while let Some(&next) = self.same.get(at).filter(|&&next| next != at) {
            at = next;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(same) = self.same.get_mut(a.max(b)) {
            *same = a.min(b);
        }
    }

    fn level(&self, root: usize) -> Option<Class> {
        self.forms.iter().enumerate().filter(|&(i, _)| self.root(i) == root).find_map(|(_, form)| form.plain.level)
    }

    fn relation(&self, a: usize, b: usize) -> Option<Relation> {
        let (a, b) = (self.forms.get(a)?, self.forms.get(b)?);
        if let (Some(a), Some(b)) = (a.plain.level, b.plain.level)
            && a != b
        {
            return None;
        }
        // Two rows of the tables are two bodies, whatever their letters.
        if let (Some((_, row_a)), Some((_, row_b))) = (a.row, b.row)
            && row_a != row_b
            && a.is_row()
            && b.is_row()
        {
            return None;
        }
        let plain = relation(&a.plain.list, &b.plain.list);
        if plain == Some(Relation::Same) {
            return plain;
        }
        match relation(&a.rows.list, &b.rows.list) {
            Some(Relation::Same) => Some(Relation::Same),
            rows => plain.or(rows),
        }
    }

    /// Joins what says the same in other words.
    fn join_same(&mut self) {
        // What is one row of the tables first: then no other words have these letters by chance.
        for b in 0..self.forms.len() {
            for a in 0..b {
                if self.are_one_row(a, b) {
                    self.join(a, b);
                }
            }
        }
        let roots: Vec<usize> = (0..self.forms.len()).map(|i| self.root(i)).collect();
        let joined: Vec<bool> = roots.iter().map(|root| roots.iter().filter(|r| *r == root).count() > 1).collect();
        let is_joined = |i: usize| joined.get(i).copied().unwrap_or_default();
        for b in 0..self.forms.len() {
            for a in 0..b {
                let (root_a, root_b) = (self.root(a), self.root(b));
                let known = (is_joined(a) && self.is_word(a)) || (is_joined(b) && self.is_word(b));
                if root_a != root_b && !known && self.relation(a, b) == Some(Relation::Same) {
                    let (level_a, level_b) = (self.level(root_a), self.level(root_b));
                    if level_a.is_none() || level_b.is_none() || level_a == level_b {
                        self.join(a, b);
                    }
                }
            }
        }
    }

    /// Whether two forms are the same row of the tables, whole.
    fn are_one_row(&self, a: usize, b: usize) -> bool {
        let (Some(a), Some(b)) = (self.forms.get(a), self.forms.get(b)) else { return false };
        let one = matches!((a.rows.list.as_slice(), b.rows.list.as_slice()), ([_], [_])) && a.is_row() && b.is_row();
        one && a.plain.level == b.plain.level && relation(&a.rows.list, &b.rows.list) == Some(Relation::Same)
    }

    fn is_word(&self, form: usize) -> bool {
        self.forms.get(form).is_some_and(
            |f| matches!(f.plain.list.as_slice(), [only] if only.letters.bytes().all(|b| b.is_ascii_uppercase())),
        )
    }

    /// Joins what is only the beginning of another name to that: to the one that was last named before.
    fn join_short(&mut self, mentions: &[Mention]) {
        let roots: Vec<usize> = (0..self.forms.len()).filter(|&i| self.root(i) == i).collect();
        let of: Vec<usize> = (0..self.forms.len()).map(|i| self.root(i)).collect();
        let count = self.forms.len();
        // For each body, those whose names begin with one of its.
        let mut begins: Vec<(usize, usize)> = Vec::new();
        let mut longer: Vec<(usize, usize)> = Vec::new();
        for b in 0..count {
            for a in 0..b {
                let (Some(&root_a), Some(&root_b)) = (of.get(a), of.get(b)) else { continue };
                if root_a == root_b {
                    continue;
                }
                match self.relation(a, b) {
                    Some(Relation::Begins(n)) if self.may_be_short(a, b, n) => begins.push((root_a, root_b)),
                    Some(Relation::Begun(n)) if self.may_be_short(b, a, n) => begins.push((root_b, root_a)),
                    _ => {}
                }
            }
        }
        for &root in &roots {
            let candidates: Vec<usize> = begins.iter().filter(|b| b.0 == root).map(|b| b.1).collect();
            if candidates.is_empty() {
                continue;
            }
            let first = self.first_below(root, &of);
            let (mut before, mut after) = (None, None);
            for (mention, form) in mentions.iter().zip(&self.mentioned) {
                let Some(&of_body) = form.and_then(|f| of.get(f)) else { continue };
                if candidates.contains(&of_body) {
                    if mention.whole.start < first {
                        before = Some(of_body);
                    } else {
                        after = after.or(Some(of_body));
                    }
                }
            }
            if let Some(target) = before.or(after) {
                longer.push((root, target));
            }
        }
        for (short, long) in longer {
            self.join(short, long);
        }
    }

    fn first_below(&self, root: usize, of: &[usize]) -> usize {
        let forms = self.forms.iter().zip(of).filter(|&(_, &of)| of == root).map(|(form, _)| form);
        forms.filter_map(|f| f.first_below).min().unwrap_or(usize::MAX)
    }

    /// Whether a name that is the beginning of another may be short for it. `OJK` said before `OJK Cirebon` is the whole.
    fn may_be_short(&self, short: usize, long: usize, count: usize) -> bool {
        let (Some(short), Some(long)) = (self.forms.get(short), self.forms.get(long)) else { return false };
        if short.plain.list.len() == 1 && short.plain.list.iter().all(|u| u.letters.eq_ignore_ascii_case("pemerintah"))
        {
            return false;
        }
        let rest = long.plain.list.get(count..).unwrap_or_default();
        let national = short.row.and_then(|(_, row)| lexicon::body(row)).is_some_and(|body| {
            matches!(
                body.kind,
                AgencyKind::Agency
                    | AgencyKind::Commission
                    | AgencyKind::Soe
                    | AgencyKind::Intergovernmental
                    | AgencyKind::Ministry
                    | AgencyKind::CoordinatingMinistry
            )
        });
        let below = rest.iter().any(|u| matches!(u.sort, Sort::Place | Sort::Branch | Sort::Around))
            || long.plain.level.is_some();
        if national && below {
            let first = |form: &Form| form.first_below.unwrap_or(form.first);
            let branch = rest.iter().any(|u| matches!(u.sort, Sort::Branch | Sort::Around));
            return !branch && !short.plain.national && first(long) <= first(short);
        }
        true
    }

    fn links(&self, mentions: &[Mention]) -> Vec<Link> {
        let mut out: Vec<Link> = Vec::new();
        let mut number: Vec<Option<usize>> = vec![None; self.forms.len()];
        for (i, _) in mentions.iter().enumerate() {
            let Some(form) = self.mentioned.get(i).copied().flatten() else { continue };
            let root = self.root(form);
            let Some(slot) = number.get_mut(root) else { continue };
            let at = *slot.get_or_insert_with(|| {
                let of_body = self.forms.iter().enumerate().filter(|&(f, _)| self.root(f) == root);
                let forms = of_body
                    .map(|(_, f)| FormSpan {
                        span: f.span,
                        core: f.first..f.first + f.core,
                        row: f.row.map(|(_, row)| row),
                    })
                    .collect();
                out.push(Link { forms, name: 0, mentions: Vec::new() });
                out.len() - 1
            });
            if let Some(link) = out.get_mut(at) {
                link.mentions.push(i);
            }
        }
        for link in &mut out {
            link.name = self.fullest(&link.forms);
        }
        out
    }

    /// The form that says most: with capitals where a name has them, and brackets don't count.
    fn fullest(&self, forms: &[FormSpan]) -> usize {
        let weight = |form: &FormSpan| {
            let text = form.span.of(self.article.text);
            let outside =
                text.split('(').next().unwrap_or(text).trim_end().len() + text.split(')').nth(1).map_or(0, str::len);
            let written = text.bytes().any(|b| b.is_ascii_lowercase()) && text.starts_with(char::is_uppercase);
            (written, outside, usize::MAX - text.len())
        };
        let mut best = 0;
        let mut most = None;
        for (i, form) in forms.iter().enumerate() {
            let weight = weight(form);
            if most.is_none_or(|most| weight > most) {
                (best, most) = (i, Some(weight));
            }
        }
        best
    }
}

/// The text of a name, without a full stop that ends the sentence.
pub(super) fn span_of(article: &Article, name: &Range<usize>) -> Span {
    let mut span = article.span(name);
    if let Some(last) = name.end.checked_sub(1).and_then(|last| article.token(last)) {
        span.end = last.span.end;
    }
    span
}

impl<'a> Units<'a> {
    /// Writes out a short form that the article explains.
    fn write_out(&mut self, short: u32, long: &[Unit<'a>]) -> bool {
        let Some(at) = self.list.iter().position(|u| u.key == short && u.sort == Sort::Word) else { return false };
        let (Some(before), Some(after)) = (self.list.get(..at), self.list.get(at + 1..)) else { return false };
        let begins = long.iter().zip(before).all(|(a, b)| a.key == b.key) && before.len() < long.len();
        if begins {
            self.list = [long, after].concat();
            self.list.truncate(super::unit::MOST_UNITS);
        }
        begins
    }
}
