// What may be facts as well, offered below the box of the preview page.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { preview } from "../support/preview.mjs";
import { serve } from "../support/server.mjs";

/** Its challenges are alleged or denied: no reader sees them. */
const ALLEGED = `Warga Keluhkan Jembatan

CIANJUR – Jembatan gantung itu diduga rusak karena kurangnya perawatan, kata Bupati Cianjur Asep Sukmawan, Senin (3/2/2025).

Pembangunan jembatan terkendala keterbatasan anggaran yang belum dicairkan pemerintah daerah.

Jalan desa diduga belum diperbaiki karena minimnya alat berat.`;

let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

eachEngine(engine => {
  const page = preview(engine, () => server.url);
  const { run, until } = page;
  const offered = () => run("return [...document.querySelectorAll('#maybe-list li')].map(row => [row.dataset.field, row.querySelector('strong').textContent, row.querySelector('q').textContent])");
  const untilOffered = test => until(async () => test(await offered()), "other candidates");
  const start = async () => {
    await page.visit();
    await page.type(ALLEGED);
    await untilOffered(rows => rows.some(([, , sentence]) => ALLEGED.includes(sentence)));
  };

  it("what is less certain is offered with its sentence, and one click adds it", async () => {
    await start();
    assert.equal(await run("return document.getElementById('maybe').open"), false, "it is not in the way");
    const before = await offered();
    const [[field, value, sentence]] = before;
    assert.ok(sentence.includes(value), `${value} is in its sentence`);
    assert.match(await page.text("#maybe-title"), new RegExp(`${before.length}\\)$`));
    assert.equal((await page.values(field)).includes(value), false, "readers don't see it");
    await run("document.getElementById('maybe').open = true; document.querySelector('#maybe-list [data-verb=add]').focus();");
    await page.click("#maybe-list [data-verb=add]");
    await page.untilHolds(field, value);
    await untilOffered(rows => rows.length === before.length - 1 && rows.every(row => row[1] !== value));
    assert.deepEqual(await page.island(), [{ add: value, sentence, in: field }]);
    await page.click("#undo");
    await page.untilLacks(field, value);
    await untilOffered(rows => rows.some(row => row[1] === value));
  });

  it("it leads to its sentence in the manuscript", async () => {
    await start();
    await run("document.getElementById('maybe').open = true; document.querySelector('#maybe-list .plain').click();");
    assert.equal(await run("return document.getElementById('tab-read').ariaSelected"), "true");
    assert.equal(await page.focused(), "reading");
  });

  it("where there is nothing more there is no list", async () => {
    await start();
    await page.type("Langit biru.");
    await until(async () => (await run("return document.getElementById('maybe').hidden")) === true, "the list stays");
    await start();
    await page.click("#clear");
    await until(async () => (await offered()).length === 0, "the rows stay");
  });
});
