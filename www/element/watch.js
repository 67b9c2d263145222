// One look-out for all boxes of a page: an article may be replaced by a script, or come later.

/** Two reports to a watcher lie at least so many ms apart, if it asks for no more: a page may never stand still. */
const PAUSE = 500;

const OURS = "kotak-fakta, [data-kotak-fakta]:not(script)";

/** @type {Map<Watcher, number | undefined>} each with the timer of its next report */
const watchers = new Map();
let observer;

/**
 * @typedef {object} Watcher
 * @property {(record: MutationRecord) => boolean} concerns whether a change of the page is of interest
 * @property {() => void} changed called once for any number of such changes
 * @property {number} [pause] in ms
 */

/** @param {Watcher} watcher hears of what the page changes, our own elements left out */
export function watchPage(watcher) {
  if (!watchers.has(watcher)) watchers.set(watcher, undefined);
  if (observer) return;
  observer = new MutationObserver(report);
  observer.observe(document, { childList: true, characterData: true, subtree: true });
}

export function unwatchPage(watcher) {
  clearTimeout(watchers.get(watcher));
  watchers.delete(watcher);
  if (watchers.size > 0) return;
  observer?.disconnect();
  observer = undefined;
}

function report(records) {
  const theirs = records.filter(isThePages);
  for (const [watcher, timer] of watchers) {
    if (timer === undefined && theirs.some(record => watcher.concerns(record))) {
      watchers.set(watcher, setTimeout(tell, watcher.pause ?? PAUSE, watcher));
    }
  }
}

function tell(watcher) {
  watchers.set(watcher, undefined);
  watcher.changed();
}

function isThePages({ type, target, addedNodes, removedNodes }) {
  if ((target.closest ? target : target.parentElement)?.closest(OURS)) return false;
  return type !== "childList" || ![...addedNodes, ...removedNodes].every(node => node.localName === "kotak-fakta");
}
