// What is compared: each a module that exports `load()` and `extract(text)`, as ours does.
import { OURS, THEIRS } from "./site.mjs";

export const SELF = "kotak-fakta";
export const PASS = "daachorse";
export const REGEXP = "RegExp";
export const LIBRARIES = ["wink-nlp", "compromise"];

export const MODULES = {
  [SELF]: "/pkg/index.js",
  [PASS]: "/peers/daachorse.js",
  [REGEXP]: "/peers/regexp.js",
  "wink-nlp": "/peers/wink-nlp.js",
  compromise: "/peers/compromise.js",
};

/** The two ways to have the element in a page. */
export const ONE_FILE = "kotak-fakta, one file";
export const TWO_FILES = "kotak-fakta, two files";

/** From a page with an article to a page with a box. */
export const VARIANTS = {
  [ONE_FILE]: { page: OURS, options: { element: "/pkg/kotak-fakta.min.js" } },
  [TWO_FILES]: { page: OURS, options: { element: "/pkg/index.js" } },
  ...Object.fromEntries([PASS, REGEXP, ...LIBRARIES].map(name => [name, { page: THEIRS, options: { module: MODULES[name] } }])),
  "the box alone": { page: THEIRS, options: {} },
};
