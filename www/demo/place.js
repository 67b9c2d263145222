// Where a menu or a form stands: at the thing that it is about, inside the page's width, above it where there is no room below.

const GAP = 4;
const MARGIN = 8;

/**
 * @param {HTMLElement} panel absolutely placed in the page
 * @param {DOMRect} anchor in the window
 */
export function placeAt(panel, anchor) {
  panel.style.left = "0";
  panel.style.top = "0";
  const { width, height } = panel.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(MARGIN, Math.min(anchor.left, room - width - MARGIN));
  const below = anchor.bottom + GAP;
  const above = anchor.top - GAP - height;
  const top = below + height > innerHeight && above >= 0 ? above : below;
  panel.style.left = `${left + scrollX}px`;
  panel.style.top = `${top + scrollY}px`;
}
