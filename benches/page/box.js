// A box for those who draw none: as many nodes as a fact box has, with nothing of ours in it.

const STYLE = `:host { display: block; border: 1px solid #ccc; padding: 12px; font: 14px/1.5 system-ui }
dl { display: grid; grid-template-columns: 8em 1fr; gap: 4px 12px; margin: 0 } dd { margin: 0 }`;

const ROWS = 32;

/** @param {Element} place */
export function drawBox(place) {
  const root = place.attachShadow({ mode: "open" });
  const list = make("dl");
  for (let row = 0; row < ROWS; row++) {
    const value = make("dd");
    value.append(make("span", `nilai ${row}`));
    list.append(make("dt", `baris ${row}`), value);
  }
  root.append(make("style", STYLE), list);
}

function make(name, text = "") {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
