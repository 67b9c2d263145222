// Makes what is compared: the daachorse module and its native twin, and a bundle of each peer.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../tools/build-digest.mjs";
import { ask, run } from "../../tools/processes.mjs";
import { wasmOpt } from "../../tools/wasm-opt.mjs";
import { CARGO_TARGET, CRATE, NATIVE, PEERS, WORK } from "./places.mjs";

const GLUE = join(WORK, "glue");
const PHRASES = join(WORK, "phrases.txt");

export async function build() {
  rmSync(PEERS, { recursive: true, force: true });
  mkdirSync(PEERS, { recursive: true });
  await cargo("--bin", "native");
  await cargo("--lib", "--target", "wasm32-unknown-unknown");
  const module = join(CARGO_TARGET, "wasm32-unknown-unknown", "release", "daachorse_pass.wasm");
  const options = ["--target", "web", "--no-typescript", "--omit-default-module-path", "--out-name", "daachorse"];
  await must("wasm-bindgen", [...options, "--out-dir", GLUE, module]);
  await must(...wasmOpt(join(GLUE, "daachorse_bg.wasm"), join(PEERS, "daachorse_bg.wasm")));
  writeFileSync(PHRASES, ask(NATIVE, ["phrases"]));
  await bundle();
}

const cargo = (...options) =>
  must("cargo", ["build", "--release", "--manifest-path", join(CRATE, "Cargo.toml"), ...options], { CARGO_TARGET_DIR: CARGO_TARGET });

async function bundle() {
  const sources = join(PROJECT, "benches", "peers");
  const { build } = await import("esbuild");
  await build({
    entryPoints: readdirSync(sources).map(name => join(sources, name)),
    outdir: PEERS,
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    loader: { ".txt": "text" },
    alias: { "daachorse-glue": join(GLUE, "daachorse.js"), "phrases.txt": PHRASES },
    logLevel: "warning",
  });
}

async function must(command, args, env) {
  const { ok, output } = await run(command, args, { env, quiet: true });
  if (!ok) throw new Error(`${command} failed:\n${output}`);
}
