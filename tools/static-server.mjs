// Serves files of a folder on 127.0.0.1. Needs nothing but Node, so that `npm start` works in a bare clone.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/**
 * A route replaces parts of an answer; what it leaves out comes from the file.
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: string | Uint8Array, delay?: number,
 *   breaks?: boolean }} Answer `breaks`: the connection does, in the middle of the answer
 */

/**
 * @param {object} options
 * @param {string} options.root folder to serve
 * @param {number} [options.port] 0 takes any free one
 * @param {(path: string) => Answer | undefined} [options.route] asked first, with the decoded path of the request
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function startServer({ root, port = 0, route = () => undefined }) {
  const server = createServer((request, response) => {
    respond(root, route, request, response).catch(error => {
      if (!response.headersSent) response.writeHead(500, { "content-type": TYPES[".txt"] });
      response.end(String(error));
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const taken = server.address().port;
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(root, route, request, response) {
  const path = pathOf(request.url);
  if (path === undefined) return refuse(response, 400, "The address is not well formed.");
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Only GET and HEAD.");

  const answer = route(path) ?? {};
  if (answer.delay) await wait(answer.delay);
  const file = answer.body === undefined && !redirects(answer) ? await fileAt(root, path) : undefined;
  if (answer.body === undefined && !file && !redirects(answer)) {
    return refuse(response, answer.status ?? 404, `Nothing at ${path}`, answer.headers);
  }
  response.writeHead(answer.status ?? 200, {
    "content-type": TYPES[extname(file?.path ?? path).toLowerCase()] ?? "application/octet-stream",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...answer.headers,
  });
  if (answer.breaks) return void response.write((await readFile(file.path)).subarray(0, 8000), () => response.destroy());
  if (request.method === "HEAD" || !file) return response.end(request.method === "HEAD" ? undefined : answer.body);
  createReadStream(file.path).on("error", () => response.destroy()).pipe(response);
}

const redirects = answer => answer.status >= 300 && answer.status < 400;

function pathOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file that a path names: never outside the folder, never a dot file, `index.html` for a folder. */
async function fileAt(root, path) {
  const parts = path.split(/[/\\]/).filter(Boolean);
  if (parts.some(part => part.startsWith("."))) return undefined;
  const full = join(root, ...parts);
  if (full !== root && !full.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  const found = await stat(full).catch(() => undefined);
  if (found?.isFile()) return { path: full };
  // A folder without its slash would break the relative addresses of its page.
  if (!found?.isDirectory() || !path.endsWith("/")) return undefined;
  const index = join(full, "index.html");
  return (await stat(index).catch(() => undefined))?.isFile() ? { path: index } : undefined;
}

function refuse(response, status, text, headers) {
  response.writeHead(status, { "content-type": TYPES[".txt"], ...headers });
  response.end(text);
}
