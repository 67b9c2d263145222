// TEMPORARY: until the core has them.
import * as core from "../../pkg/index.js";
export const { extract, isArticle, readArticle, toHtml, toJsonLd } = core;
export const approve = core.approve ?? (async (text, { corrections = [], by = null, at = null } = {}) => ({
  format: "kotak-fakta/1", version: "0", digest: text.replace(/\s+/g, " ").trim(), approved: { by, at }, corrections, facts: await core.extract(text, { corrections }), sentences: [],
}));
export const encodeAttribute = core.encodeAttribute ?? (value => btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value)))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""));
