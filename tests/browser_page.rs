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

/// What stands in the text and in no node: the marks and the dash of a quotation, as the page draws them.
const DRAWN: [char; 6] = [' ', '“', '”', '‘', '’', '–'];

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
        assert_drawn(&text.slice(at, start));
        at = start + len;
    }
    assert_drawn(&text.slice(at, text.length()));
}

fn assert_drawn(between: &JsString) {
    let between = String::from(between);
    assert_eq!(between.trim().trim_matches(DRAWN), "", "left out of the pieces");
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

/// The lines that are read of what stands in an element.
fn lines_of(markup: &str) -> String {
    read(&format!("<div id=a>{markup}</div>{HOST}"), &"a".into()).unwrap()
}

#[wasm_bindgen_test]
fn what_the_site_struck_out_is_not_read_and_what_it_put_in_is() {
    for (markup, text) in [
        (
            "<p>Kepala Dinas <del>Perkebunan</del> <ins datetime='2025-02-04'>Pertanian</ins> Kabupaten Sukabumi\n\
             <del>Rini Lestari</del> <ins>Sri Wahyuni</ins> menambahkan.</p>",
            "Kepala Dinas Pertanian Kabupaten Sukabumi Sri Wahyuni menambahkan.",
        ),
        ("<p>Kepala dinas <s>Rini Lestari</s> Sri Wahyuni hadir.</p>", "Kepala dinas Sri Wahyuni hadir."),
        ("<p>Kepala dinas <strike>Rini</strike> Sri hadir.</p>", "Kepala dinas Sri hadir."),
        ("<p>Sebanyak 1<del>2</del><ins>3</ins> desa.</p>", "Sebanyak 13 desa."),
        ("<p>Kepala <span style='text-decoration: line-through;'>Rini</span> Sri.</p>", "Kepala Sri."),
        ("<p>Satu</p><del><p>Dua</p></del><ins><p>Tiga</p></ins><p>Empat</p>", "Satu\n\nTiga\n\nEmpat"),
        ("Satu<del><p>Dua</p></del>Tiga", "Satu\n\nTiga"),
        ("<p>Satu <ins title='ralat' class=koreksi>dua</ins> tiga</p>", "Satu dua tiga"),
        ("<p>Satu <ins class='ice-ins' data-userid=1>dua</ins> tiga</p>", "Satu dua tiga"),
        ("<p>Satu <ins cite='/ralat' data-id=4>dua</ins> tiga</p>", "Satu dua tiga"),
        ("<p>Satu <ins></ins>dua</p>", "Satu dua"),
    ] {
        assert_eq!(lines_of(markup), text, "{markup}");
    }
}

#[wasm_bindgen_test]
fn an_advertisement_is_no_insertion() {
    for advertisement in [
        "<ins class=adsbygoogle data-ad-client=x data-ad-slot=1>Iklan</ins>",
        "<ins class='adsbygoogle adsbygoogle-noablate' style='display:block'>Iklan</ins>",
        "<ins data-ad-format=auto>Iklan</ins>",
        "<ins data-revive-zoneid=2 data-revive-id=x>Iklan</ins>",
        "<ins class=dcmads style='display:inline-block;width:300px;height:250px'>Iklan</ins>",
        "<ins class=eas6a97888e2 data-zoneid=3>Iklan</ins>",
        "<ins class=asm_async_creative data-asm-host=x>Iklan</ins>",
        "<ins id=4711 data-width=300 data-height=250>Iklan</ins>",
        "<ins class=kakao_ad_area style='display:none' data-ad-unit=x>Iklan</ins>",
        "<ins class='iklan-tengah'>Iklan</ins>",
        "<ins style='width: 300px'>Iklan</ins>",
        "<ins><iframe></iframe></ins>",
        "<ins><script>iklan()</script>Iklan</ins>",
        "<ins><a href='#'><img src='data:,'>Iklan</a></ins>",
        "<ins class=adsbygoogle><ins>Iklan</ins></ins>",
    ] {
        assert_eq!(lines_of(&format!("<p>Satu</p>{advertisement}<p>Dua</p>")), "Satu\n\nDua", "{advertisement}");
    }
}

#[wasm_bindgen_test]
fn what_is_not_rendered_breaks_no_line() {
    for gone in [
        "<script>a()</script>",
        "<style>p{}</style>",
        "<template>x</template>",
        "<svg><text>x</text></svg>",
        "<img class=emoji alt='x'>",
        "<span hidden>x</span>",
        "<span style='display: none'>x</span>",
        "<span aria-hidden=true>x</span>",
        "<span class=sr-only>x</span>",
        "<!-- x -->",
    ] {
        assert_eq!(lines_of(&format!("<p>Kepala {gone}dinas</p>")), "Kepala dinas", "{gone}");
    }
}

#[wasm_bindgen_test]
fn what_attributes_hide_is_not_read() {
    for hidden in [
        "<p hidden>Tidak</p>",
        "<div aria-hidden=true><p>Tidak</p></div>",
        "<div style='display:none'><p>Tidak</p></div>",
        "<p style='color: red; DISPLAY : none !important'>Tidak</p>",
        "<p style='visibility: hidden'>Tidak</p>",
        "<p style='visibility:collapse'>Tidak</p>",
        "<div style='content-visibility: hidden'><p>Tidak</p></div>",
    ] {
        assert_eq!(lines_of(&format!("<p>Satu</p>{hidden}<p>Dua</p>")), "Satu\n\nDua", "{hidden}");
    }
    for shown in [
        "<details><summary>Baca</summary><p>Ya</p></details>",
        "<div style='max-height: 3em; overflow: hidden'><p>Baca</p><p>Ya</p></div>",
        "<div style='content-visibility: auto'><p>Baca</p><p>Ya</p></div>",
        "<div class=hidden-title><p>Baca</p><p>Ya</p></div>",
    ] {
        assert_eq!(lines_of(&format!("<p>Satu</p>{shown}<p>Dua</p>")), "Satu\n\nBaca\n\nYa\n\nDua", "{shown}");
    }
}

/// The lines that are read of what stands in an element of this very page, so that style sheets count.
fn shown_lines(style: &str, markup: &str) -> String {
    let document = web_sys::window().unwrap().document().unwrap();
    let place = document.create_element("div").unwrap();
    place.set_inner_html(&format!("<style>{style}</style><div id=tampak>{markup}</div>{HOST}"));
    document.query_selector("body").unwrap().unwrap().append_child(&place).unwrap();
    let host = place.query_selector("kotak-fakta").unwrap().unwrap();
    let found = wasm::read_article(&host, &"tampak".into()).unwrap();
    place.remove();
    Reflect::get(&found, &"text".into()).unwrap().as_string().unwrap()
}

#[wasm_bindgen_test]
fn what_style_sheets_hide_is_not_read() {
    for (rule, markup) in [
        (".lipat { display: none }", "<p class=lipat>Tidak</p>"),
        (".lipat { display: none }", "<div class=lipat><div><p>Tidak</p></div></div>"),
        (".lipat { visibility: hidden }", "<p class=lipat>Tidak</p>"),
        (".lipat { visibility: collapse }", "<p class=lipat>Tidak</p>"),
        (".lipat { content-visibility: hidden }", "<div class=lipat><p>Tidak</p></div>"),
        ("#tampak > div > p { display: none }", "<div><p>Tidak</p></div>"),
        (".d-none { display: none }", "<p>Satu <span class=d-none>Tidak</span>setengah</p>"),
        (
            ".visually-hidden-focusable { visibility: hidden }",
            "<p><span class=visually-hidden-focusable>Tidak</span></p>",
        ),
    ] {
        let shown = shown_lines(rule, &format!("<p>Satu</p>{markup}<p>Dua</p>"));
        // Not every engine knows `content-visibility`; then it is to be seen.
        let known = !rule.contains("content-visibility") || knows_content_visibility();
        assert_eq!(shown.contains("Tidak"), !known, "{rule} {shown}");
        assert!(shown.starts_with("Satu\n\n") && shown.ends_with("\n\nDua"), "{shown}");
    }
}

fn knows_content_visibility() -> bool {
    let style = web_sys::window().unwrap().document().unwrap().query_selector("body").unwrap().unwrap();
    let style = Reflect::get(&style, &"style".into()).unwrap();
    Reflect::has(&style, &"contentVisibility".into()).unwrap()
}

#[wasm_bindgen_test]
fn what_can_be_unfolded_is_read() {
    for (rule, markup) in [
        ("", "<details><summary>Baca</summary><p>Ya</p></details>"),
        (".lipat { max-height: 2em; overflow: hidden }", "<div class=lipat><p>Baca</p><p>Ya</p></div>"),
        (
            ".lipat { display: -webkit-box; -webkit-line-clamp: 1; overflow: hidden }",
            "<div class=lipat><p>Baca</p><p>Ya</p></div>",
        ),
        (".lipat { opacity: 0 }", "<div class=lipat><p>Baca</p><p>Ya</p></div>"),
        (".lipat { content-visibility: auto }", "<div class=lipat><p>Baca</p><p>Ya</p></div>"),
        (".lipat { display: contents }", "<div class=lipat><p>Baca</p><p>Ya</p></div>"),
        (".hidden-xs { color: red }", "<p>Baca</p><p><span class=hidden-xs>Ya</span></p>"),
        // A page that shows nothing until its fonts are there.
        ("#tampak { visibility: hidden }", "<p>Baca</p><p>Ya</p>"),
    ] {
        let shown = shown_lines(rule, &format!("<p>Satu</p>{markup}<p>Dua</p>"));
        assert_eq!(shown, "Satu\n\nBaca\n\nYa\n\nDua", "{rule}");
    }
}

#[wasm_bindgen_test]
fn a_quotation_and_its_source_are_one_paragraph() {
    let whole = "“Kami kekurangan pupuk.” – Joko Pranoto, Ketua Kelompok Tani";
    for markup in [
        "<blockquote class=wp-block-quote><p>Kami kekurangan pupuk.</p><cite>Joko Pranoto, Ketua Kelompok Tani</cite></blockquote>",
        "<blockquote>\n<p>“Kami kekurangan pupuk.”</p>\n<cite>Joko Pranoto, Ketua Kelompok Tani</cite>\n</blockquote>",
        "<blockquote><p> Kami kekurangan pupuk. </p><cite>– Joko Pranoto, Ketua Kelompok Tani</cite></blockquote>",
        "<blockquote><p>Kami kekurangan pupuk.</p><footer>– <cite>Joko Pranoto</cite>, Ketua Kelompok Tani</footer></blockquote>",
        "<blockquote>Kami kekurangan pupuk.<br><cite>Joko Pranoto, Ketua Kelompok Tani</cite></blockquote>",
        "<blockquote><p>Kami kekurangan pupuk.<br><cite>Joko Pranoto, Ketua Kelompok Tani</cite></p></blockquote>",
        "<blockquote><p>Kami</p><p>kekurangan pupuk.</p><cite>Joko Pranoto, <br>Ketua Kelompok Tani</cite></blockquote>",
        "<figure><blockquote><p>Kami kekurangan pupuk.</p></blockquote><figcaption>Joko Pranoto, Ketua Kelompok Tani</figcaption></figure>",
        "<blockquote><p>Kami kekurangan pupuk.</p><cite><a href='#'>Joko Pranoto</a>, Ketua Kelompok Tani</cite></blockquote>",
        "<blockquote><p>“Kami kekurangan pupuk.</p><cite>Joko Pranoto, Ketua Kelompok Tani</cite></blockquote>",
    ] {
        assert_eq!(lines_of(&format!("<p>Satu</p>{markup}<p>Dua</p>")), format!("Satu\n\n{whole}\n\nDua"), "{markup}");
    }
}

#[wasm_bindgen_test]
fn other_quotations_are_read_as_they_are() {
    for (markup, text) in [
        ("<blockquote><p>Kami siap.</p><p>Dua.</p></blockquote>", "Kami siap.\n\nDua."),
        // Words that quote others can't be told from those by the same marks.
        (
            "<blockquote><p>Dia bilang “jangan” kepada kami.</p><cite>Joko</cite></blockquote>",
            "Dia bilang “jangan” kepada kami. – Joko",
        ),
        ("<blockquote><cite>Joko</cite></blockquote>", "Joko"),
        ("<blockquote><cite>Joko:</cite> Kami siap.</blockquote>", "Joko: Kami siap."),
        ("<p>Judul <cite>Laskar Pelangi</cite> itu.</p>", "Judul Laskar Pelangi itu."),
        // A pull quote says again what the article says.
        ("<figure class=wp-block-pullquote><blockquote><p>Kami siap.</p><cite>Joko</cite></blockquote></figure>", ""),
        ("<blockquote class=wp-block-pullquote><p>Kami siap.</p><cite>Joko</cite></blockquote>", ""),
        ("<aside class='pull-quote'>Kami siap.</aside><blockquote class='pull-quote'>Kami siap.</blockquote>", ""),
        ("<blockquote class=wp-embedded-content><a href='#'>Berita lain</a></blockquote>", ""),
        ("<figure><img src='data:,'><blockquote>x</blockquote><figcaption>Joko</figcaption></figure>", ""),
        // Browsers draw the marks of these.
        ("<p>Ia berkata, <q>Kami siap,</q> kemarin.</p>", "Ia berkata, “Kami siap,” kemarin."),
        ("<p>Ia berkata, <q> Kami siap </q>kemarin.</p>", "Ia berkata, “Kami siap” kemarin."),
        ("<p>Ia berkata, <q>“Kami siap”</q>.</p>", "Ia berkata, “Kami siap”."),
        ("<p>“Ia bilang <q>jangan</q> tadi.”</p>", "“Ia bilang ‘jangan’ tadi.”"),
        ("<p>Satu <q></q>dua.</p>", "Satu dua."),
    ] {
        let text = if text.is_empty() { "Satu\n\nDua".to_owned() } else { format!("Satu\n\n{text}\n\nDua") };
        assert_eq!(lines_of(&format!("<p>Satu</p>{markup}<p>Dua</p>")), text, "{markup}");
    }
    let long = "Kata ini panjang. ".repeat(120);
    let article = format!("<blockquote><p>{long}</p><p>Dua.</p><cite>Joko</cite></blockquote>");
    assert_eq!(lines_of(&article), format!("{}\n\nDua.\n\nJoko", long.trim()));
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

const OWN: &str = "<link rel=canonical href='https://contoh.id/banjir-di-pati/'>";
const OWN_2: &str = "<link rel=canonical href='https://contoh.id/banjir-di-pati/2/'>";

/// Whether the page continues an article, and whether more of that stands elsewhere.
fn part(head: &str, below: &str) -> (bool, bool) {
    // What the parser finds before any text goes into the head.
    let body = format!("{head}<article><div class=entry-content>{}{below}</div></article>{HOST}", prose("Ini"));
    let document = page(&body);
    let host = document.query_selector("kotak-fakta").unwrap().unwrap();
    let found = wasm::read_article(&host, &JsValue::NULL).unwrap();
    let get = |name: &str| Reflect::get(&found, &name.into()).unwrap().as_bool().unwrap();
    (get("continues"), get("more"))
}

#[wasm_bindgen_test]
fn a_page_that_others_precede_or_follow_says_so() {
    let link = |rel: &str, to: &str| format!("<link rel={rel} href='https://contoh.id{to}'>");
    for (head, expected) in [
        (format!("{OWN_2}{}", link("prev", "/banjir-di-pati/")), (true, false)),
        (format!("{OWN_2}{}{}", link("prev", "/banjir-di-pati/"), link("next", "/banjir-di-pati/3/")), (true, true)),
        (format!("{OWN}{}", link("next", "/banjir-di-pati/2/")), (false, true)),
        (format!("{}{}", link("canonical", "/banjir-di-pati/3"), link("prev", "/banjir-di-pati/2#isi")), (true, false)),
        (format!("{}{}", link("canonical", "/banjir?page=2"), link("prev", "/banjir?utm_source=x")), (true, false)),
        (format!("{}{}", link("canonical", "/?p=7&page=2"), link("prev", "/?p=7")), (true, false)),
        (format!("{}{}", link("canonical", "/banjir?halaman=3"), link("prev", "/banjir?halaman=2")), (true, false)),
        (format!("{}{}", link("canonical", "/banjir/halaman/2/"), link("prev", "/banjir/")), (true, false)),
    ] {
        assert_eq!(part(&head, ""), expected, "{head}");
    }
}

#[wasm_bindgen_test]
fn neighbours_of_an_article_are_no_pages_of_it() {
    let link = |rel: &str, to: &str| format!("<link rel={rel} href='https://contoh.id{to}'>");
    for head in [
        // The post before and the post after, as WordPress has them.
        format!("{OWN}{}{}", link("prev", "/panen-raya-di-pati/"), link("next", "/pasar-baru-di-pati/")),
        format!("{}{}", link("canonical", "/berita/12"), link("prev", "/berita/11")),
        format!("{}{}", link("canonical", "/2025/02/03/"), link("prev", "/2025/02/02/")),
        format!("{}{}", link("canonical", "/?p=12"), link("prev", "/?p=11")),
        format!("{}{}", link("canonical", "/banjir-di-pati-2/"), link("prev", "/banjir-di-pati/")),
        // An address of its own that ends in a number.
        link("canonical", "/catatan-dari-pati/2/"),
        link("canonical", "/kaleidoskop/2024/"),
        link("canonical", "/berita?page=2"),
        // A link to itself.
        format!("{OWN}{}", link("prev", "/banjir-di-pati/")),
        format!("{OWN_2}{}", link("prev", "/banjir-di-pati/2")),
        format!("{OWN}{}", link("prev", "/banjir-di-pati/2/")),
        String::new(),
    ] {
        assert_eq!(part(&head, ""), (false, false), "{head}");
    }
}

#[wasm_bindgen_test]
fn links_to_an_articles_pages_say_which_one_this_is() {
    for (below, expected) in [
        ("<div class=page-links>Halaman: <a href=1>1</a> <span>2</span></div>", (true, false)),
        ("<div class=page-links>Halaman: <a href=1>1</a> 2 <a href=3>3</a></div>", (true, true)),
        ("<div class=page-links>Halaman: <span>1</span> <a href=2>2</a></div>", (false, true)),
        (
            "<p class=post-nav-links>Laman: <span class='post-page-numbers current' aria-current=page>1</span> \
             <a href=2 class=post-page-numbers>2</a></p>",
            (false, true),
        ),
        (
            "<div class=bagian><a href=1 class=post-page-numbers>1</a> <span class='post-page-numbers current'>2</span> \
             <a href=3 class=post-page-numbers><span>3</span></a></div>",
            (true, true),
        ),
        (
            "<div class='paging__wrap'><a href='https://contoh.id/banjir-di-pati/'>1</a> \
             <a href='https://contoh.id/banjir-di-pati/2/' class='paging__link--active'>2</a></div>",
            (true, false),
        ),
        (
            "<ul class=pagination><li class=active><a href='#'>1</a><li><a href='https://contoh.id/banjir-di-pati/?page=2'>2</a></ul>",
            (false, true),
        ),
        // The whole article on one page, or none of the numbers marked.
        ("<div class=page-links>Halaman: <a href=1>1</a> <a href=2>2</a></div>", (false, false)),
        // The pages of a list, of comments, of anything else.
        ("<ul class=pagination><li><a href='https://contoh.id/daerah/'>1</a><li class=active>2</ul>", (false, false)),
        ("<div id=comments><div class=page-links><a href=1>1</a> <span>2</span></div></div>", (false, false)),
        ("<div class=page-links>2 halaman dari 30 bab</div>", (false, false)),
        (
            "<div class=pagination><a href='https://contoh.id/tag/banjir/3'>3</a> <span class=current>4</span></div>",
            (false, false),
        ),
        ("<div class=page-links>Halaman: <span>2024</span> <a href=1>2023</a></div>", (false, false)),
    ] {
        assert_eq!(part(OWN, below), expected, "{below}");
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
