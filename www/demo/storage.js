// What this browser keeps for the editor: manuscripts with their corrections, and settings. Nothing of it is sent.
//
// Each tab has an entry of its own, so that two tabs with two manuscripts spoil nothing for each other; a new tab begins with
// what was written last. Where a browser keeps nothing (private windows, blocked sites) or has no more room, the page works as
// well and says that it forgets.

const PREFIX = "kotak-fakta-demo:";
const ENTRY = `${PREFIX}naskah:`;
const SETTINGS = `${PREFIX}setelan`;

/** The name of this tab's entry, kept as long as the tab. */
const TAB = `${PREFIX}tab`;

const TRIAL = `${PREFIX}coba`;

/** More entries are not kept; the footer of the page says so. */
const KEPT = 10;

/** Without storage it lives as long as the page. */
let name;

/** @returns {Storage | undefined} asking for it throws where it is blocked */
function storage(kind) {
  try {
    return globalThis[kind] ?? undefined;
  } catch {
    return undefined;
  }
}

const parsed = text => {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
};

/** @returns {object | undefined} what the tab had, or else what was written last in any */
export function recall() {
  const own = storage("sessionStorage")?.getItem(TAB);
  name = own ?? newName();
  const local = storage("localStorage");
  if (!local) return undefined;
  const value = own ? parsed(local.getItem(ENTRY + own)) : newestFirst(local)[0]?.value;
  return isManuscript(value) ? value : undefined;
}

/** What another version of this page has kept may be of another form. */
function isManuscript({ text, basis, corrections, approved, shelf } = {}) {
  const isObject = value => typeof value === "object" && value !== null;
  const isOne = manuscript => typeof manuscript.text === "string" && typeof manuscript.basis === "string" && Array.isArray(manuscript.corrections) && manuscript.corrections.every(isObject);
  return isOne({ text, basis, corrections }) && (approved === null || isObject(approved)) && Array.isArray(shelf) && shelf.every(isOne);
}

/** @returns {boolean} whether it is kept */
export function keep(manuscript) {
  const local = storage("localStorage");
  if (!local) return false;
  name ??= newName();
  const value = { ...manuscript, at: Date.now() };
  // What is on the shelf goes before what is on the desk.
  for (const candidate of [value, { ...value, shelf: [] }]) {
    if (put(local, ENTRY + name, JSON.stringify(candidate))) {
      if (keys(local).length > KEPT) for (const { key } of newestFirst(local).slice(KEPT)) local.removeItem(key);
      return true;
    }
  }
  // An older state would come back as if it were this one.
  local.removeItem(ENTRY + name);
  return false;
}

export function forget() {
  storage("localStorage")?.removeItem(ENTRY + name);
}

export function forgetAll() {
  const local = storage("localStorage");
  if (local) for (const key of keys(local)) local.removeItem(key);
}

/** @returns {boolean} whether this tab has an entry */
export const isKept = () => storage("localStorage")?.getItem(ENTRY + name) != null;

/** How many manuscripts are kept, those of other tabs too. */
export function countKept() {
  const local = storage("localStorage");
  return local ? keys(local).length : 0;
}

export function canKeep() {
  const local = storage("localStorage");
  const fits = Boolean(local) && put(local, TRIAL, "1");
  if (fits) local.removeItem(TRIAL);
  return fits;
}

/** A tab that was doubled has the other's name: who hears of it first takes a new one and keeps its own. */
export function onTakenByOther(taken) {
  addEventListener("storage", event => {
    if (event.storageArea !== storage("localStorage") || event.key !== ENTRY + name || event.newValue === null) return;
    name = newName();
    taken();
  });
}

export const settings = () => parsed(storage("localStorage")?.getItem(SETTINGS)) ?? {};

export function setSetting(key, value) {
  const local = storage("localStorage");
  if (local) put(local, SETTINGS, JSON.stringify({ ...settings(), [key]: value }));
}

function newName() {
  const made = [...crypto.getRandomValues(new Uint32Array(2))].map(part => part.toString(36)).join("");
  const session = storage("sessionStorage");
  if (session) put(session, TAB, made);
  return made;
}

function put(store, key, value) {
  try {
    store.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

const keys = local => Object.keys(local).filter(key => key.startsWith(ENTRY));

const newestFirst = local =>
  keys(local)
    .map(key => ({ key, value: parsed(local.getItem(key)) }))
    .sort((a, b) => (b.value?.at ?? 0) - (a.value?.at ?? 0));
