// What a page says of all its boxes: `<meta name="kotak-fakta" content="approved-only stale-none">`.

const OFF = '[data-kotak-fakta="off"]';

/** What readers write below an article: links, and on some sites more. None of it speaks for the site. */
const COMMENTS =
  ":is(.comment, .comments, .comment-body, .comment-content, .comment-list, .commentlist, .komentar, #comment, #comments, #komentar, #disqus_thread, " +
  '[itemprop~=comment], [itemtype$="/Comment"])';

/**
 * A link that carries an editor's data: the one form that every sanitiser of a CMS lets through. In a drawing or a formula it is no
 * link of HTML; and sites mark those that readers made.
 */
export const LINK = `a[href*="#kotak-fakta="]:not([rel~=ugc], svg a, math a)`;

/** Where a box comes without being asked for by a tag of its own. A form has its fields' names for functions, and can't be asked. */
export const PLACEHOLDER = `:is([data-kotak-fakta]:not(script, form, ${OFF}), ${LINK}):not(${COMMENTS} *)`;

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

const STALE = ["none", "as-approved", "reduced"];

/** What is shown of an approved box whose article has changed: one of `STALE`. What is no word for any is as if it were not there. */
export function staleFor(element) {
  const page = ofPage();
  const all = STALE.find(choice => page.has(`stale-${choice}`));
  const own = element.getAttribute("stale")?.trim().toLowerCase();
  return STALE.includes(own) ? own : (all ?? "reduced");
}
