// What an editor has selected in the manuscript, be it while writing or while reading. It is remembered when the focus goes to a
// button or a form, which takes the selection away in some browsers.
import { at } from "./dom.js";
import { markPicked, spanOf } from "./manuscript.js";
import { sentencesAround } from "./sentences.js";

const area = at("article");
const reading = at("reading");

/** @type {{ text: string, start: number, end: number } | undefined} */
let picked;

/**
 * @param {(field: string) => void} add what the buttons beside a selection do
 */
export function followSelection(add) {
  document.addEventListener("selectionchange", look);
  // Not every engine tells the document of what is selected in a field.
  for (const type of ["select", "keyup", "pointerup", "selectionchange"]) area.addEventListener(type, look);
  area.addEventListener("input", dropSelection);
  for (const choice of at("picked").querySelectorAll("[data-add]")) {
    // A press must not take the selection away.
    choice.addEventListener("pointerdown", event => event.preventDefault());
    choice.addEventListener("click", () => add(choice.dataset.add));
  }
}

export function dropSelection() {
  pick(undefined);
}

export const hasSelection = () => picked !== undefined;

/**
 * What is selected, and the sentences that it stands in, each as it stands in the text.
 * @returns {Promise<{ value: string, sentence: string } | undefined>}
 */
export async function selected() {
  if (!picked) return undefined;
  const { text, start, end } = picked;
  const sentences = await sentencesAround(text, picked);
  const inOneLine = piece => piece.replace(/\s+/g, " ");
  return { value: inOneLine(text.slice(start, end)), sentence: inOneLine(text.slice(sentences.start, sentences.end)) };
}

function look() {
  const focused = document.activeElement;
  if (focused === area) return pick({ text: area.value, start: area.selectionStart, end: area.selectionEnd });
  const selection = getSelection();
  const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  if (!range || !reading.contains(range.startContainer) || !reading.contains(range.endContainer)) return;
  // A click into the text takes the selection back; one on a button, in some engines, collapses it.
  if (range.collapsed && focused !== reading && focused !== document.body) return;
  pick(spanOf(range));
}

/** White space at the ends belongs to nobody's fact. */
function pick(span) {
  const words = span ? span.text.slice(span.start, span.end) : "";
  const start = span ? span.start + words.length - words.trimStart().length : 0;
  picked = words.trim() === "" ? undefined : { text: span.text, start, end: start + words.trim().length };
  at("picked").hidden = !picked;
  at("picked-words").textContent = picked ? shortened(words.trim()) : "";
  markPicked(picked);
}

const SHOWN = 60;
const shortened = words => (words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words);
