// The facts of the box, as the box shows them and as corrections name them.
import { extract } from "../../pkg/index.js";
import { desk } from "./desk.js";

export const FIELDS = ["speakers", "agencies", "challenges", "forums"];

/** What a correction calls a fact by. */
export const nameOf = fact => fact.name ?? fact.text;

export const holds = (facts, field, value) => facts[field].some(fact => nameOf(fact) === value);

/**
 * The fact that a link of the box shows.
 * @returns {{ field: string, index: number, fact: object, value: string, isKey: boolean } | undefined}
 */
export function factOf(link, facts) {
  const written = link.dataset.fact;
  const isKey = written === "key-speaker";
  const [field, number] = isKey ? ["speakers"] : written.split("-");
  const index = isKey ? facts.speakers.findIndex(({ name }) => name === facts.keySpeaker.name) : Number(number);
  const fact = facts[field]?.[index];
  return fact && { field, index, fact, value: nameOf(fact), isKey };
}

/** Whether two lists of corrections make two different boxes of the text on the desk. */
export async function differ(one, other) {
  const of = async corrections => JSON.stringify(await extract(desk.text, { corrections }));
  return (await of(one)) !== (await of(other));
}

/** All that the article quotes of a speaker, whatever an editor has chosen of it. */
export async function quotesOf(speaker) {
  const { speakers } = await extract(desk.text);
  const [name] = speaker.evidence;
  const original = speakers.find(({ evidence: [other] }) => other?.span.start === name?.span.start);
  return [...new Set([...(original?.quotes ?? []), ...speaker.quotes])];
}
