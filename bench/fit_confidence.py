#!/usr/bin/env python3
"""Fits data/confidence.tsv to gold annotations.

usage: bench/fit_confidence.py BUILD_DIR/bin/actant [--data PATH] [--write]

Counts, for each rule, the pairs of actors it tells that the gold has or has
not (type level), over tests/corpus and whatever else gold_sets.py finds;
prints what cross-validation over documents says of the result; and with
--write replaces the file. Run it again when rules have changed.

The gold material was at hand while rules were written, so on text that nobody
has seen a rule is right less often than counted here.
"""
import argparse
import sys

import calibration
import gold_sets
from confidence_model import FACTORS, Told, cross_validate, fit
from event_pairs import pairs_of

TABLE = gold_sets.ROOT / "data" / "confidence.tsv"

HEAD = """\
kind\tname\tright\twrong\tconfidence
# What a reading is worth: the share of pairs of actors, told by a rule, that
# are right (type and direction). Made by bench/fit_confidence.py; not to be
# edited by hand.
# right and wrong: pairs as counted over the annotated articles at hand
# ({documents} articles, {pairs} pairs). confidence of a rule, of a type (for
# rules without a row) and of all (for types without one): beta-binomial
# empirical Bayes, each rule shrunk towards its type ({to_type} pairs' worth),
# each type towards all ({to_all} pairs' worth); source: Casella, The American
# Statistician 39(2), 1985. A factor is multiplied in where a party is taken
# from context (inherited), for each party named by reference (reference), and
# where the event is told as another's claim (reported).
"""


def codes(block, indices):
    return [block["actors"][index]["code"] for index in indices]


def flags_of(block, event):
    parties = event["source"] + event["target"]
    references = sum(block["actors"][i]["reference"] for i in parties)
    return (int(bool(event["inherited"])), references,
            int(event["reported"]))


def told_in(doc, blocks, gold):
    """What the rules tell in one article, each pair once for each rule."""
    right = pairs_of(gold)
    found = {}
    for block in blocks:
        for event in block.get("events", []):
            coded = dict(event, source=codes(block, event["source"]),
                         target=codes(block, event["target"]))
            flags = flags_of(block, event)
            for pair in pairs_of([coded]):
                key = event["rule"], pair
                # Of several tellings the plainest counts, as in merging.
                if key not in found or sum(flags) < sum(found[key].flags):
                    found[key] = Told(doc, event["rule"], event["type"],
                                      flags, int(pair in right))
    return list(found.values())


def number(value):
    return f"{value:g}"


def row(kind, name, model, confidence):
    right, wrong = model.counts.get((kind, name), (0, 0))
    return f"{kind}\t{name}\t{number(right)}\t{number(wrong)}\t" \
           f"{confidence:.3f}\n"


def table_text(model, documents):
    text = HEAD.format(documents=documents,
                       pairs=sum(model.counts.get(("all", ""), (0, 0))),
                       to_all=model.weights[0], to_type=model.weights[1])
    text += row("all", "", model, model.all)
    for name in FACTORS:
        text += row("factor", name, model, model.factors[name])
    for kind, values in (("type", model.types), ("rule", model.rules)):
        for name in sorted(values):
            text += row(kind, name, model, values[name])
    return text


def print_report(told, model):
    print(f"{len(told)} pairs by {len(model.rules)} rules; the mean of all "
          f"weighs {model.weights[0]} pairs, that of a type "
          f"{model.weights[1]}")
    print("factors: " + ", ".join(f"{name} {model.factors[name]:.3f}"
                                  for name in FACTORS))
    print("leave one document out:")
    validated = cross_validate(told)
    print("\n".join(calibration.lines(validated)))
    share = sum(r for _, r in validated) / max(len(validated), 1)
    print(f"  (one confidence for all: Brier score {share * (1 - share):.3f})")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("actant", help="the program")
    parser.add_argument("--data", help="knowledge to read with: an image or a "
                        "data folder (default: the program's own)")
    parser.add_argument("--write", action="store_true",
                        help="replace data/confidence.tsv")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    program = gold_sets.Program(options.actant, options.data)
    told, documents = [], 0
    for one in gold_sets.all_sets()[1]:
        if one.gold is None:
            continue
        documents += len(one.articles)
        for doc, blocks in program.trace(one.articles).items():
            told += told_in(doc, blocks, one.gold[doc])
    model = fit(told)
    print_report(told, model)
    if options.write:
        TABLE.write_text(table_text(model, documents), "utf-8")
        print(f"wrote {TABLE.relative_to(gold_sets.ROOT)}")


if __name__ == "__main__":
    main()
