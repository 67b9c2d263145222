// An editor's corrections in a page as WordPress gives it to readers (tests/cms): they hold, or nothing is shown.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EVENTS, page, shown, story, told } from "../support/story.mjs";

const { vectors } = JSON.parse(readFileSync(new URL("../cms/data.json", import.meta.url), "utf8"));
const ours = vectors.filter(({ values, through }) => values === "several corrections" && through.some(name => name.startsWith("wp_insert_post")));
/** By number. Percent signs are not ours, and the box of form 7 holds no facts. */
const OURS = ["1", "2", "3", "4", "8"];
const path = i => `/${i}`;
/** The list among others hides PPATK, which the article names. */
const HIDDEN = "PPATK";

let server;
before(async () => {
  const routes = Object.fromEntries(
    ours.map(({ after }, i) => [path(i), page(story("").replace("</div></article>", `${after}</div></article>`))]),
  );
  server = await serve({ routes: { ...routes, "/events.js": EVENTS } });
});
after(() => server.close());

eachEngine(engine => {
  ours.forEach(({ form, role, through, holds, shows }, i) => {
    // The element is taken out whole and leaves no trace: nobody can know that there was one.
    const gone = holds === "nothing" && !shows;
    it(`${form}, as ${role}, through ${through.join(", ")}: ${gone ? "gone without a trace" : holds}`, async () => {
      await engine.driver.get(server.url + path(i));
      const events = await told(engine.driver);
      const box = await shown(engine.driver);
      if (gone) return assert.ok(box.agencies.includes(HIDDEN));
      if (holds === "same" && OURS.includes(form.split(" ")[0])) assert.ok(box, JSON.stringify(events.map(({ type, detail }) => [type, detail.code])));
      assert.ok(!box?.agencies.includes(HIDDEN), "what was hidden is shown");
      assert.equal(await engine.driver.executeScript("return [...document.querySelectorAll('a[href*=kotak-fakta]')].some(a => a.offsetHeight > 0)"), false, "the link is not shown");
      if (box === null) assert.match(events.at(-1).detail.code, /-unreadable$/);
    });
  });
});
