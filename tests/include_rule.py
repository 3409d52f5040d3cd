#!/usr/bin/env python3
"""Checks who includes whom among the rooms.

usage: include_rule.py ROOT

proto <- everyone; extract <- apps; storage <- graph <- apps. The tests,
bench and examples may include anything. Also: RocksDB only in storage, Boost
only in graph, ICU and re2 only in extract and apps (and in no header), and no
folder named utils, common or misc.
"""
import pathlib
import re
import sys
import tempfile

ALLOWED = {
    "proto": {"proto"},
    "extract": {"proto", "extract"},
    "storage": {"proto", "storage"},
    "graph": {"proto", "storage", "graph"},
    "apps": {"proto", "extract", "storage", "graph", "apps"},
}
LIBRARY_ROOMS = {
    "rocksdb": {"storage"},
    "boost": {"graph"},
    "unicode": {"extract", "apps"},
    "re2": {"extract", "apps"},
}
# Headers of ours that may show a library: those whose purpose it is.
LIBRARY_HEADERS = {"graph/event_graph.h", "graph/snapshot.h"}
NAMELESS = {"utils", "common", "misc"}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def includes(path):
    """(line number, what is included) of a source file."""
    text = path.read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1)


def problems_of_file(root, room, path):
    name = path.relative_to(root).as_posix()
    for number, included in includes(path):
        first = included.split("/")[0]
        if first in ALLOWED and first not in ALLOWED[room]:
            yield f"{name}:{number}: {room} may not include {included}"
        rooms = LIBRARY_ROOMS.get(first)
        if rooms is None:
            continue
        if room not in rooms:
            yield f"{name}:{number}: only {'/'.join(sorted(rooms))} " \
                  f"may include {included}"
        elif path.suffix == ".h" and "internal" not in path.parts \
                and name not in LIBRARY_HEADERS:
            yield f"{name}:{number}: a public header shows {included}"


def problems(root):
    for room in ALLOWED:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in {".h", ".cc"}:
                yield from problems_of_file(root, room, path)
            if path.is_dir() and path.name in NAMELESS:
                yield f"{path.relative_to(root)}: name the folder for what " \
                      "it holds"


def self_check():
    """A rule that can no longer fail is worse than none."""
    bad = {
        "proto/a.h": "graph/x.h",
        "extract/b.cc": "storage/x.h",
        "storage/c.cc": "graph/x.h",
        "graph/d.cc": "rocksdb/db.h",
        "storage/e.h": "rocksdb/db.h",
        "graph/f.cc": "extract/x.h",
        "proto/utils/g.cc": "string",
    }
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, included in bad.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(f"#include <{included}>\n")
        (root / "apps").mkdir()
        (root / "apps/h.cc").write_text('#include "extract/x.h"\n')
        assert len(list(problems(root))) == len(bad), list(problems(root))


def main():
    self_check()
    root = pathlib.Path(sys.argv[1])
    missing = [room for room in ALLOWED if not (root / room).is_dir()]
    found = [f"{root}: has no {room}/" for room in missing]
    found += problems(root)
    for problem in found:
        print(problem)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
