//! Writes JSON, in the very bytes that `serde_json` gives for the same.

use std::fmt::Write;

/// JSON as it is being written.
#[derive(Default)]
pub(crate) struct Json {
    out: String,
}

impl Json {
    /// The JSON of one value.
    pub(crate) fn of(write: impl FnOnce(&mut Self)) -> String {
        let mut json = Self::default();
        write(&mut json);
        json.out
    }

    pub(crate) fn null(&mut self) {
        self.out.push_str("null");
    }

    pub(crate) fn flag(&mut self, flag: bool) {
        self.out.push_str(if flag { "true" } else { "false" });
    }

    pub(crate) fn number(&mut self, number: usize) {
        let _ = write!(self.out, "{number}");
    }

    /// A number of hundredths as a number: `0.07`, `0.5`, `1.0`.
    pub(crate) fn hundredths(&mut self, hundredths: u8) {
        let (whole, part) = (hundredths / 100, hundredths % 100);
        let _ = match part % 10 {
            0 => write!(self.out, "{whole}.{}", part / 10),
            _ => write!(self.out, "{whole}.{part:02}"),
        };
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\u{8}' => self.out.push_str("\\b"),
                '\u{c}' => self.out.push_str("\\f"),
                c if c < ' ' => {
                    let _ = write!(self.out, "\\u{:04x}", c as u32);
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    pub(crate) fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.null(),
        }
    }

    pub(crate) fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.out.push('[');
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            write(self, item);
        }
        self.out.push(']');
    }

    pub(crate) fn texts(&mut self, texts: &[String]) {
        self.list(texts, |json, text| json.text(text));
    }

    pub(crate) fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.out.push('{');
        write(self);
        self.out.push('}');
    }

    /// A name in an object; its value comes next.
    pub(crate) fn key(&mut self, name: &str) -> &mut Self {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        self
    }

    pub(crate) fn optional_text(&mut self, text: Option<&str>) {
        self.optional(text, Self::text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_are_what_serde_json_writes() {
        for hundredths in 0..=100 {
            let number = serde_json::to_string(&(f64::from(hundredths) / 100.0)).unwrap();
            assert_eq!(Json::of(|json| json.hundredths(hundredths)), number);
        }
        let text: String = ('\0'..='\u{ff}').chain("“–😀\u{2028}".chars()).collect();
        assert_eq!(Json::of(|json| json.text(&text)), serde_json::to_string(&text).unwrap());
    }

    #[test]
    fn an_object_with_lists_and_nothing() {
        let json = Json::of(|json| {
            json.object(|json| {
                json.key("a").texts(&["x".to_owned(), "{".to_owned()]);
                json.key("b").null();
                json.key("c").list(&[1, 2], |json, n| json.number(*n));
                json.key("d").object(|_| {});
                json.key("e").flag(true);
            });
        });
        assert_eq!(json, r#"{"a":["x","{"],"b":null,"c":[1,2],"d":{},"e":true}"#);
    }
}
