import unittest

from event_pairs import half_interval, pairs, pairs_of, prf


def event(kind, source, target, mutual=False):
    return {"type": kind, "source": source, "target": target, "mutual": mutual}


class EventPairsTest(unittest.TestCase):
    """The cases of tests/data/corpus_scores_test.cc."""

    def test_directed_events(self):
        self.assertEqual(
            pairs(event("sanction", ["USA", "EU"], ["RUS.BUS", "IRN"])),
            {("sanction", a, b, True)
             for a in ("USA", "EU") for b in ("RUS", "IRN")})
        self.assertEqual(pairs(event("weapons_test", ["PRK"], [])),
                         {("weapons_test", "PRK", "", True)})
        self.assertEqual(pairs(event("sanction", ["USA"], ["USA.BUS"])), set())

    def test_mutual_pairs_have_no_direction(self):
        self.assertEqual(
            pairs(event("meet", ["USA", "JPN", "CHN"], [], True)),
            {("meet", "JPN", "USA", False), ("meet", "CHN", "USA", False),
             ("meet", "CHN", "JPN", False)})
        self.assertEqual(pairs(event("meet", ["USA"], ["CHN"])),
                         pairs(event("meet", ["CHN", "USA"], [], True)))
        self.assertNotEqual(pairs(event("visit", ["USA"], ["CHN"])),
                            pairs(event("visit", ["CHN"], ["USA"])))

    def test_types_that_gold_is_silent_on_do_not_count(self):
        self.assertEqual(pairs_of([event("statement", ["USA"], ["CHN"])]),
                         set())

    def test_figures(self):
        self.assertEqual(prf(0, 0, 0), (0, 0, 0))
        precision, recall, f1 = prf(1, 1, 2)
        self.assertAlmostEqual(precision, 0.5)
        self.assertAlmostEqual(recall, 1 / 3)
        self.assertAlmostEqual(f1, 0.4)

    def test_intervals_shrink_with_documents(self):
        few = half_interval([(3, 1), (1, 3)] * 3, lambda a, b: a / (a + b))
        many = half_interval([(3, 1), (1, 3)] * 50, lambda a, b: a / (a + b))
        self.assertGreater(few, many)
        self.assertEqual(half_interval([], lambda a: a), 0)


if __name__ == "__main__":
    unittest.main()
