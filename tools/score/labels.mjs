// Whether the labels of an article are cut from it, and have their shape: tests/gold/GUIDE.md.
import { paragraphs } from "./sentences.mjs";
import { folded } from "./words.mjs";

const ALWAYS = ["headline", "dateline", "keySpeaker", "agencies", "challenges", "forums", "credits"];
/** Who speaks: a list of speakers, or of everyone named with the numbers of the sentences that each says. */
const SPEAKERS = [...ALWAYS, "speakers"];
const PEOPLE = [...ALWAYS, "people", "organisations", "kind"];
const SOMETIMES = ["optional", "nobody", "tests"];
const KINDS = ["meeting", "government", "general", "other", "none"];
const ENTRY = { people: ["name", "forms", "title", "says", "quotes"], speakers: ["name", "title", "quotes"], challenges: ["text", "aliases"], credits: ["role", "name"] };
const NAMED = ["name", "aliases"];

const list = value => (Array.isArray(value) ? value : []);

/** @returns {string[]} what is wrong, a sentence each */
export function faults(gold, text) {
  const found = [];
  const article = folded(text);
  const wanted = "people" in gold ? PEOPLE : SPEAKERS;
  const keys = Object.keys(gold);
  found.push(...keys.filter(key => !wanted.includes(key) && !SOMETIMES.includes(key)).map(key => `${key} is no key`));
  found.push(...wanted.filter(key => !keys.includes(key)).map(key => `${key} is missing`));

  const cut = (what, value) => {
    if (value === null || value === undefined) return;
    if (typeof value !== "string" || folded(value) === "") found.push(`${what} is no text: ${JSON.stringify(value)}`);
    else if (!article.includes(folded(value))) found.push(`${what} is not in the article: ${value}`);
  };
  const entries = (field, values, where = field) => {
    if (values !== undefined && !Array.isArray(values)) found.push(`${where} is no list`);
    for (const entry of list(values)) {
      if (typeof entry !== "object" || entry === null) {
        cut(where, entry);
        continue;
      }
      const allowed = where === field ? (ENTRY[field] ?? NAMED) : Object.keys(entry);
      found.push(...Object.keys(entry).filter(key => !allowed.includes(key)).map(key => `${where}: ${key} is no key`));
      const own = field === "challenges" ? entry.text : entry.name;
      if (typeof own !== "string") found.push(`${where}: an entry without a name`);
      for (const value of [own, entry.title, entry.role, ...list(entry.aliases), ...list(entry.forms), ...list(entry.quotes)]) cut(where, value);
    }
  };
  cut("headline", gold.headline);
  for (const [part, value] of Object.entries(gold.dateline ?? {})) {
    if (!["outlet", "place", "date"].includes(part)) found.push(`dateline.${part} is no key`);
    cut(`dateline.${part}`, value);
  }
  for (const field of wanted.filter(key => !["headline", "dateline", "keySpeaker", "kind"].includes(key))) entries(field, gold[field]);
  for (const [field, values] of Object.entries(gold.optional ?? {})) entries(field, values, `optional.${field}`);
  for (const words of list(gold.nobody)) cut("nobody", words);
  if ("kind" in gold && !KINDS.includes(gold.kind)) found.push(`kind ${gold.kind} is none of ${KINDS.join(", ")}`);
  return [...found, ...speaking(gold, paragraphs(text).flat().length)];
}

function speaking(gold, sentences) {
  const found = [];
  const people = list(gold.people ?? gold.speakers);
  const names = people.map(({ name }) => name);
  found.push(...names.filter((name, i) => names.indexOf(name) !== i).map(name => `${name} is there twice`));
  for (const { name, says } of people) {
    const wrong = list(says).filter(n => !Number.isInteger(n) || n < 0 || n >= sentences);
    found.push(...wrong.map(n => `${name} says sentence ${n}, and there are ${sentences}`));
  }
  const speakers = people.filter(({ says }) => !("people" in gold) || list(says).length > 0).map(({ name }) => name);
  if (gold.keySpeaker && !speakers.includes(gold.keySpeaker.name)) found.push(`the key speaker ${gold.keySpeaker.name} says nothing`);
  if (!gold.keySpeaker && speakers.length > 0) found.push("someone speaks, and there is no key speaker");
  return found;
}
