// `npm run screenshots`: the pages as they are now, for the README and for looking at.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT, stalePackage } from "./build-digest.mjs";
import { run } from "./processes.mjs";
import { setUp } from "./setup.mjs";

const DESKTOP = { width: 1280, height: 1000 };
const PHONE = { width: 360, height: 1100 };
const READ = "document.getElementById('tab-read').click()";
const MENU =
  "[...document.getElementById('box').shadowRoot.querySelectorAll('.correct button')].find(button => button.ariaLabel.endsWith('Kemlu')).click()";
const OPEN = "document.querySelector('kotak-fakta').open = true";

/** `prepare` runs in the page before its picture is taken. */
const PICTURES = [
  { name: "berita-1280", page: "berita", size: DESKTOP },
  { name: "berita-1280-open", page: "berita", size: { ...DESKTOP, height: 1500 }, prepare: OPEN },
  { name: "berita-360-dark", page: "berita", size: PHONE, dark: true },
  { name: "index-1280", page: "index", size: DESKTOP, prepare: `${READ}; ${MENU}` },
  { name: "index-1280-dark", page: "index", size: DESKTOP, prepare: READ, dark: true },
  { name: "index-360", page: "index", size: PHONE },
];

await setUp("node", "browsers");
if (stalePackage()) await run(process.execPath, [join(PROJECT, "tools", "build.mjs")]);
// Only now: it needs the packages that set-up installs.
const { open, resize } = await import("../tests/support/engines.mjs");
const { serve } = await import("../tests/support/server.mjs");

const folder = join(PROJECT, "docs");
mkdirSync(folder, { recursive: true });
const server = await serve();
const { driver, close } = await open("chromium");
try {
  for (const { name, page, size, prepare = "", dark = false } of PICTURES) {
    await resize(driver, size);
    const features = [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
    await driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { features });
    await driver.get(`${server.url}/www/${page}.html`);
    await driver.wait(boxIsShown, 15_000, `${page}.html shows no box`);
    await driver.executeScript(prepare);
    // What follows from it is drawn when the page is idle.
    await driver.sleep(500);
    const image = Buffer.from(await driver.takeScreenshot(), "base64");
    writeFileSync(join(folder, `${name}.png`), image);
    console.log(`docs/${name}.png ${image.length} bytes`);
  }
} finally {
  await close();
  await server.close();
}

function boxIsShown() {
  return driver.executeScript("return document.querySelector('kotak-fakta')?.factBox != null");
}
