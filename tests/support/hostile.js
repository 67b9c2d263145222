// The page's side of the tests with hostile texts: what would be harm, and how a box is asked for it. A classic script,
// before anything else of the page.
window.harm = [];
window.pwned = () => harm.push("a script of the text ran");
for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => void harm.push(name);
addEventListener("beforeunload", () => harm.push("the page was left"));

/** Everything a box may hold, and what may stand in its attributes. */
const TAGS =
  "a bdi blockquote button dd details div dl dt h1 h2 h3 h4 h5 h6 li p section span summary ul".split(" ");
/** The same, or the place of what the page has put into the element. */
window.PARTS = [...TAGS, "slot"];
const ATTRIBUTES = {
  "aria-label": /^(Kotak Fakta|Fact box)$/,
  class: /^[a-z -]+$/,
  "data-fact": /^(key-speaker|(agencies|challenges|forums|speakers)-\d+)$/,
  "data-made": /^[\w.-]+$/,
  "data-sentence": /^\d+-\d+$/,
  "data-spans": /^\d+-\d+( \d+-\d+)*$/,
  href: /^#:~:text=[\w.~%,]*$/,
  lang: /^(id|en)$/,
  open: /^$/,
  part: /^[a-z]+$/,
  popover: /^manual$/,
  style: /^(visibility: hidden;)?$/,
  type: /^button$/,
};

/** What can turn the direction or is drawn as a space: of these a box has plain spaces alone. U+FEFF is no space but in JavaScript. */
const UNSHOWN = /[\u202a-\u202e\u2066-\u2069]|\p{Cc}|(?![ \ufeff])\s/u;

/** What stands below a node and belongs in no box; what `skipped` matches is not looked at. */
window.strange = (root, tags = TAGS, skipped = ":not(*)") => {
  const found = [];
  const look = node => (node.matches?.(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL, look);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.parentElement?.localName === "bdi" && UNSHOWN.test(node.data)) found.push(`as it is: ${JSON.stringify(node.data)}`);
      continue;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) found.push(`a node of type ${node.nodeType}`);
    else if (!tags.includes(node.localName)) found.push(`<${node.localName}>`);
    for (const { name, value } of node.attributes ?? []) {
      if (!ATTRIBUTES[name]?.test(value)) found.push(`${name}="${value}"`);
    }
    if (node.localName === "a" && node.href.split("#")[0] !== location.href.split("#")[0]) found.push(`a way out: ${node.href}`);
  }
  return found;
};

/**
 * What was not in a page before; its own scripts have a source, and a box may be hidden or the stage be of a width. A script element
 * that holds data and nothing else, as a box has it, is none of the page's and does no harm.
 */
window.stranger = (root, known = PAGE) =>
  [...root.querySelectorAll("*")].flatMap(node => [
    ...(known.has(node.localName) || isIsland(node) ? [] : [`<${node.localName}>`]),
    ...[...node.attributes]
      .map(({ name }) => `${node.localName} ${name}`)
      .filter(what => /^\S+ (on|style$|src)/i.test(what) && !/^(script src|kotak-fakta style|div style)$/.test(what)),
  ]);
const PAGE = new Set("html head meta title link script body main article h1 div p kotak-fakta".split(" "));

const isIsland = node =>
  node.localName === "script" &&
  node.children.length === 0 &&
  node.outerHTML.startsWith('<script type="application/json" data-kotak-fakta="">');

/** What is wrong with the island of a served box: its text as markup has it, and the value that it must hold. */
window.leaky = (island, value) => {
  const found = island.match(/[<>&]/g) ?? [];
  // A shortcode of a CMS begins so.
  found.push(...(island.match(/"(?:[^"\\]|\\.)*"/g) ?? []).filter(string => string.includes("[")));
  if (JSON.stringify(JSON.parse(island)) !== JSON.stringify(value)) found.push(`another value: ${island}`);
  return found.map(what => `in the island: ${what}`);
};

/** A text as a box shows it. */
window.asShown = text =>
  text.toWellFormed().replace(/[\u202a-\u202e\u2066-\u2069\u00ad\u200b]/g, "").replace(/[\s\p{Cc}]+/gu, " ").trim();
/** As a correction takes it: the white space around it is nobody's word. */
const trimmed = text => text.replace(/^[\p{White_Space}]+|[\p{White_Space}]+$/gu, "");
const hasWords = text => trimmed(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\p{Cc}/gu, " ")) !== "";
/** Whether a text can be a fact of an approved box. */
window.canBeShown = hasWords;
/** Whether it can be a value in a correction. */
window.canStand = text => hasWords(text) && !/\p{Cc}/u.test(trimmed(text)) && [...trimmed(text)].length <= 300;
/** Whether each value of a correction can; the article's words in it may be of any length and on several lines. */
window.stands = correction =>
  Object.entries(correction).every(([name, value]) =>
    ["quote", "sentence"].includes(name) ? hasWords(value) : [value].flat().every(one => typeof one !== "string" || canStand(one)),
  );
window.shownIn = (root, text) => asShown(root.textContent).includes(asShown(text));

/**
 * Words of a box's own that don't stand where a reader of Indonesian expects them: in a line from left to right, behind what
 * is before them in the tree. Measured letter by letter; an article's words are one thing, whatever order they have inside.
 */
window.displaced = root => {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let block;
  let before;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const holder = text.parentElement.closest("p, li, dt, summary, h1, h2, h3, button");
    if (!holder?.querySelector("bdi, .words")) continue;
    if (holder !== block) before = undefined;
    block = holder;
    const look = (start, end) => {
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, end);
      // One for each line, or for each run of a direction.
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      if (boxes.length === 0) return;
      const sameLine = box => before && Math.min(before.bottom, box.bottom) - Math.max(before.top, box.top) > 4;
      if (boxes.some(box => sameLine(box) && box.left < before.right - 1)) found.push(`${text.data.slice(start, end)} in “${holder.textContent}”`);
      const last = boxes.filter(({ bottom }) => bottom > Math.max(...boxes.map(box => box.bottom)) - 4);
      before = { top: last[0].top, bottom: last[0].bottom, right: Math.max(...last.map(box => box.right)) };
    };
    if (text.parentElement.closest("bdi, .words")) look(0, text.length);
    else for (let at = 0; at < text.length; at++) if (text.data[at].trim()) look(at, at + 1);
  }
  return found;
};

/** An article that has a text wherever the rules may take it for a part of a fact. */
window.manuscript = text => [
  `Bupati Garut Sebut ${text} Jalan Rusak`,
  `GARUT – “Kami ${text} siap memperbaiki jalan,” kata Bupati Garut Rudy Gunawan di Garut, Senin (2/3).`,
  `“Jalan desa harus selesai,” ujar Kepala Dinas ${text} Budi Santoso.`,
  `“Anggaran menyusul,” ujar Kapolres Demak Sri ${text} Lestari.`,
  `“Warga menunggu,” tutur Siti “${text}” Aminah, Ketua ${text}.`,
  `Kementerian Kesehatan (${text}) dan Dinas ${text} hadir dalam Rapat Koordinasi ${text} bersama Polres Garut.`,
  `Badan “${text}” Nasional ikut dalam Forum “${text}” di Bandung.`,
  `Tantangan yang dihadapi antara lain minimnya ${text} anggaran dan kurangnya tenaga ${text}.`,
];

/** One without any, whose facts are known. */
window.PEACEFUL = [
  "Bupati Garut Sebut Jalan Rusak",
  "GARUT – “Kami siap memperbaiki jalan,” kata Bupati Garut Rudy Gunawan di Garut, Senin (2/3). “Jalan desa harus selesai,” ujar Kapolres Demak Budi Santoso.",
  "Kementerian Kesehatan dan Kementerian Perhubungan hadir dalam Rapat Koordinasi Jalan bersama Polres Garut.",
  "Tantangan yang dihadapi antara lain minimnya anggaran dan kurangnya tenaga ahli di daerah itu.",
  "Warga menunggu sejak musim hujan yang lalu, dan sejumlah ruas jalan di selatan masih ditutup sampai hari ini.",
];

/** Puts an article into the page, as text. */
const write = (article, [headline, ...paragraphs]) => {
  article.querySelector("h1").textContent = headline;
  const made = paragraphs.map(text => Object.assign(document.createElement("p"), { textContent: text }));
  article.querySelector("div").replaceChildren(...made);
};

/**
 * Makes a change and waits for what a box says to it: the element itself, or what holds it.
 * @returns {Promise<{ type: string, detail: object, box: Element, refused: object[], stale?: object }>} with what it said before
 */
window.hear = (element, change) =>
  new Promise((resolve, reject) => {
    const end = new AbortController();
    const { signal } = end;
    const before = { refused: [] };
    const late = setTimeout(() => reject(new Error("the box says nothing")), 50_000);
    signal.addEventListener("abort", () => clearTimeout(late));
    element.addEventListener("kotak-fakta-refused", ({ detail }) => Object.assign(before, detail), { signal });
    element.addEventListener("kotak-fakta-stale", ({ detail }) => Object.assign(before, { stale: detail }), { signal });
    for (const type of ["kotak-fakta-ready", "kotak-fakta-error"]) {
      const heard = ({ detail, target }) => {
        end.abort();
        resolve({ type, detail, box: target, ...before });
      };
      element.addEventListener(type, heard, { signal });
    }
    change();
  });

/** What is wrong with a box that shows nothing. */
window.notShut = box => {
  const found = [];
  const nodes = [...(box.shadowRoot?.childNodes ?? [])];
  if (nodes.some(node => node.localName !== "slot" || node.hasChildNodes())) found.push(`it shows ${box.shadowRoot.innerHTML}`);
  if (nodes.length > 1) found.push("it shows more than its content");
  if (box.style.display !== "none" || box.style.getPropertyPriority("display") !== "important") found.push("it takes room");
  if (box.querySelector('script[type="application/ld+json"]')) found.push("it is still described");
  if (box.state !== "none") found.push(`it is ${box.state}`);
  return found;
};

/** What is wrong with a box that must be closed, since what an editor wanted of it can't be read. */
window.notClosed = ({ type, detail, box }, code) => [
  ...(type === "kotak-fakta-error" && detail.code === code ? [] : [`it tells ${detail.code ?? type}, not ${code}`]),
  ...(box.factBox === null ? [] : ["it has facts"]),
  ...notShut(box),
];

/** What a promise is rejected with. */
window.codeOf = promise => promise.then(() => "nothing", error => error.code);

/** Ways in which a page holds an editor's data for a box of its own, or for one that it makes; each gives what the box says. */
window.WAYS = {
  property: ({ box }, name, data) => hear(box, () => (box[name] = data)),
  attribute: ({ box }, name, data) => hear(box, () => box.setAttribute(name, JSON.stringify(data))),
  "encoded attribute": ({ box, encode }, name, data) => hear(box, () => box.setAttribute(name, encode(data))),
  "island in the article": ({ box, article }, name, data) => withIsland(box, article, JSON.stringify(data)),
  "encoded island in the box": ({ box, encode }, name, data) => withIsland(box, box, JSON.stringify(encode(data))),
  placeholder: ({ article, encode }, name, data) => withPlaceholder(article, { [name]: encode(data) }),
  link: ({ article, encode }, name, data) => withLink(article, `#kotak-fakta=${encode(data)}`),
};

/** What the box says to data in an island at a place, which is then taken away. */
window.withIsland = (box, place, textContent) => {
  const island = Object.assign(document.createElement("script"), { type: "application/json", textContent });
  island.dataset.kotakFakta = "";
  place.append(island);
  return hear(box, () => box.refresh()).finally(() => island.remove());
};

/** What the box of a placeholder says, which stays until the page is left. */
window.withPlaceholder = (article, attributes, own = "") => {
  const placeholder = document.createElement("div");
  placeholder.setAttribute("data-kotak-fakta", own);
  placeholder.setAttribute("data-for", article.id);
  for (const [name, value] of Object.entries(attributes)) placeholder.setAttribute(`data-${name}`, value);
  return hear(placeholder, () => article.after(placeholder));
};

/** The same of a link in the article. */
window.withLink = (article, href) => {
  const line = document.createElement("p");
  const link = Object.assign(document.createElement("a"), { textContent: "Kotak fakta" });
  link.setAttribute("href", href);
  line.append(link);
  return hear(line, () => article.querySelector("div").append(line));
};

/** All values of a kind of part in a box, as they are shown. */
const inBox = (root, selector) => [...root.querySelectorAll(selector)].map(node => asShown(node.textContent)).toSorted();

/** What a box shows otherwise than a fact box has it, or besides: each value as words, and nothing but those. */
window.unlike = (root, facts) => {
  const { keySpeaker: key, speakers, agencies, challenges, forums } = facts;
  const aliases = list => list.flatMap(fact => fact.aliases.filter(alias => !alias.includes(fact.name)));
  const office = ({ title, body }) => [title, title?.includes(body) ? null : body];
  const others = speakers.filter(({ name }) => name !== key?.name);
  const expected = {
    ".key-speaker .name bdi": key ? [key.name] : [],
    ".key-speaker .office bdi": key ? office(key) : [],
    ".quote bdi": key ? key.quotes.slice(0, 1) : [],
    ".speakers .name bdi": others.map(({ name }) => name),
    ".speakers .office bdi": others.flatMap(office),
    ".agencies .name bdi": agencies.map(({ name }) => name),
    ".agencies .alias bdi": aliases(agencies),
    ".agencies .derived bdi": agencies.map(({ derived }) => derived.fullName),
    ".challenges .text bdi": challenges.map(({ text }) => text),
    ".challenges .said-by bdi": challenges.map(({ saidBy }) => saidBy),
    ".forums .name bdi": forums.map(({ name }) => name),
    ".forums .alias bdi": aliases(forums),
  };
  return Object.entries(expected).flatMap(([selector, values]) => {
    const [wanted, found] = [values.filter(value => value !== null).map(asShown).toSorted(), inBox(root, selector)];
    return JSON.stringify(wanted) === JSON.stringify(found) ? [] : [`${selector}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
  });
};

/** What of a stored box is compared with something, or is one of a closed set; corrections have rules of their own. */
const COMPARED = ["format", "digest", "readDigest", "evidence", "kind", "sentences", "corrections"];

/** Of a correction: verbs, values and details are an editor's words. */
const CLOSED = ["in", "kind"];

const withEvery = (value, kept, put, name = "") => {
  if (kept.includes(name)) return value;
  if (typeof value === "string") return put(name);
  if (Array.isArray(value)) return value.map(one => withEvery(one, kept, put, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withEvery(one, kept, put, key)]));
};

/** Corrections of every kind as they are written again, with a text in place of every string. */
window.correctionsOf = text =>
  withEvery(
    [
      { hide: "", in: "agencies" },
      { rename: "", in: "forums", to: "" },
      { change: "", in: "speakers", title: "", quote: "" },
      { change: "", in: "agencies", aliases: [""], fullName: "", kind: "unit" },
      { change: "", in: "challenges", saidBy: "" },
      { move: "", in: "challenges", position: 1 },
      { add: "", in: "forums", sentence: "" },
      { key: "" },
    ],
    CLOSED,
    () => text,
  );

/**
 * A stored box in which nothing is empty, with a text in place of every string that can be any. Names are told apart by a number, or
 * are the text alone.
 */
window.filled = (stored, text, { alone = false } = {}) => {
  const full = structuredClone(stored);
  const { facts } = full;
  Object.assign(full.approved, { by: "", at: "" });
  full.corrections = correctionsOf(text).filter(stands);
  Object.assign(facts.dateline, { outlet: "", place: "", date: "" });
  facts.credits = [{ role: "", name: "", evidence: [] }];
  for (const speaker of facts.speakers) Object.assign(speaker, { title: "", body: "", quotes: ["", ""], reason: "" });
  for (const agency of facts.agencies) Object.assign(agency, { aliases: ["", ""], reason: "" });
  for (const { derived } of facts.agencies) Object.assign(derived, { fullName: "", parent: "" });
  for (const challenge of facts.challenges) Object.assign(challenge, { saidBy: "", reason: "" });
  for (const forum of facts.forums) Object.assign(forum, { aliases: ["", ""], reason: "" });
  let count = 0;
  const put = name => {
    // A body that the title holds is not shown beside it, nor another name that holds the name.
    if (name === "body") return `${text} ke-0`;
    return ["name", "text"].includes(name) && !alone ? `${text} ke-${(count += 1)}` : text;
  };
  const made = withEvery(full, COMPARED, put);
  made.facts.keySpeaker = structuredClone(made.facts.speakers[0]);
  return made;
};

/** A value as UTF-8 has it. */
window.wellFormed = value => JSON.parse(JSON.stringify(value), (name, one) => (typeof one === "string" ? one.toWellFormed() : one));

/**
 * Tries something with each text, each with a box of its own below an article of its own, all at the same time.
 * @param {string[]} texts
 * @param {(parts: { text: string, box: Element, article: Element, wrong: (what: string | string[]) => void }) => unknown} attempt
 * @param {(text: string) => string[]} lines
 * @returns {Promise<{ wrong: string[], results: unknown[] }>} what `attempt` found wrong, and what it gave
 */
window.tryEach = async (texts, attempt, lines = () => PEACEFUL) => {
  const found = [];
  const one = async (text, index) => {
    const wrong = what => {
      const all = [what].flat();
      if (all.length > 0) found.push(`${JSON.stringify(text)}: ${all.join(", ")}`);
    };
    try {
      const article = document.createElement("article");
      article.id = `article-${index}`;
      article.append(document.createElement("h1"), document.createElement("div"));
      write(article, lines(text));
      const box = document.createElement("kotak-fakta");
      box.setAttribute("for", article.id);
      await hear(box, () => document.querySelector("main").append(article, box));
      return await attempt({ text, box, article, wrong });
    } catch (error) {
      wrong(String(error));
    }
  };
  const results = await Promise.all(texts.map(one));
  return { wrong: found, results };
};
