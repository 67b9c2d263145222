// The entry with the wasm inside: one file, no request of its own. It exports nothing, so that it runs as a classic script too.
import packed from "kotak-fakta-wasm";
import { mountAlone } from "./alone.js";
import { define } from "./define.js";
import { setSource } from "./load.js";

setSource(unpacked);
define();
mountAlone();

/** The module's bytes, a character each: so brotli and gzip see them as they are, which base64 would keep from them. */
function unpacked() {
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = packed.charCodeAt(i);
  return bytes;
}
