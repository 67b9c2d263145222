// The preview page in each of its states: nothing that axe finds, no wider than a phone, and the policy kept.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { preview } from "../support/preview.mjs";
import { ONE, OTHER } from "../support/preview-texts.mjs";
import { serve } from "../support/server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ARTEFACTS = new URL("../artefacts/", import.meta.url);

let server;
before(async () => {
  mkdirSync(ARTEFACTS, { recursive: true });
  const html = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");
  // The page as it is, with a note of every breach of its policy.
  const noted = { headers: { "content-type": "text/html; charset=utf-8" }, body: html.replace("<script", '<script src="/log.js"></script><script') };
  server = await serve({ routes: { "/www/tercatat.html": noted } });
});
after(() => server.close());

eachEngine(engine => {
  const page = preview(engine, () => server.url);
  const { run, until } = page;

  /** What leads to each state; they follow on each other. */
  const STATES = {
    sample: () => {},
    reading: () => page.click("#tab-read"),
    selected: async () => {
      await page.type(ONE);
      await page.untilHolds("agencies", "Kementerian Perhubungan");
      await run("document.getElementById('tab-write').click(); const area = document.getElementById('article'); area.focus(); area.setSelectionRange(40, 60);");
      await until(() => run("return !document.getElementById('picked').hidden"), "nothing is picked");
    },
    menu: () => page.open("agencies", "Kementerian Sosial"),
    rename: () => page.item("rename"),
    complaint: async () => {
      await page.fill({ to: "" });
      await until(async () => (await page.errors()).length > 0, "no word");
    },
    quote: async () => {
      await run("document.querySelector('.form .cancel').click()");
      await page.choose("key-speaker", "Rahmat Hidayat", "quote");
      await page.form();
    },
    add: async () => {
      await run("document.querySelector('.form .cancel').click()");
      await page.click("#add");
      await page.fill({ in: "speakers" }, { save: false });
    },
    list: async () => {
      await run("document.querySelector('.form .cancel').click()");
      await page.choose("agencies", "Kementerian Sosial", "hide");
      await page.untilLacks("agencies", "Kementerian Sosial");
      await page.choose("agencies", "Kementerian Perhubungan", "rename");
      await page.fill({ to: "Kemenhub" });
      await page.untilHolds("agencies", "Kemenhub");
      await page.click("#show-corrections");
    },
    approving: () => page.click("#approve"),
    approved: async () => {
      await run("document.querySelector('#approving .primary').click()");
      await until(async () => (await page.text("#approval")).startsWith("Disetujui"), "not approved");
      await until(() => run("return document.getElementById('box').state === 'approved'"), "not shown as approved");
    },
    stale: async () => {
      await page.type(ONE.replace("Kementerian Pekerjaan Umum dan Kementerian Perhubungan hadir", "Mereka hadir"));
      await until(() => run("return document.querySelectorAll('#lists .refused').length > 0"), "nothing is refused");
      await until(async () => (await page.text("#approval")).startsWith("Naskah berubah"), "not stale");
      await until(async () => (await page.text("#lists")).includes("tidak lagi di naskah"), "nothing is gone");
    },
    redo: async () => {
      await page.click("#lists .refused [data-verb=redo]");
      await page.form();
    },
    "another article": async () => {
      await run("document.querySelector('.form .cancel').click()");
      await page.type(OTHER);
      await until(() => run("return document.getElementById('notice').textContent !== ''"), "no notice");
      await page.untilHolds("agencies", "Kementerian Pertanian");
    },
    "no text": async () => {
      await page.click("#clear");
      await until(async () => (await page.text("#message")).startsWith("Belum ada teks"), "no message");
    },
  };

  const violations = () =>
    engine.driver.executeAsyncScript(
      `const done = arguments[0];
       axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
         .then(result => done(result.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.flat().join(" ") + " " + n.html.slice(0, 160)).join(" | "))), error => done([String(error)]));`,
    );

  for (const colours of engine.name === "chromium" ? ["light", "dark"] : ["light"]) {
    it(`axe finds nothing in any state, ${colours}`, async () => {
      if (engine.name === "chromium") {
        await engine.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: colours }] });
      }
      await engine.driver.manage().setTimeouts({ script: 60_000 });
      await page.visit();
      // The page's policy lets no script in but its own; the driver's word is above it.
      await run(AXE);
      const found = {};
      for (const [name, lead] of Object.entries(STATES)) {
        await lead();
        await engine.driver.sleep(150);
        writeFileSync(new URL(`preview-${engine.name}-${colours}-${name.replaceAll(" ", "-")}.png`, ARTEFACTS), Buffer.from(await engine.driver.takeScreenshot(), "base64"));
        const wrong = await violations();
        if (wrong.length > 0) found[name] = wrong;
      }
      assert.deepEqual(found, {});
      await page.visit("/www/?lang=en");
      await run(AXE);
      for (const tab of ["cms", "island", "html", "template", "json", "jsonld"]) {
        await page.click(`#tab-${tab}`);
        await engine.driver.sleep(150);
        assert.deepEqual(await violations(), [], tab);
      }
    });
  }

  it("no state is wider than a phone, or breaks the page's policy", async () => {
    const narrow = engine.name === "chromium" ? 320 : 500;
    await page.resize(narrow, 740);
    try {
      await page.visit("/www/tercatat.html");
      for (const [name, lead] of Object.entries(STATES)) {
        await lead();
        await engine.driver.sleep(150);
        if (engine.name === "chromium") {
          writeFileSync(new URL(`preview-${narrow}-${name.replaceAll(" ", "-")}.png`, ARTEFACTS), Buffer.from(await engine.driver.takeScreenshot(), "base64"));
        }
        const over = await run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert.ok(over <= 0, `${name}: ${over} px too wide`);
      }
      const log = await run("return window.__log");
      assert.deepEqual(log.filter(({ type }) => ["policy", "uncaught", "unhandled", "error"].includes(type)), []);
    } finally {
      await page.resize(1280, 900);
    }
  });
});
