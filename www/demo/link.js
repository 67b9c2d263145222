// A link that carries the manuscript behind its #, which browsers send to no server.

const NAME = "#teks=";

/** Longer links are cut off by mail programs and messengers. */
const LONGEST = 30_000;

/** @returns {Promise<string>} rejected with the name of a sentence (see words.js) */
export async function linkTo(text) {
  const packed = NAME + base64(await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text)));
  if (packed.length > LONGEST) throw new Error("tooLong");
  return new URL(packed, location.href).href;
}

/** The manuscript of a link; `undefined` where it has none. */
export async function textOfLink(hash) {
  if (!hash.startsWith(NAME)) return undefined;
  const bytes = Uint8Array.from(atob(hash.slice(NAME.length).replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(await through(new DecompressionStream("deflate-raw"), bytes));
}

const through = async (stream, bytes) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
