// Every form in which a page can hold an editor's corrections, each made from the same lists. Needs nothing.

/** Lists of corrections, from harmless to hard. Names and bodies are invented. */
export const lists = {
  "plain values": [{ hide: "PPATK", in: "agencies" }],
  "an apostrophe": [{ rename: "Ma'ruf Hidayat", to: "Ma’ruf bin Hidayat", in: "speakers" }],
  "quotation marks": [{ add: "warga \"lelah\"", sentence: "\"Warga bilang 'airnya keruh',\" kata Ma'ruf.", in: "challenges" }],
  "backslashes": [{ hide: "C:\\Data\\baru", in: "agencies" }],
  "a less-than and a greater-than sign": [{ hide: "suhu <20 dan >15 derajat", in: "challenges" }],
  "an ampersand and entities": [{ hide: "PT Tirta & Banyu &amp; Kawan &quot;Raya&quot;", in: "agencies" }],
  "square brackets": [{ hide: "Forum [video] [gallery] [Tani]", in: "forums" }],
  "a line break": [{ add: "kurang air", sentence: "Kami kekurangan air.\n\nKata Ma'ruf.", in: "challenges" }],
  "letters beyond ASCII": [{ rename: "Café Réunion", to: "Kafe Réunion 😀 – 水", in: "agencies" }],
  "dashes and full stops": [{ hide: "Dinas -- Pertanian --- ... 2x4 (tm)", in: "agencies" }],
  "markup": [{ hide: "</script><!-- --><b>Andi</b></div>", in: "speakers" }],
  "several corrections": [
    { hide: "PPATK", in: "agencies" },
    { rename: "Kemkumham", to: "Kementerian Hukum & HAM", in: "agencies" },
    { move: "Forum Tani", position: 1, in: "forums" },
    { add: "kurangnya penyidik", sentence: "Jumlah penyidik di daerah \"masih\" kurang.", in: "challenges" },
    { key: "Ma'ruf Hidayat" },
  ],
};

/** Text of an attribute's value between double quotation marks. */
const inAttribute = text => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** The same between single ones, as somebody writes it who knows that JSON is full of the double ones. */
const inSingleQuotes = text => text.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;");
/** JSON that ends no script and begins no shortcode, as docs/served-box.md has it. */
const inScript = json =>
  json.replace(/[<>&]|"(?:[^"\\]|\\.)*"/g, found =>
    found.replace(/[<>&[]/g, c => `\\u00${c.charCodeAt(0).toString(16)}`));
/** What `encodeAttribute` gives: base64url of the UTF-8 JSON, without padding. */
export const base64url = value => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");

/** Each form by its name, and what it looks like. The numbers are those of docs/cms.md. */
export const forms = {
  "1 script": list => `<script type="application/json" data-kotak-fakta>${inScript(JSON.stringify(list))}</script>`,
  "1 script, indented": list =>
    `<script type="application/json" data-kotak-fakta>\n${inScript(JSON.stringify(list, null, 2))}\n</script>`,
  "2 kotak-fakta, JSON": list => `<kotak-fakta corrections="${inAttribute(JSON.stringify(list))}"></kotak-fakta>`,
  "2 kotak-fakta, base64url": list => `<kotak-fakta corrections="${base64url(list)}"></kotak-fakta>`,
  "3 div, JSON": list => `<div data-kotak-fakta data-corrections="${inAttribute(JSON.stringify(list))}"></div>`,
  "3 div, JSON in single quotes": list => `<div data-kotak-fakta data-corrections='${inSingleQuotes(JSON.stringify(list))}'></div>`,
  "4 div, base64url": list => `<div data-kotak-fakta data-corrections="${base64url(list)}"></div>`,
  "5 div, percent signs": list => `<div data-kotak-fakta data-corrections="${encodeURIComponent(JSON.stringify(list))}"></div>`,
  "6 the list as text": list => JSON.stringify(list),
  "6 the list as text, indented": list => JSON.stringify(list, null, 2),
  "7 served": list =>
    `<kotak-fakta><template shadowrootmode="open"><style>:host { display: block }</style><section part="box">` +
    `<h2>Kotak fakta</h2><q>"Airnya keruh" -- kata Ma'ruf</q></section></template><script type="application/json" data-kotak-fakta>` +
    `${inScript(JSON.stringify({ format: "kotak-fakta/1", corrections: list }))}</script></kotak-fakta>`,
  "8 link, base64url": list => `<p><a href="#kotak-fakta=${base64url(list)}">Kotak fakta</a></p>`,
};
