// In one page: several modules on several texts, after they have warmed up.
import { byTurns } from "./by-turns.js";

const started = new Map();

/**
 * @param {object} options
 * @param {{ name: string, module: string, text: string }[]} options.subjects addresses of a module and of a text
 * @param {number} options.seconds
 * @param {number} options.warmUp
 */
export async function hot({ subjects, ...options }) {
  if (!crossOriginIsolated) throw new Error("the clock of this page goes in steps of 100 µs");
  const texts = new Map();
  const ready = [];
  for (const { name, module, text } of subjects) {
    if (!started.has(module)) started.set(module, await start(module));
    if (!texts.has(text)) texts.set(text, await (await fetch(text)).text());
    const { extract } = started.get(module);
    ready.push({ name, run: () => extract(texts.get(text)) });
  }
  return byTurns(ready, options);
}

async function start(address) {
  const module = await import(address);
  await module.load();
  return module;
}
