//! What comes in: any JavaScript value at all.

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::failure::Failure;
use crate::error::{InputError, MAX_INPUT_BYTES};
use crate::view::{Language, ViewOptions};

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
        language: get(value, "lang").as_string().map_or(defaults.language, |tag| Language::from_tag(&tag)),
        heading_level: heading_level(&get(value, "headingLevel")).unwrap_or(defaults.heading_level),
    }
}

/// A property, or `undefined` where `value` is no object or its getter throws.
fn get(value: &JsValue, name: &str) -> JsValue {
    if value.is_object() { Reflect::get(value, &name.into()).unwrap_or_default() } else { JsValue::UNDEFINED }
}

/// A level as a number or, from an attribute, as a string: `==` of JavaScript takes both.
fn heading_level(value: &JsValue) -> Option<u8> {
    (1..=6u8).find(|&level| value.loose_eq(&level.into()))
}
