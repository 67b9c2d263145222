// What editors and sanitisers leave of corrections (tests/cms): they are read to the letter, or no box is shown, and where nothing
// is left of them a page that wants only approved boxes shows none.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EMBED, EVENTS, page, shown, story, told } from "../support/story.mjs";

const { lists, vectors } = JSON.parse(readFileSync(new URL("../cms/data.json", import.meta.url), "utf8"));

/** `cms.test.mjs` has the usual list in what WordPress publishes; here is every other list and every other software. */
const others = vectors.filter(({ values, through }) => values !== "several corrections" || !through.some(step => step.startsWith("wp_insert_post")));

/** Of all the lists, what the seed's article holds. */
const FIT = [
  { hide: "PPATK", in: "agencies" },
  { rename: "Kemkumham", to: "Kementerian Hukum & HAM", in: "agencies" },
];
const fits = correction => FIT.some(one => isDeepStrictEqual(one, correction));

/** Percent signs are not ours, and the box of form 7 holds no facts. */
const isOurs = ({ form }) => /^[12348]/.test(form);
const READ = others.filter(vector => vector.holds === "same" && isOurs(vector));
const UNREADABLE = others.filter(({ holds, shows, form }) => holds === "unreadable" || (holds === "nothing" && shows) || (holds === "same" && form.startsWith("5")));
const GONE = others.filter(({ holds, shows }) => holds === "nothing" && !shows);

const APPROVED_ONLY = '<meta name="kotak-fakta" content="approved-only">';
/** The seed's article with a published fragment at its end. */
const article = (html, head = "") => page(story("").replace("</div></article>", `${html}</div></article>`), `${head}${EMBED}`);
const path = vector => `/${vectors.indexOf(vector)}`;

const PAGES = Object.fromEntries([
  ...[...READ, ...UNREADABLE].map(vector => [path(vector), article(vector.after)]),
  ...GONE.map(vector => [path(vector), article(vector.after, APPROVED_ONLY)]),
]);

let server;
before(async () => {
  server = await serve({ routes: { ...PAGES, "/events.js": EVENTS } });
});
after(() => server.close());

eachEngine(engine => {
  const title = ({ form, values, role, through }) => `${form}, ${values}, ${role}, ${through.join(", ")}`;
  const visit = async (vector, count = 1) => {
    await engine.driver.get(server.url + path(vector));
    return { events: await told(engine.driver, count), box: await shown(engine.driver) };
  };
  // How markup is parsed is the same everywhere: the others see the two forms that are recommended.
  const isSeenHere = ({ form }) => engine.name === "chromium" || /^[48]/.test(form);

  for (const vector of READ.filter(isSeenHere)) {
    it(`is read: ${title(vector)}`, async () => {
      const list = lists[vector.values];
      const misfits = list.filter(one => !fits(one));
      const { events, box } = await visit(vector, misfits.length > 0 ? 2 : 1);
      assert.equal(events.at(-1).type, "kotak-fakta-ready");
      assert.equal(box.agencies.includes("PPATK"), !list.some(fits));
      // What doesn't fit the article comes back with the very values that were written.
      const refused = events.filter(({ type }) => type === "kotak-fakta-refused").flatMap(({ detail }) => detail.refused);
      assert.deepEqual(refused.map(({ correction }) => correction), misfits);
    });
  }

  for (const vector of UNREADABLE.filter(isSeenHere)) {
    it(`no box: ${title(vector)}`, async () => {
      const { events, box } = await visit(vector);
      assert.deepEqual(events.map(({ type, detail }) => [type, detail.code]), [["kotak-fakta-error", "corrections-unreadable"]]);
      assert.equal(box, null);
    });
  }

  for (const vector of GONE.filter(isSeenHere)) {
    it(`no box but an approved one: ${title(vector)}`, async () => {
      const { events, box } = await visit(vector);
      assert.deepEqual(events.map(({ type }) => type), ["kotak-fakta-ready"]);
      assert.equal(box, null);
    });
  }
});
