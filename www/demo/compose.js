// One correction more or less in a list. The list says what the editor wants, not how often it was changed: later corrections
// of a fact are joined with earlier ones, and what is hidden is named as the program names it, so that it stays hidden
// whatever becomes of the others.

const VERBS = ["hide", "rename", "move", "add", "key", "change"];

/** What is not a detail of a fact. */
const FRAME = new Set([...VERBS, "in", "to", "position", "sentence"]);

export const verbOf = correction => VERBS.find(verb => Object.hasOwn(correction, verb));

/** The field that a correction is about; only speakers are key speakers. */
export const fieldOf = correction => correction.in ?? "speakers";

/** The fact that a correction is about, by the value that it had before. */
export const valueOf = correction => correction[verbOf(correction)];

export const detailsOf = correction => Object.fromEntries(Object.entries(correction).filter(([name]) => !FRAME.has(name)));

const concerns = (correction, field, value) => fieldOf(correction) === field && valueOf(correction) === value;

/** The same correction of a fact, or by a speaker, that has another name now. */
function retargeted(correction, field, from, to) {
  if (concerns(correction, field, from)) return { ...correction, [verbOf(correction)]: to };
  return field === "speakers" && correction.saidBy === from ? { ...correction, saidBy: to } : correction;
}

/** @returns {object[]} the list with one more correction, made on what the list gives */
export function withCorrection(list, correction) {
  const [field, value] = [fieldOf(correction), valueOf(correction)];
  const added = list.findIndex(other => concerns(other, field, value) && verbOf(other) === "add");
  switch (verbOf(correction)) {
    case "hide":
      return hidden(list, correction, added);
    case "rename":
      return renamed(list, correction, added);
    case "change":
      return changed(list, correction, added);
    case "move":
      return [...(concerns(list.at(-1) ?? {}, field, value) && verbOf(list.at(-1)) === "move" ? list.slice(0, -1) : list), correction];
    case "key":
      return [...list.filter(other => verbOf(other) !== "key"), correction];
    default:
      return [...list, correction];
  }
}

/** What an editor added is taken out again; else nothing is left of the fact but that it is hidden. */
function hidden(list, { hide: value, in: field }, added) {
  const others = (from, name) => list.filter((other, i) => i < from || !concerns(other, field, name));
  if (added >= 0) return others(added, value);
  const at = list.findIndex(other => verbOf(other) === "rename" && fieldOf(other) === field && other.to === value);
  if (at < 0) return [...others(0, value), { hide: value, in: field }];
  const original = list[at].rename;
  return [...others(at, value).filter(other => !concerns(other, field, original)), { hide: original, in: field }];
}

/** A new name stands before all else that is said of the fact: it would drop other names that were given before it. */
function renamed(list, { rename: value, to, in: field }, added) {
  const after = (from, put) =>
    list.flatMap((other, i) => (i === from ? put : [i > from ? retargeted(other, field, value, to) : other]));
  if (added >= 0) return after(added, [{ ...list[added], add: to }]);
  const before = list.findIndex(other => verbOf(other) === "rename" && fieldOf(other) === field && other.to === value);
  if (before >= 0) {
    const original = list[before].rename;
    return after(before, original === to ? [] : [{ rename: original, to, in: field }]);
  }
  const first = list.findIndex(other => concerns(other, field, value));
  const rename = { rename: value, to, in: field };
  if (first < 0) return [...list, rename];
  return after(first, [rename, retargeted(list[first], field, value, to)]);
}

function changed(list, correction, added) {
  const [field, value] = [fieldOf(correction), valueOf(correction)];
  const before = added >= 0 ? added : list.findIndex(other => concerns(other, field, value) && verbOf(other) === "change");
  if (before < 0) return [...list, correction];
  return list.map((other, i) => (i === before ? { ...other, ...detailsOf(correction) } : other));
}

/** @returns {object[]} the list without one of its corrections; what was said of its fact is said of what the fact is now */
export function withoutCorrection(list, index) {
  const gone = list[index];
  const rest = list.filter((_, i) => i !== index);
  const field = fieldOf(gone);
  if (verbOf(gone) === "add") return rest.filter((other, i) => i < index || !concerns(other, field, gone.add));
  if (verbOf(gone) === "rename") return rest.map((other, i) => (i < index ? other : retargeted(other, field, gone.to, gone.rename)));
  return rest;
}

/** @returns {object[]} the list with one correction in the place of another */
export const withOther = (list, index, correction) => list.map((other, i) => (i === index ? correction : other));
