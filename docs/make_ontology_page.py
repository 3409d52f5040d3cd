#!/usr/bin/env python3
"""Writes docs/ontology.md from data/ontology/event_types.tsv.

usage: docs/make_ontology_page.py           writes the page
       docs/make_ontology_page.py --check   exit 1 when the page is out of date
"""

import argparse
import csv
import pathlib
import sys

TREE = pathlib.Path(__file__).resolve().parent.parent
TYPES = TREE / "data" / "ontology" / "event_types.tsv"
PAGE = TREE / "docs" / "ontology.md"

# The quadrants of graph/quad_class.h, whose order the classes keep.
QUADRANTS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE",
                          "ASSAULT"),
}

HEAD = """\
# Event types

<!-- Made by docs/make_ontology_page.py from data/ontology/event_types.tsv; change that file, not this one. -->

An event is of one **type**, and every type belongs to one of the 16 classes of PLOVER (2021). A class is a type as well: events that
no finer type fits have it, and so have those imported from tables that know classes alone.

- **class**: PLOVER's name. `--type CLASS` selects all types of a class, `--type TYPE` one of them.
- **mode**: PLOVER's mode, where one fits.
- **CAMEO**: the code of the Conflict and Mediation Event Observations scheme that means most nearly the same. It is what exports to formats
  with CAMEO codes write.
- **Goldstein**: what the event is worth between conflict and cooperation, from -10 to 10: the value of that CAMEO code in the table that
  the CAMEO project published after Goldstein (1992), *A Conflict-Cooperation Scale for WEIS Events Data*. The score of an imported event is the
  one its table gives.
- **direction**: `directed` from source to target, or `mutual`: the parties act together.
- **target**: whether an event must have one. `optional`: a protest in the streets or a mobilisation may be aimed at nobody who is named.

Status (occurred, ongoing, planned, possible, negated), confidence and place are fields of the event, not of its type.
Missing here are PLOVER's contexts, which Actant does not assign.
"""


def read_types():
    with TYPES.open(encoding="utf-8", newline="") as lines:
        rows = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t",
                                   quoting=csv.QUOTE_NONE))


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "| --- " * len(header) + "|"]
    lines += ["| " + " | ".join(cells) + " |" for cells in rows]
    return "\n".join(lines) + "\n"


def code(text):
    return f"`{text}`" if text else ""


def class_table(types):
    quadrant_of = {name: quadrant for quadrant, names in QUADRANTS.items()
                   for name in names}
    classes = {row["name"]: row for row in types if row["name"] in quadrant_of}
    missing = set(quadrant_of) - set(classes)
    if missing:
        sys.exit(f"{TYPES}: has no row for {', '.join(sorted(missing))}")
    rows = []
    for name, quadrant in quadrant_of.items():
        row = classes[name]
        rows.append([code(name), row["name.zh"], quadrant, row["cameo"],
                     row["goldstein"], row["direction"], row["target"]])
    return table(["class", "中文", "quadrant", "CAMEO", "Goldstein", "direction",
                  "target"], rows)


def type_tables(types):
    parts = []
    for names in QUADRANTS.values():
        for name in names:
            rows = [[code(row["name"]), row["name.en"], row["name.zh"],
                     code(row["mode"]), row["cameo"], row["goldstein"],
                     row["direction"], row["target"]]
                    for row in types
                    if row["plover"] == name and row["name"] != name]
            if rows:
                parts.append(f"### {name}\n\n" + table(
                    ["type", "English", "中文", "mode", "CAMEO", "Goldstein",
                     "direction", "target"], rows))
    return "\n".join(parts)


def page():
    types = read_types()
    return "\n".join([HEAD, "## Classes\n", class_table(types),
                      "## Types\n", type_tables(types)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true",
                        help="write nothing; exit 1 when the page differs")
    arguments = parser.parse_args()
    text = page()
    if not arguments.check:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        sys.exit(f"{PAGE} is not what {TYPES} says: run {sys.argv[0]}")


if __name__ == "__main__":
    main()
