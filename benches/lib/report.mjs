// A run as tables.
import { MODULES } from "./contenders.mjs";
import { NOTHING, bytes, kilobytes, milliseconds, quotient, spread, table, time } from "./markdown.mjs";
import { LONGEST } from "./native.mjs";
import { longestTask, targets, verdict } from "./targets.mjs";

/** @returns {string} Markdown */
export function report(results) {
  const { machine, quick } = results;
  return [
    `Measured on ${machine.date}${quick ? ", quickly" : ""}: ${machine.processor}, ${machine.cores} cores, load ${machine.load.toFixed(2)} ` +
      `before; Chromium ${machine.chromium}, rustc ${machine.rustc}, Node ${machine.node}.`,
    section("Ratios", ratios(results)),
    section("Parse in Chromium, hot: text in, facts out", hot(results)),
    section("Parse natively, hot", natively(results)),
    section("A page's first text", first(results)),
    section("From an article to a box laid out, in a fresh page", cold(results)),
    section("Sent", sizesOf(results)),
    section("Hostile texts, ÷ ordinary text of the same length", hostileOf(results)),
    section("Stages natively", stagesOf(results)),
  ].join("\n\n");
}

const section = (title, content) => `### ${title}\n\n${content}`;

/** What was stopped before it was done. */
const TOO_LONG = `over ${LONGEST / 1000} s`;

function ratios(results) {
  const limit = (number, format) => (number === undefined ? "" : `≤ ${format(number)}`);
  const rows = targets(results).map(row => {
    const { what, value, format, target, aim } = row;
    return [what, value === undefined ? TOO_LONG : format(value), limit(target, format), limit(aim, format), verdict(row)];
  });
  return table(["what", "measured", "target", "aim", ""], rows);
}

function hot({ texts }) {
  const names = Object.keys(MODULES);
  const rows = texts
    .filter(({ chromium }) => chromium)
    .map(({ what, bytes: length, chromium }) => [what, bytes(length), ...names.map(name => spread(chromium[name], time))]);
  return table(["text", "length", ...names], rows);
}

function natively({ texts }) {
  const rows = texts.map(({ what, bytes: length, native }) => {
    if (!native) return [what, bytes(length), TOO_LONG, "", ""];
    const { parse, pass } = native;
    return [what, bytes(length), spread(parse, time), spread(pass, time), quotient(parse.median / pass.median)];
  });
  return table(["text", "length", "kotak-fakta", "daachorse", "÷"], rows);
}

function first({ first: throttlings }) {
  const rows = Object.entries(throttlings).flatMap(([throttling, of]) =>
    Object.entries(of).map(([name, { load, extract, both }]) => [
      `${name}, processor ×${throttling}`,
      ...[load, extract, both].map(taken => spread(taken, milliseconds)),
    ]),
  );
  return table(["module", "load", "first parse", "both"], rows);
}

function cold({ cold: throttlings }) {
  const split = taken => (taken ? milliseconds(taken.median) : NOTHING);
  const rows = Object.entries(throttlings).flatMap(([throttling, of]) =>
    Object.entries(of).map(([name, { total, load, extract, fetch, idle, longest, nodes }]) => [
      `${name}, processor ×${throttling}`,
      spread(total, milliseconds),
      ...[load, extract, fetch, idle].map(split),
      longest.p90 === 0 ? longestTask(0) : `${longestTask(longest.median)} (${longestTask(longest.p90)})`,
      String(nodes),
    ]),
  );
  const head = ["variant", "article to box", "load", "parse", "fetched after", "waited for idle", "longest task (p90)", "nodes"];
  return table(head, rows);
}

function sizesOf({ sizes }) {
  return table(["what", "raw", "brotli 11"], Object.entries(sizes).map(([name, { raw, brotli }]) => [name, bytes(raw), kilobytes(brotli)]));
}

function hostileOf({ hostile }) {
  const compared = pair => (pair ? [time(pair.own.median), quotient(pair.own.median / pair.ordinary.median)] : [TOO_LONG, ""]);
  const rows = hostile.map(({ what, bytes: length, chromium, native }) => [what, bytes(length), ...compared(chromium), ...compared(native)]);
  return table(["shape", "length", "Chromium", "÷", "natively", "÷"], rows);
}

/** What each stage costs: the difference from the one before, as benches/stages.rs explains. */
function stagesOf({ stages }) {
  const steps = [
    ["read: words, sentences, quotes, the gate", "read"],
    ["names: the tagger", "names", "read"],
    ["facts: people, who says what, agencies, challenges, forums", "facts", "names"],
    ["edge: spans in UTF-16", "edge", "facts"],
    ["html: the box, from the facts", "html"],
  ];
  const texts = Object.keys(stages).sort((a, b) => a.length - b.length);
  const cost = (text, stage, before) => Math.max(0, stages[text][stage] - (before ? stages[text][before] : 0));
  const rows = steps.map(([what, stage, before]) => [what, ...texts.map(text => time(cost(text, stage, before)))]);
  return table(["stage", ...texts], rows);
}
