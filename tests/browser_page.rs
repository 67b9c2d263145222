//! Finding and reading the article of a page, in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use js_sys::{Array, JsString, Reflect, Uint32Array};
use kotak_fakta::wasm;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, DomParser, Element, SupportedType, Text};

wasm_bindgen_test_configure!(run_in_browser);

const HOST: &str = "<kotak-fakta></kotak-fakta>";

/// A page of its own, for this document is the test runner's.
fn page(body: &str) -> Document {
    DomParser::new().unwrap().parse_from_string(body, SupportedType::TextHtml).unwrap()
}

/// What is read from the page, or the code and message of the failure. The page must come out as it went in.
fn read(body: &str, named: &JsValue) -> Result<String, (String, String)> {
    let document = page(body);
    let before = document.document_element().unwrap().outer_html();
    let host = document.query_selector("kotak-fakta").unwrap().expect("the page has a box");
    let outcome = wasm::read_article(&host, named);
    assert_eq!(document.document_element().unwrap().outer_html(), before, "the page was changed");
    match outcome {
        Ok(found) => {
            assert_pieces_cut_their_nodes(&found);
            Ok(Reflect::get(&found, &"text".into()).unwrap().as_string().unwrap())
        }
        Err(error) => {
            let get = |name: &str| Reflect::get(&error, &name.into()).unwrap().as_string().unwrap();
            Err((get("code"), get("message")))
        }
    }
}

/// Every piece is the same units in the text and in its node, in the order of the text; what lies between two is white
/// space or comes from no node.
fn assert_pieces_cut_their_nodes(found: &JsValue) {
    let get = |name: &str| Reflect::get(found, &name.into()).unwrap();
    let text: JsString = get("text").unchecked_into();
    let nodes: Array = get("nodes").unchecked_into();
    let mut at = 0;
    for quad in get("pieces").unchecked_into::<Uint32Array>().to_vec().chunks(4) {
        let [start, node, offset, len] = *quad else { panic!("quads: {quad:?}") };
        let data = JsString::from(nodes.get(node).unchecked_into::<Text>().data().as_str());
        assert_eq!(text.slice(start, start + len), data.slice(offset, offset + len));
        assert!(len > 0 && start >= at, "{quad:?} after {at}");
        assert_eq!(String::from(text.slice(at, start)).trim(), "", "left out of the pieces");
        at = start + len;
    }
    assert_eq!(at, text.length());
}

fn read_around(body: &str) -> Result<String, (String, String)> {
    read(body, &JsValue::NULL)
}

/// Enough paragraphs for an article, each beginning with `word`.
fn paragraphs(word: &str) -> [String; 4] {
    [1, 2, 3, 4].map(|n| format!("{word} {n} {}", "kata ".repeat(25).trim()))
}

fn prose(word: &str) -> String {
    format!("<p>{}</p>", paragraphs(word).join("</p><p>"))
}

fn text_of(word: &str) -> String {
    paragraphs(word).join("\n\n")
}

fn assert_no_article(outcome: Result<String, (String, String)>, said: &str) {
    let (code, message) = outcome.expect_err("no article");
    assert_eq!(code, "no-article");
    assert!(message.contains(said), "{message}");
}

#[wasm_bindgen_test]
fn reads_the_element_that_is_named() {
    let body = format!("<div class=entry-content>{}</div><div id=lain><p>Satu.</p></div>{HOST}", prose("Bukan"));
    assert_eq!(read(&body, &"lain".into()).unwrap(), "Satu.");
}

#[wasm_bindgen_test]
fn never_guesses_past_a_name() {
    let body = format!("<div class=entry-content>{}</div>{HOST}", prose("Bukan"));
    assert_no_article(read(&body, &"tidak-ada".into()), "\"tidak-ada\"");
    let body = format!("<h1>Judul</h1><div id=kosong><p>&nbsp;</p></div>{HOST}");
    assert_no_article(read(&body, &"kosong".into()), "holds no text");
}

#[wasm_bindgen_test]
fn reads_the_article_around_the_box() {
    for (before, after) in [
        ("<div class=entry-content>", "</div>"),
        ("<div itemprop='articleBody'>", "</div>"),
        ("<article>", "</article>"),
        ("<main><div class='has-global-padding entry-content wp-block-post-content'><div>", "</div></div></main>"),
    ] {
        let body = format!("{before}{HOST}{}{after}<article>{}</article>", prose("Ini"), prose("Bukan"));
        assert_eq!(read_around(&body).unwrap(), text_of("Ini"), "{before}");
    }
}

#[wasm_bindgen_test]
fn reads_the_body_of_the_article_that_the_box_stands_in() {
    let body = format!(
        "<article><header><h1>Judul</h1><p>Oleh Redaksi</p></header>{HOST}\
         <div class=entry-content>{}</div><footer>Tag</footer></article>",
        prose("Ini")
    );
    assert_eq!(read_around(&body).unwrap(), format!("Judul\n\n{}", text_of("Ini")));
}

#[wasm_bindgen_test]
fn reads_the_one_article_of_the_page() {
    let body = format!(
        "<h1>Judul</h1><div itemprop=articleBody>{}</div><article><p>Terkait</p></article>{HOST}",
        prose("Ini")
    );
    assert_eq!(read_around(&body).unwrap(), format!("Judul\n\n{}", text_of("Ini")));
}

#[wasm_bindgen_test]
fn a_body_within_a_body_is_one_article() {
    let body = format!("<div class=post-body><div class=entry-content>{}</div></div>{HOST}", prose("Ini"));
    assert_eq!(read_around(&body).unwrap(), text_of("Ini"));
}

#[wasm_bindgen_test]
fn abstains_where_several_articles_stand() {
    let body = format!("<article>{}</article><article>{}</article>{HOST}", prose("Satu"), prose("Dua"));
    assert_no_article(read_around(&body), "holds 2 articles");
}

#[wasm_bindgen_test]
fn abstains_where_nothing_is_long_enough() {
    for body in ["", "<article><p>Satu.</p><p>Dua.</p><p>Tiga.</p></article>", "<p>Teks di luar artikel.</p>"] {
        assert_no_article(read_around(&format!("{body}{HOST}")), "no article was found");
    }
}

#[wasm_bindgen_test]
fn takes_the_headline_from_outside_the_body_only_where_it_is_sure() {
    let content = format!("<div class=entry-content>{}</div>", prose("Ini"));
    for (body, headline) in [
        (format!("<h1> Judul\n <em>berita</em> </h1>{content}{HOST}"), "Judul berita\n\n"),
        (format!("<h1>Situs</h1><h1 class=entry-title>Judul</h1>{content}{HOST}"), "Judul\n\n"),
        (format!("<h1>Situs</h1><article><h1>Judul</h1>{content}</article>{HOST}"), "Judul\n\n"),
        (format!("<h1>Situs</h1><h1>Judul?</h1>{content}{HOST}"), ""),
        (format!("<h1>&nbsp;</h1>{content}{HOST}"), ""),
        (format!("{content}{HOST}"), ""),
    ] {
        assert_eq!(read_around(&body).unwrap(), format!("{headline}{}", text_of("Ini")), "{body}");
    }
}

#[wasm_bindgen_test]
fn a_headline_inside_is_not_read_twice() {
    let body = format!("<article id=a><h1>Judul</h1><p>Isi.</p></article>{HOST}");
    assert_eq!(read(&body, &"a".into()).unwrap(), "Judul\n\nIsi.");
}

#[wasm_bindgen_test]
fn lines_are_what_a_browser_would_draw() {
    for (markup, text) in [
        ("<p>Penulis: A<br>\nEditor: B</p>", "Penulis: A\n\nEditor: B"),
        ("Satu<br><br>Dua<div>Tiga</div>Empat", "Satu\n\nDua\n\nTiga\n\nEmpat"),
        ("<p>Kata  \n\t <b>tebal</b>, <a href='#'>taut</a>an</p>", "Kata tebal, tautan"),
        ("<p><strong>BOGOR, satunusantara – Peme</strong>rintah</p>", "BOGOR, satunusantara – Pemerintah"),
        ("<p>&nbsp;</p><p>Isi</p><p> </p>", "Isi"),
        ("<ul><li>Satu<li>Dua</ul>", "Satu\n\nDua"),
        ("<p>peme&shy;rintah\u{200b}an</p>", "pemerintahan"),
        ("<p>&lt;b&gt; &amp;amp;</p>", "<b> &amp;"),
        ("<p>Satu<!-- tidak --> dua</p>", "Satu dua"),
    ] {
        let body = format!("<div id=a>{markup}</div>{HOST}");
        assert_eq!(read(&body, &"a".into()).unwrap(), text, "{markup}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_prose_is_not_read() {
    for skipped in [
        "<script>var a</script>",
        "<style>p{}</style>",
        "<noscript><p>Tidak</p></noscript>",
        "<figure><figcaption>Tidak</figcaption></figure>",
        "<aside><p>Tidak</p></aside>",
        "<nav><a>Tidak</a></nav>",
        "<p hidden>Tidak</p>",
        "<p class='baca-juga x'>Tidak</p>",
        "<div class=sharedaddy><p>Tidak</p></div>",
        "<kotak-fakta><p>Tidak</p></kotak-fakta>",
        "<div data-kotak-fakta><p>Tidak</p></div>",
        "<ins class=adsbygoogle>Tidak</ins>",
    ] {
        let body = format!("<div id=a><p>Satu</p>{skipped}<p class=heads>Dua</p></div>{HOST}");
        assert_eq!(read(&body, &"a".into()).unwrap(), "Satu\n\nDua", "{skipped}");
    }
}

#[wasm_bindgen_test]
fn classes_are_read_as_words() {
    for (class, is_read) in [
        ("jnews_inline_related_post", false),
        ("adsBox", false),
        ("iklan-atas", false),
        ("box-baca-juga", false),
        ("gmr-related-post", false),
        ("para_caption", false),
        ("heads", true),
        ("commentary", true),
        ("uploads", true),
        ("shareholder", true),
        ("baca", true),
        ("text-lead", true),
    ] {
        let body = format!("<div id=a><p>Satu</p><div class={class}><p>Dua</p></div><p>Tiga</p></div>{HOST}");
        let text = if is_read { "Satu\n\nDua\n\nTiga" } else { "Satu\n\nTiga" };
        assert_eq!(read(&body, &"a".into()).unwrap(), text, "{class}");
    }
}

#[wasm_bindgen_test]
fn what_holds_most_of_the_body_is_read_whatever_its_name() {
    let body = format!("<div id=a><div class=content-with-related>{}</div><p>Akhir</p></div>{HOST}", prose("Ini"));
    assert_eq!(read(&body, &"a".into()).unwrap(), format!("{}\n\nAkhir", text_of("Ini")));
}

#[wasm_bindgen_test]
fn stops_where_the_site_says_that_the_article_ends() {
    let body = format!("<div id=a><p>Satu</p><span class=end-of-article></span><p>Dua</p></div>{HOST}");
    assert_eq!(read(&body, &"a".into()).unwrap(), "Satu");
}

#[wasm_bindgen_test]
fn a_body_of_links_is_no_article() {
    let linked = format!("<div class=entry-content>{}</div>", prose("Ini").replace("<p>", "<p><a href='#'>"));
    assert_no_article(read_around(&format!("{linked}{HOST}")), "no article was found");
    let one_link = prose("Ini").replacen("Ini", "<a href='#'>Ini</a>", 1);
    assert_eq!(read_around(&format!("<div class=entry-content>{one_link}</div>{HOST}")).unwrap(), text_of("Ini"));
}

#[wasm_bindgen_test]
fn abstains_on_lists() {
    let article = format!("<article>{}</article>{HOST}", prose("Ini"));
    for class in ["home blog", "archive category", "search", "feed-view"] {
        // The parser puts the attributes of a second <body> on the first.
        assert_no_article(read_around(&format!("<body class='{class}'>{article}")), "list of articles");
    }
    for class in ["single single-post blog", "post-template-default", "page"] {
        assert_eq!(read_around(&format!("<body class='{class}'>{article}")).unwrap(), text_of("Ini"), "{class}");
    }
}

#[wasm_bindgen_test]
fn finds_where_most_prose_stands_without_any_mark() {
    let teasers = "<div class=x><p>Warga desa menanam padi di sawah.</p></div>".repeat(5);
    let wrapped = prose("Ini").replace("<p>", "<div><p>").replace("</p>", "</p></div>");
    let broken = paragraphs("Ini").join("<br><br>");
    for body in [prose("Ini"), wrapped, broken] {
        let page = format!(
            "<h1>Judul</h1><div id=kiri>{teasers}</div><div id=isi>{body}</div><aside>{}</aside>{HOST}",
            prose("Bukan")
        );
        assert_eq!(read_around(&page).unwrap(), format!("Judul\n\n{}", text_of("Ini")), "{body}");
    }
    // Two places with as much: no guess.
    let two =
        format!("<div><section>{}</section></div><div><section>{}</section></div>{HOST}", prose("Satu"), prose("Dua"));
    assert_no_article(read_around(&two), "no article");
}

#[wasm_bindgen_test]
fn a_box_comes_behind_the_last_that_was_read() {
    for (inside, after) in [
        ("<p id=akhir>Penulis: A</p><div class=sharedaddy>Bagikan</div>", "akhir"),
        ("<ul id=akhir><li>Satu<li>Dua</ul><nav>x</nav>", "akhir"),
        ("<div id=akhir><p>Satu</p><p>Dua</p></div>", "akhir"),
    ] {
        let document = page(&format!("<article>{}{inside}</article>", prose("Ini")));
        let found = wasm::find_articles(&document).unwrap();
        assert_eq!(found.length(), 1);
        let end = Reflect::get(&found.get(0), &"end".into()).unwrap().unchecked_into::<Element>();
        assert_eq!(end.id(), after, "{inside}");
    }
    let list = page(&format!("<body class=home><article>{}</article>", prose("Ini")));
    assert_eq!(wasm::find_articles(&list).unwrap().length(), 0);
}

#[wasm_bindgen_test]
fn a_page_nested_without_end_is_read() {
    let document = page(HOST);
    let outer = document.create_element("div").unwrap();
    outer.set_id("a");
    let mut inner = outer.clone();
    for _ in 0..20_000 {
        let next = document.create_element("div").unwrap();
        inner.append_child(&next).unwrap();
        inner = next;
    }
    inner.set_text_content(Some("Di dasar"));
    document.query_selector("body").unwrap().unwrap().append_child(&outer).unwrap();
    let host = document.query_selector("kotak-fakta").unwrap().unwrap();
    let found = wasm::read_article(&host, &"a".into()).unwrap();
    assert_eq!(Reflect::get(&found, &"text".into()).unwrap(), "Di dasar");
}

#[wasm_bindgen_test]
fn a_forms_fields_lead_nobody_astray() {
    let (before, after) = (prose("Ini"), prose("Itu"));
    let whole = format!("{}\n\n{}", text_of("Ini"), text_of("Itu"));
    // Only names whose value nobody asks for: the glue of a test stops at a value of the wrong type.
    for name in ["nextSibling", "parentNode", "firstChild", "matches", "closest", "textContent"] {
        for form in [
            format!("<form><input name={name}>Cari</form>"),
            format!("<input form=f name={name}><form id=f>Cari</form>"),
            format!("<div><form><button name={name}>Cari</button></form></div>"),
        ] {
            let marked = format!("<article>{before}{form}{after}{HOST}</article>");
            assert_eq!(read_around(&marked).as_ref(), Ok(&whole), "{form}");
            let unmarked = format!("<div>{before}{form}{after}</div>{HOST}");
            assert_eq!(read_around(&unmarked).as_ref(), Ok(&whole), "{form}");
        }
    }
}
