//! Every word of a box that is not the article's own.

/// The language of a box's labels. What the article says stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Bahasa Indonesia
    #[default]
    Indonesian,
    /// English
    English,
}

impl Language {
    /// The language that a BCP 47 tag (`id`, `en-GB`) names; Indonesian where we have no labels for it.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default().trim();
        if primary.eq_ignore_ascii_case("en") { Self::English } else { Self::Indonesian }
    }

    /// Its BCP 47 tag.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    pub(crate) const fn labels(self) -> &'static Labels {
        match self {
            Self::Indonesian => &INDONESIAN,
            Self::English => &ENGLISH,
        }
    }
}

pub(crate) struct Labels {
    pub(crate) title: &'static str,
    pub(crate) key_speaker: &'static str,
    pub(crate) agencies: &'static str,
    /// Follows the number of agencies that are folded away.
    pub(crate) more_agencies: &'static str,
    pub(crate) challenges: &'static str,
    pub(crate) forums: &'static str,
    pub(crate) other_speakers: &'static str,
    /// How the box was made.
    pub(crate) origin: &'static str,
    /// What the mark behind a full name from our tables means.
    pub(crate) derived: &'static str,
}

static INDONESIAN: Labels = Labels {
    title: "Kotak Fakta",
    key_speaker: "Narasumber utama",
    agencies: "Lembaga",
    more_agencies: "lembaga lain",
    challenges: "Tantangan",
    forums: "Forum",
    other_speakers: "Narasumber lain",
    origin: "Dibuat otomatis dari teks artikel ini.",
    derived: "* Nama lengkap dari daftar lembaga, tidak tertulis dalam artikel.",
};

static ENGLISH: Labels = Labels {
    title: "Fact box",
    key_speaker: "Key speaker",
    agencies: "Agencies",
    more_agencies: "more agencies",
    challenges: "Challenges",
    forums: "Forums",
    other_speakers: "Other speakers",
    origin: "Made automatically from this article’s text.",
    derived: "* Full name from a list of agencies, not written in the article.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_languages_get_indonesian_labels() {
        for (tag, language) in [
            ("id", Language::Indonesian),
            ("en", Language::English),
            ("EN-gb", Language::English),
            ("", Language::Indonesian),
            ("jv", Language::Indonesian),
            ("english", Language::Indonesian),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }
}
