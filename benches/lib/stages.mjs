// What criterion says of the stages.
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../tools/build-digest.mjs";
import { run } from "../../tools/processes.mjs";
import { WORK } from "./places.mjs";

const HOME = join(WORK, "criterion");

/** @returns {Promise<Record<string, Record<string, number>>>} text → stage → median in µs */
export async function timeStages({ warmUp, measure }) {
  rmSync(HOME, { recursive: true, force: true });
  const command = ["bench", "--profile", "native", "--manifest-path", join(PROJECT, "Cargo.toml"), "--bench", "stages", "--"];
  const options = ["--warm-up-time", String(warmUp), "--measurement-time", String(measure)];
  const { ok, output } = await run("cargo", [...command, ...options], { env: { CRITERION_HOME: HOME }, quiet: true });
  if (!ok) throw new Error(`cargo bench failed:\n${output}`);
  return Object.fromEntries(folders(HOME).map(text => [text, stagesOf(join(HOME, text))]));
}

const stagesOf = folder => Object.fromEntries(folders(folder).map(stage => [stage, medianOf(join(folder, stage))]));

function medianOf(folder) {
  const { median } = JSON.parse(readFileSync(join(folder, "new", "estimates.json"), "utf8"));
  return median.point_estimate / 1000;
}

const folders = path => readdirSync(path, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
