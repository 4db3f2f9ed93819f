#!/usr/bin/env python3
"""admin2.py PACKAGE_DIR: remake ../admin2.tsv: counties, departments, provinces and districts.

PACKAGE_DIR is the unpacked npm package us-atlas 3.0.1 (ISC; the shapes are the U.S. Census Bureau's, public
domain), for the counties of the United States; independent cities are left out, they are places already.
Natural Earth (Debian's qgis-common) draws second-level divisions where it says first-level for some
countries: they come from there. The rest is in admin2-hand.tsv. A point lies inside its division; its
population is the sum over our places.
"""
import glob
import json
import os
import re
import sys
from collections import Counter, defaultdict

from common import PLACE_COLUMNS, coordinate, fail, fold_words, need_debian, rows, write_table
from polygons import Index, natural_earth, representative

VERSION = "3.0.1"
HERE = os.path.dirname(os.path.abspath(__file__))
STATES = dict(pair.split("=") for pair in (
    "01=AL 02=AK 04=AZ 05=AR 06=CA 08=CO 09=CT 10=DE 11=DC 12=FL 13=GA 15=HI 16=ID 17=IL 18=IN 19=IA 20=KS 21=KY 22=LA "
    "23=ME 24=MD 25=MA 26=MI 27=MN 28=MS 29=MO 30=MT 31=NE 32=NV 33=NH 34=NJ 35=NM 36=NY 37=NC 38=ND 39=OH 40=OK 41=OR "
    "42=PA 44=RI 45=SC 46=SD 47=TN 48=TX 49=UT 50=VT 51=VA 53=WA 54=WV 55=WI 56=WY").split())
# Countries whose second level Natural Earth draws, and how the full name is made of the short one.
SECOND_LEVEL = {"GB": "{}", "IE": "County {}", "FR": "{}", "IT": "Province of {}", "ES": "Province of {}", "BE": "{} Province",
                "PH": "{} Province", "UG": "{} District", "BF": "{} Province", "MW": "{} District", "LK": "{} District"}
CORRECTED = {"Seien-et-Marne": "Seine-et-Marne", "Haute-Rhin": "Haut-Rhin", "North Ayshire": "North Ayrshire",
             "Crotene": "Crotone", "Laoighis": "Laois", "Perthshire and Kinross": "Perth and Kinross",
             "Rhondda, Cynon, Taff": "Rhondda Cynon Taf", "Venezia": "Venice", "Firenze": "Florence", "Padova": "Padua",
             "Gerona": "Girona", "Lérida": "Lleida", "Sevilla": "Seville", "Bozen": "Bolzano", "Siracusa": "Syracuse", "Roma": "Rome", "Milano": "Milan",
             "Napoli": "Naples", "Genova": "Genoa", "Mantova": "Mantua", "Oristrano": "Oristano", "Aoste": "Aosta",
             "Liege": "Liège", "Mou Houn": "Mouhoun"}
ALASKA_AREAS = ("Aleutians West|Bethel|Chugach|Copper River|Dillingham|Hoonah-Angoon|Kusilvak|Nome|Prince of Wales-Hyder|"
                "Southeast Fairbanks|Valdez-Cordova|Yukon-Koyukuk").split("|")
ALASKA_CITIES = "Anchorage|Juneau|Sitka|Skagway|Wrangell|Yakutat|Petersburg".split("|")


def check_package(folder):
    with open(os.path.join(folder, "package.json"), encoding="utf-8") as file:
        package = json.load(file)
    if (package["name"], package["version"]) != ("us-atlas", VERSION):
        fail(f"{folder} holds {package['name']} {package['version']}, not us-atlas {VERSION}")


def decode_arcs(topology):
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def ring_of(numbers, arcs):
    ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc if not ring else arc[1:]
    return ring


def counties(folder):
    """(fips, name, polygons)"""
    with open(os.path.join(folder, "counties-10m.json"), encoding="utf-8") as file:
        topology = json.load(file)
    arcs = decode_arcs(topology)
    for shape in topology["objects"]["counties"]["geometries"]:
        groups = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        yield shape["id"], shape["properties"]["name"], [[ring_of(ring, arcs) for ring in group] for group in groups]


def is_independent_city(fips):
    return int(fips[2:]) >= 510 and fips[:2] in ("24", "29", "32", "51")


def kind_of(state, name):
    if state == "LA":
        return "Parish"
    if state != "AK":
        return "County"
    if name in ALASKA_CITIES:
        return "City and Borough"
    return "Census Area" if name in ALASKA_AREAS else "Borough"


def alternates_of(name, kind):
    forms = [name]
    if kind == "County":
        forms.append(name + " Co.")
    for short, long in (("St. ", "Saint "), ("Ste. ", "Sainte ")):
        if name.startswith(short):
            forms += [f"{long}{name[len(short):]} {kind}", f"{short.replace('.', '')}{name[len(short):]} {kind}"]
    return forms


def slug(country, admin1, name):
    return f"{country}-{admin1}-".lower() + re.sub(r"[^a-z0-9]+", "-", fold_words(name)).strip("-")


def united_states(folder):
    kept, index = [], Index()
    for fips, name, polygons in counties(folder):
        state = STATES.get(fips[:2])
        if state in (None, "DC") or is_independent_city(fips):
            continue
        for polygon in polygons:
            index.add(fips, polygon)
        kept.append((state, name, fips, polygons))
    people = Counter()
    for place in rows(os.path.join(HERE, "..", "places", "united-states.tsv")):
        if place[6] not in ("PPLX", "PPLQ", "PPLH") and place[9]:
            people[index.find(float(place[4]), float(place[3]))] += int(place[9])
    for state, name, fips, polygons in sorted(kept, key=lambda c: c[:3]):
        kind = kind_of(state, name)
        yield record(slug("us", state, f"{name} {kind}"), f"{name} {kind}", alternates_of(name, kind), polygons, "US", state,
                     people[fips])


def record(ident, name, alternates, polygons, country, admin1, people):
    lon, lat = representative(polygons)
    return (ident, name, "|".join(alternates), coordinate(lat), coordinate(lon), "A", "ADM2", country, admin1,
            str(people or ""), "", "")


def second_level():
    """Natural Earth's pieces of one name in one division, where our places say which division that is."""
    shapes = [shape for shape in natural_earth() if shape[0]["name"]]
    index, division, people, towns = Index(), defaultdict(Counter), Counter(), set()
    for number, (_, polygons) in enumerate(shapes):
        for polygon in polygons:
            index.add(number, polygon)
    for path in sorted(glob.glob(os.path.join(HERE, "..", "places", "*.tsv"))):
        for place in rows(path):
            if place[7] not in SECOND_LEVEL:
                continue
            number = index.find(float(place[4]), float(place[3]))
            if number is None:
                continue
            division[number][place[7], place[8]] += 1
            people[number] += 0 if place[6] == "PPLX" else int(place[9] or 0)
            towns.update((number, fold_words(name)) for name in [place[1]] + place[2].split("|"))
    merged = defaultdict(list)
    for number, counts in division.items():
        if shapes[number][0]["iso_a2"] != counts.most_common(1)[0][0][0]:
            continue  # a neighbour's: some of our places lie just across the border
        name = CORRECTED.get(shapes[number][0]["name"], shapes[number][0]["name"])
        merged[counts.most_common(1)[0][0], name].append(number)
    for ((country, admin1), name), numbers in sorted(merged.items()):
        if country == "GB" and any((number, fold_words(name)) in towns for number in numbers):
            continue  # Cardiff, Dundee: the town says it
        full = SECOND_LEVEL[country].format(name)
        yield record(slug(country, admin1, name), full, [name] if name != full else [],
                     [polygon for number in sorted(numbers) for polygon in shapes[number][1]], country, admin1,
                     sum(people[number] for number in numbers))


def main():
    if len(sys.argv) != 2:
        fail("usage: admin2.py PACKAGE_DIR")
    check_package(sys.argv[1])
    need_debian("qgis-common", "3.22.16+dfsg-1")
    records = list(united_states(sys.argv[1])) + list(second_level())
    records += [tuple(row) for row in rows(os.path.join(HERE, "admin2-hand.tsv"))]
    write_table(os.path.join(HERE, "..", "admin2.tsv"), PLACE_COLUMNS, records,
                ["import/admin2.py makes this from us-atlas 3.0.1 (Census Bureau, public domain), Natural Earth (public domain)",
                 "and admin2-hand.tsv; do not edit by hand: add to admin2-hand.tsv. population is the sum over our places."])


main()
