//! What stands where: bodies, people with their titles, gatherings.

mod body;
mod gathering;
mod person;

pub(crate) use body::{BodyMention, bodies, is_top};
pub(crate) use gathering::{Gathering, gatherings};
pub(crate) use person::{People, people, people_by_rules};
