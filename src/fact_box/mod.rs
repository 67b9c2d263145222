//! The public result. Field order is display order; every fact carries the places in the article that show it.
//!
//! The shape is the same for every article: a field the article does not fill is `None` or empty, never missing.
//! Every string is cut from the article, letter for letter, but for what stands under [`Agency::derived`].

mod json;

use std::borrow::Cow;

use serde::{Serialize, Serializer};

pub(crate) use json::{read_span, write_span};

use crate::text::{Span, Utf16Index, Utf16Span};

/// What an article says: the fact box.
///
/// `S` is the unit of its spans: [`Span`] (bytes) inside, [`Utf16Span`] at the edge. Only the edge form can be
/// serialised, so a byte offset can't slip into a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FactBox<S = Span> {
    /// The headline, or `None` where the first line does not read as one.
    pub headline: Option<String>,
    /// Where the headline stands.
    pub headline_span: Option<S>,
    /// What opens the first paragraph: outlet, place and date.
    pub dateline: Option<Dateline<S>>,
    /// The speaker who carries the article; `None` where nobody named speaks.
    pub key_speaker: Option<Speaker<S>>,
    /// Everyone named to whom the article attributes a statement, in order of first speech.
    pub speakers: Vec<Speaker<S>>,
    /// The public bodies the article names, in order of first mention.
    pub agencies: Vec<Agency<S>>,
    /// What the article reports as standing in the way, going wrong or lacking.
    pub challenges: Vec<Challenge<S>>,
    /// The gatherings and standing settings the article names.
    pub forums: Vec<Forum<S>>,
    /// The lines that say who made the article.
    pub credits: Vec<Credit<S>>,
    /// What may be facts as well, but is less certain: for editors to choose from. `None` unless it was asked for.
    pub candidates: Option<Vec<Candidate<S>>>,
}

/// What may be a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate<S = Span> {
    /// The field that it would belong to: `agencies`, `challenges`, `forums` or `speakers`.
    pub field: String,
    /// Its name or text.
    pub value: String,
    /// How sure it is; `None` where that is not known.
    pub certainty: Option<Certainty>,
    /// The id of the rule or label that found it; `None` where none is known.
    pub reason: Option<Cow<'static, str>>,
    /// Where it stands.
    pub evidence: Vec<Evidence<S>>,
    /// The sentence that shows it.
    pub sentence: S,
}

/// How sure a fact is, from 0 to 1: in hundredths, so that every machine writes the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Certainty(u8);

impl Certainty {
    /// So many hundredths; more than 100 are 100.
    pub const fn hundredths(hundredths: u8) -> Self {
        Self(if hundredths > 100 { 100 } else { hundredths })
    }

    /// As a number of hundredths.
    pub const fn in_hundredths(self) -> u8 {
        self.0
    }
}

impl Serialize for Certainty {
    fn serialize<W: Serializer>(&self, writer: W) -> Result<W::Ok, W::Error> {
        writer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

/// One place in the article that shows a fact, and what it shows of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence<S = Span> {
    /// What stands there.
    pub role: Role,
    /// Where it stands.
    pub span: S,
}

/// What a piece of evidence shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The fact's own name or text.
    Name,
    /// Another form of the name.
    Alias,
    /// A speaker's office or rank.
    Title,
    /// The body a speaker speaks for.
    Body,
    /// A direct quote, without its quotation marks.
    Quote,
    /// A sentence that attributes a statement to the speaker.
    Statement,
    /// A dateline's outlet.
    Outlet,
    /// A dateline's place.
    Place,
    /// A dateline's date.
    Date,
    /// A credit's label (`Penulis`).
    Label,
}

/// The dateline: `satunusantaranews, Bogor -`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dateline<S = Span> {
    /// The outlet, as written.
    pub outlet: Option<String>,
    /// The place, as written.
    pub place: Option<String>,
    /// The date of the dateline, or else the first date in the first two paragraphs.
    pub date: Option<String>,
    /// Where each of them stands.
    pub evidence: Vec<Evidence<S>>,
}

/// A named person to whom the article attributes a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker<S = Span> {
    /// The name as first given in full, without title, rank, honorific or degree.
    pub name: String,
    /// Office and rank as written.
    pub title: Option<String>,
    /// The agency named in the title or beside the name.
    pub body: Option<String>,
    /// Direct quotes, without the quotation marks.
    pub quotes: Vec<String>,
    /// How many sentences of statement the article gives this person, direct and reported.
    pub statements: u32,
    /// Whether an editor's correction named or added it: then its words may not be the article's.
    pub edited: bool,
    /// How sure it is; `None` where that is not known.
    pub certainty: Option<Certainty>,
    /// The id of the rule or label that found it; `None` where none is known.
    pub reason: Option<Cow<'static, str>>,
    /// Name first, then title, quotes and statements as they stand in the text.
    pub evidence: Vec<Evidence<S>>,
}

/// A public body the article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agency<S = Span> {
    /// Its fullest or first form in the article.
    pub name: String,
    /// Its other forms in the article.
    pub aliases: Vec<String>,
    /// What our tables know of it: not said by the article.
    pub derived: Derived,
    /// Whether an editor's correction named or added it: then its words may not be the article's.
    pub edited: bool,
    /// How sure it is; `None` where that is not known.
    pub certainty: Option<Certainty>,
    /// The id of the rule or label that found it; `None` where none is known.
    pub reason: Option<Cow<'static, str>>,
    /// Every mention, in text order.
    pub evidence: Vec<Evidence<S>>,
}

/// What is known of an agency without the article's saying so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Derived {
    /// The full name, where the article gives only a short form.
    pub full_name: Option<String>,
    /// What sort of body it is.
    pub kind: Option<AgencyKind>,
    /// The usual short name of the body it belongs to.
    pub parent: Option<String>,
}

/// What sort of public body an agency is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgencyKind {
    /// Kementerian Luar Negeri
    Ministry,
    /// Kementerian Koordinator …
    CoordinatingMinistry,
    /// Badan …, Lembaga …
    Agency,
    /// Komisi …, Dewan …
    Commission,
    /// Polri, Polda, Kejaksaan, BNN, KPK
    LawEnforcement,
    /// TNI and its commands
    Military,
    /// Mahkamah Agung, Pengadilan Negeri …
    Court,
    /// DPR, MPR, DPD, DPRD
    Legislature,
    /// State and regional companies
    Soe,
    /// PBB, ASEAN, Interpol
    Intergovernmental,
    /// Gugus Tugas, Satgas, Tim …
    TaskForce,
    /// A directorate, office or section of another body
    Unit,
    /// Pemprov, Pemkab, Pemkot and villages
    LocalGovernment,
}

/// What stands in the way, goes wrong or lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Challenge<S = Span> {
    /// The shortest phrase or clause that is complete by itself.
    pub text: String,
    /// Who says so, as one of the speakers is named; `None` where the article itself does.
    pub said_by: Option<String>,
    /// Whether an editor's correction named or added it: then its words may not be the article's.
    pub edited: bool,
    /// How sure it is; `None` where that is not known.
    pub certainty: Option<Certainty>,
    /// The id of the rule or label that found it; `None` where none is known.
    pub reason: Option<Cow<'static, str>>,
    /// Where it stands.
    pub evidence: Vec<Evidence<S>>,
}

/// A gathering or a standing setting for discussion or cooperation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Forum<S = Span> {
    /// The head noun with what names it: topic, number, year.
    pub name: String,
    /// Its other forms in the article.
    pub aliases: Vec<String>,
    /// Whether an editor's correction named or added it: then its words may not be the article's.
    pub edited: bool,
    /// How sure it is; `None` where that is not known.
    pub certainty: Option<Certainty>,
    /// The id of the rule or label that found it; `None` where none is known.
    pub reason: Option<Cow<'static, str>>,
    /// Every mention, in text order.
    pub evidence: Vec<Evidence<S>>,
}

/// A line that says who made the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Credit<S = Span> {
    /// `Penulis`, `Editor`, … as written.
    pub role: String,
    /// The name as written.
    pub name: String,
    /// Where label and name stand.
    pub evidence: Vec<Evidence<S>>,
}

/// The aliases that tell a reader more than the name: "Gugus Tugas X (GT X)" says nothing that "Gugus Tugas X" and "GT X" don't.
pub(crate) fn telling<'a>(aliases: &'a [String], name: &str) -> Vec<&'a str> {
    aliases.iter().map(String::as_str).filter(|alias| !alias.contains(name)).collect()
}

impl<S> FactBox<S> {
    /// A box that says nothing.
    pub const fn empty() -> Self {
        Self {
            headline: None,
            headline_span: None,
            dateline: None,
            key_speaker: None,
            speakers: Vec::new(),
            agencies: Vec::new(),
            challenges: Vec::new(),
            forums: Vec::new(),
            credits: Vec::new(),
            candidates: None,
        }
    }

    /// Whether there is a fact to show: headline, dateline and credits alone make no fact box.
    pub fn is_empty(&self) -> bool {
        self.speakers.is_empty() && self.agencies.is_empty() && self.challenges.is_empty() && self.forums.is_empty()
    }

    /// The same box with each span turned into something else: other units.
    pub fn map_spans<T>(self, f: &dyn Fn(S) -> T) -> FactBox<T> {
        let evidence = |list: Vec<Evidence<S>>| -> Vec<Evidence<T>> {
            list.into_iter().map(|e| Evidence { role: e.role, span: f(e.span) }).collect()
        };
        let speaker = |s: Speaker<S>| Speaker {
            name: s.name,
            title: s.title,
            body: s.body,
            quotes: s.quotes,
            statements: s.statements,
            edited: s.edited,
            certainty: s.certainty,
            reason: s.reason,
            evidence: evidence(s.evidence),
        };
        FactBox {
            headline: self.headline,
            headline_span: self.headline_span.map(f),
            dateline: self.dateline.map(|d| Dateline {
                outlet: d.outlet,
                place: d.place,
                date: d.date,
                evidence: evidence(d.evidence),
            }),
            key_speaker: self.key_speaker.map(speaker),
            speakers: self.speakers.into_iter().map(speaker).collect(),
            agencies: self
                .agencies
                .into_iter()
                .map(|a| Agency {
                    name: a.name,
                    aliases: a.aliases,
                    derived: a.derived,
                    edited: a.edited,
                    certainty: a.certainty,
                    reason: a.reason,
                    evidence: evidence(a.evidence),
                })
                .collect(),
            challenges: self
                .challenges
                .into_iter()
                .map(|c| Challenge {
                    text: c.text,
                    said_by: c.said_by,
                    edited: c.edited,
                    certainty: c.certainty,
                    reason: c.reason,
                    evidence: evidence(c.evidence),
                })
                .collect(),
            forums: self
                .forums
                .into_iter()
                .map(|x| Forum {
                    name: x.name,
                    aliases: x.aliases,
                    edited: x.edited,
                    certainty: x.certainty,
                    reason: x.reason,
                    evidence: evidence(x.evidence),
                })
                .collect(),
            credits: self
                .credits
                .into_iter()
                .map(|c| Credit { role: c.role, name: c.name, evidence: evidence(c.evidence) })
                .collect(),
            candidates: self.candidates.map(|list| list.into_iter().map(|c| c.map_spans(f)).collect()),
        }
    }
}

impl<S> Candidate<S> {
    /// The same with each span turned into something else: other units.
    pub fn map_spans<T>(self, f: &dyn Fn(S) -> T) -> Candidate<T> {
        Candidate {
            field: self.field,
            value: self.value,
            certainty: self.certainty,
            reason: self.reason,
            evidence: self.evidence.into_iter().map(|e| Evidence { role: e.role, span: f(e.span) }).collect(),
            sentence: f(self.sentence),
        }
    }
}

impl FactBox<Span> {
    /// The same box with its spans in UTF-16 units, as a page or a JSON reader wants them. `text` is the text it was made from.
    pub fn to_edge(self, text: &str) -> FactBox<Utf16Span> {
        self.in_units(&Utf16Index::new(text))
    }

    pub(crate) fn in_units(self, index: &Utf16Index) -> FactBox<Utf16Span> {
        self.map_spans(&|span| index.span(span))
    }
}
