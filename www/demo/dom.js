// Elements, made without markup: Trusted Types have nothing to object.

export const at = id => document.getElementById(id);

/** An element with properties, `data` for its data attributes, and children. */
export function make(name, { data = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  Object.assign(element.dataset, data);
  element.append(...children.filter(child => child !== undefined));
  return element;
}

/** A button that does something; what it concerns is told to those who don't see where it stands. */
export function button(label, use, { about, ...properties } = {}) {
  const made = make("button", { type: "button", ...properties }, label);
  if (about !== undefined) made.ariaLabel = `${label}: ${about}`;
  made.addEventListener("click", use);
  return made;
}

/** Whoever goes through a list by keyboard stays at the place, though its rows are others. */
export function keepFocusIn(list, change, otherwise) {
  const place = [...list.querySelectorAll("button")].indexOf(document.activeElement);
  change();
  if (place < 0) return;
  const buttons = [...list.querySelectorAll("button")];
  (buttons[Math.min(place, buttons.length - 1)] ?? otherwise).focus();
}
