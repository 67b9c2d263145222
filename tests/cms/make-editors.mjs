// What the editors of other systems and the usual sanitisers do, in a real browser:
// `node make-editors.mjs FOLDER < INPUT`, where FOLDER is a node_modules with tinymce, ckeditor5, dompurify and sanitize-html.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Builder } from "selenium-webdriver";
import { Options } from "selenium-webdriver/chrome.js";

const folder = resolve(process.argv[2]);
const { sentences, forms } = JSON.parse(readFileSync(0, "utf8"));
const version = name => `${name} ${JSON.parse(readFileSync(join(folder, name, "package.json"), "utf8")).version}`;
const source = path => readFileSync(join(folder, path), "utf8");

const text = [];
const data = [];

/** Records what `change` makes of every sentence and form. */
async function record(through, change) {
  for (const { name, html } of sentences) {
    const after = await change(html);
    if (after !== null && after !== html) text.push({ name, role: "any", through, before: html, after });
  }
  for (const { form, values, html } of forms)
    data.push({ form, values, role: "any", through, before: html, after: await change(`<p>Paragraf satu.</p>\n${html}\n<p>Paragraf dua.</p>`) });
}

const sanitize = createRequire(join(folder, "x.cjs"))("sanitize-html");
const keep = { div: ["data-kotak-fakta", "data-corrections", "data-approved", "data-stale", "data-approved-only"] };
await record([version("sanitize-html")], html => sanitize(html));
await record([version("sanitize-html"), "our attributes allowed"], html =>
  sanitize(html, { allowedAttributes: { ...sanitize.defaults.allowedAttributes, ...keep } }));

const options = new Options().addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
const driver = await new Builder().forBrowser("chrome").setChromeOptions(options).build();
try {
  await driver.manage().setTimeouts({ script: 60_000 });
  /** A fresh page that runs the libraries and holds `start`'s promise of a function from HTML to HTML. */
  const open = async (libraries, start) => {
    await driver.get("data:text/html;charset=utf-8,<!doctype html><title>.</title><div id=a></div><textarea id=b></textarea>");
    for (const library of libraries) await driver.executeScript(`(0, eval)(arguments[0])`, source(library));
    const failure = await driver.executeAsyncScript(`
      const done = arguments[arguments.length - 1];
      (async () => { window.change = await (async () => { ${start} })(); })().then(() => done(null), error => done(String(error)));`);
    if (failure) throw new Error(failure);
    // CKEditor 5 throws at a processing instruction (`<?php ?>`), which this Chromium reads as one.
    return html => driver.executeScript("try { return window.change(arguments[0]); } catch { return null; }", html);
  };

  await record([version("dompurify")], await open(["dompurify/dist/purify.js"], "return html => DOMPurify.sanitize(html)"));

  const tiny = ["tinymce/tinymce.min.js", "tinymce/models/dom/model.min.js", "tinymce/themes/silver/theme.min.js", "tinymce/icons/default/icons.min.js"];
  const tinyWith = more => `
    const [editor] = await tinymce.init({ target: document.querySelector("#b"), license_key: "gpl", skin: false, content_css: false, ${more} });
    return html => { editor.setContent(html); return editor.getContent(); };`;
  await record([version("tinymce")], await open(tiny, tinyWith("")));
  await record([version("tinymce"), "our element allowed"], await open(tiny, tinyWith(
    `custom_elements: "kotak-fakta", extended_valid_elements: "kotak-fakta[*],script[type|data-*]"`)));

  const ck = more => `
    const { ClassicEditor, ...all } = CKEDITOR;
    const editor = await ClassicEditor.create(document.querySelector("#a"), { licenseKey: "GPL", plugins: [all.Essentials, all.Paragraph,
      all.Bold, all.Italic, all.Strikethrough, all.Link, all.List, all.Heading, all.BlockQuote, all.Code, all.CodeBlock, all.SourceEditing, ${more}`;
  const use = "return html => { editor.setData(html); return editor.getData(); };";
  await record([version("ckeditor5")], await open(["ckeditor5/dist/browser/ckeditor5.umd.js"], `${ck("] });")} ${use}`));
  await record([version("ckeditor5"), "GeneralHtmlSupport for our div"], await open(["ckeditor5/dist/browser/ckeditor5.umd.js"], `${ck(
    `all.GeneralHtmlSupport], htmlSupport: { allow: [{ name: "div", attributes: /^data-(kotak-fakta|corrections|approved|stale|approved-only)$/ }] } });`)} ${use}`));
} finally {
  await driver.quit();
}
console.log(JSON.stringify({ text, data }));
