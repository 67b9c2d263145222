// Approval: an editor has looked, and the box as it is now is what readers get. It is written as a stored box, which fits one text
// and one list of corrections; when either changes, the page says so and asks anew.
import { approve, extract } from "../../pkg/index.js";
import { desk, setApproved } from "./desk.js";
import { at } from "./dom.js";
import { FIELDS, holds, nameOf } from "./facts.js";
import { setSetting, settings } from "./storage.js";
import { date, word } from "./words.js";

/** How the box on the desk stands to the approved one. */
let state = "none";

/** @type {{ field: string, value: string }[]} what of the approved box is gone from the text */
let gone = [];

/**
 * @param {object} page
 * @param {() => { corrections: number, refused: number }} page.counts what would be approved
 * @param {() => void} page.approved what comes after it
 */
export function startApproval({ counts, approved }) {
  const dialog = at("approving");
  at("approve").addEventListener("click", () => {
    describeApproval(counts());
    at("approver").value = settings().name ?? "";
    dialog.showModal();
  });
  at("approving-cancel").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => at("approve").focus());
  at("approving-form").addEventListener("submit", async event => {
    event.preventDefault();
    const by = at("approver").value.trim();
    setSetting("name", by);
    const { text, corrections } = desk;
    const box = await approve(text, { corrections, by: by || null, at: today() });
    dialog.addEventListener("close", approved, { once: true });
    setApproved(box);
    dialog.close();
  });
}

export const isApproved = () => state === "approved";

export const goneFacts = () => gone;

function describeApproval({ corrections, refused }) {
  const done = corrections - refused;
  at("approving-what").textContent = done > 0 ? word("approveCorrected", done) : word("approveUnchanged");
  at("approving-refused").textContent = refused > 0 ? word("approveRefused", refused) : "";
  at("approving-refused").hidden = refused === 0;
}

/** Looks whether text and corrections are still those that were approved, and says so. */
export async function lookAtApproval() {
  const { approved, text, corrections } = desk;
  // A text that can't be read is none that was approved.
  [state, gone] = approved ? await compared(approved, text, corrections).catch(() => ["text", []]) : ["none", []];
  const { by, at: day } = approved?.approved ?? {};
  const sentence = { none: word("notApproved"), approved: word("approved", by, day && date(day)), text: word("textChanged"), corrections: word("correctionsChanged") }[state];
  at("approval").textContent = sentence;
  at("approval").dataset.state = state;
  at("approve").textContent = word(state === "none" ? "approve" : "approveAgain");
  at("approve").classList.toggle("primary", state !== "approved");
}

/** The same text may be another in what nobody reads of it: a byline, a link. */
const fits = (one, other) => one.digest === other.digest || (one.readDigest !== null && one.readDigest === other.readDigest);

async function compared(approved, text, corrections) {
  const now = await approve(text, { corrections });
  if (fits(now, approved)) {
    const same = JSON.stringify(now.corrections) === JSON.stringify(approved.corrections);
    return [same ? "approved" : "corrections", []];
  }
  const left = await extract(text, { approved, stale: "reduced" });
  const lost = field => approved.facts[field].map(nameOf).filter(value => !holds(left, field, value));
  return ["text", FIELDS.flatMap(field => lost(field).map(value => ({ field, value })))];
}

function today() {
  const now = new Date();
  const two = number => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
