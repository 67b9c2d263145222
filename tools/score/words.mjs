// How texts are compared: quotation marks, white space and case make no difference.

/** White space as Unicode has it: JavaScript's `\s` takes the byte-order mark in and leaves some controls out. */
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const SPACES = new RegExp(`${SPACE}+`, "g");
const ENDS = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");

export { SPACE };

export const trim = text => text.replace(ENDS, "");

/** Marks of one kind and single spaces; case is kept. */
export function folded(text) {
  const double = text.replace(/[“”„‟«»″]|''|``/g, '"');
  const single = double.replace(/[‘’‚‛′`´]/g, "'").replaceAll("''", '"');
  return trim(single.replace(SPACES, " "));
}

export const normal = text => folded(text).toLowerCase();

export const words = text => normal(text).match(/[\p{L}\p{N}_]+/gu) ?? [];

/** How far two bags of words agree: F1, 0 to 1. */
export function overlap(a, b) {
  const [left, right] = [words(a), words(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  let common = 0;
  for (const word of left) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest.splice(at, 1);
    common++;
  }
  return (2 * common) / (left.length + right.length);
}

/** Names equal, or one's words all in the other's, and one of those has three letters. */
export function samePerson(a, b) {
  if (normal(a) === normal(b)) return normal(a) !== "";
  const [left, right] = [new Set(words(a)), new Set(words(b))];
  const [small, big] = left.size <= right.size ? [left, right] : [right, left];
  return [...small].every(word => big.has(word)) && [...small].some(word => [...word].length >= 3);
}
