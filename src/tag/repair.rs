//! What is certain about a name's ends, whatever the tagger says: brackets come in pairs, a short form in brackets is
//! part of an organisation's name, a rank is no part of a person's.

use super::{Class, Name};
use crate::lexicon::{self, Entry, HonorificKind, Word, kinds, words};
use crate::text::{Article, Case, Kind};

/// Corrects the ends of names, which stand in text order.
pub(super) fn repair(article: &Article, names: &mut Vec<Name>) {
    for name in names.iter_mut() {
        pair_brackets(article, name);
        match name.class {
            Class::Organisation => take_in_short_form(article, name),
            Class::Person if is_behind_place_word(article, name) => name.class = Class::Place,
            Class::Person => leave_out_ranks(article, name),
            Class::Place => {}
        }
    }
    // What the tagger took a short form for is now inside another name.
    let mut end = 0;
    names.retain(|name| {
        let free = name.tokens.start >= end && !name.tokens.is_empty();
        end = end.max(name.tokens.end);
        free
    });
}

/// `Badan Sandi (BS` takes in its closing bracket; `Ani)` and `(Ani` lose theirs.
fn pair_brackets(article: &Article, name: &mut Name) {
    let is = |i: usize, mark: char| article.token(i).is_some_and(|t| t.is_mark(mark));
    let find = |mark: char| name.tokens.clone().find(|&i| is(i, mark));
    match (find('('), find(')')) {
        (Some(open), None) if open > name.tokens.start && is(name.tokens.end, ')') => name.tokens.end += 1,
        (Some(open), None) if open > name.tokens.start => name.tokens.end = open,
        (Some(_), None) => name.tokens.start += 1,
        (None, Some(close)) => name.tokens.end = close,
        _ => {}
    }
}

/// `Ikatan Pelaut Muda (IPM)` is one name.
fn take_in_short_form(article: &Article, name: &mut Name) {
    let [open, short, close] = article.slice(name.tokens.end..name.tokens.end + 3) else { return };
    let is_short = matches!(short.kind, Kind::Word(Case::Upper | Case::Mixed | Case::Title));
    if open.is_mark('(') && is_short && close.is_mark(')') {
        name.tokens.end += 3;
    }
}

/// `Jenderal Wibisono`: the name alone. But `Gus Ipul` is called so, and `Tubagus Ali` and `Haji Ali` may be.
fn leave_out_ranks(article: &Article, name: &mut Name) {
    let rank = |e| matches!(e, Entry::Honorific(HonorificKind::Rank)).then_some(());
    while let Some((n, ())) = lexicon::longest(article.slice(name.tokens.clone()), kinds![Honorific], rank)
        && name.tokens.len() > n
    {
        name.tokens.start += n;
    }
}

/// `Desa Tambea`, `Kecamatan Rogojampi`: a place, however much it looks like a person's name.
fn is_behind_place_word(article: &Article, name: &Name) -> bool {
    let before = name.tokens.start.checked_sub(1).and_then(|i| article.token(i));
    before.is_some_and(|t| t.is_capitalised() && t.is_any(PLACE_WORDS))
}

const PLACE_WORDS: &[Word] = words!["desa", "kecamatan", "kelurahan", "kabupaten", "nagari", "jalan", "dusun"];

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that `tagged` cuts from the text, after repair.
    fn repaired(text: &str, tagged: &[(Class, &str)]) -> Vec<String> {
        let article = Article::line(text);
        let mut names: Vec<Name> = tagged
            .iter()
            .map(|&(class, cut)| {
                let at = text.find(cut).unwrap();
                let start = article.tokens.iter().position(|t| t.span.start == at).unwrap();
                let end = article.tokens.iter().position(|t| t.full_end() >= at + cut.len()).unwrap() + 1;
                Name { class, tokens: start..end }
            })
            .collect();
        repair(&article, &mut names);
        names.iter().map(|n| article.span(&n.tokens).of(text).to_owned()).collect()
    }

    #[test]
    fn short_forms_in_brackets_belong_to_the_name() {
        use Class::{Organisation, Place};
        let text = "Anggota Ikatan Pelaut Muda (IPM) hadir.";
        assert_eq!(repaired(text, &[(Organisation, "Ikatan Pelaut Muda")]), ["Ikatan Pelaut Muda (IPM)"]);
        assert_eq!(
            repaired(text, &[(Organisation, "Ikatan Pelaut Muda"), (Organisation, "IPM")]),
            ["Ikatan Pelaut Muda (IPM)"]
        );
        assert_eq!(repaired("Warga Pati (Jateng) hadir.", &[(Place, "Pati")]), ["Pati"]);
        assert_eq!(
            repaired("Warga Ikatan Pelaut (sejak 2010) hadir.", &[(Organisation, "Ikatan Pelaut")]),
            ["Ikatan Pelaut"]
        );
    }

    #[test]
    fn what_stands_behind_desa_is_a_place() {
        let article = Article::line("Warga Desa Wartini mengeluh.");
        let mut names = vec![Name { class: Class::Person, tokens: 2..3 }];
        repair(&article, &mut names);
        assert_eq!(names[0].class, Class::Place);
    }

    #[test]
    fn brackets_come_in_pairs() {
        use Class::{Organisation, Person};
        let text = "Badan Sandi Laut (BS Laut) dan Ani Lestari (Ani) hadir.";
        assert_eq!(repaired(text, &[(Organisation, "Badan Sandi Laut (BS Laut")]), ["Badan Sandi Laut (BS Laut)"]);
        assert_eq!(repaired(text, &[(Person, "Ani Lestari (Ani")]), ["Ani Lestari (Ani)"]);
        assert_eq!(repaired("Kata (Ani) hadir.", &[(Person, "Ani)")]), ["Ani"]);
        assert_eq!(repaired("Kata (Ani hadir.", &[(Person, "(Ani")]), ["Ani"]);
    }

    #[test]
    fn ranks_are_no_part_of_a_name() {
        use Class::Person;
        assert_eq!(repaired("Hal itu dikatakan Jenderal Wibisono.", &[(Person, "Jenderal Wibisono")]), ["Wibisono"]);
        assert_eq!(repaired("Hal itu dikatakan Gus Ipul.", &[(Person, "Gus Ipul")]), ["Gus Ipul"]);
        assert_eq!(repaired("Hal itu dikatakan Mayor.", &[(Person, "Mayor")]), ["Mayor"]);
    }
}
