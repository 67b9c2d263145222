// A page that is being translated. The browser puts other words into the article's own elements: its facts were read from the
// original and hold, but their sentences are no longer there to be led to.

/** What readers' browsers and translating services leave in a page. Firefox and Safari leave nothing. */
const MARKS = "html.translated-ltr, html.translated-rtl, [_msttexthash], font > font, ya-tr-span";

/** A translation keeps the elements around the text, all but a few. */
const KEPT = 0.8;

/** Words that no Indonesian paragraph does without, and hardly another language has. */
const INDONESIAN = new Set("yang dan di dengan untuk dari ini itu pada dalam tidak akan oleh adalah juga telah karena".split(" "));
const SHARE = 0.04;
const FEWEST_WORDS = 12;

/** @type {WeakMap<object, { address: string, lang: string, marked: boolean, holders: Element[] }>} where each text was read */
const origins = new WeakMap();

/**
 * Reads the page, or stays with what was read before where the page shows a translation of it.
 * @template {{ text: string, body?: Element, nodes?: Text[] }} Source
 * @param {Source | null} before
 * @param {() => Source} read
 * @returns {Source}
 */
export function readOriginal(before, read) {
  let source;
  let failure;
  try {
    source = read();
  } catch (error) {
    failure = error;
  }
  if (before && source?.text !== before.text && isTranslated(before, source?.text)) return before;
  if (failure) throw failure;
  origins.set(source, origin(source));
  return source;
}

const isMarked = () => document.querySelector(MARKS) !== null;

const address = () => location.pathname + location.search;

const origin = ({ nodes }) => ({
  address: address(),
  lang: document.documentElement.lang,
  marked: isMarked(),
  holders: [...new Set(nodes.map(node => node.parentElement))],
});

/** @param {string} [text] what the page says now, where an article is still found in it */
function isTranslated(before, text = "") {
  const { address: old, lang, marked: wasMarked, holders } = origins.get(before) ?? {};
  if (old !== address() || !before.body.isConnected) return false;
  const kept = holders.filter(holder => holder.isConnected);
  if (kept.length < holders.length * KEPT) return false;
  const gone = isIndonesian(difference(before.text, text));
  const come = isIndonesian(difference(text, before.text));
  // Indonesian in the same elements is another article, marks or not.
  const marked = lang !== document.documentElement.lang || (!wasMarked && isMarked());
  return marked ? gone !== false && come !== true : gone === true && come === false;
}

/** The lines of one text that another has not. */
function difference(one, other) {
  const lines = new Set(other.split("\n"));
  return one.split("\n").filter(line => !lines.has(line)).join("\n");
}

/** `undefined` for words too few to tell. */
function isIndonesian(text) {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return undefined;
  return words.filter(word => INDONESIAN.has(word)).length >= words.length * SHARE;
}

/** What makes a link of a fact (see `Attr` in src/view/tree.rs). */
const LINK = ["href", "data-spans", "data-sentence"];

/** @type {WeakMap<Element, string[]>} what was taken from facts that lead nowhere now */
const taken = new WeakMap();

/**
 * Takes the link from each fact whose sentence the page does not show, and gives it back when it does: the words stay, and
 * nothing moves.
 * @param {ShadowRoot} root
 * @param {(sentence: string) => boolean} shows whether the page shows what `data-sentence` names
 */
export function linkWhatIsShown(root, shows) {
  for (const fact of root.querySelectorAll("a")) {
    const values = taken.get(fact) ?? LINK.map(name => fact.getAttribute(name));
    const [href, , sentence] = values;
    if (href === null || sentence === null) continue;
    const linked = fact.hasAttribute("href");
    if (linked === shows(sentence)) continue;
    if (linked) taken.set(fact, values);
    else taken.delete(fact);
    LINK.forEach((name, i) => (linked ? fact.removeAttribute(name) : fact.setAttribute(name, values[i])));
  }
  // It speaks of links.
  const style = root.querySelector(".hint")?.style;
  const seen = root.querySelector("a[href]") ? "" : "hidden";
  if (style && style.visibility !== seen) style.visibility = seen;
}
