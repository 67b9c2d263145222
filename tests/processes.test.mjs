import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { ask, findProgram, run, start } from "../tools/processes.mjs";

const node = (script, options) => run(process.execPath, ["-e", script], { quiet: true, ...options });

const isAlive = pid => {
  try {
    process.kill(pid, 0);
    // A killed process whose parent is gone may wait to be collected: it is no longer running.
    return !/\) Z /.test(ask("cat", [`/proc/${pid}/stat`]) ?? "");
  } catch {
    return false;
  }
};

test("tells success, failure and a program that is not there", async () => {
  assert.deepEqual(await node("console.log('yes')"), { ok: true, output: "yes\n", timedOut: false });
  assert.equal((await node("process.exit(3)")).ok, false);
  assert.equal((await run("/no/such/program", [], { quiet: true })).ok, false);
});

test("gives a process no input to wait for", async () => {
  assert.equal((await node("process.stdin.on('end', () => console.log('end')).resume()")).output, "end\n");
});

test("a process that takes too long ends with its children", { skip: process.platform === "win32" }, async () => {
  const script = `
    const { spawn } = require("node:child_process");
    console.log(spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]).pid);
    setInterval(() => {}, 1000);`;
  const { ok, timedOut, output } = await node(script, { timeout: 1500 });
  assert.deepEqual([ok, timedOut], [false, true]);
  await wait(100);
  const pid = Number(output);
  assert.ok(pid > 0, output);
  assert.equal(isAlive(pid), false);
});

test("a process that does not listen to its end is ended", async () => {
  const job = start(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
  await wait(300);
  await job.stop();
  await job.ended;
  assert.equal(isAlive(job.child.pid), false);
});

test("a run that is ended takes with it what its children started apart", { skip: process.platform !== "linux" }, async () => {
  const script = `
    import { start } from ${JSON.stringify(new URL("../tools/processes.mjs", import.meta.url).href)};
    const { child } = start(process.execPath, ["-e", \`
      const options = { detached: true, stdio: "ignore" };
      console.log(require("node:child_process").spawn("sleep", ["60"], options).pid);
      setInterval(() => {}, 1000);\`], { stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.once("data", pid => {
      process.stdout.write(pid);
      process.kill(process.pid, "SIGTERM");
    });`;
  const { ok, output } = await run(process.execPath, ["--input-type=module", "-e", script], {
    quiet: true,
    env: { KOTAK_FAKTA_RUN: "" },
  });
  const pid = Number(output);
  assert.ok(!ok && pid > 0, output);
  await wait(100);
  assert.equal(isAlive(pid), false);
});

test("finds programs on PATH and by path", () => {
  assert.ok(findProgram("node"));
  assert.equal(findProgram(process.execPath), process.execPath);
  assert.equal(findProgram("no-such-program"), undefined);
});
