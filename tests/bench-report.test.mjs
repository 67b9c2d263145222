// The benchmark's verdicts and tables, on numbers that nobody measured.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { byTurns } from "../benches/page/by-turns.js";
import { withTables } from "../benches/lib/document.mjs";
import { quotient, table, time } from "../benches/lib/markdown.mjs";
import { summary } from "../benches/lib/statistics.mjs";
import { verdict } from "../benches/lib/targets.mjs";

test("a target is met up to itself, and an aim likewise", () => {
  const of = value => verdict({ value, target: 8, aim: 4 });
  assert.deepEqual([3, 4, 4.1, 8, 8.1].map(of), ["met, aim too", "met, aim too", "met", "met", "not met"]);
  assert.equal(verdict({ value: 100 }), "", "a row without a target");
});

test("what took too long to be measured has not met its target", () => {
  assert.equal(verdict({ value: undefined, target: 8 }), "not met");
});

test("a summary is the median with the middle four fifths", () => {
  assert.deepEqual(summary([5, 1, 4, 2, 3]), { median: 3, p10: 1, p90: 5, count: 5 });
  assert.equal(summary([4, 1, 2, 3]).median, 2.5);
});

test("numbers as the table has them", () => {
  assert.deepEqual([6.789, 85.7, 1234, 1, 0.4].map(quotient), ["6.79×", "85.7×", "1,234×", "1.00×", "1/2.50"]);
  assert.deepEqual([6.5, 1234, 2_500_000].map(time), ["6.50 µs", "1.23 ms", "2.50 s"]);
  assert.equal(table(["a", "b"], [["x", "12345"]]), "| a   |     b |\n|-----|------:|\n| x   | 12345 |");
});

test("subjects take turns, to and fro, after each has warmed up", async () => {
  const order = [];
  const subject = name => ({ name, run: () => (order.push(name), new Promise(resolve => setTimeout(resolve, 3))) });
  const samples = await byTurns([subject("a"), subject("b"), subject("c")], { seconds: 0, warmUp: 0 });
  for (const taken of Object.values(samples)) assert.equal(taken.length, 5, "as many turns as a median needs");
  assert.equal(order.slice(-15).join(""), "cbaabccbaabccba");
});

test("the document has one place for the tables, and the rest of it stays", () => {
  const document = readFileSync(new URL("../docs/performance.md", import.meta.url), "utf8");
  const once = withTables(document, "| new |");
  assert.match(once, /^\| new \|$/m);
  assert.equal(withTables(once, "| newer |"), withTables(document, "| newer |"));
  assert.equal(withTables(once, ""), withTables(document, ""));
  assert.throws(() => withTables("no place", ""));
});
