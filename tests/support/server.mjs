// A server for the tests: the project's files, with answers replaced where a test wants a host's mistakes or its policies.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startServer } from "../../tools/static-server.mjs";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const LOG = readFileSync(new URL("log.js", import.meta.url));

/**
 * Serves the project (`/pkg/…`, `/www/…`) and `/log.js`, which fills `window.__log` (see engines.mjs, `readLog`).
 *
 * @param {object} [options]
 * @param {string} [options.root] another folder than the project's
 * @param {Record<string, string>} [options.headers] put on every answer, such as a Content-Security-Policy
 * @param {Record<string, Answer | ((path: string) => Answer)>} [options.routes] by exact path: `{ status, headers, body,
 *   delay }`; what is left out comes from the file, so `{ headers: { "content-type": "text/plain" } }` only spoils the type
 * @returns {Promise<{ url: string, requests: string[], close: () => Promise<void> }>} `requests`: the paths asked for
 * @typedef {import("../../tools/static-server.mjs").Answer} Answer
 */
export async function serve({ root = PROJECT, headers = {}, routes = {} } = {}) {
  const requests = [];
  const { url, close } = await startServer({
    root,
    route(path) {
      requests.push(path);
      const own = path === "/log.js" ? { body: LOG } : {};
      const given = typeof routes[path] === "function" ? routes[path](path) : routes[path];
      return { ...own, ...given, headers: { ...headers, ...given?.headers } };
    },
  });
  return { url, requests, close };
}
