"""Annotated sentences in IOB2, one token a line, as plain text with spans: what the tagger's two tools share."""

import json
import subprocess

CLASSES = {
    "PER": "person", "PERSON": "person",
    "ORG": "body", "ORGANISATION": "body", "ORGANIZATION": "body",
    "LOC": "place", "PLACE": "place", "LOCATION": "place",
}
CLOSES = set(",.;:!?)]%”’") | {"..."}
OPENS = set("([“‘")


def read(path):
    """The sentences of a file: lists of (token, tag)."""
    sentence = []
    with open(path, encoding="utf-8-sig") as file:
        for line in file:
            cells = line.split()
            if cells:
                sentence.append((cells[0], cells[-1]))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def plain(sentence):
    """The sentence as it was printed, and its spans: (text, [(kind, start, end)])."""
    text, spans = "", []
    open_quote = glue = False
    previous = "O"
    for token, tag in sentence:
        space = " " if text and not glue else ""
        glue = token in OPENS
        if token in ('"', "''", "``", "'"):
            # Straight marks come in pairs: the second closes, and stands at the word before it.
            space, glue, open_quote = ("", False, False) if open_quote else (space, True, True)
        elif token in CLOSES:
            space = ""
        text += space
        start = len(text)
        text += token
        part, _, name = tag.partition("-")
        kind = CLASSES.get(name)
        if kind and (part == "B" or previous != name):
            spans.append((kind, start, len(text)))
        elif kind:
            spans[-1] = (kind, spans[-1][1], len(text))
        previous = name
    return text, [trimmed(text, span) for span in spans]


def trimmed(text, span):
    """A span without the marks that a coarse tokeniser left on it: `(SBY)` is `SBY`, `Plaines,` is `Plaines`."""
    kind, start, end = span
    while end > start + 1:
        cut = text[start:end]
        if cut[-1] in ",;:?!\"'" or (cut[-1] == ")" and "(" not in cut):
            end -= 1
        elif cut[0] in "\"'" or (cut[0] == "(" and (")" not in cut or cut.find(")") == len(cut) - 1)):
            start += 1
        else:
            break
    return kind, start, end


def joined(text, spans):
    """The spans with a body's short form in brackets as part of its name, as the rules have it: `Komisi Yudisial (KY)`."""
    out = []
    for span in spans:
        kind, start, end = span
        last = out[-1] if out else None
        if last and last[0] == kind == "body" and text[last[2]:start] == " (" and text[end:end + 1] == ")":
            out[-1] = (kind, last[1], end + 1)
        else:
            out.append(span)
    return out


def ask(command, option, texts, path):
    """What the command says of each text."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(text + "\n" for text in texts)
    done = subprocess.run([command, option, "--lines", path], check=True, stdout=subprocess.PIPE)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == len(texts), f"{len(answers)} answers to {len(texts)} texts"
    return answers
