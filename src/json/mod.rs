//! JSON, as far as corrections and stored boxes need it.
//!
//! It is parsed by whoever does that where we run: the browser itself, or `serde_json`. That crate's derived readers and its
//! numbers would weigh 70 KB in the module.

mod read;
mod write;

pub(crate) use read::{FromJson, Value, parse};
pub(crate) use write::Json;
