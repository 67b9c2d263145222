//! The tables in `data/`: words to numbers, phrases to entries, leftmost-longest.
//!
//! `build.rs` packs them into one text ([`packed`]), which is unpacked once, when it is first needed ([`unpack`]).

mod packed;
mod unpack;

use std::sync::OnceLock;

use crate::fact_box::AgencyKind;
use crate::text::Token;
use unpack::Tables;

/// The number of a word that some table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word(u16);

/// The words of a list, by number: a word that no table has would be asked for in vain, so it stops the build.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { &[$($crate::lexicon::number_of($word)),*] }
    };
}
pub(crate) use words;

/// The number of a word, found when the crate is compiled.
#[allow(clippy::indexing_slicing, clippy::panic, reason = "run by the compiler: what fails here stops the build")]
pub(crate) const fn number_of(word: &str) -> Word {
    let (mut from, mut to) = (0, tables::NUMBERS.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let (other, number) = tables::NUMBERS[middle];
        match compare(word.as_bytes(), other.as_bytes()) {
            0 => return Word(number),
            -1 => to = middle,
            _ => from = middle + 1,
        }
    }
    panic!("a rule asks for a word that no table has: add it to data/words.tsv")
}

#[allow(clippy::indexing_slicing, reason = "run by the compiler")]
const fn compare(a: &[u8], b: &[u8]) -> i8 {
    let mut i = 0;
    loop {
        match (i < a.len(), i < b.len()) {
            (false, false) => return 0,
            (false, true) => return -1,
            (true, false) => return 1,
            (true, true) if a[i] < b[i] => return -1,
            (true, true) if a[i] > b[i] => return 1,
            (true, true) => i += 1,
        }
    }
}

impl Word {
    /// A word that no table holds.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// Whether some table of the rules holds the word. Those of the tagger alone hold persons' names and the like.
    pub(crate) const fn is_known(self) -> bool {
        self.0 != 0 && self.0 <= tables::RULE_WORDS
    }
}

/// A public body of `agencies.tsv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Body {
    pub(crate) short: &'static str,
    /// Empty where the table has none.
    pub(crate) full: &'static str,
    pub(crate) kind: AgencyKind,
    pub(crate) parent: Option<u16>,
}

/// What a phrase is in one of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A form of a body's name: its number, see [`body`].
    Body(u16),
    /// Opens a body's name; `None` opens a name that is no public body.
    BodyHead(Option<AgencyKind>, Follow),
    Title(TitleKind),
    Honorific(HonorificKind),
    /// Attributes a statement; `true` where its `-nya` stands for the speaker.
    Speech(SpeechKind, bool),
    /// Opens a gathering's name; `false` for events that are no forums.
    ForumHead(bool),
    /// A standing forum's name.
    Forum,
    Cue(CueKind),
    /// A place; the number is the same for all its forms.
    Place(PlaceKind, u16),
    /// Takes a full stop; `true` where that may also end a sentence.
    Abbreviation(bool),
    /// A label of the lines that say who made the article.
    CreditRole,
    /// Tells the language of a text.
    Function(Tongue),
    /// A small word the rules ask for by name.
    Word,
    /// Capitalised, but no person's name by itself; `true` where real persons carry it too.
    Stopname(bool),
    /// Persons are called by it. For the tagger.
    PersonName,
    /// The name of an organisation that is no public body. For the tagger.
    Organisation,
    /// Of a class of `rules/`, by its number.
    Class(u8),
}

/// Kinds of entries, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds(u32);

impl Kinds {
    /// No kind.
    pub(crate) const NONE: Self = Self(0);

    /// Every kind.
    pub(crate) const ALL: Self = Self(u32::MAX);

    /// Whether some kind is among both.
    pub(crate) const fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    pub(crate) const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

macro_rules! kinds_of_entries {
    ($($name:ident)*) => {
        #[allow(non_upper_case_globals, reason = "they are named as the entries are")]
        impl Kinds {
            $(pub(crate) const $name: Self = Self(1 << EntryKind::$name as u32);)*
        }

        enum EntryKind { $($name),* }

        impl Entry {
            const fn kind(self) -> Kinds {
                match self {
                    $(Self::$name { .. } => Kinds::$name,)*
                }
            }
        }
    };
}

kinds_of_entries! {
    Body BodyHead Title Honorific Speech ForumHead Forum Cue Place Abbreviation CreditRole Function Word Stopname
    PersonName Organisation Class
}

/// Kinds of entries by the entries' names: `kinds![Title, Place]`.
macro_rules! kinds {
    ($($name:ident),*) => {
        const { $crate::lexicon::Kinds::NONE$(.with($crate::lexicon::Kinds::$name))* }
    };
}
pub(crate) use kinds;

macro_rules! sorts {
    ($(#[$doc:meta] $name:ident { $($variant:ident),* $(,)? })*) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(dead_code, reason = "the tables hold every kind; rules ask for some")]
        pub(crate) enum $name { $($variant),* }
    )*};
}

sorts! {
    /// What follows the head of a body's name.
    Follow { Place, Topic, Number, None }
    /// The sorts of office in `titles.tsv`.
    TitleKind {
        ActingPrefix, Address, AgencyHead, Commission, Company, Court, Diplomat, Education, Expert, FormerPrefix,
        LawEnforcement, Legislature, Member, Military, Minister, Official, OrganisationHead, Police, RegionalHead,
        RegionalOfficial, Relation, Religious, Role, Spokesperson, State,
    }
    /// What stands beside a name in `honorifics.tsv`.
    HonorificKind { Rank, RankSuffix, Honorific, NameTitle, DegreePrefix, DegreeSuffix }
    /// How a word attributes speech in `speech_verbs.tsv`.
    SpeechKind { PostQuoteVerb, ReportingVerb, SourcePreposition, DiscourseMarker, SettingPhrase, ClosingFormula }
    /// What a word says about a challenge in `challenge_cues.tsv`.
    CueKind { CueNoun, CueVerb, LackPattern, ListLack, BadState, GoodState, Shortfall, Connector, Cause, Negator }
    /// The language of a word in `function_words.tsv`.
    Tongue { Indonesian, Malay }
    /// How a line of `noise_lines.tsv` is compared.
    NoiseKind { Prefix, Whole, Top, List, Note, Comments, End }
    /// The sorts of place in `places.tsv`.
    PlaceKind { Province, Kabupaten, Kota, DistrictOrTown, Venue, Region, Country, Capital, ForeignPlace }
}

/// What a group of packed lines holds.
#[derive(Clone, Copy, Debug)]
enum Group {
    /// A line is a phrase, and all of them are this.
    Phrases(Entry),
    /// A line is a body of this kind with this parent.
    Bodies(AgencyKind, Option<u16>),
    /// A line is a place of this kind.
    Places(PlaceKind),
}

#[allow(clippy::large_const_arrays, reason = "the compiler alone looks at the words' numbers")]
mod tables {
    use super::{
        AgencyKind, CueKind, Entry, Follow, Group, HonorificKind, NoiseKind, PlaceKind, SpeechKind, TitleKind, Tongue,
    };
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
    pub(crate) static PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/tables.txt"));
}

pub(crate) use tables::NOISE_LINES;

/// The tables. Unpacking them takes longer than reading an article, so whoever can does it ahead.
pub(crate) fn unpacked() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::unpack)
}

/// The number of a folded word, given its hash.
pub(crate) fn word(folded: &[u8], hash: u32) -> Word {
    unpacked().word(folded, hash)
}

/// How a known word is spelt, folded.
pub(crate) fn spelling(word: Word) -> &'static str {
    unpacked().spelling(word)
}

/// A public body by its number.
pub(crate) fn body(number: u16) -> Option<Body> {
    unpacked().body(number)
}

/// FNV-1a.
#[inline]
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    hash_on(0x811c_9dc5, bytes)
}

/// The hash of what was hashed before and of more.
#[inline]
pub(crate) fn hash_on(before: u32, more: &[u8]) -> u32 {
    more.iter().fold(before, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// What kinds of phrase begin with a word.
pub(crate) fn opened_by(word: Word) -> Kinds {
    unpacked().opened_by(word)
}

/// Calls `found` with every phrase of the tables that begins at the first token: how many tokens it has, and what it is.
/// Shorter phrases come first; where none goes on with an entry of those kinds it ends.
pub(crate) fn phrases(tokens: &[Token], kinds: Kinds, found: &mut dyn FnMut(usize, &'static [Entry])) {
    let tables = unpacked();
    let mut phrase = unpack::ROOT;
    for (i, token) in tokens.iter().enumerate() {
        let Some(next) = tables.step(phrase, token.word).filter(|&next| tables.kinds(next).meet(kinds)) else { return };
        phrase = next;
        let entries = tables.entries(phrase);
        if !entries.is_empty() {
            found(i + 1, entries);
        }
    }
}

/// The longest phrase at the first token for which `pick` gives a value: how many tokens it has, and that value. Only
/// entries of some of the kinds are looked at, so that most words are passed over without a look into the tables.
#[inline]
pub(crate) fn longest<T>(tokens: &[Token], kinds: Kinds, pick: impl Fn(Entry) -> Option<T>) -> Option<(usize, T)> {
    tokens.first().filter(|token| token.opens.meet(kinds))?;
    let mut best = None;
    phrases(tokens, kinds, &mut |length, entries| {
        if let Some(value) = entries.iter().find_map(|&e| pick(e)) {
            best = Some((length, value));
        }
    });
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_by_its_spelling() {
        let count = u16::try_from(tables::WORD_COUNT).unwrap();
        assert!(count > 3000, "only {count} words: were the tables read?");
        let find = |spelt: &str| word(spelt.as_bytes(), hash(spelt.as_bytes()));
        for number in 1..=count {
            let it = Word(number);
            assert_eq!(find(spelling(it)), it, "{}", spelling(it));
        }
        assert_eq!(find("xyzzy"), Word::UNKNOWN);
        let persons = find("wibisono");
        assert!(
            persons != Word::UNKNOWN && !persons.is_known(),
            "a name of the tagger's tables is no word of the rules"
        );
        assert!(find("dan").is_known());
    }

    #[test]
    fn words_have_the_same_numbers_when_compiled_and_when_unpacked() {
        for (spelt, number) in tables::NUMBERS {
            assert_eq!(spelling(Word(number)), spelt);
        }
        assert_eq!(words!["dan", "menteri"].map(spelling), ["dan", "menteri"]);
    }
}
