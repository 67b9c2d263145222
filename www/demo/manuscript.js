// The article as it reads, with the evidence of each field marked in its colour: by highlights, so that the text stays one.

const FIELDS = ["speaker", "quote", "agency", "challenge", "forum"];
const reading = document.getElementById("reading");

/** @type {{ start: number, end: number, node: Text }[]} the lines, by their places in the text */
let lines = [];

export function showManuscript(text, facts) {
  lines = [];
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
  const spans = facts ? spansOf(facts) : {};
  for (const field of FIELDS) mark(field, spans[field] ?? []);
}

/** Brings a fact's sentence into sight and gives it the focus. */
export function showSentence(text, { spans, sentence }) {
  mark("chosen", [sentence]);
  const [range] = rangesOf(spans[0]);
  reading.focus({ preventScroll: true });
  const { top, height } = range.getBoundingClientRect();
  const frame = reading.getBoundingClientRect();
  reading.scrollTop += top + height / 2 - (frame.top + frame.height / 2);
  const place = range.getBoundingClientRect();
  if (place.top < 0 || place.bottom > innerHeight) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: place.top - innerHeight / 2, behavior: still ? "instant" : "smooth" });
  }
}

/** What an editor has selected in the article, and the line that it stands in. */
export function selected() {
  const area = document.getElementById("article");
  const typed = area.value.slice(area.selectionStart, area.selectionEnd).trim();
  const range = getSelection().rangeCount > 0 && getSelection().getRangeAt(0);
  const line = range && lines.find(({ node }) => range.intersectsNode(node));
  if (line && String(range).trim() !== "") return { value: String(range).trim(), sentence: line.node.data.trim() };
  const from = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const sentence = area.value.slice(from).split("\n", 1)[0].trim();
  return typed === "" ? undefined : { value: typed, sentence };
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
  highlight.priority = name === "chosen" ? -1 : FIELDS.indexOf(name);
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
