// `npm test`: everything, in an order that fails fast. `npm test -- native`, `-- wasm firefox`, `-- pages webkit`, … run a
// part, or the parts of an engine.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT, stalePackage } from "./build-digest.mjs";
import { findBrowsers, startDriver } from "./browsers.mjs";
import { cargoFailures, failedFiles, lastWords, nodeFailures, shortly, together } from "./failures.mjs";
import { run, sweep, temporaryFolder } from "./processes.mjs";
import { canInstallBrowsers, setUp } from "./setup.mjs";

/** How each runner's output is read: the tests' numbers, and why some failed. */
const CARGO = { count: cargoCounts, why: cargoFailures };
const NODE = { count: nodeCounts, why: nodeFailures };

/**
 * A browser on a busy machine is late now and then, or crashes. So few failures in one are tried once more, and the end
 * says which passed only then; more are no accident.
 */
const TRIED_AGAIN = 3;

const TESTS = { package: testPackage, native: testNative, wasm: testWasm, pages: testPages };
const PARTS = Object.keys(TESTS);
const ENGINES = ["chromium", "firefox", "webkit"];
const MINUTE = 60_000;

const asked = process.argv.slice(2);
const unknown = asked.filter(word => !PARTS.includes(word) && !ENGINES.includes(word));
if (unknown.length > 0) {
  console.error(`npm test: unknown: ${unknown.join(", ")}. Parts: ${PARTS.join(", ")}; engines: ${ENGINES.join(", ")}.`);
  process.exit(2);
}
const chosenEngines = chosen(ENGINES);
// An engine alone asks for what runs in one.
const chosenParts = asked.some(word => PARTS.includes(word)) ? chosen(PARTS) : asked.length > 0 ? ["wasm", "pages"] : PARTS;

/** @type {{ what: string, passed: number, failed: number, skipped: number, seconds: number, note: string }[]} */
const rows = [];

/** Why they failed. @type {{ what: string, failures: string[][] }[]} */
const reasons = [];

process.chdir(PROJECT);
// What a killed browser or test leaves in its temporary folder goes with the run's.
process.env.TMPDIR = temporaryFolder();
for (const name of chosenParts) {
  const started = Date.now();
  try {
    await TESTS[name]();
  } catch (error) {
    // A part that can't be set up keeps no other from running.
    console.error(error.message);
    record(name, started, { failed: 1, note: error.message.split("\n", 1)[0] });
    reasons.push({ what: name, failures: lastWords(error.message) });
  }
}
const left = sweep();
if (left.length > 0) console.log(`\nEnded what tests had left running: ${left.join(", ")}`);
report();

async function testPackage() {
  heading("package: is pkg/ what its sources make?");
  const reason = stalePackage();
  console.log(reason ?? "yes");
  record("pkg/ fresh", Date.now(), { passed: reason ? 0 : 1, failed: reason ? 1 : 0, note: reason });
  await setUp("node");
  await nodeTests("package, tools", ".", {});
}

async function testNative() {
  await setUp("rust");
  await part("crate, native", ["cargo", ["test", "--quiet", "--workspace"]], 15 * MINUTE, CARGO);
  await nodeTests("scorecard, native", "native", {});
}

async function testWasm() {
  await setUp("rust", "wasm-pack", "wasm-bindgen");
  // What the browsers must give as well.
  const native = await run("cargo", ["run", "--quiet", "--example", "digests"], { timeout: 15 * MINUTE, quiet: true });
  const digests = native.ok && native.output.match(/^[0-9a-f,]+$/m)?.[0];
  if (!digests) throw new Error(`examples/digests.rs gave no digests:\n${native.output}`);
  await inEachEngine("wasm", (what, engine) => wasmTests(what, engine, digests));
}

async function testPages() {
  await setUp("node");
  await inEachEngine("pages", (what, { name }) => nodeTests(what, "pages", { KOTAK_FAKTA_ENGINES: name }));
}

async function inEachEngine(name, test) {
  await setUp("browsers");
  // Without it Firefox is missing, and the others go on.
  if (chosenEngines.includes("firefox")) await setUp("geckodriver").catch(error => console.error(error.message));
  for (const engine of findBrowsers().filter(candidate => chosenEngines.includes(candidate.name))) {
    const what = `${name}, ${engine.name}`;
    if (!engine.missing) {
      await test(`${what} ${engine.version}`, engine);
      continue;
    }
    // What could have been installed and was not is our fault where nobody watches.
    const ours = process.env.CI && canInstallBrowsers();
    record(what, Date.now(), { failed: ours ? 1 : 0, skipped: ours ? 0 : 1, note: engine.missing });
  }
}

/** The crate's tests inside a browser. wasm-bindgen's runner reads what to start from `webdriver.json`. */
async function wasmTests(what, engine, digests) {
  writeFileSync("webdriver.json", JSON.stringify(engine.capabilities, null, 2));
  const tests = ["--lib", "--test", "browser*"];
  const env = { KOTAK_FAKTA_ARTICLES: articles(), KOTAK_FAKTA_DIGESTS: digests, WASM_BINDGEN_TEST_TIMEOUT: "120" };
  if (engine.name !== "webkit") {
    const flags = engine.name === "chromium" ? "--chrome" : "--firefox";
    env[engine.name === "chromium" ? "CHROMEDRIVER" : "GECKODRIVER"] = engine.driver;
    const command = ["wasm-pack", ["test", "--headless", flags, "--mode", "no-install", ".", ...tests]];
    return part(what, command, 15 * MINUTE, CARGO, env, () => command);
  }
  // wasm-pack knows no WebKitGTK; the runner speaks to its driver as it would to Safari's.
  const driver = await startDriver(engine);
  try {
    env.SAFARIDRIVER_REMOTE = driver.url;
    env.CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER = "wasm-bindgen-test-runner";
    const command = ["cargo", ["test", "--target", "wasm32-unknown-unknown", ...tests]];
    await part(what, command, 15 * MINUTE, CARGO, env, () => command);
  } finally {
    await driver.stop();
  }
}

/** The articles' names, which tests/browser.rs takes in: a new one changes them, so that cargo compiles it again. */
function articles() {
  return readdirSync(join("tests", "articles")).filter(name => !name.startsWith(".")).sort().join(",");
}

async function nodeTests(what, folder, env) {
  const place = join("tests", folder);
  const files = readdirSync(place).filter(name => name.endsWith(".test.mjs")).map(name => join(place, name));
  // One file at a time: two browsers at once would make each other late on a small machine.
  // The limit holds for a whole file, too: the hostile texts in WebKit take minutes on a busy machine.
  const options = ["--test", "--test-reporter=spec", "--test-concurrency=1", `--test-timeout=${10 * MINUTE}`];
  const command = files => [process.execPath, [...options, ...files]];
  const again = output => command(failedFiles(output, files));
  await part(what, command(files), 30 * MINUTE, NODE, env, folder === "pages" ? again : undefined);
}

async function part(what, command, timeout, runner, env, again) {
  heading(what);
  const started = Date.now();
  const first = await attempt(command, timeout, runner, env);
  const retried = again && !first.note && first.failed <= TRIED_AGAIN && first.failed > 0;
  if (retried) console.log(`\n${first.failed} failed. Once more:`);
  const done = retried ? together(first, await attempt(again(first.output), timeout, runner, env)) : first;
  record(what, started, done);
  if (done.failures.length > 0) reasons.push({ what: done.failed > 0 ? what : `${what}: failed, then passed`, failures: done.failures });
}

/** One run of a runner: its counts; why it is no success, where no count says so; and the reasons. */
async function attempt([command, args], timeout, { count, why }, env) {
  const { ok, output, timedOut } = await run(command, args, { env, timeout });
  const counts = count(output);
  let note = "";
  if (timedOut) note = `stopped: not done after ${timeout / MINUTE} minutes`;
  else if (!ok && counts.failed === 0) note = "did not run to its end; see above";
  else if (ok && counts.passed === 0) note = "ran no test at all";
  // A runner that dies or finds nothing has no failed test to count, and is a failure all the same.
  const failed = counts.failed || (note ? 1 : 0);
  const failures = failed > 0 ? why(output) : [];
  return { ...counts, failed, note, output, failures: failed > 0 && (note || failures.length === 0) ? [...failures, ...lastWords(output)] : failures };
}

function cargoCounts(output) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of output.matchAll(/test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored/g)) {
    sum.passed += Number(passed);
    sum.failed += Number(failed);
    sum.skipped += Number(ignored);
  }
  return sum;
}

function nodeCounts(output) {
  const number = name => Number(output.match(new RegExp(`^\\S* ?${name} (\\d+)$`, "m"))?.[1] ?? 0);
  return { passed: number("pass"), failed: number("fail") + number("cancelled"), skipped: number("skipped") + number("todo") };
}

function record(what, started, { passed = 0, failed = 0, skipped = 0, note = "" }) {
  rows.push({ what, passed, failed, skipped, seconds: (Date.now() - started) / 1000, note });
}

function report() {
  heading("summary");
  const width = Math.max(...rows.map(row => row.what.length), 0);
  console.log(`${"".padEnd(width)}  passed  failed skipped  seconds`);
  for (const { what, passed, failed, skipped, seconds, note } of rows) {
    const numbers = [passed, failed, skipped].map(number => String(number).padStart(7)).join(" ");
    console.log(`${what.padEnd(width)} ${numbers} ${seconds.toFixed(1).padStart(8)}  ${note}`.trimEnd());
  }
  const total = key => rows.reduce((sum, row) => sum + row[key], 0);
  if (reasons.length > 0) console.log(`\n${shortly(reasons).join("\n")}`);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
  process.exitCode = total("failed") > 0 || total("passed") === 0 ? 1 : 0;
}

function heading(text) {
  console.log(`\n══ ${text}`);
}

function chosen(names) {
  const some = names.filter(name => asked.includes(name));
  return some.length > 0 ? some : names;
}
