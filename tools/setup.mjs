// Sets up what a command needs, and only that; quick and silent where all of it is there.
// `node tools/setup.mjs` sets up everything.
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { TOOLS, findBrowsers } from "./browsers.mjs";
import { PROJECT } from "./build-digest.mjs";
import { ask, findProgram, run } from "./processes.mjs";

/** Tools that cargo builds from source. wasm-bindgen's must be of the very version of the crate. */
export const CARGO_TOOLS = {
  "wasm-pack": { crate: "wasm-pack", version: () => "0.15.1" },
  "wasm-bindgen": { crate: "wasm-bindgen-cli", version: () => lockedVersion("wasm-bindgen") },
  geckodriver: { crate: "geckodriver", version: () => "0.37.1" },
  "cargo-deny": { crate: "cargo-deny", version: () => "0.20.2" },
};

// wasm-pack and cargo look on PATH for what they call.
process.env.PATH = [join(TOOLS, "bin"), process.env.PATH].join(delimiter);

const PARTS = {
  node: setUpNode,
  rust: setUpRust,
  ...Object.fromEntries(Object.keys(CARGO_TOOLS).map(name => [name, () => setUpCargoTool(name)])),
  browsers: setUpBrowsers,
};

/**
 * @param {...keyof typeof PARTS} parts
 * @throws with a sentence for the reader where a part can't be had; missing browsers don't throw, see `findBrowsers`
 */
export async function setUp(...parts) {
  for (const part of parts) await PARTS[part]();
}

/** Whether this machine lets us install browsers ourselves. */
export const canInstallBrowsers = () =>
  process.platform === "linux" && process.getuid?.() === 0 && findProgram("apt-get") !== undefined;

async function setUpNode() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) throw new Error(`Node 20 or newer is needed; this is ${process.versions.node}`);
  if (installedAsLocked()) return;
  // None of their scripts: we need no more than their files.
  await must("Installing the npm packages", "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
}

/** npm's own record of what it installed, against the lock file. Optional packages are other machines'. */
function installedAsLocked() {
  const installed = readJson(join(PROJECT, "node_modules", ".package-lock.json"))?.packages ?? {};
  const locked = readJson(join(PROJECT, "package-lock.json")).packages;
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

async function setUpRust() {
  if (!findProgram("cargo") || !findProgram("rustc")) {
    throw new Error("Rust is needed: install it with rustup (https://rustup.rs), then run this again");
  }
  const target = join(ask("rustc", ["--print", "sysroot"]) ?? "", "lib", "rustlib", "wasm32-unknown-unknown");
  if (existsSync(target)) return;
  if (!findProgram("rustup")) {
    throw new Error("Rust's target wasm32-unknown-unknown is needed: add it as your system's Rust asks for");
  }
  await must("Adding Rust's target for WebAssembly", "rustup", ["target", "add", "wasm32-unknown-unknown"]);
}

/** Rust's compiler on this machine, by its exact build. */
export function compiler() {
  const said = ask("rustc", ["--version", "--verbose"]) ?? "";
  return `${said.split("\n", 1)[0]} on ${said.match(/^host: (.+)$/m)?.[1]}`;
}

async function setUpCargoTool(name) {
  const { crate, version } = CARGO_TOOLS[name];
  const wanted = version();
  if (ask(name, ["--version"])?.split(/\s+/).includes(wanted)) return;
  const what = `Building ${crate} ${wanted} (some minutes, once)`;
  const install = ["install", `${crate}@${wanted}`, "--root", TOOLS, "--force"];
  if (await attempt(what, "cargo", [...install, "--locked"], { env: QUICK_BUILD })) return;
  await must(`${what}, without its lock file: not all it names can be had here`, "cargo", install, { env: QUICK_BUILD });
}

/** We run these tools for seconds: building them fast matters more than their speed. */
const QUICK_BUILD = {
  CARGO_PROFILE_RELEASE_OPT_LEVEL: "1",
  CARGO_PROFILE_RELEASE_LTO: "off",
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
  CARGO_PROFILE_RELEASE_DEBUG: "false",
};

async function setUpBrowsers() {
  const packages = findBrowsers().filter(lacksPackage).flatMap(engine => engine.packages);
  if (packages.length === 0) return;
  if (!canInstallBrowsers()) {
    console.log(`\nNot all browsers are here. ${howToGet(packages)}`);
    return;
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await attempt("Reading Debian's list of packages", "apt-get", ["update", "-q"], { env });
  const install = ["install", "-q", "-y", "--no-install-recommends", ...packages];
  await attempt(`Installing ${packages.join(", ")}`, "apt-get", install, { env });
}

/** geckodriver is no Debian package; all else that an engine can lack is. */
const lacksPackage = ({ name, missing, browser }) => missing && !(name === "firefox" && browser);

function howToGet(packages) {
  if (process.platform === "darwin") {
    return "Install Google Chrome with chromedriver, and Firefox; WebKitGTK is not to be had on macOS.";
  }
  return `On Debian or Ubuntu: sudo apt-get install ${packages.join(" ")}; elsewhere the packages of these programs.`;
}

/** The version of a crate in Cargo.lock. */
function lockedVersion(crate) {
  const lock = readFileSync(join(PROJECT, "Cargo.lock"), "utf8");
  return lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`))[1];
}

async function attempt(what, command, args, { env } = {}) {
  console.log(`\n── ${what}`);
  const started = Date.now();
  const { ok } = await run(command, args, { env });
  console.log(`── ${ok ? "done" : "failed"} after ${Math.round((Date.now() - started) / 1000)} s`);
  return ok;
}

async function must(what, ...command) {
  if (!(await attempt(what, ...command))) throw new Error(`Set-up stopped: ${what} failed; its last lines above say why`);
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await setUp(...Object.keys(PARTS));
