//! What can go wrong, as JavaScript sees it: an `Error` whose `code` never changes.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

use crate::error::InputError;

pub(super) struct Failure {
    pub(super) code: &'static str,
    pub(super) message: Cow<'static, str>,
}

impl Failure {
    /// What we hold impossible.
    pub(super) const INTERNAL: Self =
        Self { code: "internal", message: Cow::Borrowed("something failed inside kotak-fakta") };
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self { code: error.code(), message: error.to_string().into() }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let error = js_sys::Error::new(&failure.message);
        // Setting a property of an object that we have just made can't fail.
        let _ = js_sys::Reflect::set(&error, &"code".into(), &failure.code.into());
        error.into()
    }
}
