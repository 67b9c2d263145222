//! The boundary and what it shows, in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use include_dir::{Dir, include_dir};
use js_sys::{Array, Function, JSON, JsString, Object, Reflect};
use kotak_fakta::wasm;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{DomParser, Element, SupportedType};

wasm_bindgen_test_configure!(run_in_browser);

static ARTICLES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/articles");
/// Texts that try to be more than words, a list of JSON a file.
static HOSTILE: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/hostile");
const SEED: &str = include_str!("articles/satunusantaranews-tppo/article.txt");

fn root() -> Element {
    web_sys::window().unwrap().document().unwrap().create_element("div").unwrap()
}

fn options(pairs: &[(&str, JsValue)]) -> JsValue {
    let options = Object::new();
    for (name, value) in pairs {
        Reflect::set(&options, &(*name).into(), value).unwrap();
    }
    options.into()
}

fn html(text: &str, options: &JsValue) -> String {
    wasm::to_html(&text.into(), options).unwrap()
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn code(error: &JsValue) -> String {
    assert!(error.is_instance_of::<js_sys::Error>(), "{error:?}");
    Reflect::get(error, &"code".into()).unwrap().as_string().unwrap()
}

fn message(error: &JsValue) -> String {
    error.unchecked_ref::<js_sys::Error>().message().into()
}

/// What a server's HTML declares as the element's shadow tree.
fn declared(html: &str) -> String {
    let Some((_, tree)) = html.split_once("</style>") else { return String::new() };
    tree.split_once("</template>").expect("the tree's end").0.to_owned()
}

/// The data that a server's HTML carries.
fn carried(html: &str) -> JsValue {
    let (_, island) = html.split_once("data-kotak-fakta>").expect("data");
    JSON::parse(island.strip_suffix("</script></kotak-fakta>").expect("the element's end")).unwrap()
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

#[wasm_bindgen_test]
fn the_nodes_are_the_html_for_every_article() {
    let corrections = || JSON::parse(r#"[{ "add": "Tambahan", "sentence": ".", "in": "forums" }]"#).unwrap();
    for (language, open) in [("id", false), ("en", true)] {
        let options = options(&[
            ("lang", language.into()),
            ("headingLevel", 3.into()),
            ("open", open.into()),
            ("corrections", corrections()),
        ]);
        for article in ARTICLES.dirs() {
            let file = article.get_file(article.path().join("article.txt")).expect("an article.txt");
            let text = file.contents_utf8().expect("an article in UTF-8");
            let root = root();
            wasm::mount(&root, &text.into(), &options).unwrap();
            assert_eq!(root.inner_html(), declared(&html(text, &options)), "{}", article.path().display());
        }
    }
    assert!(html(SEED, &JsValue::NULL).contains("Lufti Rauf"), "the articles show nothing");
}

/// The body of a page that holds this and nothing else.
fn parsed(html: &str) -> Element {
    let page = DomParser::new().unwrap().parse_from_string(html, SupportedType::TextHtml).unwrap();
    page.query_selector("body").unwrap().expect("a body")
}

/// An article that has a text in its quote, its challenge and its gathering, and corrections that put it everywhere else.
fn full_of(hostile: &JsString) -> (JsString, JsValue) {
    let text = "Judul\n\nGARUT – “Kami @ siap,” kata Kepala Dinas @ Garut Rudy Gunawan.\nTantangannya minimnya @ anggaran.\n\
        Kementerian Kesehatan (@) hadir dalam Rapat Koordinasi @ Nasional dan Forum “@” di Bandung.";
    let corrections = Array::new();
    for field in ["agencies", "speakers", "challenges", "forums"] {
        let values = [("add", hostile.into()), ("sentence", "Bandung".into()), ("in", field.into())];
        corrections.push(&options(&values));
    }
    corrections.push(&options(&[("rename", "Rudy Gunawan".into()), ("to", hostile.into()), ("in", "speakers".into())]));
    let parts: Vec<_> = text.split('@').map(JsString::from).collect();
    let text = parts.into_iter().reduce(|text, part| text.concat(hostile).concat(&part)).unwrap();
    (text, corrections.into())
}

#[wasm_bindgen_test]
fn the_nodes_are_the_html_for_every_hostile_text_and_stay_it() {
    let mut shown = 0;
    for file in HOSTILE.files() {
        let list: Array = JSON::parse(file.contents_utf8().expect("UTF-8")).unwrap().unchecked_into();
        for hostile in list.iter().map(JsString::unchecked_from_js) {
            let (text, corrections) = full_of(&hostile);
            let options = options(&[("open", true.into()), ("corrections", corrections)]);
            let root = root();
            if let Err(error) = wasm::mount(&root, &text, &options) {
                // An editor's value that can stand in no box: then the article's own words are still to be shown.
                assert_eq!(code(&error), "corrections-unreadable", "{hostile:?}");
                assert!(root.first_child().is_none());
                Reflect::delete_property(options.unchecked_ref::<Object>(), &"corrections".into()).unwrap();
                wasm::mount(&root, &text, &options).unwrap();
            }
            let Some(drawn) = root.first_child() else { continue };
            shown += 1;
            let html = declared(&wasm::to_html(&text, &options).unwrap());
            assert_eq!(root.inner_html(), html, "{hostile:?}");
            let again = parsed(&html);
            assert!(again.first_child().unwrap().is_equal_node(Some(&drawn)), "{hostile:?}: {}", again.inner_html());
            assert_eq!(parsed(&again.inner_html()).inner_html(), html, "{hostile:?}");

            Reflect::set(&options, &"form".into(), &"plain".into()).unwrap();
            let plain = wasm::to_html(&text, &options).unwrap();
            assert_eq!(parsed(&plain).inner_html(), plain, "{hostile:?}");
        }
    }
    assert!(shown > 100, "{shown} texts are shown");
}

#[wasm_bindgen_test]
fn markup_in_an_article_is_shown_as_text() {
    let evil = "<img src=x onerror=alert(1)> & kerja\u{a0}sama";
    let text = SEED.replace("perlu kerja sama dengan negara lain", evil);
    let root = root();
    wasm::mount(&root, &text.as_str().into(), &JsValue::NULL).unwrap();
    assert!(root.text_content().unwrap().contains(evil), "{}", root.inner_html());
    assert!(root.query_selector("img, script").unwrap().is_none());
    assert_eq!(root.inner_html(), declared(&html(&text, &JsValue::NULL)));
}

#[wasm_bindgen_test]
fn a_text_without_facts_empties_the_place() {
    let root = root();
    wasm::mount(&root, &SEED.into(), &JsValue::NULL).unwrap();
    assert_eq!(root.child_element_count(), 1);
    let facts = wasm::mount(&root, &"Langit biru.".into(), &JsValue::NULL).unwrap();
    assert!(root.first_child().is_none(), "{}", root.inner_html());
    assert!(json(&facts).contains("\"keySpeaker\":null"), "{}", json(&facts));
}

#[wasm_bindgen_test]
fn a_refused_text_leaves_what_was_shown() {
    let root = root();
    wasm::mount(&root, &SEED.into(), &JsValue::NULL).unwrap();
    let before = root.inner_html();
    assert_eq!(code(&wasm::mount(&root, &"".into(), &JsValue::NULL).unwrap_err()), "input-empty");
    assert_eq!(root.inner_html(), before);
}

#[wasm_bindgen_test]
fn every_function_names_what_is_wrong_with_a_text() {
    let long = "a".repeat(kotak_fakta::MAX_INPUT_BYTES + 1);
    let wide = "é".repeat(kotak_fakta::MAX_INPUT_BYTES / 2 + 1);
    let cases: [(JsValue, &str, &str); 8] = [
        (JsValue::UNDEFINED, "not-text", "the input is not text"),
        (JsValue::NULL, "not-text", "the input is not text"),
        (JsValue::from(7), "not-text", "the input is not text"),
        (Array::new().into(), "not-text", "the input is not text"),
        ("".into(), "input-empty", "the text is empty"),
        (" \n\u{a0}\t".into(), "input-empty", "the text is empty"),
        (long.into(), "input-too-large", "the text has 2097153 characters; at most 2097152 bytes are read"),
        (wide.into(), "input-too-large", "the text has 2097154 bytes; at most 2097152 are read"),
    ];
    for (value, expected, said) in cases {
        let errors = [
            wasm::extract(&value, &JsValue::NULL).unwrap_err(),
            wasm::to_json_ld(&value, &JsValue::NULL).unwrap_err(),
            wasm::to_html(&value, &JsValue::NULL).unwrap_err(),
            wasm::mount(&root(), &value, &JsValue::NULL).unwrap_err(),
        ];
        for error in errors {
            assert_eq!((code(&error).as_str(), message(&error).as_str()), (expected, said));
        }
    }
    wasm::extract(&SEED.into(), &JsValue::NULL).expect("the module works on");
}

#[wasm_bindgen_test]
fn odd_options_are_the_defaults() {
    let thrower = Function::new_no_args("return { get lang() { throw 1 }, get headingLevel() { throw 2 } }");
    let plain = html(SEED, &JsValue::NULL);
    assert!(plain.contains("<h2 ") && plain.contains("Narasumber utama"), "{plain}");
    for odd in [
        JsValue::UNDEFINED,
        JsValue::from(3),
        JsValue::from("en"),
        Object::new().into(),
        thrower.call0(&JsValue::NULL).unwrap(),
        options(&[("lang", 5.into()), ("headingLevel", 2.5.into())]),
        options(&[("lang", "xx".into()), ("headingLevel", "tinggi".into())]),
        options(&[("lang", JsValue::NULL), ("headingLevel", JsValue::NULL)]),
        options(&[("open", JsValue::NULL), ("fields", 4.into()), ("form", 1.into()), ("theme", "biru".into())]),
        options(&[("fields", "tokoh".into()), ("corrections", JsValue::NULL)]),
        Object::create(options(&[("lang", "en".into()), ("form", "plain".into())]).unchecked_ref::<Object>()).into(),
        options(&[("headingLevel", 0.into())]),
        options(&[("headingLevel", 7.into())]),
    ] {
        assert_eq!(html(SEED, &odd), plain, "{odd:?}");
    }
}

#[wasm_bindgen_test]
fn options_come_as_attributes_write_them() {
    let shown = html(SEED, &options(&[("lang", "en-GB".into()), ("headingLevel", "4".into())]));
    assert!(shown.contains("<h4 ") && shown.contains("Key speaker"), "{shown}");
}

/// A root as the parser makes it of a server's HTML.
fn served(html: &str) -> Element {
    let made = root();
    made.append_child(&parsed(&declared(html)).first_child().expect("a box")).unwrap();
    made
}

#[wasm_bindgen_test]
fn a_box_that_a_server_made_is_left_as_it_is() {
    let english = |approved: &JsValue| options(&[("lang", "en".into()), ("approved", approved.clone())]);
    let made_html = html(SEED, &english(&JsValue::NULL));
    let data = carried(&made_html);
    assert!(get(&data, "approved").is_null());
    let made = served(&made_html);
    let before = made.first_child().unwrap();
    // The same text as another software writes it.
    let page = SEED.replace("\n\n", "\n").replace(['“', '”'], "\"").replace(' ', "\u{a0}");
    for text in [SEED, &page] {
        let again = wasm::mount(&made, &text.into(), &english(&data)).unwrap();
        assert!(before.is_same_node(made.first_child().as_ref()), "it was made anew");
        assert_eq!(get(&again, "state"), "automatic");
        assert!(get(&again, "facts").is_object());
        assert_eq!(made.text_content().unwrap(), before.text_content().unwrap());
    }
    // Its links lead to where the words are in the page that it stands in.
    let link = made.query_selector("[data-spans]").unwrap().unwrap();
    let units: Vec<u16> = page.encode_utf16().collect();
    let written = link.get_attribute("data-spans").unwrap();
    let ends: Vec<usize> = written.split([' ', '-']).map(|n| n.parse().unwrap()).collect();
    let cut = String::from_utf16(&units[ends[0]..ends[1]]).unwrap();
    assert_eq!(cut.replace('\u{a0}', " "), link.text_content().unwrap());

    for (text, options) in [
        (SEED, options(&[("approved", data.clone())])),
        ("Judul\n\nIsi kata Menteri Luar Negeri Retno Marsudi.", english(&data)),
    ] {
        let made = served(&made_html);
        let before = made.first_child().unwrap();
        wasm::mount(&made, &text.into(), &options).unwrap();
        assert!(!before.is_same_node(made.first_child().as_ref()), "it stayed");
    }
}

/// The README's own example: what the editor hid stays hidden, though the corrections are nowhere but in the box.
#[wasm_bindgen_test]
fn a_served_box_carries_its_corrections() {
    let corrections = JSON::parse(r#"[{ "hide": "PPATK", "in": "agencies" }]"#).unwrap();
    let written = html(SEED, &options(&[("open", true.into()), ("corrections", corrections)]));
    assert!(!declared(&written).contains("PPATK"));
    let data = carried(&written);
    // Drawn anew: other labels, or another text.
    let changed = SEED.replace("Diantaranya", "Di antaranya");
    for (text, lang) in [(SEED, "en"), (&changed, "id")] {
        let root = root();
        let outcome =
            wasm::mount(&root, &text.into(), &options(&[("lang", lang.into()), ("approved", data.clone())])).unwrap();
        let shown = root.text_content().unwrap();
        assert!(shown.contains("BP2MI") && !shown.contains("PPATK"), "{shown}");
        assert_eq!(json(&get(&outcome, "refused")), "[]");
    }
}

#[wasm_bindgen_test]
fn an_approved_box_is_shown_as_it_was_or_as_stale() {
    let corrections = JSON::parse(r#"[{ "rename": "PPATK", "to": "Pusat Pelaporan", "in": "agencies" }]"#).unwrap();
    let approved =
        wasm::approve(&SEED.into(), &options(&[("corrections", corrections), ("by", "Rina".into())])).unwrap();
    assert_eq!(get(&get(&approved, "approved"), "by"), "Rina");
    let mount = |text: &str, pairs: &[(&str, JsValue)]| {
        let root = root();
        let pairs: Vec<_> = [("approved", approved.clone())].into_iter().chain(pairs.iter().cloned()).collect();
        let outcome = wasm::mount(&root, &text.into(), &options(&pairs)).unwrap();
        (root.text_content().unwrap(), get(&outcome, "state").as_string().unwrap(), json(&get(&outcome, "gone")))
    };
    let (shown, state, gone) = mount(SEED, &[]);
    assert!(shown.contains("Pusat Pelaporan") && shown.contains("Diperiksa redaksi."), "{shown}");
    assert_eq!((state.as_str(), gone.as_str()), ("approved", "null"));

    let changed = SEED.replace("Lufti Rauf", "Lutfi Rauf");
    let (shown, state, gone) = mount(&changed, &[]);
    assert_eq!(state, "stale");
    assert!(gone.contains(r#"{"field":"speakers","value":"Lufti Rauf"}"#), "{gone}");
    assert!(!shown.contains("Lufti") && shown.contains("berubah sesudahnya") && shown.contains("BP2MI"), "{shown}");
    let (shown, _, _) = mount(&changed, &[("stale", "as-approved".into())]);
    assert!(shown.contains("Lufti Rauf"));
    let (shown, state, gone) = mount(&changed, &[("stale", "none".into())]);
    assert_eq!((shown.as_str(), state.as_str()), ("", "none"));
    assert!(gone.contains("Lufti Rauf"), "it is told all the same: {gone}");
    // What an editor hides beside an approved box is hidden.
    let hide = JSON::parse(r#"[{ "hide": "BP2MI", "in": "agencies" }]"#).unwrap();
    let (shown, state, _) = mount(SEED, &[("corrections", hide)]);
    assert!(!shown.contains("BP2MI") && shown.contains("Pusat Pelaporan"), "{shown}");
    assert_eq!(state, "approved");
}

#[wasm_bindgen_test]
fn what_can_not_be_read_is_refused_whole() {
    let list = |json: &str| JSON::parse(json).unwrap();
    let cyclic = Array::new();
    cyclic.push(&cyclic);
    let thrower = Function::new_no_args("return [{ get hide() { throw 1 } }]").call0(&JsValue::NULL).unwrap();
    for bad in [
        "[]".into(),
        5.into(),
        Object::new().into(),
        list(r#"[{ "hide": "PPATK", "in": "agencies" }, 5]"#),
        list(r#"[{ "hid": "PPATK", "in": "agencies" }]"#),
        list(r#"[{ "hide": 3, "in": "agencies" }]"#),
        list(r#"[{ "move": "BP2MI", "position": 1.5, "in": "agencies" }]"#),
        cyclic.into(),
        thrower,
    ] {
        let options = options(&[("corrections", bad.clone())]);
        let root = root();
        for error in [
            wasm::extract(&SEED.into(), &options).unwrap_err(),
            wasm::approve(&SEED.into(), &options).unwrap_err(),
            wasm::to_html(&SEED.into(), &options).unwrap_err(),
            wasm::to_json_ld(&SEED.into(), &options).unwrap_err(),
            wasm::mount(&root, &SEED.into(), &options).unwrap_err(),
        ] {
            assert_eq!(code(&error), "corrections-unreadable", "{bad:?}");
        }
        assert!(root.first_child().is_none());
    }
    for bad in ["{}".into(), 5.into(), Object::new().into(), Array::new().into()] {
        let error = wasm::mount(&root(), &SEED.into(), &options(&[("approved", bad)])).unwrap_err();
        assert_eq!(code(&error), "approved-unreadable");
    }
}

#[wasm_bindgen_test]
fn a_correction_that_fits_nothing_is_told_of_and_the_others_hold() {
    let corrections = JSON::parse(
        r#"[{ "hide": "Tidak Ada", "in": "forums" }, { "hide": "PPATK", "in": "agencies" },
            { "add": "x", "sentence": "Tidak ada.", "in": "forums" }]"#,
    );
    let root = root();
    let outcome = wasm::mount(&root, &SEED.into(), &options(&[("corrections", corrections.unwrap())])).unwrap();
    let list: Array = get(&outcome, "refused").unchecked_into();
    let refused: Vec<_> = list
        .iter()
        .map(|one| (get(&one, "position").as_f64().unwrap(), get(&one, "code").as_string().unwrap()))
        .collect();
    assert_eq!(refused, [(1.0, "fact-gone".to_owned()), (3.0, "sentence-gone".to_owned())]);
    assert_eq!(get(&outcome, "state"), "corrected");
    let text = root.text_content().unwrap();
    assert!(text.contains("BP2MI") && !text.contains("PPATK"));
}

/// Every `span` in a value, with the strings beside it that it may cut.
fn spans(value: &JsValue, found: &mut Vec<(u32, u32)>) {
    if !value.is_object() {
        return;
    }
    let get = |name: &str| Reflect::get(value, &name.into()).unwrap().as_f64();
    if let (Some(start), Some(end)) = (get("start"), get("end")) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "offsets into a short text")]
        found.push((start as u32, end as u32));
    }
    for child in Object::values(value.unchecked_ref::<Object>()).iter() {
        spans(&child, found);
    }
}

#[wasm_bindgen_test]
fn spans_count_in_utf_16_and_survive_lone_surrogates() {
    let plain = wasm::extract(&SEED.into(), &JsValue::NULL).unwrap();
    let mut plain_spans = Vec::new();
    spans(&plain, &mut plain_spans);
    assert!(plain_spans.len() > 30, "{} spans", plain_spans.len());

    // Put into the one paragraph that holds no fact, so that all facts after it move and stay.
    let (before, after) = SEED.split_once("Diantaranya ").expect("the seed's second paragraph");
    let lone = JsString::from_char_code(&[0xd800, 0x20, 0xdc00, 0x20]);
    let text = JsString::from(before).concat(&lone).concat(&"Diantaranya ".into()).concat(&after.into());
    let moved = wasm::extract(&text, &JsValue::NULL).unwrap();
    let mut moved_spans = Vec::new();
    spans(&moved, &mut moved_spans);
    assert_eq!(moved_spans.len(), plain_spans.len());

    let seed = JsString::from(SEED);
    for ((start, end), (moved_start, moved_end)) in plain_spans.into_iter().zip(moved_spans) {
        assert_eq!(seed.slice(start, end), text.slice(moved_start, moved_end));
        assert!(start < end);
    }
}

#[wasm_bindgen_test]
fn a_lone_surrogate_in_a_fact_is_shown_as_the_replacement_character() {
    let (before, after) = SEED.split_once("negara lain”").expect("the seed's quote");
    let text = JsString::from(before).concat(&JsString::from_char_code(&[0xd800])).concat(&"negara lain”".into());
    let text = text.concat(&after.into());
    let root = root();
    wasm::mount(&root, &text, &JsValue::NULL).unwrap();
    assert!(root.text_content().unwrap().contains("\u{fffd}negara lain"), "{}", root.inner_html());
}

#[wasm_bindgen_test]
fn names_its_version() {
    assert_eq!(wasm::version(), env!("CARGO_PKG_VERSION"));
}
