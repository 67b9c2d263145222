// Whether a page becomes longer: an article that a script puts in further down is noticed by that, without a look at each change.

/** The height of the shortest article, in px. */
const LEAST = 150;

/** @type {Map<Element, number | undefined>} the height that each was seen with */
const heights = new Map();
let observer;
let told;

/**
 * @param {Node[]} nodes the elements around what was found, in place of those that were named before
 * @param {() => void} tell called when one of them has grown
 */
export function watchGrowth(nodes, tell) {
  told = tell;
  const elements = new Set(nodes.filter(node => node instanceof Element));
  for (const element of heights.keys()) {
    if (elements.has(element)) continue;
    heights.delete(element);
    observer.unobserve(element);
  }
  for (const element of elements) {
    if (heights.has(element)) continue;
    heights.set(element, undefined);
    observer ??= new ResizeObserver(look);
    observer.observe(element);
  }
}

/** The first report of each element tells the height that it has. */
function look(entries) {
  let grown = false;
  for (const { target, contentRect } of entries) {
    if (!heights.has(target)) continue;
    const before = heights.get(target);
    if (before === undefined || contentRect.height < before) heights.set(target, contentRect.height);
    if (contentRect.height - before < LEAST || before === undefined) continue;
    heights.set(target, contentRect.height);
    grown = true;
  }
  if (grown) told();
}
