//! One gathering, one entry: its spellings brought together.

use super::cut;
use crate::fact_box::{Evidence, Forum, Role};
use crate::mention::Gathering;
use crate::text::{Article, Span};
use crate::trace;

struct Found {
    name: Span,
    forms: Vec<Span>,
    mentions: Vec<Span>,
}

/// The forums of the article, in order of first mention.
pub(super) fn forums(article: &Article, gatherings: &[Gathering]) -> Vec<Forum> {
    let mut found: Vec<Found> = Vec::new();
    for mention in gatherings {
        let name = article.span(&mention.name);
        let whole = article.span(&mention.whole);
        trace::note(if mention.quoted.is_some() { "forum.quoted-topic" } else { "forum.head-or-name" }, whole, name);
        let mut forms = vec![name];
        forms.extend(mention.bracket.as_ref().map(|b| article.span(b)));
        forms.extend(mention.quoted.as_ref().map(|q| article.span(q)));
        if whole != name {
            forms.push(whole);
        }
        let same = found.iter_mut().find(|f| f.forms.iter().any(|&a| forms.iter().any(|&b| is_form_of(article, a, b))));
        if let Some(f) = same {
            if name.len() > f.name.len() {
                f.name = name;
            }
            f.forms.extend(forms);
            f.mentions.push(whole);
        } else {
            found.push(Found { name, forms, mentions: vec![whole] });
        }
    }
    found.iter().map(|f| forum(article, f)).collect()
}

/// Whether one name says the other, or begins it: `Rembuk Stunting` and `Rembuk Stunting Tingkat Kabupaten`. `KTT ASEAN ke-44`
/// and `KTT ASEAN ke-45` are two.
fn is_form_of(article: &Article, a: Span, b: Span) -> bool {
    let (a, b) = (a.of(article.text).to_lowercase(), b.of(article.text).to_lowercase());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    long == short
        || in_any_order(short, long)
        || (short.split_whitespace().count() >= 2
            && long.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(' ')))
}

/// `KTT ke-46 ASEAN` is `KTT ASEAN ke-46`, and the `Konferensi Tingkat Tinggi (KTT) ASEAN ke-46`.
fn in_any_order(short: &str, long: &str) -> bool {
    fn words(of: &str) -> Vec<&str> {
        let mut words: Vec<&str> = of.split([' ', '(', ')']).filter(|w| !w.is_empty()).collect();
        words.sort_unstable();
        words
    }
    // Behind the short form the topic is said once for both.
    let topic = long.split_once('(').map_or(long, |(_, rest)| rest);
    short.contains(' ') && (words(short) == words(long) || words(short) == words(topic))
}

fn forum(article: &Article, found: &Found) -> Forum {
    let name = cut(article, found.name);
    let mut aliases: Vec<String> = Vec::new();
    for &form in &found.forms {
        let form = form.of(article.text);
        if form.to_lowercase() != name.to_lowercase()
            && !aliases.iter().any(|a| a.to_lowercase() == form.to_lowercase())
        {
            aliases.push(form.to_owned());
        }
    }
    let evidence = found
        .mentions
        .iter()
        .map(|&span| Evidence { role: if span.of(article.text) == name { Role::Name } else { Role::Alias }, span })
        .collect();
    Forum { name, aliases, edited: false, evidence }
}
