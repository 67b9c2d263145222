//! What corrections do to a box.
//!
//! A fact is found by its value, or else by one of its other names, or else by where the value stands in the article: what an
//! editor hid as `minimnya lampu` stays hidden where another version reads `minimnya lampu jalan`. By its place only one fact may
//! be meant, and much the same words: `Polri` is not `Bareskrim Polri`, nor `BI` a piece of `BIN`.

use std::cell::OnceCell;

use super::{Correction, Detail, Edit, MAX_CORRECTIONS, Refusal};
use crate::fact_box::{Agency, Challenge, Derived, Evidence, FactBox, Forum, Role, Speaker};
use crate::field::Field;
use crate::reading::Reading;
use crate::text::normal::{Normal, normal, same};
use crate::text::{Span, Utf16Index, Utf16Span};

impl Reading<'_> {
    /// Applies corrections in their order. Gives, for each, why it was refused; `None` where it holds.
    pub fn correct<'c>(&mut self, corrections: impl IntoIterator<Item = &'c Correction>) -> Vec<Option<Refusal>> {
        let editor = Editor { text: self.text, words: OnceCell::new() };
        let apply = |(i, correction): (usize, &Correction)| {
            if i >= MAX_CORRECTIONS {
                return Some(Refusal::new(Refusal::WRONG_SHAPE, format!("there are more than {MAX_CORRECTIONS}")));
            }
            let edit = match correction.edit() {
                Ok(edit) => edit,
                Err(why) => return Some(Refusal::new(Refusal::WRONG_SHAPE, why)),
            };
            let hides_key = match (&edit, &self.facts.key_speaker) {
                (Edit::Hide(Field::Speakers, value), Some(key)) => same(&key.name, value),
                _ => false,
            };
            let refused = editor.apply(&mut self.facts, &edit).err();
            if refused.is_none() {
                self.key_named = matches!(edit, Edit::Key(_)) || self.key_named && !hides_key;
            }
            refused
        };
        let refused: Vec<Option<Refusal>> = corrections.into_iter().enumerate().map(apply).collect();
        self.edited |= refused.iter().any(Option::is_none);
        refused
    }
}

/// The article's words, for those corrections that ask for them.
struct Words<'a> {
    normal: Normal<'a>,
    units: Utf16Index<'a>,
}

impl Words<'_> {
    /// Every place where some words stand.
    fn places(&self, words: &str) -> Vec<Span> {
        let wanted = normal(words);
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(found) = self.normal.find_after(&wanted, at).filter(|_| !wanted.is_empty()) {
            at = found + wanted.len();
            out.extend(self.normal.span(found, at));
        }
        out
    }

    /// Every place where some words stand as words, not as pieces of one.
    fn word_places(&self, words: &str) -> Vec<Utf16Span> {
        let wanted = normal(words);
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(found) = self.normal.find_words_after(&wanted, at) {
            at = found + wanted.len();
            out.extend(self.normal.span(found, at).map(|span| self.units.span(span)));
        }
        out
    }

    /// Whether some words stand anywhere, as words.
    fn hold(&self, words: &str) -> bool {
        self.normal.find_words_after(&normal(words), 0).is_some()
    }

    /// The place of some words that lies nearest to another; the first, where there is no other.
    fn nearest(&self, words: &str, other: Option<Utf16Span>) -> Option<(Span, Utf16Span)> {
        let places = self.places(words).into_iter().map(|span| (span, self.units.span(span)));
        match other {
            Some(other) => places.min_by_key(|(_, place)| place.start.abs_diff(other.start)),
            None => places.into_iter().next(),
        }
    }
}

struct Editor<'a> {
    text: &'a str,
    words: OnceCell<Words<'a>>,
}

/// What happened to the places of a list.
enum Done {
    Nothing,
    Removed(Vec<usize>),
    Moved(usize, usize),
}

impl<'a> Editor<'a> {
    fn words(&self) -> &Words<'a> {
        self.words.get_or_init(|| Words { normal: Normal::of(self.text), units: Utf16Index::new(self.text) })
    }

    fn apply(&self, facts: &mut FactBox<Utf16Span>, edit: &Edit) -> Result<(), Refusal> {
        let field = match *edit {
            Edit::Key(_) => Field::Speakers,
            Edit::Hide(field, _)
            | Edit::Rename(field, ..)
            | Edit::Change(field, ..)
            | Edit::Move(field, ..)
            | Edit::Add(field, ..) => field,
        };
        let speakers: Vec<String> = facts.speakers.iter().map(|s| s.name.clone()).collect();
        let to = Context { editor: self, field, speakers: &speakers };
        match field {
            Field::Agencies => to.edit(&mut facts.agencies, edit)?,
            Field::Challenges => to.edit(&mut facts.challenges, edit)?,
            Field::Forums => to.edit(&mut facts.forums, edit)?,
            Field::KeySpeaker | Field::Speakers => {
                // One of the speakers: what is done to them in the list is done to them here.
                let key = facts.key_speaker.as_ref().and_then(|key| facts.speakers.iter().position(|s| s == key));
                let key = match *edit {
                    Edit::Key(name) => Some(to.one(&facts.speakers, name)?),
                    _ => to.edit(&mut facts.speakers, edit).map(|done| follow(key, &done, &facts.speakers))?,
                };
                facts.key_speaker = key.and_then(|at| facts.speakers.get(at)).cloned();
                // What only a hidden speaker says is nothing that the article says by itself.
                if let Edit::Hide(..) = edit {
                    let stays = |who: &String| facts.speakers.iter().any(|s| s.name == *who) || !speakers.contains(who);
                    facts.challenges.retain(|c| c.said_by.as_ref().is_none_or(stays));
                }
                // Nobody comes or goes by a new name: who says a challenge is named by it as well.
                for (before, after) in speakers.iter().zip(&facts.speakers) {
                    if let Edit::Rename(..) = edit
                        && *before != after.name
                    {
                        let theirs = facts.challenges.iter_mut().filter(|c| c.said_by.as_ref() == Some(before));
                        theirs.for_each(|c| c.said_by = Some(after.name.clone()));
                    }
                }
                return Ok(());
            }
        };
        Ok(())
    }
}

/// Where the key speaker stands after a change of the list. Where an editor hid them it is who says most, and of several the first
/// to speak.
fn follow(key: Option<usize>, done: &Done, speakers: &[Speaker<Utf16Span>]) -> Option<usize> {
    let key = key?;
    match done {
        Done::Nothing => Some(key),
        Done::Removed(places) if places.contains(&key) => {
            let most = speakers.iter().map(|s| s.statements).max()?;
            speakers.iter().position(|s| s.statements == most)
        }
        Done::Removed(places) => Some(key - places.iter().filter(|&&place| place < key).count()),
        &Done::Moved(from, to) if key == from => Some(to),
        &Done::Moved(from, to) if from < key && key <= to => Some(key - 1),
        &Done::Moved(from, to) if to <= key && key < from => Some(key + 1),
        Done::Moved(..) => Some(key),
    }
}

/// What a correction of a field is made with.
struct Context<'e, 'a> {
    editor: &'e Editor<'a>,
    field: Field,
    speakers: &'e [String],
}

impl Context<'_, '_> {
    fn edit<F: Fact>(&self, list: &mut Vec<F>, edit: &Edit) -> Result<Done, Refusal> {
        match *edit {
            Edit::Hide(_, value) => {
                let found = self.matching(list, value);
                if found.is_empty() {
                    return Err(self.gone(value));
                }
                let mut place = 0;
                list.retain(|_| {
                    place += 1;
                    !found.contains(&(place - 1))
                });
                Ok(Done::Removed(found))
            }
            Edit::Rename(_, value, to) => {
                let at = self.one(list, value)?;
                list.get_mut(at).into_iter().for_each(|fact| fact.rename(to));
                Ok(Done::Nothing)
            }
            Edit::Change(_, value, details) => {
                let at = self.one(list, value)?;
                list.get_mut(at).map_or(Ok(()), |fact| fact.change(details, self))?;
                Ok(Done::Nothing)
            }
            Edit::Move(_, value, position) => {
                let at = self.one(list, value)?;
                let fact = list.remove(at);
                let to = position.min(list.len());
                list.insert(to, fact);
                Ok(Done::Moved(at, to))
            }
            Edit::Add(_, value, sentence, details) => {
                let evidence = self.shown_by(value, sentence)?;
                // Read by itself in the meantime: then what the editor said of it still holds.
                if let Some(fact) = list.iter_mut().find(|fact| is_called(*fact, value)) {
                    fact.change(details, self)?;
                    return Ok(Done::Nothing);
                }
                let mut fact = F::added(value.to_owned(), vec![evidence]);
                fact.change(details, self)?;
                list.push(fact);
                Ok(Done::Nothing)
            }
            Edit::Key(_) => Ok(Done::Nothing),
        }
    }

    fn gone(&self, value: &str) -> Refusal {
        Refusal::new(Refusal::FACT_GONE, format!("{} hold no \"{value}\"", self.field.name()))
    }

    /// The one fact that is meant.
    fn one<F: Fact>(&self, list: &[F], value: &str) -> Result<usize, Refusal> {
        self.matching(list, value).first().copied().ok_or_else(|| self.gone(value))
    }

    /// The facts that a value names, by the first way that finds any.
    fn matching<F: Fact>(&self, list: &[F], value: &str) -> Vec<usize> {
        let all = |fits: &dyn Fn(&F) -> bool| -> Vec<usize> {
            list.iter().enumerate().filter(|(_, fact)| fits(fact)).map(|(at, _)| at).collect()
        };
        let by_value = all(&|fact| same(fact.value(), value));
        if !by_value.is_empty() {
            return by_value;
        }
        let by_alias = all(&|fact| is_called(fact, value));
        if !by_alias.is_empty() {
            return by_alias;
        }
        let places = self.editor.words().word_places(value);
        let named = |e: &&Evidence<Utf16Span>| matches!(e.role, Role::Name | Role::Alias);
        // Both in text order, but for the names of speakers: still few.
        let there = |e: &Evidence<Utf16Span>| {
            let from = places.partition_point(|place| place.end <= e.span.start);
            places.get(from).is_some_and(|&place| are_much_the_same(place, e.span))
        };
        let by_place = all(&|fact| fact.evidence().iter().filter(named).any(&there));
        // Of several nobody knows which.
        if by_place.len() == 1 { by_place } else { Vec::new() }
    }

    /// Where the article shows an added fact: its words or, where they are the editor's own, the sentence.
    fn shown_by(&self, value: &str, sentence: &str) -> Result<Evidence<Utf16Span>, Refusal> {
        let words = self.editor.words();
        let found = words.normal.find(sentence);
        let found = found.ok_or_else(|| {
            Refusal::new(Refusal::SENTENCE_GONE, format!("the article holds no such sentence: \"{sentence}\""))
        })?;
        let (role, span) = match Normal::of(found.of(self.editor.text)).find(value) {
            Some(within) => (Role::Name, Span::new(found.start + within.start, found.start + within.end)),
            None => (Role::Statement, found),
        };
        Ok(Evidence { role, span: words.units.span(span) })
    }
}

/// Whether two places overlap in half of the longer one, or begin together and overlap in a quarter: a name and its beginning.
fn are_much_the_same(one: Utf16Span, other: Utf16Span) -> bool {
    let length = |span: Utf16Span| span.end.saturating_sub(span.start);
    let longer = length(one).max(length(other));
    let common = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    common * 2 >= longer || (one.start == other.start && common * 4 >= longer)
}

fn is_called<F: Fact>(fact: &F, value: &str) -> bool {
    same(fact.value(), value) || fact.aliases().iter().any(|alias| same(alias, value))
}

/// A fact as a correction sees it.
trait Fact: PartialEq {
    fn value(&self) -> &str;
    fn aliases(&self) -> &[String];
    fn evidence(&self) -> &[Evidence<Utf16Span>];
    /// An editor's name is the last word: other names that belonged to the one before go with it.
    fn rename(&mut self, to: &str);
    fn change(&mut self, details: &Correction, to: &Context) -> Result<(), Refusal>;
    fn added(value: String, evidence: Vec<Evidence<Utf16Span>>) -> Self;
}

impl Fact for Speaker<Utf16Span> {
    fn value(&self) -> &str {
        &self.name
    }

    fn aliases(&self) -> &[String] {
        &[]
    }

    fn evidence(&self) -> &[Evidence<Utf16Span>] {
        &self.evidence
    }

    fn rename(&mut self, to: &str) {
        to.clone_into(&mut self.name);
        self.edited = true;
    }

    fn change(&mut self, details: &Correction, to: &Context) -> Result<(), Refusal> {
        let words = || to.editor.words();
        let name = self.evidence.iter().find(|e| e.role == Role::Name).map(|e| e.span);
        // First what may be refused: then nothing has been changed.
        let quote = match &details.quote {
            Detail::Is(quote) => Some(self.place_of_quote(quote, words(), name)?),
            Detail::Kept | Detail::Removed => None,
        };
        if !details.title.is_kept() {
            // What the box shows as the office is the title and, beside it, the body: an editor's title is all of it.
            self.evidence.retain(|e| !matches!(e.role, Role::Title | Role::Body));
            (self.title, self.body) = (None, None);
        }
        if let Detail::Is(title) = &details.title {
            self.title = Some(title.trim().to_owned());
            let after_name = self.evidence.iter().position(|e| e.role == Role::Name).map_or(0, |at| at + 1);
            match words().nearest(title, name) {
                Some((_, span)) => self.evidence.insert(after_name, Evidence { role: Role::Title, span }),
                None => self.edited = true,
            }
        }
        if details.quote == Detail::Removed {
            self.quotes.clear();
            self.evidence.retain(|e| e.role != Role::Quote);
        }
        if let Some((span, place)) = quote {
            self.show_quote(span.of(to.editor.text), place);
        }
        Ok(())
    }

    fn added(name: String, evidence: Vec<Evidence<Utf16Span>>) -> Self {
        Self {
            name,
            title: None,
            body: None,
            quotes: Vec::new(),
            // The sentence that the editor named.
            statements: 1,
            edited: true,
            certainty: None,
            reason: None,
            evidence,
        }
    }
}

impl Speaker<Utf16Span> {
    /// Where the words of a quote stand: within one of the person's own, where they can.
    fn place_of_quote(
        &self,
        quote: &str,
        words: &Words,
        name: Option<Utf16Span>,
    ) -> Result<(Span, Utf16Span), Refusal> {
        let bare = quote.trim().trim_matches(|c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»'));
        let own = |place: Utf16Span| {
            let inside = |e: &&Evidence<Utf16Span>| e.span.start <= place.start && place.end <= e.span.end;
            self.evidence.iter().filter(|e| e.role == Role::Quote).any(|e| inside(&e))
        };
        let of_theirs = || {
            let places = words.places(bare).into_iter().map(|span| (span, words.units.span(span)));
            places.into_iter().find(|&(_, place)| own(place))
        };
        of_theirs()
            .or_else(|| words.nearest(bare, name))
            .ok_or_else(|| Refusal::new(Refusal::QUOTE_GONE, format!("the article holds no such quote: \"{bare}\"")))
    }

    /// Puts a quote first among the others, in words and evidence alike.
    fn show_quote(&mut self, quote: &str, place: Utf16Span) {
        let is_there = |e: &Evidence<Utf16Span>| e.role == Role::Quote && e.span == place;
        if let Some(at) = self.evidence.iter().filter(|e| e.role == Role::Quote).position(is_there) {
            if at < self.quotes.len() {
                self.quotes.remove(at);
            }
            self.evidence.retain(|e| !is_there(e));
        }
        self.quotes.insert(0, quote.to_owned());
        let first = self.evidence.iter().position(|e| matches!(e.role, Role::Quote | Role::Statement));
        let first = first.unwrap_or(self.evidence.len());
        self.evidence.insert(first, Evidence { role: Role::Quote, span: place });
    }
}

impl Fact for Agency<Utf16Span> {
    fn value(&self) -> &str {
        &self.name
    }

    fn aliases(&self) -> &[String] {
        &self.aliases
    }

    fn evidence(&self) -> &[Evidence<Utf16Span>] {
        &self.evidence
    }

    fn rename(&mut self, to: &str) {
        to.clone_into(&mut self.name);
        self.aliases.clear();
        self.derived.full_name = None;
        self.edited = true;
    }

    fn change(&mut self, details: &Correction, to: &Context) -> Result<(), Refusal> {
        self.edited |= change_aliases(&mut self.aliases, &details.aliases, to);
        match &details.full_name {
            Detail::Kept => {}
            Detail::Removed => self.derived.full_name = None,
            Detail::Is(full) => {
                self.derived.full_name = Some(full.trim().to_owned());
                self.edited = true;
            }
        }
        match details.kind {
            Detail::Kept => {}
            Detail::Removed => self.derived.kind = None,
            Detail::Is(kind) => self.derived.kind = Some(kind),
        }
        Ok(())
    }

    fn added(name: String, evidence: Vec<Evidence<Utf16Span>>) -> Self {
        let derived = Derived::default();
        Self { name, aliases: Vec::new(), derived, edited: true, certainty: None, reason: None, evidence }
    }
}

impl Fact for Forum<Utf16Span> {
    fn value(&self) -> &str {
        &self.name
    }

    fn aliases(&self) -> &[String] {
        &self.aliases
    }

    fn evidence(&self) -> &[Evidence<Utf16Span>] {
        &self.evidence
    }

    fn rename(&mut self, to: &str) {
        to.clone_into(&mut self.name);
        self.aliases.clear();
        self.edited = true;
    }

    fn change(&mut self, details: &Correction, to: &Context) -> Result<(), Refusal> {
        self.edited |= change_aliases(&mut self.aliases, &details.aliases, to);
        Ok(())
    }

    fn added(name: String, evidence: Vec<Evidence<Utf16Span>>) -> Self {
        Self { name, aliases: Vec::new(), edited: true, certainty: None, reason: None, evidence }
    }
}

impl Fact for Challenge<Utf16Span> {
    fn value(&self) -> &str {
        &self.text
    }

    fn aliases(&self) -> &[String] {
        &[]
    }

    fn evidence(&self) -> &[Evidence<Utf16Span>] {
        &self.evidence
    }

    fn rename(&mut self, to: &str) {
        to.clone_into(&mut self.text);
        self.edited = true;
    }

    fn change(&mut self, details: &Correction, to: &Context) -> Result<(), Refusal> {
        match &details.said_by {
            Detail::Kept => {}
            Detail::Removed => self.said_by = None,
            Detail::Is(who) => {
                let known = to.speakers.iter().find(|name| same(name, who));
                self.edited |= known.is_none() && !to.editor.words().hold(who);
                self.said_by = Some(known.cloned().unwrap_or_else(|| who.trim().to_owned()));
            }
        }
        Ok(())
    }

    fn added(text: String, evidence: Vec<Evidence<Utf16Span>>) -> Self {
        Self { text, said_by: None, edited: true, certainty: None, reason: None, evidence }
    }
}

/// Gives whether the article lacks one of the new names.
fn change_aliases(aliases: &mut Vec<String>, to: &Detail<Vec<String>>, context: &Context) -> bool {
    match to {
        Detail::Kept => false,
        Detail::Removed => {
            aliases.clear();
            false
        }
        Detail::Is(given) => {
            *aliases = given.iter().map(|alias| alias.trim().to_owned()).collect();
            aliases.iter().any(|alias| !context.editor.words().hold(alias))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Bupati Sebut Jalan Rusak\n\nPATI – “Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni. \
        Kapolres Pati Budi Santoso mengatakan petugas terkendala minimnya lampu jalan. Kemlu dan Kemenkes hadir dalam Rapat Koordinasi Jalan.";

    /// Also one that makes no sense, as a program may build it.
    fn correction(json: &str) -> Correction {
        match Correction::list(&format!("[{json}]")) {
            Ok(list) => list[0].clone(),
            Err(_) => Correction { hide: Some("Kemlu".to_owned()), ..Correction::default() },
        }
    }

    /// The reading after corrections, and the code for which each was refused.
    fn corrected(corrections: &[&str]) -> (Reading<'static>, Vec<Option<&'static str>>) {
        corrected_in(TEXT, corrections)
    }

    fn corrected_in<'t>(text: &'t str, corrections: &[&str]) -> (Reading<'t>, Vec<Option<&'static str>>) {
        let mut reading = Reading::of(text);
        let corrections: Vec<Correction> = corrections.iter().map(|c| correction(c)).collect();
        let refused = reading.correct(&corrections).into_iter().map(|why| Some(why?.code)).collect();
        (reading, refused)
    }

    fn agencies(reading: &Reading) -> Vec<String> {
        reading.facts.agencies.iter().map(|a| a.name.clone()).collect()
    }

    #[test]
    fn hides_renames_and_moves() {
        let before = agencies(&Reading::of(TEXT));
        assert_eq!(before[before.len() - 2..], ["Kemlu", "Kemenkes"]);
        let (reading, refused) = corrected(&[
            r#"{ "hide": "Kemlu", "in": "agencies" }"#,
            r#"{ "rename": "Kemenkes", "to": "Kementerian Kesehatan", "in": "agencies" }"#,
            r#"{ "move": "Kementerian Kesehatan", "position": 1, "in": "agencies" }"#,
        ]);
        assert_eq!(refused, [None, None, None]);
        assert_eq!(agencies(&reading)[0], "Kementerian Kesehatan");
        assert_eq!(agencies(&reading).len(), before.len() - 1);
        let edited: Vec<bool> = reading.facts.agencies.iter().map(|a| a.edited).collect();
        assert_eq!(edited.iter().filter(|e| **e).count(), 1);
        assert!(edited[0]);
    }

    #[test]
    fn the_key_speaker_follows() {
        let key = |json: &str| corrected(&[json]).0.facts.key_speaker.map(|s| s.name);
        assert_eq!(Reading::of(TEXT).facts.key_speaker.unwrap().name, "Sri Wahyuni");
        assert_eq!(key(r#"{ "key": "Budi Santoso" }"#).as_deref(), Some("Budi Santoso"));
        assert_eq!(key(r#"{ "hide": "Sri Wahyuni", "in": "speakers" }"#).as_deref(), Some("Budi Santoso"));
        assert_eq!(key(r#"{ "rename": "Sri Wahyuni", "to": "Sri", "in": "speakers" }"#).as_deref(), Some("Sri"));
        assert_eq!(
            key(r#"{ "move": "Budi Santoso", "position": 1, "in": "speakers" }"#).as_deref(),
            Some("Sri Wahyuni")
        );
    }

    #[test]
    fn adds_a_fact_where_its_sentence_stands() {
        // Straight quotes: what the editor pasted from the manuscript.
        let (reading, refused) = corrected(&[
            r#"{ "add": "kekurangan guru", "sentence": "\"Kami kekurangan guru,\" kata Bupati Pati Sri Wahyuni.", "in": "challenges" }"#,
            r#"{ "add": "guru kurang", "sentence": "“Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni.", "in": "challenges" }"#,
        ]);
        // The first is found by the rules or is added; the second is in the editor's own words.
        assert_eq!(refused[1], None);
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let of = |value: &str| {
            let fact = reading.facts.challenges.iter().find(|c| c.text == value).unwrap();
            let span = fact.evidence[0].span;
            String::from_utf16(&units[span.start..span.end]).unwrap()
        };
        assert_eq!(of("kekurangan guru"), "kekurangan guru");
        assert_eq!(of("guru kurang"), "“Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni.");
    }

    #[test]
    fn what_fits_nothing_is_refused_with_a_reason_and_the_rest_holds() {
        for (json, code) in [
            (r#"{ "hide": "Kemhan", "in": "agencies" }"#, "fact-gone"),
            (r#"{ "rename": "Kemhan", "to": "x", "in": "agencies" }"#, "fact-gone"),
            (r#"{ "change": "Kemhan", "fullName": null, "in": "agencies" }"#, "fact-gone"),
            (r#"{ "move": "Kemhan", "position": 1, "in": "agencies" }"#, "fact-gone"),
            (r#"{ "hide": "Kemlu", "in": "forums" }"#, "fact-gone"),
            (r#"{ "key": "Tono" }"#, "fact-gone"),
            (r#"{ "add": "x", "sentence": "Tidak ada.", "in": "forums" }"#, "sentence-gone"),
            (r#"{ "change": "Sri Wahyuni", "quote": "Tidak ada", "in": "speakers" }"#, "quote-gone"),
            // Pieces of names, other bodies' names, and what may be several.
            (r#"{ "hide": "Kem", "in": "agencies" }"#, "fact-gone"),
            (r#"{ "rename": "Kemen", "to": "x", "in": "agencies" }"#, "fact-gone"),
            (r#"{ "hide": "e", "in": "agencies" }"#, "fact-gone"),
            (r#"{ "key": "antoso" }"#, "fact-gone"),
            (r#"{ "hide": "Koordinasi", "in": "forums" }"#, "fact-gone"),
            (r#"{ "hide": "Kemlu" }"#, "wrong-shape"),
        ] {
            let (reading, refused) = corrected(&[json, r#"{ "hide": "Kemenkes", "in": "agencies" }"#]);
            assert_eq!(refused, [Some(code), None], "{json}");
            assert!(
                !agencies(&reading).contains(&"Kemenkes".to_owned())
                    && agencies(&reading).contains(&"Kemlu".to_owned())
            );
        }
        let many = vec![r#"{ "move": "Kemlu", "position": 1, "in": "agencies" }"#; MAX_CORRECTIONS + 1];
        assert_eq!(corrected(&many).1.iter().filter(|r| r.is_some()).count(), 1);
    }

    /// WordPress curls the apostrophe; pasting from Word brings no-break spaces.
    #[test]
    fn a_correction_holds_whichever_way_the_page_writes_its_words() {
        const PAGE: &str = "Ma’ruf Minta Guru\n\nPATI – “Kami kekurangan guru,” kata Bupati Pati Ma’ruf\u{a0}Amin, Senin (3/2/2025). \
            Ia datang bersama TNI–Polri.";
        assert_eq!(Reading::of(PAGE).facts.key_speaker.map(|s| s.name).as_deref(), Some("Ma’ruf\u{a0}Amin"));
        for correction in [
            r#"{ "rename": "Ma'ruf Amin", "to": "Maruf Amin", "in": "speakers" }"#,
            r#"{ "rename": "Ma&#8217;ruf&nbsp;Amin", "to": "Maruf Amin", "in": "speakers" }"#,
            r#"{ "rename": "Ma`ruf  A\u00admin", "to": "Maruf Amin", "in": "speakers" }"#,
        ] {
            let (reading, refused) = corrected_in(PAGE, &[correction]);
            assert_eq!(refused, [None], "{correction}");
            assert_eq!(reading.facts.speakers[0].name, "Maruf Amin");
        }
        let quote = r#"{ "add": "kurang guru", "sentence": "\"Kami kekurangan guru,\" kata Bupati Pati Ma'ruf Amin", "in": "challenges" }"#;
        assert_eq!(corrected_in(PAGE, &[quote]).1, [None]);
    }

    #[test]
    fn what_an_editor_hid_stays_hidden_under_another_wording() {
        const PAGE: &str = "Jalan Gelap di Pati\n\nPATI – Kapolres Pati Budi Santoso mengatakan petugas terkendala minimnya lampu jalan, Senin (3/2/2025). \
            Kementerian Kesehatan (Kemenkes) hadir.";
        let before = Reading::of(PAGE).facts;
        assert_eq!(before.challenges[0].text, "minimnya lampu jalan");
        for (json, gone) in [
            (r#"{ "hide": "minimnya lampu", "in": "challenges" }"#, "minimnya lampu jalan"),
            (r#"{ "hide": "minimnya lampu jalan, Senin", "in": "challenges" }"#, "minimnya lampu jalan"),
            (r#"{ "hide": "Kemenkes", "in": "agencies" }"#, "Kementerian Kesehatan"),
            (r#"{ "hide": "Budi", "in": "speakers" }"#, "Budi Santoso"),
        ] {
            let (reading, refused) = corrected_in(PAGE, &[json]);
            assert_eq!(refused, [None], "{json}");
            assert!(serde_json::to_string(&before).unwrap().contains(gone));
            let values: Vec<String> = reading
                .facts
                .speakers
                .iter()
                .map(|s| &s.name)
                .chain(reading.facts.agencies.iter().map(|a| &a.name))
                .chain(reading.facts.challenges.iter().map(|c| &c.text))
                .cloned()
                .collect();
            assert!(!values.contains(&gone.to_owned()), "{json}: {values:?}");
        }
    }

    #[test]
    fn what_is_hidden_is_no_part_of_another_name() {
        const PAGE: &str = "Rapat Polri\n\nJAKARTA – Polri dan Bareskrim Polri hadir di sana, Senin (3/2/2025). Kemlu dan BIN senang. \
            “Kami siap,” kata Sri Wahyuni. “Kami juga,” kata Sri Hartati.";
        let hide = |value: &str, field: &str| format!(r#"{{ "hide": "{value}", "in": "{field}" }}"#);
        let (reading, refused) = corrected_in(
            PAGE,
            &[
                &hide("Polri", "agencies"),
                &hide("Polri", "agencies"),
                &hide("BI", "agencies"),
                &hide("Sri", "speakers"),
            ],
        );
        assert_eq!(refused, [None, Some("fact-gone"), Some("fact-gone"), Some("fact-gone")]);
        assert_eq!(agencies(&reading), ["Bareskrim Polri", "Kemlu", "BIN"]);
        assert_eq!(reading.facts.speakers.len(), 2);
    }

    #[test]
    fn a_challenge_goes_with_the_speaker_who_alone_says_it() {
        let (reading, refused) = corrected(&[
            r#"{ "change": "minimnya lampu jalan", "saidBy": "Budi Santoso", "in": "challenges" }"#,
            r#"{ "hide": "Budi Santoso", "in": "speakers" }"#,
        ]);
        assert_eq!(refused, [None, None]);
        assert!(reading.facts.challenges.iter().all(|c| c.text != "minimnya lampu jalan"));
    }

    #[test]
    fn a_rename_takes_the_wrong_names_with_it() {
        const PAGE: &str = "Data Kurang\n\nJAKARTA – Kementerian Kesehatan (Kemenkes) dan Kemlu hadir, Senin (3/2/2025). Warga setuju.";
        let before = Reading::of(PAGE).facts;
        assert_eq!(
            (before.agencies[0].aliases.is_empty(), before.agencies[1].derived.full_name.is_none()),
            (false, false)
        );
        let (reading, _) = corrected_in(
            PAGE,
            &[
                r#"{ "rename": "Kementerian Kesehatan", "to": "Dinas Kesehatan", "in": "agencies" }"#,
                r#"{ "rename": "Kemlu", "to": "Kemenkeu", "in": "agencies" }"#,
            ],
        );
        let [one, other] = &reading.facts.agencies[..] else { panic!("{:?}", reading.facts.agencies) };
        assert!(one.aliases.is_empty() && one.edited, "{one:?}");
        assert!(other.derived.full_name.is_none() && other.edited, "{other:?}");
    }

    #[test]
    fn details_are_changed_and_taken_away() {
        let speaker = |details: &str| {
            let json = format!(r#"{{ "change": "Sri Wahyuni", {details}, "in": "speakers" }}"#);
            let (reading, refused) = corrected(&[&json]);
            assert_eq!(refused, [None], "{json}");
            let key = reading.facts.key_speaker.clone().unwrap();
            assert_eq!(reading.facts.speakers[0], key);
            key
        };
        let as_read = Reading::of(TEXT).facts.speakers[0].clone();
        assert_eq!((as_read.title.as_deref(), as_read.quotes.len()), (Some("Bupati Pati"), 1));
        let own_words = speaker(r#""title": "Bupati Kabupaten Pati""#);
        assert_eq!((own_words.title.as_deref(), own_words.edited), (Some("Bupati Kabupaten Pati"), true));
        let cut = speaker(r#""title": "Bupati""#);
        assert_eq!((cut.title.as_deref(), cut.edited), (Some("Bupati"), false), "the article's own word");
        assert!(cut.evidence.iter().any(|e| e.role == Role::Title));
        let none = speaker(r#""title": null, "quote": null"#);
        assert_eq!((none.title, none.body, none.quotes), (None, None, Vec::<String>::new()));
        assert!(none.evidence.iter().all(|e| matches!(e.role, Role::Name | Role::Statement)), "{:?}", none.evidence);
        let shorter = speaker(r#""quote": "\"kekurangan guru\"""#);
        assert_eq!(shorter.quotes[0], "kekurangan guru");

        let agency = |details: &str| {
            let json = format!(r#"{{ "change": "Kemenkes", {details}, "in": "agencies" }}"#);
            let (reading, refused) = corrected(&[&json]);
            assert_eq!(refused, [None], "{json}");
            reading.facts.agencies.iter().find(|a| a.name == "Kemenkes").unwrap().clone()
        };
        assert_eq!(agency(r#""fullName": null"#).derived.full_name, None);
        let full =
            agency(r#""fullName": "Kementerian Kesehatan RI", "kind": "unit", "aliases": ["Kementerian Kesehatan"]"#);
        assert_eq!(full.derived.full_name.as_deref(), Some("Kementerian Kesehatan RI"));
        assert_eq!(full.derived.kind, Some(crate::AgencyKind::Unit));
        assert_eq!(full.aliases, ["Kementerian Kesehatan"]);
        assert_eq!(agency(r#""kind": null"#).derived.kind, None);

        let challenge = |details: &str| {
            let json = format!(r#"{{ "change": "minimnya lampu jalan", {details}, "in": "challenges" }}"#);
            let (reading, refused) = corrected(&[&json]);
            assert_eq!(refused, [None], "{json}");
            reading.facts.challenges.iter().find(|c| c.text == "minimnya lampu jalan").unwrap().clone()
        };
        assert_eq!(challenge(r#""saidBy": "Budi\u00a0Santoso""#).said_by.as_deref(), Some("Budi Santoso"));
        assert_eq!(challenge(r#""saidBy": null"#).said_by, None);
        let stranger = challenge(r#""saidBy": "Tono""#);
        assert_eq!((stranger.said_by.as_deref(), stranger.edited), (Some("Tono"), true));
    }

    #[test]
    fn another_quote_comes_first() {
        const PAGE: &str = "Guru Kurang\n\nPATI – “Kami kekurangan guru,” kata Bupati Pati Sri Wahyuni, Senin (3/2/2025). \
            “Gedung pun rusak,” kata Sri Wahyuni.";
        let (reading, refused) =
            corrected_in(PAGE, &[r#"{ "change": "Sri Wahyuni", "quote": "Gedung pun rusak", "in": "speakers" }"#]);
        assert_eq!(refused, [None]);
        let key = reading.facts.key_speaker.unwrap();
        assert_eq!(key.quotes, ["Gedung pun rusak", "Kami kekurangan guru"]);
        let units: Vec<u16> = PAGE.encode_utf16().collect();
        let quotes: Vec<String> = key
            .evidence
            .iter()
            .filter(|e| e.role == Role::Quote)
            .map(|e| String::from_utf16(&units[e.span.start..e.span.end]).unwrap())
            .collect();
        assert_eq!(quotes, key.quotes, "evidence in the same order");
        assert!(!key.edited, "the article's own words");
    }

    #[test]
    fn a_speaker_is_added_with_office_and_quote() {
        let (reading, refused) = corrected(&[r#"{ "add": "Tono", "title": "Camat", "quote": "Kami kekurangan guru",
            "sentence": "Kemlu dan Kemenkes hadir dalam Rapat Koordinasi Jalan.", "in": "speakers" }"#]);
        assert_eq!(refused, [None]);
        let tono = reading.facts.speakers.last().unwrap();
        assert_eq!((tono.name.as_str(), tono.title.as_deref()), ("Tono", Some("Camat")));
        assert_eq!((tono.quotes.as_slice(), tono.edited), (&["Kami kekurangan guru".to_owned()][..], true));
    }

    #[test]
    fn what_was_added_may_be_read_by_itself_later() {
        let (reading, refused) = corrected(&[
            r#"{ "add": "Kemlu", "fullName": "Kementerian Luar Negeri RI", "sentence": "Kemlu dan Kemenkes", "in": "agencies" }"#,
        ]);
        assert_eq!(refused, [None]);
        let found: Vec<_> = reading.facts.agencies.iter().filter(|a| a.name == "Kemlu").collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].derived.full_name.as_deref(), Some("Kementerian Luar Negeri RI"));
    }

    #[test]
    fn the_key_speaker_keeps_their_place_among_changes() {
        let moved = corrected(&[
            r#"{ "move": "Sri Wahyuni", "position": 2, "in": "speakers" }"#,
            r#"{ "change": "Sri Wahyuni", "title": null, "in": "speakers" }"#,
            r#"{ "hide": "Budi Santoso", "in": "speakers" }"#,
        ]);
        assert_eq!(moved.1, [None, None, None]);
        let key = moved.0.facts.key_speaker.unwrap();
        assert_eq!((key.name.as_str(), key.title), ("Sri Wahyuni", None));
        let nobody = corrected(&[
            r#"{ "hide": "Sri Wahyuni", "in": "speakers" }"#,
            r#"{ "hide": "Budi Santoso", "in": "speakers" }"#,
        ]);
        assert!(nobody.0.facts.key_speaker.is_none() && nobody.0.facts.speakers.is_empty());
    }
}
