// Keeps what is on the desk, says whether it is kept, and forgets it when asked.
import { desk, onDesk, restore } from "./desk.js";
import { at } from "./dom.js";
import { hideNotice } from "./notice.js";
import { canKeep, countKept, forget, forgetAll, isKept, keep, onTakenByOther, recall } from "./storage.js";
import { word } from "./words.js";

/** Somebody who types is not kept waiting by what is written meanwhile, in ms. */
const PAUSE = 400;

let timer;

/** @param {(sentence: string) => void} say tells what was forgotten */
export function startKeeping(say) {
  onDesk(() => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  // A page may go at any time, and hears of it only here.
  addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  onTakenByOther(save);
  const forgetting = (how, sentence) => () => {
    how();
    hideNotice();
    restore({ text: "" });
    say(word(sentence));
    showKept();
    at("article").focus();
  };
  at("forget").addEventListener("click", forgetting(forget, "forgotten"));
  at("forget-all").addEventListener("click", forgetting(forgetAll, "forgottenAll"));
}

/** @returns {boolean} whether there was something kept, which now is on the desk */
export function bringBack() {
  const kept = recall();
  if (!kept) return false;
  at("sample").value = kept.sample ?? "";
  restore(kept);
  showKept();
  return true;
}

/** Writes now what would be written soon. */
export function save() {
  clearTimeout(timer);
  const { text, basis, corrections, approved, shelf } = desk;
  const isWorked = corrections.length > 0 || approved !== null || shelf.length > 0;
  const sample = at("sample").value;
  if (text.trim() === "" && !isWorked) forget();
  // A sample that is only looked at is nobody's manuscript.
  else if (isWorked || sample === "" || isKept()) keep({ text, basis, corrections, approved, shelf, sample });
  showKept();
}

export function showKept() {
  const kept = isKept();
  const lost = desk.text.trim() !== "" && at("sample").value === "" && !kept;
  const why = canKeep() ? "noRoom" : "noStorage";
  at("kept-how").textContent = kept ? word("kept") : lost ? word(why) : "";
  at("kept").dataset.state = kept || !lost ? "" : "lost";
  at("forget").hidden = !kept;
  const count = countKept();
  at("forget-all").hidden = count < 2;
  at("forget-all").textContent = count < 2 ? "" : word("forgetAll", count);
}
