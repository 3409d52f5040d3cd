#!/usr/bin/env python3
"""Computes measures of graphs with networkx and igraph and compares.

usage: analytics.py CASES.json

CASES is a list of {measure, directed, vertices, edges, options, found}; edges
are [from, to, event], and edges of one event count once for a pair. Prints
every difference; exit code 1 if any.
"""

import collections
import fractions
import itertools
import json
import math
import random
import sys

import igraph
import networkx

problems = []


def complain(*words):
    problems.append(" ".join(str(word) for word in words))


def dyads(case):
    """{(from, to): distinct events}, the smaller vertex first if undirected."""
    events = collections.defaultdict(set)
    for source, target, event in case["edges"]:
        pair = (source, target)
        if not case["directed"]:
            pair = (min(pair), max(pair))
        events[pair].add(event)
    return {pair: len(found) for pair, found in events.items()}


def as_networkx(case):
    graph = networkx.DiGraph() if case["directed"] else networkx.Graph()
    graph.add_nodes_from(range(case["vertices"]))
    for (source, target), weight in dyads(case).items():
        graph.add_edge(source, target, weight=weight)
    return graph


def as_igraph(case):
    weights = dyads(case)
    graph = igraph.Graph(
        n=case["vertices"], edges=list(weights), directed=case["directed"]
    )
    graph.es["weight"] = list(weights.values())
    return graph


def compare_values(reader, expected, found, tolerance):
    if len(expected) != len(found):
        complain(reader, "has", len(expected), "values, not", len(found))
    for vertex, (one, other) in enumerate(zip(expected, found)):
        if abs(one - other) > tolerance * max(1, abs(one)):
            complain(reader, "gives vertex", vertex, one, "not", other)


def degrees(case):
    """Of networkx, directed and undirected, and events counted by hand."""
    either = as_networkx({**case, "directed": False})
    directed = as_networkx({**case, "directed": True})
    events = collections.defaultdict(set)
    for source, target, event in case["edges"]:
        events[source].add(event)
        events[target].add(event)
    for vertex, found in enumerate(case["found"]):
        expected = [
            directed.out_degree(vertex),
            directed.in_degree(vertex),
            either.degree(vertex),
            directed.out_degree(vertex, weight="weight"),
            directed.in_degree(vertex, weight="weight"),
            either.degree(vertex, weight="weight"),
            len(events[vertex]),
        ]
        if expected != found:
            complain("vertex", vertex, "has degrees", expected, "not", found)


def page_rank(case):
    damping = case["options"]["damping"]
    graph = as_igraph(case)
    expected = graph.pagerank(
        directed=case["directed"], damping=damping, weights="weight"
    )
    compare_values("igraph", expected, case["found"], 1e-8)


def betweenness(case):
    found = case["found"]
    expected = as_igraph(case).betweenness(directed=case["directed"])
    compare_values("igraph", expected, found, 1e-9)
    expected = networkx.betweenness_centrality(
        as_networkx(case), normalized=False
    )
    expected = [expected[vertex] for vertex in range(case["vertices"])]
    compare_values("networkx", expected, found, 1e-9)


def sets_of(parts):
    members = collections.defaultdict(set)
    for vertex, part in enumerate(parts):
        members[part].add(vertex)
    return members


def check_numbering(parts):
    """By size, largest first, then by the first vertex."""
    members = sets_of(parts)
    keys = [(-len(members[i]), min(members[i])) for i in sorted(members)]
    if keys != sorted(keys) or sorted(members) != list(range(len(members))):
        complain("parts are numbered out of order:", keys)


def components(case):
    found = case["found"]
    check_numbering(found)
    found = sorted(map(sorted, sets_of(found).values()))
    strong = case["options"]["strong"]
    graph = as_networkx(case)
    expected = (
        networkx.strongly_connected_components(graph)
        if strong
        else networkx.weakly_connected_components(graph)
    )
    expected = sorted(map(sorted, expected))
    if expected != found:
        complain("networkx gives components", expected, "not", found)
    mode = "strong" if strong else "weak"
    expected = sorted(map(sorted, as_igraph(case).connected_components(mode)))
    if expected != found:
        complain("igraph gives components", expected, "not", found)


def best_louvain(case, graph, runs):
    """The best modularity of several runs of igraph's and networkx' Louvain."""
    resolution = case["options"]["resolution"]
    weighted = as_igraph(case)
    found = []
    for seed in range(runs):
        random.seed(seed)
        found.append(
            weighted.community_multilevel(
                weights="weight", resolution=resolution
            )
        )
        found.append(
            networkx.community.louvain_communities(
                graph, resolution=resolution, seed=seed
            )
        )
    # Of networkx: igraph 0.10.2's method drops the resolution.
    return max(
        networkx.community.modularity(graph, parts, resolution=resolution)
        for parts in found
    )


def communities(case):
    parts = case["found"]["parts"]
    modularity = case["found"]["modularity"]
    check_numbering(parts)
    graph = as_networkx(case)
    if graph.number_of_edges() == 0:
        if modularity != 0 or len(set(parts)) != case["vertices"]:
            complain("communities without edges:", parts, modularity)
        return
    members = sets_of(parts).values()
    expected = networkx.community.modularity(
        graph, members, resolution=case["options"]["resolution"]
    )
    if abs(expected - modularity) > 1e-9:
        complain("networkx gives modularity", expected, "not", modularity)
    for group in members:
        if not networkx.is_connected(graph.subgraph(group)):
            complain("not connected:", group)
    best = best_louvain(case, graph, case["options"]["runs"])
    # Of negative ones (large resolutions) 0.98 of the size would be a gain.
    if modularity < best - 0.02 * abs(best):
        complain("modularity", modularity, "where others find", best)


def path_length(graph, path, inverse):
    """(cost, hops), exactly."""
    hops = list(zip(path, path[1:]))
    if not inverse:
        return fractions.Fraction(len(hops)), len(hops)
    costs = [fractions.Fraction(1, graph.edges[hop]["weight"]) for hop in hops]
    return sum(costs, fractions.Fraction(0)), len(hops)


def yen(graph, source, target, count, inverse):
    """The first paths of networkx (Yen), by cost."""
    for start, end in graph.edges:
        weight = graph.edges[start, end]["weight"]
        graph.edges[start, end]["cost"] = 1 / weight
    try:
        return list(
            itertools.islice(
                networkx.shortest_simple_paths(
                    graph, source, target, weight="cost" if inverse else None
                ),
                count,
            )
        )
    except networkx.NetworkXNoPath:
        return []


def simple_paths(case):
    options = case["options"]
    source, target = options["from"], options["to"]
    inverse, count = options["inverse"], options["count"]
    graph = as_networkx(case)
    paths = [path["vertices"] for path in case["found"]]
    lengths = [path_length(graph, path, inverse) for path in paths]
    for path, length in zip(case["found"], lengths):
        if abs(path["cost"] - float(length[0])) > 1e-9:
            complain("path", path, "costs", float(length[0]))
    keys = [(*length, path) for length, path in zip(lengths, paths)]
    if keys != sorted(keys) or len(set(map(tuple, paths))) != len(paths):
        complain("paths out of order, or twice:", paths)
    theirs = yen(graph, source, target, count, inverse)
    costs = [path_length(graph, path, inverse)[0] for path in theirs]
    if costs != [length[0] for length in lengths]:
        complain("networkx finds costs", costs, "not", lengths)
        return
    # Of the last cost there may be more paths than were asked for.
    ours_sure = {tuple(p) for p, l in zip(paths, lengths) if l[0] < costs[-1]}
    theirs_sure = {tuple(p) for p, c in zip(theirs, costs) if c < costs[-1]}
    if ours_sure != theirs_sure:
        complain("networkx finds paths", theirs_sure, "not", ours_sure)
    if options["enumerate"]:
        every = networkx.all_simple_paths(graph, source, target)
        every = sorted((*path_length(graph, p, inverse), p) for p in every)
        if [key[2] for key in every[:count]] != paths:
            complain("the first of all paths are", every[:count], "not", paths)


MEASURES = {
    "degrees": degrees,
    "page_rank": page_rank,
    "betweenness": betweenness,
    "components": components,
    "communities": communities,
    "simple_paths": simple_paths,
}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    for number, case in enumerate(cases):
        before = len(problems)
        MEASURES[case["measure"]](case)
        for i in range(before, len(problems)):
            problems[i] = f"case {number}: {problems[i]}"
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
