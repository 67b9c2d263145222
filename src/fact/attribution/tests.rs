//! The rules on their own sentences, and whole texts. Names are given in square brackets, so that no finder of names is asked:
//! `[Sri Wahyuni]`, or with an office `[Kepala Dinas Sosial|Sri Wahyuni]`.

use std::ops::Range;

use super::items::{Itemiser, Items};
use super::rules::{Found, find};
use super::{source, statements};
use crate::entity::People;
use crate::entity::{Person, PersonMention};
use crate::pattern::{Rule, compile};
use crate::text::Article;

/// The rules with their sentences.
fn rules() -> Vec<Rule> {
    let text = include_str!("../../../rules/attribution.rules");
    compile(text, &super::given::NAMES, &super::given::SORTS, &|_| Vec::new()).rules
}

/// A mention's phrase, its name and its title, in bytes.
type Parts = (Range<usize>, Range<usize>, Option<Range<usize>>);

/// A text whose names and speakers are marked.
#[derive(Default)]
struct Marked {
    text: String,
    mentions: Vec<Parts>,
    /// Where a `*` was.
    stars: Vec<usize>,
}

fn marked(sentence: &str) -> Marked {
    let mut out = Marked::default();
    let (mut open, mut bar) = (None, None);
    for c in sentence.chars() {
        let at = out.text.len();
        match c {
            '*' => out.stars.push(at),
            '[' => open = Some(at),
            '|' => {
                bar = Some(at);
                out.text.push(' ');
            }
            ']' => {
                let start: usize = open.take().expect("a bracket opens");
                let bar: Option<usize> = bar.take();
                let name = bar.map_or(start, |bar| bar + 1)..at;
                out.mentions.push((start..at, name, bar.map(|bar| start..bar)));
            }
            c => out.text.push(c),
        }
    }
    out
}

/// The people of the marks: who shares a word of a name is one.
fn people_of(article: &Article, marked: &Marked) -> People {
    let tokens = |bytes: &Range<usize>| {
        let at = |byte| article.tokens.partition_point(|t| t.span.start < byte);
        at(bytes.start)..at(bytes.end)
    };
    let mut out = People::default();
    for (whole, name, title) in &marked.mentions {
        let (whole, name, title) = (tokens(whole), tokens(name), title.as_ref().map(tokens));
        let shares = |p: &Person| {
            let words = article.slice(p.name.clone());
            article.slice(name.clone()).iter().any(|t| words.iter().any(|w| w.hash == t.hash))
        };
        let person = out.people.iter().position(shares).unwrap_or_else(|| {
            let person = Person { name: name.clone(), title: title.clone(), nickname: None, never_speaks: false };
            out.people.push(person);
            out.people.len() - 1
        });
        out.mentions.push(PersonMention { whole, name, title, person });
    }
    out
}

/// What the rules find in a sentence: each with the byte at which its speaker begins. And the bytes that are starred.
fn found(sentence: &str) -> (Vec<(Found, Option<usize>)>, Vec<usize>) {
    let marked = marked(sentence);
    let article = Article::line(&marked.text);
    let people = people_of(&article, &marked);
    let mut out = Vec::new();
    let (mut items, mut found) = (Items::default(), Vec::new());
    for sentence in &article.sentences {
        let inside = |q: &&crate::text::Quote| sentence.contains(&q.tokens.start);
        let quotes: Vec<_> = article.quotes.iter().filter(inside).cloned().collect();
        let speech: Vec<bool> = quotes.iter().map(|q| source::is_speech(&article, q, sentence)).collect();
        Itemiser { article: &article, people: &people }.items(sentence, &quotes, &speech, &mut items);
        find(&items, &mut found);
        let begins = |who: usize| article.tokens[items.tokens[who].start].span.start;
        out.extend(found.iter().map(|f| (*f, f.who.map(begins))));
    }
    (out, marked.stars)
}

#[test]
fn every_rule_finds_its_sentences_and_leaves_the_others_alone() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let id = format!("speaker.{}", rule.id);
        let of_rule = |sentence: &str| {
            let (found, stars) = found(sentence);
            (found.into_iter().filter(|(f, _)| f.rule == id).map(|(_, who)| who).collect::<Vec<_>>(), stars)
        };
        for sentence in &rule.finds {
            let (whom, stars) = of_rule(sentence);
            let expected: Vec<_> = stars.into_iter().map(Some).collect();
            if whom.is_empty() || !expected.is_empty() && whom != expected {
                wrong.push(format!("{id} finds {whom:?}, not {expected:?}, in: {sentence}"));
            }
        }
        for sentence in &rule.leaves {
            if !of_rule(sentence).0.is_empty() {
                wrong.push(format!("{id} finds something in: {sentence}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_any_rule_one_of_its_sentences_is_read_otherwise() {
    for rule in rules() {
        let id = format!("speaker.{}", rule.id);
        let needed = rule.finds.iter().any(|sentence| {
            let (found, _) = found(sentence);
            let by = |f: &(Found, Option<usize>)| (f.0.sort, f.1);
            let of_rule: Vec<_> = found.iter().filter(|f| f.0.rule == id).map(by).collect();
            of_rule.iter().any(|one| found.iter().filter(|f| f.0.rule != id).map(by).all(|other| other != *one))
        });
        assert!(needed, "{id} is not needed for any of its sentences");
    }
}

/// Who says what in a text: `Sri Wahyuni: Kami siap`, reported sentences in brackets.
fn said(text: &str) -> Vec<String> {
    let marked = marked(text);
    let article = Article::read(&marked.text);
    let people = people_of(&article, &marked);
    let mut out = Vec::new();
    for (person, said) in people.people.iter().zip(statements(&article, &people)) {
        let name = article.span(&person.name).of(&marked.text).to_owned();
        let quotes = said.quotes.iter().map(|&q| (article.quotes[q].inner, false));
        let sentences = said.sentences.iter().map(|s| (article.span(s), true));
        for (span, reported) in quotes.chain(sentences) {
            let cut = span.of(&marked.text);
            out.push(if reported { format!("{name}: ({cut})") } else { format!("{name}: {cut}") });
        }
    }
    out
}

#[test]
fn verbs_that_no_table_has_take_nothing_from_anybody() {
    let text = "Warga Keluhkan Jalan\n\nCIANJUR - \"Lapak kami sepi sejak relokasi,\" keluh [Jumadi] sambil menata sayur.\n\n\
        \"Sewa naik terus!\" timpal [Mega Lestari] sambil memandang lapaknya.\n\n\
        \"Kami bosan dijanjikan,\" sungut Ami Rohaeni.\n\n\"Kami lelah menunggu,\" tambahnya.\n\n\
        \"Jangan bohong lagi,\" sergah [Dadan].\n\n\"Anak kami ikut antre,\" kata seorang warga.\n\n\"Kami pulang saja.\"";
    assert_eq!(
        said(text),
        ["Jumadi: Lapak kami sepi sejak relokasi", "Mega Lestari: Sewa naik terus!", "Dadan: Jangan bohong lagi"]
    );
}

#[test]
fn a_free_quote_after_a_new_person_is_not_the_speakers_before() {
    let text = "Warga Minta Jembatan\n\n[Rahmat Hidayat] mengatakan jembatan perlu diperbaiki.\n\n\
        Semalam [Khalid Mahendra] mengaku khawatir. \"Yang terjadi sekarang warga harus memutar jauh.\"\n\n\"Anggaran belum ada,\" ucapnya.";
    assert_eq!(
        said(text),
        [
            "Rahmat Hidayat: (Rahmat Hidayat mengatakan jembatan perlu diperbaiki.)",
            "Khalid Mahendra: Yang terjadi sekarang warga harus memutar jauh",
            "Khalid Mahendra: Anggaran belum ada",
            "Khalid Mahendra: (Semalam Khalid Mahendra mengaku khawatir.)"
        ]
    );
}

#[test]
fn signed_quotes_and_lead_ins() {
    let text = "Pelatihan Guru\n\n\"Pelatihan ini menutup kekurangan guru terampil.\" - [Kepala Dinas Pendidikan|Sri Wahyuni]\n\n\
        Dan dari [Ketua PGRI Cianjur|Joko Pranoto]:\n\n\"Kami berharap pelatihan berlanjut tiap tahun.\"\n\n\
        \"Kami kekurangan guru di desa.\" – warga\n\n\"Anak kami belajar sendiri.\"";
    assert_eq!(
        said(text),
        [
            "Sri Wahyuni: Pelatihan ini menutup kekurangan guru terampil",
            "Joko Pranoto: Kami berharap pelatihan berlanjut tiap tahun"
        ]
    );
}

#[test]
fn whom_a_pronoun_means_the_sentence_says_first() {
    let quote = "\"Besok kami mulai bekerja,\"";
    let with = |second: &str| said(&format!("Judul\n\n\"Kami siap membantu warga,\" kata [Sri].\n\n{second}"));
    assert_eq!(with(&format!("{quote} katanya."))[1], "Sri: Besok kami mulai bekerja");
    assert_eq!(
        with(&format!("[Kades Banyu|Jarmin] siap hadir, {quote} katanya."))[1],
        "Jarmin: Besok kami mulai bekerja"
    );
    // An office that nobody is named with, or one of several people: nobody's.
    assert_eq!(with(&format!("Kepala sekolah menjelaskan {quote} katanya.")).len(), 1);
    assert_eq!(
        with(&format!("Rapat dihadiri [Bupati|Asep], [Camat|Dadan] dan [Lurah|Wati].\n\n{quote} katanya.")).len(),
        1
    );
}

#[test]
fn an_office_leads_back_to_its_holder_alone() {
    let text = |office: &str| {
        format!(
            "Judul\n\n[Kapolda Riau|Syafril] hadir bersama [Wakil Bupati Garut|Sunarto].\n\n“Kami siap,” kata {office}."
        )
    };
    assert_eq!(said(&text("Kapolda")), ["Syafril: Kami siap"]);
    assert_eq!(said(&text("Kapolda Riau")), ["Syafril: Kami siap"]);
    assert_eq!(said(&text("wakil bupati")), ["Sunarto: Kami siap"]);
    assert!(said(&text("Bupati")).is_empty());
    assert!(said(&text("Kapolda Jambi")).is_empty());
}

#[test]
fn quotes_go_on_where_the_text_says_so() {
    assert_eq!(said("Judul\n\n“Kami siap,” kata [Sri]. “Besok mulai.”"), ["Sri: Kami siap", "Sri: Besok mulai"]);
    assert_eq!(
        said("Judul\n\n“Kami siap membantu.\n\n“Besok kami mulai,” kata [Sri]."),
        ["Sri: Kami siap membantu", "Sri: Besok kami mulai"]
    );
    // Alone in the next paragraph it may be anybody's.
    assert_eq!(said("Judul\n\n“Kami siap,” kata [Sri].\n\n“Besok mulai.”"), ["Sri: Kami siap"]);
}

#[test]
fn a_report_goes_on_while_nobody_else_comes() {
    let with = |next: &str| said(&format!("Judul\n\n[Sri] mengatakan dana cukup. {next}")).len();
    assert_eq!(with("Sebab, petugas masih kurang."), 2);
    assert_eq!(with("[Budi] juga hadir kemarin."), 1);
    assert_eq!(with("Sementara itu, warga menunggu."), 1);
    assert_eq!(with("Kita harus bersabar karena petugas masih kurang."), 2);
    assert_eq!(with("Rapat itu dihadiri sejumlah kepala desa."), 1);
    let after = |next: &str| said(&format!("Judul\n\n[Sri] mengatakan dana cukup.\n\n{next}")).len();
    assert_eq!(after("Sebab, petugas masih kurang."), 1);
    assert_eq!(after("Kepada [Sri], Wakil Bupati juga menitipkan pesan."), 1);
    assert_eq!(after("Rapat itu dihadiri [Budi].\n\nSebab, petugas masih kurang."), 1);
}

#[test]
fn a_name_alone_signs_too() {
    assert_eq!(
        said("Judul\n\n“Kami siap,” kata [Sunarto].\n\n“Kami kekurangan guru.” – [Sri Wahyuni]"),
        ["Sunarto: Kami siap", "Sri Wahyuni: Kami kekurangan guru"]
    );
}

#[test]
fn a_setting_is_between_a_name_and_its_verb() {
    let text = "Judul\n\n[Kepala Desa Sukamaju|Wartini], dalam sambutannya menyampaikan dana cukup.";
    assert_eq!(said(text).len(), 1, "{:?}", said(text));
}

#[test]
fn a_closing_formula_claims_the_quotes_before_it() {
    assert_eq!(
        said("Judul\n\n“Kerja sama itu perlu”\n\nDemikian pernyataan [Bupati Garut|Sunarto], di Garut."),
        ["Sunarto: Kerja sama itu perlu"]
    );
}
