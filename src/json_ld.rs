//! What a box says in the words of schema.org: an addition to the site's own `NewsArticle`, never a second article.
//!
//! It says only what a reader finds on the page. What the headline names is what the article is `about`; all else it
//! `mentions`. A challenge is no thing that schema.org has a word for, and a gathering is no `Event` as long as its place and
//! date are not known.

use serde::Serialize;

use crate::fact_box::{AgencyKind, Evidence, Speaker, telling};
use crate::field::Field;
use crate::reading::Reading;
use crate::text::Utf16Span;

/// A node of JSON-LD.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JsonLd<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    /// That of the site's node, so that the two are one.
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<Thing<'a>>,
    #[serde(rename = "hasPart", skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Quotation<'a>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<Named<'a>>,
}

/// A thing of which no more is said than its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Quotation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: &'a str,
    creator: Named<'a>,
}

/// The addition for the article whose node has this `@id`; `None` where the box says nothing that schema.org has words for.
pub fn to_json_ld<'a>(reading: &'a Reading, fields: &[Field], id: Option<&'a str>) -> Option<JsonLd<'a>> {
    let facts = &reading.facts;
    let shows = |field| fields.contains(&field);
    let key = facts.key_speaker.as_ref();
    let is_key = |s: &Speaker<Utf16Span>| key.is_some_and(|key| key.name == s.name);
    let (key_shown, others_shown) = (shows(Field::KeySpeaker), shows(Field::Speakers));
    let speakers: Vec<&Speaker<Utf16Span>> =
        facts.speakers.iter().filter(|s| if is_key(s) { key_shown || others_shown } else { others_shown }).collect();

    let (mut about, mut mentions) = (Vec::new(), Vec::new());
    let mut add = |thing: Thing<'a>, evidence: &[Evidence<Utf16Span>]| {
        let in_headline = |e: &Evidence<Utf16Span>| {
            facts.headline_span.is_some_and(|h| h.start <= e.span.start && e.span.end <= h.end)
        };
        if evidence.iter().any(in_headline) { about.push(thing) } else { mentions.push(thing) }
    };
    for s in &speakers {
        let affiliation = s.body.as_deref().map(|name| Named { kind: "Organization", name });
        add(Thing { job_title: s.title.as_deref(), affiliation, ..thing("Person", &s.name) }, &s.evidence);
    }
    for a in facts.agencies.iter().filter(|_| shows(Field::Agencies)) {
        let kind = match a.derived.kind {
            None | Some(AgencyKind::Soe | AgencyKind::Intergovernmental) => "Organization",
            Some(_) => "GovernmentOrganization",
        };
        add(Thing { alternate_name: telling(&a.aliases, &a.name), ..thing(kind, &a.name) }, &a.evidence);
    }
    for f in facts.forums.iter().filter(|_| shows(Field::Forums)) {
        add(Thing { alternate_name: telling(&f.aliases, &f.name), ..thing("Thing", &f.name) }, &f.evidence);
    }
    let quoted = |s: &&'a Speaker<Utf16Span>| {
        let creator = Named { kind: "Person", name: &s.name };
        s.quotes.iter().map(move |text| Quotation { kind: "Quotation", text, creator: creator.clone() })
    };
    let parts: Vec<_> = speakers.iter().flat_map(quoted).collect();
    if about.is_empty() && mentions.is_empty() {
        return None;
    }
    Some(JsonLd { context: "https://schema.org", kind: "NewsArticle", id, about, mentions, parts })
}

const fn thing<'a>(kind: &'static str, name: &'a str) -> Thing<'a> {
    Thing { kind, name, alternate_name: Vec::new(), job_title: None, affiliation: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const TEXT: &str = "Kemlu Sebut Data Kurang\n\nJAKARTA – “Data kami kurang,” kata Menteri Luar Negeri Retno Marsudi. \
        Kemlu dan Kementerian Kesehatan (Kemenkes) menggelar Rapat Koordinasi Data. “Kami siap,” ujar Kapolri Listyo Sigit.";

    fn node(fields: &[Field]) -> Value {
        serde_json::to_value(to_json_ld(&Reading::of(TEXT), fields, Some("https://contoh.id/a#article"))).unwrap()
    }

    fn names(list: &Value) -> Vec<&str> {
        list.as_array().into_iter().flatten().filter_map(|t| t["name"].as_str()).collect()
    }

    #[test]
    fn adds_to_the_sites_own_article() {
        let node = node(&Field::ALL);
        assert_eq!(node["@context"], "https://schema.org");
        assert_eq!((&node["@type"], &node["@id"]), (&json!("NewsArticle"), &json!("https://contoh.id/a#article")));
        assert_eq!(names(&node["about"]), ["Kemlu"], "what the headline names");
        let mentions = node["mentions"].as_array().unwrap();
        assert_eq!(
            mentions[0],
            json!({ "@type": "Person", "name": "Retno Marsudi", "jobTitle": "Menteri Luar Negeri" }),
        );
        let health = json!({ "@type": "GovernmentOrganization", "name": "Kementerian Kesehatan", "alternateName": ["Kemenkes"] });
        assert!(mentions.contains(&health), "{mentions:?}");
        let quotes: Vec<_> =
            node["hasPart"].as_array().unwrap().iter().map(|q| (&q["text"], &q["creator"]["name"])).collect();
        assert_eq!(quotes[0], (&json!("Data kami kurang"), &json!("Retno Marsudi")));
        assert_eq!(quotes.len(), 2);
    }

    #[test]
    fn says_no_more_than_the_box() {
        let only_key = node(&[Field::KeySpeaker]);
        assert_eq!(names(&only_key["mentions"]), ["Retno Marsudi"]);
        assert_eq!(only_key["hasPart"].as_array().unwrap().len(), 1);
        assert!(only_key.get("about").is_none());
        assert_eq!(node(&[Field::Challenges]), Value::Null);
        assert_eq!(names(&node(&[Field::Forums])["mentions"]), ["Rapat Koordinasi Data"]);
    }
}
