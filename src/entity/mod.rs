//! Which names are one: people, agencies, events. A mention is a place in the text, an entity is what is mentioned.

mod agency;
mod event;
mod person;

pub(crate) use agency::agencies;
pub(crate) use event::events;
pub(crate) use person::{People, Person, PersonMention, people};
