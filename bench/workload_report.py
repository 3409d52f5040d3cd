#!/usr/bin/env python3
"""Renders results of the graph workload (--json of its programs).

usage: workload_report.py [--ratios] [--title TEXT] [--command TEXT]
                          [--into PAGE --section NAME] FILE...

Markdown for bench/RESULTS.md: what was run, sizes and latencies a store. With
--ratios instead the ratios alone, as text: how many times as long as the base
store each other one takes. The base is the store named actant, or else the
first of the files. With --into the report takes the place of what stands in
the page between "<!-- NAME -->" and "<!-- end NAME -->".
"""
import argparse
import datetime
import json
import sys

BASE = "actant"
MEGABYTE = 1e6
SIZES = [("load_seconds", "load s", 1), ("disk_bytes", "disk MB", MEGABYTE),
         ("load_peak_bytes", "load peak MB", MEGABYTE),
         ("query_peak_bytes", "query peak MB", MEGABYTE),
         ("cold_open_ms", "cold open ms", 1)]


class ResultError(Exception):
    """A file that holds no results."""


def read_run(path):
    """The results of one file; ResultError names it."""
    try:
        with open(path, encoding="utf-8") as file:
            run = json.load(file)
        for store in run["stores"]:
            store["id"], store["title"]
            for figures in store["queries"]:
                figures["query"], figures["draws"]
                figures["median_ms"] + figures["p99_ms"]
    except OSError as error:
        raise ResultError(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ResultError(f"{path}: is no result of the graph workload "
                          f"({error!r})") from error
    return run


def figure(value):
    """Three significant digits without an exponent."""
    if value is None:
        return "-"
    if value <= 0:
        return "0"
    digits, least = 2, 1.0
    while digits < 5 and value < least:
        digits, least = digits + 1, least / 10
    digits = max(0, digits - sum(value >= bound for bound in (10, 100)))
    return f"{value:.{digits}f}"


def ratio(value, base):
    """"2.5x": how many times `base` the value is; "-" where one is missing."""
    if value is None or not base:
        return "-"
    return figure(value / base) + "x"


def base_of(stores):
    for store in stores:
        if store["id"] == BASE:
            return store
    return stores[0]


def by_query(store):
    return {figures["query"]: figures for figures in store["queries"]}


def queries_of(stores):
    return sorted({query for store in stores for query in by_query(store)})


def most_draws(stores):
    return max((figures["draws"] for store in stores
                for figures in store["queries"]), default=0)


def latency(figures, most):
    if figures is None:
        return "-"
    text = f"{figure(figures['median_ms'])} / {figure(figures['p99_ms'])}"
    if figures["draws"] < most:
        text += f" (n={figures['draws']})"
    return text


def size_rows(stores):
    rows = [["store"] + [heading for _, heading, _ in SIZES]]
    for store in stores:
        cells = [store["title"]]
        for name, _, unit in SIZES:
            value = store.get(name)
            cells.append(figure(None if value is None else value / unit))
        rows.append(cells)
    return rows


def latency_rows(stores):
    queries = queries_of(stores)
    most = most_draws(stores)
    rows = [["median / p99 ms"] + queries]
    for store in stores:
        of_store = by_query(store)
        rows.append([store["title"]] +
                    [latency(of_store.get(query), most) for query in queries])
    return rows


def ratio_rows(stores):
    """Every store but the base in multiples of the base, median and p99."""
    base = base_of(stores)
    queries = queries_of(stores)
    rows = [[f"times {base['title']}", "load", "disk"] +
            [f"{query} median / p99" for query in queries]]
    for store in stores:
        if store is base:
            continue
        cells = [store["title"]]
        for name in ("load_seconds", "disk_bytes"):
            cells.append(ratio(store.get(name), base.get(name)))
        for query in queries:
            ours, theirs = by_query(base).get(query), by_query(store).get(query)
            if ours is None or theirs is None:
                cells.append("-")
                continue
            cells.append(" / ".join(ratio(theirs[name], ours[name])
                                    for name in ("median_ms", "p99_ms")))
        rows.append(cells)
    return rows


def markdown(rows):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "| --- " * len(rows[0]) + "|")
    return "\n".join(lines)


def text_table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                  for i, (cell, width) in enumerate(zip(row, widths))).rstrip()
        for row in rows)


def setting(runs):
    """What the figures depend on, as Markdown lines."""
    lines = []
    for run in runs:
        titles = ", ".join(store["title"] for store in run["stores"])
        lines.append(
            f"- {titles}: {run.get('date', 'date unknown')}, "
            f"{run.get('events', '?')} events, {run.get('processors', '?')} "
            f"processors ({run.get('machine', '?')}); untimed pass of at most "
            f"{run.get('warm_seconds', '?')} s, timed rounds of at most "
            f"{run.get('timed_seconds', '?')} s a query")
    return "\n".join(lines)


def report(runs, title, command):
    stores = [store for run in runs for store in run["stores"]]
    parts = [f"## {title}", setting(runs)]
    if command:
        parts.insert(1, f"`{command}`")
    parts += [markdown(size_rows(stores)), markdown(latency_rows(stores))]
    if len(stores) > 1:
        parts.append(markdown(ratio_rows(stores)))
    return "\n\n".join(parts)


def put_into(page, section, text):
    """Replaces a section of the page; ResultError where it has none."""
    begin, end = f"<!-- {section} -->", f"<!-- end {section} -->"
    try:
        with open(page, encoding="utf-8") as file:
            before, found, rest = file.read().partition(begin)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ResultError(f"{page}: has no section from {begin} to {end}")
        with open(page, "w", encoding="utf-8") as file:
            file.write(f"{before}{begin}\n{text}\n{end}{after}")
    except OSError as error:
        raise ResultError(f"{page}: {error.strerror}") from error


def main(arguments=None):
    parser = argparse.ArgumentParser(
        description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--ratios", action="store_true")
    parser.add_argument("--title",
                        default=f"Graph workload, {datetime.date.today()}")
    parser.add_argument("--command", default="")
    parser.add_argument("--into", metavar="PAGE")
    parser.add_argument("--section", metavar="NAME")
    parser.add_argument("files", nargs="+", metavar="FILE")
    options = parser.parse_args(arguments)
    if (options.into is None) != (options.section is None):
        parser.error("--into and --section go together")
    try:
        runs = [read_run(path) for path in options.files]
        stores = [store for run in runs for store in run["stores"]]
        if not stores:
            raise ResultError("the files hold no store")
        text = (text_table(ratio_rows(stores)) if options.ratios else
                report(runs, options.title, options.command))
        if options.into is None:
            print(text)
        else:
            put_into(options.into, options.section, text)
    except ResultError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
