// The page's own description of its article, to which ours is added under the same @id.

const SCRIPT = 'script[type="application/ld+json"]';
const ARTICLES = ["NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "Article"];

/** The `@id` of the one article that the page describes; `undefined` where it describes none or several, or gives no `@id`. */
export function articleId() {
  const ids = new Set();
  for (const script of document.querySelectorAll(SCRIPT)) {
    if (script.closest("kotak-fakta")) continue;
    try {
      collect(JSON.parse(script.textContent), ids);
    } catch {
      // Not ours to mend.
    }
  }
  return ids.size === 1 ? [...ids][0] : undefined;
}

function collect(value, ids) {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, ids);
  } else if (value !== null && typeof value === "object") {
    const types = [value["@type"]].flat();
    if (types.some(type => ARTICLES.includes(type)) && typeof value["@id"] === "string") ids.add(value["@id"]);
    collect(value["@graph"], ids);
  }
}

/** Puts a node into the box's own content, which a shadow tree keeps out of sight; `null` takes it out. */
export function writeJsonLd(element, node) {
  element.querySelector(`:scope > ${SCRIPT}`)?.remove();
  if (!node) return;
  const script = document.createElement("script");
  script.type = "application/ld+json";
  script.append(written(node));
  element.append(script);
}

/**
 * As JSON. Piece by piece: old libraries give arrays a `toJSON`, which `JSON.stringify` would follow. And without a `<`, for
 * when the page is written out as HTML: no word of an article may end the script.
 */
function written(value) {
  if (typeof value !== "object") return JSON.stringify(value).replaceAll("<", "\\u003c");
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  return `{${Object.entries(value).map(([key, one]) => `${written(key)}:${written(one)}`).join(",")}}`;
}
