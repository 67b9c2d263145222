//! Every word of a box that is not the article's own.

use crate::fact_box::AgencyKind;

/// The language of a box's labels. What the article says stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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

/// A word for one and for several; they are the same in Indonesian.
#[derive(Clone, Copy)]
pub(crate) struct Noun {
    one: &'static str,
    several: &'static str,
}

impl Noun {
    const fn always(word: &'static str) -> Self {
        Self { one: word, several: word }
    }

    /// `1 agency`, `5 agencies`, on one line.
    pub(crate) fn counted(self, count: usize) -> String {
        format!("{count}\u{a0}{}", if count == 1 { self.one } else { self.several })
    }
}

pub(crate) struct Labels {
    pub(crate) title: &'static str,
    /// What a fact does that is chosen: one line, which fits a phone.
    pub(crate) hint: &'static str,
    pub(crate) key_speaker: &'static str,
    pub(crate) agencies: &'static str,
    pub(crate) challenges: &'static str,
    pub(crate) forums: &'static str,
    pub(crate) other_speakers: &'static str,
    /// Where no key speaker is known.
    pub(crate) speakers: &'static str,
    /// What is folded away.
    pub(crate) counted_agencies: Noun,
    pub(crate) more_agencies: Noun,
    pub(crate) counted_challenges: Noun,
    pub(crate) counted_forums: Noun,
    pub(crate) counted_speakers: Noun,
    pub(crate) counted_other_speakers: Noun,
    /// The page is the first of several, or a later one.
    pub(crate) first_page: &'static str,
    pub(crate) later_page: &'static str,
    pub(crate) later_page_without_key: &'static str,
    /// How the box was made.
    pub(crate) origin: &'static str,
    /// The same, where editors had the last word.
    pub(crate) origin_edited: &'static str,
    /// The same, where an editor has approved the box.
    pub(crate) origin_approved: &'static str,
    /// The same, where the article has changed since.
    pub(crate) origin_stale: &'static str,
    /// Opens the explanation.
    pub(crate) what_is_this: &'static str,
    pub(crate) explanation: &'static str,
    pub(crate) explanation_approved: &'static str,
    /// Stands before who says a challenge.
    pub(crate) according_to: &'static str,
    /// What comes from our tables.
    pub(crate) derived: &'static str,
    /// Leads from a sentence back to the box.
    pub(crate) back: &'static str,
    /// Stands behind a fact that an editor named or added.
    pub(crate) edited: &'static str,
    /// What that means.
    pub(crate) edited_note: &'static str,
    pub(crate) kinds: &'static Kinds,
}

/// The groups that agencies are shown in.
pub(crate) struct Kinds {
    ministries: &'static str,
    bodies: &'static str,
    law: &'static str,
    courts: &'static str,
    military: &'static str,
    legislatures: &'static str,
    enterprises: &'static str,
    international: &'static str,
    units: &'static str,
    local: &'static str,
    other: &'static str,
}

impl Kinds {
    /// The name of the group that bodies of a kind stand in.
    pub(crate) const fn of(&self, kind: Option<AgencyKind>) -> &'static str {
        match kind {
            Some(AgencyKind::Ministry | AgencyKind::CoordinatingMinistry) => self.ministries,
            Some(AgencyKind::Agency | AgencyKind::Commission | AgencyKind::TaskForce) => self.bodies,
            Some(AgencyKind::LawEnforcement) => self.law,
            Some(AgencyKind::Court) => self.courts,
            Some(AgencyKind::Military) => self.military,
            Some(AgencyKind::Legislature) => self.legislatures,
            Some(AgencyKind::Soe) => self.enterprises,
            Some(AgencyKind::Intergovernmental) => self.international,
            Some(AgencyKind::Unit) => self.units,
            Some(AgencyKind::LocalGovernment) => self.local,
            None => self.other,
        }
    }
}

static INDONESIAN: Labels = Labels {
    title: "Kotak Fakta",
    hint: "Pilih fakta, baca kalimatnya.",
    key_speaker: "Narasumber utama",
    agencies: "Lembaga",
    challenges: "Tantangan",
    forums: "Forum",
    other_speakers: "Narasumber lain",
    speakers: "Narasumber",
    counted_agencies: Noun::always("lembaga"),
    more_agencies: Noun::always("lembaga lain"),
    counted_challenges: Noun::always("tantangan"),
    counted_forums: Noun::always("forum"),
    counted_speakers: Noun::always("narasumber"),
    counted_other_speakers: Noun::always("narasumber lain"),
    first_page: "Artikel ini terbagi atas beberapa halaman; hanya halaman ini yang dibaca.",
    later_page: "Ini halaman lanjutan sebuah artikel; hanya halaman ini yang dibaca.",
    later_page_without_key: "Ini halaman lanjutan sebuah artikel; hanya halaman ini yang dibaca. Narasumber utama tidak \
        disebut karena bisa jadi berbicara di halaman lain.",
    origin: "Dibuat otomatis dari teks artikel ini.",
    origin_edited: "Dibuat otomatis dari teks artikel ini, lalu disunting redaksi.",
    origin_approved: "Diperiksa redaksi.",
    origin_stale: "Diperiksa redaksi; artikel ini berubah sesudahnya.",
    what_is_this: "Apa ini?",
    explanation: "Kotak ini disusun oleh sebuah program yang hanya membaca artikel ini dan tidak menambah kata. \
        Program dapat keliru atau melewatkan sesuatu: pilih sebuah fakta untuk membaca kalimat asalnya.",
    explanation_approved: "Kotak ini disusun oleh sebuah program dari artikel ini, lalu diperiksa redaksi: \
        pilih sebuah fakta untuk membaca kalimat asalnya.",
    according_to: "menurut",
    derived: "Pengelompokan lembaga dan nama lengkap bertanda * berasal dari daftar lembaga, bukan dari artikel.",
    back: "Kembali ke kotak fakta",
    edited: "disunting",
    edited_note: "Yang bertanda “disunting” ditulis oleh redaksi.",
    kinds: &Kinds {
        ministries: "Kementerian",
        bodies: "Badan dan komisi",
        law: "Penegak hukum",
        courts: "Peradilan",
        military: "Militer",
        legislatures: "Perwakilan rakyat",
        enterprises: "Badan usaha negara",
        international: "Organisasi internasional",
        units: "Satuan kerja",
        local: "Pemerintah daerah",
        other: "Lembaga lain",
    },
};

static ENGLISH: Labels = Labels {
    title: "Fact box",
    hint: "Pick a fact, read its sentence.",
    key_speaker: "Key speaker",
    agencies: "Agencies",
    challenges: "Challenges",
    forums: "Forums",
    other_speakers: "Other speakers",
    speakers: "Speakers",
    counted_agencies: Noun { one: "agency", several: "agencies" },
    more_agencies: Noun { one: "more agency", several: "more agencies" },
    counted_challenges: Noun { one: "challenge", several: "challenges" },
    counted_forums: Noun { one: "forum", several: "forums" },
    counted_speakers: Noun { one: "speaker", several: "speakers" },
    counted_other_speakers: Noun { one: "other speaker", several: "other speakers" },
    first_page: "This article has several pages; only this one was read.",
    later_page: "This page continues an article; only this page was read.",
    later_page_without_key: "This page continues an article; only this page was read. No key speaker is named, for the \
        one who carries the article may speak on another page.",
    origin: "Made automatically from this article’s text.",
    origin_edited: "Made automatically from this article’s text, then edited.",
    origin_approved: "Checked by the editors.",
    origin_stale: "Checked by the editors; the article has changed since.",
    what_is_this: "What is this?",
    explanation: "This box is put together by a program that reads this article alone and adds no words. \
        It can err or miss something: choose a fact to read the sentence that it comes from.",
    explanation_approved: "This box was put together by a program from this article, and then checked by the editors: \
        choose a fact to read the sentence that it comes from.",
    according_to: "according to",
    derived: "Groups of agencies and full names marked * come from a list of agencies, not from the article.",
    back: "Back to the fact box",
    edited: "edited",
    edited_note: "What is marked “edited” was written by the editors.",
    kinds: &Kinds {
        ministries: "Ministries",
        bodies: "Agencies and commissions",
        law: "Law enforcement",
        courts: "Courts",
        military: "Military",
        legislatures: "Legislatures",
        enterprises: "State enterprises",
        international: "International organisations",
        units: "Units",
        local: "Local government",
        other: "Other bodies",
    },
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
