// Of many samples, three numbers.

/** @param {number[]} samples */
export function summary(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: median(sorted), p10: at(0.1), p90: at(0.9), count: sorted.length };
}

function median(sorted) {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Summaries of the same field of many records. */
export const summaryOf = (records, field) => summary(records.map(record => record[field]));
