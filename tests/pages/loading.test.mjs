// How kotak-fakta.min.js may come into a page: by any tag, late, by the hands of optimisers that put scripts off, as text, several times.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EVENTS, assertSeedIsShown, consoleOfUnharmedPage, page, story, told } from "../support/story.mjs";

const SRC = "/pkg/kotak-fakta.min.js";
const code = readFileSync(new URL("../../pkg/kotak-fakta.min.js", import.meta.url), "utf8");

/** Runs `act`, in which `src` and `code()` are there, when the page is loaded and long quiet. */
const late = act => `<script>{
  const src = "${SRC}";
  const code = () => fetch(src).then(answer => answer.text());
  addEventListener("load", () => setTimeout(async () => { ${act} }, 300), { once: true });
}</script>`;

const put = (what, then = "document.head.append(made);") => `const made = document.createElement("script"); ${what}; ${then}`;

/** Optimisers tell scripts that came late another story of the page: they hold back its events and its state. */
const STORY_OF_A_LOADING_PAGE = `
  let state = "loading";
  Object.defineProperty(document, "readyState", { configurable: true, get: () => state });
  document.write = document.writeln = () => { throw new Error("document.write") };
  Object.defineProperty(document, "currentScript", { configurable: true, get: () => null });
  setTimeout(() => {
    state = "interactive";
    document.dispatchEvent(new Event("readystatechange"));
    document.dispatchEvent(new Event("DOMContentLoaded"));
    dispatchEvent(new Event("DOMContentLoaded"));
    state = "complete";
    document.dispatchEvent(new Event("readystatechange"));
    dispatchEvent(new Event("load"));
  }, 700);`;

/** The same by renamed events: who asks for one gets another in its place. */
const RENAMED_EVENTS = `
  let state = "loading";
  Object.defineProperty(document, "readyState", { configurable: true, get: () => state });
  for (const target of [document, window]) {
    const own = target.addEventListener;
    target.addEventListener = function (type, ...rest) {
      return own.call(this, /^(DOMContentLoaded|load|readystatechange|pageshow)$/.test(type) ? "later-" + type : type, ...rest);
    };
  }
  setTimeout(() => {
    state = "complete";
    for (const type of ["DOMContentLoaded", "readystatechange"]) document.dispatchEvent(new Event("later-" + type));
    for (const type of ["load", "pageshow"]) window.dispatchEvent(new Event("later-" + type));
  }, 700);`;

const WAYS = {
  "classic, in the head, waited for": `<script src="${SRC}"></script>`,
  "classic, defer": `<script defer src="${SRC}"></script>`,
  "classic, async": `<script async src="${SRC}"></script>`,
  "module, async": `<script type="module" async src="${SRC}"></script>`,
  "by document.write": `<script>document.write('<script src="${SRC}"><\\/script>')</script>`,
  "as text in the page, classic": `<script>${code}</script>`,
  "as text in the page, a module": `<script type="module">${code}</script>`,
  "in an address that holds it": `<script defer src="data:text/javascript;base64,${Buffer.from(code).toString("base64")}"></script>`,
  "in an address that holds it, percent-encoded": `<script type="module" src="data:text/javascript,${encodeURIComponent(code)}"></script>`,
  "late, classic": late(put("made.src = src")),
  "late, a module": late(put("made.type = 'module'; made.src = src")),
  "late, as text": late(put("made.text = await code()")),
  "late, a blob": late(put("made.src = URL.createObjectURL(new Blob([await code()], { type: 'text/javascript' }))")),
  "late, an imported blob": late("await import(URL.createObjectURL(new Blob([await code()], { type: 'text/javascript' })))"),
  "late, in a function of the optimiser's": late("const run = new Function(await code()); run.call(undefined)"),
  "late, in a page that is said to be loading": late(STORY_OF_A_LOADING_PAGE + put("made.src = src")),
  "late, in a page whose events have other names": late(RENAMED_EVENTS + put("made.src = src")),
  "with another type, which a loader changes back": `<script type="3f2a-text/javascript" src="${SRC}" data-cf-settings="3f2a-|49" defer></script>${late(
    `const held = document.querySelector('[type$="-text/javascript"]');` + put("made.src = held.src", "held.replaceWith(made);"),
  )}`,
  "with another type, run as text by a loader": `<script type="3f2a-text/javascript" src="${SRC}"></script>${late(
    `const held = document.querySelector('[type$="-text/javascript"]');` +
      put("made.text = await (await fetch(held.src)).text()", `${STORY_OF_A_LOADING_PAGE} held.replaceWith(made);`),
  )}`,
  "three times, in three ways": `<script defer src="${SRC}"></script><script type="module" src="${SRC}?2"></script>${late(put("made.text = await code()"))}`,
};

const named = Object.entries(WAYS).map(([name, script], i) => ({ name, script, path: `/way-${i}` }));
const below = '<footer style="height: 150vh">Kaki</footer>';

let server;
before(async () => {
  const routes = { "/events.js": EVENTS };
  for (const { script, path } of named) {
    routes[path] = page(story(), script);
    routes[`${path}-alone`] = page(`${story("")}${below}`, script);
  }
  server = await serve({ routes });
});
after(() => server.close());

eachEngine(engine => {
  for (const { name, path } of named) {
    it(`${name}: one box, told of once`, async () => {
      await engine.driver.get(server.url + path);
      const [{ type, detail }] = await told(engine.driver);
      assert.equal(type, "kotak-fakta-ready", detail.message);
      await assertSeedIsShown(engine.driver);
      // Long enough for what comes late and for a second one, that ought not to come.
      await engine.driver.sleep(1000);
      assert.equal((await told(engine.driver)).length, 1);
      assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
    });

    it(`${name}: alone, one box at the article's end`, async () => {
      await engine.driver.get(`${server.url}${path}-alone`);
      const [{ type, detail }] = await told(engine.driver);
      assert.equal(type, "kotak-fakta-ready", detail.message);
      await engine.driver.sleep(1000);
      const boxes = await engine.driver.executeScript(
        "return [...document.querySelectorAll('kotak-fakta')].map(box => box.getBoundingClientRect().height > 0)",
      );
      assert.deepEqual(boxes, [true]);
      await assertSeedIsShown(engine.driver);
      const lines = (await engine.driver.executeScript("return window.__log")).map(({ text }) => text);
      assert.deepEqual(lines, []);
    });
  }
});
