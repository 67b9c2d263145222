// The ratios of a run and what we promised ourselves of them. All are of medians of the same run.
import { LIBRARIES, ONE_FILE, PASS, REGEXP, SELF, TWO_FILES } from "./contenders.mjs";
import { kilobytes, milliseconds, quotient } from "./markdown.mjs";
import { LIMIT } from "./texts.mjs";

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number | undefined} value none where it took too long to be measured
 * @property {(value: number) => string} format
 * @property {number} [target] at most; a row without one is there to be looked at
 * @property {number} [aim] what we would like
 */

/** @returns {Row[]} */
export function targets({ texts, hostile, first, cold, sizes }) {
  const [article] = texts;
  return [
    row("parse ÷ daachorse, article", overPass(article), quotient, 8, 4),
    row("parse ÷ wink-nlp, article", over(article, "wink-nlp"), quotient, 1 / 2, 1 / 4),
    row("parse ÷ compromise, article", over(article, "compromise"), quotient, 1 / 40),
    row("parse ÷ one RegExp, article", over(article, REGEXP), quotient),
    ...growth(texts.filter(({ bytes }) => bytes <= LIMIT), overPass, "in Chromium"),
    row("parse ÷ daachorse, article, natively", overNativePass(article), quotient),
    ...growth(texts, overNativePass, "natively"),
    row("parse in Chromium ÷ natively, article", divide(article.chromium?.[SELF].median, article.native?.parse.median), quotient),
    ...Object.entries(first).flatMap(([throttling, of]) => firstPage(at(throttling), of)),
    ...Object.entries(cold).flatMap(([throttling, of]) => [ONE_FILE, TWO_FILES].map(way => toBox(way, at(throttling), of))),
    ...[ONE_FILE, TWO_FILES].map(way => row(`longest task${at("4")}: ${way}`, cold["4"][way].longest.median, longestTask, 50)),
    ...[ONE_FILE, TWO_FILES].map(way => row(`sent, brotli 11: ${way}`, sizes[way].brotli, kilobytes, 64_000, 48_000)),
    row("worst hostile text ÷ ordinary text, in Chromium", worst(hostile, "chromium"), quotient, 3),
    row("worst hostile text ÷ ordinary text, natively", worst(hostile, "native"), quotient, 3),
  ];
}

const row = (what, value, format, target, aim) => ({ what, value, format, target, aim });

const at = throttling => (throttling === "1" ? "" : `, processor ×${throttling}`);

const divide = (a, b) => (a === undefined || b === undefined ? undefined : a / b);

const over = (text, name) => divide(text.chromium?.[SELF].median, text.chromium?.[name].median);
const overPass = text => over(text, PASS);
const overNativePass = ({ native }) => divide(native?.parse.median, native?.pass.median);

/** How many times the ratio of a short text is that of the longest. The article is real; the varied text is of one kind. */
const growth = (texts, ratio, where) => {
  const [article, varied] = texts;
  const longest = texts.at(-1);
  const from = text => divide(ratio(longest), ratio(text));
  return [
    row(`growth of that ratio to ${longest.what}, ${where}`, from(article), quotient, 1.3),
    row(`the same from ${varied.what}`, from(varied), quotient),
  ];
};

const firstPage = (when, of) => [
  row(`first parse of a page ÷ daachorse${when}`, divide(of[SELF].extract.median, of[PASS].extract.median), quotient, when ? undefined : 3),
  row(`loading and first parse ÷ daachorse${when}`, divide(of[SELF].both.median, of[PASS].both.median), quotient),
];

/** Compared with the quicker of the libraries. */
function toBox(way, when, of) {
  const quickest = Math.min(...LIBRARIES.map(name => of[name].total.median));
  return row(`article to box ÷ the quicker library${when}: ${way}`, divide(of[way].total.median, quickest), quotient, 1 / 6);
}

/** The engine tells of no task of 50 ms or less. */
export const longestTask = value => (value === 0 ? "none over 50 ms" : milliseconds(value));

/** One that was too slow to be measured is the worst. */
function worst(texts, where) {
  const ratios = texts.map(text => divide(text[where]?.own.median, text[where]?.ordinary.median));
  return ratios.includes(undefined) ? undefined : Math.max(...ratios);
}

/** @returns `met`, `not met`, or nothing where there is no target */
export function verdict({ value, target, aim }) {
  if (target === undefined) return "";
  if (value === undefined || value > target) return "not met";
  return aim !== undefined && value <= aim ? "met, aim too" : "met";
}
