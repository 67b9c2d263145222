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

/// What may be a challenge of an article.
pub struct Proposed {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The id of the rule that proposed it.
    pub reason: &'static str,
    /// The hashes of its features.
    pub features: Vec<u32>,
}

/// What a model chose of an article.
pub struct Chosen {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The id of the rule that proposed it.
    pub reason: &'static str,
    /// In hundredths.
    pub certainty: u8,
    /// What the certainty is told by, in [`WEIGHT_SCALE`].
    pub values: Vec<i32>,
}

/// A weight of 1 is so much in a file.
pub const WEIGHT_SCALE: i32 = crate::weigh::SCALE;

/// All proposals of an article.
pub fn proposed_challenges(text: &str) -> Vec<Proposed> {
    let mut out = Vec::new();
    fact::challenges::proposals(&Article::read(text), &mut |span, reason, features| {
        out.push(Proposed { span, reason, features });
    });
    out
}

/// The challenges that a model chooses, the highest sums of weights first.
pub fn chosen_challenges(text: &str, context: &[i32], weights: &[i8]) -> Vec<Chosen> {
    let found = fact::challenges::weighed(&Article::read(text), &crate::weigh::Model { weights, context });
    let chosen = found.into_iter().map(|found| Chosen {
        span: found.span,
        reason: found.reason,
        certainty: found.certainty.in_hundredths(),
        values: found.values.to_vec(),
    });
    chosen.collect()
}
