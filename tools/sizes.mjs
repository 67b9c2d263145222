// `npm run sizes`: what the package weighs, and what each part of it weighs. Fails above a limit, and where the README says
// something else.
//
// A part's brotli is that of the part alone; together they come to less. Servers send brotli; gzip is for those that don't.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { PACKAGE_FILES, PROJECT, integrity } from "./build-digest.mjs";
import { memory, sections } from "./wasm.mjs";

const MODULE = "kotak_fakta_bg.wasm";

/** What a site loads, in bytes of brotli: the one place where these stand. */
export const LIMITS = {
  "kotak-fakta.min.js": 336_000,
  [`index.js + ${MODULE}`]: 323_000,
};

/** Where the README says what a site loads, in thousands of bytes. */
const STATED = {
  "kotak-fakta.min.js": /(?<=\bOne file of )\d+(?= KB \(brotli\))/,
  [`index.js + ${MODULE}`]: /(?<=\btogether )\d+(?= KB \(brotli\))/,
};

/** Statics below it are counted together. */
const SMALL = 1000;

const shipped = name => readFileSync(join(PROJECT, "pkg", name));

const weigh = (what, ...contents) => {
  const sum = size => contents.reduce((total, content) => total + size(content), 0);
  return {
    what,
    bytes: sum(content => content.length),
    gzip: sum(content => gzipSync(content, { level: 9 }).length),
    brotli: sum(content => brotliCompressSync(content).length),
  };
};

/** What a site loads: two files are compressed each for itself. */
export function loaded() {
  return Object.keys(LIMITS).map(what => weigh(what, ...what.split(" + ").map(shipped)));
}

/** @returns {string[]} what is wrong with the sizes, a sentence each */
export function complaints(sizes = loaded(), readme = readFileSync(join(PROJECT, "README.md"), "utf8")) {
  return sizes.flatMap(({ what, brotli }) => {
    const stated = readme.match(STATED[what])?.[0];
    return [
      ...(brotli > LIMITS[what] ? [`${what}: ${brotli} bytes of brotli, ${brotli - LIMITS[what]} above its limit`] : []),
      // Another Node's brotli may round to the number beside.
      ...(Math.abs(stated * 1000 - brotli) < 1000 ? [] : [`${what}: the README says ${stated} KB, it is ${thousands(brotli)}`]),
    ];
  });
}

/** The README with the sizes of pkg/ as it is. */
export function withSizes(readme, sizes = loaded()) {
  return sizes.reduce((text, { what, brotli }) => text.replace(STATED[what], thousands(brotli)), readme);
}

const thousands = bytes => String(Math.round(bytes / 1000));

export async function printSizes(sizes = loaded()) {
  table("What a site loads", sizes.map(size => ({ ...size, limit: LIMITS[size.what] })));
  table("The files", PACKAGE_FILES.map(name => weigh(name, shipped(name))));
  table("In index.js", await partsOfScript());
  table(`In ${MODULE}`, partsOfModule());
  table("In its data, by static", statics());
  console.log("\nFor the attribute integrity");
  for (const name of ["kotak-fakta.min.js", "index.js", MODULE]) console.log(`${name.padEnd(WIDTH)}  ${integrity(shipped(name))}`);
}

/** The glue is what wasm-bindgen made; it stands in no source, and so is what the other two leave. */
async function partsOfScript() {
  const { build, transform } = await import("esbuild");
  const element = await build({
    entryPoints: [join(PROJECT, "www", "element", "index.js")],
    ...{ bundle: true, minify: true, charset: "utf8", legalComments: "none", format: "esm", write: false },
    external: ["kotak-fakta-glue"],
    loader: { ".css": "empty" },
  });
  const css = readFileSync(join(PROJECT, "src", "view", "kotak-fakta.css"), "utf8");
  const style = await transform(css, { loader: "css", minify: true, charset: "utf8" });
  const parts = [
    weigh("element (www/element)", element.outputFiles[0].contents),
    weigh("style sheet", Buffer.from(style.code.trim())),
  ];
  const all = weigh("", shipped("index.js"));
  const rest = key => parts.reduce((left, part) => left - part[key], all[key]);
  return [...parts, { what: "glue (the rest)", bytes: rest("bytes"), gzip: rest("gzip"), brotli: rest("brotli") }];
}

function partsOfModule() {
  const all = sections(shipped(MODULE));
  const isMain = ({ name }) => name === "code" || name === "data";
  const others = all.filter(section => !isMain(section)).map(({ content }) => content);
  return [...all.filter(isMain).map(({ name, content }) => weigh(name, content)), weigh("all other sections", Buffer.concat(others))];
}

/** By the map that the linker drew, where pkg/ was built here: only the module's memory is shipped, not its names. */
function statics() {
  const map = join(PROJECT, "target", "link.map");
  const built = join(PROJECT, "target", "package", "pkg", MODULE);
  if (!existsSync(map) || !existsSync(built) || !readFileSync(built).equals(shipped(MODULE))) {
    return "not known: pkg/ was not built here (npm run build, or npm run check:reproducible)";
  }
  const module = shipped(MODULE);
  const all = pieces(readFileSync(map, "utf8")).map(({ name, crate, address, length }) => {
    const content = memory(module, address, length);
    return { name: name || unnamed(crate, content), content };
  });
  const large = all.filter(({ content }) => content.length >= SMALL).sort((a, b) => b.content.length - a.content.length);
  const small = all.filter(({ content }) => content.length < SMALL).map(({ content }) => content);
  return [
    ...large.map(({ name, content }) => weigh(name, content)),
    weigh(`${small.length} below ${SMALL} bytes`, Buffer.concat(small)),
  ];
}

/** The pieces that the linker put together, below the map's heading DATA: each is a static, or strings it joined. */
export function pieces(map) {
  const [, data] = map.split(/^.* DATA$/m);
  const lines = data.matchAll(/^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) {9}(\S+):\(\.(?:ro)?data\.?(\S*)\)$/gm);
  return [...lines].map(([, address, length, file, symbol]) => ({
    name: path(symbol),
    crate: file.match(/lib(\w+)-[0-9a-f]+\.rlib/)?.[1],
    address: Number.parseInt(address, 16),
    length: Number.parseInt(length, 16),
  }));
}

/** `_ZN11kotak_fakta3tag7WEIGHTS17h…E` → `kotak_fakta::tag::WEIGHTS`; what has no name in the source has none. */
function path(symbol) {
  let rest = symbol.match(/^_ZN(.*)17h[0-9a-f]{16}E$/)?.[1];
  const names = [];
  while (rest) {
    const [digits] = rest.match(/^\d+/);
    names.push(rest.slice(digits.length, digits.length + Number(digits)));
    rest = rest.slice(digits.length + Number(digits));
  }
  return names.join("::");
}

const LEARNED = ["src/tagger/weights.bin", "src/tagger/clusters.bin", "src/fact/challenges/weights.bin"];

/** What the crate takes in whole has no name: known by what it holds, or shown by its beginning. */
function unnamed(crate, content) {
  const learned = LEARNED.find(name => content.equals(readFileSync(join(PROJECT, name))));
  if (learned) return `learned (${learned})`;
  // Nothing else of ours has so many lines.
  if (content.toString("latin1").split("\n").length > 1000) return "tables (data/, as build.rs packs them)";
  const start = content.subarray(0, 30).toString();
  const readable = start.replace(/[^\p{L}\p{N}\p{P} ]/gu, "");
  const kind = readable.length * 2 > start.length ? `“${readable}…”` : "without a name";
  return crate ? `${crate}: ${kind}` : kind;
}

const WIDTH = 52;

function table(title, rows) {
  console.log(`\n${title.padEnd(WIDTH)}${["bytes", "gzip", "brotli"].map(head => head.padStart(10)).join("")}`);
  if (typeof rows === "string") {
    console.log(rows);
    return;
  }
  for (const { what, bytes, gzip, brotli, limit } of rows) {
    const numbers = [bytes, gzip, brotli].map(number => String(number).padStart(10)).join("");
    console.log(`${what.padEnd(WIDTH)}${numbers}${limit ? `  limit ${limit}` : ""}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const sizes = loaded();
  await printSizes(sizes);
  const wrong = complaints(sizes);
  if (wrong.length > 0) console.error(`\nnpm run sizes: ${wrong.join("\n               ")}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
