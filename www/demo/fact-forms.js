// What a form asks for each thing that can be corrected of a fact, and the correction that it gives.
import { desk } from "./desk.js";
import { differ, FIELDS, holds, quotesOf } from "./facts.js";
import { selected } from "./selection.js";
import { word } from "./words.js";

/** What bodies are grouped by; the empty one is among the others. */
const KINDS = [
  "ministry", "coordinating-ministry", "agency", "commission", "task-force", "law-enforcement", "court", "military",
  "legislature", "local-government", "soe", "intergovernmental", "unit", "",
];

/** The choice of words that are not among those offered. */
const OTHER = "\u0000other";

/** As the box shows it: what an editor writes takes the place of all of it. */
const officeOf = ({ title, body }) => [title, title?.includes(body) ? null : body].filter(Boolean).join(", ");

/** A fact stands in one line, however it was typed or cut. */
const inOneLine = words => words.replace(/\s+/g, " ").trim();

const orNull = value => (value === "" ? null : value);

/**
 * @typedef {{ title: string, fields: import("./controls.js").Field[], correction: (values: object) => object }} Question
 * @type {Record<string, (fact: { field: string, value: string, fact: object }, facts: object) => Question | Promise<Question>>}
 */
export const QUESTIONS = {
  rename: ({ field, value }) => ({
    title: word(field === "challenges" ? "changeText" : "rename"),
    fields: [
      {
        name: "to",
        label: word(field === "challenges" ? "newText" : "newName"),
        kind: field === "challenges" ? "area" : "text",
        value,
        required: true,
        hint: field === "agencies" ? word("renameHint") : undefined,
      },
    ],
    correction: ({ to }) => ({ rename: value, to: inOneLine(to), in: field }),
  }),
  title: ({ field, value, fact }) => ({
    title: word("changeTitle"),
    fields: [{ name: "title", label: word("title"), value: officeOf(fact), hint: word("emptyIsNone") }],
    correction: ({ title }) => ({ change: value, in: field, title: orNull(title) }),
  }),
  quote: async ({ field, value, fact }) => {
    const quotes = await quotesOf(fact);
    return {
      title: word("changeQuote"),
      fields: [
        {
          name: "quote",
          label: word("quote"),
          kind: "radios",
          value: fact.quotes[0] ?? "",
          options: [
            ...quotes.map(quote => ({ value: quote, label: `“${quote}”` })),
            { value: OTHER, label: word("otherQuote"), own: true },
            { value: "", label: word("noQuote"), own: true },
          ],
        },
        { name: "words", label: word("quoteWords"), kind: "area", hint: word("quoteHint"), required: true, asked: ({ quote }) => quote === OTHER },
      ],
      correction: ({ quote, words }) => ({ change: value, in: field, quote: quote === OTHER ? inOneLine(words) : orNull(quote) }),
    };
  },
  aliases: ({ field, value, fact }) => ({
    title: word("changeAliases"),
    fields: [{ name: "aliases", label: word("aliases"), kind: "area", value: fact.aliases.join("\n"), hint: word("aliasesHint") }],
    correction: ({ aliases }) => ({ change: value, in: field, aliases: aliases.split("\n").map(line => line.trim()).filter(Boolean) }),
  }),
  fullName: ({ field, value, fact }) => ({
    title: word("changeFullName"),
    fields: [{ name: "fullName", label: word("fullName"), value: fact.derived.fullName ?? "", hint: word("fullNameHint") }],
    correction: ({ fullName }) => ({ change: value, in: field, fullName: orNull(fullName) }),
  }),
  kind: ({ field, value, fact }) => ({
    title: word("changeKind"),
    fields: [
      {
        name: "kind",
        label: word("kind"),
        kind: "select",
        value: fact.derived.kind ?? "",
        options: KINDS.map(kind => ({ value: kind, label: word("kinds")[kind] })),
        hint: word("kindHint"),
      },
    ],
    correction: ({ kind }) => ({ change: value, in: field, kind: orNull(kind) }),
  }),
  saidBy: ({ field, value, fact }, facts) => ({
    title: word("changeSaidBy"),
    fields: [saidBy(facts, fact.saidBy ?? "")],
    correction: ({ saidBy: name }) => ({ change: value, in: field, saidBy: orNull(name) }),
  }),
};

const saidBy = (facts, value = "") => ({
  name: "saidBy",
  label: word("saidBy"),
  value,
  options: [...facts.speakers, ...facts.agencies].map(({ name }) => ({ value: name })),
  hint: word("saidByHint"),
});

/** What is asked for a fact that is added; the fields follow the first choice. */
export const addedFields = (facts, given) => values => {
  const field = values.in ?? given.in ?? "agencies";
  return [
    { name: "in", label: word("field"), kind: "select", value: field, options: FIELDS.map(name => ({ value: name, label: word(name) })) },
    {
      name: "value",
      label: word({ challenges: "challengeText", speakers: "speakerName" }[field] ?? "factName"),
      value: given.value,
      required: true,
    },
    ...(field === "speakers" ? [{ name: "title", label: word("titleMaybe") }] : []),
    ...(field === "challenges" ? [saidBy(facts)] : []),
    { name: "sentence", label: word("sentence"), kind: "area", value: given.sentence, required: true, hint: word("sentenceHint") },
    ...(field === "speakers" ? [{ name: "quote", label: word("quoteMaybe"), kind: "area", hint: word("quoteHint") }] : []),
  ];
};

export function addition({ in: field, value, sentence, title = "", quote = "", saidBy: name = "" }) {
  const details = Object.entries({ title, quote, saidBy: name }).filter(([, detail]) => detail !== "");
  return { add: value, sentence: inOneLine(sentence), in: field, ...Object.fromEntries(details.map(([key, detail]) => [key, inOneLine(detail)])) };
}

/** Fills in what is selected in the manuscript, or says that nothing is. */
export const takeSelection = async () => (await selected()) ?? word("nothingSelected");

/**
 * Makes a correction where it does what it says.
 * @param {object} correction
 * @param {object} facts what the box shows
 * @param {(correction: object) => void} make
 * @param {{ without: object[], placed: (correction: object) => object[] }} [list] the list that it comes into; at its end where it
 *   takes no other's place. Joined with another it can't be tried: what is refused takes the other along.
 * @returns {Promise<{ field?: string, message: string } | undefined>} what is wrong with it, for a form
 */
export async function tryCorrection(correction, facts, make, list = { without: desk.corrections, placed: one => [...desk.corrections, one] }) {
  const hasEffect = one => differ(list.without, list.placed(one));
  try {
    if (await hasEffect(correction)) {
      make(correction);
      return undefined;
    }
  } catch {
    // A value of a wrong shape would make the whole list unreadable: it is too long, or holds what no box can show.
    return { message: word("unusable") };
  }
  if (correction.add !== undefined) {
    const { quote, ...rest } = correction;
    const { add: value, in: field } = rest;
    if (holds(facts, field, value)) return { field: "value", message: word("alreadyThere", value, word(field)) };
    if (quote !== undefined && (await hasEffect(rest))) return { field: "quote", message: word("noSuchQuote") };
    return { field: "sentence", message: word("noSentence") };
  }
  // All else that does nothing asks for what is already so.
  return correction.quote ? { field: "words", message: word("noSuchQuote") } : undefined;
}
