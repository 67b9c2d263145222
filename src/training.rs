//! What `tools/train` asks of the crate, so that training and reading can't drift apart.

pub use crate::tagger::{Class, Label};

use crate::entity;
use crate::fact;
use crate::fact_box::FactBox;
use crate::tagger::{self, Features, Name, Seen};
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
            (start < end).then_some(Name::new(class, start..end))
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
    /// Its features, by the places of their weights.
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
    /// Only alleged, or only what may be: never shown to readers.
    pub held: bool,
    /// What the certainty is told by, in [`WEIGHT_SCALE`].
    pub values: Vec<i32>,
}

/// A weight of 1 is so much in a file.
pub const WEIGHT_SCALE: i32 = crate::weigh::SCALE;

/// All proposals of an article.
pub fn proposed_challenges(text: &str) -> Vec<Proposed> {
    let mut out = Vec::new();
    fact::challenges::proposals(&Article::read(text), &mut |span, reason, features| {
        out.push(Proposed { span, reason, features: features.into_iter().map(crate::weigh::slot).collect() });
    });
    out
}

/// The number of the features of challenges: weights belong to one.
pub fn challenges_fingerprint() -> u32 {
    fact::challenges::fingerprint()
}

/// The challenges that a model chooses, the highest sums of weights first.
pub fn chosen_challenges(text: &str, context: &[i32], weights: &[(u32, i8)]) -> Vec<Chosen> {
    let found = fact::challenges::weighed(&Article::read(text), &crate::weigh::Model::of(context, weights));
    let chosen = found.into_iter().map(|found| Chosen {
        span: found.span,
        reason: found.reason,
        certainty: found.certainty.in_hundredths(),
        held: found.held,
        values: found.values.to_vec(),
    });
    chosen.collect()
}

/// What the words of each block of a text are looked up by in the clusters.
pub fn cluster_keys(text: &str) -> Vec<Vec<u32>> {
    let article = Article::read(text);
    let keys =
        |block: &crate::text::Block| article.slice(block.tokens.clone()).iter().map(tagger::cluster_key).collect();
    article.blocks.iter().map(keys).collect()
}

/// Under which hash a word has its place in the packed clusters.
pub fn cluster_hash(key: u32) -> u32 {
    tagger::cluster_hash(key)
}

/// A block's tokens as the tagger sees them.
pub struct Block {
    /// Where its tokens are, in bytes.
    pub tokens: Vec<Span>,
    /// The features of each in the first stage; the second one has them too.
    pub features: Vec<Vec<u32>>,
}

/// An article, or one line that is none.
fn read(text: &str, is_line: bool) -> Article<'_> {
    if is_line { Article::line(text) } else { Article::read(text) }
}

/// The blocks of an article, or of a line, as the tagger sees them.
pub fn tagger_blocks(text: &str, is_line: bool) -> Vec<Block> {
    let article = read(text, is_line);
    let mut features = Features::default();
    let mut out = Vec::new();
    for block in &article.blocks {
        features.enter(&article, block);
        let of = |i: usize| {
            let mut found = Vec::new();
            features.of(&article, i, &mut |f| found.push(f));
            found
        };
        out.push(Block {
            tokens: article.slice(block.tokens.clone()).iter().map(|t| t.span).collect(),
            features: block.tokens.clone().map(of).collect(),
        });
    }
    out
}

/// What the second stage sees besides, given what the first one says of each token, block by block.
pub fn second_features(text: &str, is_line: bool, labels: &[Vec<Label>]) -> Vec<Vec<Vec<u32>>> {
    let article = read(text, is_line);
    let mut all = vec![Label::Outside; article.tokens.len()];
    for (block, labels) in article.blocks.iter().zip(labels) {
        if let Some(of_block) = all.get_mut(block.tokens.clone()) {
            of_block.copy_from_slice(labels);
        }
    }
    let seen = Seen::of(&article, &all);
    let of = |block: &crate::text::Block| {
        let of = |i: usize| {
            let mut found = Vec::new();
            seen.features(&block.tokens, i, &mut |f| found.push(f));
            found
        };
        block.tokens.clone().map(of).collect()
    };
    article.blocks.iter().map(of).collect()
}

/// The number of the features: weights belong to one.
pub fn tagger_fingerprint() -> u32 {
    tagger::fingerprint()
}

/// The fact box of an article by other weights of the tagger, packed as `src/tagger/weights.rs` says: by such that were not learned from it.
pub fn facts_by(text: &str, packed: &[u8]) -> FactBox<Utf16Span> {
    let article = Article::read(text);
    let names = tagger::names_by(&article, &tagger::Weights::unpack(packed));
    fact::facts_of_names(&article, &names).in_units(&Utf16Index::new(text))
}

/// A fact's name and its other forms, and the signs of its certainty.
pub type Signs = (Vec<String>, Vec<i32>);

/// The agencies, forums and speakers of an article by such weights, each with what its certainty is learned from.
pub fn signs_by(text: &str, packed: &[u8]) -> [Vec<Signs>; 3] {
    let article = Article::read(text);
    let names = tagger::names_by(&article, &tagger::Weights::unpack(packed));
    if !article.is_news() {
        return Default::default();
    }
    let (agencies, events) = (entity::agency_signs(&article, &names), entity::event_signs(&article, &names));
    [agencies, events, fact::speaker_signs(&article, &names)]
}

/// A sentence that may be whose that the article gave words last.
pub struct Weighed {
    /// The sentence, in bytes.
    pub sentence: Span,
    /// Whom it may belong to: every form of the name.
    pub forms: Vec<String>,
    /// In [`WEIGHT_SCALE`].
    pub signs: Vec<i32>,
}

/// How many signs it has.
pub const STATEMENT_SIGNS: usize = fact::attribution::SIGNS;

/// What is weighed of an article's statements, the names being found by such weights, and the statements by those of the last round.
pub fn weighed_statements(text: &str, packed: &[u8], last: &[u8]) -> Vec<Weighed> {
    let article = Article::read(text);
    if !article.is_news() {
        return Vec::new();
    }
    let names = tagger::names_by(&article, &tagger::Weights::unpack(packed));
    let people = entity::people(&article, &names);
    let forms = |person: usize| {
        let of = people.mentions.iter().filter(|m| m.person == person);
        let mut forms: Vec<String> = of.map(|m| article.span(&m.name).of(text).to_owned()).collect();
        forms.sort();
        forms.dedup();
        forms
    };
    let found = fact::attribution::weighed_of(&article, &people, last);
    let of = |w: fact::attribution::Weighed| Weighed {
        sentence: article.span(&w.sentence),
        forms: forms(w.person),
        signs: w.signs,
    };
    found.into_iter().map(of).collect()
}

/// The names that the tagger finds, in bytes.
pub fn tagger_names(text: &str) -> Vec<(Span, Class)> {
    let article = Article::read(text);
    tagger::names(&article).iter().map(|name| (article.span(&name.tokens), name.class)).collect()
}
