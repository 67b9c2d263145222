// The figures that documents print: README.md, and the tagger's card.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../build-digest.mjs";
import { recorded } from "./recorded.mjs";
import { figures } from "./total.mjs";

const FOLDERS = ["dev", "hard", "train", "valid"];
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

/** Each document with the head of its table and the rows that it has. */
export const TABLES = [
  ["README.md", "| F1, or the share that is right |", Object.keys(ROWS)],
  ["src/tag/MODEL.md", "| In whole articles |", ["speakers", "names", "agencies"]],
];

/** The rows of a table, as they are recorded. */
export function rows(fields, kept = recorded()) {
  return fields.map(field => `| ${ROWS[field]} | ${FOLDERS.map(folder => cell(kept[folder] ?? {}, field)).join(" | ")} |`).join("\n");
}

function cell(folder, field) {
  const counts = folder[field === "misattributed" ? "statements" : field];
  if (!counts) return "–";
  const { misattributed, f1, accuracy } = figures(counts);
  return field === "misattributed" ? `${(100 * misattributed).toFixed(0)} %` : (f1 ?? accuracy).toFixed(2);
}

/** A document with the rows below its table's head. */
export function renewed(document, head, fields, kept) {
  const [before, rest] = split(document, head);
  const [table, ...after] = rest.split("\n\n");
  const [title, line] = table.split("\n");
  return [`${before}${title}\n${line}\n${rows(fields, kept)}`, ...after].join("\n\n");
}

function split(document, head) {
  const at = document.indexOf(head);
  if (at < 0) throw new Error(`no table “${head}”`);
  return [document.slice(0, at), document.slice(at)];
}

export function renewTables() {
  for (const [name, head, fields] of TABLES) {
    const file = join(PROJECT, name);
    writeFileSync(file, renewed(readFileSync(file, "utf8"), head, fields));
  }
}
