//! The article as text: where its parts, words, sentences and quotes stand.

mod article;
mod credit;
mod dateline;
mod furniture;
mod gate;
pub(crate) mod normal;
mod quote;
mod scan;
mod sentence;
mod span;
mod token;

use std::ops::Range;

pub(crate) use article::Part;
pub(crate) use credit::CreditLine;
pub(crate) use quote::Quote;
pub(crate) use scan::folded;
pub(crate) use sentence::count as count_sentences;
pub(crate) use span::Utf16Index;
pub use span::{Span, Utf16Span};
pub(crate) use token::{Case, Kind, Token};

/// An article, cut into blocks, sentences, quotes and tokens: all that the later stages look at.
#[derive(Debug)]
pub(crate) struct Article<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) blocks: Vec<Block>,
    /// Ranges of tokens; a quote is never cut.
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) dateline: Option<dateline::Found>,
    pub(crate) credits: Vec<CreditLine>,
}

/// A headline, a paragraph or a list item.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) part: Part,
    pub(crate) span: Span,
    /// Its tokens, without the dateline.
    pub(crate) tokens: Range<usize>,
    /// Its sentences in [`Article::sentences`].
    pub(crate) sentences: Range<usize>,
    /// Its quotes in [`Article::quotes`].
    pub(crate) quotes: Range<usize>,
}

/// How many paragraphs of prose may stand before the one with the dateline: a caption, a standfirst.
const BEFORE_DATELINE: usize = 3;

/// How many blocks of any sort may.
const BLOCKS_BEFORE_DATELINE: usize = 8;

/// What is read of a text: headline, paragraphs and items, a line each, without what sites put around them.
pub(crate) fn read_text(text: &str) -> String {
    let lines: Vec<&str> = article::layout(text).blocks.iter().map(|(_, span)| span.of(text)).collect();
    lines.join("\n")
}

impl<'a> Article<'a> {
    pub(crate) fn read(text: &'a str) -> Self {
        Self::of(text, article::layout(text), BEFORE_DATELINE)
    }

    /// A text that is all one paragraph: no headline, no dateline, nothing left out.
    pub(crate) fn line(text: &'a str) -> Self {
        let whole = (Part::Paragraph, Span::new(0, text.len()).trimmed(text));
        Self::of(text, article::Layout { blocks: vec![whole], credits: Vec::new() }, 0)
    }

    /// The blocks of a layout; the dateline is looked for in the first `before_dateline` paragraphs.
    fn of(text: &'a str, layout: article::Layout, before_dateline: usize) -> Self {
        let mut it = Self {
            text,
            tokens: Vec::with_capacity(text.len() / 5),
            blocks: Vec::with_capacity(layout.blocks.len()),
            sentences: Vec::new(),
            quotes: Vec::new(),
            dateline: None,
            credits: layout.credits,
        };
        let mut paragraphs = 0;
        for (part, span) in layout.blocks {
            let first = it.tokens.len();
            token::tokens(text, span, &mut it.tokens);
            let mut tokens = first..it.tokens.len();
            let mut part = part;
            let headline_is_dateline = part == Part::Headline
                && dateline::dateline(text, &it.tokens, tokens.clone())
                    .is_some_and(|d| d.outlet.is_some_and(|o| d.place.is_some() || o.of(text).contains('.')));
            if headline_is_dateline {
                part = Part::Paragraph;
            }
            if part != Part::Headline
                && it.dateline.as_ref().is_none_or(|d| d.guessed)
                && paragraphs < before_dateline
                && it.blocks.len() < BLOCKS_BEFORE_DATELINE
            {
                paragraphs += usize::from(furniture::is_prose(span.of(text)));
                let found = dateline::dateline(text, &it.tokens, tokens.clone())
                    .or_else(|| dateline::place_alone(&it.tokens, tokens.clone()));
                // One that is certain wins over a caption that has the shape.
                if let Some(found) = found.filter(|f| it.dateline.is_none() || !f.guessed) {
                    tokens.start = found.body;
                    it.dateline = Some(found);
                }
            }
            let quotes = it.quotes.len();
            quote::quotes(text, &it.tokens, tokens.clone(), &mut it.quotes);
            let sentences = it.sentences.len();
            sentence::sentences(
                &it.tokens,
                tokens.clone(),
                it.quotes.get(quotes..).unwrap_or_default(),
                &mut it.sentences,
            );
            it.blocks.push(Block {
                part,
                span,
                tokens,
                sentences: sentences..it.sentences.len(),
                quotes: quotes..it.quotes.len(),
            });
        }
        it
    }

    /// The headline's block.
    pub(crate) fn headline(&self) -> Option<&Block> {
        self.blocks.first().filter(|b| b.part == Part::Headline)
    }

    /// Everything but the headline.
    pub(crate) fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.part != Part::Headline)
    }

    /// The date of the dateline, or else the first one in the first two paragraphs: captions and labels count as none.
    pub(crate) fn date(&self) -> Option<Span> {
        let own = self.dateline.as_ref().and_then(|d| d.date);
        let from = self.dateline.as_ref().map_or(0, |d| d.body);
        let prose = self.body().filter(|b| b.tokens.end > from && furniture::is_prose(b.span.of(self.text)));
        let date = |b: &Block| dateline::any_date(self.text, &self.tokens, b.tokens.clone());
        own.or_else(|| prose.take(2).find_map(date)).or_else(|| self.body().take(2).find_map(date))
    }

    pub(crate) fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// The tokens of a range; none where it does not fit.
    pub(crate) fn slice(&self, range: Range<usize>) -> &[Token] {
        self.tokens.get(range).unwrap_or_default()
    }

    /// The text from the first token of a range to the last, an abbreviation's full stop included.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|e| self.tokens.get(e))) {
            (Some(first), Some(last)) if range.start < range.end => Span::new(first.span.start, last.full_end()),
            _ => Span::default(),
        }
    }
}
