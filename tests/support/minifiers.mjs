// What optimisers of news sites do to a script: real minifiers, and what the old ones do that do not know where a literal begins.
import { transform } from "esbuild";
import { minify as terser } from "terser";
import uglify from "uglify-js";

const NEIGHBOUR = "var neighbour = function () { return 1 }\nneighbour()";

/** Each takes a script's text and gives another. @type {Record<string, (code: string) => string | Promise<string>>} */
export const MINIFIERS = {
  terser: async code => (await terser(code, { compress: { passes: 2, unsafe: true } })).code,
  "uglify-js": code => {
    const { code: made, error } = uglify.minify(code, { output: { ascii_only: true } });
    if (error) throw error;
    return made;
  },
  esbuild: async code => (await transform(code, { minify: true, target: "es2022" })).code,
  "esbuild, with its eight bit characters and templates": async code =>
    (await transform(code, { minify: true, charset: "utf8" })).code,
  "white space folded line by line": code => code.split(/\r\n?|\n/).map(line => fold(line).trim()).join("\n"),
  "white space folded everywhere": code => fold(code).trim(),
  "control characters taken out": code => code.replace(/[^\P{Cc}\n]/gu, ""),
  "control bytes made spaces, whatever the characters": code =>
    Buffer.from(Buffer.from(code).map(byte => (byte < 0x20 || [0x7f, 0x85, 0xa0].includes(byte) ? 0x20 : byte))).toString(),
  "lines ended as on Windows": code => code.replaceAll("\n", "\r\n"),
  "read as windows-1252, written as UTF-8": code => new TextDecoder("windows-1252").decode(Buffer.from(code)),
  "code shortened, literals of more than 65,535 characters taken for code": code =>
    code.split(/("[^"\\]{0,65535}")/).map((part, i) => (i % 2 ? part : part.replace(/;+/g, ";").replace(/,+(?=[\]}])/g, ""))).join(""),
  "comments taken out, wherever they seem to be": code => code.replace(/\/\*[^]*?\*\//g, "").trim(),
  "put between two scripts that lack their semicolons": code => `${NEIGHBOUR}\n${code.trimEnd()}\n${NEIGHBOUR}`,
};

/** Every white space and every control character of Unicode; runs become one. */
const fold = text => text.replace(/[\s\p{Cc}\u200b]+/gu, " ");
