import unittest

import calibration


class CalibrationTest(unittest.TestCase):
    def test_bins_hold_what_is_said(self):
        rows = calibration.table([(0.85, 1)] * 4 + [(0.85, 0)] + [(0.2, 0)])
        self.assertEqual([row[:2] for row in rows], [(0.0, 0.3), (0.8, 0.9)])
        low, high = rows
        self.assertEqual(low[4], 1)
        self.assertAlmostEqual(high[2], 0.85)
        self.assertAlmostEqual(high[3], 0.8)
        self.assertAlmostEqual(calibration.expected_error(rows),
                               (5 * 0.05 + 0.2) / 6)

    def test_certainty_lies_in_the_last_bin(self):
        self.assertEqual(calibration.table([(1.0, 1)])[0][:2], (0.9, 1.0))

    def test_nothing_told(self):
        self.assertEqual(calibration.table([]), [])
        self.assertEqual(calibration.brier([]), 0)
        self.assertEqual(len(calibration.lines([])), 2)


if __name__ == "__main__":
    unittest.main()
