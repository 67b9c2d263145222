// What of a page is the article: struck and inserted words, quotations, hidden text, a part of several; in real pages, by
// what the box shows and where its facts lead.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EVENTS, MODULE, page, shown, told } from "../support/story.mjs";

const HEADLINE = "Bupati Sukabumi Buka Forum Investasi Daerah";
const LEAD = "<p>SUKABUMI - Bupati Sukabumi Andi Firmansyah membuka Forum Investasi Daerah, Senin (3/2/2025), di pendopo kabupaten.</p>";
const BUPATI = "<p>“Kami kekurangan tenaga penyuluh di desa, padahal sawah kita luas,” kata Andi Firmansyah.</p>";
const KEPALA = "<p>Kepala Dinas Pertanian Kabupaten Sukabumi Sri Wahyuni menambahkan, pihaknya menyiapkan pelatihan bagi petani muda sepanjang tahun ini.</p>";
const PUPUK = "<p>“Petani kesulitan pupuk, dan harganya naik sejak awal tahun,” kata Sri Wahyuni.</p>";

/** A news page; `box` stands above the text. */
const story = ({ head = "", text = [LEAD, BUPATI, KEPALA, PUPUK].join("\n"), below = "", box = "<kotak-fakta open></kotak-fakta>" }) =>
  page(`<main><article><h1>${HEADLINE}</h1>${box}<div class="entry-content">${text}${below}</div></article></main>`, `${MODULE}${head}`);

const ld = JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", "@id": "/#artikel", headline: HEADLINE });
const canonical = path => `<link rel="canonical" href="https://contoh.id${path}">`;
const LATER = `<p>Ia menambahkan, anggaran penyuluhan akan naik tahun depan.</p>${BUPATI}${KEPALA}${PUPUK}`;
const PAGES_2 = '<div class="page-links">Halaman: <a href="../">1</a> <span>2</span></div>';
const PAGES_1 = '<div class="page-links">Halaman: <span>1</span> <a href="2/">2</a></div>';

const ROUTES = {
  "/ralat": story({
    text: `${LEAD}${BUPATI}<p>Kepala Dinas <del>Perkebunan</del> <ins datetime="2025-02-04">Pertanian</ins> Kabupaten Sukabumi
      <del>Rini Lestari</del> <ins>Sri Wahyuni</ins> menambahkan, pihaknya menyiapkan pelatihan bagi petani muda.</p>
      <p>Kepala Bappeda Kabupaten Sukabumi <s>Budi Santoso</s> Joko Pranoto menambahkan, dananya cukup.</p>
      <ins class="adsbygoogle" data-ad-client="x" style="display:block"><p>“Beli pupuk kami,” kata Direktur PT Maju Tono Wibowo.</p></ins>`,
  }),
  "/sisipan": story({
    text: `${LEAD}${BUPATI}<p>Berita Terkait: <a href="#">Gubernur Keluhkan Minimnya Guru</a></p>${KEPALA}<p>Editor: Bima Saputra</p>${PUPUK}`,
  }),
  "/kutipan": story({
    text: `${LEAD}${BUPATI}<blockquote class="wp-block-quote"><p>Kelompok tani kami kekurangan pupuk sejak musim tanam.</p>
      <cite>Joko Pranoto, Ketua Kelompok Tani Makmur</cite></blockquote>
      <figure class="wp-block-pullquote"><blockquote><p>Kami kekurangan tenaga penyuluh di desa</p><cite>Andi Firmansyah</cite></blockquote></figure>
      <blockquote><p>Anak kami belajar sendiri di rumah.</p><cite>seorang warga</cite></blockquote>${KEPALA}`,
  }),
  "/tersembunyi": story({
    head: `<style>.selengkapnya { display: none } .buka .selengkapnya { display: block } .lipat { max-height: 3em; overflow: hidden }</style>`,
    text: `${LEAD}${BUPATI}<p class="selengkapnya">“Rahasia,” kata Sekretaris Daerah Kabupaten Sukabumi Tono Wibowo, Senin.</p>
      <details><summary>Baca</summary>${KEPALA}</details><div class="lipat"><p>Satu.</p>${PUPUK}</div>`,
  }),
  "/forum-investasi-daerah/": story({ below: PAGES_1 }),
  "/forum-investasi-daerah/2/": story({
    head: canonical("/forum-investasi-daerah/2/"),
    text: LATER,
    below: PAGES_2,
    box: `<script type="application/ld+json">${ld}</script><kotak-fakta open jsonld></kotak-fakta>`,
  }),
  "/forum-investasi-sukabumi/2/": story({ head: canonical("/forum-investasi-sukabumi/"), text: LATER }),
  "/forum-investasi-sukabumi/3/": story({
    text: LATER,
    below: PAGES_2,
    box: `<kotak-fakta open corrections='[{ "key": "Sri Wahyuni" }]'></kotak-fakta>`,
  }),
  // Its own address, and the post before as WordPress names it.
  "/catatan-dari-sukabumi/2/": story({
    head: `${canonical("/catatan-dari-sukabumi/2/")}<link rel="prev" href="/panen-raya-di-pati/">`,
  }),
  "/en": story({ head: canonical("/x"), text: LATER, below: PAGES_2, box: '<kotak-fakta lang="en" open></kotak-fakta>' }),
};

let server;
before(async () => {
  server = await serve({ routes: { "/events.js": EVENTS, ...ROUTES } });
});
after(() => server.close());

const NOTE = "return document.querySelector('kotak-fakta').shadowRoot.querySelector('.pages')?.textContent ?? null";
const names = list => list.map(({ name }) => name);

eachEngine(session => {
  const open = async path => {
    await session.driver.get(`${server.url}${path}`);
    const [{ type, detail }] = await told(session.driver);
    assert.equal(type, "kotak-fakta-ready", JSON.stringify(detail));
    return detail;
  };

  it("prints what a correction has put in, not what it has struck out", async () => {
    const facts = await open("/ralat");
    assert.deepEqual(names(facts.agencies).filter(agency => agency.startsWith("Dinas")), ["Dinas Pertanian Kabupaten Sukabumi"]);
    assert.deepEqual(names(facts.speakers), ["Andi Firmansyah", "Sri Wahyuni", "Joko Pranoto"]);
  });

  it("reads on below a line that looks like the end", async () => {
    const facts = await open("/sisipan");
    assert.deepEqual(names(facts.speakers), ["Andi Firmansyah", "Sri Wahyuni"]);
    assert.deepEqual(facts.speakers.map(({ quotes }) => quotes.length), [1, 1]);
    assert.deepEqual(facts.credits.map(credit => credit.name), ["Bima Saputra"]);
  });

  it("gives a quotation to whom it names, and leads to its words", async () => {
    const facts = await open("/kutipan");
    assert.deepEqual(
      facts.speakers.map(({ name, quotes }) => [name, quotes]),
      [
        ["Andi Firmansyah", ["Kami kekurangan tenaga penyuluh di desa, padahal sawah kita luas"]],
        ["Joko Pranoto", ["Kelompok tani kami kekurangan pupuk sejak musim tanam"]],
        ["Sri Wahyuni", []],
      ],
    );
    const words = await session.driver.executeScript(
      `const box = document.querySelector("kotak-fakta");
       const [, { evidence }] = box.factBox.speakers;
       return evidence.map(({ role, span }) => [role, box.ranges(span).map(String).join("")]);`,
    );
    assert.deepEqual(words.filter(([role]) => role === "quote"), [["quote", "Kelompok tani kami kekurangan pupuk sejak musim tanam"]]);
    assert.deepEqual(words.filter(([role]) => role === "name"), [["name", "Joko Pranoto"]]);
  });

  it("does not read what the page hides, and reads what can be unfolded", async () => {
    const facts = await open("/tersembunyi");
    assert.deepEqual(names(facts.speakers), ["Andi Firmansyah", "Sri Wahyuni"]);
    assert.deepEqual(names(facts.agencies).filter(agency => agency.startsWith("Sekretariat")), []);
    // What the reader has opened is read when the box is asked to.
    const opened = await session.driver.executeAsyncScript(
      `const done = arguments[arguments.length - 1], box = document.querySelector("kotak-fakta");
       document.body.classList.add("buka");
       box.addEventListener("kotak-fakta-ready", ({ detail }) => done(detail.speakers.map(({ name }) => name)), { once: true });
       box.refresh();`,
    );
    assert.deepEqual(opened, ["Andi Firmansyah", "Tono Wibowo", "Sri Wahyuni"]);
  });

  it("says on the first page of several that only this page was read", async () => {
    const facts = await open("/forum-investasi-daerah/");
    assert.equal(facts.keySpeaker.name, "Sri Wahyuni");
    assert.equal(await session.driver.executeScript(NOTE), "Artikel ini terbagi atas beberapa halaman; hanya halaman ini yang dibaca.");
  });

  it("names no key speaker on a page that continues an article, and says why", async () => {
    for (const path of ["/forum-investasi-daerah/2/", "/forum-investasi-sukabumi/2/"]) {
      const facts = await open(path);
      assert.equal(facts.keySpeaker, null, path);
      assert.deepEqual(names(facts.speakers).toSorted(), ["Andi Firmansyah", "Sri Wahyuni"], path);
      const box = await shown(session.driver);
      assert.deepEqual([box.speaker, box.quote], [[], []], path);
      assert.ok(box.labels.includes("Narasumber"), path);
      assert.match(await session.driver.executeScript(NOTE), /^Ini halaman lanjutan .* bisa jadi berbicara di halaman lain\.$/);
    }
    await open("/en");
    assert.match(await session.driver.executeScript(NOTE), /^This page continues an article; .* on another page\.$/);
  });

  it("says the same in JSON-LD", async () => {
    await open("/forum-investasi-daerah/2/");
    const node = await session.driver.executeScript(
      `const all = [...document.querySelectorAll('script[type="application/ld+json"]')].map(script => JSON.parse(script.textContent));
       return all.find(node => node.mentions || node.about);`,
    );
    const people = [...(node.about ?? []), ...(node.mentions ?? [])].filter(thing => thing["@type"] === "Person");
    assert.deepEqual(names(people).toSorted(), ["Andi Firmansyah", "Sri Wahyuni"]);
  });

  it("keeps an editor's key speaker on every page", async () => {
    const facts = await open("/forum-investasi-sukabumi/3/");
    assert.equal(facts.keySpeaker.name, "Sri Wahyuni");
    assert.deepEqual((await shown(session.driver)).speaker, ["Sri Wahyuni"]);
    assert.equal(await session.driver.executeScript(NOTE), "Ini halaman lanjutan sebuah artikel; hanya halaman ini yang dibaca.");
  });

  it("takes a neighbour, and an address that ends in a number, for no page of the article", async () => {
    const facts = await open("/catatan-dari-sukabumi/2/");
    assert.equal(facts.keySpeaker.name, "Sri Wahyuni");
    assert.equal(await session.driver.executeScript(NOTE), null);
  });

  it("has the page's styles asked once and nothing laid out", { skip: session.name !== "chromium" && "only Chromium counts" }, async () => {
    await open("/tersembunyi");
    await session.driver.sendDevToolsCommand("Performance.enable");
    const counts = async () => {
      const { metrics } = await session.driver.sendAndGetDevToolsCommand("Performance.getMetrics");
      return ["LayoutCount", "RecalcStyleCount"].map(name => metrics.find(metric => metric.name === name).value);
    };
    /** How many there are for a change of the page, with a reading right after it or without. */
    const cost = async reads => {
      const before = await counts();
      const length = await session.driver.executeAsyncScript(
        `const [reads, done] = arguments;
         import("/pkg/index.js").then(async ({ readArticle }) => {
           document.body.insertAdjacentHTML("beforeend", "<p>Baru</p>");
           for (const p of document.querySelectorAll("p")) p.classList.add("baru");
           const text = reads ? await readArticle(document) : "";
           requestAnimationFrame(() => setTimeout(done, 50, text.length));
         });`,
        reads,
      );
      assert.equal(length > 200, reads);
      return (await counts()).map((count, i) => count - before[i]);
    };
    await cost(true);
    const [[layouts, styles], [layoutsWithout, stylesWithout]] = [await cost(true), await cost(false)];
    assert.ok(layouts <= layoutsWithout, `${layouts} layouts, ${layoutsWithout} without`);
    assert.ok(styles <= stylesWithout + 1, `styles asked ${styles} times, ${stylesWithout} without`);
  });
});
