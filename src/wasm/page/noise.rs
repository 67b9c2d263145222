//! What stands inside an article's body and is none of its prose.
//!
//! Classes are read as words (`jnews_inline_related_post`: jnews, inline, related, post), never as letters: an article about
//! `heads` of state has no `ads` in it.

use web_sys::Element;

use super::hidden;

/// Ourselves, in every form.
const OWN: &str = "kotak-fakta, [data-kotak-fakta], a[href*='#kotak-fakta=']";

/// What is never prose, whatever it is called.
const NEVER: &str = "iframe, object, embed, math, canvas, audio, video, button, form, input, select, textarea, nav, aside, \
     footer, figure, figcaption, dialog, [role=navigation], [role=complementary], [role=dialog], [id^=div-gpt-ad], \
     .code-block, .twitter-tweet, .instagram-media, .tiktok-embed, .fb-post, .wp-embedded-content, .reddit-embed-bq, \
     .bluesky-embed, .text-post-media";

/// Says again what the article says.
const PULL_QUOTE: &str = "[class*=pullquote], [class*=pull-quote]";

/// What is not to be seen, and what the site has struck out: the line goes on as though it were not there.
const GONE: &str = "script, style, noscript, template, link, meta, svg, del, s, strike, [style*=line-through], [hidden], \
     [aria-hidden=true], .screen-reader-text, .sr-only, .visually-hidden, img.emoji, img.wp-smiley";

/// A size or a network's name: what an editor's `ins` has not.
const ADVERTISED: &str = "[style*=display], [style*=width], [style*=height], [width], [height], .adsbygoogle, .dcmads";

/// What an advertisement brings along.
const FRAMES: &str = "iframe, script, img, ins, object, embed, video, canvas";

/// What an editor's own has: a date, a source, or the class of an editor that marks changes.
const DATED: &str = "[datetime], [cite], .ice-ins";

/// Where the article ends, though its element goes on.
const END: &str = ".end-of-article, #EndOfArticle";

/// Words of a class that each say: no prose. Sorted.
const WORDS: [&str; 50] = [
    "ad",
    "addtoany",
    "ads",
    "adsbygoogle",
    "adslot",
    "advert",
    "advertisement",
    "bacajuga",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "caption",
    "comment",
    "comments",
    "disqus",
    "iklan",
    "komentar",
    "kompasidrec",
    "lihatjg",
    "linksisip",
    "mgid",
    "newsletter",
    "outbrain",
    "pagination",
    "paradetail",
    "parallaxindetail",
    "popup",
    "recommended",
    "rekomendasi",
    "related",
    "relatedposts",
    "relpost",
    "share",
    "sharedaddy",
    "sharing",
    "sisip",
    "sisipan",
    "social",
    "sosmed",
    "sponsor",
    "sponsored",
    "staticdetail",
    "subscribe",
    "taboola",
    "tags",
    "terkait",
    "toc",
    "topiksisip",
    "yarpp",
    "zergnet",
];

/// Words that say so together.
const PHRASES: [&[&str]; 13] = [
    &["author", "box"],
    &["baca", "juga"],
    &["berita", "lain"],
    &["follow", "us"],
    &["google", "news"],
    &["lihat", "juga"],
    &["page", "links"],
    &["post", "navigation"],
    &["read", "also"],
    &["simak", "juga"],
    &["tag", "links"],
    &["tag", "list"],
    &["tautan", "terkait"],
];

/// How to go on at an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into it.
    Read,
    /// Past it: what comes after it begins a new line, unless it stands in one itself.
    Skip,
    /// Past it, as though it were not there.
    Pass,
    /// Nowhere: the article is at its end.
    Stop,
}

/// How to go on at an element inside a body whose text is so long (in UTF-16 units). `in_line` where it stands inside a line;
/// `page_shows` says what is to be seen.
pub(super) fn step(element: &Element, body_length: u32, in_line: bool, page_shows: &hidden::Page) -> Step {
    // A form may have a field that is called `matches`, and can't be asked.
    let Ok(ends) = element.matches(END) else { return Step::Skip };
    let is = |marks| element.matches(marks).unwrap_or(true);
    if ends {
        Step::Stop
    } else if is(GONE) || page_shows.hides_by_attributes(element) {
        Step::Pass
    } else if is(OWN)
        || is(NEVER)
        || is(PULL_QUOTE)
        || (is_insertion(element) && is_advertisement(element))
        || (is_called_noise(element) && !is_most_of(element, body_length))
    {
        Step::Skip
    } else if page_shows.hides(element, in_line) {
        Step::Pass
    } else {
        Step::Read
    }
}

pub(super) fn is_insertion(element: &Element) -> bool {
    element.local_name() == "ins"
}

/// Whether an `ins` is an advertisement: networks put their data into it, or a frame.
pub(super) fn is_advertisement(element: &Element) -> bool {
    let is = |marks| element.matches(marks).unwrap_or(true);
    let has_data = || {
        let names = element.get_attribute_names();
        names.iter().filter_map(|name| name.as_string()).any(|name| name.starts_with("data-"))
    };
    let has_frame = || element.query_selector(FRAMES).is_ok_and(|found| found.is_some());
    !is(DATED) && (is(ADVERTISED) || has_data() || has_frame())
}

pub(super) fn is_pull_quote(element: &Element) -> bool {
    element.matches(PULL_QUOTE).unwrap_or(true)
}

pub(super) fn is_called_noise(element: &Element) -> bool {
    // Not `className`, which is no text on an element of SVG.
    let classes = element.get_attribute("class").unwrap_or_default();
    classes.split_ascii_whitespace().any(is_noise) || is_noise(&element.id())
}

/// A wrapper may be called `content-with-related`: what holds most of the body is the article all the same.
fn is_most_of(element: &Element, body_length: u32) -> bool {
    super::length_of_text(element) > body_length / 2
}

/// Whether a class or an id says that an element is no prose.
fn is_noise(name: &str) -> bool {
    let words = words(name);
    words.iter().any(|w| WORDS.binary_search(&w.as_str()).is_ok())
        || PHRASES.iter().any(|phrase| words.windows(phrase.len()).any(|w| w.iter().eq(phrase.iter())))
}

/// The words of a name: parted by what is no letter, and where a capital follows a small letter.
fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in name.chars() {
        if c.is_ascii_alphabetic() {
            let begins = !before.is_ascii_alphabetic() || (before.is_ascii_lowercase() && c.is_ascii_uppercase());
            let letter = c.to_ascii_lowercase();
            match out.last_mut() {
                Some(word) if !begins => word.push(letter),
                _ => out.push(letter.to_string()),
            }
        }
        before = c;
    }
    out
}
