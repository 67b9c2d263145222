// What a site gets: the committed pkg/ and the tarball made of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PROJECT, stalePackage } from "../tools/build-digest.mjs";

const read = name => readFileSync(join(PROJECT, name), "utf8");

test("pkg/ is what its sources make", () => {
  assert.equal(stalePackage(), undefined);
});

test("the tarball holds the package and nothing else", () => {
  const [{ files }] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: PROJECT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
  assert.deepEqual(files.map(file => file.path).sort(), [
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "package.json",
    "pkg/custom-elements.json",
    "pkg/embed.js",
    "pkg/index.d.ts",
    "pkg/index.js",
    "pkg/kotak_fakta_bg.wasm",
  ]);
});

test("everything that package.json exports is in the tarball", () => {
  const { exports, files } = JSON.parse(read("package.json"));
  const targets = Object.values(exports).flatMap(target => (typeof target === "string" ? [target] : Object.values(target)));
  assert.ok(targets.length > 0);
  for (const target of targets) assert.ok(files.includes(target.replace("./", "")), target);
});

for (const name of ["index.js", "embed.js"]) {
  test(`${name} makes no code from text and no nodes from markup`, () => {
    assert.doesNotMatch(read(`pkg/${name}`), /new Function\b|\beval\(|innerHTML|insertAdjacentHTML|document\.write/);
  });

  test(`${name} stores nothing and names no host`, () => {
    assert.doesNotMatch(read(`pkg/${name}`), /localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|https?:\/\//);
  });
}

test("index.js names the module's address once, for bundlers to find", () => {
  const addresses = read("pkg/index.js").match(/new URL\([^)]*import\.meta\.url\)/g);
  assert.equal(addresses?.length, 1, String(addresses));
  assert.match(addresses[0], /["'`]kotak_fakta_bg\.wasm["'`]/);
});

test("embed.js is one file: no import leads out of it", () => {
  // That a page with it makes no other request is seen in tests/pages/.
  assert.doesNotMatch(read("pkg/embed.js"), /\bimport\b *[("'{*]|import\.meta/);
});

test("the module says nothing of the machine that built it", () => {
  const module = readFileSync(join(PROJECT, "pkg/kotak_fakta_bg.wasm"), "latin1");
  assert.doesNotMatch(module, /\/(home|root|Users|tmp|work|build)\/|\.cargo|\.rustup|\.crates\.io/);
});

test("the npm package, the crate and its lock have one version", () => {
  const { version, devDependencies } = JSON.parse(read("package.json"));
  assert.equal(read("Cargo.toml").match(/^version = "(.+)"$/m)[1], version);
  assert.match(read("Cargo.lock"), new RegExp(`name = "kotak-fakta"\nversion = "${version.replaceAll(".", "\\.")}"`));
  assert.match(read("CHANGELOG.md"), new RegExp(`^## .*${version.replaceAll(".", "\\.")}`, "m"));
  for (const [name, range] of Object.entries(devDependencies)) assert.match(range, /^\d+\.\d+\.\d+$/, `${name} is not pinned`);
});

test("package-lock.json holds no addresses: they differ from machine to machine", () => {
  assert.doesNotMatch(read("package-lock.json"), /"resolved"/);
});
