// What became of corrections when the manuscript changed: said where the manuscript is, until it is read or taken back.
import { applyHere, takeBack } from "./desk.js";
import { at, button, make } from "./dom.js";
import { word } from "./words.js";

/** @param {{ shelved?: object, returned?: object }} outcome of a change of the text */
export function showOutcome({ shelved, returned }) {
  if (returned) return say(word(returned.corrections.length > 0 ? "returned" : "returnedApproved", returned.corrections.length));
  if (!shelved) return;
  const { corrections } = shelved;
  const actions = [{ label: word("takeBack"), use: () => takeBack(shelved) }];
  if (corrections.length > 0) actions.push({ label: word("applyHere"), use: () => applyHere(shelved) });
  say(word(corrections.length > 0 ? "otherArticle" : "otherArticleApproved", corrections.length), actions);
}

export const hideNotice = () => say("");

function say(sentence, actions = []) {
  const notice = at("notice");
  const press = use => () => {
    hideNotice();
    use();
    at("article").focus();
  };
  if (sentence === "") return notice.replaceChildren();
  const buttons = [...actions, { label: word("close"), use() {} }].map(({ label, use }) => button(label, press(use)));
  notice.replaceChildren(make("span", {}, sentence), make("span", { className: "verbs" }, ...buttons));
}
