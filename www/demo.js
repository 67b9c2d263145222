// The preview page: a manuscript on one side, its box and what can be made of it on the other.
import { extract, isArticle } from "../pkg/index.js";
import { goneFacts, isApproved, lookAtApproval, startApproval } from "./demo/approval.js";
import { dropCandidates, showCandidates } from "./demo/candidates.js";
import { addSelection, drawCorrections, makeCorrection, startCorrections, tell, tellOfKeySpeaker } from "./demo/corrections.js";
import { desk, onDesk, open, write } from "./demo/desk.js";
import { at } from "./demo/dom.js";
import { renewButtons } from "./demo/fact-buttons.js";
import { startFactMenus } from "./demo/fact-menu.js";
import { acceptFiles, acceptPastedPages } from "./demo/files.js";
import { closeForm } from "./demo/form.js";
import { bringBack, save, showKept, startKeeping } from "./demo/kept.js";
import { carriesManuscript, linkTo, manuscriptOfLink } from "./demo/link.js";
import { showManuscript, showSentence } from "./demo/manuscript.js";
import { closeMenu } from "./demo/menu.js";
import { sayAnswer, sayFault } from "./demo/message.js";
import { showOutcome } from "./demo/notice.js";
import { showOutputs } from "./demo/outputs.js";
import { dropSelection, followSelection } from "./demo/selection.js";
import { isKept, setSetting, settings } from "./demo/storage.js";
import { openTab, startTabs } from "./demo/tabs.js";
import { errorMessage, number, switchTongue, tongue, word } from "./demo/words.js";

const box = at("box");
const article = at("article");

/** The number of the last manuscript that was asked for: what comes of an earlier wish, however late, is given up. */
let asked = 0;

/** The number of the last change of the desk: what is made of an older one is given up. */
let round = 0;

/** What the box that is being made has refused. */
let refused = [];

startTabs();
startTongue();
startSettings();
startCorrections();
startFactMenus(makeCorrection);
startApproval({
  counts: () => ({ corrections: desk.corrections.length, refused: refused.length }),
  approved() {
    tell(word("approvedNow"));
    openTab("cms");
    at("outputs-title").focus();
    at("outputs-title").scrollIntoView({ block: "start" });
  },
});
startKeeping(tell);
followSelection(addSelection);
onDesk(deskChanged);
box.addEventListener("kotak-fakta-refused", ({ detail }) => {
  refused = detail.refused;
});
box.addEventListener("kotak-fakta-ready", ready);
box.addEventListener("kotak-fakta-error", failed);
box.addEventListener("kotak-fakta-reveal", event => {
  event.preventDefault();
  reveal(event.detail, box.shadowRoot.activeElement);
});
article.addEventListener("input", readAnew);
at("sample").addEventListener("change", () => openSample(at("sample").value));
at("clear").addEventListener("click", () => {
  ask();
  put("");
});
at("link").addEventListener("click", copyLink);
acceptFiles(at("open"), at("file"), { asked: ask, opened: put, refused: sayAnswer });
acceptPastedPages(article, readAnew);
for (const button of document.querySelectorAll(".copy")) {
  button.addEventListener("click", () => copy(at(button.dataset.copies).textContent, button));
}
addEventListener("hashchange", openLink);
const kept = bringBack();
const link = await openLink();
if (["none", "broken"].includes(link) && !kept) await openSample("satunusantaranews-tppo");
if (link === "broken") sayAnswer(word("badLink"));
keepForOffline();

/** The page works as well without it, but for when there is no connection. */
function keepForOffline() {
  // Trusted Types ask who names a worker's address; this policy knows the one.
  const policy = globalThis.trustedTypes?.createPolicy("demo", { createScriptURL: () => "sw.js" });
  navigator.serviceWorker?.register(policy?.createScriptURL("") ?? "sw.js").catch(() => {});
}

/**
 * Another manuscript is asked for, which may take its time.
 * @returns {() => boolean} whether none was asked for or written since
 */
function ask() {
  asked += 1;
  sayAnswer("");
  const mine = asked;
  return () => mine === asked;
}

/** Another text in the field, by whatever way. Whether its corrections go with it is the desk's affair. */
function readAnew() {
  ask();
  at("sample").value = "";
  showOutcome(write(article.value));
}

function put(text, sample = "") {
  at("sample").value = sample;
  article.scrollTop = 0;
  showOutcome(write(text));
}

async function openSample(name) {
  const isLast = ask();
  const text = await fetch(`samples/${name}.txt`).then(answer => (answer.ok ? answer.text() : undefined)).catch(() => undefined);
  if (!isLast()) return;
  if (text === undefined) sayAnswer(word("noSample"));
  else put(text, name);
}

/** @returns {Promise<"none" | "opened" | "broken" | "late">} what the address carried; `late` where another manuscript was asked for meanwhile */
async function openLink() {
  const { hash } = location;
  if (!carriesManuscript(hash)) return "none";
  const isLast = ask();
  const manuscript = await manuscriptOfLink(hash).catch(() => undefined);
  if (!isLast()) return "late";
  if (!manuscript) {
    sayAnswer(word("badLink"));
    return "broken";
  }
  at("sample").value = "";
  showOutcome(open(manuscript));
  save();
  // What is corrected from here on is newer than the address, which a reload would ask again.
  if (isKept()) history.replaceState(null, "", location.pathname + location.search);
  return "opened";
}

async function copyLink() {
  const link = await linkTo(desk).catch(error => sayAnswer(word(error.message)));
  if (link) await copy(link, at("link"));
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return sayAnswer(`${word("noClipboard")} ${text}`);
  }
  const label = button.textContent;
  button.textContent = word("copied");
  setTimeout(() => {
    button.textContent = label === word("copied") ? word("copy") : label;
  }, 1500);
}

async function deskChanged(what) {
  round += 1;
  const mine = round;
  // It was said of the manuscript as it was.
  sayAnswer("");
  if (what === "text") {
    // The shelf gives one at once.
    asked += 1;
    if (article.value !== desk.text) article.value = desk.text;
    closeMenu();
    closeForm();
    dropSelection();
    // What was said last was said of another text.
    tell("");
  }
  refused = [];
  box.text = desk.text;
  box.corrections = desk.corrections;
  await lookAtApproval();
  if (mine !== round) return;
  drawCorrections({ refused, gone: goneFacts() });
  // What readers get, where it is approved: the element takes it as it is.
  box.approved = isApproved() ? desk.approved : null;
  box.corrections = isApproved() ? null : desk.corrections;
}

/** Settings of the box as a reader would see it. */
function startSettings() {
  const put = (id, value, apply) => {
    const control = at(id);
    const property = control.type === "checkbox" ? "checked" : "value";
    if (settings()[id] !== undefined) control[property] = settings()[id];
    control.addEventListener("change", () => {
      setSetting(id, control[property]);
      apply();
    });
    apply();
  };
  put("theme", "value", () => {
    box.setAttribute("theme", at("theme").value);
    outputs();
  });
  put("width", "value", () => {
    at("stage").style.maxWidth = at("width").value ? `${at("width").value}px` : "";
  });
  put("unfolded", "checked", () => {
    box.open = at("unfolded").checked;
  });
  at("form").addEventListener("change", outputs);
  document.addEventListener("tab", outputs);
}

async function ready({ detail: facts }) {
  const mine = round;
  const { speakers, agencies, challenges, forums } = facts;
  const found = [speakers, agencies, challenges, forums].some(list => list.length > 0);
  const text = box.text;
  const sentence = found ? "" : word((await isArticle(text)) ? "noFacts" : "noArticle");
  // Changed in the meantime: then the next box is on its way.
  if (mine !== round || text !== desk.text) return;
  sayFault(sentence);
  at("how").hidden = !found;
  at("outputs").hidden = false;
  showManuscript(text, facts);
  tellOfKeySpeaker();
  drawCorrections({ refused, gone: goneFacts() });
  outputs();
  await showCandidates(() => mine === round, place => reveal(place, document.activeElement));
  at("status").textContent = word("read", number(text.length), number(await measure(text)));
}

function failed({ detail: { code } }) {
  // The box has looked at the page before the first text was there.
  if (round === 0) return;
  sayFault(errorMessage(code));
  at("how").hidden = true;
  at("outputs").hidden = true;
  dropCandidates();
  at("status").textContent = "";
  drawCorrections({ refused, gone: goneFacts() });
  showManuscript("", null);
}

function outputs() {
  if (!box.factBox) return;
  showOutputs({
    text: box.text,
    facts: box.factBox,
    corrections: desk.corrections,
    approved: isApproved() ? desk.approved : null,
    lang: at("label-language").value,
    theme: at("theme").value,
    open: at("unfolded").checked,
    form: at("form").value,
  });
}

/** The module runs by now, so this is the reading alone; the shortest of three, since a page has other things to do. */
async function measure(text) {
  const times = [];
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    await extract(text);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** Brings a sentence of the manuscript into sight; a press leads back. */
function reveal(place, from) {
  openTab("read");
  showSentence(place);
  tell(word("revealed"), { label: word("backToBox"), use: () => leadBack(from) });
}

/** To where a reader came from, unless the box was drawn anew since. */
function leadBack(from) {
  const back = from?.isConnected ? from : (box.shadowRoot?.querySelector("a") ?? at("show-corrections"));
  back.focus({ preventScroll: true });
  back.scrollIntoView({ block: "center" });
}

function startTongue() {
  const wanted = new URLSearchParams(location.search).get("lang");
  const labels = at("label-language");
  const apply = () => box.setAttribute("lang", labels.value);
  const change = next => {
    switchTongue(next);
    labels.value = next;
    apply();
    at("tongue").textContent = next === "en" ? "Bahasa Indonesia" : "English";
    at("tongue").lang = next === "en" ? "id" : "en";
  };
  change((wanted ?? settings().tongue) === "en" ? "en" : "id");
  labels.addEventListener("change", apply);
  at("tongue").addEventListener("click", () => {
    change(tongue() === "en" ? "id" : "en");
    setSetting("tongue", tongue());
    closeMenu();
    closeForm();
    renewButtons();
    showKept();
    lookAtApproval().then(() => box.refresh());
  });
}
