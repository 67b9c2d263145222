//! One person, one entity: full and short names, nicknames, misspelt ones, and the office beside them.

use crate::mention::People;
use crate::tagger::Name;
use crate::text::Article;

/// Everyone the article names. The names are in text order.
pub(crate) fn people(_article: &Article, _names: &[Name]) -> People {
    People::default()
}
