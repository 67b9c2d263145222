// One look-out for all boxes of a page: an article may be replaced by a script, or come later. The whole page is looked at only
// until each watcher has found what it is after; then what is in it, and what holds it.

import { describe, warn } from "./failure.js";
import { watchGrowth } from "./growth.js";

/** Two reports to a watcher lie at least so many ms apart, if it asks for no more: a page may never stand still. */
const PAUSE = 500;

const OURS = "kotak-fakta, [data-kotak-fakta]:not(script)";

/** @type {Map<Watcher, { timer?: number, places: Node[] | null }>} each with the timer of its next report */
const watchers = new Map();
/** @type {Map<Node, MutationObserverInit>} what is observed, and how */
let observed = new Map();
let observer;

/**
 * @typedef {object} Watcher
 * @property {(record: MutationRecord) => boolean} concerns whether a change of the page is of interest
 * @property {() => void} changed called once for any number of such changes
 * @property {number} [pause] in ms
 * @property {boolean} [grows] whether it wants to hear when the page becomes longer, too
 */

const ALL = { childList: true, characterData: true, subtree: true };
const CHILDREN = { childList: true };

/**
 * @param {Watcher} watcher hears of what the page changes, our own elements left out
 * @param {Node[] | null} [places] what it has found: it hears of changes in these and of their being replaced. `null`: of all
 *   changes. None: of what the others look at, or of all where nobody has found anything.
 */
export function watchPage(watcher, places = null) {
  const known = watchers.get(watcher);
  if (known) known.places = places;
  else watchers.set(watcher, { places });
  look();
}

export function unwatchPage(watcher) {
  clearTimeout(watchers.get(watcher)?.timer);
  if (watchers.delete(watcher)) look();
}

function look() {
  const wanted = watchers.size > 0 ? wantedPlaces() : new Map();
  const missing = [...wanted].filter(([node, how]) => observed.get(node) !== how);
  if (missing.length === 0 && wanted.size === observed.size) return;
  observer ??= new MutationObserver(report);
  if (wanted.size < observed.size + missing.length) {
    // To look at less an observer must begin anew, which would lose what it has seen.
    report(observer.takeRecords());
    observer.disconnect();
  }
  observed = wanted;
  for (const [node, how] of wanted) observer.observe(node, how);
  watchGrowth([...wanted].filter(([, how]) => how === CHILDREN).map(([node]) => node), grown);
}

/** An article's elements with all that is in them, and each element around them with its children: one of those may go. */
function wantedPlaces() {
  const held = new Set();
  for (const { places } of watchers.values()) {
    if (places === null) return new Map([[document, ALL]]);
    for (const node of places) held.add(node);
  }
  if (held.size === 0) return new Map([[document, ALL]]);
  const wanted = new Map();
  for (const node of held) {
    for (let up = parentOf(node); up && !wanted.has(up); up = parentOf(up)) wanted.set(up, CHILDREN);
  }
  for (const node of held) wanted.set(node, ALL);
  return wanted;
}

/** Asked past the node itself: a form with a field called `parentNode` would lead us astray. */
function parentOf(node) {
  return Reflect.get(Node.prototype, "parentNode", node) ?? (node instanceof ShadowRoot ? node.host : null);
}

function report(records) {
  try {
    const theirs = records.filter(record => may(isThePages, record));
    for (const watcher of watchers.keys()) {
      if (theirs.some(record => may(watcher.concerns, record))) tellSoon(watcher);
    }
  } catch (error) {
    giveUp(error);
  }
}

function grown() {
  for (const watcher of watchers.keys()) if (watcher.grows) tellSoon(watcher);
}

/** Yes too where a record can't be looked at: a form has its fields' names for properties, and they hide its functions. */
function may(look, record) {
  try {
    return look(record);
  } catch {
    return true;
  }
}

function tellSoon(watcher) {
  const state = watchers.get(watcher);
  state.timer ??= setTimeout(tell, watcher.pause ?? PAUSE, watcher);
}

function tell(watcher) {
  watchers.get(watcher).timer = undefined;
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
