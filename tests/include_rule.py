#!/usr/bin/env python3
"""Checks who includes whom among the rooms.

usage: include_rule.py ROOT

proto <- everyone; extract <- apps; storage <- graph <- apps. The tests,
bench and examples may include anything. Also: no <rocksdb/...> outside
storage, no Boost outside graph, and no folder named utils, common or misc.
"""
import pathlib
import re
import sys

ALLOWED = {
    "proto": {"proto"},
    "extract": {"proto", "extract"},
    "storage": {"proto", "storage"},
    "graph": {"proto", "storage", "graph"},
    "apps": {"proto", "extract", "storage", "graph", "apps"},
}
LIBRARY_ROOM = {"rocksdb": {"storage"}, "boost": {"graph"}}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def problems(root):
    for room, allowed in ALLOWED.items():
        for path in sorted((root / room).rglob("*")):
            if path.suffix not in {".h", ".cc"}:
                continue
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                match = INCLUDE.match(line)
                if not match:
                    continue
                first = match.group(1).split("/")[0]
                where = f"{path.relative_to(root)}:{number}"
                if first in ALLOWED and first not in allowed:
                    yield f"{where}: {room} may not include {match.group(1)}"
                if first in LIBRARY_ROOM and room not in LIBRARY_ROOM[first]:
                    yield f"{where}: only {'/'.join(LIBRARY_ROOM[first])} may include {match.group(1)}"
    for path in root.rglob("*"):
        if path.is_dir() and path.name in {"utils", "common", "misc"} and "build" not in path.relative_to(root).parts[0] and ".git" not in path.parts:
            yield f"{path.relative_to(root)}: name the folder for what it holds"


def main():
    root = pathlib.Path(sys.argv[1])
    found = list(problems(root))
    for problem in found:
        print(problem)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
