// A menu as the ARIA Authoring Practices describe it: arrows, Home, End and first letters move, Escape and Tab leave.
import { make } from "./dom.js";
import { placeAt } from "./place.js";

let shown;

/**
 * @param {object} menu
 * @param {HTMLElement} menu.opener the button that opens it; it gets the focus back
 * @param {string} menu.label
 * @param {{ name: string, label: string, use: () => void, disabled?: boolean }[][]} menu.groups
 * @param {"first" | "last"} [menu.focus] where the focus goes
 */
export function openMenu({ opener, label, groups, focus = "first" }) {
  closeMenu();
  const items = groups.flat().map(({ name, label: words, use, disabled = false }) => {
    const item = make("button", { type: "button", role: "menuitem", tabIndex: -1, data: { name } }, words);
    if (disabled) item.setAttribute("aria-disabled", "true");
    item.addEventListener("click", () => {
      if (disabled) return;
      closeMenu();
      opener.focus();
      use();
    });
    return item;
  });
  let made = 0;
  const parts = groups.filter(group => group.length > 0).map((group, i) => {
    const part = items.slice(made, (made += group.length));
    return i === 0 ? part : [make("div", { role: "separator" }), ...part];
  });
  const element = make("div", { className: "menu", role: "menu", ariaLabel: label }, ...parts.flat());
  document.querySelector("main").append(element);
  placeAt(element, opener.getBoundingClientRect());
  opener.ariaExpanded = "true";

  const end = new AbortController();
  const { signal } = end;
  shown = { opener, element, end };
  const move = to => items.at(to % items.length).focus();
  element.addEventListener(
    "keydown",
    event => {
      const at = items.indexOf(document.activeElement);
      const keys = { ArrowDown: () => move(at + 1), ArrowUp: () => move(at - 1), Home: () => move(0), End: () => move(-1) };
      const key = keys[event.key] ?? { Escape: leave, Tab: leave }[event.key] ?? letter(event, items, at);
      if (!key) return;
      event.preventDefault();
      event.stopPropagation();
      key();
    },
    { signal },
  );
  const leave = () => {
    closeMenu();
    opener.focus();
  };
  addEventListener("pointerdown", event => event.composedPath().includes(element) || closeMenu(), { signal, capture: true });
  addEventListener("resize", closeMenu, { signal });
  move(focus === "last" ? -1 : 0);
}

export function closeMenu() {
  if (!shown) return;
  const { opener, element, end } = shown;
  shown = undefined;
  end.abort();
  element.remove();
  opener.ariaExpanded = "false";
}

/** Whether it is this button's menu that is open. */
export const isOpenAt = opener => shown?.opener === opener;

/** The next item that begins with a letter. */
function letter({ key, ctrlKey, metaKey, altKey }, items, at) {
  if (key.length !== 1 || key === " " || ctrlKey || metaKey || altKey) return undefined;
  const begins = item => item.textContent.toLowerCase().startsWith(key.toLowerCase());
  const next = [...items.slice(at + 1), ...items.slice(0, at + 1)].find(begins);
  return next && (() => next.focus());
}
