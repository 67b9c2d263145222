// What a site and its editors decide: corrections, rows, language, theme, JSON-LD.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { encodeAttribute } from "../../pkg/index.js";
import { EVENTS, MODULE, consoleOfUnharmedPage, page, shown, story, told } from "../support/story.mjs";

const BOX = "<kotak-fakta></kotak-fakta>";
const island = (corrections, attributes = "") =>
  `<script type="application/json" data-kotak-fakta ${attributes}>${JSON.stringify(corrections)}</script>`;
const HIDE = [{ hide: "PPATK", in: "agencies" }];
const EDITED = [
  ...HIDE,
  { rename: "Kemlu", to: "Kementerian Luar Negeri RI", in: "agencies" },
  { move: "Bali Proces", position: 1, in: "forums" },
  { add: "kerja sama yang kurang", sentence: "\"Tindak Pidana Perdagangan Orang merupakan kejahatan lintas batas negara", in: "challenges" },
];
const own = (id, more = "") => `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","@id":"https://contoh.id/#p"},{"@type":"NewsArticle","@id":"${id}"${more}}]}</script>`;
const strict = { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'" };

const PAGES = {
  "/plain": page(story(BOX), MODULE),
  "/island": page(story(BOX + island(EDITED)), MODULE),
  "/attribute": page(story(`<kotak-fakta corrections='${JSON.stringify(HIDE)}'></kotak-fakta>`), MODULE),
  "/inside": page(story(`<kotak-fakta>${island(HIDE)}</kotak-fakta>`), MODULE),
  "/in-article": page(story(BOX).replace("</article>", `${island(HIDE)}</article>`) + `<article>${island([{ hide: "LPSK", in: "agencies" }])}</article>`, MODULE),
  "/of-others": page(`${story(BOX)}<article>${island(HIDE)}</article>`, MODULE),
  "/refused": page(story(BOX + island([...HIDE, { hide: "Tidak Ada", in: "agencies" }])), MODULE),
  "/wrong-shape": page(story(BOX + island([...HIDE, { ganti: "x" }])), MODULE),
  "/left-over": page(story(`<div data-kotak-fakta>[ { &#8220;hide&#8221;: &#8220;PPATK&#8221;, &#8220;in&#8221;: &#8220;agencies&#8221; } ]</div>`), MODULE),
  "/left-over-inside": page(story(`<kotak-fakta>[ { "hide": "PPATK", "in": "agencies" } ]</kotak-fakta>`), MODULE),
  "/left-over-in-article": page(story(BOX).replace("</div></article>", `<p>[ { &#8220;hide&#8221;: &#8220;PPATK&#8221;, &#8220;in&#8221;: &#8220;agencies&#8221; } ]</p></div></article>`), MODULE),
  "/bad-attribute": page(story(`<kotak-fakta corrections="[{ hide: PPATK }]"></kotak-fakta>`), MODULE),
  "/bad-approved": page(story(`<kotak-fakta approved="{}"></kotak-fakta>`), MODULE),
  "/encoded": page(story(`<div data-kotak-fakta data-corrections="${encodeAttribute(HIDE)}"></div>`), MODULE),
  "/encoded-island": page(story(`${BOX}<script type="application/json" data-kotak-fakta>"${encodeAttribute(HIDE)}"</script>`), MODULE),
  "/broken": page(story(`${BOX}<script type="application/json" data-kotak-fakta>[{</script>`), MODULE),
  "/fields": page(story('<kotak-fakta fields="forums key-speaker" lang="en"></kotak-fakta>'), MODULE),
  "/jsonld": { ...page(story('<kotak-fakta jsonld fields="key-speaker agencies"></kotak-fakta>'), own("https://contoh.id/a#berita") + MODULE) },
  "/jsonld-none": page(story("<kotak-fakta jsonld></kotak-fakta>"), own("") .replace('"@id":""', '"name":"tanpa"') + MODULE),
  "/themes": page(story('<div style="background:#fff;color:#111"><kotak-fakta theme="dark"></kotak-fakta><kotak-fakta theme="light"></kotak-fakta><kotak-fakta></kotak-fakta></div>'), MODULE),
};
PAGES["/jsonld"].headers = { ...PAGES["/jsonld"].headers, ...strict };

let server;
before(async () => {
  server = await serve({ routes: { ...PAGES, "/events.js": EVENTS } });
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const visit = async (path, count = 1) => {
    await engine.driver.get(server.url + path);
    return told(engine.driver, count);
  };
  const written = () =>
    run("return [...document.querySelectorAll('kotak-fakta > script[type=\"application/ld+json\"]')].map(s => JSON.parse(s.textContent))");

  it("an island beside the article corrects the box, which says so", async () => {
    const [{ detail }] = await visit("/island");
    const box = await shown(engine.driver);
    assert.ok(!box.agencies.includes("PPATK"));
    assert.ok(box.agencies.includes("Kementerian Luar Negeri RI") && !box.agencies.includes("Kemlu"));
    assert.equal(box.forums[0], "Bali Proces");
    assert.equal(box.challenges.at(-1), "kerja sama yang kurang disunting");
    assert.equal(detail.agencies.filter(agency => agency.edited).length, 1);
    const note = await run("return document.querySelector('kotak-fakta').shadowRoot.querySelector('.note').textContent");
    assert.match(note, /^Dibuat otomatis dari teks artikel ini, lalu disunting redaksi\..*ditulis oleh redaksi/);
    // What an editor added leads to the sentence that shows it, whatever quotes it was pasted with.
    await run("[...document.querySelector('kotak-fakta').shadowRoot.querySelectorAll('.challenges a')].at(-1).click()");
    const marked = await run("return [...CSS.highlights.get('kotak-fakta')].map(String).join('')");
    assert.match(marked, /^“Tindak Pidana Perdagangan Orang merupakan/);
    assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
  });

  for (const path of ["/attribute", "/inside", "/in-article", "/encoded", "/encoded-island"]) {
    it(`corrections are found: ${path.slice(1)}`, async () => {
      await visit(path);
      const { agencies } = await shown(engine.driver);
      assert.ok(!agencies.includes("PPATK") && agencies.includes("LPSK"));
      assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
    });
  }

  it("corrections of another article are not ours", async () => {
    await visit("/of-others");
    assert.ok((await shown(engine.driver)).agencies.includes("PPATK"));
  });

  it("a correction that fits nothing is told of, and the others hold", async () => {
    const [refused, ready] = await visit("/refused", 2);
    assert.deepEqual([refused.type, ready.type], ["kotak-fakta-refused", "kotak-fakta-ready"]);
    const message = 'agencies hold no "Tidak Ada"';
    assert.deepEqual(refused.detail, {
      refused: [{ position: 2, code: "fact-gone", message, correction: { hide: "Tidak Ada", in: "agencies" } }],
    });
    assert.ok(!(await shown(engine.driver)).agencies.includes("PPATK"));
    const lines = (await consoleOfUnharmedPage(engine.driver)).map(({ text }) => text);
    assert.deepEqual(lines, [`kotak-fakta: correction 2 is refused: ${message} [correction]`]);
  });

  const CLOSED = {
    "/broken": "corrections-unreadable",
    "/wrong-shape": "corrections-unreadable",
    "/left-over": "corrections-unreadable",
    "/left-over-inside": "corrections-unreadable",
    "/left-over-in-article": "corrections-unreadable",
    "/bad-attribute": "corrections-unreadable",
    "/bad-approved": "approved-unreadable",
  };
  for (const [path, code] of Object.entries(CLOSED)) {
    it(`data that can't be read closes the box: ${path.slice(1)}`, async () => {
      const [{ type, detail }] = await visit(path);
      assert.deepEqual([type, detail.code], ["kotak-fakta-error", code]);
      assert.equal(await shown(engine.driver), null, "nothing is shown");
      const state = "const box = document.querySelector('kotak-fakta'); return [box.state, box.factBox]";
      assert.deepEqual(await run(state), ["none", null]);
      // Our own data is nothing for a reader, where it stands in an element of ours.
      const height = "return Math.max(...[...document.querySelectorAll('kotak-fakta, div[data-kotak-fakta]')].map(e => e.offsetHeight))";
      assert.equal(await run(height), 0);
      const lines = await consoleOfUnharmedPage(engine.driver);
      assert.equal(lines.length, 1, JSON.stringify(lines));
      assert.match(lines[0].text, new RegExp(`\\[${code}\\]$`));
    });
  }

  it("what can't be read is told once, however often the page changes; mended, it is heeded", async () => {
    await visit("/broken");
    for (const words of ["satu", "dua", "tiga"]) {
      await run("document.querySelector('article p').before(Object.assign(document.createElement('p'), { textContent: arguments[0] }))", `Kabar ${words} dari Pati.`);
      await run("return new Promise(resolve => setTimeout(resolve, 700))");
    }
    assert.equal((await told(engine.driver)).length, 1);
    await run("document.querySelector('kotak-fakta').refresh()");
    assert.equal((await told(engine.driver, 2))[1].detail.code, "corrections-unreadable");
    await run("document.querySelector('script[data-kotak-fakta]').textContent = '[]'; document.querySelector('kotak-fakta').refresh()");
    assert.equal((await told(engine.driver, 3))[2].type, "kotak-fakta-ready");
  });

  it("a script corrects, and takes its corrections back", async () => {
    await visit("/plain");
    await run("document.querySelector('kotak-fakta').corrections = arguments[0]", HIDE);
    await told(engine.driver, 2);
    assert.ok(!(await shown(engine.driver)).agencies.includes("PPATK"));
    await run("document.querySelector('kotak-fakta').corrections = null");
    await told(engine.driver, 3);
    assert.ok((await shown(engine.driver)).agencies.includes("PPATK"));
  });

  it("shows the rows that are asked for, in their order", async () => {
    await visit("/fields");
    const box = await shown(engine.driver);
    assert.deepEqual(box.labels, ["Key speaker", "Forums"]);
    assert.equal(await run("return document.querySelector('kotak-fakta').shadowRoot.querySelector('.rest > summary').textContent"), "4\u00a0forums");
  });

  it("adds to the page's own NewsArticle what the box says, under Trusted Types too", async () => {
    await visit("/jsonld");
    const [node, ...more] = await written();
    assert.deepEqual(more, []);
    assert.deepEqual([node["@type"], node["@id"]], ["NewsArticle", "https://contoh.id/a#berita"]);
    assert.deepEqual(node.about.map(thing => thing.name), ["Kemenko Polhukam"]);
    assert.equal(node.mentions[0].name, "Lufti Rauf");
    assert.equal(node.mentions.filter(thing => thing["@type"] === "Person").length, 1);
    assert.ok(!node.mentions.some(thing => thing.name === "Bali Proces"), "forums are not shown");
    assert.match(node.hasPart[0].text, /^Tindak Pidana Perdagangan Orang/);
    await run("document.querySelector('kotak-fakta').removeAttribute('jsonld')");
    await told(engine.driver, 2);
    assert.deepEqual(await written(), []);
    assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
  });

  it("adds nothing where the page's article has no @id, and says so", async () => {
    await visit("/jsonld-none");
    assert.deepEqual(await written(), []);
    const lines = await consoleOfUnharmedPage(engine.driver);
    assert.equal(lines.length, 1);
    assert.match(lines[0].text, /no JSON-LD is added \[jsonld\]$/);
    assert.notEqual(await shown(engine.driver), null);
  });

  it("a theme overrules the page's colours", async () => {
    await visit("/themes", 3);
    const light = await run(
      `return [...document.querySelectorAll("kotak-fakta")].map(box => {
         const { color, backgroundColor } = getComputedStyle(box.shadowRoot.querySelector("section"));
         const lightness = value => {
           const canvas = document.createElement("canvas").getContext("2d");
           canvas.fillStyle = "#fff"; canvas.fillRect(0, 0, 1, 1);
           canvas.fillStyle = value; canvas.fillRect(0, 0, 1, 1);
           const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
           return r + g + b > 382;
         };
         return [lightness(color), lightness(backgroundColor)];
       })`,
    );
    assert.deepEqual(light, [[true, false], [false, true], [false, true]]);
  });
});
