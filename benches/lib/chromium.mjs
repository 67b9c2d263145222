// The same in Chromium: hot in one page, and in pages that have never run anything.
import { seedArticle } from "./articles.mjs";
import { call, callInFreshPage } from "./browser.mjs";
import { MODULES, PASS, SELF, VARIANTS } from "./contenders.mjs";
import { EMPTY } from "./site.mjs";
import { summary, summaryOf } from "./statistics.mjs";
import { addressOf } from "./texts.mjs";

/** How many times slower a page's processor is made. */
export const THROTTLINGS = [1, 4];

/**
 * All modules on one text. The page stays from text to text, so that its engine has compiled all it will.
 * @returns {Promise<Record<string, object>>} by name, µs a call
 */
export function timeHot(driver, text, options) {
  const subjects = Object.entries(MODULES).map(([name, module]) => ({ name, module, text: addressOf(text) }));
  return summaries(driver, { subjects, ...options });
}

/** Our module on two texts. */
export function timePair(driver, texts, options) {
  const subjects = texts.map(text => ({ name: text, module: MODULES[SELF], text: addressOf(text) }));
  return summaries(driver, { subjects, ...options });
}

async function summaries(driver, options) {
  const samples = await call(driver, "hot", options);
  return Object.fromEntries(Object.entries(samples).map(([name, taken]) => [name, summary(taken)]));
}

/** The first text of a page: ours and the pass. */
export function timeFirst(driver, site, throttling, pages) {
  const cases = [SELF, PASS].map(name => ({ name, page: EMPTY, options: { module: MODULES[name], text: seedArticle } }));
  return inFreshPages(driver, site, throttling, pages, "first", cases, records => ({
    load: summaryOf(records, "load"),
    extract: summaryOf(records, "extract"),
    both: summary(records.map(({ load, extract }) => load + extract)),
  }));
}

/** From an article to a box. */
export function timeCold(driver, site, throttling, pages) {
  const cases = Object.entries(VARIANTS).map(([name, variant]) => ({ name, ...variant }));
  return inFreshPages(driver, site, throttling, pages, "cold", cases, records => {
    const told = field => (records[0][field] == null ? undefined : summaryOf(records, field));
    const fields = ["total", "load", "extract", "fetch", "idle", "longest"];
    return { nodes: records[0].nodes, ...Object.fromEntries(fields.map(field => [field, told(field)])) };
  });
}

/** By turns: a page for each case, and again, to and fro. */
async function inFreshPages(driver, site, throttling, pages, script, cases, summarise) {
  const records = Object.fromEntries(cases.map(({ name }) => [name, []]));
  for (let round = 0; round < pages; round++) {
    for (const { name, page, options } of round % 2 === 0 ? cases : cases.toReversed()) {
      records[name].push(await callInFreshPage(driver, site + page, throttling, script, options));
    }
  }
  return Object.fromEntries(cases.map(({ name }) => [name, summarise(records[name])]));
}
