// Corrections in the box itself: menus, forms, selections, and the list beside it.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { By, Key } from "selenium-webdriver";
import { eachEngine } from "../support/engines.mjs";
import { preview } from "../support/preview.mjs";
import { ONE } from "../support/preview-texts.mjs";
import { serve } from "../support/server.mjs";

let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

eachEngine(engine => {
  const page = preview(engine, () => server.url);
  const { run, until } = page;
  const press = (...keys) => engine.driver.actions().sendKeys(...keys).perform();
  const pressShiftF10 = () => engine.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.F10).keyUp(Key.SHIFT).perform();
  const really = selector => engine.driver.findElement(By.css(selector)).click();
  const start = async () => {
    await page.visit();
    await page.type(ONE);
    await page.untilHolds("agencies", "Kementerian Perhubungan");
    await until(async () => (await run("return document.getElementById('status').textContent")) !== "", "the page is not done");
  };
  /** Where the focus is: in the box the fact's button or link, in the page an id or a name. */
  const focus = () =>
    run(
      `let at = document.activeElement;
       if (at.shadowRoot) at = at.shadowRoot.activeElement;
       return at.ariaLabel ?? at.dataset.name ?? (at.id || at.textContent);`,
    );
  const untilFocus = name => until(async () => (await focus()) === name, `the focus is not at ${name}`).catch(async () => assert.equal(await focus(), name));
  const menu = () => run("return [...document.querySelectorAll('.menu [role=menuitem]')].map(item => item.textContent)");
  const focusOn = (field, value, what) =>
    run(
      `const root = document.getElementById("box").shadowRoot;
       const link = [...root.querySelectorAll("." + arguments[0] + " a")].find(link => link.textContent === arguments[1]);
       const home = link.closest("li, .key-speaker dd");
       (arguments[2] === "link" ? link : home.querySelector(":scope > .correct button")).focus();`,
      field,
      value,
      what,
    );
  const speaker = name => run("return document.getElementById('box').factBox.speakers.find(speaker => speaker.name === arguments[0])", name);
  const key = () => run("return document.getElementById('box').factBox.keySpeaker?.name ?? null");
  const at = text => ONE.indexOf(text);
  /** Selects words of the article in the field. */
  const selectInField = (from, to) =>
    run(
      `document.getElementById("tab-write").click(); const area = document.getElementById("article"); area.focus(); area.setSelectionRange(arguments[0], arguments[1]);`,
      at(from),
      at(to) + to.length,
    );
  /** The same where it is read. */
  const selectInReading = (from, to) =>
    run(
      `document.getElementById("tab-read").click(); document.getElementById("reading").focus();
       const walker = document.createTreeWalker(document.getElementById("reading"), NodeFilter.SHOW_TEXT);
       const range = document.createRange();
       for (let node = walker.nextNode(); node; node = walker.nextNode()) {
         const [a, b] = [node.data.indexOf(arguments[0]), node.data.indexOf(arguments[1])];
         if (a >= 0) range.setStart(node, a);
         if (b >= 0) range.setEnd(node, b + arguments[1].length);
       }
       getSelection().removeAllRanges(); getSelection().addRange(range);`,
      from,
      to,
    );
  const picked = () => run("const p = document.getElementById('picked'); return p.hidden ? '' : document.getElementById('picked-words').textContent");
  const given = () => run("return ['value', 'sentence'].map(name => document.getElementById('form-' + name).value)");

  it("no correction is lost, however soon the next one comes", async () => {
    await page.visit();
    const seed = await page.values("agencies");
    for (const delay of [0, 60, 150, 250, 325, 400, 470, 600]) {
      await page.choose("agencies", "Kemlu", "rename");
      await page.fill({ to: `Kementerian ${delay}` });
      await page.formGone();
      await engine.driver.sleep(delay);
      await page.choose("agencies", "PPATK", "hide");
      await until(async () => (await page.values("agencies")).length === seed.length - 1, "not hidden");
      assert.ok((await page.values("agencies")).includes(`Kementerian ${delay}`), `the rename is lost after ${delay} ms`);
      await page.click("#reset");
      await page.untilHolds("agencies", "PPATK");
      await page.untilHolds("agencies", "Kemlu");
    }
  });

  it("a wrong sentence is refused with a word that stays, and what was typed stays too", async () => {
    await start();
    await page.click("#add");
    await page.fill({ in: "challenges", value: "jembatan belum diperbaiki", sentence: "Kalimat ini tidak ada." });
    await until(async () => (await page.errors()).length > 0, "no word");
    await engine.driver.sleep(1200);
    assert.deepEqual(await page.errors(), ["Naskah tidak memuat kalimat itu. Salin kalimatnya persis dari naskah."]);
    assert.equal(await run("return document.activeElement.id"), "form-sentence");
    assert.equal(await run("return document.activeElement.getAttribute('aria-invalid')"), "true");
    assert.ok((await run("return document.getElementById('form-sentence').getAttribute('aria-describedby')")).includes(await run("return [...document.querySelectorAll('.form .error')].find(error => error.textContent).id")));
    assert.equal(await run("return document.getElementById('form-value').value"), "jembatan belum diperbaiki");
    assert.ok(!(await page.values("challenges")).includes("jembatan belum diperbaiki"));
    assert.equal(await page.island(), null);
    await page.fill({ sentence: "“Alat berat baru datang besok,” ujar Rahmat." });
    await page.untilHolds("challenges", "jembatan belum diperbaiki");
    await page.formGone();
    assert.equal(await focus(), "add");
    assert.equal(await page.told(), "“jembatan belum diperbaiki” ditambahkan ke Tantangan.Urungkan");
    // The same again is refused for another reason, and an empty form for a third.
    await page.click("#add");
    await page.fill({ in: "agencies", value: "Kementerian Sosial", sentence: "Kementerian Sosial menyalurkan bantuan" });
    await until(async () => (await page.errors()).length > 0, "no word");
    assert.deepEqual(await page.errors(), ["“Kementerian Sosial” sudah ada di bagian Lembaga."]);
    await page.fill({ value: " " });
    await until(async () => (await page.errors())[0] === "Bagian ini harus diisi.", "no word");
  });

  for (const [where, select] of [["while writing", selectInField], ["while reading", selectInReading]]) {
    it(`a selection ${where} is not lost, and gives its sentence`, async () => {
      await start();
      await select("alat berat", "alat berat");
      await until(async () => (await picked()) === "alat berat", "not picked");
      await really("#add");
      await until(async () => (await run("return document.getElementById('form-value')?.value")) === "alat berat", "not filled in");
      assert.deepEqual(await given(), ["alat berat", "Kepala BPBD Kabupaten Cianjur Rahmat Hidayat mengatakan minimnya alat berat menjadi kendala."]);
      await really(".form .cancel");
      // Over two sentences; the form is open first.
      await really("#add");
      await page.form();
      await select("minimnya", "baru datang");
      await really(".form .extra");
      await until(async () => (await given())[1] !== "", "not filled in");
      assert.deepEqual(await given(), ["minimnya alat berat menjadi kendala. “Alat berat baru datang", ONE.slice(at("Kepala BPBD"), at("ujar Rahmat.") + "ujar Rahmat.".length)]);
      // Over two paragraphs.
      await select("Senin", "BPBD");
      await really(".form .extra");
      await until(async () => (await given())[0].startsWith("Senin"), "not filled in");
      assert.deepEqual(await given(), [
        "Senin (3/2/2025). Kepala BPBD",
        "“Kami kekurangan perahu untuk menyeberangkan anak sekolah,” kata Bupati Cianjur Asep Sukmawan, Senin (3/2/2025). Kepala BPBD Kabupaten Cianjur Rahmat Hidayat mengatakan minimnya alat berat menjadi kendala.",
      ]);
      // The headline, and white space at both ends.
      await select("Gantung di ", "Gantung di ");
      await really(".form .extra");
      await until(async () => (await given())[0] === "Gantung di", "not filled in");
      assert.equal((await given())[1], "Jembatan Gantung di Cianjur Rusak");
      // A click into the text takes it back.
      await select("Rusak", "Rusak");
      await until(async () => (await picked()) === "Rusak", "not picked");
      await run("if (document.activeElement.id === 'article') document.activeElement.setSelectionRange(3, 3); else getSelection().collapse(document.querySelector('#reading h3').firstChild, 3);");
      await until(async () => (await picked()) === "", "still picked");
      await really(".form .extra");
      await until(async () => (await page.errors())[0] === "Pilih dulu kata-katanya di naskah.", "no word");
    });
  }

  it("from a selection a fact is added by one click; a challenge and a speaker ask for more", async () => {
    await start();
    await selectInReading("jembatan gantung", "jembatan gantung");
    await until(async () => (await picked()) === "jembatan gantung", "not picked");
    await really("[data-add=forums]");
    await page.untilHolds("forums", "jembatan gantung");
    await selectInField("anak sekolah", "anak sekolah");
    await until(async () => (await picked()) === "anak sekolah", "not picked");
    await really("[data-add=agencies]");
    await page.untilHolds("agencies", "anak sekolah");
    assert.equal(await page.told(), "“anak sekolah” ditambahkan ke Lembaga.Urungkan");
    await run("[...document.querySelectorAll('#told button')][0].click()");
    await page.untilLacks("agencies", "anak sekolah");
    await selectInField("alat berat", "alat berat");
    await until(async () => (await picked()) === "alat berat", "not picked");
    await really("[data-add=challenges]");
    await page.form();
    assert.deepEqual(await run("return [...document.querySelectorAll('.form [data-field]')].filter(row => !row.hidden).map(row => row.dataset.field)"), ["in", "value", "saidBy", "sentence"]);
    assert.deepEqual(await run("return [...document.querySelectorAll('#form-saidBy-list option')].map(option => option.value).slice(0, 2)"), ["Asep Sukmawan", "Rahmat Hidayat"]);
    await page.fill({ saidBy: "Rahmat Hidayat" });
    await page.untilHolds("challenges", "alat berat");
    assert.equal(await run("return document.getElementById('box').factBox.challenges.find(c => c.text === 'alat berat').saidBy"), "Rahmat Hidayat");
    await selectInReading("Asep Sukmawan", "Asep Sukmawan");
    await until(async () => (await picked()) === "Asep Sukmawan", "not picked");
    await really("[data-add=speakers]");
    await page.form();
    assert.deepEqual(await run("return [...document.querySelectorAll('.form [data-field]')].filter(row => !row.hidden).map(row => row.dataset.field)"), ["in", "value", "title", "sentence", "quote"]);
    // In her own words, with office and quote.
    await page.fill({ value: "Asep S.", title: "Bupati", quote: "Tidak pernah dikatakan" });
    await until(async () => (await page.errors())[0]?.startsWith("Naskah tidak memuat kutipan itu"), "no word");
    await page.fill({ quote: "Alat berat baru datang besok" });
    await page.untilHolds("speakers", "Asep S.");
    const added = await speaker("Asep S.");
    assert.deepEqual([added.title, added.quotes], ["Bupati", ["Alat berat baru datang besok"]]);
  });

  it("a fact's menu works by keyboard, as menus do", async () => {
    await start();
    for (const [what, opens, expected] of [
      ["button", () => press(Key.ENTER), "rename"],
      ["button", () => press(Key.SPACE), "rename"],
      ["button", () => press(Key.ARROW_DOWN), "rename"],
      ["button", () => press(Key.ARROW_UP), "reveal"],
      ["button", pressShiftF10, "rename"],
      ["link", pressShiftF10, "rename"],
    ]) {
      await focusOn("agencies", "Kementerian Sosial", what);
      await opens();
      await untilFocus(expected);
      assert.equal(await run("return document.querySelector('.menu').ariaLabel"), "Koreksi: Kementerian Sosial");
      await press(Key.ESCAPE);
      await untilFocus("Koreksi: Kementerian Sosial");
      assert.deepEqual(await menu(), []);
    }
    await press(Key.ENTER);
    await untilFocus("rename");
    assert.deepEqual(await menu(), ["Ganti nama…", "Ubah nama lain…", "Ubah nama lengkap…", "Ubah jenis lembaga…", "Naikkan", "Turunkan", "Sembunyikan", "Tunjukkan kalimatnya"]);
    for (const [key, expected] of [
      [Key.ARROW_DOWN, "aliases"],
      [Key.END, "reveal"],
      [Key.ARROW_DOWN, "rename"],
      [Key.ARROW_UP, "reveal"],
      [Key.HOME, "rename"],
      ["s", "hide"],
      ["u", "aliases"],
      ["u", "fullName"],
    ]) {
      await press(key);
      await untilFocus(expected);
    }
    assert.equal(await run("return document.getElementById('box').shadowRoot.querySelector('[aria-expanded=true]').ariaHasPopup"), "menu");
    await press(Key.TAB);
    await untilFocus("Koreksi: Kementerian Sosial");
    assert.deepEqual(await menu(), []);
    // By a click elsewhere it goes, and takes no focus.
    await page.open("agencies", "Kementerian Sosial");
    await really("#how");
    assert.deepEqual(await menu(), []);
    // What can't be done says so, and does nothing.
    await page.open("agencies", "Kementerian Sosial");
    assert.equal(await run("return document.querySelector('.menu [data-name=up]').getAttribute('aria-disabled')"), "true");
    await page.item("up");
    assert.equal(await page.island(), null);
  });

  it("the focus stays with the fact: after a form, after a correction, and where the fact is gone", async () => {
    await start();
    await focusOn("agencies", "Kementerian Sosial", "button");
    await press(Key.ENTER, Key.ENTER);
    await page.form();
    assert.equal(await run("return document.activeElement.id"), "form-to");
    assert.equal(await run("return document.getElementById('form-to').labels[0].textContent"), "Nama baru");
    await press("Kemensos", Key.ESCAPE);
    await page.formGone();
    await untilFocus("Koreksi: Kementerian Sosial");
    assert.equal(await page.island(), null, "Escape saves nothing");
    await press(Key.ENTER, Key.ENTER);
    await page.form();
    await press("Kemensos", Key.ENTER);
    await page.untilHolds("agencies", "Kemensos");
    await untilFocus("Koreksi: Kemensos");
    await press(Key.ENTER, "s", Key.ENTER);
    await page.untilLacks("agencies", "Kemensos");
    const next = (await run("return [...document.getElementById('box').shadowRoot.querySelectorAll('.agencies a')].map(link => link.textContent)"))[0];
    await untilFocus(`Koreksi: ${next}`);
    assert.deepEqual(await page.island(), [{ hide: "Kementerian Sosial", in: "agencies" }], "hidden as the program names it");
    // The last of its field: the focus goes to the list.
    await focusOn("forums", "Rapat Koordinasi Penanganan Jembatan", "button");
    await press(Key.ENTER, "s", Key.ENTER);
    await page.untilLacks("forums", "Rapat Koordinasi Penanganan Jembatan");
    await untilFocus("show-corrections");
    // Whoever has gone on is left there.
    await page.choose("agencies", next, "rename");
    await page.fill({ to: "Lain" }, { save: false });
    await run("document.querySelector('.form form').requestSubmit(); document.getElementById('article').focus();");
    await page.untilHolds("agencies", "Lain");
    await engine.driver.sleep(300);
    assert.notEqual(await focus(), "Koreksi: Lain");
  });

  it("what is typed into a form is lost to no other click, and the form stays at its fact", async () => {
    await start();
    await page.choose("agencies", "Kementerian Sosial", "rename");
    await page.fill({ to: "Kemensos" }, { save: false });
    await page.choose("agencies", "Kementerian Perhubungan", "aliases");
    await until(async () => (await page.errors())[0] === "Simpan atau batalkan dulu isian ini.", "no word");
    assert.equal(await run("return document.getElementById('form-to').value"), "Kemensos");
    // The box is drawn anew meanwhile.
    await run("const s = document.getElementById('label-language'); s.value = 'en'; s.dispatchEvent(new Event('change'));");
    await until(() => run("return document.getElementById('box').shadowRoot.querySelector('.heading').textContent === 'Fact box' && document.getElementById('box').shadowRoot.querySelector('.correct') !== null"), "not drawn");
    const near = await run(
      `const form = document.querySelector(".form").getBoundingClientRect();
       const root = document.getElementById("box").shadowRoot;
       const link = [...root.querySelectorAll(".agencies a")].find(link => link.textContent === "Kementerian Sosial").getBoundingClientRect();
       return Math.min(Math.abs(form.top - link.bottom), Math.abs(link.top - form.bottom));`,
    );
    assert.ok(near < 20, `${near} px away`);
    await run("document.querySelector('.form form').requestSubmit()");
    await page.untilHolds("agencies", "Kemensos");
  });

  it("all that the box shows of a body is corrected", async () => {
    await page.visit();
    const agency = name => run("return document.getElementById('box').factBox.agencies.find(agency => agency.name === arguments[0]) ?? null", name);
    await page.choose("agencies", "Kemlu", "fullName");
    await page.fill({ fullName: "Kementerian Luar Negeri Republik Indonesia" });
    await until(async () => (await agency("Kemlu")).derived.fullName === "Kementerian Luar Negeri Republik Indonesia", "no full name");
    await page.choose("agencies", "Kemlu", "aliases");
    await page.fill({ aliases: "Deplu\n\n  Kemenlu " });
    await until(async () => JSON.stringify((await agency("Kemlu")).aliases) === '["Deplu","Kemenlu"]', "no aliases");
    await page.choose("agencies", "Kemlu", "kind");
    await page.fill({ kind: "intergovernmental" });
    await until(async () => (await agency("Kemlu")).derived.kind === "intergovernmental", "no kind");
    assert.deepEqual(await page.island(), [
      { change: "Kemlu", in: "agencies", fullName: "Kementerian Luar Negeri Republik Indonesia", aliases: ["Deplu", "Kemenlu"], kind: "intergovernmental" },
    ]);
    // A new name drops what went with the old one, but nothing that an editor has said.
    await page.choose("agencies", "Kemlu", "rename");
    await page.fill({ to: "Kementerian Luar Negeri" });
    await page.untilHolds("agencies", "Kementerian Luar Negeri");
    assert.deepEqual((await agency("Kementerian Luar Negeri")).aliases, ["Deplu", "Kemenlu"]);
    await page.choose("agencies", "Kementerian Luar Negeri", "fullName");
    await page.fill({ fullName: "" });
    await until(async () => (await agency("Kementerian Luar Negeri")).derived.fullName === null, "a full name");
    await page.click("#show-corrections");
    assert.deepEqual(await page.list(), [
      "“Kemlu” diganti menjadi “Kementerian Luar Negeri”",
      "“Kementerian Luar Negeri”: nama lengkap: tidak ada; nama lain: Deplu, Kemenlu; jenis lembaga: Organisasi internasional",
    ]);
    const forum = (await page.values("forums"))[0];
    await page.choose("forums", forum, "aliases");
    await page.fill({ aliases: "Rakor" });
    await until(() => run("return document.getElementById('box').factBox.forums[0].aliases.join() === 'Rakor'"), "no alias");
    // Saving what is so already is no correction.
    const before = (await page.island()).length;
    await page.choose("forums", forum, "aliases");
    await page.fill({});
    await page.formGone();
    assert.equal((await page.island()).length, before);
  });

  it("office, quote and key speaker are corrected; a challenge has a text and somebody who says it", async () => {
    await start();
    assert.equal(await key(), "Rahmat Hidayat");
    await page.open("key-speaker", "Rahmat Hidayat");
    assert.deepEqual(await menu(), ["Ganti nama…", "Ubah jabatan…", "Pilih kutipan…", "Sembunyikan", "Tunjukkan kalimatnya"]);
    await page.item("title");
    await page.fill({ title: "Pelaksana tugas Kepala BPBD" });
    await until(async () => (await speaker("Rahmat Hidayat")).title === "Pelaksana tugas Kepala BPBD", "no office");
    const shown = () => run("return document.getElementById('box').shadowRoot.querySelector('blockquote')?.textContent.trim() ?? ''");
    const quote = "Alat berat baru datang besok";
    await until(async () => (await shown()).startsWith(quote), "no quote");
    await page.choose("key-speaker", "Rahmat Hidayat", "quote");
    await page.fill({ quote: "" });
    await until(async () => (await shown()) === "", "a quote");
    // What was chosen away can be chosen again.
    await page.choose("key-speaker", "Rahmat Hidayat", "quote");
    await page.form();
    assert.deepEqual(await run("return [...document.querySelectorAll('.form .choice')].map(choice => choice.textContent)"), [`“${quote}”`, "Kutipan lain dari naskah", "Tanpa kutipan"]);
    assert.equal(await run("return document.getElementById('form-words').closest('[data-field]').hidden"), true);
    await page.fill({ quote: "\u0000other", words: "Alat berat akan datang" });
    await until(async () => (await page.errors())[0]?.startsWith("Naskah tidak memuat kutipan itu"), "no word");
    await page.fill({ words: "minimnya alat berat menjadi kendala" });
    await until(async () => (await shown()).startsWith("minimnya alat berat menjadi kendala"), "no other quote");
    await page.choose("speakers", "Asep Sukmawan", "makeKey");
    await until(async () => (await key()) === "Asep Sukmawan", "no other key speaker");
    await page.choose("speakers", "Rahmat Hidayat", "makeKey");
    await until(async () => (await key()) === "Rahmat Hidayat", "no other key speaker");
    // Hidden, the next one takes the place, and that is said.
    await page.choose("key-speaker", "Rahmat Hidayat", "hide");
    await until(async () => (await key()) === "Asep Sukmawan", "nobody is promoted");
    await until(async () => (await page.told()).includes("“Rahmat Hidayat” disembunyikan. Narasumber utama sekarang: Asep Sukmawan."), "not said");
    const [challenge] = await page.values("challenges");
    await page.open("challenges", challenge);
    assert.deepEqual((await menu()).slice(0, 2), ["Ubah teks…", "Menurut siapa…"]);
    await page.item("saidBy");
    await page.fill({ saidBy: "Bupati Cianjur" });
    await until(() => run("return document.getElementById('box').factBox.challenges[0].saidBy === 'Bupati Cianjur'"), "nobody says it");
    await page.choose("challenges", challenge, "rename");
    await page.fill({ to: "perahu kurang" });
    await page.untilHolds("challenges", "perahu kurang");
    assert.equal(await run("return document.getElementById('box').factBox.challenges[0].saidBy"), "Bupati Cianjur", "that was said of it before");
  });

  it("no form makes what would leave the whole list unreadable, and what is so already is no correction", async () => {
    await start();
    const [challenge] = await page.values("challenges");
    for (const [value, message] of [["panjang ".repeat(60), "Isian ini terlalu panjang"], ["a\u0007b", "Isian ini terlalu panjang"], ["\u202e", "Isian ini terlalu panjang"], ["  ", "Bagian ini harus diisi."]]) {
      await page.choose("challenges", challenge, "rename");
      await page.fill({ to: value });
      await until(async () => (await page.errors())[0]?.startsWith(message), message);
      await run("document.querySelector('.form .cancel').click()");
    }
    assert.equal(await page.island(), null);
    // Typed over two lines it is one.
    await page.choose("challenges", challenge, "rename");
    await page.fill({ to: "jembatan\nputus" });
    await page.untilHolds("challenges", "jembatan putus");
    await page.click("#undo");
    await page.untilHolds("challenges", challenge);
    for (const [field, value, item] of [["agencies", "Kementerian Sosial", "rename"], ["agencies", "Kementerian Sosial", "kind"], ["key-speaker", "Rahmat Hidayat", "title"], ["key-speaker", "Rahmat Hidayat", "quote"], ["challenges", challenge, "saidBy"]]) {
      await page.choose(field, value, item);
      await page.fill({});
      await page.formGone();
    }
    assert.equal(await page.island(), null);
    // What is there already, from a selection.
    await selectInField("Kementerian Sosial", "Kementerian Sosial");
    await until(async () => (await picked()) === "Kementerian Sosial", "not picked");
    await really("[data-add=agencies]");
    await until(async () => (await page.errors())[0] === "“Kementerian Sosial” sudah ada di bagian Lembaga.", "no word");
    await run("document.querySelector('.form .cancel').click()");
    // A list of more than 200 would be refused whole.
    const moves = Array.from({ length: 200 }, (_, i) => ({ move: "Kementerian Sosial", position: 1 + (i % 2), in: "agencies" }));
    const address = await page.linkTo({ text: ONE, corrections: moves });
    await engine.driver.get("about:blank");
    await engine.driver.get(address);
    await until(async () => (await page.text("#show-corrections")) === "Koreksi: 200", "not set");
    await page.choose("agencies", "Kementerian Perhubungan", "hide");
    assert.equal(await page.told(), "Daftar koreksi sudah penuh: paling banyak 200. Hapus satu dulu.");
    await engine.driver.sleep(700);
    assert.ok((await page.values("agencies")).includes("Kementerian Perhubungan"));
  });

  it("facts are moved as a reader sees them, groups too", async () => {
    await page.visit();
    const seen = () => run("return [...document.getElementById('box').shadowRoot.querySelectorAll('.agencies a')].map(link => link.textContent)");
    const moves = async (value, verb, swap) => {
      const before = await seen();
      const expected = swap(before);
      await page.choose("agencies", value, verb);
      await until(async () => JSON.stringify(await seen()) === JSON.stringify(expected), `${value}: ${verb}`);
    };
    const swapped = (list, i) => [...list.slice(0, i), list[i + 1], list[i], ...list.slice(i + 2)];
    const first = await seen();
    await moves("Kemlu", "up", list => swapped(list, list.indexOf("Kemlu") - 1));
    await moves("Kemlu", "down", list => swapped(list, list.indexOf("Kemlu")));
    assert.deepEqual(await seen(), first);
    assert.deepEqual((await page.island()).length, 1, "moves of one fact in a row are one");
    // The first of the second group takes its group up.
    const groups = await run("return [...document.getElementById('box').shadowRoot.querySelectorAll('.agencies .groups > li')].map(group => [...group.querySelectorAll('a')].map(link => link.textContent))");
    await moves(groups[1][0], "up", () => [...groups[1], ...groups[0], ...groups.slice(2).flat()]);
    assert.match(await page.told(), /dipindahkan ke urutan 1/);
  });

  it("the list says what was done, takes it back, and mends what is not done", async () => {
    await start();
    await page.choose("agencies", "Kementerian Sosial", "hide");
    await page.choose("agencies", "Kementerian Perhubungan", "rename");
    await page.fill({ to: "Kemenhub" });
    await page.untilHolds("agencies", "Kemenhub");
    await page.click("#show-corrections");
    assert.equal(await run("return document.getElementById('show-corrections').ariaExpanded"), "true");
    assert.deepEqual(await page.list(), ["“Kementerian Sosial” disembunyikan", "“Kementerian Perhubungan” diganti menjadi “Kemenhub”"]);
    await run("[...document.querySelectorAll('#lists button')].find(button => button.textContent === 'Tampilkan lagi').focus()");
    await press(Key.ENTER);
    await page.untilHolds("agencies", "Kementerian Sosial");
    // Who goes through the list by keyboard is at the next row.
    await untilFocus("Hapus koreksi: “Kementerian Perhubungan” diganti menjadi “Kemenhub”");
    await page.click("#undo");
    await page.untilLacks("agencies", "Kementerian Sosial");
    // The text has gone on: one correction fits nothing, and is made to fit.
    await page.type(ONE.replace("Kementerian Perhubungan", "Kementerian Pertahanan"));
    await until(async () => (await page.text("#show-corrections")).includes("1 perlu diperiksa"), "not counted");
    assert.match(await page.text("#lists .refused .why"), /^Kotak tidak memuat “Kementerian Perhubungan” di bagian Lembaga\.$/);
    await page.click("#lists .refused [data-verb=redo]");
    await page.form();
    assert.ok((await run("return [...document.querySelectorAll('#form-fact option')].map(option => option.value)")).includes("Kementerian Pertahanan"));
    await page.fill({ fact: "Kementerian Pertahanan" });
    await page.untilHolds("agencies", "Kemenhub");
    await until(async () => (await page.text("#show-corrections")) === "Koreksi: 2", "still counted");
    // An added fact whose sentence is gone gets another.
    await page.click("#add");
    await page.fill({ in: "challenges", value: "warga terisolasi", sentence: "Alat berat baru datang besok" });
    await page.untilHolds("challenges", "warga terisolasi");
    await page.type(ONE.replace(" “Alat berat baru datang besok,” ujar Rahmat.", ""));
    await page.untilLacks("challenges", "warga terisolasi");
    await until(() => run("return [...document.querySelectorAll('#lists .refused .why')].some(why => why.textContent.startsWith('Naskah tidak memuat kalimat itu'))"), "no reason");
    await run("[...document.querySelectorAll('#lists .refused')].find(row => row.textContent.includes('warga terisolasi')).querySelector('[data-verb=redo]').click()");
    await page.fill({ sentence: "Kementerian Sosial menyalurkan bantuan bagi warga yang terisolasi karena jembatan gantung rusak." });
    await page.untilHolds("challenges", "warga terisolasi");
    // Or is deleted.
    await run("[...document.querySelectorAll('#lists .refused')][0].querySelector('.take-out').click()");
    await until(() => run("return document.querySelector('#lists .refused') === null"), "still there");
    assert.equal(await page.text("#reset"), "Urungkan semua koreksi");
    await page.click("#reset");
    await page.untilLacks("challenges", "warga terisolasi");
    await until(async () => (await page.text("#lists")).startsWith("Belum ada koreksi."), "no word");
    await run("document.getElementById('close-sheet').focus()");
    await press(Key.ESCAPE);
    assert.deepEqual([await focus(), await run("return document.getElementById('sheet').hidden")], ["show-corrections", true]);
  });

  it("the list is at hand on a phone, and the box no wider than its page", async () => {
    await start();
    await page.resize(engine.name === "chromium" ? 390 : 500, 800);
    try {
      const inSight = selector => run("const { top, bottom, left, right } = document.querySelector(arguments[0]).getBoundingClientRect(); return top >= 0 && bottom <= innerHeight + 1 && left >= 0 && right <= document.documentElement.clientWidth + 1 && bottom > top;", selector);
      for (const where of ["0", "document.body.scrollHeight", "document.getElementById('stage').offsetTop"]) {
        await run(`scrollTo({ top: ${where}, behavior: "instant" })`);
        for (const id of ["#show-corrections", "#add", "#approve"]) assert.ok(await inSight(id), `${id} at ${where}`);
      }
      await page.choose("agencies", "Kementerian Sosial", "hide");
      await page.untilLacks("agencies", "Kementerian Sosial");
      assert.equal(await page.text("#show-corrections"), "Koreksi: 1");
      await really("#show-corrections");
      assert.ok((await inSight("#sheet")) && (await inSight("#lists li button")));
      await page.open("agencies", "Kementerian Perhubungan");
      await run("document.querySelector('.menu').scrollIntoView({ block: 'center', behavior: 'instant' })");
      assert.ok(await inSight(".menu"));
      await page.item("aliases");
      await page.form();
      assert.ok((await run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")) <= 0);
      await run("document.querySelector('.form .cancel').click()");
      await really("#add");
      await page.form();
      assert.ok(await inSight(".form"));
      await run("document.querySelector('.form .cancel').click()");
      if (engine.name === "chromium") {
        await page.resize(320, 700);
        await engine.driver.sleep(300);
        assert.ok((await run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")) <= 0);
        for (const id of ["#show-corrections", "#add", "#approve"]) assert.ok(await inSight(id), `${id} at 320`);
      }
    } finally {
      await page.resize(1280, 900);
    }
  });

  it("a fact leads to its sentence, and from there back to the box", async () => {
    await start();
    await page.choose("agencies", "Kementerian Perhubungan", "reveal");
    await until(() => run("return document.activeElement.id === 'reading'"), "not led");
    assert.match(await run("return [...CSS.highlights.get('chosen')].map(String).join('')"), /^Kementerian Pekerjaan Umum dan Kementerian Perhubungan/);
    await run("[...document.querySelectorAll('#told button')].find(button => button.textContent === 'Kembali ke kotak').click()");
    await untilFocus("Koreksi: Kementerian Perhubungan");
  });
});
