//! A box as data: what an editor approved or a server wrote, kept beside an article and shown there whatever version runs.
//!
//! It holds the facts, the digest of the text that they were read from, and the sentences that show them. In the page the
//! sentences are looked up again: by them each fact knows where it stands there, or that what showed it is gone.

mod passage;
mod places;
mod stale;

use std::fmt;

use serde::Serialize;

use crate::corrections::{Correction, MAX_CORRECTIONS};
use crate::fact_box::FactBox;
use crate::json::{FromJson, Json, Value, parse};
use crate::reading::{Origin, Reading};
use crate::text::normal::digest;
use crate::text::{Utf16Span, read_text};
use passage::Passage;
use places::Places;

/// The form of the JSON. Its number grows when an older version could no longer show what a newer one wrote.
const FORMAT: &str = "kotak-fakta/1";

/// The longest JSON that is read, in bytes.
const LONGEST: usize = 1 << 23;

/// A box of an article's facts, as JSON keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBox {
    /// The version that made it.
    version: String,
    /// Of the text as it was given.
    digest: String,
    /// Of what was read of it: headline and paragraphs, without bylines, links and captions around them.
    read_digest: Option<String>,
    /// `None` where no editor has looked at it.
    approved: Option<Approval>,
    /// What it was made with.
    corrections: Vec<Correction>,
    facts: FactBox<Utf16Span>,
    /// What shows the facts, in text order.
    sentences: Vec<Passage>,
}

/// Who approved a box, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approval {
    /// The editor's name, as they gave it.
    pub by: Option<String>,
    /// The day or moment, as it was given; ISO 8601 is best.
    pub at: Option<String>,
}

/// What is shown of an approved box when its article has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stale {
    /// The facts whose sentence is still there.
    #[default]
    Reduced,
    /// All of it.
    AsApproved,
    /// Nothing.
    None,
}

impl Stale {
    /// The choice of that name: `reduced`, `as-approved` or `none`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "reduced" => Some(Self::Reduced),
            "as-approved" => Some(Self::AsApproved),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// Why a stored box can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBoxError(String);

impl StoredBoxError {
    /// The error's name for programs; it never changes.
    pub const fn code(&self) -> &'static str {
        "approved-unreadable"
    }
}

impl fmt::Display for StoredBoxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the approved box can't be read: {}", self.0)
    }
}

impl std::error::Error for StoredBoxError {}

/// How a stored box fits a text.
#[derive(Debug)]
pub struct Fit {
    /// Whether the text is the one that the box was made from.
    pub is_whole: bool,
    /// The facts whose sentence is gone.
    pub gone: Vec<Gone>,
    places: Places,
}

/// A fact of a stored box whose sentence is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// The name of its field.
    pub field: &'static str,
    /// Its name or text.
    pub value: String,
}

impl Reading<'_> {
    /// The box as data. `corrections` are those that it was made with; what is none of itself is left out.
    pub fn store(&self, corrections: &[Correction], approved: Option<Approval>) -> StoredBox {
        StoredBox {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            digest: digest(self.text),
            read_digest: Some(digest(&read_text(self.text))),
            approved,
            corrections: corrections.iter().filter(|c| c.makes_sense()).take(MAX_CORRECTIONS).cloned().collect(),
            facts: self.facts.clone(),
            sentences: self.passages(),
        }
    }
}

impl StoredBox {
    /// A stored box, from JSON.
    ///
    /// # Errors
    /// Where it is no JSON, of another shape, too large, or made by a version whose form this one does not know.
    pub fn from_json(json: &str) -> Result<Self, StoredBoxError> {
        if json.len() > LONGEST {
            let message = format!("it has {} bytes; at most {LONGEST} are read", json.len());
            return Err(StoredBoxError(message));
        }
        parse(json).map_err(StoredBoxError)
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        Json::of(|json| self.write(json))
    }

    pub(crate) fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("format").text(FORMAT);
            json.key("version").text(&self.version);
            json.key("digest").text(&self.digest);
            json.key("readDigest").optional_text(self.read_digest.as_deref());
            json.key("approved").optional(self.approved.as_ref(), |json, approval| {
                json.object(|json| {
                    json.key("by").optional_text(approval.by.as_deref());
                    json.key("at").optional_text(approval.at.as_deref());
                });
            });
            Correction::write_list(&self.corrections, json.key("corrections"));
            self.facts.write(json.key("facts"));
            json.key("sentences").list(&self.sentences, |json, passage| passage.write(json));
        });
    }

    /// As JSON that can stand inside a `<script>` element, and in which no shortcode of a CMS begins.
    pub fn to_island(&self) -> String {
        let json = self.to_json();
        let mut out = String::with_capacity(json.len());
        let (mut in_string, mut escaped) = (false, false);
        for c in json.chars() {
            match c {
                '<' => out.push_str("\\u003c"),
                '>' => out.push_str("\\u003e"),
                '&' => out.push_str("\\u0026"),
                '[' if in_string => out.push_str("\\u005b"),
                c => out.push(c),
            }
            in_string ^= c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
        }
        out
    }

    /// Who approved it; `None` where nobody has.
    pub const fn approval(&self) -> Option<&Approval> {
        self.approved.as_ref()
    }

    /// Those of a list that it was not made with.
    pub fn others<'c>(&self, corrections: &'c [Correction]) -> impl Iterator<Item = &'c Correction> {
        corrections.iter().filter(|one| !self.corrections.contains(one))
    }

    /// What it was made with.
    pub fn corrections(&self) -> &[Correction] {
        &self.corrections
    }

    /// The digest of the text that it was made from.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// The box in a text, with its places there, and how it fits. `stale` says what is shown where the text is another one.
    pub fn place<'a>(&self, text: &'a str, stale: Stale) -> (Reading<'a>, Fit) {
        let read_digest = || digest(&read_text(text));
        let fits = self.digest == digest(text) || self.read_digest.as_ref().is_some_and(|own| *own == read_digest());
        let places = Places::of(&self.sentences, text, fits);
        let (mut facts, gone) = self.facts_at(&places, fits, fits || stale == Stale::AsApproved);
        if !fits && stale == Stale::None {
            facts = FactBox::empty();
        }
        let origin = match (self.approved.is_some(), fits) {
            (true, true) => Origin::Approved,
            (true, false) => Origin::Stale,
            (false, _) => Origin::Automatic,
        };
        let edited = !self.corrections.is_empty();
        let sentences = places.sentences();
        (Reading::of_facts(text, facts, sentences, edited, origin), Fit { is_whole: fits, gone, places })
    }
}

impl FromJson for StoredBox {
    fn from_value(value: &impl Value) -> Result<Self, String> {
        let format = value.text("format")?;
        // Of a form to come nothing else is known.
        if format != FORMAT {
            return Err(format!("its format is \"{format}\", and this version knows \"{FORMAT}\""));
        }
        // Whoever wrote `false` has not approved it.
        let approved = value.get("approved").filter(|approved| !approved.is_null());
        let approved = approved.map(|_| value.object("approved")).transpose()?;
        let approval = |approved: &_| {
            Ok::<_, String>(Approval {
                by: Value::optional_text(approved, "by")?,
                at: Value::optional_text(approved, "at")?,
            })
        };
        Ok(Self {
            version: value.text("version")?,
            digest: value.text("digest")?,
            read_digest: value.optional_text("readDigest")?,
            approved: approved.as_ref().map(approval).transpose()?,
            corrections: value.get("corrections").map_or(Ok(Vec::new()), |list| FromJson::from_value(&list))?,
            facts: FactBox::from_value(&value.needs("facts")?)?,
            sentences: value.items("sentences", Passage::from_value)?,
        })
    }
}

impl Fit {
    /// Where a place of the text that the box was made from is in this one; `None` where its sentence is gone.
    pub fn moved(&self, span: Utf16Span) -> Option<Utf16Span> {
        self.places.moved(span)
    }
}

#[cfg(test)]
mod tests {
    use super::passage::places;
    use super::*;
    use crate::fact_box::Role;

    const TEXT: &str = "Bupati Sebut Jalan Rusak\n\nPATI – “Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni, Senin (3/2/2025).\n\n\
        Kapolres Pati Budi Santoso mengatakan petugas terkendala minimnya lampu jalan. Kemlu hadir. “Kami 😀 siap,” ujar Budi Santoso.\n\n\
        Kemenkes dan Kemlu membawa data dalam Rapat Koordinasi Jalan.";

    fn stored(text: &str, corrections: &str) -> StoredBox {
        let corrections = Correction::list(corrections).unwrap();
        let mut reading = Reading::of(text);
        assert!(reading.correct(&corrections).iter().all(Option::is_none));
        reading.store(&corrections, Some(Approval::default()))
    }

    fn cut(text: &str, span: Utf16Span) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[span.start..span.end]).unwrap()
    }

    fn all_evidence(facts: &FactBox<Utf16Span>) -> Vec<Utf16Span> {
        places(facts)
    }

    /// A box in a text.
    struct Placed<'a> {
        reading: Reading<'a>,
        fit: Fit,
    }

    fn place<'a>(stored: &StoredBox, text: &'a str, stale: Stale) -> Placed<'a> {
        let (reading, fit) = stored.place(text, stale);
        Placed { reading, fit }
    }

    fn agencies(placed: &Placed) -> Vec<String> {
        placed.reading.facts().agencies.iter().map(|a| a.name.clone()).collect()
    }

    fn speakers(placed: &Placed) -> Vec<String> {
        placed.reading.facts().speakers.iter().map(|s| s.name.clone()).collect()
    }

    #[test]
    fn in_its_own_text_it_is_what_was_approved() {
        let mut reading = Reading::of(TEXT);
        let corrections = Correction::list(r#"[{ "hide": "Kemenkes", "in": "agencies" }]"#).unwrap();
        reading.correct(&corrections);
        let stored = stored(TEXT, r#"[{ "hide": "Kemenkes", "in": "agencies" }]"#);
        let json = stored.to_json();
        let read = StoredBox::from_json(&json).unwrap();
        assert_eq!(read, stored);
        let placed = place(&read, TEXT, Stale::Reduced);
        assert!(placed.fit.is_whole && placed.fit.gone.is_empty());
        assert_eq!(placed.reading.facts(), reading.facts(), "all places too");
        assert_eq!(placed.reading.origin(), Origin::Approved);
        let span = reading.facts().agencies[0].evidence[0].span;
        assert_eq!(placed.reading.sentence(span), reading.sentence(span));
        assert_eq!(placed.fit.moved(span), Some(span));
    }

    /// As a CMS writes the same article: curled quotes, other dashes, no-break spaces, a break in place of two.
    #[test]
    fn in_the_same_text_written_otherwise_its_places_move() {
        let page = TEXT
            .replace("\n\n", "\n")
            .replace(['“', '”'], "\"")
            .replace(" – ", " -- ")
            .replace("Sri Wahyuni", "Sri\u{a0}\u{ad}Wahyuni");
        let stored = stored(TEXT, "[]");
        let placed = place(&stored, &page, Stale::None);
        assert!(placed.fit.is_whole && placed.fit.gone.is_empty(), "{:?}", placed.fit.gone);
        let (before, after) = (all_evidence(&stored.facts), all_evidence(placed.reading.facts()));
        assert_eq!(before.len(), after.len());
        for (old, new) in before.into_iter().zip(after) {
            let (old, new) = (cut(TEXT, old), cut(&page, new));
            assert_eq!(crate::text::normal::normal(&old), crate::text::normal::normal(&new), "{old} | {new}");
        }
        let sri = &placed.reading.facts().speakers[0];
        assert_eq!(cut(&page, sri.evidence[0].span), "Sri\u{a0}\u{ad}Wahyuni");
    }

    /// The page leaves out a byline that the manuscript had, or has one of its own.
    #[test]
    fn bylines_and_links_around_the_article_make_no_other_text() {
        let stored = stored(TEXT, "[]");
        let page = format!("{TEXT}\n\nBaca juga: Warga Pati Menanam Mangrove\n\nEditor: Ayu Lestari");
        let placed = place(&stored, &page, Stale::None);
        assert!(placed.fit.is_whole);
        assert_eq!(placed.reading.facts().agencies.len(), stored.facts.agencies.len());
        let longer = format!("{TEXT}\n\nKemlu membantah hal itu dalam keterangan kepada wartawan.");
        assert!(!place(&stored, &longer, Stale::None).fit.is_whole, "a paragraph more is another text");
    }

    #[test]
    fn facts_whose_sentence_is_gone_are_not_shown() {
        let stored = stored(TEXT, "[]");
        let page = TEXT.replace("Kemenkes dan Kemlu membawa data", "Kemenhan dan Kemlu membawa data");
        let placed = place(&stored, &page, Stale::Reduced);
        assert_eq!((placed.fit.is_whole, placed.reading.origin()), (false, Origin::Stale));
        assert_eq!(agencies(&placed), ["Kemlu"], "another sentence still shows it");
        assert_eq!(placed.reading.facts().forums.len(), 0);
        assert_eq!(speakers(&placed), ["Sri Wahyuni", "Budi Santoso"]);
        let gone: Vec<(&str, &str)> = placed.fit.gone.iter().map(|g| (g.field, g.value.as_str())).collect();
        assert_eq!(gone, [("agencies", "Kemenkes"), ("forums", "Rapat Koordinasi Jalan")]);
        for span in all_evidence(placed.reading.facts()) {
            assert!(TEXT.contains(&cut(&page, span)), "{}", cut(&page, span));
        }
        assert_eq!(agencies(&place(&stored, &page, Stale::AsApproved)), ["Kemlu", "Kemenkes"]);
        let none = place(&stored, &page, Stale::None);
        assert!(none.reading.facts().is_empty() && !none.fit.is_whole);
    }

    #[test]
    fn a_speaker_without_a_statement_is_none_and_the_key_speaker_goes_too() {
        let stored = stored(TEXT, "[]");
        let key = stored.facts.key_speaker.as_ref().unwrap().name.clone();
        assert_eq!(key, "Budi Santoso");
        let page = TEXT.replace("Kapolres Pati Budi Santoso mengatakan petugas terkendala minimnya lampu jalan. ", "");
        let placed = place(&stored, &page, Stale::Reduced);
        assert_eq!(speakers(&placed), ["Sri Wahyuni"], "where the name was given is gone");
        assert!(placed.reading.facts().key_speaker.is_none());
        let page = TEXT.replace("“Kami 😀 siap,” ujar Budi Santoso", "Ia pergi");
        let placed = place(&stored, &page, Stale::Reduced);
        let budi = placed.reading.facts().key_speaker.as_ref().unwrap();
        assert_eq!((budi.name.as_str(), budi.quotes.len()), ("Budi Santoso", 0), "{budi:?}");
        let all = place(&stored, &page, Stale::AsApproved);
        let budi = all.reading.facts().key_speaker.as_ref().unwrap();
        assert_eq!(budi.quotes, ["Kami 😀 siap"]);
        assert!(budi.evidence.iter().all(|e| e.role != Role::Quote));
    }

    #[test]
    fn an_allegation_goes_with_who_made_it() {
        let corrections = r#"[{ "change": "minimnya lampu jalan", "saidBy": "Sri Wahyuni", "in": "challenges" }]"#;
        let stored = stored(TEXT, corrections);
        let page =
            TEXT.replace("“Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni", "Bupati Pati Sri Wahyuni hadir");
        let placed = place(&stored, &page, Stale::Reduced);
        assert_eq!(speakers(&placed), ["Budi Santoso"]);
        assert!(placed.reading.facts().challenges.iter().all(|c| c.text != "minimnya lampu jalan"));
        assert!(placed.fit.gone.iter().any(|g| g.value == "minimnya lampu jalan"));
    }

    #[test]
    fn an_editors_own_words_go_with_their_sentence() {
        let corrections = r#"[
            { "add": "lampu kurang", "sentence": "Kapolres Pati Budi Santoso mengatakan petugas terkendala minimnya lampu jalan.", "in": "challenges" },
            { "rename": "Kemlu", "to": "Kementerian Luar Negeri RI", "in": "agencies" }]"#;
        let stored = stored(TEXT, corrections);
        let same = place(&stored, TEXT, Stale::Reduced);
        assert!(same.reading.facts().challenges.iter().any(|c| c.text == "lampu kurang" && c.edited));
        let page = TEXT.replace("minimnya lampu jalan", "lampu jalan cukup");
        let placed = place(&stored, &page, Stale::Reduced);
        assert!(placed.reading.facts().challenges.iter().all(|c| c.text != "lampu kurang"));
        assert!(agencies(&placed).contains(&"Kementerian Luar Negeri RI".to_owned()));
    }

    /// A sentence that stands twice is found in the order of the text.
    #[test]
    fn the_same_sentence_twice() {
        let text = "Judul Berita\n\nPATI – Kemlu hadir di Pati, Senin (3/2/2025). Warga senang dan berterima kasih.\n\nKemlu hadir di Pati.\n\n\
            Kemlu hadir di Pati. Kemenkes pun hadir di sana bersama warga.";
        let stored = stored(text, "[]");
        let placed = place(&stored, text, Stale::Reduced);
        assert_eq!(all_evidence(placed.reading.facts()), all_evidence(&stored.facts));
    }

    #[test]
    fn what_can_not_be_read_is_refused_whole() {
        let good = stored(TEXT, "[]").to_json();
        let changed = |from: &str, to: &str| {
            assert!(good.contains(from), "{from} in {good}");
            good.replacen(from, to, 1)
        };
        for (bad, why) in [
            (String::new(), "no JSON"),
            ("[]".to_owned(), "\"format\" is missing"),
            ("{}".to_owned(), "\"format\" is missing"),
            (changed("kotak-fakta/1", "kotak-fakta/2"), "this version knows"),
            (changed("\"agencies\":[", "\"agencies\":[5,"), "is missing"),
            (changed("\"name\":\"Kemlu\"", "\"name\":\" \""), "of a fact is empty"),
            (changed("\"name\":\"Kemlu\"", "\"name\":\"\u{202e}\u{85}\u{2069}\""), "of a fact is empty"),
            (changed("\"approved\":{\"by\":null,\"at\":null}", "\"approved\":false"), "\"approved\" must be an object"),
            (
                changed("\"approved\":{\"by\":null,\"at\":null}", "\"approved\":[\"Rina\"]"),
                "\"approved\" must be an object",
            ),
            (changed("\"derived\":{", "\"derived\":\"\",\"derives\":{"), "\"derived\" must be an object"),
            (changed("\"speakers\":", "\"tokoh\":"), "\"speakers\" is missing"),
            (changed("\"start\":0", "\"start\":-1"), "must be a whole number"),
            (changed("\"start\":0,\"end\":24", "\"start\":24,\"end\":0"), "before it starts"),
            (changed("\"text\":\"Bupati Sebut Jalan Rusak\"", "\"text\":\"Bupati\""), "another length"),
            (changed("\"corrections\":[]", "\"corrections\":[{}]"), "number 1: a correction has one of"),
            (" ".repeat(LONGEST + 1), "bytes"),
        ] {
            let error = StoredBox::from_json(&bad).expect_err(&bad);
            assert_eq!(error.code(), "approved-unreadable");
            assert!(error.to_string().contains(why), "{error} is not about {why}");
        }
        // A later version may say more of a fact than this one knows.
        let later = changed("\"format\":", "\"mood\":1,\"format\":").replace("\"edited\":", "\"weight\":3,\"edited\":");
        assert!(StoredBox::from_json(&later).is_ok());
        // An earlier one less.
        let without = |json: &str, key: &str| {
            let key = format!("\"{key}\":");
            let mut parts = json.split(&key);
            let rest: String =
                parts.clone().skip(1).filter_map(|part| part.split_once(',')).map(|(_, rest)| rest).collect();
            parts.next().unwrap_or_default().to_owned() + &rest
        };
        let earlier = without(&without(&good, "certainty"), "saidBy");
        assert!(earlier.len() < good.len());
        assert!(StoredBox::from_json(&earlier).is_ok());
    }

    #[test]
    fn as_an_island_it_stays_inside_its_element() {
        let corrections = r#"[{ "rename": "Kemlu", "to": "</script><!-- [video] & \"\\", "in": "agencies" }]"#;
        let stored = stored(TEXT, corrections);
        let island = stored.to_island();
        assert!(!island.contains(['<', '>', '&']) && !island.contains("[video"), "{island}");
        assert_eq!(StoredBox::from_json(&island).unwrap(), stored);
    }

    /// What is left of a box in a text that is changed from `from` to `to`.
    fn left<'a>(text: &str, page: &'a str) -> (Vec<String>, Vec<String>, Placed<'a>) {
        let placed = place(&stored(text, "[]"), page, Stale::Reduced);
        (speakers(&placed), agencies(&placed), placed)
    }

    /// A sentence ends where white space follows, whatever the reading makes of `Amd.Kep.`; a name may be longer than its evidence.
    #[test]
    fn what_stands_in_unchanged_sentences_stays() {
        const PAGE: &str = "Rapat Pati\n\nPATI – Warga hadir di alun-alun, Senin (3/2/2025).\n\n\
            Menurut Bupati Pati Sri Wahyuni, Amd.Kep.,M.Si. “Kami siap bekerja,” katanya di Dinas Kesehatan.\n\n\
            Dua personel Satlantas Polrestabes Medan hadir.";
        let (speakers, agencies, _) = left(PAGE, PAGE);
        assert!(speakers.contains(&"Sri Wahyuni".to_owned()) && agencies.len() == 3, "{speakers:?} {agencies:?}");
        let page = format!("{PAGE}\n\nWarga senang dengan kabar itu.");
        let (same, all, _) = left(PAGE, &page);
        assert_eq!((same, all), (speakers, agencies));
    }

    #[test]
    fn a_sentence_that_is_a_piece_of_another_is_gone() {
        const PAGE: &str = "Bupati Bicara Guru\n\nPATI – Warga hadir di alun-alun, Senin (3/2/2025).\n\n\
            Bupati Pati Sri Wahyuni mengatakan petugas terkendala minimnya lampu jalan di desa itu.\n\nDinas Kesehatan hadir pula.";
        assert_eq!(left(PAGE, PAGE).0, ["Sri Wahyuni"]);
        for (from, to) in [
            ("\n\nBupati Pati Sri", "\n\nWakil Bupati Pati Sri"),
            ("\n\nBupati Pati Sri", "\n\nTidak benar Bupati Pati Sri"),
            ("di desa itu.", "di desa itu, tetapi itu bohong."),
            ("di desa itu.", "di desa itu"),
        ] {
            let page = PAGE.replace(from, to);
            let (speakers, agencies, placed) = left(PAGE, &page);
            assert!(speakers.is_empty(), "{to}: {speakers:?}");
            assert_eq!(agencies, ["Dinas Kesehatan"], "{to}");
            assert!(placed.fit.gone.iter().any(|g| g.value == "Sri Wahyuni"));
        }
        // What stands before or after it as a sentence of its own changes nothing.
        for (from, to) in [
            ("\n\nBupati Pati Sri", "\n\n“Ya?” Bupati Pati Sri"),
            ("di desa itu.", "di desa itu. Warga setuju."),
            ("\n\nDinas", "\nDinas"),
        ] {
            let page = PAGE.replace(from, to);
            assert_eq!(left(PAGE, &page).0, ["Sri Wahyuni"], "{to}");
        }
        let headline = PAGE.replace("Bupati Bicara Guru", "Bupati Bicara Guru Ternyata Hoaks");
        let (_, _, placed) = left(PAGE, &headline);
        assert_eq!((&placed.reading.facts().headline, placed.reading.facts().headline_span), (&None, None));
    }

    #[test]
    fn a_quote_stays_with_nobody_where_the_lines_around_it_changed() {
        const PAGE: &str = "Rapat Pati\n\nPATI – Warga hadir di alun-alun, Senin (3/2/2025).\n\n\
            Bupati Pati Sri Wahyuni mengatakan rapat itu penting.\n\n“Kami akan menaikkan pajak warga tahun depan. Itu pasti,” ujarnya.\n\n\
            Hal itu disampaikan Sri Wahyuni di Pati.\n\nKapolres Pati Budi Santoso mengatakan hal lain.\n\nDinas Kesehatan hadir.";
        let quotes = |page: &str| {
            let (_, _, placed) = left(PAGE, page);
            let sri = placed.reading.facts().speakers.iter().find(|s| s.name == "Sri Wahyuni").cloned();
            sri.map(|s| s.quotes)
        };
        assert_eq!(quotes(PAGE).map(|quotes| quotes.len()), Some(1));
        // Read later in another text, these lines tell of somebody else.
        for (from, to) in [
            ("disampaikan Sri Wahyuni", "disampaikan Budi Santoso"),
            ("rapat itu penting.", "rapat itu penting. Budi Santoso lalu berpidato."),
        ] {
            let page = PAGE.replace(from, to);
            assert!(quotes(&page).is_none_or(|quotes| quotes.is_empty()), "{to}");
        }
        // What is changed elsewhere does not matter, nor does what a sentence says that names its speaker itself.
        let page = PAGE.replace("Dinas Kesehatan hadir.", "Dinas Kesehatan hadir pula.");
        assert_eq!(quotes(&page).map(|quotes| quotes.len()), Some(1));
        let page = PAGE.replace("Hal itu disampaikan Sri Wahyuni di Pati.", "Warga pulang.");
        assert_eq!(speakers(&place(&stored(PAGE, "[]"), &page, Stale::Reduced)), ["Sri Wahyuni", "Budi Santoso"]);
    }

    #[test]
    fn names_that_the_article_took_back_are_not_shown() {
        const PAGE: &str = "Bank Sehat\n\nPATI – Warga hadir di alun-alun, Senin (3/2/2025).\n\nOtoritas Jasa Keuangan (OJK) hadir di sana.\n\n\
            Petugas OJK membawa data itu.";
        let page = PAGE.replace("Otoritas Jasa Keuangan", "Organisasi Jurnalis Kudus");
        assert_eq!(left(PAGE, PAGE).1, ["Otoritas Jasa Keuangan"]);
        assert!(left(PAGE, &page).1.is_empty(), "{:?}", left(PAGE, &page).1);
    }

    #[test]
    fn a_short_name_that_the_article_took_back_is_not_shown() {
        const PAGE: &str = "Pemilu\n\nPATI – Warga hadir di alun-alun, Senin (3/2/2025).\n\nKomisi Pemilihan Umum (KPU) hadir.\n\n\
            Menurut Komisi Pemilihan Umum, warga senang.";
        let page = PAGE.replace("(KPU)", "(KPUD)");
        let (_, _, placed) = left(PAGE, &page);
        let kpu = &placed.reading.facts().agencies[0];
        assert_eq!((kpu.name.as_str(), kpu.aliases.len()), ("Komisi Pemilihan Umum", 0), "{kpu:?}");
    }

    /// Two may have one name after a correction.
    #[test]
    fn the_key_speaker_is_the_one_who_was_approved() {
        const PAGE: &str = "Rapat Pati\n\nPATI – “Kami siap bekerja,” kata Bupati Pati Sri Wahyuni, Senin (3/2/2025).\n\n\
            “Kami siap juga,” kata Camat Pati Sri Hartati.";
        let stored = stored(
            PAGE,
            r#"[{ "key": "Sri Hartati" }, { "rename": "Sri Hartati", "to": "Sri Wahyuni", "in": "speakers" }]"#,
        );
        let key = place(&stored, PAGE, Stale::Reduced).reading.into_facts().key_speaker.unwrap();
        assert_eq!(
            (key.title.as_deref(), key.quotes.as_slice()),
            (Some("Camat Pati"), &["Kami siap juga".to_owned()][..])
        );
    }

    #[test]
    fn only_corrections_that_it_was_not_made_with_are_others() {
        let list = |json: &str| Correction::list(json).unwrap();
        let stored = stored(TEXT, r#"[{ "hide": "Kemlu", "in": "agencies" }]"#);
        let given = list(r#"[{ "hide": "Kemlu", "in": "agencies" }, { "hide": "Kemenkes", "in": "agencies" }]"#);
        assert_eq!(stored.others(&given).collect::<Vec<_>>(), [&given[1]]);
    }

    /// Sentences in another order, and thousands of them.
    #[test]
    fn an_upturned_text_is_searched_in_time() {
        let line = |i: usize| format!("Kementerian Kesehatan nomor {i} hadir di kota {i}.");
        let lines: Vec<String> = (0..4000).map(line).collect();
        let text = format!("Judul Berita\n\nPATI – Warga hadir, Senin (3/2/2025).\n\n{}", lines.join("\n\n"));
        let upturned = format!("Judul Berita\n\n{}", lines.iter().rev().cloned().collect::<Vec<_>>().join("\n\n"));
        let (reading, fit) = stored(&text, "[]").place(&upturned, Stale::Reduced);
        assert!(!fit.is_whole && reading.facts().agencies.len() <= 1);
    }
}
