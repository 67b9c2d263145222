// One run: everything that the tables hold.
import { cpus, loadavg } from "node:os";
import { ask } from "../../tools/processes.mjs";
import { openChromium } from "./browser.mjs";
import { THROTTLINGS, timeCold, timeFirst, timeHot, timePair } from "./chromium.mjs";
import { timeNatively } from "./native.mjs";
import { EMPTY, serveSite } from "./site.mjs";
import { sizes } from "./sizes.mjs";
import { timeStages } from "./stages.mjs";
import { LIMIT, emptyFolder, hostileTextsAndTheirLike, ordinaryTexts } from "./texts.mjs";

/** How busy the machine was before we began. */
const LOAD = loadavg()[0];

/** @param {(what: string) => void} step told before each step */
export async function measure({ quick, times, seconds, warmUp, hostileBytes, pages, criterion }, step) {
  step("texts");
  emptyFolder();
  const texts = ordinaryTexts(times);
  const hostile = hostileTextsAndTheirLike(hostileBytes);
  const site = await serveSite();
  const { driver, version, close } = await openChromium();
  try {
    const results = { quick, machine: machine(version), sizes: sizes() };

    step("natively");
    for (const text of texts) {
      text.native = (await timeNatively([text.name], seconds.native))?.[text.name];
    }
    step("natively, hostile texts");
    for (const text of hostile) {
      const pair = await timeNatively([text.name, text.like], seconds.hostile);
      text.native = pair && { own: pair[text.name].parse, ordinary: pair[text.like].parse };
    }

    await driver.get(site.url + EMPTY);
    // What natively takes too long would take longer here.
    step("in Chromium");
    for (const text of texts.filter(({ native, bytes }) => native && bytes <= LIMIT)) {
      text.chromium = await timeHot(driver, text.name, { seconds: seconds.chromium, warmUp });
    }
    step("in Chromium, hostile texts");
    for (const text of hostile.filter(({ native }) => native)) {
      const pair = await timePair(driver, [text.name, text.like], { seconds: seconds.hostile, warmUp });
      text.chromium = { own: pair[text.name], ordinary: pair[text.like] };
    }
    for (const throttling of THROTTLINGS) {
      step(`in ${pages} fresh pages each, processor ×${throttling}`);
      (results.first ??= {})[throttling] = await timeFirst(driver, site.url, throttling, pages);
      (results.cold ??= {})[throttling] = await timeCold(driver, site.url, throttling, pages);
    }
    step("stages");
    results.stages = await timeStages(criterion);
    return { ...results, texts, hostile };
  } finally {
    await close();
    await site.close();
  }
}

function machine(chromium) {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0].model,
    cores: cpus().length,
    load: LOAD,
    chromium,
    rustc: ask("rustc", ["--version"]).split(" ")[1],
    node: process.versions.node,
  };
}
