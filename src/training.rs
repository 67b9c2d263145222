//! What `tools/train` asks of the crate, so that training and reading can't drift apart.

pub use crate::tagger::Class;

use crate::fact;
use crate::fact_box::FactBox;
use crate::tagger::Name;
use crate::text::{Article, Span, Utf16Index, Utf16Span};

/// The fact box of an article whose names are given, in bytes: what the rest of the core makes of a tagger without fault. Of names
/// that overlap those are kept that begin in another or hold it; tokens that are only partly in a name belong to it.
pub fn facts_of_names(text: &str, names: &[(Span, Class)]) -> FactBox<Utf16Span> {
    let article = Article::read(text);
    let mut names: Vec<Name> = names
        .iter()
        .filter_map(|&(span, class)| {
            let start = article.tokens.partition_point(|t| t.span.end <= span.start);
            let end = article.tokens.partition_point(|t| t.span.start < span.end);
            (start < end).then_some(Name { class, tokens: start..end })
        })
        .collect();
    names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
    fact::facts_of_names(&article, &names).in_units(&Utf16Index::new(text))
}
