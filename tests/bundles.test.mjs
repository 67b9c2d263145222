// index.js where programs put it: in Node as it is, and bundled away from its .wasm, which must then be asked for by name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { PROJECT } from "../tools/build-digest.mjs";

const WASM = "kotak_fakta_bg.wasm";
const PACKAGE = join(PROJECT, "pkg");
const ARTICLE = "Warga Pati Menanam\n\nPATI – “Kami siap menanam padi,” kata Bupati Pati Sri Wahyuni di Pati, Senin (3/2/2025).";

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "kotak-fakta-bundles-"));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a program that asks a module for facts prints: the key speaker, or the error. */
function ask(module, { first = "", load = "" } = {}) {
  const script = `${first}
    const module = await import(${JSON.stringify(pathToFileURL(module).href)});
    const { extract, load } = module.extract ? module : module.default;
    const print = what => console.log(JSON.stringify(what));
    try {
      ${load}
      print((await extract(${JSON.stringify(ARTICLE)})).keySpeaker.name);
    } catch ({ code, message }) {
      print({ code, message });
    }`;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: folder, encoding: "utf8" }));
}

/** Bundles it as a program that imports the package, into a folder without the .wasm. */
async function bundle(name, options) {
  const outfile = join(folder, name);
  const { warnings } = await build({
    stdin: { contents: `export * from ${JSON.stringify(join(PACKAGE, "index.js"))};`, resolveDir: folder },
    bundle: true,
    logLevel: "silent",
    outfile,
    ...options,
  });
  return { outfile, warnings: warnings.map(({ text }) => text) };
}

const REMEDIES = [/Copy kotak_fakta_bg\.wasm/, /\bwasm-src\b/, /\bload\(/];

function assertHelps({ code, message }, address) {
  assert.equal(code, "wasm-not-found", message);
  for (const remedy of REMEDIES) assert.match(message, remedy);
  assert.ok(message.includes(address), `${message} does not name ${address}`);
  assert.doesNotMatch(message, /CORS|Content-Security-Policy/);
}

describe("in Node", () => {
  test("facts are found without a word about the .wasm", () => {
    assert.equal(ask(join(PACKAGE, "index.js")), "Sri Wahyuni");
  });

  test("a copy without its .wasm says where that is looked for, and what helps", () => {
    const copy = join(folder, "alone.js");
    copyFileSync(join(PACKAGE, "index.js"), copy);
    assertHelps(ask(copy), pathToFileURL(join(folder, WASM)).href);
  });

  test("a file of another kind in its place is not taken", () => {
    const place = join(folder, "page.wasm");
    writeFileSync(place, "<!doctype html><p>Tidak ada");
    const { code, message } = ask(join(PACKAGE, "index.js"), { load: `await load(new URL(${JSON.stringify(pathToFileURL(place).href)}));` });
    assert.equal(code, "wasm-corrupt");
    for (const remedy of REMEDIES) assert.match(message, remedy);
  });

  test("one that can't give its own modules is told of as Node, with the line that helps", () => {
    const { code, message } = ask(join(PACKAGE, "index.js"), { first: "process.getBuiltinModule = undefined;" });
    assert.equal(code, "network");
    assert.match(message, /Node.*await load\(await readFile\(/);
    assert.doesNotMatch(message, /CORS|Content-Security-Policy/);
    const load = `const { readFile } = await import("node:fs/promises"); await load(await readFile(${JSON.stringify(join(PACKAGE, WASM))}));`;
    assert.equal(ask(join(PACKAGE, "index.js"), { first: "process.getBuiltinModule = undefined;", load }), "Sri Wahyuni");
  });
});

describe("bundled by esbuild", () => {
  test("for browsers: nothing of Node's is asked for", async () => {
    const { outfile, warnings } = await bundle("browser/out.js", { format: "esm", platform: "browser" });
    assert.deepEqual(warnings, []);
    assert.doesNotMatch(readFileSync(outfile, "utf8"), /\bimport ?\(|\brequire\(|from ?"node:/);
    assert.match(readFileSync(outfile, "utf8"), /new URL\("kotak_fakta_bg\.wasm", import\.meta\.url\)/, "other bundlers would not see the file");
  });

  test("for Node: says what is missing, and runs with the file beside it", async () => {
    const { outfile } = await bundle("node/out.js", { format: "esm", platform: "node" });
    assertHelps(ask(outfile), pathToFileURL(join(folder, "node", WASM)).href);
    copyFileSync(join(PACKAGE, WASM), join(folder, "node", WASM));
    assert.equal(ask(outfile), "Sri Wahyuni");
  });

  for (const format of ["cjs", "iife"]) {
    test(`into a form without import.meta (${format}): can be loaded, says what is missing, and runs with its bytes`, async () => {
      const { outfile } = await bundle(`${format}/out.cjs`, { format, platform: "node", ...(format === "iife" && { globalName: "made", footer: { js: "module.exports = made;" } }) });
      const { code, message } = ask(outfile);
      assert.equal(code, "wasm-not-found", message);
      assert.match(message, /kotak_fakta_bg\.wasm.*no address of its own.*wasm-src.*load\(/);
      const load = `await load(new URL(${JSON.stringify(pathToFileURL(join(PACKAGE, WASM)).href)}));`;
      assert.equal(ask(outfile, { load }), "Sri Wahyuni");
    });
  }
});
