// What a page keeps for a box: an editor's corrections, an approved box, or all that a server's box was made with. It is read whole
// or not at all: where something can't be read, nobody knows what the editor wanted hidden, so nothing is shown.
import { parse as parseJson } from "../../src/wasm/json.js";
import { KotakFaktaError } from "./failure.js";
import { LINK, PLACEHOLDER } from "./settings.js";

const ISLAND = 'script[type="application/json"][data-kotak-fakta]';

/** Other elements that carry data: what an editor pasted into the body is for the theme's own box at its top, too. */
const CARRIER = `:is([data-corrections], [data-approved], ${LINK}):is(${PLACEHOLDER})`;

const QUOTE = "[\"'\\u2018\\u2019\\u201c-\\u201f\\u2033]";

/**
 * Our own data as text, where a CMS took the element around it away, or a part of it: `[ { "hide": …, "in": "forums" } ]`, its
 * quotation marks curled or not, at any place of a line.
 */
const LEFT_OVER = new RegExp(
  `[[{]\\s*${QUOTE}(?:add|change|format|hide|key|move|rename)${QUOTE}\\s*:|` +
    `${QUOTE}in${QUOTE}\\s*:\\s*${QUOTE}(?:agencies|challenges|forums|speakers)${QUOTE}`,
);

/**
 * @typedef {object} Data
 * @property {object[]} [corrections]
 * @property {object} [approved] an approved or served box
 */

/**
 * What stands in the box's attributes, inside it, in its article or, where the page has one of a kind only, anywhere.
 * @param {Element} element the box
 * @param {Element | undefined} body the article's body
 * @param {string} text the article's text
 * @returns {Data}
 * @throws {KotakFaktaError} `corrections-unreadable` or `approved-unreadable`
 */
export function dataFor(element, body, text) {
  const data = {};
  for (const name of ["corrections", "approved"]) {
    const written = element.getAttribute(name);
    if (written?.trim()) data[name] = read(written, name);
  }
  const placeholder = element.parentElement?.closest("[data-kotak-fakta]");
  const words = ownWords(element) + (placeholder === element.parentElement && placeholder ? ownWords(placeholder) : "");
  if (isLeftOver(words) || isLeftOver(text)) {
    throw unreadable("corrections", "the data beside the article lost the element around it");
  }
  const [inside, near, only] = [islandsIn(element), islandsNear(element, body), onlyIslands(element)].map(some => some.map(ofIsland));
  for (const kept of [inside, carriedNear(body), near, only]) {
    for (const found of kept) {
      if (Array.isArray(found)) data.corrections ??= found;
      // What an editor approved comes before what a server made by itself.
      else if (!data.approved || (found.approved && !data.approved.approved)) data.approved = found;
    }
  }
  return data;
}

/** Whether an element may have data of its kind without a look at the article. */
export const mayBeApproved = element =>
  element.hasAttribute("approved") || document.querySelector(`${ISLAND}, ${CARRIER}`) !== null;

/** Whether words are our own data, which no reader should see. */
export const isLeftOver = words => LEFT_OVER.test(words);

/** An element's text but for what is in other elements of ours. */
const ownWords = element =>
  [...element.childNodes]
    .filter(({ localName }) => localName !== "kotak-fakta" && localName !== "script")
    .map(({ textContent }) => textContent)
    .join("");

const islandsIn = element => [...element.querySelectorAll(ISLAND)];

const ofIsland = ({ textContent }) => read(textContent);

const articleOf = body => body?.closest("article") ?? body;

function islandsNear(element, body) {
  const article = articleOf(body);
  return article ? islandsIn(article).filter(island => [null, element].includes(island.closest("kotak-fakta"))) : [];
}

/** What the article's placeholders and links carry. */
function carriedNear(body) {
  const article = articleOf(body);
  if (!article) return [];
  const carriers = [...article.querySelectorAll(CARRIER)].filter(carrier => carrier.closest("article")?.contains(article) ?? true);
  return carriers.flatMap(carrier => {
    const written = carrier.matches(LINK)
      ? [attributeOf(carrier.getAttribute("href"))]
      : ["corrections", "approved"].map(name => [name, carrier.getAttribute(`data-${name}`)]);
    return written.filter(([, value]) => value?.trim()).map(([name, value]) => read(value, name));
  });
}

/** Those of the page, where it has no two that could be meant. */
function onlyIslands(element) {
  const all = islandsIn(document).filter(island => !belongsToAnother(island, element));
  const kinds = all.map(island => Array.isArray(ofIsland(island)));
  return all.filter((_, i) => kinds.filter(kind => kind === kinds[i]).length === 1);
}

/** An island inside another box or another article is not ours. */
function belongsToAnother(island, element) {
  const owner = island.closest("kotak-fakta, article");
  return owner !== null && !owner.contains(element);
}

/**
 * @param {string} written JSON, or what `encodeAttribute` makes of it
 * @param {string} [name] what it must be
 * @returns {object | object[]}
 */
function read(written, name) {
  let value;
  try {
    value = parse(written.trim());
    // In an island the encoded form is a string of JSON.
    if (typeof value === "string") value = parse(value);
  } catch (error) {
    throw unreadable(name ?? "corrections", error.message, error);
  }
  const isList = Array.isArray(value);
  if (typeof value !== "object" || value === null || (name && isList !== (name === "corrections"))) {
    throw unreadable(name ?? "corrections", "neither a list of corrections nor a box");
  }
  return value;
}

/**
 * What a link carries after `#kotak-fakta=`, as an attribute of the element: its name and its value. What can't be read closes the box
 * there as it would in any attribute.
 * @param {string} href
 * @returns {[string, string]}
 */
export function attributeOf(href) {
  const written = href.slice(href.indexOf("=", href.indexOf("#kotak-fakta=")) + 1);
  try {
    return [Array.isArray(read(written)) ? "corrections" : "approved", written];
  } catch {
    return ["corrections", written || "-"];
  }
}

const parse = written => parseJson(/^[[{"]/.test(written) ? written : decode(written));

function unreadable(name, why, cause) {
  const what = name === "approved" ? "approved box" : "corrections";
  return new KotakFaktaError(`${name}-unreadable`, `the ${what} of this page can't be read, so no box is shown: ${why}`, cause);
}

/**
 * A value as no CMS changes it: JSON in the letters, digits, `-` and `_` of base64url.
 * @param {unknown} value
 * @returns {string}
 */
export function encodeAttribute(value) {
  let bytes = "";
  for (const byte of new TextEncoder().encode(JSON.stringify(value))) bytes += String.fromCharCode(byte);
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decode(written) {
  const bytes = Uint8Array.from(atob(written.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
