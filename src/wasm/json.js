// JSON as the browser brings it. Some pages put a parser of their own in its place.

/**
 * @param {string} text
 * @returns {unknown}
 * @throws {SyntaxError}
 */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (typeof document === "undefined") throw error;
    return parseElsewhere(text);
  }
}

/** In a window that the page has not touched. */
function parseElsewhere(text) {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  document.documentElement.append(frame);
  try {
    return frame.contentWindow.JSON.parse(text);
  } finally {
    frame.remove();
  }
}
