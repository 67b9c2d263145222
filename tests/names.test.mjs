// Our own names are none that lists of ad blockers hide, the Indonesian ones too (ABPindo hides what is called after an iklan).
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { PACKAGE_FILES, PROJECT } from "../tools/build-digest.mjs";
import { load, toHtml } from "../pkg/index.js";

const HIDDEN = /iklan|pariwara|advert|adsense|adsbygoogle|banner|sponsor|promo|pop-?up|(?<![a-z])ads?(?![a-z])/i;

const read = name => readFileSync(join(PROJECT, name), "utf8");

before(() => load(readFileSync(join(PROJECT, "pkg/kotak_fakta_bg.wasm"))));

test("the rule knows such names, and no others", () => {
  for (const name of ["iklan", "kotak_iklan", "kotakiklan", "ads", "box-ad", "ad_box", "banner-top", "post-sponsor"]) assert.match(name, HIDDEN);
  for (const name of ["lead", "fact-box", "made", "heading", "head", "loads", "kotak-fakta", "data-made"]) assert.doesNotMatch(name, HIDDEN);
});

test("classes, parts, ids and attributes of every box that is drawn", async () => {
  const names = new Set();
  for (const article of readdirSync(join(PROJECT, "tests/articles")).filter(name => !name.startsWith("."))) {
    const text = read(`tests/articles/${article}/article.txt`);
    for (const form of ["plain", undefined]) {
      for (const open of [true, false]) {
        const html = (await toHtml(text, { form, open, lang: "en" })).replace(/<style>[^]*?<\/style>/, "");
        for (const [, attributes] of html.matchAll(/<[a-z][a-z0-9-]*((?: [a-z-]+="[^"]*")*)>/g)) {
          for (const [, name, value] of attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)) {
            names.add(name);
            if (["class", "part", "id", "type"].includes(name)) for (const one of value.split(" ")) names.add(one);
          }
        }
      }
    }
  }
  assert.ok(names.has("fact-box") && names.has("data-spans") && names.size > 30);
  assert.deepEqual([...names].filter(name => HIDDEN.test(name)), []);
});

test("names in the style sheet, in the manifest and in the scripts, and those of the files", () => {
  const manifest = JSON.parse(read("pkg/custom-elements.json")).modules[0].declarations[0];
  const { attributes, cssParts, cssProperties, events, tagName } = manifest;
  const names = [
    tagName,
    ...[attributes, cssParts, cssProperties, events].flat().map(({ name }) => name),
    ...read("src/view/kotak-fakta.css").match(/(?<=[.])[a-z][\w-]*|--[\w-]+/g),
    // What the element makes or looks for in its own name.
    ...readdirSync(join(PROJECT, "www/element")).flatMap(file => read(`www/element/${file}`).match(/data-[a-z-]+|kotak-fakta-[a-z]+/g) ?? []),
    ...PACKAGE_FILES,
  ];
  assert.ok(names.length > 50);
  assert.deepEqual(names.filter(name => HIDDEN.test(name)), []);
});
