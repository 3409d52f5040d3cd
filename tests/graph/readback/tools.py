#!/usr/bin/env python3
"""Reads an export for another tool and compares it with JSON Lines.

usage: tools.py FORMAT JSONL FILE
       tools.py excel PLAIN_NODES PLAIN_EDGES NODES EDGES

Both files are of the same events. Readers: Python's csv, json and html,
icalendar, geojson, shapely. Prints every difference; exit code 1 if any.
"""

import base64
import csv
import datetime
import hashlib
import html
import html.parser
import json
import re
import sys

import geojson
import shapely.geometry

problems = []


def complain(*words):
    problems.append(" ".join(str(word) for word in words))


def compare(what, have, want):
    if have != want:
        complain(what, "is", repr(have), "not", repr(want))


def is_number(field):
    return re.fullmatch(r"-?[0-9.]+(e[+-]?[0-9]+)?", field) is not None


def read_excel(plain_nodes, plain_edges, nodes, edges):
    for plain, guarded in ((plain_nodes, nodes), (plain_edges, edges)):
        want, have = csv_rows(plain), csv_rows(guarded)
        for row in have:
            for i, field in enumerate(row):
                if field[:1] in tuple("=+-@\t\r\n＝＋－＠") and field:
                    if not is_number(field):
                        complain("a formula:", repr(field))
                row[i] = field[1:] if field.startswith("'") else field
        compare(guarded, have, want)


def csv_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def dated(events):
    return {event["id"]: event for event in events if event["first_day"]}


def clauses(event):
    return [mention["clause"] for mention in event["evidence"]]


def as_calendar_text(text):
    """What a TEXT value can hold: no controls, one kind of line end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f]", "", text)


def texts_of(lines, name):
    """The TEXT values of a property, in the order of the file.

    icalendar unfolds the lines, but 4.0 takes escapes away twice: a backslash
    of a text is lost. So this is done here, by RFC 5545, 3.3.11.
    """
    unescape = {"n": "\n", "N": "\n"}
    return [
        re.sub(
            r"\\(.)",
            lambda found: unescape.get(found[1], found[1]),
            line.removeprefix(name + ":"),
        )
        for line in lines
        if line.startswith(name + ":")
    ]


def read_ics(events, path):
    import icalendar

    with open(path, "rb") as file:
        data = file.read()
    for line in data.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line or b"\r" in line:
            complain("not a line of at most 75 bytes:", line)
        line.decode()
    calendar = icalendar.Calendar.from_ical(data)
    compare("version", str(calendar["VERSION"]), "2.0")
    if calendar.errors:
        complain("errors:", calendar.errors)
    lines = icalendar.parser.Contentlines.from_ical(data)
    summaries = texts_of(lines, "SUMMARY")
    descriptions = texts_of(lines, "DESCRIPTION")
    found, texts = {}, {}
    entries = calendar.walk("VEVENT")
    compare("texts", (len(summaries), len(descriptions)), (len(entries),) * 2)
    for place, entry in enumerate(entries):
        if entry.errors:
            complain("errors:", entry.errors)
        key = str(entry["UID"]).removesuffix("@actant")
        found[key] = entry
        texts[key] = summaries[place], descriptions[place]
    want = dated(events)
    compare("entries", sorted(found), sorted(want))
    day = datetime.timedelta(days=1)
    for key in found.keys() & want.keys():
        entry, event = found[key], want[key]
        first = datetime.date.fromisoformat(event["first_day"])
        last = datetime.date.fromisoformat(event["last_day"])
        compare("start", entry["DTSTART"].dt, first)
        compare("end", entry["DTEND"].dt, last + day)
        learnt = [change["learnt"] or "" for change in event["history"]]
        stamp = max(learnt, default="") or "1970-01-01"
        compare("stamp", entry["DTSTAMP"].dt.isoformat(),
                stamp + "T00:00:00+00:00")
        compare("categories", [str(c) for c in entry["CATEGORIES"].cats],
                [event["type"], event["status"]])
        kind = {"planned": "TENTATIVE", "possible": "TENTATIVE",
                "negated": "CANCELLED"}.get(event["status"], "CONFIRMED")
        compare("status", str(entry["STATUS"]), kind)
        summary, text = texts[key]
        for clause in clauses(event):
            if "「" + as_calendar_text(clause) + "」" not in text:
                complain("clause", repr(clause), "is not in", repr(text))
        sides = re.escape(" → ") if event["target"] else ""
        if not re.search(sides + ".*: ", summary, re.S):
            complain("summary", repr(summary))


class Paragraphs(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.texts = []

    def handle_starttag(self, tag, attrs):
        if tag != "p" or attrs:
            complain("markup of a text:", tag, attrs)
        self.texts.append("")

    def handle_endtag(self, tag):
        compare("end tag", tag, "p")

    def handle_data(self, data):
        if not self.texts:
            complain("outside a paragraph:", repr(data))
        else:
            self.texts[-1] += data

    def handle_comment(self, data):
        complain("a comment:", data)


def check_html(markup, event):
    parser = Paragraphs()
    parser.feed(markup)
    parser.close()
    compare("paragraphs", len(parser.texts), 1 + len(event["evidence"]))
    for text, clause in zip(parser.texts[1:], clauses(event)):
        if not text.startswith("「" + clause + "」 "):
            complain("clause", repr(clause), "is", repr(text))


def check_no_markup(text):
    if re.search("[<>\"']", text) or html.escape(html.unescape(text)).replace(
        "&#x27;", "&#39;"
    ) != text:
        complain("not escaped:", repr(text))


def read_timelinejs(events, path):
    with open(path, encoding="utf-8") as file:
        timeline = json.load(file)
    compare("keys", sorted(timeline), ["events", "title"])
    found = {slide["unique_id"]: slide for slide in timeline["events"]}
    want = dated(events)
    compare("slides", [slide["unique_id"] for slide in timeline["events"]],
            sorted(want))
    for key in found.keys() & want.keys():
        slide, event = found[key], want[key]
        start = date_text(slide["start_date"])
        end = date_text(slide.get("end_date", slide["start_date"]))
        if event["date"] and len(event["date"]) < 10 and "end_date" not in slide:
            compare("date", start, event["date"])
        else:
            compare("start", start, event["first_day"])
            compare("end", end, event["last_day"])
        check_no_markup(slide["text"]["headline"])
        check_html(slide["text"]["text"], event)


def date_text(date):
    parts = ["%04d" % date["year"]]
    parts += ["%02d" % date[key] for key in ("month", "day") if key in date]
    return "-".join(parts)


def read_vis_timeline(events, path):
    with open(path, encoding="utf-8") as file:
        timeline = json.load(file)
    compare("keys", sorted(timeline), ["groups", "items"])
    want = dated(events)
    items = timeline["items"]
    compare("items", [item["id"] for item in items], sorted(want))
    groups = [group["id"] for group in timeline["groups"]]
    compare("groups", groups, sorted({event["type"] for event in want.values()}))
    for item in items:
        event = want.get(item["id"])
        if event is None:
            continue
        last = datetime.date.fromisoformat(event["last_day"])
        compare("start", item["start"], event["first_day"])
        if event["first_day"] == event["last_day"]:
            compare("type", (item["type"], "end" in item), ("point", False))
        else:
            compare("end", (item["type"], item["end"]),
                    ("range", str(last + datetime.timedelta(days=1))))
        compare("group", item["group"], event["type"])
        compare("class", item["className"], event["status"])
        check_no_markup(item["content"])
        check_html(item["title"], event)


class Page(html.parser.HTMLParser):
    """The page as a list of events; complains of any element not ours."""

    ATTRIBUTES = {
        "html": {"lang"}, "head": set(), "title": set(), "style": set(),
        "meta": {"charset", "http-equiv", "content", "name"}, "body": set(),
        "main": set(), "h1": set(), "h2": set(), "h3": set(), "h4": {"lang"},
        "p": set(), "ol": set(), "ul": set(), "li": {"id"}, "dl": set(),
        "dt": set(), "dd": {"lang"}, "blockquote": {"lang"}, "cite": set(),
        "span": set(), "time": set(),
    }
    LEAVES = {"h2", "h3", "h4", "dt", "dd", "blockquote", "cite", "span",
              "time", "style", "title", "p", "h1"}

    def __init__(self):
        super().__init__()
        self.open, self.events, self.policy = [], [], ""
        self.heads = {"h2": "", "h3": ""}
        self.headings, self.style = [], ""

    def handle_starttag(self, tag, attrs):
        if not dict(attrs).keys() <= self.ATTRIBUTES.get(tag, set()):
            complain("attributes:", tag, attrs)
        if tag not in self.ATTRIBUTES or self.open[-1:] and (
            self.open[-1] in self.LEAVES
        ):
            complain("an element that is not ours:", tag, "in", self.open)
        if dict(attrs).get("http-equiv"):
            self.policy = dict(attrs)["content"]
        if tag == "meta":
            return
        if "id" in dict(attrs):
            self.events.append({"id": dict(attrs)["id"], "heads":
                                dict(self.heads), "dt": [], "dd": [], "h4": [],
                                "mentions": []})
        if tag == "blockquote":
            self.events[-1]["mentions"].append({"blockquote": ""})
        elif tag in ("cite", "span", "time"):
            self.events[-1]["mentions"][-1][tag] = ""
        elif tag in ("dt", "dd", "h4"):
            self.events[-1][tag].append("")
        elif tag in ("h2", "h3"):
            self.heads[tag] = self.heads["h3"] = ""
        self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            complain("end of", tag, "in", self.open)
        if tag in ("h2", "h3"):
            self.headings.append(self.heads[tag])

    def handle_data(self, data):
        tag = self.open[-1] if self.open else ""
        if tag in ("blockquote", "cite", "span", "time"):
            self.events[-1]["mentions"][-1][tag] += data
        elif tag in ("dt", "dd", "h4"):
            self.events[-1][tag][-1] += data
        elif tag in ("h2", "h3"):
            self.heads[tag] += data
        elif tag == "style":
            self.style += data
        elif tag not in ("p", "h1", "title") and data.strip(", \n"):
            complain("a text in", tag, repr(data))

    def handle_comment(self, data):
        complain("a comment:", data)


def as_page_text(text):
    """What a page can hold: no controls but white space, no U+FFFE, U+FFFF."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def page_date(event):
    if event["date"] or not event["first_day"]:
        return event["date"] or "unknown"
    text = event["first_day"]
    if event["last_day"] != text:
        text += " to " + event["last_day"]
    return text + " (dated by publication)" * event["date_from_publication"]


def read_html(events, path):
    page = Page()
    with open(path, encoding="utf-8", newline="") as file:
        page.feed(file.read())
    page.close()
    compare("open at the end", page.open, [])
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest())
    compare("policy", page.policy,
            "default-src 'none'; style-src 'sha256-" + digest.decode()
            + "'; base-uri 'none'; form-action 'none'")
    events = sorted(events, key=lambda event: (
        event["first_day"] or "~", event["last_day"] or "~", event["id"]))
    compare("events", [item["id"] for item in page.events],
            ["event-" + event["id"] for event in events])
    compare("headings, each once", sorted(set(page.headings)),
            sorted(page.headings))
    for item, event in zip(page.events, events):
        first = event["first_day"] or ""
        compare("heads", (item["heads"]["h2"], item["heads"]["h3"]),
                (first[:4] or "Without a day", first[:7]))
        fields = dict(zip(item["dt"], item["dd"]))
        compare("fields", len(item["dt"]), len(item["dd"]))
        compare("date", fields["Date"], page_date(event))
        compare("type", fields["Type"], event["type"])
        compare("status", fields["Status"], event["status"])
        compare("confidence", float(fields["Confidence"]), event["confidence"])
        sides = fields.get("Source", "")
        if event["target"]:
            sides += " → " + fields.get("Target", "")
        if not item["h4"][0].startswith(sides + ": "):
            complain("heading", repr(item["h4"]), "is not of", repr(sides))
        want = []
        for mention in event["evidence"]:
            texts = {"blockquote": mention["clause"],
                     "cite": mention["article"], "span": mention["publisher"],
                     "time": mention["published"]}
            want.append({tag: as_page_text(text)
                         for tag, text in texts.items()
                         if text is not None})
        compare("evidence", item["mentions"], want)


def positions(coordinates):
    if coordinates and isinstance(coordinates[0], (int, float)):
        return [coordinates]
    return [at for part in coordinates for at in positions(part)]


def read_geojson(events, path):
    with open(path, encoding="utf-8") as file:
        document = geojson.load(file)
    compare("validity", document.errors(), [])
    compare("type", document.type, "FeatureCollection")
    compare("ids", [feature.id for feature in document.features],
            sorted(event["id"] for event in events))
    of_id = {event["id"]: event for event in events}
    for feature in document.features:
        event = of_id.get(feature.id)
        if event is None:
            continue
        have = feature.properties
        for name in ("type", "plover", "mode", "cameo", "status", "date", "first_day",
                     "last_day", "date_from_publication", "mutual", "mentions",
                     "publishers", "confidence", "goldstein", "place"):
            compare(f"{feature.id} {name}", have.get(name), event[name])
        amount = event["amount"] or {"value": None, "currency": None}
        compare("amount", have.get("amount"), amount["value"])
        compare("currency", have.get("currency"), amount["currency"])
        for side in ("source", "target"):
            compare(side, have[side], "|".join(event[side]) or None)
        told = have.get("evidence", "")
        for clause in clauses(event):
            if clause not in told:
                complain(feature.id, "lacks", repr(clause))
        if feature.geometry is None:
            continue
        shape = shapely.geometry.shape(feature.geometry)
        if not shape.is_valid or shape.is_empty:
            complain(feature.id, "is no shape:", shape.wkt)
        for longitude, latitude in positions(feature.geometry.coordinates):
            if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
                complain(feature.id, "lies outside the earth")


READERS = {
    "geojson": read_geojson,
    "html": read_html,
    "ics": read_ics,
    "timelinejs": read_timelinejs,
    "vis-timeline": read_vis_timeline,
}


def main(name, *paths):
    if name == "excel":
        read_excel(*paths)
    else:
        with open(paths[0], encoding="utf-8") as file:
            events = [json.loads(line) for line in file.read().split("\n") if line]
        READERS[name](events, paths[1])
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
