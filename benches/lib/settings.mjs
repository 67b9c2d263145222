// How long to measure. A quick run is for a look while one works: its medians are rough, and the longest text is left out.

const FULL = {
  /** Of the article, so many times as much text. */
  times: [1, 10, 100, 1000],
  /** For all turns on one text, in Chromium and natively. */
  seconds: { chromium: 6, native: 3, hostile: 1 },
  /** For each module, in ms, before its turns. */
  warmUp: 300,
  hostileBytes: 1_000_000,
  /** Fresh pages for each variant. */
  pages: 11,
  /** For each stage, in seconds. */
  criterion: { warmUp: 1, measure: 2 },
};

const QUICK = {
  times: [1, 10, 100],
  seconds: { chromium: 2, native: 1, hostile: 0.2 },
  warmUp: 100,
  hostileBytes: 100_000,
  pages: 3,
  criterion: { warmUp: 0.3, measure: 0.5 },
};

export const settings = quick => ({ quick, ...(quick ? QUICK : FULL) });
