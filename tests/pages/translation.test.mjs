// A page that a reader's browser translates: the box keeps the facts of the original, leads to what is still there, and says nothing new.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EVENTS, MODULE, assertSeedIsShown, body, consoleOfUnharmedPage, headline, page, shown, told } from "../support/story.mjs";

const SHIFTS = `<script>
  window.__shift = 0;
  globalThis.PerformanceObserver?.supportedEntryTypes?.includes("layout-shift") &&
    new PerformanceObserver(list => { for (const e of list.getEntries()) window.__shift += e.value; }).observe({ type: "layout-shift", buffered: true });
</script>`;

/** Each puts English into the page's elements, in place of what `text(node)` was, and can take it back. */
const TRANSLATORS = {
  "Chrome: each text in two fonts": {
    mark: "document.documentElement.className = 'translated-ltr'; document.documentElement.lang = 'en';",
    unmark: "document.documentElement.className = ''; document.documentElement.lang = 'id';",
    put: `const font = document.createElement("font"); font.style.verticalAlign = "inherit";
      const inner = font.cloneNode(); inner.append(english); font.append(inner); node.replaceWith(font);
      undo.push(() => font.replaceWith(node));`,
  },
  "Firefox and Safari: other words in the same nodes, no mark": {
    mark: "",
    unmark: "",
    put: "const old = node.data; node.data = english; undo.push(() => { node.data = old; });",
  },
  "Edge: other nodes, marked on the elements": {
    mark: "for (const p of document.querySelectorAll('p')) p.setAttribute('_msttexthash', '1');",
    unmark: "for (const p of document.querySelectorAll('p')) p.removeAttribute('_msttexthash');",
    put: "const other = document.createTextNode(english); node.replaceWith(other); undo.push(() => other.replaceWith(node));",
  },
};

const ENGLISH = "The government of the country has taken a number of steps against the crime and will go on with it, said the deputy on Thursday. ";

const article = `<main id="story"><article>${headline}<kotak-fakta open></kotak-fakta><div class="entry-content">${body}</div></article></main>`;

let server;
before(async () => {
  server = await serve({ routes: { "/events.js": EVENTS, "/a": page(article, SHIFTS + MODULE), "/alone": page(`${article.replace("<kotak-fakta open></kotak-fakta>", "")}<p style="height: 150vh"></p>`, '<script type="module" src="/pkg/kotak-fakta.min.js"></script>') } });
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const pause = () => engine.driver.sleep(1300);
  const visit = async path => {
    await engine.driver.get(server.url + path);
    await told(engine.driver);
    await run("window.__box = document.querySelector('kotak-fakta').shadowRoot.firstElementChild; window.__shift = 0; window.undo = [];");
  };
  /** Translates the paragraphs from one on; 0 is the first. */
  const translate = ({ put }, from = 0, to = 99) =>
    run(
      `const [english, from, to] = arguments;
       const blocks = [...document.querySelectorAll("h1, .entry-content p")].slice(from, to);
       for (const block of blocks) {
         const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
         const nodes = []; while (walker.nextNode()) nodes.push(walker.currentNode);
         for (const node of nodes) { if (node.data.trim() === "") continue; ${put.replaceAll("english", "english.repeat(Math.ceil(node.data.length / english.length)).slice(0, node.data.length)")} }
       }`,
      ENGLISH,
      from,
      to,
    );
  const links = () => run("return document.querySelector('kotak-fakta').shadowRoot.querySelectorAll('a[href]').length");
  const facts = () => run("return document.querySelector('kotak-fakta').shadowRoot.querySelectorAll('a').length");
  const sameBox = () => run("return window.__box === document.querySelector('kotak-fakta').shadowRoot.firstElementChild");
  const text = () => run("return document.querySelector('kotak-fakta').text");

  for (const [name, translator] of Object.entries(TRANSLATORS)) {
    it(`${name}: the facts stay, without their links, and get them back`, async () => {
      await visit("/a");
      const [all, original] = [await links(), await text()];
      assert.ok(all > 20 && all === (await facts()));
      await run(translator.mark);
      await translate(translator);
      await pause();
      assert.equal((await told(engine.driver)).length, 1, "it says something new");
      await assertSeedIsShown(engine.driver);
      assert.equal(await sameBox(), true);
      assert.deepEqual([await links(), await facts()], [0, all]);
      assert.equal(await text(), original);
      if (engine.name === "chromium") assert.equal(await run("return window.__shift"), 0, "the page moved");
      const hint = "getComputedStyle(document.querySelector('kotak-fakta').shadowRoot.querySelector('.hint')).visibility";
      assert.equal(await run(`return ${hint}`), "hidden", "it speaks of links where there are none");

      await run(`for (const back of window.undo) back(); ${translator.unmark}`);
      await pause();
      assert.equal((await told(engine.driver)).length, 1);
      assert.deepEqual([await links(), await sameBox()], [all, true]);
      assert.equal(await run(`return ${hint}`), "visible");
      await run("document.querySelector('kotak-fakta').shadowRoot.querySelector('.forums li:last-child a').click()");
      assert.equal(await run("return document.querySelector('kotak-fakta').shadowRoot.activeElement?.className"), "return shown");
      const log = await run("return window.__log");
      assert.deepEqual(log, []);
    });

    it(`${name}: piece by piece, what is not yet translated is still led to`, async () => {
      await visit("/a");
      const all = await links();
      await run(translator.mark);
      // The forums and challenges stand in the later paragraphs.
      await translate(translator, 0, 8);
      await pause();
      assert.equal((await told(engine.driver)).length, 1);
      await assertSeedIsShown(engine.driver);
      const some = await links();
      assert.ok(some > 0 && some < all, `${some} of ${all}`);
      const href = selector => run("return document.querySelector('kotak-fakta').shadowRoot.querySelector(arguments[0]).hasAttribute('href')", selector);
      assert.deepEqual([await href(".key-speaker .name"), await href(".forums li:last-child a")], [false, true]);
      await run("document.querySelector('kotak-fakta').shadowRoot.querySelector('.forums li:last-child a').click()");
      assert.deepEqual(
        await run("return [...(globalThis.CSS?.highlights?.get('kotak-fakta') ?? [])].map(String)"),
        ["Bali Proces"],
      );
      await translate(translator, 8);
      await pause();
      assert.equal((await told(engine.driver)).length, 1);
      assert.equal(await links(), 0);
    });

    it(`${name}: settings that change are drawn from the original`, async () => {
      await visit("/a");
      await run(translator.mark);
      await translate(translator);
      await pause();
      await run("document.querySelector('kotak-fakta').setAttribute('lang', 'en')");
      await told(engine.driver, 2);
      await assertSeedIsShown(engine.driver);
      const box = await shown(engine.driver);
      assert.equal(box.labels[0], "Key speaker");
      assert.equal(await links(), 0);
    });

    it(`${name}: the script's own box stays the only one`, async () => {
      await visit("/alone");
      await run(translator.mark);
      await translate(translator);
      await pause();
      assert.equal(await run("return document.querySelectorAll('kotak-fakta').length"), 1);
      assert.equal((await told(engine.driver)).length, 1);
      await assertSeedIsShown(engine.driver);
    });
  }

  it("another article in the same place is read anew, translated page or not", async () => {
    for (const mark of ["", TRANSLATORS["Chrome: each text in two fonts"].mark]) {
      await visit("/a");
      await run(mark);
      await run(
        `document.querySelectorAll(".entry-content p").forEach((p, i) => {
           p.textContent = i === 0 ? "“Kami masih kekurangan data yang lengkap dari daerah,” kata Menteri Luar Negeri Retno Marsudi di Jakarta, Senin (2/3)." : "Pemerintah menyusun langkah bersama Kementerian Kesehatan dan akan memaparkannya pada pekan depan di Jakarta untuk semua.";
         });
         document.querySelector("h1").textContent = "Menlu Sebut Data Kurang";`,
      );
      const all = await told(engine.driver, 2);
      assert.equal(all[1].detail.keySpeaker?.name, "Retno Marsudi");
      assert.equal(await links(), await facts());
    }
  });

  it("an article in another language, at another address or in other elements, is no translation", async () => {
    const english = `<p>${ENGLISH.repeat(3)}</p>`.repeat(12);
    for (const change of [
      "history.pushState(null, '', '/lain'); for (const p of document.querySelectorAll('h1, .entry-content p')) p.textContent = arguments[0].slice(3, 300);",
      "document.querySelector('.entry-content').innerHTML = arguments[0];",
    ]) {
      await visit("/a");
      await run(change, english);
      const all = await told(engine.driver, 2);
      assert.ok(all[1].type === "kotak-fakta-error" || all[1].detail.keySpeaker === null, JSON.stringify(all[1].detail));
      assert.equal(await shown(engine.driver), null, "facts of an article that is gone");
    }
  });

  it("a page that was translated before the script came has no box until the original is back", async () => {
    await engine.driver.get(`${server.url}/a`);
    const translator = TRANSLATORS["Chrome: each text in two fonts"];
    await told(engine.driver);
    await run("window.undo = []; document.querySelector('kotak-fakta').remove()");
    await run(translator.mark);
    await translate(translator);
    await run("const box = document.createElement('kotak-fakta'); document.querySelector('h1').after(box);");
    await told(engine.driver, 2);
    assert.equal(await shown(engine.driver), null);
    await run(`for (const back of window.undo) back(); ${translator.unmark}`);
    await told(engine.driver, 3);
    await assertSeedIsShown(engine.driver);
  });
});
