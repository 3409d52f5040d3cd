#!/usr/bin/env python3
"""Prints how extraction scores against gold annotations.

Levels with their 95 % intervals (bootstrap over documents), then by type, by
document, by rule, by the step at which missed events were lost, the
calibration of the confidence, and the change since the last recorded run
(bench/results/accuracy.json: figures only).

The gold material beyond the project's own corpus is not part of the project;
see gold_sets.py for where it is looked for.
"""
import argparse
import collections
import json
import pathlib
import signal
import subprocess
import sys

import calibration
import gold_sets
import lost_steps
from event_pairs import half_interval, pairs, pairs_of, prf

RECORD = pathlib.Path(__file__).resolve().parent / "results" / "accuracy.json"
LEVELS = ("pair", "class", "type", "material", "verbal", "status", "roles")


def counts(gold, told):
    return len(gold & told), len(told - gold), len(gold - told)


def rounded(value):
    return round(value, 4)


# --- levels ---

def level_figures(per_doc):
    """Figures of one level from (right, spurious, missed) a document."""
    total = [sum(column) for column in zip(*per_doc)] if per_doc else [0, 0, 0]
    precision, recall, f1 = prf(*total)
    halves = [half_interval(per_doc, lambda *n, i=i: prf(*n)[i])
              for i in range(3)]
    return {"precision": rounded(precision), "recall": rounded(recall),
            "f1": rounded(f1), "interval": [rounded(h) for h in halves],
            "right": total[0], "spurious": total[1], "missed": total[2]}


def of_class(scorer, events, verbal):
    return {t for t in scorer.tuples(events, "type")
            if (t[0] in scorer.VERBAL) == verbal}


def tuples_at(scorer, events, level):
    """The scorer's tuples of events at one level."""
    if scorer is None:
        if level == "type":
            return pairs_of(events)
        return {(status_of(event),) + pair for event in events
                for pair in pairs_of([event])}
    events = [e for e in events if e["type"] in scorer.CLASS]
    if level in ("material", "verbal"):
        return of_class(scorer, events, level == "verbal")
    return scorer.tuples(events, level)


def status_of(event):
    status = event.get("status") or "occurred"
    return "occurred" if status == "ongoing" else status


def levels_of(scorer, gold, told):
    """{level: figures} over documents with readable gold."""
    levels = LEVELS if scorer else ("type", "status")
    found = {}
    for level in levels:
        found[level] = level_figures(
            [counts(tuples_at(scorer, gold[doc], level),
                    tuples_at(scorer, told[doc], level)) for doc in gold])
    if scorer:
        found.update(date_and_evidence(scorer, gold, told))
    return found


def date_and_evidence(scorer, gold, told):
    dates, clauses = [], []
    for doc, events in gold.items():
        mine = [e for e in told[doc] if e["type"] in scorer.CLASS]
        dates.append(scorer.dated(events, mine))
        clauses.append(scorer.overlap(events, mine))

    def date_figures(met, total, good, made):
        recall = met / total if total else 0.0
        precision = good / made if made else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0

    share = lambda part, whole: part / whole if whole else 0.0
    figures = date_figures(*map(sum, zip(*dates)))
    return {
        "date": {
            "precision": rounded(figures[0]), "recall": rounded(figures[1]),
            "f1": rounded(figures[2]),
            "interval": [rounded(half_interval(
                dates, lambda *n, i=i: date_figures(*n)[i]))
                for i in range(3)]},
        "evidence": {
            "share": rounded(share(*map(sum, zip(*clauses)))),
            "interval": [rounded(half_interval(clauses, share))]},
    }


def sealed_levels(scorer, path, told):
    with open(path, encoding="utf-8") as sealed:
        gold = json.load(sealed)
    found = {}
    for level in scorer.LEVELS:
        per_doc = []
        for doc, levels in gold.items():
            mine = [e for e in told.get(doc, []) if e["type"] in scorer.CLASS]
            have = scorer.sealed(doc, level, scorer.tuples(mine, level))
            per_doc.append(counts(set(levels[level]), have))
        found[level] = level_figures(per_doc)
    return found


def print_levels(levels):
    for level, row in levels.items():
        if level == "evidence":
            print(f"  evidence   {row['share']:.3f} +- {row['interval'][0]:.3f}"
                  " of right pairs stand on the gold's clause")
            continue
        shown = "  ".join(
            f"{name} {row[key]:.3f} +- {half:.3f}" for name, key, half in
            zip(("P", "R", "F1"), ("precision", "recall", "f1"),
                row["interval"]))
        tail = (f"   ({row['right']} right, {row['spurious']} spurious, "
                f"{row['missed']} missed)" if "right" in row else "")
        print(f"  {level:9s}  {shown}{tail}")


# --- by type and by document ---

def by_type(gold, told):
    """{type: [right, spurious, missed]}"""
    found = collections.defaultdict(lambda: [0, 0, 0])
    for doc in gold:
        want, have = pairs_of(gold[doc]), pairs_of(told[doc])
        for pair in want | have:
            found[pair[0]][0 if pair in want and pair in have
                           else 1 if pair in have else 2] += 1
    return dict(found)


def by_document(gold, told):
    return {doc: list(counts(pairs_of(gold[doc]), pairs_of(told[doc])))
            for doc in gold}


def print_counts(rows, heading, limit=None):
    print(f"  {heading:28s} gold   P      R      F1     right spurious missed")
    ordered = sorted(rows.items(), key=lambda kv: (-sum(kv[1]), kv[0]))
    for name, (right, spurious, missed) in ordered[:limit]:
        precision, recall, f1 = prf(right, spurious, missed)
        print(f"  {name:28s} {right + missed:4d}   {precision:.3f}  "
              f"{recall:.3f}  {f1:.3f}  {right:5d} {spurious:8d} {missed:6d}")


# --- by rule ---

def by_rule(gold, told):
    """{rule: [right, wrong, what F1 gains by having it]}"""
    tellers = {}
    for doc in gold:
        for event in told[doc]:
            for pair in pairs_of([event]):
                tellers.setdefault((doc, pair), set()).add(event["rule"])
    want = {(doc, pair) for doc in gold for pair in pairs_of(gold[doc])}
    right = sum(key in want for key in tellers)
    spurious = len(tellers) - right
    f1 = prf(right, spurious, len(want) - right)[2]
    found = collections.defaultdict(lambda: [0, 0, 0.0])
    alone = collections.defaultdict(lambda: [0, 0])
    for key, rules in tellers.items():
        wrong = key not in want
        for rule in rules:
            found[rule][wrong] += 1
            alone[rule][wrong] += len(rules) == 1
    for rule, row in found.items():
        r, s = right - alone[rule][0], spurious - alone[rule][1]
        row[2] = rounded(f1 - prf(r, s, len(want) - r)[2])
    return dict(found)


def print_rules(rules, limit):
    silent = "  (F1 with the rule less F1 without it, in hundredths)"
    earn = sorted((kv for kv in rules.items() if kv[1][2] > 0),
                  key=lambda kv: (-kv[1][2], kv[0]))
    cost = sorted((kv for kv in rules.items() if kv[1][2] <= 0),
                  key=lambda kv: (kv[1][2], -kv[1][1], kv[0]))
    for title, rows in ((f"{len(earn)} rules earn their keep", earn),
                        (f"{len(cost)} cost, or do nothing", cost)):
        print(f"  {title}{silent}")
        silent = ""
        for rule, (right, wrong, gain) in rows[:limit]:
            print(f"    {rule:40s} {right:3d} right {wrong:3d} wrong  "
                  f"{100 * gain:+.2f}")
        if limit is not None and len(rows) > limit:
            print(f"    ... {len(rows) - limit} more (--all)")


# --- by step ---

def losses_of(gold, told, traces):
    """[(document, pair, Loss)] of the missed pairs."""
    found = []
    for doc in gold:
        for pair in sorted(pairs_of(gold[doc]) - pairs_of(told[doc])):
            found.append((doc, pair, lost_steps.find_loss(
                traces[doc], gold[doc], pair)))
    return found


def later_losses(scorer, gold, told):
    """Right at the type, but lost after it: {"status": n, "date": n}."""
    status = 0
    for doc in gold:
        right = pairs_of(gold[doc]) & pairs_of(told[doc])
        have = tuples_at(None, told[doc], "status")
        want = tuples_at(None, gold[doc], "status")
        status += sum(1 for t in want - have if t[1:] in right)
    found = {"status": status}
    if scorer:
        found["date"] = sum(dates_missed(scorer, gold[doc], told[doc])
                            for doc in gold)
    return found


def dates_missed(scorer, gold, told):
    mine = [e for e in told if e["type"] in scorer.CLASS]
    want = scorer.by_tuple(gold, lambda e: e.get("date"))
    have = scorer.by_tuple(mine, lambda e: e.get("date"))
    right = scorer.tuples(mine, "type")
    return sum(1 for t, dates in want.items() if t in right for w in dates
               if not any(d.startswith(w) for d in have[t]))


def print_steps(losses, later, limit):
    total = len(losses)
    print(f"  {total} pairs missed; lost at")
    for step in lost_steps.STEPS:
        mine = [(pair, loss) for _, pair, loss in losses if loss.step == step]
        types = collections.Counter(pair[0] for pair, _ in mine)
        reasons = collections.Counter(loss.reason for _, loss in mine)
        most = lambda c: ", ".join(f"{k} {n}" for k, n in c.most_common(6))
        share = 100 * len(mine) / total if total else 0
        print(f"    {step:10s}{len(mine):4d}  {share:3.0f} %   {most(types)}")
        if step in ("actor", "frame") and mine:
            print(f"{'':24s}lacking: {most(reasons)}")
    for step, count in later.items():
        print(f"    {step:10s}{count:4d}          (the type is right)")
    reasons = collections.Counter(
        loss.reason for _, _, loss in losses if loss.step == "rule")
    if reasons:
        print("  the first need that failed, where both actors stood in slots")
        for reason, count in reasons.most_common(limit):
            print(f"    {count:3d}  {reason}")


def print_missed(losses, gold, step):
    for doc, pair, loss in losses:
        if loss.step != step:
            continue
        told = next(e for e in gold[doc] if pair in pairs(e))
        print(f"    {doc}\t{pair[0]}\t{pair[1]}{'>' if pair[3] else '+'}"
              f"{pair[2]}\t{loss.reason}\t{told.get('evidence', '')}")


# --- calibration ---

def said_and_right(gold, told):
    """(confidence, right?) of each pair told; the highest said counts."""
    said = {}
    for doc in gold:
        for event in told[doc]:
            for pair in pairs_of([event]):
                key = doc, pair
                said[key] = max(said.get(key, 0), event["confidence"])
    right = {(doc, pair) for doc in gold for pair in pairs_of(gold[doc])}
    return [(value, int(key in right)) for key, value in said.items()]


# --- the record ---

def compact(figures):
    """What is recorded of a set: figures, no text."""
    return {key: figures[key] for key in
            ("levels", "types", "documents", "rules", "steps", "calibration")
            if key in figures}


def print_change(before, now):
    if before is None:
        print("  no recorded run to compare with")
        return
    for level, row in now["levels"].items():
        old = before["levels"].get(level)
        keys = ("share",) if level == "evidence" else (
            "precision", "recall", "f1")
        if old:
            print(f"  {level:9s}  " + "  ".join(
                f"{key} {row[key] - old[key]:+.3f}" for key in keys))
    for kind in ("types", "documents", "steps", "rules"):
        print_moves(kind, before.get(kind, {}), now.get(kind, {}))


def print_moves(kind, old, new, limit=8):
    """The entries whose figures moved most."""
    def score(row):
        if row is None:
            return 0
        if kind == "steps":
            return row
        return row[2] * 100 if kind == "rules" else prf(*row)[2]
    moved = [(score(new.get(k)) - score(old.get(k)), k) for k in {*old, *new}]
    moved = sorted((m for m in moved if abs(m[0]) > 5e-4),
                   key=lambda m: (-abs(m[0]), m[1]))
    if moved:
        form = "{:+.0f}" if kind == "steps" else "{:+.3f}"
        print(f"  by {kind[:-1]}: " + ", ".join(
            f"{k} {form.format(change)}" for change, k in moved[:limit]))


def load_record():
    try:
        with open(RECORD, encoding="utf-8") as record:
            return json.load(record)
    except FileNotFoundError:
        return {"sets": {}}


def commit():
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"],
                          cwd=RECORD.parent, capture_output=True, text=True,
                          check=False)
    return done.stdout.strip() or None


def save_record(record):
    RECORD.parent.mkdir(exist_ok=True)
    text = json.dumps(record, indent=1, sort_keys=True)
    RECORD.write_text(text + "\n", "utf-8")
    print(f"recorded in {RECORD.relative_to(gold_sets.ROOT)}")


# --- a run ---

def measure(scorer, one, program, options):
    """Prints the tables of a set and returns its figures."""
    told = program.extract(one.articles)
    if one.gold is None:
        figures = {"levels": sealed_levels(scorer, one.sealed, told)}
        print_levels(figures["levels"])
        return figures
    losses = losses_of(one.gold, told, program.trace(one.articles))
    later = later_losses(scorer, one.gold, told)
    said = said_and_right(one.gold, told)
    steps = collections.Counter(loss.step for _, _, loss in losses)
    figures = {
        "levels": levels_of(scorer, one.gold, told),
        "types": by_type(one.gold, told),
        "documents": by_document(one.gold, told),
        "rules": by_rule(one.gold, told),
        "steps": {**{s: steps[s] for s in lost_steps.STEPS}, **later},
        "calibration": [[rounded(v) for v in row]
                        for row in calibration.table(said)],
    }
    limit = None if options.all else 15
    print_levels(figures["levels"])
    print("-- by type --")
    print_counts(figures["types"], "type")
    print("-- by document --")
    print_counts(figures["documents"], "document", limit)
    print("-- by rule --")
    print_rules(figures["rules"], limit)
    print("-- by step --")
    print_steps(losses, later, limit)
    if options.lost:
        print_missed(losses, one.gold, options.lost)
    print("-- calibration: confidence against the share of right pairs --")
    print("\n".join(calibration.lines(said)))
    return figures


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("actant", help="the program")
    parser.add_argument("--data", help="knowledge to read with: an image or a "
                        "data folder (default: the program's own)")
    parser.add_argument("--set", action="append", help="only this set")
    parser.add_argument("--all", action="store_true", help="whole tables")
    parser.add_argument("--lost", choices=lost_steps.STEPS,
                        help="list the pairs lost at this step")
    parser.add_argument("--record", action="store_true",
                        help="keep the figures for the next run to compare")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # report | head
    scorer, sets = gold_sets.all_sets()
    if scorer is None:
        print("The gold material is absent (set ACTANT_EVAL to its folder): "
              "only tests/corpus is measured, by pairs and status.")
    program = gold_sets.Program(options.actant, options.data)
    record = load_record()
    for one in sets:
        if options.set and one.name not in options.set:
            continue
        print(f"== {one.title}: {len(one.articles)} articles ==")
        figures = compact(measure(scorer, one, program, options))
        print("-- change since the recorded run "
              f"({record['sets'].get(one.name, {}).get('commit')}) --")
        print_change(record["sets"].get(one.name), figures)
        if options.record:
            figures["commit"] = commit()
            record["sets"][one.name] = figures
    if options.record:
        save_record(record)


if __name__ == "__main__":
    main()
