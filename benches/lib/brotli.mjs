// Brotli at its highest level, which takes its time: what was packed once is kept.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { WORK } from "./places.mjs";

const KEPT = join(WORK, "brotli");
const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** @param {string | Uint8Array} content */
export function packed(content) {
  const file = join(KEPT, createHash("sha256").update(content).digest("hex"));
  if (!existsSync(file)) {
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(file, brotliCompressSync(content, OPTIONS));
  }
  return readFileSync(file);
}
