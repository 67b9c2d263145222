// The module's functions, for pages and programs that want the facts without the element. Each starts the module first.
import style from "../../src/view/kotak-fakta.css";
import { load } from "./load.js";
import * as module from "./module.js";

export { encodeAttribute } from "./data.js";

export async function extract(text, options) {
  await load();
  return module.extract(text, options);
}

export async function approve(text, options) {
  await load();
  return module.approve(text, options);
}

export async function isArticle(text) {
  await load();
  return module.isArticle(text);
}

export async function readArticle(document) {
  await load();
  return module.readArticle(document.body, null).text;
}

export async function toHtml(text, options) {
  await load();
  return module.toHtml(text, { ...options, style });
}

export async function toJsonLd(text, options) {
  await load();
  return module.toJsonLd(text, options);
}

export async function version() {
  await load();
  return module.version();
}
