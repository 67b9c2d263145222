//! One gathering, one entry: its spellings brought together.

use super::cut;
use crate::fact_box::{Evidence, Forum, Role};
use crate::mention::Gathering;
use crate::text::{Article, Span};
use crate::trace;
use crate::wording::{Wording, Wordings};

struct Found {
    name: Span,
    /// No two are the same.
    forms: Vec<(Span, Wording)>,
    mentions: Vec<Span>,
}

/// The forums of the article, in order of first mention.
pub(super) fn forums(article: &Article, gatherings: &[Gathering]) -> Vec<Forum> {
    let mut found: Vec<Found> = Vec::new();
    // Under a wording: the first forum that has it.
    let mut first = Wordings::default();
    for mention in gatherings {
        let name = article.span(&mention.name);
        let whole = article.span(&mention.whole);
        trace::note(if mention.quoted.is_some() { "forum.quoted-topic" } else { "forum.head-or-name" }, whole, name);
        let forms = [
            Some(name),
            mention.bracket.as_ref().map(|b| article.span(b)),
            mention.quoted.as_ref().map(|q| article.span(q)),
            Some(whole).filter(|&w| w != name),
        ];
        let forms: Vec<Form> = forms.into_iter().flatten().map(|span| Form::of(article, span)).collect();
        let same = forms.iter().flat_map(|f| &f.same).filter_map(|&wording| first.get(wording)).min();
        let number = same.unwrap_or(found.len());
        if same.is_none() {
            found.push(Found { name, forms: Vec::new(), mentions: Vec::new() });
        }
        let Some(f) = found.get_mut(number) else { break };
        if name.len() > f.name.len() {
            f.name = name;
        }
        f.mentions.push(whole);
        for form in forms {
            if form.file(&mut first, number) {
                f.forms.push((form.span, form.wording));
            }
        }
    }
    found.iter().map(|f| forum(article, f)).collect()
}

// What a wording stands for; no letters.
const BEGINNING: u64 = u64::MAX;
const WORDS: u64 = BEGINNING - 1;
const TOPIC: u64 = BEGINNING - 2;

/// No name of more words is the beginning of a longer one.
const LONGEST_BEGINNING: usize = 24;

/// A way to write a forum.
struct Form {
    span: Span,
    wording: Wording,
    /// Under which of these a forum stands that is the same.
    same: Vec<Wording>,
    /// Under which this one's forum is found by others, besides the wording.
    found: Vec<Wording>,
}

impl Form {
    fn of(article: &Article, span: Span) -> Self {
        let text = span.of(article.text);
        let (mut same, mut found) = (Vec::new(), Vec::new());
        // `Rembuk Stunting` begins `Rembuk Stunting Tingkat Kabupaten`; `KTT ASEAN ke-44` and `KTT ASEAN ke-45` are two.
        let mut wording = Wording::NONE;
        let mut words = 0;
        for (i, part) in text.split(' ').enumerate() {
            if (2..=LONGEST_BEGINNING).contains(&words) {
                same.push(wording);
                found.push(wording.with(BEGINNING));
            }
            words += part.split_whitespace().count();
            wording = if i > 0 { wording.and(" ") } else { wording }.and(part);
        }
        same.push(wording);
        same.push(wording.with(BEGINNING));
        // `KTT ke-46 ASEAN` is `KTT ASEAN ke-46`.
        if let Some(words) = in_any_order(text) {
            same.push(words);
            same.push(words.with(TOPIC));
            found.push(words);
        }
        // And `Konferensi Tingkat Tinggi (KTT) ASEAN ke-46`: behind the short form the topic is said once for both.
        if let Some(words) = text.split_once('(').and_then(|(_, topic)| in_any_order(topic)) {
            same.push(words);
            found.push(words.with(TOPIC));
        }
        Self { span, wording, same, found }
    }

    /// Notes that a forum has this form; `false` where it had it before.
    fn file(&self, first: &mut Wordings, number: usize) -> bool {
        for &wording in &self.found {
            if let Some(earlier) = first.insert(wording, number).filter(|&first| first < number) {
                first.insert(wording, earlier);
            }
        }
        // Were it another's, a forum before this one, then the mention would be that one's.
        first.insert(self.wording, number) != Some(number)
    }
}

/// The words of a text, two or more, whatever their order.
fn in_any_order(text: &str) -> Option<Wording> {
    let words = text.split([' ', '(', ')']).filter(|w| !w.is_empty());
    let (count, all) =
        words.fold((0, 0_u64), |(n, all), w| (n + 1, all.wrapping_add(Wording::of(w).with(WORDS).number())));
    (count > 1).then(|| Wording::NONE.with(all))
}

fn forum(article: &Article, found: &Found) -> Forum {
    let name = cut(article, found.name);
    let own = Wording::of(&name);
    let aliases = found.forms.iter().filter(|f| f.1 != own).map(|f| cut(article, f.0)).collect();
    let evidence = found
        .mentions
        .iter()
        .map(|&span| Evidence { role: if span.of(article.text) == name { Role::Name } else { Role::Alias }, span })
        .collect();
    Forum { name, aliases, edited: false, certainty: None, reason: None, evidence }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::{bodies, gatherings};

    fn names(text: &str) -> Vec<String> {
        let text = format!("Judul\n{text}");
        let article = Article::read(&text);
        let found = forums(&article, &gatherings(&article, &bodies(&article)));
        found.into_iter().map(|f| [vec![f.name], f.aliases].concat().join(" = ")).collect()
    }

    #[test]
    fn what_begins_a_name_is_the_same_forum_before_and_after_it() {
        for order in [
            ["Rembuk Stunting", "Rembuk Stunting Tingkat Kabupaten"],
            ["Rembuk Stunting Tingkat Kabupaten", "Rembuk Stunting"],
        ] {
            let [first, then] = order;
            assert_eq!(
                names(&format!("Bupati membuka {first} kemarin. Warga menyambut {then} kemarin.")),
                ["Rembuk Stunting Tingkat Kabupaten = Rembuk Stunting"]
            );
        }
        assert_eq!(names("Bupati hadir di KTT ASEAN ke-44 kemarin dan KTT ASEAN ke-45 besok.").len(), 2);
    }

    #[test]
    fn words_in_another_order_are_the_same_forum() {
        for order in
            [["KTT ASEAN ke-46", "KTT ke-46 ASEAN"], ["Konferensi Tingkat Tinggi (KTT) ASEAN ke-46", "KTT ke-46 ASEAN"]]
        {
            let [first, then] = order;
            assert_eq!(names(&format!("Presiden hadir di {first} kemarin. Lalu {then} ditutup.")).len(), 1, "{first}");
            assert_eq!(names(&format!("Presiden hadir di {then} kemarin. Lalu {first} ditutup.")).len(), 1, "{first}");
        }
    }
}
