// What a text costs grows as its length does, whatever the text is. No clock is asked: the shipped module counts the
// instructions that it runs (`support/metered.mjs`), so that a busy machine gives the same numbers.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { families, ordinary } from "../support/long-texts.mjs";
import { metered } from "../support/metered.mjs";

const KIB = 1024;

/** Twice the text may take so much more work: what is looked up in a growing list takes a little more each time. */
const DOUBLED = 2.1;

/** And no text may take more than so many times the work of ordinary news of its length. */
const TIMES_ORDINARY = 3;

/** What the module takes at most: so much for itself, and so much for each byte of text. */
const MEMORY = { own: 4 * KIB * KIB, perByte: 200 };

/** Those that issue and press name first, at the length that they name. */
const LONG = [
  "one word",
  "one long word",
  "all capitals",
  "straight quotes",
  "opened quotes",
  "opened brackets",
  "digits",
  "no full stop",
  "one speaker",
  "different speakers",
  "different full names",
  "combining marks",
  "bidi controls",
];

let module;
before(async () => {
  module = await metered();
});

/** All that the module makes of a text; how many instructions that took. */
async function workOn(text) {
  module.work();
  await module.api.extract(text);
  await module.api.toHtml(text);
  await module.api.toJsonLd(text);
  return module.work();
}

const once = {};
const ordinaryWork = bytes => (once[bytes] ??= workOn(ordinary(bytes)));

function assertBounded(bytes) {
  const most = MEMORY.own + MEMORY.perByte * bytes;
  assert.ok(module.memory() <= most, `${module.memory()} bytes of memory for ${bytes} of text: more than ${most}`);
}

describe("a text of any shape", () => {
  for (const family of families) {
    it(family.name, async () => {
      const [half, whole] = [32 * KIB, 64 * KIB];
      for (const make of [family.text, family.inNews]) {
        const [some, twice] = [await workOn(make(half)), await workOn(make(whole))];
        assert.ok(twice <= DOUBLED * some, `${some} instructions, and ${twice} for twice the text`);
        const most = TIMES_ORDINARY * (await ordinaryWork(whole));
        assert.ok(twice <= most, `${twice} instructions; ordinary text takes ${most / TIMES_ORDINARY}`);
      }
      assertBounded(whole);
    });
  }
});

describe("a megabyte", () => {
  for (const family of families.filter(({ name }) => LONG.includes(name))) {
    it(family.name, async () => {
      const most = TIMES_ORDINARY * (await ordinaryWork(KIB * KIB));
      for (const make of [family.text, family.inNews]) {
        const work = await workOn(make(KIB * KIB));
        assert.ok(work <= most, `${work} instructions; ordinary text takes ${most / TIMES_ORDINARY}`);
      }
      assertBounded(KIB * KIB);
    });
  }

  it("every family that is named exists", () => {
    assert.deepEqual(LONG.filter(name => !families.some(family => family.name === name)), []);
  });
});
