// Tabs as the ARIA Authoring Practices describe them: one stop for Tab, arrows between them.

/** Every list of tabs in the page; a change is told by a `tab` event of the document. */
export function startTabs() {
  for (const list of document.querySelectorAll("[role=tablist]")) {
    const tabs = [...list.querySelectorAll("[role=tab]")];
    for (const tab of tabs) tab.addEventListener("click", () => select(tab));
    list.addEventListener("keydown", event => {
      const to = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const from = tabs.indexOf(event.target);
      const next = Number.isFinite(to) ? (from + to + tabs.length) % tabs.length : to < 0 ? 0 : tabs.length - 1;
      select(tabs[next]);
      tabs[next].focus();
    });
  }
}

/** Opens the panel of that id. */
export const openTab = panel => select(document.querySelector(`[aria-controls=${panel}]`));

function select(tab) {
  for (const other of tab.closest("[role=tablist]").querySelectorAll("[role=tab]")) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", chosen);
    other.tabIndex = chosen ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
  }
  document.dispatchEvent(new Event("tab"));
}
