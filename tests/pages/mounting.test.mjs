// Where boxes come from and where they go: the script alone, pages that change, and that no page moves.
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
  shown,
  story,
  told,
} from "../support/story.mjs";

const other = `<article class="second"><h1>Menlu Sebut Data Kurang</h1><div class="entry-content">${"<p>“Kami masih kekurangan data perdagangan orang,” kata Menteri Luar Negeri Retno Marsudi di Jakarta, Senin (2/3).</p><p>Pemerintah menyusun langkah bersama Kementerian Kesehatan dan akan memaparkannya pada pekan depan di Jakarta.</p>".repeat(3)}</div></article>`;
const below = '<footer id="bottom" style="height: 120vh">Kaki</footer>';
const RESERVED = '<kotak-fakta style="display: flow-root; min-height: 20em"></kotak-fakta>';
/** Keeps how much of the page moved, and when it is drawn for the first time. */
const SHIFTS = `<script>
  window.__shift = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.__shift += e.value; })
    .observe({ type: "layout-shift", buffered: true });
</script>`;
/** Counts what the page's observers are told, and keeps what they look at. */
const OBSERVED = `<script>{
  const Own = MutationObserver;
  window.__told = 0;
  window.__looks = [];
  window.MutationObserver = class extends Own {
    constructor(tell) { super((...given) => { window.__told += given[0].length; tell(...given); }); }
    observe(node, how) { window.__looks.push([node, how]); super.observe(node, how); }
    disconnect() { window.__looks = []; super.disconnect(); }
  };
}</script>`;

/** The box comes long after the page was drawn, as on a slow network. */
const SLOW = '<script type="module" src="/late.js"></script>';

const PAGES = {
  "/alone": page(`${story("")}${below}`),
  "/alone-twice": page(`${story("")}${below}`, `${EMBED}<script type="module" src="/pkg/kotak-fakta.min.js?2"></script>${MODULE}`),
  "/alone-none": page("<h1>Beranda</h1><p>Selamat datang.</p>"),
  "/alone-short": page(story("").replace(body, body.slice(0, 900)), SHIFTS + SLOW),
  "/empty": page('<main id="story"></main>', EMBED),
  "/app": page(`<div id="app"></div><kotak-fakta></kotak-fakta>`, MODULE),
  "/scroll": page(`<div id="feed">${story("")}</div>${below}`),
  "/each": page(
    `<article>${headline}<div class="entry-content">${body}</div><kotak-fakta></kotak-fakta></article>${other.replace("</article>", "<kotak-fakta></kotak-fakta></article>")}`,
    MODULE,
  ),
  "/shift-alone": page(`${story("")}${below}`, SHIFTS + SLOW),
  "/shift-reserved": page(`<article>${headline}${RESERVED}<div class="entry-content">${body}</div></article>`, SHIFTS + SLOW),
  "/shift-placeholder": page(
    `<article>${headline}<div data-kotak-fakta style="min-height: 20em"></div><div class="entry-content">${body}</div></article>`,
    SHIFTS + SLOW,
  ),
  "/shift-below": page(`<article>${headline}<div class="entry-content">${body}</div><kotak-fakta open></kotak-fakta></article>`, SHIFTS + SLOW),
  "/observed": page(`<div id="page"><header id="ticker"></header><div id="main">${story("<kotak-fakta></kotak-fakta>")}</div><aside id="side"></aside></div>`, OBSERVED + MODULE),
  "/observed-alone": page(`<div id="page"><header id="ticker"></header><div id="main">${story("")}</div><div id="next"><div></div></div></div>${below}`, OBSERVED + EMBED),
  "/no-facts": page(`<article>${headline}${RESERVED}<div class="entry-content">${"<p>Langit biru dan awan putih di atas sawah hijau yang luas sekali pagi itu.</p>".repeat(9)}</div></article>`),
};

let server;
before(async () => {
  const late = { body: 'setTimeout(() => { const s = document.createElement("script"); s.type = "module"; s.src = "/pkg/kotak-fakta.min.js"; document.head.append(s); }, 600);' };
  server = await serve({ routes: { ...PAGES, "/events.js": EVENTS, "/late.js": late } });
});
after(() => server.close());

eachEngine(engine => {
  const visit = path => engine.driver.get(server.url + path);
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const events = count => told(engine.driver, count);
  const pause = () => engine.driver.sleep(1500);
  const boxes = () => run("return document.querySelectorAll('kotak-fakta').length");
  const seen = () => run("return document.querySelector('kotak-fakta').getBoundingClientRect().height > 0");

  for (const path of ["/alone", "/alone-twice"]) {
    it(`${path.slice(1)}: one open box at the article's end`, async () => {
      await visit(path);
      await events();
      await pause();
      assert.equal(await boxes(), 1);
      await assertSeedIsShown(engine.driver);
      assert.equal(await seen(), true);
      const [before, open] = await run(
        "const box = document.querySelector('kotak-fakta'); return [box.previousElementSibling.textContent, box.open]",
      );
      assert.match(before, /Baca Juga/);
      assert.equal(open, true);
      await run("document.querySelector('kotak-fakta').remove()");
      assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
    });
  }

  it("a page without an article gets neither box nor line on the console", async () => {
    await visit("/alone-none");
    await pause();
    assert.equal(await boxes(), 0);
    assert.deepEqual(await consoleOfUnharmedPage(engine.driver), []);
  });

  it("an article that comes later gets its box, and the next one another", async () => {
    await visit("/empty");
    await pause();
    assert.equal(await boxes(), 0);
    await run("document.getElementById('story').innerHTML = arguments[0] + '<p style=\"height: 120vh\"></p>'", story(""));
    await events();
    await assertSeedIsShown(engine.driver);
    // A single-page application goes on to another article.
    await run("document.getElementById('story').innerHTML = arguments[0] + '<p style=\"height: 120vh\"></p>'", other);
    const all = await events(2);
    assert.equal(all[1].detail.keySpeaker.name, "Retno Marsudi");
    assert.equal(await boxes(), 1);
  });

  it("a page that scrolls on gets a box for each article", async () => {
    await visit("/scroll");
    await events();
    await run("document.getElementById('feed').insertAdjacentHTML('beforeend', arguments[0])", other);
    const all = await events(2);
    assert.equal(all[1].detail.keySpeaker.name, "Retno Marsudi");
    await pause();
    assert.equal(await boxes(), 2);
    assert.equal((await events()).length, 2, "the first box is as it was");
    assert.deepEqual((await shown(engine.driver, ".second kotak-fakta")).speaker, ["Retno Marsudi"]);
  });

  it("a box in each article reads its own", async () => {
    await visit("/each");
    await events(2);
    await assertSeedIsShown(engine.driver, "kotak-fakta");
    assert.deepEqual((await shown(engine.driver, ".second kotak-fakta")).speaker, ["Retno Marsudi"]);
  });

  it("a box follows the article of a single-page application", async () => {
    await visit("/app");
    const [{ detail }] = await events();
    assert.equal(detail.code, "no-article");
    await run("document.getElementById('app').innerHTML = arguments[0]", story(""));
    assert.equal((await events(2))[1].type, "kotak-fakta-ready");
    await assertSeedIsShown(engine.driver);
    await run("document.getElementById('app').innerHTML = arguments[0]", other);
    assert.equal((await events(3))[2].detail.keySpeaker.name, "Retno Marsudi");
    // The same words in new nodes: no new box, and links lead to the new ones.
    await run(`window.__box = document.querySelector("kotak-fakta").shadowRoot.firstElementChild;
      document.getElementById('app').innerHTML = arguments[0]`, other);
    await pause();
    assert.equal((await events()).length, 3);
    assert.equal(await run("return window.__box === document.querySelector('kotak-fakta').shadowRoot.firstElementChild"), true);
    assert.deepEqual(
      await run("const box = document.querySelector('kotak-fakta'); return box.ranges(box.factBox.keySpeaker.evidence[0].span).map(String)"),
      ["Retno Marsudi"],
    );
    await run("document.getElementById('app').replaceChildren()");
    assert.equal((await events(4))[3].detail.code, "no-article");
    assert.equal(await shown(engine.driver), null, "no facts of an article that is gone");
  });

  it("a <div data-kotak-fakta> that comes later is a box", async () => {
    await visit("/app");
    await events();
    await run("document.getElementById('app').innerHTML = arguments[0]", story('<div data-kotak-fakta data-theme="dark" data-open></div>'));
    await engine.driver.wait(() => run("return document.querySelector('[data-kotak-fakta] > kotak-fakta')?.factBox != null"), 10_000);
    const attributes = await run("const box = document.querySelector('[data-kotak-fakta] > kotak-fakta'); return [box.getAttribute('theme'), box.open]");
    assert.deepEqual(attributes, ["dark", true]);
  });

  it("changes elsewhere in the page are nothing to a box", async () => {
    await visit("/alone");
    await events();
    await run("setInterval(() => document.getElementById('bottom').append('x'), 50)");
    await pause();
    assert.equal((await events()).length, 1);
  });

  it("gives back the room that was kept free where there is no box", async () => {
    await visit("/no-facts");
    await events();
    assert.equal(await seen(), false);
    await run("document.querySelector('.entry-content').innerHTML = arguments[0]", body);
    await events(2);
    assert.equal(await seen(), true);
    assert.equal(await run("return document.querySelector('kotak-fakta').style.minHeight"), "20em");
  });

  for (const path of ["/shift-alone", "/shift-reserved", "/shift-placeholder", "/shift-below"]) {
    it(`${path.slice(1)}: nothing moves when the box comes`, async t => {
      if (engine.name !== "chromium") return t.skip("only Chromium measures layout shifts");
      await visit(path);
      await events();
      await pause();
      assert.equal(await seen(), true);
      assert.equal(await run("return window.__shift"), 0);
    });
  }

  it("a box whose place is in sight waits for a moment when nothing moves", async () => {
    await visit("/alone-short");
    await events();
    await pause();
    assert.equal(await seen(), false);
    await run("document.body.click()");
    assert.equal(await seen(), true);
  });

  for (const path of ["/observed", "/observed-alone"]) {
    it(`${path.slice(1)}: once the article is found, what goes on elsewhere in the page is not even looked at`, async () => {
      await visit(path);
      await events();
      await pause();
      const wide = await run(
        `const body = document.querySelector(".entry-content");
         const h1 = document.querySelector("h1");
         return window.__looks.filter(([node, how]) => how.subtree && !(body.contains(node) || h1.contains(node))).map(([node]) => node.nodeName);`,
      );
      assert.deepEqual(wide, []);
      const told = await run(
        `window.__told = 0;
         for (let i = 0; i < 200; i++) {
           const p = document.createElement("p");
           p.textContent = "Harga cabai naik lagi di pasar induk, kata pedagang yang menunggu pembeli sejak pagi hari.";
           document.getElementById("ticker").replaceChildren(p);
           p.firstChild.data += "!";
         }
         return new Promise(resolve => setTimeout(() => resolve(window.__told), 300));`,
      );
      assert.equal(told, 0);
      assert.equal((await events()).length, 1);
    });
  }

  it("what can change or replace the article is seen, from its words up to the whole page", async () => {
    const changes = {
      "a paragraph's words": "document.querySelector('.entry-content p:nth-of-type(5)').firstChild.data = arguments[0]",
      "a paragraph": "document.querySelector('.entry-content p:nth-of-type(5)').innerHTML = '<b>' + arguments[0] + '</b>'",
      "the headline": "document.querySelector('h1').firstChild.data = 'Satgas Perdagangan Orang Dibentuk di Bogor'",
      "the headline's element": "document.querySelector('h1').outerHTML = '<h1>Satgas Perdagangan Orang Dibentuk di Bogor</h1>'",
      "the body": "document.querySelector('.entry-content').outerHTML = arguments[1]",
      "the article": "document.querySelector('article').outerHTML = '<article>' + arguments[1] + '</article>'",
      "what holds it": "document.getElementById('main').innerHTML = arguments[1]",
      "what holds that": "document.getElementById('page').innerHTML = arguments[1]",
      "the page": "document.body.innerHTML = arguments[1]; document.body.append(window.__box)",
    };
    for (const [what, change] of Object.entries(changes)) {
      await visit("/observed");
      await events();
      const before = await run("return document.querySelector('kotak-fakta').text");
      await run(
        `window.__box = document.querySelector("kotak-fakta"); document.body.append(window.__box); ${change}`,
        "Demikian pernyataan Wakil Menteri Luar Negeri Retno Marsudi dalam rapat di Bogor.",
        other,
      );
      await engine.driver.wait(() => run("return ![null, arguments[0]].includes(window.__box.text)", before), 8000, `${what} is not seen`);
    }
  });

  it("a page that scrolls on in a place of its own, beside the article, gets a box for the next one too", async () => {
    await visit("/observed-alone");
    await events();
    await pause();
    await run("document.querySelector('#next > div').insertAdjacentHTML('beforeend', arguments[0])", other);
    const all = await events(2);
    assert.equal(all[1].detail.keySpeaker.name, "Retno Marsudi");
    await pause();
    assert.equal(await boxes(), 2);
    // And once more, below that.
    await run("document.querySelector('#next').insertAdjacentHTML('beforeend', arguments[0])", other.replaceAll("Retno", "Sri"));
    assert.equal((await events(3))[2].detail.keySpeaker.name, "Sri Marsudi");
  });

  it("a <div data-kotak-fakta> that comes with the next article is a box, though the first was found", async () => {
    await visit("/observed");
    await events();
    await pause();
    await run(
      "document.getElementById('main').insertAdjacentHTML('beforeend', arguments[0])",
      other.replace("</article>", "<div data-kotak-fakta></div></article>"),
    );
    await engine.driver.wait(() => run("return document.querySelector('[data-kotak-fakta] > kotak-fakta')?.factBox?.keySpeaker?.name === 'Retno Marsudi'"), 10_000);
  });
});
