// Corrections in the editor's words: what each does, and why one is not done.
import { detailsOf, fieldOf, valueOf, verbOf } from "./compose.js";
import { word } from "./words.js";

/** What a correction does, in a sentence without a full stop. */
export function describe(correction) {
  const value = valueOf(correction);
  switch (verbOf(correction)) {
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
