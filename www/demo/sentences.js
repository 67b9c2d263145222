// The sentence of the article that a selection stands in, cut as the program cuts it: we ask the program itself, by a box with one
// more fact there, for a stored box holds the sentences that show its facts.
import { approve } from "../../pkg/index.js";

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
  const add = String.fromCodePoint(text.codePointAt(start));
  const { facts, sentences } = await approve(text, { corrections: [{ add, sentence: text.slice(start, line.end), in: "challenges" }] });
  const added = facts.challenges.find(challenge => challenge.text === add);
  const found = added?.evidence[0].span.start;
  const sentence = sentences.find(other => other.start <= found && found < other.end);
  // Where the program sees none the line is one. Of equal lines it takes the first.
  return sentence ? { start: sentence.start + start - found, end: sentence.end + start - found } : line;
}

const isLowSurrogate = unit => unit >= 0xdc00 && unit <= 0xdfff;

function lineAt(text, place) {
  const start = text.lastIndexOf("\n", place - 1) + 1;
  const end = text.indexOf("\n", place);
  return { start, end: end < 0 ? text.length : end };
}
