// The corrections, beside the box: a bar that is always in sight, with their number, and above it the list when it is wanted. The
// list says first what needs a look: corrections that are not done, and facts of the approved box that are gone.
import { fieldOf, valueOf, verbOf, withOther } from "./compose.js";
import { describe, reason } from "./describe.js";
import { applyHere, canUndo, correct, desk, setCorrections, takeBack, uncorrect, undo } from "./desk.js";
import { at, button, keepFocusIn, make } from "./dom.js";
import { addedFields, addition, takeSelection, tryCorrection } from "./fact-forms.js";
import { nameOf } from "./facts.js";
import { openForm } from "./form.js";
import { hasSelection, selected } from "./selection.js";
import { word } from "./words.js";

/** A list of more is refused whole. */
const MOST = 200;

const box = at("box");

/** @type {{ position: number, code: string }[]} the corrections that the last box refused, numbered from 1 */
let refused = [];

/** @type {{ field: string, value: string }[]} facts of the approved box whose sentence is gone */
let gone = [];

/** Who was key speaker when a speaker was hidden, and what was said of it. */
let hiddenFrom;

export function startCorrections() {
  const [toggle, sheet] = [at("show-corrections"), at("sheet")];
  const show = open => {
    sheet.hidden = !open;
    toggle.ariaExpanded = String(open);
  };
  const close = () => {
    show(false);
    toggle.focus();
  };
  toggle.addEventListener("click", () => show(sheet.hidden));
  at("close-sheet").addEventListener("click", close);
  sheet.addEventListener("keydown", event => event.key === "Escape" && close());
  at("undo").addEventListener("click", () => {
    undo();
    tell(word("undone"));
    if (!canUndo()) toggle.focus();
  });
  at("reset").addEventListener("click", () => {
    setCorrections([]);
    tell(word("allUndone"), undoing());
    toggle.focus();
  });
  at("add").addEventListener("click", async () => askForAddition(hasSelection() ? await selected() : {}));
}

/** Makes a correction and says so. */
export function makeCorrection(correction) {
  // One more would make the list unreadable, and no box would be shown at all.
  if (desk.corrections.length >= MOST) return tell(word("tooMany", MOST));
  const sentence = `${describe(correction)}.`;
  hiddenFrom = verbOf(correction) === "hide" && correction.in === "speakers" ? { key: box.factBox?.keySpeaker?.name, sentence } : undefined;
  correct(correction);
  tell(sentence, undoing());
}

/** These need a second look: who says it, in what office. */
const NEEDS_MORE = ["challenges", "speakers"];

/** A fact from what is selected in the manuscript. */
export async function addSelection(field) {
  const found = box.factBox && (await selected());
  if (!found) return;
  const given = { ...found, in: field };
  const wrong = NEEDS_MORE.includes(field) ? undefined : await tryCorrection(addition(given), box.factBox, makeCorrection);
  if (wrong || NEEDS_MORE.includes(field)) askForAddition(given, wrong);
}

/** What was refused by the last box, and what of the approved one is gone. */
export function drawCorrections({ refused: list, gone: facts }) {
  [refused, gone] = [list, facts];
  draw();
}

/** The box was drawn with the last correction: who was hidden may have another in the place, which must not go unseen. */
export function tellOfKeySpeaker() {
  const now = box.factBox?.keySpeaker?.name;
  if (hiddenFrom !== undefined && hiddenFrom.key !== now) {
    tell(`${hiddenFrom.sentence} ${now ? word("newKey", now) : word("noKey")}`, undoing());
  }
  hiddenFrom = undefined;
}

/** Something that a person should know, and what they may do about it. */
export function tell(sentence, ...actions) {
  at("told").replaceChildren(...(sentence ? [make("span", {}, sentence)] : []), ...actions.filter(Boolean).map(({ label, use }) => button(label, use, { className: "plain" })));
}

const undoing = () => ({
  label: word("undo"),
  use() {
    undo();
    tell(word("undone"));
    at("show-corrections").focus();
  },
});

function draw() {
  const { corrections, shelf } = desk;
  const refusal = i => refused.find(({ position }) => position === i + 1);
  const count = refused.length + gone.length;
  at("show-corrections").replaceChildren(
    make("span", {}, word("countCorrections", corrections.length)),
    ...(count > 0 ? [" ", make("strong", { className: "warning" }, word("countProblems", count))] : []),
  );
  at("undo").disabled = !canUndo();
  // Where there is no box there is nothing to add to, and nothing to approve.
  for (const id of ["add", "approve"]) at(id).disabled = !box.factBox;
  at("reset").hidden = corrections.length === 0;
  const rows = corrections.map((correction, i) => ({ correction, i, refusal: refusal(i) }));
  const part = (title, hint, items) =>
    items.length > 0 && make("div", {}, title && make("h4", {}, title), hint && make("p", { className: "hint" }, hint), make("ul", { className: "rows" }, ...items));
  const parts = [
    part(word("refusedTitle"), word("refusedHint"), rows.filter(row => row.refusal).map(refusedRow)),
    part(word("goneTitle"), word("goneHint"), gone.map(({ field, value }) => make("li", {}, make("span", { className: "value" }, `${value} (${word(field)})`)))),
    part("", "", rows.filter(row => !row.refusal).map(doneRow)),
    corrections.length === 0 && make("p", { className: "hint" }, word("noCorrections")),
    part(word("shelfTitle"), "", shelf.map(shelfRow)),
  ];
  keepFocusIn(at("lists"), () => at("lists").replaceChildren(...parts.filter(Boolean)), at("show-corrections"));
}

function doneRow({ correction, i }) {
  const label = verbOf(correction) === "hide" ? word("showAgain") : word("takeOut");
  return make("li", { data: { position: i + 1 } }, make("span", { className: "value" }, describe(correction)), verbs(takeOut(label, correction, i)));
}

function refusedRow({ correction, i, refusal }) {
  return make(
    "li",
    { className: "refused", data: { position: i + 1 } },
    make("span", { className: "value" }, describe(correction), make("span", { className: "why" }, reason(correction, refusal.code))),
    verbs(
      button(word("redo"), () => redo(correction, i), { about: describe(correction), data: { verb: "redo" } }),
      takeOut(word("takeOut"), correction, i),
    ),
  );
}

const verbs = (...buttons) => make("span", { className: "verbs" }, ...buttons);

const takeOut = (label, correction, i) =>
  button(
    label,
    () => {
      uncorrect(i);
      tell(word("undone"), undoing());
    },
    { about: describe(correction), className: "take-out" },
  );

function shelfRow(manuscript) {
  const headline = manuscript.text.trim().split("\n", 1)[0].slice(0, 80);
  const count = manuscript.corrections.length;
  const actions = [button(word("takeBack"), () => takeBack(manuscript), { about: headline })];
  if (count > 0) actions.push(button(word("applyHere"), () => applyHere(manuscript), { about: headline }));
  return make("li", {}, make("span", { className: "value" }, word("shelved", headline, count)), verbs(...actions));
}

function askForAddition(given, wrong) {
  const facts = box.factBox;
  openForm({
    title: word("addTitle"),
    fields: addedFields(facts, given),
    submit: word("add"),
    wrong,
    extra: { label: word("useSelection"), use: takeSelection },
    save: values => tryCorrection(addition(values), facts, makeCorrection),
    closed: () => at("add").focus(),
  });
}

/** A correction that is not done is made anew: for another fact of the box, or with another sentence. */
function redo(correction, i) {
  const facts = box.factBox;
  const field = fieldOf(correction);
  const value = valueOf(correction);
  const inPlace = made => withOther(desk.corrections, i, made);
  const attempt = made =>
    tryCorrection(
      made,
      facts,
      () => {
        setCorrections(inPlace(made));
        tell(`${describe(made)}.`, undoing());
      },
      { without: desk.corrections.filter((_, other) => other !== i), placed: inPlace },
    );
  const closed = () => at("show-corrections").focus();
  if (verbOf(correction) === "add") {
    return openForm({
      title: word("redoTitle"),
      fields: addedFields(facts, { ...correction, value }),
      extra: { label: word("useSelection"), use: takeSelection },
      save: values => attempt(addition(values)),
      closed,
    });
  }
  const options = (facts?.[field] ?? []).map(fact => ({ value: nameOf(fact), label: nameOf(fact) }));
  const quote = typeof correction.quote === "string" ? [{ name: "quote", label: word("quoteWords"), kind: "area", value: correction.quote, hint: word("quoteHint"), required: true }] : [];
  return openForm({
    title: word("redoTitle"),
    fields: () => [
      // Nothing is chosen beforehand: the wrong fact would be changed by a press of Enter.
      { name: "fact", label: word("redoFor"), kind: "select", value, options: [{ value: "", label: word("choose") }, ...options], hint: describe(correction), required: true },
      ...quote,
    ],
    save: ({ fact, ...details }) => attempt({ ...correction, [verbOf(correction)]: fact, ...details }),
    closed,
  });
}
