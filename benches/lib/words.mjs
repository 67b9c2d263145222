// Words that no table and no library has: names and common words, made of Indonesian syllables.
import { random } from "./random.mjs";

const list = words => words.split(" ");
const OPEN = list(
  "ba be bi bu da de di du ga gi gu ha hi ja je ju ka ke ki ku la le li lo lu ma me mi mu na ni nu nga nya pa pe pi pu ra re " +
    "ri ru sa se si su ta te ti tu wa wi ya yu",
);
const CLOSED = list("ban bar dan dar gam gan gar jar kan kar lam lan lis man mar nan nar pan par ran ras san sar sin tan tar tin tun wan wir");
const PREFIXES = ["", "", "", "me", "ber", "di", "ter", "pe", "ke"];
const SUFFIXES = ["", "", "", "an", "kan", "nya"];

/** How many common words there are beside those of the articles. */
const VOCABULARY = 20_000;

/** A word of a name, of two or three syllables: `Sudirwan`. */
export function nameWord(dice) {
  const word = stem(dice);
  return word[0].toUpperCase() + word.slice(1);
}

/** A common word. Some come often and most seldom, as in any language: Zipf's law, near enough. */
export function commonWord(dice) {
  const rank = Math.floor(VOCABULARY ** dice.fraction());
  const own = random(rank);
  return own.of(PREFIXES) + stem(own) + own.of(SUFFIXES);
}

const stem = dice => Array.from({ length: 1 + dice.below(2) }, () => dice.of(OPEN)).join("") + dice.of(CLOSED);
