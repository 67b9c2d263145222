// The texts that are measured, as files for the server and for the native program.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seedArticle } from "./articles.mjs";
import { hostileTexts } from "./hostile.mjs";
import { TEXTS } from "./places.mjs";
import { variedText } from "./varied.mjs";

/** The module refuses what is longer than 2 MiB; the crate's `extract` takes any text. */
export const LIMIT = 2 * 2 ** 20;

/**
 * The article, and so many times as much varied text; before the first that the module refuses, the longest that it takes.
 * @param {number[]} times
 */
export function ordinaryTexts(times) {
  const length = Buffer.byteLength(seedArticle);
  const lengths = times.map(factor => ({ what: `${factor}× varied`, bytes: factor * length }));
  const tooLong = lengths.findIndex(({ bytes }) => bytes > LIMIT);
  if (tooLong >= 0) lengths.splice(tooLong, 0, { what: "2 MiB varied", bytes: LIMIT });
  const varied = lengths.map(({ what, bytes }) => keep({ name: `varied-${bytes}`, what, text: variedText(bytes) }));
  return [keep({ name: "article", what: "the article", text: seedArticle }), ...varied];
}

/** Hostile texts, each with the name of an ordinary one of its length. */
export function hostileTextsAndTheirLike(bytes) {
  const ordinary = new Map();
  return hostileTexts(bytes).map(({ shape, text }, index) => {
    const length = Buffer.byteLength(text);
    const like = `ordinary-${length}`;
    if (!ordinary.has(like)) ordinary.set(like, keep({ name: like, text: variedText(length) }));
    return { ...keep({ name: `hostile-${index}`, what: shape, text }), like };
  });
}

export const fileOf = name => join(TEXTS, `${name}.txt`);
export const addressOf = name => `/texts/${name}.txt`;

export function emptyFolder() {
  rmSync(TEXTS, { recursive: true, force: true });
  mkdirSync(TEXTS, { recursive: true });
}

function keep({ text, ...rest }) {
  writeFileSync(fileOf(rest.name), text);
  return { ...rest, bytes: Buffer.byteLength(text) };
}
