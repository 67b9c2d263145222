// `npm run screenshots`: the pages as they are now, for the README and for looking at.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT, stalePackage } from "./build-digest.mjs";
import { run } from "./processes.mjs";
import { setUp } from "./setup.mjs";

const PAGES = ["berita", "index"];
const SIZES = [
  { width: 1280, height: 1000 },
  { width: 360, height: 1100 },
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
  for (const page of PAGES) {
    for (const size of SIZES) {
      await resize(driver, size);
      await driver.get(`${server.url}/www/${page}.html`);
      await driver.wait(boxIsShown, 15_000, `${page}.html shows no box`);
      const file = join(folder, `${page}-${size.width}.png`);
      const image = Buffer.from(await driver.takeScreenshot(), "base64");
      writeFileSync(file, image);
      console.log(`docs/${page}-${size.width}.png ${image.length} bytes`);
    }
  }
} finally {
  await close();
  await server.close();
}

function boxIsShown() {
  return driver.executeScript("return document.querySelector('kotak-fakta')?.factBox != null");
}
