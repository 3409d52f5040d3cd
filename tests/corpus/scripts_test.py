#!/usr/bin/env python3
"""Checks that an article tells the same events in either Chinese script.

usage: scripts_test.py ACTANT KNOWLEDGE [CORPUS_FOLDER]

Every article of articles.jsonl is converted by OpenCC, those in Traditional
characters with t2s, those in Simplified ones with s2t and with s2twp (which
also puts Taiwan words), and both texts are extracted. The events must be equal
in type, source, target, status, date and mutual. An event whose clause holds a
word of regional_words.tsv is left out on both sides. Up to MOST_DIFFERING
conversions of the 303 may tell other events: what is known to differ today, to
be lowered when it gets less. Exits with 77 (skipped) where the program opencc
is missing.
"""
import collections
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
MOST_DIFFERING = 17
CONVERSIONS = {"traditional": ["t2s"], "simplified": ["s2t", "s2twp"]}


def convert(text, config):
    return subprocess.run(["opencc", "-c", config + ".json"], input=text,
                          capture_output=True, text=True, check=True).stdout


def regional_words(path):
    """Conversion -> the words (Simplified) that differ under it."""
    words = collections.defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, configs, _ = line.split("\t")
            for config in configs.split():
                words[config].add(word)
    return words


def extract(actant, knowledge, articles):
    """Document -> its events, with the clauses that tell them in Simplified
    characters."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl",
                                     encoding="utf-8") as file:
        file.write(articles)
        file.flush()
        out = subprocess.run([actant, "extract", "--data", knowledge,
                              file.name], capture_output=True, text=True,
                             check=True).stdout
    told = collections.defaultdict(dict)
    for line in convert(out, "t2s").splitlines():
        e = json.loads(line)
        key = (e["type"], tuple(sorted(e["source"])),
               tuple(sorted(e["target"])), e["status"], e["date"], e["mutual"])
        told[e["doc"]][key] = e["evidence"]
    return told


def only_in(these, others, words):
    return [(key, evidence) for key, evidence in these.items()
            if key not in others and not any(w in evidence for w in words)]


def shown(key):
    kind, source, target, status, date, mutual = key
    joint = " (mutual)" if mutual else " > " + "+".join(target)
    return f"{kind} {'+'.join(source)}{joint} {status} {date}"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    if not shutil.which("opencc"):
        print("opencc is not installed")
        sys.exit(SKIPPED)
    actant, knowledge = sys.argv[1:3]
    corpus = (pathlib.Path(sys.argv[3]) if len(sys.argv) == 4
              else pathlib.Path(__file__).parent)
    words = regional_words(corpus / "regional_words.tsv")
    lines = (corpus / "articles.jsonl").read_text(
        encoding="utf-8").splitlines(keepends=True)
    simplified = convert("".join(lines), "t2s").splitlines(keepends=True)
    assert len(lines) == len(simplified)
    by_script = {
        "traditional": [a for a, b in zip(lines, simplified) if a != b],
        "simplified": [a for a, b in zip(lines, simplified) if a == b],
    }
    compared = differing = 0
    for script, configs in CONVERSIONS.items():
        articles = by_script[script]
        before = extract(actant, knowledge, "".join(articles))
        for config in configs:
            after = extract(actant, knowledge,
                            convert("".join(articles), config))
            for article in articles:
                doc = json.loads(article)["id"]
                compared += 1
                lost = only_in(before[doc], after[doc], words[config])
                new = only_in(after[doc], before[doc], words[config])
                differing += bool(lost or new)
                for sign, found in ("-", lost), ("+", new):
                    for key, evidence in found:
                        print(f"{sign} {doc} {config}: {shown(key)} | "
                              f"{evidence}")
    print(f"{compared} conversions, {differing} with other events; "
          f"{MOST_DIFFERING} allowed")
    sys.exit(1 if differing > MOST_DIFFERING else 0)


if __name__ == "__main__":
    main()
