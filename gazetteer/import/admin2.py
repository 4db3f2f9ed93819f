#!/usr/bin/env python3
"""admin2.py PACKAGE_DIR: remake ../admin2.tsv: the counties of the United States, and admin2-hand.tsv.

PACKAGE_DIR is the unpacked npm package us-atlas 3.0.1 (ISC; the shapes are the U.S. Census Bureau's, public
domain). A county's point lies inside it; its population is the sum over our places. Independent cities are
left out: they are places already. Other countries' districts and counties come from admin2-hand.tsv.
"""
import json
import os
import re
import sys
from collections import Counter

from common import PLACE_COLUMNS, coordinate, fail, fold_words, rows, write_table
from polygons import Index, representative

VERSION = "3.0.1"
HERE = os.path.dirname(os.path.abspath(__file__))
STATES = dict(pair.split("=") for pair in (
    "01=AL 02=AK 04=AZ 05=AR 06=CA 08=CO 09=CT 10=DE 11=DC 12=FL 13=GA 15=HI 16=ID 17=IL 18=IN 19=IA 20=KS 21=KY 22=LA "
    "23=ME 24=MD 25=MA 26=MI 27=MN 28=MS 29=MO 30=MT 31=NE 32=NV 33=NH 34=NJ 35=NM 36=NY 37=NC 38=ND 39=OH 40=OK 41=OR "
    "42=PA 44=RI 45=SC 46=SD 47=TN 48=TX 49=UT 50=VT 51=VA 53=WA 54=WV 55=WI 56=WY").split())
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


def slug(state, name):
    return f"us-{state.lower()}-" + re.sub(r"[^a-z0-9]+", "-", fold_words(name)).strip("-")


def main():
    if len(sys.argv) != 2:
        fail("usage: admin2.py PACKAGE_DIR")
    check_package(sys.argv[1])
    kept, index = [], Index()
    for fips, name, polygons in counties(sys.argv[1]):
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
    records = []
    for state, name, fips, polygons in sorted(kept, key=lambda c: c[:3]):
        kind = kind_of(state, name)
        lon, lat = representative(polygons)
        records.append((slug(state, f"{name} {kind}"), f"{name} {kind}", "|".join(alternates_of(name, kind)), coordinate(lat),
                        coordinate(lon), "A", "ADM2", "US", state, str(people[fips] or ""), "", ""))
    records += [tuple(row) for row in rows(os.path.join(HERE, "admin2-hand.tsv"))]
    write_table(os.path.join(HERE, "..", "admin2.tsv"), PLACE_COLUMNS, records,
                ["import/admin2.py makes this from us-atlas 3.0.1 (Census Bureau, public domain) and admin2-hand.tsv;",
                 "do not edit by hand: add to admin2-hand.tsv. population is the sum over our places."])


main()
