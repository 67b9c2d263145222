//! Who says what: quotes and reported speech given to named people, where the text says so.
//!
//! The article is read sentence by sentence (a quote is never cut), each cut into items ([`items`]), in which the rules of
//! `rules/attribution.rules` look for a source ([`rules`]). What leads from a sentence to the next is here: whom `ia` means, whose a
//! quote is that goes on, and what a closing formula claims. Nothing is given to anybody by default.

#[cfg(test)]
mod given;
mod items;
mod rules;
mod said;
mod source;
#[cfg(test)]
mod tests;
mod weighed;

use std::ops::Range;

use crate::entity::People;
use crate::text::{Article, Block};
use items::{Itemiser, Items};
use rules::{Found, Sort};
pub(super) use said::Statements;
use said::{GOES_ON, Last, Why};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use weighed::SIGNS;
use weighed::{Heard, Place};

/// What everybody said, by the number of the person.
pub(super) fn statements(article: &Article, people: &People) -> Vec<Statements> {
    let mut reader = Reader::new(article, people, weighed::WEIGHTS);
    reader.read();
    reader.finish()
}

/// How likely words are, in hundredths, that the reader gives to somebody without a source.
const LIKELY: u8 = 75;

/// After so many sentences nobody remembers who spoke.
const FORGOTTEN: u32 = 12;

/// What was weighed of a sentence, and for whom.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) struct Weighed {
    pub(crate) sentence: Range<usize>,
    pub(crate) person: usize,
    pub(crate) signs: Vec<i32>,
}

/// For training: what is weighed of an article, by other weights than the crate's own.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn weighed_of(article: &Article, people: &People, weights: &[u8]) -> Vec<Weighed> {
    let mut reader = Reader::new(article, people, weights);
    reader.read();
    reader.weighed
}

/// A source that a sentence names, after its token.
#[derive(Clone, Copy, Debug)]
struct Source {
    why: Why,
    /// The first token of the source.
    at: usize,
    /// None is somebody whom the article does not name, or names in a way that is not understood.
    person: Option<usize>,
    /// It is named after its words.
    ends: bool,
}

struct Reader<'a> {
    article: &'a Article<'a>,
    people: &'a People,
    /// Whom `ia` means: who spoke last, or was a sentence's subject last.
    focus: Option<usize>,
    last: Option<Last>,
    /// Who says the quotes that follow: `Sri Wahyuni mengatakan:`.
    led: Option<Source>,
    /// Quotes that nobody was given yet, for a closing formula to claim.
    open: Vec<usize>,
    said: Vec<Statements>,
    /// Where each person is mentioned first.
    first_mentions: Vec<usize>,
    heard: Option<Heard>,
    weights: &'a [u8],
    /// All statements that were given to somebody.
    count: u32,
    /// What was weighed, for training.
    #[cfg(not(target_arch = "wasm32"))]
    weighed: Vec<Weighed>,
    items: Items,
    found: Vec<Found>,
    speech: Vec<bool>,
}

impl<'a> Reader<'a> {
    fn new(article: &'a Article<'a>, people: &'a People, weights: &'a [u8]) -> Self {
        let mut said = Vec::new();
        said.resize_with(people.people.len(), Statements::default);
        let mut first_mentions = vec![usize::MAX; people.people.len()];
        for mention in people.mentions.iter().rev() {
            if let Some(first) = first_mentions.get_mut(mention.person) {
                *first = mention.whole.start;
            }
        }
        Self {
            article,
            people,
            focus: None,
            last: None,
            led: None,
            open: Vec::new(),
            said,
            first_mentions,
            heard: None,
            weights,
            count: 0,
            #[cfg(not(target_arch = "wasm32"))]
            weighed: Vec::new(),
            items: Items::default(),
            found: Vec::new(),
            speech: Vec::new(),
        }
    }

    fn read(&mut self) {
        let blocks: Vec<&Block> = self.article.body().collect();
        for (number, block) in blocks.iter().enumerate() {
            self.block(number, block);
        }
    }

    fn finish(self) -> Vec<Statements> {
        let mut said = self.said;
        // Minors and victims are no speakers, whatever the text says.
        for (said, person) in said.iter_mut().zip(&self.people.people) {
            if person.never_speaks {
                *said = Statements::default();
            }
        }
        said
    }

    fn block(&mut self, number: usize, block: &Block) {
        let sentences = self.article.sentences.get(block.sentences.clone()).unwrap_or_default();
        let mut quotes = block.quotes.start..block.quotes.start;
        for (nth, sentence) in sentences.iter().enumerate() {
            quotes.start = quotes.end;
            while quotes.end < block.quotes.end
                && self.article.quotes.get(quotes.end).is_some_and(|q| q.tokens.start < sentence.end)
            {
                quotes.end += 1;
            }
            let place = Place { block: number, is_first: nth == 0, is_last: nth + 1 == sentences.len() };
            self.sentence(place, sentence, quotes.clone());
        }
    }

    fn sentence(&mut self, place: Place, sentence: &Range<usize>, quotes: Range<usize>) {
        let all = self.article.quotes.get(quotes.clone()).unwrap_or_default();
        self.speech.clear();
        for quote in all {
            let speech = source::is_speech(self.article, quote, sentence);
            self.speech.push(speech);
        }
        let itemiser = Itemiser { article: self.article, people: self.people };
        itemiser.items(sentence, all, &self.speech, &mut self.items);
        rules::find(&self.items, &mut self.found);
        let found = std::mem::take(&mut self.found);
        let speech: Vec<usize> = quotes.zip(&self.speech).filter_map(|(q, speech)| speech.then_some(q)).collect();
        let led = self.led.take();
        let given = self.count;
        let sources = self.sources(&found);
        if let Some(closing) = self.first(&found, Sort::Closes) {
            self.close(closing, sentence, place.block);
        } else if !sources.is_empty() {
            self.attribute(&sources, &speech, sentence, place.block);
        } else if !speech.is_empty() {
            self.unattributed(&speech, led, place.block, sentence);
        } else if let Some(person) = self.heard_last(place, sentence, &found) {
            self.say(person, Why::by_place(GOES_ON, sentence), sentence, place.block);
        } else {
            self.turn(&found);
        }
        if self.count == given {
            let unknown = sources.iter().any(|s| s.person.is_none());
            let others = self.heard.is_some_and(|heard| self.names_others(heard.person));
            if let Some(heard) = &mut self.heard {
                heard.since += 1;
                heard.others |= others || unknown;
            }
        }
        self.led = self.first(&found, Sort::Opens).or(self.led);
        if let Some(led) = self.led {
            self.focus = led.person;
        }
        self.found = found;
    }

    /// Whose a sentence is that names no source and quotes nothing, where it is likely enough that one's who was heard last; nobody's
    /// once somebody else came between, or where an office may be who speaks: `Kepada Sri, Wabup juga menitipkan pesan.`
    fn heard_last(&mut self, place: Place, sentence: &Range<usize>, found: &[Found]) -> Option<usize> {
        let office = self.items.masks.iter().any(|mask| mask & items::OFFICE != 0);
        let heard = self.heard.filter(|heard| heard.since < FORGOTTEN && !heard.others && !office)?;
        let own = self.said.get(heard.person).map_or(0, |said| said.count);
        let known = weighed::Known {
            own,
            others: self.count - own,
            in_focus: self.focus == Some(heard.person),
            named: self.names(|person| person == Some(heard.person)),
            other_named: self.names_others(heard.person),
            goes_on: found.iter().any(|f| f.sort == Sort::Goes),
        };
        let signs = weighed::signs(self.article, sentence, &self.items, &heard, place, &known);
        #[cfg(not(target_arch = "wasm32"))]
        self.weighed.push(Weighed { sentence: sentence.clone(), person: heard.person, signs: signs.to_vec() });
        (weighed::certainty(self.weights, &signs).in_hundredths() >= LIKELY).then_some(heard.person)
    }

    /// Whether the sentence names somebody else.
    fn names_others(&self, person: usize) -> bool {
        self.names(|other| other != Some(person))
    }

    /// Whether the sentence names somebody who fits.
    fn names(&self, fits: impl Fn(Option<usize>) -> bool) -> bool {
        self.items.masks.iter().zip(&self.items.tokens).any(|(mask, tokens)| {
            mask & items::PERSON != 0 && fits(items::mention_of(self.people, tokens).map(|mention| mention.person))
        })
    }

    /// The sources of a sentence in text order: by the rules for those who speak, and by those for nobody where they say nothing.
    fn sources(&self, found: &[Found]) -> Vec<Source> {
        let mut kept: Vec<(usize, Found)> = Vec::new();
        // Of each item whether it is somebody who was kept, and whether it is in a match that was.
        let mut taken = vec![(false, false); self.items.masks.len()];
        let mut keep = |taken: &mut Vec<(bool, bool)>, who: usize, f: &Found| {
            for (_, covered) in taken.get_mut(f.start..f.end).unwrap_or_default() {
                *covered = true;
            }
            if let Some((is_kept, _)) = taken.get_mut(who) {
                *is_kept = true;
            }
            kept.push((who, *f));
        };
        let (ends, says) = (self.known(found, Sort::Ends), self.known(found, Sort::Says));
        // What leads to whom the text was about may have in it an office whose holder is known: `kata Ketua Kadin itu`.
        let names_inside = |f: &Found| {
            let known = if f.sort == Sort::Ends { &ends } else { &says };
            known.get(f.start) < known.get(f.end)
        };
        for f in found.iter().filter(|f| matches!(f.sort, Sort::Ends | Sort::Says)) {
            let Some(who) = f.who.filter(|&who| self.is_named(who) || !names_inside(f)) else { continue };
            if taken.get(who).is_some_and(|(is_kept, _)| !is_kept) {
                keep(&mut taken, who, f);
            }
        }
        for f in found.iter().filter(|f| f.sort == Sort::Nobody) {
            if taken.get(f.start..f.end).unwrap_or_default().iter().all(|(_, covered)| !covered) {
                keep(&mut taken, f.end.saturating_sub(1), f);
            }
        }
        let about = found.iter().find(|f| f.sort == Sort::About);
        let mut out: Vec<Source> = Vec::new();
        for (who, f) in crate::order::by_number(kept, |(who, _)| *who) {
            // Whom `ia` and `-nya` mean the sentence itself may have said: `Kades Jarmin siap, “Besok mulai,” katanya.`
            let before = about.filter(|about| about.who < Some(who));
            let person = match out.last() {
                _ if f.sort == Sort::Nobody => None,
                _ if self.is_named(who) => self.resolve(&f),
                Some(source) => source.person,
                None => before.map_or(self.focus, |about| self.resolve(about)),
            };
            out.push(Source { why: self.why(&f), at: self.token_of(who), person, ends: f.sort == Sort::Ends });
        }
        out
    }

    /// Before each item, and after the last, how many items rules of a sort take for the speaker, named and known.
    fn known(&self, found: &[Found], sort: Sort) -> Vec<u32> {
        let mut counts = vec![0; self.items.masks.len() + 1];
        for f in found.iter().filter(|f| f.sort == sort) {
            if let Some(count) = f.who.filter(|&who| self.is_named(who)).and_then(|who| counts.get_mut(who + 1))
                && self.resolve(f).is_some()
            {
                *count = 1;
            }
        }
        let mut sum = 0;
        for count in &mut counts {
            sum += *count;
            *count = sum;
        }
        counts
    }

    fn is_named(&self, item: usize) -> bool {
        self.items.masks.get(item).is_some_and(|mask| mask & (items::PERSON | items::OFFICE) != 0)
    }

    fn first(&self, found: &[Found], sort: Sort) -> Option<Source> {
        let f = found.iter().find(|f| f.sort == sort)?;
        Some(Source { why: self.why(f), at: self.token_of(f.who?), person: self.resolve(f), ends: false })
    }

    fn why(&self, found: &Found) -> Why {
        Why { rule: found.rule, cue: self.token_of(found.cue) }
    }

    fn token_of(&self, item: usize) -> usize {
        self.items.tokens.get(item).map_or(0, |t| t.start)
    }

    fn resolve(&self, found: &Found) -> Option<usize> {
        let who = found.who?;
        let (mask, tokens) = (self.items.masks.get(who)?, self.items.tokens.get(who)?);
        if mask & items::PERSON != 0 {
            items::mention_of(self.people, tokens).map(|m| m.person)
        } else if mask & items::OFFICE != 0 {
            source::holder(self.article, self.people, tokens)
        } else {
            self.focus
        }
    }

    /// `Demikian pernyataan …`: the quotes that nobody was given, or else the sentence itself.
    fn close(&mut self, closing: Source, sentence: &Range<usize>, block: usize) {
        let open = std::mem::take(&mut self.open);
        let Some(person) = closing.person else {
            self.lose();
            return;
        };
        if open.is_empty() {
            self.say(person, closing.why, sentence, block);
        }
        for quote in open {
            self.say_quote(person, closing.why, quote, block);
        }
    }

    fn attribute(&mut self, sources: &[Source], speech: &[usize], sentence: &Range<usize>, block: usize) {
        let open = std::mem::take(&mut self.open);
        // `“Kami siap.` and in the next paragraph `“Besok mulai,” kata Sri.`: a quote that its paragraph does not close.
        let mut next = sentence.start;
        let article = self.article;
        let joined = |&&q: &&usize| {
            let before = article.quotes.get(q).filter(|q| !q.closed && q.tokens.end == next);
            next = before.map_or(next, |q| q.tokens.start);
            before.is_some()
        };
        let mut joined: Vec<usize> = open.iter().rev().take_while(joined).copied().collect();
        for &quote in speech {
            let end = self.article.quotes.get(quote).map_or(0, |q| q.tokens.end);
            // The source after a quote is nearer than the one before it: `Menurut Sri, …, “Ya,” kata Budi.`
            let source = sources.get(sources.partition_point(|s| s.at < end)).or(sources.last());
            if let Some(&Source { why, person: Some(person), .. }) = source {
                while let Some(quote) = joined.pop() {
                    self.say_quote(person, Why { rule: "speaker.quote-of-paragraphs", ..why }, quote, block);
                }
                self.say_quote(person, why, quote, block);
            }
        }
        // Reported speech has one source: what else is named in it is its content.
        let source = sources.iter().find(|s| s.ends).or(sources.first());
        if speech.is_empty()
            && let Some(&Source { why, person: Some(person), .. }) = source
        {
            self.say(person, why, sentence, block);
        }
        // What an unknown one says is followed by nobody's words.
        if source.is_some_and(|s| s.person.is_none()) {
            self.lose();
        }
    }

    fn lose(&mut self) {
        self.focus = None;
        self.last = None;
    }

    /// Quotes of a sentence that names no source.
    fn unattributed(&mut self, speech: &[usize], led: Option<Source>, block: usize, sentence: &Range<usize>) {
        if let Some(Source { why, person, .. }) = led {
            for &quote in speech {
                if let Some(person) = person {
                    self.say_quote(person, why, quote, block);
                }
            }
            self.led = led;
            return;
        }
        let opens = |&q: &usize| self.article.quotes.get(q).is_some_and(|q| q.tokens.start <= sentence.start + 1);
        let ends = |&q: &usize| self.article.quotes.get(q).is_some_and(|q| q.tokens.end + 1 >= sentence.end);
        let pure = speech.first().is_some_and(opens) && speech.last().is_some_and(ends);
        let (person, rule) = match self.last.filter(|_| pure) {
            // `“Kami siap,” kata Sri. “Besok mulai.”`
            Some(last) if last.block == block => (Some(last.person), "speaker.quote-goes-on"),
            // A quote over several paragraphs, each of which opens it anew.
            Some(last) if last.block + 1 == block && last.unclosed => {
                (Some(last.person), "speaker.quote-of-paragraphs")
            }
            _ => (None, ""),
        };
        if let Some(person) = person {
            for &quote in speech {
                self.say_quote(person, Why::by_place(rule, sentence), quote, block);
            }
        } else {
            self.open.extend(speech);
        }
    }

    /// A sentence without speech may bring a new subject: `Wakil Bupati Natuna, Jarmin Sidabutar, hadir. Ia menitipkan …`
    fn turn(&mut self, found: &[Found]) {
        let named = self.items.masks.iter().any(|mask| mask & items::PERSON != 0);
        match found.iter().find(|f| f.sort == Sort::About) {
            // Who is named again without an office need not be whom the text goes on about.
            Some(about) => {
                let person = self.resolve(about);
                if self.is_introduced(about) || self.focus != person {
                    self.focus = person.filter(|_| self.is_introduced(about));
                }
            }
            None if named => self.focus = None,
            None => {}
        }
        if self.last.is_some_and(|last| self.names_others(last.person)) {
            self.last = None;
        }
    }

    /// Whether a mention is the person's first, or has an office.
    fn is_introduced(&self, about: &Found) -> bool {
        let tokens = about.who.and_then(|who| self.items.tokens.get(who));
        tokens
            .and_then(|tokens| items::mention_of(self.people, tokens))
            .is_some_and(|m| m.title.is_some() || self.first_mentions.get(m.person) == Some(&m.whole.start))
    }
}
