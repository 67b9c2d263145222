//! What a source's words lead to: the holder of an office, and whether a quote is somebody's words.

use std::ops::Range;

use crate::entity::People;
use crate::lexicon::{self, Entry, SpeechKind, TitleKind, kinds};
use crate::text::{Article, Kind, Quote, Token};

/// An office leads back over no more mentions of people than these: nobody remembers who held it.
const FORGOTTEN: usize = 400;

/// The person mentioned before whose title is an office, or the latest of several.
pub(super) fn holder(article: &Article, people: &People, office: &Range<usize>) -> Option<usize> {
    let before = people.mentions.partition_point(|m| m.whole.start < office.start);
    let words = article.slice(office.clone());
    let (length, ()) = lexicon::longest(words, kinds![Title], |e| matches!(e, Entry::Title(_)).then_some(()))?;
    let head = words.get(..length)?;
    let holds = |title: &Range<usize>| {
        let title = article.slice(title.clone());
        // `Plt Bupati Garut` is the bupati; the bupati is no `Wakil Bupati`.
        let acting = lexicon::longest(title, kinds![Title], |e| {
            matches!(e, Entry::Title(TitleKind::ActingPrefix | TitleKind::FormerPrefix)).then_some(())
        });
        let title = title.get(acting.map_or(0, |(n, ())| n)..).unwrap_or_default();
        let same = |a: &Token, b: &Token| a.hash == b.hash;
        title.len() >= head.len()
            && head.iter().zip(title).all(|(a, b)| same(a, b))
            && words.iter().skip(length).all(|w| title.len() == length || title.iter().any(|t| same(t, w)))
    };
    let mentions = people.mentions.get(before.saturating_sub(FORGOTTEN)..before).unwrap_or_default();
    mentions.iter().rev().find(|m| m.title.as_ref().is_some_and(holds)).map(|m| m.person)
}

/// Whether a quote is somebody's words, and not a name or a word in scare quotes: `program "Jaksa Garda Desa"`.
pub(super) fn is_speech(article: &Article, quote: &Quote, sentence: &Range<usize>) -> bool {
    // `“” kata Sri`: nothing is said.
    if quote.inner.is_empty() {
        return false;
    }
    let many_words = || article.slice(quote.tokens.clone()).iter().filter(|t| t.is_word()).nth(2).is_some();
    let before = quote.tokens.start.checked_sub(1).filter(|&i| i >= sentence.start).and_then(|i| article.token(i));
    let leads = before.is_none_or(|t| matches!(t.kind, Kind::Mark(',' | ':')) || is_verb_of_speech(t));
    let after = article.token(quote.tokens.end).filter(|_| quote.tokens.end < sentence.end);
    let verb_after = after.is_some_and(|t| is_verb_of_speech(t) || t.is_mark(','));
    let inner_stop = article
        .token(quote.tokens.end.saturating_sub(2))
        .is_some_and(|t| matches!(t.kind, Kind::Mark(',' | '.' | '!' | '?')));
    verb_after || inner_stop || (leads && many_words())
}

fn is_verb_of_speech(token: &Token) -> bool {
    lexicon::longest(std::slice::from_ref(token), kinds![Speech], |e| {
        matches!(e, Entry::Speech(SpeechKind::PostQuoteVerb | SpeechKind::ReportingVerb, _)).then_some(())
    })
    .is_some()
}
