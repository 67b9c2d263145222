// Makes a module small.
import { join } from "node:path";
import { PROJECT } from "./build-digest.mjs";

/** What every browser we support can do. `-all` would also switch on encodings that no browser loads yet. */
const FEATURES = [
  "--enable-reference-types",
  "--enable-bulk-memory",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-multivalue",
];

/** A function with one caller stays one: put into its caller it makes the module smaller but its brotli larger. */
const PASSES = ["--one-caller-inline-max-function-size=10", "-Oz", "--converge"];

/** @returns {[string, string[]]} a command and its arguments */
export function wasmOpt(from, to) {
  const optimiser = join(PROJECT, "node_modules", "binaryen", "bin", "wasm-opt");
  return [process.execPath, [optimiser, from, "-o", to, ...FEATURES, ...PASSES]];
}
