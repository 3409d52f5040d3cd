#!/usr/bin/env python3
"""Writes lines shaped as GDELT's tables of events, some of them broken.

The columns are those of the published list (GDELT Event Database codebooks
1.03 and 2.0). What the lines say is drawn at random, from a seed: the same
arguments give the same bytes.

  gdelt_lines.py --lines 2000000 --broken 0.01 --out DATA/gdelt.CSV

Beside FILE stands FILE.broken: the number of every broken line and why Actant
is to refuse it, as `actant import --rejects` calls it.
"""

import argparse
import datetime
import random

COUNTRIES = (
    "USA CHN RUS GBR FRA DEU JPN IND IRN IRQ ISR SYR TUR SAU EGY UKR PAK AFG "
    "KOR PRK TWN PHL VNM IDN AUS CAN MEX BRA ARG ZAF NGA KEN ETH SDN LBN JOR "
    "YEM POL ITA ESP GRC NLD SWE ROM").split()
ROLES = "GOV MIL BUS MED COP OPP REB EDU LEG JUD CVL".split()
GROUPS = ("IGOUNO", "IGOEUREEC", "NGOAMN", "IGOWHO")
EVENTS = {
    "010": 0.0, "020": 3.0, "036": 4.0, "040": 1.0, "042": 1.9, "043": 2.8,
    "051": 3.4, "057": 8.0, "060": 6.0, "0841": 7.0, "070": 7.0, "090": -2.0,
    "111": -2.0, "112": -2.0, "120": -4.0, "130": -4.4, "141": -6.5,
    "173": -5.0, "163": -8.0, "190": -10.0, "193": -10.0}
CODES = list(EVENTS)


def quad_class(root):
    return 1 if root <= 5 else 2 if root <= 9 else 3 if root <= 14 else 4


def actor(draw):
    """The ten columns of an actor that is there."""
    if draw.random() < 0.1:
        code = draw.choice(GROUPS)
        return [code, code, "EUR" if "EUR" in code else "", code[-3:], "", "",
                "", code[:3], "", ""]
    country = draw.choice(COUNTRIES)
    role = draw.choice(ROLES) if draw.random() < 0.6 else ""
    return [country + role, country, country, "", "", "", "", role, "", ""]


def place(draw, width):
    """A place's columns: seven, in 2.0 eight."""
    latitude = draw.uniform(-60, 70)
    longitude = draw.uniform(-180, 180)
    middle = ["US06", ""] if width == 8 else ["US06"]
    return (["1", "Somewhere", "US"] + middle +
            [f"{latitude:.4f}", f"{longitude:.4f}", "US"])


def columns_of(draw, number, first_day, width):
    day = first_day + datetime.timedelta(days=draw.randrange(365))
    code = draw.choice(CODES)
    root = code[:2]
    geo = 8 if width == 61 else 7
    mentions = draw.randrange(1, 20)
    line = [
        str(number), day.strftime("%Y%m%d"), day.strftime("%Y%m"),
        str(day.year), f"{day.year + (day.month * 30 + day.day) / 365:.4f}"]
    line += actor(draw)
    line += actor(draw) if draw.random() < 0.8 else [""] * 10
    line += ["1", code, code[:3], root, str(quad_class(int(root))),
             str(EVENTS[code]), str(mentions), "1", str(mentions),
             f"{draw.uniform(-10, 10):.12f}"]
    for _ in range(3):
        line += place(draw, geo)
    line.append(day.strftime("%Y%m%d") + ("000000" if width == 61 else ""))
    if width != 57:
        line.append(f"https://news{draw.randrange(500)}.example/"
                    f"{day.year}/story-{draw.randrange(10**9)}.html")
    return line


def break_line(draw, line):
    """Spoils a line in one way. Returns (bytes, reason)."""
    way = draw.randrange(8)
    if way == 0:
        return "\t".join(line[:draw.randrange(2, len(line) - 2)]).encode(), \
            "too_few_columns"
    if way == 1:
        return "\t".join(line + ["more"]).encode(), "too_many_columns"
    if way == 2:
        line[1] = draw.choice(["20240230", "20241301", "2024031", "yesterday"])
        return "\t".join(line).encode(), "bad_date"
    if way == 3:
        line[30] = draw.choice(["x", "1,5", "nan", "--2"])
        return "\t".join(line).encode(), "bad_number"
    if way == 4:
        line[30] = "10.5"
        return "\t".join(line).encode(), "out_of_range"
    if way == 5:
        return "\t".join(line).encode() + b"\xff\xfe", "not_utf8"
    if way == 6:
        line[5] = ""
        return "\t".join(line).encode(), "empty_source"
    line[26] = ""
    return "\t".join(line).encode(), "empty_type"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=2_000_000)
    parser.add_argument("--width", type=int, choices=(57, 58, 61), default=61)
    parser.add_argument("--broken", type=float, default=0.01,
                        help="share of lines that are broken")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    first_day = datetime.date(2024, 1, 1)
    with open(arguments.out, "wb") as out, \
            open(arguments.out + ".broken", "w") as broken:
        for number in range(1, arguments.lines + 1):
            line = columns_of(draw, number, first_day, arguments.width)
            if draw.random() < arguments.broken:
                text, reason = break_line(draw, line)
                broken.write(f"{number} {reason}\n")
            else:
                text = "\t".join(line).encode()
            out.write(text + b"\n")


if __name__ == "__main__":
    main()
