#!/usr/bin/env python3
"""Runs `actant extract` with PETRARCH dictionaries over PETRARCH's unit tests, and scores the events.

A record is right when the set of (source, target, code) is the expected one. Records that expect events are counted
apart from those that expect none. Settings that records bring along (require_dyad and others) stay in force for the
records after them, as PETRARCH has it.

usage: petrarch_unittests.py BIN [--dictionaries DIR] [--errors N] FILE
  FILE  JSON Lines: id, category, date (YYYYMMDD), text, kind, expected, config
  DIR   holds PETR.Validate.{actors,agents,verbs,discards}.txt; default: dictionaries two folders above FILE
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

REQUIRED = ("DEMO", "ACTOR", "AGENT", "VERB", "COMPOUND", "DATE", "SYNSET", "PATTERN", "MODIFY")
SETTINGS = {"require_dyad", "new_actor_length", "comma_min", "comma_max", "comma_bmin", "comma_bmax", "comma_emin", "comma_emax"}
NO_EVENTS = ("noevents", "discard")


def read_records(path):
    """The records, each with the settings in force as a tuple of NAME=VALUE."""
    settings, records = {}, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            for name, value in record.get("config", []):
                if name in SETTINGS:
                    settings[name] = value
            record["settings"] = tuple(f"{n}={v}" for n, v in sorted(settings.items()))
            records.append(record)
    return records


def code(binary, dictionaries, settings, records):
    """The events of each record, by its place in `records`."""
    articles = "".join(
        json.dumps({"id": str(i), "text": r["text"], "published": f"{r['date'][:4]}-{r['date'][4:6]}-{r['date'][6:]}"}) + "\n"
        for i, r in enumerate(records))
    command = [binary, "extract", "--scope", "all"]
    for kind in ("actors", "agents", "verbs", "discards"):
        command += [f"--petrarch-{kind}", str(dictionaries / f"PETR.Validate.{kind}.txt")]
    for setting in settings:
        command += ["--petrarch-set", setting]
    run = subprocess.run(command + ["-"], input=articles, capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}: {run.stderr[-2000:]}")
    found = [set() for _ in records]
    for line in run.stdout.splitlines():
        event = json.loads(line)
        codes = event["petrarch"]
        found[int(event["doc"])].add((codes["source"], codes["target"], codes["code"]))
    return found


def expected_of(record):
    return {(e["source"], e["target"], e["code"]) for e in record["expected"]}


def print_table(title, counts):
    print(title)
    print(f"  {'category':<12} {'right':>5} {'of':>4} {'share':>7}")
    for category, (right, of) in counts.items():
        print(f"  {category:<12} {right:>5} {of:>4} {right / of:>7.1%}")
    chosen = [counts[c] for c in REQUIRED if c in counts]
    right, of = sum(c[0] for c in chosen), sum(c[1] for c in chosen)
    if of:
        print(f"  {'required':<12} {right:>5} {of:>4} {right / of:>7.1%}   ({', '.join(REQUIRED)})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--dictionaries", type=pathlib.Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N records that are wrong")
    arguments = parser.parse_args()
    dictionaries = arguments.dictionaries or arguments.file.resolve().parents[2] / "dictionaries"
    records = read_records(arguments.file)
    groups = collections.OrderedDict()
    for record in records:
        groups.setdefault(record["settings"], []).append(record)
    for settings, group in groups.items():
        for record, found in zip(group, code(arguments.binary, dictionaries, settings, group)):
            record["found"] = found
    tables = {True: collections.OrderedDict(), False: collections.OrderedDict()}
    wrong = []
    for record in records:
        if record["kind"] != "events" and record["kind"] not in NO_EVENTS:
            continue
        right = record["found"] == expected_of(record)
        count = tables[record["kind"] == "events"].setdefault(record["category"], [0, 0])
        count[0] += right
        count[1] += 1
        if not right:
            wrong.append(record)
    print_table("records that expect events", tables[True])
    print_table("records that expect none", tables[False])
    for record in wrong[:arguments.errors]:
        print(f"\n{record['id']} {record['date']} {' '.join(record['settings'])}\n  {record['text']}")
        for name, events in (("missed", expected_of(record) - record["found"]), ("wrong", record["found"] - expected_of(record))):
            for event in sorted(events):
                print(f"  {name}: {' '.join(event)}")


if __name__ == "__main__":
    main()
