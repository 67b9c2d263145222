// Where the benchmark works: all below target/, but for the peers' crate.
import { join } from "node:path";
import { PROJECT } from "../../tools/build-digest.mjs";

export const WORK = join(PROJECT, "target", "bench");
export const CARGO_TARGET = join(WORK, "cargo");
/** What the server gives beside the project's own files. */
export const PEERS = join(WORK, "peers");
export const TEXTS = join(WORK, "texts");
export const CRATE = join(PROJECT, "benches", "daachorse");
export const NATIVE = join(CARGO_TARGET, "release", "native");
