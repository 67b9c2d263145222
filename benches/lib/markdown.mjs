// Numbers and tables for people: readable in a terminal and as Markdown.

/** @param {string[]} head @param {string[][]} rows the first column is text, the others are numbers */
export function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => [...row[column]].length), 3));
  const line = row => `| ${row.map((cell, column) => pad(cell, widths[column], column > 0)).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => `${"-".repeat(width + 1)}${column > 0 ? ":" : "-"}`).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

const pad = (cell, width, right) => {
  const room = " ".repeat(width - [...cell].length);
  return right ? room + cell : cell + room;
};

/** Three digits that count. */
const digits = number => (number >= 100 ? Math.round(number).toLocaleString("en") : number.toPrecision(number >= 1 ? 3 : 2));

/** @param {number} µs */
export function time(µs) {
  if (µs >= 1e6) return `${digits(µs / 1e6)} s`;
  return µs >= 1000 ? `${digits(µs / 1000)} ms` : `${digits(µs)} µs`;
}

/** A quotient as one says it: `6.2×` or `1/6.2`. */
export const quotient = number => (number >= 1 ? `${digits(number)}×` : `1/${digits(1 / number)}`);

export const bytes = number => `${number.toLocaleString("en")} B`;

export const kilobytes = number => `${(number / 1000).toFixed(1)} KB`;

export const milliseconds = number => `${number < 100 ? number.toFixed(1) : Math.round(number)} ms`;

/** What was not measured. */
export const NOTHING = "–";

/** A median with the range of the middle four fifths. */
export const spread = ({ median, p10, p90 }, format) => `${format(median)} (${format(p10)} – ${format(p90)})`;
