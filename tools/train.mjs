// `npm run train`: learns anew what the crate carries as weights, with the settings that those of today were learned with. The
// data is not in the project: it is given by path, and nothing but crates is downloaded. tools/train/README.md says what is learned.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PROJECT } from "./build-digest.mjs";
import { run } from "./processes.mjs";

const USAGE = `usage: npm run train -- clusters CORPUS.jsonl.gz
       npm run train -- tagger --learn DIR [--learn DIR]... [--other DIR]...
       npm run train -- challenges DIR...

  clusters    the tagger's clusters of words, from unlabelled articles: objects with \`headline\` and \`text\`, a line each, packed
              with gzip. Then the tagger is to be learned anew.
  tagger      the tagger's weights, from the labelled articles in --learn; those in --other are only scored
  challenges  how sure challenges are, from labelled articles

A DIR holds NAME.txt with labels in NAME.json, as tests/gold/GUIDE.md says; for challenges also challenges.jsonl.
exit status: 0 learned and written, 1 it failed, 2 wrong usage or no data
`;

const SETTINGS = {
  /** Words that are written at least so often have a cluster. */
  clusters: ["15"],
  tagger: ["--epochs", "6", "--keep", "20000", "--keep-second", "14000", "--cross"],
};
const OUT = {
  clusters: "src/tagger/clusters.bin",
  tagger: "src/tagger/weights.bin",
  challenges: "src/fact/challenges/weights.bin",
};

const asked = request();
const crate = join(PROJECT, "tools", "train");
const built = await run("cargo", ["build", "--release", "--locked", "--manifest-path", join(crate, "Cargo.toml")]);
if (!built.ok) process.exit(1);
const program = join(process.env.CARGO_TARGET_DIR ?? join(crate, "target"), "release", "kotak-fakta-train");
const { ok } = await run(program, asked);
if (!ok) process.exit(1);
console.log(`${asked[0]}: written to ${OUT[asked[0]]}`);

/** What the program is asked for. */
function request() {
  let given;
  const options = { learn: { type: "string", multiple: true, default: [] }, other: { type: "string", multiple: true, default: [] } };
  try {
    given = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    refuse(error.message);
  }
  const { learn, other } = given.values;
  const [what, ...rest] = given.positionals;
  const out = join(PROJECT, OUT[what] ?? "");
  if (what !== "tagger" && learn.length + other.length > 0) refuse("--learn and --other are for the tagger");
  switch (what) {
    case "clusters":
      if (rest.length !== 1) refuse("one corpus is needed");
      if (!statSync(rest[0], { throwIfNoEntry: false })?.isFile()) refuse(`${rest[0]}: no such file`);
      return [what, resolve(rest[0]), ...SETTINGS.clusters, out];
    case "tagger": {
      if (rest.length > 0 || learn.length === 0) refuse("labelled articles are needed: --learn DIR");
      const named = (name, folders) => folders.flatMap(folder => [name, labelled(folder)]);
      return [what, ...named("--learn", learn), ...named("--other", other), ...SETTINGS.tagger, "--out", out];
    }
    case "challenges":
      if (rest.length === 0) refuse("labelled articles are needed");
      return [what, ...rest.map(folder => labelled(folder, "challenges.jsonl")), "--out", out];
    default:
      return refuse(what ? `unknown: ${what}` : "what is to be learned?");
  }
}

/** A folder that holds labelled articles, or the file that serves as well. */
function labelled(folder, orElse) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) refuse(`${folder}: no such folder`);
  const names = new Set(readdirSync(folder));
  const has = [...names].some(name => name.endsWith(".txt") && names.has(name.replace(/\.txt$/, ".json")));
  if (!has && !(orElse && existsSync(join(folder, orElse)))) refuse(`${folder}: no labelled articles (NAME.txt with NAME.json)`);
  return resolve(folder);
}

function refuse(why) {
  console.error(`npm run train: ${why}\n\n${USAGE}`);
  process.exit(2);
}
