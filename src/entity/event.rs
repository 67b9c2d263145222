//! One event, one forum: its spellings brought together.

use std::ops::Range;

use super::align::{holds, is_same, relation};
use super::key;
use super::mention::{Mention, read, trimmed};
use super::sure::{self, EVENT_SIGNS, sign};
use super::unit::{Sort, Unit, Units, units};
use super::words;
use crate::fact_box::{Evidence, Forum, Role};
use crate::lexicon::{self, Entry, kinds};
use crate::order::by_number;
use crate::tagger::{Class, Name};
use crate::text::{Article, Kind, Span, Token};
use crate::weigh::SCALE;
use crate::wording::{Wording, Wordings};

/// No article has more ways to write its events' names. What comes after so many is only looked up among them.
const MOST_FORMS: usize = 96;

/// Among names that are longer the longest does not come first.
const MANY_UNITS: usize = 1 << 16;

/// A way to write an event's name.
struct Form<'a> {
    span: Span,
    units: Units<'a>,
    /// Whether it says no more than `rapat` does.
    generic: bool,
    /// The form that it was found in, or that has it in brackets.
    of: Option<usize>,
    event: usize,
}

/// The forums of the article, in order of first mention. The names are in text order.
pub(crate) fn events(article: &Article, names: &[Name]) -> Vec<Forum> {
    let mut forms: Vec<Form> = Vec::new();
    let mut number_of = Wordings::default();
    let mut mentions: Vec<(usize, Span)> = Vec::new();
    let tagged = names.iter().filter(|n| n.class == Class::Event).flat_map(|n| parts(article, n.tokens.clone()));
    let mut end = 0;
    for tokens in by_number(tagged.chain(untagged(article, names)).collect(), |tokens| tokens.start) {
        let Some(tokens) = trimmed(article, tokens).filter(|t| t.start >= end) else { continue };
        end = tokens.end;
        let mention = read(article, tokens, Class::Event);
        let Some(form) = file(article, &mut forms, &mut number_of, &mention) else { continue };
        mentions.push((form, article.span(&mention.whole)));
    }
    join(&mut forms, &mentions);
    let mut out = forums(article, &forms, &mentions);
    for forum in &mut out {
        forum.certainty = Some(sure::event(&signs(article, names, forum)));
    }
    out
}

/// What the certainty of a forum was learned from.
fn signs(article: &Article, names: &[Name], forum: &Forum) -> [i32; EVENT_SIGNS] {
    let tokens = |span: &Span| {
        let start = article.tokens.partition_point(|t| t.span.end <= span.start);
        start..article.tokens.partition_point(|t| t.span.start < span.end)
    };
    let margin = |e: &Evidence| sure::margin(names, &tokens(&e.span), |class| class == Class::Event);
    let [all, steep] = sure::of_margin(forum.evidence.iter().map(margin).max().unwrap_or_default());
    let words = forum.name.split_whitespace().count();
    let mentioned = || forum.evidence.iter().map(|e| tokens(&e.span));
    [
        SCALE,
        all,
        steep,
        sign(forum.evidence.len() > 1),
        sign(words > 2),
        sign(words > 7),
        sign(forum.name.bytes().any(|b| b.is_ascii_digit())),
        sign(forum.name.chars().next().is_some_and(char::is_lowercase)),
        sign(mentioned().any(|name| is_known(article, name))),
        sign(mentioned().any(|name| opens_forum(article, name))),
    ]
}

/// For training: the forms of each forum, and the signs of its certainty.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn event_signs(article: &Article, names: &[Name]) -> Vec<(Vec<String>, Vec<i32>)> {
    let of = |forum: Forum| {
        let signs = signs(article, names, &forum).to_vec();
        (std::iter::once(forum.name).chain(forum.aliases).collect(), signs)
    };
    events(article, names).into_iter().map(of).collect()
}

/// The events in one name: `Rapat Kerja Daerah dan Rapat Evaluasi Anggaran` begins twice with the same word, and in
/// `mekanisme Bali Process dan Pertemuan Pejabat Senior` one is known by its name.
fn parts(article: &Article, name: Range<usize>) -> Vec<Range<usize>> {
    let token = |i: usize| article.token(i).filter(|_| i < name.end);
    let start = known_in(article, &name).unwrap_or(name.start);
    let head = token(start).map(|t| t.hash);
    let mut out = Vec::new();
    let mut from = start;
    for joint in start + 2..name.end {
        // What is quoted is one topic, whatever its words.
        if token(joint).is_some_and(|t| t.is_mark('"') || t.is_mark('\'')) {
            break;
        }
        if token(joint).is_some_and(|t| matches!(t.spelling(), "dan" | "serta" | "and")) {
            let next = joint + 1 + usize::from(token(joint + 1).is_some_and(|t| t.spelling() == "the"));
            let same_head = || token(next).map(|t| t.hash) == head;
            let known = || known_at(article, next..name.end).is_some();
            let after_known = || is_known(article, from..joint) && opens_forum(article, next..name.end);
            if token(next).is_some_and(Token::is_capitalised) && (same_head() || known() || after_known()) {
                out.push(from..joint);
                from = next;
            }
        }
    }
    // `KTT ASEAN ke-45`: the tagger may have left its number.
    let numbered = article.token(name.end).is_some_and(|t| t.span.of(article.text).starts_with("ke-"));
    out.push(from..name.end + usize::from(numbered));
    out
}

/// How many of the tokens, from the first on, are the name of a standing forum of the tables, of two words and more.
fn known_at(article: &Article, tokens: Range<usize>) -> Option<usize> {
    let tokens = article.slice(tokens);
    let (length, ()) = lexicon::longest(tokens, kinds![Forum], |e| matches!(e, Entry::Forum).then_some(()))?;
    let name = tokens.get(..length)?;
    (length > 1 && name.iter().all(Token::is_capitalised)).then_some(length)
}

/// Whether all of it is the name of a standing forum, whatever is in brackets after it.
pub(super) fn is_known(article: &Article, name: Range<usize>) -> bool {
    known_at(article, name.clone()).is_some_and(|length| {
        let after = name.start + length;
        after == name.end || article.token(after).is_some_and(|t| t.is_mark('('))
    })
}

/// Where a standing forum's name begins after small words: `kelompok kerja di bawah ASEAN Regional Forum`.
fn known_in(article: &Article, name: &Range<usize>) -> Option<usize> {
    let is_small = |t: &Token| t.is_word() && !t.is_capitalised();
    let small = article.slice(name.clone()).iter().take_while(|t| is_small(t)).count();
    let start = name.start + small;
    (small > 0 && known_at(article, start..name.end).is_some()).then_some(start)
}

/// Whether it begins as forums' names do.
fn opens_forum(article: &Article, name: Range<usize>) -> bool {
    let head = |e| matches!(e, Entry::ForumHead(true)).then_some(());
    lexicon::longest(article.slice(name), kinds![ForumHead], head).is_some()
}

/// Standing forums of the tables that the tagger has missed or taken for bodies: `Bali Process`. Inside another name they are part
/// of it.
fn untagged(article: &Article, names: &[Name]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut names = names.iter().filter(|n| !is_known(article, n.tokens.clone())).peekable();
    let mut taken = 0;
    for block in article.body() {
        let mut at = block.tokens.start;
        while at < block.tokens.end {
            while let Some(name) = names.next_if(|n| n.tokens.start <= at) {
                taken = name.tokens.end.max(taken);
            }
            let next = names.peek().map_or(usize::MAX, |n| n.tokens.start);
            match known_at(article, at..block.tokens.end) {
                Some(length) if at >= taken && at + length <= next => {
                    out.push(at..at + length);
                    at += length;
                }
                _ => at += 1,
            }
        }
    }
    out
}

/// Notes the forms of a mention: the whole, and what is in brackets. Gives the number of the whole.
fn file<'a>(
    article: &Article<'a>,
    forms: &mut Vec<Form<'a>>,
    number_of: &mut Wordings,
    mention: &Mention,
) -> Option<usize> {
    let mut whole = None;
    let pieces = [mention.core.clone(), mention.tail.clone()];
    let bracket = mention.bracket.clone().filter(|_| mention.tail.is_empty());
    for (tokens, pieces) in [
        Some((mention.whole.clone(), pieces.to_vec())),
        bracket.as_ref().map(|_| (mention.core.clone(), vec![mention.core.clone()])),
        bracket.as_ref().map(|b| (b.clone(), vec![b.clone()])),
    ]
    .into_iter()
    .flatten()
    {
        let slice = article.slice(tokens.clone());
        let wording = slice.iter().fold(Wording::NONE, |it, t| it.and(t.span.of(article.text)).and(" "));
        let number = if let Some(number) = number_of.get(wording) {
            number
        } else {
            let number = forms.len();
            if number >= MOST_FORMS {
                return whole;
            }
            let named = |piece| article.slice(piece).iter().filter(|t| !matches!(t.kind, Kind::Mark(_)));
            let phrase = pieces.iter().cloned().flat_map(named).fold(0, |before, t| key::of_phrase(before, t.hash));
            number_of.insert(wording, number);
            let list = units(article, &pieces, false);
            forms.push(Form {
                span: article.span(&tokens),
                generic: words::is_generic_event(phrase) || topic(&list.list).iter().all(|u| u.sort == Sort::Place),
                units: list,
                of: whole,
                event: number,
            });
            number
        };
        whole = whole.or(Some(number));
    }
    whole
}

/// Joins the forms to events: each to a longer one that it is short for, to the one that was last named before.
fn join(forms: &mut [Form], mentions: &[(usize, Span)]) {
    let longest_first = by_number((0..forms.len()).collect(), |&i| {
        MANY_UNITS - forms.get(i).map_or(0, |f| f.units.list.len().min(MANY_UNITS))
    });
    for (done, &i) in longest_first.iter().enumerate() {
        let Some(form) = forms.get(i) else { continue };
        let related: Vec<usize> = longest_first
            .iter()
            .take(done)
            .filter_map(|&other| forms.get(other).filter(|other| are_one(other, form)).map(|other| other.event))
            .collect();
        let bracketed = form.of.and_then(|of| forms.get(of)).map(|of| of.event).filter(|&e| e != i);
        let mut nearest = bracketed.or_else(|| related.first().copied());
        if bracketed.is_none() {
            for &(mentioned, span) in mentions {
                let event = forms.get(mentioned).map(|f| f.event);
                if span.start < form.span.start
                    && let Some(event) = event.filter(|e| related.contains(e))
                {
                    nearest = Some(event);
                }
            }
        }
        if let (Some(event), Some(form)) = (nearest, forms.get_mut(i)) {
            form.event = event;
        }
    }
}

fn are_one(long: &Form, short: &Form) -> bool {
    let numbers = |form: &Form| -> Vec<u32> {
        let is_number = |u: &&Unit| u.sort == Sort::Number || u.letters.starts_with("ke-");
        form.units.list.iter().filter(is_number).map(|u| u.key).collect()
    };
    let (of_long, of_short) = (numbers(long), numbers(short));
    if !of_short.iter().all(|n| of_long.contains(n)) && !of_long.is_empty() {
        return false;
    }
    let (long, short) = (&long.units.list, &short.units.list);
    // `halaqah di Banjarmasin` says no more than `halaqah`.
    let bare = topic(short).iter().all(|u| u.sort == Sort::Place);
    let same_head = || matches!((head(long), head(short)), (Some(a), Some(b)) if is_same(a, b));
    relation(long, short).is_some()
        || holds(long, short)
        || share_topic(topic(long), topic(short))
        || bare && same_head()
}

/// The word that says what sort of event it is.
fn head<'a, 'b>(units: &'b [Unit<'a>]) -> Option<&'b Unit<'a>> {
    units.iter().find(|u| u.sort != Sort::Around)
}

/// What is after a head that names nothing by itself: `Penanganan Stunting` of `Rakor Penanganan Stunting`.
fn topic<'a, 'b>(units: &'b [Unit<'a>]) -> &'b [Unit<'a>] {
    let units = match units {
        [first, rest @ ..] if first.sort == Sort::Around => rest,
        all => all,
    };
    let mut phrase = 0;
    let mut head = 0;
    for (i, unit) in units.iter().enumerate() {
        phrase = key::of_phrase(phrase, unit.key);
        if words::is_generic_event(phrase) {
            head = i + 1;
        }
    }
    units.get(head..).unwrap_or_default()
}

/// Whether two topics are one in other words: most of the shorter one's words are in the longer.
fn share_topic(a: &[Unit], b: &[Unit]) -> bool {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let shared = short.iter().filter(|s| long.iter().any(|l| is_same(s, l))).count();
    shared > 1 && shared * 3 >= short.len() * 2
}

fn forums(article: &Article, forms: &[Form], mentions: &[(usize, Span)]) -> Vec<Forum> {
    let mut out: Vec<Forum> = Vec::new();
    let mut number: Vec<Option<usize>> = vec![None; forms.len()];
    let mut named = vec![false; forms.len()];
    for form in forms.iter().filter(|f| !f.generic) {
        if let Some(named) = named.get_mut(form.event) {
            *named = true;
        }
    }
    for &(mentioned, span) in mentions {
        let Some(event) = forms.get(mentioned).map(|f| f.event) else { continue };
        if named.get(event) != Some(&true) {
            continue;
        }
        let Some(slot) = number.get_mut(event) else { continue };
        let at = *slot.get_or_insert_with(|| {
            let of_event: Vec<&Form> = forms.iter().filter(|f| f.event == event).collect();
            out.push(forum(article, &of_event));
            out.len() - 1
        });
        if let Some(forum) = out.get_mut(at) {
            let role = if span.of(article.text) == forum.name { Role::Name } else { Role::Alias };
            forum.evidence.push(Evidence { role, span });
        }
    }
    out
}

/// The forum with its fullest form as its name; generic words are no other forms.
fn forum(article: &Article, forms: &[&Form]) -> Forum {
    let text = |form: &Form| form.span.of(article.text);
    let weight = |form: &Form| {
        let written = text(form).bytes().any(|b| b.is_ascii_lowercase());
        (!form.generic, written, form.units.list.len(), usize::MAX - text(form).len())
    };
    let mut named: Option<&Form> = None;
    for &form in forms {
        if named.is_none_or(|named| weight(form) > weight(named)) {
            named = Some(form);
        }
    }
    let name = named.map_or_else(String::new, |form| text(form).to_owned());
    let others = forms.iter().filter(|f| !f.generic && text(f) != name);
    Forum {
        aliases: others.map(|f| text(f).to_owned()).collect(),
        name,
        edited: false,
        certainty: None,
        reason: Some("label.event".into()),
        evidence: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The events of a text whose names are in braces.
    fn found(marked: &str) -> Vec<String> {
        let (mut text, mut spans, mut open) = ("Judul\n".to_owned(), Vec::new(), 0);
        for c in marked.chars() {
            match c {
                '{' => open = text.len(),
                '}' => spans.push(open..text.len()),
                c => text.push(c),
            }
        }
        let article = Article::read(&text);
        let token = |at: usize| article.tokens.partition_point(|t| t.span.start < at);
        let name = |s: &Range<usize>| Name::new(Class::Event, token(s.start)..token(s.end));
        let names: Vec<Name> = spans.iter().map(name).collect();
        events(&article, &names).into_iter().map(|f| f.name).collect()
    }

    #[test]
    fn two_events_in_one_name_are_two() {
        assert_eq!(
            found("Hadir dalam {Rapat Kerja Pangan dan Rapat Evaluasi Benih} kemarin."),
            ["Rapat Kerja Pangan", "Rapat Evaluasi Benih"]
        );
        assert_eq!(
            found("Dibahas {mekanisme Bali Process dan Pertemuan Pejabat Senior tentang Benih} di sana."),
            ["Bali Process", "Pertemuan Pejabat Senior tentang Benih"]
        );
        assert_eq!(found("Dibahas {KTT ASEAN ke-44 dan KTT ASEAN} ke-45."), ["KTT ASEAN ke-44", "KTT ASEAN ke-45"]);
        assert_eq!(
            found("Ada {Working Group on Rice Fields dan the Working Group on Sale of Seeds} di sana."),
            ["Working Group on Rice Fields", "Working Group on Sale of Seeds"]
        );
        assert_eq!(
            found("Dibuka {Pelatihan bertajuk “Gerakan Benih dan Pelatihan Tani”} kemarin."),
            ["Pelatihan bertajuk “Gerakan Benih dan Pelatihan Tani”"]
        );
        assert_eq!(found("Dibuka {Rapat Koordinasi Benih dan Pupuk} kemarin."), ["Rapat Koordinasi Benih dan Pupuk"]);
    }

    #[test]
    fn a_standing_forum_that_the_tagger_missed_is_found_by_its_name() {
        assert_eq!(found("Indonesia hadir di Bali Process kemarin."), ["Bali Process"]);
        assert_eq!(found("Hadir dalam {Rapat Bali Process} kemarin."), ["Rapat Bali Process"]);
        assert_eq!(found("Ada {kelompok kerja di bawah ASEAN Regional Forum} itu."), ["ASEAN Regional Forum"]);
    }
}
