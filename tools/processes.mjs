// Starts processes and makes sure that none of them outlives the run that started it.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Every process of a run carries this variable, so that orphans are known by it and by nothing else. */
const MARK = "KOTAK_FAKTA_RUN";
const startedTheRun = !process.env[MARK];
process.env[MARK] ||= `${process.pid}-${Date.now()}`;

const groups = new Set();
const killGroup = (pid, signal) => {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
};
process.on("exit", () => {
  groups.forEach(pid => killGroup(pid, "SIGKILL"));
  // Those that we ended had no time to end what they had started themselves.
  if (startedTheRun) sweep();
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => process.exit(128 + { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }[signal]));
}

const folders = new Set();
process.on("exit", () => folders.forEach(removeFolder));

/** A temporary folder that is gone when we are: browsers leave their profiles behind where they are ended. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
  folders.add(path);
  return path;
}

export function removeFolder(path) {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  folders.delete(path);
}

/** Starts a process that runs beside us, in a group of its own so that its children end with it. */
export function start(command, args, { env = {}, stdio = "ignore" } = {}) {
  const child = spawn(command, args, { detached: true, stdio, env: { ...process.env, ...env } });
  const ended = new Promise(resolve => child.once("error", resolve).once("exit", resolve));
  if (child.pid) groups.add(child.pid);
  return {
    child,
    ended,
    async stop() {
      if (!child.pid) return;
      killGroup(child.pid, "SIGTERM");
      await Promise.race([ended, wait(3000, undefined, { ref: false })]);
      killGroup(child.pid, "SIGKILL");
      groups.delete(child.pid);
    },
  };
}

/**
 * Runs a command to its end and shows its output as it comes.
 * @returns {Promise<{ ok: boolean, output: string, timedOut: boolean }>}
 */
export async function run(command, args, { env, timeout = 0, quiet = false, filter = line => line } = {}) {
  const job = start(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [job.child.stdout, job.child.stderr]) {
    let rest = "";
    const show = line => !quiet && filter(line) !== undefined && process.stdout.write(`${filter(line)}\n`);
    stream?.setEncoding("utf8").on("data", text => {
      output += text;
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      lines.forEach(show);
    });
    stream?.on("end", () => rest && show(rest));
  }
  let timedOut = false;
  const clock =
    timeout > 0 &&
    setTimeout(() => {
      timedOut = true;
      job.stop();
    }, timeout);
  const code = await new Promise(resolve => {
    job.child.once("error", error => {
      output += String(error);
      resolve(127);
    });
    job.child.once("close", resolve);
  });
  clearTimeout(clock);
  await job.stop();
  return { ok: code === 0 && !timedOut, output, timedOut };
}

/** What a command prints, or `undefined` if it is not there or fails. */
export function ask(command, args = []) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", timeout: 30_000 });
  return status === 0 ? stdout.trim() : undefined;
}

/** The full path of a program: itself if it is a path, else looked up on PATH. */
export function findProgram(name) {
  const places = name.includes("/") ? [""] : (process.env.PATH ?? "").split(delimiter);
  return places.map(place => join(place, name)).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Ends what a dead test left behind. Only Linux tells a process's environment; elsewhere the groups above must do. */
export function sweep() {
  if (process.platform !== "linux") return [];
  const mark = `${MARK}=${process.env[MARK]}`;
  const orphans = readdirSync("/proc")
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(pid => environmentOf(pid).includes(mark))
    .map(pid => ({ pid, name: nameOf(pid) }));
  for (const { pid } of orphans) {
    try {
      process.kill(Number(pid), "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
  return orphans.map(({ name }) => name);
}

function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
  } catch {
    return [];
  }
}

function nameOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return pid;
  }
}
