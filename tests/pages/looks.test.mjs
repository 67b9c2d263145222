// How the box looks, and for whom: widths, themes, hostile style sheets, paper, forced colours, and WCAG by axe.
// Pictures of it are left in tests/artefacts/ to be looked at.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, it } from "node:test";
import { Key } from "selenium-webdriver";
import { eachEngine, resize } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EVENTS, MODULE, page, story, told } from "../support/story.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"));
const ARTEFACTS = new URL("../artefacts/", import.meta.url);
const WIDTHS = [320, 640, 1100];
const THEMES = ["light", "dark"];

const box = (attributes, width) =>
  `<div class="column" style="width: ${width}px"><kotak-fakta ${attributes}></kotak-fakta></div>`;
const paper = (theme, markup) =>
  `<div class="paper" style="padding: 16px; ${theme === "dark" ? "background: #15171a; color: #e8e6e1" : "background: #fff; color: #1d1f22"}">${markup}</div>`;

/** What themes and careless plugins do to every element of a page, with force. */
const HOSTILE = `<style>
* { box-sizing: content-box !important; letter-spacing: 3px !important; text-transform: uppercase !important; line-height: 3 !important;
    text-align: right !important; text-indent: 40px !important; list-style: square !important; border: 2px dotted red !important; float: none; }
ul, li, dl, dd, dt, p, h2, a, blockquote, details, summary, section, div { margin: 40px !important; padding: 30px !important; color: magenta !important; background: yellow !important; font: 30px cursive !important; }
a { display: block !important; text-decoration: line-through !important; pointer-events: none !important }
details > :not(summary) { display: none !important }
</style>`;

const PAGES = {
  "/hostile": page(`${HOSTILE}${story("<kotak-fakta open></kotak-fakta>")}`, MODULE),
  "/friendly": page(story("<kotak-fakta open></kotak-fakta>"), MODULE),
  "/a11y": page(`<h1>Uji</h1>${story("").replaceAll("h1>", "h2>")}${paper("light", box('heading-level="3" for="story"', 640))}${paper("dark", box('open lang="en" heading-level="3" for="story"', 640))}`, MODULE),
  "/frame": page(story("<kotak-fakta></kotak-fakta>"), MODULE),
};
for (const theme of THEMES) {
  for (const width of WIDTHS) {
    PAGES[`/${theme}-${width}`] = page(`${paper(theme, box("open for=story", width))}<div hidden>${story("")}</div>`, MODULE);
    PAGES[`/${theme}-${width}-folded`] = page(`${paper(theme, box("for=story", width))}<div hidden>${story("")}</div>`, MODULE);
  }
}

let server;
before(async () => {
  mkdirSync(ARTEFACTS, { recursive: true });
  server = await serve({ routes: { ...PAGES, "/events.js": EVENTS, "/axe.js": { body: AXE } } });
});
after(() => server.close());

eachEngine(engine => {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const visit = async (path, count = 1) => {
    await engine.driver.get(server.url + path);
    return told(engine.driver, count);
  };
  const root = "const root = document.querySelector('kotak-fakta').shadowRoot;";
  /** Parts of the box that stick out of it. */
  const overflow = () =>
    run(`${root} const { left, right } = root.querySelector("section").getBoundingClientRect();
      return [...root.querySelectorAll("section *")].filter(node => {
        const box = node.getBoundingClientRect();
        return box.width > 1 && (box.left < left - 1 || box.right > right + 1);
      }).map(node => node.outerHTML.slice(0, 80));`);

  for (const theme of THEMES) {
    for (const width of WIDTHS) {
      it(`${theme}, ${width} px: nothing sticks out; a picture is kept`, async () => {
        for (const state of ["", "-folded"]) {
          await visit(`/${theme}-${width}${state}`);
          assert.deepEqual(await overflow(), []);
          const height = await run("return Math.ceil(document.querySelector('.paper').getBoundingClientRect().bottom + 8)");
          await resize(engine.driver, { width: Math.max(width + 48, 520), height: Math.min(height, 2400) });
          // WebKit may take the picture before it has drawn.
          await engine.driver.sleep(250);
          const image = Buffer.from(await engine.driver.takeScreenshot(), "base64");
          assert.ok(image.length > 4000, "the picture is empty");
          writeFileSync(new URL(`${engine.name}-${theme}-${width}${state}.png`, ARTEFACTS), image);
        }
        await resize(engine.driver, { width: 1280, height: 900 });
      });
    }
  }

  for (const [state, folds] of [["folded", ""], ["unfolded", "for (const fold of root.querySelectorAll('details')) fold.open = true;"]]) {
    it(`${state}, what there is to unfold and how the box was made is never cut, nor is a word`, async () => {
      for (const lang of ["id", "en"]) {
        await visit("/frame");
        await run("document.querySelector('kotak-fakta').setAttribute('lang', arguments[0])", lang);
        await told(engine.driver, 2);
        for (const width of [280, 320, 360, 640]) {
          for (const size of [16, 32]) {
            const cut = await run(
              `${root} const [width, size] = arguments;
               const box = document.querySelector("kotak-fakta");
               box.style.cssText = "display: flow-root; width: " + width + "px; font-size: " + size + "px";
               ${folds}
               const within = root.querySelector("section").getBoundingClientRect();
               return [...root.querySelectorAll("summary, summary *, .hint, .note > p")].flatMap(node => {
                 const style = getComputedStyle(node);
                 const range = document.createRange();
                 range.selectNodeContents(node);
                 const text = range.getBoundingClientRect();
                 const hidden = style.overflowX !== "visible" || style.textOverflow !== "clip" || style.whiteSpace === "nowrap" && node.localName === "summary";
                 const out = text.width > 0 && (text.left < within.left - 1 || text.right > within.right + 1 || node.scrollWidth > node.clientWidth + 1 && style.display === "block");
                 return hidden || out ? [node.outerHTML.slice(0, 80)] : [];
               });`,
              width,
              size,
            );
            assert.deepEqual(cut, [], `${lang}, ${width} px, text of ${size} px`);
          }
        }
      }
    });
  }

  it("a fact looks like what it is without being touched, and more so when it is", async () => {
    await visit("/friendly");
    const lines = await run(
      `${root} return [...root.querySelectorAll("a")].map(node => {
         const { textDecorationLine, textDecorationColor, textDecorationThickness } = getComputedStyle(node);
         return [textDecorationLine, textDecorationColor, textDecorationThickness].join(" ");
       });`,
    );
    assert.ok(lines.length > 20);
    for (const line of lines) {
      assert.match(line, /^underline /);
      // Nothing of it is left where the colour is transparent.
      assert.doesNotMatch(line, /transparent|, 0\)|\/ 0\)/);
    }
    assert.equal(await run(`${root} return root.querySelector(".hint").getClientRects().length`), 1);
    const fact = await run(`${root} return root.querySelector(".forums a")`);
    const look = () => run("const { textDecorationColor, textDecorationThickness } = getComputedStyle(arguments[0]); return [textDecorationColor, textDecorationThickness]", fact);
    const [quiet] = await look();
    await run("arguments[0].scrollIntoView({ block: 'center' })", fact);
    await engine.driver.actions().move({ origin: fact }).perform();
    await engine.driver.wait(async () => (await look())[1] === "2px" && (await look())[0] !== quiet, 3000, "a fact under the pointer looks as before");
  });

  it("the hint is one line at 320 px", async () => {
    await visit("/frame");
    for (const lang of ["id", "en"]) {
      await run("const box = document.querySelector('kotak-fakta'); box.setAttribute('lang', arguments[0]); box.style.cssText = 'display: flow-root; width: 280px';", lang);
      await told(engine.driver, lang === "id" ? 2 : 3);
      const [height, line] = await run(`${root} const hint = root.querySelector(".hint"); const style = getComputedStyle(hint);
        return [hint.getBoundingClientRect().height - parseFloat(style.paddingBottom), parseFloat(style.lineHeight)];`);
      assert.ok(Math.abs(height - line) < 2, `${lang}: ${height / line} lines`);
    }
  });

  it("a hostile style sheet does not reach into the box", async () => {
    const look = () =>
      run(`${root} const properties = ["display", "marginTop", "paddingLeft", "letterSpacing", "textTransform", "textAlign",
          "textIndent", "borderTopStyle", "fontStyle", "textDecorationLine", "pointerEvents", "listStyleType", "boxSizing"];
        return [...root.querySelectorAll("section, section *")].map(node => {
          const style = getComputedStyle(node);
          return [node.localName, node.className, ...properties.map(name => style[name].replace(/[\\d.]+px/, m => Math.round(parseFloat(m) / parseFloat(style.fontSize) * 20) / 20))];
        });`);
    await visit("/friendly");
    const friendly = await look();
    await visit("/hostile");
    assert.deepEqual(await look(), friendly);
    assert.deepEqual(await overflow(), []);
  });

  it("axe finds nothing in any state", async () => {
    await visit("/a11y", 2);
    await run("const s = document.createElement('script'); s.src = '/axe.js'; document.head.append(s);");
    await engine.driver.wait(() => run("return typeof axe === 'object'"), 10_000);
    await engine.driver.manage().setTimeouts({ script: 60_000 });
    const check = async state => {
      const violations = await engine.driver.executeAsyncScript(
        `const done = arguments[0];
         axe.run({ include: [["kotak-fakta"]] }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { region: { enabled: false } } })
           .then(result => done([result.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 120)).join(" | ")), result.passes.length]), error => done([[String(error)], 0]));`,
      );
      assert.deepEqual(violations[0], [], state);
      assert.ok(violations[1] > 10, `${violations[1]} rules passed`);
    };
    await check("as it comes");
    await run(`for (const box of document.querySelectorAll("kotak-fakta"))
      for (const fold of box.shadowRoot.querySelectorAll("details")) fold.open = true;`);
    await check("unfolded");
    await run("document.querySelector('kotak-fakta').shadowRoot.querySelector('.forums a').click()");
    await engine.driver.sleep(600);
    await check("with the way back shown");
  });

  it("Tab goes through folds and facts in the order in which they are read", async () => {
    await visit("/frame");
    await run(`${root} root.querySelector(".name").focus()`);
    const stops = [];
    const press = key => engine.driver.actions().sendKeys(key).perform();
    const here = () => run(`${root} const at = root.activeElement; return at && (at.closest("summary")?.parentElement.className ?? at.className);`);
    stops.push(await here());
    // No further: a Tab out of the page would put the focus into the browser's own controls.
    for (let i = 0; i < 3; i++) {
      await press(Key.TAB);
      stops.push(await here());
    }
    assert.deepEqual(stops, ["name", "quote", "rest", "note"]);
    await run(`${root} root.querySelector(".rest > summary").focus()`);
    await press(Key.ENTER);
    assert.equal(await run(`${root} return root.querySelector(".rest").open`), true);
    await press(Key.TAB);
    assert.equal(await run(`${root} return root.activeElement.textContent`), "Kemenko Polhukam");
  });

  it("has the roles, names and languages that a screen reader tells", async t => {
    if (engine.name === "webkit") return t.skip("WebKitGTK's driver tells no roles");
    await visit("/a11y", 2);
    const part = (nth, selector) =>
      run("return document.querySelectorAll('kotak-fakta')[arguments[0]].shadowRoot.querySelector(arguments[1])", nth, selector);
    const tell = async element => [await element.getAriaRole(), await element.getAccessibleName()];
    assert.deepEqual(await tell(await part(0, "section")), ["region", "Kotak Fakta"]);
    assert.deepEqual(await tell(await part(0, "h3")), ["heading", "Kotak Fakta"]);
    assert.deepEqual(await tell(await part(0, ".key-speaker a")), ["link", "Lufti Rauf"]);
    assert.deepEqual(await tell(await part(1, "section")), ["region", "Fact box"]);
    assert.deepEqual(await tell(await part(1, ".challenges a")), ["link", "tidak adanya data dukung yang terpadu"]);
    const languages = await run(
      `return [...document.querySelectorAll("kotak-fakta")].map(box =>
         ["section", ".challenges a"].map(selector => box.shadowRoot.querySelector(selector).closest("[lang]").lang))`,
    );
    assert.deepEqual(languages, [["id", "id"], ["en", "id"]]);
  });

  it("links can be hit by a finger", async () => {
    await visit("/friendly");
    const small = await run(`${root} return [...root.querySelectorAll("a, summary")].flatMap(node => {
      const boxes = [...node.getClientRects()].filter(box => box.width > 0);
      return boxes.some(box => box.height < 23.5) ? [node.textContent + " " + boxes[0].height] : [];
    })`);
    assert.deepEqual(small, []);
  });

  it("keeps what a reader unfolded when the article changes", async () => {
    await visit("/frame");
    await run(`${root} root.querySelector(".rest").open = true; document.querySelector("kotak-fakta").setAttribute("lang", "en");`);
    await told(engine.driver, 2);
    assert.equal(await run(`${root} return root.querySelector(".rest").open`), true);
  });

  it("on paper and with forced colours: all is there", async t => {
    if (engine.name !== "chromium") return t.skip("only Chromium's driver can emulate these");
    await visit("/frame");
    await engine.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { media: "print" });
    const printed = await run(`${root} const seen = selector => root.querySelector(selector).getBoundingClientRect().height > 0;
      return [seen(".challenges li"), seen(".rest > summary"), getComputedStyle(root.querySelector("section")).color];`);
    assert.deepEqual(printed, [true, false, "rgb(0, 0, 0)"]);
    await engine.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", {
      media: "",
      features: [{ name: "forced-colors", value: "active" }],
    });
    const [link, border] = await run(`${root} return [getComputedStyle(root.querySelector("a")).color, getComputedStyle(root.querySelector("section")).borderLeftWidth];`);
    const system = await run("const a = document.createElement('i'); a.style.color = 'LinkText'; document.body.append(a); return getComputedStyle(a).color");
    assert.deepEqual([link, border], [system, "1px"]);
    await engine.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { media: "", features: [] });
  });
});
