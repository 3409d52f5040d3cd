#!/usr/bin/env python3
"""Scores the English reading on the PLOVER gold standard records.

usage: bench/plover_gsr.py ACTANT [--data PATH] [OPTION OF THE SCORER...]

ACTANT is the program (build/release/bin/actant). The records and their scorer
are no part of the project: english/plover_gsr_dev.json and
english/score_plover_gsr.py are looked for in $ACTANT_EVAL, else in
../shared/eval beside the checkout. Events of every status and scope count, as
in the records: negated ones are told as such there.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
GOLD = "plover_gsr_dev.json"
SCORER = "score_plover_gsr.py"


def eval_folder():
    folder = pathlib.Path(os.environ.get("ACTANT_EVAL") or
                          ROOT.parent / "shared" / "eval") / "english"
    return folder if (folder / SCORER).is_file() else None


def states():
    """Codes of the data folder that are states: all others count as
    international."""
    codes = set()
    for name in ("states.tsv", "former_states.tsv"):
        for line in (ROOT / "data" / "actors" / name).open(encoding="utf-8"):
            if not line.startswith(("#", "code\t")):
                codes.add(line.split("\t", 1)[0])
    return codes


def articles(units, path):
    with open(path, "w", encoding="utf-8") as out:
        for unit in units:
            # Braces mark what the coders of the records looked at.
            out.write(json.dumps({
                "id": unit["id"],
                "text": unit["text"].strip("{}"),
                "published": unit["date"] or "2000-01-01",
            }) + "\n")


def events_of(lines, known):
    """Article id -> its events as the scorer wants them, each once."""
    found = {}
    for line in lines:
        event = json.loads(line)
        sides = {"source": [], "target": []}
        for party in event["parties"]:
            code = party["state"] or party["actor"]
            sides[party["side"]].append(code if code in known else "IGO")
        told = {"source": sides["source"], "type": event["plover"],
                "target": sides["target"]}
        of_article = found.setdefault(event["doc"], [])
        if told not in of_article:
            of_article.append(told)
    return found


def main():
    arguments = sys.argv[1:]
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 1
    actant = [arguments.pop(0), "extract", "--scope", "all"]
    if arguments[:1] == ["--data"] and len(arguments) > 1:
        actant += arguments[:2]
        arguments = arguments[2:]
    folder = eval_folder()
    if folder is None:
        print("The PLOVER records are not here: set ACTANT_EVAL to the folder "
              "that holds english/" + SCORER)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        score = [sys.executable, str(folder / SCORER), str(folder / GOLD)]
        subprocess.run(score + ["--dump-input", str(scratch / "units.jsonl")],
                       check=True, stdout=subprocess.DEVNULL)
        units = [json.loads(line) for line in
                 (scratch / "units.jsonl").open(encoding="utf-8")]
        articles(units, scratch / "articles.jsonl")
        read = subprocess.run(actant + [str(scratch / "articles.jsonl")],
                              check=True, stdout=subprocess.PIPE, text=True)
        found = events_of(read.stdout.splitlines(), states())
        with (scratch / "predicted.jsonl").open("w", encoding="utf-8") as out:
            for unit in units:
                out.write(json.dumps({"id": unit["id"],
                                      "events": found.get(unit["id"], [])}) +
                          "\n")
        return subprocess.run(score + [str(scratch / "predicted.jsonl")] +
                              arguments).returncode


if __name__ == "__main__":
    sys.exit(main())
