// What goes wrong: the page is unharmed, the reader sees nothing, the site's developer gets one line and an event.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { integrity } from "../../tools/build-digest.mjs";
import { EMBED, EVENTS, MODULE, consoleOfUnharmedPage, page, shown, story, told } from "../support/story.mjs";

const WASM = "/pkg/kotak_fakta_bg.wasm";
const wasm = readFileSync(new URL(`../..${WASM}`, import.meta.url));
const policy = text => ({ "content-security-policy": text });
const huge = `<main id="story"><article><p>${"kata ".repeat(1e6)}</p></article></main>`;

const CASES = [
  { name: "no article on the page", code: "no-article", page: page("<main id=story><h1>Arsip</h1></main><kotak-fakta></kotak-fakta>") },
  {
    name: "several articles on the page",
    code: "no-article",
    page: page(story(`<article>${"<p>Berita lain yang sama panjangnya.</p>".repeat(20)}</article><div class="entry-content">${"<p>Berita lain yang sama panjangnya.</p>".repeat(20)}</div><kotak-fakta></kotak-fakta>`)),
  },
  { name: "for= names nothing", code: "no-article", page: page(story('<kotak-fakta for="tidak-ada"></kotak-fakta>')) },
  { name: "for= names an empty element", code: "no-article", page: page(story('<p id=a> </p><kotak-fakta for="a"></kotak-fakta>')) },
  { name: "5 MB of text on the page", code: "input-too-large", page: page(`${huge}<kotak-fakta for="story"></kotak-fakta>`) },
  { name: "wasm forbidden, one file", code: "wasm-blocked", page: page(story()), headers: policy("script-src 'self'") },
  { name: "wasm forbidden, two files", code: "wasm-blocked", page: page(story(), MODULE), headers: policy("script-src 'self'") },
  {
    name: "fetching forbidden",
    code: "network",
    page: page(story(), MODULE),
    headers: policy("script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'"),
  },
  { name: "404 for the .wasm", code: "wasm-not-found", page: page(story(), MODULE), wasm: { status: 404, body: "tidak ada" } },
  {
    name: "a page in place of the .wasm",
    code: "wasm-corrupt",
    page: page(story(), MODULE),
    wasm: { headers: { "content-type": "text/html" }, body: "<!doctype html><p>Selamat datang" },
  },
  { name: "half a .wasm", code: "wasm-corrupt", page: page(story(), MODULE), wasm: { body: wasm.subarray(0, wasm.length / 2) } },
  { name: "an empty .wasm", code: "wasm-corrupt", page: page(story(), MODULE), wasm: { body: new Uint8Array() } },
  {
    name: "another module's .wasm",
    code: "wasm-corrupt",
    page: page(story(), MODULE),
    // The smallest module: it compiles, and has nothing of ours.
    wasm: { body: new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]) },
  },
];

async function visit(driver, { page: answer, headers = {}, wasm: wasmAnswer }, check) {
  const routes = { "/p": answer, "/events.js": EVENTS, ...(wasmAnswer && { [WASM]: wasmAnswer }) };
  const server = await serve({ headers, routes });
  try {
    await driver.get(`${server.url}/p`);
    await check(server);
  } finally {
    await server.close();
  }
}

async function assertOneWarning(driver, code) {
  const lines = await consoleOfUnharmedPage(driver);
  assert.equal(lines.length, 1, JSON.stringify(lines));
  assert.equal(lines[0].type, "warn");
  assert.match(lines[0].text, new RegExp(`^kotak-fakta: .+ \\[${code}\\]$`));
}

eachEngine(engine => {
  for (const scenario of CASES) {
    it(scenario.name, () =>
      visit(engine.driver, scenario, async () => {
        const [{ type, detail }] = await told(engine.driver);
        assert.equal(type, "kotak-fakta-error");
        assert.equal(detail.code, scenario.code, detail.message);
        assert.equal(await shown(engine.driver), null);
        assert.equal(await engine.driver.executeScript("return document.querySelector('kotak-fakta').factBox"), null);
        await assertOneWarning(engine.driver, scenario.code);
      }));
  }

  for (const [name, expression, code] of [
    ["an empty text", "''", "input-empty"],
    ["5 MB of text", "'kata '.repeat(1e6)", "input-too-large"],
    ["a text that is none", "({})", "not-text"],
  ]) {
    it(`${name} given by the page's script takes the box away`, () =>
      visit(engine.driver, { page: page(story()) }, async () => {
        await told(engine.driver);
        assert.notEqual(await shown(engine.driver), null);
        await engine.driver.executeScript(`document.querySelector("kotak-fakta").text = ${expression}`);
        const [, { type, detail }] = await told(engine.driver, 2);
        assert.deepEqual([type, detail.code], ["kotak-fakta-error", code]);
        assert.equal(await shown(engine.driver), null);
        await assertOneWarning(engine.driver, code);
        await engine.driver.executeScript("document.querySelector('kotak-fakta').text = null");
        await told(engine.driver, 3);
        assert.notEqual(await shown(engine.driver), null, "the box comes back");
      }));
  }

  it("a failure that passes is tried again", () => {
    let asked = 0;
    const wasm = () => (asked++ === 0 ? { status: 503, body: "nanti" } : {});
    return visit(engine.driver, { page: page(story(), MODULE), wasm }, async () => {
      assert.equal((await told(engine.driver))[0].detail.code, "wasm-not-found");
      await engine.driver.executeScript("document.querySelector('kotak-fakta').setAttribute('lang', 'en')");
      assert.equal((await told(engine.driver, 2))[1].type, "kotak-fakta-ready");
      assert.deepEqual((await shown(engine.driver)).speaker, ["Lufti Rauf"]);
    });
  });

  it("content of the element's own stands while there is no box, and comes back when there is none any more", () =>
    visit(engine.driver, { page: page(story("<kotak-fakta><p>Cadangan</p></kotak-fakta>"), MODULE) }, async () => {
      const seen = () => engine.driver.executeScript("return document.querySelector('kotak-fakta > p').getBoundingClientRect().height > 0");
      await told(engine.driver);
      assert.equal(await seen(), false, "the box stands in its place");
      for (const [count, text] of [[2, "'a'.repeat(3e6)"], [3, "'Langit biru.'"]]) {
        await engine.driver.executeScript(`document.querySelector("kotak-fakta").text = ${text}`);
        await told(engine.driver, count);
        assert.equal(await seen(), true, text);
      }
      await engine.driver.executeScript("document.querySelector('kotak-fakta').text = null");
      await told(engine.driver, 4);
      assert.equal(await seen(), false);
    }));

  it("content of the element's own stands where WebAssembly is forbidden", () =>
    visit(engine.driver, { page: page(story("<kotak-fakta>Cadangan</kotak-fakta>")), headers: policy("script-src 'self'") }, async () => {
      await told(engine.driver);
      const box = await engine.driver.executeScript("return document.querySelector('kotak-fakta').getBoundingClientRect().height");
      assert.ok(box > 0, "the element's own content is seen");
    }));

  for (const [name, file, runs] of [["the right", "pkg/kotak-fakta.min.js", true], ["a wrong", "pkg/index.js", false]]) {
    it(`${name} integrity hash ${runs ? "lets the embed in" : "keeps it out, and the page is as it was"}`, () => {
      const hash = integrity(readFileSync(new URL(`../../${file}`, import.meta.url)));
      const script = `<script type="module" src="/pkg/kotak-fakta.min.js" integrity="${hash}"></script>`;
      return visit(engine.driver, { page: page(story(), script) }, async () => {
        if (runs) {
          assert.equal((await told(engine.driver))[0].type, "kotak-fakta-ready");
          return;
        }
        await engine.driver.sleep(800);
        assert.deepEqual(await engine.driver.executeScript("return window.__events"), []);
        await consoleOfUnharmedPage(engine.driver);
      });
    });
  }

  it("a slow network: the page stands, and the box comes when it comes", () =>
    visit(engine.driver, { page: page(story(), MODULE), wasm: { delay: 2500 } }, async () => {
      assert.equal(await shown(engine.driver).catch(() => null), null);
      assert.equal((await told(engine.driver))[0].type, "kotak-fakta-ready");
      assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
    }));

  it("a browser that gives no memory", () => {
    const refuse = "<script>WebAssembly.instantiate = async () => { throw new RangeError('could not allocate memory') }</script>";
    return visit(engine.driver, { page: page(story(), refuse + MODULE) }, async () => {
      assert.equal((await told(engine.driver))[0].detail.code, "out-of-memory");
      assert.equal(await shown(engine.driver), null);
      await assertOneWarning(engine.driver, "out-of-memory");
    });
  });

  for (const type of ["text/plain", "application/octet-stream", "text/html", ""]) {
    it(`the .wasm served as “${type}” is no failure`, () =>
      visit(engine.driver, { page: page(story(), MODULE), wasm: { headers: { "content-type": type } } }, async () => {
        assert.equal((await told(engine.driver))[0].type, "kotak-fakta-ready");
        assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
      }));
  }

  // A host that has no type for scripts: browsers take none such for a module, but for a script they do.
  for (const type of ["", "text/plain", "application/octet-stream"]) {
    it(`kotak-fakta.min.js served as “${type}” runs as a classic script`, async () => {
      const headers = { "content-type": type, "x-content-type-options": "" };
      const routes = { "/p": page(story(), '<script defer src="/pkg/kotak-fakta.min.js"></script>'), "/pkg/kotak-fakta.min.js": { headers }, "/events.js": EVENTS };
      const server = await serve({ routes });
      try {
        await engine.driver.get(`${server.url}/p`);
        assert.equal((await told(engine.driver))[0].type, "kotak-fakta-ready");
        assert.deepEqual((await shown(engine.driver)).speaker, ["Lufti Rauf"]);
      } finally {
        await server.close();
      }
    });
  }

  for (const [name, answer, code] of [
    ["nothing", { status: 404, body: "tidak ada" }, "wasm-not-found"],
    ["a page, as applications answer any address,", { headers: { "content-type": "text/html" }, body: "<!doctype html><p>Selamat datang" }, "wasm-corrupt"],
  ]) {
    it(`${name} where index.js looks for the .wasm: the message names the address and what helps`, () =>
      visit(engine.driver, { page: page(story(), MODULE), wasm: answer }, async server => {
        const [{ detail }] = await told(engine.driver);
        assert.equal(detail.code, code);
        assert.ok(detail.message.includes(`${server.url}${WASM}`), detail.message);
        for (const remedy of [/Copy kotak_fakta_bg\.wasm/, /\bwasm-src\b/, /\bload\(/]) assert.match(detail.message, remedy);
      }));
  }

  it("a reading that another has taken the place of tells nothing, nor does it fail", () => {
    let asked = 0;
    const wasm = () => (asked++ === 0 ? { status: 503, body: "nanti", delay: 1500 } : {});
    return visit(engine.driver, { page: page(story(), MODULE), wasm }, async server => {
      // While the first reading waits for its module, settings change: the second waits for the same.
      await engine.driver.wait(() => server.requests.includes(WASM), 10_000, "the module is not asked for");
      await engine.driver.executeScript("document.querySelector('kotak-fakta').setAttribute('lang', 'en')");
      await told(engine.driver);
      await engine.driver.sleep(800);
      const events = await told(engine.driver);
      assert.deepEqual(events.map(({ type, detail }) => [type, detail.code]), [["kotak-fakta-error", "wasm-not-found"]]);
      await assertOneWarning(engine.driver, "wasm-not-found");
    });
  });

  it("works under the strictest policy that allows WebAssembly at all", () => {
    const strictest =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'";
    return visit(engine.driver, { page: page(story(), EMBED), headers: policy(strictest) }, async server => {
      assert.equal((await told(engine.driver))[0].type, "kotak-fakta-ready");
      assert.deepEqual((await shown(engine.driver)).speaker, ["Lufti Rauf"]);
      const border = await engine.driver.executeScript(
        "return getComputedStyle(document.querySelector('kotak-fakta').shadowRoot.firstElementChild).borderTopWidth",
      );
      assert.equal(border, "3px", "the box is styled");
      assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
      assert.deepEqual(server.requests.filter(path => !/^\/(p|log\.js|events\.js|pkg\/kotak-fakta\.min\.js)$/.test(path)), []);
    });
  });
});
