// What a site gets: the committed pkg/ and the tarball made of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { PROJECT, stalePackage } from "../tools/build-digest.mjs";

const read = name => readFileSync(join(PROJECT, name), "utf8");

test("pkg/ is what its sources make", () => {
  assert.equal(stalePackage(), undefined);
});

const CONTENT = [
  "CHANGELOG.md",
  "LICENSE-APACHE",
  "LICENSE-MIT",
  "README.md",
  "package.json",
  "pkg/custom-elements.json",
  "pkg/index.d.ts",
  "pkg/index.js",
  "pkg/kotak-fakta.min.js",
  "pkg/kotak_fakta_bg.wasm",
];

describe("the tarball", () => {
  let folder;
  let packed;
  const npm = (...args) => execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const installed = name => join(folder, "node_modules", "kotak-fakta", name);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
    [packed] = JSON.parse(npm("pack", PROJECT, "--json"));
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
    npm("install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`);
  });
  after(() => rmSync(folder, { recursive: true }));

  test("holds the package and nothing else", () => {
    assert.deepEqual(packed.files.map(file => file.path).sort(), CONTENT);
  });

  test("holds the files as they are committed", () => {
    for (const name of CONTENT) assert.ok(readFileSync(installed(name)).equals(readFileSync(join(PROJECT, name))), name);
  });

  test("needs nothing else and runs nothing when it is installed", () => {
    const { dependencies, peerDependencies, optionalDependencies, scripts } = JSON.parse(readFileSync(installed("package.json"), "utf8"));
    assert.deepEqual([dependencies, peerDependencies, optionalDependencies], [undefined, undefined, undefined]);
    assert.deepEqual(Object.keys(scripts).filter(name => /install|^prepare$/.test(name)), []);
    assert.deepEqual(readdirSync(join(folder, "node_modules")).filter(name => !name.startsWith(".")), ["kotak-fakta"]);
  });

  test("says nothing of the machine that built it, and leads to no source map", () => {
    for (const name of CONTENT.filter(name => name.startsWith("pkg/"))) {
      const content = readFileSync(installed(name), "latin1");
      const place = content.match(/\/(?:home|root|Users|tmp|work|build)\/|\.cargo|\.rustup|\.crates\.io|node_modules|sourceMapping/);
      assert.equal(place?.[0], undefined, name);
    }
  });

  test("finds facts in an empty project", () => {
    const script = `
      import { readFile } from "node:fs/promises";
      import { extract, load } from "kotak-fakta";
      await load(await readFile(new URL(import.meta.resolve("kotak-fakta/kotak_fakta_bg.wasm"))));
      const { keySpeaker } = await extract(await readFile(process.argv[1], "utf8"));
      console.log(keySpeaker.name);`;
    const article = join(PROJECT, "tests/articles/satunusantaranews-tppo/article.txt");
    const name = execFileSync(process.execPath, ["--input-type=module", "--eval", script, article], { cwd: folder, encoding: "utf8" });
    assert.equal(name.trim(), JSON.parse(read("tests/articles/satunusantaranews-tppo/expected.json")).keySpeaker.name);
  });

  test("is published in the open, with its provenance, when it is fresh", () => {
    const { publishConfig, scripts, license } = JSON.parse(read("package.json"));
    assert.deepEqual(publishConfig, { access: "public", provenance: true });
    assert.equal(scripts.prepublishOnly, "npm run check:pkg && npm run sizes");
    assert.equal(license, "MIT OR Apache-2.0");
  });
});

test("everything that package.json exports is in the tarball", () => {
  const { exports, files } = JSON.parse(read("package.json"));
  const targets = Object.values(exports).flatMap(target => (typeof target === "string" ? [target] : Object.values(target)));
  assert.ok(targets.length > 0);
  for (const target of targets) assert.ok(files.includes(target.replace("./", "")), target);
});

for (const name of ["index.js", "kotak-fakta.min.js"]) {
  test(`${name} makes no code from text and no nodes from markup`, () => {
    assert.doesNotMatch(read(`pkg/${name}`), /new Function\b|\beval\(|innerHTML|insertAdjacentHTML|document\.write/);
  });

  test(`${name} stores nothing and names no host`, () => {
    assert.doesNotMatch(read(`pkg/${name}`), /localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|https?:\/\//);
  });

  test(`${name} has no literal that white space means anything in, nor a page or another character set`, () => {
    const code = read(`pkg/${name}`);
    // A comment and the code: so no literal holds a line's end.
    assert.match(code, /^\/\*! [^\n]*\*\/\n[^\n]+\n$/);
    assert.deepEqual(code.match(/[^\n -~]/gu), null, "something else than printable ASCII");
    assert.deepEqual(code.match(/.{20} {2,}.{20}/g), null, "a run of spaces");
    assert.deepEqual(code.match(/.{20}<(?:\/?script|!--).{20}/gi), null, "what ends or changes a script element");
    assert.doesNotMatch(code, /\$\{/, "a template");
    const longest = Math.max(...[...code.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([literal]) => literal.length));
    assert.ok(longest < 65_535, `a literal of ${longest}: minifiers in PHP would take it for code`);
  });
}

test("index.js names the module's address once, for bundlers to find", () => {
  const addresses = read("pkg/index.js").match(/new URL\([^)]*import\.meta\.url\)/g);
  assert.equal(addresses?.length, 1, String(addresses));
  assert.match(addresses[0], /["'`]kotak_fakta_bg\.wasm["'`]/);
});

test("kotak-fakta.min.js is one file: no import leads out of it", () => {
  // That a page with it makes no other request is seen in tests/pages/.
  assert.doesNotMatch(read("pkg/kotak-fakta.min.js"), /\bimport\b *[("'{*]|import\.meta/);
});

test("the npm package, the crate and its lock have one version", () => {
  const { version } = JSON.parse(read("package.json"));
  assert.equal(read("Cargo.toml").match(/^version = "(.+)"$/m)[1], version);
  assert.match(read("Cargo.lock"), new RegExp(`name = "kotak-fakta"\nversion = "${version.replaceAll(".", "\\.")}"`));
  assert.match(read("CHANGELOG.md"), new RegExp(`^## .*${version.replaceAll(".", "\\.")}`, "m"));
});

test("package-lock.json holds no addresses: they differ from machine to machine", () => {
  assert.doesNotMatch(read("package-lock.json"), /"resolved"/);
});
