// The server of the benchmark: as a good host serves, with brotli made beforehand, and the page's clock as fine as it gets.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { PROJECT } from "../../tools/build-digest.mjs";
import { startServer } from "../../tools/static-server.mjs";
import { packed } from "./brotli.mjs";
import { PEERS, TEXTS } from "./places.mjs";

const FOLDERS = {
  "/pkg/": join(PROJECT, "pkg"),
  "/www/": join(PROJECT, "www"),
  "/page/": join(PROJECT, "benches", "page"),
  "/peers/": PEERS,
};

/** Fetched before the clock runs. */
const TEXT = /^\/texts\/([\w-]+\.txt)$/;

/** Only a page that is isolated so may read the clock in steps of 5 µs. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
const PACKED = { ...ISOLATED, "content-encoding": "br" };

/** A page with nothing in it. */
export const EMPTY = "/www/empty.html";
/** The news page with our element's place in it, and with a stranger's. */
export const OURS = "/www/ours.html";
export const THEIRS = "/www/theirs.html";

/** @returns {Promise<{ url: string, close: () => Promise<void> }>} */
export async function serveSite() {
  const files = new Map(Object.entries(newsPages()).map(([path, page]) => [path, packed(page)]));
  for (const [name, folder] of Object.entries(FOLDERS)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).filter(found => found.isFile())) {
      const path = join(entry.parentPath, entry.name);
      files.set(name + relative(folder, path).replaceAll(sep, "/"), packed(readFileSync(path)));
    }
  }
  return startServer({
    root: PROJECT,
    route(path) {
      const text = path.match(TEXT)?.[1];
      if (text) return { headers: ISOLATED, body: readFileSync(join(TEXTS, text)) };
      return files.has(path) ? { headers: PACKED, body: files.get(path) } : { status: 404, body: `Nothing at ${path}` };
    },
  });
}

/** The news page of the project, without the script: that comes when the clock runs. */
function newsPages() {
  const page = readFileSync(join(PROJECT, "www", "berita.html"), "utf8");
  const without = once(page, /<script type="module" src="[^"]*kotak-fakta\.min\.js"><\/script>/, "");
  const place = /<kotak-fakta[^>]*><\/kotak-fakta>/;
  return {
    [EMPTY]: '<!doctype html><html lang="id"><title>bench</title><link rel="icon" href="data:,">',
    // Open: then all of the box is laid out.
    [OURS]: once(without, place, "<kotak-fakta open></kotak-fakta>"),
    [THEIRS]: once(without, place, '<div id="box"></div>'),
  };
}

function once(text, pattern, by) {
  if (!pattern.test(text)) throw new Error(`www/berita.html has no ${pattern}`);
  return text.replace(pattern, by);
}
