// Tells whether pkg/, which is committed, is what the sources make: a digest of both is kept beside it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const PROJECT = fileURLToPath(new URL("../", import.meta.url));
const PACKAGE = join(PROJECT, "pkg");
const DIGEST = join(PACKAGE, "source.digest");

/** What is shipped, and nothing else may lie in pkg/. */
export const PACKAGE_FILES = ["embed.js", "index.d.ts", "index.js", "kotak_fakta_bg.wasm"];

/** What the bytes in pkg/ depend on. Not the command line: it is no part of the module. */
const SOURCES = ["Cargo.lock", "Cargo.toml", "build.rs", "data", "src", "tools/build-digest.mjs", "tools/build.mjs", "www/element"];
const NOT_SOURCES = ["src/bin"];

const STALE = "pkg/ is stale: run npm run build";

/** @returns {string | undefined} why pkg/ may not be used as it is; `undefined` if it may */
export function stalePackage() {
  if (!existsSync(DIGEST)) return `${STALE} (pkg/source.digest is missing)`;
  const kept = readFileSync(DIGEST, "utf8");
  const missing = PACKAGE_FILES.filter(name => !existsSync(join(PACKAGE, name)));
  if (missing.length > 0) return `${STALE} (missing: ${missing.join(", ")})`;
  const known = [...PACKAGE_FILES, "source.digest"];
  const strange = readdirSync(PACKAGE).filter(name => !known.includes(name));
  if (strange.length > 0) return `${STALE} (not made by the build: ${strange.join(", ")})`;
  const [source, shipped] = digests();
  if (!kept.includes(source)) return `${STALE} (the sources have changed since it was built)`;
  if (!kept.includes(shipped)) return `${STALE} (its files were changed by hand)`;
  return undefined;
}

export function writeDigest() {
  writeFileSync(DIGEST, `${digests().join("\n")}\n`);
}

function digests() {
  const sources = SOURCES.flatMap(name => filesIn(join(PROJECT, name)));
  const { version, devDependencies } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
  const tools = JSON.stringify([version, devDependencies.binaryen, devDependencies.esbuild]);
  return [
    `sources ${digest(sources, tools)}`,
    `package ${digest(PACKAGE_FILES.map(name => join(PACKAGE, name)))}`,
  ];
}

/** One digest of many files, by name and content; the lengths keep one from running into the next. */
function digest(files, extra = "") {
  const hash = createHash("sha256").update(extra);
  const named = files.map(file => ({ file, name: relative(PROJECT, file).split(sep).join("/").normalize("NFC") }));
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { file, name } of named) {
    const content = readFileSync(file);
    hash.update(`\0${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (NOT_SOURCES.includes(relative(PROJECT, path).split(sep).join("/")) || !existsSync(path)) return [];
  const entries = readEntries(path);
  if (!entries) return [path];
  return entries.filter(({ name }) => !name.startsWith(".")).flatMap(({ name }) => filesIn(join(path, name)));
}

function readEntries(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOTDIR") return undefined;
    throw error;
  }
}
