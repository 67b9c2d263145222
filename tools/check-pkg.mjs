// `npm run check:pkg`
import { stalePackage } from "./build-digest.mjs";

const reason = stalePackage();
console.log(reason ?? "pkg/ is what its sources make.");
process.exitCode = reason ? 1 : 0;
