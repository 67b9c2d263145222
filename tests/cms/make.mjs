// Makes text.json and data.json anew: see README.md for what it needs and how it is called.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { forms, lists } from "./forms.mjs";

const [wordpress, modules, python = "python3", purifiers] = process.argv.slice(2);
const here = name => new URL(name, import.meta.url).pathname;
const { JSDOM } = createRequire(join(resolve(modules), "x.cjs"))("jsdom");
const { document } = new JSDOM("").window;

const sentences = JSON.parse(readFileSync(here("sentences.json"), "utf8"));
const input = JSON.stringify({
  sentences: sentences.map(({ name, html }) => ({ name, html })),
  forms: Object.entries(forms).flatMap(([form, write]) => Object.entries(lists).map(([values, list]) => ({ form, values, html: write(list) }))),
});
const run = (program, ...args) => JSON.parse(execFileSync(program, args, { input, maxBuffer: 2 ** 28, encoding: "utf8" }));
/** The block editor composes what is pasted into it (`normalize` in its `pasteHandler`): text from a PDF is often decomposed. */
const pasted = sentences
  .filter(({ html }) => html.normalize() !== html)
  .map(({ name, html }) => ({ name, role: "any", through: ["paste into the block editor"], before: html, after: html.normalize() }));
const made = [
  run("php", here("make.php"), wordpress),
  run(process.execPath, here("make-editors.mjs"), modules),
  run(python, here("make-sanitisers.py")),
  { text: pasted, data: [] },
  ...(purifiers ? [run("php", "-d", `include_path=${purifiers}`, here("make-purifiers.php"))] : []),
];

/** What ends a line where a page is read. */
const BLOCKS = "address,article,blockquote,center,cite,div,form,h1,h2,h3,h4,h5,h6,li,marquee,ol,p,pre,section,ul";
/** The text that a reader's page has: entities decoded, tags gone, each block on a line of its own. */
function read(html) {
  const page = document.createElement("div");
  page.innerHTML = html;
  for (const unread of page.querySelectorAll("script, style, template, iframe, noscript")) unread.remove();
  for (const line of page.querySelectorAll("br")) line.replaceWith("\n");
  for (const block of page.querySelectorAll(BLOCKS)) {
    block.before("\n");
    block.after("\n");
  }
  return page.textContent.replace(/^[ \n]+|[ \n]+$/g, "").replace(/ *\n[ \n]*/g, "\n");
}

const text = [];
const known = new Map();
for (const { name, role, through, before, after } of made.flatMap(part => part.text)) {
  const beforeText = read(before);
  const afterText = read(after);
  const key = JSON.stringify([name, afterText]);
  // What looks the same proves nothing.
  if (beforeText === afterText) continue;
  const first = known.get(key);
  if (first) {
    // Nor does the same change by another way, but for whom it happens is told.
    if (first.role !== role) first.role = "any";
    continue;
  }
  const { changedBy = [] } = sentences.find(sentence => sentence.name === name);
  const same = !through.some(step => changedBy.some(one => step.startsWith(one)));
  known.set(key, { name, role, through, before, after, beforeText, afterText, same });
  text.push(known.get(key));
}

/** What no article says, and each list or box of ours does. */
const OURS = /agencies|challenges|forums|speakers|kotak-fakta\/1/;
/** What a page's script would find of ours, the way it is found in docs/cms.md. */
function find(html) {
  const page = document.createElement("div");
  page.innerHTML = html ?? "";
  const box = page.querySelector("kotak-fakta, div[data-kotak-fakta]");
  const link = page.querySelector('a[href^="#kotak-fakta="]');
  const island = page.querySelector('script[type="application/json"][data-kotak-fakta]');
  const raw = box?.getAttribute("corrections") ?? box?.getAttribute("data-corrections") ?? link?.hash.slice("#kotak-fakta=".length) ?? island?.textContent;
  for (const unseen of page.querySelectorAll("script, style, template")) unseen.remove();
  link?.remove();
  const shown = page.textContent.replace(/\s+/g, "");
  return { raw, shows: OURS.test(shown) };
}
const readings = [
  JSON.parse,
  raw => JSON.parse(Buffer.from(/^[\w-]+$/.test(raw) ? raw : "", "base64url").toString("utf8")),
  raw => JSON.parse(decodeURIComponent(raw)),
];
function outcome(vector) {
  const { raw, shows } = find(vector.after);
  if (raw === undefined || raw === null) return { holds: "nothing", shows };
  for (const reading of readings) {
    try {
      const value = reading(raw);
      const list = Array.isArray(value) ? value : value.corrections;
      return { holds: JSON.stringify(list) === JSON.stringify(lists[vector.values]) ? "same" : "other", shows };
    } catch {
      // The next one.
    }
  }
  return { holds: "unreadable", shows };
}

const USUAL = "several corrections";
const SURE = ["4 div, base64url", "8 link, base64url"];
const found = made.flatMap(part => part.data).filter(({ through }) => through[0] !== "sanitize_text_field");
const results = found.map(vector => ({ ...vector, ...outcome(vector) }));
const told = ({ holds, shows }) => `${holds} ${shows}`;
const data = [];
for (const vector of results) {
  const { form, values, role, through } = vector;
  const usual = results.find(other => other.form === form && other.role === role && other.values === USUAL && `${other.through}` === `${through}`);
  const plain = results.find(other => other.form === form && other.role === role && other.values === values && /^classic editor$/.test(other.through[0]));
  const telling = values === USUAL || told(vector) !== told(usual) || (SURE.includes(form) && vector === plain);
  const another = plain && vector !== plain && told(vector) === told(plain);
  if (telling && !another) data.push(vector);
}

/** A JSON list with an entry a line, so that a change is seen where it is. */
const lines = list => `[\n${list.map(entry => `  ${JSON.stringify(entry)}`).join(",\n")}\n]`;
writeFileSync(here("text.json"), `${lines(text)}\n`);
writeFileSync(here("data.json"), `{\n"lists": ${JSON.stringify(lists, null, 2)},\n"vectors": ${lines(data)}\n}\n`);
console.log(`${made[0].version}: text.json ${text.length}, of these changed ${text.filter(({ same }) => !same).length}; data.json ${data.length} of ${results.length}`);
