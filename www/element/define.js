// Registers the element and brings its second form to life.
import { KotakFaktaElement } from "./kotak-fakta.js";
import { parsed } from "./when.js";

const TAG = "kotak-fakta";

/** Does nothing on a server, and nothing twice: a page may include the script more than once. */
export function define() {
  if (typeof customElements === "undefined") return;
  if (!customElements.get(TAG)) customElements.define(TAG, KotakFaktaElement);
  parsed().then(fillPlaceholders);
}

/**
 * `<div data-kotak-fakta>`: for editors that strip elements which they don't know, as WordPress does for most authors.
 * `data-for` and the like are the element's attributes.
 */
function fillPlaceholders() {
  for (const placeholder of document.querySelectorAll("[data-kotak-fakta]")) {
    if (placeholder.querySelector(TAG)) continue;
    const element = document.createElement(TAG);
    for (const name of KotakFaktaElement.observedAttributes) {
      const value = placeholder.getAttribute(`data-${name}`);
      if (value !== null) element.setAttribute(name, value);
    }
    placeholder.append(element);
  }
}
