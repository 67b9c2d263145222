//! People and their titles.
//!
//! A name is a run of capitalised words that nothing else claims. It is a person's where something says so: an office or
//! rank before it (`Kepala Dinas Kesehatan dr. Lestari`), a verb of speech beside it (`kata Wibisono`), a degree or an age
//! behind it, or an earlier mention that holds it.

mod place;

use std::ops::Range;

use super::body::{BodyMention, body_from};
use super::same_word;
pub(crate) use crate::entity::{People, Person, PersonMention};
use crate::lexicon::{self, Entry, HonorificKind, Kinds, PlaceKind, SpeechKind, TitleKind, Word, kinds, words};
use crate::order::{keyed, sorted, value_of};
use crate::tag::{self, Class, Name};
use crate::text::{Article, Case, Kind, Token};

/// Whether the tagger sees a person's name. One that goes on and on is none.
fn is_person(name: &Name) -> bool {
    name.class == Class::Person && name.tokens.len() <= LONGEST_NAME
}

struct Finder<'a> {
    article: &'a Article<'a>,
    bodies: &'a [BodyMention],
    /// What the tagger made of an earlier reading; none in the first.
    names: &'a [Name],
    decided: bool,
    /// The persons' names that the tagger sees, as [`Finder::trimmed`] cuts them, by where they begin.
    persons: Vec<Range<usize>>,
    /// [`IN_BODY`], [`BEGINS_NAME`] and [`MAY_BE_VILLAGE`], for each token: they are asked for again and again.
    marks: Vec<u8>,
    /// Words that stand where a speaker's name stands, and where they do.
    anchors: Words,
    /// Words of places' names, each with the hash of the one behind it.
    in_places: Words,
    /// The words behind `Desa`, `Kecamatan` and the like, and where they stand.
    villages: Words,
    /// The first words of the persons' names that the tagger sees, with the numbers of the names.
    first_words: Words,
    /// What begins with each token.
    honors: Vec<Honor>,
}

/// An honorific, a rank or a degree before a name.
#[derive(Clone, Copy, Debug, Default)]
struct Honor {
    /// How many tokens it has; 0 is none.
    length: u8,
    /// It belongs to the office.
    is_rank: bool,
    /// It stands where a speaker's name stands: behind another honorific it is taken for that.
    may_be_name: bool,
}

/// The token is of a body's name.
const IN_BODY: u8 = 1;

/// A person's name that the tagger sees begins with the token.
const BEGINS_NAME: u8 = 2;

/// The token stands right behind the office of a village's or a district's head.
const MAY_BE_VILLAGE: u8 = 4;

/// How many tokens a person's name has at most, where the tagger sees one.
const LONGEST_NAME: usize = 16;

/// How many tokens an office has at most.
const LONGEST_TITLE: usize = 40;

/// How many honorifics, and how many degrees, a person has at most.
const MOST_HONORS: usize = 12;

/// How many of those who share a word of a name are asked whether it is theirs.
const NAMESAKES: usize = 40;

/// How many words of a name a later mention has at most.
const LONGEST_LATER: usize = 5;

/// How many mentions back a name may be that another one misspells or shortens.
const RECENT: usize = 50;

/// Everyone the article's body names: read again with what the tagger knows.
pub(crate) fn people(article: &Article, bodies: &[BodyMention], names: &[Name]) -> People {
    read(article, bodies, Some(names))
}

/// Everyone the body names by the rules alone.
pub(crate) fn people_by_rules(article: &Article, bodies: &[BodyMention]) -> People {
    read(article, bodies, None)
}

fn read(article: &Article, bodies: &[BodyMention], names: Option<&[Name]>) -> People {
    let mut finder = Finder {
        article,
        bodies,
        names: names.unwrap_or_default(),
        decided: names.is_some(),
        persons: Vec::new(),
        marks: vec![0; article.tokens.len()],
        anchors: Words::default(),
        in_places: Words::default(),
        villages: Words::default(),
        first_words: Words::default(),
        honors: Vec::new(),
    };
    for body in bodies {
        finder.marks.get_mut(body.whole.clone()).unwrap_or_default().fill(IN_BODY);
    }
    finder.anchors = finder.anchors();
    finder.find_villages();
    for (number, name) in finder.names.iter().enumerate() {
        match name.class {
            Class::Place => {
                for i in name.tokens.clone().skip(1) {
                    finder.in_places.add(finder.hash(i - 1), finder.hash(i) as usize);
                }
            }
            Class::Person => finder.first_words.add(finder.hash(name.tokens.start), number),
            Class::Organisation => {}
        }
    }
    finder.in_places.sort();
    finder.first_words.sort();
    finder.persons = finder.tagged_persons();
    for name in &finder.persons {
        if let Some(mark) = finder.marks.get_mut(name.start) {
            *mark |= BEGINS_NAME;
        }
    }
    finder.honors = finder.all_honors();
    let mut found: Vec<PersonMention> = Vec::new();
    for block in article.body() {
        finder.titled(&block.tokens, &mut found);
    }
    let mut people = finder.filed(found);
    finder.later_mentions(&mut people);
    people
}

/// What words belong to: the hash of each above a number, sorted.
#[derive(Debug, Default)]
struct Words(Vec<u64>);

/// What is kept of the persons while mentions are filed under them.
#[derive(Default)]
struct Filed {
    /// The last mention of each person.
    latest: Vec<usize>,
    /// The first letters of the words of each person's name: a new name is compared with those of late, and most begin
    /// otherwise.
    letters: Vec<u32>,
}

impl Words {
    fn add(&mut self, hash: u32, number: usize) {
        self.0.push(keyed(hash, number));
    }

    fn sort(&mut self) {
        self.0 = sorted(std::mem::take(&mut self.0));
    }

    /// The words of a hash, in the order of their numbers.
    fn of(&self, hash: u32) -> &[u64] {
        let hash_of = |word: u64| word >> 32;
        let from = self.0.partition_point(|&word| hash_of(word) < u64::from(hash));
        let words = self.0.get(from..).unwrap_or_default();
        // Most have few, which stand close by.
        let is_one = |at: usize| words.get(at).is_some_and(|&word| hash_of(word) == u64::from(hash));
        let mut most = 1;
        while is_one(most) {
            most *= 2;
        }
        let words = words.get(..most).unwrap_or(words);
        words.get(..words.partition_point(|&word| hash_of(word) == u64::from(hash))).unwrap_or_default()
    }
}

impl<'a> Finder<'a> {
    fn token(&self, i: usize) -> Option<&'a Token> {
        self.article.tokens.get(i)
    }

    fn entry<T>(&self, at: usize, end: usize, kinds: Kinds, pick: impl Fn(Entry) -> Option<T>) -> Option<(usize, T)> {
        lexicon::longest(self.article.tokens.get(at..end)?, kinds, pick)
    }

    /// The length of the longest phrase at a token that is of a sort.
    #[inline]
    fn phrase(&self, at: usize, end: usize, kinds: Kinds, is: fn(Entry) -> bool) -> Option<usize> {
        self.token(at).filter(|token| token.opens.meet(kinds))?;
        self.longest_phrase(at, end, kinds, is)
    }

    fn longest_phrase(&self, at: usize, end: usize, kinds: Kinds, is: fn(Entry) -> bool) -> Option<usize> {
        self.entry(at, end, kinds, |e| is(e).then_some(())).map(|(n, ())| n)
    }

    /// The body whose name holds a token: `Kepala Pusat` is an office, and `Pusat Data Kebencanaan` its unit.
    fn body_over(&self, at: usize) -> Option<&BodyMention> {
        if !self.in_body(at) {
            return None;
        }
        let i = self.bodies.partition_point(|b| b.whole.start <= at);
        i.checked_sub(1).and_then(|i| self.bodies.get(i)).filter(|b| at < b.whole.end)
    }

    fn is_marked(&self, at: usize, mark: u8) -> bool {
        self.marks.get(at).is_some_and(|marks| marks & mark != 0)
    }

    fn in_body(&self, at: usize) -> bool {
        self.is_marked(at, IN_BODY)
    }

    /// The tokens of a person's name that the tagger sees begin at a token.
    fn tagged_from(&self, at: usize) -> Option<Range<usize>> {
        if !self.is_marked(at, BEGINS_NAME) {
            return None;
        }
        let i = self.persons.binary_search_by_key(&at, |name| name.start).ok()?;
        self.persons.get(i).cloned()
    }

    /// The persons' names that the tagger sees, with the corrections that the article calls for.
    fn tagged_persons(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut from = 0;
        for name in self.names.iter().filter(|n| is_person(n)).map(|n| &n.tokens) {
            for at in name.start.saturating_sub(3).max(from)..name.start {
                let longer = self.with_words_from(at, name).map(|longer| self.trimmed(longer));
                out.extend(longer.filter(|longer| longer.start == at && self.may_be_called(longer)));
            }
            out.extend(Some(self.trimmed(name.clone())).filter(|name| self.may_be_called(name)));
            from = name.end;
        }
        out
    }

    /// Whether the tables have nothing against a name that the tagger sees.
    fn may_be_called(&self, name: &Range<usize>) -> bool {
        // `Direktur Informasi Publik dan Media Massa, Novan`: words of the tables that nobody is called by are a topic.
        let called = |i: usize| {
            self.token(i).is_some_and(|t| !t.word.is_known())
                || self
                    .phrase(i, i + 1, kinds![PersonName, Stopname], |e| {
                        matches!(e, Entry::PersonName | Entry::Stopname(true))
                    })
                    .is_some()
        };
        // No rank stands inside a name: `Riau Irjen Pol. Syafril` is none.
        let rank = |i| {
            self.phrase(i, name.end, kinds![Honorific], |e| matches!(e, Entry::Honorific(HonorificKind::Rank)))
                .is_some()
        };
        name.clone().any(called) && !name.clone().any(|i| self.in_body(i) || rank(i))
    }

    /// A name that the tagger sees, from a word before it that belongs to it.
    fn with_words_from(&self, at: usize, name: &Range<usize>) -> Option<Range<usize>> {
        let token = self.token(at)?;
        // `M Hamidun Noor`, where the tagger begins with `Hamidun`.
        // `H Ahmad` has made the pilgrimage.
        let honorific = self.phrase(at, at + 1, kinds![Honorific], |e| matches!(e, Entry::Honorific(_))).is_some();
        // `Bupati I Wayan Sudarma`, but `Wakil Rektor I Zaenuri`.
        let balinese = self.text(at) == "I" && BALINESE.contains(&self.text(at + 1));
        let numeral = matches!(self.text(at), "I" | "V" | "X") && !balinese;
        let initial = token.kind == Kind::Word(Case::Initial) && !numeral && !honorific;
        if initial && name.start == at + 1 {
            return Some(at..name.end);
        }
        // `…, Lalu Fadlan Azhari, …`: the tagger takes `Lalu` for the adverb; with a capital inside a sentence it is none.
        let n =
            self.phrase(at, at + 3, kinds![Honorific], |e| matches!(e, Entry::Honorific(HonorificKind::NameTitle)))?;
        let capital = token.is_capitalised() && !self.opens_sentence(at);
        (capital && name.contains(&(at + n))).then_some(at..name.end)
    }

    /// A tagged name without what is none of it at its ends.
    fn trimmed(&self, mut name: Range<usize>) -> Range<usize> {
        while name.len() > 1 && self.runs_on_from_place(name.start) {
            name.start += 1;
        }
        name.start += self.village_from(name.start, name.end);
        if name.is_empty() {
            return name;
        }
        if name.len() > 1 && self.is_adverb_before_name(&name) {
            name.start += 1;
        }
        // `Kabig SD Marinus Manufandu`: an acronym behind another word belongs to an office.
        let acronym = |i: usize| {
            matches!(self.token(i).map(|t| t.kind), Some(Kind::Word(Case::Upper))) && !self.text(i).contains('.')
        };
        // `pemilik kapal 30 GT Nazar`: a unit behind its number.
        if name.len() > 1
            && acronym(name.start)
            && name.start.checked_sub(1).and_then(|b| self.token(b)).is_some_and(|t| t.kind == Kind::Number)
        {
            name.start += 1;
        }
        let titled = |i: usize| matches!(self.token(i).map(|t| t.kind), Some(Kind::Word(Case::Title)));
        if let Some(i) = (name.start + 1..name.end - 1).rev().find(|&i| acronym(i) && titled(i - 1) && titled(i + 1)) {
            name.start = i + 1;
        }
        // `Direktur Adira Finance Swandajani Gunadi`, whom the article then calls `Swandajani`.
        if name.len() >= 4 && !self.is_anchor(name.start) && self.is_anchor(name.end - 2) {
            name.start = name.end - 2;
        }
        // `Herlian SSos MSi`: degrees without commas and full stops. `Mahfud MD` is called so.
        let degree = |i| {
            self.phrase(i, name.end, kinds![Honorific], |e| matches!(e, Entry::Honorific(HonorificKind::DegreeSuffix)))
        };
        if let Some(end) = (name.start + 1..name.end)
            .find(|&i| degree(i).is_some() && !self.token(i).is_some_and(|t| t.is_any(words!["md"])))
        {
            name.end = end;
        }
        name
    }

    /// `Diakhir Asti menyampaikan`: the sentence's first word, where the article calls the person by what follows it.
    fn is_adverb_before_name(&self, name: &Range<usize>) -> bool {
        self.opens_sentence(name.start)
            && self.first_words.of(self.hash(name.start + 1)).iter().take(NAMESAKES).any(|&other| {
                self.names.get(value_of(other)).is_some_and(|other| {
                    is_person(other)
                        && other.tokens != *name
                        && self.same_word(other.tokens.start, name.start + 1)
                        && !other.tokens.clone().any(|i| self.same_word(i, name.start))
                })
            })
    }

    fn opens_sentence(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|b| self.token(b));
        before.is_none_or(|t| matches!(t.kind, Kind::Mark(m) if m != ','))
            || self.article.sentences.binary_search_by_key(&at, |s| s.start).is_ok()
    }

    /// The tokens of an organisation's name that the tagger sees begin at a token: `Ketua Kadin Sidoarjo, Hartono`,
    /// `pelatih Persiba Raya, Carlos`. Not where it may have run on into a person's name.
    fn organisation_from(&self, at: usize) -> Option<Range<usize>> {
        let name = tag::name_at(self.names, at).filter(|n| n.class == Class::Organisation && n.tokens.start == at)?;
        let person = |i| self.phrase(i, i + 1, kinds![PersonName], |e| e == Entry::PersonName).is_some();
        (!name.tokens.clone().any(person)).then(|| name.tokens.clone())
    }

    /// Whether the tagger sees a person in some of these words, where it has been asked.
    fn tagged_person(&self, range: &Range<usize>) -> bool {
        !self.decided || self.tagged_any(range)
    }

    fn tagged_any(&self, range: &Range<usize>) -> bool {
        range.clone().any(|i| tag::name_at(self.names, i).is_some_and(|n| n.class == Class::Person))
    }

    /// Whether the tagger sees a name of something else in all of these words.
    fn tagged_otherwise(&self, range: &Range<usize>) -> bool {
        range.clone().all(|i| tag::name_at(self.names, i).is_some_and(|n| n.class != Class::Person))
    }

    fn hash(&self, at: usize) -> u32 {
        self.token(at).map_or(0, |t| t.hash)
    }

    fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |t| t.span.of(self.article.text))
    }

    /// The words right behind `kata` and right before `mengatakan`: where speakers stand.
    fn anchors(&self) -> Words {
        let mut out = Words::default();
        for block in self.article.body() {
            for i in block.tokens.clone() {
                let Some((n, kind)) = self.entry(i, block.tokens.end, kinds![Speech], |e| {
                    if let Entry::Speech(k, false) = e { Some(k) } else { None }
                }) else {
                    continue;
                };
                let beside = match kind {
                    SpeechKind::PostQuoteVerb => i + n,
                    SpeechKind::ReportingVerb => i.wrapping_sub(1),
                    SpeechKind::SourcePreposition if n == 1 => i + n,
                    _ => continue,
                };
                if block.tokens.contains(&beside)
                    && self.can_be_name(beside, block.tokens.end)
                    && self.token(beside).is_some_and(|t| !t.word.is_known() || self.names_people(beside))
                {
                    out.add(self.hash(beside), beside);
                }
            }
        }
        out.sort();
        out
    }

    /// A word that tables hold but that real persons carry too: `Hari`, `Agung`.
    fn names_people(&self, at: usize) -> bool {
        let one = self.article.slice(at..at + 1);
        let stop =
            lexicon::longest(one, kinds![Stopname], |e| if let Entry::Stopname(also) = e { Some(also) } else { None });
        let claimed = lexicon::longest(one, kinds![Body, BodyHead, Title, Honorific, Place, ForumHead], |e| {
            matches!(
                e,
                Entry::Body(_)
                    | Entry::BodyHead(..)
                    | Entry::Title(_)
                    | Entry::Honorific(_)
                    | Entry::Place(..)
                    | Entry::ForumHead(_)
            )
            .then_some(())
        })
        .is_some();
        stop.is_none_or(|s| s.1) && !claimed
    }

    fn is_anchor(&self, at: usize) -> bool {
        let same = self.anchors.of(self.hash(at));
        same.iter().take(NAMESAKES).any(|&anchor| self.text(value_of(anchor)) == self.text(at))
    }

    /// Whether a token can be part of a name: a capitalised word that is no body, title, honorific, place or common word.
    fn can_be_name(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.token(at).filter(|_| at < end) else { return false };
        if !token.is_capitalised() || self.in_body(at) {
            return false;
        }
        let one = self.article.slice(at..at + 1);
        let claims = kinds![Title, BodyHead, ForumHead, Speech, Word, Cue, Honorific, Stopname, Place];
        if !token.opens.meet(claims) {
            return true;
        }
        let mut claimed = false;
        lexicon::phrases(one, claims, &mut |_, entries| {
            for entry in entries {
                claimed |= match entry {
                    Entry::Title(_)
                    | Entry::BodyHead(..)
                    | Entry::ForumHead(_)
                    | Entry::Speech(..)
                    | Entry::Word
                    | Entry::Cue(_) => true,
                    Entry::Honorific(k) => !matches!(k, HonorificKind::NameTitle),
                    Entry::Stopname(also) => !also,
                    Entry::Place(..) => true,
                    _ => false,
                };
            }
        });
        !claimed || matches!(token.kind, Kind::Word(Case::Initial))
    }

    /// Particles stand inside names: `Siti binti Ahmad`, `Rena Da Frina`.
    fn is_particle(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|t| t.is_any(words!["bin", "binti", "van", "de", "da", "dos", "von", "al", "el", "ibnu"]))
    }

    /// The run of name words from `at`, at most six.
    fn name_run(&self, at: usize, end: usize) -> usize {
        if let Some(name) = self.tagged_from(at) {
            return name.end.min(end);
        }
        let mut i = at;
        while i < end && i < at + 6 {
            let joined = self.can_be_name(i, end)
                || (i > at && self.is_particle(i) && self.can_be_name(i + 1, end))
                || (i == at && self.is_particle(i) && self.token(i).is_some_and(Token::is_capitalised) && self.can_be_name(i + 1, end))
                // Inside a name a word of the tables may stand: `Gede Suardana Laut` not, `Sri Bintang` yes.
                || (i > at && self.inner_name(i, end));
            if !joined {
                break;
            }
            i += 1;
        }
        i
    }

    /// After a first name, a word that some table holds is still a name: `Budi Agung`, `Syafril Halim` (a town too); but not an
    /// office, a rank, a body or a province: `Ketua Walhi Jawa Timur`.
    fn inner_name(&self, at: usize, end: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let claimed = self
            .phrase(at, end, kinds![Place, Title, Honorific, BodyHead, Speech, Stopname], |e| match e {
                Entry::Place(kind, _) => {
                    !matches!(kind, PlaceKind::DistrictOrTown | PlaceKind::Region | PlaceKind::Venue)
                }
                Entry::Honorific(kind) => kind == HonorificKind::Rank,
                Entry::Title(_) | Entry::BodyHead(..) | Entry::Speech(..) | Entry::Stopname(false) => true,
                _ => false,
            })
            .is_some();
        matches!(token.kind, Kind::Word(Case::Title)) && !self.in_body(at) && !claimed
    }

    /// The honorifics, ranks and degrees from `at`: where they end, and where the last rank among them ends.
    fn honorifics(&self, at: usize, end: usize) -> (usize, usize) {
        let mut i = at;
        let mut rank = at;
        for _ in 0..MOST_HONORS {
            let honor = self.honors.get(i).copied().unwrap_or_default();
            if honor.length == 0 || i >= end || (honor.may_be_name && i > at) {
                break;
            }
            i += usize::from(honor.length);
            if honor.is_rank {
                rank = i;
            }
        }
        (i, rank)
    }

    /// Those of all blocks: offices and names ask for the same ones again and again, whole chains of them.
    fn all_honors(&self) -> Vec<Honor> {
        let mut out = vec![Honor::default(); self.article.tokens.len()];
        for block in self.article.body() {
            for i in block.tokens.clone() {
                if let (Some(own), Some(honor)) = (out.get_mut(i), self.honor(i, block.tokens.end)) {
                    *own = honor;
                }
            }
        }
        out
    }

    fn honor(&self, at: usize, end: usize) -> Option<Honor> {
        let (mut length, kind) = self.entry(at, end, kinds![Honorific], |e| match e {
            Entry::Honorific(k) if !matches!(k, HonorificKind::DegreeSuffix | HonorificKind::NameTitle) => Some(k),
            _ => None,
        })?;
        let token = self.token(at)?;
        let written =
            token.is_capitalised() || token.dot || token.is_any(words!["dokter", "pak", "bu", "ustaz", "kiai"]);
        // `Gus Dur`, `Cut Meutia`: where the tagger sees it as part of the name, it is. `KH` never is.
        let in_name = kind == HonorificKind::Honorific
            && !token.is_any(words!["kh"])
            && self.tagged_from(at).is_some_and(|name| name.len() > length);
        if !written || in_name {
            return None;
        }
        let behind = at + length;
        // `Kolonel Laut (P)`, `Brigjen TNI (Purn)`
        if self.token(behind).is_some_and(|t| behind < end && t.is_mark('('))
            && self.token(behind + 2).is_some_and(|t| t.is_mark(')'))
            && self
                .phrase(behind + 1, end, kinds![Honorific], |e| {
                    matches!(e, Entry::Honorific(HonorificKind::RankSuffix))
                })
                .is_some()
        {
            length += 3;
        }
        Some(Honor {
            length: u8::try_from(length).unwrap_or_default(),
            is_rank: matches!(kind, HonorificKind::Rank | HonorificKind::RankSuffix)
                || token.is_any(words!["duta", "dubes"]),
            may_be_name: self.is_anchor(at),
        })
    }

    /// Degrees and an age behind a name: `, S.I.K., M.H.`, `(34)`. Gives where they end; the comma that closes them is left.
    fn degrees(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        for _ in 0..MOST_HONORS {
            let comma = usize::from(self.token(at).is_some_and(|t| at < end && t.is_mark(',')));
            let Some(n) = self.phrase(at + comma, end, kinds![Honorific], |e| {
                matches!(e, Entry::Honorific(HonorificKind::DegreeSuffix))
            }) else {
                break;
            };
            if !self.token(at + comma).is_some_and(Token::is_capitalised) {
                break;
            }
            at += comma + n;
        }
        if self.token(at).is_some_and(|t| at < end && t.is_mark('('))
            && let Some(close) = (at + 1..(at + 8).min(end)).find(|&i| self.token(i).is_some_and(|t| t.is_mark(')')))
        {
            let age = self.token(at + 1).is_some_and(|t| t.kind == Kind::Number);
            let known_as = self.token(at + 1).is_some_and(Token::is_lower);
            if age || known_as {
                at = close + 1;
            }
        }
        at
    }

    /// The title that begins at `at`: its office and what completes it. `None` where no office begins there.
    ///
    /// `Kepala Badan Penanggulangan Bencana Daerah (BPBD) Provinsi Riau`, `pengamat politik Universitas X`.
    fn title(&self, at: usize, end: usize) -> Option<usize> {
        let (n, kind) = self.entry(at, end, kinds![Title], |e| match e {
            Entry::Title(k) => Some(k),
            // `Komisioner`-like offices that only the honorifics' table has: `Duta Besar Lufti Rauf`.
            _ => None,
        })?;
        let capital = self.token(at)?.is_capitalised();
        let mut i = at + n;
        let mut lower = 0;
        while i < end && i < at + LONGEST_TITLE {
            let token = self.token(i)?;
            let village = self.village_from(i, end);
            if village > 0 {
                i += village;
                continue;
            }
            if let Some(name) = self.tagged_from(i) {
                // `Asisten Deputi Informasi Publik dan Media Massa, Novan`: no holder stands behind `dan`.
                if !self.token(i - 1).is_some_and(|t| t.is_any(words!["dan"])) {
                    break;
                }
                i = name.end;
                continue;
            }
            if let Some(body) = self.body_over(i) {
                i = body.whole.end;
                continue;
            }
            if let Some(name) = self.organisation_from(i) {
                i = name.end;
                continue;
            }
            if i == at + n && self.is_numeral(i, end) {
                i += 1;
            } else if let Some((m, _)) = self
                .entry(i, end, kinds![Title], |e| if let Entry::Title(k) = e { Some(k) } else { None })
                .filter(|_| token.is_capitalised() || !capital)
            {
                i += m;
            } else if self
                .phrase(i, end, kinds![Honorific], |e| {
                    matches!(
                        e,
                        Entry::Honorific(HonorificKind::Rank | HonorificKind::DegreePrefix | HonorificKind::Honorific)
                    )
                })
                .is_some()
                && (token.is_capitalised() || token.dot)
            {
                break;
            } else if let Some(m) = self
                .phrase(i, end, kinds![Place], |e| matches!(e, Entry::Place(..)))
                .filter(|_| token.is_capitalised() && !self.is_anchor(i))
            {
                i += m;
            } else if kind == TitleKind::Relation && self.is_in_place(i) {
                i += 1;
            } else if i <= at + n + 1 && kind_takes_place(kind) && self.small_place(i, end) {
                i += self.short_run(i, end);
            } else if let Some(m) = self
                .phrase(i, end, kinds![BodyHead, ForumHead], |e| matches!(e, Entry::BodyHead(..) | Entry::ForumHead(_)))
                .filter(|_| token.is_capitalised())
            {
                i += m;
            } else if token.is_capitalised()
                && !self.is_anchor(i)
                && (self.is_topic(i) || matches!(token.kind, Kind::Word(Case::Upper | Case::Mixed)))
            {
                i += 1;
            } else if (token.kind == Kind::Number || token.is_mark('/') || token.is_mark('&')) && i > at + n {
                i += 1;
            } else if token.is_any(words!["dan", "untuk", "bagi", "di", "pada", "bidang", "sekaligus"])
                && self.goes_on(i + 1, end)
            {
                i += 1;
            } else if token.is_mark(',') && self.topic_comma(i, end) {
                i += 1;
            } else if token.is_mark('(')
                && self.token(i + 2).is_some_and(|t| t.is_mark(')'))
                && self.token(i + 1).is_some_and(|t| matches!(t.kind, Kind::Word(_)) && t.is_capitalised())
            {
                i += 3;
            } else if token.is_lower()
                && !capital
                && lower < 3
                && matches!(
                    kind,
                    TitleKind::Expert
                        | TitleKind::Role
                        | TitleKind::Member
                        | TitleKind::OrganisationHead
                        | TitleKind::Spokesperson
                )
                && !self.is_speech(i, end)
                && !token.is_any(words!["yang", "dan", "di", "itu", "ini", "tersebut", "yakni", "yaitu", "adalah"])
            {
                lower += 1;
                i += 1;
            } else {
                break;
            }
        }
        Some(i)
    }

    /// An office whose words are in no table, as far as the person that the tagger sees behind it: the office and the name.
    ///
    /// `Kepala Balai Besar Pelaksanaan Jalan Nasional Jayapura, Elisa Rumbiak, menuturkan …`,
    /// `Peneliti pertanian dari Universitas Nusa Raya, Kirana Maheswari, menilai …`
    fn led_to(&self, at: usize, start: usize, end: usize) -> Option<(Range<usize>, Range<usize>)> {
        const LONGEST: usize = 22;
        let office = self.phrase(at, end, kinds![Title], |e| matches!(e, Entry::Title(_)));
        // In lower case an office is a common noun; only at the head of its phrase (`kata pelatih …`, `, petani …`) does it lead.
        let n =
            office.filter(|_| self.token(at).is_some_and(Token::is_capitalised) || at == start || self.is_led(at))?;
        let mut i = at + n;
        let mut lower = 0;
        while i < end && i < at + LONGEST {
            let comma = usize::from(self.token(i)?.is_mark(','));
            let (after, rank) = self.honorifics(i + comma, end);
            let name = self.tagged_from(after).filter(|n| n.end <= end);
            let name = name.or_else(|| (comma > 0).then(|| self.apposed(after, at, end)).flatten());
            if let Some(name) = name {
                // `Asisten Deputi Informasi Publik dan Media Massa, Novan Saleh`: nobody's name stands behind an office and `dan`.
                if comma == 0 && self.token(i - 1).is_some_and(|t| t.is_any(words!["dan"])) {
                    i = name.end;
                    continue;
                }
                let closed = comma == 0 || self.closes_name(self.degrees(name.end, end), end);
                let office_end = if rank > i + comma { rank } else { i };
                // Words in lower case are part of an office only where a comma closes it: `Dokter kapal, Anggara`.
                // `Pimpinan rapat Komisi XI Dito Ganinduto`: or where a body does.
                let body = i > at && self.in_body(i - 1) && lower <= 1;
                return (closed && (lower == 0 || comma > 0 || body))
                    .then(|| (at..self.without_deixis(at..office_end), name));
            }
            if comma > 0 {
                // `Direktur Tata Kelola, Kementerian Kominfo RI, Hasyim`
                if let Some(body) =
                    body_from(self.bodies, i + 1).filter(|b| self.token(b.whole.end).is_some_and(|t| t.is_mark(',')))
                {
                    i = body.whole.end;
                    continue;
                }
                // `Kepala Desa Sukamaju, Kecamatan Cibatu, Wartini`
                let administrative = self.token(i + 1)?.is_any(words![
                    "kecamatan",
                    "kabupaten",
                    "kota",
                    "provinsi",
                    "desa",
                    "kelurahan"
                ]);
                let goes_on = administrative && self.token(i + 1)?.is_capitalised();
                if !goes_on && !self.topic_comma(i, end) {
                    return None;
                }
                i += 1;
                continue;
            }
            if let Some(body) = self.body_over(i) {
                i = body.whole.end;
                continue;
            }
            let token = self.token(i)?;
            let joins =
                token.is_any(words!["dan", "dari", "untuk", "bagi", "di", "pada", "bidang", "sekaligus", "atas"]);
            if joins {
                let next = self.token(i + 1)?;
                let another = self.phrase(i + 1, end, kinds![Title], |e| matches!(e, Entry::Title(_))).is_some();
                if another && token.is_any(words!["dan"]) || matches!(next.kind, Kind::Mark(_)) {
                    return None;
                }
                lower += usize::from(!next.is_capitalised());
            } else if token.is_lower() {
                lower += 1;
                if lower > 3 || self.is_speech(i, end) || self.is_clause(token) {
                    return None;
                }
            } else if token.is_mark('(') {
                i += (1..6).find(|&k| self.token(i + k).is_some_and(|t| t.is_mark(')')))?;
            } else if matches!(token.kind, Kind::Mark(m) if !matches!(m, '/' | '-' | '&')) {
                return None;
            }
            i += 1;
        }
        None
    }

    /// The name between commas that a verb of speech says is a person's, whatever the tagger makes of it:
    /// `Penasihat hukum terdakwa, Tigor Manullang, menyatakan keberatan`, `kata pelatih Elang Rimba, Dedik, kemarin`.
    fn apposed(&self, at: usize, office: usize, end: usize) -> Option<Range<usize>> {
        let run = (at..end.min(at + 5)).take_while(|&i| self.can_be_name(i, end)).count();
        let name = at..at + run;
        let comma = self.token(name.end).is_some_and(|t| name.end < end && t.is_mark(','));
        let said = self.is_reporting(name.end + 1, end) || office > 0 && self.is_speech(office - 1, office);
        (run > 0 && comma && said && self.unknown_share(name.clone()) && !self.only_acronym(name.clone()))
            .then_some(name)
    }

    /// The end of an office without what only points back: `anggota Komisi IV lainnya`, `Kepala Bidang Sampah pada dinas itu`.
    fn without_deixis(&self, office: Range<usize>) -> usize {
        let is = |i: usize, words: &[Word]| self.token(i).is_some_and(|t| t.is_any(words));
        let last = office.end - 1;
        if !is(last, words!["itu", "ini", "tersebut", "lainnya", "lain"]) {
            return office.end;
        }
        let lower =
            office.clone().rev().take_while(|&i| self.token(i).is_some_and(Token::is_lower)).last().unwrap_or(last);
        (lower..last)
            .find(|&i| is(i, words!["pada", "di", "dari", "dalam"]))
            .filter(|&i| i > office.start)
            .unwrap_or(last)
    }

    /// Whether a word in lower case opens a clause or is its verb, and so ends an office.
    fn is_clause(&self, token: &Token) -> bool {
        let word = token.span.of(self.article.text);
        let verb = token.is_verbal(self.article.text);
        let office = ["terdakwa", "tersebut", "terkait", "tersangka"].contains(&word);
        (verb && !office)
            || token.is_any(words![
                "yang", "bersama", "dengan", "kepada", "oleh", "saat", "ketika", "dalam", "adalah", "juga", "akan",
                "telah", "sudah", "tidak", "karena", "agar", "bahwa", "serta", "hadir", "yakni", "yaitu", "ialah",
            ])
    }

    /// Whether a phrase begins here: behind a verb of speech, a comma or a mark.
    fn is_led(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|b| self.token(b)) else { return true };
        matches!(before.kind, Kind::Mark(_))
            || self.is_speech(at - 1, at)
            || before.is_any(words!["oleh", "bersama", "dan", "dari"])
    }

    /// `Wakil Rektor I Prof. Zaenuri`, `Asisten II Budi`; but `Bupati I Wayan Sudarma`.
    fn is_numeral(&self, at: usize, end: usize) -> bool {
        let roman = self.text(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && !self.text(at).is_empty();
        let alone = self.text(at).len() == 1;
        let next = self.token(at + 1).filter(|_| at + 1 < end);
        roman && (!alone || next.is_some_and(|t| t.is_mark(',')) || self.honorifics(at + 1, end).0 > at + 1)
    }

    /// A word that topics are made of, and no name: some table has it, and not as something persons are called.
    fn is_topic(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let called = |e| matches!(e, Entry::Stopname(true) | Entry::PersonName);
        token.word.is_known() && self.phrase(at, at + 1, kinds![Stopname, PersonName], called).is_none()
    }

    fn goes_on(&self, at: usize, end: usize) -> bool {
        at < end
            && self.token(at).is_some_and(Token::is_capitalised)
            && !self.is_anchor(at)
            && (self.is_topic(at) || body_from(self.bodies, at).is_some() || self.in_body(at))
    }

    /// `Menteri Kebudayaan, Riset, dan Teknologi`: the comma is inside a topic where `dan` with a topic word follows.
    fn topic_comma(&self, at: usize, end: usize) -> bool {
        let mut i = at + 1;
        while i < end && i < at + 8 {
            let Some(token) = self.token(i) else { return false };
            if token.is_any(words!["dan"]) {
                return self.goes_on(i + 1, end)
                    && self.phrase(i + 1, end, kinds![Title], |e| matches!(e, Entry::Title(_))).is_none();
            }
            let plain = token.is_mark(',')
                || (token.is_capitalised()
                    && self.is_topic(i)
                    && !self.is_anchor(i)
                    && self
                        .phrase(i, end, kinds![Title, Honorific, Place, BodyHead], |e| {
                            matches!(e, Entry::Title(_) | Entry::Honorific(_) | Entry::Place(..) | Entry::BodyHead(..))
                        })
                        .is_none());
            if !plain || self.in_body(i) {
                return false;
            }
            i += 1;
        }
        false
    }

    fn is_speech(&self, at: usize, end: usize) -> bool {
        self.phrase(at, end, kinds![Speech], |e| {
            matches!(
                e,
                Entry::Speech(SpeechKind::PostQuoteVerb | SpeechKind::ReportingVerb | SpeechKind::SourcePreposition, _)
            )
        })
        .is_some()
    }

    /// The mentions of a block that a title, an honorific, a degree or a verb of speech shows.
    fn titled(&self, block: &Range<usize>, out: &mut Vec<PersonMention>) {
        let end = block.end;
        let mut i = block.start;
        while i < end {
            if let Some(mention) = self.mention_at(i, end, block.start) {
                i = mention.whole.end.max(i + 1);
                out.push(mention);
            } else {
                i += 1;
            }
        }
    }

    fn mention_at(&self, i: usize, end: usize, start: usize) -> Option<PersonMention> {
        let token = self.token(i)?;
        // Most words are small and open nothing.
        let opens =
            token.is_capitalised() || token.opens.meet(kinds![Title, Honorific]) || self.is_marked(i, BEGINS_NAME);
        if !token.is_word() || !opens {
            return None;
        }
        let led = || self.led_to(i, start, end);
        if let Some(mut title_end) = self.title(i, end) {
            let mut office = i..title_end;
            let mut at = title_end;
            let comma = self.token(at).is_some_and(|t| at < end && t.is_mark(','));
            if comma {
                at += 1;
                // A second office behind a comma: `Deputi Bidang X, Staf Ahli Y, Budi`.
                if let Some(second) = self.title(at, end).filter(|_| self.token(at).is_some_and(Token::is_capitalised))
                {
                    office.end = second;
                    title_end = second;
                    at = second;
                    if self.token(at).is_some_and(|t| at < end && t.is_mark(',')) {
                        at += 1;
                    }
                }
            }
            let (after, rank) = self.honorifics(at, end);
            if rank > at {
                office.end = rank;
            }
            let mut after = after;
            let mut name_end = self.name_run(after, end);
            if let Some(name) = self.name_behind_club(i, after..name_end, end) {
                office.end = name_end;
                (after, name_end) = (name.start, name.end);
            }
            // `Bupati Garut, Pemerintah …`: behind a comma a name needs a sign of its own.
            let shown = !comma
                || after > at
                || self.closes_name(self.degrees(name_end, end), end)
                || (after..name_end).any(|k| self.is_anchor(k));
            // `pengelola Pelabuhan Merak melaporkan …`: what stands behind the word for a place is its name.
            if !self.tagged_any(&(after..name_end))
                && after > 0
                && self.token(after - 1).is_some_and(|t| t.is_any(PLACE_HEADS))
            {
                name_end = after;
            }
            // In lower case an office is a common noun: it needs its name at once, or a verb of speech beside it.
            let near = !token.is_lower() || title_end <= i + 6;
            if name_end > after
                && shown
                && near
                && !self.only_acronym(after..name_end)
                && (self.tagged_person(&(after..name_end)) || led().is_none())
            {
                return Some(self.mention(i, after..name_end, Some(office), end));
            }
        }
        if let Some((office, name)) = led() {
            return Some(self.mention(i, name, Some(office), end));
        }
        let (after, rank) = self.honorifics(i, end);
        if after > i {
            let name_end = self.name_run(after, end);
            if name_end > after && !self.only_acronym(after..name_end) {
                return Some(self.mention(i, after..name_end, (rank > i).then_some(i..rank), end));
            }
            return None;
        }
        if let Some(name) = self.tagged_from(i).filter(|name| !self.may_be_team(name)) {
            return Some(self.mention(i, name, None, end));
        }
        // A bare name: beside a verb of speech, or before a degree, an age or an office.
        if !token.is_capitalised()
            || !(self.can_be_name(i, end) || self.is_particle(i))
            || self.village_from(i, end) > 0
        {
            return None;
        }
        let name_end = self.name_run(i, end);
        // The tagger's name begins further on: `Diakhir Asti menyampaikan`, `Kabig SD Marinus Manufandu`.
        let further = (i + 1..name_end).any(|k| self.tagged_from(k).is_some());
        if name_end == i || further || self.only_acronym(i..name_end) {
            return None;
        }
        let behind = self.degrees(name_end, end);
        let after_verb = i > start && self.speech_before(i, start);
        let before_verb = self.is_reporting(name_end, end)
            && (name_end > i + 1 || !token.word.is_known())
            && self.tagged_person(&(i..name_end));
        let office_behind = self.token(name_end).is_some_and(|t| name_end < end && t.is_mark(','))
            && self.token(name_end + 1).is_some_and(|t| {
                t.is_any(words!["selaku", "sebagai"])
                    || self.phrase(name_end + 1, end, kinds![Title], |e| matches!(e, Entry::Title(_))).is_some()
            })
            && (name_end > i + 1 || self.tagged_from(i).is_some())
            && self.unknown_share(i..name_end);
        let shown = behind > name_end || after_verb || before_verb || office_behind;
        (shown && self.unknown_share(i..name_end) && !self.tagged_otherwise(&(i..name_end)))
            .then(|| self.mention(i, i..name_end, None, end))
    }

    /// Names are mostly words no table has; a run of table words is a topic: `Gerakan Tanah Sehat`.
    fn unknown_share(&self, range: Range<usize>) -> bool {
        let known = range
            .clone()
            .filter(|&i| self.token(i).is_some_and(|t| t.word.is_known()) && !self.names_people(i))
            .count();
        known * 2 <= range.len()
    }

    fn only_acronym(&self, range: Range<usize>) -> bool {
        range.clone().all(|i| {
            self.token(i).is_some_and(|t| matches!(t.kind, Kind::Word(Case::Upper | Case::Mixed | Case::Initial)))
        }) && range.len() == 1
    }

    fn speech_before(&self, i: usize, start: usize) -> bool {
        let before = i - 1;
        before >= start
            && self
                .phrase(before, i, kinds![Speech], |e| matches!(e, Entry::Speech(SpeechKind::PostQuoteVerb, false)))
                .is_some()
            || self.token(before).is_some_and(|t| t.is_any(words!["menurut"]))
    }

    /// Whether a reporting verb follows, perhaps behind an adverb: `Sri juga mengatakan`.
    fn is_reporting(&self, at: usize, end: usize) -> bool {
        let mut i = at;
        while i < end
            && i < at + 3
            && self.token(i).is_some_and(|t| {
                t.is_any(words!["juga", "turut", "ikut", "kemudian", "kembali", "pun", "lalu", "sendiri"])
            })
        {
            i += 1;
        }
        self.phrase(i, end, kinds![Speech], |e| matches!(e, Entry::Speech(SpeechKind::ReportingVerb, _))).is_some()
            && self.token(i).is_some_and(|t| t.is_lower() && !t.is_any(NOT_ONLY_PEOPLE))
    }

    /// `Elang Rimba menargetkan tiga poin`: the verb and the words go with a team too.
    fn may_be_team(&self, name: &Range<usize>) -> bool {
        let of_person = |i| self.phrase(i, name.end, kinds![PersonName], |e| e == Entry::PersonName).is_some();
        self.token(name.end).is_some_and(|t| t.is_any(NOT_ONLY_PEOPLE)) && !name.clone().any(of_person)
    }

    /// `pelatih Laskar Pesisir, Suharto Wibowo, …`: what stands behind the office is a club, and the name comes behind the
    /// comma. A list of people goes on with `dan`.
    fn name_behind_club(&self, title: usize, club: Range<usize>, end: usize) -> Option<Range<usize>> {
        self.phrase(title, end, kinds![Title], |e| {
            matches!(
                e,
                Entry::Title(TitleKind::Role | TitleKind::Company | TitleKind::OrganisationHead | TitleKind::Education)
            )
        })?;
        let comma = self.token(club.end).is_some_and(|t| club.end < end && t.is_mark(','));
        let from = club.end + 1;
        let to = self.name_run(from, end);
        let closed = self.token(to).is_some_and(|t| to < end && t.is_mark(','))
            && !self.token(to + 1).is_some_and(|t| t.is_any(words!["dan", "serta"]));
        (!club.is_empty() && comma && to >= from + 2 && (closed || self.is_reporting(to, end))).then_some(from..to)
    }

    /// Whether a name may end here: before a comma, bracket, verb or small word.
    fn closes_name(&self, at: usize, end: usize) -> bool {
        at >= end || self.token(at).is_some_and(|t| matches!(t.kind, Kind::Mark(_)) || t.is_lower())
    }

    fn mention(&self, start: usize, name: Range<usize>, title: Option<Range<usize>>, end: usize) -> PersonMention {
        let mut whole_end = self.degrees(name.end, end);
        let mut title = title;
        // `Sumarni, ketua majelis hakim, mengatakan`; `Budi selaku Ketua Panitia`
        let comma = self.token(whole_end).is_some_and(|t| whole_end < end && t.is_mark(','));
        let at = whole_end + usize::from(comma);
        let as_role = usize::from(self.token(at).is_some_and(|t| at < end && t.is_any(words!["selaku", "sebagai"])));
        if (comma || as_role > 0)
            && title.is_none()
            && let Some(stop) = self.title(at + as_role, end)
            && self.closes_name(stop, end)
            && !self.can_be_name(stop, end)
        {
            title = Some(at + as_role..stop);
            whole_end = stop;
        }
        // `warga`, `korban`, `petani` lead to a name, but are no office.
        let title = title.filter(|t| {
            self.entry(t.start, t.end, kinds![Title], |e| if let Entry::Title(kind) = e { Some(kind) } else { None })
                .is_none_or(|(_, kind)| kind != TitleKind::Relation)
        });
        PersonMention { whole: start..whole_end, name, title, person: 0 }
    }

    /// Files mentions under their persons: the one whose name holds all words, or a new one.
    fn filed(&self, found: Vec<PersonMention>) -> People {
        let mut words = Words::default();
        for (number, mention) in found.iter().enumerate() {
            self.add_words(&mut words, &mention.name, self.nickname(mention.name.end).as_ref(), number);
        }
        words.sort();
        let mut people = People::default();
        let mut filed = Filed::default();
        for mut mention in found {
            let person = self.find(&people, &filed, &words, &mention.name).unwrap_or(people.people.len());
            if person == people.people.len() {
                let (name, title) = (mention.name.clone(), mention.title.clone());
                filed.letters.push(self.first_letters(&name));
                filed.latest.push(0);
                people.people.push(Person { name, title, nickname: None, never_speaks: false });
            }
            mention.person = person;
            if let (Some(p), Some(latest)) = (people.people.get_mut(person), filed.latest.get_mut(person)) {
                *latest = people.mentions.len();
                if mention.name.len() > p.name.len() && self.holds(&mention.name, &p.name) {
                    p.name = mention.name.clone();
                    if let Some(letters) = filed.letters.get_mut(person) {
                        *letters = self.first_letters(&p.name);
                    }
                }
                if p.nickname.is_none() {
                    p.nickname = self.nickname(mention.name.end);
                }
                if p.title.is_none() {
                    p.title.clone_from(&mention.title);
                }
            }
            people.mentions.push(mention);
        }
        people
    }

    /// What a person is called besides, said behind the name: `(akrab disapa Beng)`, `alias Beng`, `atau Liza`, `yang biasa
    /// dipanggil Ipung`.
    fn nickname(&self, name_end: usize) -> Option<Range<usize>> {
        let is = |i: usize, words: &[Word]| self.token(i).is_some_and(|t| t.is_any(words));
        let mut i = name_end;
        if self.token(i)?.is_mark('(') || self.token(i)?.is_mark(',') {
            i += 1;
        }
        while is(i, words!["yang", "akrab", "biasa", "kerap", "sering", "lebih"]) {
            i += 1;
        }
        if is(i, words!["alias", "atau", "disapa", "dipanggil", "dikenal"]) {
            i += 1;
            while is(i, words!["sebagai", "dengan", "nama"]) {
                i += 1;
            }
            let run = (i..i + 3).take_while(|&k| self.token(k).is_some_and(Token::is_capitalised)).count();
            return (run > 0).then_some(i..i + run);
        }
        None
    }

    /// The person a name means: one whose name holds all its words, or the other way about, or who is called so; the latest
    /// mentioned of several. Only then one of late whose name it misspells or shortens.
    fn find(&self, people: &People, filed: &Filed, words: &Words, name: &Range<usize>) -> Option<usize> {
        let letters = self.first_letters(name);
        let mut best: Option<(usize, usize)> = None;
        for i in name.clone() {
            let same = words.of(self.hash(i));
            let before = same.partition_point(|&word| value_of(word) < people.mentions.len());
            for &mention in same.get(..before).unwrap_or_default().iter().rev().take(NAMESAKES) {
                let person = people.mentions.get(value_of(mention))?.person;
                let candidate = (*filed.latest.get(person)?, person);
                if best.is_some_and(|best| best >= candidate) {
                    continue;
                }
                let own = *filed.letters.get(person)?;
                let known = people.people.get(person)?;
                let like = own & letters == own || own & letters == letters || known.nickname.is_some();
                if like && self.is_called(known, name) {
                    best = Some(candidate);
                }
            }
        }
        let may_be = |person: usize| {
            // A name that is a word alone may be the end of another.
            let like = name.len() == 1 || filed.letters.get(person).is_some_and(|own| own & letters == letters);
            like && people.people.get(person).is_some_and(|p| self.nearly_holds(&p.name, name))
        };
        best.map(|best| best.1)
            .or_else(|| people.mentions.iter().rev().take(RECENT).map(|m| m.person).find(|&person| may_be(person)))
    }

    fn add_words(&self, words: &mut Words, name: &Range<usize>, nickname: Option<&Range<usize>>, number: usize) {
        for i in name.clone().chain(nickname.cloned().unwrap_or_default()) {
            words.add(self.hash(i), number);
        }
    }

    fn is_called(&self, person: &Person, name: &Range<usize>) -> bool {
        self.holds(&person.name, name)
            || (name.len() > person.name.len() && self.holds(name, &person.name))
            || self.has_nickname(person, name)
    }

    fn has_nickname(&self, person: &Person, name: &Range<usize>) -> bool {
        person.nickname.as_ref().is_some_and(|nickname| self.holds(nickname, name))
    }

    fn holds(&self, long: &Range<usize>, short: &Range<usize>) -> bool {
        short.clone().all(|s| long.clone().any(|l| self.same_word(l, s)))
    }

    /// `Hasrudin` for `Hasruddin Lamakkawe`, `Yuda` for `Rangga Wirayuda`.
    fn nearly_holds(&self, long: &Range<usize>, short: &Range<usize>) -> bool {
        let nickname = long.len() > 1 && short.len() == 1;
        short.clone().all(|s| {
            let first = self.first_letter(s);
            long.clone().any(|l| {
                first == self.first_letter(l) && (self.same_word(l, s) || self.misspells(l, s))
                    || nickname && self.shortens(s, l)
            })
        })
    }

    fn first_letter(&self, at: usize) -> Option<u8> {
        self.article.text.as_bytes().get(self.token(at)?.span.start).map(u8::to_ascii_lowercase)
    }

    /// The first letters of a name's words, a bit each.
    fn first_letters(&self, name: &Range<usize>) -> u32 {
        name.clone().filter_map(|i| self.first_letter(i)).fold(0, |letters, letter| letters | 1 << (letter % 32))
    }

    fn shortens(&self, short: usize, long: usize) -> bool {
        let (short, long) = (self.text(short), self.text(long));
        short.len() >= 4
            && long.len() >= short.len() + 3
            && long.get(long.len() - short.len()..).is_some_and(|end| end.eq_ignore_ascii_case(short))
    }

    /// Whether two long words of one first letter differ by another: left out, put in or exchanged.
    fn misspells(&self, a: usize, b: usize) -> bool {
        const LONG: usize = 6;
        let (a, b) = (self.text(a), self.text(b));
        if a.len().max(b.len()) < LONG || a.len().abs_diff(b.len()) > 4 {
            return false;
        }
        let folded = |word: &'a str| word.bytes().map(|b| b.to_ascii_lowercase());
        let mut same = folded(a).zip(folded(b)).take_while(|(a, b)| a == b).count();
        while !a.is_char_boundary(same) {
            same -= 1;
        }
        let (a_from, b_from) = (a.get(same..).unwrap_or_default(), b.get(same..).unwrap_or_default());
        let behind = |rest: &'a str| {
            let mut letters = rest.chars();
            letters.next();
            letters.as_str()
        };
        let is = str::eq_ignore_ascii_case;
        (is(behind(a_from), behind(b_from)) || is(a_from, behind(b_from)) || is(behind(a_from), b_from))
            && a.chars().count().max(b.chars().count()) >= LONG
    }

    fn same_word(&self, a: usize, b: usize) -> bool {
        same_word(self.article, a, b)
    }

    /// Bare later mentions: a capitalised word of a known name anywhere in the body.
    fn later_mentions(&self, people: &mut People) {
        let mut words = Words::default();
        for (number, person) in people.people.iter().enumerate() {
            self.add_words(&mut words, &person.name, person.nickname.as_ref(), number);
        }
        words.sort();
        let mut known = std::mem::take(&mut people.mentions).into_iter().peekable();
        for block in self.article.body() {
            let mut i = block.tokens.start;
            while i < block.tokens.end {
                let stop = match known.peek() {
                    Some(mention) if mention.whole.start <= i => {
                        i = i.max(mention.whole.end);
                        people.mentions.extend(known.next());
                        continue;
                    }
                    next => next.map_or(usize::MAX, |m| m.whole.start),
                };
                match self.later_mention(i, stop.min(block.tokens.end), &people.people, &words) {
                    Some((name, person)) => {
                        i = name.end;
                        people.mentions.push(PersonMention { whole: name.clone(), name, title: None, person });
                    }
                    None => i += 1,
                }
            }
        }
        people.mentions.extend(known);
    }

    /// The longest run of words from a token that is of somebody's name, and who is the first of that name.
    fn later_mention(&self, i: usize, stop: usize, people: &[Person], words: &Words) -> Option<(Range<usize>, usize)> {
        if !self.token(i).is_some_and(Token::is_capitalised) || self.in_body(i) {
            return None;
        }
        // Somebody of that name is among those who share its rarest word.
        let mut rarest: [&[u64]; LONGEST_LATER] = [&[]; LONGEST_LATER];
        let mut length = 0;
        let mut fewest: &[u64] = &[];
        for (k, slot) in (i..stop).zip(&mut rarest) {
            let same = self.token(k).filter(|t| t.is_capitalised()).map_or(&[][..], |t| words.of(t.hash));
            if same.is_empty() {
                break;
            }
            if length == 0 || same.len() < fewest.len() {
                fewest = same;
            }
            *slot = fewest;
            length += 1;
        }
        let telling = || self.token(i).is_some_and(|t| t.span.len() >= 3 && !t.word.is_known()) || self.is_anchor(i);
        for n in (1..=length).rev().filter(|&n| n > 1 || telling()) {
            let name = i..i + n;
            for &word in rarest.get(n - 1)?.iter().take(NAMESAKES) {
                let person = people.get(value_of(word))?;
                if self.holds(&person.name, &name) || self.has_nickname(person, &name) {
                    return Some((name, value_of(word)));
                }
            }
        }
        None
    }
}

/// What men's names in Bali go on with behind `I`.
const BALINESE: &[&str] =
    &["Wayan", "Made", "Nyoman", "Ketut", "Gusti", "Gede", "Gde", "Putu", "Kadek", "Komang", "Nengah", "Dewa"];

/// Words that a place's name stands behind.
const PLACE_HEADS: &[Word] = words![
    "pelabuhan",
    "bandara",
    "pasar",
    "stasiun",
    "terminal",
    "sungai",
    "gunung",
    "pulau",
    "pantai",
    "jalan",
    "kampung",
    "dusun",
    "stadion",
    "taman",
    "waduk",
    "bendungan",
    "danau",
    "teluk",
    "perumahan",
    "kawasan",
    "museum",
    "masjid",
    "gereja",
];

/// Verbs that teams, firms and countries go with too: by themselves they make no person of a capitalised word.
/// `Elang Borneo menargetkan tiga poin.`
const NOT_ONLY_PEOPLE: &[Word] = words![
    "menargetkan",
    "mendorong",
    "meminta",
    "melihat",
    "mencatat",
    "menolak",
    "melaporkan",
    "mengajak",
    "mendesak",
    "mengumumkan",
    "menyetujui",
    "membantah",
    "merespons",
    "mengecam",
    "memperkirakan",
    "memprediksi",
    "menjamin",
    "melanjutkan",
    "mengusulkan",
    "memerintahkan",
];

/// Offices that are held over a place.
fn kind_takes_place(kind: TitleKind) -> bool {
    matches!(kind, TitleKind::RegionalHead | TitleKind::RegionalOfficial | TitleKind::Police)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::bodies_and_people;

    /// Each person as `name | title`.
    pub(super) fn found(text: &str) -> Vec<String> {
        let text = format!("Judul\n{text}");
        let article = Article::read(&text);
        let (_, people) = bodies_and_people(&article);
        people
            .people
            .iter()
            .map(|p| {
                let title = p.title.as_ref().map_or(String::new(), |t| format!(" | {}", article.span(t).of(&text)));
                format!("{}{title}", article.span(&p.name).of(&text))
            })
            .collect()
    }

    #[test]
    fn the_tagger_finds_names_that_the_rules_miss() {
        assert_eq!(
            found("Dokter kapal itu, Anggara Prihatin, menerangkan layanan."),
            ["Anggara Prihatin | Dokter kapal"]
        );
        assert_eq!(found("“Warga harus sabar,” kata Gus Rofiq."), ["Gus Rofiq"]);
        assert_eq!(found("Menurut Cut Rahmi, hewan itu langka."), ["Cut Rahmi"]);
    }

    #[test]
    fn the_tagger_knows_where_an_organisation_in_a_title_ends() {
        assert_eq!(
            found("Hal itu dikatakan Ketua Kadin Sidoarjo, Hartono Gunawan, kemarin.")[..1],
            ["Hartono Gunawan | Ketua Kadin Sidoarjo"]
        );
        assert!(found("Ketua Kadin tersebut mengungkapkan harapannya.").is_empty());
    }

    #[test]
    fn the_tagger_vetoes_what_is_no_person() {
        assert!(found("Menurut Samsung, ponsel itu laku.").is_empty());
        assert!(found("Elang Rimba menargetkan tiga poin.").is_empty());
    }

    #[test]
    fn titles_before_names() {
        assert_eq!(
            found("Kapolda Riau Irjen Pol. Dr. H. Syafril Halim, S.I.K., M.H. hadir."),
            ["Syafril Halim | Kapolda Riau Irjen Pol."]
        );
        assert_eq!(
            found("Demikian pernyataan Deputi Bidkoor Pollugri, Duta Besar Lufti Rauf, di Bogor."),
            ["Lufti Rauf | Deputi Bidkoor Pollugri, Duta Besar"]
        );
        assert_eq!(
            found("Sekretaris Daerah Kabupaten Garut Nandang Kusnadi hadir."),
            ["Nandang Kusnadi | Sekretaris Daerah Kabupaten Garut"]
        );
        assert_eq!(
            found("Kepala Dinas Perkebunan Provinsi Riau, Ir. Yulisman Nasution, M.P., hadir."),
            ["Yulisman Nasution | Kepala Dinas Perkebunan Provinsi Riau"]
        );
        assert_eq!(
            found("Kepala Subdirektorat Wilayah Perbatasan, Kolonel Laut (P) Gede Suardana, hadir."),
            ["Gede Suardana | Kepala Subdirektorat Wilayah Perbatasan, Kolonel Laut (P)"]
        );
    }

    #[test]
    fn an_office_of_unknown_words_ends_where_the_tagger_sees_a_person() {
        assert_eq!(
            found("Kepala Balai Jalan Wilayah Cendrawasih Utara, Anggara Prihatin, menuturkan hal itu."),
            ["Anggara Prihatin | Kepala Balai Jalan Wilayah Cendrawasih Utara"]
        );
        assert_eq!(
            found("Peneliti kehutanan dari Universitas Nusa Raya, Kirana Maheswari, menilai hal itu wajar."),
            ["Kirana Maheswari | Peneliti kehutanan dari Universitas Nusa Raya"]
        );
        assert_eq!(
            found("Hal senada disampaikan anggota Komisi IV lainnya, Emy Lestariningsih."),
            ["Emy Lestariningsih | anggota Komisi IV"]
        );
        assert_eq!(
            found("Kepala Bidang Pengelolaan Sampah pada dinas itu, Ratna Yuniarti, menjelaskan jadwalnya."),
            ["Ratna Yuniarti | Kepala Bidang Pengelolaan Sampah"]
        );
    }

    #[test]
    fn words_that_persons_are_called_by_are_no_topic() {
        assert_eq!(found("“Kami siap,” kata Kapolres Pati Budi Santoso."), ["Budi Santoso | Kapolres Pati"]);
        assert_eq!(found("“Kami siap,” kata Ketua DPRD Pati Sri Wahyuni."), ["Sri Wahyuni | Ketua DPRD Pati"]);
    }

    #[test]
    fn initials_are_part_of_a_name_and_numerals_of_an_office() {
        assert_eq!(
            found(
                "PATI - Hal itu disampaikan Camat Pati M Hamidun Noor, Rabu. Bupati I Wayan Sudarma mengatakan warga senang."
            ),
            ["M Hamidun Noor | Camat Pati", "I Wayan Sudarma | Bupati"]
        );
        assert_eq!(found("“Kami siap,” kata Camat Pati H Ahmad Yani, Kamis."), ["Ahmad Yani | Camat Pati"]);
        assert_eq!(
            found("Wakil Rektor I Prof. Zaenuri Anwar menyampaikan hal itu."),
            ["Zaenuri Anwar | Wakil Rektor I"]
        );
    }

    #[test]
    fn what_one_is_to_the_story_is_no_office() {
        assert_eq!(found("“Sepi sejak pagi,” kata pedagang sayur Pasar Legi, Sumiyem Hartati."), ["Sumiyem Hartati"]);
    }

    #[test]
    fn nicknames_and_misspelt_names_are_the_same_person() {
        assert_eq!(found("“Siap,” kata Bambang Sutrisno (akrab disapa Beng). “Ya,” kata Beng."), ["Bambang Sutrisno"]);
        assert_eq!(found("“Siap,” kata Hasruddin Lamakkawe. “Ya,” kata Hasrudin."), ["Hasruddin Lamakkawe"]);
        assert_eq!(found("“Siap,” kata Rangga Wirayuda. “Ya,” kata Yuda."), ["Rangga Wirayuda"]);
    }

    #[test]
    fn degrees_without_stops_and_first_words_of_sentences_are_no_part_of_a_name() {
        assert_eq!(
            found("Kepala Bappeda, Herlian SSos MSi mengaku siap.").first().map(String::as_str),
            Some("Herlian | Kepala Bappeda")
        );
    }

    #[test]
    fn clubs_behind_offices_are_no_names() {
        assert_eq!(
            found("“Kami bangga,” kata pelatih Elang Rimba, Suharto Wibowo, usai laga."),
            ["Suharto Wibowo | pelatih Elang Rimba"]
        );
        assert!(found("Elang Rimba menargetkan tiga poin.").is_empty());
    }

    #[test]
    fn names_beside_verbs_of_speech() {
        assert_eq!(found("“Kami siap,” kata Wartini."), ["Wartini"]);
        assert_eq!(found("Wartini Kusumo mengatakan warga siap."), ["Wartini Kusumo"]);
    }

    #[test]
    fn kiai_haji_is_no_part_of_a_name() {
        assert_eq!(
            found("“Kami siap,” kata Ketua FKDT Kabupaten Pacitan KH Imam Syuhada."),
            ["Imam Syuhada | Ketua FKDT Kabupaten Pacitan"]
        );
    }

    #[test]
    fn titles_behind_names() {
        assert_eq!(
            found("“Sidang ditunda,” kata Wartini Kusumo, ketua majelis hakim, di Pati."),
            ["Wartini Kusumo | ketua majelis hakim"]
        );
    }

    /// A name that no table holds, another for each number, and none the other misspelt.
    fn name(number: usize) -> String {
        const SYLLABLES: [&str; 10] = ["bat", "lor", "rin", "kes", "num", "sal", "mik", "tog", "wap", "gid"];
        let syllables = (0..4).map(|place| SYLLABLES[number / 10_usize.pow(place) % 10]);
        format!("Sri Wi{}", syllables.collect::<String>())
    }

    #[test]
    fn any_number_of_people_are_told_apart() {
        let names: Vec<String> = (0..1_000).map(name).collect();
        let said = format!("“Siap,” kata {}. ", names.join(". “Siap,” kata "));
        assert_eq!(found(&said).len(), 1_000);
        assert_eq!(found(&said.repeat(2)).len(), 1_000);
    }

    #[test]
    fn chains_without_end_end() {
        let of = |link: &str| found(&format!("{}Wartini Kusumo hadir.", link.repeat(3_000)));
        assert_eq!(of("Dr. "), ["Wartini Kusumo"]);
        assert!(of("Kepala ").iter().all(|person| person.len() < 400));
        assert!(of("Sri Lestari ").iter().all(|person| person.split(' ').count() <= 16));
    }

    #[test]
    fn later_mentions_are_the_same_person() {
        assert_eq!(
            found("Bupati Garut Sunarto Wibawa hadir. “Siap,” kata Sunarto. Wibawa lalu pergi."),
            ["Sunarto Wibawa | Bupati Garut"]
        );
    }
}
