// `npm start`: the demo on this machine. Needs Node alone as long as pkg/ is what the sources make.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PROJECT, stalePackage } from "./build-digest.mjs";
import { startServer } from "./static-server.mjs";

const FIRST_PORT = 8080;
const FOLDERS = /^\/(www|pkg)(\/|$)/;

const stale = stalePackage();
if (stale) await rebuild(stale);
const { url } = await listen();
console.log(`Kotak Fakta: ${url}/\nA news page:  ${url}/www/berita.html\nStop with Ctrl-C.`);

async function rebuild(reason) {
  console.log(`${reason}. Doing that now.`);
  const { run } = await import("./processes.mjs");
  const { ok } = await run(process.execPath, [fileURLToPath(new URL("build.mjs", import.meta.url))]);
  if (ok) return;
  if (!existsSync(`${PROJECT}pkg/kotak-fakta.min.js`)) process.exit(1);
  console.log("The build failed: the pages below run the package as it was before.");
}

async function listen() {
  const asked = process.env.PORT;
  if (asked !== undefined && !(/^\d{1,5}$/.test(asked) && Number(asked) <= 65535)) {
    stop(`PORT must be a number from 0 to 65535, not ${JSON.stringify(asked)}.`);
  }
  for (let port = Number(asked ?? FIRST_PORT); ; port++) {
    try {
      return await startServer({ root: PROJECT, port, route });
    } catch (error) {
      if (asked !== undefined && error.code === "EADDRINUSE") stop(`Port ${port} is taken: choose another by PORT, or none.`);
      if (asked !== undefined && error.code === "EACCES") stop(`Port ${port} may not be used: choose one from 1024 on.`);
      if (error.code !== "EADDRINUSE" || port >= FIRST_PORT + 100) throw error;
    }
  }
}

function route(path) {
  if (path === "/") return { status: 302, headers: { location: "/www/" } };
  return FOLDERS.test(path) ? undefined : { status: 404, body: `Nothing at ${path}` };
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
