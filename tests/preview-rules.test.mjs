// What the preview page decides without a browser: which texts are one article, and what a list of corrections becomes by one
// more. What it says, in both languages.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { withCorrection, withoutCorrection } from "../www/demo/compose.js";
import { describe } from "../www/demo/describe.js";
import { sentencesAround } from "../www/demo/sentences.js";
import { isSameArticle } from "../www/demo/similar.js";
import * as english from "../www/demo/words-en.js";
import * as indonesian from "../www/demo/words-id.js";
import { approve, extract, load } from "../pkg/index.js";
import { ONE } from "./support/preview-texts.mjs";
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

/** Numbers as from a die, the same in each run. */
function dice(seed) {
  let state = seed;
  return sides => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % sides;
  };
}

test("joined or one after another, corrections make the same box", async () => {
  await load(readFileSync(new URL("../pkg/kotak_fakta_bg.wasm", import.meta.url)));
  const details = {
    agencies: roll => ({ kind: ["ministry", "court", null][roll(3)] }),
    challenges: (roll, facts) => ({ saidBy: [...facts.speakers.map(({ name }) => name), "seseorang", null][roll(facts.speakers.length + 2)] }),
    forums: roll => ({ aliases: [["Rakor"], []][roll(2)] }),
    speakers: roll => [{ title: "Bupati" }, { title: null }, { quote: null }][roll(3)],
  };
  // What an editor has written and taken back is no longer an editor's.
  const boxOf = async (text, corrections) => JSON.parse(JSON.stringify(await extract(text, { corrections }), (name, value) => (name === "edited" ? undefined : value)));
  let tried = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const roll = dice(seed * 7919);
    const text = seed % 3 === 0 ? seedText : ONE;
    let [plain, joined] = [[], []];
    for (let step = 0; step < 10; step += 1) {
      const facts = await extract(text, { corrections: joined });
      const field = ["agencies", "challenges", "forums", "speakers"][roll(4)];
      const list = facts[field];
      if (list.length === 0) continue;
      const fact = list[roll(list.length)];
      const value = fact.name ?? fact.text;
      const isRenamed = plain.some(({ to }) => to === value);
      const correction = [
        () => ({ rename: value, to: `Nama ${seed}-${step}`, in: field }),
        () => ({ move: value, position: 1 + roll(list.length), in: field }),
        () => ({ change: value, in: field, ...details[field](roll, facts) }),
        () => (field === "speakers" ? { key: value } : { add: `Tambahan ${step}`, sentence: text.trim().split("\n", 1)[0], in: field }),
        // Who was renamed and then hidden may still be who says a challenge, by one name or the other.
        () => (field === "speakers" && isRenamed ? { key: value } : { hide: value, in: field }),
      ][roll(5)]();
      // A new name drops other names, and stands before those that were given first: not the same, and meant so.
      if (correction.rename && plain.some(({ aliases }) => aliases !== undefined)) continue;
      plain = [...plain, correction];
      joined = withCorrection(joined, correction);
      tried += 1;
      assert.deepEqual(await boxOf(text, joined), await boxOf(text, plain), JSON.stringify({ seed, plain, joined }));
    }
  }
  assert.ok(tried > 400, `only ${tried}`);
});

test("a correction is taken out without spoiling the others", () => {
  const corrections = list(RENAME, { change: RENAME.to, in: "agencies", kind: null }, { add: "x", sentence: "y", in: "forums" }, { move: "x", position: 1, in: "forums" });
  assert.deepEqual(withoutCorrection(corrections, 0).slice(0, 1), [{ change: "Kemlu", in: "agencies", kind: null }]);
  assert.deepEqual(withoutCorrection(corrections, 2), corrections.slice(0, 2));
  assert.deepEqual(withoutCorrection(corrections, 3), corrections.slice(0, 3));
});

test("a selection's sentence is the program's, also after an emoji, in a line that stands twice, and over several", async () => {
  await load(readFileSync(new URL("../pkg/kotak_fakta_bg.wasm", import.meta.url)));
  const around = async (text, words, from = 0) => {
    const start = text.indexOf(words, from);
    const span = await sentencesAround(text, { start, end: start + words.length });
    return [text.slice(span.start, span.end), span.start];
  };
  // Evidence leads to the same sentences, but for places between them: a dateline, a byline.
  let compared = 0;
  for (const [name, text] of articles) {
    const { sentences, facts } = await approve(text);
    const spans = [...facts.challenges, ...facts.forums].flatMap(fact => fact.evidence.map(({ span }) => span));
    for (const span of spans) {
      const shown = sentences.find(({ start, end }) => start <= span.start && span.end <= end);
      assert.deepEqual(await sentencesAround(text, span), { start: shown.start, end: shown.end }, `${name}: ${text.slice(span.start, span.end)}`);
      compared += 1;
    }
  }
  assert.ok(compared > 25, `only ${compared}`);
  const text = "Warga Pati Menanam\n\nPATI – Warga menanam 😀 pohon bakau. “Kami siap. Ya,” kata dr. Sri, M.Kes. Selesai sudah.\n\nWarga lain ikut. Hujan turun.\n\nWarga lain ikut. Hujan turun.\n\nPenulis: Budi";
  assert.deepEqual((await around(text, "pohon"))[0], "Warga menanam 😀 pohon bakau.");
  assert.deepEqual((await around(text, "😀"))[0], "Warga menanam 😀 pohon bakau.");
  assert.deepEqual((await around(text, "siap"))[0], "“Kami siap. Ya,” kata dr. Sri, M.Kes.");
  assert.deepEqual((await around(text, "bakau. “Kami"))[0], "Warga menanam 😀 pohon bakau. “Kami siap. Ya,” kata dr. Sri, M.Kes.");
  const second = text.lastIndexOf("Hujan");
  assert.deepEqual(await around(text, "Hujan turun", second), ["Hujan turun.", second]);
  assert.deepEqual((await around(text, "Budi"))[0], "Penulis: Budi");
  assert.deepEqual((await around(text, "Warga Pati"))[0], "Warga Pati Menanam");
  // In what is no article there are lines.
  assert.deepEqual((await around("satu dua\ntiga empat", "empat"))[0], "tiga empat");
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
