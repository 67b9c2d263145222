// A site may keep room free for a box (`min-height`), so that the page does not move when it comes. Where there is no box,
// the room is given back.

/** What elements had as their own style before their room was given back. */
const styles = new WeakMap();

/**
 * @param {HTMLElement} element the box; a placeholder that holds it goes with it
 * @param {boolean} kept whether there is something to see
 */
export function keepRoom(element, kept) {
  const holder = element.closest("[data-kotak-fakta]");
  for (const { style } of holder && holder === element.parentElement ? [element, holder] : [element]) {
    if (kept === !styles.has(style)) continue;
    if (kept) {
      style.cssText = styles.get(style);
      styles.delete(style);
    } else {
      styles.set(style, style.cssText);
      style.setProperty("display", "none", "important");
    }
  }
}
