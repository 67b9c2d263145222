// An editor's corrections, where the page keeps them.

const ISLAND = 'script[type="application/json"][data-kotak-fakta]';

/**
 * The corrections for a box, unparsed: in its attribute, inside it, in its article or, where the page has one island only,
 * anywhere. `null` where there are none.
 * @param {Element} element the box
 * @param {Element | undefined} body the article's body
 * @returns {string | null}
 */
export function correctionsFor(element, body) {
  const own = element.getAttribute("corrections") ?? element.querySelector(ISLAND)?.textContent;
  if (own !== undefined) return own;
  const article = body?.closest("article") ?? body;
  const near = article?.querySelector(ISLAND);
  if (near) return near.textContent;
  const all = document.querySelectorAll(ISLAND);
  return all.length === 1 && !belongsToAnother(all[0], element) ? all[0].textContent : null;
}

/** An island inside another box or another article is not ours. */
const belongsToAnother = (island, element) => {
  const owner = island.closest("kotak-fakta, article");
  return owner !== null && !owner.contains(element);
};

/**
 * @param {string | null} json
 * @returns {unknown} what the JSON says; `undefined` where there is none
 * @throws {SyntaxError}
 */
export const parseCorrections = json => (json === null || json.trim() === "" ? undefined : JSON.parse(json));
