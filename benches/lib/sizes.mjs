// What a reader waits for, in bytes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../tools/build-digest.mjs";
import { packed } from "./brotli.mjs";
import { ONE_FILE, PASS, REGEXP, TWO_FILES } from "./contenders.mjs";
import { PEERS } from "./places.mjs";

const PACKAGE = join(PROJECT, "pkg");

const SHIPPED = {
  [ONE_FILE]: [join(PACKAGE, "kotak-fakta.min.js")],
  [TWO_FILES]: [join(PACKAGE, "index.js"), join(PACKAGE, "kotak_fakta_bg.wasm")],
  [PASS]: [join(PEERS, "daachorse.js"), join(PEERS, "daachorse_bg.wasm")],
  [REGEXP]: [join(PEERS, "regexp.js")],
  "wink-nlp": [join(PEERS, "wink-nlp.js")],
  compromise: [join(PEERS, "compromise.js")],
};

/** @returns {Record<string, { raw: number, brotli: number }>} */
export function sizes() {
  return Object.fromEntries(Object.entries(SHIPPED).map(([name, files]) => [name, sizeOf(files.map(file => readFileSync(file)))]));
}

const sizeOf = contents => ({
  raw: sum(contents.map(content => content.length)),
  brotli: sum(contents.map(content => packed(content).length)),
});

const sum = numbers => numbers.reduce((total, number) => total + number, 0);
