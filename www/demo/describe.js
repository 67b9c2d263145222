// Corrections in the editor's words: what each does, and why one is not done.
import { detailsOf, fieldOf, valueOf, verbOf } from "./compose.js";
import { FIELDS } from "./facts.js";
import { word } from "./words.js";

const isText = value => typeof value === "string";
const isTextOrNone = value => value === null || isText(value);

/** What each name in a correction has. */
const SHAPE = {
  ...Object.fromEntries(["hide", "rename", "change", "move", "add", "key", "to", "sentence"].map(name => [name, isText])),
  ...Object.fromEntries(["title", "quote", "fullName", "saidBy"].map(name => [name, isTextOrNone])),
  in: value => FIELDS.includes(value),
  position: Number.isInteger,
  aliases: value => value === null || (Array.isArray(value) && value.every(isText)),
  kind: value => value === null || (isText(value) && value !== "" && Object.hasOwn(word("kinds"), value)),
};

/** Links bring lists that nobody has made here. */
const isKnown = correction => Object.entries(correction).every(([name, value]) => Object.hasOwn(SHAPE, name) && SHAPE[name](value));

/** What a correction does, in a sentence without a full stop. */
export function describe(correction) {
  const value = valueOf(correction);
  switch (isKnown(correction) ? verbOf(correction) : undefined) {
    case "hide":
      return word("didHide", value);
    case "rename":
      return word("didRename", value, correction.to);
    case "move":
      return word("didMove", value, correction.position);
    case "key":
      return word("didKey", value);
    case "add":
      return [word("didAdd", value, word(fieldOf(correction))), ...details(correction)].join("; ");
    case "change":
      return word("didChange", value, details(correction).join("; "));
    default:
      return word("didUnknown");
  }
}

const details = correction => Object.entries(detailsOf(correction)).map(([name, detail]) => word("detail", word(name) ?? name, shown(name, detail)));

function shown(name, detail) {
  if (detail === null || detail.length === 0) return word("none");
  if (name === "kind") return word("kinds")[detail] ?? detail;
  return Array.isArray(detail) ? detail.join(", ") : detail;
}

/**
 * Why a correction is not done.
 * @param {object} correction
 * @param {string} code of the refusal
 */
export function reason(correction, code) {
  switch (code) {
    case "fact-gone":
      return word("notThere", valueOf(correction), word(fieldOf(correction)));
    case "sentence-gone":
      return word("noSentence");
    case "quote-gone":
      return word("noSuchQuote");
    default:
      return word("notDone");
  }
}
