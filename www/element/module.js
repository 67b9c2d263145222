// The module's functions, for everything here: a failure in one of them spoils no later call.
import * as glue from "kotak-fakta-glue";
import { abandon } from "./load.js";

/**
 * What the module refuses has a code. All else that is thrown comes from its midst: a trap, or a function of the browser's that
 * the page has replaced by one that throws. Its memory is then in a state that nobody knows, so the next call gets a fresh one.
 */
const guarded = call => (first, second, third) => {
  try {
    return call(first, second, third);
  } catch (error) {
    throw typeof error?.code === "string" ? error : abandon(error);
  }
};

export const approve = guarded(glue.approve);
export const extract = guarded(glue.extract);
export const findArticles = guarded(glue.findArticles);
export const isArticle = guarded(glue.isArticle);
export const mount = guarded(glue.mount);
export const readAhead = guarded(glue.readAhead);
export const readArticle = guarded(glue.readArticle);
export const toHtml = guarded(glue.toHtml);
export const toJsonLd = guarded(glue.toJsonLd);
export const version = guarded(glue.version);
