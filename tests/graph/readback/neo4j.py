#!/usr/bin/env python3
"""Reads an export for Neo4j and compares it with the plain CSV.

usage: neo4j.py PLAIN_NODES PLAIN_EDGES NODES EDGES
       neo4j.py PLAIN_NODES PLAIN_EDGES NODES EDGES SCRIPT NODE READER

SCRIPT is the same graph in Cypher: READER, run by NODE, is to parse it.
Readers: Python's csv, Neo4j's own grammar of Cypher. Prints every difference;
exit code 1 if any.
"""

import csv
import datetime
import json
import subprocess
import sys

KINDS = {
    "string": str, "long": int, "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": lambda text: str(datetime.date.fromisoformat(text)),
}
problems = []


def complain(*words):
    problems.append(" ".join(str(word) for word in words))


def compare(what, have, want):
    if have != want:
        complain(what, "is", repr(have), "not", repr(want))


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def records(path):
    header, *lines = rows(path)
    return [dict(zip(header, line)) for line in lines]


def imported(path, special):
    """Each row as neo4j-admin takes it: its own columns and its properties."""
    header, *lines = rows(path)
    compare("columns", header[: len(special)], special)
    found = []
    for line in lines:
        compare("width", len(line), len(header))
        properties = {}
        for column, field in zip(header, line):
            name, kind = column.split(":")
            if field and kind in KINDS:
                properties[name] = KINDS[kind](field)
        found.append((dict(zip(header, line)), properties))
    return found


def without(properties, *names):
    return {key: str(value).lower() if isinstance(value, bool) else value
            for key, value in properties.items() if key not in names}


def same_properties(what, properties, plain, renamed=()):
    want = {key.replace(".", "_"): field for key, field in plain.items()
            if field and key not in renamed}
    have = without(properties)
    compare(what + ": names", sorted(have), sorted(want))
    for key in have.keys() & want.keys():
        field = want[key]
        if isinstance(have[key], (int, float)):
            field = float(field)
        compare(what + ": " + key, have[key], field)


def check_tables(plain_nodes, plain_edges, nodes, edges):
    codes = set()
    for (own, properties), plain in zip(nodes, plain_nodes, strict=True):
        compare("code", own["code:ID"], plain["code"])
        kind = "Event" if plain["kind"] == "event" else "Actor"
        compare("labels", own[":LABEL"], "Actant;" + kind)
        if own["code:ID"] in codes:
            complain("twice:", own["code:ID"])
        codes.add(own["code:ID"])
        same_properties("node", properties, plain, ("code",))
    for (own, properties), plain in zip(edges, plain_edges, strict=True):
        ends = own[":START_ID"], own[":END_ID"]
        compare("ends", ends,
                (plain["source"], plain["target"] or plain["source"]))
        for end in ends:
            if end not in codes:
                complain("an end without a node:", repr(end))
        compare("type", own[":TYPE"],
                plain["type"] if "type" in plain else plain["side"].upper())
        properties = {key: value for key, value in properties.items()
                      if key != "edge"}
        same_properties("edge", properties, plain, ("source", "target"))
    names = [properties["edge"] for _, properties in edges]
    compare("edges, each once", len(set(names)), len(names))


def check_script(nodes, edges, script, node, reader):
    done = subprocess.run([node, reader, script], capture_output=True,
                          check=False)
    if done.returncode:
        complain("reader:", done.stdout.decode(), done.stderr.decode())
        return
    parsed = json.loads(done.stdout)
    compare("constraints", parsed["constraints"], 1)
    compare("nodes", parsed["nodes"], [
        {"code": own["code:ID"], "label": own[":LABEL"].split(";")[1],
         "properties": properties} for own, properties in nodes])
    compare("edges", parsed["edges"], [
        {"source": own[":START_ID"], "target": own[":END_ID"],
         "type": own[":TYPE"], "edge": properties["edge"],
         "properties": {key: value for key, value in properties.items()
                        if key != "edge"}} for own, properties in edges])


def main(plain_nodes, plain_edges, nodes, edges, *cypher):
    nodes = imported(nodes, ["code:ID", ":LABEL"])
    edges = imported(edges, ["edge:string", ":START_ID", ":END_ID", ":TYPE"])
    check_tables(records(plain_nodes), records(plain_edges), nodes, edges)
    if cypher:
        check_script(nodes, edges, *cypher)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
