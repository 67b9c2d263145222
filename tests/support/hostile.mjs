// The hostile texts of tests/hostile/, and pages to try them in.
import { readFileSync, readdirSync } from "node:fs";
import { serve } from "./server.mjs";
import { EVENTS } from "./story.mjs";

const FOLDER = new URL("../hostile/", import.meta.url);
const TOOLS = readFileSync(new URL("hostile.js", import.meta.url));

/** The texts by what they try: `{ bidi: ["…"], … }`. A file is a JSON list of strings. */
export const families = Object.fromEntries(
  readdirSync(FOLDER)
    .filter(name => name.endsWith(".json"))
    .map(name => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"))]),
);
export const texts = Object.values(families).flat();

/** A page with nothing between it and harm: no policy at all. */
export const unguarded = (scripts, main = "") => ({
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Uji</title><link rel="icon" href="data:,">
<script src="/log.js"></script><script src="/events.js"></script><script src="/hostile.js"></script>${scripts}</head>
<body><main>${main}</main></body></html>`,
});

/** The project's server with such pages. */
export const serveUnguarded = pages => serve({ routes: { ...pages, "/events.js": EVENTS, "/hostile.js": { body: TOOLS } } });
