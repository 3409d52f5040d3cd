#!/usr/bin/env python3
"""Reads an export with a reader that is not ours and compares what it found.

usage: readback.py READER EXPECTED.json FILE [FILE]

READER: graphml-networkx, graphml-igraph, gexf, csv, dot, svg, jsonl.
csv takes two files, nodes and edges. EXPECTED lists nodes and edges as people
would (export_story.h); what a format makes of a mutual pair or of an event
without target is applied here. Prints every difference; exit code 1 if any.
"""

import collections
import csv
import json
import math
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

# Stand for an attribute that is absent, in every reader's terms.
ABSENT = (None, "")

problems = []


def complain(*words):
    problems.append(" ".join(str(word) for word in words))


def known(attributes):
    """The attributes that have a value; igraph fills the others."""
    return {
        key: value
        for key, value in attributes.items()
        if value not in ABSENT
        and not (isinstance(value, float) and math.isnan(value))
    }


def as_xml(nodes):
    """The nodes without the control characters that XML forbids."""
    return {
        code: {
            key: re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value)
            for key, value in node.items()
        }
        if node["kind"] != "event"
        else node
        for code, node in nodes.items()
    }


def as_directed(edges):
    """The edges as a format with two ends each has them.

    A mutual pair is two edges, an event without target is a loop.
    """
    for edge in edges:
        source = edge["source"]
        target = edge["target"] or source
        yield dict(edge, source=source, target=target)
        if edge.get("mutual") and source != target:
            yield dict(edge, source=target, target=source)


def key_of(edge):
    return json.dumps(known(edge), ensure_ascii=False, sort_keys=True)


def compare_nodes(found, expected):
    for code in sorted(found.keys() | expected.keys()):
        if code not in found or code not in expected:
            complain("node", repr(code), "found" if code in found else "missing")
            continue
        have = known(found[code])
        want = known(expected[code])
        if have != want:
            complain("node", code, "is", have, "not", want)


def compare_edges(found, expected):
    have = collections.Counter(key_of(edge) for edge in found)
    want = collections.Counter(key_of(edge) for edge in expected)
    for edge in (have - want).elements():
        complain("edge not expected:", edge)
    for edge in (want - have).elements():
        complain("edge missing:", edge)


def take_ids(edges, count):
    """Takes ids and event ids out of `edges` and looks at them.

    They are hashes: what counts is that each edge has one of its own and that
    as many events share them as there are.
    """
    ids = [edge.pop("id") for edge in edges]
    if len(set(ids)) != len(ids):
        complain("edges share an id:", ids)
    events = [edge.pop("event") for edge in edges]
    for edge_id, event in zip(ids, events):
        if not re.fullmatch("[0-9a-f]{32}", event):
            complain("not an event id:", event)
        if not edge_id.startswith(event):
            complain("edge", edge_id, "of event", event)
    if len(set(events)) != count:
        complain(len(set(events)), "events, not", count)


def rename_events(nodes, edges, expected):
    """Event nodes are named by hashes; gives them the names of `expected`."""
    names = {}
    for code, attributes in list(nodes.items()):
        if attributes.get("kind") != "event":
            continue
        event = attributes.pop("event")
        if code != "event/" + event:
            complain("event node", code, "of event", event)
        same = [
            name
            for name, want in expected["nodes"].items()
            if known(want) == known(attributes)
        ]
        if len(same) != 1:
            complain("event node not expected:", known(attributes))
            continue
        names[code] = same[0]
        nodes[same[0]] = nodes.pop(code)
    for edge in edges:
        for end in ("source", "target"):
            edge[end] = names.get(edge[end], edge[end])


def compare_graph(nodes, edges, expected):
    take_ids(edges, expected["events"])
    rename_events(nodes, edges, expected)
    compare_nodes(nodes, as_xml(expected["nodes"]))
    compare_edges(edges, as_directed(expected["edges"]))


def read_graphml_networkx(expected, path):
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    if not graph.is_directed():
        complain("not a directed graph")
    nodes = {code: dict(data) for code, data in graph.nodes(data=True)}
    edges = [
        dict(data, source=source, target=target, id=key)
        for source, target, key, data in graph.edges(data=True, keys=True)
    ]
    compare_graph(nodes, edges, expected)


def read_graphml_igraph(expected, path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    nodes = {}
    for vertex in graph.vs:
        attributes = vertex.attributes()
        # igraph 0.10 leaves an ampersand of an id as a reference.
        code = attributes.pop("id").replace("&#38;", "&")
        # It has one type for all numbers, and false for an absent boolean.
        if attributes["kind"] != "event":
            attributes = {
                key: value for key, value in attributes.items() if value is not False
            }
        nodes[code] = attributes
    codes = list(nodes)
    edges = [
        dict(edge.attributes(), source=codes[edge.source], target=codes[edge.target])
        for edge in graph.es
    ]
    for element in [*nodes.values(), *edges]:
        for key in ("mentions", "publishers"):
            if known(element).get(key) is not None:
                element[key] = int(element[key])
    compare_graph(nodes, edges, expected)


def read_gexf(expected, path):
    from networkx.readwrite import gexf

    space = "http://gexf.net/1.3"
    root = ElementTree.parse(path).getroot()
    graph = root.find("{%s}graph" % space)
    if root.tag != "{%s}gexf" % space or root.get("version") != "1.3":
        complain("not GEXF 1.3")
    for key, value in {
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
    }.items():
        if graph.get(key) != value:
            complain("graph has", key, graph.get(key))
    compare_days(root, space)
    # networkx knows 1.2, whose elements are those of 1.3 as far as we use
    # them, by another namespace.
    gexf.GEXF.versions["1.3"] = dict(
        gexf.GEXF.versions["1.2draft"], NS_GEXF=space, VERSION="1.3"
    )
    graph = gexf.GEXFReader(version="1.3")(path)
    nodes = {code: dict(data) for code, data in graph.nodes(data=True)}
    edges = [
        dict(data, source=source, target=target)
        for source, target, data in graph.edges(data=True)
    ]
    for element in [*nodes.values(), *edges]:
        days = (element.pop("start", None), element.pop("end", None))
        dated = (element.get("first_day"), element.get("last_day"))
        # Edges to event nodes live as long as the event, which is dated.
        if "side" not in element and days != dated:
            complain("lives", days, "and is of", dated)
    for edge in edges:
        # One edge of type="mutual" is read as two of one id.
        if edge.get("mutual") and edge["source"] > edge["target"]:
            edge["id"] += "<"
    check_gexf_ids(root, space)
    compare_graph(nodes, edges, expected)


def check_gexf_ids(root, space):
    for kind in ("node", "edge"):
        ids = [item.get("id") for item in root.iter("{%s}%s" % (space, kind))]
        if len(set(ids)) != len(ids):
            complain("not unique:", ids)


def compare_days(root, space):
    """Days are dates, and an element has both or none."""
    for item in root.iter():
        days = (item.get("start"), item.get("end"))
        if days == (None, None):
            continue
        if item.tag not in ("{%s}node" % space, "{%s}edge" % space):
            complain("unexpected days on", item.tag)
        if not all(day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days):
            complain("days are", days)
        elif days[0] > days[1]:
            complain("ends before it begins:", days)


CSV_TYPES = {
    "goldstein": float,
    "confidence": float,
    "amount": float,
    "mentions": int,
    "publishers": int,
    "mutual": {"true": True, "false": False}.get,
    "date_from_publication": {"true": True, "false": False}.get,
}


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if not text.endswith("\r\n"):
        complain(path, "does not end its last line")
    rows = list(csv.DictReader(text.splitlines(keepends=True), strict=True))
    return [
        {
            key: CSV_TYPES.get(key, str)(value) if value else None
            for key, value in row.items()
        }
        for row in rows
    ]


def read_csv(expected, nodes_path, edges_path):
    nodes = {row.pop("code"): row for row in read_table(nodes_path)}
    edges = read_table(edges_path)
    for place, edge in enumerate(edges):
        edge["id"] = "%s %d" % (edge["event"], place)
    take_ids(edges, expected["events"])
    # The tables have no labels: names are columns of their own.
    for node in expected["nodes"].values():
        node.pop("label")
    for edge in expected["edges"]:
        edge.pop("label")
    rename_events(nodes, edges, expected)
    compare_nodes(nodes, expected["nodes"])
    compare_edges(edges, expected["edges"])


def drawn_nodes(expected):
    """Labels as drawings have them: with the code, where that is short."""
    labels = collections.Counter()
    for code, node in as_xml(expected["nodes"]).items():
        label = node["label"]
        if node["kind"] != "event" and "/" not in code:
            label += " " + code
        labels[label] += 1
    return labels


def drawn_edges(expected):
    """Labels of edges; those to event nodes have none."""
    labels = collections.Counter()
    for edge in expected["edges"]:
        if "type" in edge:
            labels[" ".join(filter(None, (edge["label"], edge.get("date"))))] += 1
    return labels


def compare_labels(what, have, want):
    if have != want:
        complain(what, "labels: not expected", dict(have - want), "missing",
                 dict(want - have))


def read_dot(expected, path):
    output = subprocess.run(
        ["dot", "-Tjson0", path], check=True, capture_output=True
    ).stdout
    graph = json.loads(output.decode())
    nodes = collections.Counter(
        html_text(node["label"]) for node in graph["objects"]
    )
    compare_labels("node", nodes, drawn_nodes(expected))
    if len(graph["edges"]) != len(expected["edges"]):
        complain(len(graph["edges"]), "edges, not", len(expected["edges"]))
    edges = collections.Counter(
        edge["label"] for edge in graph["edges"] if "label" in edge
    )
    compare_labels("edge", edges, drawn_edges(expected))


def html_text(label):
    """A label as Graphviz shows it."""
    return label.replace("&amp;", "&").replace("\\\\", "\\")


def read_svg(expected, path):
    space = "{http://www.w3.org/2000/svg}"
    root = ElementTree.parse(path).getroot()
    if root.tag != space + "svg":
        complain("not SVG:", root.tag)
    found = {"node": collections.Counter(), "edge": collections.Counter()}
    counts = collections.Counter()
    for group in root.iter(space + "g"):
        kind = group.get("class")
        if kind not in found:
            continue
        counts[kind] += 1
        for text in group.iter(space + "text"):
            found[kind][text.text.replace("\u00a0", " ")] += 1
            if "Noto Sans CJK TC" not in text.get("font-family"):
                complain("font", text.get("font-family"))
    compare_labels("node", found["node"], drawn_nodes(expected))
    compare_labels("edge", found["edge"], drawn_edges(expected))
    if counts["edge"] != len(expected["edges"]):
        complain(counts["edge"], "edges, not", len(expected["edges"]))


def read_jsonl(expected, path):
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    events = [json.loads(line) for line in lines]
    for line, event in zip(lines, events):
        again = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
        if again != line:
            complain("Python writes it otherwise:", line, again)
    ids = [event["id"] for event in events]
    if ids != sorted(set(ids)):
        complain("events are not sorted by id:", ids)
    have = collections.Counter(
        (event["type"], event["date"], event["status"], event["goldstein"])
        for event in events
    )
    # Each event once, whatever pairs it makes.
    want = collections.Counter(
        {
            (node["type"], node.get("date"), node["status"], node["goldstein"]): 1
            for node in expected["nodes"].values()
            if node["kind"] == "event"
        }
    )
    if have != want:
        complain("events", have, "not", want)


READERS = {
    "graphml-networkx": read_graphml_networkx,
    "graphml-igraph": read_graphml_igraph,
    "gexf": read_gexf,
    "csv": read_csv,
    "dot": read_dot,
    "svg": read_svg,
    "jsonl": read_jsonl,
}


def main(reader, expected_path, *paths):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    READERS[reader](expected, *paths)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
