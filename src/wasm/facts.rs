//! The fact box as a plain object: its strings cross in one string and the rest in one list of numbers, and `facts.js` makes
//! the object of them.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::fact_box::{Agency, Challenge, Credit, Dateline, Evidence, FactBox, Forum, Speaker};
use crate::text::Utf16Span;

#[wasm_bindgen(module = "/src/wasm/facts.js")]
extern "C" {
    fn assemble(strings: &str, numbers: &[u32]) -> JsValue;
}

/// The facts as [`index.d.ts`](../../../www/element/index.d.ts) describes them.
pub(super) fn object(facts: &FactBox<Utf16Span>) -> JsValue {
    let mut out = Parts::default();
    out.facts(facts);
    assemble(&out.strings, &out.numbers)
}

#[derive(Default)]
struct Parts {
    strings: String,
    numbers: Vec<u32>,
}

impl Parts {
    fn facts(&mut self, facts: &FactBox<Utf16Span>) {
        self.text(facts.headline.as_deref());
        self.optional(facts.headline_span.as_ref(), |out, &span| out.span(span));
        self.optional(facts.dateline.as_ref(), Self::dateline);
        self.optional(facts.key_speaker.as_ref(), Self::speaker);
        self.list(&facts.speakers, Self::speaker);
        self.list(&facts.agencies, Self::agency);
        self.list(&facts.challenges, Self::challenge);
        self.list(&facts.forums, Self::forum);
        self.list(&facts.credits, Self::credit);
    }

    fn dateline(&mut self, it: &Dateline<Utf16Span>) {
        self.text(it.outlet.as_deref());
        self.text(it.place.as_deref());
        self.text(it.date.as_deref());
        self.evidence(&it.evidence);
    }

    fn speaker(&mut self, it: &Speaker<Utf16Span>) {
        self.text(Some(&it.name));
        self.text(it.title.as_deref());
        self.text(it.body.as_deref());
        self.list(&it.quotes, |out, quote| out.text(Some(quote)));
        self.numbers.push(it.statements);
        self.flag(it.edited);
        self.evidence(&it.evidence);
    }

    fn agency(&mut self, it: &Agency<Utf16Span>) {
        self.text(Some(&it.name));
        self.list(&it.aliases, |out, alias| out.text(Some(alias)));
        self.text(it.derived.full_name.as_deref());
        self.numbers.push(it.derived.kind.map_or(u32::MAX, |kind| kind as u32));
        self.text(it.derived.parent.as_deref());
        self.flag(it.edited);
        self.evidence(&it.evidence);
    }

    fn challenge(&mut self, it: &Challenge<Utf16Span>) {
        self.text(Some(&it.text));
        self.flag(it.edited);
        self.evidence(&it.evidence);
    }

    fn forum(&mut self, it: &Forum<Utf16Span>) {
        self.text(Some(&it.name));
        self.list(&it.aliases, |out, alias| out.text(Some(alias)));
        self.flag(it.edited);
        self.evidence(&it.evidence);
    }

    fn credit(&mut self, it: &Credit<Utf16Span>) {
        self.text(Some(&it.role));
        self.text(Some(&it.name));
        self.evidence(&it.evidence);
    }

    fn evidence(&mut self, evidence: &[Evidence<Utf16Span>]) {
        self.list(evidence, |out, it| {
            out.numbers.push(it.role as u32);
            out.span(it.span);
        });
    }

    fn span(&mut self, span: Utf16Span) {
        self.number(span.start);
        self.number(span.end);
    }

    /// A string by its length in UTF-16 units and one more; 0 says that there is none.
    fn text(&mut self, text: Option<&str>) {
        self.number(text.map_or(0, |text| text.encode_utf16().count() + 1));
        self.strings.push_str(text.unwrap_or_default());
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.number(items.len());
        for item in items {
            write(self, item);
        }
    }

    fn optional<T>(&mut self, item: Option<&T>, write: impl Fn(&mut Self, &T)) {
        self.flag(item.is_some());
        if let Some(item) = item {
            write(self, item);
        }
    }

    fn flag(&mut self, flag: bool) {
        self.numbers.push(u32::from(flag));
    }

    /// No text that is read is so long that its numbers don't fit.
    fn number(&mut self, number: usize) {
        self.numbers.push(u32::try_from(number).unwrap_or(u32::MAX));
    }
}
