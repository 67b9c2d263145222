// How labelled articles are scored (`npm run score`), without the program: what it does with one stands in tests/native/.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { PROJECT } from "../tools/build-digest.mjs";
import { ANSWERS, LISTS, scoreArticle } from "../tools/score/article.mjs";
import { changes, facts } from "../tools/score/changes.mjs";
import { ownFolders, readFolder } from "../tools/score/gold.mjs";
import { faults } from "../tools/score/labels.mjs";
import { compare, entry, record, recorded } from "../tools/score/recorded.mjs";
import { numbered, paragraphs, spans } from "../tools/score/sentences.mjs";
import { TABLES, renewed } from "../tools/score/tables.mjs";
import { figures, total } from "../tools/score/total.mjs";

const read = name => readFileSync(join(PROJECT, name), "utf8");
const folders = ownFolders().map(readFolder);

describe("as another program, in another language, scored the same boxes", () => {
  // Boxes that were spoilt in every way on purpose; that program's scores stand beside them.
  const { figures: kept, articles } = JSON.parse(read("tests/support/scored.json"));
  const cases = articles.flatMap(({ text, gold, cases: of }) => of.map(({ box, score }) => ({ score, mine: scoreArticle(gold, box, text) })));

  test("each list of each article", () => {
    for (const { score, mine } of cases) assert.deepEqual(mine.lists, score.lists);
  });

  test("each answer, the names, the titles and who says what", () => {
    for (const { score, mine } of cases) {
      assert.deepEqual(Object.fromEntries(ANSWERS.map(field => [field, mine.answers[field].right])), score.right);
      assert.deepEqual(mine.names, score.names);
      assert.deepEqual(mine.statements, score.statements);
    }
  });

  test("the figures of all", () => {
    const counts = total(cases.map(({ mine }) => mine));
    assert.deepEqual(Object.keys(counts).sort(), Object.keys(kept).sort());
    for (const [field, wanted] of Object.entries(kept)) {
      const mine = { ...counts[field], ...figures(counts[field]) };
      assert.deepEqual(Object.keys(mine).sort(), Object.keys(wanted).sort(), field);
      for (const [name, number] of Object.entries(wanted)) assert.ok(Math.abs(mine[name] - number) <= 0.00005, `${field} ${name}: ${mine[name]}, not ${number}`);
    }
  });

  test("they have what there is to tell apart", () => {
    for (const field of LISTS) {
      const all = cases.map(({ mine }) => mine.lists[field]);
      for (const what of ["spurious", field === "forums" ? "ignored" : "missed"]) assert.ok(all.some(list => list[what].length > 0), `${field} ${what}`);
    }
    for (const what of ["right", "wrong", "extra", "missed"]) assert.ok(cases.some(({ mine }) => mine.statements?.[what] > 0), what);
  });
});

test("right labels as an answer have everything right, and an empty answer finds nothing", () => {
  for (const { articles } of folders) {
    for (const { name, gold, text } of articles) {
      const answer = gold.people ? { ...gold, speakers: gold.people.filter(({ says }) => says.length > 0) } : gold;
      const { lists, answers } = scoreArticle(gold, answer, text);
      for (const field of LISTS) assert.deepEqual([lists[field].spurious, lists[field].missed], [[], []], `${name} ${field}`);
      for (const field of ANSWERS) assert.ok(answers[field].right, `${name} ${field}`);
      const nothing = scoreArticle(gold, {}, text).lists;
      assert.ok(LISTS.every(field => nothing[field].found === 0), name);
    }
  }
});

test("with nothing to find, finding nothing is right", () => {
  assert.deepEqual(figures({ found: 0, extra: 0, missed: 0 }), { precision: 1, recall: 1, f1: 1 });
  assert.deepEqual(figures({ found: 0, extra: 1, missed: 0 }), { precision: 0, recall: 1, f1: 0 });
  assert.deepEqual(figures({ found: 0, extra: 0, missed: 1 }), { precision: 0, recall: 0, f1: 0 });
  assert.deepEqual(figures({ right: 0, of: 0 }), { accuracy: 1 });
});

test("statements are counted in characters, wherever the article has an emoji", () => {
  const text = `Judul 😀\n\nPATI – Panen ${"😀".repeat(10)} kami gagal total di semua desa, kata Sri Wahyuni.`;
  const gold = { people: [{ name: "Sri Wahyuni", says: [1] }] };
  const statements = (from, to) => {
    const span = { start: text.indexOf(from), end: text.indexOf(to) };
    return scoreArticle(gold, { speakers: [{ name: "Sri Wahyuni", evidence: [{ role: "statement", span }] }] }, text).statements;
  };
  // Twenty units, ten characters; fifteen are a statement.
  assert.deepEqual([statements("😀😀", " kami").right, statements("😀😀", " kami").missed], [0, 1]);
  assert.deepEqual([statements("😀😀", " total").right, statements("kami", " semua").right], [1, 1]);
});

test("sentences are numbered through the article, and end where an abbreviation doesn't", () => {
  const text = "Judul Berita\n\n  PATI – Drs. H. Ali datang pukul 10.30 WIB! “Ya.” Kata siapa?\r\n\nNo. 5 saja. dan seterusnya\n";
  assert.deepEqual(paragraphs(text), [["Judul Berita"], ["PATI – Drs. H. Ali datang pukul 10.30 WIB!", "“Ya.”", "Kata siapa?"], ["No. 5 saja. dan seterusnya"]]);
  assert.equal(numbered(text), "[0] Judul Berita\n[1] PATI – Drs. H. Ali datang pukul 10.30 WIB! [2] “Ya.” [3] Kata siapa?\n[4] No. 5 saja. dan seterusnya");
  assert.deepEqual(spans(text).map(([start, end]) => text.slice(start, end)), paragraphs(text).flat());
});

describe("the labels in tests/gold", () => {
  test("are cut from their articles and have their shape", () => {
    assert.ok(folders.length >= 3);
    for (const { articles, skipped } of folders) {
      assert.deepEqual(skipped, []);
      for (const { file, gold, text } of articles) assert.deepEqual(faults(gold, text), [], file);
    }
  });

  const { gold, text } = folders.find(({ name }) => name === "hard").articles[0];
  const FAULTS = {
    "a name that the article lacks": [labels => labels.agencies.push({ name: "Dinas Khayal", aliases: [] }), /agencies is not in the article: Dinas Khayal/],
    "an alias that it lacks": [labels => (labels.agencies[0].aliases = ["Khayal"]), /not in the article: Khayal/],
    "words of the article put together": [labels => (labels.people[0].title = `${labels.people[0].name} ${labels.people[0].name}`), /not in the article/],
    "a sentence that is not there": [labels => (labels.people[0].says = [999]), /says sentence 999/],
    "somebody twice": [labels => labels.people.push(labels.people[0]), /is there twice/],
    "a key speaker who says nothing": [labels => (labels.keySpeaker = { name: "Siapa", title: null }), /the key speaker Siapa says nothing/],
    "no key speaker where someone speaks": [labels => (labels.keySpeaker = null), /no key speaker/],
    "a field less": [labels => delete labels.forums, /forums is missing/],
    "a field more": [labels => (labels.mood = "good"), /mood is no key/],
    "a kind of its own": [labels => (labels.kind = "novel"), /kind novel/],
    "a number for a text": [labels => (labels.headline = 5), /headline is no text/],
    "a list that is none": [labels => (labels.credits = {}), /credits is no list/],
  };
  for (const [what, [spoil, fault]] of Object.entries(FAULTS)) {
    test(`${what} is a fault`, () => {
      const labels = structuredClone(gold);
      spoil(labels);
      assert.match(faults(labels, text).join("\n"), fault);
    });
  }
});

describe("figures that are recorded", () => {
  const folder = mkdtempSync(join(tmpdir(), "kotak-fakta-"));
  after(() => rmSync(folder, { recursive: true }));
  const of = (counts, digest = "a") => entry({ articles: [1, 2], digest }, { agencies: { found: 8, extra: 2, missed: 2 }, keySpeaker: { right: 1, of: 2 }, ...counts });
  const fallen = (then, now) => compare(then, now).fields.filter(({ fell }) => fell).map(({ field }) => field);

  test("come back as they were kept, beside those of other folders", () => {
    const file = join(folder, "figures.json");
    record({ b: of({}) }, file);
    record({ a: of({ keySpeaker: { right: 2, of: 2 } }) }, file);
    assert.deepEqual(recorded(file), { a: of({ keySpeaker: { right: 2, of: 2 } }), b: of({}) });
    assert.deepEqual(Object.keys(recorded(file)), ["a", "b"]);
    assert.deepEqual(compare(recorded(file).b, of({})), { other: false, fields: [] });
  });

  test("rise and fall by field", () => {
    assert.deepEqual(fallen(of({}), of({ agencies: { found: 9, extra: 2, missed: 1 } })), []);
    assert.deepEqual(fallen(of({}), of({ agencies: { found: 8, extra: 3, missed: 2 } })), ["agencies"]);
    assert.deepEqual(fallen(of({}), of({ agencies: { found: 7, extra: 1, missed: 3 }, keySpeaker: { right: 0, of: 2 } })), ["agencies", "keySpeaker"]);
    assert.deepEqual(compare(of({}), of({ agencies: { found: 9, extra: 2, missed: 1 } })).fields.map(({ field }) => field), ["agencies"]);
  });

  test("a thousandth less is a fall", () => {
    const many = found => of({ agencies: { found, extra: 0, missed: 100_000 - found } });
    assert.deepEqual(fallen(many(90_000), many(89_999)), ["agencies"]);
  });

  test("more statements given to the wrong person are a fall, whatever else rises", () => {
    const said = (found, wrong, missed) => of({ statements: { found, wrong, extra: 5, missed } });
    assert.deepEqual(fallen(said(80, 2, 20), said(90, 4, 10)), ["statements"]);
    assert.deepEqual(fallen(said(80, 2, 20), said(90, 2, 10)), []);
  });

  test("of other articles or labels are known for that", () => {
    assert.equal(compare(of({}), of({}, "b")).other, true);
    assert.equal(compare(undefined, of({})).other, true);
    assert.deepEqual(fallen(of({ statements: { found: 1, wrong: 0, extra: 0, missed: 0 } }), of({})), ["statements"]);
  });

  test("tests/gold/figures.json is of the labels that stand there", () => {
    for (const { name, digest } of folders) assert.equal(recorded()[name]?.digest, digest, `${name}: npm run score -- --record`);
  });

  test("the documents print them", () => {
    for (const [name, head, fields] of TABLES) {
      const document = read(name);
      assert.equal(renewed(document, head, fields), document, `${name}: npm run score -- --record renews its table`);
      const none = renewed(document, head, fields, {});
      assert.notEqual(none, document);
      assert.equal(none.split("\n").length, document.split("\n").length);
      assert.equal(renewed(none, head, fields), document);
    }
  });
});

describe("which facts changed", () => {
  const text = "Sri Wahyuni dari KPK: “Ya.” Selesai.";
  const box = (changed = {}) => ({
    headline: null,
    dateline: { outlet: null, place: "PATI", date: null },
    keySpeaker: { name: "Sri Wahyuni" },
    speakers: [{ name: "Sri Wahyuni", title: "Bupati", body: null, quotes: ["Ya"], evidence: [{ role: "statement", span: { start: 0, end: 27 } }] }],
    agencies: [{ name: "KPK", aliases: [], derived: { fullName: "Komisi Pemberantasan Korupsi", kind: "commission", parent: null } }],
    challenges: [{ text: "kurangnya air", saidBy: null }],
    forums: [],
    credits: [{ role: "Editor", name: "Ayu" }],
    ...changed,
  });
  const between = (before, after) => changes(facts(before, text), facts(after, text)).map(({ sign, field, value }) => `${sign} ${field} ${value}`);

  test("none between equal boxes", () => assert.deepEqual(between(box(), box()), []));

  test("each that came or went, by field and value", () => {
    const other = box({ challenges: [], forums: [{ name: "Musrenbang", aliases: ["musyawarah"] }], keySpeaker: null });
    assert.deepEqual(between(box(), other), ["- keySpeaker Sri Wahyuni", "- challenges kurangnya air", "+ forums Musrenbang"]);
  });

  test("what is said of a fact that stays", () => {
    const other = box();
    other.speakers[0].title = "Wakil Bupati";
    other.speakers[0].evidence = [];
    other.agencies[0].aliases = ["komisi"];
    other.challenges[0].saidBy = "Sri Wahyuni";
    assert.deepEqual(between(box(), other), [
      "- titles Sri Wahyuni: Bupati",
      "- statements Sri Wahyuni: Sri Wahyuni dari KPK: “Ya.”",
      "+ titles Sri Wahyuni: Wakil Bupati",
      "+ aliases KPK: komisi",
      "+ saidBy kurangnya air: Sri Wahyuni",
    ]);
  });

  test("a fact that is there twice instead of once", () => {
    const [challenge] = box().challenges;
    assert.deepEqual(between(box(), box({ challenges: [challenge, challenge] })), ["+ challenges kurangnya air"]);
  });
});
