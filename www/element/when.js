// The moments that an element waits for.

/** When the page is parsed: until then an article's text may still be on its way. */
export const parsed = () =>
  document.readyState === "loading"
    ? new Promise(resolve => document.addEventListener("DOMContentLoaded", () => resolve(), { once: true }))
    : Promise.resolve();

/** When the page has nothing better to do, but soon. */
export const idle = () =>
  new Promise(resolve => {
    if (globalThis.requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: 500 });
    else setTimeout(resolve, 1);
  });

/** When both have come. */
export async function quiet() {
  await parsed();
  await idle();
}

/** A task of its own for what comes next: before it the page may answer its reader. */
export const pause = () => globalThis.scheduler?.yield?.() ?? new Promise(resolve => setTimeout(resolve));
