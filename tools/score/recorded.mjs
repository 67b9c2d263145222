// The figures as they were recorded, and what has risen or fallen since.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GOLD } from "./gold.mjs";
import { figures } from "./total.mjs";

export const RECORDED = join(GOLD, "figures.json");

/** By the folder's name; also of folders that are not in the repository: they are numbers, no texts. */
export const recorded = (file = RECORDED) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});

/** A line for each field: differences are to be read. */
export function record(folders, file = RECORDED) {
  const all = Object.entries({ ...recorded(file), ...folders }).sort(([a], [b]) => (a < b ? -1 : 1));
  const fields = folder => Object.entries(folder).map(([field, value]) => `    ${JSON.stringify(field)}: ${JSON.stringify(value)}`).join(",\n");
  writeFileSync(file, `{\n${all.map(([name, folder]) => `  ${JSON.stringify(name)}: {\n${fields(folder)}\n  }`).join(",\n")}\n}\n`);
}

/** What is kept of a folder. */
export function entry({ articles, digest }, counts) {
  const rounded = rates => Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, Number(rate.toFixed(4))]));
  const fields = Object.entries(counts).map(([field, count]) => [field, { ...rounded(figures(count)), ...count }]);
  return { articles: articles.length, digest, ...Object.fromEntries(fields) };
}

/** The figures by which a field is judged; a larger share of statements given to the wrong person is a fall. */
const JUDGED = { f1: 1, accuracy: 1, misattributed: -1 };

/**
 * @param {object | undefined} then a folder as it was recorded
 * @param {object} now the same, as `entry` makes it
 * @returns {{ other: boolean, fields: { field: string, then: object, now: object, fell: boolean }[] }} `other`: other articles or
 *   labels than those recorded, or none were; `fields`: those of which a count is another
 */
export function compare(then, now) {
  const other = then?.digest !== now.digest;
  const names = Object.keys({ ...then, ...now }).filter(name => name !== "articles" && name !== "digest");
  const fields = names.map(field => ({ field, then: then?.[field], now: now[field] }));
  const changed = fields.filter(field => JSON.stringify(counts(field.then)) !== JSON.stringify(counts(field.now)));
  return { other, fields: then ? changed.map(field => ({ ...field, fell: hasFallen(field) })) : [] };
}

function hasFallen({ then, now }) {
  if (!then) return false;
  if (!now) return true;
  const [before, after] = [figures(then), figures(now)];
  return Object.entries(JUDGED).some(([figure, sign]) => sign * (after[figure] - before[figure]) < -1e-12);
}

function counts(field) {
  if (!field) return undefined;
  const { found, wrong, extra, missed, right, of } = field;
  return { found, wrong, extra, missed, right, of };
}
