// Pages to put a box in, and what is to be seen of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readLog } from "./engines.mjs";

const SEED = new URL("../articles/satunusantaranews-tppo/", import.meta.url);
export const seedText = readFileSync(new URL("article.txt", SEED), "utf8");
export const seedFacts = () => JSON.parse(readFileSync(new URL("expected.json", SEED), "utf8"));

export const escape = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
const paragraphs = seedText.trim().split(/\n+/).map(line => `<p>${escape(line)}</p>`);
export const headline = paragraphs[0].replace(/p>/g, "h1>");
export const body = paragraphs.slice(1).join("\n");

/** A news page with the seed's article; `box` stands below it. */
export const story = (box = "<kotak-fakta></kotak-fakta>") =>
  `<main id="story"><article>${headline}<div class="entry-content">${body}</div></article></main>${box}`;

export const EMBED = '<script type="module" src="/pkg/kotak-fakta.min.js"></script>';
export const MODULE = '<script type="module" src="/pkg/index.js"></script>';

/** The answer that is the page; put it among the server's routes. */
export const page = (markup, scripts = EMBED) => ({
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Uji</title><link rel="icon" href="data:,">
<script src="/log.js"></script><script src="/events.js"></script>${scripts}</head><body>${markup}</body></html>`,
});

/** `/events.js`, which {@link page} includes. */
export const EVENTS = { body: readFileSync(new URL("events.js", import.meta.url)) };

/** Waits until boxes have told of themselves `count` times, and gives all that they told. */
export async function told(driver, count = 1) {
  const events = () => driver.executeScript("return window.__events ?? []");
  await driver.wait(async () => (await events()).length >= count, 15_000, `${count} events of the box`);
  return events();
}

/** What a reader sees of the box, read from the shadow tree. */
export const shown = (driver, selector = "kotak-fakta") =>
  driver.executeScript(
    `const root = document.querySelector(arguments[0]).shadowRoot;
     if (!root?.querySelector("section")) return null;
     // Without the buttons that the preview page puts there.
     const words = node => { const copy = node.cloneNode(true); for (const added of copy.querySelectorAll(".correct")) added.remove(); return copy.textContent; };
     const texts = selector => [...root.querySelectorAll(selector)].map(words);
     return {
       speaker: texts(".key-speaker .name"), office: texts(".key-speaker .office"), quote: texts("blockquote"),
       agencies: texts(".agencies .name"), challenges: texts(".challenges li"), forums: texts(".forums .name"),
       labels: texts("dt"), heading: root.querySelector(".heading").localName,
     };`,
    selector,
  );

/** Asserts that the box shows the seed's facts, to the letter. */
export async function assertSeedIsShown(driver, selector) {
  const facts = seedFacts();
  const box = await shown(driver, selector);
  assert.deepEqual(box?.speaker, [facts.keySpeaker.name]);
  assert.deepEqual(box.office, [facts.keySpeaker.title]);
  assert.deepEqual(box.quote, [facts.keySpeaker.quotes[0]]);
  // In groups of their kind.
  assert.deepEqual(box.agencies.toSorted(), facts.agencies.map(agency => agency.name).toSorted());
  assert.deepEqual(box.challenges, facts.challenges.map(challenge => challenge.text));
  assert.deepEqual(box.forums, facts.forums.map(forum => forum.name));
}

/** Asserts that the story is as it was, that nothing was left uncaught, and gives the lines on the console. */
export async function consoleOfUnharmedPage(driver) {
  const [before, after] = await driver.executeScript(
    "return [window.__before, document.getElementById('story')?.outerHTML]",
  );
  assert.equal(after, before, "the story was changed");
  const log = await readLog(driver);
  assert.deepEqual(log.filter(({ type }) => type === "uncaught" || type === "unhandled"), []);
  return log.filter(({ type }) => ["debug", "log", "info", "warn", "error"].includes(type));
}

/** The text that a box reads from {@link story}. */
export const readText = seedText.trim().split(/\n+/).join("\n\n");
