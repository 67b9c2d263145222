// A browser compiles a module's functions as they are first called, which takes longer than to run them once.
import { isArticle, readAhead } from "./module.js";
import { pause } from "./when.js";

let warm = false;

/**
 * Reads a page's first text ahead, in steps: each has a task of its own, and between two the page may answer its reader. Nothing
 * is read twice but the gate: an engine that sees functions run again begins to compile them better, just when the box is drawn.
 * @param {string} text
 */
export async function warmUp(text) {
  if (warm) return;
  warm = true;
  for (const step of [isArticle, readAhead]) {
    await pause();
    step(text);
  }
  await pause();
}
