//! One event, one forum: its spellings brought together.

use crate::fact_box::Forum;
use crate::tagger::Name;
use crate::text::Article;

/// The forums of the article, in order of first mention. The names are in text order.
pub(crate) fn events(_article: &Article, _names: &[Name]) -> Vec<Forum> {
    Vec::new()
}
