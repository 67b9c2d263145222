// Keeps this page's own files, so that it works without a connection. It touches no other page's and keeps no text.

const KEPT = "kotak-fakta-demo";
const FILES = [
  "./",
  "demo.css",
  "demo.js",
  "demo/approval.js",
  "demo/candidates.js",
  "demo/compose.js",
  "demo/controls.js",
  "demo/corrections.js",
  "demo/describe.js",
  "demo/desk.js",
  "demo/dom.js",
  "demo/fact-buttons.js",
  "demo/fact-forms.js",
  "demo/fact-menu.js",
  "demo/facts.js",
  "demo/files.js",
  "demo/form.js",
  "demo/kept.js",
  "demo/link.js",
  "demo/manuscript.js",
  "demo/menu.js",
  "demo/message.js",
  "demo/notice.js",
  "demo/outputs.js",
  "demo/place.js",
  "demo/selection.js",
  "demo/sentences.js",
  "demo/similar.js",
  "demo/storage.js",
  "demo/tabs.js",
  "demo/words-en.js",
  "demo/words-id.js",
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
