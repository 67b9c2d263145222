// What the box is published as: the forms of it for those who put it into a site. They carry the approved box, or else the
// corrections. Only what is in sight is written.
import { encodeAttribute, toHtml, toJsonLd } from "../../pkg/index.js";
import { at } from "./dom.js";
import { word } from "./words.js";

const SCRIPT = '<script type="module" src="/kotak-fakta/kotak-fakta.min.js"></script>';

/** For sites that show nothing which no editor has seen. */
const STRICT = '<meta name="kotak-fakta" content="approved-only">';

/** Kept free for a folded box in any column from 280 px on, so that the page does not move when it comes. */
const ROOM = "display: flow-root; min-height: max(20em, 26em - 15vw)";

/**
 * @param {object} box
 * @param {object | null} box.approved the stored box, where it is the one on the desk
 */
export async function showOutputs({ text, facts, corrections, approved, lang, theme, open, form }) {
  const attributes = [];
  if (lang !== "id") attributes.push(["lang", lang]);
  if (theme !== "auto") attributes.push(["theme", theme]);
  if (open) attributes.push(["open", ""]);
  const carried = approved ?? (corrections.length > 0 ? corrections : null);
  at("carries").textContent = word(approved ? "carriesApproved" : carried ? "carriesCorrections" : "carriesNothing", corrections.length);
  at("carries").dataset.state = approved ? "approved" : "";
  const options = { lang, theme, open, form, ...(approved ? { approved } : { corrections }) };
  const codes = {
    cms: () => {
      const own = carried ? [...attributes, [approved ? "approved" : "corrections", encodeAttribute(carried)]] : attributes;
      return `<div data-kotak-fakta${written(own, "data-")} style="${ROOM}"></div>`;
    },
    island: () =>
      `<kotak-fakta${written(attributes)} style="${ROOM}">${carried ? `\n${island(carried)}\n` : ""}</kotak-fakta>`,
    html: () => toHtml(text, options),
    template: () => SCRIPT,
    json: () => JSON.stringify(facts, null, 2),
    jsonld: async () => escaped(JSON.stringify(await toJsonLd(text, { ...options, id: "https://contoh.id/berita/#article" }), null, 2)),
  };
  for (const [name, code] of Object.entries(codes)) {
    if (!at(name).hidden) at(`${name}-code`).textContent = await code();
  }
  // A link carries data and nothing else; without any it would lead nowhere.
  at("as-link").hidden = !carried;
  const address = carried ? `#kotak-fakta=${encodeAttribute(carried)}` : "";
  at("link-address").textContent = address;
  at("link-code").textContent = `<a href="${address}">Kotak fakta</a>`;
  at("strict-code").textContent = STRICT;
}

/** In one line, for some editors put a <br> into each end of a line, in scripts too. */
const island = carried => `<script type="application/json" data-kotak-fakta>${escaped(JSON.stringify(carried))}</script>`;

/** Inside a script element a < could do harm, and within a string a [ may begin a shortcode of a CMS: as docs/served-box.md has it. */
const escaped = json =>
  json.replaceAll(/"(?:[^"\\]|\\.)*"/g, string => string.replaceAll(/[<>&[]/g, c => `\\u00${c.charCodeAt(0).toString(16)}`));

const written = (attributes, prefix = "") =>
  attributes.map(([name, value]) => ` ${prefix}${name}${value ? `="${value}"` : ""}`).join("");
