// What a text costs grows as its length does, whatever the text is. No clock is asked: the shipped module counts the
// instructions that it runs (`support/metered.mjs`), so that a busy machine gives the same numbers.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { families, ordinary } from "./support/long-texts.mjs";
import { metered } from "./support/metered.mjs";

const KIB = 1024;

/** Twice the text may take so much more work: a list that grows is copied now and then, and searched a little longer. */
const DOUBLED = 2.2;

/** And no text may take more than so many times the work of ordinary news of its length. */
const TIMES_ORDINARY = 3;

/**
 * Save these. Where every word may begin an office, each is read as far as the longest office goes; and the tagger weighs each
 * capital letter as it does a word of ten.
 */
const DEARER = {
  "title words": 6,
  "ranks": 7,
  "initials": 4.5,
  "roman numerals": 5.5,
  "capital letters": 6,
  "capital and mark": 7.5,
};

/** What the module takes at most, whatever it has read before: so much for itself, and so much for each byte of text. */
const MEMORY = { own: 2.25 * KIB * KIB, perByte: 170 };

/** Texts that come to mind first, at a length that no article has. */
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
  // What is done once, such as unpacking the tables, is no text's work.
  await module.api.extract("Warga menanam mangrove.");
});

/** How many instructions a text takes. Nothing but white space is refused, which is work too. */
async function workOn(text, make = module.api.extract) {
  module.work();
  await make(text).catch(({ code }) => assert.equal(code, "input-empty"));
  return module.work();
}

const known = {};
const ordinaryWork = async bytes => (known[bytes] ??= await workOn(ordinary(bytes)));

function assertBounded(bytes) {
  const most = MEMORY.own + MEMORY.perByte * bytes;
  assert.ok(module.memory() <= most, `${module.memory()} bytes of memory for ${bytes} of text: more than ${most}`);
}

describe("a text of any shape", () => {
  for (const family of families) {
    it(family.name, async () => {
      const [half, whole] = [64 * KIB, 128 * KIB];
      const [some, twice] = [await workOn(family.inNews(half)), await workOn(family.inNews(whole))];
      assert.ok(twice <= DOUBLED * some, `${some} instructions, and ${twice} for twice the text`);
      // By itself a shape may pass the gate at one length and not at another, and then grows by leaps.
      const most = Math.max(twice, await workOn(family.text(whole)));
      const times = most / (await ordinaryWork(whole));
      const allowed = DEARER[family.name] ?? TIMES_ORDINARY;
      assert.ok(times <= allowed, `${times.toFixed(2)} times the instructions that ordinary text takes, and not ${allowed}`);
      assertBounded(whole);
    });
  }
});

describe("what is made of any number of facts", () => {
  const rich = ["different agencies", "different forums", "different challenges", "different speakers", "one agency said", "credits"];
  for (const name of ["toHtml", "toJsonLd"]) {
    for (const family of families.filter(family => rich.includes(family.name))) {
      it(`${name}: ${family.name}`, async () => {
        const [some, twice] = [
          await workOn(family.inNews(64 * KIB), module.api[name]),
          await workOn(family.inNews(128 * KIB), module.api[name]),
        ];
        assert.ok(twice <= DOUBLED * some, `${some} instructions, and ${twice} for twice the text`);
      });
    }
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
    const named = [...LONG, ...Object.keys(DEARER)];
    assert.deepEqual(named.filter(name => !families.some(family => family.name === name)), []);
  });
});
