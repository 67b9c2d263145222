// Keeps the box's events, and the story as it was before a box could touch it. Included before anything else of the page.
window.__events = [];
for (const type of ["ready", "error", "refused", "stale"].map(name => `kotak-fakta-${name}`)) {
  addEventListener(type, event => window.__events.push({ type, detail: event.detail, from: event.target.localName }));
}
// Before any module runs, which `DOMContentLoaded` would not be.
document.addEventListener("readystatechange", () => {
  window.__before ??= document.getElementById("story")?.outerHTML;
});
