import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { PACKAGE_FILES, compilerOfPackage, stalePackage, writeDigest } from "../tools/build-digest.mjs";

let project;

function write(name, content) {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), content);
}

function packageJson({ esbuild = "1.0.0", selenium = "1.0.0" } = {}) {
  const devDependencies = { binaryen: "1.0.0", esbuild, "selenium-webdriver": selenium };
  write("package.json", JSON.stringify({ version: "1.0.0", license: "MIT", devDependencies }));
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
  packageJson();
  write("src/lib.rs", "a");
  write("src/bin/tool.rs", "a");
  write("data/words.tsv", "a");
  write("rules/speech.rules", "a");
  write("www/element/index.js", "a");
  write("www/index.html", "a");
  for (const name of PACKAGE_FILES) write(`pkg/${name}`, "a");
  writeDigest(project);
});
afterEach(() => rmSync(project, { recursive: true }));

test("a package just built is fresh", () => {
  assert.equal(stalePackage(project), undefined);
});

const STALE = {
  "a source changed": [() => write("src/lib.rs", "b"), /sources have changed/],
  "a rule changed": [() => write("rules/speech.rules", "b"), /sources have changed/],
  "a source came": [() => write("src/new.rs", ""), /sources have changed/],
  "a source went": [() => rmSync(join(project, "data/words.tsv")), /sources have changed/],
  "a source was renamed": [
    () => {
      rmSync(join(project, "data/words.tsv"));
      write("data/terms.tsv", "a");
    },
    /sources have changed/,
  ],
  "another bundler makes it": [() => packageJson({ esbuild: "1.0.1" }), /sources have changed/],
  "a file of it was changed": [() => write("pkg/index.js", "b"), /changed by hand/],
  "a file of it is missing": [() => rmSync(join(project, "pkg/kotak-fakta.min.js")), /missing: kotak-fakta\.min\.js/],
  "a strange file lies in it": [() => write("pkg/.gitignore", "*"), /not made by the build: \.gitignore/],
  "there is none": [() => rmSync(join(project, "pkg"), { recursive: true }), /source\.digest is missing/],
};
for (const [what, [change, reason]] of Object.entries(STALE)) {
  test(`stale when ${what}`, () => {
    change();
    assert.match(stalePackage(project), /^pkg\/ is stale: run npm run build \(/);
    assert.match(stalePackage(project), reason);
  });
}

test("still fresh when what is no part of it changes", () => {
  write("src/bin/tool.rs", "b");
  write("www/index.html", "b");
  write("src/.swap", "b");
  packageJson({ selenium: "2.0.0" });
  assert.equal(stalePackage(project), undefined);
});

test("the compiler is named beside the digests, and does not make it stale", () => {
  writeDigest(project, "rustc 1.0.0 on a machine");
  assert.equal(compilerOfPackage(project), "rustc 1.0.0 on a machine");
  assert.equal(stalePackage(project), undefined);
  writeDigest(project, "rustc 2.0.0 on another");
  assert.equal(compilerOfPackage(project), "rustc 2.0.0 on another");
});
