// Texts made to be slow: each is one shape of text and nothing else, for which some parser somewhere takes more than linear
// time. Each stands behind a real article, for a text that is refused at the gate is read by no later stage.
import { seedArticle } from "./articles.mjs";
import { random } from "./random.mjs";
import { cut, variedText } from "./varied.mjs";
import { nameWord } from "./words.mjs";

/** Above, below and around a letter. */
const MARKS = "\u0300\u0316\u0323\u0301\u031b\u0345\u0489\u20dd";
/** Embeddings, overrides and isolates, none of which is closed. */
const CONTROLS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f";

/** What is repeated, or what makes the text. `dan` is a word of the language: where a shape has words, the gate asks for some. */
const SHAPES = {
  "one word without end": "a",
  "one word again and again": "dan ",
  "all capitals": bytes => variedText(bytes).toUpperCase(),
  "all quotes": '"',
  "quotes opened at each word": "“dan ",
  "opened brackets": "(",
  "brackets opened at each word": "(dan ",
  "digits without end": "0123456789",
  "numbers alone": "12.345,67 ",
  "no full stop": bytes => variedText(bytes).replace(/[.!?:;\n]/g, " "),
  "full stops alone": ".",
  "a word a paragraph": "dan\n\n",
  "one name": bytes => "Lufti Rauf, ".repeat(bytes / 10),
  "names, each another": bytes => differentNames(bytes / 10, name => `${name}, `),
  "speakers, each another": bytes => differentNames(bytes / 36, name => `“Kami siap,” kata ${name}. `),
  "combining marks": `d${MARKS}a${MARKS}n${MARKS} dan `,
  "bidirectional controls": `${CONTROLS}d${CONTROLS}an dan `,
};

/**
 * @param {number} bytes of what is repeated; of names there is one for every ten
 * @returns {{ shape: string, text: string }[]}
 */
export function hostileTexts(bytes) {
  // Its credits say that the article ends: what stands behind them is not read.
  const opening = seedArticle.slice(0, seedArticle.indexOf("Penulis:"));
  return Object.entries(SHAPES).map(([shape, made]) => {
    const rest = typeof made === "string" ? cut(made.repeat(Math.ceil(bytes / made.length)), bytes) : made(bytes);
    return { shape, text: opening + rest };
  });
}

function differentNames(count, around) {
  const dice = random(count);
  const names = new Set();
  while (names.size < count) names.add(`${nameWord(dice)} ${nameWord(dice)}`);
  return [...names].map(around).join("");
}
