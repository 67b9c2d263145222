// What a fact box has right, wrong and missed of one labelled article. tests/gold/GUIDE.md says how it is scored.
import { spans } from "./sentences.mjs";
import { normal, overlap, samePerson, trim } from "./words.mjs";

export const LISTS = ["speakers", "agencies", "challenges", "forums"];
/** One answer an article: right or not. */
export const ANSWERS = ["keySpeaker", "headline", "place", "credits", "outlet", "date"];
const DATELINE = ["place", "outlet", "date"];

/** Two challenges or forums are the same where their words agree so far. */
const SAME = 0.6 - 1e-9;

const list = value => (Array.isArray(value) ? value : []);
const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = value => (typeof value === "string" ? trim(value) : "");
const named = (box, field) => list(box[field]).filter(entry => isObject(entry) && textOf(entry.name) !== "");

/**
 * @param {object} gold the labels
 * @param {object} box the facts that were found, spans in UTF-16 units
 * @param {string} text the article
 */
export function scoreArticle(gold, box, text) {
  const labels = withSpeakers(gold);
  const optional = isObject(labels.optional) ? labels.optional : {};
  const lists = Object.fromEntries(LISTS.map(field => [field, scoreList(field, labels, box, optional)]));
  const answers = Object.fromEntries(ANSWERS.map(field => [field, answer(field, labels, box, optional)]));
  return { lists, answers, names: scoreNames(labels, box), statements: scoreStatements(text, labels, box) };
}

/** Where people are labelled, those who say something are the speakers. */
export function withSpeakers(gold) {
  if ("speakers" in gold || !Array.isArray(gold.people)) return gold;
  return { ...gold, speakers: gold.people.filter(person => isObject(person) && list(person.says).length > 0) };
}

function scoreList(field, gold, box, optional) {
  const [wanted, found, allowed] = [gold, box, optional].map(from => forms(from, field));
  const pairs = match(field, wanted, found);
  const reached = new Set(pairs.values());
  const rest = found.filter((_, i) => !pairs.has(i));
  const isAllowed = entry => allowed.some(other => weight(field, other, entry) > 0);
  return {
    found: pairs.size,
    spurious: rest.filter(entry => !isAllowed(entry)).map(([first]) => first),
    missed: wanted.filter((_, i) => !reached.has(i)).map(([first]) => first),
    ignored: rest.filter(isAllowed).map(([first]) => first),
  };
}

/** Each entry of a field as its forms: its own name or text first. */
function forms(box, field) {
  const of = entry => {
    if (!isObject(entry)) return [entry];
    const own = field === "challenges" ? entry.text : entry.name;
    return field === "speakers" ? [own] : [own, ...list(entry.aliases)];
  };
  return list(box[field]).map(entry => of(entry).map(textOf).filter(Boolean)).filter(entry => entry.length > 0);
}

/** How well a found entry is a labelled one; 0 is not at all. */
function weight(field, gold, found) {
  if (field === "speakers") {
    if (normal(gold[0]) === normal(found[0])) return 2;
    return samePerson(gold[0], found[0]) ? 1 : 0;
  }
  if (field === "agencies") {
    const names = new Set(gold.map(normal));
    if (normal(gold[0]) === normal(found[0])) return 3;
    if (names.has(normal(found[0]))) return 2;
    return found.some(form => names.has(normal(form))) ? 1 : 0;
  }
  const best = Math.max(...gold.flatMap(a => found.map(b => overlap(a, b))));
  return best >= SAME ? best : 0;
}

/**
 * Pairs each labelled entry with at most one that was found: as many pairs as can be, better ones tried first.
 * @returns {Map<number, number>} from the found entry's place to the labelled one's
 */
function match(field, gold, found) {
  const weights = gold.map(entry => found.map(other => weight(field, entry, other)));
  const best = weights.map(row => row.map((_, i) => i).filter(i => row[i] > 0).sort((a, b) => row[b] - row[a]));
  const pairs = new Map();
  const place = (i, seen) => {
    for (const j of best[i]) {
      if (seen.has(j)) continue;
      seen.add(j);
      if (pairs.has(j) && !place(pairs.get(j), seen)) continue;
      pairs.set(j, i);
      return true;
    }
    return false;
  };
  const highest = weights.map(row => Math.max(0, ...row));
  for (const i of highest.map((_, i) => i).sort((a, b) => highest[b] - highest[a])) place(i, new Set());
  return pairs;
}

/** What was wanted and what was found, as texts, and whether it is right. */
function answer(field, gold, box, optional) {
  const [wanted, found] = [gold, box].map(from => {
    if (field === "keySpeaker") return isObject(from.keySpeaker) ? textOf(from.keySpeaker.name) : textOf(from.keySpeaker);
    if (field === "credits") return credits(from).filter(credit => !credits(optional).includes(credit)).join("; ");
    if (DATELINE.includes(field)) return isObject(from.dateline) ? normal(textOf(from.dateline[field])) : "";
    return normal(textOf(from[field]));
  });
  const isRight = wanted === found || (field === "keySpeaker" && samePerson(wanted, found));
  return { right: isRight, wanted, found };
}

/** A set: sorted, each once. */
function credits(box) {
  const one = ({ role, name }) => `${normal(textOf(role)).replace(/[ :]+$/, "")}: ${normal(textOf(name))}`;
  return [...new Set(list(box.credits).filter(isObject).map(one))].sort();
}

/** Of the speakers that match: whose name is the label's, letter for letter, and whose title is right. */
function scoreNames(gold, box) {
  const [wanted, found] = [gold, box].map(from => named(from, "speakers"));
  const pairs = match("speakers", ...[wanted, found].map(people => people.map(({ name }) => [textOf(name)])));
  const count = { of: pairs.size, names: 0, titles: 0 };
  for (const [j, i] of pairs) {
    const [a, b] = [wanted[i], found[j]];
    const [title, other] = [textOf(a.title), textOf(b.title)];
    if (normal(a.name) === normal(b.name)) count.names++;
    if ((title === "" && other === "") || overlap(title, other) >= 0.9) count.titles++;
  }
  return count;
}

/**
 * Sentence by sentence, who is given it: the right person, another (`wrong`), someone though nobody says it (`extra`), or
 * nobody (`missed`). `null` where the labels don't say.
 */
function scoreStatements(text, gold, box) {
  const people = list(gold.people).filter(isObject);
  if (!people.some(person => "says" in person)) return null;
  const sayers = new Map();
  for (const person of people) for (const n of list(person.says)) sayers.set(n, [...(sayers.get(n) ?? []), person]);
  const count = { right: 0, wrong: 0, extra: 0, missed: 0, cases: [] };
  const reached = new Set();
  const given = sentencesOf(text);
  for (const speaker of list(box.speakers).filter(isObject)) {
    for (const n of given(speaker)) {
      const names = (sayers.get(n) ?? []).flatMap(person => [person.name, ...list(person.forms)]);
      if (names.some(name => samePerson(textOf(speaker.name), name))) {
        if (!reached.has(n)) count.right++;
        reached.add(n);
      } else if (sayers.has(n)) {
        count.wrong++;
        count.cases.push(`given to ${speaker.name}, said by ${sayers.get(n)[0].name}: [${n}]`);
      } else {
        count.extra++;
      }
    }
  }
  count.missed = [...sayers.keys()].filter(n => !reached.has(n)).length;
  return count;
}

/** A sentence counts as a speaker's where fifteen characters, or half of it, are among what the box gives to the speaker. */
function sentencesOf(text) {
  // Characters before each unit: lengths count as readers count them.
  const characters = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) characters[i + 1] = characters[i] + (isSecondHalf(text, i) ? 0 : 1);
  const sentences = spans(text).map(span => span.map(place => characters[place]));
  return speaker => {
    const given = new Set();
    for (const { role, span } of list(speaker.evidence)) {
      if (role !== "quote" && role !== "statement") continue;
      const [start, end] = [characters[span.start] ?? 0, characters[span.end] ?? characters[text.length]];
      sentences.forEach(([from, to], n) => {
        if (Math.min(end, to) - Math.max(start, from) >= Math.min(15, (to - from) / 2)) given.add(n);
      });
    }
    return [...given].sort((a, b) => a - b);
  };
}

/** Whether a unit is the second of a character's two. */
const isSecondHalf = (text, i) => text.charCodeAt(i) >> 10 === 0x37 && text.charCodeAt(i - 1) >> 10 === 0x36;
