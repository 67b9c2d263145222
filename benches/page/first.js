// In a fresh page: what the first text costs, and what had to be loaded before.

/** @returns {Promise<{ load: number, extract: number }>} in ms */
export async function first({ module, text }) {
  const start = performance.now();
  const { load, extract } = await import(module);
  await load();
  const loaded = performance.now();
  await extract(text);
  return { load: loaded - start, extract: performance.now() - loaded };
}
