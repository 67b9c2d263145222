// The command line that reads the articles: today's, and that of any commit.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../build-digest.mjs";

/** As many files at once as fit every system's limit of arguments. */
const AT_ONCE = 200;

/**
 * @param {{ project?: string, optimised?: boolean, target?: string }} [options] `optimised`: slower to build, ten times as quick
 * @returns {string} the program's path
 * @throws with what cargo says
 */
export function build({ project = PROJECT, optimised = false, target } = {}) {
  const options = ["build", "--quiet", "--bin", "kotak-fakta", "--message-format", "json-render-diagnostics", ...(optimised ? ["--release"] : [])];
  const env = { ...process.env, ...(target && { CARGO_TARGET_DIR: target }) };
  const made = must("cargo", options, { cwd: project, env });
  const artefacts = made.split("\n").filter(Boolean).map(line => JSON.parse(line));
  const program = artefacts.findLast(({ executable, target: of }) => executable && of?.name === "kotak-fakta")?.executable;
  if (!program) throw new Error("cargo built no kotak-fakta");
  return program;
}

/** The program of a commit. It is kept below `target/`, so that another look at the same commit builds nothing. */
export function buildAt(commit, { project = PROJECT, optimised = false } = {}) {
  const git = (...args) => must("git", ["-C", project, ...args]).trim();
  const hash = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${commit}^{commit}`);
  const folder = join(project, "target", "since");
  const kept = join(folder, `${hash}-${optimised ? "release" : "debug"}`);
  if (existsSync(kept)) return kept;
  const source = join(folder, hash);
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  try {
    const archive = join(source, "archive.tar");
    git("archive", "--format", "tar", "--output", archive, hash);
    must("tar", ["-xf", archive, "-C", source]);
    // One for all commits: what they have in common is built once.
    copyFileSync(build({ project: source, optimised, target: join(folder, "target") }), kept);
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
  return kept;
}

/**
 * What a program finds in files, in their order.
 * @returns {({ facts: object } | { error: string })[]}
 */
export function read(program, files) {
  const batches = Array.from({ length: Math.ceil(files.length / AT_ONCE) }, (_, i) => files.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
  return batches.flatMap(batch => readBatch(program, batch));
}

function readBatch(program, files) {
  const { stdout, stderr, error } = spawnSync(program, ["--json", ...files], { encoding: "utf8", maxBuffer: 1 << 30 });
  if (error) throw error;
  // One file is an object of many lines.
  if (files.length === 1) return [stdout.trim() === "" ? { error: stderr.trim() } : { facts: JSON.parse(stdout) }];
  const lines = stdout.trimEnd().split("\n").filter(Boolean).map(line => JSON.parse(line));
  if (lines.length === files.length) return lines.map(({ error: refused, ...facts }) => (refused ? { error: refused.message } : { facts }));
  // Before 0.2.0 a file that was refused had no line, so that nobody could tell which it was.
  return files.flatMap(file => readBatch(program, [file]));
}

function must(command, args, options) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (status === 0) return stdout;
  if (error?.code === "ENOENT") throw new Error(`${command} is not here${command === "cargo" ? ": install Rust with rustup (https://rustup.rs)" : ""}`);
  throw new Error(`${[command, ...args].join(" ")} failed: ${error?.message ?? stderr.trim()}`);
}
