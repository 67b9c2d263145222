use super::*;
use crate::tagger::Class;

/// What is found where names are given: `[P Sri]` is a person to the tagger, `[O Bupati]` an office, `[B Dinas Sosial]` a public
/// body. The first line is the body's.
fn read(marked: &str) -> (String, Vec<(Class, Span)>) {
    let (mut text, mut open, mut names) = (String::from("Judul\n"), Vec::new(), Vec::new());
    let mut rest = marked;
    while let Some(next) = rest.chars().next() {
        let class = match rest.get(..3) {
            Some("[P ") => Some(Class::Person),
            Some("[O ") => Some(Class::Office),
            Some("[B ") => Some(Class::PublicBody),
            _ => None,
        };
        if let Some(class) = class {
            open.push((class, text.len()));
            rest = rest.get(3..).unwrap();
        } else {
            rest = rest.get(next.len_utf8()..).unwrap();
            if next == ']' {
                let (class, start) = open.pop().unwrap();
                names.push((class, Span::new(start, text.len())));
            } else {
                text.push(next);
            }
        }
    }
    names.sort_by_key(|(_, span)| (span.start, std::cmp::Reverse(span.end)));
    (text, names)
}

fn with_people<T>(marked: &str, look: impl Fn(&Article, &People) -> T) -> T {
    let (text, spans) = read(marked);
    let article = Article::read(&text);
    let names: Vec<Name> = spans
        .iter()
        .map(|&(class, span)| {
            let start = article.tokens.partition_point(|t| t.span.end <= span.start);
            let end = article.tokens.partition_point(|t| t.span.start < span.end);
            Name::new(class, start..end)
        })
        .collect();
    look(&article, &people(&article, &names))
}

/// Each person as `name | title`, the title only where there is one.
fn found(marked: &str) -> Vec<String> {
    with_people(marked, |article, people| {
        let one = |p: &Person| {
            let title =
                p.title.as_ref().map_or_else(String::new, |t| format!(" | {}", article.span(t).of(article.text)));
            format!("{}{title}", p.written(article).of(article.text))
        };
        people.people.iter().map(one).collect()
    })
}

/// Each mention's whole phrase, and the number of its person.
fn mentions(marked: &str) -> Vec<(String, usize)> {
    with_people(marked, |article, people| {
        let one = |m: &PersonMention| (article.span(&m.whole).of(article.text).to_owned(), m.person);
        people.mentions.iter().map(one).collect()
    })
}

#[test]
fn an_office_is_the_name_s_that_it_is_before() {
    assert_eq!(found("Kata [O Bupati Garut] [P Sunarto Wibawa]."), ["Sunarto Wibawa | Bupati Garut"]);
    assert_eq!(found("[O Kepala Dinas Sosial], [P Sri Wahyuni], hadir."), ["Sri Wahyuni | Kepala Dinas Sosial"]);
    assert_eq!(found("[O Camat Cibatu] Drs. H. [P Wartono] hadir."), ["Wartono | Camat Cibatu"]);
    assert_eq!(found("[O Camat Cibatu] Ns. HM [P Wartono] hadir."), ["Wartono | Camat Cibatu"]);
    assert_eq!(found("[O Ketua RT 02] bernama [P Sri] hadir."), ["Sri | Ketua RT 02"]);
    assert_eq!(found("[O Bupati Garut] dan [P Sri Wahyuni] hadir."), ["Sri Wahyuni"]);
}

#[test]
fn ranks_belong_to_the_office() {
    assert_eq!(found("[O Kapolres Garut] AKBP [P Budi Santosa] hadir."), ["Budi Santosa | Kapolres Garut AKBP"]);
    assert_eq!(
        found("[O Kapolsek Cibatu], Kompol [P Budi Santosa] hadir."),
        ["Budi Santosa | Kapolsek Cibatu, Kompol"]
    );
    assert_eq!(found("[O Kapolsek Cibatu] [O Kompol] Dr. [P Budi] hadir."), ["Budi | Kapolsek Cibatu Kompol"]);
    assert_eq!(found("Lalu Irjen Pol. Dr. H. [P Asep Suryana] hadir."), ["Asep Suryana | Irjen Pol."]);
    assert_eq!(
        found("Pelda [P Agus Maulana] [O Bati Tuud Koramil Cibatu] hadir."),
        ["Agus Maulana | Bati Tuud Koramil Cibatu"]
    );
}

#[test]
fn an_office_after_a_name_is_its_own_where_no_other_name_follows() {
    assert_eq!(
        found("Kata [P Sri Wahyuni], [O Kepala Dinas Sosial Garut], kemarin."),
        ["Sri Wahyuni | Kepala Dinas Sosial Garut"]
    );
    assert_eq!(found("[P Sri Wahyuni] selaku [O Ketua Panitia] hadir."), ["Sri Wahyuni | Ketua Panitia"]);
    assert_eq!(
        found("[P Sri Wahyuni], S.SiT., M.H., selaku [O Ketua Panitia] hadir."),
        ["Sri Wahyuni | Ketua Panitia"]
    );
    assert_eq!(found("[P Sri] ([O Ketua RT 02]) hadir."), ["Sri | Ketua RT 02"]);
    assert_eq!(found("Ucap [P Sri] [O Kasi Pelum Cibatu]."), ["Sri | Kasi Pelum Cibatu"]);
    assert_eq!(found("[P Sri] yang kala itu menjabat sebagai [O Camat Cibatu] hadir."), ["Sri | Camat Cibatu"]);
    assert_eq!(found("Hadir [P Sri], [O Camat Cibatu] [P Budi], dan lainnya."), ["Sri", "Budi | Camat Cibatu"]);
    assert_eq!(found("Hadir [P Sri], [O Camat Cibatu] oleh wakilnya."), ["Sri"]);
}

#[test]
fn the_title_is_the_first_one_and_whole_or_absent() {
    assert_eq!(
        found("[O Bupati Garut] [P Sri Wahyuni] hadir. [O Ketua PMI] [P Sri Wahyuni] pergi."),
        ["Sri Wahyuni | Bupati Garut"]
    );
    assert_eq!(found("[O Kepala Dinas Sosial dan], [P Sri Wahyuni] hadir."), ["Sri Wahyuni"]);
    assert_eq!(found("[O Kepala Dinas], [P Sri Wahyuni] hadir."), ["Sri Wahyuni"]);
    assert_eq!(found("[O Kepala BPBD (Badan], [P Sri Wahyuni] hadir."), ["Sri Wahyuni"]);
}

#[test]
fn an_office_gets_back_what_a_tagger_cut_off() {
    assert_eq!(found("Wakil [O Bupati Garut] [P Sri Wahyuni] hadir."), ["Sri Wahyuni | Wakil Bupati Garut"]);
    assert_eq!(found("Kata Wali [O Kota Blitar] [P Sri Wahyuni]."), ["Sri Wahyuni | Wali Kota Blitar"]);
    assert_eq!(
        found("[O Kepala Dinas Sosial] Kabupaten Garut [P Sri Wahyuni] hadir."),
        ["Sri Wahyuni | Kepala Dinas Sosial Kabupaten Garut"]
    );
    assert_eq!(
        found("[O Kepala Dinas Kesehatan] [P Jawa Barat Wartini] hadir."),
        ["Wartini | Kepala Dinas Kesehatan Jawa Barat"]
    );
}

#[test]
fn an_office_that_a_tagger_missed_is_given_where_it_is_whole() {
    assert_eq!(
        found("Kata Gubernur Nusa Tenggara Barat (NTB), [P Sri Wahyuni]."),
        ["Sri Wahyuni | Gubernur Nusa Tenggara Barat (NTB)"]
    );
    assert_eq!(
        found("Kata kepala [B UPT Puskesmas Cibatu], Ns. [P Sri Wahyuni]."),
        ["Sri Wahyuni | kepala UPT Puskesmas Cibatu"]
    );
    assert_eq!(found("[P Sri Wahyuni] selaku Ketua [B DPRD Garut] hadir."), ["Sri Wahyuni | Ketua DPRD Garut"]);
    assert_eq!(
        found("Hadir [P Sri Wahyuni] (mantan Wakil Bupati Garut) kemarin."),
        ["Sri Wahyuni | mantan Wakil Bupati Garut"]
    );
    assert_eq!(found("Ketua panitia, [P Sri Wahyuni], hadir."), ["Sri Wahyuni | Ketua panitia"]);
    assert_eq!(found("Ketua panitia itu, [P Sri Wahyuni], hadir."), ["Sri Wahyuni"]);
    assert_eq!(found("Ketua panitia menyampaikan, [P Sri Wahyuni] hadir."), ["Sri Wahyuni"]);
    assert_eq!(found("Kata Ketua [P Sri Wahyuni]."), ["Sri Wahyuni"]);
    assert_eq!(found("Kata warga Desa Cibatu [P Sri Wahyuni]."), ["Sri Wahyuni"]);
    assert_eq!(found("Bupati Garut datang. [P Sri Wahyuni] hadir."), ["Sri Wahyuni"]);
    assert_eq!(
        found("Ketua DWP Garut [P Sri Wahyuni] hadir. [O Ketua Dharma Wanita] [P Sri Wahyuni] pergi."),
        ["Sri Wahyuni | Ketua Dharma Wanita"]
    );
}

#[test]
fn a_name_has_nothing_but_the_name() {
    assert_eq!(found("Kata [P Dr. H. Sunarto Wibawa, M.Si.] kemarin."), ["Sunarto Wibawa"]);
    assert_eq!(found("Kata [P Sunarto (43)] kemarin."), ["Sunarto"]);
    assert_eq!(found("Kata [P H.Sunarto] kemarin."), ["Sunarto"]);
    assert_eq!(found("[P Menurut Sunarto], dana cukup."), ["Sunarto"]);
    assert_eq!(found("Hadir [P I Wayan] [P Sudarma] kemarin."), ["I Wayan Sudarma"]);
    assert_eq!(found("Kata [P Sunarto Wibawa]. Lalu Sunarto [P Wibawa] pergi."), ["Sunarto Wibawa"]);
    assert_eq!(found("[P Sunarto] Wibawa pergi."), ["Sunarto Wibawa"]);
    assert_eq!(found("Kata [P David G.], kemarin."), ["David G."]);
    assert!(found("[P Jakarta] ramai. [P Kementerian] sepi. [P warga] pergi.").is_empty());
}

#[test]
fn parts_of_a_name_are_the_same_person() {
    let same = |later: &str| {
        assert_eq!(found(&format!("[P Muhammad Rangga Wirayuda] hadir. Kata [P {later}].")).len(), 1, "{later}");
    };
    for later in [
        "Rangga",
        "Wirayuda",
        "Rangga Wirayuda",
        "M. Rangga",
        "Moh. Rangga",
        "Yuda",
        "Rangga Wirajuda",
        "Wirayudha",
        "MRW",
    ] {
        same(later);
    }
    let other = |later: &str| {
        assert_eq!(found(&format!("[P Muhammad Rangga Wirayuda] hadir. Kata [P {later}].")).len(), 2, "{later}");
    };
    for later in ["Muhammad Arif", "Rangga Putra", "Ranti", "M. Arif", "MR"] {
        other(later);
    }
}

#[test]
fn the_fullest_name_is_shown() {
    assert_eq!(found("Kata [P Sunarto]. Lalu [P Sunarto Wibawa] pergi."), ["Sunarto Wibawa"]);
    assert_eq!(found("Kata [P M. Sunarto]. Lalu [P Muhammad Sunarto] pergi."), ["Muhammad Sunarto"]);
    assert_eq!(found("Kata [P Sunarto Wibawa (Narto)]. Lalu [P Narto] pergi."), ["Sunarto Wibawa"]);
    assert_eq!(found("Kata [P Gus Sunarto]. Lalu [P Sunarto Wibawa] pergi."), ["Sunarto Wibawa"]);
}

#[test]
fn of_two_who_share_a_word_the_short_form_is_the_last_one() {
    assert_eq!(
        mentions(
            "[P Budi Santosa] dan [P Budi Hartono] hadir. Kata [P Budi]. Lalu [P Budi Santosa] pergi. Kata [P Budi]."
        ),
        [("Budi Santosa", 0), ("Budi Hartono", 1), ("Budi", 1), ("Budi Santosa", 0), ("Budi", 0)]
            .map(|(phrase, person)| (phrase.to_owned(), person))
    );
}

#[test]
fn one_word_is_no_proof_where_the_rest_says_otherwise() {
    assert_eq!(
        found("Hadir Ny. Hj. [P Erna Ilham] dan [O Sekda Garut] H. [P Ilham]."),
        ["Erna Ilham", "Ilham | Sekda Garut"]
    );
    assert_eq!(
        found("[O Kadis PU] [P Ikdul Jumaidi] dan [O Camat Cibatu] [P Jumadi] hadir."),
        ["Ikdul Jumaidi | Kadis PU", "Jumadi | Camat Cibatu"]
    );
    assert_eq!(found("Pelaku [P ES] (41) ditangkap. Kata [P Edi Suhendar]."), ["ES", "Edi Suhendar"]);
}

#[test]
fn nicknames_are_the_person_s() {
    for said in [
        "[P Bambang Sutrisno] (akrab disapa Beng) hadir. Kata [P Beng].",
        "[P Bambang Sutrisno] alias [P Beng] hadir. Kata [P Beng].",
        "[P Bambang Sutrisno] ([P Beng]) hadir. Kata [P Beng].",
        "[P Bambang Sutrisno] hadir. Pria yang akrab disapa [P Beng] itu pergi. Kata [P Beng].",
        "[P Bambang \"Beng\" Sutrisno] hadir. Kata [P Beng].",
        "[P Bambang Sutrisno] hadir. [P Rio Wijaya] pergi. [P Beng] sapaan akrabnya [P Bambang Sutrisno] hadir. Kata [P Beng].",
    ] {
        let names = found(said);
        assert_eq!(
            names.iter().filter(|n| n.contains("Beng")).count(),
            usize::from(said.contains('"')),
            "{said} {names:?}"
        );
    }
    assert_eq!(found("[P Joko Wibisono] hadir. Kata [P Jokowi]."), ["Joko Wibisono"]);
    assert_eq!(
        found("[P Rina Wati] dan [P Maruli Arasyid] hadir. Pria yang disapa [P Ara] pergi."),
        ["Rina Wati", "Maruli Arasyid"]
    );
}

#[test]
fn headlines_give_full_names_and_offices() {
    let of = |text: &str| {
        let (text, spans) = read(text);
        let text = text.strip_prefix("Judul\n").unwrap();
        let article = Article::read(text);
        let names: Vec<Name> = spans
            .iter()
            .map(|&(class, span)| {
                let at = |byte: usize| article.tokens.partition_point(|t| t.span.start + 6 < byte);
                Name::new(class, at(span.start)..at(span.end))
            })
            .collect();
        let people = people(&article, &names);
        people.people.iter().map(|p| p.written(&article).of(text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        of("[P Sunarto Wibawa] Buka Rapat di Garut\nKata [P Sunarto], dana desa sudah cukup untuk tahun ini."),
        ["Sunarto Wibawa"]
    );
    assert!(
        of("[P Sunarto Wibawa] Buka Rapat di Garut\nDana desa sudah cukup untuk tahun ini, kata panitia.").is_empty()
    );
}

#[test]
fn minors_and_victims_never_speak() {
    let never = |marked: &str| {
        with_people(marked, |_, people| people.people.iter().map(|p| p.never_speaks).collect::<Vec<_>>())
    };
    assert_eq!(never("[P Melati] (15) dan [P Rina] (34) hadir."), [true, false]);
    assert_eq!(never("[P Mawar] (nama samaran) hadir. Korban bernama [P Rina] pulang."), [true, true]);
}

#[test]
fn a_word_of_a_name_that_the_tagger_missed_is_a_mention() {
    assert_eq!(mentions("[P Rangga Wirayuda] hadir. Dana cukup, ujar Wirayuda, kemarin.").len(), 2);
    assert_eq!(mentions("[P Rangga Wirayuda] hadir di Jalan Wirayuda kemarin.").len(), 1);
}

#[test]
fn any_number_of_people_is_read_in_good_time() {
    const SYLLABLES: [&str; 10] = ["bat", "lor", "rin", "kes", "num", "sal", "mik", "tog", "wap", "gid"];
    let name = |number: usize| (0..4).map(|place| SYLLABLES[number / 10_usize.pow(place) % 10]).collect::<String>();
    let many = (0..1_000).map(|n| format!("[O Ketua RT] [P Sri Wi{}] hadir. ", name(n))).collect::<Vec<_>>().concat();
    assert_eq!(found(&many).len(), 1_000);
    assert_eq!(found(&"[P Sri] hadir. ".repeat(3_000)).len(), 1);
    assert_eq!(found(&format!("{}[P Sri Wahyuni] hadir.", "Dr. ".repeat(3_000))), ["Sri Wahyuni"]);
}
