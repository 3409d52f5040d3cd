import random
import unittest

import calibration
import confidence_model
from confidence_model import Told, cross_validate, fit

PLAIN = (0, 0, 0)


def rows(rule, kind, right, wrong, doc="d", flags=PLAIN):
    return ([Told(doc, rule, kind, flags, 1)] * right +
            [Told(doc, rule, kind, flags, 0)] * wrong)


class ConfidenceModelTest(unittest.TestCase):
    def test_few_cases_say_little(self):
        model = fit(rows("often", "meet", 90, 10) + rows("once", "meet", 0, 1) +
                    rows("other", "visit", 10, 40))
        self.assertAlmostEqual(model.rules["often"], 0.9, delta=0.05)
        self.assertGreater(model.rules["once"], 0.3)
        self.assertLess(model.rules["once"], model.types["meet"])
        self.assertGreater(model.types["meet"], model.types["visit"])

    def test_rules_without_counts_get_their_type_else_all(self):
        model = fit(rows("a", "meet", 9, 1) + rows("b", "visit", 1, 9))
        self.assertEqual(model.base("new", "meet"), model.types["meet"])
        self.assertEqual(model.base("new", "attack"), model.all)

    def test_nothing_is_certain(self):
        model = fit(rows("a", "meet", 1000, 0))
        self.assertLessEqual(model.rules["a"], confidence_model.HIGHEST)
        self.assertEqual(fit([]).base("a", "meet"), 0.5)

    def test_factors_take_away_and_never_add(self):
        inherited = (1, 0, 0)
        model = fit(rows("a", "meet", 80, 20) +
                    rows("a", "meet", 40, 60, flags=inherited) +
                    rows("a", "meet", 50, 5, flags=(0, 0, 1)))
        self.assertLess(model.factors["inherited"], 0.7)
        self.assertEqual(model.factors["reference"], 1.0)
        self.assertLessEqual(model.factors["reported"], 1.0)
        told = Told("d", "a", "meet", inherited, 0)
        self.assertAlmostEqual(model.said(told), 0.4, delta=0.06)

    def test_counts_are_as_counted(self):
        model = fit(rows("a", "meet", 3, 2) +
                    rows("a", "meet", 1, 1, flags=(0, 2, 0)))
        self.assertEqual(model.counts["rule", "a"], [4, 3])
        self.assertEqual(model.counts["factor", "reference"], [1, 1])
        self.assertNotIn(("factor", "inherited"), model.counts)

    def test_what_is_said_comes_true_on_documents_left_out(self):
        rng = random.Random(7)
        worth = {f"r{i}": rng.betavariate(6, 3) for i in range(40)}
        told = [Told(f"d{rng.randrange(60)}", rule, f"t{int(rule[1:]) % 5}",
                     PLAIN, int(rng.random() < value))
                for rule, value in worth.items() for _ in range(25)]
        validated = cross_validate(told)
        self.assertEqual(len(validated), len(told))
        self.assertLess(calibration.expected_error(
            calibration.table(validated)), 0.06)
        share = sum(right for _, right in validated) / len(validated)
        self.assertLess(calibration.brier(validated), share * (1 - share))


if __name__ == "__main__":
    unittest.main()
