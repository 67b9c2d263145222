// What can be done about a fact, as a menu at its button: each choice is a correction, or asks for one in a form.
import { at } from "./dom.js";
import { focusWhenDrawn, openerOf, shownFacts, startFactButtons } from "./fact-buttons.js";
import { QUESTIONS, tryCorrection } from "./fact-forms.js";
import { openForm } from "./form.js";
import { closeMenu, isOpenAt, openMenu } from "./menu.js";
import { word } from "./words.js";

const box = at("box");

/** What a form asks for, and what the menu calls it. */
const ASKED = {
  agencies: { rename: "rename", aliases: "changeAliases", fullName: "changeFullName", kind: "changeKind" },
  challenges: { rename: "changeText", saidBy: "changeSaidBy" },
  forums: { rename: "rename", aliases: "changeAliases" },
  speakers: { rename: "rename", title: "changeTitle" },
};

/** Only the key speaker's words are shown. */
const ASKED_OF_KEY = { ...ASKED.speakers, quote: "changeQuote" };

/** @param {(correction: object) => void} make what is done with a correction */
export function startFactMenus(make) {
  startFactButtons((fact, opener, focus) => {
    if (isOpenAt(opener)) return closeMenu();
    const groups = groupsOf(fact, correction => {
      focusWhenDrawn(fact);
      make(correction);
    });
    openMenu({ opener, label: word("correctFact", fact.value), groups, focus });
  });
}

function groupsOf(fact, make) {
  const { field, value, isKey, link } = fact;
  const does = (name, correction) => ({ name, label: word(name), disabled: !correction, use: () => make(correction) });
  const asked = Object.entries(isKey ? ASKED_OF_KEY : ASKED[field]).map(([name, label]) => ({
    name,
    label: `${word(label)}…`,
    use: () => ask(name, fact, make),
  }));
  const placed = isKey ? [] : [does("up", moveUp(fact)), does("down", moveDown(fact))];
  const key = field === "speakers" && !isKey ? [does("makeKey", { key: value })] : [];
  const reveal = { name: "reveal", label: word("reveal"), disabled: link.localName !== "a", use: () => link.click() };
  return [asked, [...key, ...placed], [does("hide", { hide: value, in: field }), reveal]];
}

async function ask(name, fact, make) {
  const facts = box.factBox;
  const { title, fields, correction } = await QUESTIONS[name](fact, facts);
  openForm({
    title,
    fields: () => fields,
    anchor: () => openerOf(fact),
    save: async (values, isChanged) => {
      if (!isChanged) return undefined;
      const wanted = correction(values);
      return tryCorrection(wanted, facts, () => {
        focusWhenDrawn({ ...fact, value: wanted.to ?? fact.value });
        make(wanted);
      });
    },
    closed: () => openerOf(fact)?.focus(),
  });
}

/** Places are those of the list, where agencies are not yet in groups; what is moved is what a reader sees. */
const moveTo = ({ field, value }, { index }) => ({ move: value, position: index + 1, in: field });

/** Before the fact above; the first of a group takes its group before the one above. */
function moveUp(fact) {
  const { facts, at: place } = around(fact);
  const above = facts[place - 1];
  if (!above) return undefined;
  return moveTo(fact, above.group === fact.group ? above : facts.find(({ group }) => group === above.group));
}

/** After the fact below; the last of a group stays, unless it is all of it. */
function moveDown(fact) {
  const { facts, at: place } = around(fact);
  const below = facts[place + 1];
  const alone = facts.filter(({ group }) => group === fact.group).length === 1;
  return below && (below.group === fact.group || alone) ? moveTo(fact, below) : undefined;
}

function around({ field, link }) {
  const facts = shownFacts(field).filter(({ isKey }) => !isKey);
  return { facts, at: facts.findIndex(other => other.link === link) };
}
