//! The speakers: everybody whom the article gives a statement to, with what they said.

use super::attribution::{Statements, statements};
use super::cut;
#[cfg(not(target_arch = "wasm32"))]
use crate::entity;
use crate::entity::sure::{self, SPEAKER_SIGNS, sign};
use crate::entity::{People, Person};
use crate::fact_box::{Evidence, Role, Speaker};
use crate::lexicon::{self, Entry, kinds};
use crate::order::by_number;
use crate::tagger::{Class, Name};
use crate::text::{Article, Case, Kind};
use crate::weigh::SCALE;

/// The speaker with the most statements; on a tie the first to speak.
pub(super) fn key_speaker(speakers: &[Speaker]) -> Option<&Speaker> {
    let most = speakers.iter().map(|s| s.statements).max()?;
    speakers.iter().find(|s| s.statements == most)
}

/// The speakers of the article, in order of first speech.
pub(super) fn speakers(article: &Article, people: &People, names: &[Name]) -> Vec<Speaker> {
    let said = statements(article, people);
    let spoke = said.into_iter().enumerate().filter(|(_, s)| s.count > 0).collect();
    let mentioned = mentioned(people, names);
    by_number(spoke, |(_, s)| s.first)
        .into_iter()
        .filter_map(|(number, said)| {
            Some(speaker(article, people.people.get(number)?, names, *mentioned.get(number)?, &said))
        })
        .collect()
}

/// What the mentions of a person say of how sure the name is.
#[derive(Clone, Copy, Default)]
struct Mentioned {
    count: usize,
    margin: i32,
    titled: bool,
}

/// The same of everybody, by the number of the person.
fn mentioned(people: &People, names: &[Name]) -> Vec<Mentioned> {
    let mut out = vec![Mentioned::default(); people.people.len()];
    for mention in &people.mentions {
        if let Some(it) = out.get_mut(mention.person) {
            let margin = sure::margin(names, &mention.name, |class| class == Class::Person);
            it.count += 1;
            it.margin = it.margin.max(margin);
            it.titled |= mention.title.is_some();
        }
    }
    out
}

/// What the certainty of a speaker was learned from.
fn signs(article: &Article, person: &Person, mentioned: Mentioned, said: &Statements) -> [i32; SPEAKER_SIGNS] {
    let [all, steep] = sure::of_margin(mentioned.margin);
    let name = article.slice(person.name.clone());
    let is_place = |(length, ()): (usize, ())| length == name.len();
    [
        SCALE,
        all,
        steep,
        sign(mentioned.count > 1),
        sign(mentioned.count > 3),
        sign(name.len() > 1),
        sign(mentioned.titled),
        sign(said.count > 1),
        sign(said.count > 3),
        sign(!said.quotes.is_empty()),
        sign(name.iter().any(|t| t.kind == Kind::Word(Case::Upper))),
        sign(
            lexicon::longest(name, kinds![Place], |e| matches!(e, Entry::Place(..)).then_some(()))
                .is_some_and(is_place),
        ),
        sign(name.iter().any(|t| t.word.is_known())),
    ]
}

/// For training: the forms of each speaker, and the signs of its certainty.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn speaker_signs(article: &Article, names: &[Name]) -> Vec<(Vec<String>, Vec<i32>)> {
    let people = entity::people(article, names);
    let mentioned = mentioned(&people, names);
    let spoke = statements(article, &people).into_iter().enumerate().filter(|(_, s)| s.count > 0);
    let of = |(number, said): (usize, Statements)| {
        let (person, mentioned) = (people.people.get(number)?, mentioned.get(number)?);
        let forms = vec![cut(article, person.written(article))];
        Some((forms, signs(article, person, *mentioned, &said).to_vec()))
    };
    spoke.filter_map(of).collect()
}

fn speaker(article: &Article, person: &Person, names: &[Name], mentioned: Mentioned, said: &Statements) -> Speaker {
    let name = person.written(article);
    let title = person.title.as_ref().map(|t| article.span(t));
    let body = person
        .title
        .as_ref()
        .and_then(|t| {
            let from = names.partition_point(|n| n.tokens.start < t.start);
            let mut inside = names.iter().skip(from).take_while(|n| n.tokens.start < t.end);
            inside.find(|n| n.class == Class::PublicBody && n.tokens.end <= t.end)
        })
        .map(|n| article.span(&n.tokens));
    let mut evidence = vec![Evidence { role: Role::Name, span: name }];
    evidence.extend(title.map(|span| Evidence { role: Role::Title, span }));
    evidence.extend(body.map(|span| Evidence { role: Role::Body, span }));
    // A closing formula may claim quotes after those of its own sentence: they are given as they stand in the text.
    let said_quotes = by_number(said.quotes.clone(), |&q| q);
    let quotes: Vec<_> = said_quotes.iter().filter_map(|&q| article.quotes.get(q)).map(|q| q.inner).collect();
    let mut said_at: Vec<Evidence> = quotes.iter().map(|&span| Evidence { role: Role::Quote, span }).collect();
    said_at.extend(said.sentences.iter().map(|s| Evidence { role: Role::Statement, span: article.span(s) }));
    evidence.extend(by_number(said_at, |e| e.span.start));
    Speaker {
        name: cut(article, name),
        title: title.map(|s| cut(article, s)),
        body: body.map(|s| cut(article, s)),
        quotes: quotes.iter().map(|&s| cut(article, s)).collect(),
        statements: said.count,
        edited: false,
        certainty: Some(sure::speaker(&signs(article, person, mentioned, said))),
        reason: Some(said.reason.into()),
        evidence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::people;
    use crate::tagger;

    /// Each speaker as `name: statements, quotes`.
    fn found(text: &str) -> Vec<String> {
        let text = format!("Judul\n{text}");
        let article = Article::read(&text);
        let names = tagger::names(&article);
        speakers(&article, &people(&article, &names), &names)
            .iter()
            .map(|s| format!("{}: {}, {}", s.name, s.statements, s.quotes.len()))
            .collect()
    }

    #[test]
    fn quote_verb_name_in_every_order() {
        assert_eq!(found("“Kami siap. Besok mulai,” kata Bupati Garut Sunarto Wibawa."), ["Sunarto Wibawa: 2, 1"]);
        assert_eq!(found("Bupati Garut Sunarto Wibawa mengatakan, “Kami siap.”"), ["Sunarto Wibawa: 1, 1"]);
        assert_eq!(
            found("“Kami siap,” kata Bupati Garut Sunarto Wibawa, “karena dana cukup.”"),
            ["Sunarto Wibawa: 2, 2"]
        );
    }

    #[test]
    fn reported_speech() {
        assert_eq!(
            found("Bupati Garut Sunarto Wibawa mengatakan bahwa dana cukup. Ia menegaskan warga tenang."),
            ["Sunarto Wibawa: 2, 0"]
        );
        assert_eq!(
            found("Menurut Bupati Garut Sunarto Wibawa, dana cukup. Menurutnya, warga tenang."),
            ["Sunarto Wibawa: 2, 0"]
        );
    }

    #[test]
    fn a_quote_with_its_source_after_a_dash_is_that_ones_alone() {
        let before = "“Kami siap,” kata Bupati Garut Sunarto Wibawa.\n";
        let with = |line: &str| found(&format!("{before}{line}"));
        for source in
            ["Sri Wahyuni, Kepala Dinas Sosial Kabupaten Garut", "Kepala Dinas Sosial Kabupaten Garut Sri Wahyuni"]
        {
            for line in [
                format!("“Kami kekurangan guru di desa.” – {source}"),
                format!("\"Kami kekurangan guru di desa\" - {source}"),
                format!("“Kami kekurangan guru di desa” — {source}"),
            ] {
                assert_eq!(with(&line), ["Sunarto Wibawa: 1, 1", "Sri Wahyuni: 1, 1"], "{line}");
            }
        }
        // Somebody without a name said it, and what comes after it is nobody's either.
        for line in [
            "“Kami kekurangan guru di desa.” – warga",
            "“Kami kekurangan guru di desa.” – seorang ibu di Garut\n“Anak kami belajar sendiri di rumah.”",
        ] {
            assert_eq!(with(line), ["Sunarto Wibawa: 1, 1"], "{line}");
        }
        // A sentence that goes on after a dash is a sentence.
        assert_eq!(with("“Kami kekurangan guru,” – kata Sri Wahyuni."), ["Sunarto Wibawa: 1, 1", "Sri Wahyuni: 1, 1"]);
    }

    #[test]
    fn a_closing_formula_claims_the_quote_before_it() {
        assert_eq!(
            found("“Kerja sama itu perlu”\nDemikian pernyataan Bupati Garut Sunarto Wibawa, di Garut."),
            ["Sunarto Wibawa: 1, 1"]
        );
    }

    #[test]
    fn pronouns_and_offices_lead_back() {
        assert_eq!(
            found(
                "Kapolda Riau Irjen Pol. Syafril Halim hadir. “Kami siap,” katanya.\nMenutup rapat, Kapolda meminta warga tenang."
            ),
            ["Syafril Halim: 2, 1"]
        );
    }

    #[test]
    fn people_who_do_not_speak_are_no_speakers() {
        assert!(found("Rapat dihadiri Bupati Garut Sunarto Wibawa dan Camat Cibatu Wartini.").is_empty());
        assert!(found("Bupati Garut Sunarto Wibawa meluncurkan program \"Desa Terang\" kemarin.").is_empty());
    }
}
