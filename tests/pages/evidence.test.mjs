// From a fact to its sentence and back.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { Key } from "selenium-webdriver";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EVENTS, MODULE, consoleOfUnharmedPage, page, seedFacts, story, told } from "../support/story.mjs";

const SPACE = '<div style="height: 150vh"></div>';
const OPEN = "<kotak-fakta open></kotak-fakta>";
const PAGES = {
  "/far": page(`${story(`${SPACE}${OPEN}`)}${SPACE}`, MODULE),
  "/scroller": page(`<div id="pane" style="height: 200px; overflow: auto">${SPACE}${story("")}</div>${OPEN}`, MODULE),
  "/old": page(`${story(`${SPACE}${OPEN}`)}`, `<script>delete window.Highlight</script>${MODULE}`),
  "/text": page(story(OPEN), MODULE),
};

let server;
before(async () => {
  server = await serve({ routes: { ...PAGES, "/events.js": EVENTS } });
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const visit = async path => {
    await engine.driver.get(server.url + path);
    await told(engine.driver);
  };
  /** A node of the box. */
  const inBox = selector => run("return document.querySelector('kotak-fakta').shadowRoot.querySelector(arguments[0])", selector);
  const marked = name =>
    run("return [...(globalThis.CSS?.highlights?.get(arguments[0]) ?? [])].map(String)", name);
  const focused = () => run("return document.querySelector('kotak-fakta').shadowRoot.activeElement?.className ?? null");
  /** Where a sentence that begins so stands in the window: 0 is the top, 1 the bottom. */
  const placeOf = words =>
    run(
      `const walker = document.createTreeWalker(document.getElementById("story"), NodeFilter.SHOW_TEXT);
       while (walker.nextNode()) if (walker.currentNode.data.includes(arguments[0])) {
         const range = document.createRange(); range.selectNode(walker.currentNode);
         return range.getBoundingClientRect().top / innerHeight;
       }`,
      words,
    );
  const settled = () => engine.driver.sleep(700);
  const bali = '.forums li:last-child a';

  it("choosing a fact shows, marks and tells its sentence; Escape leads back", async () => {
    await visit("/far");
    const fact = await inBox(bali);
    await run("arguments[0].scrollIntoView({ block: 'center' })", fact);
    await fact.click();
    await settled();
    const place = await placeOf("Bali Proces");
    assert.ok(place > 0 && place < 1, `the sentence stands at ${place}`);
    assert.equal(await focused(), "return shown");
    assert.deepEqual(await marked("kotak-fakta"), ["Bali Proces"]);
    assert.match((await marked("kotak-fakta-sentence")).join(""), /^Di tingkat regional, .* mekanisme Bali Proces\.$/);
    assert.match(await run("return arguments[0].textContent", await inBox(".return")), /^Di tingkat regional.*Kembali ke kotak fakta$/);
    assert.equal(await run("return arguments[0].getBoundingClientRect().bottom <= innerHeight", await inBox(".return")), true);

    await engine.driver.actions().sendKeys(Key.ESCAPE).perform();
    await settled();
    assert.equal(await focused(), "name");
    assert.equal(await run("const { top, bottom } = arguments[0].getBoundingClientRect(); return top >= 0 && bottom <= innerHeight", fact), true);
    assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
  });

  it("works by keyboard alone", async () => {
    await visit("/far");
    await run("arguments[0].focus()", await inBox(".challenges a"));
    await engine.driver.actions().sendKeys(Key.ENTER).perform();
    await settled();
    assert.equal(await focused(), "return shown");
    assert.deepEqual(await marked("kotak-fakta"), [seedFacts().challenges[0].text]);
    await engine.driver.actions().sendKeys(Key.ENTER).perform();
    await settled();
    assert.equal(await focused(), "text");
    assert.equal(await run("return getComputedStyle(arguments[0]).display", await inBox(".return")), "none");
  });

  it("hovering a fact marks all its mentions", async () => {
    await visit("/far");
    const agency = await inBox('.agencies a[href$="=Kemlu"]');
    await run("arguments[0].scrollIntoView({ block: 'center' })", agency);
    await engine.driver.actions().move({ origin: agency }).perform();
    await engine.driver.wait(async () => (await marked("kotak-fakta")).length > 0, 5000, "nothing is marked");
    const places = seedFacts().agencies.find(({ name }) => name === "Kemlu").evidence;
    assert.ok(places.length > 1);
    assert.deepEqual(await marked("kotak-fakta"), places.map(() => "Kemlu"));
    await engine.driver.actions().move({ origin: await inBox(".kind") }).perform();
    await engine.driver.wait(async () => (await marked("kotak-fakta")).length === 0, 5000, "the marks stay");
  });

  it("scrolls what scrolls around the article", async () => {
    await visit("/scroller");
    await (await inBox(bali)).click();
    await settled();
    const inSight = await run(
      `const pane = document.getElementById("pane").getBoundingClientRect();
       const [range] = CSS.highlights.get("kotak-fakta");
       const { top, bottom } = range.getBoundingClientRect();
       return top >= pane.top && bottom <= pane.bottom;`,
    );
    assert.equal(inSight, true);
  });

  it("without the Highlight API leads to the sentence all the same", async () => {
    await visit("/old");
    await run("arguments[0].click()", await inBox(bali));
    await settled();
    const place = await placeOf("Bali Proces");
    assert.ok(place > 0 && place < 1, `the sentence stands at ${place}`);
    assert.equal(await focused(), "return shown");
  });

  it("a page may lead there itself", async () => {
    await visit("/far");
    await run(
      `addEventListener("kotak-fakta-reveal", event => { window.__asked = event.detail; event.preventDefault(); });
       arguments[0].click();`,
      await inBox(bali),
    );
    const { spans, sentence } = await run("return window.__asked");
    const { span } = seedFacts().forums.at(-1).evidence[0];
    const text = await run("return document.querySelector('kotak-fakta').text");
    assert.equal(text.slice(spans[0].start, spans[0].end), "Bali Proces");
    assert.ok(span.end - span.start === spans[0].end - spans[0].start && sentence.end > spans[0].end);
    assert.deepEqual(await marked("kotak-fakta-sentence"), []);
  });

  it("script can ask for places and go there", async () => {
    await visit("/far");
    const [cut, gone, shown] = await run(
      `const box = document.querySelector("kotak-fakta");
       const { span } = box.factBox.keySpeaker.evidence[0];
       return [box.ranges(span).map(String), box.ranges({ start: 1e6, end: 1e6 + 5 }), box.reveal(span)];`,
    );
    assert.deepEqual([cut, gone, shown], [["Lufti Rauf"], [], true]);
    await settled();
    assert.deepEqual(await marked("kotak-fakta"), ["Lufti Rauf"]);
  });

  it("leaves the link to the browser where a script gave the text", async () => {
    await visit("/text");
    await run("document.querySelector('kotak-fakta').text = '“Ya,” kata Menteri Luar Negeri Retno Marsudi.'");
    await told(engine.driver, 2);
    const followed = await run(
      `let followed;
       addEventListener("click", event => { followed = !event.defaultPrevented; event.preventDefault(); }, { once: true });
       arguments[0].click();
       return followed;`,
      await inBox(".key-speaker a"),
    );
    assert.equal(followed, true);
  });

  it("a page that changes a sentence gets no wrong mark", async () => {
    await visit("/far");
    await run(
      `const p = [...document.querySelectorAll("p")].find(p => p.textContent.includes("Bali Proces"));
       p.firstChild.data = "Lain sama sekali.";
       window.__cut = document.querySelector("kotak-fakta").ranges(document.querySelector("kotak-fakta").factBox.forums.at(-1).evidence[0].span);`,
    );
    assert.deepEqual(await run("return window.__cut"), []);
  });
});
