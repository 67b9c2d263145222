// Marks in the article, by the CSS Custom Highlight API: no node of the article is touched. One set a document; where a
// browser lacks the API nothing is marked.

const FACT = "kotak-fakta";
const SENTENCE = "kotak-fakta-sentence";

/** `Mark` and `MarkText` are what a reader chose for the purpose where colours are forced. */
const RULES = [
  `::highlight(${SENTENCE}) { background-color: rgb(255 205 60 / 0.3) }`,
  `::highlight(${FACT}) { background-color: rgb(255 221 100); color: rgb(25 25 25) }`,
  `@media (forced-colors: active) { ::highlight(${SENTENCE}) { text-decoration: underline } }`,
  `@media (forced-colors: active) { ::highlight(${FACT}) { background-color: Mark; color: MarkText } }`,
].join("");

let sheet;

/**
 * Marks a fact's places and the sentence that shows it; nothing, where both are empty.
 * @param {Range[]} facts
 * @param {Range[]} sentence
 */
export function mark(facts, sentence = []) {
  if (!globalThis.Highlight || !globalThis.CSS?.highlights) return;
  put(SENTENCE, sentence, 0);
  put(FACT, facts, 1);
}

function put(name, ranges, priority) {
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  for (const range of ranges) adopt(range.startContainer.getRootNode());
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}

/** Highlights are styled by the tree that their text stands in. */
function adopt(tree) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  if (!tree.adoptedStyleSheets?.includes(sheet)) tree.adoptedStyleSheets = [...(tree.adoptedStyleSheets ?? []), sheet];
}
