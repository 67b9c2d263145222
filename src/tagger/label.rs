//! The labels of tokens: of one layer, in which an office or an event may hold the name of a body.

use super::Class;

/// What the tagger says of one token. The weights keep to this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Label {
    /// Of no name.
    #[default]
    Outside,
    /// The first word of a person's name, and a later one; so with the others.
    PersonFirst,
    #[allow(missing_docs)]
    PersonLater,
    #[allow(missing_docs)]
    BodyFirst,
    #[allow(missing_docs)]
    BodyLater,
    #[allow(missing_docs)]
    OrganisationFirst,
    #[allow(missing_docs)]
    OrganisationLater,
    #[allow(missing_docs)]
    OfficeFirst,
    /// Of an office alone.
    OfficeLater,
    /// Of an office, and the first word of a body in it.
    OfficeBodyFirst,
    #[allow(missing_docs)]
    OfficeBodyLater,
    #[allow(missing_docs)]
    OfficeOrganisationFirst,
    #[allow(missing_docs)]
    OfficeOrganisationLater,
    #[allow(missing_docs)]
    EventFirst,
    /// Of an event's name alone.
    EventLater,
    /// Of an event's name, and the first word of a body in it.
    EventBodyFirst,
    #[allow(missing_docs)]
    EventBodyLater,
}

/// How many labels there are.
pub(crate) const LABELS: usize = 17;

impl Label {
    /// In the order of their numbers.
    pub const ALL: [Self; LABELS] = [
        Self::Outside,
        Self::PersonFirst,
        Self::PersonLater,
        Self::BodyFirst,
        Self::BodyLater,
        Self::OrganisationFirst,
        Self::OrganisationLater,
        Self::OfficeFirst,
        Self::OfficeLater,
        Self::OfficeBodyFirst,
        Self::OfficeBodyLater,
        Self::OfficeOrganisationFirst,
        Self::OfficeOrganisationLater,
        Self::EventFirst,
        Self::EventLater,
        Self::EventBodyFirst,
        Self::EventBodyLater,
    ];

    /// What the token is part of at the outside.
    pub const fn outer(self) -> Option<Class> {
        match self {
            Self::Outside => None,
            Self::PersonFirst | Self::PersonLater => Some(Class::Person),
            Self::BodyFirst | Self::BodyLater => Some(Class::PublicBody),
            Self::OrganisationFirst | Self::OrganisationLater => Some(Class::Organisation),
            Self::EventFirst | Self::EventLater | Self::EventBodyFirst | Self::EventBodyLater => Some(Class::Event),
            _ => Some(Class::Office),
        }
    }

    /// What it is part of in there.
    pub const fn inner(self) -> Option<Class> {
        match self {
            Self::OfficeBodyFirst | Self::OfficeBodyLater | Self::EventBodyFirst | Self::EventBodyLater => {
                Some(Class::PublicBody)
            }
            Self::OfficeOrganisationFirst | Self::OfficeOrganisationLater => Some(Class::Organisation),
            _ => None,
        }
    }

    /// Whether a name begins with the token, at the outside.
    pub const fn begins(self) -> bool {
        matches!(
            self,
            Self::PersonFirst | Self::BodyFirst | Self::OrganisationFirst | Self::OfficeFirst | Self::EventFirst
        )
    }

    /// Whether a name begins with the token, in another.
    pub const fn begins_inside(self) -> bool {
        matches!(self, Self::OfficeBodyFirst | Self::OfficeOrganisationFirst | Self::EventBodyFirst)
    }

    /// Whether a text may go on with `next`, `None` being its beginning: only what has begun goes on.
    pub fn goes_on_with(before: Option<Self>, next: Self) -> bool {
        let outer = next.begins() || next.outer().is_none() || before.is_some_and(|b| b.outer() == next.outer());
        let inner = next.inner().is_none() || next.begins_inside() || before.is_some_and(|b| b.inner() == next.inner());
        outer && inner
    }
}
