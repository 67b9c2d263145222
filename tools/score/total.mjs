// The scores of articles, added up.
import { ANSWERS, LISTS } from "./article.mjs";

const sum = numbers => numbers.reduce((total, number) => total + number, 0);

/** With nothing to find and nothing found, all is right. */
export function rates(found, extra, missed) {
  const precision = found + extra > 0 ? found / (found + extra) : Number(missed === 0);
  const recall = found + missed > 0 ? found / (found + missed) : 1;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, f1 };
}

/**
 * Counts of each field: `found`, `extra` and `missed` of lists; `right` and `of` of answers, names and titles. Statements have
 * `wrong` besides: those given to another person, which are no part of `extra`. Without labels of who says what there is no
 * such row.
 */
export function total(scores) {
  const lists = LISTS.map(field => {
    const counts = scores.map(score => score.lists[field]);
    const of = (what, size) => sum(counts.map(count => size(count[what])));
    return [field, { found: of("found", Number), extra: of("spurious", list => list.length), missed: of("missed", list => list.length) }];
  });
  const statements = scores.map(score => score.statements).filter(Boolean);
  const said = what => sum(statements.map(count => count[what]));
  const answers = ANSWERS.map(field => [field, { right: scores.filter(score => score.answers[field].right).length, of: scores.length }]);
  const of = sum(scores.map(score => score.names.of));
  const names = ["names", "titles"].map(field => [field, { right: sum(scores.map(score => score.names[field])), of }]);
  return Object.fromEntries([
    ...lists,
    ...(statements.length > 0 ? [["statements", { found: said("right"), wrong: said("wrong"), extra: said("extra"), missed: said("missed") }]] : []),
    ...answers,
    ...names,
  ]);
}

/** What a field's counts come to: the figures by which it rises or falls. Of a list precision, recall and F1, of an answer its share. */
export function figures({ found, wrong, extra, missed, right, of }) {
  if (of !== undefined) return { accuracy: of > 0 ? right / of : 1 };
  if (wrong === undefined) return rates(found, extra, missed);
  return { ...rates(found, wrong + extra, missed), misattributed: wrong / Math.max(1, found + wrong) };
}
