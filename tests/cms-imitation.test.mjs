// The imitation of WordPress that the page tests use does to our forms what the real one did.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { published } from "./support/cms.mjs";

const { vectors } = JSON.parse(readFileSync(new URL("cms/data.json", import.meta.url), "utf8"));
const classic = vectors.filter(
  ({ form, through, values }) =>
    // The others are forms that we neither write nor recommend; list 7 stands for a box without facts.
    /^[1248] /.test(form) && values === "several corrections" && through.includes("the_content") && !through.some(name => name.includes("without")),
);

/** What a script or a reader finds: our own elements and attributes, and the words. */
const found = html => {
  const attributes = [...html.matchAll(/<(script|kotak-fakta|div|a)\b[^>]*?\b(?:data-corrections|corrections|href)="([^"]*)"/g)].map(match => match.slice(1));
  const islands = [...html.matchAll(/<script[^>]*data-kotak-fakta[^>]*>([^]*?)<\/script>/g)].map(([, json]) => JSON.stringify(JSON.parse(json)));
  const words = html
    .replaceAll(/<script[^]*?<\/script>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll("&amp;", "&")
    // Which way a mark curls is nothing to us.
    .replaceAll(/["“”″]/g, '"')
    .replaceAll(/\s+/g, "");
  return { attributes, islands, words: words.includes('"hide"') };
};

test("there are vectors to hold it to", () => assert.ok(classic.length >= 8, `${classic.length}`));

for (const { form, role, before, after } of classic) {
  test(`${form}, as ${role}`, () => {
    assert.deepEqual(found(published(before, role)), found(after));
  });
}
