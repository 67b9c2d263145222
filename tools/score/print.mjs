// The scorecard as a person reads it.
import { ANSWERS, LISTS } from "./article.mjs";
import { figures } from "./total.mjs";

const LABELS = { names: "spk. names", titles: "spk. titles", place: "dl. place", outlet: "dl. outlet", date: "dl. date" };
const label = field => (LABELS[field] ?? field).padEnd(12);
/** Four places are kept, three of those shown. */
const rate = (number, width) => Number(number.toFixed(4)).toFixed(3).padStart(width);
const count = (number, width = 6) => String(number).padStart(width);
const percent = share => `${(100 * share).toFixed(1)} %`;

/** @returns {string[]} lines: precision, recall and F1 of lists and statements, the share of right answers of the others */
export function card(title, articles, counts) {
  const row = field => {
    const { found, wrong = 0, extra, missed } = counts[field];
    const { precision, recall, f1, misattributed } = figures(counts[field]);
    const given = misattributed === undefined ? "" : `   given to the wrong person: ${wrong} (${percent(misattributed)})`;
    return `${label(field)} ${rate(precision, 9)} ${rate(recall, 7)} ${rate(f1, 7)} ${count(found)} ${count(wrong + extra)} ${count(missed)}${given}`;
  };
  const share = field => `${label(field)} ${rate(figures(counts[field]).accuracy, 9)} ${count(`${counts[field].right}/${counts[field].of}`, 7)}`;
  return [
    `${title}: ${articles} articles`,
    "field        precision  recall      F1  found  extra missed",
    ...[...LISTS, ...("statements" in counts ? ["statements"] : [])].map(row),
    "              accuracy   right",
    ...[...ANSWERS, "names", "titles"].map(share),
  ];
}

/** @returns {string[]} lines: what is missed, spurious or wrong in each article */
export function misses(articles, scores) {
  return articles.flatMap(({ name }, i) => {
    const { lists, answers, statements } = scores[i];
    const lines = [
      ...LISTS.flatMap(field => ["missed", "spurious"].flatMap(what => lists[field][what].map(value => [what, field, value]))),
      ...(statements?.cases ?? []).map(value => ["said", "statements", value]),
      ...ANSWERS.filter(field => !answers[field].right).map(field => ["wrong", field, `labelled “${answers[field].wanted}”, found “${answers[field].found}”`]),
    ];
    return lines.length === 0 ? [] : ["", name, ...lines.map(([what, field, value]) => `  ${what.padEnd(8)} ${field.padEnd(11)} ${value}`)];
  });
}

/** @returns {string[]} lines: which fields have risen or fallen */
export function movements(fields) {
  return fields.map(({ field, then, now, fell }) => {
    const [before, after] = [then, now].map(counts => (counts ? figures(counts) : {}));
    const of = (counts, rates) => {
      if (!counts) return "none";
      const shares = rates.accuracy !== undefined ? [rates.accuracy] : [rates.f1, ...(rates.misattributed === undefined ? [] : [rates.misattributed])];
      const parts = rates.accuracy !== undefined ? [`${counts.right}/${counts.of}`] : ["found", "wrong", "extra", "missed"].filter(part => part in counts).map(part => `${part} ${counts[part]}`);
      return `${shares.map(share => share.toFixed(4)).join(", wrong person ")} (${parts.join(", ")})`;
    };
    return `  ${fell ? "FELL" : "    "} ${label(field)} ${of(then, before)} → ${of(now, after)}`;
  });
}
