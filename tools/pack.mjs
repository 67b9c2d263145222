// Writes bytes as the strings that www/element/unpack.js reads.
import { LEADS, LETTERS, QUARTER } from "../www/element/unpack.js";

/** In letters. Minifiers in PHP know no literal of more than 65,535. */
export const LONGEST = 16_384;

/**
 * The bytes that come most often take one letter, all others two. A byte that is a letter itself stays it: the module's words
 * remain words, which compresses best.
 * @param {Uint8Array} bytes
 * @returns {{ packed: string[], meanings: number[] }}
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
  const packed = [""];
  for (const byte of bytes) {
    if (packed.at(-1).length + written[byte].length > LONGEST) packed.push("");
    packed[packed.length - 1] += written[byte];
  }
  return { packed, meanings };
}

function commonest(bytes, count) {
  const times = new Array(256).fill(0);
  for (const byte of bytes) times[byte]++;
  const ranked = [...times.keys()].sort((a, b) => times[b] - times[a] || a - b);
  return new Set(ranked.slice(0, count));
}
