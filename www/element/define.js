// Registers the element and brings its second form to life.
import { attributeOf } from "./data.js";
import { describe, warn } from "./failure.js";
import { KotakFaktaElement } from "./kotak-fakta.js";
import { cameTooLate, showUnseen } from "./moment.js";
import { LINK, PLACEHOLDER } from "./settings.js";
import { watchPage } from "./watch.js";
import { parsed } from "./when.js";

const TAG = "kotak-fakta";

/** Does nothing on a server, and nothing twice: a page may include the script more than once. */
export async function define() {
  try {
    if (typeof customElements === "undefined" || customElements.get(TAG)) return;
    // Asked before: from then on they are other elements to a style sheet.
    for (const element of document.querySelectorAll(TAG)) if (cameTooLate(element)) hideForNow(element);
    customElements.define(TAG, KotakFaktaElement);
    await parsed();
    fillPlaceholders();
    watchPage({ concerns: bringsPlaceholder, changed: fillPlaceholders, grows: true }, []);
  } catch (error) {
    warn(describe(error));
  }
}

const bringsPlaceholder = ({ addedNodes }) =>
  [...addedNodes].some(node => node.matches?.(PLACEHOLDER) || node.querySelector?.(PLACEHOLDER));

/**
 * `<div data-kotak-fakta>`: for editors that strip elements which they don't know, as WordPress does for most authors.
 * `data-for` and the like are the element's attributes. Not where the module comes from: such editors let through what may
 * run no script, and a module is one.
 */
function fillPlaceholders() {
  for (const placeholder of document.querySelectorAll(PLACEHOLDER)) {
    const isLink = placeholder.matches(LINK);
    if (isLink ? placeholder.hidden && placeholder.nextElementSibling?.localName === TAG : placeholder.querySelector(TAG)) continue;
    const element = document.createElement(TAG);
    if (isLink) element.setAttribute(...attributeOf(placeholder.getAttribute("href")));
    for (const name of isLink ? [] : KotakFaktaElement.attributes) {
      if (name === "wasm-src") continue;
      const value = placeholder.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name, value);
    }
    if (cameTooLate(placeholder)) hideForNow(element);
    if (isLink) {
      // The link is there to carry the data; what it would lead to stands in its place.
      placeholder.hidden = true;
      placeholder.after(element);
    } else {
      placeholder.append(element);
    }
  }
}

function hideForNow(element) {
  if (element.hidden) return;
  element.hidden = true;
  element.addEventListener("kotak-fakta-ready", () => showUnseen(element), { once: true });
}
