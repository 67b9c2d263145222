//! Values of JSON, and what is asked of them.

/// A value of JSON, whoever parsed it.
pub(crate) trait Value: Sized {
    fn is_null(&self) -> bool;

    fn string(&self) -> Option<String>;

    fn flag(&self) -> Option<bool>;

    fn number(&self) -> Option<f64>;

    fn list(&self) -> Option<Vec<Self>>;

    /// Whether it has names in it: no list, no text.
    fn has_names(&self) -> bool;

    /// The names in an object; `None` where it is none.
    fn keys(&self) -> Option<Vec<String>>;

    /// What an object has under a name of its own.
    fn get(&self, name: &str) -> Option<Self>;

    /// A number that can count or be a place.
    fn whole(&self) -> Option<u32> {
        let number = self.number()?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range, and whole")]
        (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
    }

    /// What an object must have under a name.
    fn needs(&self, name: &str) -> Result<Self, String> {
        self.get(name).ok_or_else(|| format!("\"{name}\" is missing"))
    }

    /// An object that an object must have.
    fn object(&self, name: &str) -> Result<Self, String> {
        let value = self.needs(name)?;
        if value.has_names() { Ok(value) } else { Err(format!("\"{name}\" must be an object")) }
    }

    /// A string that an object must have.
    fn text(&self, name: &str) -> Result<String, String> {
        self.needs(name)?.string().ok_or_else(|| format!("\"{name}\" must be a string"))
    }

    /// A string that an object may have, or `null`.
    fn optional_text(&self, name: &str) -> Result<Option<String>, String> {
        match self.get(name).filter(|value| !value.is_null()) {
            Some(value) => value.string().map(Some).ok_or_else(|| format!("\"{name}\" must be a string or null")),
            None => Ok(None),
        }
    }

    /// A list that an object must have, each of its items read.
    fn items<T>(&self, name: &str, read: impl Fn(&Self) -> Result<T, String>) -> Result<Vec<T>, String> {
        let list = self.needs(name)?.list().ok_or_else(|| format!("\"{name}\" must be a list"))?;
        list.iter().map(read).collect()
    }

    /// A list of strings that an object must have.
    fn texts(&self, name: &str) -> Result<Vec<String>, String> {
        self.items(name, |item| item.string().ok_or_else(|| format!("\"{name}\" must hold strings")))
    }
}

/// What a value of JSON can be read as.
pub(crate) trait FromJson: Sized {
    fn from_value(value: &impl Value) -> Result<Self, String>;
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::parse;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use serde_json::Value as Parsed;

    use super::{FromJson, Value};

    /// Parses JSON and reads what it says.
    pub(crate) fn parse<T: FromJson>(json: &str) -> Result<T, String> {
        let parsed: Parsed = serde_json::from_str(json).map_err(|e| format!("it is no JSON: {e}"))?;
        T::from_value(&&parsed)
    }

    impl Value for &Parsed {
        fn is_null(&self) -> bool {
            Parsed::is_null(self)
        }

        fn string(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }

        fn flag(&self) -> Option<bool> {
            self.as_bool()
        }

        fn number(&self) -> Option<f64> {
            self.as_f64()
        }

        fn list(&self) -> Option<Vec<Self>> {
            Some(self.as_array()?.iter().collect())
        }

        fn has_names(&self) -> bool {
            self.is_object()
        }

        fn keys(&self) -> Option<Vec<String>> {
            Some(self.as_object()?.keys().cloned().collect())
        }

        fn get(&self, name: &str) -> Option<Self> {
            self.as_object()?.get(name)
        }
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::parse;

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, JSON, JsString, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    use super::{FromJson, Value};

    /// Parses JSON and reads what it says.
    pub(crate) fn parse<T: FromJson>(json: &str) -> Result<T, String> {
        let parsed = JSON::parse(json).map_err(|e| {
            let why = e.dyn_ref::<js_sys::Error>().map(|e| String::from(e.message())).unwrap_or_default();
            format!("it is no JSON: {why}")
        })?;
        T::from_value(&parsed)
    }

    impl Value for JsValue {
        fn is_null(&self) -> bool {
            JsValue::is_null(self)
        }

        fn string(&self) -> Option<String> {
            self.as_string()
        }

        fn flag(&self) -> Option<bool> {
            self.as_bool()
        }

        fn number(&self) -> Option<f64> {
            self.as_f64()
        }

        fn list(&self) -> Option<Vec<Self>> {
            // Not by `instanceof`: a list from a frame is a list.
            Array::is_array(self).then(|| self.unchecked_ref::<Array>().iter().collect())
        }

        fn has_names(&self) -> bool {
            self.is_object() && !Array::is_array(self)
        }

        fn keys(&self) -> Option<Vec<String>> {
            if !self.has_names() {
                return None;
            }
            Some(Object::keys(self.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect())
        }

        fn get(&self, name: &str) -> Option<Self> {
            let name = JsString::from(name);
            // What a page has hung on `Object.prototype` is nobody's wish.
            if !self.is_object() || !Object::has_own_str(self.unchecked_ref::<Object>(), &name).unwrap_or_default() {
                return None;
            }
            Reflect::get(self, &name).ok()
        }
    }
}
