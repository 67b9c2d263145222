//! The fact box as JSON: written for programs, read again where it was kept (see `stored.rs`).

use super::{
    Agency, AgencyKind, Candidate, Certainty, Challenge, Credit, Dateline, Derived, Evidence, FactBox, Forum, Role,
    Speaker,
};
use crate::json::{FromJson, Json, Value};
use crate::text::Utf16Span;
use crate::view::kept_in_place;

type Read<T> = Result<T, String>;

/// In the order of the enum.
const ROLES: [(Role, &str); 10] = [
    (Role::Name, "name"),
    (Role::Alias, "alias"),
    (Role::Title, "title"),
    (Role::Body, "body"),
    (Role::Quote, "quote"),
    (Role::Statement, "statement"),
    (Role::Outlet, "outlet"),
    (Role::Place, "place"),
    (Role::Date, "date"),
    (Role::Label, "label"),
];

const KINDS: [(AgencyKind, &str); 13] = [
    (AgencyKind::Ministry, "ministry"),
    (AgencyKind::CoordinatingMinistry, "coordinating-ministry"),
    (AgencyKind::Agency, "agency"),
    (AgencyKind::Commission, "commission"),
    (AgencyKind::LawEnforcement, "law-enforcement"),
    (AgencyKind::Military, "military"),
    (AgencyKind::Court, "court"),
    (AgencyKind::Legislature, "legislature"),
    (AgencyKind::Soe, "soe"),
    (AgencyKind::Intergovernmental, "intergovernmental"),
    (AgencyKind::TaskForce, "task-force"),
    (AgencyKind::Unit, "unit"),
    (AgencyKind::LocalGovernment, "local-government"),
];

fn name_of<T: PartialEq>(names: &[(T, &'static str)], wanted: &T) -> &'static str {
    names.iter().find(|(one, _)| one == wanted).map_or("", |(_, name)| name)
}

fn named<T: Copy>(names: &[(T, &str)], wanted: &str) -> Option<T> {
    names.iter().find(|(_, name)| *name == wanted).map(|(one, _)| *one)
}

impl AgencyKind {
    /// The kind of that name, as JSON has it: `coordinating-ministry`.
    pub fn from_name(name: &str) -> Option<Self> {
        named(&KINDS, name)
    }

    /// Its name, as JSON has it.
    pub fn name(self) -> &'static str {
        name_of(&KINDS, &self)
    }
}

pub(crate) fn write_span(json: &mut Json, span: Utf16Span) {
    json.key("start").number(span.start);
    json.key("end").number(span.end);
}

pub(crate) fn read_span(value: &impl Value) -> Read<Utf16Span> {
    let end_of = |name: &str| {
        let end = value.needs(name)?.whole().ok_or_else(|| format!("\"{name}\" of a span must be a whole number"))?;
        Ok::<usize, String>(end as usize)
    };
    let span = Utf16Span { start: end_of("start")?, end: end_of("end")? };
    if span.end < span.start { Err("a span ends before it starts".to_owned()) } else { Ok(span) }
}

impl FactBox<Utf16Span> {
    /// Writes the box as [`serde`] would.
    pub(crate) fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("headline").optional_text(self.headline.as_deref());
            json.key("headlineSpan")
                .optional(self.headline_span, |json, span| json.object(|json| write_span(json, span)));
            json.key("dateline").optional(self.dateline.as_ref(), |json, d| d.write(json));
            json.key("keySpeaker").optional(self.key_speaker.as_ref(), |json, s| s.write(json));
            json.key("speakers").list(&self.speakers, |json, s| s.write(json));
            json.key("agencies").list(&self.agencies, |json, a| a.write(json));
            json.key("challenges").list(&self.challenges, |json, c| c.write(json));
            json.key("forums").list(&self.forums, |json, f| f.write(json));
            json.key("credits").list(&self.credits, |json, c| c.write(json));
            json.key("candidates")
                .optional(self.candidates.as_ref(), |json, list| json.list(list, |json, c| c.write(json)));
        });
    }
}

impl FromJson for FactBox<Utf16Span> {
    /// Reads a box. What a later version says besides is left out.
    fn from_value(value: &impl Value) -> Read<Self> {
        let optional = |name: &str| value.get(name).filter(|value| !value.is_null());
        Ok(Self {
            headline: value.optional_text("headline")?,
            headline_span: optional("headlineSpan").map(|span| read_span(&span)).transpose()?,
            dateline: optional("dateline").map(|d| Dateline::read(&d)).transpose()?,
            key_speaker: optional("keySpeaker").map(|s| Speaker::read(&s)).transpose()?,
            speakers: value.items("speakers", Speaker::read)?,
            agencies: value.items("agencies", Agency::read)?,
            challenges: value.items("challenges", Challenge::read)?,
            forums: value.items("forums", Forum::read)?,
            credits: value.items("credits", Credit::read)?,
            // Those are for who edits a box, and this one has been.
            candidates: None,
        })
    }
}

fn write_evidence(json: &mut Json, evidence: &[Evidence<Utf16Span>]) {
    json.key("evidence").list(evidence, |json, it| {
        json.object(|json| {
            json.key("role").text(name_of(&ROLES, &it.role));
            json.key("span").object(|json| write_span(json, it.span));
        });
    });
}

fn read_evidence(value: &impl Value) -> Read<Vec<Evidence<Utf16Span>>> {
    value.items("evidence", |it| {
        let role = it.text("role")?;
        let role = named(&ROLES, &role).ok_or_else(|| format!("there is no role \"{role}\""))?;
        Ok(Evidence { role, span: read_span(&it.needs("span")?)? })
    })
}

fn write_sureness(json: &mut Json, certainty: Option<Certainty>, reason: Option<&str>) {
    json.key("certainty").optional(certainty, |json, certainty| json.hundredths(certainty.in_hundredths()));
    json.key("reason").optional_text(reason);
}

fn read_certainty(value: &impl Value) -> Read<Option<Certainty>> {
    let Some(given) = value.get("certainty").filter(|value| !value.is_null()) else { return Ok(None) };
    let number = given.number().filter(|number| (0.0..=1.0).contains(number));
    let number = number.ok_or("\"certainty\" must be a number from 0 to 1")?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
    Ok(Some(Certainty::hundredths((number * 100.0 + 0.5) as u8)))
}

fn read_flag(value: &impl Value, name: &str) -> Read<bool> {
    value.needs(name)?.flag().ok_or_else(|| format!("\"{name}\" must be true or false"))
}

/// A name or text of a fact: something to see.
fn read_value(value: &impl Value, name: &str) -> Read<String> {
    let text = value.text(name)?;
    if kept_in_place(&text).trim().is_empty() { Err(format!("\"{name}\" of a fact is empty")) } else { Ok(text) }
}

impl Dateline<Utf16Span> {
    fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("outlet").optional_text(self.outlet.as_deref());
            json.key("place").optional_text(self.place.as_deref());
            json.key("date").optional_text(self.date.as_deref());
            write_evidence(json, &self.evidence);
        });
    }

    fn read(value: &impl Value) -> Read<Self> {
        Ok(Self {
            outlet: value.optional_text("outlet")?,
            place: value.optional_text("place")?,
            date: value.optional_text("date")?,
            evidence: read_evidence(value)?,
        })
    }
}

impl Speaker<Utf16Span> {
    fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("name").text(&self.name);
            json.key("title").optional_text(self.title.as_deref());
            json.key("body").optional_text(self.body.as_deref());
            json.key("quotes").texts(&self.quotes);
            json.key("statements").number(self.statements as usize);
            json.key("edited").flag(self.edited);
            write_sureness(json, self.certainty, self.reason.as_deref());
            write_evidence(json, &self.evidence);
        });
    }

    fn read(value: &impl Value) -> Read<Self> {
        Ok(Self {
            name: read_value(value, "name")?,
            title: value.optional_text("title")?,
            body: value.optional_text("body")?,
            quotes: value.texts("quotes")?,
            statements: value.needs("statements")?.whole().ok_or("\"statements\" must be a whole number")?,
            edited: read_flag(value, "edited")?,
            certainty: read_certainty(value)?,
            reason: value.optional_text("reason")?.map(Into::into),
            evidence: read_evidence(value)?,
        })
    }
}

impl Agency<Utf16Span> {
    fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("name").text(&self.name);
            json.key("aliases").texts(&self.aliases);
            json.key("derived").object(|json| {
                json.key("fullName").optional_text(self.derived.full_name.as_deref());
                json.key("kind").optional_text(self.derived.kind.map(AgencyKind::name));
                json.key("parent").optional_text(self.derived.parent.as_deref());
            });
            json.key("edited").flag(self.edited);
            write_sureness(json, self.certainty, self.reason.as_deref());
            write_evidence(json, &self.evidence);
        });
    }

    fn read(value: &impl Value) -> Read<Self> {
        let derived = value.object("derived")?;
        Ok(Self {
            name: read_value(value, "name")?,
            aliases: value.texts("aliases")?,
            derived: Derived {
                full_name: derived.optional_text("fullName")?,
                // A later version may know more kinds.
                kind: derived.optional_text("kind")?.and_then(|kind| AgencyKind::from_name(&kind)),
                parent: derived.optional_text("parent")?,
            },
            edited: read_flag(value, "edited")?,
            certainty: read_certainty(value)?,
            reason: value.optional_text("reason")?.map(Into::into),
            evidence: read_evidence(value)?,
        })
    }
}

impl Challenge<Utf16Span> {
    fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("text").text(&self.text);
            json.key("saidBy").optional_text(self.said_by.as_deref());
            json.key("edited").flag(self.edited);
            write_sureness(json, self.certainty, self.reason.as_deref());
            write_evidence(json, &self.evidence);
        });
    }

    fn read(value: &impl Value) -> Read<Self> {
        Ok(Self {
            text: read_value(value, "text")?,
            said_by: value.optional_text("saidBy")?,
            edited: read_flag(value, "edited")?,
            certainty: read_certainty(value)?,
            reason: value.optional_text("reason")?.map(Into::into),
            evidence: read_evidence(value)?,
        })
    }
}

impl Forum<Utf16Span> {
    fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("name").text(&self.name);
            json.key("aliases").texts(&self.aliases);
            json.key("edited").flag(self.edited);
            write_sureness(json, self.certainty, self.reason.as_deref());
            write_evidence(json, &self.evidence);
        });
    }

    fn read(value: &impl Value) -> Read<Self> {
        Ok(Self {
            name: read_value(value, "name")?,
            aliases: value.texts("aliases")?,
            edited: read_flag(value, "edited")?,
            certainty: read_certainty(value)?,
            reason: value.optional_text("reason")?.map(Into::into),
            evidence: read_evidence(value)?,
        })
    }
}

impl Credit<Utf16Span> {
    fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("role").text(&self.role);
            json.key("name").text(&self.name);
            write_evidence(json, &self.evidence);
        });
    }

    fn read(value: &impl Value) -> Read<Self> {
        Ok(Self { role: value.text("role")?, name: value.text("name")?, evidence: read_evidence(value)? })
    }
}

impl Candidate<Utf16Span> {
    fn write(&self, json: &mut Json) {
        json.object(|json| {
            json.key("field").text(&self.field);
            json.key("value").text(&self.value);
            write_sureness(json, self.certainty, self.reason.as_deref());
            write_evidence(json, &self.evidence);
            json.key("sentence").object(|json| write_span(json, self.sentence));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    const TEXT: &str = "Kemlu Sebut Data Kurang\n\nJAKARTA – “Data kami kurang,” kata Menteri Luar Negeri Retno Marsudi, Rabu (5/2/2025). \
        Ia mengatakan petugas terkendala minimnya data. Rapat Koordinasi Data (Rakor Data) dihadiri Kementerian Kesehatan (Kemenkes).\nEditor: Ayu";

    /// A box in which nothing is empty.
    fn full() -> FactBox<Utf16Span> {
        let mut facts = crate::extract(TEXT).to_edge(TEXT);
        facts.candidates = Some(vec![Candidate {
            field: "challenges".into(),
            value: "\"data\" \\ kurang".into(),
            certainty: Some(Certainty::hundredths(7)),
            reason: Some("lack.kurang".into()),
            evidence: facts.challenges[0].evidence.clone(),
            sentence: facts.challenges[0].evidence[0].span,
        }]);
        facts.challenges[0].said_by = Some("Retno Marsudi".into());
        facts.challenges[0].certainty = Some(Certainty::hundredths(80));
        facts.agencies[0].reason = Some("PUB".into());
        facts.forums[0].edited = true;
        facts
    }

    #[test]
    fn is_written_as_serde_writes_it() {
        for facts in [full(), FactBox::empty()] {
            assert_eq!(Json::of(|json| facts.write(json)), serde_json::to_string(&facts).unwrap());
        }
        let full = full();
        assert!(
            full.dateline.is_some()
                && full.key_speaker.is_some()
                && !full.credits.is_empty()
                && !full.forums.is_empty()
        );
    }

    #[test]
    fn is_read_as_it_was_written() {
        let facts = full();
        let read: FactBox<Utf16Span> = parse(&Json::of(|json| facts.write(json))).unwrap();
        assert_eq!(read, FactBox { candidates: None, ..facts });
    }

    #[test]
    fn names_are_those_of_serde() {
        for (kind, name) in KINDS {
            assert_eq!(serde_json::to_value(kind).unwrap(), name);
            assert_eq!((AgencyKind::from_name(name), kind.name()), (Some(kind), name));
        }
        for (role, name) in ROLES {
            assert_eq!(serde_json::to_value(role).unwrap(), name);
        }
        assert_eq!(AgencyKind::from_name("bank"), None);
    }
}
