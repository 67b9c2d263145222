// The script alone in a page: the box comes at the article's end.
import { describe, warn } from "./failure.js";
import { load } from "./load.js";
import { findArticles } from "./module.js";
import { showUnseen } from "./moment.js";
import { PLACEHOLDER, isOff } from "./settings.js";
import { unwatchPage, watchPage } from "./watch.js";
import { idle, parsed } from "./when.js";

const TAG = "kotak-fakta";

const SHORTEST_PARAGRAPH = 60;

/** The bodies that have a box of ours. */
const served = new Set();

/** Whether a box of ours was put in, so that further articles get one too: a page that scrolls on without end. */
let begun = false;

/** Does nothing where the page says itself where boxes go. A list of articles gets none. */
export async function mountAlone() {
  // Twice in a page: the second script finds the first one's mark.
  if (typeof document === "undefined" || document[MARK]) return;
  document[MARK] = true;
  try {
    await parsed();
    if (document.querySelector(`${TAG}, ${PLACEHOLDER}`)) return;
    await idle();
    await serve();
  } catch (error) {
    stop(error);
  }
}

/** Whether a change may bring an article: a ticker or an advertisement does not. */
const bringsProse = ({ addedNodes }) => [...addedNodes].some(node => node.textContent.length >= SHORTEST_PARAGRAPH);

const watcher = { concerns: bringsProse, changed: () => serve().catch(stop), grows: true };

function stop(error) {
  unwatchPage(watcher);
  warn(describe(error));
}

const MARK = Symbol.for("kotak-fakta alone");

async function serve() {
  await load();
  for (const body of served) if (!body.isConnected) served.delete(body);
  const found = findArticles(document).filter(({ body }) => !body.querySelector(TAG) && !isOff(body));
  const fresh = found.filter(({ body }) => !isServed(body));
  const others = document.querySelectorAll(TAG).length;
  if (fresh.length > 0 && ((begun && others > 0) || fresh.length + others === 1)) {
    begun = true;
    for (const { body, end } of fresh) putBox(body, end);
  }
  watchPage(watcher, served.size > 0 ? [...served] : null);
}

/** A page that is translated, or otherwise changed, may show another element as the place of the same prose. */
const isServed = body => [...served].some(one => one.contains(body) || body.contains(one));

function putBox(body, end) {
  served.add(body);
  const element = document.createElement(TAG);
  element.setAttribute("open", "");
  element.hidden = true;
  element.addEventListener("kotak-fakta-ready", () => showUnseen(element), { once: true });
  end.after(element);
}
