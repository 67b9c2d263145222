// A box that comes where no room was kept for it moves what stands below: so it waits for a moment when nobody sees that.

/** Shows a hidden element when its place is out of sight, or the reader has just acted. */
export function showUnseen(element) {
  const end = new AbortController();
  const { signal } = end;
  const show = () => {
    end.abort();
    element.hidden = false;
  };
  const look = () => {
    // The page may have taken it away before anybody saw it.
    if (!element.isConnected) return end.abort();
    const { bottom } = (element.previousElementSibling ?? element.parentElement).getBoundingClientRect();
    if (bottom >= innerHeight || (bottom < 0 && KEEPS_ITS_PLACE)) show();
  };
  for (const type of ["click", "keydown"]) addEventListener(type, show, { signal });
  for (const type of ["scroll", "resize"]) addEventListener(type, look, { signal, passive: true });
  look();
}

/** Whether what is in sight stays there when something comes above it. */
const KEEPS_ITS_PLACE = Boolean(globalThis.CSS?.supports?.("overflow-anchor", "auto"));

/** The animation by which a page gives room back where our script has not come for long (see the README). */
const GIVES_ROOM_BACK = "kotak-fakta";

/** Whether room was kept free for an element, and the page has given it back: then a box comes too late to come at once. */
export const cameTooLate = element =>
  element.getAnimations().some(({ animationName, currentTime, effect }) => animationName === GIVES_ROOM_BACK && currentTime > effect.getTiming().delay);
