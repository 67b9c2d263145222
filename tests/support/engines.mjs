// Real browsers for the tests.
import { after, before, describe } from "node:test";
import { Builder, Capabilities } from "selenium-webdriver";
import { findBrowsers, startDriver } from "../../tools/browsers.mjs";

/** `KOTAK_FAKTA_ENGINES=firefox,webkit` keeps a run to some of them. */
const wanted = process.env.KOTAK_FAKTA_ENGINES?.split(",").filter(Boolean);

/** @returns the engines: `{ name, version, missing }`, where `missing` says why one can't be used here */
export function engines() {
  return findBrowsers().map(engine =>
    wanted && !wanted.includes(engine.name) ? { ...engine, missing: "not asked for" } : engine,
  );
}

/**
 * Opens a browser window whose page area has the given size.
 * @param {"chromium" | "firefox" | "webkit"} name
 */
export async function open(name, { width = 1280, height = 900 } = {}) {
  const engine = findBrowsers().find(candidate => candidate.name === name);
  const { url, stop } = await startDriver(engine);
  let driver;
  const close = async () => {
    // A browser that no longer answers must not keep us: its process group ends with the driver.
    const quitting = driver?.quit().catch(() => {});
    await Promise.race([quitting, new Promise(resolve => setTimeout(resolve, 5000).unref())]);
    await stop();
  };
  try {
    driver = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(url)
      .withCapabilities(new Capabilities(engine.capabilities))
      .build();
    await driver.manage().setTimeouts({ pageLoad: 30_000, script: 15_000 });
    await resize(driver, { width, height });
    return { driver, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Makes the page area as large as asked: what is around it differs from engine to engine. Firefox windows stop at a
 * width of 500 and WebKit's at 447; put the page into a narrower frame to test a phone there.
 */
export async function resize(driver, { width, height }) {
  if ((await driver.getCapabilities()).getBrowserName().startsWith("chrom")) {
    // A Chromium window can't be as narrow as a phone; its page area can.
    await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    });
    return;
  }
  const window = driver.manage().window();
  await window.setRect({ x: 0, y: 0, width, height });
  const [innerWidth, innerHeight] = await driver.executeScript("return [innerWidth, innerHeight]");
  // What is around the page is never negative, but a page may still tell its old size.
  const around = (whole, inner) => Math.max(whole, 2 * whole - inner);
  await window.setRect({ x: 0, y: 0, width: around(width, innerWidth), height: around(height, innerHeight) });
}

/**
 * A suite of tests for each engine, with one open browser; an engine that is missing is reported as skipped.
 * @param {(engine: { name: string, version?: string, driver: import("selenium-webdriver").WebDriver }) => void} define
 *   `driver` is there from the first test on, not while tests are defined
 * @param {{ width?: number, height?: number }} [size]
 */
export function eachEngine(define, size) {
  for (const engine of engines()) {
    describe(engine.name, { skip: engine.missing }, () => {
      let browser;
      before(
        async () => {
          browser = await open(engine.name, size);
        },
        { timeout: 60_000 },
      );
      after(() => browser?.close(), { timeout: 30_000 });
      define({
        name: engine.name,
        get version() {
          return engine.version;
        },
        get driver() {
          return browser.driver;
        },
      });
    });
  }
}

/**
 * What the page would have put on its console, and its errors, in order: `{ type, text }`. Needs `<script src="/log.js">`
 * first in the page. Types: the console's (`info`, `error`, …), `uncaught`, `unhandled`, `not-loaded`, `policy`.
 */
export const readLog = driver => driver.executeScript("return window.__log ?? null");
