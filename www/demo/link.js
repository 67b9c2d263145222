// A link that carries the manuscript with its corrections behind its #, which browsers send to no server.

const NAME = "#naskah=";

/** Longer links are cut off by mail programs and messengers. */
const LONGEST = 30_000;

/**
 * @param {{ text: string, corrections: object[] }} manuscript
 * @returns {Promise<string>} rejected with the name of a sentence (see words.js)
 */
export async function linkTo({ text, corrections }) {
  const bytes = new TextEncoder().encode(JSON.stringify({ text, corrections }));
  const packed = NAME + base64(await through(new CompressionStream("deflate-raw"), bytes));
  if (packed.length > LONGEST) throw new Error("tooLong");
  return new URL(packed, location.href).href;
}

export const carriesManuscript = hash => hash.startsWith(NAME);

/** The manuscript that a link carries; rejected where it is no whole one. */
export async function manuscriptOfLink(hash) {
  const bytes = Uint8Array.from(atob(hash.slice(NAME.length).replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0));
  const json = new TextDecoder("utf-8", { fatal: true }).decode(await through(new DecompressionStream("deflate-raw"), bytes));
  const { text, corrections } = JSON.parse(json);
  const isList = Array.isArray(corrections) && corrections.every(one => one !== null && typeof one === "object");
  if (typeof text !== "string" || !isList) throw new TypeError("no manuscript");
  return { text, corrections };
}

const through = async (stream, bytes) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
