// The main job, on the two pages that we ship: the user's article becomes its fact box.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { assertSeedIsShown, seedFacts, seedText } from "../support/story.mjs";

/** How long, in ms, a page may take before we call it stuck: WebKit lays out 3 MB in a text area for seconds. */
const PATIENCE = 45_000;

let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

/** Until the box holds this many agencies. */
const untilShown = (driver, agencies) =>
  driver.wait(
    () => driver.executeScript("return document.querySelector('kotak-fakta').factBox?.agencies.length === arguments[0]", agencies),
    PATIENCE,
    `no box of ${agencies} agencies`,
  );

it("the article's facts are those that the user counted", () => {
  const { keySpeaker, agencies, challenges, forums } = seedFacts();
  assert.equal(keySpeaker.name, "Lufti Rauf");
  assert.equal(keySpeaker.title, "Deputi Bidkoor Pollugri, Duta Besar");
  assert.match(keySpeaker.quotes[0], /^Tindak Pidana Perdagangan Orang merupakan kejahatan lintas batas negara/);
  assert.deepEqual([agencies.length, challenges.length, forums.length], [22, 5, 4]);
});

eachEngine(engine => {
  it("in the news page, by one line of embed", async () => {
    const { driver } = engine;
    await driver.get(`${server.url}/www/berita.html`);
    await untilShown(driver, 22);
    await assertSeedIsShown(driver);
    const width = await driver.executeScript("return document.documentElement.scrollWidth - innerWidth");
    assert.ok(width <= 0, `${width} px too wide`);
  });

  it("in the preview page, and again when the text is edited", async () => {
    const { driver } = engine;
    await driver.get(`${server.url}/www/`);
    await untilShown(driver, 22);
    await assertSeedIsShown(driver);
    assert.equal(await driver.executeScript("return document.getElementById('article').value"), seedText);
    await driver.executeScript(
      `const area = document.getElementById("article");
       area.value = arguments[0];
       area.dispatchEvent(new Event("input", { bubbles: true }));`,
      seedText.replace("PPATK, BP2MI, dan LPSK", "PPATK dan LPSK"),
    );
    await untilShown(driver, 21);
  });

  it("the embed asks for nothing but itself and keeps nothing", async () => {
    const { driver } = engine;
    // An address of its own, where no worker of the preview page has ever been.
    const own = await serve();
    await driver.get(`${own.url}/www/berita.html`);
    await untilShown(driver, 22);
    assert.deepEqual(own.requests.toSorted(), ["/pkg/kotak-fakta.min.js", "/www/berita.css", "/www/berita.html"]);
    await own.close();
    const kept = await driver.executeScript("return [document.cookie, localStorage.length, sessionStorage.length]");
    assert.deepEqual(kept, ["", 0, 0]);
  });
});
