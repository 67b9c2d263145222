// `npm run fuzz`: the fuzzers, for a quarter of an hour each, two at a time. `npm run fuzz -- 5 extract html` runs some, and for
// so many minutes. docs/fuzzing.md says what they look for and what they have found.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./build-digest.mjs";
import { findBrowsers } from "./browsers.mjs";
import { ask, run, temporaryFolder } from "./processes.mjs";
import { setUp } from "./setup.mjs";
import { families } from "../tests/support/long-texts.mjs";

const TARGETS = ["extract", "html", "corrections"];
/** In a browser, since it reads the page's nodes: a property test that goes on, not steered by what it reaches. */
const PAGE = "page";
const AT_A_TIME = 2;
/** In minutes: on a busy machine a driver gives a page up that does not answer for half of one. */
const LONGEST_ROUND = 0.4;

/** Bytes of an input: dice for a text of some thousand characters, or a text of so many. */
const LONGEST = 1200;

const asked = process.argv.slice(2);
const minutes = Number(asked.find(word => /^[\d.]+$/.test(word)) ?? 15);
const names = asked.filter(word => [...TARGETS, PAGE].includes(word));
const unknown = asked.filter(word => !names.includes(word) && !/^[\d.]+$/.test(word));
if (unknown.length > 0) {
  console.error(`npm run fuzz: unknown: ${unknown.join(", ")}. Targets: ${TARGETS.join(", ")}, ${PAGE}; and a number of minutes.`);
  process.exit(2);
}

process.chdir(PROJECT);
process.env.TMPDIR = temporaryFolder();
const waiting = names.length > 0 ? names : [...TARGETS, PAGE];
const targets = waiting.filter(name => name !== PAGE);
if (targets.length > 0) await build();
const rows = [];
await Promise.all(
  Array.from({ length: AT_A_TIME }, async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) rows.push(await (name === PAGE ? pages() : fuzz(name)));
  }),
);
report();

/** No sanitizer: the core has no unsafe code, and what else could go wrong panics by itself. */
async function build() {
  if (!ask("cargo", ["+nightly", "fuzz", "--version"])) {
    console.error("The fuzzers need: rustup toolchain install nightly; cargo install cargo-fuzz@0.13.1");
    process.exit(1);
  }
  const { ok } = await run("cargo", ["+nightly", "fuzz", "build", "--sanitizer", "none"]);
  if (!ok) process.exit(1);
}

async function fuzz(name) {
  const corpus = join("fuzz", "corpus", name);
  const artifacts = join("fuzz", "artifacts", name);
  seed(name, corpus);
  mkdirSync(artifacts, { recursive: true });
  const before = readdirSync(artifacts);
  const limits = [`-max_total_time=${minutes * 60}`, `-max_len=${LONGEST}`, "-timeout=20", "-rss_limit_mb=1024"];
  const told = ["-print_final_stats=1", `-artifact_prefix=${artifacts}/`, corpus];
  // cargo-fuzz says where it builds; its own `run` would compile what `build` has.
  const program = join("fuzz", "target", hostTriple(), "release", name);
  const { output } = await run("nice", ["-n", "15", program, ...limits, ...told], { filter: line => interesting(name, line) });
  const number = pattern => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);
  return {
    name,
    runs: number(/number_of_executed_units: (\d+)/g),
    edges: number(/ cov: (\d+)/g),
    features: number(/ ft: (\d+)/g),
    corpus: readdirSync(corpus).length,
    found: readdirSync(artifacts).filter(file => !before.includes(file)),
  };
}

function hostTriple() {
  return ask("rustc", ["+nightly", "-vV"])?.match(/^host: (.*)$/m)[1];
}

function interesting(name, line) {
  return /panicked|^SUMMARY|Test unit written|^==\d+== ?ERROR/.test(line) ? `${name}: ${line}` : undefined;
}

/** Begins with what is known: the articles' own words, and every hostile shape. */
function seed(name, corpus) {
  mkdirSync(corpus, { recursive: true });
  const add = (file, text) => {
    // Where dice come first: none, and their length says so. A quotation mark says that what follows is a text.
    const dice = name === "extract" ? [] : [Buffer.from([0, 0])];
    const cut = Buffer.from(text).subarray(0, LONGEST - 10);
    writeFileSync(join(corpus, file), Buffer.concat([...dice, Buffer.from('"'), cut]));
  };
  for (const article of readdirSync(join("tests", "articles"))) {
    add(`article-${article}`, readFileSync(join("tests", "articles", article, "article.txt"), "utf8"));
  }
  families.forEach((family, i) => add(`family-${i}`, family.inNews(LONGEST)));
}

async function pages() {
  await setUp("rust", "wasm-pack", "wasm-bindgen");
  const chromium = findBrowsers().find(engine => engine.name === "chromium");
  if (chromium.missing) return { name: PAGE, runs: 0, found: [chromium.missing] };
  writeFileSync("webdriver.json", JSON.stringify(chromium.capabilities, null, 2));
  const rounds = Math.ceil(minutes / LONGEST_ROUND);
  const env = {
    CHROMEDRIVER: chromium.driver,
    KOTAK_FAKTA_PAGE_MINUTES: String(minutes / rounds),
    WASM_BINDGEN_TEST_TIMEOUT: String(Math.ceil((minutes / rounds) * 60 + 120)),
  };
  const tests = ["--test", "browser_properties", "--", "--nocapture", "reads_any_page"];
  const command = ["-n", "15", "wasm-pack", "test", "--headless", "--chrome", "--mode", "no-install", ".", ...tests];
  const row = { name: PAGE, runs: 0, found: [] };
  let [read, led] = [0, 0];
  for (let round = 0; round < rounds && row.found.length === 0; round++) {
    const { ok, output } = await run("nice", command, { env, quiet: true });
    const counts = output.match(/(\d+) pages gave (\d+) articles, with (\d+) places/)?.slice(1).map(Number) ?? [0, 0, 0];
    row.runs += counts[0];
    read += counts[1];
    led += counts[2];
    if (!ok) {
      console.log(output);
      row.found.push("see above");
    }
  }
  return { ...row, note: `${read} articles read, ${led} places followed` };
}

function report() {
  console.log(`\n${minutes} minutes each\ntarget            runs    edges features   corpus  found`);
  for (const { name, runs, edges = "", features = "", corpus = "", found, note = "" } of rows) {
    const numbers = [runs, edges, features, corpus].map(number => String(number).padStart(8)).join(" ");
    console.log(`${name.padEnd(12)} ${numbers}  ${found.join(", ") || "nothing"}  ${note}`.trimEnd());
  }
  const nothingRan = rows.some(({ runs }) => runs === 0);
  process.exitCode = nothingRan || rows.some(({ found }) => found.length > 0) ? 1 : 0;
}
