// `npm run build`: the crate and the element become pkg/.
//
// wasm-pack makes the module and its glue, binaryen makes the module small, esbuild makes the two files that a site
// includes. pkg/ is only touched when all of it has worked.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { PACKAGE_FILES, PROJECT, integrity, writeDigest } from "./build-digest.mjs";
import { pack } from "./pack.mjs";
import { ask, run } from "./processes.mjs";
import { compiler, setUp } from "./setup.mjs";
import { printSizes, withSizes } from "./sizes.mjs";
import { wasmOpt } from "./wasm-opt.mjs";

const WORK = join(PROJECT, "target", "package");
const GLUE = join(WORK, "glue");
const OUT = join(WORK, "pkg");
const PACKAGE = join(PROJECT, "pkg");

process.chdir(PROJECT);
try {
  await setUp("node", "rust", "wasm-pack", "wasm-bindgen");
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  await buildModule();
  await optimise();
  await bundle();
  await describeElement();
  refuseEval();
  publish();
  renewReadme();
  await printSizes();
} catch (error) {
  console.error(`\nnpm run build: ${error.message}\npkg/ is as it was.`);
  process.exitCode = 1;
}

async function buildModule() {
  await must("wasm-pack", [
    ...["build", "--target", "web", "--release", "--mode", "no-install", "--no-pack", "--no-typescript"],
    ...["--out-dir", GLUE, "--out-name", "kotak_fakta"],
    PROJECT,
  ]);
}

/** What Rust's compiler is told besides. */
function rustFlags() {
  return [
    ...withoutPaths(),
    // The linker says what each static weighs, for tools/sizes.mjs. Its place is the same wherever the project lies.
    "-Clink-arg=-Map=target/link.map",
  ].join("\x1f");
}

/** Where a source lies on this machine must not show in the module, nor change its bytes. */
function withoutPaths() {
  const cargo = process.env.CARGO_HOME || join(homedir(), ".cargo");
  const sysroot = ask("rustc", ["--print", "sysroot"]);
  const registries = join(cargo, "registry", "src");
  const places = [
    [PROJECT.replace(/\/$/, ""), "kotak-fakta"],
    [join(sysroot, "lib", "rustlib", "src", "rust"), "rust"],
    ...folders(registries).map(name => [join(registries, name), "crates"]),
  ];
  return places.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

async function optimise() {
  await must(...wasmOpt(join(GLUE, "kotak_fakta_bg.wasm"), join(OUT, "kotak_fakta_bg.wasm")));
}

async function bundle() {
  const { build, transform } = await import("esbuild");
  const { version, license } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8"));
  const common = {
    bundle: true,
    minify: true,
    // No literal holds anything but printable ASCII, and none a line's end: optimisers of news sites fold white space inside
    // literals too, and do not know templates.
    charset: "ascii",
    supported: { "template-literal": false },
    legalComments: "none",
    target: ["chrome111", "firefox115", "safari16.4"],
    alias: {
      "kotak-fakta-glue": join(GLUE, "kotak_fakta.js"),
      "kotak-fakta-wasm": join(WORK, "wasm.js"),
    },
    plugins: [styleSheetAsText(transform), glueThatForgets()],
    banner: { js: `/*! kotak-fakta ${version} | ${license} */` },
    logLevel: "warning",
  };
  const { packed, meanings } = pack(readFileSync(join(OUT, "kotak_fakta_bg.wasm")));
  writeFileSync(join(WORK, "wasm.js"), `export const packed = ${JSON.stringify(packed)}, meanings = ${JSON.stringify(meanings)};`);
  await build({
    ...common,
    entryPoints: [join(PROJECT, "www", "element", "index.js")],
    outfile: join(OUT, "index.js"),
    format: "esm",
  });
  await build({
    ...common,
    entryPoints: [join(PROJECT, "www", "element", "embed.js")],
    // By that name optimisers leave it alone. It has no other: a second would add as much again to the package.
    outfile: join(OUT, "kotak-fakta.min.js"),
    // Runs as a module and as a classic script: optimisers of news sites are known to change the type.
    format: "iife",
  });
  standAlone(join(OUT, "kotak-fakta.min.js"));
  // Under the name that it had in 0.1.0, for sites that link to it. npm's package leaves it out and maps the name.
  copyFileSync(join(OUT, "kotak-fakta.min.js"), join(OUT, "embed.js"));
  copyFileSync(join(PROJECT, "www", "element", "index.d.ts"), join(OUT, "index.d.ts"));
}

/** Optimisers put files together, and the one before ours may lack its last semicolon. */
function standAlone(script) {
  const code = readFileSync(script, "utf8");
  const start = "\n(()=>{";
  if (code.split(start).length !== 2) throw new Error(`${script} does not begin as esbuild used to have it`);
  writeFileSync(script, code.replace(start, () => start.replace("(", ";(")));
}

/** The element takes its style sheet as a string, which esbuild by itself would not make small. */
function styleSheetAsText(transform) {
  const load = async ({ path }) => {
    const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true, charset: "utf8" });
    return { contents: code.trim(), loader: "text" };
  };
  return { name: "style-sheet-as-text", setup: build => build.onLoad({ filter: /\.css$/ }, load) };
}

/** wasm-bindgen's glue starts a module once and for all; after a trap www/element/load.js starts it again. */
function glueThatForgets() {
  const kept = ["let wasmModule, wasmInstance, wasm;", "let __wbg_init_promise;"];
  const load = ({ path }) => {
    const glue = readFileSync(path, "utf8");
    if (!kept.every(line => glue.includes(`\n${line}\n`))) throw new Error("wasm-bindgen's glue keeps its module in other names");
    return { contents: `${glue}\nexport function forget() {\n  wasm = __wbg_init_promise = undefined;\n}\n`, loader: "js" };
  };
  return { name: "glue-that-forgets", setup: build => build.onLoad({ filter: /[/\\]glue[/\\]kotak_fakta\.js$/ }, load) };
}

/** The element in the form that editors and catalogues read, from the comments of its class. */
async function describeElement() {
  const analyzer = join(PROJECT, "node_modules", "@custom-elements-manifest", "analyzer", "cem.js");
  const config = {
    globs: ["www/element/kotak-fakta.js", "www/element/define.js"],
    outdir: "target/package/cem",
    packagejson: false,
    quiet: true,
  };
  writeFileSync(join(WORK, "cem.mjs"), `export default ${JSON.stringify(config)};`);
  await must(process.execPath, [analyzer, "analyze", "--config", "target/package/cem.mjs"]);
  const { schemaVersion, modules } = JSON.parse(readFileSync(join(WORK, "cem", "custom-elements.json"), "utf8"));
  const element = modules.flatMap(({ declarations }) => declarations).find(({ customElement }) => customElement);
  const isPublic = ({ name, kind, privacy, static: ofClass, inheritedFrom }) =>
    !privacy && !ofClass && !inheritedFrom && !(kind === "method" && name.endsWith("Callback"));
  const declaration = {
    ...element,
    superclass: { name: "HTMLElement" },
    members: element.members.filter(isPublic),
  };
  const manifest = {
    schemaVersion,
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: "pkg/index.js",
        declarations: [declaration],
        exports: [
          { kind: "js", name: element.name, declaration: { name: element.name, module: "pkg/index.js" } },
          { kind: "custom-element-definition", name: element.tagName, declaration: { name: element.name, module: "pkg/index.js" } },
        ],
      },
    ],
  };
  writeFileSync(join(OUT, "custom-elements.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A site's policy allows `wasm-unsafe-eval` for us and nothing more. */
function refuseEval() {
  for (const name of ["index.js", "kotak-fakta.min.js"]) {
    const found = readFileSync(join(OUT, name), "utf8").match(/new Function\b|\beval\(/);
    if (found) throw new Error(`${name} holds ${found[0]}: a Content-Security-Policy would stop it`);
  }
}

function publish() {
  rmSync(PACKAGE, { recursive: true, force: true });
  mkdirSync(PACKAGE);
  for (const name of PACKAGE_FILES) copyFileSync(join(OUT, name), join(PACKAGE, name));
  writeDigest(PROJECT, compiler());
}

/** The README has sites name the file by its hash, and says what they load. */
function renewReadme() {
  const file = join(PROJECT, "README.md");
  const readme = readFileSync(file, "utf8");
  const hash = integrity(readFileSync(join(PACKAGE, "kotak-fakta.min.js")));
  const renewed = withSizes(readme).replace(/integrity="[^"]*"/, `integrity="${hash}"`);
  if (renewed !== readme) writeFileSync(file, renewed);
}

async function must(command, args) {
  // A reader waits longer for bytes than for the few milliseconds that an article takes.
  const env = { CARGO_ENCODED_RUSTFLAGS: rustFlags(), CARGO_PROFILE_RELEASE_OPT_LEVEL: "z" };
  const { ok } = await run(command, args, { env });
  if (!ok) throw new Error(`${command} failed`);
}

function folders(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
