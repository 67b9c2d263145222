#!/usr/bin/env python3
"""Trains the tagger (`src/tag/`) and writes its weights, `src/tag/weights.bin`.

    pip install python-crfsuite==0.9.12
    cargo build --release
    tools/train-tagger.py TRAIN.txt... [--command target/release/kotak-fakta] [--out src/tag/weights.bin]

The files hold annotated sentences (IOB2, one token a line). The features come from the crate itself, by
`kotak-fakta --features --lines`, so that they are the same in training and at run time. What is learned is a conditional
random field with an L1 penalty, which leaves few weights; they are rounded to eight bits.

The file: `KFT1`, the features' fingerprint (four bytes), how many features there are; the features' numbers, sorted, each
as its distance from the one before (varints); for each a bit mask of the labels it has weights for; those weights; and
what one label weighs behind another, seven rows of seven.
"""

import argparse
import os
import tempfile

import iob
import pycrfsuite

LABELS = ["O", "B-person", "I-person", "B-body", "I-body", "B-place", "I-place"]


def labelled(sentence, spans):
    """The label of each token: that of the span it overlaps."""
    labels, open_span = [], None
    for start, end, _ in sentence:
        span = next((s for s in spans if s[1] < end and start < s[2]), None)
        labels.append("O" if span is None else f"{'I' if span == open_span else 'B'}-{span[0]}")
        open_span = span
    return labels


def sentences(paths, command, folder):
    """Features and labels of every sentence of the files."""
    texts, gold = zip(*(iob.plain(s) for path in paths for s in iob.read(path)))
    answers = iob.ask(command, "--features", texts, os.path.join(folder, "lines"))
    fingerprints = {answer["fingerprint"] for answer in answers}
    assert len(fingerprints) == 1
    gold = [iob.joined(text, spans) for text, spans in zip(texts, gold)]
    found = [
        ([[str(f) for f in features] for _, _, features in sentence], labelled(sentence, spans))
        for answer, spans in zip(answers, gold)
        for sentence in answer["sentences"]
    ]
    return found, fingerprints.pop()


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return out


def pack(weights, transitions, fingerprint, keep):
    """The weights as bytes; the `keep` heaviest of them."""
    heaviest = sorted(weights.items(), key=lambda item: -abs(item[1]))[:keep]
    scale = 127 / max(max(abs(w) for _, w in heaviest), max(map(abs, transitions.values())))
    whole = lambda weight: round(weight * scale)
    by_feature = {}
    for (feature, label), weight in heaviest:
        if whole(weight):
            by_feature.setdefault(int(feature), {})[LABELS.index(label)] = whole(weight)
    numbers = sorted(by_feature)
    steps = [b - a for a, b in zip([0] + numbers, numbers)]
    out = bytearray(b"KFT1") + fingerprint.to_bytes(4, "little") + varint(len(numbers))
    out += b"".join(map(varint, steps))
    out += bytes(sum(1 << label for label in by_feature[n]) for n in numbers)
    out += bytes(by_feature[n][label] & 0xFF for n in numbers for label in sorted(by_feature[n]))
    out += bytes(whole(transitions.get((a, b), 0)) & 0xFF for a in LABELS for b in LABELS)
    return bytes(out), len(numbers), sum(map(len, by_feature.values()))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--command", default="target/release/kotak-fakta")
    arguments.add_argument("--out", default="src/tag/weights.bin")
    arguments.add_argument("--l1", type=float, default=0.8)
    arguments.add_argument("--l2", type=float, default=0.01)
    arguments.add_argument("--keep", type=int, default=6000, help="how many weights at most")
    arguments.add_argument("--rounds", type=int, default=150)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found, fingerprint = sentences(given.files, given.command, folder)
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
        for features, labels in found:
            trainer.append(features, labels)
        trainer.set_params({"c1": given.l1, "c2": given.l2, "max_iterations": given.rounds})
        model = os.path.join(folder, "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    packed, features, weights = pack(info.state_features, info.transitions, fingerprint, given.keep)
    with open(given.out, "wb") as file:
        file.write(packed)
    print(
        f"{len(found)} sentences; {len(info.state_features)} weights learned;"
        f" kept {weights} of {features} features: {len(packed)} bytes"
    )


if __name__ == "__main__":
    main()
