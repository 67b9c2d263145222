//! What stands where: bodies, people with their titles, gatherings.

mod body;
mod gathering;
mod person;

use crate::lexicon::Word;
use crate::tag;
use crate::text::{Article, Token};

pub(crate) use body::{BodyMention, bodies, is_top};
pub(crate) use gathering::{Gathering, gatherings};
pub(crate) use person::People;
use person::{people, people_by_rules};

/// Whether two tokens are the same word, whatever their capitals.
fn same_word(article: &Article, a: usize, b: usize) -> bool {
    let (Some(a), Some(b)) = (article.token(a), article.token(b)) else { return false };
    let letters = |token: &Token| article.text.as_bytes().get(token.span.start..token.span.end).unwrap_or_default();
    // What a table holds has a number, and needs no look at its letters.
    let known = a.word == b.word && a.word != Word::UNKNOWN;
    a.hash == b.hash && (known || letters(a).eq_ignore_ascii_case(letters(b)))
}

/// What the rules propose for each token, before the tagger decides.
pub(crate) fn proposals(article: &Article, bodies: &[BodyMention]) -> Vec<tag::Label> {
    tag::proposals(article, bodies, &people_by_rules(article, bodies))
}

/// The article's bodies and people: the rules propose, the tagger decides, and the rules read again with what it knows.
pub(crate) fn bodies_and_people(article: &Article) -> (Vec<BodyMention>, People) {
    let mut bodies = bodies(article);
    let names = tag::names(article, &proposals(article, &bodies));
    body::settle(article, &mut bodies, &names);
    let people = people(article, &bodies, &names);
    (bodies, people)
}
