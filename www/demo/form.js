// A small form at what it is about. One at a time, and what is typed into it is lost to no other click.
import { control } from "./controls.js";
import { button, make } from "./dom.js";
import { placeAt } from "./place.js";
import { word } from "./words.js";

/** @type {{ close: () => void, place: () => void, isDirty: () => boolean, remind: () => void } | undefined} */
let open;

/**
 * @param {object} form
 * @param {string} form.title
 * @param {(values: object) => import("./controls.js").Field[]} form.fields by what is filled in so far
 * @param {() => HTMLElement | undefined} [form.anchor] where it stands; without it above the dock
 * @param {string} [form.submit] the word on its button
 * @param {{ label: string, use: () => Promise<object | string> }} [form.extra] a button that fills in values, or says why not
 * @param {{ field?: string, message: string }} [form.wrong] what is wrong with what it is filled in with
 * @param {(values: object, isChanged: boolean) => Promise<{ field?: string, message: string } | undefined>} form.save gives what is
 *   wrong
 * @param {() => void} form.closed takes the focus
 */
export function openForm({ title, fields, anchor, submit = word("save"), extra, wrong: known, save, closed }) {
  if (open?.isDirty()) return open.remind();
  open?.close();
  const rows = make("div", { className: "stack" });
  const problem = make("p", { className: "error", role: "alert" });
  const form = make("form", { noValidate: true, autocomplete: "off" }, make("h3", { id: "form-heading" }, title), rows, problem);
  const panel = make("div", { className: anchor ? "form" : "form docked", role: "dialog" }, form);
  panel.setAttribute("aria-labelledby", "form-heading");

  let controls = [];
  const values = () => Object.fromEntries(controls.map(({ field, read }) => [field.name, read()]));
  /** Draws the questions anew, filled in as they were. */
  const draw = filled => {
    controls = fields(filled).map(field => control(field, filled[field.name] ?? field.value ?? ""));
    rows.replaceChildren(...controls.map(({ row }) => row));
    follow();
  };
  const isAsked = ({ field }) => field.asked?.(values()) ?? true;
  /** What is asked may hang on what was answered. */
  const follow = () => {
    const names = list => list.map(({ name }) => name).join();
    if (names(fields(values())) !== names(controls.map(({ field }) => field))) {
      const focused = document.activeElement?.closest("[data-field]")?.dataset.field;
      draw(values());
      controls.find(({ field }) => field.name === focused)?.focus();
    }
    for (const one of controls) one.row.hidden = !isAsked(one);
  };
  const complain = ({ field: name, message }) => {
    const at = controls.find(one => one.field.name === name && isAsked(one));
    if (!at) return (problem.textContent = message);
    at.complain(message);
    at.focus();
  };
  const close = () => {
    open = undefined;
    removeEventListener("resize", placeForm);
    panel.remove();
  };
  const leave = () => {
    // Whoever has gone on to something else meanwhile is left there.
    const isHere = panel.contains(document.activeElement) || document.activeElement === document.body;
    close();
    if (isHere) closed();
  };
  const fill = async () => {
    const found = await extra.use();
    if (typeof found === "string") return complain({ message: found });
    problem.textContent = "";
    draw({ ...values(), ...found });
  };
  form.append(
    make(
      "div",
      { className: "bar end" },
      extra && button(extra.label, fill, { className: "extra" }),
      button(word("cancel"), leave, { className: "cancel" }),
      make("button", { className: "primary" }, submit),
    ),
  );
  rows.addEventListener("change", follow);
  rows.addEventListener("input", () => (problem.textContent = ""));
  form.addEventListener("submit", async event => {
    event.preventDefault();
    const empty = controls.find(one => isAsked(one) && one.field.required && one.read() === "");
    const wrong = empty ? { field: empty.field.name, message: word("needed") } : await save(values(), isDirty());
    if (wrong) complain(wrong);
    else if (open?.close === close) leave();
  });
  panel.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leave();
  });

  draw({});
  const first = JSON.stringify(values());
  const isDirty = () => JSON.stringify(values()) !== first;
  document.querySelector("main").append(panel);
  open = {
    close,
    place() {
      const there = anchor?.();
      if (there) placeAt(panel, there.getBoundingClientRect());
    },
    isDirty,
    remind() {
      complain({ message: word("finishFirst") });
      controls[0].focus();
    },
  };
  placeForm();
  addEventListener("resize", placeForm);
  (controls.find(({ field }) => field.kind !== "select") ?? controls[0]).focus();
  if (known) complain(known);
}

/** Another manuscript is there: what a form was about may not be. */
export const closeForm = () => open?.close();

/** The page has moved, or the box was drawn anew and what the form is about stands elsewhere. */
export const placeForm = () => open?.place();
