// The texts of `tests/texts/hostile.rs`, for Node: the same to the letter.
import { readFileSync } from "node:fs";

const read = name => JSON.parse(readFileSync(new URL(`../texts/${name}.json`, import.meta.url), "utf8"));
const FAMILIES = read("hostile");
const ORDINARY = read("ordinary");

const NEWS =
  "Petani Pati Panen Padi Lebih Awal\n\n" +
  "PATI, Selasa (6/5/2025) – Petani di Desa Sukolilo memanen padi lebih awal karena air laut mulai masuk ke sawah mereka, dan " +
  "yang tersisa akan dipanen pekan depan. “Kami siap membantu warga yang terdampak,” kata Kepala Desa Sukolilo Wibisono " +
  "Hartanto. Ia mengatakan kurangnya air bersih dan pompa menjadi kendala bagi Dinas Pertanian Kabupaten Pati.\n\n";
const SMALL_WORDS = "dan yang untuk dengan pada oleh dari dalam. ";

const SYLLABLES =
  "ba lo ri ke nu sa mi to wa gi ru pe da jo li hu ta mo ni be ku ra so yi pu la do si ne gu ma ti".split(" ");

const size = text => Buffer.byteLength(text);

/** Families by name: `text(bytes)` is the shape alone, `inNews(bytes)` the shape under an article. */
export const families = FAMILIES.map(({ name, once = "", piece }) => ({
  name,
  text: bytes => once + repeated(number => filled(piece, number), bytes - size(once)),
  inNews(bytes) {
    const head = NEWS + (bytes / 8 > size(NEWS) ? repeated(() => SMALL_WORDS, bytes / 8 - size(NEWS)) : "") + "\n" + once;
    return head + repeated(number => filled(piece, number), bytes - size(head));
  },
}));

/** News as it is written every day. */
export const ordinary = bytes =>
  NEWS + repeated(number => filled(ORDINARY[number % ORDINARY.length], number), bytes - size(NEWS));

/** Pieces until there are so many bytes. */
function repeated(piece, bytes) {
  const out = [];
  for (let number = 1, length = 0; length < bytes; number += 1) {
    out.push(piece(number));
    length += size(out.at(-1));
  }
  return out.join("");
}

function filled(piece, number) {
  if (!piece.includes("{")) return piece;
  const words = {
    i: String(number),
    word: word(number),
    other_word: word(number + 7919),
    name: capital(word(number)),
    other: capital(word(number + 7919)),
    WORD: word(number).toUpperCase(),
  };
  return piece.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole);
}

function word(number) {
  let word = "";
  for (let rest = number, count = 0; count < 3 || rest > 0; count += 1) {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

const capital = word => word[0].toUpperCase() + word.slice(1);
