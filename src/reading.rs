//! A text as it was read: its facts in UTF-16 units and the sentences that they stand in. What a box is shown from.

use crate::fact;
use crate::fact_box::{Candidate, FactBox};
use crate::text::normal::normal;
use crate::text::{Utf16Index, Utf16Span};
use crate::view::PagePart;

/// Where the facts of a box come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Read from the text, at times with corrections.
    #[default]
    Automatic,
    /// Approved by an editor for this very text.
    Approved,
    /// Approved by an editor for another text of this article.
    Stale,
}

/// What was read of a text. Editors' corrections change it ([`Reading::correct`]); the text stays.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) facts: FactBox<Utf16Span>,
    /// Whether a correction holds.
    pub(crate) edited: bool,
    pub(crate) origin: Origin,
    /// Whether an editor named the key speaker.
    pub(crate) key_named: bool,
    /// In text order.
    sentences: Vec<Utf16Span>,
}

impl<'a> Reading<'a> {
    /// Reads an article, as [`extract`](crate::extract) does.
    pub fn of(text: &'a str) -> Self {
        let (facts, sentences) = fact::facts_and_sentences(text);
        let index = Utf16Index::new(text);
        let sentences = sentences.into_iter().map(|span| index.span(span)).collect();
        Self {
            text,
            facts: facts.in_units(&index),
            edited: false,
            key_named: false,
            origin: Origin::Automatic,
            sentences,
        }
    }

    /// The same of another text with the same words: spans are places in it.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn of_equal_text(self, text: &str) -> Reading<'_> {
        Reading { text, ..self }
    }

    /// Facts that were not read here, in their text.
    pub(crate) const fn of_facts(
        text: &'a str,
        facts: FactBox<Utf16Span>,
        sentences: Vec<Utf16Span>,
        edited: bool,
        origin: Origin,
    ) -> Self {
        // An editor has seen the key speaker of what they approved.
        let key_named = !matches!(origin, Origin::Automatic);
        Self { text, facts, edited, origin, key_named, sentences }
    }

    /// Facts of some text, for tests.
    #[cfg(test)]
    pub(crate) const fn with(facts: FactBox<Utf16Span>) -> Self {
        Self::of_facts(
            "Sebuah teks yang cukup panjang untuk semua tempat.",
            facts,
            Vec::new(),
            false,
            Origin::Automatic,
        )
    }

    /// Says which part of its article the text is: a page that continues one has no key speaker, unless an editor has named
    /// one. To be called after [`Reading::correct`].
    pub fn keep_to(&mut self, part: PagePart) {
        if part == PagePart::Continuing && !self.key_named {
            self.facts.key_speaker = None;
        }
    }

    /// Whether a correction holds.
    pub const fn is_edited(&self) -> bool {
        self.edited
    }

    /// Fills the list of candidates, which is `None` until somebody asks: what may be facts of the text besides those of the box,
    /// with the changes that editors have made.
    pub fn find_candidates(&mut self) {
        let index = Utf16Index::new(self.text);
        let facts = &self.facts;
        let is_new = |candidate: &Candidate<Utf16Span>| {
            let said = normal(&candidate.value);
            let is = |form: &String| normal(form) == said;
            !(facts.challenges.iter().any(|c| is(&c.text))
                || facts.speakers.iter().any(|s| is(&s.name))
                || facts.agencies.iter().any(|a| is(&a.name) || a.aliases.iter().any(is))
                || facts.forums.iter().any(|f| is(&f.name) || f.aliases.iter().any(is)))
        };
        let found = fact::candidates(self.text).into_iter().map(|c| c.map_spans(&|span| index.span(span)));
        self.facts.candidates = Some(found.filter(is_new).collect());
    }

    /// Where the facts come from.
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// The text.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The facts.
    pub const fn facts(&self) -> &FactBox<Utf16Span> {
        &self.facts
    }

    /// The facts alone.
    pub fn into_facts(self) -> FactBox<Utf16Span> {
        self.facts
    }

    /// The sentence that a place stands in; the place itself where it stands in none.
    pub fn sentence(&self, place: Utf16Span) -> Utf16Span {
        let after = self.sentences.partition_point(|s| s.start <= place.start);
        match after.checked_sub(1).and_then(|i| self.sentences.get(i)) {
            Some(s) if place.start < s.end => Utf16Span { start: s.start, end: s.end.max(place.end) },
            _ => place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::Correction;

    #[test]
    fn a_page_that_continues_an_article_has_no_key_speaker_but_an_editors() {
        let text = "PATI – “Kami siap,” kata Bupati Pati Sri Wahyuni. “Jalan rusak,” kata Camat Pati Joko Wibisono.";
        let key = |part, corrections: &[Correction]| {
            let mut reading = Reading::of(text);
            reading.correct(corrections);
            reading.keep_to(part);
            assert_eq!(reading.facts().speakers.len(), 2);
            reading.into_facts().key_speaker.map(|s| s.name)
        };
        let named = |name: &str| [Correction { key: Some(name.to_owned()), ..Correction::default() }];
        assert_eq!(key(PagePart::Whole, &[]).as_deref(), Some("Sri Wahyuni"));
        assert_eq!(key(PagePart::First, &[]).as_deref(), Some("Sri Wahyuni"));
        assert_eq!(key(PagePart::Continuing, &[]), None);
        assert_eq!(key(PagePart::Continuing, &named("Joko Wibisono")).as_deref(), Some("Joko Wibisono"));
        assert_eq!(key(PagePart::Continuing, &named("Ayu Lestari")), None, "who is not on this page");
    }

    #[test]
    fn a_fact_stands_in_its_sentence() {
        let text = "Warga Pati Menanam\n\nPATI – Warga menanam 😀 pohon. “Kami siap. Ya,” kata Bupati Pati Sri Wahyuni. Selesai.";
        let units: Vec<u16> = text.encode_utf16().collect();
        let cut = |s: Utf16Span| String::from_utf16(&units[s.start..s.end]).unwrap();
        let reading = Reading::of(text);
        let name = reading.facts().key_speaker.as_ref().unwrap().evidence[0].span;
        assert_eq!(cut(name), "Sri Wahyuni");
        assert_eq!(cut(reading.sentence(name)), "“Kami siap. Ya,” kata Bupati Pati Sri Wahyuni.");
        let place = Utf16Span { start: 18, end: 19 };
        assert_eq!(reading.sentence(place), place, "between headline and text there is no sentence");
    }
}
