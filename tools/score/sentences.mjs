// The sentences of an article as labels count them in `says`: tests/gold/GUIDE.md.
import { SPACE, trim } from "./words.mjs";

/** What ends with a full stop and ends no sentence. */
const ABBREVIATION = new RegExp(
  `(?:^|${SPACE}|[("“.])(?:Dr|Drs|Dra|Ir|Prof|H|Hj|KH|Tn|Ny|Jl|No|Kab|Kec|Prov|Pol|Purn|Letjen|Mayjen|Brigjen|Kol|Kapt|Kompol|AKP|AKBP|Komjen|Irjen|Iptu|Ipda|Sdr|dkk|dll|dsb|St|Mr|Mrs|S|M|A|Rp|[A-Z])$`,
);
const END = new RegExp(`[.!?]+["”’')]*${SPACE}+(?=["“‘(]?[A-Z0-9])`, "g");

function ofParagraph(paragraph) {
  const found = [];
  let start = 0;
  for (const end of paragraph.matchAll(END)) {
    const before = paragraph.slice(start, end.index);
    if (end[0].startsWith(".") && ABBREVIATION.test(before)) continue;
    const after = end.index + end[0].length;
    found.push(trim(paragraph.slice(start, after)));
    start = after;
  }
  const rest = trim(paragraph.slice(start));
  return rest === "" ? found : [...found, rest];
}

/** A list of sentences for each paragraph that is not empty. */
export const paragraphs = text => text.split("\n").map(trim).filter(Boolean).map(ofParagraph);

/** Where each sentence stands, in text order: `[start, end]` in UTF-16 units. */
export function spans(text) {
  let at = 0;
  return paragraphs(text).flat().map(sentence => {
    const start = text.indexOf(sentence, at);
    at = start + sentence.length;
    return [start, at];
  });
}

/** The article with the number of each sentence before it: what a labeller reads. */
export function numbered(text) {
  let number = 0;
  return paragraphs(text).map(sentences => sentences.map(sentence => `[${number++}] ${sentence}`).join(" ")).join("\n");
}
