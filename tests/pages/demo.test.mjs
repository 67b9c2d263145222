// The preview page, as an editor uses it.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { Key } from "selenium-webdriver";
import { eachEngine, resize } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { body, escape, headline, seedFacts, seedText } from "../support/story.mjs";

/** How long, in ms, a page may take before we call it stuck: WebKit lays out 3 MB in a text area for seconds. */
const PATIENCE = 45_000;
const SAMPLES = new URL("../../www/samples/", import.meta.url);

let server;
let folder;
before(async () => {
  server = await serve();
  folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

it("the samples are articles of the tests", () => {
  for (const name of readdirSync(SAMPLES)) {
    const slug = name.replace(".txt", "");
    const original = readFileSync(new URL(`../articles/${slug}/article.txt`, import.meta.url), "utf8");
    assert.equal(readFileSync(new URL(name, SAMPLES), "utf8"), original, name);
  }
});

it("the worker keeps every file of the page", () => {
  const kept = readFileSync(new URL("../../www/sw.js", import.meta.url), "utf8");
  const www = new URL("../../www/", import.meta.url);
  for (const name of [...readdirSync(new URL("demo/", www)).map(n => `demo/${n}`), ...readdirSync(SAMPLES).map(n => `samples/${n}`)]) {
    assert.ok(kept.includes(`"${name}"`), name);
  }
});

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const until = (condition, what) => engine.driver.wait(condition, PATIENCE, what);
  const agencies = () => run("return document.getElementById('box').factBox?.agencies.map(agency => agency.name) ?? null");
  const visit = async (path = "/www/") => {
    // What another test has left there is not what this one begins with.
    await engine.driver.get(`${server.url}/www/demo.css`);
    await run("localStorage.clear(); sessionStorage.clear();");
    await engine.driver.get(server.url + path);
    await until(async () => (await agencies()) !== null, "no box");
  };
  const type = text =>
    run(
      `const area = document.getElementById("article"); area.value = arguments[0];
       area.dispatchEvent(new Event("input", { bubbles: true }));`,
      text,
    );
  const click = selector => run("document.querySelector(arguments[0]).click()", selector);
  const choose = (id, value) =>
    run("const s = document.getElementById(arguments[0]); s.value = arguments[1]; s.dispatchEvent(new Event('change'))", id, value);
  const textOf = id => run("return document.getElementById(arguments[0]).textContent", id);
  const message = () => run("const m = document.getElementById('message'); return m.hidden ? '' : m.textContent");
  const untilMessage = start => until(async () => (await message()).startsWith(start), start || "no message");
  const press = (...keys) => engine.driver.actions().sendKeys(...keys).perform();
  const seed = () => seedFacts().agencies.map(({ name }) => name);
  it("every sample shows its box", async () => {
    await visit();
    for (const name of readdirSync(SAMPLES).map(file => file.replace(".txt", ""))) {
      await choose("sample", name);
      const expected = JSON.parse(readFileSync(new URL(`../articles/${name}/expected.json`, import.meta.url), "utf8"));
      await until(async () => JSON.stringify(await agencies()) === JSON.stringify(expected.agencies.map(a => a.name)), name);
      assert.equal(await run("return document.getElementById('sample').value"), name);
    }
    assert.match(await textOf("status"), /^[\d.]+ karakter dibaca dalam [\d.,]+ ms$/);
  });

  it("marks the evidence of each field, and leads from a fact to its sentence", async () => {
    await visit();
    const marked = name => run("return [...CSS.highlights.get(arguments[0])].map(String)", name);
    assert.deepEqual(await marked("challenge"), seedFacts().challenges.map(({ text }) => text));
    assert.ok((await marked("quote")).some(text => text.startsWith("Tindak Pidana Perdagangan Orang merupakan")));
    assert.ok((await marked("speaker")).includes("Lufti Rauf") && (await marked("agency")).includes("PPATK"));
    await run("document.getElementById('box').shadowRoot.querySelector('.forums li:last-child a').click()");
    assert.equal(await run("return document.activeElement.id"), "reading");
    assert.match((await marked("chosen")).join(""), /^Di tingkat regional, .*Bali Proces\.$/);
    const inSight = await run(
      `const frame = document.getElementById("reading").getBoundingClientRect();
       const box = [...CSS.highlights.get("chosen")][0].getBoundingClientRect();
       return box.top >= frame.top && box.bottom <= frame.bottom;`,
    );
    assert.equal(inSight, true);
  });

  it("works by keyboard: tabs by arrows", async () => {
    await visit();
    await run("document.getElementById('tab-write').focus()");
    await press(Key.ARROW_RIGHT);
    assert.deepEqual(await run("return [document.activeElement.id, document.getElementById('read').hidden]"), ["tab-read", false]);
    await run("document.getElementById('tab-cms').focus()");
    await press(Key.END);
    assert.deepEqual(await run("return [document.activeElement.id, document.getElementById('jsonld').hidden]"), ["tab-jsonld", false]);
    await press(Key.HOME);
    assert.deepEqual(await run("return [document.activeElement.id, document.getElementById('cms').hidden]"), ["tab-cms", false]);
  });

  it("gives JSON, JSON-LD, HTML and the lines to embed", async () => {
    await visit();
    await click("#tab-json");
    await until(async () => (await textOf("json-code")) !== "", "no JSON");
    assert.deepEqual(JSON.parse(await textOf("json-code")), seedFacts());
    await click("#tab-jsonld");
    await until(async () => (await textOf("jsonld-code")) !== "", "no JSON-LD");
    assert.equal(JSON.parse(await textOf("jsonld-code"))["@type"], "NewsArticle");
    await click("#tab-html");
    await until(async () => (await textOf("html-code")).startsWith("<kotak-fakta open"), "no HTML");
    await choose("form", "plain");
    await until(async () => (await textOf("html-code")).startsWith('<section class="kotak-fakta"'), "no plain HTML");
    await click("#tab-island");
    await choose("theme", "dark");
    await choose("label-language", "en");
    await until(async () => (await textOf("island-code")).startsWith('<kotak-fakta lang="en" theme="dark" open '), "the settings are not in the code");
    await click("#tab-cms");
    assert.match(await textOf("cms-code"), /^<div data-kotak-fakta data-lang="en" data-theme="dark" data-open style="display: flow-root; min-height: max\(20em, 26em - 15vw\)"><\/div>$/);
    await click("#tab-template");
    assert.match(await textOf("template-code"), /^<script type="module" src="\S+kotak-fakta\.min\.js"><\/script>$/);
  });

  it("opens text and HTML files, and tells what it can't read", async () => {
    await visit();
    const put = (name, content) => {
      const file = join(folder, name);
      writeFileSync(file, content);
      return file;
    };
    const input = await run("const input = document.getElementById('file'); input.hidden = false; return input;");
    const open = file => input.sendKeys(file);
    const page = `<!doctype html><html><body><nav><a href=#>Menu</a></nav><article>${headline}<div class="entry-content"><script>document.title = "jalan"; alert(1)</script><img src=x onerror="alert(1)">${body}</div></article></body></html>`;
    await open(put("halaman.html", page));
    await until(async () => JSON.stringify(await agencies()) === JSON.stringify(seed()), "the HTML file is not read");
    assert.doesNotMatch(await run("return document.getElementById('article').value"), /Menu|alert/);
    await open(put("berita.txt", "Judul\n\nJAKARTA – “Ya,” kata Menteri Luar Negeri Retno Marsudi kepada pers."));
    await until(async () => (await run("return document.getElementById('box').factBox?.keySpeaker?.name")) === "Retno Marsudi", "the text file is not read");
    await open(put("gambar.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe])));
    await untilMessage("Berkas ini bukan teks");
    await open(put("kosong.html", "<p>Tidak ada artikel.</p>"));
    await untilMessage("Di halaman HTML ini tidak ditemukan");
    assert.notEqual(await run("return document.title"), "jalan");
  });

  it("a page's source that is pasted is read as a page; a file can be dropped", async () => {
    await visit();
    await click("#clear");
    await run(
      `const data = new DataTransfer(); data.setData("text/plain", arguments[0]);
       const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
       // Firefox makes no such event with a content.
       Object.defineProperty(paste, "clipboardData", { value: data });
       document.getElementById("article").dispatchEvent(paste);`,
      `<article>${headline}${body}</article>`,
    );
    await until(async () => JSON.stringify(await agencies()) === JSON.stringify(seed()), "the source is not read");
    await run(
      `const data = new DataTransfer(); data.items.add(new File([arguments[0]], "a.txt", { type: "text/plain" }));
       document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));`,
      "Judul\n\nJAKARTA – “Ya,” kata Menteri Luar Negeri Retno Marsudi kepada pers.",
    );
    await until(async () => (await run("return document.getElementById('box').factBox?.keySpeaker?.name")) === "Retno Marsudi", "the dropped file is not read");
  });

  it("tells a person what is wrong with a text", async () => {
    await visit();
    await click("#clear");
    await untilMessage("Belum ada teks");
    await type("kata ".repeat(6e5));
    await untilMessage("Teks ini terlalu panjang");
    await type("Langit biru.");
    await untilMessage("Tidak ada fakta");
    await type(readFileSync(new URL("../articles/recipe/article.txt", import.meta.url), "utf8"));
    await untilMessage("Teks ini tampaknya bukan berita");
    await choose("sample", "satunusantaranews-tppo");
    await until(async () => JSON.stringify(await agencies()) === JSON.stringify(seed()), "the sample");
    await untilMessage("");
  });

  it("speaks English too", async () => {
    await visit("/www/?lang=en");
    assert.deepEqual(await run("return [document.documentElement.lang, document.querySelector('h2').textContent, document.getElementById('box').lang]"), ["en", "Article", "en"]);
    assert.match(await textOf("status"), /^[\d,]+ characters read in/);
    await click("#clear");
    await untilMessage("There is no text yet");
    await click("#tongue");
    await untilMessage("Belum ada teks");
    const untold = await run("return [...document.querySelectorAll('button, label > span, h2, h3, option')].filter(n => !n.dataset.en && n.closest('#dock, #notice') === null && /[a-z]{3}/.test(n.textContent)).map(n => n.textContent)");
    assert.deepEqual(untold.filter(text => !/^(HTML|JSON|JSON-LD|English|Indonesia|Bahasa Indonesia)$/.test(text)), []);
  });

  it("fits a phone", async () => {
    await visit();
    await resize(engine.driver, { width: 320, height: 800 });
    await engine.driver.sleep(400);
    assert.ok((await run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")) <= 0);
    await resize(engine.driver, { width: 1280, height: 900 });
  });

  it("nothing in the page speaks of what an editor need not know", async () => {
    for (const path of ["/www/", "/www/?lang=en"]) {
      await visit(path);
      for (const tab of ["read", "write", "cms", "island", "html", "template"]) await click(`#tab-${tab}`);
      await click("#show-corrections");
      const words = await run("return [...document.querySelectorAll('body :is(p, button, label, li, option, h2, h3, h4)')].map(node => node.textContent).join('\\n')");
      assert.doesNotMatch(words, /tembolok|kode dan tabel|code and tables|Hapus semua|\bcache\b|\bKB\b|undefined|\[object|null/);
    }
  });

  it("works without a connection once it was loaded", async t => {
    const own = await serve();
    await engine.driver.get(`${own.url}/www/`);
    if (!(await run("return 'serviceWorker' in navigator"))) {
      await own.close();
      return t.skip("this browser has no service workers");
    }
    await until(() => run("return navigator.serviceWorker.controller !== null"), "no worker");
    await own.close();
    await engine.driver.get(`${own.url}/www/`);
    await until(async () => JSON.stringify(await agencies()) === JSON.stringify(seed()), "no box without a connection");
    await choose("sample", "radio-colon");
    await until(async () => (await agencies()).some(name => name.includes("BPBD")), "no sample without a connection");
  });
});
