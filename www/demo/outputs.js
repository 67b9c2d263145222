// What the box can be taken as: JSON, JSON-LD, HTML, and the lines that embed it. Only what is in sight is written.
import { toHtml, toJsonLd } from "../../pkg/index.js";

const at = id => document.getElementById(id);
const SCRIPT = '<script type="module" src="/kotak-fakta/kotak-fakta.min.js"></script>';

export async function showOutputs({ text, facts, corrections, lang, theme, open, form }) {
  const attributes = [];
  if (lang !== "id") attributes.push(["lang", lang]);
  if (theme !== "auto") attributes.push(["theme", theme]);
  if (open) attributes.push(["open", ""]);
  if (!at("json").hidden) at("json-code").textContent = JSON.stringify(facts, null, 2);
  if (!at("jsonld").hidden) {
    const id = "https://contoh.id/berita/#article";
    // As in the element: inside a script element only a < could do harm.
    at("jsonld-code").textContent = JSON.stringify(await toJsonLd(text, { id, corrections }), null, 2).replaceAll("<", "\\u003c");
  }
  if (!at("html").hidden) at("html-code").textContent = await toHtml(text, { lang, theme, open, form, corrections });
  // A folded box in any column from 280 px on.
  const room = "display: flow-root; min-height: max(20em, 26em - 15vw)";
  at("embed-alone").textContent = SCRIPT;
  at("embed-placed").textContent = `${SCRIPT}\n<kotak-fakta${written(attributes)} style="${room}"></kotak-fakta>`;
  at("embed-div").textContent = `<div data-kotak-fakta${written(attributes, "data-")} style="${room}"></div>`;
}

const written = (attributes, prefix = "") =>
  attributes.map(([name, value]) => ` ${prefix}${name}${value ? `="${value}"` : ""}`).join("");
