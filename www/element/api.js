// The module's functions, for pages and programs that want the facts without the element. Each starts the module first.
import * as glue from "kotak-fakta-glue";
import { load } from "./load.js";

export async function extract(text) {
  await load();
  return glue.extract(text);
}

export async function isArticle(text) {
  await load();
  return glue.isArticle(text);
}

export async function toHtml(text, options) {
  await load();
  return glue.toHtml(text, options);
}

export async function version() {
  await load();
  return glue.version();
}
