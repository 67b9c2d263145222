// Why a part of `npm test` failed, in few lines: said once more at the very end, for whoever has no more of a log than that.

/** Of one failure: its message, and where it was. */
const LINES = 16;
const WIDTH = 300;

/** Of all: a log that is cut keeps some kilobytes. */
const ROOM = 8_000;

/** What Node's runner lists below its counts; where it was stopped before, what it had said of each test. */
export function nodeFailures(output) {
  const [run, list] = output.split(/^✖ failing tests:$/m);
  if (list === undefined) return run.split(/^ *(?=[✖✔▶ℹ﹣] )/m).flatMap(text => (text.startsWith("✖") ? [told(text.split("\n"))] : []));
  const failures = list.split(/^test at /m).slice(1).map(block => {
    const [place, name, ...lines] = block.split("\n");
    return [`${name} at ${place}`, ...told(lines)];
  });
  // A file that fails as a whole gives its reason where it ran, and none in the list.
  const thrown = failures.some(lines => lines.some(line => line.trim() === "'test failed'"));
  return thrown ? [...failures, ...run.split("\n").flatMap(line => (/^\w*Error\b.*: /.test(line) ? [[line]] : []))] : failures;
}

/** Those of the files that Node's runner lists a failed test of. */
export const failedFiles = (output, files) => files.filter(file => output.includes(`test at ${file}:`));

/**
 * What came of a run whose failed tests were run once more, alone or with all others: a test that passed then has passed,
 * and that it had failed before is told.
 */
export function together(first, second) {
  if (second.failed > 0) return { ...first, failed: second.failed, note: second.note, failures: second.failures };
  // Cargo ends with the first binary that fails: the second run may have come to more tests.
  return { ...first, passed: Math.max(first.passed + first.failed, second.passed), failed: 0, note: `${first.failed} of them only when run again` };
}

/** The panics that Rust's harness lists, on the machine or in a browser; without any, the compiler's errors. */
export function cargoFailures(output) {
  const panics = [...output.matchAll(/^---- (.+) (?:stdout|output) ----\n([^]*?)(?=^---- |^failures:$|^test result: |(?![^]))/gm)];
  if (panics.length > 0) return panics.map(([, name, text]) => [name, ...told(text.split("\n"))]);
  return [...output.matchAll(/^error(?:\[E\d+\])?: [^]*?(?=\n\n|(?![^]))/gm)].map(([text]) => text.split("\n"));
}

/** The last words of what ended without a list of failures. */
export const lastWords = output => [output.trimEnd().split("\n").slice(-LINES)];

/**
 * @param {{ what: string, failures: string[][] }[]} parts each failure in lines, its name first
 * @returns {string[]} lines for the end of a log
 */
export function shortly(parts) {
  const texts = parts.flatMap(({ what, failures }) => failures.map(lines => [`── ${what}`, ...cut(lines).map(line => `   ${line}`)].join("\n")));
  const shown = [];
  let room = ROOM;
  for (const text of texts) {
    room -= text.length;
    if (room < 0 && shown.length > 0) break;
    shown.push(text);
  }
  return shown.length < texts.length ? [...shown, `── and ${texts.length - shown.length} more: see above`] : shown;
}

const cut = lines =>
  lines
    .filter(line => line.trim() !== "")
    .slice(0, LINES)
    .map(line => (line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line));

/** A message with the first place in its stack, and without what Node says of its error besides. */
function told(lines) {
  const end = lines.findIndex(line => /^\s+(generatedMessage|code): /.test(line));
  const frame = line => /^\s+at /.test(line);
  const first = lines.findIndex(frame);
  return (end < 0 ? lines : lines.slice(0, end)).filter((line, i) => i <= first || !frame(line));
}
