// What lies on the desk: one manuscript, what was corrected in it, and the box that was approved. All of the page reads it here
// and changes it here, so that no click works on an older list. A manuscript that another takes the place of goes to the shelf
// with its corrections: they never pass to the other, and are never lost.
import { withCorrection, withoutCorrection } from "./compose.js";
import { isSameArticle } from "./similar.js";

/** More manuscripts lie on no shelf. */
const SHELVED = 5;

/**
 * @typedef {object} Manuscript
 * @property {string} text
 * @property {string} basis the text that the corrections were made in: what decides whether they belong to a later one
 * @property {object[]} corrections
 * @property {object | null} approved the stored box
 */

/** @type {Manuscript & { shelf: Manuscript[] }} */
export const desk = { text: "", basis: "", corrections: [], approved: null, shelf: [] };

/** Lists of corrections as they were before, the last change last. */
let past = [];

const listeners = [];

/** @param {(what: "text" | "corrections" | "approved" | "shelf") => void} listener */
export const onDesk = listener => listeners.push(listener);

const tell = what => listeners.forEach(listener => listener(what));

const hasWork = ({ corrections, approved }) => corrections.length > 0 || approved !== null;

export const canUndo = () => past.length > 0 || desk.corrections.length > 0;

/** Adds a correction of what the box shows. */
export const correct = correction => setCorrections(withCorrection(desk.corrections, correction));

export const uncorrect = index => setCorrections(withoutCorrection(desk.corrections, index));

/** Gives the list as it was before the last change of it; after a reload that is not known, and the last correction goes. */
export function undo() {
  const list = past.pop() ?? withoutCorrection(desk.corrections, desk.corrections.length - 1);
  put({ corrections: list, basis: desk.text });
  tell("corrections");
}

export function setCorrections(list) {
  past.push(desk.corrections);
  put({ corrections: list, basis: desk.text });
  tell("corrections");
}

export function setApproved(box) {
  put({ approved: box, basis: desk.text });
  tell("approved");
}

/**
 * Another text, by whatever way it came.
 * @returns {{ shelved?: Manuscript, returned?: Manuscript }} whose corrections went to the shelf, and whose came back
 */
export function write(text) {
  const outcome = {};
  if (text === desk.text) return outcome;
  if (hasWork(desk) && !isSameArticle(desk.basis, text)) outcome.shelved = shelve(text);
  desk.text = text;
  if (!hasWork(desk)) outcome.returned = unshelve(desk.shelf.find(({ basis }) => isSameArticle(basis, text)));
  tell("text");
  return outcome;
}

/** A manuscript with its corrections, from a link: in place of what the desk has, even of the same article. */
export function open(manuscript) {
  const shelved = hasWork(desk) ? shelve() : undefined;
  past = [];
  put({ approved: null, basis: manuscript.text, ...manuscript });
  tell("text");
  return { shelved };
}

/** Takes a manuscript from the shelf, text and all; what is on the desk goes there. */
export function takeBack(manuscript) {
  if (hasWork(desk)) shelve();
  unshelve(manuscript);
  desk.text = manuscript.text;
  tell("text");
}

/** The corrections of a shelved manuscript for the text on the desk: an editor has decided that they are the same article. */
export function applyHere({ corrections }) {
  const rest = corrections.filter(correction => !desk.corrections.some(own => JSON.stringify(own) === JSON.stringify(correction)));
  setCorrections([...desk.corrections, ...rest]);
}

/** The desk as it was kept. */
export function restore({ text, basis = text, corrections = [], approved = null, shelf = [] }) {
  past = [];
  put({ text, basis, corrections, approved, shelf });
  tell("text");
}

function put(values) {
  Object.assign(desk, values);
}

function shelve(next = "") {
  const { text, basis, corrections, approved } = desk;
  // What is deleted letter by letter ends as a word, and another article may have stood below for a while: neither is the
  // manuscript.
  const isOnItsWay = text.length < basis.length / 2 || isSameArticle(text, next);
  const manuscript = { text: isOnItsWay ? basis : text, basis, corrections, approved };
  desk.shelf = [manuscript, ...desk.shelf.filter(other => other.basis !== basis)].slice(0, SHELVED);
  past = [];
  put({ corrections: [], approved: null });
  return manuscript;
}

function unshelve(manuscript) {
  if (!manuscript) return undefined;
  const { basis, corrections, approved } = manuscript;
  desk.shelf = desk.shelf.filter(other => other !== manuscript);
  past = [];
  put({ basis, corrections, approved });
  return manuscript;
}
