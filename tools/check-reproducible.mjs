// `npm run check:reproducible`: the same sources, built in another folder, must give the bytes of pkg/.
//
// Another compiler may make others. Where this machine has not the one that built pkg/, it builds twice instead, in two
// folders, and compares those.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, relative } from "node:path";
import { PACKAGE_FILES, PROJECT, compilerOfPackage, stalePackage } from "./build-digest.mjs";
import { run, temporaryFolder } from "./processes.mjs";
import { compiler, setUp } from "./setup.mjs";

/** What lies in the project's folder and is no source. */
const NOT_COPIED = [".git", "node_modules", "target", join("tests", "artefacts")];

try {
  await setUp("node", "rust", "wasm-pack", "wasm-bindgen");
  const reason = stalePackage();
  if (reason) throw new Error(reason);
  const same = compiler() === compilerOfPackage();
  if (!same) console.log(`pkg/ was built by ${compilerOfPackage()}; this is ${compiler()}`);
  const built = await buildIn(join(temporaryFolder(), "elsewhere"));
  const other = same ? PROJECT : await buildIn(join(temporaryFolder(), "a", "longer", "way", "off"));
  const differing = compare(built, other);
  if (differing.length > 0) throw new Error(`two builds differ in ${differing.join(", ")}`);
  console.log(same ? "pkg/ is, byte for byte, what a build in another folder gives." : "Two builds in two folders are the same, byte for byte.");
  if (same) keepLinkersMap(built);
} catch (error) {
  console.error(`\nnpm run check:reproducible: ${error.message}`);
  process.exitCode = 1;
}

async function buildIn(folder) {
  cpSync(PROJECT, folder, { recursive: true, filter: path => !NOT_COPIED.includes(relative(PROJECT, path)) });
  // A build that fails leaves pkg/ as it is: what was copied must not pass for built.
  rmSync(join(folder, "pkg"), { recursive: true });
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  const { ok } = await run(process.execPath, [join(folder, "tools", "build.mjs")]);
  if (!ok) throw new Error("the build failed");
  return folder;
}

function compare(one, other) {
  const hash = (folder, name) => createHash("sha256").update(readFileSync(join(folder, "pkg", name))).digest("hex");
  console.log("");
  return PACKAGE_FILES.filter(name => {
    const [first, second] = [hash(one, name), hash(other, name)];
    console.log(first === second ? `${name.padEnd(22)} sha256 ${first}` : `${name.padEnd(22)} sha256 ${first}, but ${second}`);
    return first !== second;
  });
}

/** `npm run sizes` can then name the statics also where pkg/ came with the clone. */
function keepLinkersMap(built) {
  for (const name of ["package", "link.map"]) {
    const place = join("target", name);
    rmSync(join(PROJECT, place), { recursive: true, force: true });
    cpSync(join(built, place), join(PROJECT, place), { recursive: true });
  }
}
