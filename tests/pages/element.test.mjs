// The element's life in a page.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import {
  EMBED,
  EVENTS,
  MODULE,
  assertSeedIsShown,
  body,
  consoleOfUnharmedPage,
  headline,
  page,
  seedText,
  shown,
  story,
  told,
} from "../support/story.mjs";

const QUERIED = '<script type="module" src="/pkg/kotak-fakta.min.js?2"></script>';
const CLASSIC = '<script defer src="/pkg/kotak-fakta.min.js?3"></script>';
const EARLY = '<script async type="module" src="/pkg/kotak-fakta.min.js"></script>';
// A classic script in the middle of the article: the parser waits for it, the async module above does not.
const firstHalf = body.slice(0, body.indexOf("<p>Demikian"));
const rest = body.slice(firstHalf.length);

const PAGES = {
  "/plain": page(story()),
  "/twice": page(story(), EMBED + QUERIED + CLASSIC + MODULE),
  "/classic": page(story(), CLASSIC),
  "/early": page(
    `<kotak-fakta></kotak-fakta><main id="story"><article>${headline}<div class="entry-content">${firstHalf}<script src="/slow.js"></script>${rest}</div></article></main>`,
    EARLY,
  ),
  "/inside": page(
    `<main id="story"><article>${headline}<div class="entry-content"><p><kotak-fakta></kotak-fakta></p>${body}</div></article></main>`,
  ),
  "/placeholder": page(story('<div data-kotak-fakta data-lang="en" data-heading-level="3"></div>'), EMBED + QUERIED),
  "/named": page(`${story("")}<section id="lain"><p>“Ya,” kata Menteri Luar Negeri Retno Marsudi.</p></section><kotak-fakta for="lain"></kotak-fakta>`),
  "/markup": page(
    story().replace("perlu kerja sama dengan negara lain", "perlu &lt;img src=x onerror=alert(1)&gt; &amp; negara lain"),
  ),
  "/none": page(story("<p>Tanpa kotak</p>"), MODULE),
};

let server;
before(async () => {
  const slow = { body: "window.__slow = document.querySelector('.entry-content').textContent.length;", delay: 900 };
  server = await serve({ routes: { ...PAGES, "/events.js": EVENTS, "/slow.js": slow } });
});
after(() => server.close());

eachEngine(engine => {
  const visit = path => engine.driver.get(server.url + path);
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const events = count => told(engine.driver, count);
  /** Long enough for an update that ought not to come. */
  const pause = () => engine.driver.sleep(800);

  for (const path of ["/plain", "/twice", "/classic", "/inside"]) {
    it(`${path.slice(1)}: one box, told of once, nothing on the console`, async () => {
      await visit(path);
      await events();
      await pause();
      const all = await events();
      assert.deepEqual(all.map(({ type, from }) => [type, from]), [["kotak-fakta-ready", "kotak-fakta"]]);
      await assertSeedIsShown(engine.driver);
      assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
    });
  }

  it("waits for the article to be parsed", async () => {
    await visit("/early");
    const [{ type, detail }] = await events();
    assert.equal(type, "kotak-fakta-ready");
    assert.ok((await run("return window.__slow")) < body.length / 2, "the script stood in the middle of the article");
    assert.equal(detail.forums.at(-1).name, "Bali Proces");
    await assertSeedIsShown(engine.driver);
    assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
  });

  it("a <div data-kotak-fakta> is a box too, with its attributes", async () => {
    await visit("/placeholder");
    await events();
    await pause();
    assert.equal((await events()).length, 1);
    const box = await shown(engine.driver, "[data-kotak-fakta] > kotak-fakta");
    assert.deepEqual(box.labels, ["Key speaker", "Agencies", "Challenges", "Forums"]);
    assert.equal(box.heading, "h3");
    assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
  });

  it("reads what for= names", async () => {
    await visit("/named");
    const [{ detail }] = await events();
    assert.equal(detail.keySpeaker?.name, "Retno Marsudi");
    assert.ok(!detail.agencies.some(({ name }) => name === "PPATK"));
  });

  it("shows markup in the text as text", async () => {
    await visit("/markup");
    await events();
    const { quote } = await shown(engine.driver);
    assert.match(quote[0], /perlu <img src=x onerror=alert\(1\)> & negara lain$/);
    assert.equal(await run("return document.querySelector('kotak-fakta').shadowRoot.querySelectorAll('img, script').length"), 0);
    assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
  });

  it("reads a text with lone surrogates", async () => {
    await visit("/plain");
    await events();
    await run("document.querySelector('kotak-fakta').text = arguments[0].replace('Diantaranya', () => '\\ud800 Diantaranya')", seedText);
    const [, { type, detail }] = await events(2);
    assert.equal(type, "kotak-fakta-ready");
    const { start, end } = detail.forums.at(-1).evidence[0].span;
    assert.equal(seedText.slice(start - 2, end - 2), "Bali Proces");
  });

  it("many changes at once are one reading", async () => {
    await visit("/plain");
    await events();
    await run(`const box = document.querySelector("kotak-fakta");
      for (const level of [1, 3, 4, 5]) box.setAttribute("heading-level", level);
      box.lang = "en";`);
    await events(2);
    await pause();
    assert.equal((await events()).length, 2);
    const box = await shown(engine.driver);
    assert.equal(box.heading, "h5");
    assert.equal(box.labels[0], "Key speaker");
  });

  it("is put in, taken out, moved and put in again", async () => {
    await visit("/none");
    await engine.driver.wait(() => run("return !!customElements.get('kotak-fakta')"), 15_000);
    await run(`window.box = document.createElement("kotak-fakta"); document.body.append(box); box.remove();`);
    await pause();
    assert.deepEqual(await run("return window.__events"), [], "a box that is gone stays silent");
    await run("document.body.append(box); document.body.prepend(box);");
    await events();
    await run("box.remove(); document.querySelector('.entry-content').append(box);");
    await events(2);
    await assertSeedIsShown(engine.driver);
    assert.equal(await run("return box.shadowRoot.childElementCount"), 1);
    await run("box.remove();");
    assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
  });

  it("takes a text that was set before the element was known", async () => {
    await visit("/none");
    await engine.driver.wait(() => run("return !!customElements.get('kotak-fakta')"), 15_000);
    await run(
      `const box = document.implementation.createHTMLDocument().createElement("kotak-fakta");
       box.text = arguments[0];
       document.body.append(box);`,
      "“Ya,” kata Menteri Luar Negeri Retno Marsudi.",
    );
    const [{ detail }] = await events();
    assert.equal(detail.keySpeaker?.name, "Retno Marsudi");
  });
});
