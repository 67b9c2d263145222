// The demo: what stands in the text area is what the box reads.
import { extract } from "../pkg/index.js";

const article = document.getElementById("article");
const box = document.getElementById("box");
const json = document.getElementById("json");
const message = document.getElementById("message");
const status = document.getElementById("status");

/** The errors a person can meet here, as a person wants them. */
const MESSAGES = {
  "input-empty": "Belum ada teks. Tempel sebuah berita di kolom Artikel.",
  "input-too-large": "Teks ini terlalu panjang untuk sebuah berita: paling banyak 2 MB.",
  "wasm-blocked": "Peramban atau jaringan Anda melarang WebAssembly, jadi kotak fakta tidak dapat dibuat.",
  unsupported: "Peramban ini belum mengenal WebAssembly. Coba perbarui peramban Anda.",
  network: "Kotak fakta gagal dimuat. Periksa sambungan lalu muat ulang halaman ini.",
};
const UNKNOWN = "Kotak fakta tidak dapat dibuat. Coba muat ulang halaman ini.";
const NO_FACTS = "Tidak ada fakta yang ditemukan. Apakah teks ini berita berbahasa Indonesia?";

const SAMPLE = article.defaultValue;
const number = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 });

box.addEventListener("kotak-fakta-ready", async ({ detail }) => {
  const { speakers, agencies, challenges, forums } = detail;
  say([speakers, agencies, challenges, forums].some(facts => facts.length > 0) ? "" : NO_FACTS);
  json.hidden = false;
  json.querySelector("code").textContent = JSON.stringify(detail, null, 2);
  status.textContent = `${number.format(box.text.length)} karakter dibaca dalam ${number.format(await measure(box.text))} ms`;
});

box.addEventListener("kotak-fakta-error", ({ detail }) => {
  say(MESSAGES[detail.code] ?? UNKNOWN);
  json.hidden = true;
  status.textContent = "";
});

/** The module runs by now, so this is the reading alone; the shortest of three, since a page has other things to do. */
async function measure(text) {
  const times = [];
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    await extract(text);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

function say(text) {
  message.textContent = text;
  message.hidden = text === "";
}

const read = () => {
  box.text = article.value;
};

function replace(text) {
  article.value = text;
  article.focus();
  article.setSelectionRange(0, 0);
  article.scrollTop = 0;
  read();
}

article.addEventListener("input", read);
document.getElementById("sample").addEventListener("click", () => replace(SAMPLE));
document.getElementById("clear").addEventListener("click", () => replace(""));
read();
