// The sentences of the article that a selection stands in, cut as the program cuts them: we ask the program itself, by a box with
// one more fact there, for a stored box holds the sentences that show its facts.
import { approve } from "../../pkg/index.js";

/** As much of the text as tells one place from another, in UTF-16 units. */
const TELLING = 600;

/**
 * From the beginning of the first sentence that a span touches to the end of the last.
 * @param {string} text
 * @param {{ start: number, end: number }} span not empty, no white space at its ends
 */
export async function sentencesAround(text, { start, end }) {
  let first;
  // From the line's beginning, sentence by sentence: what follows a sentence's beginning stands nowhere else, or is the same there.
  for (let place = lineAt(text, start).start; ; ) {
    const sentence = await sentenceFrom(text, afterSpace(text, place));
    if (sentence.end > start) first ??= Math.min(sentence.start, start);
    if (sentence.end >= end) return { start: first, end: sentence.end };
    place = sentence.end;
  }
}

/** The first sentence from a place on, past what stands before one (a dateline, a bullet); where the program sees none, the line. */
async function sentenceFrom(text, place) {
  const line = lineAt(text, place);
  for (let start = place; start < line.end; start = afterSpace(text, start + text.slice(start).search(/\s|$/))) {
    const end = await endOfSentence(text, start);
    if (end !== undefined) return { start, end };
  }
  return { start: place, end: line.end };
}

/** Where the sentence ends that begins at a place; `undefined` where none does. */
async function endOfSentence(text, place) {
  const add = String.fromCodePoint(text.codePointAt(place));
  const correction = { add, sentence: text.slice(place, place + TELLING), in: "challenges" };
  // Some characters are no value: a mark of direction, for one.
  const box = await approve(text, { corrections: [correction] }).catch(() => undefined);
  if (!box) return undefined;
  const { facts, sentences } = box;
  const found = facts.challenges.find(challenge => challenge.text === add)?.evidence[0].span.start;
  const sentence = sentences.find(other => other.start <= found && found < other.end);
  // What stands between sentences is cut off after the fact.
  return sentence && sentence.end > found + add.length ? sentence.end - found + place : undefined;
}

/** The end of the text where there is nothing more. */
const afterSpace = (text, place) => place + text.slice(place).search(/\S|$/);

function lineAt(text, place) {
  const start = text.lastIndexOf("\n", place - 1) + 1;
  const end = text.indexOf("\n", place);
  return { start, end: end < 0 ? text.length : end };
}
