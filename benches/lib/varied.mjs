// Varied text: news of any length in which no paragraph comes twice. One article repeated would flatter whoever keeps what
// it has seen, in a cache of words or in a branch predictor.
//
// The paragraphs are those of our own articles, in ever another order and company, each time with other persons, places,
// offices and numbers, and with a part of the other words exchanged.
import { news, rows, wordsOfTables } from "./articles.mjs";
import { random } from "./random.mjs";
import { commonWord, nameWord } from "./words.mjs";

/** Of the words that no table has, so many are another each time. */
const EXCHANGED = 0.3;

/**
 * @param {number} bytes of UTF-8
 * @param {number} [seed] another gives another text
 */
export function variedText(bytes, seed = 1) {
  const dice = random(seed);
  const articles = news();
  const pool = tablesAndWords(articles);
  const seen = new Set();
  const paragraphs = [];
  let length = 0;
  const add = paragraph => {
    if (seen.has(paragraph)) return;
    seen.add(paragraph);
    paragraphs.push(paragraph);
    length += Buffer.byteLength(paragraph) + SEPARATOR.length;
  };
  while (length < bytes) {
    for (const article of dice.shuffled(articles)) {
      const vary = variation(article, pool, dice);
      // The text opens as an article does, with headline and dateline.
      const opens = paragraphs.length === 0;
      if (opens) add(vary(article.headline));
      for (const paragraph of opens ? article.paragraphs : dice.shuffled(article.paragraphs)) add(vary(paragraph));
    }
  }
  return cut(paragraphs.join(SEPARATOR), bytes);
}

const SEPARATOR = "\n\n";

function tablesAndWords(articles) {
  const known = wordsOfTables();
  const isFree = word => word.length >= 5 && !known.has(word);
  const text = articles.flatMap(({ paragraphs }) => paragraphs).join(" ");
  return {
    isFree,
    freeWords: [...new Set(text.match(/(?<![\p{L}\p{N}])[a-z]+(?![\p{L}\p{N}])/gu))].filter(isFree),
    persons: rows("person_names").map(({ name }) => name),
    places: rows("places").map(({ name }) => name).filter(isOneWord),
    offices: rows("agencies").map(({ short }) => short).filter(short => /^[A-Z]{3,}$/.test(short)),
  };
}

const isOneWord = name => /^\p{Lu}\p{Ll}+$/u.test(name);

/** One way to vary an article: the same name becomes the same other name in all its paragraphs. */
function variation({ nameWords }, pool, dice) {
  const { isFree, freeWords, persons } = pool;
  const places = new Set(pool.places);
  const offices = new Set(pool.offices);
  const chosen = new Map();
  const always = (word, choose) => {
    if (!chosen.has(word)) chosen.set(word, choose());
    return chosen.get(word);
  };
  const other = word => {
    if (nameWords.has(word)) return always(word, () => (dice.chance(0.3) ? dice.of(persons) : nameWord(dice)));
    if (places.has(word)) return always(word, () => dice.of(pool.places));
    if (offices.has(word)) return always(word, () => dice.of(pool.offices));
    if (/^\d+$/.test(word)) return number(word, dice);
    if (/^[a-z]+$/.test(word) && isFree(word) && dice.chance(EXCHANGED)) {
      return dice.chance(0.5) ? dice.of(freeWords) : commonWord(dice);
    }
    return word;
  };
  return paragraph => paragraph.replace(/[\p{L}\p{N}]+/gu, other);
}

/** Another number of as many digits, by which a date stays one. */
function number(digits, dice) {
  if (digits.length <= 2) return String(1 + dice.below(12));
  if (/^(19|20)\d\d$/.test(digits)) return String(1998 + dice.below(29));
  return String(1 + dice.below(9)) + Array.from(digits.slice(1), () => dice.below(10)).join("");
}

/** The first `bytes` bytes of a text; full stops in place of a letter that would be cut. */
export function cut(text, bytes) {
  const whole = new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true });
  return whole + ".".repeat(bytes - Buffer.byteLength(whole));
}
