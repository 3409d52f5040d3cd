import contextlib
import io
import unittest

import accuracy_report as report


def told(rule, target, confidence=0.5, **more):
    return {"type": "sanction", "source": ["USA"], "target": [target],
            "rule": rule, "confidence": confidence, **more}


GOLD = {"a": [told("", "IRN"), told("", "RUS")], "b": []}
TOLD = {"a": [told("good", "IRN", 0.9), told("bad", "CUB", 0.4)],
        "b": [told("bad", "IRN", 0.4)]}


def printed(function, *arguments):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        function(*arguments)
    return out.getvalue()


class AccuracyReportTest(unittest.TestCase):
    def test_counts_by_type_and_document(self):
        self.assertEqual(report.by_type(GOLD, TOLD), {"sanction": [1, 2, 1]})
        self.assertEqual(report.by_document(GOLD, TOLD),
                         {"a": [1, 1, 1], "b": [0, 1, 0]})

    def test_rules_earn_or_cost(self):
        rules = report.by_rule(GOLD, TOLD)
        self.assertEqual(rules["good"][:2], [1, 0])
        self.assertEqual(rules["bad"][:2], [0, 2])
        self.assertGreater(rules["good"][2], 0)
        self.assertLess(rules["bad"][2], 0)
        text = printed(report.print_rules, rules, None)
        self.assertIn("1 rules earn their keep", text)

    def test_a_pair_two_rules_tell_is_lost_with_neither(self):
        both = {"a": [told("one", "IRN"), told("two", "IRN")], "b": []}
        for row in report.by_rule(GOLD, both).values():
            self.assertEqual(row, [1, 0, 0.0])

    def test_what_is_said_of_each_pair(self):
        self.assertEqual(sorted(report.said_and_right(GOLD, TOLD)),
                         [(0.4, 0), (0.4, 0), (0.9, 1)])

    def test_levels_without_the_scorer(self):
        levels = report.levels_of(None, GOLD, TOLD)
        self.assertEqual(list(levels), ["type", "status"])
        self.assertAlmostEqual(levels["type"]["precision"], 1 / 3, 3)
        self.assertEqual(len(levels["type"]["interval"]), 3)

    def test_status_is_lost_after_the_type(self):
        planned = {"a": [told("good", "IRN", status="planned")], "b": []}
        self.assertEqual(report.later_losses(None, GOLD, planned),
                         {"status": 1})

    def test_change_names_what_moved(self):
        levels = report.levels_of(None, GOLD, TOLD)
        now = {"levels": levels, "types": {"sanction": [1, 2, 1]}}
        old = {"levels": levels, "types": {"sanction": [1, 0, 1]}}
        text = printed(report.print_change, old, now)
        self.assertIn("sanction -0.", text)
        self.assertIn("no recorded run",
                      printed(report.print_change, None, now))


if __name__ == "__main__":
    unittest.main()
