// Corrections by clicking. Each click adds one to the list that the box is given; the list is what the CMS gets.
import { selected } from "./manuscript.js";
import { word } from "./words.js";

const FIELDS = ["speakers", "agencies", "challenges", "forums"];
const at = id => document.getElementById(id);

let facts;
let corrections = [];
let correct;
/** Which row is being renamed: field and value. */
let renaming;
/** Where the focus goes when the rows are made anew: the button that was used, on the fact that it was used for. */
let focus;

at("undo").addEventListener("click", () => correct(corrections.slice(0, -1)));
at("reset").addEventListener("click", () => correct([]));
at("take").addEventListener("click", () => {
  const found = selected();
  if (!found) return;
  at("add-value").value = found.value;
  at("add-sentence").value = found.sentence;
});
at("add-form").addEventListener("submit", event => {
  event.preventDefault();
  change({ add: at("add-value").value.trim(), sentence: at("add-sentence").value.trim(), in: at("add-field").value });
});

/**
 * @param {import("../element/index.js").FactBox} shown the facts, corrected
 * @param {object[]} list the corrections so far
 * @param {(list: object[]) => void} change gives the box another list
 */
export function showCorrections(shown, list, change) {
  const added = list.at(-1)?.add;
  const refused = added !== undefined && list.length > corrections.length && !holds(shown, list.at(-1).in, added);
  [facts, corrections, correct] = [shown, list, change];
  if (refused) {
    // The one thing that can't be known beforehand: whether the article has the sentence.
    at("add-sentence").setCustomValidity(word("noSentence"));
    at("add-sentence").reportValidity();
    at("add-sentence").setCustomValidity("");
    return change(list.slice(0, -1));
  }
  if (added !== undefined) at("add-form").reset();
  draw();
}

const holds = (box, field, value) => box[field].some(fact => (fact.name ?? fact.text) === value);

function change(correction) {
  correct([...corrections, correction]);
}

function draw() {
  at("facts").replaceChildren(...FIELDS.map(group).filter(Boolean));
  at("edits").hidden = corrections.length === 0;
  // Inside a script element only this one sequence could end it early.
  const json = JSON.stringify(corrections, null, 2).replaceAll("<", "\\u003c");
  at("edits-code").textContent = `<script type="application/json" data-kotak-fakta>\n${json}\n</script>`;
  const renamed = at("facts").querySelector("input");
  if (renamed) {
    renamed.select();
    renamed.focus();
  } else if (focus) {
    const rows = [...at("facts").querySelectorAll("li")];
    const row = rows.find(({ dataset }) => dataset.field === focus.field && dataset.value === focus.value);
    (row?.querySelector(`[data-verb=${focus.verb}]:not([disabled])`) ?? row?.querySelector("button"))?.focus();
    focus = undefined;
  }
}

function group(field) {
  const list = facts[field];
  const hidden = corrections.filter(correction => correction.in === field && correction.hide !== undefined);
  if (list.length === 0 && hidden.length === 0) return undefined;
  const rows = [...list.map((fact, index) => row(field, fact, index, list.length)), ...hidden.map(hiddenRow)];
  return make("section", {}, make("h3", {}, word(field)), make("ul", { className: "rows" }, ...rows));
}

function row(field, fact, index, count) {
  const value = fact.name ?? fact.text;
  const use = (verb, correction, now = value) => () => {
    focus = { field, value: now, verb };
    change(correction);
  };
  if (renaming?.field === field && renaming.value === value) return renameRow(field, value);
  const move = to => ({ move: value, position: to + 1, in: field });
  const buttons = [
    button("rename", word("rename"), value, () => {
      renaming = { field, value };
      draw();
    }),
    button("hide", word("hide"), value, use("show", { hide: value, in: field })),
    button("up", "↑", `${word("up")}: ${value}`, use("up", move(index - 1)), index === 0),
    button("down", "↓", `${word("down")}: ${value}`, use("down", move(index + 1)), index === count - 1),
  ];
  if (field === "speakers" && facts.keySpeaker?.name !== value) {
    buttons.unshift(button("key", word("key"), value, use("rename", { key: value })));
  }
  const item = make("li", {}, make("span", { className: "value", lang: "id" }, value), make("span", { className: "verbs" }, ...buttons));
  Object.assign(item.dataset, { field, value });
  return item;
}

function renameRow(field, value) {
  const input = make("input", { value, maxLength: 300, required: true, autocomplete: "off", lang: "id", ariaLabel: `${word("newName")}: ${value}` });
  const end = () => {
    renaming = undefined;
    focus = { field, value, verb: "rename" };
  };
  const form = make("form", { className: "verbs" }, input, make("button", {}, word("save")), button("cancel", word("cancel"), value, () => {
    end();
    draw();
  }));
  form.addEventListener("submit", event => {
    event.preventDefault();
    const to = input.value.trim();
    end();
    if (to === "" || to === value) return draw();
    focus.value = to;
    change({ rename: value, to, in: field });
  });
  form.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    end();
    draw();
  });
  return make("li", {}, form);
}

function hiddenRow(correction) {
  const { hide: value, in: field } = correction;
  const item = make(
    "li",
    { className: "hidden" },
    make("span", { className: "value", lang: "id" }, value),
    make("span", { className: "verbs" }, make("span", { className: "hint" }, word("hidden")), button("show", word("show"), value, () => {
      focus = { field, value, verb: "hide" };
      correct(corrections.filter(other => other !== correction));
    })),
  );
  Object.assign(item.dataset, { field, value });
  return item;
}

function button(verb, label, about, use, disabled = false) {
  const made = make("button", { type: "button", disabled, ariaLabel: label.length > 1 ? `${label}: ${about}` : about }, label);
  made.dataset.verb = verb;
  made.addEventListener("click", use);
  return made;
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
