// What the preview page decides without a browser: which texts are one article, and what a list of corrections becomes by one
// more. What it says, in both languages.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { withCorrection, withoutCorrection } from "../www/demo/compose.js";
import { describe } from "../www/demo/describe.js";
import { isSameArticle } from "../www/demo/similar.js";
import * as english from "../www/demo/words-en.js";
import * as indonesian from "../www/demo/words-id.js";
import { seedText } from "./support/story.mjs";

const ARTICLES = new URL("articles/", import.meta.url);
const articles = readdirSync(ARTICLES)
  .filter(name => !name.startsWith("."))
  .map(name => [name, readFileSync(new URL(`${name}/article.txt`, ARTICLES), "utf8")]);

test("no two articles are one", () => {
  for (const [name, one] of articles) {
    for (const [other, text] of articles) {
      if (name !== other) assert.ok(!isSameArticle(one, text), `${name} and ${other}`);
    }
  }
});

test("an article stays itself while it is edited", () => {
  for (const [name, text] of articles) {
    const words = text.split(" ");
    const middle = words.length >> 1;
    const paragraphs = text.split(/\n+/);
    const kept = {
      "a word is another": [...words.slice(0, middle), "lain", ...words.slice(middle + 1)].join(" "),
      "curled, spaced and dashed": text.replaceAll('"', "“").replaceAll("'", "’").replaceAll(" ", "\u00a0").replaceAll("-", "–"),
      "another headline": ["Judul yang Sama Sekali Baru", ...paragraphs.slice(1)].join("\n"),
      "the last half is cut": paragraphs.slice(0, Math.ceil(paragraphs.length / 2)).join("\n"),
      "as much again is added": `${text}\n${seedText === text ? articles[0][1] : seedText}`,
    };
    for (const [what, edited] of Object.entries(kept)) assert.ok(isSameArticle(text, edited), `${name}: ${what}`);
  }
});

test("nothing, a letter and another headline above the same form are another article", () => {
  for (const text of ["", "K", "Kemenko", "Kemenko Sosial", "1234 5678"]) assert.ok(!isSameArticle(seedText, text), text);
  const bulletin = (place, day, size) => `Gempa Guncang ${place}\n\n${place.toUpperCase()} – Gempa bermagnitudo ${size} mengguncang ${place}, ${day} pagi. Belum ada laporan kerusakan di ${place}. Warga ${place} diminta tetap tenang.`;
  assert.ok(!isSameArticle(bulletin("Cianjur", "Senin", "4,1"), bulletin("Palu", "Rabu", "5,2")));
});

const HIDE = { hide: "Kemlu", in: "agencies" };
const RENAME = { rename: "Kemlu", to: "Kementerian Luar Negeri", in: "agencies" };
const list = (...corrections) => corrections.reduce(withCorrection, []);

test("corrections of one fact are joined", () => {
  assert.deepEqual(list(RENAME, { rename: "Kementerian Luar Negeri", to: "Kemenlu", in: "agencies" }), [{ rename: "Kemlu", to: "Kemenlu", in: "agencies" }]);
  assert.deepEqual(list(RENAME, { rename: "Kementerian Luar Negeri", to: "Kemlu", in: "agencies" }), []);
  assert.deepEqual(list({ change: "Kemlu", in: "agencies", aliases: [] }, { change: "Kemlu", in: "agencies", kind: null }), [
    { change: "Kemlu", in: "agencies", aliases: [], kind: null },
  ]);
  assert.deepEqual(list({ key: "A" }, { key: "B" }), [{ key: "B" }]);
  const move = position => ({ move: "Kemlu", position, in: "agencies" });
  assert.deepEqual(list(move(1), move(2)), [move(2)]);
});

test("a rename stands before what else was said of the fact, which would be dropped by it", () => {
  assert.deepEqual(list({ change: "Kemlu", in: "agencies", aliases: ["Deplu"] }, { move: "Kemlu", position: 1, in: "agencies" }, RENAME), [
    RENAME,
    { change: RENAME.to, in: "agencies", aliases: ["Deplu"] },
    { move: RENAME.to, position: 1, in: "agencies" },
  ]);
  // A fact of the same name in another field is another fact.
  assert.deepEqual(list({ move: "Kemlu", position: 1, in: "forums" }, RENAME), [{ move: "Kemlu", position: 1, in: "forums" }, RENAME]);
});

test("what is hidden is hidden under the name that the program gives it, and stays so alone", () => {
  assert.deepEqual(list(RENAME, { change: RENAME.to, in: "agencies", kind: null }, { hide: RENAME.to, in: "agencies" }), [HIDE]);
  assert.deepEqual(list({ key: "Rini" }, { hide: "Rini", in: "speakers" }), [{ hide: "Rini", in: "speakers" }]);
  const add = { add: "x", sentence: "y", in: "forums" };
  assert.deepEqual(list(HIDE, add, { move: "x", position: 1, in: "forums" }, { hide: "x", in: "forums" }), [HIDE]);
});

test("what was added is changed where it was added", () => {
  const add = { add: "Rini", sentence: "y", in: "speakers" };
  assert.deepEqual(list(add, { rename: "Rini", to: "Rini Lestari", in: "speakers" }, { change: "Rini Lestari", in: "speakers", title: "Guru" }, { key: "Rini Lestari" }), [
    { add: "Rini Lestari", sentence: "y", in: "speakers", title: "Guru" },
    { key: "Rini Lestari" },
  ]);
});

test("a correction is taken out without spoiling the others", () => {
  const corrections = list(RENAME, { change: RENAME.to, in: "agencies", kind: null }, { add: "x", sentence: "y", in: "forums" }, { move: "x", position: 1, in: "forums" });
  assert.deepEqual(withoutCorrection(corrections, 0).slice(0, 1), [{ change: "Kemlu", in: "agencies", kind: null }]);
  assert.deepEqual(withoutCorrection(corrections, 2), corrections.slice(0, 2));
  assert.deepEqual(withoutCorrection(corrections, 3), corrections.slice(0, 3));
});

/** A link may bring what no form of the page makes; the list must still be drawn, so that it can be taken back. */
test("a correction of no known shape is called so, whatever is in it", () => {
  const names = [...JSON.parse(readFileSync(new URL("hostile/names-of-things.json", import.meta.url), "utf8")), "valueOf", "kinds"];
  const assertUnknown = corrections => {
    for (const correction of corrections) assert.equal(describe(correction), indonesian.WORDS.didUnknown, JSON.stringify(correction));
  };
  for (const name of names) {
    assertUnknown([{ hide: "x", in: name }, { [name]: "x" }, { hide: "x", in: "agencies", [name]: name }, [name]]);
    assertUnknown([{ change: "x", in: "agencies", kind: name }, { change: "x", in: "agencies", aliases: name }]);
    assert.equal(describe({ change: name, in: "speakers", title: name, quote: null }), `“${name}”: jabatan: ${name}; kutipan: tidak ada`);
  }
  for (const value of [5.5, true, [], ["x"], {}, { toString: 1 }, { length: 0 }]) {
    assertUnknown([{ hide: value, in: "agencies" }, { hide: "x", in: value }, { key: value }, { move: "x", position: value, in: "forums" }]);
    assertUnknown([{ rename: "x", to: value, in: "agencies" }, { add: "x", sentence: value, in: "forums" }]);
    assertUnknown([{ change: "x", in: "agencies", kind: value }, { change: "x", in: "agencies", aliases: [value] }, { change: "x", in: "speakers", title: value }]);
  }
  assert.equal(describe({ change: "x", in: "agencies", kind: "unit", aliases: ["y"] }), "“x”: jenis lembaga: Satuan kerja; nama lain: y");
});

test("both languages say the same things, with as many values", () => {
  const shape = ({ WORDS, ERRORS }) => [WORDS, ERRORS].map(words => Object.fromEntries(Object.entries(words).map(([name, word]) => [name, typeof word === "function" ? word.length : typeof word])));
  assert.deepEqual(shape(english), shape(indonesian));
  assert.deepEqual(Object.keys(english.WORDS.kinds), Object.keys(indonesian.WORDS.kinds));
});

test("every word that is asked for is there, and no other", () => {
  const folder = new URL("../www/", import.meta.url);
  const sources = [...readdirSync(new URL("demo/", folder)).filter(name => !name.startsWith("words")).map(name => `demo/${name}`), "demo.js"];
  const code = sources.map(name => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const names = new Set(code.match(/"\w+"|\.\w+|\b\w+(?=:)/g).map(found => found.replace(/\W/g, "")));
  assert.deepEqual(Object.keys(indonesian.WORDS).filter(name => !names.has(name)), []);
  const asked = [...code.matchAll(/\bword\("(\w+)"/g)].map(([, name]) => name);
  assert.deepEqual(asked.filter(name => !(name in indonesian.WORDS)), []);
});
