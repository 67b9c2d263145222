// What a page says of all its boxes: `<meta name="kotak-fakta" content="approved-only stale-none">`.

const OFF = '[data-kotak-fakta="off"]';

/** A link that carries an editor's data: the one form that every sanitiser of a CMS lets through. */
export const LINK = 'a[href*="#kotak-fakta="]';

/** Where a box comes without being asked for by a tag of its own. */
export const PLACEHOLDER = `[data-kotak-fakta]:not(script, ${OFF}), ${LINK}`;

/** @returns {Set<string>} */
function ofPage() {
  const written = [...document.querySelectorAll('meta[name="kotak-fakta"]')].map(({ content }) => content).join(" ");
  return new Set(written.toLowerCase().split(/[\s,]+/));
}

/** Whether the page wants no box at all. */
export const isPageOff = () => ofPage().has("off");

/** Whether an article wants none: `<div data-kotak-fakta="off"></div>` in it. */
export const isOff = body => Boolean((body?.closest("article") ?? body)?.querySelector(OFF));

/** Whether only what an editor has approved is shown. */
export const isApprovedOnly = element => element.hasAttribute("approved-only") || ofPage().has("approved-only");

/** What is shown of an approved box whose article has changed: `reduced`, `as-approved` or `none`. */
export function staleFor(element) {
  const page = ofPage();
  const all = ["none", "as-approved"].find(choice => page.has(`stale-${choice}`));
  return element.getAttribute("stale") ?? all ?? "reduced";
}
