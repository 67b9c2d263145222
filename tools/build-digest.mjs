// Tells whether pkg/, which is committed, is what the sources make: a digest of both is kept beside it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const PROJECT = fileURLToPath(new URL("../", import.meta.url));

/** What is shipped, and nothing else may lie in pkg/. */
export const PACKAGE_FILES = ["custom-elements.json", "embed.js", "index.d.ts", "index.js", "kotak-fakta.min.js", "kotak_fakta_bg.wasm"];

/** What the bytes in pkg/ depend on. Not the command line, which is no part of the module, nor the card of the weights. */
const SOURCES = [
  ...["Cargo.lock", "Cargo.toml", "build.rs", "data", "rules", "src", "www/element"],
  ...["tools/build-digest.mjs", "tools/build.mjs", "tools/pack.mjs", "tools/wasm-opt.mjs"],
];
const NOT_SOURCES = ["src/bin", "src/tagger/MODEL.md"];

const DIGEST = "source.digest";
const STALE = "pkg/ is stale: run npm run build";

/** @returns {string | undefined} why pkg/ may not be used as it is; `undefined` if it may */
export function stalePackage(project = PROJECT) {
  const kept = readIfThere(digestFile(project));
  if (kept === undefined) return `${STALE} (pkg/source.digest is missing)`;
  const present = readdirSync(join(project, "pkg"));
  const missing = PACKAGE_FILES.filter(name => !present.includes(name));
  if (missing.length > 0) return `${STALE} (missing: ${missing.join(", ")})`;
  const strange = present.filter(name => !PACKAGE_FILES.includes(name) && name !== DIGEST);
  if (strange.length > 0) return `${STALE} (not made by the build: ${strange.join(", ")})`;
  const [sources, shipped] = digests(project);
  if (!kept.includes(sources)) return `${STALE} (the sources have changed since it was built)`;
  if (!kept.includes(shipped)) return `${STALE} (its files were changed by hand)`;
  return undefined;
}

/** @param {string} [compiler] what made the module: of the same sources another one may make other bytes */
export function writeDigest(project = PROJECT, compiler = "unknown") {
  writeFileSync(digestFile(project), `${[...digests(project), `compiler ${compiler}`].join("\n")}\n`);
}

export const compilerOfPackage = (project = PROJECT) => readIfThere(digestFile(project))?.match(/^compiler (.+)$/m)?.[1];

const digestFile = project => join(project, "pkg", DIGEST);

function digests(project) {
  const { version, license, devDependencies } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const { binaryen, esbuild, "@custom-elements-manifest/analyzer": analyzer } = devDependencies;
  const sources = SOURCES.flatMap(name => filesIn(project, name));
  return [
    `sources ${digest(project, sources, JSON.stringify({ version, license, binaryen, esbuild, analyzer }))}`,
    `package ${digest(project, PACKAGE_FILES.map(name => `pkg/${name}`))}`,
  ];
}

/** A file's hash as the attribute `integrity` wants it. */
export const integrity = content => `sha384-${createHash("sha384").update(content).digest("base64")}`;

/** One digest of many files, by name and content; the lengths keep one from running into the next. */
function digest(project, names, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const name of names.sort()) {
    const content = readFileSync(join(project, name));
    hash.update(`\0${name.normalize("NFC")}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** The names of the files at or below a name, in the form of the repository, whatever the system's separator. */
function filesIn(project, name) {
  const found = statSync(join(project, name), { throwIfNoEntry: false });
  if (!found || NOT_SOURCES.includes(name)) return [];
  if (!found.isDirectory()) return [name];
  return readdirSync(join(project, name))
    .filter(entry => !entry.startsWith("."))
    .flatMap(entry => filesIn(project, `${name}/${entry}`));
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
