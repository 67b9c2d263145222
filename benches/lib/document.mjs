// The tables' place in docs/performance.md.

const BEGIN = "<!-- npm run bench writes from here -->";
const END = "<!-- to here -->";

/** @returns the document with these tables in place of those that it has */
export function withTables(document, tables) {
  const [before, rest, ...more] = document.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (after === undefined || more.length > 0) throw new Error("docs/performance.md has no place for the tables");
  return `${before}${BEGIN}\n\n${tables}\n\n${END}${after}`;
}
