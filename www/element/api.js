// The module's functions, for pages and programs that want the facts without the element. Each starts the module first.
import * as glue from "kotak-fakta-glue";
import style from "../../src/view/kotak-fakta.css";
import { load } from "./load.js";

export async function extract(text, options) {
  await load();
  return glue.extract(text, options);
}

export async function isArticle(text) {
  await load();
  return glue.isArticle(text);
}

export async function readArticle(document) {
  await load();
  return glue.readArticle(document.body, null).text;
}

export async function toHtml(text, options) {
  await load();
  return glue.toHtml(text, { ...options, style });
}

export async function toJsonLd(text, options) {
  await load();
  return glue.toJsonLd(text, options);
}

export async function version() {
  await load();
  return glue.version();
}
