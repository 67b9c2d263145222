// `npm run check:crates`: licences, versions, build scripts and sources of every crate in the lock files, as deny.toml allows.
import { dirname, join } from "node:path";
import { PROJECT } from "./build-digest.mjs";
import { ask, run } from "./processes.mjs";
import { setUp } from "./setup.mjs";

await setUp("rust", "cargo-deny");
process.chdir(PROJECT);
const locks = ask("git", ["ls-files", "*Cargo.lock"])?.trim().split("\n") ?? ["Cargo.lock"];
for (const lock of locks) {
  console.log(`\n${lock}`);
  const manifest = join(dirname(lock), "Cargo.toml");
  // What deny.toml lets in for one of them, the others need not have.
  const elsewhere = ["unmatched-skip", "license-exception-not-encountered", ...(lock === "Cargo.lock" ? [] : ["license-not-encountered"])];
  const rest = elsewhere.flatMap(finding => ["--allow", finding]);
  const where = ["--locked", "--config", "deny.toml", "--manifest-path", manifest];
  const { ok } = await run("cargo-deny", [...where, "check", ...rest, "licenses", "bans", "sources"]);
  if (!ok) process.exitCode = 1;
}
