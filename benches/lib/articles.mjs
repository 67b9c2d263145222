// The project's own articles, as what varied text is made of.
import { existsSync, readFileSync, readdirSync } from "node:fs";

const ARTICLES = new URL("../../tests/articles/", import.meta.url);
const TABLES = new URL("../../data/", import.meta.url);

const read = (name, base) => readFileSync(new URL(name, base), "utf8");

/** The article that the project began with. */
export const seedArticle = read("satunusantaranews-tppo/article.txt", ARTICLES);

/** The rows of a table of `data/`, each its cells by the header's names. */
export function rows(table) {
  const [header, ...lines] = read(`${table}.tsv`, TABLES).split("\n").filter(line => line && !line.startsWith("#"));
  const columns = header.split("\t");
  return lines.map(line => Object.fromEntries(line.split("\t").map((cell, column) => [columns[column], cell])));
}

/** Every word that a table has, in lower case. */
export function wordsOfTables() {
  // What is only weighed is a word like any other.
  const tables = readdirSync(TABLES).filter(name => name.endsWith(".tsv") && !/^(challenge|statement)_words/.test(name));
  const text = tables.map(name => read(name, TABLES)).join("\n");
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

/**
 * The news among the articles: what has facts. Of each the headline, the paragraphs of prose, and the words that its
 * persons are called by.
 */
export function news() {
  return readdirSync(ARTICLES)
    .filter(name => existsSync(new URL(`${name}/expected.json`, ARTICLES)))
    .sort()
    .map(name => ({ lines: linesOf(name), facts: JSON.parse(read(`${name}/expected.json`, ARTICLES)) }))
    .filter(({ facts }) => facts.agencies.length > 0 || facts.speakers.length > 0)
    .map(({ lines: [headline, ...lines], facts }) => ({
      headline,
      paragraphs: lines.filter(isProse),
      nameWords: new Set(facts.speakers.flatMap(speaker => speaker.name.match(/\p{Lu}[\p{L}]+/gu) ?? [])),
    }));
}

const linesOf = name => read(`${name}/article.txt`, ARTICLES).split("\n").map(line => line.trim()).filter(Boolean);

/** Not a credit, a link or a label, some of which say that the article ends here. */
const isProse = line => line.length >= 60 && /[.!?][”"]?$|”$/.test(line) && !/^(baca|simak|penulis|editor)\b/i.test(line);
