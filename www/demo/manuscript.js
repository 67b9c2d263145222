// The article as it reads, with the evidence of each field marked in its colour: by highlights, so that the text stays one.
import { at } from "./dom.js";

const FIELDS = ["speaker", "quote", "agency", "challenge", "forum"];
const reading = at("reading");

/** @type {{ start: number, end: number, node: Text }[]} the lines, by their places in the text */
let lines = [];

/** The text that they are of. */
let shown = "";

export function showManuscript(text, facts) {
  lines = [];
  shown = text;
  const made = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") {
      const element = document.createElement(lines.length === 0 && facts?.headline ? "h3" : "p");
      const node = document.createTextNode(line);
      element.append(node);
      made.push(element);
      lines.push({ start, end: start + line.length, node });
    }
    start += line.length + 1;
  }
  reading.replaceChildren(...made);
  mark("chosen", []);
  mark("picked", []);
  const spans = facts ? spansOf(facts) : {};
  for (const field of FIELDS) mark(field, spans[field] ?? []);
}

/** Brings a fact's sentence into sight and gives it the focus. */
export function showSentence({ spans, sentence }) {
  mark("chosen", [sentence]);
  const [range] = rangesOf(spans[0]);
  reading.focus({ preventScroll: true });
  // The text has been changed since: then the next box will lead right.
  if (!range) return;
  const { top, height } = range.getBoundingClientRect();
  const frame = reading.getBoundingClientRect();
  reading.scrollTop += top + height / 2 - (frame.top + frame.height / 2);
  const place = range.getBoundingClientRect();
  if (place.top < 0 || place.bottom > innerHeight) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: place.top - innerHeight / 2, behavior: still ? "instant" : "smooth" });
  }
}

/** Keeps what is selected in sight while the focus is in a form. */
export const markPicked = span => mark("picked", span ? [span] : []);

/**
 * The piece of the text that a range of the page shows.
 * @returns {{ text: string, start: number, end: number } | undefined}
 */
export function spanOf(range) {
  const inside = lines.filter(({ node }) => range.intersectsNode(node));
  if (inside.length === 0) return undefined;
  const offset = (line, container, within, otherwise) => (container === line.node ? line.start + within : otherwise);
  const [first, last] = [inside[0], inside.at(-1)];
  const start = offset(first, range.startContainer, range.startOffset, first.start);
  const end = offset(last, range.endContainer, range.endOffset, last.end);
  return { text: shown, start, end };
}

function spansOf({ speakers, agencies, challenges, forums }) {
  const evidence = list => list.flatMap(fact => fact.evidence);
  const of = (list, ...roles) => list.filter(({ role }) => roles.length === 0 || roles.includes(role)).map(({ span }) => span);
  return {
    speaker: of(evidence(speakers), "name", "alias", "title"),
    quote: of(evidence(speakers), "quote"),
    agency: of(evidence(agencies)),
    challenge: of(evidence(challenges)),
    forum: of(evidence(forums)),
  };
}

function mark(name, spans) {
  if (!globalThis.Highlight) return;
  const highlight = new Highlight(...spans.flatMap(rangesOf));
  // Above the others, what is selected makes WebKit (2.50) crash where it ends in the midst of one of them.
  highlight.priority = { chosen: -1, picked: -2 }[name] ?? FIELDS.indexOf(name);
  CSS.highlights.set(name, highlight);
}

function rangesOf({ start, end }) {
  return lines
    .filter(line => line.start < end && line.end > start)
    .map(line => {
      const range = document.createRange();
      range.setStart(line.node, Math.max(start, line.start) - line.start);
      range.setEnd(line.node, Math.min(end, line.end) - line.start);
      return range;
    });
}
