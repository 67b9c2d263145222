// The entry with the wasm inside: one file, no request of its own. It exports nothing, so that it runs as a classic script too.
import { meanings, packed } from "kotak-fakta-wasm";
import { mountAlone } from "./alone.js";
import { define } from "./define.js";
import { setSource } from "./load.js";
import { unpack } from "./unpack.js";

setSource(() => unpack(packed, meanings));
define();
mountAlone();
