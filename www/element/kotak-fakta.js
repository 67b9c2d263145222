// The element: when to read, where to show, what to say. What an article says is found by the wasm module.
import { mount, readArticle } from "kotak-fakta-glue";
import { describe } from "./failure.js";
import css from "./kotak-fakta.css";
import { load } from "./load.js";
import { idle, parsed } from "./when.js";

/** One sheet for all boxes, made with the first. */
let sheet;

// A server has no HTMLElement; importing must not fail there.
export class KotakFaktaElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ["for", "heading-level", "lang", "wasm-src"];

  #text = null;
  #factBox = null;
  #waiting = false;

  /** The facts that are shown; `null` before the first reading and after a failure. */
  get factBox() {
    return this.#factBox;
  }

  /** A text to read in place of the page's article; `null` reads the page. */
  get text() {
    return this.#text;
  }

  set text(value) {
    this.#text = value ?? null;
    this.#update();
  }

  connectedCallback() {
    this.#takeEarlyText();
    this.#update();
  }

  attributeChangedCallback() {
    this.#update();
  }

  /** A page may have set `text` before this class was there: then it lies on the object and hides the accessor. */
  #takeEarlyText() {
    if (!Object.hasOwn(this, "text")) return;
    const { text } = this;
    delete this.text;
    this.text = text;
  }

  /** However many changes come at once, there is one reading. */
  async #update() {
    if (this.#waiting || !this.isConnected) return;
    this.#waiting = true;
    await parsed();
    await idle();
    this.#waiting = false;
    try {
      await load(this.#source());
      // Gone in the meantime, or changed: then the next update will do it.
      if (this.isConnected && !this.#waiting) this.#show();
    } catch (error) {
      this.#fail(describe(error));
    }
  }

  #source() {
    const address = this.getAttribute("wasm-src");
    return address ? new URL(address, this.baseURI) : undefined;
  }

  #show() {
    const text = this.#text ?? readArticle(this, this.getAttribute("for") || null);
    const options = { lang: this.getAttribute("lang"), headingLevel: this.getAttribute("heading-level") };
    // The shadow root comes with the first box, not before: until then, and on failure, the element's own content stands.
    this.#factBox = mount(this.shadowRoot ?? this.#openShadow(), text, options);
    this.#tell("kotak-fakta-ready", this.#factBox);
  }

  #openShadow() {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  /** The reader sees nothing; the site's developer gets one line and an event. */
  #fail({ code, message }) {
    this.#factBox = null;
    this.shadowRoot?.replaceChildren();
    console.warn(`kotak-fakta: ${message} [${code}]`);
    this.#tell("kotak-fakta-error", { code, message });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}
