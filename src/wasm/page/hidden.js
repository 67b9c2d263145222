// What a page's style sheets hide. Asked of one element at a time; none of it needs the page to be laid out.

/** Not rendered; and rendered so that nothing is seen of it, which those inside inherit. */
const NOT_RENDERED = 1;
const INVISIBLE = 2;

/**
 * @param {Element} element
 * @returns {number} 0 where it is to be seen
 */
export function hides(element) {
  const { display, visibility, contentVisibility } = getComputedStyle(element);
  const unrendered = display === "none" || contentVisibility === "hidden";
  return (unrendered ? NOT_RENDERED : 0) | (visibility === "hidden" || visibility === "collapse" ? INVISIBLE : 0);
}
