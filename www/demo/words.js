// The page's own words, in Indonesian and English. What stands in index.html has its English beside it (`data-en`).

const WORDS = {
  id: {
    add: "Tambahkan",
    badLink: "Tautan ini tidak memuat naskah yang utuh.",
    cached: "dari simpanan",
    copied: "Tersalin",
    copy: "Salin",
    down: "Turunkan",
    hidden: "Disembunyikan",
    hide: "Sembunyikan",
    key: "Jadikan utama",
    agencies: "Lembaga",
    challenges: "Tantangan",
    forums: "Forum",
    speakers: "Narasumber",
    noArticle: "Teks ini tampaknya bukan berita berbahasa Indonesia, jadi tidak ada kotak.",
    noClipboard: "Peramban tidak mengizinkan penyalinan; salinlah sendiri:",
    noFacts: "Tidak ada fakta yang ditemukan dalam berita ini, jadi tidak ada kotak.",
    noSample: "Contoh ini tidak dapat dimuat. Periksa sambungan Anda.",
    noSentence: "Naskah tidak memuat kalimat itu. Salin kalimatnya persis dari naskah.",
    notText: "Berkas ini bukan teks atau HTML.",
    pageWithoutArticle: "Di halaman HTML ini tidak ditemukan satu artikel yang jelas.",
    read: (characters, ms, size) => `${characters} karakter dibaca dalam ${ms} ms · kode dan tabel: ${size}`,
    rename: "Ganti nama",
    save: "Simpan",
    cancel: "Batal",
    show: "Tampilkan lagi",
    tooLong: "Naskah ini terlalu panjang untuk sebuah tautan.",
    up: "Naikkan",
    newName: "Nama baru",
  },
  en: {
    add: "Add",
    badLink: "This link does not hold a whole article.",
    cached: "from the cache",
    copied: "Copied",
    copy: "Copy",
    down: "Move down",
    hidden: "Hidden",
    hide: "Hide",
    key: "Make key speaker",
    agencies: "Agencies",
    challenges: "Challenges",
    forums: "Forums",
    speakers: "Speakers",
    noArticle: "This text does not look like an Indonesian news article, so there is no box.",
    noClipboard: "The browser does not allow copying; take it by hand:",
    noFacts: "No facts were found in this article, so there is no box.",
    noSample: "This sample could not be loaded. Check your connection.",
    noSentence: "The article holds no such sentence. Copy it from the article as it stands.",
    notText: "This file is neither text nor HTML.",
    pageWithoutArticle: "No single article was found in this HTML page.",
    read: (characters, ms, size) => `${characters} characters read in ${ms} ms · code and tables: ${size}`,
    rename: "Rename",
    save: "Save",
    cancel: "Cancel",
    show: "Show again",
    tooLong: "This article is too long for a link.",
    up: "Move up",
    newName: "New name",
  },
};

/** The errors a person can meet here, as a person wants them. */
const ERRORS = {
  id: {
    "input-empty": "Belum ada teks. Tempel sebuah berita di kolom Naskah.",
    "input-too-large": "Teks ini terlalu panjang untuk sebuah berita: paling banyak 2 MB.",
    "wasm-blocked": "Peramban atau jaringan Anda melarang WebAssembly, jadi kotak fakta tidak dapat dibuat.",
    "wasm-not-found": "Sebagian berkas halaman ini tidak ada di server. Beri tahu pengelolanya.",
    "wasm-corrupt": "Sebagian berkas halaman ini rusak. Muat ulang halaman tanpa tembolok.",
    network: "Kotak fakta gagal dimuat. Periksa sambungan lalu muat ulang halaman ini.",
    unsupported: "Peramban ini belum mengenal WebAssembly. Coba perbarui peramban Anda.",
    "out-of-memory": "Memori perangkat tidak cukup. Tutup beberapa tab lalu coba lagi.",
    other: "Kotak fakta tidak dapat dibuat. Coba muat ulang halaman ini.",
  },
  en: {
    "input-empty": "There is no text yet. Paste an article into the field.",
    "input-too-large": "This text is too long for an article: 2 MB at most.",
    "wasm-blocked": "Your browser or network forbids WebAssembly, so the fact box can't be made.",
    "wasm-not-found": "A file of this page is missing on the server. Tell whoever runs it.",
    "wasm-corrupt": "A file of this page is damaged. Reload the page without the cache.",
    network: "The fact box could not be loaded. Check your connection and reload this page.",
    unsupported: "This browser has no WebAssembly yet. Try to update it.",
    "out-of-memory": "The device has not enough memory. Close some tabs and try again.",
    other: "The fact box could not be made. Try to reload this page.",
  },
};

let current = "id";

export const tongue = () => current;

export function word(name, ...values) {
  const found = WORDS[current][name];
  return typeof found === "function" ? found(...values) : found;
}

export const errorMessage = code => ERRORS[current][code] ?? ERRORS[current].other;

export const number = value =>
  new Intl.NumberFormat(current === "en" ? "en" : "id-ID", { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value);

/** Puts the page's words into another language. */
export function switchTongue(next) {
  current = next;
  document.documentElement.lang = next;
  for (const element of document.querySelectorAll("[data-en]")) {
    element.dataset.id ??= element.textContent;
    element.textContent = element.dataset[next];
  }
}
