// kotak-fakta.min.js after other people's optimisers: the module inside is the very same, and the box comes, as a classic script and as a module.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { MINIFIERS } from "../support/minifiers.mjs";
import { serve } from "../support/server.mjs";
import { EVENTS, assertSeedIsShown, consoleOfUnharmedPage, page, story, told } from "../support/story.mjs";

const PKG = new URL("../../pkg/", import.meta.url);
const code = readFileSync(new URL("kotak-fakta.min.js", PKG), "utf8");
const module = createHash("sha256").update(readFileSync(new URL("kotak_fakta_bg.wasm", PKG))).digest("hex");

/** Keeps the bytes that are compiled. */
const WATCHED = `<script>{
  const compile = WebAssembly.compile;
  WebAssembly.compile = bytes => (window.__module = bytes, compile(bytes));
}</script>`;

const SCRIPTS = {
  "classic script": src => `<script defer src="${src}"></script>`,
  module: src => `<script type="module" src="${src}"></script>`,
};

const named = Object.entries(MINIFIERS).map(([name, minify], i) => ({ name, minify, path: `/minified-${i}` }));

let server;
before(async () => {
  const routes = { "/events.js": EVENTS };
  for (const { minify, path } of named) {
    routes[`${path}.js`] = { body: await minify(code), headers: { "content-type": "text/javascript" } };
    for (const [kind, script] of Object.entries(SCRIPTS)) routes[`${path}-${kind[0]}`] = page(story(), WATCHED + script(`${path}.js`));
  }
  server = await serve({ routes });
});
after(() => server.close());

eachEngine(engine => {
  for (const { name, path } of named) {
    for (const kind of Object.keys(SCRIPTS)) {
      it(`${name}: a ${kind}`, async () => {
        await engine.driver.get(`${server.url}${path}-${kind[0]}`);
        const [{ type, detail }] = await told(engine.driver);
        assert.equal(type, "kotak-fakta-ready", detail.message);
        await assertSeedIsShown(engine.driver);
        assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
        const hash = await engine.driver.executeAsyncScript(
          `const [done] = arguments;
           crypto.subtle.digest("SHA-256", window.__module).then(hash => done([...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, "0")).join("")));`,
        );
        assert.equal(hash, module, "the module is another");
      });
    }
  }
});
