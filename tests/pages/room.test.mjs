// The room that the README has sites keep: nothing moves when the box comes, however late, and no hole stays where none comes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { eachEngine, resize } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EMBED, EVENTS, body, headline, page, told } from "../support/story.mjs";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
/** The first snippet of the README that has a box in it, of which the script's line is replaced. */
const [, snippet] = README.match(/```html\n((?:(?!```)[^])*\n<kotak-fakta><\/kotak-fakta>)\n```/);
const [style] = snippet.match(/<style>[^]*<\/style>/);

const SHIFTS = `<script>
  window.__shift = 0;
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift"))
    new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.__shift += e.value; })
      .observe({ type: "layout-shift", buffered: true });
</script>`;

const BOXES = { element: "<kotak-fakta></kotak-fakta>", placeholder: "<div data-kotak-fakta></div>" };
const put = 'const s = document.createElement("script"); s.type = "module"; s.src = "/pkg/kotak-fakta.min.js"; document.head.append(s);';
const SCRIPTS = {
  normal: EMBED,
  "after a second and a half": `<script>setTimeout(() => { ${put} }, 1500)</script>`,
  "at the first touch": `<script>addEventListener("keydown", () => { ${put} }, { once: true })</script>`,
  "not found": '<script type="module" src="/tidak-ada.js"></script>',
  none: "",
};
const prose = "<p>Langit biru dan awan putih di atas sawah hijau yang luas sekali pagi itu.</p>".repeat(9);
/** In a column as narrow as that of a phone. */
const markup = (box, text = body) => `${style}<style>body { margin: 0 20px }</style><article>${headline}${box}<div class="entry-content">${text}</div></article>`;
const path = (...names) => `/${names.join("-").replaceAll(" ", "-")}`;

let server;
before(async () => {
  const routes = { "/events.js": EVENTS };
  for (const [box, html] of Object.entries(BOXES)) {
    for (const [when, script] of Object.entries(SCRIPTS)) routes[path(box, when)] = page(markup(html), SHIFTS + script);
  }
  routes["/no-facts"] = page(markup(BOXES.element, prose), EMBED);
  routes["/off"] = page(markup("<kotak-fakta hidden></kotak-fakta>"), EMBED);
  routes["/framed"] = page("", "");
  server = await serve({ routes });
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const visit = path => engine.driver.get(server.url + path);
  const held = "document.querySelector('[data-kotak-fakta], kotak-fakta')";
  const height = () => run(`return ${held}.getBoundingClientRect().height`);
  const shift = () => run("return window.__shift");
  const drawn = "document.querySelector('kotak-fakta')?.shadowRoot?.querySelector('section')?.getBoundingClientRect().height";
  /** In a frame of that width, and with scripts or not. */
  const frame = async (path, { width, scripts = true }) => {
    await visit("/framed");
    await engine.driver.executeAsyncScript(
      `const [src, width, scripts, done] = arguments;
       const frame = document.createElement("iframe");
       if (!scripts) frame.sandbox = "allow-same-origin";
       frame.width = width; frame.height = 800; frame.onload = () => setTimeout(done, 100); frame.src = src;
       document.body.replaceChildren(frame);`,
      path,
      width,
      scripts,
    );
  };
  const inFrame = script => run(`const { contentDocument: document, contentWindow: window } = self.document.querySelector("iframe"); return ${script}`);

  for (const box of Object.keys(BOXES)) {
    for (const when of ["normal", "after a second and a half", "at the first touch"]) {
      it(`${box}, script ${when}: nothing moves`, async t => {
        if (engine.name !== "chromium") return t.skip("only Chromium measures layout shifts");
        for (const size of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
          await resize(engine.driver, size);
          await visit(path(box, when));
          if (when === "at the first touch") {
            await engine.driver.sleep(2000);
            await run("dispatchEvent(new KeyboardEvent('keydown'))");
          }
          await told(engine.driver);
          await engine.driver.sleep(700);
          assert.ok((await run(`return ${drawn}`)) > 200, "the box is drawn");
          assert.equal(await shift(), 0, JSON.stringify(size));
        }
      });
    }

    it(`${box}, no script: no hole`, async () => {
      for (const width of [320, 700]) {
        await frame(path(box, "none"), { width, scripts: false });
        assert.equal(await inFrame(`${held}.getBoundingClientRect().height`), 0);
        assert.equal(await inFrame("document.querySelector('.entry-content').getBoundingClientRect().height > 100"), true);
      }
    });

    it(`${box}, script not found: the room is there, and is given back`, async () => {
      await visit(path(box, "not found"));
      await engine.driver.sleep(300);
      assert.ok((await height()) >= 320, "no room is kept");
      const timing = await run(`const [animation] = ${held}.getAnimations(); const { delay, duration } = animation.effect.getTiming();
        animation.finish(); return { delay, duration };`);
      assert.ok(timing.delay <= 10_000 && timing.duration <= 5000, JSON.stringify(timing));
      assert.equal(await height(), 0);
    });

    it(`${box}, script not found: it is given back too slowly for anything to jump`, { timeout: 60_000 }, async t => {
      if (engine.name !== "chromium") return t.skip("only Chromium measures layout shifts");
      await resize(engine.driver, { width: 390, height: 844 });
      await visit(path(box, "not found"));
      await engine.driver.wait(async () => (await height()) === 0, 30_000, "the room stays");
      assert.ok((await shift()) < 0.05, `${await shift()}`);
    });

    it(`${box}: a box that comes after the room was given back waits for a moment when nothing moves`, async () => {
      for (const act of ["document.body.click()", "scrollTo(0, document.documentElement.scrollHeight)"]) {
        await visit(path(box, "at the first touch"));
        await run(`${held}.getAnimations()[0].finish(); document.body.insertAdjacentHTML("beforeend", "<p style='height: 200vh'>");`);
        await engine.driver.sleep(300);
        await run("window.__shift = 0; dispatchEvent(new KeyboardEvent('keydown'))");
        await told(engine.driver);
        await engine.driver.sleep(700);
        assert.equal((await run(`return ${drawn}`)) ?? 0, 0, "it pushes the text down");
        // Two margins that the empty room had kept apart become one.
        if (engine.name === "chromium") assert.ok((await shift()) < 0.02, `${await shift()}`);
        await run(`window.__shift = 0; ${act}`);
        await engine.driver.sleep(300);
        const comes = act.startsWith("scroll") ? engine.name !== "webkit" : true;
        assert.equal((await run(`return ${drawn}`)) > 200, comes);
        if (engine.name === "chromium" && act.startsWith("scroll")) assert.equal(await shift(), 0);
      }
    });
  }

  it("an article without facts: the room is given back", async () => {
    await visit("/no-facts");
    await told(engine.driver);
    assert.equal(await height(), 0);
  });

  it("a box that is switched off has no room", async () => {
    await visit("/off");
    assert.equal(await height(), 0);
  });

  it("the folded box fits the room at every width, and the room is not much larger", async () => {
    for (const width of [320, 360, 412, 600, 760]) {
      await frame(path("element", "normal"), { width });
      await engine.driver.wait(() => inFrame(`${drawn} > 0`), 15_000, "no box");
      // The room is measured by an empty placeholder beside the box.
      const [box, room, size] = await inFrame(
        `(() => { const box = ${held}; const size = parseFloat(window.getComputedStyle(box).fontSize);
          const probe = document.createElement("div"); probe.dataset.kotakFakta = ""; box.after(probe);
          const room = probe.getBoundingClientRect().height; probe.remove();
          box.style.minHeight = 0; return [box.getBoundingClientRect().height, room, size]; })()`,
      );
      assert.ok(box <= room, `${width} px: ${box / size}em in ${room / size}em`);
      assert.ok(box >= room - 4 * size, `${width} px: ${box / size}em in ${room / size}em: the room is far too large`);
    }
  });
});
