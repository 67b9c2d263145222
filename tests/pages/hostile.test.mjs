// Markup can't get through: the texts of tests/hostile/ in every place that takes words, in pages without any policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { families, serveUnguarded, texts, unguarded } from "../support/hostile.mjs";
import { PATIENCE } from "../support/preview.mjs";
import { EMBED, MODULE, escape, readText, shown, story, told } from "../support/story.mjs";
import { approve, encodeAttribute, load } from "../../pkg/index.js";

const INDEX = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");
/** Both scripts leave a page alone that says itself where boxes go. */
const BOX = "<kotak-fakta hidden></kotak-fakta>";
const DESCRIBED = '<script type="application/ld+json">{"@type":"NewsArticle","@id":"https://contoh.id/a"}</script>';
const quoting = text => `<p>“Kami ${escape(text.toWellFormed())} siap memperbaiki jalan,” kata Bupati Garut Rudy Gunawan di Garut.</p>`;
const PEACEFUL = quoting("sudah").repeat(6);
const PACKAGE = 'const { approve, encodeAttribute, extract, toHtml, toJsonLd } = await import("/pkg/index.js");';
/** The page written out and parsed again: what is in it that was not, and whether the boxes' scripts say the same. */
const REWRITTEN = `
  const page = new DOMParser().parseFromString(document.documentElement.outerHTML, "text/html");
  const scripts = page => [...page.querySelectorAll("kotak-fakta > script")].map(script => script.textContent).join("\\n");
  return [stranger(page), scripts(page) === scripts(document)];`;
/** What the tests of the preview page do in it. What belongs to it is what its source and its scripts make, whatever it has kept. */
const PREVIEW = `
  const at = id => document.getElementById(id);
  const box = at("box");
  const form = () => document.querySelector(".form");
  const MADE = ["datalist", "fieldset", "form", "h3", "h4", "input", "label", "legend", "li", "option", "p", "section", "select", "span", "strong", "textarea", "ul"];
  const source = new DOMParser().parseFromString(${JSON.stringify(INDEX)}, "text/html");
  const known = new Set([...source.querySelectorAll("*")].map(node => node.localName).concat(MADE));
  const wrong = [];
  const turn = () => new Promise(resolve => setTimeout(resolve, 30));
  const until = async (what, condition) => {
    for (const end = Date.now() + ${PATIENCE}; Date.now() < end; await turn()) {
      const found = condition();
      if (found) return found;
    }
    throw new Error("not in time: " + what + "; the page says: " + at("message").textContent);
  };
  /** A button that the page puts at a fact, named by it. */
  const odd = holder => {
    const [opener, ...more] = holder.children;
    const names = ["type", "aria-label", "aria-haspopup", "aria-expanded"];
    const isOurs = more.length === 0 && opener.localName === "button" && opener.textContent === "⋯" && holder.textContent === "⋯";
    return isOurs && [...opener.attributes].every(({ name }) => names.includes(name)) && holder.attributes.length === 1 ? [] : [holder.outerHTML];
  };
  const look = where => {
    const { shadowRoot } = box;
    const inBox = shadowRoot ? [...strange(shadowRoot, PARTS, ".correct"), ...[...shadowRoot.querySelectorAll(".correct")].flatMap(odd)] : [];
    wrong.push(...[...stranger(document, known), ...inBox].map(what => where + ": " + what));
  };
  const type = text => hear(box, () => { at("article").value = text; at("article").dispatchEvent(new Event("input", { bubbles: true })); });
  const rows = () => document.querySelectorAll("#lists li[data-position]");
  at("sheet").hidden = false;`;
/** And those of its ways in. */
const WAYS_IN = `
  const { linkTo } = await import("/www/demo/link.js");
  const { WORDS } = await import("/www/demo/words-id.js");
  const page = (texts, number = 0) => "<!doctype html><article><h1>Judul " + number + "</h1><div class=entry-content>" + PEACEFUL.map(line => "<p>" + line + "</p>").join(texts.join("")) + "</div></article>";
  const isRefused = () => [WORDS.notText, WORDS.pageWithoutArticle].some(sentence => at("message").textContent.startsWith(sentence));
  /** Gives whether the file was opened; else the page says why not. */
  const drop = async (content, name, type) => {
    const data = new DataTransfer();
    data.items.add(new File([content], name, { type }));
    const before = at("article").value;
    let heard = false;
    for (const type of ["kotak-fakta-ready", "kotak-fakta-error"]) box.addEventListener(type, () => (heard = true), { once: true });
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    await until(name, () => isRefused() || (heard && at("article").value !== before));
    look(name + (isRefused() ? ", refused" : ""));
    return !isRefused();
  };
  const paste = content => {
    const data = new DataTransfer();
    data.setData("text/plain", content);
    const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    // Firefox makes no such event with a content.
    Object.defineProperty(paste, "clipboardData", { value: data });
    at("article").select();
    return hear(box, () => at("article").dispatchEvent(paste));
  };
  const open = async manuscript => { location.hash = new URL(await linkTo(manuscript)).hash; };
  const text = [manuscript(list[0])[0], ...PEACEFUL.slice(1)].join("\\n");
  const corrections = list.map(text => ({ add: text, sentence: "Warga menunggu", in: "challenges" })).filter(stands);
  const none = list.slice(0, 20).flatMap(text => [
    { [text]: text }, { add: text, sentence: text, in: text }, { hide: { [text]: text }, in: "agencies" }, { hide: text, in: "agencies", [text]: text }, [text],
    { change: text, in: "agencies", kind: text }, { change: text, in: "agencies", aliases: text },
  ]);
  const untilChallenges = () => until("the challenges", () => at("article").value === text && box.factBox?.challenges.length > corrections.length / 2 && rows().length === corrections.length);
  const untilNone = () => until("a word on the corrections", () => at("message").textContent.startsWith("Koreksi untuk naskah ini") && rows().length === none.length);
  const boxes = () => box.shadowRoot?.querySelectorAll("section").length ?? 0;`;
/** Data of ours that lost its element closes the box of the page; that is tested where the CMSs are. */
const isOurData = text => text.includes('"in":"agencies"');
const PAGES = {
  "/one-file": unguarded(EMBED, BOX),
  "/alone": unguarded(EMBED, `<article><h1>Bupati Garut Sebut Jalan Rusak</h1><div>${texts.filter(text => !isOurData(text)).map(quoting).join("\n")}</div></article>`),
  "/two-files": unguarded(MODULE, BOX),
  "/described": unguarded(DESCRIBED + MODULE, BOX),
  "/unstarted": unguarded(MODULE, '<kotak-fakta wasm-src="/pwned/first"></kotak-fakta>'),
  "/placeholder": unguarded(MODULE, `<article>${PEACEFUL}</article><div data-kotak-fakta data-wasm-src="/pwned/module.wasm" data-lang="en"></div>`),
  "/www/": { headers: { "content-type": "text/html; charset=utf-8" }, body: withoutPolicy(INDEX) },
};

/** What a reader of the site would have it say of its article: approved, and of the very text. */
async function forged() {
  await load(readFileSync(new URL("../../pkg/kotak_fakta_bg.wasm", import.meta.url)));
  const box = await approve(readText, { by: "Redaksi" });
  box.facts.keySpeaker.name = box.facts.speakers[0].name = "Pembaca";
  return box;
}

/** Comments under the seed's article, as sites write them. */
async function commented() {
  const data = encodeAttribute(await forged());
  const link = `<a href="#kotak-fakta=${data}">lihat ini</a>`;
  const placeholder = `<div data-kotak-fakta data-approved="${data}"></div>`;
  const comments = {
    "a link that the site marks as a reader's": `<section><p>${link.replace("<a", '<a rel="nofollow ugc"')}</p></section>`,
    "a link in WordPress' comments": `<div id="comments"><ol><li id="comment-7"><p>${link}</p></li></ol></div>`,
    "a link in a list of comments": `<ol class="comment-list"><li class="comment byuser"><p>${link}</p></li></ol>`,
    "a link in schema.org's words": `<div itemprop="comment"><p>${link}</p></div>`,
    "a link in Indonesian": `<div class="box komentar"><p>${link}</p></div>`,
    "a placeholder in a comment": `<div class="comments"><div class="comment-body">${placeholder}</div></div>`,
  };
  const within = comment => story("").replace("</article>", `${comment}</article>`);
  return Object.entries(comments).flatMap(([name, comment]) => [
    { name, page: unguarded(MODULE, story() + comment), boxes: 1 },
    { name: `${name}, in the article`, page: unguarded(MODULE, within(comment) + BOX.replace(" hidden", ' for="story"')), boxes: 1 },
    { name: `${name}, and the script alone`, page: unguarded(EMBED, story("") + comment), boxes: 1 },
  ]);
}

/** Elements that stand where an editor's data would, and can't be asked for it. */
const UNASKABLE = {
  "a link in a drawing": '<svg><a href="#kotak-fakta=W10"><text>x</text></a></svg>',
  "a link in a formula": '<math><a href="#kotak-fakta=W10"><mi>x</mi></a></math>',
  "a form whose fields have the names of what is asked":
    '<form data-kotak-fakta>' + ["querySelector", "matches", "getAttribute", "append", "after", "nextElementSibling"].map(name => `<input name="${name}">`).join("") + "</form>",
};

function withoutPolicy(html) {
  const free = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '<script src="/log.js"></script><script src="/hostile.js"></script>');
  assert.notEqual(free, html);
  return free;
}

let server;
let comments;
before(async () => {
  comments = await commented();
  const hidden = encodeAttribute([{ hide: "PPATK", in: "agencies" }]);
  const placeholder = `<div data-kotak-fakta data-corrections="${hidden}"></div>`;
  server = await serveUnguarded({
    ...PAGES,
    ...Object.fromEntries(comments.map(({ page }, i) => [`/comments-${i}`, page])),
    ...Object.fromEntries(Object.values(UNASKABLE).map((markup, i) => [`/unaskable-${i}`, unguarded(MODULE, markup + story(placeholder))])),
    "/beside": unguarded(MODULE, story(`${placeholder}<kotak-fakta></kotak-fakta>`)),
  });
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const visit = async path => {
    await engine.driver.manage().setTimeouts({ script: 120_000 });
    server.requests.length = 0;
    await engine.driver.get(server.url + path);
    await run("window.here = true");
  };
  /** Spares a small machine the layout of all boxes; what loads or runs does so undrawn too. */
  const visitUndrawn = async path => {
    await visit(path);
    await run("document.querySelector('main').hidden = true");
  };
  /** Runs a script in the page, with `list`, and gives what it returns. WebDriver takes no lone surrogates; JSON does. */
  const inPage = async (list, script) => {
    const { value, error } = await engine.driver.executeAsyncScript(
      `const [json, done] = arguments;
       const list = JSON.parse(json);
       (async () => { ${script} })().then(value => done({ value }), error => done({ error: String(error) }));`,
      JSON.stringify(list),
    );
    assert.equal(error, undefined);
    return value;
  };
  /** `attempt` in the page for each text (see tests/support/hostile.js), with what `first` has made ready; gives the results. */
  const forEach = async (list, attempt, { lines = "undefined", first = "" } = {}) => {
    const { wrong, results } = await inPage(list, `${first} return tryEach(list, async ({ text, box, article, wrong }) => { ${attempt} }, ${lines});`);
    assert.deepEqual(wrong, []);
    return results;
  };
  /** No script ran, nothing was asked for or left, nobody was asked anything. */
  const assertNoHarm = async (asked = /^\/(one-file|two-files|alone|described|placeholder|(log|events|hostile)\.js|pkg\/[\w.-]+|www\/[\w/.-]*)$/) => {
    // What a text could have started needs its time.
    await engine.driver.sleep(200);
    const uncaught = "window.__log.filter(({ type }) => ['uncaught', 'unhandled', 'not-loaded', 'policy'].includes(type))";
    assert.deepEqual(await run(`return [window.here, window.harm, ${uncaught}]`), [true, [], []]);
    assert.deepEqual(server.requests.filter(path => !asked.test(path)), []);
  };
  /** The preview page with a box, as in a browser that has never been there, unless `keep`. */
  const visitPreview = async ({ keep = false } = {}) => {
    if (!keep) {
      // From a place of the same site where nothing of the page runs, which would keep its manuscript as it goes.
      await engine.driver.get(`${server.url}/www/demo.css`);
      await run("localStorage.clear(); sessionStorage.clear();");
    }
    await visit("/www/");
    await engine.driver.wait(() => run("return document.getElementById('box').factBox != null && document.getElementById('status').textContent !== ''"), PATIENCE, "no box");
  };
  const assertMost = (count, what) => assert.ok(count > texts.length / 2, `${what}: ${count} of ${texts.length}`);

  it("in an article, in every part of it; and the HTML of the box, parsed again, is the box, node for node, and stays it", async () => {
    await visitUndrawn("/two-files");
    const shown = await forEach(
      texts,
      `// With some texts in it the article is taken for none.
       if (!box.shadowRoot) return [];
       const [own, sentence] = [box.text, "Bupati Garut Rudy Gunawan"];
       let corrections = [{ add: text, sentence, in: "agencies" }, { add: text + text, sentence, in: "speakers" }];
       if (!corrections.every(stands)) {
         // No value that a box can show: then nothing is shown, but the article's own words still can be.
         wrong(notClosed(await hear(box, () => { box.corrections = corrections; }), "corrections-unreadable"));
         for (const form of ["element", "plain"]) {
           const code = await codeOf(toHtml(own, { corrections, form }));
           if (code !== "corrections-unreadable") wrong(form + ": " + code);
         }
         corrections = corrections.filter(stands);
       }
       await hear(box, () => { box.corrections = corrections; });
       wrong(strange(box.shadowRoot));
       const drawn = box.shadowRoot.querySelector("section");
       const html = await toHtml(box.text, { corrections, theme: text, lang: text, headingLevel: text, fields: text, form: text });
       const holder = document.createElement("div");
       holder.setHTMLUnsafe(html);
       const [served, ...more] = holder.childNodes;
       const declared = served.shadowRoot;
       if (more.length > 0 || served.childNodes.length !== 1 || declared.childNodes.length !== 2) wrong("more than the element");
       if (!declared.lastChild.isEqualNode(drawn)) wrong("another tree: " + declared.lastChild.outerHTML);
       // Its data, which nothing can leave: neither as it is written nor as it is parsed.
       const stored = wellFormed({ ...(await approve(box.text, { corrections })), approved: null });
       wrong(stranger(holder));
       wrong(leaky(served.firstChild.textContent, stored));
       wrong(leaky(html.slice(html.indexOf(" data-kotak-fakta>") + 18, html.lastIndexOf("</script></kotak-fakta>")), stored));
       const parse = html => new DOMParser().parseFromString(html, "text/html").body;
       const again = parse(drawn.outerHTML);
       if (again.childNodes.length !== 1 || !again.firstChild.isEqualNode(drawn)) wrong("the browser writes another tree");
       if (parse(again.innerHTML).innerHTML !== again.innerHTML) wrong("the second writing is another");
       const plain = await toHtml(box.text, { corrections, form: "plain" });
       const parsed = parse(plain);
       if (parsed.innerHTML !== plain || parse(parsed.innerHTML).innerHTML !== plain) wrong("the plain form becomes " + parsed.innerHTML);
       wrong(strange(parsed));
       // Beside its article it stays what it is.
       const section = declared.querySelector("section");
       served.setAttribute("for", article.id);
       const heard = await hear(served, () => article.after(served));
       if (heard.type !== "kotak-fakta-ready" || declared.querySelector("section") !== section) wrong("it is drawn anew");
       wrong(strange(declared));
       served.remove();
       // And the sentence that a fact leads to.
       drawn.querySelector("a").click();
       wrong(strange(box.shadowRoot));
       return [".quote", ".challenges .text", ".forums .name"].map(part => [...drawn.querySelectorAll(part)].some(node => shownIn(node, text)));`,
      { lines: "manuscript", first: PACKAGE },
    );
    // Most of them are taken for words, so that there is something to see; but few for a part of a forum's name, which ends where
    // markup begins. In corrections, below, all are in every field.
    const counts = ["quote", "challenge", "forum"].map((_, index) => shown.filter(parts => parts[index]).length);
    assertMost(counts[0], "quote");
    assertMost(counts[1], "challenge");
    assert.ok(counts[2] > 10, `forum: ${counts[2]} of ${texts.length}`);
    assert.deepEqual(await run("return stranger(document)"), []);
    await assertNoHarm();
  });

  it("all of them in one article, and the script alone", async () => {
    await visit("/alone");
    await told(engine.driver);
    const [found, quotes] = await run(
      "const box = document.querySelector('kotak-fakta'); return [strange(box.shadowRoot), box.factBox.keySpeaker.quotes.length]",
    );
    assert.deepEqual(found, []);
    assertMost(quotes, "quotes");
    await assertNoHarm();
  });

  it("in corrections: every verb, every field, every detail; the list with one that can stand in no box is refused whole", async () => {
    await visit("/one-file");
    const taken = await forEach(
      texts,
      `const names = { agencies: "Kementerian Kesehatan", speakers: "Rudy Gunawan", challenges: "minimnya anggaran", forums: "Rapat Koordinasi Jalan" };
       const sentence = "Warga menunggu sejak musim hujan yang lalu";
       const added = "Tambahan " + text;
       const all = Object.entries(names).flatMap(([field, name]) => [
         { rename: name, to: text, in: field },
         { add: added, sentence, in: field },
         { add: "Salah " + text, sentence: text, in: field },
         { move: text, position: 2, in: field },
         { hide: "Bukan " + text, in: field },
       ]);
       all.push(
         { key: text },
         { change: "Kementerian Perhubungan", aliases: [text], fullName: text, in: "agencies" },
         { change: "Budi Santoso", title: text, in: "speakers" },
         { change: "Budi Santoso", quote: text, in: "speakers" },
         { change: "kurangnya tenaga ahli di daerah itu", saidBy: text, in: "challenges" },
         { add: "Sidang Jalan", sentence, aliases: [text], in: "forums" },
       );
       const written = text.length % 2 ? JSON.stringify : encodeAttribute;
       const use = list => hear(box, () => box.setAttribute("corrections", written(list)));
       const corrections = all.filter(stands);
       const other = all.filter(correction => !stands(correction));
       if (other.length > 0) wrong(notClosed(await use(all), "corrections-unreadable"));
       for (const correction of other) {
         const code = await codeOf(extract(PEACEFUL.join("\\n"), { corrections: [correction] }));
         if (code !== "corrections-unreadable") wrong(JSON.stringify(correction) + ": " + code);
       }
       const { type, detail, refused } = await use(corrections);
       if (type !== "kotak-fakta-ready") wrong(type);
       wrong(strange(box.shadowRoot));
       // What fits nothing is told, and the others hold.
       const holdsIt = box.text.includes(asShown(text));
       const fits = ({ add, sentence, hide, quote }) => !hide && (holdsIt || !(quote || (add && sentence === text)));
       const codes = ({ hide, quote }) => (hide ? "fact-gone" : quote ? "quote-gone" : "sentence-gone");
       const expected = corrections.flatMap((one, i) => (fits(one) ? [] : [{ position: i + 1, code: codes(one), correction: one }]));
       const told = refused.map(({ position, code, correction }) => ({ position, code, correction }));
       if (JSON.stringify(told) !== JSON.stringify(expected)) wrong("it refuses " + JSON.stringify(told));
       const shows = (field, value) =>
         [...box.shadowRoot.querySelectorAll(field)].some(node => asShown(node.textContent) === asShown(value));
       const parts = {
         [text]: [".agencies .name", ".challenges .text", ".forums .name", ".key-speaker .name", ".agencies .alias bdi", ".agencies .derived bdi",
           ".speakers .office bdi", ".challenges .said-by bdi", ".forums .alias bdi"],
         [added]: [".agencies .name", ".challenges .text", ".forums .name", ".speakers .name"],
       };
       for (const [value, selectors] of Object.entries(parts)) {
         for (const part of selectors) {
           if (shows(part, value) !== canStand(value)) wrong(part + (canStand(value) ? " has no " : " has ") + value);
         }
       }
       return canStand(text);`,
      { first: PACKAGE },
    );
    assertMost(taken.filter(Boolean).length, "taken");
    assert.deepEqual(await run("return stranger(document)"), []);
    await assertNoHarm();
  });

  it("in corrections that are none: each closes the box, however good the others are", async () => {
    await visit("/two-files");
    await forEach(
      texts,
      `const good = { hide: "Polres Garut", in: "agencies" };
       const none = [
         { [text]: text }, { ...good, [text]: text }, { hide: "Polres Garut", in: text }, { hide: text, in: "agencies", to: text },
         { hide: { [text]: text }, in: "agencies" }, { hide: [text], in: "agencies" }, { rename: "Polres Garut", to: [text], in: "agencies" },
         { move: "Polres Garut", position: text, in: "agencies" }, { add: text, in: "forums" }, { add: text, sentence: [text], in: "forums" },
         { change: "Polres Garut", in: "agencies" }, { change: "Polres Garut", aliases: text, in: "agencies" },
         { change: "Polres Garut", aliases: [[text]], in: "agencies" }, { change: "Polres Garut", kind: text, in: "agencies" },
         { change: "Polres Garut", title: text, in: "agencies" }, { change: "minimnya anggaran", saidBy: [text], in: "challenges" },
         { key: text, in: "agencies" }, { key: text, sentence: text }, text, [text],
       ];
       const lists = [...none.map(one => [good, one]), text, { [text]: text }, [text], [good, null]];
       for (const corrections of lists) {
         const code = await codeOf(extract(PEACEFUL.join("\\n"), { corrections }));
         if (code !== "corrections-unreadable") wrong(JSON.stringify(corrections) + ": " + code);
       }
       const corrections = lists[text.length % lists.length];
       for (const way of ["property", "attribute", "encoded attribute"]) {
         wrong(notClosed(await WAYS[way]({ box, encode: encodeAttribute }, "corrections", corrections), "corrections-unreadable").map(what => way + ": " + what));
         box.removeAttribute("corrections");
         await hear(box, () => { box.corrections = null; });
         if (box.factBox?.agencies.length !== 3) wrong("it stays closed");
       }`,
      { first: PACKAGE },
    );
    await assertNoHarm();
  });

  it("in an island: as corrections, and in their place", async () => {
    await visitUndrawn("/two-files");
    await forEach(
      texts,
      `const contents = [
         [text, "corrections"],
         [JSON.stringify(text), "corrections"],
         [JSON.stringify([text]), "corrections"],
         [JSON.stringify([{ hide: "Polres Garut", in: "agencies" }, { [text]: text }]), "corrections"],
         [JSON.stringify(encodeAttribute([text])), "corrections"],
         [JSON.stringify({ [text]: text }), "approved"],
         [JSON.stringify(encodeAttribute({ [text]: text })), "approved"],
       ];
       for (const [content, what] of contents) {
         for (const place of [box, article]) wrong(notClosed(await withIsland(box, place, content), what + "-unreadable"));
       }
       const { detail } = await hear(box, () => box.refresh());
       wrong(strange(box.shadowRoot));
       if (detail.agencies?.length !== 3) wrong("other facts");`,
      { first: PACKAGE },
    );
    const add = "list.map(text => ({ add: text, sentence: 'Warga menunggu', in: 'challenges' }))";
    const [all, standing] = await inPage(texts, `const all = ${add}; return [all, all.filter(stands)].map(list => JSON.stringify(list));`);
    const [count] = await forEach(
      [standing],
      `const all = ${JSON.stringify(all)};
       box.innerHTML = '<script type="application/json" data-kotak-fakta></' + "script>";
       box.firstChild.textContent = all;
       wrong(notClosed(await hear(box, () => box.refresh()), "corrections-unreadable"));
       box.firstChild.textContent = text;
       const { detail } = await hear(box, () => box.refresh());
       wrong(strange(box.shadowRoot));
       return detail.challenges.length;`,
    );
    assertMost(count, "challenges");
    await assertNoHarm();
  });

  it("in every attribute", async () => {
    await visitUndrawn("/two-files");
    await forEach(
      texts,
      `const names = ["lang", "theme", "heading-level", "fields", "open", "jsonld", "wasm-src", "stale"];
       const { type, detail } = await hear(box, () => { for (const name of names) box.setAttribute(name, text); });
       wrong(strange(box.shadowRoot));
       if (type !== "kotak-fakta-ready" || detail.agencies.length !== 3) wrong("other facts");
       if (!box.shadowRoot.querySelector("[lang=id] > h2")) wrong("not the defaults");
       // What can't be read of an editor's closes the box; taken away, it is as it was.
       for (const name of ["corrections", "approved"]) {
         wrong(notClosed(await hear(box, () => box.setAttribute(name, text)), name + "-unreadable"));
         await hear(box, () => box.removeAttribute(name));
         if (box.factBox?.agencies.length !== 3) wrong("it stays closed");
       }
       const hidden = await hear(box, () => box.setAttribute("approved-only", text));
       wrong(notShut(box));
       if (hidden.type !== "kotak-fakta-ready" || hidden.detail.agencies.length > 0) wrong("nobody approved it");
       const failed = await hear(box, () => { box.removeAttribute("approved-only"); box.setAttribute("for", text); });
       if (text !== "" && failed.detail.code !== "no-article") wrong(failed.detail.code ?? failed.type);`,
    );
    await assertNoHarm();
  });

  it("in a placeholder and in a link, which authors without a right to scripts may write", async () => {
    await visitUndrawn("/two-files");
    await forEach(
      texts,
      `const names = ["lang", "theme", "heading-level", "fields", "open", "jsonld", "wasm-src", "stale"];
       const [others, before] = await Promise.all([
         withPlaceholder(article, Object.fromEntries(names.map(name => [name, text])), text),
         withLink(article, text + "#kotak-fakta=" + encodeAttribute([])),
       ]);
       for (const { type, detail, box } of [others, before]) {
         wrong(strange(box.shadowRoot));
         if (type !== "kotak-fakta-ready" || detail.agencies.length !== 3 || !box.shadowRoot.querySelector("[lang=id] > h2")) wrong("other facts");
         if (box.hasAttribute("wasm-src")) wrong("it says where the module comes from");
       }
       // What can't be read closes the boxes of its article from then on.
       const [corrections, approved, link] = await Promise.all([
         withPlaceholder(article, { corrections: text }),
         withPlaceholder(article, { approved: text }),
         withLink(article, "#kotak-fakta=" + text),
       ]);
       wrong(notClosed(corrections, "corrections-unreadable"));
       wrong(notClosed(approved, "approved-unreadable"));
       wrong(notClosed(link, "corrections-unreadable"));
       for (const { box, detail } of [corrections, approved]) if (box.parentElement.style.display !== "none") wrong("the placeholder takes room");
       const known = new Set(["h1", "div", "p", "a", "kotak-fakta"]);
       wrong(stranger(article, known));
       if ([...article.querySelectorAll("a")].some(link => !link.hidden)) wrong("a link is shown");`,
      { first: PACKAGE },
    );
    assert.deepEqual(await run("return stranger(document, new Set(['html', 'head', 'meta', 'title', 'link', 'script', 'body', 'main', 'article', 'h1', 'div', 'p', 'a', 'kotak-fakta']))"), []);
    await assertNoHarm();
  });

  it("inside an approved box, however the page holds it: shown as words, or not at all", async () => {
    await visitUndrawn("/two-files");
    const drawn = await forEach(
      texts,
      `const stored = await approve(box.text, { by: "Rina", at: "2026-11-28" });
       const approved = filled(stored, text);
       const parts = { box, article, encode: encodeAttribute };
       const look = (heard, way, state) => {
         const { shadowRoot } = heard.box;
         const found = [...strange(shadowRoot), ...unlike(shadowRoot, approved.facts)];
         if (heard.type !== "kotak-fakta-ready" || heard.box.state !== state) found.push(heard.box.state + ", " + (heard.detail.code ?? heard.type));
         wrong(found.map(what => way + ": " + what));
       };
       const [own, made] = [["property", "attribute", "encoded attribute", "island in the article", "encoded island in the box"], ["placeholder", "link"]];
       for (const way of own) {
         look(await WAYS[way](parts, "approved", approved), way, "approved");
         box.removeAttribute("approved");
         await hear(box, () => { box.approved = null; });
         if (box.state !== "automatic") wrong(way + " stays");
       }
       const heard = await Promise.all(made.map(way => WAYS[way](parts, "approved", approved)));
       made.forEach((way, i) => look(heard[i], way, "approved"));
       // The names are the text and nothing else: then it must have words.
       const alone = filled(stored, text, { alone: true });
       const told = await WAYS.property(parts, "approved", alone);
       if (canBeShown(text)) wrong([...strange(box.shadowRoot), ...unlike(box.shadowRoot, alone.facts)]);
       else wrong(notClosed(told, "approved-unreadable"));
       // An editor's corrections with a value that can stand in no box are none, here as elsewhere.
       const corrections = correctionsOf(text);
       const corrected = await WAYS.property(parts, "approved", { ...approved, corrections });
       if (corrections.every(stands)) look(corrected, "corrected", "approved");
       else wrong(notClosed(corrected, "approved-unreadable"));
       return canBeShown(text) && corrections.every(stands);`,
      { first: PACKAGE },
    );
    assertMost(drawn.filter(Boolean).length, "drawn");
    await assertNoHarm();
  });

  it("in what an approved box is known by: it is stale or refused, and says no more than it holds", async () => {
    await visitUndrawn("/two-files");
    await forEach(
      texts,
      `const FIELDS = ["speakers", "agencies", "challenges", "forums"];
       const stored = await approve(box.text, { by: "Rina", at: "2026-11-28" });
       const approved = filled(stored, text);
       const { facts } = approved;
       const use = (approved, more = () => {}) => hear(box, () => { box.approved = approved; more(); });
       const is = ({ type, box, stale }, state, digest) => {
         if (type !== "kotak-fakta-ready" || box.state !== state) wrong(type + ", " + box.state + ", not " + state);
         if (stale?.digest !== digest) wrong("stale: " + JSON.stringify(stale));
       };
       // Another text's, in an editor's own words: what is still there, all of it, or nothing.
       const edited = Object.fromEntries(FIELDS.map(field => [field, facts[field].map(fact => ({ ...fact, edited: true }))]));
       const byEditor = { ...facts, ...edited, keySpeaker: edited.speakers[0] };
       const another = { ...approved, digest: text, readDigest: text };
       const others = { ...another, facts: byEditor };
       const names = list => list.map(fact => asShown(fact.name ?? fact.text)).join("|");
       is(await use(others, () => box.setAttribute("stale", text)), "stale", text);
       wrong(strange(box.shadowRoot));
       for (const field of FIELDS) if (names(box.factBox[field]) !== names(wellFormed(facts)[field])) wrong(field);
       // In words that the article does not hold and no editor has given: nothing.
       is(await use(another), "none", text);
       wrong(notShut(box));
       is(await use(others, () => box.setAttribute("stale", "as-approved")), "stale", text);
       wrong([...strange(box.shadowRoot), ...unlike(box.shadowRoot, facts)]);
       is(await use(others, () => box.setAttribute("stale", "none")), "none", text);
       wrong(notShut(box));
       // Sentences that the article does not hold show nothing; while the text fits, the facts are shown without links.
       const sentences = stored.sentences.map(({ start }) => ({ start, end: start + text.length, text }));
       is(await use({ ...approved, sentences }), "approved");
       wrong([...strange(box.shadowRoot), ...unlike(box.shadowRoot, facts)]);
       if (box.shadowRoot.querySelector("a")) wrong("a link");
       const gone = await use({ ...others, sentences }, () => box.setAttribute("stale", text));
       is(gone, "none", text);
       wrong(notShut(box));
       const lost = FIELDS.flatMap(field => facts[field].map(fact => ({ field, value: fact.name ?? fact.text })));
       if (JSON.stringify(gone.stale.gone) !== JSON.stringify(wellFormed(lost))) wrong("gone: " + JSON.stringify(gone.stale.gone));
       // Names that nobody knows are left out.
       const later = { ...approved, [text]: text, facts: { ...facts, [text]: text, agencies: facts.agencies.map(one => ({ ...one, [text]: text })) } };
       is(await use(later), "approved");
       wrong([...strange(box.shadowRoot), ...unlike(box.shadowRoot, facts)]);
       const kind = { ...facts, agencies: facts.agencies.map(one => ({ ...one, derived: { ...one.derived, kind: text } })) };
       is(await use({ ...approved, facts: kind }), "approved");
       wrong([...strange(box.shadowRoot), ...unlike(box.shadowRoot, facts)]);
       // Corrections beside it that it was not made with.
       const beside = { add: "Tambahan " + text, sentence: "Warga menunggu", in: "forums" };
       const told = await use(approved, () => { box.corrections = [beside]; });
       if (stands(beside)) {
         is(told, "approved");
         wrong(strange(box.shadowRoot));
         if (!box.factBox.forums.some(({ name }) => asShown(name) === asShown(beside.add))) wrong("no forum");
       } else wrong(notClosed(told, "corrections-unreadable"));
       box.corrections = null;
       // And what can be no box at all.
       const [agency, ...rest] = facts.agencies;
       const withAgency = more => ({ ...approved, facts: { ...facts, agencies: [{ ...agency, ...more }, ...rest] } });
       const none = {
         format: { ...approved, format: text }, version: { ...approved, version: [text] }, digest: { ...approved, digest: { [text]: text } },
         approved: { ...approved, approved: text }, by: { ...approved, approved: { by: [text] } },
         corrections: { ...approved, corrections: [{ [text]: text }] }, "no list": { ...approved, corrections: text },
         facts: { ...approved, facts: text }, list: { ...approved, facts: { ...facts, speakers: text } },
         name: withAgency({ name: { [text]: text } }), aliases: withAgency({ aliases: text }), alias: withAgency({ aliases: [[text]] }),
         derived: withAgency({ derived: text }), certainty: withAgency({ certainty: text }), edited: withAgency({ edited: text }),
         role: withAgency({ evidence: [{ role: text, span: { start: 0, end: 1 } }] }), span: withAgency({ evidence: [{ role: "name", span: { start: text, end: text } }] }),
         sentences: { ...approved, sentences: [text] }, sentence: { ...approved, sentences: [{ start: 0, end: text.length + 1, text }] },
         text, "a list": [text], "an object": { [text]: text },
       };
       for (const [what, approved] of Object.entries(none)) {
         const code = await codeOf(extract(box.text ?? PEACEFUL.join("\\n"), { approved }));
         if (code !== "approved-unreadable") wrong(what + ": " + code);
       }
       const all = Object.values(none);
       wrong(notClosed(await use(all[text.length % all.length]), "approved-unreadable"));`,
      { first: PACKAGE },
    );
    await assertNoHarm();
  });

  it("in an approved box that a server wrote: the same node for node, and its data can't be left", async () => {
    await visitUndrawn("/described");
    const named = await forEach(
      texts,
      `const approved = filled(await approve(box.text, { by: "Rina", at: "2026-11-28" }), text);
       await hear(box, () => { box.approved = approved; box.setAttribute("jsonld", ""); });
       const drawn = box.shadowRoot.querySelector("section");
       const html = await toHtml(box.text, { approved });
       const holder = document.createElement("div");
       holder.setHTMLUnsafe(html);
       const [served, ...more] = holder.childNodes;
       const declared = served.shadowRoot;
       if (more.length > 0 || served.childNodes.length !== 1 || declared.childNodes.length !== 2) wrong("more than the element");
       wrong(stranger(holder));
       const stored = wellFormed(approved);
       wrong(leaky(served.firstChild.textContent, stored));
       wrong(leaky(html.slice(html.indexOf(" data-kotak-fakta>") + 18, html.lastIndexOf("</script></kotak-fakta>")), stored));
       const section = declared.querySelector("section");
       if (!section.isEqualNode(drawn)) wrong("another tree: " + section.outerHTML + drawn.outerHTML);
       wrong([...strange(section), ...unlike(declared, approved.facts)]);
       served.setAttribute("for", article.id);
       const { type } = await hear(served, () => article.after(served));
       if (type !== "kotak-fakta-ready" || served.state !== "approved" || declared.querySelector("section") !== section) wrong("it is drawn anew");
       const parse = html => new DOMParser().parseFromString(html, "text/html").body;
       const plain = await toHtml(box.text, { approved, form: "plain" });
       const parsed = parse(plain);
       if (parsed.innerHTML !== plain || parse(parsed.innerHTML).innerHTML !== plain) wrong("the plain form becomes " + parsed.innerHTML);
       wrong([...strange(parsed), ...unlike(parsed, approved.facts)]);
       const [script, ...others] = box.children;
       if (!script || others.length > 0) wrong("not one script");
       if (script.textContent.includes("<")) wrong("a <");
       const described = await toJsonLd(box.text, { approved, id: "https://contoh.id/a" });
       if (JSON.stringify(JSON.parse(script.textContent)) !== JSON.stringify(described)) wrong("another description");
       const all = described.mentions.map(({ name }) => name);
       return approved.facts.agencies.every(({ name }) => all.includes(name.toWellFormed().trim()));`,
      { first: PACKAGE },
    );
    assertMost(named.filter(Boolean).length, "named");
    const [strangers, same] = await run(REWRITTEN);
    assert.deepEqual([strangers, same], [[], true]);
    await assertNoHarm();
  });

  it("as the module's address: it is fetched, and no more", async () => {
    await visit("/unstarted");
    await told(engine.driver);
    const codes = await inPage(
      [...families.urls, "http://[", "/www/berita.html"],
      `const codes = [];
       for (const address of list) {
         const box = document.createElement("kotak-fakta");
         box.setAttribute("wasm-src", address);
         const { detail } = await hear(box, () => document.body.append(box));
         codes.push(detail.code ?? "a box");
         box.remove();
       }
       return codes;`,
    );
    assert.deepEqual(codes.filter(code => !["network", "wasm-not-found", "wasm-corrupt"].includes(code)), [], codes.join(" "));
    await assertNoHarm(/^/);
  });

  it("a placeholder, which authors without a right to scripts may write, does not say where the module comes from", async () => {
    await visit("/placeholder");
    await told(engine.driver);
    assert.deepEqual(await run("const box = document.querySelector('kotak-fakta'); return [box.lang, strange(box.shadowRoot)]"), ["en", []]);
    await assertNoHarm();
  });

  it("what a reader writes in a comment says nothing in the site's name, and takes no box away", async () => {
    for (const [i, { name, boxes }] of comments.entries()) {
      await visit(`/comments-${i}`);
      await told(engine.driver);
      const found = await run(
        `const all = [...document.querySelectorAll("kotak-fakta")];
         return [all.length, all.map(box => box.state), [...document.querySelectorAll("a")].filter(link => link.hidden).length, document.querySelector("[data-kotak-fakta] kotak-fakta")];`,
      );
      assert.deepEqual(found, [boxes, ["automatic"], 0, null], name);
      assert.deepEqual((await shown(engine.driver)).speaker, ["Lufti Rauf"], name);
    }
  });

  it("what can't be asked for an editor's data keeps it from no other", async () => {
    const agencies = () => run("return document.querySelector('[data-kotak-fakta] > kotak-fakta')?.factBox?.agencies.map(({ name }) => name) ?? null");
    for (const path of [...Object.keys(UNASKABLE).map((_, i) => `/unaskable-${i}`), "/beside"]) {
      await visit(path);
      await engine.driver.wait(async () => (await agencies()) !== null, 15_000, `no box: ${path}`);
      assert.ok(!(await agencies()).includes("PPATK"), path);
      const uncaught = await run("return window.__log.filter(({ type }) => type !== 'debug' && type !== 'info').map(({ text }) => text)");
      assert.deepEqual(uncaught, [], path);
    }
  });

  it("in JSON-LD: nothing ends the script, not in the page and not where the page is written out", async () => {
    await visitUndrawn("/described");
    const named = await forEach(
      texts,
      `const corrections = [
         { rename: "Kementerian Kesehatan", to: text, in: "agencies" },
         { rename: "Rudy Gunawan", to: text, in: "speakers" },
         { rename: "Rapat Koordinasi Jalan", to: text, in: "forums" },
       ];
       const heard = await hear(box, () => { box.corrections = corrections; box.setAttribute("jsonld", ""); });
       if (!corrections.every(stands)) {
         wrong(notClosed(heard, "corrections-unreadable"));
         await hear(box, () => { box.corrections = []; });
       }
       const [script, ...more] = box.children;
       if (!script || more.length > 0) wrong("not one script");
       return JSON.parse(script.textContent).mentions.filter(({ name }) => name === text.toWellFormed().trim()).length === 3;`,
    );
    assertMost(named.filter(Boolean).length, "named");
    const [strangers, same] = await run(REWRITTEN);
    assert.deepEqual([strangers, same], [[], true]);
    // The @id is the page's own word, but words of an article may stand in it.
    const [id] = await forEach(
      [texts.join(" ")],
      `document.querySelector("head script[type='application/ld+json']").textContent =
         JSON.stringify({ "@type": "NewsArticle", "@id": text }).replaceAll("<", "\\u003c");
       await hear(box, () => box.setAttribute("jsonld", ""));
       if (box.textContent.includes("<")) wrong("a <");
       return JSON.parse(box.textContent)["@id"];`,
    );
    assert.equal(id, texts.join(" ").toWellFormed());
    await assertNoHarm();
  });

  it("written into places that are parsed otherwise, it brings nothing that was not in it", async () => {
    await visit("/two-files");
    const wrong = await inPage(
      Object.values(families),
      `${PACKAGE}
       const found = new Set();
       const places = ["svg", "math", "math><mtext", "svg><foreignObject", "svg><title", "select", "table", "table><caption", "template",
         "noscript", "textarea", "title", "style", "xmp", "iframe", "a href=/", "button", "!--"];
       const ours = [...PARTS, "kotak-fakta", "template", "style", "html", "head", "body", "tbody"];
       const live = document.createElement("div");
       const wrong = [];
       for (const texts of list) {
         const text = texts.flatMap(manuscript).join("\\n");
         const all = texts.map(text => ({ add: text, sentence: "Rudy Gunawan", in: "agencies" }));
         const corrections = all.filter(stands);
         if (corrections.length < all.length) wrong.push(...[await codeOf(toHtml(text, { corrections: all }))].filter(code => code !== "corrections-unreadable"));
         const approved = await approve(text, { corrections: all.map(({ add, ...more }) => ({ add: "Badan " + add, ...more })).filter(stands) });
         // Every one of them as it is, also those that can stand in no correction.
         const [agency] = approved.facts.agencies;
         approved.facts.agencies = texts.filter(canBeShown).map(name => ({ ...agency, name, aliases: [name + " I"] }));
         approved.version = approved.approved.by = texts.join(" ");
         const stored = await approve(text, { corrections });
         for (const [form, made] of [["plain", { corrections }], ["plain", { approved }], ["element", { corrections }], ["element", { approved }]]) {
           const html = await toHtml(text, { ...made, form });
           const value = wellFormed(made.approved ?? { ...stored, approved: null });
           for (const place of places) {
             const known = new Set([...ours, ...(place.match(/\\w+/g) ?? [])]);
             // In a live page, where an image would load though it stands in no document.
             live.innerHTML = "<" + place + ">" + html;
             const once = live.innerHTML;
             const twice = new DOMParser().parseFromString(once, "text/html");
             wrong.push(...[...stranger(live, known), ...stranger(twice, known)].map(what => place + ": " + what));
             // Wherever the data is still an element it is the same, and nobody got out of it.
             const islands = [live, twice].flatMap(root => [...root.querySelectorAll("script")]);
             if (islands.length > (form === "plain" ? 0 : 2)) wrong.push(place + ": " + islands.length + " islands");
             found.add(form + " " + islands.length);
             wrong.push(...islands.flatMap(island => leaky(island.textContent, value)).map(what => place + ": " + what));
           }
         }
       }
       // The test has seen them.
       if (!found.has("element 2")) wrong.push("no island");
       return wrong;`,
    );
    assert.deepEqual(wrong, []);
    await assertNoHarm();
  });

  it("words that turn the direction turn nothing beside them, in the element, in the plain form and without a style", async () => {
    await visit("/two-files");
    const turned = await forEach(
      [...families.bidi, "Sri"],
      `const all = [
         { rename: "Kementerian Kesehatan", to: text, in: "agencies" },
         { rename: "Rudy Gunawan", to: text, in: "speakers" },
         { add: text, sentence: "Warga menunggu", in: "challenges" },
       ];
       // The same texts unasked, with their offices and other names.
       const lines = [...PEACEFUL, ...manuscript(text).slice(1),
         "“Ya,” kata Kepala Dinas " + text + " Kabupaten Garut Asep Sudrajat.", "Gugus Tugas " + text + " Nasional (GTN" + text + ") bekerja."];
       const heard = await hear(box, () => { box.open = true; box.text = lines.join("\\n"); box.corrections = all; });
       const corrections = all.filter(stands);
       if (corrections.length < all.length) {
         wrong(notClosed(heard, "corrections-unreadable"));
         await hear(box, () => { box.corrections = corrections; });
       }
       const look = root => {
         for (const fold of root.querySelectorAll("details")) fold.open = true;
         return displaced(root);
       };
       const section = () => box.shadowRoot?.querySelector("section");
       if (!section()) return wrong("no box");
       wrong(look(section()));
       // In an approved box they may have what no correction has.
       const approved = filled(await approve(box.text), text);
       await hear(box, () => { box.approved = approved; });
       if (box.state !== "approved") wrong(box.state);
       wrong(look(section()).map(what => "approved: " + what));
       const beside = document.createElement("div");
       document.body.append(beside);
       for (const made of [{ corrections }, { approved }]) {
         beside.innerHTML = await toHtml(box.text, { ...made, form: "plain" });
         wrong(displaced(beside).map(what => "plain: " + what));
         const declared = document.createElement("div");
         beside.replaceChildren(declared);
         declared.setHTMLUnsafe(await toHtml(box.text, { ...made, open: true }));
         const { shadowRoot } = declared.firstChild;
         shadowRoot.querySelector("style").remove();
         wrong(look(shadowRoot).map(what => "unstyled: " + what));
       }
       // Were the words put in as they are, a <bdi> would not hold all of them: this is what is looked for above.
       const naked = [];
       for (const tag of ["bdi", "span"]) {
         beside.innerHTML = "<p>Lembaga (<" + tag + " class=words></" + tag + ">, Polri) disunting</p>";
         beside.querySelector(tag).textContent = text + " Lestari";
         naked.push(displaced(beside).length > 0);
       }
       beside.remove();
       return naked;`,
      { first: PACKAGE },
    );
    const [inBdi, inSpan] = [0, 1].map(place => turned.filter(naked => naked[place]).length);
    assert.ok(inBdi > 0 && inSpan > inBdi, `${inBdi} turn their neighbours out of a bdi, ${inSpan} out of a span`);
    assert.deepEqual(turned.at(-1), [false, false], "an ordinary name turns nothing");
    await assertNoHarm();
  });

  for (const [family, list] of Object.entries(families)) {
    it(`in the preview page: ${family}, typed, in files, pasted, in links, in what is made of them and in what it keeps`, async () => {
      /** With what it finds wrong, and no harm done. */
      const step = async script => {
        assert.deepEqual(await inPage(list, `${PREVIEW} ${WAYS_IN} ${script} return wrong;`), []);
        await assertNoHarm();
      };
      await visitPreview();
      await step(
        `await type(list.flatMap(manuscript).join("\\n"));
         for (const form of ["plain", "element"]) {
           at("form").value = form;
           for (const tab of document.querySelectorAll("[role=tab]")) {
             tab.click();
             await turn();
             look(tab.id);
           }
         }`,
      );
      // What a link brings besides the text: shown where it can be, else told, and to be taken back.
      await step(
        `location.hash = "teks=" + list.join("");
         await turn();
         look("an old link");
         location.hash = "naskah=" + list.join("");
         await until("a word on the link", () => at("message").textContent.startsWith("Tautan ini"));
         look("a link that is none");
         await open({ text, corrections });
         await untilChallenges();
         look("corrections in a link");`,
      );
      await visitPreview({ keep: true });
      await step('await untilChallenges(); look("corrections that were kept");');
      // They go to the shelf with their manuscript, and come back with what is the same article.
      await step(
        `const isText = !list.join("").includes("\\0");
         // A text can hide all that comes after it in the page: then there is no article, but with another there is.
         let opened = await drop(page(list), "halaman.html", "text/html");
         if (opened && !isText) wrong.push("no text, and opened");
         for (const [i, one] of (opened ? [] : list).entries()) opened = (await drop(page([one], i + 1), "halaman.html", "text/html")) || opened;
         if (!opened) wrong.push("no page is opened");
         const lines = list.flatMap(manuscript).toReversed().join("\\n");
         if ((await drop(lines, "naskah.txt", "text/plain")) !== isText) wrong.push("naskah.txt: " + !isText);
         if (!isText && !(await drop(lines.replaceAll("\\0", ""), "naskah.txt", "text/plain"))) wrong.push("a text is refused");
         await until("the shelf", () => at("lists").textContent.includes(WORDS.shelfTitle));
         look("the shelf");
         await paste(page(list));
         look("a pasted page");
         await until("the corrections", () => rows().length === corrections.length);
         look("corrections that came back");`,
      );
      await step(
        `await open({ text, corrections: none });
         await untilNone();
         if (boxes() > 0) wrong.push("a box is shown");
         look("no corrections in a link");`,
      );
      await visit("/www/");
      await step(
        `await untilNone();
         if (boxes() > 0) wrong.push("a box is shown");
         look("no corrections that were kept");
         at("reset").click();
         await until("a box", () => boxes() === 1 && at("message").hidden);
         look("the box without them");`,
      );
    });
  }

  it("in the preview page: in corrections, menus and forms, in an approved box, in what is given out and in what it keeps", async () => {
    /** What it gives, with nothing wrong. */
    const step = async script => {
      const { wrong, made } = await inPage(
        texts,
        `${PREVIEW}
         const [text] = list.filter(text => text.includes("onerror"));
         const put = (name, value) => {
           const control = at("form-" + name);
           control.value = value;
           control.dispatchEvent(new Event("input", { bubbles: true }));
           control.dispatchEvent(new Event("change", { bubbles: true }));
         };
         const send = async () => {
           form().querySelector("form").requestSubmit();
           await until("the form is gone", () => !form());
         };
         const openers = () => [...box.shadowRoot.querySelectorAll(".correct button")];
         const menu = () => document.querySelector(".menu");
         const made = await (async () => { ${script} })();
         return { wrong, made };`,
      );
      assert.deepEqual(wrong, []);
      return made;
    };
    await visitPreview();
    // Words that are selected, in a form.
    await step(
      `await type(manuscript(text).join("\\n"));
       const area = at("article");
       at("tab-write").click();
       area.focus();
       area.setSelectionRange(area.value.indexOf(text), area.value.indexOf(text) + text.length);
       area.dispatchEvent(new Event("select"));
       await until("the selection", () => !at("picked").hidden && at("picked-words").textContent !== "");
       look("a selection");
       document.querySelector("[data-add=speakers]").click();
       await until("a form", form);
       look("a form for the selection");
       form().querySelector(".cancel").click();`,
    );
    // Facts with such names, by the form.
    await step(
      `await type(PEACEFUL.join("\\n"));
       if (box.state !== "automatic" || rows().length > 0) wrong.push("there are corrections");
       const values = list.filter(text => /[<"'&]/.test(text) && canStand(text)).slice(0, 12);
       for (const value of values) {
         at("add").click();
         await until("a form", form);
         put("in", "agencies");
         put("value", value);
         put("sentence", "Warga menunggu");
         look("a form");
         await send();
         await until(value, () => box.factBox?.agencies.some(({ name }) => name === value.trim()));
       }`,
    );
    // Each of their menus, and of the others the first, with each form that it opens.
    await step(
      `const asked = [0, openers().length - 1, ...openers().flatMap((opener, i) => (/^Koreksi: (Rapat|minimnya|[^\\w ])/.test(opener.ariaLabel ?? opener.getAttribute("aria-label")) ? [i] : []))];
       let forms = 0;
       for (const i of asked) {
         for (let item = 0; ; item++) {
           openers()[i].click();
           await until("a menu", menu);
           look("a menu");
           const items = [...menu().querySelectorAll("[role=menuitem]")].filter(({ textContent }) => textContent.endsWith("…"));
           if (!items[item]) break;
           items[item].click();
           await until("a form", form);
           look("a form of a menu");
           forms += 1;
           form().querySelector(".cancel").click();
         }
         openers()[i].click();
       }
       if (forms < 40) wrong.push(forms + " forms");`,
    );
    // A name by the menu, and what it does for the others.
    const codes = await step(
      `const renamed = list.find(text => text.startsWith("<svg"));
       openers()[0].click();
       await until("a menu", menu);
       menu().querySelector("[data-name=rename]").click();
       await until("a form", form);
       put("to", renamed);
       await send();
       await until("the name", () => box.factBox?.keySpeaker?.name === renamed);
       look("the list");
       const given = async known => {
         const codes = {};
         for (const [tab, id, shape] of [["cms", "cms-code"], ["island", "island-code"], ["html", "html-code", "element"], ["html", "html-code", "plain"], ["json", "json-code"], ["jsonld", "jsonld-code"], ["template", "template-code"]]) {
           at(id).textContent = "";
           if (shape) at("form").value = shape;
           at("tab-" + tab).click();
           codes[shape ?? tab] = await until("a code in " + tab, () => at(id).textContent);
           look("a code in " + tab);
         }
         return codes;
       };
       await until("what is carried", () => at("carries").textContent.includes("13"));
       const corrected = await given();
       at("approve").click();
       at("approver").value = text;
       look("the dialog");
       document.querySelector("#approving .primary").click();
       await until("approved", () => at("approval").dataset.state === "approved" && at("carries").dataset.state === "approved" && box.state === "approved");
       look("approved");
       const approved = await given();
       if (!at("approval").textContent.includes(text)) wrong.push("not approved by " + text);
       // In a page they are what they are called, and bring nothing else.
       const parse = html => new DOMParser().parseFromString(html, "text/html");
       for (const { cms, island, element, plain, template } of [corrected, approved]) {
         const all = { cms: "DIV", island: "KOTAK-FAKTA", element: "KOTAK-FAKTA", plain: "SECTION", template: "SCRIPT" };
         for (const [name, code] of Object.entries({ cms, island, element, plain, template })) {
           const page = parse("<body>" + code);
           const found = stranger(page, new Set([...PARTS, "html", "head", "body", "kotak-fakta", "template", ...(name === "template" ? ["script"] : [])])).filter(what => what !== "div style");
           if (page.body.children.length !== 1 || page.body.firstChild.tagName !== all[name]) found.push(page.body.innerHTML);
           wrong.push(...found.map(what => name + ": " + what));
         }
       }
       return [corrected, approved];`,
    );
    const [corrected, approved] = codes;
    const inIsland = ({ island }) => island.match(/data-kotak-fakta>(.*)<\/script>/)[1];
    const inAttribute = ({ cms }, name) => JSON.parse(Buffer.from(cms.match(new RegExp(` data-${name}="([\\w-]+)"`))[1], "base64url").toString("utf8"));
    const list = JSON.parse(inIsland(corrected));
    assert.equal(list.length, 13);
    assert.deepEqual(inAttribute(corrected, "corrections"), list);
    const box = JSON.parse(inIsland(approved));
    assert.deepEqual(inAttribute(approved, "approved"), box);
    assert.deepEqual(box.corrections, list);
    assert.match(box.approved.by, /onerror/);
    for (const code of codes) {
      // What is copied into a page must not end the script there.
      assert.equal(code.island.split("<").length, 5, code.island);
      assert.match(code.cms, /^<div( [\w-]+="[^"<>&]*"| [\w-]+)+><\/div>$/);
      assert.equal(code.element.split("</script").length, 2);
      assert.doesNotMatch(code.element.match(/data-kotak-fakta>(.*)<\/script>/s)[1], /[<>&]/);
      assert.ok(JSON.parse(code.jsonld).mentions.some(({ name }) => name.includes("<")) && !code.jsonld.includes("<"), code.jsonld);
      assert.ok(JSON.parse(code.json).agencies.some(({ name }) => name.includes("<")));
    }
    await assertNoHarm();
    // And once more as the page has kept it.
    await visitPreview({ keep: true });
    await step('await until("approved", () => box.state === "approved"); look("kept");');
    await assertNoHarm();
  });
});
