// The three engines of the web: where they are on this machine, and how each is started under WebDriver.
import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ask, findProgram, freePort, removeFolder, start, temporaryFolder } from "./processes.mjs";

/** Where set-up puts the cargo tools: outside the clone, so that a second clone needs not build them again. */
export const TOOLS = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "kotak-fakta", "tools");

/** Starting as root or in a container needs no sandbox; the rest keeps Chromium from calling home. */
const CHROMIUM_ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const FIREFOX_PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

const DEFINITIONS = [
  {
    name: "chromium",
    packages: ["chromium", "chromium-driver"],
    browser: () =>
      first(
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
      ),
    driver: () => first(process.env.CHROMEDRIVER, "chromedriver"),
    driverName: "chromedriver",
    version: ({ browser }) => ask(browser, ["--version"]),
    driverArguments: port => [`--port=${port}`],
    capabilities: ({ browser }) => ({
      browserName: "chrome",
      "goog:chromeOptions": { binary: browser, args: CHROMIUM_ARGUMENTS },
    }),
  },
  {
    name: "firefox",
    packages: ["firefox-esr"],
    browser: () => first("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"),
    driver: () => first(process.env.GECKODRIVER, join(TOOLS, "bin", "geckodriver"), "geckodriver"),
    driverName: "geckodriver",
    version: ({ browser }) => ask(browser, ["--version"]),
    driverArguments: port => ["--port", String(port), "--log", "error"],
    capabilities: ({ browser }) => ({
      browserName: "firefox",
      "moz:firefoxOptions": { binary: browser, args: ["-headless"], prefs: FIREFOX_PREFERENCES },
    }),
  },
  {
    name: "webkit",
    packages: ["webkit2gtk-driver", "xvfb", "xauth"],
    browser: () => first(...miniBrowsers()),
    driver: () => first("WebKitWebDriver"),
    driverName: "WebKitWebDriver",
    // It has no headless mode, not even for printing its version.
    display: () => first("Xvfb"),
    version: ({ browser }) => ask("xvfb-run", ["-a", browser, "--version"]),
    driverArguments: port => ["--host=127.0.0.1", `--port=${port}`],
    capabilities: ({ browser }) => ({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
    }),
  },
];

/** @returns the engines, found or not: `missing` says what an engine lacks here */
export function findBrowsers() {
  return DEFINITIONS.map(definition => {
    const browser = definition.browser();
    const driver = definition.driver();
    const lacks = [
      !browser && `the browser (${definition.name})`,
      !driver && definition.driverName,
      definition.display && !definition.display() && "Xvfb",
    ].filter(Boolean);
    return {
      name: definition.name,
      packages: definition.packages,
      browser,
      driver,
      missing: lacks.length > 0 ? `not found on this machine: ${lacks.join(", ")}` : undefined,
      capabilities: definition.capabilities({ browser }),
      get version() {
        return lacks.length > 0 ? undefined : definition.version({ browser })?.match(/\d+(\.\d+)+/)?.[0];
      },
    };
  });
}

/**
 * Starts the driver of an engine, for one session: WebKit's can do no more, and a fresh one has no past.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startDriver(engine) {
  if (engine.missing) throw new Error(`${engine.name}: ${engine.missing}`);
  const { driverArguments, display } = DEFINITIONS.find(({ name }) => name === engine.name);
  const screen = display && (await startDisplay(display()));
  const port = await freePort();
  const folder = temporaryFolder();
  const env = { TMPDIR: folder, ...(screen && { DISPLAY: screen.name }) };
  const job = start(engine.driver, driverArguments(port), { env });
  const stop = async () => {
    await job.stop();
    await screen?.stop();
    removeFolder(folder);
  };
  const url = `http://127.0.0.1:${port}`;
  if (await answers(`${url}/status`, job)) return { url, stop };
  await stop();
  throw new Error(`${engine.name}: ${engine.driver} does not answer`);
}

async function startDisplay(program) {
  // It picks a free display itself and tells which.
  const job = start(program, ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const number = await Promise.race([
    new Promise(resolve => job.child.stdout?.once("data", data => resolve(String(data).trim()))),
    job.ended.then(() => undefined),
    wait(15_000, undefined, { ref: false }),
  ]);
  if (number) return { name: `:${number}`, stop: job.stop };
  await job.stop();
  throw new Error("Xvfb does not start");
}

async function answers(url, job) {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && job.child.exitCode === null) {
    const status = await fetch(url).then(reply => reply.json(), () => undefined);
    if (status?.value?.ready) return true;
    await wait(50);
  }
  return false;
}

const first = (...names) => names.filter(Boolean).map(findProgram).find(Boolean);

function miniBrowsers() {
  const places = ["/usr/lib", "/usr/libexec", "/usr/lib64"];
  for (const name of list("/usr/lib")) if (name.includes("-linux-")) places.push(join("/usr/lib", name));
  return places.flatMap(place =>
    list(place)
      .filter(name => /^webkit2?gtk-\d/.test(name))
      .sort()
      .reverse()
      .map(name => join(place, name, "MiniBrowser")),
  );
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
