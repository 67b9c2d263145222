//! Who says what: quotes and reported speech given to named people.
//!
//! The article is read sentence by sentence (a quote is never cut). In what stands outside the quotes a cue is looked for:
//! `kata`, `mengatakan`, `menurut`, `Demikian pernyataan`; the cue says on which side its speaker stands. `ia`, `-nya` and an
//! office without a name lead back to a person named before.

use std::ops::Range;

use super::cut;
use crate::fact_box::{Evidence, Role, Speaker};
use crate::lexicon::{self, Entry, SpeechKind, TitleKind, Word, kinds, words};
use crate::mention::{BodyMention, People};
use crate::order::by_number;
use crate::text::{Article, Block, Kind, Quote, Token, count_sentences};
use crate::trace;

/// What one person said.
#[derive(Default)]
struct Statements {
    quotes: Vec<usize>,
    sentences: Vec<Range<usize>>,
    count: u32,
    /// The first token of the first statement.
    first: usize,
    /// The end of the sentence whose source the person was found to be last.
    heard: usize,
}

/// A sentence, and what its verbs ask of all that follows them: looked for once.
struct Sentence {
    tokens: Range<usize>,
    /// Behind where it says for the last time that more than thanks was said: `… selamat kepada warga bahwa …`.
    more: Option<usize>,
    /// Behind its last `dibacakan`.
    read_out: Option<usize>,
}

/// The speaker with the most statements; on a tie the first to speak.
pub(super) fn key_speaker(speakers: &[Speaker]) -> Option<&Speaker> {
    let most = speakers.iter().map(|s| s.statements).max()?;
    speakers.iter().find(|s| s.statements == most)
}

/// The speakers of the article, in order of first speech.
pub(super) fn speakers(article: &Article, people: &People, bodies: &[BodyMention]) -> Vec<Speaker> {
    let mut reader = Reader { article, people, focus: None, last: None, said: Vec::new() };
    reader.said.resize_with(people.people.len(), Statements::default);
    reader.read();
    let spoke = reader.said.into_iter().enumerate().filter(|(_, s)| s.count > 0).collect();
    by_number(spoke, |(_, s)| s.first)
        .into_iter()
        .filter_map(|(person, said)| speaker(article, people, bodies, person, &said))
        .collect()
}

fn speaker(
    article: &Article,
    people: &People,
    bodies: &[BodyMention],
    person: usize,
    said: &Statements,
) -> Option<Speaker> {
    let person = people.people.get(person)?;
    let mut name = article.span(&person.name);
    name.end = article.token(person.name.end.checked_sub(1)?)?.span.end;
    let title = person.title.as_ref().map(|t| article.span(t));
    let body = person
        .title
        .as_ref()
        .and_then(|t| {
            let from = bodies.partition_point(|b| b.whole.start < t.start);
            let inside = bodies.iter().skip(from).take_while(|b| b.whole.start < t.end);
            inside.into_iter().find(|b| b.whole.end <= t.end)
        })
        .map(|b| article.span(&b.whole));
    let mut evidence = vec![Evidence { role: Role::Name, span: name }];
    evidence.extend(title.map(|span| Evidence { role: Role::Title, span }));
    evidence.extend(body.map(|span| Evidence { role: Role::Body, span }));
    // A closing formula may claim quotes after those of its own sentence: they are given as they stand in the text.
    let said_quotes = by_number(said.quotes.clone(), |&q| q);
    let quotes: Vec<_> = said_quotes.iter().filter_map(|&q| article.quotes.get(q)).map(|q| q.inner).collect();
    let mut said_at: Vec<Evidence> = quotes.iter().map(|&span| Evidence { role: Role::Quote, span }).collect();
    said_at.extend(said.sentences.iter().map(|s| Evidence { role: Role::Statement, span: article.span(s) }));
    evidence.extend(by_number(said_at, |e| e.span.start));
    Some(Speaker {
        name: cut(article, name),
        title: title.map(|s| cut(article, s)),
        body: body.map(|s| cut(article, s)),
        quotes: quotes.iter().map(|&s| cut(article, s)).collect(),
        statements: said.count,
        edited: false,
        certainty: None,
        reason: None,
        evidence,
    })
}

/// The place behind the last token that fits; 0 where none does.
fn behind_last(sentence: &Range<usize>, fits: impl Fn(usize) -> bool) -> usize {
    sentence.clone().rev().find(|&i| fits(i)).map_or(0, |i| i + 1)
}

fn quoted(quote: Option<&Quote>) -> Range<usize> {
    quote.map_or(0..0, |q| q.tokens.clone())
}

/// The name of the rule by which a cue attributes.
const fn rule(kind: SpeechKind, pronoun: bool) -> &'static str {
    match kind {
        SpeechKind::PostQuoteVerb | SpeechKind::SourcePreposition if pronoun => "speaker.cue-with-nya",
        SpeechKind::PostQuoteVerb => "speaker.verb-before-name",
        SpeechKind::SourcePreposition => "speaker.preposition",
        SpeechKind::ClosingFormula => "speaker.closing-formula",
        SpeechKind::ReportingVerb => "speaker.name-before-verb",
        SpeechKind::DiscourseMarker | SpeechKind::SettingPhrase => "speaker.other",
    }
}

/// Where a sentence names its source.
#[derive(Clone, Copy, Debug)]
struct Attribution {
    /// The cue's first token.
    at: usize,
    person: usize,
    /// `Demikian pernyataan …`: what was said stands before this sentence.
    closes: bool,
}

/// No office of the tables, its place behind it, has more tokens.
const LONGEST_OFFICE: usize = 20;

/// The source behind a quote's dash has no more tokens.
const LONGEST_SOURCE: usize = 24;

/// An office leads back over no more mentions of people than these: nobody remembers who held it.
const FORGOTTEN: usize = 400;

struct Reader<'a> {
    article: &'a Article<'a>,
    people: &'a People,
    /// The person the text is about: who spoke last, or stood as a sentence's subject last.
    focus: Option<usize>,
    /// Who spoke last, and in which block.
    last: Option<(usize, usize)>,
    said: Vec<Statements>,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        let article = self.article;
        let mut blocks = 0;
        // Quotes that no sentence has claimed yet: a closing formula or the next sentence may.
        let mut open: Vec<usize> = Vec::new();
        for (b, block) in article.body().enumerate() {
            blocks = b + 1;
            if let Some((quote, name)) = self.signed(block) {
                self.settle(&mut open, b);
                self.sign(quote, &name, b);
                continue;
            }
            let sentences = article.sentences.get(block.sentences.clone()).unwrap_or_default();
            let mut quotes = block.quotes.start..block.quotes.start;
            for (s, sentence) in sentences.iter().enumerate() {
                quotes.start = quotes.end;
                while quotes.end < block.quotes.end
                    && self.quote(quotes.end).is_some_and(|q| q.tokens.start < sentence.end)
                {
                    quotes.end += 1;
                }
                let mut found = self.attributions(sentence, quotes.clone());
                let sources = found.len();
                if let Some(closing) = found.iter().find(|a| a.closes).copied() {
                    let quoted = !open.is_empty();
                    for q in open.drain(..) {
                        self.say_quote(closing.person, q, b);
                    }
                    if !quoted {
                        self.say(closing.person, sentence.clone(), b);
                    }
                }
                let speech: Vec<usize> = quotes.clone().filter(|&q| self.is_speech(q, sentence)).collect();
                found.retain(|a| !a.closes);
                if found.is_empty() {
                    let pure =
                        speech.iter().any(|&q| self.quote(q).is_some_and(|q| q.tokens.start <= sentence.start + 1));
                    if pure {
                        let before = (s > 0).then_some(()).and(self.last.filter(|l| l.1 == b).map(|l| l.0));
                        let led = self.led_in(b, s, block);
                        if let Some(person) = before.or(led) {
                            for &q in &speech {
                                self.note("speaker.quote-after-lead-in", sentence, sentence.start..sentence.start + 1);
                                self.say_quote(person, q, b);
                            }
                        } else {
                            self.settle(&mut open, b);
                            open.extend(&speech);
                        }
                    } else if sources == 0 {
                        self.move_focus(sentence);
                    }
                    continue;
                }
                self.settle(&mut open, b);
                for &q in &speech {
                    let end = self.quote(q).map_or(0, |q| q.tokens.end);
                    // The source behind a quote is nearer than the one before it: `Menurut Sri, …, “Ya,” kata Budi.`
                    let source = found.get(found.partition_point(|a| a.at < end)).or(found.last());
                    if let Some(source) = source {
                        self.say_quote(source.person, q, b);
                    }
                }
                if speech.is_empty() {
                    for a in &found {
                        let Some(said) = self.said.get_mut(a.person) else { continue };
                        if said.heard != sentence.end {
                            said.heard = sentence.end;
                            self.say(a.person, sentence.clone(), b);
                        }
                    }
                }
            }
        }
        self.settle(&mut open, blocks);
    }

    /// A quote with its source behind a dash, and where that stands: `“Kami siap.” – Sri Wahyuni, Kepala Dinas Sosial`.
    fn signed(&self, block: &Block) -> Option<(usize, Range<usize>)> {
        let q = block.quotes.start;
        let quote = self.quote(q).filter(|quote| block.quotes.contains(&q) && quote.closed)?;
        let from = quote.tokens.end + 1;
        let dash = quote.tokens.start == block.tokens.start
            && self.token(quote.tokens.end).is_some_and(|t| t.is_mark('-'))
            && self.token(from).is_some_and(|t| !t.glued);
        let source = from..block.tokens.end;
        let cut = self.article.slice(source.clone());
        // A sentence that goes on behind the dash has a verb, another quote or a full stop.
        let is_name = (1..=LONGEST_SOURCE).contains(&cut.len())
            && block.quotes.len() == 1
            && !cut.iter().any(Self::is_verb_of_speech)
            && !cut.last().is_some_and(|t| t.is_mark('.'));
        (dash && is_name && self.is_speech(q, &block.tokens)).then_some((q, source))
    }

    /// Who signs a quote said it, and nobody else: least of all who spoke before.
    fn sign(&mut self, quote: usize, source: &Range<usize>, block: usize) {
        match self.people.first_in(source).map(|m| m.person) {
            Some(person) => {
                self.note("speaker.signed-quote", &quoted(self.quote(quote)), source.clone());
                self.say_quote(person, quote, block);
            }
            None => self.last = None,
        }
    }

    fn quote(&self, q: usize) -> Option<&'a Quote> {
        self.article.quotes.get(q)
    }

    /// Which rule decided about a sentence, and by which of its tokens.
    fn note(&self, rule: &'static str, about: &Range<usize>, by: Range<usize>) {
        trace::note(rule, self.article.span(about), self.article.span(&by));
    }

    fn token(&self, i: usize) -> Option<&'a Token> {
        self.article.tokens.get(i)
    }

    /// Quotes that nothing claimed belong to the last speaker, where that one spoke in the block before.
    fn settle(&mut self, open: &mut Vec<usize>, block: usize) {
        for q in open.drain(..) {
            if let Some((person, _)) = self.last.filter(|l| block <= l.1 + 2) {
                self.note("speaker.quote-of-last-speaker", &quoted(self.quote(q)), quoted(self.quote(q)));
                self.say_quote(person, q, block.saturating_sub(1));
            }
        }
    }

    fn say(&mut self, person: usize, sentence: Range<usize>, block: usize) {
        let Some(said) = self.said.get_mut(person) else { return };
        if said.count == 0 {
            said.first = sentence.start;
        }
        said.count += 1;
        said.sentences.push(sentence);
        self.focus = Some(person);
        self.last = Some((person, block));
    }

    fn say_quote(&mut self, person: usize, quote: usize, block: usize) {
        let article = self.article;
        let (Some(q), Some(said)) = (article.quotes.get(quote), self.said.get_mut(person)) else { return };
        if said.count == 0 {
            said.first = q.tokens.start;
        }
        said.count += count_sentences(&article.tokens, q.tokens.clone()).max(1);
        said.quotes.push(quote);
        self.focus = Some(person);
        self.last = Some((person, block));
    }

    /// A sentence without speech can still bring a new subject: `Wakil Bupati Natuna, Jarmin Sidabutar, hadir. Ia menitipkan …`
    fn move_focus(&mut self, sentence: &Range<usize>) {
        if let Some(mention) = self.people.first_in(sentence).filter(|m| m.whole.start < sentence.start + 12) {
            self.focus = Some(mention.person);
        }
    }

    /// The speaker a sentence before leads in: it ends in a colon, or its subject is a person and it says that one spoke.
    fn led_in(&self, block: usize, sentence: usize, of: &Block) -> Option<usize> {
        let end = of.sentences.start + sentence;
        let before = self.article.sentences.get(end.checked_sub(1)?)?;
        let colon = self.article.token(before.end.checked_sub(1)?)?.is_mark(':');
        colon.then_some(()).and(self.focus).filter(|_| block > 0 || sentence > 0)
    }

    /// Whether a quote is somebody's words, and not a name or a word in scare quotes: `program "Jaksa Garda Desa"`.
    fn is_speech(&self, quote: usize, sentence: &Range<usize>) -> bool {
        // `“” kata Sri`: nothing is said.
        let Some(q) = self.quote(quote).filter(|q| !q.inner.is_empty()) else { return false };
        let many_words = || self.article.slice(q.tokens.clone()).iter().filter(|t| t.is_word()).nth(2).is_some();
        let before = q.tokens.start.checked_sub(1).filter(|&i| i >= sentence.start).and_then(|i| self.token(i));
        let leads = before.is_none_or(|t| matches!(t.kind, Kind::Mark(',' | ':')) || Self::is_verb_of_speech(t));
        let after = self.token(q.tokens.end).filter(|_| q.tokens.end < sentence.end);
        let verb_after = after.is_some_and(|t| Self::is_verb_of_speech(t) || t.is_mark(','));
        let inner_stop = self
            .token(q.tokens.end.saturating_sub(2))
            .is_some_and(|t| matches!(t.kind, Kind::Mark(',' | '.' | '!' | '?')));
        verb_after || inner_stop || (leads && many_words())
    }

    fn is_verb_of_speech(token: &Token) -> bool {
        lexicon::longest(std::slice::from_ref(token), kinds![Speech], |e| {
            matches!(e, Entry::Speech(SpeechKind::PostQuoteVerb | SpeechKind::ReportingVerb, _)).then_some(())
        })
        .is_some()
    }

    /// All sources a sentence names outside its quotes.
    fn attributions(&self, sentence: &Range<usize>, quotes: Range<usize>) -> Vec<Attribution> {
        let mut out = Vec::new();
        let mut quotes = self.article.quotes.get(quotes).unwrap_or_default().iter().peekable();
        let mut whole = Sentence { tokens: sentence.clone(), more: None, read_out: None };
        let mut i = sentence.start;
        while i < sentence.end {
            if !self.token(i).is_some_and(|t| t.opens.meet(kinds![Speech])) {
                i += 1;
                continue;
            }
            while quotes.next_if(|q| q.tokens.end <= i).is_some() {}
            if let Some(q) = quotes.peek().filter(|q| q.tokens.start <= i && q.tokens.len() > 4) {
                i = q.tokens.end;
                continue;
            }
            let found = lexicon::longest(self.article.slice(i..sentence.end), kinds![Speech], |e| {
                if let Entry::Speech(k, nya) = e { Some((k, nya)) } else { None }
            });
            let Some((n, (kind, nya))) = found else {
                i += 1;
                continue;
            };
            if let Some(person) = self.source(kind, nya, i, n, &mut whole) {
                self.note(rule(kind, nya), sentence, i..i + n);
                out.push(Attribution { at: i, person, closes: kind == SpeechKind::ClosingFormula });
            }
            i += n;
        }
        out
    }

    /// The person whom a cue of `n` tokens at `i` names.
    fn source(&self, kind: SpeechKind, nya: bool, i: usize, n: usize, whole: &mut Sentence) -> Option<usize> {
        let sentence = &whole.tokens.clone();
        let before = i.checked_sub(1).filter(|&b| b >= sentence.start).and_then(|b| self.token(b));
        let first = self.token(i)?;
        let opens = before.is_none_or(|t| matches!(t.kind, Kind::Mark('"' | '\'' | ',' | '-' | '?' | '!' | '.')));
        match kind {
            SpeechKind::PostQuoteVerb if nya => opens.then_some(self.focus).flatten(),
            SpeechKind::PostQuoteVerb => {
                if !opens && !before.is_some_and(|t| t.is_any(words!["begitu", "demikian"])) {
                    return None;
                }
                self.source_after(i + n, sentence)
            }
            SpeechKind::SourcePreposition if nya => self.focus,
            SpeechKind::SourcePreposition => {
                if !first.is_any(words!["menurut"]) && !first.is_any(words!["sebagaimana", "seperti", "senada", "hal"])
                {
                    return None;
                }
                self.source_after(i + n, sentence)
            }
            SpeechKind::ClosingFormula => {
                let person = self.source_after(i + n, sentence);
                person.or_else(|| {
                    self.people.first_in(&(i + n..sentence.end)).filter(|m| m.whole.start < i + n + 8).map(|m| m.person)
                })
            }
            SpeechKind::ReportingVerb => {
                let spelling = first.spelling();
                if spelling.starts_with("di") {
                    // Passive: `disampaikan (langsung) oleh Sri`, `dijelaskan Sri`
                    if self.is_unsaid(i, n, whole) {
                        return None;
                    }
                    return self.source_after(i + n, sentence);
                }
                if !first.is_lower() && i > sentence.start || self.is_unsaid(i, n, whole) {
                    return None;
                }
                self.source_before(i, sentence)
            }
            // `Dalam sambutan Gubernur Arizal Chaniago yang dibacakan Desrita Yuni, …`: the words are the governor's.
            SpeechKind::SettingPhrase if !nya => {
                let read_out = |i: usize| self.token(i).is_some_and(|t| t.is_any(words!["dibacakan"]));
                let last = *whole.read_out.get_or_insert_with(|| behind_last(sentence, read_out));
                (last > i + n).then(|| self.source_after(i + n, sentence)).flatten()
            }
            SpeechKind::DiscourseMarker | SpeechKind::SettingPhrase => None,
        }
    }

    /// Whether nothing was said for all the verb: `tidak berkomentar`, `menyampaikan terima kasih`, `ucapan selamat disampaikan`.
    fn is_unsaid(&self, verb: usize, n: usize, whole: &mut Sentence) -> bool {
        const THANKS: &[Word] = words!["terima", "selamat", "ucapan", "salam", "belasungkawa", "duka", "dukacita"];
        let sentence = &whole.tokens;
        let is = |i: usize, words: &[Word]| sentence.contains(&i) && self.token(i).is_some_and(|t| t.is_any(words));
        let before = verb.wrapping_sub(1);
        let denies =
            is(verb, words!["membantah", "menampik", "memungkiri", "menyangkal", "mempermasalahkan", "mempersoalkan"]);
        let silent = is(before, words!["tidak", "tak", "belum", "enggan", "menolak", "tanpa"]) && !denies;
        let thanks =
            (verb + n..verb + n + 2).any(|i| is(i, THANKS)) || (is(before, THANKS) || is(before, words!["kasih"]));
        // `menyampaikan terima kasih dan meminta …`, `… selamat kepada warga bahwa …` say more.
        let says_more = |i: usize| {
            is(i, words!["bahwa", "karena"])
                || is(i, words!["dan", "serta"]) && self.token(i + 1).is_some_and(Self::is_verb_of_speech)
        };
        let mut more = || *whole.more.get_or_insert_with(|| behind_last(sentence, says_more));
        silent || thanks && more() <= verb + n
    }

    /// `kata dia`, `kata Sri`, `kata Kepala Dinas Sosial Sri Lestari`, `ujar Ketua Kadin tersebut`.
    fn source_after(&self, from: usize, sentence: &Range<usize>) -> Option<usize> {
        let mut at = from;
        while at < sentence.end
            && at < from + 3
            && self.token(at).is_some_and(|t| t.is_any(words!["oleh", "langsung", "juga", "pula", "lagi", "pak", "bu"]))
        {
            at += 1;
        }
        if self.token(at).is_some_and(|t| at < sentence.end && t.is_any(words!["dia", "ia", "beliau"])) {
            return self.focus;
        }
        if let Some(m) = self.people.first_in(&(at..sentence.end)).filter(|m| m.whole.start == at || m.name.start == at)
        {
            return Some(m.person);
        }
        // A mention whose title the phrase began inside of: `kata Wakil Ketua …` met at `Ketua`.
        let begun = self.people.mentions.partition_point(|m| m.whole.start < at).checked_sub(1);
        if let Some(m) = begun.and_then(|i| self.people.mentions.get(i))
            && (at < m.name.end && m.whole.start >= sentence.start)
        {
            return Some(m.person);
        }
        self.by_office(at, sentence.end).or_else(|| {
            // An office that no table has: `kata Kasatintelkam AKP Wahyu`.
            let near = at..sentence.end.min(at + 9);
            let office = near.take_while(|&i| self.token(i).is_some_and(Token::is_capitalised)).count();
            let near = at..(at + office + 1).min(at + 9);
            self.people.first_in(&near).filter(|m| m.whole.start <= at + office).map(|m| m.person)
        })
    }

    /// The subject of a verb at `verb`: the person named last before it, with nothing between but adverbs, an apposition or a
    /// setting (`Sri, saat membuka acara, mengatakan`).
    fn source_before(&self, verb: usize, sentence: &Range<usize>) -> Option<usize> {
        let mention = self.people.all_in(&(sentence.start..verb)).next_back();
        if let Some(m) = mention
            && self.is_transparent(m.whole.end, verb)
            && !self.is_object(m.whole.start, sentence.start)
        {
            return Some(m.person);
        }
        let mut at = verb;
        while at > sentence.start && self.token(at - 1).is_some_and(Self::is_adverb) {
            at -= 1;
        }
        let before = at.checked_sub(1).filter(|&b| b >= sentence.start).and_then(|b| self.token(b))?;
        if before.is_any(words!["ia", "dia", "beliau"]) {
            return self.focus;
        }
        // `Kapolda meminta …`, `Dalam rapat itu, Bupati menambahkan …`
        let nearest = sentence.start.max(at.saturating_sub(LONGEST_OFFICE));
        let comma = (nearest..at).rev().find(|&i| self.token(i).is_some_and(|t| t.is_mark(',')));
        let start = comma.map_or(nearest, |c| c + 1);
        (start < at).then(|| self.by_office_exact(start, at)).flatten()
    }

    fn is_adverb(token: &Token) -> bool {
        token.is_any(words![
            "juga",
            "pun",
            "turut",
            "ikut",
            "kemudian",
            "lalu",
            "lantas",
            "kembali",
            "kerap",
            "sering",
            "selanjutnya",
            "sendiri",
            "tidak",
            "tak",
            "telah",
            "sudah",
            "akan",
            "lebih",
            "lanjut",
            "langsung",
            "sempat",
            "hanya",
            "masih",
            "terus",
            "pernah",
            "sebelumnya",
            "sekaligus",
        ])
    }

    /// `menemui Sri`, `bersama Sri`: not the subject.
    fn is_object(&self, start: usize, sentence: usize) -> bool {
        const BEFORE_OBJECTS: &[Word] =
            words!["bersama", "dengan", "kepada", "untuk", "dan", "dari", "oleh", "terhadap"];
        let before = start.checked_sub(1).filter(|&b| b >= sentence);
        before.and_then(|b| self.token(b)).is_some_and(|t| t.is_any(BEFORE_OBJECTS))
    }

    /// Whether the tokens between a subject and its verb keep them together.
    fn is_transparent(&self, from: usize, verb: usize) -> bool {
        let between = self.article.slice(from..verb);
        let Some(first) = between.first() else { return true };
        if between.len() > 24 {
            return false;
        }
        if between.iter().all(|t| Self::is_adverb(t) || t.is_mark(',')) {
            return true;
        }
        if between.iter().any(|t| t.is_mark('"') || t.is_any(words!["bahwa"])) {
            return false;
        }
        let opens = if first.is_mark(',') { between.get(1).unwrap_or(first) } else { first };
        let setting = opens.is_any(words![
            "saat", "ketika", "dalam", "di", "usai", "melalui", "kepada", "pada", "seusai", "setelah", "sebelum",
            "selaku", "sebagai",
        ]);
        let closes = between.last().is_some_and(|t| t.is_mark(',') || Self::is_adverb(t));
        // `Sri, ketua panitia, mengatakan`; `Sri dalam paparannya menyampaikan`; `Sri saat membuka acara, Kamis, mengatakan`
        let verbs = between.iter().filter(|t| Self::is_verb_of_speech(t) && t.spelling().starts_with("me")).count();
        let relative = first.is_any(words!["yang"]) || between.iter().take(2).any(|t| t.is_any(words!["yang"]));
        verbs == 0 && ((first.is_mark(',') && closes) || setting || relative && closes)
    }

    /// The person of an office named without its holder: `ujar Ketua Kadin tersebut`, `kata Kapolres`.
    fn by_office(&self, at: usize, end: usize) -> Option<usize> {
        let (n, ()) = lexicon::longest(self.article.slice(at..end), kinds![Title], |e| {
            matches!(e, Entry::Title(k) if !matches!(k, TitleKind::Role | TitleKind::Expert | TitleKind::Relation | TitleKind::Member)).then_some(())
        })?;
        // `bunyi sambutan gubernur yang dibacakan …`
        let read_out = self.token(at + n + 1).is_some_and(|t| t.is_any(words!["dibacakan"]));
        if !self.token(at)?.is_capitalised() && !read_out {
            return None;
        }
        self.holder(at..at + n)
    }

    fn by_office_exact(&self, start: usize, end: usize) -> Option<usize> {
        let (n, ()) = lexicon::longest(self.article.slice(start..end), kinds![Title], |e| {
            matches!(e, Entry::Title(k) if !matches!(k, TitleKind::Role | TitleKind::Expert)).then_some(())
        })?;
        // Nothing but the office, its place and `itu`: `Bupati Garut itu`
        let rest = self.article.slice(start + n..end);
        let plain =
            rest.len() <= 4 && rest.iter().all(|t| t.is_capitalised() || t.is_any(words!["itu", "ini", "tersebut"]));
        (plain && self.token(start)?.is_capitalised()).then(|| self.holder(start..start + n)).flatten()
    }

    /// The person mentioned before whose title has these words, which are an office of the tables; the latest of several.
    fn holder(&self, office: Range<usize>) -> Option<usize> {
        let before = self.people.mentions.partition_point(|m| m.whole.start < office.start);
        let words = self.article.slice(office);
        let holds = |title: &Range<usize>| {
            let title = self.article.slice(title.clone());
            words.iter().all(|w| title.iter().any(|t| t.word == w.word))
        };
        let mentions = self.people.mentions.get(before.saturating_sub(FORGOTTEN)..before).unwrap_or_default();
        mentions.iter().rev().find(|m| m.title.as_ref().is_some_and(holds)).map(|m| m.person)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::bodies_and_people;

    /// Each speaker as `name: statements, quotes`.
    fn found(text: &str) -> Vec<String> {
        let text = format!("Judul\n{text}");
        let article = Article::read(&text);
        let (bodies, people) = bodies_and_people(&article);
        speakers(&article, &people, &bodies)
            .iter()
            .map(|s| format!("{}: {}, {}", s.name, s.statements, s.quotes.len()))
            .collect()
    }

    #[test]
    fn quote_verb_name_in_every_order() {
        assert_eq!(found("“Kami siap. Besok mulai,” kata Bupati Garut Sunarto Wibawa."), ["Sunarto Wibawa: 2, 1"]);
        assert_eq!(found("Bupati Garut Sunarto Wibawa mengatakan, “Kami siap.”"), ["Sunarto Wibawa: 1, 1"]);
        assert_eq!(
            found("“Kami siap,” kata Bupati Garut Sunarto Wibawa, “karena dana cukup.”"),
            ["Sunarto Wibawa: 2, 2"]
        );
    }

    #[test]
    fn reported_speech() {
        assert_eq!(
            found("Bupati Garut Sunarto Wibawa mengatakan bahwa dana cukup. Ia menegaskan warga tenang."),
            ["Sunarto Wibawa: 2, 0"]
        );
        assert_eq!(
            found("Menurut Bupati Garut Sunarto Wibawa, dana cukup. Menurutnya, warga tenang."),
            ["Sunarto Wibawa: 2, 0"]
        );
        assert_eq!(
            found("Kepala Desa Sukamaju, Wartini, dalam sambutannya menyampaikan dana cukup."),
            ["Wartini: 1, 0"]
        );
    }

    #[test]
    fn a_quote_with_its_source_behind_a_dash_is_that_ones_alone() {
        let before = "“Kami siap,” kata Bupati Garut Sunarto Wibawa.\n";
        let with = |line: &str| found(&format!("{before}{line}"));
        for source in [
            "Sri Wahyuni, Kepala Dinas Sosial Kabupaten Garut",
            "Kepala Dinas Sosial Kabupaten Garut Sri Wahyuni",
            "Sri Wahyuni",
        ] {
            for line in [
                format!("“Kami kekurangan guru di desa.” – {source}"),
                format!("\"Kami kekurangan guru di desa\" - {source}"),
                format!("“Kami kekurangan guru di desa” — {source}"),
            ] {
                assert_eq!(with(&line), ["Sunarto Wibawa: 1, 1", "Sri Wahyuni: 1, 1"], "{line}");
            }
        }
        // Somebody without a name said it, and what comes after it is nobody's either.
        for line in [
            "“Kami kekurangan guru di desa.” – warga",
            "“Kami kekurangan guru di desa.” – seorang ibu di Garut\n“Anak kami belajar sendiri di rumah.”",
        ] {
            assert_eq!(with(line), ["Sunarto Wibawa: 1, 1"], "{line}");
        }
        // A sentence that goes on behind a dash is a sentence.
        assert_eq!(with("“Kami kekurangan guru,” – kata Sri Wahyuni."), ["Sunarto Wibawa: 1, 1", "Sri Wahyuni: 1, 1"]);
    }

    #[test]
    fn a_closing_formula_claims_the_quote_before_it() {
        assert_eq!(
            found("“Kerja sama itu perlu”\nDemikian pernyataan Bupati Garut Sunarto Wibawa, di Garut."),
            ["Sunarto Wibawa: 1, 1"]
        );
    }

    #[test]
    fn pronouns_and_offices_lead_back() {
        assert_eq!(
            found(
                "Kapolda Riau Irjen Pol. Syafril Halim hadir. “Kami siap,” katanya.\nMenutup rapat, Kapolda meminta warga tenang."
            ),
            ["Syafril Halim: 2, 1"]
        );
    }

    #[test]
    fn people_who_do_not_speak_are_no_speakers() {
        assert!(found("Rapat dihadiri Bupati Garut Sunarto Wibawa dan Camat Cibatu Wartini.").is_empty());
        assert!(found("Bupati Garut Sunarto Wibawa meluncurkan program \"Desa Terang\" kemarin.").is_empty());
    }
}
