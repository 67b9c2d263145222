// Manuscripts from files and from other pages.
import { readArticle } from "../../pkg/index.js";
import { word } from "./words.js";

const HTML = /\.html?$/i;

/**
 * Opens a file by a button, or by dropping it anywhere on the page.
 * @param {HTMLElement} button
 * @param {HTMLInputElement} input
 * @param {object} page
 * @param {() => () => boolean} page.asked begins, and gives whether nothing else was asked for since: a page takes longer to read
 *   than a text that is opened after it
 * @param {(text: string) => void} page.opened
 * @param {(sentence: string) => void} page.refused
 */
export function acceptFiles(button, input, { asked, opened, refused }) {
  const open = async file => {
    if (!file) return;
    const isLast = asked();
    const { text, why } = await textOf(file).then(
      text => ({ text }),
      error => ({ why: error.code === "no-article" ? word("pageWithoutArticle") : word("notText") }),
    );
    if (!isLast()) return;
    if (why) refused(why);
    else opened(text);
  };
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files;
    // The same file may be opened again; emptied before it is read, so that another chosen meanwhile is not lost.
    input.value = "";
    open(file);
  });
  addEventListener("dragover", event => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", event => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    open(event.dataTransfer.files[0]);
  });
}

/** What is pasted as a whole page is read as one; a piece of it is pasted as its text. */
export function acceptPastedPages(area, changed) {
  area.addEventListener("paste", async event => {
    const text = event.clipboardData.getData("text/plain");
    // The source of a page, as copied from a CMS.
    if (!/^\s*<(!doctype|html|article|div|p|h1)\b/i.test(text)) return;
    event.preventDefault();
    area.setRangeText((await articleOf(text).catch(() => undefined)) ?? text, area.selectionStart, area.selectionEnd, "end");
    changed();
  });
}

async function textOf(file) {
  const bytes = await file.arrayBuffer();
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (text.includes("\0")) throw new TypeError("not text");
  return HTML.test(file.name) || file.type === "text/html" ? articleOf(text) : text;
}

/**
 * The article of a page's source. A request for it as a document parses it without running anything, and is no place where
 * markup becomes part of this page: Trusted Types have nothing to object.
 */
async function articleOf(html) {
  const url = URL.createObjectURL(new Blob([html], { type: "text/html; charset=utf-8" }));
  try {
    return await readArticle(await requestDocument(url));
  } finally {
    URL.revokeObjectURL(url);
  }
}

function requestDocument(url) {
  const { promise, resolve, reject } = withResolvers();
  const request = new XMLHttpRequest();
  request.open("GET", url);
  request.responseType = "document";
  request.onload = () => (request.response?.body ? resolve(request.response) : reject(new TypeError("no page")));
  request.onerror = reject;
  request.send();
  return promise;
}

function withResolvers() {
  let settle;
  const promise = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}
