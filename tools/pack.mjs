// Writes bytes as the string that www/element/unpack.js reads.
import { LEADS, LETTERS, QUARTER } from "../www/element/unpack.js";

/**
 * The bytes that come most often take one letter, all others two. A byte that is a letter itself stays it: the module's words
 * remain words, which compresses best.
 * @param {Uint8Array} bytes
 * @returns {{ packed: string, meanings: number[] }}
 */
export function pack(bytes) {
  const often = commonest(bytes, LETTERS.length);
  const own = [...LETTERS].map(letter => letter.charCodeAt(0)).map(code => (often.has(code) ? code : undefined));
  const others = [...often].filter(byte => !own.includes(byte)).sort((a, b) => a - b);
  const meanings = own.map(byte => byte ?? others.shift());
  const written = Array.from({ length: 256 }, (_, byte) => {
    const letter = meanings.indexOf(byte);
    return letter >= 0 ? LETTERS[letter] : LEADS[Math.floor(byte / QUARTER)] + LETTERS[byte % QUARTER];
  });
  return { packed: Array.from(bytes, byte => written[byte]).join(""), meanings };
}

function commonest(bytes, count) {
  const times = new Array(256).fill(0);
  for (const byte of bytes) times[byte]++;
  const ranked = [...times.keys()].sort((a, b) => times[b] - times[a] || a - b);
  return new Set(ranked.slice(0, count));
}
