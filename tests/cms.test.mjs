// What CMSs make of an article's words (cms/README.md) keeps the text's digest, and only that does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, it } from "node:test";
import { approve, load } from "../pkg/index.js";

const read = path => readFileSync(new URL(path, import.meta.url));

before(() => load(read("../pkg/kotak_fakta_bg.wasm")));

const digest = async text => (await approve(text)).digest;

for (const { name, through, beforeText, afterText, same } of JSON.parse(read("cms/text.json"))) {
  it(`${name}: ${same ? "the same" : "another"} after ${through.join(", ")}`, async () => {
    assert.equal((await digest(beforeText)) === (await digest(afterText)), same, `${beforeText}\n${afterText}`);
  });
}
