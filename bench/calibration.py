"""Of pairs said to be right with 0.8, are 8 in 10 right?"""

EDGES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)


def table(said_and_right):
    """[(from, to, mean said, share right, count)] of the bins that hold any.

    said_and_right: (confidence, 1 or 0) of each pair told.
    """
    rows = []
    for low, high in zip(EDGES, EDGES[1:]):
        held = [(s, r) for s, r in said_and_right if low <= s < high]
        if held:
            rows.append((low, min(high, 1.0),
                         sum(s for s, _ in held) / len(held),
                         sum(r for _, r in held) / len(held), len(held)))
    return rows


def expected_error(rows):
    """Mean distance between what is said and what is right, by count."""
    total = sum(row[4] for row in rows)
    return sum(abs(s - r) * n for _, _, s, r, n in rows) / total if total \
        else 0.0


def brier(said_and_right):
    """Mean squared error (Brier 1950): 0 is perfect, lower is better."""
    if not said_and_right:
        return 0.0
    return sum((s - r) ** 2 for s, r in said_and_right) / len(said_and_right)


def lines(said_and_right):
    """The table for people."""
    rows = table(said_and_right)
    out = ["  said          mean said   right   pairs"]
    for low, high, said, right, count in rows:
        out.append(f"  {low:.1f} to {high:.1f}        {said:.3f}   {right:.3f}"
                   f"   {count:5d}")
    out.append(f"  mean distance {expected_error(rows):.3f}, "
               f"Brier score {brier(said_and_right):.3f}")
    return out
