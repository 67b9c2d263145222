// Chromium for measuring: scripts of benches/page/ called in it, in a page that stays or in fresh ones.
import { open, resize } from "../../tests/support/engines.mjs";

const SIZE = { width: 1280, height: 900 };
const HALF_AN_HOUR = 30 * 60_000;

export async function openChromium() {
  const { driver, close } = await open("chromium", SIZE);
  await driver.manage().setTimeouts({ script: HALF_AN_HOUR });
  const capabilities = await driver.getCapabilities();
  return { driver, close, version: capabilities.getBrowserVersion() };
}

/** Calls what a script of benches/page/ exports under its own name. */
export async function call(driver, name, options) {
  const { value, error } = await driver.executeAsyncScript(
    `const [name, options, done] = arguments;
     import(\`/page/\${name}.js\`)
       .then(module => module[name](options))
       .then(value => done({ value }), error => done({ error: String(error) }));`,
    name,
    options,
  );
  if (error) throw new Error(`${name}.js: ${error}`);
  return value;
}

/**
 * Calls it in a page that has never run anything, in a process of its own.
 * @param {number} throttling how many times slower the page's processor is made
 */
export async function callInFreshPage(driver, address, throttling, name, options) {
  const home = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  try {
    await resize(driver, SIZE);
    await driver.get(address);
    await driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate: throttling });
    return await call(driver, name, options);
  } finally {
    await driver.close();
    await driver.switchTo().window(home);
  }
}
