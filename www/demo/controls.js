// One question of a form: label, control, hint, and room for what is wrong.
import { make } from "./dom.js";

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {"text" | "area" | "select" | "radios"} [kind]
 * @property {string} [value]
 * @property {{ value: string, label: string, own?: boolean }[]} [options] of a choice, `own` where the words are this page's and
 *   not the article's; for a text, what it offers
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {(values: object) => boolean} [asked] whether it is asked at all
 */

/**
 * @param {Field} field
 * @param {string} value
 * @returns {{ field: Field, row: HTMLElement, read: () => string, focus: () => void, complain: (message: string) => void }}
 */
export function control(field, value) {
  const id = `form-${field.name}`;
  const error = make("p", { className: "error", id: `${id}-error`, role: "alert" });
  const hint = field.hint ? make("p", { className: "hint", id: `${id}-hint` }, field.hint) : undefined;
  const made = field.kind === "radios" ? radios(field, id, value) : single(field, id, value);
  made.described.setAttribute("aria-describedby", [hint?.id, error.id].filter(Boolean).join(" "));
  made.row.append(...[hint, error].filter(Boolean));
  made.row.dataset.field = field.name;
  const complain = message => {
    error.textContent = message;
    if (message) made.described.setAttribute("aria-invalid", "true");
    else made.described.removeAttribute("aria-invalid");
  };
  made.row.addEventListener("input", () => complain(""));
  return { field, row: made.row, read: made.read, focus: made.focus, complain };
}

function single({ kind = "text", label, options = [], required = false }, id, value) {
  const element = {
    text: () => make("input", { id, value, maxLength: 300, autocomplete: "off", lang: "id" }),
    area: () => make("textarea", { id, rows: 3, value, lang: "id" }),
    select: () => make("select", { id }, ...options.map(option => make("option", { value: option.value, selected: option.value === value }, option.label))),
  }[kind]();
  element.required = required;
  const row = make("div", { className: "row" }, make("label", { htmlFor: id }, label), element);
  if (kind === "text" && options.length > 0) {
    element.setAttribute("list", `${id}-list`);
    row.append(make("datalist", { id: `${id}-list` }, ...options.map(option => make("option", { value: option.value }))));
  }
  const focus = () => {
    element.focus();
    if (kind === "text") element.select();
  };
  return { row, described: element, read: () => element.value.trim(), focus };
}

function radios({ label, options }, id, value) {
  const chosen = Math.max(0, options.findIndex(option => option.value === value));
  const inputs = options.map((option, i) => make("input", { type: "radio", name: id, value: option.value, checked: i === chosen }));
  const choices = options.map((option, i) => make("label", { className: "choice" }, inputs[i], make("span", option.own ? {} : { lang: "id" }, option.label)));
  const row = make("fieldset", { className: "row" }, make("legend", {}, label), ...choices);
  const current = () => inputs.find(input => input.checked);
  return { row, described: row, read: () => current().value, focus: () => current().focus() };
}
