// What one would write by hand: one alternation of all phrases, the longest first. It counts them.
import phrases from "phrases.txt";

let pattern;

export function load() {
  const longestFirst = phrases.trim().split("\n").sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map(phrase => phrase.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  // Not \b, which finds no end behind a phrase's own full stop.
  pattern = new RegExp(`(?<!\\w)(?:${escaped.join("|")})(?!\\w)`, "g");
}

export function extract(text) {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
}
