#!/usr/bin/env python3
"""check.py [FOLDER]: are the gazetteer's tables sound? Says what is wrong, file and line; exit status 1 if anything is."""
import glob
import os
import re
import sys

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
PLACES = ["id", "name", "alternates", "lat", "lon", "class", "code", "country", "admin1", "population", "radius_km", "note"]
NAMES = ["name", "ref", "kind", "note"]
WORDS = ["word", "class", "weight", "note"]
HAND = ["countries", "admin1", "admin2", "areas", "sites", "settlements", "parts"]
KINDS = {"variants": {"variant", "old"}, "adjectives": {"adjective", "demonym"}, "metonyms": {"metonym", "capital"},
         "display": {"display"}}
CLASSES = {"common": {"word", "month", "day"}, "given": {"given"}, "surnames": {"surname"}, "titles": {"title"},
           "organisations": {"organisation"}, "features": {"feature"}}
IDENT = re.compile(r"[0-9]+|[a-z][a-z0-9-]*[a-z0-9]")
COUNTRY = re.compile(r"[A-Z]{2}|")
ASKED = re.compile(r"[AHLPRSTUV](\.[A-Z0-9]+)?")
BAD = re.compile("[\x00-\x08\x0a-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff]")
found = 0


def wrong(path, line, text):
    global found
    found += 1
    if found <= 200:
        print(f"{os.path.relpath(path, FOLDER)}:{line}: {text}")


def table(name, columns):
    """(path, line number, row) of each row whose form is right."""
    path = os.path.join(FOLDER, name)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        return wrong(path, 0, str(error))
    if text.split("\n", 1)[0] != "#" + "\t".join(columns):
        wrong(path, 1, "the first line does not name the columns")
    if not text.endswith("\n"):
        wrong(path, 0, "the last line does not end")
    for number, line in enumerate(text.split("\n")[:-1], 1):
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != len(columns):
            wrong(path, number, f"{len(row)} columns, not {len(columns)}")
        elif BAD.search(line):
            wrong(path, number, "a control or invisible character")
        elif any(field != field.strip() or "  " in field for field in row):
            wrong(path, number, "stray spaces")
        elif not row[0]:
            wrong(path, number, "the first column is empty")
        else:
            yield path, number, row


def number_in(text, low, high):
    try:
        return low <= float(text) <= high
    except ValueError:
        return False


def check_place(path, line, row, seen):
    ident, name, alternates, lat, lon, feature, code, country, admin1, population, radius, _ = row
    if not IDENT.fullmatch(ident):
        wrong(path, line, f"bad id '{ident}'")
    if ident in seen:
        wrong(path, line, f"id '{ident}' is also in {seen[ident]}")
    seen[ident] = f"{os.path.relpath(path, FOLDER)}:{line}"
    if not name or re.search(r'[|<>"/]', name):
        wrong(path, line, f"bad name '{name}'")
    others = alternates.split("|") if alternates else []
    if "" in others or len(set(others)) != len(others) or name in others or any(o != o.strip() for o in others):
        wrong(path, line, f"empty or doubled alternate of '{name}'")
    if not (number_in(lat, -90, 90) and number_in(lon, -180, 180)) or (lat, lon) == ("0", "0"):
        wrong(path, line, f"bad coordinates '{lat}' '{lon}'")
    if feature not in tuple("AHLPRSTUV") or not code.isalnum() or not code.isupper():
        wrong(path, line, f"bad class or code '{feature}' '{code}'")
    if not COUNTRY.fullmatch(country) or (admin1 and not country):
        wrong(path, line, f"bad country '{country}' '{admin1}'")
    if population and not (population.isdigit() and int(population) > 0):
        wrong(path, line, f"bad population '{population}'")
    if radius and not (number_in(radius, 0.1, 12000)):
        wrong(path, line, f"bad radius '{radius}'")


def check_places(seen):
    """Also says which countries and first-level divisions there are."""
    countries, divisions, used = set(), set(), []
    files = [f"{name}.tsv" for name in HAND]
    files += sorted(os.path.relpath(path, FOLDER) for path in glob.glob(os.path.join(FOLDER, "places", "*.tsv")))
    if len(files) < len(HAND) + 10:
        wrong(FOLDER, 0, "place files are missing")
    for name in files:
        for path, line, row in table(name, PLACES):
            check_place(path, line, row, seen)
            if name == "countries.tsv":
                countries.add(row[7])
            elif name == "admin1.tsv":
                divisions.add((row[7], row[8]))
            elif name[:-4] in HAND:
                used.append((path, line, row))
            elif row[7] not in countries:
                wrong(path, line, f"unknown country '{row[7]}'")
    for path, line, row in used:
        if row[7] and row[7] not in countries:
            wrong(path, line, f"unknown country '{row[7]}'")
        if row[8] and (row[7], row[8]) not in divisions:
            wrong(path, line, f"unknown division '{row[7]}.{row[8]}'")


def check_names(seen):
    for name, kinds in KINDS.items():
        pairs = set()
        for path, line, row in table(f"names/{name}.tsv", NAMES):
            if row[1] not in seen:
                wrong(path, line, f"'{row[0]}' refers to '{row[1]}', which no table holds")
            if row[2] not in kinds:
                wrong(path, line, f"kind '{row[2]}' has no place here")
            if tuple(row[:3]) in pairs:
                wrong(path, line, f"'{row[0]}' stands here twice")
            pairs.add(tuple(row[:3]))


def check_words():
    for name, classes in CLASSES.items():
        words = set()
        for path, line, row in table(f"words/{name}.tsv", WORDS):
            if row[1] not in classes:
                wrong(path, line, f"class '{row[1]}' has no place here")
            if (row[0], row[2]) in words:
                wrong(path, line, f"'{row[0]}' stands here twice")
            words.add((row[0], row[2]))
            if name == "features":
                if row[2] not in ("before", "after", "both"):
                    wrong(path, line, f"bad side '{row[2]}'")
                if not all(ASKED.fullmatch(asked) for asked in row[3].split(",")):
                    wrong(path, line, f"bad feature codes '{row[3]}'")
            elif row[2] and not (row[2].isdigit() and int(row[2]) <= 255):
                wrong(path, line, f"bad weight '{row[2]}'")


def main():
    seen = {}
    check_places(seen)
    check_names(seen)
    check_words()
    if found:
        sys.exit(f"check.py: {found} faults")
    print(f"{len(seen)} places, no faults")


main()
