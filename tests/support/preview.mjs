// The preview page as an editor uses it: what the tests of its parts share.
import { resize } from "./engines.mjs";

/** How long, in ms, a page may take before we call it stuck: WebKit lays out 3 MB in a text area for seconds. */
export const PATIENCE = 45_000;

/**
 * @param {{ driver: import("selenium-webdriver").WebDriver, name: string }} engine
 * @param {() => string} address of the server
 */
export function preview(engine, address) {
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);
  const until = (condition, what) => engine.driver.wait(condition, PATIENCE, what);
  const page = {
    run,
    until,
    /** Opens the page as a browser that has never been there, unless `keep`. */
    async visit(path = "/www/", { keep = false } = {}) {
      if (!keep) {
        // From a place of the same site where nothing of the page runs, which would keep its manuscript as it goes.
        await engine.driver.get(`${address()}/www/demo.css`);
        await run("localStorage.clear(); sessionStorage.clear();");
      }
      await engine.driver.get(address() + path);
      await page.ready();
    },
    ready: () => until(async () => (await page.facts()) !== null, "no box"),
    reload: async () => {
      await engine.driver.navigate().refresh();
      await page.ready();
    },
    facts: () => run("return document.getElementById('box')?.factBox ?? null"),
    /** The values of a field. */
    values: field => run("return document.getElementById('box').factBox?.[arguments[0]].map(fact => fact.name ?? fact.text) ?? null", field),
    untilHolds: (field, value) => until(async () => (await page.values(field))?.includes(value), `no ${value}`),
    untilLacks: (field, value) => until(async () => (await page.values(field)) !== null && !(await page.values(field)).includes(value), `${value} stays`),
    /** Puts a text into the field as one change, as pasting over everything does. */
    type: text =>
      run(
        `const area = document.getElementById("article"); area.value = arguments[0];
         area.dispatchEvent(new Event("input", { bubbles: true }));`,
        text,
      ),
    article: () => run("return document.getElementById('article').value"),
    click: selector => run("document.querySelector(arguments[0]).click()", selector),
    text: selector => run("return document.querySelector(arguments[0]).textContent", selector),
    /** Opens the menu of a fact by a click on its button. */
    async open(field, value) {
      await until(
        () =>
          run(
            `const root = document.getElementById("box").shadowRoot;
             const link = [...root?.querySelectorAll("." + arguments[0] + " a[data-fact]:not(.quote)") ?? []].find(link => link.textContent === arguments[1]);
             const button = link?.closest("li, .key-speaker dd").querySelector(":scope > .correct button");
             if (!button) return false;
             if (button.ariaExpanded !== "true") button.click();
             return true;`,
            field,
            value,
          ),
        `no button at ${value}`,
      );
    },
    item: name => run("document.querySelector(`.menu [data-name=${arguments[0]}]`).click()", name),
    /** Chooses from the menu of a fact. */
    async choose(field, value, name) {
      await page.open(field, value);
      await page.item(name);
    },
    form: () => until(() => run("return document.querySelector('.form') !== null"), "no form"),
    /** Fills in the form that is open; `save` sends it. */
    async fill(values, { save = true } = {}) {
      await page.form();
      await run(
        `for (const [name, value] of Object.entries(arguments[0])) {
           const control = document.getElementById("form-" + name);
           if (control) { control.value = value; }
           else [...document.querySelectorAll("input[name=form-" + name + "]")].find(input => input.value === value).checked = true;
           (control ?? document.querySelector("[data-field=" + name + "]")).dispatchEvent(new Event("change", { bubbles: true }));
         }`,
        values,
      );
      if (save) await run("document.querySelector('.form form').requestSubmit()");
    },
    formGone: () => until(() => run("return document.querySelector('.form') === null"), "the form stays"),
    /** What is wrong, in the form. */
    errors: () => run("return [...document.querySelectorAll('.form .error')].map(error => error.textContent).filter(Boolean)"),
    /** The corrections as they are published for administrators, or the approved box. */
    async island() {
      await run("document.getElementById('tab-island').click()");
      await until(async () => (await page.text("#island-code")) !== "", "no code");
      const json = (await page.text("#island-code")).match(/data-kotak-fakta>(.*)<\/script>/)?.[1];
      return json ? JSON.parse(json) : null;
    },
    /** The page's link to a manuscript. */
    linkTo: manuscript =>
      engine.driver.executeAsyncScript(
        `const done = arguments[1];
         import("/www/demo/link.js").then(({ linkTo }) => linkTo(arguments[0])).then(done, error => done(String(error)));`,
        manuscript,
      ),
    list: () => run("return [...document.querySelectorAll('#lists li[data-position] .value')].map(row => row.firstChild.textContent)"),
    told: () => page.text("#told"),
    focused: () => run("return document.activeElement.id"),
    resize: (width, height) => resize(engine.driver, { width, height }),
  };
  return page;
}
