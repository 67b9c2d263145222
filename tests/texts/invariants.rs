//! What holds for the facts of any text whatever. Each function panics where it does not.

use kotak_fakta::{
    Approval, Correction, Evidence, FactBox, Field, Reading, Role, Span, Stale, StoredBox, Theme, Utf16Span,
    ViewOptions, extract, to_html, to_json_ld, to_plain_html,
};

use super::edits::{Values, plain};
use super::markup;

/// The facts of a text: every span cuts the text on character borders and is what its value says, in bytes and in UTF-16
/// units.
pub fn facts(text: &str) {
    let found = extract(text);
    cut_from_text(text, &found);
    let reading = Reading::of(text);
    cut_the_same_in_units(text, &found, reading.facts());
    for (_, place) in places(reading.facts()) {
        let sentence = reading.sentence(place);
        assert!(sentence.start <= place.start && place.end <= sentence.end, "{place:?} outside {sentence:?}");
    }
}

/// What one text gives does not depend on what was read before.
pub fn independent(text: &str, other: &str) {
    let first = record(text);
    let _ = record(other);
    assert_eq!(record(text), first, "after another text");
}

/// All that is made of a text without an editor, in one string: equal strings are equal results.
pub fn record(text: &str) -> String {
    let reading = Reading::of(text);
    let options = ViewOptions::default();
    let json = serde_json::to_string(reading.facts()).expect("plain values");
    let node = serde_json::to_string(&to_json_ld(&reading, &Field::ALL, None)).expect("plain values");
    let html = to_html(&reading, &options, &reading.store(&[], None), None, "");
    let plain = to_plain_html(&reading, &options);
    [json, node, html, plain].join("\n")
}

/// The box of a text in any view: well-formed, of no other elements than we draw with, and of no other words than the
/// facts'. Gives the HTML, for other parsers.
pub fn html(text: &str, options: &ViewOptions, theme: Option<Theme>, corrections: &[Correction]) -> [String; 2] {
    let mut reading = Reading::of(text);
    reading.correct(corrections);
    reading.keep_to(options.part);
    let stored = reading.store(corrections, None);
    let live = to_html(&reading, options, &stored, theme, ":host{color:red}");
    let plain = to_plain_html(&reading, options);
    assert_eq!(live, to_html(&reading, options, &stored, theme, ":host{color:red}"), "the same a second time");
    assert_eq!(live.is_empty(), plain.is_empty(), "{live}\n{plain}");
    if !live.is_empty() {
        markup::served(&live, text, reading.facts(), options);
        markup::plain(&plain, reading.facts(), options);
    }
    [live, plain]
}

/// An editor's corrections do what they say and nothing else: see [`Values::follow`].
pub fn corrections(text: &str, list: &[Correction]) {
    let mut reading = Reading::of(text);
    let before = places(reading.facts());
    for correction in list {
        let values = Values::of(reading.facts());
        let [refusal] = &reading.correct([correction])[..] else { panic!("one outcome for one correction") };
        let now = Values::of(reading.facts());
        match refusal {
            None => now.follow(&values, correction, text),
            Some(why) => {
                assert!(!why.code.is_empty() && !why.message.is_empty());
                assert_eq!(now, values, "{correction:?} was refused: {why}");
            }
        }
    }
    // What a list makes sense of alone, it makes sense of in one go.
    let mut at_once = Reading::of(text);
    assert_eq!(at_once.correct(list).len(), list.len());
    assert_eq!(at_once.facts(), reading.facts());
    stored(&reading, list);
    // What stands elsewhere than a fact stood was added, and cuts the text.
    let units: Vec<u16> = text.encode_utf16().collect();
    for (role, place) in places(reading.facts()) {
        if !before.contains(&(role, place)) {
            assert!(place.start < place.end, "{place:?}");
            String::from_utf16(&units[place.start..place.end]).expect("cut on borders");
        }
    }
}

/// A box as data says in its own text, and in the same text written otherwise, what it said.
fn stored(reading: &Reading, list: &[Correction]) {
    let stored = reading.store(list, Some(Approval::default()));
    let text = reading.text();
    let read = StoredBox::from_json(&stored.to_island()).expect("a box that can be read");
    assert_eq!(read, stored);
    let (same, fit) = read.place(text, Stale::None);
    assert!(fit.is_whole && fit.gone.is_empty(), "{:?} of {text:?}", fit.gone);
    assert_eq!(same.facts(), reading.facts());
    let other: String = text.chars().map(|c| if c == ' ' { '\u{a0}' } else { c }).collect();
    let (moved, fit) = read.place(&other, Stale::None);
    assert!(fit.is_whole && fit.gone.is_empty(), "{:?} of {other:?}", fit.gone);
    // One unit for one unit: no place moves, but for what nobody sees at its ends.
    let units: Vec<u16> = text.encode_utf16().collect();
    let seen = |place: Utf16Span| plain(&String::from_utf16(&units[place.start..place.end]).expect("cut on borders"));
    for ((role, old), (same_role, new)) in places(reading.facts()).into_iter().zip(places(moved.facts())) {
        assert_eq!((role, seen(old)), (same_role, seen(new)), "{old:?} is {new:?}");
    }
    assert_eq!(places(moved.facts()).len(), places(reading.facts()).len());
    // In another text altogether nothing is shown but what it holds.
    let (_, fit) = read.place("Teks lain sama sekali.", Stale::Reduced);
    assert!(!fit.is_whole);
}

/// Every piece of evidence.
pub fn places<S: Copy>(found: &FactBox<S>) -> Vec<(Role, S)> {
    fn of<S: Copy>(evidence: &[Evidence<S>], out: &mut Vec<(Role, S)>) {
        out.extend(evidence.iter().map(|e| (e.role, e.span)));
    }
    let mut out = Vec::new();
    out.extend(found.headline_span.map(|span| (Role::Name, span)));
    found.dateline.iter().for_each(|d| of(&d.evidence, &mut out));
    found.key_speaker.iter().for_each(|s| of(&s.evidence, &mut out));
    found.speakers.iter().for_each(|s| of(&s.evidence, &mut out));
    found.agencies.iter().for_each(|a| of(&a.evidence, &mut out));
    found.challenges.iter().for_each(|c| of(&c.evidence, &mut out));
    found.forums.iter().for_each(|f| of(&f.evidence, &mut out));
    found.credits.iter().for_each(|c| of(&c.evidence, &mut out));
    out
}

fn cut_the_same_in_units(text: &str, found: &FactBox, edge: &FactBox<Utf16Span>) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (bytes, edge) = (places(found), places(edge));
    assert_eq!(bytes.len(), edge.len());
    for ((role, span), (same_role, place)) in bytes.into_iter().zip(edge) {
        assert_eq!(role, same_role);
        let cut = String::from_utf16(&units[place.start..place.end]).expect("cut on borders");
        assert_eq!(cut, text[span.start..span.end], "{span:?} is {place:?}");
    }
}

fn cut_from_text(text: &str, found: &FactBox) {
    for (role, span) in places(found) {
        assert!(span.start < span.end && span.end <= text.len(), "{role:?} {span:?} of {}", text.len());
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{role:?} {span:?}");
    }
    let cut = |span: Span| &text[span.start..span.end];
    let of = |evidence: &[Evidence], role| -> Vec<&str> {
        evidence.iter().filter(|e| e.role == role).map(|e| cut(e.span)).collect()
    };
    let only = |value: &Option<String>| -> Vec<String> { value.iter().cloned().collect() };
    assert_eq!(found.headline.as_deref(), found.headline_span.map(cut));
    if let Some(d) = &found.dateline {
        for (role, value) in [(Role::Outlet, &d.outlet), (Role::Place, &d.place), (Role::Date, &d.date)] {
            assert_eq!(of(&d.evidence, role), only(value));
        }
    }
    for s in &found.speakers {
        assert_eq!(of(&s.evidence, Role::Name), [s.name.as_str()]);
        assert_eq!(of(&s.evidence, Role::Title), only(&s.title));
        assert_eq!(of(&s.evidence, Role::Body), only(&s.body));
        assert_eq!(of(&s.evidence, Role::Quote), s.quotes, "in the order in which they stand");
        assert!(s.statements > 0 && !s.edited, "{s:?}");
    }
    // The key speaker is one of them, and there is one as soon as anybody speaks.
    assert_eq!(found.key_speaker.is_some(), !found.speakers.is_empty());
    assert!(found.key_speaker.iter().all(|key| found.speakers.contains(key)));
    for a in &found.agencies {
        named(text, &a.name, &a.aliases, &a.evidence);
        assert!(a.derived.kind.is_some() && !a.edited, "{a:?}");
    }
    for f in &found.forums {
        named(text, &f.name, &f.aliases, &f.evidence);
        assert!(!f.edited, "{f:?}");
    }
    for c in &found.challenges {
        assert_eq!(of(&c.evidence, Role::Name), [c.text.as_str()]);
        assert!(!c.edited, "{c:?}");
    }
    for c in &found.credits {
        assert_eq!(of(&c.evidence, Role::Label), [c.role.as_str()]);
        assert_eq!(of(&c.evidence, Role::Name), [c.name.as_str()]);
    }
}

/// A name with its aliases: all are words of the text, each once, and every mention says one of them.
fn named(text: &str, name: &str, aliases: &[String], evidence: &[Evidence]) {
    assert!(!name.is_empty() && text.contains(name), "{name:?}");
    assert!(!evidence.is_empty(), "{name:?} stands nowhere");
    assert!(evidence.is_sorted_by_key(|e| e.span), "{name:?}: not in text order: {evidence:?}");
    let mut forms: Vec<String> = aliases.iter().map(|a| a.to_lowercase()).collect();
    assert!(aliases.iter().all(|a| text.contains(a)), "{aliases:?}");
    forms.push(name.to_lowercase());
    for e in evidence {
        let said = &text[e.span.start..e.span.end];
        match e.role {
            Role::Name => assert_eq!(said.to_lowercase(), name.to_lowercase()),
            Role::Alias => assert_ne!(said, name),
            role => panic!("{role:?} of {name:?}"),
        }
    }
    forms.sort_unstable();
    assert!(forms.windows(2).all(|two| two[0] != two[1]), "{name:?} twice among {aliases:?}");
}
