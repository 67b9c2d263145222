#!/usr/bin/env python3
"""Compares the names that `kotak-fakta --mentions --lines` finds with annotated sentences (IOB2).

    tools/score-mentions.py FILE... [--command target/release/kotak-fakta] [--proposals] [--misses]

A name counts where its class and both its ends are right. In brackets: where it overlaps one of its class.
--proposals scores the rules alone, without the tagger; --misses prints every difference.
"""

import argparse
import os
import tempfile

import iob


def measure(gold, found, right):
    matched = sum(any(right(f, g) for g in gold_of) for gold_of, found_of in zip(gold, found) for f in found_of)
    reached = sum(any(right(f, g) for f in found_of) for gold_of, found_of in zip(gold, found) for g in gold_of)
    precision = matched / max(1, sum(map(len, found)))
    recall = reached / max(1, sum(map(len, gold)))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def overlap(a, b):
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--command", default="target/release/kotak-fakta")
    arguments.add_argument("--proposals", action="store_true")
    arguments.add_argument("--misses", action="store_true")
    given = arguments.parse_args()
    option = "--proposals" if given.proposals else "--mentions"
    for path in given.files:
        texts, gold = zip(*map(iob.plain, iob.read(path)))
        with tempfile.TemporaryDirectory() as folder:
            answers = iob.ask(given.command, option, texts, os.path.join(folder, "lines"))
        found = [[(m["kind"], m["start"], m["end"]) for m in answer["mentions"]] for answer in answers]
        print(f"{path}: {len(texts)} sentences")
        for title, kinds in [
            ("person + body", {"person", "body"}), ("person", {"person"}), ("body", {"body"}), ("place", {"place"}),
        ]:
            g = [[s for s in spans if s[0] in kinds] for spans in gold]
            f = [[s for s in spans if s[0] in kinds] for spans in found]
            precision, recall, f1 = (100 * x for x in measure(g, f, tuple.__eq__))
            lenient = 100 * measure(g, f, overlap)[2]
            print(f"  {title:14} F1 {f1:5.1f} ({lenient:5.1f})   P {precision:5.1f}   R {recall:5.1f}   gold {sum(map(len, g))}")
        if given.misses:
            for text, g, f in zip(texts, gold, found):
                g = {s for s in g if s[0] != "place"}
                f = {s for s in f if s[0] in ("person", "body")}
                if g != f:
                    print(text)
                    for sign, spans in (("-", g - f), ("+", f - g)):
                        for kind, start, end in sorted(spans, key=lambda s: s[1]):
                            print(f"   {sign} {kind:6} {text[start:end]}")


if __name__ == "__main__":
    main()
