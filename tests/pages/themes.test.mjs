// The page is whose it is: in the markup of common themes and big sites the article is found, all of it and nothing else.
// The skeletons in themes/ are filled with articles of tests/articles, whose facts are known.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, it } from "node:test";
import { eachEngine } from "../support/engines.mjs";
import { serve } from "../support/server.mjs";
import { EMBED, EVENTS, escape, told } from "../support/story.mjs";

const THEMES = new URL("themes/", import.meta.url);
const article = slug => {
  const folder = new URL(`../articles/${slug}/`, import.meta.url);
  const [headline, ...paragraphs] = readFileSync(new URL("article.txt", folder), "utf8").trim().split(/\n+/);
  return { headline, paragraphs, facts: JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) };
};

/** Which article stands in which theme. */
const PAGES = {
  "block-theme": "satunusantaranews-tppo",
  "classic-theme": "first-second-third",
  jnews: "pronoun-chain",
  newspaper: "quote-over-paragraphs",
  wpberita: "satunusantaranews-tppo",
  blogger: "wire-double-dash",
  "kompas-like": "nickname-farmer",
  "detik-like": "wire-service-irrigation",
  "antara-like": "satunusantaranews-tppo",
  unmarked: "from-until",
};

const p = text => `<p>${escape(text)}</p>`;
const half = list => Math.ceil(list.length / 2);

/** The forms in which editors and systems put paragraphs, with what they put between. */
const FORMS = {
  p: list => list.map(p).join("\n"),
  /** JNews: related posts in the middle of the text. */
  inline: list =>
    [...list.slice(0, half(list)).map(p), '<div class="jnews_inline_related_post_wrapper left"><div class="jnews_inline_related_post"><p>BACA JUGA</p><a href="#">Harga cabai di pasar induk mulai turun</a></div></div>', ...list.slice(half(list)).map(p)].join("\n"),
  /** A dateline in bold that goes on into the sentence, and &nbsp; for room. */
  bold: ([first, ...list]) => {
    const at = first.indexOf(" ", first.length / 8) + 4;
    return `<p><strong>${escape(first.slice(0, at))}</strong>${escape(first.slice(at))}</p>\n<p>&nbsp;</p>\n${FORMS.p(list)}`;
  },
  /** Blogger: no paragraphs at all. */
  br: list => list.map(escape).join("<br />\n<br />\n"),
  bacajuga: list =>
    [...list.slice(0, 2).map(p), '<p><strong>Baca juga: <a href="#">Harga cabai di pasar induk mulai turun</a></strong></p>', '<div class="ads-on-body"><div class="ads-partner-wrap">Iklan</div></div>', '<div class="kompasidRec"><p>Langganan sekarang</p></div>', ...list.slice(2).map(p)].join("\n"),
  ads: list =>
    [...list.slice(0, 2).map(p), '<div class="parallaxindetail"><p>ADVERTISEMENT</p></div><p>SCROLL TO CONTINUE WITH CONTENT</p>', '<table class="linksisip"><tr><td><div class="lihatjg">Lihat juga: <a href="#">Harga cabai turun</a></div></td></tr></table>', ...list.slice(2).map(p), "<p>[Gambas:Video]</p>"].join("\n"),
  antara: list => `${FORMS.p(list.slice(0, 2))}\n<p><span class="baca-juga"><b>Baca juga: </b><a href="#">Festival perahu hias kembali digelar</a></span></p>\n${FORMS.p(list.slice(2))}\n<p class="text-muted">Copyright © 2026</p>`,
};

const fill = (name, { headline, paragraphs }, box) =>
  readFileSync(new URL(`${name}.html`, THEMES), "utf8")
    .replaceAll("{{headline}}", escape(headline))
    .replace("{{head}}", `<script src="/log.js"></script><script src="/events.js"></script>${EMBED}`)
    .replace("{{box}}", box)
    .replaceAll(/\{\{body(?::(\w+))?\}\}/g, (_, form = "p") => FORMS[form](paragraphs));

/** What facts say, without where it stands. */
const values = ({ headline, keySpeaker, speakers, agencies, challenges, forums }) => ({
  headline,
  keySpeaker: keySpeaker && [keySpeaker.name, keySpeaker.title, keySpeaker.quotes],
  speakers: speakers.map(speaker => speaker.name),
  agencies: agencies.map(agency => agency.name),
  challenges: challenges.map(challenge => challenge.text),
  forums: forums.map(forum => forum.name),
});

const READABILITY = readFileSync(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"));

let server;
before(async () => {
  const html = (name, slug, box) => ({
    headers: { "content-type": "text/html; charset=utf-8" },
    body: fill(name, article(slug), box),
  });
  const routes = { "/events.js": EVENTS, "/readability.js": { body: READABILITY } };
  for (const [name, slug] of Object.entries(PAGES)) {
    routes[`/${name}`] = html(name, slug, "<kotak-fakta></kotak-fakta>");
    routes[`/${name}/alone`] = html(name, slug, "");
  }
  for (const name of ["list-home", "list-full"]) {
    routes[`/${name}`] = html(name, "satunusantaranews-tppo", "<kotak-fakta></kotak-fakta>");
    routes[`/${name}/alone`] = html(name, "satunusantaranews-tppo", "");
  }
  server = await serve({ routes });
});
after(() => server.close());

it("every skeleton is tried", () => {
  const names = readdirSync(THEMES).map(name => name.replace(".html", ""));
  assert.deepEqual(names.sort(), [...Object.keys(PAGES), "list-full", "list-home"].sort());
});

eachEngine(engine => {
  const visit = path => engine.driver.get(server.url + path);
  const run = (script, ...values) => engine.driver.executeScript(script, ...values);

  for (const [name, slug] of Object.entries(PAGES)) {
    it(`${name}: the article's facts, each at its place`, async () => {
      await visit(`/${name}`);
      const [{ type, detail }] = await told(engine.driver);
      assert.equal(type, "kotak-fakta-ready", detail.message);
      assert.deepEqual(values(detail), values(article(slug).facts));
      const cuts = await run(
        `const box = document.querySelector("kotak-fakta");
         const { factBox: { speakers, agencies, challenges, forums }, text } = box;
         return [speakers, agencies, challenges, forums].flat().flatMap(fact => fact.evidence).map(({ span }) =>
           [text.slice(span.start, span.end), box.ranges(span).map(String).join("")]);`,
      );
      assert.ok(cuts.length > 3);
      for (const [inText, inPage] of cuts) assert.equal(inPage.replace(/\s+/g, " "), inText.replace(/\s+/g, " "));
    });

    it(`${name}: the script alone puts a box at the article's end`, async () => {
      await visit(`/${name}/alone`);
      const [{ type, detail }] = await told(engine.driver);
      assert.equal(type, "kotak-fakta-ready", detail.message);
      assert.deepEqual(values(detail), values(article(slug).facts));
      const before = await run(
        `let before = document.querySelector("kotak-fakta");
         do { before = before.previousSibling } while (before && !before.textContent.trim());
         return before?.textContent;`,
      );
      const last = article(slug).paragraphs.at(-1);
      assert.ok(before?.replace(/\s+/g, " ").includes(last.slice(-30)) || /Gambas|Copyright|Baca Juga/.test(before ?? ""), `${before} | ${last}`);
    });

    it(`${name}: Readability finds the same prose`, async () => {
      await visit(`/${name}`);
      await told(engine.driver);
      await run("const s = document.createElement('script'); s.src = '/readability.js'; document.head.append(s);");
      await engine.driver.wait(() => run("return typeof Readability === 'function'"), 10_000);
      const [ours, theirs] = await run(
        `const copy = document.cloneNode(true);
         for (const box of copy.querySelectorAll("kotak-fakta")) box.remove();
         return [document.querySelector("kotak-fakta").text, new Readability(copy).parse()?.textContent ?? ""];`,
      );
      const flat = text => text.replace(/\s+/g, " ");
      const prose = ours.split("\n\n").slice(1).filter(line => line.length > 60);
      const missing = prose.filter(line => !flat(theirs).includes(flat(line)));
      assert.ok(missing.length <= prose.length * 0.05, `Readability lacks: ${missing.join(" | ")}`);
      const foreign = theirs.split(/\n\s*\n?/).map(line => flat(line).trim()).filter(line => line.length > 100 && line.endsWith("."));
      const extra = foreign.filter(line => !flat(ours).includes(line));
      assert.ok(extra.length <= Math.max(1, foreign.length * 0.05), `we lack: ${extra.join(" | ")}`);
    });
  }

  for (const name of ["list-home", "list-full"]) {
    it(`${name}: no box on a list`, async () => {
      await visit(`/${name}`);
      const [{ type, detail }] = await told(engine.driver);
      assert.deepEqual([type, detail.code], ["kotak-fakta-error", "no-article"]);
      await visit(`/${name}/alone`);
      await engine.driver.sleep(1500);
      assert.deepEqual(await run("return [window.__events, document.querySelectorAll('kotak-fakta').length, window.__log.filter(l => l.type !== 'not-loaded')]"), [[], 0, []]);
    });
  }
});
