// Folders of labelled articles: NAME.txt with NAME.json beside it, as tests/gold/GUIDE.md has them.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, realpathSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { PROJECT } from "../build-digest.mjs";

export const GOLD = join(PROJECT, "tests", "gold");

/** The folders of the repository. */
export const ownFolders = () =>
  readdirSync(GOLD, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => join(GOLD, entry.name)).sort();

/** Whether a folder is one of the repository: its figures may not fall. */
export const isOwn = folder => existsSync(folder) && realpathSync(folder).startsWith(realpathSync(GOLD) + sep);

/**
 * @param {string} folder
 * @returns {{ name: string, articles: { name: string, file: string, text: string, gold: object }[], skipped: string[], digest: string }}
 *   `skipped` are texts without labels, or whose labels say `skip`; `digest` is one of all texts and labels
 */
export function readFolder(folder) {
  const names = readdirSync(folder).filter(name => name.endsWith(".txt")).map(name => name.slice(0, -".txt".length)).sort();
  const articles = [];
  const skipped = [];
  const hash = createHash("sha256");
  for (const name of names) {
    const file = join(folder, `${name}.txt`);
    const gold = labels(join(folder, `${name}.json`));
    if (!gold) {
      skipped.push(name);
      continue;
    }
    const text = readFileSync(file, "utf8");
    articles.push({ name, file, text, gold });
    for (const part of [name, text, JSON.stringify(gold)]) hash.update(`${Buffer.byteLength(part)}\0${part}`);
  }
  if (articles.length === 0) throw new Error(`${folder} holds no NAME.txt with its labels in NAME.json`);
  return { name: basename(realpathSync(folder)), articles, skipped, digest: hash.digest("hex").slice(0, 16) };
}

function labels(file) {
  if (!existsSync(file)) return undefined;
  const gold = JSON.parse(readFileSync(file, "utf8"));
  return typeof gold === "object" && gold !== null && !("skip" in gold) ? gold : undefined;
}
