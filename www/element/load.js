// Starts the wasm module: once for all elements of a page, and again after a failure.
import init, { forget, prepare } from "kotak-fakta-glue";
import { KotakFaktaError } from "./failure.js";
import { MAGIC, bytesOf } from "./source.js";
import { pause } from "./when.js";

/** Where the module comes from when the page does not say: set by the entry, as what gives the address or the bytes. */
let ownSource;
let starting;

/** What was compiled last, so that a second start fetches nothing. */
let compiled;
let memory;

export function setSource(source) {
  ownSource = source;
}

/**
 * @param {URL | string | BufferSource} [source] the module's address or bytes; the first to start it counts
 * @returns {Promise<void>}
 */
export function load(source = ownSource) {
  starting ??= start(source).catch(error => {
    // A failure may pass (a network comes back), so it is not kept.
    starting = undefined;
    throw error;
  });
  return starting;
}

/**
 * Gives up the module that runs: the next `load` starts a fresh one.
 * @param {unknown} error what was thrown in its midst
 * @returns {KotakFaktaError} the same in our words
 */
export function abandon(error) {
  const full = isFull();
  forget();
  starting = undefined;
  if (full) return new KotakFaktaError("out-of-memory", NO_MEMORY, error);
  return new KotakFaktaError("internal", `something failed inside kotak-fakta (${error})`, error);
}

/** In pages of 64 KiB: 32 MiB. The longest text takes 18. */
const PLENTY = 512;

/** A trap does not say that memory was short: so we ask for some. */
function isFull() {
  try {
    memory?.grow(PLENTY);
    return false;
  } catch {
    return true;
  }
}

const NO_MEMORY = "the browser gave no memory to WebAssembly";

async function start(source) {
  if (typeof WebAssembly !== "object") {
    throw new KotakFaktaError("unsupported", "this browser has no WebAssembly");
  }
  const bytes = compiled ? undefined : await bytesOf(source);
  try {
    const module = compiled ?? (await WebAssembly.compile(bytes));
    if (!WebAssembly.Module.exports(module).some(({ name }) => name === "readAhead")) {
      throw new WebAssembly.LinkError("it exports no readAhead");
    }
    ({ memory } = await init({ module_or_path: module }));
    prepare();
    compiled = module;
    // The first reading is a task of its own: between the two the page may answer its reader.
    await pause();
  } catch (error) {
    // The glue keeps what it has begun with, started or not.
    forget();
    throw classify(error);
  }
}

function classify(error) {
  if (isForbidden()) {
    return new KotakFaktaError(
      "wasm-blocked",
      "the page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src",
      error,
    );
  }
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) {
    return new KotakFaktaError(
      "wasm-corrupt",
      `the WebAssembly module is damaged or belongs to another version than the script (${error.message})`,
      error,
    );
  }
  if (error instanceof RangeError) {
    return new KotakFaktaError("out-of-memory", NO_MEMORY, error);
  }
  return error;
}

/** Engines name the ban differently, and WebKit lets modules be compiled but not started: so we start the smallest. */
function isForbidden() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([...MAGIC, 1, 0, 0, 0])));
    return false;
  } catch {
    return true;
  }
}
