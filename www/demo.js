// The preview page: a manuscript on one side, its box and what can be made of it on the other.
import { extract, isArticle } from "../pkg/index.js";
import { showCorrections } from "./demo/corrections.js";
import { acceptFiles, acceptPastedPages } from "./demo/files.js";
import { linkTo, textOfLink } from "./demo/link.js";
import { showManuscript, showSentence } from "./demo/manuscript.js";
import { showOutputs } from "./demo/outputs.js";
import { openTab, startTabs } from "./demo/tabs.js";
import { errorMessage, number, switchTongue, tongue, word } from "./demo/words.js";

const at = id => document.getElementById(id);
const box = at("box");
const article = at("article");

/** What an editor has corrected; it belongs to one manuscript. */
let corrections = [];

/** What a person should still know when the next boxes are there, until another manuscript is asked for. */
let notice = "";

startTabs();
await startTongue();
settings();
box.addEventListener("kotak-fakta-ready", ready);
box.addEventListener("kotak-fakta-error", failed);
box.addEventListener("kotak-fakta-reveal", event => {
  event.preventDefault();
  openTab("read");
  showSentence(box.text, event.detail);
});
article.addEventListener("input", () => {
  at("sample").value = "";
  readAnew();
});
at("sample").addEventListener("change", () => {
  notice = "";
  openSample(at("sample").value);
});
at("clear").addEventListener("click", () => replaceAnew(""));
at("link").addEventListener("click", copyLink);
acceptFiles(at("open"), at("file"), { opened: replaceAnew, refused: say });
acceptPastedPages(article, readAnew);
for (const button of document.querySelectorAll(".copy")) {
  button.addEventListener("click", () => copy(at(button.dataset.copies).textContent, button));
}
addEventListener("hashchange", openLink);
if (!(await openLink())) await openSample("satunusantaranews-tppo");
if (notice) say(notice);
keepForOffline();

/** The page works as well without it, but for when there is no connection. */
function keepForOffline() {
  // Trusted Types ask who names a worker's address; this policy knows the one.
  const policy = globalThis.trustedTypes?.createPolicy("demo", { createScriptURL: () => "sw.js" });
  navigator.serviceWorker?.register(policy?.createScriptURL("") ?? "sw.js").catch(() => {});
}

function read() {
  box.text = article.value;
}

/** Another manuscript: what was corrected in the last one is no correction here. */
function replace(text) {
  article.value = text;
  article.scrollTop = 0;
  if (at("sample").value !== "" && !at("sample").dataset.opening) at("sample").value = "";
  correct([]);
  read();
}

function replaceAnew(text) {
  notice = "";
  replace(text);
}

function readAnew() {
  notice = "";
  read();
}

async function openSample(name) {
  const answer = await fetch(`samples/${name}.txt`).catch(() => undefined);
  if (!answer?.ok) return say(word("noSample"));
  at("sample").dataset.opening = name;
  at("sample").value = name;
  replace(await answer.text());
  delete at("sample").dataset.opening;
}

/** @returns whether the address carried a manuscript */
async function openLink() {
  notice = "";
  try {
    const text = await textOfLink(location.hash);
    if (text === undefined) return false;
    replace(text);
    return true;
  } catch {
    notice = word("badLink");
    say(notice);
    return false;
  }
}

async function copyLink() {
  const link = await linkTo(article.value).catch(error => say(word(error.message)));
  if (link) await copy(link, at("link"));
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return say(word("noClipboard"), text);
  }
  const label = button.textContent;
  button.textContent = word("copied");
  setTimeout(() => {
    button.textContent = label === word("copied") ? word("copy") : label;
  }, 1500);
}

function correct(list) {
  corrections = list;
  box.corrections = list;
}

/** Settings of the box as a reader would see it. */
function settings() {
  const put = (id, apply) => {
    at(id).addEventListener("change", apply);
    apply();
  };
  put("label-language", () => box.setAttribute("lang", at("label-language").value));
  put("theme", () => {
    box.setAttribute("theme", at("theme").value);
    outputs();
  });
  put("width", () => {
    at("stage").style.maxWidth = at("width").value ? `${at("width").value}px` : "";
  });
  put("unfolded", () => {
    box.open = at("unfolded").checked;
  });
  at("form").addEventListener("change", outputs);
  document.addEventListener("tab", outputs);
}

async function ready({ detail: facts }) {
  const list = corrections;
  const { speakers, agencies, challenges, forums } = facts;
  const found = [speakers, agencies, challenges, forums].some(list => list.length > 0);
  const text = box.text;
  const sentence = found ? "" : word((await isArticle(text)) ? "noFacts" : "noArticle");
  // Corrected in the meantime: then the next reading is on its way.
  if (list !== corrections) return;
  say(sentence || notice);
  at("outputs").hidden = false;
  showManuscript(text, facts);
  showCorrections(facts, list, correct);
  outputs();
  at("status").textContent = word("read", number(text.length), number(await measure(text)), moduleSize());
}

function failed({ detail: { code } }) {
  say(errorMessage(code));
  at("outputs").hidden = true;
  at("status").textContent = "";
  showManuscript("", null);
}

function outputs() {
  if (box.factBox) {
    showOutputs({
      text: box.text,
      facts: box.factBox,
      corrections,
      lang: at("label-language").value,
      theme: at("theme").value,
      open: at("unfolded").checked,
      form: at("form").value,
    });
  }
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

/** How much of the widget came over the network, as the browser counted it. */
function moduleSize() {
  const files = performance.getEntriesByType("resource").filter(({ name }) => /\/pkg\/[^/]+\.(js|wasm)$/.test(name));
  const bytes = files.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  return bytes > 0 ? `${number(bytes / 1024)} KB` : word("cached");
}

/** A message for a person, and below it what they may want to take by hand. */
function say(sentence, more = "") {
  at("message").textContent = more ? `${sentence} ${more}` : sentence;
  at("message").hidden = sentence === "";
}

async function startTongue() {
  const asked = new URLSearchParams(location.search).get("lang");
  const change = next => {
    switchTongue(next);
    at("label-language").value = next;
    at("tongue").textContent = next === "en" ? "Bahasa Indonesia" : "English";
    at("tongue").lang = next === "en" ? "id" : "en";
  };
  change(asked === "en" ? "en" : "id");
  at("tongue").addEventListener("click", () => {
    change(tongue() === "en" ? "id" : "en");
    at("label-language").dispatchEvent(new Event("change"));
    box.refresh();
  });
}
