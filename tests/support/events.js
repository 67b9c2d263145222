// Keeps the box's events, and the story as it was before a box could touch it. Included before anything else of the page.
window.__events = [];
for (const type of ["kotak-fakta-ready", "kotak-fakta-error"]) {
  addEventListener(type, event => window.__events.push({ type, detail: event.detail, from: event.target.localName }));
}
document.addEventListener("DOMContentLoaded", () => {
  window.__before = document.getElementById("story")?.outerHTML;
});
