import unittest

from lost_steps import Loss, find_loss

PAIR = ("sanction", "USA", "IRN", True)


def actor(code, begin):
    return {"code": code, "begin": begin, "end": begin + 6}


def rule(outcome="fails", need="obj: gov", held=1, name="r", kind="sanction"):
    return {"rule": name, "type": kind, "outcome": outcome, "need": need,
            "held": held}


def frame(rules, **slots):
    return {"begin": 6, "end": 12, "rules": rules, "slots": {
        name: {"actors": actors, "inherited": False}
        for name, actors in slots.items()}}


def block(actors, frames, events=()):
    """美國制裁伊朗: six characters, eighteen bytes."""
    return {"text": "美國制裁伊朗。", "begin": 0, "end": 21, "actors": actors,
            "events": list(events), "clauses": [
                {"begin": 0, "end": 18, "text": "美國制裁伊朗", "sentence": 0,
                 "frames": frames}]}


BOTH = [actor("USA", 0), actor("IRN.BUS", 12)]
GOLD = [{"type": "sanction", "source": ["USA"], "target": ["IRN"],
         "evidence": "美國 制裁伊朗"}]


class LostStepsTest(unittest.TestCase):
    def loss(self, *blocks):
        return find_loss(blocks, GOLD, PAIR)

    def test_what_was_not_read(self):
        self.assertEqual(self.loss().step, "layout")
        aside = {"text": "美國制裁伊朗。", "block": "set_aside"}
        self.assertEqual(self.loss(aside).step, "layout")

    def test_an_actor_is_missing(self):
        self.assertEqual(self.loss(block(BOTH[:1], [])), Loss("actor", "IRN"))

    def test_no_predicate_of_the_type(self):
        other = frame([rule(kind="meet")], subj=[0], obj=[1])
        self.assertEqual(self.loss(block(BOTH, [])),
                         Loss("predicate", "sanction"))
        self.assertEqual(self.loss(block(BOTH, [other])).step, "predicate")

    def test_a_slot_is_empty(self):
        self.assertEqual(self.loss(block(BOTH, [frame([rule()], subj=[0])])),
                         Loss("frame", "one"))
        apart = [frame([rule()], subj=[0]), frame([rule()], obj=[1])]
        self.assertEqual(self.loss(block(BOTH, apart)),
                         Loss("frame", "not together"))

    def test_the_rule_that_came_furthest_is_named(self):
        full = frame([rule(name="a", held=0, need="subj: gov"),
                      rule(name="b", held=1)], subj=[0], obj=[1])
        self.assertEqual(self.loss(block(BOTH, [full])),
                         Loss("rule", "b: obj: gov"))

    def test_rules_that_fit_and_tell_nothing(self):
        asked = frame([rule("asked_for", None)], subj=[0], obj=[1])
        self.assertEqual(self.loss(block(BOTH, [asked])).reason,
                         "r: only asked for")
        beaten = frame([rule("fits", None), rule("fits", None, name="x",
                                                 kind="meet")],
                       subj=[0], obj=[1])
        won = {"rule": "x", "begin": 0, "end": 18}
        self.assertEqual(self.loss(block(BOTH, [beaten], [won])).reason,
                         "r: x won")

    def test_told_with_other_roles(self):
        full = frame([rule("fits", None)], subj=[1], obj=[0])
        told = {"rule": "r", "begin": 0, "end": 18}
        self.assertEqual(self.loss(block(BOTH, [full], [told])),
                         Loss("roles", "r"))

    def test_the_furthest_telling_counts(self):
        near = block(BOTH, [frame([rule()], subj=[0], obj=[1])])
        self.assertEqual(self.loss(block(BOTH[:1], []), near).step, "rule")


if __name__ == "__main__":
    unittest.main()
