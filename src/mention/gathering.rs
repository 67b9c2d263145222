//! Gatherings by name: a standing forum of the tables, or a head (`Rapat Koordinasi`, `Konferensi`) with what names it.

use std::ops::Range;

use super::body::{BodyMention, body_from};
use crate::lexicon::{self, Entry, TitleKind, Word, kinds, words};
use crate::text::{Article, Case, Kind, Token};

/// One mention of a gathering. All ranges are of tokens.
#[derive(Clone, Debug)]
pub(crate) struct Gathering {
    /// Head and topic, with brackets and a quoted topic: `East Asia Summit (EAS)`.
    pub(crate) whole: Range<usize>,
    /// Without the bracket at its end: `East Asia Summit`.
    pub(crate) name: Range<usize>,
    /// The short form in brackets: `EAS`.
    pub(crate) bracket: Option<Range<usize>>,
    /// What stands between quotation marks: `Mengawal Suara Rakyat`.
    pub(crate) quoted: Option<Range<usize>>,
}

/// All gatherings that the article's body names, in text order. No two overlap.
pub(crate) fn gatherings(article: &Article, bodies: &[BodyMention]) -> Vec<Gathering> {
    let mut out: Vec<Gathering> = Vec::new();
    for block in article.body() {
        let mut i = block.tokens.start;
        while i < block.tokens.end {
            match gathering_at(article, bodies, i, &block.tokens) {
                Some(found) => {
                    i = found.whole.end.max(i + 1);
                    out.push(found);
                }
                None => i += 1,
            }
        }
    }
    out
}

/// Words in lower case that stand inside a gathering's name.
const INSIDE: &[Word] = words![
    "dan", "untuk", "tentang", "dalam", "antar", "antara", "atas", "bagi", "terhadap", "menuju", "of", "on", "for",
    "and", "the", "in", "to",
];

/// What comes between a head and its quoted topic.
const TITLED: &[Word] =
    words!["bertajuk", "bertema", "bertemakan", "tema", "tajuk", "topik", "bertopik", "judul", "berjudul"];

fn gathering_at(article: &Article, bodies: &[BodyMention], i: usize, block: &Range<usize>) -> Option<Gathering> {
    let end = block.end;
    let tokens = article.slice(i..end);
    // Most words neither open a gathering's name nor have the capital of an English one.
    let first =
        tokens.first().filter(|t| t.is_capitalised() || t.is_word() && t.opens.meet(kinds![Forum, ForumHead]))?;
    if i > block.start && led_by_office(article, i) {
        // `Ketua Forum Kerukunan …` leads an organisation.
        return None;
    }
    let standing = lexicon::longest(tokens, kinds![Forum], |e| (e == Entry::Forum).then_some(())).filter(|&(n, ())| {
        tokens.get(..n).unwrap_or_default().iter().all(|t| !t.is_lower() || t.is_any(INSIDE))
            && is_proper(article, tokens.get(..n).unwrap_or_default())
    });
    let head =
        lexicon::longest(
            tokens,
            kinds![ForumHead],
            |e| if let Entry::ForumHead(forum) = e { Some(forum) } else { None },
        );
    // A standing body of the same words is an agency: `Forkopimda`.
    let named = standing.is_some() || head.is_some();
    if named && body_from(bodies, i).is_some_and(|b| b.row.is_some() && head.is_none_or(|(n, _)| b.core.len() >= n)) {
        // `ASEAN Maritime Forum`
        return english(article, i, block);
    }
    if let Some((n, ())) = standing {
        let name_end = number_end(article, i + n, end);
        return Some(finish(article, i..name_end, end));
    }
    if let Some((n, forum)) = head {
        if !forum {
            return None;
        }
        let capital = first.is_capitalised();
        // `Konferensi Tingkat Tinggi (KTT) ASEAN ke-46`: the head's other form stands before the topic.
        let from = other_form_end(article, i + n, end).filter(|_| capital).unwrap_or(i + n);
        let name_end = if capital { topic_end(article, bodies, from, end) } else { i + n };
        let name_end = if name_end == from { i + n } else { name_end };
        if let Some(quoted) = quoted_topic(article, name_end, end) {
            let closed =
                article.token(quoted.end).is_some_and(|t| quoted.end < end && matches!(t.kind, Kind::Mark('"' | '\'')));
            let name_end = quoted.end + usize::from(closed);
            return Some(Gathering { whole: i..name_end, name: i..name_end, bracket: None, quoted: Some(quoted) });
        }
        if !capital {
            return None;
        }
        let topic = name_end > i + n;
        let written_out = article.slice(i..i + n).iter().all(Token::is_capitalised);
        // `Debat Terbuka`, `Rapat Daring`: how it was held names nothing.
        let manner = words!["terbuka", "tertutup", "daring", "virtual", "internal", "khusus", "terbatas"];
        let topic = topic && !article.slice(i + n..name_end).iter().all(|t| t.is_any(manner));
        let telling = topic || (written_out && speaks_for_itself(article, i, n));
        return telling.then(|| finish(article, i..name_end, end));
    }
    // English puts the head last: `East Asia Summit`, `Bali Democracy Forum`.
    english(article, i, block)
}

/// The end of the head's other form in brackets behind it, where a topic goes on:
/// `Konferensi Tingkat Tinggi (KTT) ASEAN`, `Rakornas (Rapat Koordinasi Nasional) Bidang Kehumasan`.
fn other_form_end(article: &Article, at: usize, end: usize) -> Option<usize> {
    let is = |i: usize, mark: char| article.token(i).is_some_and(|t| i < end && t.is_mark(mark));
    let close = Some(at).filter(|&i| is(i, '(')).and_then(|_| (at + 2..end.min(at + 7)).find(|&i| is(i, ')')))?;
    let form = article.slice(at + 1..close);
    let head =
        lexicon::longest(form, kinds![ForumHead], |e| matches!(e, Entry::ForumHead(true)).then_some(())).is_some();
    let acronym = matches!(form, [only] if matches!(only.kind, Kind::Word(Case::Upper | Case::Mixed)));
    let goes_on = article.token(close + 1).is_some_and(|t| close + 1 < end && t.is_capitalised());
    ((acronym || head) && goes_on).then_some(close + 1)
}

/// Whether a phrase of the forums' table is used as a name: `Davos` is one, `SOM` only in capitals.
fn is_proper(article: &Article, tokens: &[Token]) -> bool {
    match tokens {
        [only] => {
            matches!(only.kind, Kind::Word(Case::Upper | Case::Mixed))
                || only.span.of(article.text).contains(|c: char| c.is_ascii_digit())
        }
        _ => true,
    }
}

fn led_by_office(article: &Article, i: usize) -> bool {
    let before = article.slice(i.saturating_sub(1)..i);
    lexicon::longest(before, kinds![Title], |e| {
        matches!(
            e,
            Entry::Title(TitleKind::OrganisationHead | TitleKind::Member | TitleKind::Official | TitleKind::AgencyHead)
        )
        .then_some(())
    })
    .is_some()
}

/// Heads that name an event without a topic: `Musrenbang`, `Rapat Dengar Pendapat`, `Sidang Isbat`. A bare `Rapat` or
/// `Konferensi Tingkat Tinggi` does not.
fn speaks_for_itself(article: &Article, i: usize, n: usize) -> bool {
    let words = article.slice(i..i + n);
    let Some(first) = words.first() else { return false };
    first.spelling().starts_with("musrenbang")
        || words.iter().map(Token::spelling).eq(["rapat", "dengar", "pendapat"])
        || words.iter().map(Token::spelling).eq(["sidang", "isbat"])
}

/// The end of what names the gathering: capitalised words, small words between them, numbers and years.
fn topic_end(article: &Article, bodies: &[BodyMention], from: usize, end: usize) -> usize {
    let complete_body = |at: usize| body_from(bodies, at).is_some_and(|b| b.row.is_some() || b.place.is_some());
    let mut at = from;
    while at < end {
        let Some(token) = article.token(at) else { break };
        if starts_gathering(article, at, end) && at > from {
            break;
        }
        if token.is_capitalised() {
            // `RDP Komisi IV DPR RI`: the host alone names no hearing; `Rapat Paripurna DPRD Kabupaten Garut` is one.
            let hearing =
                article.token(from - 1).is_some_and(|t| t.is_any(words!["rdp", "raker", "pendapat", "kerja"]));
            let host = at == from && hearing && complete_body(at);
            if host || starts_office(article, at, end) {
                break;
            }
            at += 1;
        } else if is_ordinal(article, token) || is_year(article, token, at, from) {
            at += 1;
        } else if token.is_any(INSIDE) {
            let mut next = at + 1;
            while next < end && article.token(next).is_some_and(|t| t.is_any(words!["the", "of"])) {
                next += 1;
            }
            let another = starts_gathering(article, next, end)
                || starts_gathering(article, next + 1, end)
                || starts_office(article, next, end)
                || (token.is_any(words!["dan", "and"]) && complete_body(next));
            let more = next < end && article.token(next).is_some_and(Token::is_capitalised) && !another;
            if !more || (at == from && token.is_any(words!["dan", "and", "antara", "dalam", "untuk"])) {
                break;
            }
            at = next;
        } else if token.is_mark('/')
            && at > from
            && article.token(at + 1).is_some_and(|t| t.is_capitalised() && t.glued)
        {
            at += 2;
        } else if token.is_mark(',') && at > from && comma_goes_on(article, at, end) {
            at += 1;
        } else {
            break;
        }
    }
    at.min(end)
}

/// `Rapat Koordinasi Pangan, Energi, dan Air` goes on, `Rapat Koordinasi Pangan, Bupati Garut …` does not.
fn comma_goes_on(article: &Article, at: usize, end: usize) -> bool {
    let mut i = at + 1;
    let mut words = 0;
    while i < end && i < at + 10 {
        let Some(token) = article.token(i) else { return false };
        let place =
            lexicon::longest(article.slice(i..end), kinds![Place], |e| matches!(e, Entry::Place(..)).then_some(()))
                .is_some();
        if token.is_any(words!["dan", "serta"]) {
            return words > 0
                && article.token(i + 1).is_some_and(|t| t.is_capitalised() && t.word.is_known())
                && !starts_office(article, i + 1, end)
                && !starts_gathering(article, i + 1, end);
        }
        if token.is_mark(',') {
        } else if token.is_capitalised()
            && token.word.is_known()
            && !place
            && !starts_office(article, i, end)
            && !starts_gathering(article, i, end)
        {
            words += 1;
        } else {
            return false;
        }
        i += 1;
    }
    false
}

fn starts_gathering(article: &Article, at: usize, end: usize) -> bool {
    let tokens = article.slice(at..end);
    tokens.first().is_some_and(Token::is_capitalised)
        && lexicon::longest(tokens, kinds![ForumHead], |e| matches!(e, Entry::ForumHead(true)).then_some(())).is_some()
}

fn starts_office(article: &Article, at: usize, end: usize) -> bool {
    let tokens = article.slice(at..end);
    lexicon::longest(tokens, kinds![Title, Honorific], |e| {
        matches!(
            e,
            Entry::Title(
                TitleKind::RegionalHead
                    | TitleKind::Minister
                    | TitleKind::Official
                    | TitleKind::AgencyHead
                    | TitleKind::OrganisationHead
                    | TitleKind::Police
                    | TitleKind::Military
                    | TitleKind::Diplomat
            ) | Entry::Honorific(crate::lexicon::HonorificKind::Rank)
        )
        .then_some(())
    })
    .is_some()
}

/// `ke-44`, `ke-VII`, `XII`
fn is_ordinal(article: &Article, token: &Token) -> bool {
    token.span.of(article.text).starts_with("ke-")
}

fn is_year(article: &Article, token: &Token, at: usize, from: usize) -> bool {
    let spelt = token.span.of(article.text);
    token.kind == Kind::Number
        && (spelt.len() == 4 || spelt.contains(['-', '/']))
        && spelt.starts_with("20")
        && at >= from
        && !spelt.contains("/20/")
}

fn number_end(article: &Article, at: usize, end: usize) -> usize {
    let number = |&i: &usize| article.token(i).is_some_and(|t| is_ordinal(article, t) || is_year(article, t, i, i));
    at + (at..end).take_while(number).count()
}

/// How many tokens a quoted topic may have, with its opening mark.
const LONGEST_QUOTED: usize = 30;

/// The quoted topic behind `bertajuk`: `diskusi bertajuk "Mengawal Suara Rakyat"`. Also where nothing closes the quote.
fn quoted_topic(article: &Article, from: usize, end: usize) -> Option<Range<usize>> {
    let is_quote = |i: usize| article.token(i).is_some_and(|t| matches!(t.kind, Kind::Mark('"' | '\'')));
    let titled = (from..(from + 4).min(end)).find(|&i| article.token(i).is_some_and(|t| t.is_any(TITLED)));
    let mark = match titled {
        Some(i) => (i + 1..(i + 3).min(end)).find(|&i| is_quote(i))?,
        // `FGD "Pemuda dan Dana Desa"`
        None => {
            Some(from).filter(|&i| i < end && is_quote(i) && article.token(i - 1).is_some_and(Token::is_capitalised))?
        }
    };
    let quote = article.quotes.get(article.quotes.partition_point(|q| q.tokens.start < mark));
    let quote = quote.filter(|q| q.tokens.start == mark && q.closed && q.tokens.end <= end);
    // Reversed marks (`”Anggaran Desa“`) open no quote, but the next one still closes the topic.
    let closing = quote
        .map(|q| q.tokens.end.saturating_sub(1))
        .or_else(|| (mark + 2..end.min(mark + LONGEST_QUOTED)).find(|&i| is_quote(i)));
    let inner_end = closing.unwrap_or_else(|| unclosed_end(article, mark + 1, end.min(mark + LONGEST_QUOTED)));
    (inner_end > mark + 1 && inner_end - mark < LONGEST_QUOTED).then_some(mark + 1..inner_end)
}

/// Where a topic ends that nothing closes: behind its `?` or `!`, or before the first small word that leads on to place and time.
/// `seminar bertajuk "Anggaran Desa Milik Siapa? di Aula Kecamatan`
fn unclosed_end(article: &Article, from: usize, end: usize) -> usize {
    let stop = (from..end).find(|&i| {
        article
            .token(i)
            .is_some_and(|t| matches!(t.kind, Kind::Mark(_)) || t.is_any(words!["di", "pada", "yang", "oleh"]))
    });
    let stop = stop.unwrap_or(end);
    stop + usize::from(stop < end && article.token(stop).is_some_and(|t| t.is_mark('?') || t.is_mark('!')))
}

const ENGLISH_HEADS: &[Word] =
    words!["summit", "forum", "meeting", "conference", "dialogue", "assembly", "congress", "symposium", "process"];

/// A run of capitalised words that ends in an English head, with `on …` behind it.
fn english(article: &Article, i: usize, block: &Range<usize>) -> Option<Gathering> {
    if !article.token(i)?.is_capitalised() {
        return None;
    }
    let mut at = i;
    let mut head = None;
    while at < block.end && at < i + 8 {
        let token = article.token(at)?;
        if !(token.is_capitalised() || (at > i && token.is_any(words!["of", "and", "on", "for", "the"]))) {
            break;
        }
        if at > i && token.word.is_known() {
            let group =
                token.is_any(words!["group"]) && article.token(at - 1).is_some_and(|t| t.is_any(words!["working"]));
            if group || token.is_any(ENGLISH_HEADS) {
                head = Some(at + 1);
            }
        }
        at += 1;
    }
    let head = head.filter(|_| !starts_office(article, i, block.end))?;
    // `Kementerian … Forum`: an Indonesian phrase that ran into a head is none; most of the words must be strangers to our tables.
    let strange = article.slice(i..head - 1).iter().filter(|t| t.is_capitalised()).all(|t| {
        let ours = lexicon::longest(std::slice::from_ref(t), kinds![BodyHead, Title, Speech, Stopname], |e| {
            matches!(e, Entry::BodyHead(..) | Entry::Title(_) | Entry::Speech(..) | Entry::Stopname(false))
                .then_some(())
        });
        ours.is_none() || t.is_any(words!["asia", "afrika", "australia", "bali", "indonesia"])
    });
    let sentence_start = || article.sentences.binary_search_by_key(&i, |s| s.start).is_ok() && head - i <= 3;
    if !strange || sentence_start() {
        return None;
    }
    let end = number_end(article, topic_after(article, head, block.end), block.end);
    Some(finish(article, i..end, block.end))
}

fn topic_after(article: &Article, from: usize, end: usize) -> usize {
    if !article.token(from).is_some_and(|t| from < end && t.is_any(words!["on", "of", "for"])) {
        return from;
    }
    let mut at = from + 1;
    while at < end
        && article.token(at).is_some_and(|t| t.is_capitalised() || t.is_any(words!["the", "of", "and", "in", "on"]))
    {
        at += 1;
    }
    while at > from && article.token(at - 1).is_some_and(Token::is_lower) {
        at -= 1;
    }
    at
}

/// Adds the bracket that follows.
fn finish(article: &Article, name: Range<usize>, end: usize) -> Gathering {
    let mut whole = name.clone();
    let mut bracket = None;
    if article.token(name.end).is_some_and(|t| name.end < end && t.is_mark('(')) {
        let close = (name.end + 1..(name.end + 5).min(end)).find(|&i| article.token(i).is_some_and(|t| t.is_mark(')')));
        if let Some(close) = close {
            let acronym = article
                .slice(name.end + 1..close)
                .iter()
                .all(|t| matches!(t.kind, Kind::Word(Case::Upper | Case::Mixed | Case::Title)));
            if acronym && close > name.end + 1 && close - name.end <= 3 {
                bracket = Some(name.end + 1..close);
                whole.end = close + 1;
            }
        }
    }
    Gathering { whole, name, bracket, quoted: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::bodies;

    fn found(sentence: &str) -> Vec<String> {
        let text = format!("Judul\n{sentence}");
        let article = Article::read(&text);
        let bodies = bodies(&article);
        gatherings(&article, &bodies).iter().map(|g| article.span(&g.name).of(&text).to_owned()).collect()
    }

    #[test]
    fn topic_ends_before_place_host_and_date() {
        assert_eq!(
            found(
                "Ia hadir dalam Rapat Koordinasi Kebijakan Kerja Sama Internasional dalam Penanggulangan Perdagangan Orang, di Bogor."
            ),
            ["Rapat Koordinasi Kebijakan Kerja Sama Internasional dalam Penanggulangan Perdagangan Orang"]
        );
        assert_eq!(found("Rapat Kerja Nasional Pertanian di Solo, Kamis."), ["Rapat Kerja Nasional Pertanian"]);
    }

    #[test]
    fn working_groups_and_processes() {
        assert_eq!(
            found(
                "Pembahasan Working Group on the Smuggling of Migrants dan the Working Group on Trafficking in Persons di PBB serta Bali Process."
            ),
            ["Working Group on the Smuggling of Migrants", "Working Group on Trafficking in Persons", "Bali Process"]
        );
    }

    #[test]
    fn a_short_form_may_stand_before_the_topic() {
        assert_eq!(
            found("Ia hadir dalam Konferensi Tingkat Tinggi (KTT) ASEAN ke-46 di Kuala Lumpur."),
            ["Konferensi Tingkat Tinggi (KTT) ASEAN ke-46"]
        );
        assert_eq!(found("Usulan dibahas pada ASEAN Maritime Forum pekan ini."), ["ASEAN Maritime Forum"]);
    }

    #[test]
    fn quoted_topics_also_where_nothing_closes_them() {
        assert_eq!(found("FGD \"Pemuda dan Dana Desa\" menyusul."), ["FGD \"Pemuda dan Dana Desa\""]);
        assert_eq!(
            found("Mereka ikut seminar bertajuk \"Anggaran Desa Milik Siapa? di Aula Kecamatan, Ahad.\n\nIa hadir."),
            ["seminar bertajuk \"Anggaran Desa Milik Siapa?"]
        );
    }

    #[test]
    fn numbered_summits_are_two() {
        assert_eq!(
            found("Ia hadir di sela KTT ASEAN ke-44 dan KTT ASEAN ke-45 di Vientiane."),
            ["KTT ASEAN ke-44", "KTT ASEAN ke-45"]
        );
    }

    #[test]
    fn quoted_topics() {
        assert_eq!(
            found("Warga hadir dalam diskusi publik bertajuk \"Air untuk Semua\" di Pati."),
            ["diskusi publik bertajuk \"Air untuk Semua\""]
        );
    }

    #[test]
    fn numbers_without_end_are_one_gathering() {
        assert_eq!(found(&format!("KTT ASEAN {}", "ke-44 ".repeat(100_000))).len(), 1);
        assert_eq!(found(&format!("{}.", "KTT ASEAN ke-44 ".repeat(10_000))).len(), 10_000);
    }

    #[test]
    fn bare_generics_are_none() {
        assert!(
            found("Rapat koordinasi diikuti warga. Forum mendengarkan paparan. Dalam rapat itu ia diam.").is_empty()
        );
        assert!(found("Dalam Konferensi Tingkat Tinggi (KTT) itu ia diam.").is_empty());
    }
}
