// Times functions by turns: what slows the machine down for a while slows all of them down.

/** Fewer turns have no median worth the name. */
const FEWEST_TURNS = 5;
/** More say nothing new. */
const MOST_TURNS = 301;
/** So long, in ms, is a turn at least, repeating the call: the clock goes in steps. */
const TURN = 2;
/** What takes longer than this for one call, in ms, takes no turns: that call is all we wait for. */
const LONGEST_CALL = 5000;

/**
 * @param {{ name: string, run: () => unknown }[]} subjects a promise that `run` gives is waited for, as its users must
 * @param {{ seconds: number, warmUp: number }} options `seconds` for all turns; `warmUp` in ms for each subject, so that
 *   engines have compiled what they will compile
 * @returns {Promise<Record<string, number[]>>} microseconds a call, one for each turn
 */
export async function byTurns(subjects, { seconds, warmUp }) {
  const samples = {};
  const taking = [];
  for (const { name, run } of subjects) {
    const first = await time(run, 1);
    samples[name] = [];
    if (first > LONGEST_CALL) {
      samples[name].push(first * 1000);
      continue;
    }
    for (const end = performance.now() + warmUp - first; performance.now() < end; ) await time(run, 1);
    let calls = 1;
    while ((await time(run, calls)) < TURN) calls *= 2;
    taking.push({ name, run, calls });
  }
  const end = performance.now() + seconds * 1000;
  for (let turn = 0; turn < FEWEST_TURNS || (turn < MOST_TURNS && performance.now() < end); turn++) {
    // To and fro: the neighbours are the same, who goes first is not.
    taking.reverse();
    for (const { name, run, calls } of taking) samples[name].push(((await time(run, calls)) * 1000) / calls);
  }
  return samples;
}

async function time(run, calls) {
  const started = performance.now();
  for (let call = 0; call < calls; call++) {
    const result = run();
    if (typeof result?.then === "function") await result;
  }
  return performance.now() - started;
}
