//! What comes in: any JavaScript value at all.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::failure::Failure;
use crate::corrections::Correction;
use crate::error::{InputError, MAX_INPUT_BYTES};
use crate::field::Field;
use crate::json::FromJson;
use crate::stored::{Stale, StoredBox};
use crate::view::{Language, PagePart, ViewOptions};

/// The text that `value` is. A lone surrogate is read as U+FFFD, one unit for one unit, so that spans still hold.
pub(super) fn text(value: &JsValue) -> Result<String, Failure> {
    let string: &JsString = value.dyn_ref().ok_or(InputError::NotText)?;
    let units = string.length();
    // A unit is at least a byte. Refused before it is copied: a string can be larger than the memory we may have.
    if units as usize > MAX_INPUT_BYTES {
        let message = format!("the text has {units} characters; at most {MAX_INPUT_BYTES} bytes are read");
        return Err(Failure { code: InputError::TooLarge { bytes: units as usize }.code(), message: message.into() });
    }
    let text = String::from(string);
    InputError::check(&text)?;
    Ok(text)
}

/// The options that an object holds; a default for each that is missing or makes no sense.
pub(super) fn options(value: &JsValue) -> ViewOptions {
    let defaults = ViewOptions::default();
    ViewOptions {
        language: string(value, "lang").map_or(defaults.language, |tag| Language::from_tag(&tag)),
        heading_level: heading_level(&get(value, "headingLevel")).unwrap_or(defaults.heading_level),
        open: flag(value, "open"),
        fields: string(value, "fields").map_or(defaults.fields, |names| Field::list(&names)),
        part: string(value, "part").map_or(defaults.part, |name| PagePart::from_name(&name)),
    }
}

/// The corrections that an object holds under that name: none where it holds nothing, and all of them refused where one makes no
/// sense.
pub(super) fn corrections(value: &JsValue) -> Result<Option<Vec<Correction>>, Failure> {
    let read = json(value, "corrections");
    read.map_err(|why| Failure {
        code: "corrections-unreadable",
        message: format!("the corrections can't be read: {why}").into(),
    })
}

/// The approved or served box that an object holds under that name.
pub(super) fn stored(value: &JsValue) -> Result<Option<StoredBox>, Failure> {
    let read = json(value, "approved");
    read.map_err(|why| Failure {
        code: "approved-unreadable",
        message: format!("the approved box can't be read: {why}").into(),
    })
}

/// A property, read as JSON would have it. `None` where it is missing or `null`. Not by way of `JSON.stringify`, which libraries of
/// some pages have changed.
fn json<T: FromJson>(value: &JsValue, name: &str) -> Result<Option<T>, String> {
    let given = get(value, name);
    if given.is_undefined() || given.is_null() { Ok(None) } else { T::from_value(&given).map(Some) }
}

/// How a stale box is shown: `stale`.
pub(super) fn stale(value: &JsValue) -> Stale {
    string(value, "stale").and_then(|name| Stale::from_name(&name)).unwrap_or_default()
}

/// Whether a property is something that counts as yes.
pub(super) fn flag(value: &JsValue, name: &str) -> bool {
    get(value, name).is_truthy()
}

pub(super) fn string(value: &JsValue, name: &str) -> Option<String> {
    get(value, name).as_string()
}

/// A property of the object's own, or `undefined` where it has none, is no object, or its getter throws. What a page has
/// hung on `Object.prototype` is nobody's wish.
fn get(value: &JsValue, name: &str) -> JsValue {
    let name = JsString::from(name);
    if !value.is_object() || !Object::has_own_str(value.unchecked_ref::<Object>(), &name).unwrap_or_default() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(value, &name).unwrap_or_default()
}

/// A level as a number or, from an attribute, as a string: `==` of JavaScript takes both.
fn heading_level(value: &JsValue) -> Option<u8> {
    (1..=6u8).find(|&level| value.loose_eq(&level.into()))
}
