//! Where an office's place ends and its holder's name begins.

use super::{Finder, MAY_BE_VILLAGE, NAMESAKES};
use crate::lexicon::{Entry, Word, kinds, words};
use crate::order::{keyed, value_of};
use crate::tag::{self, Class};
use crate::text::{Case, Kind, Token};

/// What stands before the name of a village or a district.
const HEADS: &[Word] =
    words!["desa", "kecamatan", "kelurahan", "dusun", "kampung", "nagari", "gampong", "polsek", "koramil"];

/// Who is the head of one: its name follows, and no table has those of all.
const HOLDERS: &[Word] =
    words!["camat", "lurah", "kades", "kadus", "kapolsek", "danramil", "keuchik", "kuwu", "perbekel"];

/// Words that villages' names begin with and go on from: `Sumber Rejo`, `Tanjung Sari`.
const FIRST_OF_TWO: [&str; 24] = [
    "Air", "Batu", "Bukit", "Gunung", "Karang", "Kebon", "Kota", "Kuala", "Lubuk", "Mekar", "Muara", "Padang", "Pasar",
    "Pondok", "Pulau", "Rawa", "Suka", "Sumber", "Sungai", "Tanjung", "Tebing", "Teluk", "Ujung", "Wono",
];

impl Finder<'_> {
    /// `Warga Desa Tambea mengeluh`: what stands behind the word for a place is its name.
    pub(super) fn is_in_place(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_capitalised)
            && (tag::name_at(self.names, at).is_some_and(|n| n.class == Class::Place)
                || at.checked_sub(1).and_then(|b| self.token(b)).is_some_and(|t| {
                    t.is_capitalised()
                        && t.is_any(words!["desa", "kecamatan", "kelurahan", "kabupaten", "dusun", "kampung"])
                }))
    }

    /// A place no table has, behind an office that wants one: `Camat Bangko Pusako, Rinaldi Putra`, `Kepala Desa Sukamaju, Wartini`.
    /// It is one where a name is still to come.
    pub(super) fn small_place(&self, at: usize, end: usize) -> bool {
        if self.is_anchor(at) || !self.token(at).is_some_and(|t| matches!(t.kind, Kind::Word(Case::Title))) {
            return false;
        }
        let run = self.short_run(at, end);
        let comma = self.token(at + run).is_some_and(|t| at + run < end && t.is_mark(','));
        let behind = at + run + usize::from(comma);
        (1..=2).contains(&run) && comma && (self.can_be_name(behind, end) || self.honorifics(behind, end).0 > behind)
    }

    /// How many words from a token can be of a name, of the first three.
    pub(super) fn short_run(&self, at: usize, end: usize) -> usize {
        (at..at + 3).take_while(|&i| self.can_be_name(i, end)).count()
    }

    /// Whether a word and the one before it stand together in the name of a place elsewhere: the `Naik` of
    /// `Kepala Desa Sungai Naik Suparman`, where the article has the village again.
    pub(super) fn runs_on_from_place(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.in_places.0.binary_search(&keyed(self.hash(before), self.hash(at) as usize)).is_ok()
    }

    /// How many words from a token are of a village's name, where a person's may follow without a comma: behind `Camat` or
    /// `Kepala Desa` stands a place, which no table has, and then a name, which none has either.
    ///
    /// What the article says elsewhere decides: the village (`Warga Desa Sukolilo …`), or the person (`kata Wibisono`). Then
    /// the names that persons have: `Kades Tambakromo Slamet`. Three words and more are a place and a name.
    pub(super) fn village_from(&self, at: usize, end: usize) -> usize {
        if !self.is_marked(at, MAY_BE_VILLAGE) {
            return 0;
        }
        // `Danramil 05/Juwana Kapten Inf Suroso`
        if self.text(at).starts_with(|c: char| c.is_ascii_digit()) && self.text(at).contains('/') {
            return 1;
        }
        let of_two = FIRST_OF_TWO.contains(&self.text(at));
        let run = (at..end.min(at + 6)).take_while(|&i| self.can_be_name(i, end) || (i == at && of_two)).count();
        // `Kapolsek Cibatu Iptu Joko`: a rank opens the name.
        if (1..=3).contains(&run) && self.honorifics(at + run, end).0 > at + run {
            return run;
        }
        if let Some(again) = self.village_elsewhere(at, run) {
            return again;
        }
        if run < 2 {
            return 0;
        }
        let called = |i| self.phrase(i, i + 1, kinds![PersonName], |e| e == Entry::PersonName).is_some();
        if self.is_anchor(at) || (called(at) && !of_two) {
            return 0;
        }
        let fewest = 1 + usize::from(run > 2 && of_two);
        // `Camat Sukaresmi Latip Ridwan`: a name has more often two words than a village.
        let last = |k: usize| k > fewest && k + 1 == run;
        let begins =
            |i: usize| self.tagged_from(i).is_some() || self.is_anchor(i) || called(i) || self.honorifics(i, end).0 > i;
        (fewest..run.min(3)).find(|&k| begins(at + k) && !last(k)).unwrap_or(if run > 2 { fewest } else { 0 })
    }

    /// How many words from a token stand behind the word for a village elsewhere.
    fn village_elsewhere(&self, at: usize, run: usize) -> Option<usize> {
        let same = self.villages.of(self.hash(at)).iter().take(NAMESAKES).map(|&other| value_of(other));
        same.filter(|&other| other != at)
            .map(|other| (0..run).take_while(|k| self.same_word(other + k, at + k)).count())
            .filter(|&length| length > 0)
            .max()
    }

    /// Finds the words behind those for villages and districts, and marks where an office leads to one.
    pub(super) fn find_villages(&mut self) {
        for block in self.article.body() {
            for (i, token) in block.tokens.clone().zip(self.article.slice(block.tokens.clone())) {
                let is_holder = token.opens.meet(kinds![Title]) && token.is_any(HOLDERS);
                let is_head = !is_holder && token.opens.meet(kinds![Word, BodyHead]) && token.is_any(HEADS);
                if i + 1 == block.tokens.end {
                    break;
                }
                if is_holder || (is_head && self.is_office_at(i)) {
                    // `Kepala Desa (Kades) Sumberagung Mulyadi`
                    let bracket = usize::from(self.token(i + 1).is_some_and(|t| t.is_mark(')')));
                    if let Some(marks) = self.marks.get_mut(i + 1 + bracket) {
                        *marks |= MAY_BE_VILLAGE;
                    }
                } else if is_head && self.token(i + 1).is_some_and(Token::is_capitalised) {
                    self.villages.add(self.hash(i + 1), i + 1);
                }
            }
        }
        self.villages.sort();
    }

    /// Whether the word for a village is of an office: the `Desa` of `Kepala Desa`, of `Sekretaris Desa`.
    fn is_office_at(&self, at: usize) -> bool {
        let titled = |i| self.phrase(i, at + 1, kinds![Title], |e| matches!(e, Entry::Title(_))) == Some(at + 1 - i);
        at > 0 && titled(at - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_village_that_no_table_has_is_of_the_office() {
        for (text, person) in [
            // Somebody is called so.
            ("“Kami siap,” kata Kades Tambakromo Slamet.", "Slamet | Kades Tambakromo"),
            ("“Kami siap,” kata Camat Wonolelo Budi Santoso.", "Budi Santoso | Camat Wonolelo"),
            ("“Kami siap,” kata Kepala Desa (Kades) Sumberjati Mulyadi.", "Mulyadi | Kepala Desa (Kades) Sumberjati"),
            // A name has two words.
            ("“Kami siap,” kata Camat Wonolelo Wibisono Hartanto.", "Wibisono Hartanto | Camat Wonolelo"),
            // A village has two where the first calls for another.
            ("“Kami siap,” kata Kepala Desa Sumber Jati Slamet.", "Slamet | Kepala Desa Sumber Jati"),
            ("Menurut Kepala Desa Tanjung Jati H. Mahmud, air sulit didapat.", "Mahmud | Kepala Desa Tanjung Jati"),
            // A rank opens a name.
            ("“Kami siap,” kata Kapolsek Wonolelo Iptu Joko.", "Joko | Kapolsek Wonolelo Iptu"),
        ] {
            assert_eq!(found(text), [person], "{text}");
        }
    }

    #[test]
    fn the_article_tells_village_and_person_apart() {
        assert_eq!(
            found("Warga Desa Jati Wulung mengungsi.\n“Kami siap,” kata Kepala Desa Jati Wulung Wibisono."),
            ["Wibisono | Kepala Desa Jati Wulung"]
        );
        assert_eq!(
            found(
                "Banjir melanda Desa Jatiwulung.\nWibisono Hartanto Kepala Desa Jatiwulung mengatakan warga mengungsi."
            ),
            ["Wibisono Hartanto"]
        );
        assert_eq!(
            found("“Kami siap,” kata Camat Wonolelo Hartanto.\nWarga diminta tenang, kata Hartanto."),
            ["Hartanto | Camat Wonolelo"]
        );
    }

    #[test]
    fn a_name_right_behind_the_office_stays_whole() {
        assert_eq!(found("“Kami siap,” kata Camat Budi Santoso."), ["Budi Santoso | Camat"]);
        assert_eq!(found("“Kami siap,” kata Kepala Desa Slamet Riyadi."), ["Slamet Riyadi | Kepala Desa"]);
    }
}
