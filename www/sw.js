// Keeps this page's own files, so that it works without a connection. It touches no other page's and keeps no text.

const KEPT = "kotak-fakta-demo";
const FILES = [
  "./",
  "demo.css",
  "demo.js",
  "demo/corrections.js",
  "demo/files.js",
  "demo/link.js",
  "demo/manuscript.js",
  "demo/outputs.js",
  "demo/tabs.js",
  "demo/words.js",
  "samples/city-press-release.txt",
  "samples/quote-over-paragraphs.txt",
  "samples/radio-colon.txt",
  "samples/satunusantaranews-tppo.txt",
  "samples/wire-double-dash.txt",
  "../pkg/index.js",
  "../pkg/kotak_fakta_bg.wasm",
].map(name => new URL(name, location.href).pathname);

addEventListener("install", event => event.waitUntil(caches.open(KEPT).then(cache => cache.addAll(FILES)).then(() => skipWaiting())));
addEventListener("activate", event => event.waitUntil(clients.claim()));

addEventListener("fetch", event => {
  const { origin, pathname } = new URL(event.request.url);
  const path = pathname.replace(/\/index\.html$/, "/");
  if (origin === location.origin && event.request.method === "GET" && FILES.includes(path)) event.respondWith(answer(event.request, path));
});

/** What the server has now, or else what it had. */
async function answer(request, path) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok) (await caches.open(KEPT)).put(path, fresh.clone());
    return fresh;
  } catch (error) {
    const kept = await caches.match(path);
    if (kept) return kept;
    throw error;
  }
}
