// Markup can't get through: the texts of tests/hostile/ in every place that takes words, in pages without any policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { families, serveUnguarded, texts, unguarded } from "../support/hostile.mjs";
import { EMBED, MODULE, escape, told } from "../support/story.mjs";

const INDEX = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");
/** Both scripts leave a page alone that says itself where boxes go. */
const BOX = "<kotak-fakta hidden></kotak-fakta>";
const DESCRIBED = '<script type="application/ld+json">{"@type":"NewsArticle","@id":"https://contoh.id/a"}</script>';
const quoting = text => `<p>“Kami ${escape(text.toWellFormed())} siap memperbaiki jalan,” kata Bupati Garut Rudy Gunawan di Garut.</p>`;
const PEACEFUL = quoting("sudah").repeat(6);
const PAGES = {
  "/one-file": unguarded(EMBED, BOX),
  "/alone": unguarded(EMBED, `<article><h1>Bupati Garut Sebut Jalan Rusak</h1><div>${texts.map(quoting).join("\n")}</div></article>`),
  "/two-files": unguarded(MODULE, BOX),
  "/described": unguarded(DESCRIBED + MODULE, BOX),
  "/unstarted": unguarded(MODULE, '<kotak-fakta wasm-src="/pwned/first"></kotak-fakta>'),
  "/placeholder": unguarded(MODULE, `<article>${PEACEFUL}</article><div data-kotak-fakta data-wasm-src="/pwned/module.wasm" data-lang="en"></div>`),
  "/www/": { headers: { "content-type": "text/html; charset=utf-8" }, body: withoutPolicy(INDEX) },
};

function withoutPolicy(html) {
  const free = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '<script src="/log.js"></script><script src="/hostile.js"></script>');
  assert.notEqual(free, html);
  return free;
}

let server;
before(async () => {
  server = await serveUnguarded(PAGES);
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const visit = async path => {
    await engine.driver.manage().setTimeouts({ script: 60_000 });
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
  /** `attempt` in the page for each text (see tests/support/hostile.js); gives the results. */
  const forEach = async (list, attempt, lines = "undefined") => {
    const { wrong, results } = await inPage(list, `return tryEach(list, async ({ text, box, article, wrong }) => { ${attempt} }, ${lines});`);
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
  const assertMost = (count, what) => assert.ok(count > texts.length / 2, `${what}: ${count} of ${texts.length}`);

  it("in an article, in every part of it; and the HTML of the box, parsed again, is the box, node for node, and stays it", async () => {
    await visitUndrawn("/two-files");
    const shown = await forEach(
      texts,
      `const { toHtml } = await import("/pkg/index.js");
       // With some texts in it the article is taken for none.
       if (!box.shadowRoot) return [];
       const sentence = "Bupati Garut Rudy Gunawan";
       const corrections = [{ add: text, sentence, in: "agencies" }, { add: text + text, sentence, in: "speakers" }];
       await hear(box, () => { box.corrections = corrections; });
       wrong(strange(box.shadowRoot));
       const drawn = box.shadowRoot.querySelector("section");
       const html = await toHtml(box.text, { corrections, theme: text, lang: text, headingLevel: text, fields: text, form: text });
       const holder = document.createElement("div");
       holder.setHTMLUnsafe(html);
       const declared = holder.firstChild.shadowRoot;
       if (holder.childNodes.length !== 1 || declared.childNodes.length !== 2) wrong("more than the element");
       if (!declared.lastChild.isEqualNode(drawn)) wrong("another tree: " + declared.lastChild.outerHTML);
       const parse = html => new DOMParser().parseFromString(html, "text/html").body;
       const again = parse(drawn.outerHTML);
       if (again.childNodes.length !== 1 || !again.firstChild.isEqualNode(drawn)) wrong("the browser writes another tree");
       if (parse(again.innerHTML).innerHTML !== again.innerHTML) wrong("the second writing is another");
       const plain = await toHtml(box.text, { corrections, form: "plain" });
       const parsed = parse(plain);
       if (parsed.innerHTML !== plain || parse(parsed.innerHTML).innerHTML !== plain) wrong("the plain form becomes " + parsed.innerHTML);
       wrong(strange(parsed));
       // And the sentence that a fact leads to.
       drawn.querySelector("a").click();
       wrong(strange(box.shadowRoot));
       return [".quote", ".challenges .text", ".forums .name"].map(part => [...drawn.querySelectorAll(part)].some(node => shownIn(node, text)));`,
      "manuscript",
    );
    // The rules take most of them for words, so that there is something to see.
    for (const [index, part] of ["quote", "challenge", "forum"].entries()) assertMost(shown.filter(parts => parts[index]).length, part);
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

  it("in corrections: every verb, every field", async () => {
    await visit("/one-file");
    const taken = await forEach(
      texts,
      `const names = { agencies: "Kementerian Kesehatan", speakers: "Rudy Gunawan", challenges: "minimnya anggaran", forums: "Rapat Koordinasi Jalan" };
       const sentence = "Warga menunggu sejak musim hujan yang lalu";
       const added = "Tambahan " + text;
       const corrections = Object.entries(names).flatMap(([field, name]) => [
         { rename: name, to: text, in: field },
         { add: added, sentence, in: field },
         { add: "Salah " + text, sentence: text, in: field },
         { move: text, position: 2, in: field },
         { hide: "Bukan " + text, in: field },
       ]);
       corrections.push({ key: text }, { [text]: text }, { hide: "Polres Garut", in: text }, { hide: text, in: "agencies", to: text });
       const { type } = await hear(box, () => box.setAttribute("corrections", JSON.stringify(corrections)));
       if (type !== "kotak-fakta-ready") wrong(type);
       wrong(strange(box.shadowRoot));
       const takes = value => {
         const trimmed = value.replace(/^[\\s\\x85]+|[\\s\\x85]+$/g, "");
         return asShown(trimmed) !== "" && !/\\p{Cc}/u.test(trimmed) && [...trimmed].length <= 300;
       };
       const shows = (field, value) =>
         [...box.shadowRoot.querySelectorAll(field)].some(node => asShown(node.textContent) === asShown(value));
       for (const field of [".agencies .name", ".challenges .text", ".forums .name"]) {
         if (shows(field, text) !== takes(text)) wrong(field + (takes(text) ? " is not renamed" : " is renamed"));
         if (shows(field, added) !== takes(added)) wrong(field + (takes(added) ? " has no addition" : " has an addition"));
       }
       if (shows(".key-speaker .name", text) !== takes(text)) wrong("the key speaker");
       return takes(text);`,
    );
    assertMost(taken.filter(Boolean).length, "taken");
    assert.deepEqual(await run("return stranger(document)"), []);
    await assertNoHarm();
  });

  it("in an island: as corrections, and in their place", async () => {
    await visitUndrawn("/two-files");
    await forEach(
      texts,
      `const island = Object.assign(document.createElement("script"), { type: "application/json", textContent: text });
       island.dataset.kotakFakta = "";
       (text.length % 2 ? box : article).append(island);
       const { detail } = await hear(box, () => box.refresh());
       wrong(strange(box.shadowRoot));
       if (detail.agencies?.length !== 3) wrong("other facts");`,
    );
    const corrections = texts.map(text => ({ add: text, sentence: "Warga menunggu", in: "challenges" }));
    const [count] = await forEach(
      [JSON.stringify(corrections)],
      `box.innerHTML = '<script type="application/json" data-kotak-fakta></' + "script>";
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
      `const names = ["lang", "theme", "heading-level", "fields", "open", "jsonld", "wasm-src", "corrections"];
       const { type, detail } = await hear(box, () => { for (const name of names) box.setAttribute(name, text); });
       wrong(strange(box.shadowRoot));
       if (type !== "kotak-fakta-ready" || detail.agencies.length !== 3) wrong("other facts");
       if (!box.shadowRoot.querySelector("[lang=id] > h2")) wrong("not the defaults");
       const failed = await hear(box, () => box.setAttribute("for", text));
       if (text !== "" && failed.detail.code !== "no-article") wrong(failed.detail.code ?? failed.type);`,
    );
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

  it("in JSON-LD: nothing ends the script, not in the page and not where the page is written out", async () => {
    await visitUndrawn("/described");
    const named = await forEach(
      texts,
      `const corrections = [
         { rename: "Kementerian Kesehatan", to: text, in: "agencies" },
         { rename: "Rudy Gunawan", to: text, in: "speakers" },
         { rename: "Rapat Koordinasi Jalan", to: text, in: "forums" },
       ];
       await hear(box, () => { box.corrections = corrections; box.setAttribute("jsonld", ""); });
       const [script, ...more] = box.children;
       if (!script || more.length > 0) wrong("not one script");
       return JSON.parse(script.textContent).mentions.filter(({ name }) => name === text.toWellFormed().trim()).length === 3;`,
    );
    assertMost(named.filter(Boolean).length, "named");
    const [strangers, same] = await run(
      `const page = new DOMParser().parseFromString(document.documentElement.outerHTML, "text/html");
       const scripts = page => [...page.querySelectorAll("kotak-fakta > script")].map(script => script.textContent).join("\\n");
       return [stranger(page), scripts(page) === scripts(document)];`,
    );
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
      `const { toHtml } = await import("/pkg/index.js");
       const places = ["svg", "math", "math><mtext", "svg><foreignObject", "svg><title", "select", "table", "table><caption", "template",
         "noscript", "textarea", "title", "style", "xmp", "iframe", "a href=/", "button", "!--"];
       const ours = [...PARTS, "kotak-fakta", "template", "style", "html", "head", "body", "tbody"];
       const live = document.createElement("div");
       const wrong = [];
       for (const texts of list) {
         const text = texts.flatMap(manuscript).join("\\n");
         const corrections = texts.map(text => ({ add: text, sentence: "Rudy Gunawan", in: "agencies" }));
         for (const form of ["plain", "element"]) {
           const html = await toHtml(text, { corrections, form });
           for (const place of places) {
             const known = new Set([...ours, ...(place.match(/\\w+/g) ?? [])]);
             // In a live page, where an image would load though it stands in no document.
             live.innerHTML = "<" + place + ">" + html;
             const once = live.innerHTML;
             const twice = new DOMParser().parseFromString(once, "text/html");
             wrong.push(...[...stranger(live, known), ...stranger(twice, known)].map(what => place + ": " + what));
           }
         }
       }
       return wrong;`,
    );
    assert.deepEqual(wrong, []);
    await assertNoHarm();
  });

  it("words that turn the direction turn nothing beside them, in the element, in the plain form and without a style", async () => {
    await visit("/two-files");
    const turned = await forEach(
      [...families.bidi, "Sri"],
      `const { toHtml } = await import("/pkg/index.js");
       const corrections = [
         { rename: "Kementerian Kesehatan", to: text, in: "agencies" },
         { rename: "Rudy Gunawan", to: text, in: "speakers" },
         { add: text, sentence: "Warga menunggu", in: "challenges" },
       ];
       // The same texts unasked, with their offices and other names.
       const lines = [...PEACEFUL, ...manuscript(text).slice(1),
         "“Ya,” kata Kepala Dinas " + text + " Kabupaten Garut Asep Sudrajat.", "Gugus Tugas " + text + " Nasional (GTN" + text + ") bekerja."];
       await hear(box, () => { box.open = true; box.text = lines.join("\\n"); box.corrections = corrections; });
       const section = box.shadowRoot?.querySelector("section");
       if (!section) return wrong("no box");
       for (const fold of section.querySelectorAll("details")) fold.open = true;
       wrong(displaced(section));
       const beside = document.createElement("div");
       document.body.append(beside);
       beside.innerHTML = await toHtml(box.text, { corrections, form: "plain" });
       wrong(displaced(beside).map(what => "plain: " + what));
       const declared = document.createElement("div");
       beside.replaceChildren(declared);
       declared.setHTMLUnsafe(await toHtml(box.text, { corrections, open: true }));
       const { shadowRoot } = declared.firstChild;
       shadowRoot.querySelector("style").remove();
       wrong(displaced(shadowRoot).map(what => "unstyled: " + what));
       // Were the words put in as they are, a <bdi> would not hold all of them: this is what is looked for above.
       const naked = [];
       for (const tag of ["bdi", "span"]) {
         beside.innerHTML = "<p>Lembaga (<" + tag + " class=words></" + tag + ">, Polri) disunting</p>";
         beside.querySelector(tag).textContent = text + " Lestari";
         naked.push(displaced(beside).length > 0);
       }
       beside.remove();
       return naked;`,
    );
    const [inBdi, inSpan] = [0, 1].map(place => turned.filter(naked => naked[place]).length);
    assert.ok(inBdi > 0 && inSpan > inBdi, `${inBdi} turn their neighbours out of a bdi, ${inSpan} out of a span`);
    assert.deepEqual(turned.at(-1), [false, false], "an ordinary name turns nothing");
    await assertNoHarm();
  });

  it("in the preview page: typed, in a file, in a link, in corrections and in what is given out", async () => {
    await visit("/www/");
    const ready = () => engine.driver.wait(() => run("return document.getElementById('box').factBox != null"), 15_000, "no box");
    await ready();
    const wrong = await inPage(
      Object.values(families),
      `const at = id => document.getElementById(id);
       const box = at("box");
       const MADE = "button datalist div fieldset form h3 h4 input label legend li option p section select span strong textarea ul";
       const known = new Set([...document.querySelectorAll("*")].map(node => node.localName).concat(MADE.split(" ")));
       const wrong = [];
       const look = () => {
         wrong.push(...stranger(document, known));
         // The page's own buttons stand among the facts.
         const tree = document.createElement("div");
         tree.append(...[...box.shadowRoot.childNodes].map(node => node.cloneNode(true)));
         for (const holder of tree.querySelectorAll(".correct")) {
           const [own, ...more] = holder.children;
           const names = own.getAttributeNames().sort().join();
           if (more.length > 0 || own.textContent !== "⋯" || names !== "aria-expanded,aria-haspopup,aria-label,type") wrong.push(holder.outerHTML);
           holder.remove();
         }
         wrong.push(...strange(tree, PARTS));
       };
       const turn = () => new Promise(resolve => setTimeout(resolve, 30));
       const soon = async (found, what) => {
         for (let tries = 0; tries < 400; tries += 1) {
           if (found()) return found();
           await turn();
         }
         throw new Error(what);
       };
       const drop = async content => {
         const data = new DataTransfer();
         data.items.add(new File([content], "halaman.html", { type: "text/html" }));
         document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
         await turn();
       };
       const type = text => hear(box, () => { at("article").value = text; at("article").dispatchEvent(new Event("input")); });
       at("show-corrections").click();
       for (const texts of list) {
         await type(texts.flatMap(manuscript).join("\\n"));
         for (const tab of ["json", "jsonld", "html", "island", "cms", "template", "read"]) at("tab-" + tab).click();
         await turn();
         look();
         // Every fact's menu, and a form with the fact's words in it.
         for (const opener of box.shadowRoot.querySelectorAll(".correct button")) {
           opener.click();
           document.querySelector(".menu [data-name=rename]").click();
           await soon(() => document.querySelector(".form"), "no form");
           look();
           document.querySelector(".form .cancel").click();
         }
         await drop("<!doctype html><article><h1>Judul</h1><div class=entry-content>" + PEACEFUL.map(line => "<p>" + line + "</p>").join(texts.join("")) + "</div></article>");
         look();
         location.hash = "naskah=" + texts.join("");
         await turn();
         look();
       }
       await type(PEACEFUL.join("\\n"));
       await soon(() => at("show-corrections").textContent.startsWith("Koreksi: 0"), "corrections of another article");
       const given = list.flat().filter(text => /[<"'&]/.test(text) && !/\\p{Cc}/u.test(text)).slice(0, 12);
       for (const [i, text] of given.entries()) {
         at("add").click();
         await soon(() => at("form-value"), "no form");
         at("form-value").value = text;
         at("form-sentence").value = "Warga menunggu";
         document.querySelector(".form form").requestSubmit();
         await soon(() => at("show-corrections").textContent.startsWith("Koreksi: " + (i + 1)), "not added: " + text);
         await soon(() => !document.querySelector(".form"), "the form stays");
       }
       await soon(() => box.factBox?.agencies.some(({ name }) => name === given.at(-1)), "not shown");
       look();
       const names = box.factBox.agencies.map(({ name }) => name);
       at("approve").click();
       at("approver").value = given[0];
       document.querySelector("#approving .primary").click();
       await soon(() => at("approval").dataset.state === "approved", "not approved");
       at("tab-island").click();
       at("tab-jsonld").click();
       await turn();
       at("tab-island").click();
       await turn();
       look();
       const codes = ["island-code", "jsonld-code"].map(id => at(id).textContent);
       return { wrong, codes, said: at("approval").textContent, first: given[0], names };`,
    );
    assert.deepEqual(wrong.wrong, []);
    assert.ok(wrong.said.includes(wrong.first), wrong.said);
    const [island, description] = wrong.codes;
    const stored = JSON.parse(island.match(/data-kotak-fakta>(.*)<\/script>/)[1]);
    assert.equal(stored.corrections.length, 12);
    assert.deepEqual(stored.facts.agencies.map(({ name }) => name), wrong.names);
    // What is copied into a page must not end the script there: of element and script there are four ends, and no more.
    assert.equal(island.split("<").length, 5, island);
    assert.ok(JSON.parse(description).mentions.some(({ name }) => name.includes("<")) && !description.includes("<"), description);
    await assertNoHarm();
  });
});
