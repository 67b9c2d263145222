// The element: when to read, where to show, what to say. What an article says is found by the wasm module.
import { dataFor, isLeftOver, mayBeApproved } from "./data.js";
import { followEvidence, scrollTo, spansOf } from "./evidence.js";
import { KotakFaktaError, describe, warn } from "./failure.js";
import { articleId, writeJsonLd } from "./json-ld.js";
import css from "../../src/view/kotak-fakta.css";
import { load } from "./load.js";
import { mark } from "./marks.js";
import { mount, readArticle, toJsonLd } from "./module.js";
import { partOf, rangesOf } from "./place.js";
import { keepRoom } from "./room.js";
import { isApprovedOnly, isOff, isPageOff, staleFor } from "./settings.js";
import { linkWhatIsShown, readOriginal } from "./translation.js";
import { warmUp } from "./warm.js";
import { unwatchPage, watchPage } from "./watch.js";
import { pause, quiet } from "./when.js";

/** One sheet for all boxes, made with the first. */
let sheet;

/** How long, in ms, we leave a page that changes and holds no article before we look again. */
const LONGEST_PAUSE = 8000;

/** After these a box that a server made goes too: nobody knows what an editor wanted of it. */
const UNREADABLE = ["corrections-unreadable", "approved-unreadable"];

/** What is said where nothing is shown. */
const NO_FACTS = Object.freeze({
  ...{ headline: null, headlineSpan: null, dateline: null, keySpeaker: null, speakers: [], agencies: [], challenges: [] },
  ...{ forums: [], credits: [], candidates: null },
});

/**
 * Shows the fact box of an Indonesian news article, read from the page that it stands in.
 *
 * @element kotak-fakta
 * @slot - Stands in the box's place until there is one, and where there is none.
 *
 * @attr {string} for - The id of the element that holds the article. Without it: the article around the box, or else the only one of the page.
 * @attr {string} lang - Language of the labels: `en` or `en-…` for English, all else Indonesian.
 * @attr {"auto" | "light" | "dark"} theme - Colours for light or for dark paper. Without it: those of the page.
 * @attr {"1" | "2" | "3" | "4" | "5" | "6"} heading-level - Level of the box's heading. Without it: 2.
 * @attr {boolean} open - All facts are in sight. Without it: the key speaker is, and the rest unfolds.
 * @attr {string} fields - Rows to show, in this order: `key-speaker agencies challenges forums speakers`. Without it: all.
 * @attr {string} corrections - An editor's corrections, as JSON or as `encodeAttribute` writes it.
 * @attr {string} approved - A box that an editor approved, likewise.
 * @attr {"reduced" | "as-approved" | "none"} stale - What is shown of an approved box when the article has changed. Without it: the facts whose sentence is still there.
 * @attr {boolean} approved-only - Nothing is shown but what an editor approved.
 * @attr {boolean} jsonld - Adds what the box says to the page's own NewsArticle, as JSON-LD.
 * @attr {string} wasm-src - Address of `kotak_fakta_bg.wasm`, relative to the page; the first that starts the module counts. Without it: beside `index.js`; `kotak-fakta.min.js` has it inside.
 *
 * @fires {CustomEvent<FactBox>} kotak-fakta-ready - The box is shown, or the article has no facts: then there is no box.
 * @fires {CustomEvent<{ code: ErrorCode, message: string }>} kotak-fakta-error - Nothing is shown.
 * @fires {CustomEvent<{ refused: Refusal[] }>} kotak-fakta-refused - Corrections that fit nothing in this article; the others hold.
 * @fires {CustomEvent<{ digest: string, gone: { field: CorrectedField, value: string }[] }>} kotak-fakta-stale - The article has changed since the box was approved.
 * @fires {CustomEvent<{ spans: Span[], sentence: Span }>} kotak-fakta-reveal - A reader chose a fact. Cancel it to lead there yourself.
 *
 * @csspart box - All of it.
 * @csspart heading - The heading.
 * @csspart hint - What a fact does that is chosen.
 * @csspart row - A label with its value.
 * @csspart label - `Lembaga`, `Tantangan`, …
 * @csspart value - What stands beside a label.
 * @csspart kind - The name of a group of agencies.
 * @csspart link - A fact that leads to its sentence.
 * @csspart quote - The key speaker's words.
 * @csspart fold - What unfolds more.
 * @csspart edited - The mark of what an editor wrote.
 * @csspart note - How the box was made.
 * @csspart return - The way back to the box.
 *
 * @cssprop [--kotak-fakta-accent=currentColor] - Rules, and the focus ring.
 * @cssprop --kotak-fakta-background - The box's paper. Without it a tint of the text colour.
 * @cssprop --kotak-fakta-text - Text colour. Without it the page's.
 * @cssprop --kotak-fakta-muted - Labels and notes.
 * @cssprop --kotak-fakta-line - Hairlines.
 * @cssprop [--kotak-fakta-font=inherit] - Font family.
 * @cssprop [--kotak-fakta-margin=1.5em 0] - Margin around the box.
 */
// A server has no HTMLElement; importing must not fail there.
export class KotakFaktaElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = [
    ...["approved", "approved-only", "corrections", "fields", "for", "heading-level", "jsonld", "lang", "open", "stale"],
    "wasm-src",
  ];

  /** Those, and what the style sheet alone looks at. */
  static attributes = [...this.observedAttributes, "theme"];

  /** A text that a script gave, in place of the page's. */
  #given = null;
  /** Corrections that a script gave, in place of the page's. */
  #corrections = null;
  /** An approved box that a script gave, in place of the page's. */
  #approved = null;
  /** What was read: a `Source` (see place.js), or the text alone. */
  #source = null;
  /** Whether the page shows a translation of what was read. */
  #translated = false;
  /** Where what was read stands: the page is followed in these alone. */
  #places = null;
  #factBox = null;
  /** @type {State} */
  #state = "none";
  /** The failure that the page was told of, until something else is asked for or shown. */
  #told = null;
  #waiting = false;
  /** The number of the last reading that was asked for: those before it are given up. */
  #turn = 0;
  /** Whether the box is of our making, and not a server's. */
  #drawn = false;
  #stopFollowing = () => {};
  /** Browsers break off what is on its way when a page is left, and may bring the page back as it was. */
  #cameBack = ({ persisted }) => {
    if (persisted && !this.#source) this.#update();
  };
  #watcher = { concerns: record => this.#concerns(record), changed: () => this.#pageChanged() };

  /**
   * The facts that are shown, corrected; `null` before the first reading and after a failure.
   * @type {FactBox | null}
   * @readonly
   */
  get factBox() {
    return this.#factBox;
  }

  /**
   * What is shown: `none`, `automatic` (as it was read), `corrected`, `approved` (by an editor, for this text) or `stale` (for an
   * earlier one).
   * @type {State}
   * @readonly
   */
  get state() {
    return this.#state;
  }

  /**
   * The text that was read, in which spans count; `null` before. Set it to have another read in place of the page's
   * article, or to `null` to go back to the page.
   * @type {string | null}
   */
  get text() {
    return this.#given ?? this.#source?.text ?? null;
  }

  set text(value) {
    this.#given = value ?? null;
    this.#update();
  }

  /**
   * An editor's corrections, in place of those that the page holds; `null` for those.
   * @type {Correction[] | null}
   */
  get corrections() {
    return this.#corrections;
  }

  set corrections(value) {
    this.#corrections = value ?? null;
    this.#update();
  }

  /**
   * A box that an editor approved, in place of the one that the page holds; `null` for that.
   * @type {StoredBox | null}
   */
  get approved() {
    return this.#approved;
  }

  set approved(value) {
    this.#approved = value ?? null;
    this.#update();
  }

  /**
   * Whether all facts are in sight; the attribute.
   * @type {boolean}
   */
  get open() {
    return this.hasAttribute("open");
  }

  set open(value) {
    this.toggleAttribute("open", Boolean(value));
  }

  /** Reads anew. The element sees by itself when the page's script changes the article. */
  refresh() {
    this.#update();
  }

  /**
   * Where a piece of the text stands in the page: ranges of text nodes. None where the text was given by a script, or
   * where the page has changed.
   * @param {Span} span
   * @returns {Range[]}
   */
  ranges(span) {
    return this.#source?.nodes ? rangesOf(this.#source, span) : [];
  }

  /**
   * Scrolls to a piece of the text and marks it.
   * @param {Span} span
   * @returns {boolean} whether the page shows it
   */
  reveal(span) {
    const ranges = this.ranges(span);
    if (ranges.length === 0) return false;
    mark(ranges);
    scrollTo(ranges[0]);
    return true;
  }

  connectedCallback() {
    for (const name of ["text", "corrections", "approved", "open"]) this.#takeEarly(name);
    addEventListener("pageshow", this.#cameBack);
    this.#update();
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.#cameBack);
    unwatchPage(this.#watcher);
    this.#stopFollowing();
  }

  attributeChangedCallback() {
    this.#update();
  }

  /** A page may have set a property before this class was there: then it lies on the object and hides the accessor. */
  #takeEarly(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  /** However many changes come at once, there is one reading. A failure that a busy page repeats is told once. */
  async #update({ isOfPage = false } = {}) {
    if (!isOfPage) this.#told = null;
    if (this.#waiting || !this.isConnected) return;
    this.#waiting = true;
    this.#turn += 1;
    const turn = this.#turn;
    const isDue = () => this.isConnected && turn === this.#turn;
    try {
      await quiet().finally(() => {
        this.#waiting = false;
      });
      if (isPageOff()) return this.#showNothing();
      if (this.#isHopeless()) {
        watchPage(this.#watcher);
        return this.#showNothing();
      }
      await load(this.#moduleAddress());
      // Gone in the meantime, or changed: then the next update will do it.
      if (!isDue()) return;
      const source = this.#read();
      if (isOff(source.body)) return this.#showNothing(source);
      const data = this.#dataFor(source);
      if (isApprovedOnly(this) && !data.approved?.approved) return this.#showNothing(source);
      if (!data.approved) await warmUp(source.text);
      if (!isDue()) return;
      this.#show(source, data);
      // Whoever hears of the box may measure it, and has a task of their own for that.
      await pause();
      if (isDue() && this.#source) this.#tell("kotak-fakta-ready", this.#factBox);
    } catch (error) {
      const failure = describe(error);
      if (isDue() && failure.message !== this.#told) this.#fail(failure);
    }
  }

  #moduleAddress() {
    const address = this.getAttribute("wasm-src");
    if (!address) return undefined;
    try {
      return new URL(address, this.baseURI);
    } catch (error) {
      throw new KotakFaktaError("network", `"${address}" in wasm-src is no address`, error);
    }
  }

  /** @param {import("./data.js").Data} data */
  #show(source, data) {
    this.#told = null;
    this.#stopFollowing();
    // The shadow root comes with the first box, not before: until then the element's own content stands.
    let root = this.shadowRoot ?? document.createDocumentFragment();
    const unfolded = [...root.querySelectorAll("details[open]")].map(fold => fold.className);
    const { facts, state, refused, gone } = mount(root, source.text, { ...this.#options(), ...data, part: partOf(source) });
    this.#drawn = true;
    this.#source = source;
    this.#factBox = facts;
    this.#state = state;
    if (root.querySelector("[data-made]")) {
      if (!this.shadowRoot) this.attachShadow({ mode: "open" }).append(root);
      root = this.shadowRoot;
      for (const fold of root.querySelectorAll("details")) fold.open = unfolded.includes(fold.className);
      this.#style(root);
      keepRoom(this, true);
      this.#stopFollowing = followEvidence(root, span => this.ranges(span), this.#mayReveal);
      this.#linkWhatIsShown();
    } else {
      this.#leaveToContent();
    }
    this.#describe(data);
    this.#tellOfRefused(refused, data);
    if (gone) this.#tell("kotak-fakta-stale", { digest: data.approved.digest, gone });
  }

  /** Whether nothing can be approved here where only that is shown: then the module need not come. */
  #isHopeless() {
    return isApprovedOnly(this) && !this.#approved && !mayBeApproved(this);
  }

  /** The site wants no box here, or none that nobody has approved. */
  #showNothing(source = null) {
    this.#stopFollowing();
    this.#source = source;
    this.#factBox = NO_FACTS;
    this.#state = "none";
    this.#leaveToContent();
    writeJsonLd(this, null);
    this.#tell("kotak-fakta-ready", NO_FACTS);
  }

  #tellOfRefused(refused, { corrections, approved }) {
    if (refused.length === 0) return;
    for (const { position, message } of refused) {
      warn({ code: "correction", message: `correction ${position} is refused: ${message}` });
    }
    const list = corrections ?? approved?.corrections ?? [];
    this.#tell("kotak-fakta-refused", {
      refused: refused.map(one => ({ ...one, correction: list[one.position - 1] ?? null })),
    });
  }

  /** The text, and where it stands in the page. */
  #read() {
    if (this.#given !== null) {
      unwatchPage(this.#watcher);
      return { text: this.#given };
    }
    const before = this.#source?.body ? this.#source : null;
    try {
      const source = readOriginal(before, () => readArticle(this, this.getAttribute("for") || null));
      this.#translated = source === before;
      if (!this.#translated) this.#places = [source.body, source.nodes[0]?.parentElement ?? source.body];
      watchPage(this.#watcher, this.#places);
      return source;
    } catch (error) {
      watchPage(this.#watcher);
      throw error;
    }
  }

  #linkWhatIsShown() {
    if (!this.shadowRoot) return;
    linkWhatIsShown(this.shadowRoot, sentence => !this.#translated || this.ranges(spansOf(sentence)[0]).length > 0);
  }

  #options() {
    return {
      lang: this.getAttribute("lang"),
      headingLevel: this.getAttribute("heading-level"),
      open: this.open,
      fields: this.getAttribute("fields"),
      stale: staleFor(this),
    };
  }

  /** What a script gave, or else what the page holds. */
  #dataFor(source) {
    const data = this.#corrections && this.#approved ? {} : dataFor(this, source.body, source.text);
    if (this.#corrections) data.corrections = this.#corrections;
    if (this.#approved) data.approved = this.#approved;
    return data;
  }

  /** The sheet takes the place of the one that a server wrote: the same rules, so nothing is seen of it. */
  #style(root) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    root.querySelector("style")?.remove();
  }

  /** There is no box: then the element's own content stands, and without any it takes no room. */
  #leaveToContent() {
    this.shadowRoot?.replaceChildren(document.createElement("slot"));
    keepRoom(this, hasContent(this));
  }

  #describe(data) {
    if (!this.hasAttribute("jsonld")) return writeJsonLd(this, null);
    const id = articleId();
    if (id === undefined) {
      warn({
        code: "jsonld",
        message: "the page has no NewsArticle, several of them, or one without an @id: no JSON-LD is added",
      });
      return writeJsonLd(this, null);
    }
    const options = { ...data, id, fields: this.getAttribute("fields"), stale: staleFor(this), part: partOf(this.#source) };
    writeJsonLd(this, toJsonLd(this.#source.text, options));
  }

  #mayReveal = (spans, sentence) =>
    this.dispatchEvent(
      new CustomEvent("kotak-fakta-reveal", { bubbles: true, composed: true, cancelable: true, detail: { spans, sentence } }),
    );

  /** Whether a change of the page may have changed what we read. */
  #concerns({ target }) {
    if (!this.#source?.body) return true;
    const { body, nodes } = this.#source;
    return !body.isConnected || body.contains(target) || !nodes[0]?.isConnected || target === nodes[0];
  }

  async #pageChanged() {
    const turn = this.#turn;
    const isDue = () => this.#given === null && this.isConnected && turn === this.#turn;
    if (this.#isHopeless()) return;
    try {
      await load(this.#moduleAddress());
      if (!isDue()) return;
      const source = this.#read();
      this.#watcher.pause = undefined;
      if (source.text !== this.#source?.text || partOf(source) !== partOf(this.#source)) return this.#update({ isOfPage: true });
      // The same words in other nodes: links must lead to those.
      this.#source = source;
      this.#linkWhatIsShown();
    } catch (error) {
      if (!isDue()) return;
      // Between two articles a page may hold none, and one without articles goes on changing: asked again, but ever later.
      this.#watcher.pause = Math.min((this.#watcher.pause ?? 250) * 2, LONGEST_PAUSE);
      if (this.#source) this.#fail(describe(error));
    }
  }

  /** The reader sees nothing; the site's developer gets one line and an event. */
  #fail(failure) {
    this.#told = failure.message;
    this.#source = null;
    this.#factBox = null;
    this.#state = "none";
    warn(failure);
    try {
      this.#stopFollowing();
      // What a server made can still be read where our module does not run.
      if (this.#drawn || !this.shadowRoot || UNREADABLE.includes(failure.code)) this.#leaveToContent();
      writeJsonLd(this, null);
    } catch {
      // The page has broken what that needs, as it may have what failed before.
    }
    this.#tell("kotak-fakta-error", failure);
  }

  #tell(type, detail) {
    const event = new CustomEvent(type, { bubbles: true, composed: true, detail });
    this.dispatchEvent(event);
  }
}

/** Whether an element holds something to see: our own data is nothing to see. */
function hasContent(element) {
  const holder = element.closest("[data-kotak-fakta]");
  const words = (holder === element.parentElement && holder ? holder : element).textContent;
  return (
    !isLeftOver(words) &&
    [...element.childNodes].some(node => (node.data === undefined ? node.localName !== "script" : node.data.trim() !== ""))
  );
}
