// The module as text, for the script that carries it. Tools of other people will handle that text: they fold white space inside
// literals too, take out control characters, read the file in another character set, put it into a page; and what is too long for
// them to know as a literal they take for code. So it is many short strings of letters, digits and a few signs of ASCII, none of
// which means anything to a script, a page, an address or a template.

/** Each stands for a byte that `meanings` names, the byte itself where the module has it often. */
export const LETTERS = "#-.0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz|";

/** Each says in which quarter of the bytes the next letter counts, by its place among the letters. */
export const LEADS = "!*^~";

export const QUARTER = 64;

/**
 * @param {string[]} packed
 * @param {number[]} meanings the bytes of the letters, in their order
 * @returns {Uint8Array}
 */
export function unpack(packed, meanings) {
  const byteOf = new Uint8Array(128);
  const placeOf = new Uint8Array(128);
  const startOf = new Int16Array(128).fill(-1);
  for (let i = 0; i < LETTERS.length; i++) {
    byteOf[LETTERS.charCodeAt(i)] = meanings[i];
    placeOf[LETTERS.charCodeAt(i)] = i;
  }
  for (let i = 0; i < LEADS.length; i++) startOf[LEADS.charCodeAt(i)] = i * QUARTER;
  const bytes = new Uint8Array(packed.reduce((sum, piece) => sum + piece.length, 0));
  let length = 0;
  for (const piece of packed) {
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      const start = startOf[code];
      bytes[length++] = start < 0 ? byteOf[code] : start + placeOf[piece.charCodeAt(++i)];
    }
  }
  return bytes.subarray(0, length);
}
