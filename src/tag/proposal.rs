//! What the rules propose for each token, before the tagger decides.

use super::{Class, Label};
use crate::lexicon::{self, Entry, kinds};
use crate::mention::{BodyMention, People};
use crate::text::{Article, Token};

/// A label for each token: people and bodies as the rules read them, other organisations by their first word
/// (`Partai …`, `PT …`, `Universitas …`), places by the tables.
pub(crate) fn proposals(article: &Article, bodies: &[BodyMention], people: &People) -> Vec<Label> {
    let mut out = vec![Label::Outside; article.tokens.len()];
    for body in bodies {
        mark(&mut out, Class::Organisation, body.whole.start, body.whole.end);
    }
    for mention in &people.mentions {
        mark(&mut out, Class::Person, mention.name.start, mention.name.end);
    }
    for sentence in &article.sentences {
        let mut i = sentence.start;
        while i < sentence.end {
            let found = if article.token(i).is_some_and(Token::is_capitalised) && is_free(&out, i) {
                organisation(article, &out, i, sentence.end)
                    .map(|end| (Class::Organisation, end))
                    .or_else(|| place(article, i, sentence.end).map(|end| (Class::Place, end)))
            } else {
                None
            };
            if let Some((class, end)) = found {
                mark(&mut out, class, i, end);
                i = end.max(i + 1);
            } else {
                i += 1;
            }
        }
    }
    out
}

fn is_free(labels: &[Label], i: usize) -> bool {
    labels.get(i) == Some(&Label::Outside)
}

fn mark(labels: &mut [Label], class: Class, start: usize, end: usize) {
    for i in start..end {
        if let Some(label) = labels.get_mut(i) {
            *label = if i == start { Label::Begin(class) } else { Label::Inside(class) };
        }
    }
}

/// How many words an organisation's name has at most behind its first ones.
const LONGEST: usize = 6;

/// The end of an organisation's name that is no public body's: a head with the capitalised words behind it.
fn organisation(article: &Article, labels: &[Label], at: usize, end: usize) -> Option<usize> {
    let tokens = article.slice(at..end);
    if let Some((n, ())) = lexicon::longest(tokens, kinds![Organisation], |e| (e == Entry::Organisation).then_some(()))
    {
        return Some(at + n);
    }
    let (n, ()) = lexicon::longest(tokens, kinds![BodyHead], |e| matches!(e, Entry::BodyHead(..)).then_some(()))?;
    let behind = at + n;
    let stop = (behind..end.min(behind + LONGEST))
        .find(|&i| !article.token(i).is_some_and(Token::is_capitalised) || !is_free(labels, i));
    Some(stop.unwrap_or(end.min(behind + LONGEST))).filter(|&stop| stop > behind)
}

fn place(article: &Article, at: usize, end: usize) -> Option<usize> {
    lexicon::longest(article.slice(at..end), kinds![Place], |e| matches!(e, Entry::Place(..)).then_some(()))
        .map(|(n, ())| at + n)
}
