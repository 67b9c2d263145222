// From a fact to its sentence: hovering or focusing a fact marks its places, choosing it leads there and back.
import { mark } from "./marks.js";

const FACT = "[data-spans]";

/**
 * Listens in a box's shadow tree for as long as the box is there.
 * @param {ShadowRoot} root
 * @param {(span: { start: number, end: number }) => Range[]} rangesOf where a piece of the text stands in the page
 * @param {(spans: { start: number, end: number }[], sentence: { start: number, end: number }) => boolean} mayReveal asked
 *   before a reader is led away
 * @returns {() => void} ends it
 */
export function followEvidence(root, rangesOf, mayReveal) {
  /** What stays marked when the pointer leaves: the fact that was chosen last. */
  let chosen = { facts: [], sentence: [] };
  const end = new AbortController();
  const { signal } = end;
  const places = fact => spansOf(fact.dataset.spans).flatMap(rangesOf);
  const factAt = event => event.target.closest?.(FACT);

  const preview = event => {
    const fact = factAt(event);
    if (fact) mark(places(fact), chosen.sentence);
  };
  const endPreview = event => {
    if (factAt(event)) mark(chosen.facts, chosen.sentence);
  };
  root.addEventListener("pointerover", preview, { signal });
  root.addEventListener("pointerout", endPreview, { signal });
  root.addEventListener("focusin", preview, { signal });
  root.addEventListener("focusout", endPreview, { signal });

  const choose = event => {
    const fact = factAt(event);
    // With a key held the reader wants the link itself: a new tab, a download.
    if (!fact || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const spans = spansOf(fact.dataset.spans);
    const [sentenceSpan] = spansOf(fact.dataset.sentence);
    if (!mayReveal(spans, sentenceSpan)) return event.preventDefault();
    const sentence = rangesOf(sentenceSpan);
    // The page has changed or never had these words: then the browser may look for them, as the link says.
    if (sentence.length === 0) return;
    event.preventDefault();
    chosen = { facts: rangesOf(spans[0]), sentence };
    mark(chosen.facts, sentence);
    scrollTo(sentence[0]);
    offerReturn(root, fact, sentence);
  };
  root.addEventListener("click", choose, { signal });

  return () => {
    end.abort();
    if (chosen.sentence.length > 0) mark([]);
    hideReturn(root);
  };
}

/** `12-30 45-60` */
export function spansOf(written) {
  return written.split(" ").map(span => {
    const [start, end] = span.split("-").map(Number);
    return { start, end };
  });
}

/** Brings a range into the middle of what is in sight, in every box that scrolls. */
export function scrollTo(range) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const page = document.scrollingElement ?? document.documentElement;
  for (let box = parentOf(range.startContainer); box && box !== page && box !== document.body; box = parentOf(box)) {
    const scrolls = box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY);
    if (!scrolls) continue;
    const { top, height } = box.getBoundingClientRect();
    box.scrollTop += middleOf(range) - (top + height / 2);
  }
  scrollBy({ top: middleOf(range) - innerHeight / 2, behavior: still ? "instant" : "smooth" });
}

/** Asked past the node itself: a form with a field called `parentElement` would lead us round in circles. */
function parentOf(node) {
  const root = node.getRootNode();
  return Reflect.get(Node.prototype, "parentElement", node) ?? (root instanceof ShadowRoot ? root.host : null);
}

function middleOf(range) {
  const { top, height } = range.getBoundingClientRect();
  // Of a long sentence the beginning is shown.
  return top + Math.min(height, innerHeight / 2) / 2;
}

/**
 * The way back, which takes the focus: it stands above the page, tells a screen reader the sentence, and goes on use, on
 * Escape, and when the reader clicks elsewhere.
 */
function offerReturn(root, fact, sentence) {
  hideReturn(root);
  const button = root.querySelector(".return");
  if (!button) return;
  button.querySelector(".sentence").textContent = `${sentence.map(String).join("")} `;
  button.classList.add("shown");
  button.showPopover?.();
  button.focus({ preventScroll: true });

  const end = new AbortController();
  const { signal } = end;
  button.hide = () => {
    end.abort();
    button.hidePopover?.();
    button.classList.remove("shown");
    button.hide = undefined;
  };
  const goBack = () => {
    button.hide();
    fact.focus({ preventScroll: true });
    fact.scrollIntoView({ block: "center", behavior: "instant" });
  };
  button.addEventListener("click", goBack, { signal });
  const escape = () => (root.activeElement === button ? goBack() : button.hide());
  document.addEventListener("keydown", event => event.key === "Escape" && escape(), { signal });
  document.addEventListener(
    "pointerdown",
    event => event.composedPath().includes(button) || button.hide(),
    { signal },
  );
}

function hideReturn(root) {
  root.querySelector(".return")?.hide?.();
}
