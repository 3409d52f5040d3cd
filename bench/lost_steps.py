"""Where a missed event was lost, by what `actant explain --format json` says.

The way of an event: its sentence is read (layout), both actors are named in
it (actor), a predicate with rules for its type stands there (predicate), the
parser puts both actors into that predicate's slots (frame), a rule takes it
(rule), and gives both their roles (roles).
"""
import collections

from event_pairs import pairs, state_of

STEPS = ("layout", "actor", "predicate", "frame", "rule", "roles")

Loss = collections.namedtuple("Loss", "step reason")


def squeeze(text):
    return "".join((text or "").split())


def bigrams(text):
    return {text[i:i + 2] for i in range(len(text) - 1)}


def clause_positions(block):
    """(begin, end) of each clause in the block's text without white space."""
    text = squeeze(block["text"])
    places, at = [], 0
    for clause in block["clauses"]:
        words = squeeze(clause["text"])
        found = text.find(words, at)
        if found >= 0:
            at = found
        places.append((at, at + len(words)))
    return places


def overlapping(block, evidence):
    """The clauses of a block that share text with the evidence."""
    if not block.get("clauses"):
        return []
    evidence = squeeze(evidence)
    at = squeeze(block["text"]).find(evidence)
    if at >= 0 and evidence:
        end = at + len(evidence)
        return [clause for clause, (b, e)
                in zip(block["clauses"], clause_positions(block))
                if b < end and at < e]
    # The layout dropped or joined something: compare letter pairs.
    wanted = bigrams(evidence)
    return [clause for clause in block["clauses"]
            if wanted and len(wanted & bigrams(squeeze(clause["text"])))
            >= 0.5 * len(wanted)]


def actors_of_sentences(block, clauses):
    """States named in the sentences of the clauses."""
    sentences = {clause["sentence"] for clause in clauses}
    spans = [(c["begin"], c["end"]) for c in block["clauses"]
             if c["sentence"] in sentences]
    return {state_of(actor["code"]) for actor in block["actors"]
            if any(b <= actor["begin"] < e for b, e in spans)}


def in_slots(block, frame):
    return {state_of(block["actors"][index]["code"])
            for slot in frame["slots"].values() for index in slot["actors"]}


def why_no_rule(frame, kind):
    """The loss at a frame that has both actors in its slots."""
    tried = [rule for rule in frame["rules"] if rule["type"] == kind]
    if any(rule["outcome"] == "fits" for rule in tried):
        return None
    asked = [rule for rule in tried if rule["outcome"] == "asked_for"]
    if asked:
        return Loss("rule", f"{asked[0]['rule']}: only asked for")
    best = max(tried, key=lambda rule: rule["held"])
    return Loss("rule", f"{best['rule']}: {best['need']}")


def loss_at_rules(block, frames, kind):
    for frame in frames:
        if why_no_rule(frame, kind) is None:
            told = {event["rule"] for event in block["events"]
                    if event["begin"] <= frame["begin"] < event["end"]}
            fits = [r["rule"] for r in frame["rules"]
                    if r["outcome"] == "fits" and r["type"] == kind]
            if told & set(fits):
                return Loss("roles", fits[0])
            winners = sorted(told & {r["rule"] for r in frame["rules"]})
            return Loss("rule", f"{fits[0]}: {winners[0]} won" if winners
                        else f"{fits[0]}: no roles to give")
    return why_no_rule(frames[0], kind)


def loss_in_block(block, evidence, pair):
    """Where `pair` was lost in a block, or None if it is not told there."""
    clauses = overlapping(block, evidence)
    if not clauses:
        return None
    kind, first, second, _ = pair
    wanted = {first, second} - {""}
    lacking = wanted - actors_of_sentences(block, clauses)
    if lacking:
        return Loss("actor", "+".join(sorted(lacking)))
    frames = [frame for clause in clauses for frame in clause["frames"]
              if any(rule["type"] == kind for rule in frame["rules"])]
    if not frames:
        return Loss("predicate", kind)
    full = [frame for frame in frames if wanted <= in_slots(block, frame)]
    if not full:
        lacking = wanted - set().union(*(in_slots(block, f) for f in frames))
        return Loss("frame", "both" if lacking == wanted and len(wanted) > 1
                    else "one" if lacking else "not together")
    return loss_at_rules(block, full, kind)


def find_loss(blocks, gold_events, pair):
    """The furthest that any telling of a missed pair came."""
    best = Loss("layout", "not read")
    for event in gold_events:
        if pair not in pairs(event):
            continue
        for block in blocks:
            loss = loss_in_block(block, event.get("evidence"), pair)
            if loss and STEPS.index(loss.step) > STEPS.index(best.step):
                best = loss
    return best
