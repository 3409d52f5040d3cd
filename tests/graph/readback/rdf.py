#!/usr/bin/env python3
"""Reads N-Quads and JSON-LD of the same events and compares them.

usage: rdf.py JSONL NQUADS JSONLD

Readers: rdflib, and rapper of Raptor. Both files must hold the same named
graphs, and these what the JSON Lines say. Prints every difference; exit code 1
if any.
"""

import json
import re
import subprocess
import sys

import rdflib
import rdflib.compare
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, XSD

# A literal is to be compared as it is written.
rdflib.NORMALIZE_LITERALS = False

ACT = rdflib.Namespace("urn:actant:vocabulary:")
SEM = rdflib.Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SEM_WORDS = {"Event", "Actor", "Place", "Role", "RoleType", "EventType",
             "hasActor", "hasPlace", "actorType", "eventType", "roleType",
             "hasTimeStamp", "hasBeginTimeStamp", "hasEndTimeStamp",
             "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"}
problems = []


def complain(*words):
    problems.append(" ".join(str(word) for word in words))


def compare(what, have, want):
    if have != want:
        complain(what, "is", repr(have), "not", repr(want))


def read(data, syntax):
    """Graphs by name; of the default graph the name is empty."""
    dataset = rdflib.ConjunctiveGraph()
    dataset.parse(data=data, format=syntax)
    graphs = {}
    for subject, predicate, value, graph in dataset.quads():
        name = graph.identifier
        key = str(name) if isinstance(name, rdflib.URIRef) else ""
        if isinstance(value, rdflib.Literal) and value.language:
            # Tags in any case of letters are one; rapper lowers them.
            value = rdflib.Literal(str(value), lang=value.language.lower())
        graphs.setdefault(key, rdflib.Graph()).add((subject, predicate, value))
    return graphs


def compare_graphs(what, have, want):
    compare(what + ": names", sorted(have), sorted(want))
    for name in have.keys() & want.keys():
        if not rdflib.compare.isomorphic(have[name], want[name]):
            both, left, right = rdflib.compare.graph_diff(have[name],
                                                          want[name])
            complain(what, name, "has", sorted(left), "not", sorted(right))


def by_rapper(path):
    done = subprocess.run(
        ["rapper", "-q", "-i", "nquads", "-o", "nquads", path,
         "urn:actant:base"], capture_output=True, check=False)
    if done.returncode or done.stderr:
        complain("rapper:", done.returncode, done.stderr.decode())
    # rdflib 6.1 unescapes step by step: a backslash and "n" become a line end.
    return re.sub(r"\\(.)",
                  lambda found: r"\u005C" if found[1] == "\\" else found[0],
                  done.stdout.decode())


def texts(graph, subject, predicate):
    return sorted(str(value) for value in graph.objects(subject, predicate))


def typed(graph, subject, predicate):
    return [(str(value), value.datatype)
            for value in graph.objects(subject, predicate)]


def stamp(date):
    kind = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return [(date, kind[len(date)])] if date else []


def only(graph, subject, predicate):
    values = list(graph.objects(subject, predicate))
    compare("values of %s %s" % (subject, predicate), len(values), 1)
    return values[0] if values else None


def check_dates(graph, node, event):
    # Of a range of days only its begin and end are stamps.
    begins = texts(graph, node, SEM.hasBeginTimeStamp)
    compare("stamp", typed(graph, node, SEM.hasTimeStamp),
            [] if begins else stamp(event["date"]))
    if begins:
        compare("begin", begins, [event["first_day"]])
        compare("end", texts(graph, node, SEM.hasEndTimeStamp),
                [event["last_day"]])
    compare("earliest", typed(graph, node, SEM.hasEarliestBeginTimeStamp),
            stamp(event["first_day"]))
    compare("latest", typed(graph, node, SEM.hasLatestEndTimeStamp),
            stamp(event["last_day"]))
    compare("dated by publication",
            only(graph, node, ACT.dateFromPublication).toPython(),
            event["date_from_publication"])


def check_parties(graph, node, event, codes):
    have = []
    for role in graph.objects(node, SEM.hasActor):
        compare("type of a role", texts(graph, role, RDF.type),
                [str(SEM.Role)])
        side = only(graph, role, SEM.roleType)
        have.append((str(side).removeprefix(ACT),
                     codes[only(graph, role, RDF.value)],
                     codes[only(graph, role, ACT.state)],
                     "".join(texts(graph, role, ACT.role))))
    want = []
    for party in event["parties"]:
        side = "MutualParty" if event["mutual"] else party["side"].title()
        want.append((side, party["actor"], party["state"] or party["actor"],
                     party["role"] or ""))
    compare("parties", sorted(have), sorted(want))
    short = {"Source": "source", "Target": "target", "MutualParty": "party"}
    for side, name in short.items():
        for term, place in ((ACT[name], 1), (ACT[name + "State"], 2)):
            compare(term, sorted(codes[actor]
                                 for actor in graph.objects(node, term)),
                    sorted({row[place] for row in want if row[0] == side}))


def check_evidence(graph, node, event):
    have = []
    for mention in graph.objects(node, PROV.wasDerivedFrom):
        article = only(graph, mention, PROV.wasQuotedFrom)
        compare("dated", typed(graph, article, DCTERMS.issued), [
            (day, XSD.date)
            for day in texts(graph, article, DCTERMS.issued)])
        have.append([str(only(graph, mention, PROV.value)),
                     str(only(graph, article, DCTERMS.identifier)),
                     "".join(texts(graph, article, DCTERMS.publisher)),
                     "".join(texts(graph, article, DCTERMS.issued)),
                     str(only(graph, mention, ACT.rule)),
                     str(only(graph, mention, ACT.status)),
                     "".join(texts(graph, mention, ACT.date)),
                     float(only(graph, mention, ACT.confidence)),
                     int(only(graph, mention, ACT.begin)),
                     int(only(graph, mention, ACT.end))])
    # An article has one publisher: where the test gave its mentions several,
    # that of the first one stands.
    publishers = {}
    for mention in event["evidence"]:
        publishers.setdefault(mention["article"], mention["publisher"] or "")
    compare("evidence", sorted(have), sorted(
        [mention["clause"], mention["article"],
         publishers[mention["article"]], mention["published"] or "",
         mention["rule"], mention["status"], mention["date"] or "",
         mention["confidence"], mention["begin"], mention["end"]]
        for mention in event["evidence"]))


def check_history(graph, node, event):
    have = [(str(only(graph, change, ACT.status)),
             "".join(texts(graph, change, ACT.heldFrom)),
             "".join(texts(graph, change, ACT.learnt)),
             int(only(graph, change, ACT.mentions)))
            for change in graph.objects(node, ACT.history)]
    compare("history", sorted(have), sorted(
        (change["status"], change["held_from"] or "", change["learnt"] or "",
         change["mentions"]) for change in event["history"]))


def check_event(graph, shared, event, codes):
    node = rdflib.URIRef("urn:actant:event:" + event["id"])
    compare("type", (node, RDF.type, SEM.Event) in graph, True)
    compare("id", texts(graph, node, DCTERMS.identifier), [event["id"]])
    kind = only(graph, node, SEM.eventType)
    compare("event type", codes[kind], event["type"])
    for term in ("plover", "mode", "cameo"):
        compare(term, "".join(texts(shared, kind, ACT[term])),
                event[term] or "")
    compare("status", texts(graph, node, ACT.status), [event["status"]])
    compare("mutual", only(graph, node, ACT.mutual).toPython(),
            event["mutual"])
    for term in ("mentions", "publishers", "confidence", "goldstein"):
        compare(term, only(graph, node, ACT[term]).toPython(), event[term])
    amount = event["amount"] or {}
    compare("amount", [value.toPython()
                       for value in graph.objects(node, ACT.amount)],
            list(amount.values())[:1])
    compare("currency", "".join(texts(graph, node, ACT.currency)),
            amount.get("currency", ""))
    compare("place", [codes[place]
                      for place in graph.objects(node, SEM.hasPlace)],
            [event["place"]] if event["place"] else [])
    compare("label", bool(only(graph, node, RDFS.label).language), True)
    check_dates(graph, node, event)
    check_parties(graph, node, event, codes)
    check_evidence(graph, node, event)
    check_history(graph, node, event)


def check_names(shared, events, codes):
    nodes = {code: node for node, code in codes.items()
             if (node, RDF.type, SEM.Actor) in shared}
    for event in events:
        for party in event["parties"]:
            labels = list(shared.objects(nodes[party["actor"]], RDFS.label))
            for name, language in ((party["name_en"], "en"),
                                   (party["name_zh"], "zh-hant")):
                found = [str(label) for label in labels
                         if label.language == language]
                compare("label in " + language, found, [name] if name else [])


def check_words(graphs):
    """Each term is a word of its vocabulary; a misspelt one would load."""
    known = {RDF.type, RDF.value, RDFS.label, RDFS.subPropertyOf}
    for graph in graphs.values():
        for triple in graph:
            for term in triple:
                if str(term).startswith(SEM) and (
                    str(term).removeprefix(SEM) not in SEM_WORDS
                ):
                    complain("not a word of SEM:", term)
            if (triple[1] in RDF or triple[1] in RDFS) and (
                triple[1] not in known
            ):
                complain("not a word of ours:", triple[1])


def main(jsonl, nquads, jsonld):
    with open(jsonl, encoding="utf-8") as file:
        events = [json.loads(line) for line in file.read().split("\n") if line]
    with open(nquads, encoding="utf-8", newline="") as file:
        lines = file.read()
    with open(jsonld, encoding="utf-8", newline="") as file:
        graphs = read(file.read(), "json-ld")
    compare("lines, each once", len(set(lines.split("\n"))),
            lines.count("\n") + 1)
    compare_graphs("nquads by rdflib", read(lines, "nquads"), graphs)
    compare_graphs("nquads by rapper", read(by_rapper(nquads), "nquads"),
                   graphs)
    check_words(graphs)
    shared = graphs.pop("")
    compare("graphs", sorted(graphs),
            sorted("urn:actant:event:" + event["id"] for event in events))
    codes = {node: str(code)
             for node, code in shared.subject_objects(DCTERMS.identifier)}
    check_names(shared, events, codes)
    for event in events:
        check_event(graphs["urn:actant:event:" + event["id"]], shared, event,
                    codes)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
