// On a server: no DOM, no network, the same facts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const seed = new URL("articles/satunusantaranews-tppo/", import.meta.url);
const text = readFileSync(new URL("article.txt", seed), "utf8");

test("importing either entry defines nothing and throws nothing", async () => {
  await import("../pkg/kotak-fakta.min.js");
  await import("../pkg/index.js");
  assert.equal(globalThis.customElements, undefined);
});

test("the functions work once they are given the module's bytes", async () => {
  const { extract, isArticle, load, toHtml, version } = await import("../pkg/index.js");
  await load(readFileSync(new URL("../pkg/kotak_fakta_bg.wasm", import.meta.url)));
  assert.deepEqual(await extract(text), JSON.parse(readFileSync(new URL("expected.json", seed), "utf8")));
  assert.match(await toHtml(text, { lang: "en" }), /^<kotak-fakta lang="en"><template .*Key speaker.*Lufti Rauf/s);
  const recipe = readFileSync(new URL("articles/recipe/article.txt", import.meta.url), "utf8");
  assert.deepEqual([await isArticle(text), await isArticle(recipe)], [true, false]);
  const { version: packaged } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  assert.equal(await version(), packaged);
  const limit = 2 ** 21;
  const refused = [
    [undefined, "not-text"],
    [" ", "input-empty"],
    ["a".repeat(limit + 1), "input-too-large"],
    ["é".repeat(limit / 2 + 1), "input-too-large"],
  ];
  for (const [input, code] of refused) await assert.rejects(extract(input), { code });
  assert.equal((await extract("\n".repeat(limit - 1) + "a")).headline, "a");
});
