//! What a box shows and leaves out.

use super::*;
use crate::fact_box::{AgencyKind, Challenge, Derived, FactBox, Forum, Role};

type Facts = FactBox<Utf16Span>;

fn place(role: Role, start: usize, end: usize) -> Evidence<Utf16Span> {
    Evidence { role, span: Utf16Span { start, end } }
}

fn speaker(name: &str, title: Option<&str>, body: Option<&str>, quotes: &[&str]) -> Speaker<Utf16Span> {
    Speaker {
        name: name.into(),
        title: title.map(Into::into),
        body: body.map(Into::into),
        quotes: quotes.iter().map(|&q| q.into()).collect(),
        statements: 1,
        edited: false,
        certainty: None,
        reason: None,
        evidence: vec![place(Role::Name, 3, 9), place(Role::Quote, 12, 20)],
    }
}

fn agency(name: &str, aliases: &[&str], full_name: Option<&str>) -> Agency<Utf16Span> {
    Agency {
        name: name.into(),
        aliases: aliases.iter().map(|&a| a.into()).collect(),
        derived: Derived { full_name: full_name.map(Into::into), ..Derived::default() },
        edited: false,
        certainty: None,
        reason: None,
        evidence: vec![place(Role::Name, 5, 10)],
    }
}

fn kinds(names: &[(&str, AgencyKind)]) -> Facts {
    let agency = |&(name, kind): &(&str, AgencyKind)| Agency {
        derived: Derived { kind: Some(kind), ..Derived::default() },
        ..agency(name, &[], None)
    };
    with_agencies(names.iter().map(agency).collect())
}

fn challenge(text: &str) -> Challenge<Utf16Span> {
    Challenge {
        text: text.into(),
        said_by: None,
        edited: false,
        certainty: None,
        reason: None,
        evidence: vec![place(Role::Name, 7, 9)],
    }
}

fn forum(name: &str, aliases: &[&str]) -> Forum<Utf16Span> {
    let aliases = aliases.iter().map(|&a| a.into()).collect();
    Forum {
        name: name.into(),
        aliases,
        edited: false,
        certainty: None,
        reason: None,
        evidence: vec![place(Role::Name, 1, 2)],
    }
}

fn live(facts: &Facts, options: &ViewOptions) -> String {
    let mut out = String::new();
    let reading = Reading::with(facts.clone());
    if let Some(root) = live_tree(&reading, options) {
        html::write(&root, &mut out);
    }
    out
}

fn served(options: &ViewOptions, theme: Option<Theme>, style: &str) -> String {
    let reading = Reading::with(full());
    to_html(&reading, options, &reading.store(&[], None), theme, style)
}

/// As a reader gets it without a script: the words in their order, without links.
fn plain(facts: &Facts) -> String {
    to_plain_html(&Reading::with(facts.clone()), &ViewOptions::default())
}

/// The part of the box under one label.
fn row_of(facts: &Facts, class: &str) -> String {
    let html = plain(facts);
    let head = format!("<div class=\"{class}\">");
    let (_, row) = html.split_once(&head).unwrap_or_else(|| panic!("no {class} in {html}"));
    format!("{head}{}", row.split_once("</dd></div>").unwrap().0)
}

fn with_agencies(agencies: Vec<Agency<Utf16Span>>) -> Facts {
    FactBox { agencies, ..FactBox::empty() }
}

fn full() -> Facts {
    let key = speaker("Sri", Some("Bupati"), None, &["Ya"]);
    FactBox {
        key_speaker: Some(key.clone()),
        speakers: vec![speaker("Budi", None, None, &[]), key],
        agencies: vec![agency("Kemlu", &[], Some("Kementerian Luar Negeri"))],
        challenges: vec![challenge("kurangnya data"), challenge("jalan rusak")],
        forums: vec![forum("Bali Process", &[])],
        ..FactBox::empty()
    }
}

#[test]
fn a_box_without_facts_is_no_box() {
    let headline_only = FactBox { headline: Some("Judul".into()), ..FactBox::empty() };
    for facts in [FactBox::empty(), headline_only] {
        assert_eq!(plain(&facts), "");
        assert_eq!(live(&facts, &ViewOptions::default()), "");
        let reading = Reading::with(facts);
        assert_eq!(to_html(&reading, &ViewOptions::default(), &reading.store(&[], None), None, STYLE), "");
    }
}

#[test]
fn shows_only_what_the_article_fills() {
    let facts = FactBox { challenges: vec![challenge("kurangnya data")], ..FactBox::empty() };
    assert_eq!(
        plain(&facts),
        "<section class=\"kotak-fakta\" aria-label=\"Kotak Fakta\" lang=\"id\"><h2 class=\"heading\">Kotak Fakta</h2>\
         <dl><div class=\"challenges\"><dt>Tantangan</dt><dd><ul><li><span class=\"text\"><bdi>kurangnya data</bdi></span></li></ul></dd></div></dl>\
         <div class=\"note\"><p>Dibuat otomatis dari teks artikel ini.</p></div></section>"
    );
}

#[test]
fn each_fact_is_a_link_with_its_places() {
    let open = ViewOptions { open: true, ..ViewOptions::default() };
    let html = live(&FactBox { key_speaker: None, speakers: Vec::new(), ..full() }, &open);
    let link = "<li><a class=\"text\" part=\"link\" href=\"#:~:text=kurangnya%20data\" data-sentence=\"7-9\" \
        data-spans=\"7-9\" data-fact=\"challenges-0\"><bdi>kurangnya data</bdi></a></li>";
    assert!(html.contains(link), "{html}");
    let html = live(&full(), &open);
    assert!(
        html.contains("data-sentence=\"3-9\" data-spans=\"3-9 12-20\" data-fact=\"key-speaker\"><bdi>Sri</bdi></a>"),
        "{html}"
    );
    assert!(html.contains(
        "<blockquote part=\"quote\"><p><a class=\"quote\" part=\"link\" href=\"#:~:text=Ya\" data-sentence=\"12-20\""
    ));
    assert!(!plain(&full()).contains("<a"), "{}", plain(&full()));
}

#[test]
fn says_what_a_link_is_for_where_there_are_links() {
    for (language, hint) in [
        (Language::Indonesian, "Pilih fakta, baca kalimatnya."),
        (Language::English, "Pick a fact, read its sentence."),
    ] {
        let html = live(&full(), &ViewOptions { language, ..ViewOptions::default() });
        let line = format!("</h2><p class=\"hint\" part=\"hint\">{hint}</p>");
        assert_eq!(html.matches(&line).count(), 1, "{html}");
    }
    assert!(!plain(&full()).contains("Pilih fakta"), "a feed has no links");
}

#[test]
fn what_follows_the_key_speaker_is_folded_until_it_is_opened() {
    let html = live(&full(), &ViewOptions::default());
    let fold = "<details class=\"rest\"><summary part=\"fold\">1&nbsp;lembaga, 2&nbsp;tantangan, 1&nbsp;forum, 1&nbsp;narasumber lain</summary><dl>";
    let (above, below) = html.split_once(fold).unwrap_or_else(|| panic!("no fold in {html}"));
    assert!(above.contains("Sri") && !above.contains("Kemlu"));
    assert!(below.contains("Kemlu") && below.contains("Budi"));
    assert!(!live(&full(), &ViewOptions { open: true, ..ViewOptions::default() }).contains("class=\"rest\""));
    // Nothing to fold: no fold.
    let key = speaker("Sri", None, None, &[]);
    let alone = FactBox { key_speaker: Some(key.clone()), speakers: vec![key], ..FactBox::empty() };
    assert!(!live(&alone, &ViewOptions::default()).contains("class=\"rest\""));
}

#[test]
fn rows_come_in_the_order_of_the_fields() {
    let order = |fields: &str| {
        let html = live(&full(), &ViewOptions { fields: Field::list(fields), ..ViewOptions::default() });
        let mut found: Vec<(usize, &str)> = ["Narasumber utama", "Lembaga", "Tantangan", "Forum", "Narasumber lain"]
            .into_iter()
            .filter_map(|label| Some((html.find(&format!(">{label}</dt>"))?, label)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, label)| label).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(order(""), "Narasumber utama, Lembaga, Tantangan, Forum, Narasumber lain");
    assert_eq!(order("forums challenges"), "Forum, Tantangan");
    assert_eq!(order("key-speaker"), "Narasumber utama");
    // Without the key speaker's row the key speaker stands among the speakers.
    let html = live(&full(), &ViewOptions { fields: vec![Field::Speakers], ..ViewOptions::default() });
    assert!(
        html.contains("><bdi>Sri</bdi></a>")
            && html.contains("><bdi>Budi</bdi></a>")
            && html.contains("2&nbsp;narasumber lain"),
        "{html}"
    );
    let none = live(
        &with_agencies(vec![agency("Kemlu", &[], None)]),
        &ViewOptions { fields: vec![Field::Forums], ..ViewOptions::default() },
    );
    assert_eq!(none, "");
}

#[test]
fn a_page_of_several_says_so_and_a_later_one_has_no_key_speaker() {
    let of = |language, part, facts: &Facts| live(facts, &ViewOptions { language, part, ..ViewOptions::default() });
    let (id, en) = (Language::Indonesian, Language::English);
    let whole = of(id, PagePart::Whole, &full());
    assert!(!whole.contains("halaman"), "{whole}");
    let first = of(id, PagePart::First, &full());
    assert!(first.contains("<dt part=\"label\">Narasumber utama</dt>"), "{first}");
    let note = "<p class=\"pages\" part=\"note\">Artikel ini terbagi atas beberapa halaman; hanya halaman ini yang dibaca.</p>\
        <details class=\"note\"";
    assert!(first.contains(note), "{first}");
    assert!(of(en, PagePart::First, &full()).contains(">This article has several pages; only this one was read.<"));

    let later = of(id, PagePart::Continuing, &full());
    for shown in
        ["2&nbsp;narasumber</summary>", ">Narasumber</dt>", "><bdi>Sri</bdi></a>", "><bdi>Budi</bdi></a>", "Kemlu"]
    {
        assert!(later.contains(shown), "{shown}: {later}");
    }
    assert!(!later.contains("Narasumber utama</dt>") && !later.contains("blockquote"), "{later}");
    assert!(later.contains("Narasumber utama tidak disebut karena bisa jadi berbicara di halaman lain."), "{later}");
    let later = of(en, PagePart::Continuing, &full());
    assert!(later.contains("2&nbsp;speakers</summary>") && later.contains(">Speakers</dt>"), "{later}");
    assert!(later.contains("No key speaker is named, for the one who carries the article may speak on another page."));
    let plain =
        to_plain_html(&Reading::with(full()), &ViewOptions { part: PagePart::Continuing, ..ViewOptions::default() });
    assert!(plain.contains("<p class=\"pages\">Ini halaman lanjutan") && !plain.contains("key-speaker"), "{plain}");
    // Where nobody would see a key speaker, none is missed.
    let fields = vec![Field::Agencies, Field::Speakers];
    let html = live(&full(), &ViewOptions { part: PagePart::Continuing, fields, ..ViewOptions::default() });
    assert!(html.contains("hanya halaman ini yang dibaca.</p>") && !html.contains("Narasumber utama"), "{html}");
}

#[test]
fn the_key_speaker_has_office_and_first_quote() {
    let key = speaker("Lufti Rauf", Some("Duta Besar"), None, &["Perlu kerja sama", "Lain lagi"]);
    let facts = FactBox { key_speaker: Some(key.clone()), speakers: vec![key], ..FactBox::empty() };
    assert_eq!(
        row_of(&facts, "key-speaker"),
        "<div class=\"key-speaker\"><dt>Narasumber utama</dt><dd><div>\
         <p><span class=\"name\"><bdi>Lufti Rauf</bdi></span> <span class=\"office\"><bdi>Duta Besar</bdi></span></p>\
         <blockquote><p><span class=\"quote\"><bdi>Perlu kerja sama</bdi></span></p></blockquote></div>"
    );
    assert!(!plain(&facts).contains("Narasumber lain"));
}

#[test]
fn a_body_is_named_once() {
    for (title, body, office) in [
        (Some("Kepala BNPB"), Some("BNPB"), Some("<bdi>Kepala BNPB</bdi>")),
        (Some("Kepala Dinas"), Some("Pemkab Bogor"), Some("<bdi>Kepala Dinas</bdi>, <bdi>Pemkab Bogor</bdi>")),
        (None, Some("BNPB"), Some("<bdi>BNPB</bdi>")),
        (None, None, None),
    ] {
        let key = speaker("Sri", title, body, &[]);
        let facts = FactBox { key_speaker: Some(key.clone()), speakers: vec![key], ..FactBox::empty() };
        let row = row_of(&facts, "key-speaker");
        let shown = row.split("<span class=\"office\">").nth(1).and_then(|rest| rest.split("</span>").next());
        assert_eq!(shown, office);
    }
}

#[test]
fn other_speakers_stand_apart_from_the_key_speaker() {
    let key = speaker("Sri", None, None, &[]);
    let other = speaker("Budi", Some("Kapolres Bogor"), None, &["Tidak dikutip di sini"]);
    let facts = FactBox { key_speaker: Some(key.clone()), speakers: vec![key, other], ..FactBox::empty() };
    assert_eq!(
        row_of(&facts, "speakers"),
        "<div class=\"speakers\"><dt>Narasumber lain</dt><dd><ul>\
         <li><span class=\"name\"><bdi>Budi</bdi></span> <span class=\"office\"><bdi>Kapolres Bogor</bdi></span></li></ul>"
    );
}

#[test]
fn an_alias_that_repeats_the_name_is_left_out() {
    let gugus = agency("Gugus Tugas TPPO", &["GT TPPO", "Gugus Tugas TPPO (GT TPPO)"], None);
    assert_eq!(
        row_of(&with_agencies(vec![gugus]), "agencies"),
        "<div class=\"agencies\"><dt>Lembaga</dt><dd><ul>\
         <li><span class=\"name\"><bdi>Gugus Tugas TPPO</bdi></span> <span class=\"alias\">(<bdi>GT TPPO</bdi>)</span></li></ul>"
    );
}

#[test]
fn a_full_name_from_the_tables_is_marked_and_explained() {
    let note = "nama lengkap bertanda * berasal dari daftar lembaga";
    let known = with_agencies(vec![agency("Kemlu", &[], Some("Kementerian Luar Negeri"))]);
    assert!(plain(&known).contains("<span class=\"derived\"><bdi>Kementerian Luar Negeri</bdi>*</span>"));
    assert!(plain(&known).contains(note));
    assert!(!plain(&with_agencies(vec![agency("Kemlu", &[], None)])).contains(note));
}

#[test]
fn agencies_stand_in_groups_of_their_kind() {
    let four = kinds(&[
        ("Kemlu", AgencyKind::Ministry),
        ("Polri", AgencyKind::LawEnforcement),
        ("Kemenko PMK", AgencyKind::CoordinatingMinistry),
        ("KPK", AgencyKind::LawEnforcement),
    ]);
    let row = row_of(&four, "agencies");
    let at = |words: &str| row.find(words).unwrap_or_else(|| panic!("no {words} in {row}"));
    let order = [">Kementerian<", ">Kemlu<", ">Kemenko PMK<", ">Penegak hukum<", ">Polri<", ">KPK<"].map(at);
    assert!(order.is_sorted(), "{row}");
    let three =
        kinds(&[("Kemlu", AgencyKind::Ministry), ("Polri", AgencyKind::LawEnforcement), ("MA", AgencyKind::Court)]);
    assert!(!plain(&three).contains("class=\"kind\""));
}

#[test]
fn many_agencies_are_folded() {
    let open = ViewOptions { open: true, ..ViewOptions::default() };
    for (count, in_sight, summary) in
        [(10, 10, None), (11, 8, Some("3&nbsp;lembaga lain")), (22, 8, Some("14&nbsp;lembaga lain"))]
    {
        let facts = with_agencies((0..count).map(|i| agency(&format!("Dinas {i}"), &[], None)).collect());
        let html = live(&facts, &open);
        let (seen, folded) = html.split_once("<details class=\"more\">").unwrap_or((&html, ""));
        assert_eq!(seen.matches("class=\"name\"").count(), in_sight, "{count} in sight");
        assert_eq!(folded.matches("class=\"name\"").count(), count - in_sight, "{count} folded");
        assert!(
            summary.is_none_or(|s| folded.starts_with(&format!("<summary part=\"fold\">{s}</summary>"))),
            "{folded}"
        );
        assert!(!plain(&facts).contains("<details"), "a feed can't open a fold");
    }
}

#[test]
fn the_heading_fits_the_page() {
    for (level, tag) in [(1, "h1"), (2, "h2"), (3, "h3"), (4, "h4"), (5, "h5"), (6, "h6"), (0, "h2"), (7, "h2")] {
        let html = live(&full(), &ViewOptions { heading_level: level, ..ViewOptions::default() });
        assert!(
            html.contains(&format!("<{tag} class=\"heading\" part=\"heading\">Kotak Fakta</{tag}>")),
            "{level}: {html}"
        );
    }
}

#[test]
fn english_labels_leave_the_articles_words_indonesian() {
    let mut facts = full();
    facts.agencies.extend((0..11).map(|i| agency(&format!("Dinas {i}"), &[], None)));
    let html = live(&facts, &ViewOptions { language: Language::English, ..ViewOptions::default() });
    let labels = [
        "Fact box",
        "Key speaker",
        "Agencies",
        "12&nbsp;agencies, 2&nbsp;challenges, 1&nbsp;forum, 1&nbsp;other speaker",
        "4&nbsp;more agencies",
        "Challenges",
        "Forums",
        "Other speakers",
        "What is this?",
    ];
    for label in labels {
        assert!(html.contains(&format!(">{label}</")), "{label}: {html}");
    }
    assert!(html.contains("lang=\"en\""));
    let lists = html.matches("<ul").count() - html.matches("<ul class=\"groups\">").count();
    assert_eq!(html.matches("<ul lang=\"id\">").count(), lists);
    assert!(html.contains("<dd part=\"value\"><div lang=\"id\"><p><a class=\"name\""));
}

#[test]
fn what_an_editor_wrote_is_marked() {
    let mut facts = full();
    assert!(!plain(&facts).contains("disunting"));
    facts.agencies[0].edited = true;
    let html = plain(&facts);
    assert!(
        html.contains(
            "<span class=\"name\"><bdi>Kemlu</bdi></span> <span class=\"derived\"><bdi>Kementerian Luar Negeri</bdi></span> \
             <span class=\"edited\">disunting</span></li>"
        ),
        "{html}"
    );
    assert!(html.contains("Yang bertanda “disunting” ditulis oleh redaksi."));
}

#[test]
fn a_server_writes_the_element_with_its_tree_declared() {
    let options = ViewOptions {
        language: Language::English,
        heading_level: 3,
        open: true,
        fields: vec![Field::Forums, Field::Agencies],
        part: PagePart::Whole,
    };
    let html = served(&options, Some(Theme::Dark), "a{}</style><script>");
    let head = "<kotak-fakta lang=\"en\" heading-level=\"3\" fields=\"forums agencies\" open=\"\" theme=\"dark\">\
        <template shadowrootmode=\"open\"><style>a{}style><script></style><section ";
    assert!(html.starts_with(head), "{html}");
    let (_, island) =
        html.split_once("</section></template><script type=\"application/json\" data-kotak-fakta>").unwrap();
    let json = island.strip_suffix("</script></kotak-fakta>").unwrap();
    assert_eq!(
        StoredBox::from_json(json).unwrap(),
        Reading::with(full()).store(&[], None),
        "it carries what it was made with"
    );
    assert!(html.contains(" data-made=\"kf1-"), "{html}");
    let default = served(&ViewOptions::default(), None, "");
    assert!(default.starts_with("<kotak-fakta><template shadowrootmode=\"open\"><style></style><section "));
}

#[test]
fn hostile_words_stay_words_in_every_field() {
    let evil = "</li><script>alert(\"1\")</script>&\u{202e}";
    let key = speaker(evil, Some(evil), Some("x"), &[evil]);
    let facts = FactBox {
        key_speaker: Some(key.clone()),
        speakers: vec![key, speaker(&format!("{evil}2"), Some(evil), None, &[evil])],
        agencies: vec![agency(evil, &["<b>"], Some(evil))],
        challenges: vec![challenge(evil)],
        forums: vec![forum(evil, &["<i>"])],
        ..FactBox::empty()
    };
    for html in [plain(&facts), live(&facts, &ViewOptions::default())] {
        assert_eq!(html.matches("<bdi>&lt;/li&gt;&lt;script&gt;alert(\"1\")&lt;/script&gt;&amp;").count(), 9);
        assert!(!html.contains('\u{202e}'), "{html}");
        for tag in ["<script", "<b>", "<i>", "alert(\"1\")<"] {
            assert!(!html.contains(tag), "{tag} in {html}");
        }
    }
}

#[test]
fn who_says_a_challenge_stands_beside_it() {
    let facts = FactBox {
        challenges: vec![Challenge { said_by: Some("Sri".into()), ..challenge("jalan rusak") }],
        ..FactBox::empty()
    };
    let row = row_of(&facts, "challenges");
    assert!(
        row.contains("<bdi>jalan rusak</bdi></span> <span class=\"said-by\">menurut <bdi>Sri</bdi></span></li>"),
        "{row}"
    );
}

#[test]
fn the_note_says_whether_an_editor_has_looked() {
    for (origin, edited, said) in [
        (Origin::Automatic, false, "Dibuat otomatis dari teks artikel ini."),
        (Origin::Automatic, true, "lalu disunting redaksi."),
        (Origin::Approved, true, ">Diperiksa redaksi.<"),
        (Origin::Stale, false, ">Diperiksa redaksi; artikel ini berubah sesudahnya.<"),
    ] {
        let reading = Reading::of_facts("", full(), Vec::new(), edited, origin);
        let html = to_plain_html(&reading, &ViewOptions::default());
        assert!(html.contains(said), "{origin:?}: {html}");
    }
}
