// A browser compiles a module's functions as they are first called, which takes longer than to run them once.
import { extract, isArticle } from "./module.js";
import { pause } from "./when.js";

let warm = false;

/**
 * Reads a page's first text ahead, in steps: each has a task of its own, and between two the page may answer its reader.
 * @param {string} text
 */
export async function warmUp(text) {
  if (warm) return;
  warm = true;
  for (const step of [isArticle, extract]) {
    await pause();
    step(text);
  }
  await pause();
}
