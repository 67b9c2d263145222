//! Pages by dice: an article as sites lay one out, with all that may stand among its words.

use super::news::{self, Choices};

/// How bodies of articles are marked, and how they are not.
const BODIES: [&str; 10] = [
    "div class=entry-content",
    "div itemprop=articleBody",
    "article",
    "div class='isi-berita'",
    "div class='read__content x'",
    "main",
    "div",
    "section class=post-body",
    "div class=related",
    "td",
];

/// What stands among the paragraphs and is none of them.
const AMONG: [&str; 12] = [
    "<div class=ads>Iklan <b>besar</b></div>",
    "<aside><p>Berita lain</p></aside>",
    "<script>let a = '<p>';</script>",
    "<style>p { color: red }</style>",
    "<figure><img alt=x><figcaption>Foto: Sri</figcaption></figure>",
    "<ul><li><a href=#a>Satu</a><li>Dua</ul>",
    "<div class='share sosmed'>Bagikan</div>",
    "<template><p>Tidak</p></template>",
    "<svg><text>Gambar</text></svg>",
    "<iframe srcdoc='<p>a'></iframe>",
    "<!-- <p>komentar</p> -->",
    "<div class=end-of-article></div>",
];

/// What stands between two letters of a paragraph.
const INSIDE: [&str; 20] = [
    "<b>",
    "</b>",
    "<a href=#a>",
    "</a>",
    "<span class=ad>iklan</span>",
    "<!-- x -->",
    "<br>",
    "<wbr>",
    "&shy;",
    "&nbsp;",
    "\n   ",
    "&#8203;",
    "<i>",
    "</i>",
    "<em></em>",
    "&amp;",
    "&lt;b&gt;",
    "<p>",
    "<code>a</code>",
    "<img alt=a>",
];

/// A page with a box, or several.
pub fn page(bytes: &[u8]) -> String {
    let (words, dice) = bytes.split_at(bytes.len() / 2);
    let mut choices = Choices::new(dice);
    let it = &mut choices;
    let text = news::text(words);
    let mut out = format!("<!doctype html><body class='{}'>", it.of(&["single", "", "home", "archive search"]));
    out.push_str(it.of(&[
        "<h1>Judul &amp; isi</h1>",
        "<h1 class=entry-title>Judul</h1><h1>Lain</h1>",
        "",
        "<nav><a href=#a>A</a></nav>",
    ]));
    out.push_str(it.of(&["<article>", "<div class=post>", "", "<table><tr>"]));
    let body = it.of(&BODIES);
    let host = it.of(&[
        "<kotak-fakta></kotak-fakta>",
        "<div data-kotak-fakta></div>",
        "<kotak-fakta><p>Dulu</p></kotak-fakta>",
    ]);
    let place = it.below(4);
    let with_host = |at, out: &mut String| {
        if at == place {
            out.push_str(host);
        }
    };
    with_host(0, &mut out);
    out.extend(["<", body, ">"]);
    with_host(1, &mut out);
    for line in text.split('\n') {
        let (open, close) = it.of(&[
            ("<p>", "</p>"),
            ("<div>", "</div>"),
            ("", "<br><br>"),
            ("<p>", ""),
            ("<li>", "</li>"),
            ("<h2>", "</h2>"),
        ]);
        out.push_str(open);
        paragraph(it, line, &mut out);
        out.push_str(close);
        if it.below(6) == 5 {
            out.push_str(it.of(&AMONG));
        }
    }
    with_host(2, &mut out);
    out.push_str(it.of(&["</div></article>", "</article>", "</p></section>", ""]));
    if it.below(4) == 3 {
        out.push_str("<article><p>Yang lain.</p></article><div class=entry-content><p>Satu lagi.</p></div>");
    }
    with_host(3, &mut out);
    out
}

/// The words of a paragraph, with elements, comments and spaces put in anywhere.
fn paragraph(choices: &mut Choices, line: &str, out: &mut String) {
    let every = choices.of(&[1000, 40, 9, 200]);
    let mut until = choices.below(every);
    for c in line.chars() {
        if until == 0 {
            out.push_str(choices.of(&INSIDE));
            until = choices.below(every) + usize::from(choices.is_used_up()) * 1000;
        } else {
            until -= 1;
        }
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
}
