// The shipped module, made to count its work: the WebAssembly instructions that it runs. No clock is read, so a count is the
// same on every machine, however busy.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT } from "../../tools/build-digest.mjs";

/** What the module may hold (see tools/build.mjs). */
const FEATURES = ["reference-types", "bulk-memory", "mutable-globals", "nontrapping-float-to-int", "sign-ext", "multivalue"];

const BINARYEN = join(PROJECT, "node_modules", "binaryen", "bin");

/**
 * Starts a module that counts.
 *
 * @param {string} file the module
 * @returns {Promise<{ api: typeof import("../../pkg/index.js"), work: () => number, memory: () => number }>} the functions of
 *   the package; how many instructions have run since it was asked last; how many bytes of memory the module has taken, which
 *   it never gives back
 */
export async function metered(file = join(PROJECT, "pkg", "kotak_fakta_bg.wasm")) {
  const bytes = counting(file);
  const { instantiate } = WebAssembly;
  let exports;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const own = (made.instance ?? made).exports;
    // Node has modules too, and starts some of them meanwhile.
    if (own.work) exports = own;
    return made;
  };
  try {
    const api = await import("../../pkg/index.js");
    await api.load(bytes);
    return { api, work, memory: () => exports.memory.buffer.byteLength };
  } finally {
    WebAssembly.instantiate = instantiate;
  }

  function work() {
    const { value } = exports.work;
    exports.work.value = 0n;
    return Number(value);
  }
}

/** The module's bytes, with a count at the head of each stretch of instructions that run one after another. */
function counting(file) {
  const folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
  const [written, made] = ["counting.wat", "counting.wasm"].map(name => join(folder, name));
  const binaryen = (tool, args) =>
    execFileSync(process.execPath, [join(BINARYEN, tool), ...FEATURES.map(name => `--enable-${name}`), ...args], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "ignore"],
    });
  try {
    const text = binaryen("wasm-opt", [file, "--generate-stack-ir", "--print-stack-ir", "-o", join(folder, "unused.wasm")]);
    writeFileSync(written, withCounts(text));
    binaryen("wasm-as", [written, "-o", made]);
    return readFileSync(made);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** These move as many bytes as they are told to: each eight count as an instruction. */
const BULK = ["memory.copy", "memory.fill"];

const COUNTER = `
 (global $work (export "work") (mut i64) (i64.const 0))
${BULK.map(
  bulk => ` (func $counted.${bulk} (param $to i32) (param $what i32) (param $length i32)
  global.get $work
  local.get $length
  i32.const 3
  i32.shr_u
  i64.extend_i32_u
  i64.add
  global.set $work
  local.get $to
  local.get $what
  local.get $length
  ${bulk}
 )`,
).join("\n")}
`;

/** Behind these the next instruction may run another number of times than the one before. */
const PARTS = /^(?:loop|if|else|end|br_if|block)\b/;

/** @param {string} text a module, an instruction a line */
function withCounts(text) {
  const out = [];
  let stretch;
  const close = () => {
    const count = stretch.length;
    if (count > 0) out.push("global.get $work", `i64.const ${count}`, "i64.add", "global.set $work", ...stretch);
    stretch = [];
  };
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line.startsWith("(func ")) {
      out.push(line);
      stretch = [];
    } else if (stretch === undefined || line.startsWith("(local ")) {
      out.push(line === ")" && raw === ")" ? `${COUNTER})` : line);
    } else if (line === ")") {
      close();
      stretch = undefined;
      out.push(line);
    } else {
      // What opens or closes a part stands with what runs before it.
      stretch.push(BULK.includes(line) ? `call $counted.${line}` : line);
      if (PARTS.test(line)) close();
    }
  }
  return out.join("\n");
}
