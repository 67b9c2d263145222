// Corrections belong to one manuscript: another never inherits them, and none is lost. What the page keeps, and forgets.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { preview } from "../support/preview.mjs";
import { ONE, OTHER } from "../support/preview-texts.mjs";
import { serve } from "../support/server.mjs";
import { seedFacts, seedText } from "../support/story.mjs";

const BOTH = "Kementerian Sosial";
const BROKEN = "Tautan ini tidak memuat naskah yang utuh.";

let server;
let folder;
before(async () => {
  const html = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");
  server = await serve({
    routes: {
      // The page in a browser that does not even let it ask.
      "/www/tertutup.html": {
        headers: { "content-type": "text/html; charset=utf-8" },
        body: html.replace("<script", '<script src="/tertutup.js"></script><script'),
      },
      "/tertutup.js": {
        body: "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
      },
    },
  });
  folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

eachEngine(engine => {
  const page = preview(engine, () => server.url);
  const { run, until } = page;
  const notice = () => run("return document.getElementById('notice').firstChild?.textContent ?? ''");
  const pressNotice = label => run("[...document.querySelectorAll('#notice button')].find(button => button.textContent === arguments[0]).click()", label);
  const count = () => run("return document.getElementById('show-corrections').textContent");
  const kept = () => run("return Object.keys(localStorage).filter(key => key.includes(':naskah:')).length");
  const untilKept = what => until(async () => (await run("return Object.values(localStorage).join()")).includes(what), `${what} is not kept`);
  /** The text first: an agency may be in the box of the manuscript before it too, and a file takes its time. */
  const isShown = async (text, ...agencies) => {
    await until(async () => (await page.article()) === text, () => `not shown: ${text}`);
    for (const name of agencies) await page.untilHolds("agencies", name);
    assert.equal(await page.article(), text);
  };
  /** Article ONE with its first agency hidden. */
  const correctOne = async () => {
    await page.type(ONE);
    await page.choose("agencies", BOTH, "hide");
    await page.untilLacks("agencies", BOTH);
  };
  const assertNothingInherited = async () => {
    await page.untilHolds("agencies", BOTH);
    await until(async () => (await count()) === "Koreksi: 0", "corrections are counted");
    assert.equal(await page.island(), null);
    const note = await run("return document.getElementById('box').shadowRoot.querySelector('.note').textContent");
    assert.doesNotMatch(note, /disunting/);
  };

  it("another article over it, be it pasted, typed, dropped, opened or chosen, starts without corrections", async () => {
    await page.visit();
    const ways = {
      "pasted over everything": () => page.type(OTHER),
      "pasted as the source of a page": () =>
        run(
          `const area = document.getElementById("article"); area.select();
           const data = new DataTransfer(); data.setData("text/plain", arguments[0]);
           const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
           Object.defineProperty(paste, "clipboardData", { value: data });
           area.dispatchEvent(paste);`,
          `<article>${OTHER.split("\n\n").map((line, i) => `<${i ? "p" : "h1"}>${line}</${i ? "p" : "h1"}>`).join("")}</article>`,
        ),
      "dropped as a file": () =>
        run(
          `const data = new DataTransfer(); data.items.add(new File([arguments[0]], "a.txt", { type: "text/plain" }));
           document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));`,
          OTHER,
        ),
      "opened as a file": async () => {
        const file = join(folder, "berita.txt");
        writeFileSync(file, OTHER);
        await (await run("const input = document.getElementById('file'); input.hidden = false; return input;")).sendKeys(file);
      },
      "emptied, and then written": async () => {
        await page.click("#clear");
        for (const end of [1, 40, 200, OTHER.length]) await page.type(OTHER.slice(0, end));
      },
      "pasted below, and the old one deleted": async () => {
        await page.type(`${ONE}\n\n${OTHER}`);
        await page.type(OTHER);
      },
      "deleted word by word, and another written": async () => {
        const words = ONE.split(" ");
        for (let left = words.length; left > 0; left -= 5) await page.type(words.slice(0, left).join(" "));
        await page.type(OTHER);
      },
    };
    for (const [way, put] of Object.entries(ways)) {
      await correctOne();
      await put();
      await page.untilHolds("agencies", "Kementerian Pertanian").catch(error => assert.fail(`${way}: ${error.message}`));
      await assertNothingInherited();
      assert.equal(await notice(), "Naskah lain: 1 koreksi disimpan untuk naskah sebelumnya.", way);
      // It was kept whole, not as it was in the midst of the change.
      await pressNotice("Kembali ke naskah itu");
      await isShown(ONE, "Kementerian Perhubungan");
      await page.untilLacks("agencies", BOTH);
      assert.equal(await notice(), "");
      await page.click("#reset");
    }
    await correctOne();
    await run("const s = document.getElementById('sample'); s.value = 'satunusantaranews-tppo'; s.dispatchEvent(new Event('change'))");
    await until(async () => JSON.stringify(await page.values("agencies")) === JSON.stringify(seedFacts().agencies.map(a => a.name)), "the sample");
    assert.equal(await count(), "Koreksi: 0");
  });

  it("undoing in the field brings the article's corrections back with it", async () => {
    await page.visit();
    await run("const area = document.getElementById('article'); area.focus(); area.select();");
    // A script's change is none that a field could undo: this is typed as people do.
    await run("document.execCommand('insertText', false, arguments[0])", ONE);
    await page.choose("agencies", BOTH, "hide");
    await page.untilLacks("agencies", BOTH);
    await run("const area = document.getElementById('article'); area.focus(); area.select(); document.execCommand('insertText', false, arguments[0])", OTHER);
    await assertNothingInherited();
    await run("document.getElementById('article').focus(); document.execCommand('undo')");
    await isShown(ONE, "Kementerian Perhubungan");
    await page.untilLacks("agencies", BOTH);
    assert.equal(await notice(), "Naskah ini pernah Anda koreksi: 1 koreksi dikembalikan.");
  });

  it("an article that is edited keeps its corrections; those that no longer fit are shown, not lost", async () => {
    await page.visit();
    await correctOne();
    await page.choose("agencies", "Kementerian Perhubungan", "rename");
    await page.fill({ to: "Kemenhub" });
    await page.untilHolds("agencies", "Kemenhub");
    await page.type(ONE.replace("Senin", "Selasa").replace("perahu", "rakit"));
    await page.untilHolds("agencies", "Kemenhub");
    assert.equal(await notice(), "");
    assert.equal(await count(), "Koreksi: 2");
    await page.type(ONE.replace(" dan Kementerian Perhubungan", ""));
    await page.untilLacks("agencies", "Kemenhub");
    await until(async () => (await count()) === "Koreksi: 2 1 perlu diperiksa", "the refused one is not counted");
    await page.click("#show-corrections");
    assert.match(await page.text("#lists .refused"), /“Kementerian Perhubungan” diganti menjadi “Kemenhub”.*Kotak tidak memuat “Kementerian Perhubungan” di bagian Lembaga\./);
    // Written again, it fits again.
    await page.type(ONE);
    await page.untilHolds("agencies", "Kemenhub");
    await until(async () => (await count()) === "Koreksi: 2", "it is counted still");
  });

  it("an editor's word is last: an article written anew takes its corrections along", async () => {
    await page.visit();
    await correctOne();
    const anew = OTHER.replace("Kementerian Pertanian", "Kementerian Perhubungan");
    await page.type(anew);
    await page.untilHolds("agencies", BOTH);
    await pressNotice("Pakai koreksinya di sini");
    await page.untilLacks("agencies", BOTH);
    assert.deepEqual(await page.island(), [{ hide: BOTH, in: "agencies" }]);
    await page.click("#undo");
    await page.untilHolds("agencies", BOTH);
  });

  it("a link carries text and corrections, replaces nobody's, and is not asked again by a reload", async () => {
    await page.visit();
    await correctOne();
    const copied = await engine.driver.executeAsyncScript(
      `const done = arguments[0];
       Object.defineProperty(navigator, "clipboard", { value: { writeText: text => done(text) }, configurable: true });
       document.getElementById("link").click();`,
    );
    assert.match(copied, /#naskah=[\w-]+$/);
    await page.visit();
    await page.type(OTHER);
    await page.choose("agencies", "Kementerian Pertanian", "hide");
    await page.untilLacks("agencies", "Kementerian Pertanian");
    await untilKept("Kementerian Pertanian");
    server.requests.length = 0;
    await engine.driver.get("about:blank");
    await engine.driver.get(copied);
    await isShown(ONE, "Kementerian Perhubungan");
    await page.untilLacks("agencies", BOTH);
    assert.equal(await notice(), "Naskah lain: 1 koreksi disimpan untuk naskah sebelumnya.");
    assert.ok(server.requests.every(path => !path.includes("naskah")), "the server sees no text");
    assert.equal(await run("return location.hash"), "");
    await page.choose("agencies", "Kementerian Perhubungan", "hide");
    await page.untilLacks("agencies", "Kementerian Perhubungan");
    await page.reload();
    await page.untilLacks("agencies", "Kementerian Perhubungan");
    await engine.driver.get("about:blank");
    await engine.driver.get(`${server.url}/www/#naskah=bukan-tautan`);
    await until(async () => (await page.text("#message")).startsWith("Tautan ini tidak memuat"), "no message");
    await isShown(ONE, "Kementerian Pekerjaan Umum");
  });

  it("what is said of a broken link stays, whatever is said of the manuscript, until something else is asked for", async () => {
    // To a browser that has never been there it gives the sample all the same.
    await page.visit("/www/#naskah=bukan-tautan");
    assert.equal(await page.article(), seedText);
    await until(async () => (await page.text("#message")) === BROKEN, "no message");
    // The reading of a text is on its way when the link comes, and says its own.
    for (const [text, said] of [["Langit biru.", " Tidak ada fakta"], ["", " Belum ada teks"]]) {
      await run("location.hash = ''");
      await run(
        `const area = document.getElementById("article"); area.value = arguments[0];
         area.dispatchEvent(new Event("input", { bubbles: true }));
         location.hash = "naskah=bukan-tautan";`,
        text,
      );
      await until(async () => (await page.text("#message")).startsWith(BROKEN + said), `not: ${BROKEN}${said}`);
      assert.equal(await run("return document.getElementById('message').hidden"), false);
    }
    await page.type(ONE);
    await isShown(ONE, "Kementerian Sosial");
    await until(async () => (await run("return document.getElementById('message').hidden")) === true, "the message stays");
  });

  it("of two manuscripts that are asked for, the last is shown, even where the first takes longer", async () => {
    await page.visit();
    const drop = `const drop = (content, name, type) => {
        const data = new DataTransfer();
        data.items.add(new File([content], name, { type }));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      };
      const paragraphs = arguments[0].split("\\n").map(line => "<p>" + line + "</p>").join("");
      const html = "<article><h1>Judul</h1>" + paragraphs + "</article>" + "<p></p>".repeat(50_000);`;
    const settled = () => engine.driver.sleep(700);
    // A page in a file, and a text; the page, and what is typed meanwhile; and what is refused says nothing of what came after it.
    await run(`${drop} drop(html, "halaman.html", "text/html"); drop(arguments[1], "naskah.txt", "text/plain");`, OTHER, ONE);
    await isShown(ONE, "Kementerian Sosial");
    await settled();
    assert.equal(await page.article(), ONE);
    await run(
      `${drop} drop(html, "halaman.html", "text/html");
       const area = document.getElementById("article"); area.value = arguments[1];
       area.dispatchEvent(new Event("input", { bubbles: true }));`,
      ONE,
      OTHER,
    );
    await settled();
    assert.equal(await page.article(), OTHER);
    await isShown(OTHER, "Kementerian Pertanian");
    await run(`${drop} drop("<p>Bukan berita.</p>".repeat(50_000), "halaman.html", "text/html"); drop(arguments[1], "naskah.txt", "text/plain");`, OTHER, ONE);
    await isShown(ONE, "Kementerian Sosial");
    await settled();
    await isShown(ONE, "Kementerian Sosial");
    assert.equal(await run("return document.getElementById('message').hidden"), true);
  });

  it("manuscript, corrections and settings survive a reload, and can be forgotten", async () => {
    await page.visit();
    assert.equal(await kept(), 0, "a sample that is looked at is nobody's");
    assert.equal(await run("return document.getElementById('forget').checkVisibility?.() ?? document.getElementById('forget').offsetParent !== null"), false);
    await correctOne();
    await page.type(OTHER);
    await page.choose("agencies", "Kementerian Pertanian", "hide");
    await page.untilLacks("agencies", "Kementerian Pertanian");
    await run("for (const [id, value] of [['theme', 'dark'], ['width', '480']]) { const s = document.getElementById(id); s.value = value; s.dispatchEvent(new Event('change')); }");
    // At once: nobody waits for a page to have kept it.
    await page.reload();
    await isShown(OTHER, BOTH);
    await page.untilLacks("agencies", "Kementerian Pertanian");
    assert.equal(await page.text("#kept-how"), "Naskah dan koreksi disimpan di peramban ini saja.");
    assert.deepEqual(await run("return ['theme', 'width'].map(id => document.getElementById(id).value).concat(document.getElementById('box').getAttribute('theme'))"), ["dark", "480", "dark"]);
    // What lay on the shelf is there too.
    await page.click("#show-corrections");
    await run("[...document.querySelectorAll('#lists button')].find(button => button.textContent === 'Kembali ke naskah itu').click()");
    await isShown(ONE, "Kementerian Perhubungan");
    await page.untilLacks("agencies", BOTH);
    await page.click("#forget");
    assert.equal(await kept(), 0);
    assert.equal(await page.article(), "");
    assert.equal(await page.focused(), "article");
    assert.match(await run("return document.body.textContent"), /Belum ada teks/);
    await page.reload();
    assert.equal(await page.article(), seedText, "what was forgotten comes back");
    assert.doesNotMatch(await run("return Object.values(localStorage).join()"), /Kementerian/);
  });

  it("two tabs with two manuscripts spoil nothing for each other", async () => {
    await page.visit();
    await correctOne();
    await untilKept(BOTH);
    const first = await engine.driver.getWindowHandle();
    await engine.driver.switchTo().newWindow("tab");
    try {
      // A new tab goes on with what was written last, as one does who comes back the next day.
      await page.visit("/www/", { keep: true });
      await isShown(ONE, "Kementerian Perhubungan");
      await page.type(OTHER);
      await page.choose("agencies", "Kementerian Pertanian", "hide");
      await page.untilLacks("agencies", "Kementerian Pertanian");
      await until(async () => (await kept()) === 2, "no entry of its own");
      const second = await engine.driver.getWindowHandle();
      await engine.driver.switchTo().window(first);
      await page.reload();
      await isShown(ONE, "Kementerian Perhubungan");
      await page.untilLacks("agencies", BOTH);
      assert.equal(await page.text("#forget-all"), "Lupakan semua (2 naskah)");
      await engine.driver.switchTo().window(second);
      await page.reload();
      await isShown(OTHER, BOTH);
      // A tab that was doubled has the name of the other: what both write is kept for both.
      await run("sessionStorage.setItem('kotak-fakta-demo:tab', Object.keys(localStorage).find(key => key.includes(':naskah:') && JSON.parse(localStorage[key]).text === arguments[0]).split(':').at(-1))", ONE);
      await page.reload();
      await page.type(ONE.replace("Senin", "Selasa"));
      await until(async () => (await run("return Object.values(localStorage).join()")).includes("Selasa"), "not kept");
      await engine.driver.switchTo().window(first);
      await until(async () => (await kept()) === 3, "the other tab has not moved");
      await page.reload();
      await isShown(ONE, "Kementerian Perhubungan");
      await page.click("#forget-all");
      assert.equal(await kept(), 0);
    } finally {
      for (const handle of await engine.driver.getAllWindowHandles()) {
        if (handle === first) continue;
        await engine.driver.switchTo().window(handle);
        await engine.driver.close();
      }
      await engine.driver.switchTo().window(first);
    }
  });

  it("where the browser keeps nothing, or has no room, the page works and says so", async () => {
    await page.visit();
    const fail = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    await run(fail);
    await correctOne();
    const untilSaid = start => until(async () => (await page.text("#kept-how")).startsWith(start), start).catch(async () => assert.equal(await page.text("#kept-how"), start));
    await untilSaid("Peramban ini tidak mengizinkan penyimpanan");
    assert.equal(await kept(), 0, "an older state would come back as this one");
    await page.visit();
    await page.type(ONE);
    await untilKept("Cianjur");
    // Room for little things, and none for a manuscript.
    await run("const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) { if (value.length > 100) throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, value); };");
    await page.choose("agencies", BOTH, "hide");
    await untilSaid("Naskah ini terlalu besar untuk disimpan");
    assert.equal(await kept(), 0);
    await page.visit("/www/tertutup.html", { keep: true });
    await correctOne();
    await untilSaid("Peramban ini tidak mengizinkan penyimpanan");
    assert.match(await page.text("#told"), /disembunyikan/);
    await page.click("#approve");
    await run("document.querySelector('#approving .primary').click()");
    await until(async () => (await page.text("#approval")).startsWith("Disetujui"), "not approved");
  });

  it("the page says truthfully what it keeps", async () => {
    await page.visit();
    const footer = await page.text("footer");
    assert.match(footer, /tidak dikirim/);
    assert.match(footer, /sepuluh naskah terakhir Anda beserta koreksinya di peramban ini sampai Anda melupakannya/);
    // More than ten are not kept.
    await run("for (let i = 0; i < 12; i += 1) localStorage.setItem('kotak-fakta-demo:naskah:x' + i, JSON.stringify({ text: 'x', basis: 'x', corrections: [], approved: null, shelf: [], at: i }));");
    await correctOne();
    await untilKept(BOTH);
    assert.equal(await kept(), 10);
    assert.equal(await run("return localStorage.getItem('kotak-fakta-demo:naskah:x1')"), null, "the oldest go");
  });
});
