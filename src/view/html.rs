//! Writes the tree as HTML, in the very bytes that a browser's `outerHTML` of the same tree gives.

use super::tree::{Attr, Element, Node};
use super::{Theme, ViewOptions};

pub(super) fn write(element: &Element, out: &mut String) {
    write_with(element, &|_| true, out);
}

/// Without what is of use in a shadow tree alone.
pub(super) fn write_plain(element: &Element, out: &mut String) {
    write_with(element, &|attr| !matches!(attr, Attr::Part(_)), out);
}

/// The element with its shadow tree declared, and with data in it that is made for an island (see `StoredBox::to_island`).
pub(super) fn served(root: &Element, options: &ViewOptions, theme: Option<Theme>, style: &str, island: &str) -> String {
    let defaults = ViewOptions::default();
    let mut out = String::from("<kotak-fakta");
    let mut attr = |name: &str, value: &str| out.extend([" ", name, "=\"", value, "\""]);
    if options.language != defaults.language {
        attr("lang", options.language.code());
    }
    if options.heading_level != defaults.heading_level {
        attr("heading-level", &options.heading_level.to_string());
    }
    if options.fields != defaults.fields {
        attr("fields", &options.fields.iter().map(|f| f.name()).collect::<Vec<_>>().join(" "));
    }
    if options.open {
        attr("open", "");
    }
    if let Some(theme) = theme {
        attr("theme", theme.name());
    }
    out.push_str("><template shadowrootmode=\"open\"><style>");
    // The sheet is ours; what would end the element early is left out all the same.
    out.push_str(&style.replace("</", ""));
    out.push_str("</style>");
    write(root, &mut out);
    out.push_str("</template><script type=\"application/json\" data-kotak-fakta>");
    out.push_str(island);
    out.push_str("</script></kotak-fakta>");
    out
}

fn write_with(element: &Element, keeps: &dyn Fn(&Attr) -> bool, out: &mut String) {
    let name = element.tag.name();
    out.push('<');
    out.push_str(name);
    for attr in element.attrs.iter().filter(|attr| keeps(attr)) {
        let (name, value) = attr.pair();
        // There is nothing to escape in a value (see tree.rs).
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(&value);
        out.push('"');
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(element) => write_with(element, keeps, out),
            Node::Text(text) | Node::Words(text) => escape(text, out),
        }
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::Tag;
    use super::*;

    #[test]
    fn text_can_not_become_markup() {
        for (text, written) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("</p><img src=x onerror=alert(1)>", "&lt;/p&gt;&lt;img src=x onerror=alert(1)&gt;"),
            ("A & B &amp; C", "A &amp; B &amp;amp; C"),
            ("\"'`", "\"'`"),
            ("Rp\u{a0}5", "Rp&nbsp;5"),
            ("\u{202e}terbalik\u{202c}", "\u{202e}terbalik\u{202c}"),
        ] {
            let mut out = String::new();
            write(&Element::new(Tag::P).text(text), &mut out);
            assert_eq!(out, format!("<p>{written}</p>"));
        }
    }
}
