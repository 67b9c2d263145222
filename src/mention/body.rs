//! Public bodies by name: a name of the tables, or a head (`Dinas`, `Polres`, `Direktorat`) with what completes it.
//!
//! A name is read in this order: core, bracket, place, parent.
//! `Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Lumajang` has the first three, `Ditpolairud Polda Riau` a core
//! and a parent.

use std::ops::Range;

use super::same_word;
use crate::fact_box::AgencyKind;
use crate::lexicon::{self, Entry, Follow, HonorificKind, PlaceKind, TitleKind, Word, kinds, words};
use crate::tag::{Class, Name};
use crate::text::{Article, Case, Kind, Token};

/// One mention of a body. All ranges are of tokens.
#[derive(Clone, Debug)]
pub(crate) struct BodyMention {
    /// Core, bracket and place; not the parent.
    pub(crate) whole: Range<usize>,
    /// The name proper: `Badan Penanggulangan Bencana Daerah`.
    pub(crate) core: Range<usize>,
    /// The short form in brackets: `BPBD`.
    pub(crate) bracket: Option<Range<usize>>,
    /// Its place, with `Kabupaten` and its like: `Kabupaten Lumajang`.
    pub(crate) place: Option<Range<usize>>,
    /// Its row in the tables.
    pub(crate) row: Option<u16>,
    pub(crate) kind: AgencyKind,
    /// Whether its head only makes a name with a place, number or parent behind it: `Polres`, `Satreskrim`.
    pub(crate) pattern: bool,
    /// Whether the body that follows at once is the one it belongs to: `Ditjen Imigrasi` in `Ditjen Imigrasi Kemenkumham`.
    pub(crate) has_parent: bool,
}

/// All mentions in the article, in text order. No two overlap.
pub(crate) fn bodies(article: &Article) -> Vec<BodyMention> {
    let mut out: Vec<BodyMention> = Vec::new();
    for block in article.body() {
        scan(article, block.tokens.clone(), &[], &mut out);
    }
    if let Some(headline) = article.headline() {
        // A headline writes every word with a capital, so a topic there has no end: only names the tables or the text
        // below know count.
        let mut above = Vec::new();
        scan(article, headline.tokens.clone(), &out, &mut above);
        above.append(&mut out);
        out = above;
    }
    out
}

/// The mention that begins at a token, of mentions in text order.
pub(crate) fn body_from(bodies: &[BodyMention], at: usize) -> Option<&BodyMention> {
    bodies.get(bodies.partition_point(|b| b.whole.start < at)).filter(|b| b.whole.start == at)
}

fn scan(article: &Article, range: Range<usize>, below: &[BodyMention], out: &mut Vec<BodyMention>) {
    let headline = article.headline().is_some_and(|h| h.tokens.start <= range.start && range.start < h.tokens.end);
    let mut i = range.start;
    while i < range.end {
        let opens = article.token(i).is_some_and(|t| t.opens.meet(kinds![Body, BodyHead, Honorific]));
        if !opens {
            i += 1;
        } else if let Some(office) = office_end(article, i, range.end).or_else(|| rank_end(article, i, range.end)) {
            i = office;
        } else if let Some(mention) = body_at(article, i, range.end, headline) {
            let known = mention.row.is_some()
                || mention.place.is_some()
                || below.iter().any(|b| same_words(article, &b.core, &mention.core));
            i = mention.whole.end.max(i + 1);
            if !headline || known {
                out.push(mention);
            }
        } else {
            i += 1;
        }
    }
}

fn same_words(article: &Article, a: &Range<usize>, b: &Range<usize>) -> bool {
    a.len() == b.len() && a.clone().zip(b.clone()).all(|(a, b)| same_word(article, a, b))
}

/// Words in lower case that stand inside names: `Kantor PBB untuk Narkoba dan Kejahatan`.
const INSIDE: &[Word] =
    words!["dan", "terhadap", "untuk", "bagi", "atas", "dalam", "of", "on", "for", "and", "the", "to", "in"];

const ADMIN: &[Word] = words![
    "provinsi",
    "propinsi",
    "prov",
    "kabupaten",
    "kab",
    "kota",
    "kecamatan",
    "kec",
    "kelurahan",
    "kel",
    "desa",
    "nagari",
    "wilayah",
    "daerah",
];

/// How many sections a name may lead through to the body that they are of: `Subbagian Umum Bagian Tata Usaha Biro …`.
const LEVELS: usize = 8;

/// The mention that begins at token `i`.
fn body_at(article: &Article, i: usize, end: usize, headline: bool) -> Option<BodyMention> {
    let (mut body, complete) = body_or_section(article, i, end, headline)?;
    body.has_parent = takes_parent(body.kind) && is_body(article, body.whole.end, end, headline);
    (complete || body.has_parent).then_some(body)
}

/// Whether a body begins at a token. A section is one if what it is a section of is one.
fn is_body(article: &Article, mut at: usize, end: usize, headline: bool) -> bool {
    for _ in 0..LEVELS {
        match body_or_section(article, at, end, headline) {
            Some((_, true)) => return true,
            Some((section, false)) if takes_parent(section.kind) => at = section.whole.end,
            _ => return false,
        }
    }
    false
}

const fn takes_parent(kind: AgencyKind) -> bool {
    matches!(
        kind,
        AgencyKind::Unit
            | AgencyKind::TaskForce
            | AgencyKind::LawEnforcement
            | AgencyKind::Military
            | AgencyKind::Legislature
    )
}

/// What begins at token `i`, and whether it is a body by itself: a section of something is none.
fn body_or_section(article: &Article, i: usize, end: usize, headline: bool) -> Option<(BodyMention, bool)> {
    let tokens = article.slice(i..end);
    let first = tokens.first().filter(|t| t.is_capitalised())?;
    let row = lexicon::longest(tokens, kinds![Body], |e| if let Entry::Body(row) = e { Some(row) } else { None })
        .filter(|&(n, row)| is_written_as_name(article, tokens.get(..n).unwrap_or_default(), row))
        .map(|(n, row)| (without_parent(tokens.get(..n).unwrap_or_default(), row), row));
    let head = lexicon::longest(tokens, kinds![BodyHead], |e| {
        if let Entry::BodyHead(kind, follow) = e { Some((kind, follow)) } else { None }
    });
    let before = i.checked_sub(1).and_then(|b| article.token(b));

    let (length, row, kind, follow) = match (row, head) {
        // `Badan Hukum`, `Universitas Indonesia`: not public bodies, whatever their first word.
        (row, Some((n, (None, _)))) if row.is_none_or(|(r, _)| r <= n) => return None,
        (Some((n, row)), head) if head.is_none_or(|(h, _)| h <= n) => {
            let body = lexicon::body(row)?;
            let follow = head.filter(|h| h.0 == n).map_or(Follow::None, |(_, (_, follow))| follow);
            (n, Some(row), body.kind, follow)
        }
        (_, Some((n, (kind, follow)))) => (n, None, kind?, follow),
        _ => return None,
    };
    // `34 Biro Humas`, `12 Puskesmas`: so many of them, none by name.
    let counted = before.is_some_and(|t| t.kind == Kind::Number) && (row.is_none() || kind == AgencyKind::Unit);
    if counted || is_house(tokens) || is_deputys(article, i) || names_an_office(article, i, before) {
        return None;
    }
    let person_before = before.is_some_and(|t| is_title(std::slice::from_ref(t)));
    let mut at = i + length;
    let mut core_end = at;
    let numbered_head = row.is_none() && first.is_any(words!["komisi"]) && number_end(article, at, end) > at;
    if (follow == Follow::Topic || row.is_some()) && !numbered_head {
        // `Dinas Kesehatan` of the tables may be the `Dinas Kesehatan Hewan` of the text; `Ombudsman RI` goes on to nothing.
        let goes_on = row.is_none() || !headline && opens_topic(tokens);
        core_end = if goes_on { topic_end(article, at, end, row.is_some(), person_before) } else { at };
        at = core_end;
    }
    if follow == Follow::Topic
        && row.is_none()
        && core_end == i + length
        && !numbered_head
        && !first.is_any(words!["inspektorat", "bappeda"])
    {
        // A head alone is a common noun: `Komisi menilai …` — unless a bracket, number or parent follows.
        let next = article.token(at).filter(|_| at < end)?;
        if !(next.is_mark('(') || next.is_capitalised() || next.kind == Kind::Number) {
            return None;
        }
    }
    // `DPR RI`, `Ombudsman Republik Indonesia`
    while at < end && article.token(at).is_some_and(|t| t.is_any(words!["ri"]) && t.is_capitalised()) {
        at += 1;
        core_end = at;
    }
    if article.slice(at..(at + 2).min(end)).iter().map(Token::spelling).eq(["republik", "indonesia"]) {
        at += 2;
        core_end = at;
    }
    // `Kodim 0611/Garut`, `Komando Armada I`, `Komisi IV`
    let numbered = number_end(article, at, end);
    let has_number = numbered > at && matches!(follow, Follow::Number | Follow::Topic | Follow::Place);
    if has_number {
        at = numbered;
        core_end = at;
    }
    // `Komisi IV` is a parliament's, `Komisi Yudisial` is none.
    let kind = if numbered_head { AgencyKind::Legislature } else { kind };
    // `… Nasional Provinsi (BNNP) Kalimantan Selatan`: the level stands before the bracket, the place behind it.
    let level = at < end
        && article.token(at).is_some_and(|t| t.is_any(ADMIN) && t.is_capitalised())
        && article.token(at + 1).is_some_and(|t| t.is_mark('('));
    if level {
        at += 1;
        core_end = at;
    }
    let bracket = bracket(article, i..core_end, at, end);
    if let Some(b) = &bracket {
        at = b.end + 1;
    }
    // `Gedung DPR Jakarta`: there is but one.
    let only = row.is_some_and(is_top);
    let place = if only {
        None
    } else {
        place(article, at, end, follow == Follow::Place && !has_number && !headline, person_before)
    };
    // `Kodam III Siliwangi`, as others write `Kodam III/Siliwangi`.
    let place = place.or_else(|| {
        let token = article.token(at).filter(|t| at < end && matches!(t.kind, Kind::Word(Case::Title)))?;
        let named = kind == AgencyKind::Military
            && has_number
            && !is_person_name(token)
            && !stops_topic(article, at, end)
            && !article.token(at + 1).is_some_and(|t| at + 1 < end && t.is_capitalised());
        named.then_some(at..at + 1)
    });
    if let Some(p) = &place {
        at = p.end;
    }
    // `Kodim 0611/Garut` is complete by its number.
    let by_pattern =
        matches!(follow, Follow::Place | Follow::Number) || (follow == Follow::Topic && core_end == i + length);
    let pattern = by_pattern && !has_number;
    let led = led_by_kepala(before) && first.is_any(words!["biro", "pusat", "sentra", "subdit"]);
    // `Divisi Teknis`, `Bidang Perencanaan Strategis`: nothing says whose.
    let complete = row.is_some() || led || !is_section(first);
    if row.is_none()
        && follow == Follow::Topic
        && bracket.is_none()
        && !first.is_any(words!["dinas"])
        && !topic_is_known(article, i + length..core_end)
    {
        // `Gedung Daerah Balai Serindit`: a proper name behind a common noun.
        return None;
    }
    let body = BodyMention { whole: i..at, core: i..core_end, bracket, place, row, kind, pattern, has_parent: false };
    Some((body, complete))
}

/// `Kantor Pemerintah Daerah`, `Kantor Kecamatan`: the house, and the body by itself.
fn is_house(tokens: &[Token]) -> bool {
    const HOLDERS: &[Word] = words![
        "pemerintah",
        "kecamatan",
        "bupati",
        "gubernur",
        "kelurahan",
        "desa",
        "walikota",
        "wali",
        "camat",
        "lurah"
    ];
    matches!(tokens, [head, holder, ..] if head.is_any(words!["kantor"]) && holder.is_any(HOLDERS))
}

/// `Deputi II Bidang Koordinasi Pangan` is an office, said or not who holds it.
fn is_deputys(article: &Article, i: usize) -> bool {
    let is = |at: usize, word: &[Word]| article.token(at).is_some_and(|t| t.is_any(word));
    i > 1 && is(i, words!["bidang"]) && is(i - 2, words!["deputi"])
}

/// Whether the first words are a head that takes a topic.
fn opens_topic(tokens: &[Token]) -> bool {
    lexicon::longest(tokens, kinds![BodyHead], |e| matches!(e, Entry::BodyHead(Some(_), Follow::Topic)).then_some(()))
        .is_some()
}

/// Sections of something: no bodies without it.
fn is_section(head: &Token) -> bool {
    head.is_any(words!["bagian", "bidang", "biro", "seksi", "divisi", "subbagian", "unit", "subdit", "pusat", "sentra"])
}

/// `Kepala Biro Hukum` names the unit that its holder leads.
fn led_by_kepala(before: Option<&Token>) -> bool {
    before.is_some_and(|t| t.is_any(words!["kepala", "komandan", "ketua"]))
}

/// What the tagger sees of the names' ends, where the tables have no word for them.
///
/// `Balai Perikanan Budidaya Air Payau Situbondo` goes on past the last word that topics are made of;
/// `Dinas Kesehatan Lestari` does not, where `Lestari` is a person's name.
pub(crate) fn settle(article: &Article, bodies: &mut [BodyMention], names: &[Name]) {
    for i in 0..bodies.len() {
        let next = bodies.get(i + 1).map_or(usize::MAX, |b| b.whole.start);
        let Some(body) = bodies.get_mut(i) else { continue };
        // A headline's capitals tell nothing of where a name ends.
        if article.headline().is_some_and(|h| h.tokens.contains(&body.whole.start)) {
            continue;
        }
        let first = names.partition_point(|n| n.tokens.end <= body.whole.start);
        for name in names.get(first..).unwrap_or_default() {
            if name.tokens.start >= body.whole.end {
                break;
            }
            match name.class {
                Class::Person if name.tokens.start > body.core.start && name.tokens.start >= body.core.end => {
                    body.whole.end = body.whole.end.min(name.tokens.start);
                    body.place = body.place.take().filter(|p| p.end <= name.tokens.start);
                }
                Class::Organisation | Class::Place
                    if (body.row.is_none()
                        || body.kind == AgencyKind::Soe
                        || opens_topic(article.slice(body.core.clone())))
                        && body.place.is_none()
                        && body.bracket.is_none()
                        && name.tokens.start <= body.whole.start + 1
                        && name.tokens.end > body.whole.end
                        && name.tokens.end <= next =>
                {
                    lengthen(article, body, name.tokens.end);
                }
                _ => {}
            }
        }
    }
}

/// Takes in the words up to `to`, the last of them as its place where they are one.
fn lengthen(article: &Article, body: &mut BodyMention, to: usize) {
    let from = body.whole.end;
    let fits = (from..to).all(|i| {
        let Some(token) = article.token(i) else { return false };
        let plain = token.is_capitalised() && !stops_topic(article, i, to) && !is_person_name(token);
        plain && !token.dot || token.is_any(INSIDE) || token.is_mark('-')
    });
    if !fits {
        return;
    }
    let place = (from..to).find_map(|at| place(article, at, to, false, false).filter(|p| p.end == to));
    let core_end = place.as_ref().map_or(to, |p| p.start);
    body.core.end = core_end.max(body.core.end);
    body.whole.end = to;
    body.place = place;
    body.pattern = false;
}

/// Whether a topic begins with a word that topics are made of.
fn topic_is_known(article: &Article, topic: Range<usize>) -> bool {
    let first = article.token(topic.start).filter(|_| !topic.is_empty());
    first.is_none_or(|t| t.word.is_known() || !matches!(t.kind, Kind::Word(Case::Title)) || is_abstract(article, t))
}

/// Whether a word is formed as the nouns of topics are: `Pengujian`, `Ketenagalistrikan`, `Digitalisasi`.
fn is_abstract(article: &Article, token: &Token) -> bool {
    let word = token.span.of(article.text).as_bytes();
    let starts = |with: &[u8]| word.get(..with.len()).is_some_and(|w| w.eq_ignore_ascii_case(with));
    let ends = |with: &[u8]| {
        word.len().checked_sub(with.len()).and_then(|at| word.get(at..)).is_some_and(|w| w.eq_ignore_ascii_case(with))
    };
    let derived = word.len() >= 7 && (starts(b"pe") || starts(b"ke")) && ends(b"an");
    derived || ends(b"isasi") || ends(b"itas") || ends(b"logi") || ends(b"grafi") || ends(b"ika")
}

/// `Menteri ESDM`, `Wakil Menteri PPPA`: what follows names the minister, not the ministry.
fn names_an_office(article: &Article, i: usize, before: Option<&Token>) -> bool {
    before.is_some_and(|t| {
        t.is_any(words!["menteri", "menko", "wamen", "wamenko"])
            && article.token(i).is_some_and(|f| matches!(f.kind, Kind::Word(Case::Upper | Case::Mixed)))
            || t.is_any(words!["kadis", "kabid", "kasi", "kabag"])
    })
}

/// Whether a phrase of the tables is written as a name here: capitals where a name has them, and an acronym in capitals.
fn is_written_as_name(article: &Article, tokens: &[Token], row: u16) -> bool {
    // `Kantor Dagang dan Ekonomi Indonesia di Taipei`: short words of a name are small.
    let small = |t: &Token| t.is_any(INSIDE) || t.span.len() <= 5;
    let ends = tokens.first().is_some_and(Token::is_capitalised) && !tokens.last().is_some_and(Token::is_lower);
    let capitals = ends && tokens.iter().all(|t| !t.is_lower() || small(t));
    let [only] = tokens else { return capitals };
    let spelt = only.span.of(article.text);
    let short = lexicon::body(row).map_or("", |b| b.short);
    let acronym = short.len() <= 6 && short.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let two = spelt.len() <= 2;
    if two && !matches!(spelt, "MA" | "MK" | "BI" | "KY" | "UE" | "EU") {
        // `PN`, `PA`, `PT` are bodies only with a place: the heads' table has them.
        return false;
    }
    // `M.H., MA,` is a degree.
    let after_comma = || {
        let at = article.tokens.partition_point(|t| t.span.start < only.span.start);
        at.checked_sub(1).and_then(|before| article.token(before)).is_some_and(|t| t.is_mark(','))
    };
    // `Big` is no `BIG`, but `KemenLHK` and `Dispermades` are no acronyms.
    let shouted = matches!(only.kind, Kind::Word(Case::Upper | Case::Mixed)) || spelt.len() > 6;
    capitals && (!acronym || shouted) && !(spelt == "MA" && after_comma())
}

/// The end of an office that the tables also have as a unit: `Deputi Bidkoor Pollugri, Duta Besar …` is a person's,
/// `perwakilan Deputi Bidang X` sends somebody, so it is a unit.
fn office_end(article: &Article, i: usize, end: usize) -> Option<usize> {
    let tokens = article.slice(i..end);
    lexicon::longest(tokens, kinds![Title], |e| matches!(e, Entry::Title(_)).then_some(()))?;
    let (unit, ()) = lexicon::longest(tokens, kinds![Body, BodyHead], |e| {
        matches!(e, Entry::Body(_) | Entry::BodyHead(Some(_), _)).then_some(())
    })?;
    let sent = i
        .checked_sub(1)
        .and_then(|b| article.token(b))
        .is_some_and(|t| t.is_any(words!["perwakilan", "dari", "kepada"]));
    (!sent).then_some(i + unit)
}

/// The end of a rank, which may name its force: `Letjen TNI`.
fn rank_end(article: &Article, i: usize, end: usize) -> Option<usize> {
    let rank = |e| matches!(e, Entry::Honorific(HonorificKind::Rank)).then_some(());
    lexicon::longest(article.slice(i..end), kinds![Honorific], rank).map(|(n, ())| i + n).filter(|&n| n > i + 1)
}

/// The length of a unit's name without its ministry's, which the tables may give with it: `Ditjen Kerja Sama Multilateral Kemlu`.
fn without_parent(name: &[Token], row: u16) -> usize {
    let parent = lexicon::body(row).filter(|b| b.kind == AgencyKind::Unit).and_then(|b| b.parent);
    let Some(parent) = parent.filter(|&p| !is_top(p)) else { return name.len() };
    (1..name.len())
        .find(|&n| {
            let rest = name.get(n..).unwrap_or_default();
            lexicon::longest(rest, kinds![Body], |e| (e == Entry::Body(parent)).then_some(()))
                .is_some_and(|(m, ())| m == rest.len())
        })
        .unwrap_or(name.len())
}

/// The bodies whose name is a fixed part of their units': `Bareskrim Polri`, `Komisi IV DPR RI`, `Puspen TNI`.
pub(crate) fn is_top(row: u16) -> bool {
    lexicon::body(row)
        .is_some_and(|b| matches!(b.short, "Polri" | "TNI" | "TNI AD" | "TNI AL" | "TNI AU" | "DPR" | "DPD" | "MPR"))
}

/// Whether the tokens begin with an office: `Kepala`, `Ketua`, `Direktur`.
fn is_title(tokens: &[Token]) -> bool {
    lexicon::longest(tokens, kinds![Title], |e| {
        matches!(e, Entry::Title(k) if !matches!(k, TitleKind::Role | TitleKind::Relation | TitleKind::Address | TitleKind::Expert)).then_some(())
    })
    .is_some()
}

fn starts_known_body(article: &Article, at: usize, end: usize) -> bool {
    let tokens = article.slice(at..end);
    lexicon::longest(tokens, kinds![Body], |e| if let Entry::Body(row) = e { Some(row) } else { None })
        .is_some_and(|(n, row)| is_written_as_name(article, tokens.get(..n).unwrap_or_default(), row))
}

fn starts_head(article: &Article, at: usize, end: usize) -> bool {
    let tokens = article.slice(at..end);
    tokens.first().is_some_and(Token::is_capitalised)
        && lexicon::longest(
            tokens,
            kinds![BodyHead],
            |e| if let Entry::BodyHead(kind, _) = e { Some(kind) } else { None },
        )
        .is_some_and(|(_, kind)| kind.is_some())
}

fn is_place_at(article: &Article, at: usize, end: usize) -> Option<usize> {
    let tokens = article.slice(at..end);
    tokens.first().filter(|t| t.is_capitalised())?;
    // `Mabes Polri`, `Gedung Merah Putih`: where something happens, not what a body is of.
    lexicon::longest(tokens, kinds![Place], |e| matches!(e, Entry::Place(k, _) if k != PlaceKind::Venue).then_some(()))
        .map(|(n, ())| n)
}

/// Words that name an office, but stand inside the names of bodies too: `Dinas Pendidikan dan Guru`, `Kantor Staf Presiden`.
const OFFICE_IN_NAME: &[Word] =
    words!["presiden", "wakil", "staf", "ahli", "guru", "hakim", "jaksa", "humas", "anggota", "dokter", "analis"];

fn stops_topic(article: &Article, at: usize, end: usize) -> bool {
    let tokens = article.slice(at..end);
    let Some(first) = tokens.first() else { return true };
    let honorific = lexicon::longest(tokens, kinds![Honorific], |e| {
        matches!(e, Entry::Honorific(HonorificKind::Rank | HonorificKind::Honorific | HonorificKind::DegreePrefix))
            .then_some(())
    })
    .is_some()
        && !first.is_any(words!["ibu", "mas", "mayor"])
        && !(first.is_any(words!["haji"]) && is_topic_haji(tokens));
    let office = is_title(tokens) && !first.is_any(OFFICE_IN_NAME);
    let day = lexicon::longest(tokens, kinds![ForumHead], |e| matches!(e, Entry::ForumHead(_)).then_some(()))
        .is_some_and(|(n, ())| n > 1);
    honorific || office || day
}

/// Whether a complete name ends at `end` that regions join others to: `Dinas Perikanan` is also half of the
/// `Dinas Perikanan dan Pertanian Kota Makassar`.
fn opens_office(article: &Article, end: usize) -> bool {
    (end.saturating_sub(4)..end).any(|i| article.token(i).is_some_and(|t| t.is_any(words!["dinas"])))
}

/// `Kementerian Haji dan Umrah`, `Penyelenggaraan Ibadah Haji Daerah`: the pilgrimage, not somebody who has made it.
fn is_topic_haji(tokens: &[Token]) -> bool {
    tokens.get(1).is_none_or(|next| !next.is_capitalised() || next.word.is_known() && !is_person_name(next))
}

/// The end of the topic that begins at `at`: capitalised words, joined by `dan` and commas where more of the same follows.
///
/// `Direktorat Perlindungan Warga Negara Indonesia dan Badan Hukum Indonesia, Ditjen …` goes on past `dan` (a `Badan Hukum` is
/// no body) and ends at the comma. `Kementerian Agama dan Polri` ends before `dan`.
fn topic_end(article: &Article, from: usize, end: usize, complete: bool, person_before: bool) -> usize {
    // No topic is longer: a text without full stops shall not be walked to its end for each of its bodies.
    const LONGEST: usize = 64;
    let end = end.min(from + LONGEST);
    let mut at = from;
    while at < end {
        let Some(token) = article.token(at) else { break };
        let first = at == from && !complete;
        if token.is_capitalised() {
            if !first && (starts_known_body(article, at, end) || starts_head(article, at, end)) {
                break;
            }
            if stops_topic(article, at, end) || token.is_any(words!["fraksi", "partai"]) {
                break;
            }
            if is_place_at(article, at, end).is_some() && (!first || complete) && !token.is_any(words!["indonesia"]) {
                break;
            }
            if !first
                && (token.is_any(ADMIN) || token.is_any(words!["ri", "republik"]))
                && !inside_admin(article, at, end)
            {
                break;
            }
            // A word no table has may be a person's name: `Kepala Dinas Kesehatan Ani …`. After a complete name of the
            // tables nothing but known words can go on.
            let known = token.word.is_known() || is_abstract(article, token);
            // `Dinas Kebudayaan dan Parawisata terus …`: misspelt, but nobody's name goes on behind `dan`.
            let misspelt = !known
                && at > from
                && article.token(at - 1).is_some_and(|t| t.is_any(words!["dan"]))
                && opens_office(article, from)
                && !is_person_name(token);
            if !first && !known && !misspelt && (complete || person_before) {
                break;
            }
            if complete && !misspelt && (!known || is_name_only(token) || is_person_name(token)) {
                break;
            }
            at += 1;
            // `Balai Monitor Spektrum Frekuensi Radio Kelas I Jakarta`
            if token.is_any(words!["kelas"]) {
                at = number_end(article, at, end);
            }
        } else if (at > from || complete && opens_office(article, from))
            && token.is_any(INSIDE)
            && joins(article, at, end)
        {
            at += 1;
        } else if at > from && token.is_mark(',') && !complete && comma_joins(article, at, end) {
            at += 1;
        } else if token.is_mark('/')
            && at > from
            && article.token(at + 1).is_some_and(|t| t.is_capitalised() && t.glued)
        {
            at += 2;
        } else {
            break;
        }
    }
    at.min(end)
}

/// `Daerah` and `Wilayah` are words of a topic too: `Badan Pendapatan Daerah`, `Direktorat Penataan Wilayah`.
fn inside_admin(article: &Article, at: usize, end: usize) -> bool {
    let next_is_place = is_place_at(article, at + 1, end).is_some();
    article.token(at).is_some_and(|t| t.is_any(words!["daerah", "wilayah", "desa", "kota"])) && !next_is_place
}

fn is_name_only(token: &Token) -> bool {
    lexicon::longest(std::slice::from_ref(token), kinds![Stopname, Place], |e| {
        matches!(e, Entry::Stopname(_) | Entry::Place(..)).then_some(())
    })
    .is_some()
}

fn is_person_name(token: &Token) -> bool {
    lexicon::longest(std::slice::from_ref(token), kinds![PersonName], |e| (e == Entry::PersonName).then_some(()))
        .is_some()
}

/// Acronyms that are topics of offices and no bodies: `Dinas Penanaman Modal dan PTSP`.
const TOPIC_ACRONYMS: &[Word] =
    words!["ptsp", "kb", "ukm", "umkm", "sdm", "kukm", "esdm", "sda", "p3a", "ppa", "haki", "tik"];

/// Whether `dan` (or another small word) at `at` stays inside the name.
fn joins(article: &Article, at: usize, end: usize) -> bool {
    let next = at + 1;
    let Some(token) = article.token(next).filter(|t| next < end && t.is_capitalised()) else { return false };
    if article.token(at).is_some_and(|t| t.is_any(words!["untuk", "bagi", "atas", "of", "for", "on"])) {
        return true;
    }
    let no_body = lexicon::longest(article.slice(next..end), kinds![BodyHead], |e| {
        matches!(e, Entry::BodyHead(None, _)).then_some(())
    })
    .is_some();
    let another = (starts_known_body(article, next, end) || starts_head(article, next, end)) && !no_body;
    let acronym = matches!(token.kind, Kind::Word(Case::Upper | Case::Mixed)) && !token.is_any(TOPIC_ACRONYMS);
    // A word no table has still goes on where prose goes on behind it.
    let ends = !article.token(next + 1).is_some_and(|t| next + 1 < end && t.is_capitalised());
    let strange =
        ends && opens_office(article, at) && matches!(token.kind, Kind::Word(Case::Title)) && !is_person_name(token);
    !another
        && !acronym
        && (token.word.is_known() || is_abstract(article, token) || strange)
        && !stops_topic(article, next, end)
        && is_place_at(article, next, end).is_none()
}

/// Whether a comma goes on with the same name: `Dinas Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana`.
/// Every word up to the last `dan` must be a topic's, and none may open another body.
fn comma_joins(article: &Article, at: usize, end: usize) -> bool {
    let mut i = at;
    let mut commas = 0;
    let mut words = 0;
    loop {
        let Some(token) = article.token(i).filter(|_| i < end) else { return false };
        if token.is_mark(',') && commas < 3 {
            commas += 1;
            words = 0;
        } else if token.is_any(words!["dan", "serta"]) {
            let plain = !article.token(i + 1).is_some_and(|t| starts_head(article, i + 1, end) || !t.is_capitalised());
            return plain && joins(article, i, end);
        } else if token.is_capitalised()
            && (token.word.is_known() || is_abstract(article, token))
            && matches!(token.kind, Kind::Word(Case::Title))
            && !starts_known_body(article, i, end)
            && !starts_head(article, i, end)
            && !stops_topic(article, i, end)
            && is_place_at(article, i, end).is_none()
            && words < 4
        {
            words += 1;
        } else {
            return false;
        }
        i += 1;
    }
}

/// The end of a number: `IV`, `0611/Garut`, `031/Wira Bima`, `XVIII/Kasuari`.
fn number_end(article: &Article, from: usize, end: usize) -> usize {
    let Some(token) = article.token(from).filter(|_| from < end) else { return from };
    let roman = matches!(token.kind, Kind::Word(Case::Upper | Case::Initial))
        && token.span.of(article.text).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if !(roman || token.kind == Kind::Number) {
        return from;
    }
    let mut at = from + 1;
    if at < end && article.token(at).is_some_and(|t| t.is_mark('/') && t.glued) {
        at += 1;
        while at < end
            && at < from + 5
            && article.token(at).is_some_and(|t| t.is_capitalised() && !stops_topic(article, at, end))
        {
            at += 1;
        }
    }
    at
}

/// The short form in brackets after a core: `(BPBD)`. Another body's name in brackets is not one:
/// `Deputi Bidang Perlindungan Hak Perempuan (KPPPA)`.
fn bracket(article: &Article, core: Range<usize>, at: usize, end: usize) -> Option<Range<usize>> {
    if !article.token(at).is_some_and(|t| at < end && t.is_mark('(')) {
        return None;
    }
    let close = (at + 1..(at + 16).min(end)).find(|&i| article.token(i).is_some_and(|t| t.is_mark(')')))?;
    let inside = article.slice(at + 1..close);
    let first = inside.first()?;
    if !first.is_capitalised() {
        return None;
    }
    let core_tokens = article.slice(core);
    let row = |tokens: &[Token]| {
        lexicon::longest(tokens, kinds![Body], |e| if let Entry::Body(r) = e { Some(r) } else { None })
            .filter(|r| r.0 == tokens.len())
            .map(|r| r.1)
    };
    let same_row = matches!((row(core_tokens), row(inside)), (Some(a), Some(b)) if a == b);
    let short = inside.len() <= 3 && abbreviates(article, inside, core_tokens);
    // The long form may stand in the brackets, behind the short one: `BBSP KEBTKE (Balai Besar …)`.
    let long = inside.len() > 3 && abbreviates(article, core_tokens, inside);
    (same_row || short || long).then_some(at + 1..close)
}

/// Whether the letters of `short` stand in `long` in this order: `BPBD`, `Bappeda`, `Kemlu`.
fn abbreviates<'a>(article: &'a Article, short: &'a [Token], long: &'a [Token]) -> bool {
    let letters = |tokens: &'a [Token]| {
        tokens
            .iter()
            .flat_map(|t| t.span.of(article.text).chars())
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
    };
    let mut long = letters(long);
    let mut shorter = false;
    let mut empty = true;
    for letter in letters(short) {
        empty = false;
        loop {
            match long.next() {
                Some(other) if other == letter => break,
                Some(_) => shorter = true,
                None => return false,
            }
        }
    }
    !empty && (shorter || long.next().is_some())
}

/// The place that completes a name: `Kabupaten Lumajang`, `Kalimantan Selatan`. Behind a head that wants one, a small town
/// that no table has counts too: `Polsek Senduro`.
fn place(article: &Article, from: usize, end: usize, wanted: bool, person_before: bool) -> Option<Range<usize>> {
    let mut at = from;
    while at < end && at < from + 2 && article.token(at).is_some_and(|t| t.is_any(ADMIN) && t.is_capitalised()) {
        at += 1;
    }
    let admin = at > from;
    if let Some(n) = is_place_at(article, at, end) {
        // `Polres Metro Tangerang Kota`, `Polresta Malang Kota`
        let town =
            article.token(at + n).is_some_and(|t| at + n < end && t.is_capitalised() && t.is_any(words!["kota"]));
        let town = town && is_place_at(article, at + n + 1, end).is_none();
        return Some(from..at + n + usize::from(town));
    }
    if wanted || admin {
        let mut stop = at;
        while stop < end
            && stop < at + 2
            && article.token(stop).is_some_and(|t| matches!(t.kind, Kind::Word(Case::Title)))
        {
            let token = article.token(stop)?;
            let glue = is_title(article.slice(stop..end))
                || stops_topic(article, stop, end)
                || starts_head(article, stop, end)
                || starts_known_body(article, stop, end);
            if glue || is_name_only(token) || (stop > at && (token.word.is_known() || person_before)) {
                break;
            }
            stop += 1;
        }
        if stop > at {
            return Some(from..stop);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every mention, with `+` where its parent follows.
    fn found(sentence: &str) -> Vec<String> {
        let text = format!("Judul\n{sentence}");
        let article = Article::read(&text);
        bodies(&article)
            .iter()
            .map(|m| format!("{}{}", article.span(&m.whole).of(&text), if m.has_parent { "+" } else { "" }))
            .collect()
    }

    #[test]
    fn reads_names_of_the_tables() {
        assert_eq!(
            found("Rapat diikuti Kemenko PMK, Kemlu, PPATK, BP2MI, dan LPSK."),
            ["Kemenko PMK", "Kemlu", "PPATK", "BP2MI", "LPSK"]
        );
        assert_eq!(
            found("Mereka melapor ke Bareskrim Polri dan Kejaksaan Agung."),
            ["Bareskrim Polri", "Kejaksaan Agung"]
        );
    }

    #[test]
    fn completes_heads_with_places_and_numbers() {
        assert_eq!(
            found("Tim dari Polres Garut, Kodim 0611/Garut, dan Polsek Kandangtepus hadir."),
            ["Polres Garut", "Kodim 0611/Garut", "Polsek Kandangtepus"]
        );
        assert_eq!(
            found("Dinas Sosial Provinsi Jawa Barat dan Pemkab Lumajang membantu."),
            ["Dinas Sosial Provinsi Jawa Barat", "Pemkab Lumajang"]
        );
    }

    #[test]
    fn brackets_stand_in_the_middle() {
        assert_eq!(
            found("Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Lumajang menyalurkan air."),
            ["Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Lumajang"]
        );
        assert_eq!(
            found("Hadir perwakilan Deputi Bidang Perlindungan Hak Perempuan (KPPPA)."),
            ["Deputi Bidang Perlindungan Hak Perempuan", "KPPPA"]
        );
    }

    #[test]
    fn dan_and_commas_inside_a_name() {
        assert_eq!(
            found(
                "Hadir Direktorat Perlindungan Warga Negara Indonesia dan Badan Hukum Indonesia, Ditjen Protokol dan Konsuler, Kemlu."
            ),
            [
                "Direktorat Perlindungan Warga Negara Indonesia dan Badan Hukum Indonesia",
                "Ditjen Protokol dan Konsuler",
                "Kemlu"
            ]
        );
        assert_eq!(found("Ditjen Kerja Sama Multilateral Kemlu hadir."), ["Ditjen Kerja Sama Multilateral+", "Kemlu"]);
    }

    #[test]
    fn sections_and_proper_names_behind_common_nouns_are_none() {
        assert!(found("Ia memimpin Divisi Teknis dan hadir di Balai Serindit, Kecamatan Kandangtepus.").is_empty());
        assert_eq!(found("Ia memimpin Unit Tipikor Polres Garut."), ["Unit Tipikor+", "Polres Garut"]);
    }

    #[test]
    fn units_of_units_without_end_are_as_many() {
        let units = found(&format!("{}.", "Satreskrim ".repeat(100_000)));
        assert_eq!(units.len(), 100_000);
        assert_eq!(units.iter().filter(|unit| unit.ends_with('+')).count(), 99_999);
        assert!(found(&format!("{}.", "Bidang Perencanaan ".repeat(10_000))).is_empty());
    }

    #[test]
    fn topics_without_end_end() {
        let bodies = found(&format!("Dinas {}.", "Pengujian ".repeat(10_000)));
        assert_eq!(bodies, [format!("Dinas {}", "Pengujian ".repeat(64)).trim_end()]);
    }

    #[test]
    fn the_tagger_sees_ends_that_the_tables_have_no_word_for() {
        let settled = |sentence: &str| -> Vec<String> {
            let text = format!("Judul\n{sentence}");
            let article = Article::read(&text);
            let (bodies, _) = crate::mention::bodies_and_people(&article);
            bodies.iter().map(|m| article.span(&m.whole).of(&text).to_owned()).collect()
        };
        assert_eq!(
            settled("Kepala Balai Perikanan Budidaya Air Payau Banawa, Nono Sugianto, membenarkan hal itu."),
            ["Balai Perikanan Budidaya Air Payau Banawa"]
        );
        assert_eq!(
            settled("Perbaikan dikerjakan bersama Balai Besar Wilayah Sungai Cimande-Ciranda karena mendesak."),
            ["Balai Besar Wilayah Sungai Cimande-Ciranda"]
        );
        assert_eq!(settled("Anggota Ombudsman RI Indah Kusumastuti menyampaikan hal itu."), ["Ombudsman RI"]);
    }

    #[test]
    fn regional_offices_join_topics() {
        assert_eq!(
            found("Kepala Dinas Perikanan dan Pertanian Kota Makassar hadir."),
            ["Dinas Perikanan dan Pertanian Kota Makassar"]
        );
        assert_eq!(
            found("Dinas Penanaman Modal dan PTSP Provinsi Jawa Timur hadir."),
            ["Dinas Penanaman Modal dan PTSP Provinsi Jawa Timur"]
        );
        assert_eq!(found("Dinas Sosial dan PMI hadir."), ["Dinas Sosial"]);
        assert_eq!(found("Kementerian Haji dan Umrah hadir."), ["Kementerian Haji dan Umrah"]);
        assert_eq!(
            found("Kanwil Kemenag dan Polres Metro Tangerang Kota hadir.").last().unwrap(),
            "Polres Metro Tangerang Kota"
        );
    }

    #[test]
    fn forces_joined_by_a_dash_are_two_and_offices_are_houses() {
        assert_eq!(found("Patroli TNI-Polri berjalan."), ["TNI", "Polri"]);
        assert_eq!(found("Apel di depan Kantor Pemerintah Kabupaten Garut."), ["Pemerintah Kabupaten Garut"]);
        assert_eq!(found("Jajaran Kodam III Siliwangi, siaga."), ["Kodam III Siliwangi"]);
    }

    #[test]
    fn a_rank_names_no_body() {
        assert!(found("Letjen TNI Purn. Haris Munandar hadir.").is_empty());
    }

    #[test]
    fn offices_and_common_nouns_are_none() {
        assert!(found("Menteri ESDM dan Mendagri hadir bersama Bupati Garut.").is_empty());
        assert!(found("Badan Layanan Umum itu dan badan lain di pemerintah daerah.").is_empty());
    }
}
