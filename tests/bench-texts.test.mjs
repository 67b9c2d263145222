// The texts of the benchmark are what its table says they are. How fast anything is, no test says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { seedArticle } from "../benches/lib/articles.mjs";
import { hostileTexts } from "../benches/lib/hostile.mjs";
import { variedText } from "../benches/lib/varied.mjs";
import { extract, isArticle, load } from "../pkg/index.js";

before(() => load(readFileSync(new URL("../pkg/kotak_fakta_bg.wasm", import.meta.url))));

const megabyte = hostileTexts(1_000_000);

const SIZES = [1, 10, 100].map(times => times * Buffer.byteLength(seedArticle));

for (const bytes of SIZES) {
  test(`varied text of ${bytes} bytes has that length, and no paragraph twice`, () => {
    const text = variedText(bytes);
    assert.equal(Buffer.byteLength(text), bytes);
    const paragraphs = text.split("\n\n");
    assert.equal(new Set(paragraphs).size, paragraphs.length);
    assert.ok(paragraphs.length > bytes / 500, `${paragraphs.length} paragraphs`);
  });
}

test("varied text is the same in every run, and another for another seed", () => {
  assert.equal(variedText(20_000), variedText(20_000));
  const paragraphs = new Set(variedText(20_000).split("\n\n"));
  const other = variedText(20_000, 2).split("\n\n");
  assert.ok(other.filter(paragraph => paragraphs.has(paragraph)).length < other.length / 10);
});

test("ten times the varied text has many times the words, the persons and the agencies", async () => {
  const [short, long] = [variedText(SIZES[0]), variedText(SIZES[1])];
  const words = text => new Set(text.match(/\p{L}+/gu)).size;
  assert.ok(words(long) > 4 * words(short), `${words(short)} and ${words(long)} words`);
  const [few, many] = [await extract(short), await extract(long)];
  for (const field of ["speakers", "agencies"]) {
    assert.ok(few[field].length > 3, `${few[field].length} ${field}`);
    assert.ok(many[field].length > 4 * few[field].length, `${few[field].length} and ${many[field].length} ${field}`);
  }
});

test("the gate takes varied text for news", async () => {
  for (const seed of [1, 2, 3]) assert.equal(await isArticle(variedText(SIZES[0], seed)), true, `seed ${seed}`);
});

test("hostile texts have the length that the table says", () => {
  for (const { shape, text } of megabyte) {
    const length = Buffer.byteLength(text);
    assert.ok(length >= 1_000_000, `${shape}: ${length} bytes`);
    // What is longer would be refused by the module and take no time at all.
    assert.ok(length <= 2 * 2 ** 20, `${shape}: ${length} bytes`);
  }
});

test("the gate takes hostile texts, and what stands behind their article is read", async () => {
  const texts = hostileTexts(20_000);
  for (const { shape, text } of texts) assert.equal(await isArticle(text), true, shape);
  const { speakers } = await extract(texts.find(({ shape }) => shape.startsWith("speakers")).text);
  assert.ok(speakers.length > 100, `${speakers.length} speakers`);
});

test("names are as many as promised, and different", () => {
  const text = wanted => megabyte.find(({ shape }) => shape === wanted).text;
  const names = shape => text(shape).split("\n\n").at(-1).match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?=, )/gu);
  const [one, many] = [names("one name"), names("names, each another")];
  assert.deepEqual([one.length, new Set(one).size], [100_000, 1]);
  assert.deepEqual([many.length, new Set(many).size], [100_000, 100_000]);
});
