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
  type: /^button$/,
};

/** What stands below a node and belongs in no box. */
window.strange = (root, tags = TAGS) => {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) continue;
    if (node.nodeType !== Node.ELEMENT_NODE) found.push(`a node of type ${node.nodeType}`);
    else if (!tags.includes(node.localName)) found.push(`<${node.localName}>`);
    for (const { name, value } of node.attributes ?? []) {
      if (!ATTRIBUTES[name]?.test(value)) found.push(`${name}="${value}"`);
    }
    if (node.localName === "a" && node.href.split("#")[0] !== location.href.split("#")[0]) found.push(`a way out: ${node.href}`);
  }
  return found;
};

/** What was not in a page before; its own scripts have a source, and a box may be hidden or the stage be of a width. */
window.stranger = (root, known = PAGE) =>
  [...root.querySelectorAll("*")].flatMap(node => [
    ...(known.has(node.localName) ? [] : [`<${node.localName}>`]),
    ...[...node.attributes]
      .map(({ name }) => `${node.localName} ${name}`)
      .filter(what => /^\S+ (on|style$|src)/i.test(what) && !/^(script src|kotak-fakta style|div style)$/.test(what)),
  ]);
const PAGE = new Set("html head meta title link script body main article h1 div p kotak-fakta".split(" "));

/** A text as a box shows it. */
window.asShown = text =>
  text.toWellFormed().replace(/[\u202a-\u202e\u2066-\u2069\u00ad\u200b]/g, "").replace(/[\s\p{Cc}]+/gu, " ").trim();
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

/** Makes a change and waits for what the box says to it. */
window.hear = (box, change) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the box says nothing")), 20_000);
    const heard = event => {
      clearTimeout(late);
      for (const type of TYPES) box.removeEventListener(type, heard);
      resolve(event);
    };
    for (const type of TYPES) box.addEventListener(type, heard);
    change();
  });
const TYPES = ["kotak-fakta-ready", "kotak-fakta-error"];

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
