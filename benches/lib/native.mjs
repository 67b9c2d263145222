// The crate and the pass natively, in one process, by turns.
import { run } from "../../tools/processes.mjs";
import { NATIVE } from "./places.mjs";
import { summary } from "./statistics.mjs";
import { fileOf } from "./texts.mjs";

/** In ms: more than linear time shows long before. */
export const LONGEST = 60_000;

/**
 * @param {string[]} names of texts
 * @returns {Promise<Record<string, { parse: object, pass: object }> | undefined>} by name; none where it took too long
 */
export async function timeNatively(names, seconds) {
  const { ok, output, timedOut } = await run(NATIVE, ["time", String(seconds), ...names.map(fileOf)], { timeout: LONGEST, quiet: true });
  if (timedOut) return undefined;
  if (!ok) throw new Error(`the native program failed:\n${output}`);
  const samples = JSON.parse(output);
  return Object.fromEntries(names.map(name => [name, summaries(samples[fileOf(name)])]));
}

const summaries = ({ parse, pass }) => ({ parse: summary(parse), pass: summary(pass) });
