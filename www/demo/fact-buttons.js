// A button at each fact of the box, which opens what can be done about it. The buttons are put into the box's tree by this page,
// each time that the box is drawn: the published element knows nothing of them.
import { at, button, make } from "./dom.js";
import { factOf } from "./facts.js";
import { placeForm } from "./form.js";
import { word } from "./words.js";

/** They take no room, so that the box is as readers see it: a button hangs over the gap or the edge at the end of the words. */
const RULES = `
.correct {
  position: relative;
  display: inline-block;
  width: 0;
  height: 0.7em;
}
.key-speaker {
  position: relative;
}
.key-speaker dd > .correct {
  position: absolute;
  inset: 0.65em -0.6em auto auto;
}
.correct button {
  position: absolute;
  inset-block-start: 50%;
  inset-inline-start: 2px;
  display: grid;
  place-content: center;
  box-sizing: border-box;
  width: 24px;
  height: 24px;
  padding: 0;
  translate: 0 -50%;
  border: 1px solid var(--hairline);
  border-radius: 3px;
  background: var(--kotak-fakta-background, var(--theme-background, Canvas));
  color: var(--ink-soft);
  font: 700 14px/1 system-ui, sans-serif;
  cursor: pointer;
  opacity: 0;
  z-index: 1;
}
.key-speaker dd > .correct button {
  inset: 0 0 auto auto;
  translate: 0;
}
li:hover > .correct button,
.key-speaker:hover > dd > .correct button,
.correct button:is(:hover, :focus-visible, [aria-expanded="true"]) {
  opacity: 1;
}
.correct button:hover {
  border-color: currentColor;
}
.correct button[aria-expanded="true"] {
  background: var(--accent);
  color: Canvas;
}
.correct button:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 1px;
}
@media (any-hover: none), (any-pointer: coarse) {
  .correct button {
    opacity: 1;
  }
}
@media (forced-colors: active) {
  .correct button {
    border-color: ButtonText;
    opacity: 1;
  }
}
@media print {
  .correct {
    display: none;
  }
}`;

/** What shows a fact: links, but for one whose sentence is gone. */
const LINKS = "[data-fact]:not(.quote)";

const box = at("box");
let sheet;

/** Opens the menu of a fact. */
let open;

/** Where the focus goes when the box is drawn again. */
let wanted;

/** @param {(fact: Shown, opener: HTMLElement, focus: "first" | "last") => void} opens */
export function startFactButtons(opens) {
  open = opens;
  let watched;
  box.addEventListener("kotak-fakta-ready", () => {
    if (box.shadowRoot && watched !== box.shadowRoot) {
      watched = box.shadowRoot;
      new MutationObserver(putButtons).observe(watched, { childList: true });
      watched.addEventListener("keydown", openByKey);
    }
    putButtons();
  });
}

/** The page speaks another language. */
export function renewButtons() {
  for (const holder of box.shadowRoot?.querySelectorAll(".correct") ?? []) holder.remove();
  putButtons();
}

/**
 * The facts of a field as they are read, from above, and where each stands.
 * @typedef {{ field: string, index: number, value: string, fact: object, isKey: boolean, link: HTMLElement, group: Element | null }} Shown
 * @returns {Shown[]}
 */
export const shownFacts = field =>
  [...(box.shadowRoot?.querySelectorAll(LINKS) ?? [])].map(shownBy).filter(shown => shown?.field === field);

/** The button of a fact: the one of that name, or else the one in its place. */
export function openerOf({ field, index, value }) {
  const facts = shownFacts(field);
  return openerAt((facts.find(fact => fact.value === value) ?? facts[Math.min(index, facts.length - 1)])?.link);
}

/** What was done to a fact makes the box be drawn again, and its button with it. */
export function focusWhenDrawn(fact) {
  wanted = fact;
}

function shownBy(link) {
  const shown = box.factBox && factOf(link, box.factBox);
  return shown && { ...shown, link, group: link.closest(".groups > li") };
}

const homeOf = link => link.closest(".key-speaker dd, li");

const openerAt = link => link && homeOf(link).querySelector(":scope > .correct button");

function putButtons() {
  const root = box.shadowRoot;
  if (!root || !box.factBox) return;
  adoptRules(root);
  for (const link of root.querySelectorAll(LINKS)) {
    const home = homeOf(link);
    const shown = shownBy(link);
    if (!shown || home.querySelector(":scope > .correct")) continue;
    const opener = button("⋯", () => open(shownBy(link), opener, "first"), {
      ariaLabel: word("correctFact", shown.value),
      ariaHasPopup: "menu",
      ariaExpanded: "false",
    });
    // What stands in a line of its own below the words would carry the button down.
    home.insertBefore(make("span", { className: "correct" }, opener), home.querySelector(":scope > .derived"));
  }
  if (wanted) bringFocus();
  placeForm();
}

function adoptRules(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

function bringFocus() {
  const opener = openerOf(wanted) ?? at("show-corrections");
  wanted = undefined;
  // Whoever has gone on to something else meanwhile is left there.
  if ([null, document.body, box].includes(document.activeElement)) opener.focus();
}

function openByKey(event) {
  const target = event.target.closest?.(`${LINKS}, .correct button`);
  const opener = target?.matches(LINKS) ? openerAt(target) : target;
  if (!opener) return;
  const arrow = target === opener && { ArrowDown: "first", ArrowUp: "last" }[event.key];
  const asksForMenu = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
  if (!arrow && !asksForMenu) return;
  event.preventDefault();
  if (asksForMenu) keepBrowsersMenuAway();
  open(shownBy(homeOf(opener).querySelector(LINKS)), opener, arrow || "first");
}

/** Some browsers open their own when the key comes up. */
function keepBrowsersMenuAway() {
  const end = new AbortController();
  addEventListener("contextmenu", event => event.preventDefault(), { capture: true, signal: end.signal });
  addEventListener("keyup", () => setTimeout(() => end.abort()), { capture: true, once: true });
}
