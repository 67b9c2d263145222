// What may be facts as well, below the box: each with its sentence, and one click adds it.
import { extract } from "../../pkg/index.js";
import { makeCorrection, tell } from "./corrections.js";
import { desk } from "./desk.js";
import { at, button, keepFocusIn, make } from "./dom.js";
import { addition, tryCorrection } from "./fact-forms.js";
import { word } from "./words.js";

const box = at("box");

/**
 * @param {() => boolean} isCurrent whether the text and its corrections are still those of the box
 * @param {(place: { spans: object[], sentence: object }) => void} reveal leads to a sentence of the manuscript
 */
export async function showCandidates(isCurrent, reveal) {
  const { text, corrections } = desk;
  const { candidates } = await extract(text, { corrections, candidates: true });
  if (isCurrent()) list(candidates.map(candidate => row(text, candidate, reveal)));
}

/** Where there is no box there is nothing to add to. */
export const dropCandidates = () => list([]);

function list(rows) {
  at("maybe").hidden = rows.length === 0;
  at("maybe-title").textContent = word("maybe", rows.length);
  keepFocusIn(at("maybe-list"), () => at("maybe-list").replaceChildren(...rows), at("show-corrections"));
}

function row(text, candidate, reveal) {
  const { field, value, evidence, sentence } = candidate;
  const [{ span }] = evidence;
  return make(
    "li",
    { data: { field } },
    make("span", { className: "value" }, make("strong", { lang: "id" }, value), ` (${word(field)})`, make("q", { className: "why", lang: "id" }, cut(text, sentence))),
    make(
      "span",
      { className: "verbs" },
      button(word("add"), () => add(text, candidate), { about: value, data: { verb: "add" } }),
      button(word("reveal"), () => reveal({ spans: [span], sentence }), { about: value, className: "plain" }),
    ),
  );
}

async function add(text, { field, value, evidence, sentence }) {
  const of = role => evidence.find(piece => piece.role === role);
  const detail = role => (of(role) ? cut(text, of(role).span) : "");
  const details = field === "speakers" ? { title: detail("title"), quote: detail("quote") } : {};
  const correction = addition({ in: field, value, sentence: cut(text, sentence), ...details });
  const wrong = box.factBox && (await tryCorrection(correction, box.factBox, makeCorrection));
  if (wrong) tell(wrong.message);
}

const cut = (text, { start, end }) => text.slice(start, end).replace(/\s+/g, " ").trim();
