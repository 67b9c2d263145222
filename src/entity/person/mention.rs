//! From a tagger's names to mentions of people: each name with its office and all that is between them.

use std::ops::Range;

use super::PersonMention;
use super::beside::Around;
use super::office::Offices;
use crate::tagger::{Class, Name};
use crate::text::{Article, Block};

/// No person's name has more tokens.
const LONGEST_NAME: usize = 16;

/// A mention, and what the text says of the person beside it.
pub(super) struct Found {
    pub(super) mention: PersonMention,
    pub(super) nickname: Option<Range<usize>>,
    pub(super) never_speaks: bool,
}

/// The mentions of people in the body, in text order.
pub(super) fn mentions(article: &Article, names: &[Name]) -> Vec<Found> {
    let of_class = |class| names.iter().filter(move |n| n.class == class).map(|n| n.tokens.clone());
    let mut offices = Offices::new(article, of_class(Class::Office).collect());
    let around = Around { article };
    let mut out: Vec<Found> = Vec::new();
    let mut persons = of_class(Class::Person).peekable();
    for block in article.body() {
        let first = out.len();
        while persons.next_if(|name| name.start < block.tokens.start).is_some() {}
        while let Some(name) = persons.next_if(|name| name.start < block.tokens.end) {
            let name = around.trimmed(name.start..name.end.min(block.tokens.end));
            let from = out
                .get(first..)
                .and_then(|of_block| of_block.last())
                .map_or(block.tokens.start, |f| f.mention.whole.end);
            if name.len() <= LONGEST_NAME && name.start >= from {
                out.push(with_office_before(around, &mut offices, name, from, block));
            }
        }
        with_offices_after(&mut offices, out.get_mut(first..).unwrap_or_default(), block);
    }
    for found in &mut out {
        found.mention.title = found.mention.title.take().and_then(|title| offices.whole(title));
    }
    out
}

fn with_office_before(around: Around, offices: &mut Offices, name: Range<usize>, from: usize, block: &Block) -> Found {
    let after = around.after(name.end, block.tokens.end);
    let (start, title) = offices.before(name.start, from);
    let mention = PersonMention { whole: start..after.end, name, title, person: 0 };
    Found { mention, nickname: after.nickname, never_speaks: after.never_speaks }
}

/// Offices after names, once those before names are taken: `Sri, Ketua Panitia, dan Bupati Garut Sunarto`.
fn with_offices_after(offices: &mut Offices, of_block: &mut [Found], block: &Block) {
    let mut next = block.tokens.end;
    for found in of_block.iter_mut().rev() {
        let mention = &mut found.mention;
        if mention.title.is_none()
            && let Some(title) = offices.after(mention.whole.end, next)
        {
            mention.whole.end = title.end;
            mention.title = Some(title);
        }
        next = mention.whole.start;
    }
}
