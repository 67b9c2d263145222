// Numbers that look random and are the same in every run: what is measured today is measured again tomorrow.

/**
 * Dice.
 * @param {number} seed
 */
export function random(seed) {
  let state = seed >>> 0;
  // Mulberry32: small, and good enough for choosing words.
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = limit => Math.floor(fraction() * limit);
  return {
    /** From 0 to 1, without 1. */
    fraction,
    below,
    chance: share => fraction() < share,
    of: list => list[below(list.length)],
    shuffled(list) {
      const out = [...list];
      for (let last = out.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [out[last], out[other]] = [out[other], out[last]];
      }
      return out;
    },
  };
}
