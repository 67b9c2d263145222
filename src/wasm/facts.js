// Builds a fact box from its strings, all in one, and its numbers: facts.rs wrote both in this very order. Objects made
// here cost a tenth of what they cost property by property from the module's side.
const ROLES = ["name", "alias", "title", "body", "quote", "statement", "outlet", "place", "date", "label"];
const KINDS = [
  ...["ministry", "coordinating-ministry", "agency", "commission", "law-enforcement", "military", "court", "legislature"],
  ...["soe", "intergovernmental", "task-force", "unit", "local-government"],
];

/**
 * @param {string} strings
 * @param {Uint32Array} numbers
 * @returns {import("../../www/element/index.d.ts").FactBox}
 */
export function assemble(strings, numbers) {
  let place = 0;
  let next = 0;
  const number = () => numbers[next++];
  const flag = () => number() === 1;
  const text = () => {
    // A string's length and one more; nothing where there is none.
    const length = number();
    return length === 0 ? null : strings.slice(place, (place += length - 1));
  };
  const list = item => {
    const items = [];
    const length = number();
    for (let i = 0; i < length; i++) items[i] = item();
    return items;
  };
  const optional = item => (flag() ? item() : null);
  const span = () => ({ start: number(), end: number() });
  const evidence = () => list(() => ({ role: ROLES[number()], span: span() }));
  const dateline = () => ({ outlet: text(), place: text(), date: text(), evidence: evidence() });
  const speaker = () => ({
    name: text(),
    title: text(),
    body: text(),
    quotes: list(text),
    statements: number(),
    edited: flag(),
    evidence: evidence(),
  });
  const derived = () => ({ fullName: text(), kind: KINDS[number()] ?? null, parent: text() });
  const agency = () => ({
    name: text(),
    aliases: list(text),
    derived: derived(),
    edited: flag(),
    evidence: evidence(),
  });
  const challenge = () => ({ text: text(), edited: flag(), evidence: evidence() });
  const forum = () => ({ name: text(), aliases: list(text), edited: flag(), evidence: evidence() });
  const credit = () => ({ role: text(), name: text(), evidence: evidence() });
  return {
    headline: text(),
    headlineSpan: optional(span),
    dateline: optional(dateline),
    keySpeaker: optional(speaker),
    speakers: list(speaker),
    agencies: list(agency),
    challenges: list(challenge),
    forums: list(forum),
    credits: list(credit),
  };
}
