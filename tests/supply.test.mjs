// What the project is built from: pinned, locked to a hash, named with a reason; and that cargo-deny refuses what deny.toml says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { PROJECT } from "../tools/build-digest.mjs";
import { ask, findProgram } from "../tools/processes.mjs";
import { CARGO_TOOLS } from "../tools/setup.mjs";

const read = name => readFileSync(join(PROJECT, name), "utf8");
/** The committed files of a name; a project that was taken without its history has only those at the top. */
const committed = name => ask("git", ["-C", PROJECT, "ls-files", name, `*/${name}`])?.split("\n").filter(Boolean) ?? [name];
const manifests = committed("Cargo.toml");
const npm = JSON.parse(read("package.json"));
const npmLock = JSON.parse(read("package-lock.json")).packages;

const EXACT = /^\d+\.\d+\.\d+$/;

test("npm packages and cargo tools are pinned", () => {
  const { dependencies = {}, devDependencies, optionalDependencies = {}, peerDependencies = {} } = npm;
  assert.deepEqual([dependencies, optionalDependencies, peerDependencies], [{}, {}, {}], "the npm package needs others");
  for (const [name, version] of Object.entries(devDependencies)) assert.match(version, EXACT, name);
  for (const [name, { version }] of Object.entries(CARGO_TOOLS)) assert.match(version(), EXACT, name);
});

test("what the documents have one install is pinned", () => {
  const texts = committed("*.md").map(read).join("\n");
  const asked = [...texts.matchAll(/\b(?:pip|npm|cargo) install (?!--path)([^\s`]+)/g)].map(([, what]) => what);
  assert.ok(asked.length > 0);
  for (const what of asked) assert.match(what, /(?:==|@)\d+\.\d+\.\d+$/, `${what} is not pinned`);
});

test("every manifest has its lock file", () => {
  const locks = [...committed("Cargo.lock"), ...committed("package-lock.json")];
  for (const manifest of manifests) assert.ok(locks.includes(manifest.replace(/toml$/, "lock")), manifest);
  assert.ok(locks.includes("package-lock.json"));
});

test("what is locked is held to a hash", () => {
  const packages = Object.entries(npmLock).filter(([path]) => path !== "");
  assert.ok(packages.length > 0);
  for (const [path, { integrity }] of packages) assert.match(integrity ?? "", /^sha512-/, path);
  for (const lock of committed("Cargo.lock")) {
    const crates = read(lock).split("[[package]]").slice(1).filter(crate => /^source = /m.test(crate));
    assert.ok(crates.length > 0, lock);
    for (const crate of crates) assert.match(crate, /^checksum = "[0-9a-f]{64}"$/m, `${lock}: ${crate}`);
  }
});

describe("docs/dependencies.md", () => {
  /** Its rows: name, licence, reason. */
  const rows = [...read("docs/dependencies.md").matchAll(/^\| (\S+) \| (.+?) \| (.+) \|$/gm)].filter(([, name]) => !/^(Crate|Package)$/.test(name));
  const named = rows.map(([, name]) => name).sort();

  test("has each direct dependency once, and no other", () => {
    const crates = manifests.flatMap(manifest => dependencies(read(manifest)));
    const tools = Object.values(CARGO_TOOLS).map(({ crate }) => crate);
    const wanted = new Set([...crates, ...tools, ...Object.keys(npm.devDependencies)]);
    assert.deepEqual(named, [...wanted].sort());
  });

  test("gives a reason for each", () => {
    for (const [, name, , why] of rows) assert.match(why, /^.{10,}\.$/, name);
  });

  test("has the licences that the npm packages name", () => {
    const licences = rows.filter(([, name]) => name in npm.devDependencies).map(([, name, licence]) => [name, licence]);
    assert.deepEqual(licences, licences.map(([name]) => [name, npmLock[`node_modules/${name}`].license]));
  });
});

/** The names under every heading of dependencies of a Cargo.toml. Our own crates, which are named by a path, are none. */
function dependencies(manifest) {
  const sections = manifest.split(/^(?=\[)/m).filter(section => /^\[(.*\.)?(dev-|build-)?dependencies\]/.test(section));
  return sections.flatMap(section => [...section.matchAll(/^([\w-]+) = (?!.*\bpath = )/gm)].map(([, name]) => name));
}

const missing = ["cargo-deny", "cargo", "git"].find(program => !findProgram(program));
// .ci/run sets it up: there it may not be missing.
const skip = missing && !process.env.CI && `${missing} is not here: node tools/setup.mjs`;
describe("deny.toml", { skip }, () => {
  let folder;
  const write = (name, content) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  const crate = (path, { version = "1.0.0", license = "MIT", needs = "", build = "" } = {}) => {
    const name = path.replace(/-.*/, "");
    write(`${path}/Cargo.toml`, `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\nlicense = "${license}"\n[dependencies]\n${needs}`);
    write(`${path}/src/lib.rs`, "");
    if (build) write(`${path}/build.rs`, build);
  };
  const git = (...args) => execFileSync("git", ["-C", join(folder, "fetched"), "-c", "user.name=a", "-c", "user.email=a@b", ...args], { stdio: "pipe" });

  /** What cargo-deny finds wrong with a crate that needs these. */
  const found = needs => {
    crate("app", { needs });
    const check = ["--config", join(PROJECT, "deny.toml"), "--format", "json", "check", "--allow", "license-not-encountered", "licenses", "bans", "sources"];
    try {
      // What cargo fetches goes with the folder.
      const env = { ...process.env, CARGO_HOME: join(folder, "cargo") };
      execFileSync("cargo-deny", check, { cwd: join(folder, "app"), encoding: "utf8", stdio: "pipe", env });
      return [];
    } catch (error) {
      const lines = error.stderr.trim().split("\n").map(line => JSON.parse(line));
      return lines.filter(({ fields }) => fields.severity === "error").map(({ fields }) => fields.code);
    }
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
    crate("good");
    crate("twin-1");
    crate("twin-2", { version: "2.0.0" });
    crate("sharealike", { license: "GPL-3.0-only" });
    crate("builder", { build: "fn main() {}" });
    crate("fetched");
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "a");
  });
  after(() => rmSync(folder, { recursive: true }));

  const path = name => `${name.replace("-", "")} = { path = "../${name}", package = "${name.replace(/-.*/, "")}", version = ">=1" }\n`;
  test("takes what it should", () => assert.deepEqual(found(path("good")), []));

  const REFUSED = {
    "a licence that binds the module": [() => path("sharealike"), "rejected"],
    "two versions of a crate": [() => path("twin-1") + path("twin-2"), "duplicate"],
    "any version at all": [() => path("good").replace(">=1", "*"), "wildcard"],
    "a build script that is not named": [() => path("builder"), "build-script-not-allowed"],
    "a repository instead of a registry": [() => `fetched = { git = "file://${join(folder, "fetched")}", version = "1" }\n`, "source-not-allowed"],
  };
  for (const [what, [needs, code]] of Object.entries(REFUSED)) {
    test(`refuses ${what}`, () => assert.deepEqual([...new Set(found(needs()))], [code]));
  }
});
