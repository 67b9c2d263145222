// The page's own words in the language that is chosen. What stands in index.html has its English beside it (`data-en`).
import * as english from "./words-en.js";
import * as indonesian from "./words-id.js";

const LANGUAGES = { id: indonesian, en: english };

let current = "id";

export const tongue = () => current;

/** A word or a sentence by its name; some want values. */
export function word(name, ...values) {
  const found = LANGUAGES[current].WORDS[name];
  return typeof found === "function" ? found(...values) : found;
}

/** The errors a person can meet here, as a person wants them. */
export function errorMessage(code) {
  const { ERRORS } = LANGUAGES[current];
  return ERRORS[code] ?? ERRORS.other;
}

const locale = () => (current === "en" ? "en" : "id-ID");

export const number = value => new Intl.NumberFormat(locale(), { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value);

/** @param {string} day `2026-11-28` */
export const date = day => new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));

/** Puts the page's words into another language. */
export function switchTongue(next) {
  current = next;
  document.documentElement.lang = next;
  for (const element of document.querySelectorAll("[data-en]")) {
    element.dataset.id ??= element.textContent;
    element.textContent = element.dataset[next];
  }
}
