// `npm run score`: how well the program reads labelled articles, and which facts a change of it has changed.
//
// Figures are compared with those in tests/gold/figures.json; where one of a folder in tests/gold has fallen, it fails.
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { scoreArticle } from "./score/article.mjs";
import { changes, facts } from "./score/changes.mjs";
import { isOwn, ownFolders, readFolder } from "./score/gold.mjs";
import { faults } from "./score/labels.mjs";
import { card, misses, movements } from "./score/print.mjs";
import { build, buildAt, read } from "./score/program.mjs";
import { RECORDED, compare, entry, record, recorded } from "./score/recorded.mjs";
import { numbered } from "./score/sentences.mjs";
import { renewTables } from "./score/tables.mjs";
import { total } from "./score/total.mjs";

const USAGE = `usage: npm run score -- [--misses] [--json] [--record] [--figures FILE] [DIR]...
       npm run score -- --since COMMIT [--sample N] [--json] [DIR | CORPUS.jsonl[.gz]]...
       npm run score -- --check [DIR]...
       npm run score -- --numbers FILE...

Without DIR the folders of tests/gold. A DIR holds NAME.txt with labels in NAME.json, as tests/gold/GUIDE.md says.

  --misses   what is missed, spurious or wrong, article by article
  --record   keeps the figures, in place of those to which they are compared, and puts them into the README
  --figures  another file of figures than tests/gold/figures.json
  --since    which facts came and went since a commit; of a corpus, which has no labels, their counts and a sample
  --sample   how many articles of a corpus to show (20)
  --json     for programs
  --check    whether all labels are cut from their articles
  --numbers  articles with the number of each sentence, for labels

exit status: 0 all is well, 1 a figure of a folder in tests/gold has fallen or is of other labels, or a label is wrong,
             2 wrong usage or nothing to score
`;

/** How much of a corpus is in files at once. */
const AT_ONCE = 400;

const isCorpus = path => /\.jsonl(\.gz)?$/.test(path);

/** @returns {Promise<number>} the exit status */
export async function main(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      misses: { type: "boolean" },
      json: { type: "boolean" },
      record: { type: "boolean" },
      figures: { type: "string", default: RECORDED },
      check: { type: "boolean" },
      numbers: { type: "boolean" },
      since: { type: "string" },
      sample: { type: "string", default: "20" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (!/^\d+$/.test(values.sample)) throw new Error("--sample takes a number");
  if (values.numbers) {
    for (const file of positionals) console.log(`===== ${file}\n${numbered(readFileSync(file, "utf8"))}\n`);
    return 0;
  }
  const places = positionals.length > 0 ? positionals : ownFolders().map(folder => relative(".", folder));
  if (values.since !== undefined) {
    const optimised = places.some(isCorpus);
    return differences([buildAt(values.since, { optimised }), build({ optimised })], places, values);
  }
  if (places.some(isCorpus)) throw new Error("a corpus has no labels to score by: it goes with --since");
  return values.check ? check(places) : score(build(), places, values);
}

function check(places) {
  const articles = places.flatMap(place => readFolder(place).articles);
  const wrong = articles.flatMap(({ file, text, gold }) => faults(gold, text).map(fault => `${file}: ${fault}`));
  console.log([...wrong, `${articles.length} articles, ${wrong.length} faults in their labels`].join("\n"));
  return wrong.length > 0 ? 1 : 0;
}

/** @returns {number} the exit status */
export function score(program, places, { misses: showMisses, json, record: keep, figures }) {
  const folders = places.map(place => ({ place, ...readFolder(place) }));
  const kept = recorded(figures);
  const fallen = [];
  const output = [];
  const entries = {};
  for (const folder of folders) {
    const { place, name, articles, skipped } = folder;
    const answers = read(program, articles.map(({ file }) => file));
    const scores = scored(articles, answers);
    const counts = total(scores);
    const now = (entries[name] = entry(folder, counts));
    const { other, fields } = compare(kept[name], now);
    if (isOwn(place)) fallen.push(...fields.filter(({ fell }) => fell).map(({ field }) => `${name} ${field}`), ...(other ? [`${name}: recorded of other labels, or not at all`] : []));
    const failed = articles.flatMap(({ name: article }, i) => (answers[i].error ? [{ article, error: answers[i].error }] : []));
    if (json) {
      const perArticle = Object.fromEntries(articles.map(({ name: article }, i) => [article, scores[i]]));
      output.push({ folder: name, ...now, failed, skipped, since: fields, perArticle });
      continue;
    }
    const lines = [
      ...card(place, articles.length, counts),
      ...failed.map(({ article, error }) => `FAILED ${article} (counts as empty): ${error}`),
      ...skipped.map(article => `SKIPPED ${article}: no labels beside it`),
      ...comparison(figures, kept[name], other, fields),
      ...(showMisses ? misses(articles, scores) : []),
    ];
    console.log(`${lines.join("\n")}\n`);
  }
  if (json) console.log(JSON.stringify(output, null, 1));
  if (keep) {
    record(entries, figures);
    if (figures === RECORDED) renewTables();
    const older = Object.keys(kept).filter(name => !(name in entries));
    console.error(`Recorded in ${figures}.${older.length > 0 ? ` Not scored now, and so as they were: ${older.join(", ")}.` : ""}`);
    return 0;
  }
  if (fallen.length > 0) console.error(`Below what is recorded, or of other labels (npm run score -- --record keeps the new figures):\n  ${fallen.join("\n  ")}`);
  return fallen.length > 0 ? 1 : 0;
}

/** What can't be read counts as a box without facts. */
const scored = (articles, answers) => articles.map(({ gold, text }, i) => scoreArticle(gold, answers[i].facts ?? {}, text));

function comparison(file, then, other, fields) {
  if (!then) return ["not recorded"];
  const head = `recorded in ${relative(".", file)}${other ? ", of other articles or labels" : ""}`;
  return fields.length === 0 ? [`as ${head}`] : [`since ${head}:`, ...movements(fields)];
}

/**
 * Tells what the second of two programs finds that the first does not, and the other way round.
 * @returns {Promise<number>} the exit status
 */
export async function differences(programs, places, { json, sample }) {
  const folders = places.filter(place => !isCorpus(place)).map(place => ({ place, ...readFolder(place) }));
  const output = [];
  for (const folder of folders) {
    const [before, after] = programs.map(program => read(program, folder.articles.map(({ file }) => file)));
    const changed = changedArticles(folder.articles, before, after);
    const [then, now] = [before, after].map(answers => entry(folder, total(scored(folder.articles, answers))));
    const { fields } = compare(then, now);
    output.push({ place: folder.place, articles: folder.articles.length, changed, fields });
    if (json) continue;
    console.log([...told(folder.place, folder.articles.length, changed, changed), ...(fields.length > 0 ? ["figures:", ...movements(fields)] : []), ""].join("\n"));
  }
  for (const place of places.filter(isCorpus)) {
    const { articles, changed } = await inCorpus(place, programs);
    output.push({ place, articles, changed });
    if (!json) console.log([...told(place, articles, changed, spread(changed, Number(sample))), ""].join("\n"));
  }
  if (json) console.log(JSON.stringify(output.map(({ changed, ...rest }) => ({ ...rest, counts: counted(changed), changed })), null, 1));
  return 0;
}

function changedArticles(articles, before, after) {
  return articles.flatMap(({ name, text }, i) => {
    const [then, now] = [before[i], after[i]].map(answer => (answer.facts ? facts(answer.facts, text) : [{ field: "error", value: answer.error }]));
    const list = changes(then, now);
    return list.length === 0 ? [] : [{ article: name, changes: list }];
  });
}

/** The texts of a corpus, an object of `id`, `headline` and `text` a line. */
async function inCorpus(place, programs) {
  const bytes = createReadStream(place);
  const lines = createInterface({ input: place.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Number.POSITIVE_INFINITY });
  const folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
  const changed = [];
  let count = 0;
  let batch = [];
  const work = () => {
    const files = batch.map(({ text }, i) => {
      const file = join(folder, `${i}.txt`);
      writeFileSync(file, text);
      return file;
    });
    const [before, after] = programs.map(program => read(program, files));
    changed.push(...changedArticles(batch, before, after));
    batch = [];
  };
  try {
    for await (const line of lines) {
      if (line.trim() === "") continue;
      const { id, headline, text } = JSON.parse(line);
      count++;
      batch.push({ name: String(id ?? `line ${count}`), text: [headline, text].filter(Boolean).join("\n\n") });
      if (batch.length === AT_ONCE) work();
    }
    work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { articles: count, changed };
}

/** Some of a list, from all over it; the same ones each time. */
const spread = (list, count) => list.filter((_, i) => Math.floor((i * count) / list.length) !== Math.floor(((i - 1) * count) / list.length));

/** Facts that went and came, by field. */
function counted(changed) {
  const counts = {};
  for (const { sign, field } of changed.flatMap(article => article.changes)) {
    counts[field] ??= { went: 0, came: 0 };
    counts[field][sign === "-" ? "went" : "came"]++;
  }
  return counts;
}

function told(place, articles, changed, shown) {
  const lines = shown.flatMap(({ article, changes: list }) => [article, ...list.map(({ sign, field, value }) => `  ${sign} ${field.padEnd(11)} ${value}`)]);
  const counts = Object.entries(counted(changed)).map(([field, { went, came }]) => `  ${field.padEnd(11)} -${went} +${came}`);
  const some = shown.length < changed.length ? `, ${shown.length} of them shown` : "";
  return [`${place}: ${changed.length} of ${articles} articles have other facts${some}`, ...lines, ...(counts.length > 0 ? ["in all:", ...counts] : [])];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    console.error(`npm run score: ${error.message}`);
    process.exitCode = 2;
  }
}
