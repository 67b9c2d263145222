// Where the module's bytes come from: an address, a file beside the script in Node, or bytes that were handed over.
import { KotakFaktaError } from "./failure.js";

const FILE = "kotak_fakta_bg.wasm";

/** What helps wherever the script was moved or bundled without the file. */
const REMEDIES = `Copy ${FILE} to that address (it lies beside index.js in the package; bundlers may leave it there), name its address by the attribute wasm-src, or hand it over: await load(addressOrBytes)`;

/** @param {URL | string | BufferSource | (() => URL | BufferSource)} source */
export async function bytesOf(source) {
  const given = typeof source === "function" ? named(source) : source;
  if (typeof given !== "string" && !(given instanceof URL)) return given;
  const bytes = (await fileOf(given)) ?? (await fetched(given));
  return bytes;
}

/** A script that was bundled into a form without `import.meta` has no address. */
function named(source) {
  try {
    return source();
  } catch (error) {
    const message = `${FILE} is looked for beside the script, and this one was bundled into a form that knows no address of its own. Name the file's address by the attribute wasm-src, or hand it over: await load(addressOrBytes)`;
    throw new KotakFaktaError("wasm-not-found", message, error);
  }
}

/**
 * In Node, whose `fetch` reads no files. Asked of `process`, since an `import` of a module of Node's would stop the bundlers
 * that build for browsers.
 */
async function fileOf(address) {
  if (!String(address).startsWith("file:")) return undefined;
  const { process } = globalThis;
  const { readFile } = process?.getBuiltinModule?.("node:fs/promises") ?? {};
  if (!readFile) {
    if (!process?.versions?.node || process.versions.bun || globalThis.Deno) return undefined;
    const message = `${address} can't be read: Node ${process.versions.node} has no process.getBuiltinModule (20.16 and 22.3 have). Hand the file over: await load(await readFile(pathOfTheFile))`;
    throw new KotakFaktaError("network", message);
  }
  try {
    return checked(address, await readFile(new URL(address)));
  } catch (error) {
    if (error instanceof KotakFaktaError) throw error;
    const code = error?.code === "ENOENT" ? "wasm-not-found" : "network";
    throw new KotakFaktaError(code, `${address} can't be read (${error.message}). ${REMEDIES}`, error);
  }
}

async function fetched(address) {
  let response;
  let bytes;
  try {
    response = await fetch(address);
    bytes = await response.arrayBuffer();
  } catch (error) {
    throw new KotakFaktaError(
      "network",
      `${address} could not be fetched: no connection, another origin without CORS, or a Content-Security-Policy whose connect-src leaves it out`,
      error,
    );
  }
  if (!response.ok) {
    throw new KotakFaktaError("wasm-not-found", `${address} answered ${response.status}. ${REMEDIES}`);
  }
  return checked(address, bytes, `it was served as ${response.headers.get("content-type") || "no type"}`);
}

export const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** Looked at by its bytes: many hosts don't know the type application/wasm, and some answer any address with a page. */
function checked(address, bytes, served = "a file of another kind") {
  const view = new Uint8Array(bytes);
  if (MAGIC.every((byte, index) => view[index] === byte)) return bytes;
  throw new KotakFaktaError("wasm-corrupt", `${address} is no WebAssembly module (${served}). ${REMEDIES}`);
}
