// The sentence of the article that a selection stands in, cut as the program cuts it: we ask the program itself, for which we
// add a fact there and look which sentence it would lead to.
import { toHtml } from "./core.js";

const LAST_FACT = /.*data-sentence="(\d+)-(\d+)" data-spans="(\d+)-/s;

/**
 * From the beginning of the first sentence that a span touches to the end of the last.
 * @param {string} text
 * @param {{ start: number, end: number }} span not empty, no white space at its ends
 */
export async function sentencesAround(text, { start, end }) {
  const [first, last] = [await sentenceAt(text, start), await sentenceAt(text, end - 1)];
  return { start: Math.min(first.start, start), end: Math.max(last.end, end) };
}

async function sentenceAt(text, place) {
  const start = isLowSurrogate(text.charCodeAt(place)) ? place - 1 : place;
  const line = lineAt(text, start);
  const character = String.fromCodePoint(text.codePointAt(start));
  const correction = { add: character, sentence: text.slice(start, line.end), in: "challenges" };
  const html = await toHtml(text, { corrections: [correction], fields: "challenges" });
  const [from, to, found] = (LAST_FACT.exec(html) ?? []).slice(1).map(Number);
  // Where the program sees no sentence (a byline, an empty box) the line is one. Of equal lines it takes the first.
  if (to - from <= character.length || text.slice(found, found + character.length) !== character) return line;
  return { start: from + start - found, end: to + start - found };
}

const isLowSurrogate = unit => unit >= 0xdc00 && unit <= 0xdfff;

function lineAt(text, place) {
  const start = text.lastIndexOf("\n", place - 1) + 1;
  const end = text.indexOf("\n", place);
  return { start, end: end < 0 ? text.length : end };
}
