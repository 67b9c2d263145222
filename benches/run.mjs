// `npm run bench`: how fast and how small, next to what others need for less. docs/performance.md says what is measured.
// `npm run bench -- --quick` is a rough look and leaves the document alone.
import { readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { PROJECT, stalePackage } from "../tools/build-digest.mjs";
import { run, temporaryFolder } from "../tools/processes.mjs";
import { setUp } from "../tools/setup.mjs";
import { withTables } from "./lib/document.mjs";
import { WORK } from "./lib/places.mjs";
import { settings } from "./lib/settings.mjs";

/** Of processes that want to run: more, and longer calls are interrupted more often than short ones. */
const BUSY = 0.5;
const DOCUMENT = join(PROJECT, "docs", "performance.md");

const asked = process.argv.slice(2);
if (asked.some(word => word !== "--quick")) {
  console.error("npm run bench [-- --quick]");
  process.exit(2);
}
const quick = asked.includes("--quick");

if (loadavg()[0] > BUSY) console.log(`This machine is busy (load ${loadavg()[0].toFixed(1)}): what is slow will seem slower still.`);
const started = Date.now();
const step = what => console.log(`── ${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${what}`);

// What a killed browser leaves in its temporary folder goes with the run's.
process.env.TMPDIR = temporaryFolder();
await setUp("node", "rust", "wasm-bindgen", "browsers");
const stale = stalePackage();
if (stale) {
  step(`${stale}: building`);
  const { ok } = await run(process.execPath, [join(PROJECT, "tools", "build.mjs")]);
  // What is measured natively and in Chromium must be the same.
  if (!ok) process.exit(1);
}
// Only now: they need the packages that set-up installs.
const { build } = await import("./lib/build.mjs");
const { measure } = await import("./lib/measure.mjs");
const { report } = await import("./lib/report.mjs");

step("building what is compared");
await build();
const results = await measure(settings(quick), step);
step("done");

const tables = report(results);
console.log(`\n${tables}\n`);
writeFileSync(join(WORK, "results.json"), `${JSON.stringify(results, null, 2)}\n`);
writeFileSync(join(WORK, "results.md"), `${tables}\n`);
console.log("Written: target/bench/results.json, target/bench/results.md");
if (!quick) {
  writeFileSync(DOCUMENT, withTables(readFileSync(DOCUMENT, "utf8"), tables));
  console.log("Written: docs/performance.md");
}
