"""Events as pairs of actors: what every figure of the harness counts.

The same expansion as tests/data/corpus_scores.h. A pair is (type, first,
second, directed); roles behind the codes (USA.BUS) are dropped.
"""
import itertools
import json
import random

# Consultations and agreements have no direction, whichever side is written
# first.
UNDIRECTED = {
    "summit", "meet", "call", "negotiate", "agree", "joint_exercise",
    "cooperate",
}
# Types that gold annotations are silent on.
UNCODED = {"statement", "protest"}


def load_lines(path):
    """The objects of a JSON Lines file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def state_of(code):
    return code.split(".")[0]


def pairs(event):
    """The pairs of one event, as a set."""
    source = [state_of(code) for code in event.get("source") or []]
    target = [state_of(code) for code in event.get("target") or []]
    kind = event["type"]
    if event.get("mutual"):
        parties = sorted(set(source + target))
        return {(kind, a, b, False)
                for a, b in itertools.combinations(parties, 2)}
    if not target:
        return {(kind, a, "", True) for a in source}
    if kind in UNDIRECTED:
        return {(kind, min(a, b), max(a, b), False)
                for a in source for b in target if a != b}
    return {(kind, a, b, True) for a in source for b in target if a != b}


def pairs_of(events):
    """The pairs of many events."""
    found = set()
    for event in events:
        if event["type"] not in UNCODED:
            found |= pairs(event)
    return found


def prf(right, spurious, missed):
    """Precision, recall and F1."""
    precision = right / (right + spurious) if right + spurious else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def half_interval(rows, figure, rounds=1000):
    """Half the width of the 95 % bootstrap interval over documents.

    rows: one tuple of counts a document; figure: a function of their sums.
    """
    if not rows:
        return 0.0
    rng = random.Random(1)
    values = sorted(
        figure(*map(sum, zip(*rng.choices(rows, k=len(rows)))))
        for _ in range(rounds))
    return (values[int(0.975 * rounds)] - values[int(0.025 * rounds)]) / 2
