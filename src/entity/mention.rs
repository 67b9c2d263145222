//! Where bodies are named: a tagger's names with their brackets read and their ends made clean.

use std::ops::Range;

use super::align::{Relation, relation};
use super::unit::{Sort, Units, row, units};
use super::words::{self, Class};
use crate::fact_box::AgencyKind;
use crate::lexicon::{self, Entry, kinds};
use crate::tagger::{self, Name};
use crate::text::{Article, Case, Kind, Token};

/// A mention of a body. All ranges are of tokens.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// All of it: `Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Garut`.
    pub(super) whole: Range<usize>,
    /// Up to the bracket.
    pub(super) core: Range<usize>,
    /// The other form in brackets.
    pub(super) bracket: Option<Range<usize>>,
    /// What is after the bracket.
    pub(super) tail: Range<usize>,
    /// The name without what it is a part of: `Komisi IV` of `Komisi IV DPRD Kabupaten Garut`.
    pub(super) unit: Option<Range<usize>>,
    pub(super) class: tagger::Class,
}

/// The mentions of bodies in the article, in text order; no two overlap.
pub(super) fn mentions(article: &Article, names: &[Name]) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut bodies = names
        .iter()
        .filter(|n| matches!(n.class, tagger::Class::PublicBody | tagger::Class::Organisation))
        .filter_map(|n| Some((n.class, trimmed(article, n.tokens.clone())?)))
        .flat_map(|(class, name)| halves(article, name).into_iter().flatten().map(move |half| (class, half)))
        .peekable();
    let mut end = 0;
    while let Some((class, name)) = bodies.next() {
        if name.start < end {
            continue;
        }
        let is_mark = |at: usize, mark: char| article.token(at).is_some_and(|t| t.is_mark(mark));
        let mut mention = read(article, name, class);
        if mention.bracket.is_none()
            && is_mark(mention.whole.end, '(')
            && let Some((_, inside)) = bodies.peek()
            && inside.start == mention.whole.end + 1
            && is_mark(inside.end, ')')
            && is_other_form(article, &mention.core, inside)
        {
            mention.whole.end = inside.end + 1;
            mention.tail = mention.whole.end..mention.whole.end;
            mention.bracket = Some(inside.clone());
            bodies.next();
        }
        // `Komisi IV` and `DPRD Kabupaten Garut`: the council is part of the name.
        if mention.bracket.is_none()
            && let Some((_, parent)) = bodies.peek()
            && parent.start == mention.whole.end
            && is_part_of_name(article, &mention.whole, parent)
        {
            let unit = mention.whole.clone();
            mention = read(article, unit.start..parent.end, class);
            mention.unit = Some(unit);
            bodies.next();
        }
        end = mention.whole.end;
        push(article, mention, &mut out);
    }
    out
}

/// Adds a mention, and what it names besides: `Deputi Bidang Hak Perempuan (KPPPA)` names two, and so does
/// `Ditjen Imigrasi Kemenkumham`.
fn push(article: &Article, mut mention: Mention, out: &mut Vec<Mention>) {
    let class = mention.class;
    if let Some(inside) = mention.bracket.clone()
        && !is_other_form(article, &mention.core, &inside)
    {
        let is_body = row(article.slice(inside.clone())).is_some_and(|(n, _)| n == inside.len());
        let other = is_body.then(|| read(article, inside, class));
        out.push(read(article, mention.core, class));
        out.extend(other);
        return;
    }
    let parent = mention.unit.is_none().then(|| parent(article, &mention)).flatten();
    if let Some(parent) = parent {
        let unit = mention.whole.start..parent.start;
        if is_part_of_name(article, &unit, &parent) {
            mention.unit = Some(unit);
            out.push(mention);
        } else {
            mention.unit = Some(unit);
            out.push(mention);
            out.push(read(article, parent, class));
        }
    } else {
        out.push(mention);
    }
}

/// Reads the brackets of a name whose ends are clean.
pub(super) fn read(article: &Article, name: Range<usize>, class: tagger::Class) -> Mention {
    let find = |from: usize, mark: char| (from..name.end).find(|&i| article.token(i).is_some_and(|t| t.is_mark(mark)));
    // `Mahkamah Konstitusi atau MK`
    let or = (name.start + 1..name.end.saturating_sub(1))
        .find(|&i| article.token(i).is_some_and(|t| t.spelling() == "atau"));
    if let Some(or) = or {
        return Mention {
            core: name.start..or,
            bracket: Some(or + 1..name.end),
            tail: name.end..name.end,
            whole: name,
            unit: None,
            class,
        };
    }
    let open = find(name.start + 1, '(');
    let close = open.and_then(|open| find(open + 2, ')'));
    // `PT Pelabuhan (Persero)`: no other form, but what sort of firm it is.
    let firm = |at: usize| article.token(at).is_some_and(|t| words::class(t.hash) == Some(Class::Company));
    let open = open.filter(|&open| close != Some(open + 2) || !firm(open + 1));
    let (Some(open), Some(close)) = (open, close) else {
        return Mention { core: name.clone(), tail: name.end..name.end, whole: name, bracket: None, unit: None, class };
    };
    let tail_end = find(close + 1, '(').unwrap_or(name.end);
    Mention {
        core: name.start..open,
        bracket: Some(open + 1..close),
        tail: close + 1..tail_end,
        whole: name,
        unit: None,
        class,
    }
}

/// A name without what a tagger took too much of at its ends; `None` where nothing is left.
pub(super) fn trimmed(article: &Article, name: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = name;
    let small = |token: &Token| token.is_lower() && words::class(token.hash) == Some(Class::Link);
    while let Some(token) = article.token(start).filter(|_| start < end) {
        if !(matches!(token.kind, Kind::Mark(_)) || small(token)) {
            break;
        }
        start += 1;
    }
    // A bracket that is never closed, or never opened.
    let mut open = None;
    for at in start..end {
        match article.token(at).map(|t| t.kind) {
            Some(Kind::Mark('(')) => open = Some(at),
            Some(Kind::Mark(')')) if open.take().is_none() => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    if let Some(open) = open {
        let closed = article.token(end).is_some_and(|t| t.is_mark(')'));
        end = if closed && end > open + 1 { end + 1 } else { open };
    }
    // A quoted topic that is cut before the mark that closes it: `FGD "Pemuda dan Desa`.
    let quotes = article.slice(start..end).iter().filter(|t| t.is_mark('"')).count();
    if quotes % 2 == 1 && article.token(end).is_some_and(|t| t.is_mark('"')) {
        end += 1;
    }
    while let Some(token) = end.checked_sub(1).filter(|&last| last >= start).and_then(|last| article.token(last)) {
        let ends = match token.kind {
            // What closes a quoted topic belongs to it: `Webinar “Desa Tangguh”`.
            Kind::Mark(mark @ ('"' | '\'')) => {
                article.slice(start..end).iter().filter(|t| t.is_mark(mark)).count() % 2 == 1
            }
            Kind::Mark(mark) => mark != ')',
            _ => small(token) || (token.is_lower() && (token.is_verbal(article.text) || is_speech(token))),
        };
        if !ends {
            break;
        }
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// The two names in one: `TNI-Polri`, `KPU dan Bawaslu Garut`.
fn halves(article: &Article, name: Range<usize>) -> [Option<Range<usize>>; 2] {
    let tokens = article.slice(name.clone());
    let two = row(tokens).and_then(|(count, _)| {
        let joint = tokens.get(count)?;
        let joins = joint.is_mark('-')
            || joint.is_mark('/')
            || joint.is_mark(',')
            || matches!(joint.spelling(), "dan" | "serta");
        row(tokens.get(count + 1..)?)?;
        joins.then_some(count)
    });
    match two {
        Some(count) => [Some(name.start..name.start + count), Some(name.start + count + 1..name.end)],
        None => [Some(name), None],
    }
}

fn is_speech(token: &Token) -> bool {
    lexicon::longest(std::slice::from_ref(token), kinds![Speech], |e| matches!(e, Entry::Speech(..)).then_some(()))
        .is_some()
}

/// Whether what is in brackets is another form of what is in front of them.
fn is_other_form(article: &Article, core: &Range<usize>, inside: &Range<usize>) -> bool {
    let tokens = article.slice(inside.clone());
    let Some(first) = tokens.first() else { return false };
    for rows in [false, true] {
        let [a, b] = [core, inside].map(|r| units(article, std::slice::from_ref(r), rows));
        match relation(&a.list, &b.list) {
            Some(Relation::Same | Relation::Begun(_)) => return true,
            Some(Relation::Begins(_)) if tokens.len() <= 4 || inside.len() >= core.len() => return true,
            _ => {}
        }
    }
    let acronym = tokens.len() <= 2 && matches!(first.kind, Kind::Word(Case::Upper | Case::Mixed));
    let short = tokens.len() == 1 && matches!(first.kind, Kind::Word(Case::Title));
    let alike = || {
        let initial = |range: &Range<usize>| {
            article
                .token(range.start)
                .and_then(|t| t.span.of(article.text).chars().next())
                .map(|c| c.to_ascii_lowercase())
        };
        initial(core) == initial(inside)
    };
    let own = row(tokens).is_some_and(|(n, _)| n == tokens.len());
    (acronym && (!own || alike())) || (short && !own)
}

/// The body that a name's end names, which its beginning is a unit of: `Polda Sumut` of `Satgas Pangan Polda Sumut`.
fn parent(article: &Article, mention: &Mention) -> Option<Range<usize>> {
    let bracketed = mention.bracket.is_some();
    let core = article.slice(mention.core.clone());
    let first = core.first()?;
    let head =
        lexicon::longest(core, kinds![BodyHead], |e| if let Entry::BodyHead(kind, _) = e { Some(kind) } else { None });
    if matches!(head, Some((_, Some(AgencyKind::Ministry | AgencyKind::CoordinatingMinistry))))
        || matches!(words::class(first.hash), Some(Class::Around | Class::Company))
    {
        return None;
    }
    let own = mention.core.start + row(core).map_or(0, |(count, _)| count);
    let head = mention.core.start + head.map_or(1, |(count, _)| count);
    let part = if bracketed { mention.tail.clone() } else { head..mention.core.end };
    let mut rest = Units::default();
    part.clone().find_map(|at| {
        let tokens = article.slice(at..part.end);
        let (count, row) = row(tokens).filter(|_| tokens.first().is_some_and(Token::is_capitalised))?;
        let body = lexicon::body(row)?;
        let owns = !matches!(body.kind, AgencyKind::Intergovernmental | AgencyKind::TaskForce | AgencyKind::Soe);
        // `Satgas Pangan Polda Sumut`, of which the tables have `Satgas Pangan Polda`.
        let beyond = bracketed || at >= own || at + count > own;
        let named = at..part.end;
        rest.fill(article, std::slice::from_ref(&named), true);
        let place = rest.list.iter().skip(1).all(|u| matches!(u.sort, Sort::Place | Sort::Number) || !u.known);
        (owns && beyond && place).then_some(at..part.end)
    })
}

/// Whether a body is a fixed part of its unit's name: `Bareskrim Polri`, `Komisi IV DPRD Kabupaten Garut`.
fn is_part_of_name(article: &Article, unit: &Range<usize>, parent: &Range<usize>) -> bool {
    let Some((count, row)) = row(article.slice(parent.clone())) else { return false };
    let Some(body) = lexicon::body(row) else { return false };
    let top = matches!(body.short, "Polri" | "TNI" | "TNI AD" | "TNI AL" | "TNI AU" | "DPR" | "DPD" | "MPR");
    let committee = body.kind == AgencyKind::Legislature
        && article.token(unit.start).is_some_and(|t| {
            matches!(
                t.spelling(),
                "komisi" | "komite" | "badan" | "banggar" | "baleg" | "fraksi" | "sekretariat" | "setjen"
            )
        });
    (top && count <= parent.len()) || committee
}
