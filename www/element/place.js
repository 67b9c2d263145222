// Where a piece of the text that was read stands in the page.

/**
 * An article as `readArticle` gives it. `pieces` are quads: a start in the text, a number of a node, a start in that
 * node, a length; all in UTF-16 units. The page `continues` an article that begins on another, or `more` of it stands there.
 * A text that a script gave has none of these but the text.
 * @typedef {{ text: string, body: Element, nodes: Text[], pieces: Uint32Array, continues: boolean, more: boolean }} Source
 */

/**
 * Which part of its article the text is.
 * @param {Source} source
 * @returns {"whole" | "first" | "continuing"}
 */
export const partOf = ({ continues, more }) => (continues ? "continuing" : more ? "first" : "whole");

const QUAD = 4;

/**
 * The ranges of the page that show `text.slice(start, end)`: one for each text node, none where the page has changed.
 * @param {Source} source
 * @param {{ start: number, end: number }} span
 * @returns {Range[]}
 */
export function rangesOf({ text, nodes, pieces }, { start, end }) {
  const ranges = [];
  for (let at = firstPiece(pieces, start); at < pieces.length && pieces[at] < end; at += QUAD) {
    const [from, index, offset, length] = pieces.subarray(at, at + QUAD);
    const node = nodes[index];
    const first = Math.max(start, from);
    const last = Math.min(end, from + length);
    if (first >= last) continue;
    const begin = offset + first - from;
    const stop = offset + last - from;
    if (!node.isConnected || node.data.slice(begin, stop) !== text.slice(first, last)) return [];
    const before = ranges.at(-1);
    if (before?.endContainer === node) {
      before.setEnd(node, stop);
      continue;
    }
    const range = node.ownerDocument.createRange();
    range.setStart(node, begin);
    range.setEnd(node, stop);
    ranges.push(range);
  }
  return ranges;
}

/** The first piece that ends after a place in the text. */
function firstPiece(pieces, start) {
  let low = 0;
  let high = pieces.length / QUAD;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle * QUAD] + pieces[middle * QUAD + 3] > start) high = middle;
    else low = middle + 1;
  }
  return low * QUAD;
}
