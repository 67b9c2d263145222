//! Writes the tree as HTML, in the very bytes that a browser's `outerHTML` of the same tree gives.

use super::tree::{Element, Node};

pub(super) fn write(element: &Element, out: &mut String) {
    let name = element.tag.name();
    out.push('<');
    out.push_str(name);
    for attr in &element.attrs {
        let (name, value) = attr.pair();
        // Values are our own constants (see tree.rs), so there is nothing to escape.
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(value);
        out.push('"');
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(element) => write(element, out),
            Node::Text(text) => escape(text, out),
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
