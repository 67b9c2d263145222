// One look-out for all boxes of a page: an article may be replaced by a script, or come later.

import { describe, warn } from "./failure.js";

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
  try {
    const theirs = records.filter(record => may(isThePages, record));
    for (const [watcher, timer] of watchers) {
      if (timer === undefined && theirs.some(record => may(watcher.concerns, record))) {
        watchers.set(watcher, setTimeout(tell, watcher.pause ?? PAUSE, watcher));
      }
    }
  } catch (error) {
    giveUp(error);
  }
}

/** Yes too where a record can't be looked at: a form has its fields' names for properties, and they hide its functions. */
function may(look, record) {
  try {
    return look(record);
  } catch {
    return true;
  }
}

function tell(watcher) {
  watchers.set(watcher, undefined);
  try {
    watcher.changed();
  } catch (error) {
    giveUp(error);
  }
}

/** The page has broken what this needs: then it is told once, and not followed. */
function giveUp(error) {
  observer?.disconnect();
  warn(describe(error));
}

function isThePages({ type, target, addedNodes, removedNodes }) {
  if ((target.closest ? target : target.parentElement)?.closest(OURS)) return false;
  return type !== "childList" || ![...addedNodes, ...removedNodes].every(node => node.localName === "kotak-fakta");
}
