// The gate on what a site loads, and the reading of a module that says what each part of it weighs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import binaryen from "binaryen";
import { PROJECT, integrity } from "../tools/build-digest.mjs";
import { LIMITS, complaints, loaded, pieces, withSizes } from "../tools/sizes.mjs";
import { memory, sections, segments } from "../tools/wasm.mjs";

const readme = readFileSync(join(PROJECT, "README.md"), "utf8");
const sizes = loaded();
const shipped = name => readFileSync(join(PROJECT, "pkg", name));

test("a site loads no more than the limits, and what the README says", () => {
  assert.deepEqual(complaints(sizes, readme), []);
});

for (const what of Object.keys(LIMITS)) {
  const sized = brotli => sizes.map(size => (size.what === what ? { ...size, brotli } : size));

  test(`${what}: one byte above the limit is too much`, () => {
    const of = brotli => complaints(sized(brotli), withSizes(readme, sizes)).filter(complaint => complaint.includes("limit"));
    assert.deepEqual(of(LIMITS[what]), []);
    assert.deepEqual(of(LIMITS[what] + 1), [`${what}: ${LIMITS[what] + 1} bytes of brotli, 1 above its limit`]);
  });

  test(`${what}: the README may say nothing else`, () => {
    const { brotli } = sizes.find(size => size.what === what);
    const wrong = complaints(sized(brotli - 2000), readme).filter(complaint => complaint.includes("README"));
    assert.equal(wrong.length, 1);
    assert.match(wrong[0], new RegExp(`^${what.replaceAll(/[.+]/g, "\\$&")}: the README says \\d+ KB, it is ${Math.round((brotli - 2000) / 1000)}$`));
  });
}

test("a build puts the sizes into the README", () => {
  const old = readme.replace(/One file of \d+ KB/, "One file of 1 KB").replace(/together \d+ KB/, "together 1 KB");
  assert.equal(complaints(sizes, old).filter(complaint => complaint.includes("README")).length, 2);
  assert.deepEqual(complaints(sizes, withSizes(old, sizes)), []);
});

test("a README that says no size does not pass", () => {
  assert.equal(complaints(sizes, "").length, 2);
});

test("npm run sizes says what each part weighs, and each file's hash", () => {
  const printed = execFileSync(process.execPath, [join(PROJECT, "tools/sizes.mjs")], { encoding: "utf8" });
  const weights = part => printed.match(new RegExp(`^${part.replaceAll(/[.+()]/g, "\\$&")} +(\\d+) +(\\d+) +(\\d+)`, "m"))?.slice(1).map(Number);
  const files = ["kotak-fakta.min.js", "index.js", "kotak_fakta_bg.wasm"];
  for (const part of [...Object.keys(LIMITS), ...files, "element (www/element)", "style sheet", "glue (the rest)", "code", "data", "all other sections"]) {
    const [bytes, gzip, brotli] = weights(part) ?? [];
    assert.ok(bytes > gzip && gzip > brotli && brotli > 0, `${part}: ${[bytes, gzip, brotli]}`);
  }
  const script = ["element (www/element)", "style sheet", "glue (the rest)"].map(part => weights(part)[0]);
  assert.equal(script.reduce((sum, bytes) => sum + bytes), shipped("index.js").length);
  for (const name of files) assert.ok(printed.includes(integrity(shipped(name))), name);
});

test("the linker's map says what is a static, where it is, and whose", () => {
  const map = `    Addr      Off     Size Out     In      Symbol
       -       8e       13 CODE
       -       90       11         /a/kotak_fakta.o:(.text._ZN11kotak_fakta7extract17h0123456789abcdefE)
       -       90       11                 _ZN11kotak_fakta7extract17h0123456789abcdefE
       -       a1       40 DATA
  100000       a2       30 .rodata
  100000       ac       10         /a/kotak_fakta.o:(.rodata._ZN11kotak_fakta3tag7WEIGHTS17h0123456789abcdefE)
  100000       ac       10                 _ZN11kotak_fakta3tag7WEIGHTS17h0123456789abcdefE
  100010       bc        8         /b/libcore-0123456789abcdef.rlib(core.o):(.rodata..Lanon.0.1)
  100010       bc        8                 .Lanon.0.1
  100018       c4        2         <internal>:(.rodata)
  10001c       c8        4 .bss
  10001c       c8        4         /a/kotak_fakta.o:(.bss._ZN11kotak_fakta4HEAP17h0123456789abcdefE)
`;
  assert.deepEqual(pieces(map), [
    { name: "kotak_fakta::tag::WEIGHTS", crate: undefined, address: 0x100000, length: 16 },
    { name: "", crate: "core", address: 0x100010, length: 8 },
    { name: "", crate: undefined, address: 0x100018, length: 2 },
  ]);
});

describe("a module is read", () => {
  const module = binaryen.parseText(`(module
    (memory 1)
    (data (i32.const 1024) "abc")
    (data (i32.const 70000) "${"x".repeat(200)}")
    (data (i32.const 1030) "xyz")
    (func (export "f") (result i32) (i32.const 7)))`);
  const bytes = Buffer.from(module.emitBinary());

  test("into its sections", () => {
    assert.deepEqual(sections(bytes).map(({ name }) => name), ["type", "function", "memory", "export", "code", "data"]);
    assert.equal(sections(shipped("kotak_fakta_bg.wasm")).filter(({ name }) => name === "code" || name === "data").length, 2);
  });

  test("of which nothing is left out", () => {
    const shippedModule = shipped("kotak_fakta_bg.wasm");
    // A byte for the kind, and the length in seven bits a byte.
    const whole = sections(shippedModule).reduce((sum, { name, content }) => {
      const custom = name.startsWith("custom: ");
      assert.ok(!custom || Buffer.from(content).includes(name.slice("custom: ".length)));
      return sum + 1 + Math.max(1, Math.ceil(Math.log2(content.length + 1) / 7)) + content.length;
    }, 8);
    assert.equal(whole, shippedModule.length);
  });

  test("and refused where it is cut off", () => {
    assert.throws(() => sections(bytes.subarray(0, 9)), /no number/);
  });

  test("and into the memory it begins with", () => {
    assert.deepEqual(segments(bytes).map(({ at, content }) => [at, content.length]), [[1024, 3], [70000, 200], [1030, 3]]);
    assert.equal(memory(bytes, 1025, 6).toString(), "bc\0\0\0x");
    assert.equal(memory(bytes, 70199, 2).toString(), "x\0");
  });
});
