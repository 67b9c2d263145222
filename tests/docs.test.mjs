// The README, the manifest, the types, the style sheet and the class say the same of the element.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { PROJECT, integrity } from "../tools/build-digest.mjs";
import { KotakFaktaElement, load, toHtml, toJsonLd } from "../pkg/index.js";

const read = name => readFileSync(join(PROJECT, name), "utf8");
const manifest = JSON.parse(read("pkg/custom-elements.json")).modules[0].declarations[0];
const names = list => list.map(({ name }) => name).sort();
const readme = read("README.md");

/** The names in the first column of the README's table that has this head. */
function table(head) {
  const start = readme.indexOf(`\n| ${head} `);
  assert.ok(start >= 0, `the README has a table of ${head}`);
  const rows = readme.slice(start + 1).split("\n\n", 1)[0].split("\n").slice(2);
  return rows.map(row => row.match(/^\| `([^`]+)`/)?.[1] ?? row);
}

let folder;
before(async () => {
  await load(readFileSync(join(PROJECT, "pkg/kotak_fakta_bg.wasm")));
  folder = mkdtempSync(join(tmpdir(), "kotak-fakta-types-"));
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What the TypeScript compiler says of a source; the empty string where it is right. */
function check(source) {
  writeFileSync(join(folder, "check.ts"), source);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom", "--types", ""];
  try {
    execFileSync(process.execPath, [join(PROJECT, "node_modules/typescript/bin/tsc"), ...options, join(folder, "check.ts")], { encoding: "utf8", stdio: "pipe" });
    return "";
  } catch (error) {
    return error.stdout || String(error);
  }
}

test("attributes: README, manifest and class", () => {
  assert.deepEqual(names(manifest.attributes), [...KotakFaktaElement.attributes].sort());
  assert.deepEqual(table("Attribute").sort(), names(manifest.attributes));
});

test("properties and methods: README, manifest, class and types", () => {
  const properties = names(manifest.members.filter(({ kind }) => kind === "field"));
  const methods = names(manifest.members.filter(({ kind }) => kind === "method"));
  assert.deepEqual(table("Property").sort(), properties);
  assert.deepEqual(table("Method").map(call => call.replace(/\(.*/, "")).sort(), methods);
  const own = Object.getOwnPropertyNames(KotakFaktaElement.prototype).filter(name => !/^constructor$|Callback$/.test(name));
  assert.deepEqual(own.sort(), [...properties, ...methods].sort());
  const uses = [...properties.map(name => `box.${name};`), ...methods.map(name => `box.${name};`)].join("\n");
  assert.equal(check(`import "${join(PROJECT, "pkg/index.js")}";\ndeclare const box: HTMLElementTagNameMap["kotak-fakta"];\n${uses}`), "");
});

test("events: README, manifest, types and sources", () => {
  const events = names(manifest.events);
  assert.deepEqual(table("Event (bubbles, composed)").sort(), events);
  const sources = readdirSync(join(PROJECT, "www/element")).map(name => read(`www/element/${name}`)).join("\n");
  for (const name of events) assert.ok(sources.includes(`"${name}"`), name);
  const uses = events.map(name => `addEventListener("${name}", event => event.detail satisfies object);`).join("\n");
  assert.equal(check(`import "${join(PROJECT, "pkg/index.js")}";\nconst { addEventListener } = document.body;\n${uses}`), "");
});

test("parts: README, manifest and what is drawn", async () => {
  const text = read("tests/articles/satunusantaranews-tppo/article.txt");
  const corrections = [{ rename: "PPATK", to: "Pusat", in: "agencies" }];
  const html = await toHtml(text, { corrections });
  const drawn = [...new Set([...html.matchAll(/ part="([^"]+)"/g)].map(([, name]) => name))].sort();
  assert.deepEqual(names(manifest.cssParts), drawn);
  assert.deepEqual(table("Part").sort(), drawn);
});

test("custom properties: README, manifest and style sheet", () => {
  const used = [...new Set(read("src/view/kotak-fakta.css").match(/--kotak-fakta-[a-z]+/g))].sort();
  assert.deepEqual(names(manifest.cssProperties), used);
  assert.deepEqual(table("Custom property").sort(), used);
});

test("error codes: README, types and sources", () => {
  const types = read("www/element/index.d.ts");
  const codes = types.slice(types.indexOf("type ErrorCode"), types.indexOf("interface Failure")).match(/"[a-z-]+"/g).map(code => code.slice(1, -1));
  assert.deepEqual(table("Code").sort(), codes.sort());
});

test("functions: README, types and module", async () => {
  const module = await import("../pkg/index.js");
  const functions = Object.keys(module).filter(name => !/^[A-Z]/.test(name)).sort();
  assert.deepEqual(table("Function").map(call => call.replace(/\(.*/, "")).sort(), functions);
  const typed = read("pkg/index.d.ts").match(/^export function (\w+)/gm).map(line => line.split(" ").at(-1)).sort();
  assert.deepEqual(typed, functions);
});

test("fields of the fact box: README and facts", () => {
  const facts = JSON.parse(read("tests/articles/satunusantaranews-tppo/expected.json"));
  const rows = readme.slice(readme.indexOf("\n| Field ")).split("\n\n", 1)[0].split("\n").slice(3);
  const named = rows.flatMap(row => row.split("|")[1].match(/`(\w+)`/g).map(name => name.slice(1, -1)));
  assert.deepEqual(named.sort(), Object.keys(facts).sort());
});

test("the README's integrity is that of pkg/kotak-fakta.min.js", () => {
  assert.equal(readme.match(/integrity="([^"]+)"/)[1], integrity(readFileSync(join(PROJECT, "pkg/kotak-fakta.min.js"))));
});

test("the codes that only the command line has: README and sources", () => {
  const sources = readdirSync(join(PROJECT, "src/bin/kotak-fakta")).map(name => read(`src/bin/kotak-fakta/${name}`)).join("\n");
  const codes = [...sources.matchAll(/(?:code: |refused\()"([a-z-]+)"/g)].map(([, code]) => code);
  assert.ok(codes.length > 2);
  assert.deepEqual(table("Command line's code").sort(), codes.sort());
});

test("the command line's usage is the README's", () => {
  const source = read("src/bin/kotak-fakta/options.rs");
  const usage = source.slice(source.indexOf('USAGE: &str = "\\\n') + 'USAGE: &str = "\\\n'.length).split('";', 1)[0];
  assert.ok(readme.includes(usage.trim()), "the usage in the README is another");
});

test("the types are right, and wrong uses are found", () => {
  const right = `import { extract, isArticle, readArticle, toHtml, toJsonLd, load, type Correction, type FactBox } from "${join(PROJECT, "pkg/index.js")}";
    const corrections: Correction[] = [{ hide: "a", in: "agencies" }, { key: "b" }, { move: "c", position: 1, in: "forums" }];
    const facts: FactBox = await extract("teks", { corrections });
    const name: string | undefined = facts.keySpeaker?.name;
    const html: string = await toHtml("teks", { form: "plain", open: true, theme: "dark", fields: "forums" });
    await load(new Uint8Array()); await isArticle("x"); await toJsonLd("x", { id: "y" }); await readArticle(document);
    export { name, html };`;
  assert.equal(check(right), "");
  for (const [from, to] of [["keySpeaker", "keySpeker"], ['in: "agencies"', 'in: "key-speaker"'], ['"dark"', '"gelap"'], ["position: 1", 'position: "1"']]) {
    assert.match(check(right.replace(from, to)), /error TS/, `${to} is taken`);
  }
});

test("the JSON-LD of every article is in schema.org's vocabulary", async () => {
  const nodes = [];
  for (const name of readdirSync(join(PROJECT, "tests/articles"))) {
    if (name.startsWith(".")) continue;
    const node = await toJsonLd(read(`tests/articles/${name}/article.txt`), { id: "https://contoh.id/#article" });
    if (node) nodes.push(node);
  }
  assert.ok(nodes.length > 20);
  const source = nodes.map((node, i) => `export const n${i}: WithContext<NewsArticle> = ${JSON.stringify(node)};`).join("\n");
  const head = 'import type { NewsArticle, WithContext } from "schema-dts";\n';
  assert.equal(check(head + source), "");
  for (const [from, to] of [['"jobTitle"', '"jobTitel"'], ['"GovernmentOrganization"', '"Ministry"'], ['"creator"', '"speaker"']]) {
    assert.ok(source.includes(from));
    assert.match(check(head + source.replace(from, to)), /error TS/, `${to} is taken`);
  }
});
