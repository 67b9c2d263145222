//! The tables in `data/`, compiled by `build.rs`: words to numbers, phrases to entries, leftmost-longest.

use crate::fact_box::AgencyKind;
use crate::text::Token;

/// The number of a word that some table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Word(u16);

impl Word {
    /// A word that no table holds.
    pub(crate) const UNKNOWN: Self = Self(0);

    /// Whether some table of the rules holds the word. Those of the tagger alone hold persons' names and the like.
    pub(crate) const fn is_known(self) -> bool {
        self.0 != 0 && self.0 <= tables::RULE_WORDS
    }
}

/// A public body of `agencies.tsv`.
pub(crate) struct Body {
    pub(crate) short: &'static str,
    pub(crate) full: &'static str,
    pub(crate) kind: AgencyKind,
    pub(crate) parent: Option<u16>,
}

/// What a phrase is in one of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A form of a body's name: its row in [`BODIES`].
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
}

macro_rules! kinds {
    ($(#[$doc:meta] $name:ident { $($variant:ident),* $(,)? })*) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(dead_code, reason = "the tables hold every kind; rules ask for some")]
        pub(crate) enum $name { $($variant),* }
    )*};
}

kinds! {
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
    NoiseKind { Prefix, Whole, Top, End }
    /// The sorts of place in `places.tsv`.
    PlaceKind { Province, Kabupaten, Kota, DistrictOrTown, Venue, Region, Country, Capital, ForeignPlace }
}

mod tables {
    use super::{
        AgencyKind, Body, CueKind, Entry, Follow, HonorificKind, NoiseKind, PlaceKind, SpeechKind, TitleKind, Tongue,
    };
    include!(concat!(env!("OUT_DIR"), "/tables.rs"));
}

pub(crate) use tables::{BODIES, NOISE_LINES};

/// The number of a folded word.
pub(crate) fn word(folded: &[u8]) -> Word {
    let mask = tables::SLOTS.len() - 1;
    let mut slot =
        folded.iter().fold(0x811c_9dc5_u32, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)) as usize & mask;
    loop {
        match tables::SLOTS.get(slot).copied() {
            None | Some(0) => return Word::UNKNOWN,
            Some(number) if spelling(Word(number)).as_bytes() == folded => return Word(number),
            Some(_) => slot = (slot + 1) & mask,
        }
    }
}

/// How a known word is spelt, folded.
pub(crate) fn spelling(word: Word) -> &'static str {
    let at = |i: usize| tables::WORD_STARTS.get(i).map_or(0, |&s| s as usize);
    let number = usize::from(word.0);
    tables::WORDS.get(at(number)..at(number + 1)).unwrap_or_default()
}

/// Calls `found` with every phrase of the tables that begins at the first token: how many tokens it has, and what it is.
/// Shorter phrases come first.
pub(crate) fn phrases(tokens: &[Token], found: &mut dyn FnMut(usize, &'static [Entry])) {
    let mut node = 0_usize;
    for (i, token) in tokens.iter().enumerate() {
        let Some(next) = step(node, token.word) else { return };
        node = next;
        let at = |n: usize| tables::ENTRY_STARTS.get(n).map_or(0, |&s| usize::from(s));
        if let Some(entries) = tables::ENTRIES.get(at(node)..at(node + 1)).filter(|e| !e.is_empty()) {
            found(i + 1, entries);
        }
    }
}

/// The longest phrase at the first token for which `pick` gives a value: how many tokens it has, and that value.
pub(crate) fn longest<T>(tokens: &[Token], pick: impl Fn(Entry) -> Option<T>) -> Option<(usize, T)> {
    let mut best = None;
    phrases(tokens, &mut |length, entries| {
        if let Some(value) = entries.iter().find_map(|&e| pick(e)) {
            best = Some((length, value));
        }
    });
    best
}

fn step(node: usize, word: Word) -> Option<usize> {
    if word == Word::UNKNOWN {
        return None;
    }
    if node == 0 {
        return tables::ROOT.get(usize::from(word.0)).map(|&n| usize::from(n)).filter(|&n| n != 0);
    }
    let at = |n: usize| tables::EDGE_STARTS.get(n).map_or(0, |&s| usize::from(s));
    let (from, to) = (at(node), at(node + 1));
    let words = tables::EDGE_WORDS.get(from..to)?;
    let i = words.binary_search(&word.0).ok()?;
    tables::EDGE_NODES.get(from + i).map(|&n| usize::from(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A rule that asks for a word which no table holds asks in vain: such a word has no number.
    #[test]
    #[cfg(not(target_arch = "wasm32"))]
    fn every_word_a_rule_asks_for_is_in_a_table() {
        let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![source.join("mention"), source.join("fact")];
        let mut unknown = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                if path.extension().is_none_or(|e| e != "rs") {
                    continue;
                }
                let source = std::fs::read_to_string(&path).unwrap();
                let rules = source.split("#[cfg(test)]").next().unwrap();
                for list in rules.split("is_any(&[").skip(1).chain(rules.split("&[&str] = &[").skip(1)) {
                    let words = list.split(']').next().unwrap();
                    let asked =
                        words.split('"').skip(1).step_by(2).filter(|w| w.bytes().all(|b| b.is_ascii_lowercase()));
                    unknown.extend(asked.filter(|w| word(w.as_bytes()) == Word::UNKNOWN).map(str::to_owned));
                }
            }
        }
        assert!(unknown.is_empty(), "add to data/words.tsv: {unknown:?}");
    }

    #[test]
    fn every_word_is_found_by_its_spelling() {
        let count = tables::WORD_STARTS.len() - 2;
        assert!(count > 3000, "only {count} words: were the tables read?");
        for number in 1..=count {
            let it = Word(u16::try_from(number).unwrap());
            assert_eq!(word(spelling(it).as_bytes()), it, "{}", spelling(it));
        }
        assert_eq!(word(b"xyzzy"), Word::UNKNOWN);
        let persons = word(b"wibisono");
        assert!(
            persons != Word::UNKNOWN && !persons.is_known(),
            "a name of the tagger's tables is no word of the rules"
        );
        assert!(word(b"dan").is_known());
    }
}
