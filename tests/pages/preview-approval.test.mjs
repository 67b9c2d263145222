// Approval: what an editor approved is what is published, in each of its forms; and the page says when it is no longer so.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { Key } from "selenium-webdriver";
import { eachEngine } from "../support/engines.mjs";
import { preview } from "../support/preview.mjs";
import { ONE, OTHER } from "../support/preview-texts.mjs";
import { serve } from "../support/server.mjs";
import { EMBED, EVENTS, page as published, seedFacts, story, told } from "../support/story.mjs";

let server;
/** What the site's pages hold at the moment. */
let site = {};
before(async () => {
  server = await serve({ routes: { "/events.js": EVENTS, "/terbit": () => site.page } });
});
after(() => server.close());

eachEngine(engine => {
  const page = preview(engine, () => server.url);
  const { run, until } = page;
  const press = (...keys) => engine.driver.actions().sendKeys(...keys).perform();
  const state = () => page.text("#approval");
  const untilState = wanted => until(async () => (await state()).startsWith(wanted), wanted).catch(async () => assert.equal(await state(), wanted));
  const approve = async (name = "") => {
    await page.click("#approve");
    await run("document.getElementById('approver').value = arguments[0]; document.querySelector('#approving .primary').click()", name);
    await untilState("Disetujui");
  };
  const untilDone = () => until(async () => (await page.text("#status")) !== "", "the page is not done");
  const start = async (text = ONE) => {
    await page.visit();
    await page.type(text);
    await page.untilHolds("agencies", text === ONE ? "Kementerian Perhubungan" : "Kementerian Pertanian");
    await untilDone();
  };
  const code = async tab => {
    await page.click(`#tab-${tab === "link" ? "cms" : tab}`);
    const found = async () => (await page.text(`#${tab}-code`)).trim();
    await until(async () => (await found()) !== "", `no code in ${tab}`);
    return found();
  };
  const today = () => run("const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-')");
  const boxOfPage = () =>
    run(
      `const box = document.querySelector("kotak-fakta");
       const root = box?.shadowRoot;
       const texts = selector => [...root?.querySelectorAll(selector) ?? []].map(node => node.textContent);
       return { state: box?.state ?? null, agencies: texts(".agencies a"), key: texts(".key-speaker .name"), forums: texts(".forums a"), note: texts(".note").join() };`,
    );

  it("what was checked and not changed is approved too, with a name that is remembered or without", async () => {
    await start();
    assert.equal(await state(), "Belum disetujui");
    assert.match(await page.text("#carries"), /^Belum disetujui dan tanpa koreksi/);
    await page.click("#approve");
    assert.equal(await page.text("#approving-what"), "Sudah diperiksa, tidak ada yang diubah: pembaca akan melihat kotak persis seperti sekarang.");
    await press(Key.ESCAPE);
    await until(async () => !(await run("return document.getElementById('approving').open")), "the dialog stays");
    assert.equal(await page.focused(), "approve");
    assert.equal(await state(), "Belum disetujui");
    await approve("Rina Lestari");
    assert.match(await state(), /^Disetujui oleh Rina Lestari pada \d+ \S+ \d{4}$/);
    await until(async () => (await page.text("#carries")).startsWith("Kode ini memuat kotak yang Anda setujui"), "the code carries it not");
    assert.equal(await page.focused(), "outputs-title");
    const stored = await page.island();
    assert.deepEqual([stored.format, stored.approved, stored.corrections], ["kotak-fakta/1", { by: "Rina Lestari", at: await today() }, []]);
    assert.deepEqual(stored.facts.agencies.map(agency => agency.name), await page.values("agencies"));
    assert.equal(await run("return document.getElementById('box').state"), "approved");
    // Another article asks anew; the name is still known, and may be left out.
    await page.type(OTHER);
    await untilState("Belum disetujui");
    await page.untilHolds("agencies", "Kementerian Pertanian");
    await page.click("#approve");
    assert.equal(await run("return document.getElementById('approver').value"), "Rina Lestari");
    await page.click("#approving-cancel");
    await approve("");
    assert.deepEqual((await page.island()).approved, { by: null, at: await today() });
    // The first is approved as before.
    await page.type(ONE);
    await untilState("Disetujui oleh Rina Lestari");
  });

  for (const tab of ["cms", "link", "island", "html"]) {
    it(`what was approved is what readers get: ${tab}`, async () => {
      await page.visit();
      await untilDone();
      await page.choose("agencies", "PPATK", "hide");
      await page.untilLacks("agencies", "PPATK");
      await page.choose("agencies", "Kemlu", "rename");
      await page.fill({ to: "Kementerian \"Luar\" Negeri <RI>" });
      await page.untilHolds("agencies", "Kementerian \"Luar\" Negeri <RI>");
      // Corrections that nobody has approved are carried as well, and it is said that they are no more than that.
      assert.match(await page.text("#carries"), /^Belum disetujui: kode ini hanya memuat 2 koreksi/);
      const unapproved = await code(tab);
      await approve("Rina");
      await until(async () => (await code(tab)) !== unapproved, "the same code");
      const shown = await run("return [...document.getElementById('box').shadowRoot.querySelectorAll('.agencies a')].map(link => link.textContent)");
      const approved = await code(tab);
      const renamed = "Kementerian \"Luar\" Negeri <RI>";
      const assertShown = async (what, wanted) => {
        await until(async () => (await boxOfPage()).agencies.length > 0, "no box").catch(() => {});
        const box = await boxOfPage();
        assert.equal(box.state, wanted, what);
        assert.deepEqual(box.agencies, shown, what);
        assert.ok(box.agencies.includes(renamed) && !box.agencies.includes("PPATK"), what);
        assert.deepEqual(box.key, ["Lufti Rauf"], what);
      };
      for (const [markup, wanted] of [[unapproved, "corrected"], [approved, "approved"]]) {
        site.page = published(story(markup), EMBED);
        await engine.driver.get(`${server.url}/terbit`);
        await told(engine.driver);
        await assertShown(tab, tab === "html" && wanted === "corrected" ? (await boxOfPage()).state : wanted);
      }
      if (tab === "html") {
        // It is there before any script, and where none runs.
        site.page = published(story(approved), "");
        await engine.driver.get(`${server.url}/terbit`);
        await assertShown("without script", null);
      }
      // The article was changed after that: what its sentences no longer show is not shown, and the page can tell.
      site.page = published(story("").replaceAll("Bali Proces", "Proses Bali") + approved, EMBED);
      await engine.driver.get(`${server.url}/terbit`);
      await told(engine.driver);
      const box = await boxOfPage();
      assert.equal(box.state, "stale");
      assert.ok(!box.forums.includes("Bali Proces") && box.forums.length === seedFacts().forums.length - 1);
      assert.ok(!box.agencies.includes("PPATK"));
    });
  }

  it("a text that changes after it says so, and what readers lose; changed back it is approved", async () => {
    await start();
    await page.choose("agencies", "Kementerian Sosial", "hide");
    await page.untilLacks("agencies", "Kementerian Sosial");
    await approve("Rina");
    const edited = ONE.replace("Kementerian Pekerjaan Umum dan Kementerian Perhubungan hadir", "Kementerian Perhubungan hadir");
    await page.type(edited);
    await untilState("Naskah berubah sesudah disetujui");
    assert.equal(await page.text("#approve"), "Setujui lagi…");
    await until(async () => (await page.text("#show-corrections")).includes("perlu diperiksa"), "not counted");
    await page.click("#show-corrections");
    const lists = await page.text("#lists");
    assert.match(lists, /Ada di kotak yang disetujui, tidak lagi di naskah/);
    assert.match(lists, /Kementerian Pekerjaan Umum \(Lembaga\)/);
    assert.ok(!lists.includes("Asep Sukmawan"), "what is still there is not gone");
    await until(async () => (await page.text("#carries")).startsWith("Belum disetujui: kode ini hanya memuat 1 koreksi"), "the old box is given out");
    await page.type(ONE);
    await untilState("Disetujui oleh Rina");
    await until(async () => (await page.text("#show-corrections")) === "Koreksi: 1", "still counted");
    // What no reader sees of a text is no change.
    await page.type(`${ONE.replaceAll(" ", "\u00a0").replaceAll("“", "\"").replaceAll("”", "\"")}\n`);
    await untilState("Disetujui oleh Rina");
    await page.type(edited);
    await untilState("Naskah berubah");
    await approve("Budi");
    assert.match(await state(), /^Disetujui oleh Budi/);
  });

  it("a correction after it says so; taken back, it is approved as before", async () => {
    await start();
    await approve();
    await page.choose("agencies", "Kementerian Sosial", "hide");
    await untilState("Koreksi berubah sesudah disetujui");
    await page.untilLacks("agencies", "Kementerian Sosial");
    assert.equal(await run("return document.getElementById('box').state"), "corrected");
    await page.click("#undo");
    await untilState("Disetujui pada");
    await page.untilHolds("agencies", "Kementerian Sosial");
    await until(async () => (await run("return document.getElementById('box').state")) === "approved", "not approved");
  });

  it("approval survives a reload, and stays with its article", async () => {
    await start();
    await approve("Rina");
    await page.reload();
    await untilState("Disetujui oleh Rina");
    await page.type(OTHER);
    await untilState("Belum disetujui");
    assert.match(await page.text("#notice"), /^Naskah lain: kotak yang disetujui disimpan untuk naskah sebelumnya\./);
    await page.reload();
    await untilState("Belum disetujui");
    await page.type(ONE);
    await untilState("Disetujui oleh Rina");
    assert.match(await page.text("#notice"), /^Kotak yang disetujui untuk naskah ini dikembalikan\./);
  });

  it("what is not done is not approved as if it were", async () => {
    await start();
    await page.choose("agencies", "Kementerian Perhubungan", "hide");
    await page.choose("agencies", "Kementerian Sosial", "hide");
    await page.untilLacks("agencies", "Kementerian Sosial");
    await page.type(ONE.replace(" dan Kementerian Perhubungan", ""));
    await until(async () => (await page.text("#show-corrections")).includes("1 perlu diperiksa"), "not refused");
    await page.click("#approve");
    assert.equal(await page.text("#approving-what"), "Pembaca akan melihat kotak persis seperti sekarang, dengan 1 koreksi Anda.");
    assert.match(await page.text("#approving-refused"), /^1 koreksi tidak berlaku/);
    await page.click("#approving-cancel");
  });

  it("a link with corrections that can't be read shows no box, and says how to go on", async () => {
    await page.visit();
    const address = await page.linkTo({ text: ONE, corrections: [{ hide: "Kementerian Sosial", in: "agencies", apa: 1 }] });
    await engine.driver.get("about:blank");
    await engine.driver.get(address);
    await until(async () => (await page.text("#message")).startsWith("Koreksi untuk naskah ini tidak dapat dibaca"), "no word");
    assert.equal(await run("return document.getElementById('box').shadowRoot?.querySelector('section') ?? null"), null, "a box is shown");
    await page.click("#show-corrections");
    await page.click("#reset");
    await page.untilHolds("agencies", "Kementerian Sosial");
    assert.equal(await run("return document.getElementById('message').hidden"), true);
  });
});
