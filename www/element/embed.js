// The entry with the wasm inside: one file, no request of its own. It exports nothing, so that it runs as a classic script too.
import wasm from "kotak-fakta-wasm";
import { mountAlone } from "./alone.js";
import { define } from "./define.js";
import { setSource } from "./load.js";

setSource(wasm);
define();
mountAlone();
