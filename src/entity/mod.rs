//! Which names are one: people, agencies, events. A mention is a place in the text, an entity is what is mentioned.

mod agency;
mod align;
mod blend;
mod body;
mod event;
mod key;
mod link;
mod mention;
mod person;
pub(crate) mod sure;
mod unit;
#[allow(clippy::unreadable_literal, reason = "its tables of keys are written by the build")]
mod words;

pub(crate) use agency::agencies;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use agency::agency_signs;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use event::event_signs;
pub(crate) use event::events;
pub(crate) use person::{People, Person, PersonMention, people};
