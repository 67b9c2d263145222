// What `npm test` says at its end of what failed: enough, and little enough for a log of which only the end is kept.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cargoFailures, failedFiles, lastWords, nodeFailures, shortly, together } from "../tools/failures.mjs";
import { removeFolder, run, temporaryFolder } from "../tools/processes.mjs";

/** The output of Node's runner for such a file. */
async function ran(source) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "some.test.mjs"), `import assert from "node:assert/strict";\nimport { before, describe, it } from "node:test";\n${source}`);
  // A runner that is started by another reports to it and prints nothing, but for this.
  const { output } = await run(process.execPath, ["--test", "--test-reporter=spec", join(folder, "some.test.mjs")], { quiet: true, env: { NODE_TEST_CONTEXT: undefined } });
  removeFolder(folder);
  return output;
}

const FAILING = `describe("an engine", () => {
  it("holds", () => {});
  it("differs", () => assert.deepEqual(["what is wrong"], []));
  it("is late", { timeout: 50 }, () => new Promise(resolve => setTimeout(resolve, 300)));
  it("throws", () => { throw new TypeError("not in time: a box"); });
});
describe("another engine", () => {
  before(() => { throw new Error("no browser"); });
  it("never runs", () => {});
});`;

test("each failed test of Node's runner, with its message and the place in the file", async () => {
  const failures = nodeFailures(await ran(FAILING));
  const said = name => failures.find(([first]) => first.startsWith(`✖ ${name}`)).join("\n");
  assert.match(said("differs"), /some\.test\.mjs:5[^]*'what is wrong'/);
  assert.match(said("is late"), /timed out after 50ms/);
  assert.match(said("throws"), /TypeError.*: not in time: a box\n +at .*some\.test\.mjs:7/);
  assert.match(said("another engine"), /Error: no browser/);
  assert.equal(failures.some(lines => lines.join().includes("holds")), false);
  // One place of the stack is enough, and the difference was shown.
  for (const lines of failures) assert.ok(lines.filter(line => /^\s+at |generatedMessage|operator/.test(line)).length <= 1, lines.join("\n"));
});

test("the same of a runner that was stopped before it came to its list", async () => {
  const [run] = (await ran(FAILING)).split("✖ failing tests:");
  const said = nodeFailures(run).map(lines => lines.join("\n"));
  assert.match(said.find(text => text.startsWith("✖ differs")), /'what is wrong'/);
  assert.match(said.find(text => text.startsWith("✖ throws")), /not in time: a box/);
  assert.equal(said.some(text => text.includes("holds")), false);
});

test("a file that can't be run", async () => {
  const failures = nodeFailures(await ran('throw new RangeError("no such page");'));
  assert.ok(failures.flat().includes("RangeError: no such page"), JSON.stringify(failures));
});

test("which files have a failed test", async () => {
  const output = await ran(FAILING);
  const [, path] = output.match(/^test at (.*some\.test\.mjs):/m);
  assert.deepEqual(failedFiles(output, ["tests/pages/other.test.mjs", path]), [path]);
});

test("what passes when it is run again has passed, and is told; what fails twice has failed", () => {
  const first = { passed: 40, failed: 2, skipped: 1, note: "", failures: [["a"], ["b"]] };
  const again = (passed, failed, failures = []) => together(first, { passed, failed, skipped: 0, note: "", failures });
  assert.deepEqual(again(7, 0), { ...first, passed: 42, failed: 0, note: "2 of them only when run again" });
  // Cargo had ended at the first binary.
  assert.equal(again(56, 0).passed, 56);
  assert.deepEqual(again(6, 1, [["b"]]), { ...first, failed: 1, failures: [["b"]] });
  // A run that gave nothing at all is no success.
  const note = "did not run to its end; see above";
  assert.deepEqual(together(first, { passed: 0, failed: 1, skipped: 0, note, failures: [["x"]] }), { ...first, failed: 1, note, failures: [["x"]] });
});

test("nothing where nothing failed", async () => {
  assert.deepEqual(nodeFailures(await ran('it("holds", () => {});')), []);
  assert.deepEqual(cargoFailures("running 2 tests\n..\ntest result: ok. 2 passed; 0 failed; 0 ignored\n"), []);
  assert.deepEqual(shortly([]), []);
});

test("each panic of Rust's harness, on the machine and in a browser", () => {
  const native = `
running 2 tests
limits::second --- FAILED

failures:

---- limits::first stdout ----

thread 'limits::first' (7) panicked at tests/limits.rs:3:5:
assertion \`left == right\` failed: a line
  left: 1
 right: 2
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace

---- limits::second stdout ----
Error: "no file"


failures:
    limits::first
    limits::second

test result: FAILED. 0 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s

error: test failed, to rerun pass \`--test limits\`
`;
  const [first, second, ...more] = cargoFailures(native).map(lines => lines.join("\n"));
  assert.match(first, /^limits::first\n[^]*tests\/limits\.rs:3:5[^]*a line\n {2}left: 1\n right: 2/);
  assert.match(second, /^limits::second\nError: "no file"\s*$/);
  assert.deepEqual(more, []);
  const browser = "failures:\n\n---- browser::digests output ----\n    error output:\n        panicked at tests/browser.rs:9:1:\n        another digest\n\nfailures:\n\n    browser::digests\n\ntest result: FAILED. 1 passed; 1 failed\n";
  assert.match(cargoFailures(browser)[0].join("\n"), /^browser::digests\n[^]*another digest/);
});

test("the compiler's errors, where nothing ran", () => {
  const output = "   Compiling kotak-fakta v0.1.0\nerror[E0425]: cannot find value `x` in this scope\n --> src/lib.rs:2:3\n  |\n2 |   x\n  |   ^\n\nerror: could not compile `kotak-fakta`\n";
  const [first, second] = cargoFailures(output).map(lines => lines.join("\n"));
  assert.match(first, /^error\[E0425\][^]*src\/lib\.rs:2:3/);
  assert.match(second, /^error: could not compile/);
});

test("all of it in little room: long lines, long messages and many failures are cut, and how many is said", () => {
  const long = ["✖ a test", "x".repeat(5_000), "", ...Array.from({ length: 100 }, (_, i) => `line ${i}`)];
  const said = shortly([{ what: "pages, firefox", failures: [long] }, { what: "pages, webkit", failures: Array.from({ length: 50 }, () => long) }]);
  assert.match(said[0], /^── pages, firefox\n {3}✖ a test\n {3}x{300}…\n {3}line 0\n/);
  assert.match(said[1], /^── pages, webkit\n/);
  assert.ok(said.join("\n").length < 9_000);
  assert.equal(said.at(-1), `── and ${51 - (said.length - 1)} more: see above`);
  assert.deepEqual(lastWords("one\ntwo\n"), [["one", "two"]]);
});
