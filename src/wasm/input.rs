//! What comes in: any JavaScript value at all.

use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::failure::Failure;
use crate::corrections::{Correction, MAX_CORRECTIONS};
use crate::error::{InputError, MAX_INPUT_BYTES};
use crate::field::Field;
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
        open: get(value, "open").is_truthy(),
        fields: string(value, "fields").map_or(defaults.fields, |names| Field::list(&names)),
        part: string(value, "part").map_or(defaults.part, |name| PagePart::from_name(&name)),
    }
}

/// A correction that was refused: its place in the list, and why.
pub(super) type Refusal = (usize, String);

/// The corrections that an object holds under that name, each with its place in the list, and those that are none.
pub(super) fn corrections(value: &JsValue) -> (Vec<(usize, Correction)>, Vec<Refusal>) {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    let given = get(value, "corrections");
    // Not by `instanceof`: a list from a frame is a list.
    if !Array::is_array(&given) {
        if !given.is_undefined() && !given.is_null() {
            refused.push((0, "corrections are a list".to_owned()));
        }
        return (taken, refused);
    }
    let list: &Array = given.unchecked_ref();
    // One more than are taken, so that it is told of.
    for (i, one) in list.iter().take(MAX_CORRECTIONS + 1).enumerate() {
        match correction(&one) {
            Ok(correction) => taken.push((i, correction)),
            Err(why) => refused.push((i, why)),
        }
    }
    (taken, refused)
}

/// A correction as [`Correction`] describes it. Not by serde, whose way of reading JavaScript's values is as large as all
/// else that we do with corrections.
fn correction(value: &JsValue) -> Result<Correction, String> {
    if !value.is_object() {
        return Err("a correction is an object".to_owned());
    }
    let mut out = Correction::default();
    for key in Object::keys(value.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()) {
        let given = get(value, &key);
        if key == "position" {
            out.position = given.as_f64().filter(|n| n.fract() == 0.0 && (1.0..=1e6).contains(n)).map(|n| {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range, and whole")]
                let n = n as u32;
                n
            });
            continue;
        }
        let field = match key.as_str() {
            "hide" => &mut out.hide,
            "rename" => &mut out.rename,
            "move" => &mut out.shift,
            "add" => &mut out.add,
            "key" => &mut out.key,
            "in" => &mut out.field,
            "to" => &mut out.to,
            "sentence" => &mut out.sentence,
            _ => return Err(format!("there is no \"{key}\" in a correction")),
        };
        *field = Some(given.as_string().ok_or_else(|| format!("\"{key}\" must be a string"))?);
    }
    Ok(out)
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
