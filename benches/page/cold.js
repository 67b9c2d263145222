// In a fresh page, with the article there and drawn: from here to a box laid out.
import { drawBox } from "./box.js";

/**
 * @param {object} options
 * @param {string} [options.element] address of a script that brings the element
 * @param {string} [options.module] address of a module whose findings nobody shows: its box is a stand-in
 * @returns {Promise<object>} `load`, `extract`, `fetch`, `idle`, `total` in ms, what can't be told left out; `longest`, the
 *   longest task of over 50 ms, or 0; `nodes` of the box
 */
export async function cold({ element, module }) {
  const tasks = [];
  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  const idle = watchIdle();
  // In a task of its own: what the driver did to call us is not ours.
  await pause(50);
  const start = performance.now();
  const times = await (element ? runElement(element) : runModule(module));
  const end = performance.now();
  // Tasks are reported late.
  await pause(300);
  const own = tasks.filter(task => task.startTime + task.duration > start && task.startTime < end);
  return {
    ...times,
    fetch: element && lastFetched() - start,
    idle: element && idle.waited,
    total: end - start,
    longest: Math.max(0, ...own.map(task => task.duration)),
    nodes: place().shadowRoot.querySelectorAll("*").length,
  };
}

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const place = () => document.querySelector("kotak-fakta, #box");
const layOut = () => place().getBoundingClientRect().height;

function runElement(address) {
  return new Promise((resolve, reject) => {
    addEventListener("kotak-fakta-error", ({ detail }) => reject(new Error(detail.message)));
    addEventListener("kotak-fakta-ready", () => {
      layOut();
      resolve({});
    });
    const script = document.createElement("script");
    script.type = "module";
    script.src = address;
    script.onerror = () => reject(new Error(`${address} does not load`));
    document.head.append(script);
  });
}

async function runModule(address) {
  const start = performance.now();
  const times = {};
  if (address) {
    const text = document.querySelector("article").textContent;
    const { load, extract } = await import(address);
    await load();
    const loaded = performance.now();
    await extract(text);
    Object.assign(times, { load: loaded - start, extract: performance.now() - loaded });
  }
  drawBox(place());
  layOut();
  return times;
}

/** How long the element waits for the page to be idle. */
function watchIdle() {
  const watch = { waited: 0 };
  const original = requestIdleCallback;
  globalThis.requestIdleCallback = (callback, options) => {
    const asked = performance.now();
    return original(deadline => {
      watch.waited += performance.now() - asked;
      callback(deadline);
    }, options);
  };
  return watch;
}

const lastFetched = () => Math.max(...performance.getEntriesByType("resource").map(entry => entry.responseEnd));
