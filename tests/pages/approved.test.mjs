// What an editor approved is what readers see: beside the article, from a server, after a change, under a page's settings.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EMBED, EVENTS, MODULE, consoleOfUnharmedPage, escape, page, readText as text, shown, story, told } from "../support/story.mjs";
import { approve, encodeAttribute, load, toHtml } from "../../pkg/index.js";

const FIRST = '<script>addEventListener("DOMContentLoaded", () => { window.__first = document.querySelector("kotak-fakta")?.shadowRoot?.querySelector("section"); });</script>';
const island = data => `<script type="application/json" data-kotak-fakta>${JSON.stringify(data)}</script>`;
const meta = content => `<meta name="kotak-fakta" content="${content}">`;
const changed = markup => markup.replaceAll("Lufti Rauf", "Lutfi Rauf");
const pasted = markup => "<kotak-fakta></kotak-fakta>" + story("").replace("</div></article>", `${markup}</div></article>`);
/** As a CMS writes the same article. */
const curled = markup =>
  markup.replaceAll(/>[^<]+</g, words => words.replaceAll("“", "&#8220;").replaceAll(/(\w) (\w)/g, "$1&nbsp;$2")).replaceAll("</p>", "<br></p>");

let server;
before(async () => {
  await load(readFileSync(new URL("../../pkg/kotak_fakta_bg.wasm", import.meta.url)));
  const corrections = [
    { hide: "PPATK", in: "agencies" },
    { change: "Lufti Rauf", title: "Duta Besar", in: "speakers" },
  ];
  const approved = await approve(text, { corrections, by: "Rina", at: "2026-11-28" });
  // Made by a version to come, which reads the article otherwise.
  const later = { ...approved, version: "9.9.9" };
  const attribute = escape(JSON.stringify(later));
  const encoded = encodeAttribute(later);
  const served = await toHtml(text, { approved, open: true });
  const automatic = await toHtml(text, { open: true, corrections });
  const routes = {
    "/attribute": page(story(`<kotak-fakta approved="${attribute}"></kotak-fakta>`), MODULE),
    "/div": page(story(`<div data-kotak-fakta data-approved="${encoded}"></div>`), MODULE),
    "/island": page(story("<kotak-fakta></kotak-fakta>" + island(later)), MODULE),
    "/alone": page(story("").replace("</article>", `${island(later)}</article>`)),
    "/curled": page(curled(story(`<div data-kotak-fakta data-approved="${encoded}"></div>`)), MODULE),
    "/plain": page(story(), MODULE),
    "/served": page(story(served), FIRST + MODULE),
    "/served-curled": page(curled(story("")) + served, FIRST + MODULE),
    "/served-corrected": page(story(automatic), FIRST + MODULE),
    "/served-by-another-version": page(story(automatic.replace(/"version":"[^"]*"/, '"version":"9.9.9"')), FIRST + MODULE),
    "/served-stale": page(changed(story("")) + served, FIRST + MODULE),
    "/served-and-corrected-beside": page(story(automatic) + island([{ hide: "LPSK", in: "agencies" }]), MODULE),
    "/approved-and-corrected-beside": page(story(`<div data-kotak-fakta data-approved="${encoded}"></div>`) + island([{ hide: "LPSK", in: "agencies" }]), MODULE),
    "/stale": page(changed(story("")) + `<kotak-fakta approved="${attribute}"></kotak-fakta>`, MODULE),
    "/stale-as-approved": page(changed(story("")) + `<kotak-fakta stale="as-approved" approved="${attribute}"></kotak-fakta>`, MODULE),
    "/stale-by-no-word": page(changed(story("")) + `<kotak-fakta stale="whatever" approved="${attribute}"></kotak-fakta>`, meta("stale-none") + MODULE),
    "/stale-in-capitals": page(changed(story("")) + `<kotak-fakta stale=" As-Approved" approved="${attribute}"></kotak-fakta>`, MODULE),
    "/div-and-tag": page(pasted(`<div data-kotak-fakta data-approved="${encoded}"></div>`), MODULE),
    "/link-and-tag": page(pasted(`<p><a href="#kotak-fakta=${encoded}">Fakta</a></p>`), meta("approved-only") + MODULE),
    "/inside-and-div": page(
      `<kotak-fakta>${island([{ hide: "LPSK", in: "agencies" }])}</kotak-fakta>` +
        pasted(`<div data-kotak-fakta data-corrections="${encodeAttribute([{ hide: "PPATK", in: "agencies" }])}"></div>`).replace("<kotak-fakta></kotak-fakta>", ""),
      MODULE,
    ),
    "/stale-none": page(changed(story("")) + `<kotak-fakta approved="${attribute}"></kotak-fakta>`, meta("stale-none") + MODULE),
    "/only-approved": page(story(), meta("approved-only") + MODULE),
    "/only-approved-alone": page(story(""), meta("approved-only") + EMBED),
    "/only-approved-served": page(story(automatic), meta("approved-only") + FIRST + MODULE),
    "/only-approved-and-is": page(story("<kotak-fakta approved-only></kotak-fakta>" + island(later)), MODULE),
    "/off": page(story(), meta("off") + MODULE),
    "/off-alone": page(story(""), meta("off") + EMBED),
    "/off-here": page(story("").replace("</article>", '<div data-kotak-fakta="off"></div></article>'), EMBED),
    "/hidden": page(story("<kotak-fakta hidden></kotak-fakta>"), EMBED),
    "/events.js": EVENTS,
  };
  server = await serve({ routes });
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const visit = async (path, count = 1) => {
    await engine.driver.get(server.url + path);
    return told(engine.driver, count);
  };
  const state = () => run("return document.querySelector('kotak-fakta').state");
  const note = () => run("return document.querySelector('kotak-fakta').shadowRoot.querySelector('.made').textContent");
  const isFirst = () =>
    run("return window.__first === document.querySelector('kotak-fakta').shadowRoot.querySelector('section')");
  const assertApproved = async () => {
    const box = await shown(engine.driver);
    assert.deepEqual([box.speaker, box.office], [["Lufti Rauf"], ["Duta Besar"]]);
    assert.equal(box.agencies.length, 21);
    assert.ok(!box.agencies.includes("PPATK"));
    assert.deepEqual([await state(), await note()], ["approved", "Diperiksa redaksi."]);
  };

  for (const path of ["/attribute", "/div", "/island", "/alone", "/curled"]) {
    it(`shows what was approved, whatever version made it: ${path.slice(1)}`, async () => {
      const [{ type, detail }] = await visit(path);
      assert.equal(type, "kotak-fakta-ready", JSON.stringify(detail));
      await assertApproved();
      assert.equal(detail.agencies.length, 21);
      // Each fact leads to its words, however the page writes them.
      const cut = await run(`const box = document.querySelector("kotak-fakta");
        const places = ({ name, evidence }) => evidence.filter(({ role }) => role === "name").map(({ span }) => [name, box.ranges(span).map(String).join("")]);
        return box.factBox.agencies.flatMap(places);`);
      assert.ok(cut.length > 15);
      const plain = words => words.replaceAll(/\s+/g, " ");
      for (const [name, words] of cut) assert.equal(plain(words), name);
      // The script alone puts its box into the article.
      if (path !== "/alone") assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
    });
  }

  it("a script approves, and takes it back", async () => {
    await visit("/plain");
    const stored = await approve(text, { corrections: [{ hide: "PPATK", in: "agencies" }] });
    await run("document.querySelector('kotak-fakta').approved = arguments[0]", stored);
    await told(engine.driver, 2);
    assert.deepEqual([await state(), (await shown(engine.driver)).agencies.includes("PPATK")], ["approved", false]);
    await run("document.querySelector('kotak-fakta').approved = null");
    await told(engine.driver, 3);
    assert.deepEqual([await state(), (await shown(engine.driver)).agencies.includes("PPATK")], ["automatic", true]);
  });

  for (const path of ["/served", "/served-curled"]) {
    it(`takes over an approved box from a server, node for node: ${path.slice(1)}`, async () => {
      await visit(path);
      await assertApproved();
      assert.equal(await isFirst(), true);
      await run("document.querySelector('kotak-fakta').shadowRoot.querySelector('.agencies a').click()");
      const [name, marked] = await run(`return [document.querySelector("kotak-fakta").shadowRoot.querySelector(".agencies a").textContent,
        [...(globalThis.CSS?.highlights?.get("kotak-fakta") ?? [])].map(String).join("")]`);
      if (marked) assert.equal(marked.replaceAll(/\s+/g, " "), name);
    });
  }

  for (const path of ["/served-corrected", "/served-by-another-version"]) {
    it(`a served box keeps its corrections, which are nowhere else: ${path.slice(1)}`, async () => {
      await visit(path);
      const box = await shown(engine.driver);
      assert.ok(!box.agencies.includes("PPATK") && box.agencies.includes("LPSK"));
      assert.equal(await isFirst(), true, "it is not drawn anew");
      await run("document.querySelector('kotak-fakta').setAttribute('lang', 'en')");
      await told(engine.driver, 2);
      const english = await shown(engine.driver);
      assert.ok(!english.agencies.includes("PPATK") && english.labels.includes("Agencies"), "nor when it is");
    });
  }

  it("corrections beside a served or an approved box hold as well", async () => {
    for (const path of ["/served-and-corrected-beside", "/approved-and-corrected-beside"]) {
      await visit(path);
      assert.ok(!(await shown(engine.driver)).agencies.includes("LPSK"), path);
    }
  });

  for (const path of ["/stale", "/served-stale"]) {
    it(`shows of a stale box what still stands in the text, and tells of it: ${path.slice(1)}`, async () => {
      const [{ type, detail }] = await visit(path, 2);
      assert.equal(type, "kotak-fakta-stale");
      assert.match(detail.digest, /^kf1-[0-9a-f]{16}$/);
      assert.deepEqual(detail.gone.filter(({ field }) => field === "speakers"), [{ field: "speakers", value: "Lufti Rauf" }]);
      const box = await shown(engine.driver);
      assert.ok(box.agencies.includes("LPSK") && !box.agencies.includes("PPATK") && box.speaker.length === 0);
      assert.deepEqual([await state(), await note()], ["stale", "Diperiksa redaksi; artikel ini berubah sesudahnya."]);
    });
  }

  it("shows of a stale box all or nothing where that is wanted", async () => {
    for (const path of ["/stale-as-approved", "/stale-in-capitals"]) {
      await visit(path, 2);
      assert.deepEqual((await shown(engine.driver)).speaker, ["Lufti Rauf"], path);
    }
    for (const path of ["/stale-none", "/stale-by-no-word"]) {
      const [{ type }] = await visit(path, 2);
      assert.equal(type, "kotak-fakta-stale");
      assert.equal(await shown(engine.driver), null, path);
    }
  });

  it("what is inside a box is for that box, whatever the article carries", async () => {
    await visit("/inside-and-div", 2);
    const { agencies } = await shown(engine.driver);
    assert.deepEqual([agencies.includes("LPSK"), agencies.includes("PPATK")], [false, true]);
  });

  it("what an editor pasted into the body is for the theme's own box, too", async () => {
    for (const path of ["/div-and-tag", "/link-and-tag"]) {
      await visit(path, 2);
      const states = await run("return [...document.querySelectorAll('kotak-fakta')].map(({ state }) => state)");
      assert.deepEqual(states, ["approved", "approved"], path);
      await assertApproved();
    }
  });

  it("an article that changes while it is read makes its box stale", async () => {
    await visit("/attribute");
    await run(`for (const p of document.querySelectorAll("#story p")) if (p.textContent.includes("Lufti Rauf")) p.textContent = p.textContent.replaceAll("Lufti", "Lutfi");`);
    await engine.driver.wait(async () => (await state()) === "stale", 5000);
    assert.ok((await shown(engine.driver)).agencies.includes("LPSK"));
  });

  it("only approved boxes: nothing else is shown, nor the module fetched for it", async () => {
    for (const path of ["/only-approved", "/only-approved-served", "/only-approved-alone"]) {
      const [{ type, detail }] = await visit(path);
      assert.deepEqual([type, detail.agencies], ["kotak-fakta-ready", []], path);
      assert.equal(await shown(engine.driver), null, path);
      assert.equal(await run("return document.querySelector('kotak-fakta').offsetHeight"), 0, path);
    }
    await visit("/only-approved");
    const fetched = await run("return performance.getEntriesByType('resource').map(({ name }) => name).filter(name => name.endsWith('.wasm'))");
    assert.deepEqual(fetched, []);
    await visit("/only-approved-and-is");
    await assertApproved();
  });

  it("no box on a page or an article that wants none", async () => {
    await visit("/off");
    assert.equal(await shown(engine.driver), null);
    for (const path of ["/off-alone", "/off-here", "/hidden"]) {
      await engine.driver.get(server.url + path);
      await new Promise(resolve => setTimeout(resolve, 1500));
      assert.equal(await run("return [...document.querySelectorAll('kotak-fakta')].every(box => box.offsetHeight === 0)"), true, path);
    }
  });
});
