// Whether a page holds all of its article, or is one of several.
//
// Only what can't mean anything else counts: many sites give each article the addresses of its neighbours (`rel=prev`), and
// an address may end in a number for many reasons.

const CONTINUES = 1;
const MORE = 2;

/** How an address names the page in its query, and in its path before the number. */
const PARAMETER = /^(hal|halaman|page|page_?num|paged|pages|pg)$/;
const SEGMENT = /^(hal|halaman|page)$/;

/** No article has more pages; a greater number is something else's: a year, an article's own. */
const PAGE = /^[1-9]\d?$/;

/** What holds links to an article's pages and nothing else; WordPress's name for each of them. */
const PAGE_LINKS = ".page-links, .post-nav-links, .pagelink, .link-pages, .wp-link-pages, .jeg_pagelinks";
const PAGE_LINK = ".post-page-numbers";

/** What may hold them, or those of a list or of comments. */
const PAGINATION =
  "[class*=pagination], [class*=paging], [class*=pagenav], [class*=halaman], [class*=multi-page], [class*=multipage]";
const COMMENTS = "#comments, .comments-area, .comment-list, .comment-navigation, .comments-pagination";

/** How the links mark the page at hand. */
const CURRENT = "[aria-current], .current, .active, [class*=--active], [class*=is-active]";

/** Holders of more than links are passed over. */
const LONGEST_LINKS = 300;
const MOST_ELEMENTS = 200;

/**
 * @param {Element} body of the article
 * @returns {number} bits: it continues what stands on another page; more of it stands on another
 */
export function partOf(body) {
  const { ownerDocument: page } = body;
  const places = [...page.querySelectorAll("link[rel~=canonical]"), page.location];
  const own = places.map(place => place && addressOf(place)).filter(Boolean);
  /** How many pages a link leads forth or back in the same article, from each address of this page. */
  const steps = link => {
    const to = addressOf(link);
    return to ? own.filter(address => arePagesOfOne(address, to)).map(address => to.number - address.number) : [];
  };
  let [continues, more] = byPageLinks(body, link => steps(link).length > 0);
  for (const link of page.querySelectorAll(":is(link, a):is([rel~=prev], [rel~=next])")) {
    if (link.matches("[rel~=prev]")) continues ||= steps(link).some(step => step < 0);
    else more ||= steps(link).some(step => step > 0);
  }
  // The address has a number, and the canonical one is the same without.
  continues ||= own.some(one => one.sure && one.number > 1 && own.some(other => !other.given && other.base === one.base));
  return (continues ? CONTINUES : 0) | (more ? MORE : 0);
}

/** By the links to the article's pages that stand in it or right below it. */
function byPageLinks(body, beside) {
  const around = body.closest("article, .hentry, .post, main") ?? body.parentElement ?? body;
  let [continues, more] = [false, false];
  const add = (current, links) => {
    if (!current) return;
    continues ||= current > 1;
    more ||= links.some(link => numberIn(link) > current);
  };
  const holders = selector =>
    outermost(around.querySelectorAll(selector)).filter(
      holder =>
        holder.textContent.length <= LONGEST_LINKS && !holder.closest(COMMENTS) && holder.querySelectorAll("*").length <= MOST_ELEMENTS,
    );
  for (const holder of holders(PAGE_LINKS)) add(currentIn(holder), [...holder.querySelectorAll("a")]);
  const single = [...around.querySelectorAll(PAGE_LINK)];
  if (single.length <= MOST_ELEMENTS) {
    add(numberIn(single.find(link => link.matches(CURRENT)) ?? single.find(link => link.localName !== "a")), single);
  }
  for (const holder of holders(PAGINATION)) {
    // Links that lead elsewhere are those of a list, or of what is related.
    const links = [...holder.querySelectorAll("a")].filter(beside);
    if (links.length > 0) add(currentIn(holder), links);
  }
  return [continues, more];
}

/** The number of the page at hand: the one that is marked as such, or else the one that is no link. */
function currentIn(holder) {
  const marked = holder.querySelector(CURRENT);
  if (marked) return numberIn(marked);
  const plain = [...holder.querySelectorAll("*")].filter(element => !element.firstElementChild && !element.closest("a"));
  const texts = [...holder.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
  return [...plain, ...texts].map(numberIn).find(Boolean);
}

/** The only number that an element's text holds: `2`, `Halaman 2`. */
function numberIn(node) {
  const text = node?.textContent.trim() ?? "";
  const numbers = text.length <= 20 ? (text.match(/\d+/g) ?? []) : [];
  return numbers.length === 1 && PAGE.test(numbers[0]) ? Number(numbers[0]) : undefined;
}

/**
 * An address as far as it tells which article it is of, and which page of that. `given` where it has a number; `sure` where
 * that stands as only those of an article's pages do.
 */
function addressOf({ href }) {
  // A link of SVG has no text for an address, and one to nowhere no path.
  const url = typeof href === "string" && /^\w+:\/\//.test(href) && parsed(href);
  if (!url) return undefined;
  const { pathname, searchParams } = url;
  const address = { number: 1, given: false, sure: false };
  const take = (digits, sure) => Object.assign(address, { number: Number(digits), given: true, sure });
  const query = [...searchParams].filter(([name, value]) => {
    const isPage = PARAMETER.test(name) && PAGE.test(value);
    if (isPage) take(value, true);
    // How somebody came here tells nothing of where they are.
    return !isPage && !/^(utm_.*|fbclid)$/.test(name);
  });
  const segments = pathname.split("/").filter(Boolean);
  if (!address.given && segments.length > 1 && PAGE.test(segments.at(-1))) {
    const digits = segments.pop();
    const named = SEGMENT.test(segments.at(-1));
    if (named) segments.pop();
    // A headline has several words; a year or a section has not.
    take(digits, named || (segments.at(-1) ?? "").split("-").length > 2);
  }
  return { ...address, base: JSON.stringify([segments, query]) };
}

function parsed(href) {
  try {
    return new URL(href);
  } catch {
    return undefined;
  }
}

/**
 * Whether two addresses are of two pages of one article. `/berita/12` and `/berita/11` are two articles; `/banjir-di-pati/2` and
 * `/banjir-di-pati` are one, and so are `/banjir-di-pati/3` and `/banjir-di-pati/2`.
 */
const arePagesOfOne = (one, other) =>
  one.base === other.base && one.number !== other.number && (!one.given || !other.given || (one.sure && other.sure));

/** Those that stand in no other of them: in document order an element comes after those that hold it. */
function outermost(list) {
  const kept = [];
  for (const element of list) if (!kept.at(-1)?.contains(element)) kept.push(element);
  return kept;
}
