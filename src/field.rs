//! The fields of a box, by the names that attributes and corrections use.

/// A row of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The speaker who carries the article.
    KeySpeaker,
    /// Public bodies.
    Agencies,
    /// What stands in the way.
    Challenges,
    /// Gatherings.
    Forums,
    /// The other speakers; for corrections all of them.
    Speakers,
}

impl Field {
    /// All of them, in display order.
    pub const ALL: [Self; 5] = [Self::KeySpeaker, Self::Agencies, Self::Challenges, Self::Forums, Self::Speakers];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::KeySpeaker => "key-speaker",
            Self::Agencies => "agencies",
            Self::Challenges => "challenges",
            Self::Forums => "forums",
            Self::Speakers => "speakers",
        }
    }

    /// The field of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// The fields that a list names (`agencies challenges`), in its order and each once; all where it names none.
    pub fn list(names: &str) -> Vec<Self> {
        let mut out: Vec<Self> = Vec::new();
        for field in names.split(|c: char| c == ',' || c.is_whitespace()).filter_map(Self::from_name) {
            if !out.contains(&field) {
                out.push(field);
            }
        }
        if out.is_empty() { Self::ALL.to_vec() } else { out }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_order_and_drops_what_it_does_not_know() {
        for (names, fields) in [
            ("forums agencies", vec![Field::Forums, Field::Agencies]),
            ("agencies, tokoh,agencies", vec![Field::Agencies]),
            ("", Field::ALL.to_vec()),
            ("tokoh", Field::ALL.to_vec()),
        ] {
            assert_eq!(Field::list(names), fields, "{names}");
        }
    }
}
