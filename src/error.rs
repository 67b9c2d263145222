//! What can be wrong with an input, each with a code that a program can rely on.

use std::fmt;

/// The longest text that is read, in bytes of UTF-8: some hundred times a long article.
pub const MAX_INPUT_BYTES: usize = 1 << 21;

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InputError {
    /// There is nothing but white space.
    Empty,
    /// The text is longer than [`MAX_INPUT_BYTES`].
    TooLarge {
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
    /// The input is no text: not UTF-8, or in JavaScript not a string.
    NotText,
}

impl InputError {
    /// The error's name for programs; it never changes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "input-empty",
            Self::TooLarge { .. } => "input-too-large",
            Self::NotText => "not-text",
        }
    }

    /// The error that `text` is, if it is one.
    pub fn check(text: &str) -> Result<(), Self> {
        if text.len() > MAX_INPUT_BYTES {
            Err(Self::TooLarge { bytes: text.len() })
        } else if text.trim().is_empty() {
            Err(Self::Empty)
        } else {
            Ok(())
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the text is empty"),
            Self::TooLarge { bytes } => {
                write!(f, "the text has {bytes} bytes; at most {MAX_INPUT_BYTES} are read")
            }
            Self::NotText => f.write_str("the input is not text"),
        }
    }
}

impl std::error::Error for InputError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(InputError::check(" \n\t"), Err(InputError::Empty));
        let long = "a".repeat(MAX_INPUT_BYTES + 1);
        let error = InputError::check(&long).unwrap_err();
        assert_eq!(error.code(), "input-too-large");
        assert_eq!(error.to_string(), "the text has 2097153 bytes; at most 2097152 are read");
        assert_eq!(InputError::check("Jakarta"), Ok(()));
    }
}
