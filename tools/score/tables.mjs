// The figures that documents print: README.md, and the tagger's card.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../build-digest.mjs";
import { recorded } from "./recorded.mjs";
import { figures } from "./total.mjs";

/** The columns: a folder, and what its articles are. */
const FOLDERS = { dev: "articles we wrote", hard: "short, hard texts we wrote", train: "real articles", valid: "real articles, held back" };
const ROWS = {
  speakers: "speakers",
  names: "their names, letter for letter",
  titles: "their titles",
  statements: "who says which sentence",
  misattributed: "sentences given to another person",
  keySpeaker: "key speaker",
  agencies: "agencies",
  challenges: "challenges",
  forums: "forums",
};

/** Each document with how its table begins and the rows that it has. */
export const TABLES = [
  ["README.md", "| F1, or the share that is right |", Object.keys(ROWS)],
  ["src/tagger/MODEL.md", "| In whole articles |", ["speakers", "names", "titles", "agencies", "forums"]],
];

/** A table of what is recorded. */
function table(head, fields, kept) {
  const columns = Object.entries(FOLDERS).map(([folder, what]) => `${kept[folder]?.articles ?? 0} ${what}`);
  const rows = fields.map(field => `| ${ROWS[field]} | ${Object.keys(FOLDERS).map(folder => cell(kept[folder] ?? {}, field)).join(" | ")} |`);
  return [`${head} ${columns.join(" | ")} |`, `|${"---|".repeat(columns.length + 1)}`, ...rows].join("\n");
}

function cell(folder, field) {
  const counts = folder[field === "misattributed" ? "statements" : field];
  if (!counts) return "–";
  const { misattributed, f1, accuracy } = figures(counts);
  return field === "misattributed" ? `${(100 * misattributed).toFixed(0)} %` : (f1 ?? accuracy).toFixed(2);
}

/** A document with its table anew. */
export function renewed(document, head, fields, kept = recorded()) {
  const start = document.indexOf(head);
  if (start < 0) throw new Error(`no table “${head}”`);
  const end = document.indexOf("\n\n", start);
  return document.slice(0, start) + table(head, fields, kept) + document.slice(end);
}

export function renewTables() {
  for (const [name, head, fields] of TABLES) {
    const file = join(PROJECT, name);
    writeFileSync(file, renewed(readFileSync(file, "utf8"), head, fields));
  }
}
