// An editor's whole way: paste, correct in the box, approve, copy, save in the CMS as an administrator or as an author, publish, be
// read with a script and without, edit the article.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { published } from "../support/cms.mjs";
import { eachEngine } from "../support/engines.mjs";
import { preview } from "../support/preview.mjs";
import { serve } from "../support/server.mjs";
import { EMBED, EVENTS, page, seedText, shown, story, told } from "../support/story.mjs";

let server;
const site = {};
before(async () => {
  server = await serve({ routes: { "/events.js": EVENTS, "/berita": () => site.page } });
});
after(() => server.close());

/** Which forms an editor copies, and what readers get of each, saved by whom. */
const FORMS = [
  { tab: "cms", role: "administrator", state: "approved" },
  { tab: "cms", role: "author", state: "approved" },
  { tab: "island", role: "administrator", state: "approved" },
  // The script element is gone and its text stays: nothing is shown that the editor hid.
  { tab: "island", role: "author", state: "none" },
  { tab: "html", role: "administrator", state: "approved" },
  { tab: "html", role: "author", state: "none" },
];

eachEngine(engine => {
  const desk = preview(engine, () => server.url);
  const { run, until } = desk;
  const code = async tab => {
    await desk.click(`#tab-${tab}`);
    await until(async () => (await desk.text(`#${tab}-code`)).includes("eyJ") || (await desk.text(`#${tab}-code`)).includes("kotak-fakta/1"), `no approved box in ${tab}`);
    return (await desk.text(`#${tab}-code`)).trim();
  };
  const visit = async (article, box, scripts = EMBED) => {
    site.page = page(article.replace("</div></article>", `${box}</div></article>`), scripts);
    await engine.driver.get(`${server.url}/berita`);
  };
  const state = () => run("return document.querySelector('kotak-fakta')?.state ?? null");

  it("what was approved is what readers see, or nothing is", async () => {
    await desk.visit();
    await desk.type(seedText);
    await desk.untilHolds("agencies", "PPATK");
    await desk.choose("agencies", "PPATK", "hide");
    await desk.untilLacks("agencies", "PPATK");
    await desk.click("#approve");
    await run("document.getElementById('approver').value = 'Rina'; document.querySelector('#approving .primary').click()");
    await until(async () => (await desk.text("#approval")).startsWith("Disetujui oleh Rina"), "not approved");
    const agreed = await desk.values("agencies");
    const copied = {};
    for (const { tab } of FORMS) copied[tab] ??= await code(tab);

    for (const { tab, role, state: wanted } of FORMS) {
      const what = `${tab}, saved by an ${role}`;
      const article = published(story(""), role);
      const box = published(copied[tab], role);
      await visit(article, box);
      const [{ type, detail }] = await told(engine.driver);
      assert.equal(await state(), wanted, `${what}: ${type} ${detail?.code ?? ""}`);
      const seen = await shown(engine.driver);
      assert.ok(!seen?.agencies.includes("PPATK"), what);
      if (wanted === "none") {
        assert.match(detail.code, /-unreadable$/, what);
        continue;
      }
      assert.deepEqual(seen.agencies.toSorted(), agreed.toSorted(), what);

      // Edited afterwards: what the article no longer says is not shown.
      await visit(article.replaceAll("Bali Proces", "Proses Bali"), box);
      await told(engine.driver, 2);
      assert.equal(await state(), "stale", what);
      const stale = await shown(engine.driver);
      assert.ok(!stale.forums.includes("Bali Proces") && !stale.agencies.includes("PPATK") && stale.agencies.includes("LPSK"), what);
    }
    // Without a script the served box is read as it was approved; the other forms show nothing, nor any of their data.
    await visit(published(story(""), "administrator"), published(copied.html, "administrator"), "");
    assert.ok(!(await shown(engine.driver)).agencies.includes("PPATK"));
    for (const role of ["administrator", "author"]) {
      await visit(published(story(""), role), published(copied.cms, role), "");
      assert.equal(await run("return document.querySelector('[data-kotak-fakta]').textContent"), "");
    }
  });
});
