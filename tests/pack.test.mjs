// The module as text: every byte comes back, and nothing in its strings means anything to whatever handles it.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { LONGEST, pack } from "../tools/pack.mjs";
import { LEADS, LETTERS, unpack } from "../www/element/unpack.js";

const module = readFileSync(new URL("../pkg/kotak_fakta_bg.wasm", import.meta.url));

const BYTES = {
  nothing: new Uint8Array(),
  "one byte": new Uint8Array([0]),
  "every byte": Uint8Array.from({ length: 256 }, (_, byte) => byte),
  "every byte, the other way round": Uint8Array.from({ length: 256 }, (_, byte) => 255 - byte),
  "what white-space folding would change": Uint8Array.from([0, 9, 10, 11, 12, 13, 13, 10, 32, 32, 32, 0x7f, 0x85, 0xa0, 0xe2, 0x80, 0xa8]),
  chance: randomBytes(100_000),
  "the module": module,
};

for (const [name, bytes] of Object.entries(BYTES)) {
  test(`${name}: comes back`, () => {
    const { packed, meanings } = pack(bytes);
    assert.ok(Buffer.from(unpack(packed, meanings)).equals(Buffer.from(bytes)));
    assert.equal(meanings.length, LETTERS.length);
    for (const piece of packed) assert.ok(piece.length <= LONGEST);
  });
}

test("the same bytes give the same strings", () => {
  assert.deepEqual(pack(module), pack(Uint8Array.from(module)));
});

describe("the signs of the strings", () => {
  const signs = [...LEADS, ...LETTERS];

  test("are printable ASCII, each of one kind", () => {
    assert.equal(new Set(signs).size, signs.length);
    for (const sign of signs) assert.match(sign, /^[!-~]$/);
    assert.ok(LETTERS.length >= 64, "a lead has a letter for each byte of its quarter");
  });

  test("end no string, comment, element or template, begin no escape, entity or address, and are no sign of code", () => {
    for (const sign of "\"'`\\<>&/$%{}@()[];,+=?") assert.ok(!signs.includes(sign), sign);
  });
});
