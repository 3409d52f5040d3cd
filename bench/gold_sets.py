"""The annotated material that extraction is measured on.

The project's own corpus (tests/corpus) is always there. More is looked for in
$ACTANT_EVAL, else in ../shared/eval beside the checkout: score_events.py,
zh/articles/*.txt with zh/published.json, zh/leads.jsonl, zh/gold/*.jsonl, and
zh/check_leads.jsonl with zh/check_gold.json (totals only).
"""
import importlib.util
import json
import os
import pathlib
import subprocess

from event_pairs import load_lines

ROOT = pathlib.Path(__file__).resolve().parent.parent


class GoldSet:
    """Articles with the events a careful reader finds in them.

    name: what the report calls it. articles: objects with id, text and more.
    gold: a list of events for each id; None where only a sealed file is at
    hand (then `sealed` is its path).
    """

    def __init__(self, name, title, articles, gold, sealed=None):
        self.name = name
        self.title = title
        self.articles = articles
        self.gold = gold
        self.sealed = sealed


def eval_folder():
    """The folder of gold material outside the project; None if absent."""
    folder = pathlib.Path(os.environ.get("ACTANT_EVAL") or
                          ROOT.parent / "shared" / "eval")
    return folder if (folder / "score_events.py").is_file() else None


def load_scorer(folder):
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location(
        "score_events", folder / "score_events.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(folder, ids):
    return {name: load_lines(folder / f"{name}.jsonl") for name in ids}


def own_corpus():
    folder = ROOT / "tests" / "corpus"
    articles = load_lines(folder / "articles.jsonl")
    return GoldSet(
        "corpus", "the project's own corpus (regression, not a benchmark)",
        articles, gold_of(folder / "gold", [a["id"] for a in articles]))


def open_set(folder):
    """Long documents and short news items whose gold may be read."""
    articles = load_lines(folder / "leads.jsonl")
    with open(folder / "published.json", encoding="utf-8") as dates:
        published = json.load(dates)
    for path in sorted((folder / "articles").glob("*.txt")):
        articles.append({"id": path.stem, "published": published.get(path.stem),
                         "text": path.read_text("utf-8")})
    # An item without a gold file was not annotated.
    known = [a for a in articles
             if (folder / "gold" / f"{a['id']}.jsonl").is_file()]
    return GoldSet("open", "open set", known,
                   gold_of(folder / "gold", [a["id"] for a in known]))


def all_sets():
    """(scorer module or None, the sets there are)."""
    folder = eval_folder()
    if folder is None:
        return None, [own_corpus()]
    zh = folder / "zh"
    sets = [open_set(zh)]
    if (zh / "check_gold.json").is_file():
        sets.append(GoldSet("check", "check set (totals only)",
                            load_lines(zh / "check_leads.jsonl"), None,
                            zh / "check_gold.json"))
    return load_scorer(folder), sets + [own_corpus()]


class Program:
    """`actant`, and the knowledge it is to read with."""

    def __init__(self, path, data=None):
        self.path = path
        self.data = data

    def _run(self, command, articles, *options):
        if self.data:
            options += ("--data", self.data)
        lines = "".join(json.dumps(a, ensure_ascii=False) + "\n"
                        for a in articles)
        # A file name ending in .jsonl says what it holds; /dev/stdin has none.
        done = subprocess.run(
            [self.path, command, *options, "-"], input=lines, text=True,
            encoding="utf-8", capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{self.path} {command} failed: "
                             f"{done.stderr.strip()[:2000]}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def extract(self, articles):
        """The events of articles, by article."""
        return self._by_doc(self._run("extract", articles), articles)

    def trace(self, articles):
        """What every step made of them: blocks, by article."""
        return self._by_doc(
            self._run("explain", articles, "--format", "json"), articles)

    @staticmethod
    def _by_doc(rows, articles):
        found = {article["id"]: [] for article in articles}
        for row in rows:
            found[row["doc"]].append(row)
        return found
