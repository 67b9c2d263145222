// What can go wrong around the box: a module that traps, a page that is left, very many boxes, natives that the page replaced.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EMBED, EVENTS, MODULE, assertSeedIsShown, consoleOfUnharmedPage, page, story, told } from "../support/story.mjs";

/** Counts the instances of the module, keeps the last one's memory, and has `mount` trap as often as asked. */
const WATCHED = `<script>
  window.instances = 0;
  window.traps = 0;
  const real = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await real(...given);
    const instance = made.instance ?? made;
    const exports = { ...instance.exports };
    instances++;
    window.memory = exports.memory;
    exports.mount = (...given) => {
      if (traps > 0) {
        traps--;
        throw new WebAssembly.RuntimeError("unreachable");
      }
      return instance.exports.mount(...given);
    };
    const watched = Object.create(WebAssembly.Instance.prototype, { exports: { value: exports } });
    return made.instance ? { ...made, instance: watched } : watched;
  };
</script>`;

/** What pages and their libraries do to what the language brings, before the box's script runs. */
const REPLACED = {
  "Array.prototype has more, to be met by for…in": `Array.prototype.last = function () { return this[this.length - 1]; }; Array.prototype.toJSON = () => "no list";
    restore = () => delete Array.prototype.toJSON;`,
  "Object.prototype has more": `Object.prototype.hide = "PPATK"; Object.prototype.in = "agencies"; Object.prototype.extra = 1;`,
  "JSON is another": `const own = JSON; window.JSON = { parse() { throw new Error("no JSON"); }, stringify() { throw new Error("no JSON"); } };
    restore = () => (window.JSON = own);`,
  "styles and addresses are another's": `const own = [getComputedStyle, URL]; window.getComputedStyle = window.URL = function () { throw new Error("no"); };
    restore = () => ([window.getComputedStyle, window.URL] = own);`,
  "fetch is another": `window.fetch = () => Promise.reject(new Error("no fetch"));`,
  "customElements.define is wrapped": `const define = customElements.define; customElements.define = function (...given) { return define.apply(customElements, given); };`,
};

const path = name => `/${name.replaceAll(/\W+/g, "-")}`;

/** WebDriver needs some of these too: they come back when the box has told of itself. */
const replacing = script => `<script>{
  let restore = () => {};
  ${script}
  for (const type of ["kotak-fakta-ready", "kotak-fakta-error"]) addEventListener(type, () => restore());
}</script>`;

const MANY = 200;
const CYCLES = 10_000;
const AT_ONCE = 50;
/** More than such a box has. */
const NODES = 60;

let server;
before(async () => {
  const routes = {
    "/events.js": EVENTS,
    "/trap": page(story(), WATCHED + EMBED),
    "/many": page(story('<kotak-fakta for="story"></kotak-fakta>'.repeat(MANY)), WATCHED + EMBED),
    "/cycles": page(story(), WATCHED + MODULE),
    "/left": page(story(), EMBED),
    "/elsewhere": page("<p>Lain</p>", ""),
  };
  for (const [name, script] of Object.entries(REPLACED)) routes[path(name)] = page(story(), replacing(script) + EMBED);
  server = await serve({ routes });
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const visit = path => engine.driver.get(server.url + path);

  it("a trap in the midst of a reading: a code, a page as it was, and the next reading has a module of its own", async () => {
    await visit("/trap");
    await told(engine.driver);
    await run("window.traps = 1; document.querySelector('kotak-fakta').refresh();");
    const events = await told(engine.driver, 2);
    assert.deepEqual(
      events.map(({ type, detail }) => [type, detail?.code]),
      [["kotak-fakta-ready", undefined], ["kotak-fakta-error", "internal"]],
    );
    await run("document.querySelector('kotak-fakta').refresh();");
    await told(engine.driver, 3);
    await assertSeedIsShown(engine.driver);
    assert.equal(await run("return window.instances"), 2);
    const lines = await consoleOfUnharmedPage(engine.driver);
    assert.equal(lines.length, 1, JSON.stringify(lines));
  });

  it(`${MANY} boxes in a page share one module`, async () => {
    await visit("/many");
    const events = await told(engine.driver, MANY);
    assert.deepEqual([...new Set(events.map(({ type }) => type))], ["kotak-fakta-ready"]);
    assert.equal(await run("return window.instances"), 1);
    const drawn = "return [...document.querySelectorAll('kotak-fakta')].filter(box => box.shadowRoot.querySelector('section')).length";
    assert.equal(await run(drawn), MANY);
    await consoleOfUnharmedPage(engine.driver);
  });

  it(`${CYCLES} boxes that come and go leave nothing behind`, { timeout: 240_000 }, async t => {
    await engine.driver.manage().setTimeouts({ script: 200_000 });
    await visit("/cycles");
    await told(engine.driver);
    const cycle = count =>
      engine.driver.executeAsyncScript(
        `const [count, atOnce, done] = arguments;
         (async () => {
           window.__events.length = 0;
           for (let gone = 0; gone < count; gone += atOnce) {
             const boxes = Array.from({ length: atOnce }, () => document.createElement("kotak-fakta"));
             const ready = boxes.map(box => new Promise(resolve => box.addEventListener("kotak-fakta-ready", resolve, { once: true })));
             for (const box of boxes) box.text = "Warga Pati Menanam\\n\\nPATI – “Kami siap,” kata Bupati Pati Sri Wahyuni.";
             document.body.append(...boxes);
             await Promise.all(ready);
             for (const box of boxes) box.remove();
             window.__events.length = 0;
           }
           return [window.instances, window.memory.buffer.byteLength];
         })().then(done, error => done(String(error)));`,
        count,
        AT_ONCE,
      );
    const measure = async () => {
      if (engine.name !== "chromium") return undefined;
      const ask = (command, parameters = {}) => engine.driver.sendAndGetDevToolsCommand(command, parameters);
      await ask("Performance.enable");
      await ask("HeapProfiler.collectGarbage");
      const { metrics } = await ask("Performance.getMetrics");
      return Object.fromEntries(metrics.filter(({ name }) => /^(Nodes|JSEventListeners|JSHeapUsedSize)$/.test(name)).map(({ name, value }) => [name, value]));
    };
    const [, early] = await cycle(CYCLES / 10);
    const first = await measure();
    const [instances, late] = await cycle(CYCLES - CYCLES / 10);
    const last = await measure();
    assert.equal(instances, 1);
    assert.equal(late, early, "the module's memory grew");
    t.diagnostic(`memory of the module: ${late} bytes; ${JSON.stringify([first, last])}`);
    if (first) {
      // What came last may still be held by the script that made it; boxes that were kept would be some 400,000 nodes.
      assert.ok(last.Nodes <= first.Nodes + AT_ONCE * NODES, `${first.Nodes} nodes, later ${last.Nodes}`);
      assert.ok(last.JSEventListeners <= first.JSEventListeners + 10, `${first.JSEventListeners} listeners, later ${last.JSEventListeners}`);
      // Nine tenths of the boxes came in between: a hundred bytes kept of each would be 900 KB.
      assert.ok(last.JSHeapUsedSize <= first.JSHeapUsedSize + 900_000, `${first.JSHeapUsedSize} bytes, later ${last.JSHeapUsedSize}`);
    }
  });

  it("a page that is left while the module loads, and come back to, has its box", async () => {
    await visit("/left");
    await visit("/elsewhere");
    await engine.driver.navigate().back();
    await told(engine.driver);
    await assertSeedIsShown(engine.driver);
  });

  describe("natives that the page replaced", () => {
    for (const name of Object.keys(REPLACED)) {
      it(`${name}: the box says the same`, async () => {
        await visit(path(name));
        await engine.driver.wait(() => run("return window.__events?.length > 0").catch(() => false), 15_000, "nothing told");
        const [{ type, detail }] = await told(engine.driver);
        assert.equal(type, "kotak-fakta-ready", detail?.code);
        await assertSeedIsShown(engine.driver);
      });
    }
  });
});
