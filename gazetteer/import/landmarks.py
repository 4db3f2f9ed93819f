#!/usr/bin/env python3
"""Makes basemap/landmarks.tsv: the cities and seas by which a reader finds their way on a map.

    import/landmarks.py > basemap/landmarks.tsv      (in gazetteer/)

Cities are the gazetteer's own (places/, GeoNames, CC BY 4.0): capitals, seats of divisions above
20,000 people, others above 50,000; waters those of areas.tsv."""
import glob
import os

GAZETTEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
WATER = {"OCN": "ocean", "SEA": "sea", "GULF": "sea", "BAY": "sea", "STRT": "strait"}
# Parts and doubles of other rows: a map that shows the whole needs no name for the half.
LEFT_OUT = {"Eastern Mediterranean", "Central Mediterranean", "Northwestern Black Sea",
            "Western Pacific", "South Pacific", "North Pacific Ocean", "North Atlantic Ocean",
            "South Atlantic Ocean"}


def rows(path):
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def shown_names():
    return {f[1]: f[0] for f in rows(os.path.join(GAZETTEER, "names", "display.tsv"))
            if len(f) > 2 and f[2] == "display"}


def city(field, shown):
    field = field[:1] + [shown.get(field[0], field[1])] + field[2:]
    code, population = field[6], int(field[9] or 0)
    if field[5] != "P" or code == "PPLX":
        return None
    point = (float(field[4]), float(field[3]))
    if code == "PPLC":
        return ("capital", field[1], *point, max(population, 1000), 0)
    if code == "PPLA" and population >= 20000:
        return ("seat", field[1], *point, population, 0)
    if population >= 50000:
        return ("city", field[1], *point, population, 0)
    return None


def water(field):
    if field[5] != "H" or field[6] not in WATER or field[1] in LEFT_OUT:
        return None
    return (WATER[field[6]], field[1], float(field[4]), float(field[3]), 0, int(float(field[10])))


def main():
    found = [water(f) for f in rows(os.path.join(GAZETTEER, "areas.tsv"))]
    shown = shown_names()
    for path in sorted(glob.glob(os.path.join(GAZETTEER, "places", "*.tsv"))):
        found += [city(f, shown) for f in rows(path)]
    print("#kind\tname\tlon\tlat\tpopulation\tradius_km")
    print("# made by import/landmarks.py from places/ (GeoNames, CC BY 4.0) and areas.tsv; most telling first")
    for kind, name, lon, lat, population, radius in sorted(
            {f for f in found if f}, key=lambda f: (-f[5], -f[4], f[1], f[2])):
        print(f"{kind}\t{name}\t{lon:.3f}\t{lat:.3f}\t{population}\t{radius}")


main()
