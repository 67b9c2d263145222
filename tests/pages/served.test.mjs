// A box that the server made, taken over or replaced; the plain form; what Node writes is what a browser shows.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EVENTS, MODULE, assertSeedIsShown, consoleOfUnharmedPage, page, readText, shown, story, told } from "../support/story.mjs";
import { load, toHtml } from "../../pkg/index.js";

/** The text that the element reads from the page of `story`: the seed's, paragraph by paragraph. */
const text = readText;

/** Keeps the node that was drawn first. */
const FIRST = '<script>addEventListener("DOMContentLoaded", () => { window.__first = document.querySelector("kotak-fakta")?.shadowRoot?.querySelector("section"); });</script>';

const articles = () =>
  readdirSync(new URL("../articles/", import.meta.url))
    .filter(name => !name.startsWith("."))
    .map(name => readFileSync(new URL(`../articles/${name}/article.txt`, import.meta.url), "utf8"));

let server;
let served;
before(async () => {
  await load(readFileSync(new URL("../../pkg/kotak_fakta_bg.wasm", import.meta.url)));
  const corrections = [{ hide: "PPATK", in: "agencies" }];
  served = {
    same: await toHtml(text, { lang: "en", open: true, theme: "dark", headingLevel: 3 }),
    corrected: await toHtml(text, { corrections }),
    otherText: await toHtml(text.replace("PPATK", "Kemhan"), {}),
    plain: await toHtml(text, { form: "plain" }),
  };
  const island = `<script type="application/json" data-kotak-fakta>${JSON.stringify(corrections)}</script>`;
  const routes = {
    "/same": page(story(served.same), FIRST + MODULE),
    "/unscripted": page(story(served.same), ""),
    "/corrected": page(story(served.corrected + island), FIRST + MODULE),
    "/other-text": page(story(served.otherText), FIRST + MODULE),
    "/other-version": page(story(served.same.replace(/data-made="[^-]*-/, 'data-made="0.0.1-')), FIRST + MODULE),
    "/forbidden": { ...page(story(served.same), MODULE) },
    "/plain": page(story(served.plain), ""),
    "/module": page(story("<p>Tanpa kotak</p>"), MODULE),
    "/events.js": EVENTS,
  };
  routes["/forbidden"].headers = { ...routes["/forbidden"].headers, "content-security-policy": "script-src 'self'" };
  server = await serve({ routes });
});
after(() => server.close());

eachEngine(engine => {
  const visit = path => engine.driver.get(server.url + path);
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const isFirst = () =>
    run("return window.__first === document.querySelector('kotak-fakta').shadowRoot.querySelector('section')");

  for (const path of ["/same", "/corrected"]) {
    it(`${path.slice(1)}: takes over what the server made, node for node`, async () => {
      await visit(path);
      const [{ type, detail }] = await told(engine.driver);
      assert.equal(type, "kotak-fakta-ready");
      assert.equal(detail.agencies.length, path === "/same" ? 22 : 21, "the facts are there for whoever asks");
      assert.equal(await isFirst(), true);
      const [styles, sheets] = await run(
        "const root = document.querySelector('kotak-fakta').shadowRoot; return [root.querySelectorAll('style').length, root.adoptedStyleSheets.length]",
      );
      assert.deepEqual([styles, sheets], [0, 1]);
      await run("document.querySelector('kotak-fakta').shadowRoot.querySelector('.key-speaker a').click()");
      assert.equal(await run("return document.querySelector('kotak-fakta').shadowRoot.activeElement?.className"), "return shown");
      assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
    });
  }

  for (const [path, why] of [["/other-text", "the text is another"], ["/other-version", "another version made it"]]) {
    it(`replaces what the server made where ${why}`, async () => {
      await visit(path);
      const [{ type, detail }] = await told(engine.driver);
      assert.equal(type, "kotak-fakta-ready", detail.message);
      assert.equal(await isFirst(), false);
      assert.equal(await run("return document.querySelector('kotak-fakta').shadowRoot.querySelectorAll('section').length"), 1);
      await assertSeedIsShown(engine.driver);
    });
  }

  it("stays where the module does not run, and the site is told", async () => {
    await visit("/forbidden");
    const [{ type, detail }] = await told(engine.driver);
    assert.deepEqual([type, detail.code], ["kotak-fakta-error", "wasm-blocked"]);
    assert.deepEqual((await shown(engine.driver)).speaker, ["Lufti Rauf"]);
    assert.equal(await run("return document.querySelector('kotak-fakta').getBoundingClientRect().height > 100"), true);
  });

  it("is there, styled, where no script runs", async () => {
    await visit("/unscripted");
    const box = await shown(engine.driver);
    assert.deepEqual([box.speaker, box.heading, box.labels[0]], [["Lufti Rauf"], "h3", "Key speaker"]);
    const border = await run("return getComputedStyle(document.querySelector('kotak-fakta').shadowRoot.querySelector('section')).borderTopWidth");
    assert.equal(border, "3px");
  });

  it("the plain form needs neither script nor style", async () => {
    await visit("/plain");
    const inside = await run("return [...new Set([...document.querySelectorAll('section.kotak-fakta, section.kotak-fakta *')].map(n => n.localName))].sort()");
    assert.deepEqual(inside, ["bdi", "blockquote", "dd", "div", "dl", "dt", "h2", "li", "p", "section", "span", "ul"]);
    assert.match(await run("return document.querySelector('section.kotak-fakta').textContent"), /Lufti Rauf/);
  });

  it("Node and this browser write the same HTML for every article, and the parser reads it as it was meant", async () => {
    await visit("/module");
    await engine.driver.manage().setTimeouts({ script: 60_000 });
    const all = articles();
    const both = [];
    for (const one of all) both.push([await toHtml(one, { open: true }), await toHtml(one, { form: "plain" })]);
    const [theirs, parsed] = await engine.driver.executeAsyncScript(
      `const [texts, done] = arguments;
       import("/pkg/index.js").then(async ({ toHtml }) => {
         const theirs = [], parsed = [];
         for (const text of texts) {
           const plain = await toHtml(text, { form: "plain" });
           theirs.push([await toHtml(text, { open: true }), plain]);
           const holder = document.createElement("div");
           holder.innerHTML = plain;
           parsed.push(holder.innerHTML);
         }
         done([theirs, parsed]);
       });`,
      all,
    );
    assert.deepEqual(theirs, both);
    assert.deepEqual(parsed, both.map(([, plain]) => plain));
    assert.ok(both.filter(([html]) => html !== "").length > 20);
  });
});
