"""What bleach and nh3 do: `python make-sanitisers.py < INPUT` (see make.mjs)."""

import importlib.metadata
import json
import sys

import bleach
import nh3

OURS = ["data-kotak-fakta", "data-corrections", "data-approved", "data-stale", "data-approved-only"]
WAYS = {
    ("bleach", "strip"): lambda html: bleach.clean(html, strip=True),
    ("bleach", "our div allowed"): lambda html: bleach.clean(
        html,
        tags=bleach.ALLOWED_TAGS | {"p", "div"},
        attributes={**bleach.ALLOWED_ATTRIBUTES, "div": OURS},
        strip=True,
    ),
    ("nh3",): nh3.clean,
    ("nh3", "our attributes allowed"): lambda html: nh3.clean(html, attributes={**nh3.ALLOWED_ATTRIBUTES, "div": set(OURS)}),
}

given = json.load(sys.stdin)
text, data = [], []
for (name, *setting), clean in WAYS.items():
    through = [f"{name} {importlib.metadata.version(name)}", *setting]
    for sentence in given["sentences"]:
        after = clean(sentence["html"])
        if after != sentence["html"]:
            text.append(
                {"name": sentence["name"], "role": "any", "through": through, "before": sentence["html"], "after": after}
            )
    for form in given["forms"]:
        page = f"<p>Paragraf satu.</p>\n{form['html']}\n<p>Paragraf dua.</p>"
        data.append(
            {
                "form": form["form"],
                "values": form["values"],
                "role": "any",
                "through": through,
                "before": form["html"],
                "after": clean(page),
            }
        )
json.dump({"text": text, "data": data}, sys.stdout)
