// What WordPress stores of an article and gives to its readers, as far as our pages need it: an imitation, of which
// tests/cms-imitation.test.mjs asks that it does to our forms what the real functions did (tests/cms/data.json).

/** As the_content gives it: straight quotation marks curled, hyphens between spaces and double hyphens turned into dashes. */
export function texturised(markup) {
  let raw = false;
  return markup.replaceAll(/<!--[^]*?-->|<\/?[a-z][^>]*>|[^<]+/gi, piece => {
    if (piece.startsWith("<")) {
      if (/^<(script|style|pre|code)\b/i.test(piece)) raw = true;
      if (/^<\/(script|style|pre|code)\b/i.test(piece)) raw = false;
      return piece;
    }
    if (raw) return piece;
    return piece
      .replaceAll(/(^|[\s([{>])(?:"|&#34;|&quot;)/g, "$1&#8220;")
      .replaceAll(/"|&#34;|&quot;/g, "&#8221;")
      .replaceAll(/(^|[\s([{“>])'/g, "$1&#8216;")
      .replaceAll("'", "&#8217;")
      .replaceAll(" -- ", " &#8212; ")
      .replaceAll(" - ", " &#8211; ")
      .replaceAll("...", "&#8230;");
  });
}

/** Elements that an author without `unfiltered_html` may use, of those that our forms have. */
const ALLOWED = ["a", "article", "aside", "br", "blockquote", "cite", "div", "details", "h1", "h2", "h3", "li", "main", "p", "section", "span", "summary", "ul"];

/** As KSES leaves what an author saves: elements that it does not know go, and their text stays. */
export const filtered = markup =>
  markup.replaceAll(/<\/?([a-z][\w-]*)([^>]*)>/gi, (tag, name) => (ALLOWED.includes(name.toLowerCase()) ? tag : ""));

/** What a reader's page holds of what somebody saved. */
export const published = (markup, role) => texturised(role === "author" ? filtered(markup) : markup);
