// `npm run score` with the program itself, and with others: needs Rust. What needs none is in tests/score.test.mjs.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { PROJECT } from "../../tools/build-digest.mjs";
import { differences } from "../../tools/score.mjs";
import { GOLD } from "../../tools/score/gold.mjs";
import { build, buildAt, read } from "../../tools/score/program.mjs";
import { record, recorded } from "../../tools/score/recorded.mjs";

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function write(name, content, mode) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  if (mode) chmodSync(file, mode);
  return file;
}

const score = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/score.mjs", ...args], { cwd: PROJECT, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
};

test("no figure of the labelled articles has fallen", () => {
  const { status, stdout, stderr } = score();
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  for (const name of ["dev", "hard", "seed"]) assert.match(stdout, new RegExp(`^tests/gold/${name}: \\d+ articles$`, "m"));
  assert.equal(stdout.match(/recorded in tests\/gold\/figures.json/g)?.length, readdirSync(GOLD, { withFileTypes: true }).filter(entry => entry.isDirectory()).length);
});

describe("figures that were better", () => {
  /** The recorded figures with one more challenge of `dev` found, in another file. */
  const better = (name, change = () => {}) => {
    const { dev } = recorded();
    const challenges = { ...dev.challenges, found: dev.challenges.found + 1, missed: dev.challenges.missed - 1 };
    const entry = { ...dev, challenges };
    change(entry);
    const file = write(`${name}.json`, "{}");
    record({ [name]: entry }, file);
    return file;
  };

  test("of a folder in tests/gold are a failure", () => {
    const { status, stdout, stderr } = score("--figures", better("dev"), "tests/gold/dev");
    assert.equal(status, 1);
    assert.match(stdout, /^ {2}FELL challenges/m);
    assert.match(stderr, /^ {2}dev challenges$/m);
  });

  test("of another folder are told and no failure", () => {
    cpSync(join(GOLD, "dev"), join(folder, "elsewhere"), { recursive: true });
    const { status, stdout } = score("--figures", better("elsewhere"), join(folder, "elsewhere"));
    assert.equal(status, 0);
    assert.match(stdout, /^ {2}FELL challenges/m);
  });

  test("of other labels are a failure until they are recorded", () => {
    const file = better("dev", entry => (entry.digest = "another"));
    assert.match(score("--figures", file, "tests/gold/dev").stderr, /dev: recorded of other labels/);
    assert.equal(score("--figures", file, "--record", "tests/gold/dev").status, 0);
    assert.deepEqual(recorded(file).dev, recorded().dev);
    assert.equal(score("--figures", file, "tests/gold/dev").status, 0);
  });
});

test("what it can't do it says, with its own exit status", () => {
  for (const args of [["--bogus"], ["no/such/folder"], ["--sample", "x"], ["texts.jsonl"], ["--since", "no-such-commit"], ["--since", "--help"], [folder]]) {
    const { status, stderr } = score(...args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, /^npm run score: /, args.join(" "));
  }
});

test("without Rust it says what is needed", () => {
  const env = { ...process.env, PATH: folder };
  const { status, stderr } = spawnSync(process.execPath, ["tools/score.mjs"], { cwd: PROJECT, encoding: "utf8", env });
  assert.deepEqual([status, stderr], [2, "npm run score: cargo is not here: install Rust with rustup (https://rustup.rs)\n"]);
});

test("gives programs all it knows", () => {
  const { status, stdout } = score("--json", "tests/gold/seed");
  const [card] = JSON.parse(stdout);
  assert.equal(status, 0);
  assert.deepEqual([card.folder, card.articles, card.failed, card.since], ["seed", 1, [], []]);
  assert.deepEqual(card.speakers, recorded().seed.speakers);
  assert.deepEqual(card.perArticle.seed.lists.speakers, { found: 1, spurious: [], missed: [], ignored: [] });
});

test("numbers sentences and checks labels", () => {
  assert.match(score("--numbers", "tests/gold/hard/h05.txt").stdout, /^\[1\] KLATEN - .*\n\[2\] .*\[3\] "Tiga pekerja/m);
  assert.deepEqual(score("--check").status, 0);
  const [txt, json] = ["txt", "json"].map(kind => readFileSync(join(GOLD, `hard/h05.${kind}`), "utf8"));
  write("labels/a.txt", txt);
  write("labels/a.json", json.replaceAll("Bagas Wicaksana", "Bagas Wicaksono"));
  const { status, stdout } = score("--check", join(folder, "labels"));
  assert.equal(status, 1);
  assert.match(stdout, /a\.txt: people is not in the article: Bagas Wicaksono/);
});

test("tells misses article by article", () => {
  const { stdout } = score("--misses", "tests/gold/hard");
  const { missed } = recorded().hard.challenges;
  assert.equal(stdout.match(/^ {2}missed {3}challenges /gm)?.length, missed);
  assert.match(stdout, /^\nh\d\d\n {2}(missed|spurious|wrong|said)/m);
});

describe("programs", () => {
  /** A crate whose program of that name prints these facts for each file. */
  const program = facts => {
    write("crate/Cargo.toml", '[package]\nname = "toy"\nversion = "1.0.0"\nedition = "2021"\n[[bin]]\nname = "kotak-fakta"\npath = "main.rs"\n');
    write("crate/main.rs", `fn main() { for file in std::env::args().skip(2) { println!("{{\\"source\\":\\"{file}\\",\\"facts\\":${facts}}}"); } }\n`);
  };
  const git = (...args) => execFileSync("git", ["-C", join(folder, "crate"), "-c", "user.name=a", "-c", "user.email=a@b", ...args], { encoding: "utf8", stdio: "pipe" });

  test("of a commit and of today are built apart, and the first one is kept", () => {
    program(1);
    write("crate/.gitignore", "target\n");
    git("init", "--quiet");
    execFileSync("cargo", ["generate-lockfile", "--offline"], { cwd: join(folder, "crate") });
    git("add", ".");
    git("commit", "--quiet", "--message", "one");
    const first = git("rev-parse", "HEAD").trim();
    program(2);
    const project = join(folder, "crate");
    const [before, after] = [buildAt("HEAD", { project }), build({ project })];
    assert.deepEqual([before, after].map(made => read(made, ["a", "b"]).map(({ facts }) => facts.facts)), [[1, 1], [2, 2]]);
    assert.deepEqual(readdirSync(join(project, "target/since")).sort(), [`${first}-debug`, "target"].sort());
    rmSync(join(project, "target/since/target"), { recursive: true });
    assert.equal(buildAt(first.slice(0, 10), { project }), before, "built anew");
    assert.ok(!existsSync(join(project, "target/since/target")));
  });

  const script = (name, body) =>
    write(name, `#!${process.execPath}\nconst fs = require("fs"); const files = process.argv.slice(3);\n${body}\n`, 0o755);
  const BOX = '{ headline: null, dateline: null, keySpeaker: null, speakers: [], agencies: [], challenges: [], forums: [], credits: [], ...more }';

  test("that write no line for what they refuse are asked file by file", () => {
    const old = script("old.cjs", `for (const file of files) if (file !== "bad") console.log(JSON.stringify({ file }, null, files.length > 1 ? 0 : 2)); else console.error("bad: refused");`);
    assert.deepEqual(read(old, ["a", "bad", "b"]), [{ facts: { file: "a" } }, { error: "bad: refused" }, { facts: { file: "b" } }]);
  });

  test("that write an error record are understood", () => {
    const today = script("new.cjs", `for (const source of files) console.log(JSON.stringify(source === "bad" ? { source, error: { code: "x", message: "refused" } } : { source }));`);
    assert.deepEqual(read(today, ["a", "bad"]), [{ facts: { source: "a" } }, { error: "refused" }]);
  });

  test("that read differently are compared fact by fact, in folders and in corpora", async t => {
    const reading = (name, more) =>
      script(name, `for (const source of files) { const text = fs.readFileSync(source, "utf8"); const more = ${more}; console.log(JSON.stringify(${BOX}, null, files.length > 1 ? 0 : 2)); }`);
    const one = reading("one.cjs", "{}");
    const two = reading("two.cjs", 'text.includes("KPK") ? { forums: [{ name: "Rapat KPK", aliases: [] }] } : {}');
    write("pair/a.txt", "Rapat KPK");
    write("pair/a.json", '{ "forums": [{ "name": "Rapat KPK" }] }');
    write("pair/b.txt", "Rapat lain");
    write("pair/b.json", "{}");
    const lines = Array.from({ length: 401 }, (_, i) => JSON.stringify({ id: `n${i}`, headline: i % 40 === 0 ? "Rapat KPK" : null, text: "Isi." }));
    const corpora = [write("corpus.jsonl", `${lines.join("\n")}\n`), write("corpus.jsonl.gz", gzipSync(lines.join("\n")))];

    const printed = [];
    t.mock.method(console, "log", line => printed.push(line));
    assert.equal(await differences([one, two], [join(folder, "pair"), ...corpora], { sample: "3" }), 0);
    t.mock.restoreAll();
    const [pair, ...rest] = printed;
    assert.match(pair, /pair: 1 of 2 articles have other facts\na\n {2}\+ forums {6}Rapat KPK\nin all:\n {2}forums {6}-0 \+1\nfigures:\n +forums +0\.0000 \(found 0, extra 0, missed 1\) → 1\.0000/);
    for (const corpus of rest) {
      assert.match(corpus, /11 of 401 articles have other facts, 3 of them shown\n/);
      assert.equal(corpus.match(/^n\d+$/gm).length, 3);
      assert.match(corpus, /in all:\n {2}forums {6}-0 \+11/);
    }
    assert.equal(rest[0].split("\n").slice(1).join(), rest[1].split("\n").slice(1).join());
  });
});
