import contextlib
import io
import json
import pathlib
import tempfile
import unittest

import workload_report


def store(name, scale, **sizes):
    queries = [{"query": query, "draws": 200, "median_ms": 0.5 * scale,
                "p99_ms": 40.0 * scale} for query in ("Q1", "Q2")]
    return {"id": name, "title": name.title(), "queries": queries, **sizes}


class WorkloadReportTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_text(content)
        return str(path)

    def run_main(self, *arguments):
        """Exit code, standard output, standard error."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = workload_report.main(arguments)
        return code, out.getvalue(), err.getvalue()

    def results(self):
        peers = {"date": "2026-11-22", "events": 1000000, "processors": 2,
                 "stores": [store("sqlite", 3, load_seconds=12.0,
                                  disk_bytes=112000000)]}
        peers["stores"][0]["queries"][1]["draws"] = 17
        ours = {"stores": [store("actant", 1, load_seconds=6.0,
                                 disk_bytes=56000000)]}
        return (self.file("peers.json", json.dumps(peers)),
                self.file("ours.json", json.dumps(ours)))

    def test_figures_have_three_digits(self):
        self.assertEqual([workload_report.figure(value) for value in
                          (2037.2, 127.4, 34.52, 2.438, 0.1304, 0.0528, 0.0079,
                           0, None)],
                         ["2037", "127", "34.5", "2.44", "0.130", "0.0528",
                          "0.00790", "0", "-"])

    def test_markdown_has_sizes_latencies_and_setting(self):
        code, out, _ = self.run_main("--title", "Twice", "--command", "x y",
                                     *self.results())
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith("## Twice\n\n`x y`\n\n- Sqlite: "
                                       "2026-11-22, 1000000 events"))
        self.assertIn("| Sqlite | 12.0 | 112 | - | - | - |", out)
        self.assertIn("| Sqlite | 1.50 / 120 | 1.50 / 120 (n=17) |", out)
        self.assertIn("| Actant | 0.500 / 40.0 | 0.500 / 40.0 |", out)

    def test_ratios_are_multiples_of_our_store_wherever_it_stands(self):
        code, out, _ = self.run_main("--ratios", *self.results())
        self.assertEqual(code, 0)
        heading, row = out.splitlines()
        self.assertTrue(heading.startswith("times Actant"))
        self.assertEqual(row.split(), ["Sqlite", "2.00x", "2.00x", "3.00x",
                                       "/", "3.00x", "3.00x", "/", "3.00x"])

    def test_what_is_missing_has_no_ratio(self):
        peers, _ = self.results()
        other = {"stores": [{"id": "other", "title": "Other", "queries": []}]}
        _, out, _ = self.run_main(
            "--ratios", peers, self.file("other.json", json.dumps(other)))
        self.assertEqual(out.splitlines()[1].split(),
                         ["Other", "-", "-", "-", "-"])

    def test_a_section_of_a_page_is_replaced(self):
        page = self.file("page.md", "a\n<!-- 1m -->\nold\n<!-- end 1m -->\nz\n")
        for title in ("First", "Second"):
            code, out, err = self.run_main("--title", title, "--into", page,
                                           "--section", "1m", *self.results())
            self.assertEqual((code, out, err), (0, "", ""))
        text = pathlib.Path(page).read_text()
        self.assertTrue(text.startswith("a\n<!-- 1m -->\n## Second\n"), text)
        self.assertTrue(text.endswith("\n<!-- end 1m -->\nz\n"), text)
        self.assertNotIn("\nold\n", text)
        self.assertNotIn("First", text)

    def test_a_page_without_the_section_stays(self):
        page = self.file("page.md", "<!-- 1m -->\nold\n")
        code, _, err = self.run_main("--into", page, "--section", "1m",
                                     *self.results())
        self.assertEqual(code, 1)
        self.assertIn("page.md: has no section from <!-- 1m -->", err)
        self.assertEqual(pathlib.Path(page).read_text(), "<!-- 1m -->\nold\n")

    def test_a_file_that_is_no_result_is_named(self):
        for content in ("", "[]", '{"stores": [{"id": "x"}]}', '"stores"',
                        '{"stores": [{"id": "x", "title": "X", "queries": '
                        '[{"query": "Q1", "draws": 1, "median_ms": "1", '
                        '"p99_ms": 1}]}]}'):
            code, _, err = self.run_main(self.file("bad.json", content))
            self.assertEqual(code, 1)
            self.assertIn("bad.json", err)
        self.assertEqual(self.run_main(str(self.folder / "none"))[0], 1)
        empty = self.file("empty.json", '{"stores": []}')
        self.assertEqual(self.run_main(empty)[0], 1)


if __name__ == "__main__":
    unittest.main()
