#!/usr/bin/env python3
"""admin1.py: remake ../admin1.tsv, the first-level divisions of the world.

From Debian's libtimezonemap-data (GeoNames admin1Codes), qgis-common (Natural Earth divisions, for a point
inside), our own places (which division lies where, and how many live there) and admin1-hand.tsv, which
corrects names, adds abbreviations and divisions that GeoNames' old list lacks, and keeps GeoNames' own
points where they are known.
"""
import os
from collections import Counter, defaultdict

from common import PLACE_COLUMNS, coordinate, fail, fold_words, is_name, need_debian, populated_tables, rows, write_table
from polygons import Index, natural_earth, representative

HERE = os.path.dirname(os.path.abspath(__file__))
CODES = "/usr/share/libtimezonemap/ui/admin1Codes.txt"


def our_places():
    for path in populated_tables():
        yield from rows(path)


class Division:
    def __init__(self):
        self.name = self.ident = ""
        self.alternates, self.polygons, self.shapes = [], [], []
        self.places = []
        self.point = None
        self.note = ""


def read_codes(divisions):
    with open(CODES, encoding="utf-8") as lines:
        for line in lines:
            code, name, ascii_name, ident = line.rstrip("\n").split("\t")
            division = divisions[code]
            division.name, division.ident = " ".join(name.replace("/", "-").split()), ident
            division.alternates.append(ascii_name)


def read_places(divisions, index):
    """Give each Natural Earth polygon to the division that most of its people's places belong to."""
    votes = defaultdict(Counter)
    for place in our_places():
        code = f"{place[7]}.{place[8]}"
        if place[8] in ("", "00"):
            continue
        people = 0 if place[6] == "PPLX" else int(place[9] or 0)
        divisions[code].places.append((float(place[3]), float(place[4]), people))
        shape = index.find(float(place[4]), float(place[3]))
        if shape is not None:
            votes[shape][code] += 1
    return votes


def give_shapes(divisions, shapes, votes):
    for number, counts in sorted(votes.items()):
        code = min(counts, key=lambda code: (-counts[code], code))
        properties, polygons = shapes[number]
        divisions[code].polygons += polygons
        divisions[code].shapes.append(properties["name"])


def middle(places):
    """The place nearest to where the people are."""
    weights = [people + 100 for _, _, people in places]
    lat = sum(w * p[0] for w, p in zip(weights, places)) / sum(weights)
    lon = sum(w * p[1] for w, p in zip(weights, places)) / sum(weights)
    best = min(places, key=lambda p: ((p[0] - lat) ** 2 + (p[1] - lon) ** 2, p))
    return best[1], best[0]


def place_point(division):
    if division.point:
        return
    if division.polygons:
        division.point = representative(division.polygons)
    elif division.places:
        division.point = middle(division.places)


def correct(divisions):
    """What admin1-hand.tsv says wins; a name '-' drops a division that is no more."""
    for code, ident, name, alternates, lat, lon, note in rows(os.path.join(HERE, "admin1-hand.tsv")):
        if name == "-":
            divisions.pop(code, None)
            continue
        division = divisions[code]
        if name:
            if division.name:
                division.alternates.insert(0, division.name)
            division.name = name
        division.ident = ident or division.ident or "adm1-" + code.lower().replace(".", "-")
        division.alternates = [a for a in alternates.split("|") if a] + division.alternates
        if lat:
            division.point = (float(lon), float(lat))
        division.note = note


def alternates_of(division):
    seen = {fold_words(division.name)}
    kept = []
    for number, other in enumerate(division.alternates):
        if fold_words(other) not in seen and other:
            seen.add(fold_words(other))
            kept.append(other)
    if len(division.shapes) == 1 and division.shapes[0]:
        other = division.shapes[0]
        if fold_words(other) not in seen and is_name(other):
            kept.append(other)
    return kept


def main():
    need_debian("libtimezonemap-data", "0.4.6-3")
    need_debian("qgis-common", "3.22.16+dfsg-1")
    shapes = list(natural_earth())
    index = Index()
    for number, (_, polygons) in enumerate(shapes):
        for polygon in polygons:
            index.add(number, polygon)
    divisions = defaultdict(Division)
    read_codes(divisions)
    give_shapes(divisions, shapes, read_places(divisions, index))
    correct(divisions)
    records, nameless = [], []
    for code in sorted(divisions):
        division = divisions[code]
        place_point(division)
        if not division.name:
            nameless.append(f"{code} ({len(division.places)} places, {'+'.join(division.shapes)})")
            continue
        if not division.point:
            continue
        country, admin1 = code.split(".", 1)
        people = sum(place[2] for place in division.places)
        lon, lat = division.point
        records.append((division.ident, division.name, "|".join(alternates_of(division)), coordinate(lat), coordinate(lon),
                        "A", "ADM1", country, admin1, str(people) if people else "", "", division.note))
    write_table(os.path.join(HERE, "..", "admin1.tsv"), PLACE_COLUMNS, records,
                ["import/admin1.py makes this from GeoNames admin1Codes (CC BY 4.0), Natural Earth and admin1-hand.tsv;",
                 "do not edit by hand: correct admin1-hand.tsv. population is the sum over our places."])
    if nameless:
        print(f"{len(nameless)} divisions without a name: " + "; ".join(nameless))


main()
