#!/usr/bin/env python3
"""parts.py: remake ../parts.tsv: where "eastern Ukraine" is.

For each country, and for divisions that news treats like one, nine rows, one a direction: the middle
of the places that lie there, each place weighing as the square root of its people, and how far they
lie from it. The box around all places (a fiftieth cut off at each side) is parted: northern is its
upper two fifths, north-eastern what is both northern and eastern, central what lies less than a
quarter of it from the middle. Small countries have no parts; Gaza's are by hand, its places are few.
The names are not ones that text has: place/resolve.c puts them together from a direction and codes.
"""
import math
import os
import sys

from common import coordinate, populated_tables, rows, write_table

HERE = os.path.dirname(os.path.abspath(__file__))
COLUMNS = "id name alternates lat lon class code country admin1 population radius_km note".split()
DIRECTIONS = {
    "northern": (0, 1), "southern": (0, -1), "eastern": (1, 0), "western": (-1, 0),
    "northeastern": (1, 1), "northwestern": (-1, 1), "southeastern": (1, -1), "southwestern": (-1, -1),
    "central": (0, 0),
}
LIKE_COUNTRIES = {("PS", "GZ"), ("PS", "WE"), ("UA", "11")}  # Gaza Strip, West Bank, Crimea
FEWEST_PLACES, FEWEST_IN_PART = 12, 3
LEAST_KM = 8  # a part that would lie nearer to the middle than this says nothing
BY_HAND = {  # lat, lon, radius_km
    ("PS", "GZ", "northern"): (31.53, 34.5, 6), ("PS", "GZ", "southern"): (31.31, 34.28, 8),
    ("PS", "GZ", "central"): (31.42, 34.36, 6), ("PS", "GZ", "eastern"): (31.4, 34.39, 12),
    ("PS", "GZ", "western"): (31.4, 34.31, 12),
}


def places():
    for path in populated_tables():
        for row in rows(path):
            yield row[7], row[8], float(row[3]), float(row[4]), float(row[9] or 0)


def km(points):
    """x, y, weight on a plane around the points' middle; and that middle."""
    lat0 = sum(p[0] for p in points) / len(points)
    lon0 = sum(p[1] for p in points) / len(points)
    scale = math.cos(math.radians(lat0))
    flat = [((lon - lon0) * 111.32 * scale, (lat - lat0) * 111.32, math.sqrt(people + 1000))
            for lat, lon, people in points]
    return flat, lat0, lon0, scale


def span(values):
    values = sorted(values)
    cut = len(values) // 50
    return values[cut], values[-1 - cut]


def side(value, low, high, direction):
    """Does it lie on that side of the span? 0: in its middle half."""
    at = (value - low) / ((high - low) or 1)
    if direction == 0:
        return 0.25 <= at <= 0.75
    return at >= 0.6 if direction > 0 else at <= 0.4


def lie_there(flat, direction):
    (west, east), (south, north) = span([p[0] for p in flat]), span([p[1] for p in flat])
    dx, dy = direction
    return [p for p in flat
            if (side(p[0], west, east, dx) or (dx == 0 and dy != 0))
            and (side(p[1], south, north, dy) or (dy == 0 and dx != 0))]


def unwrapped(points):
    """Across 180 degrees the fewer move over to the more: Chukotka, the Chathams, Kiribati."""
    east = [p for p in points if p[1] > 0]
    if not east or max(p[1] for p in points) - min(p[1] for p in points) <= 180:
        return points
    shift = 360 if len(east) * 2 >= len(points) else -360
    return [(lat, lon + shift if lon * shift < 0 else lon, people) for lat, lon, people in points]


def part(points, direction):
    flat, lat0, lon0, scale = km(points)
    chosen = lie_there(flat, direction)
    if len(chosen) < FEWEST_IN_PART:
        return None
    weight = sum(w for _, _, w in chosen)
    x = sum(p[0] * p[2] for p in chosen) / weight
    y = sum(p[1] * p[2] for p in chosen) / weight
    radius = math.sqrt(sum(((p[0] - x) ** 2 + (p[1] - y) ** 2) * p[2] for p in chosen) / weight)
    lon = (lon0 + x / 111.32 / scale + 180) % 360 - 180
    return lat0 + y / 111.32, lon, radius, math.hypot(x, y)


def wholes():
    for row in rows(os.path.join(HERE, "../countries.tsv")):
        yield row[1], row[7], ""
    for row in rows(os.path.join(HERE, "../admin1.tsv")):
        if (row[7], row[8]) in LIKE_COUNTRIES:
            yield row[1], row[7], row[8]


def record(name, country, admin1, adjective, lat, lon, radius):
    key = "-".join(["part", country.lower(), admin1.lower(), adjective]).replace("--", "-")
    return [key, f"{adjective} part of {country} {admin1}".strip(), "", coordinate(lat), coordinate(lon), "L", "RGN", country, admin1, "",
            str(max(5, round(radius))), name]


def parts_of(points, name, country, admin1):
    for adjective, direction in DIRECTIONS.items():
        hand = BY_HAND.get((country, admin1, adjective))
        found = part(points, direction) if len(points) >= FEWEST_PLACES else None
        if hand:
            yield record(name, country, admin1, adjective, *hand)
        elif found and (country, admin1) != ("PS", "GZ") and (found[3] >= LEAST_KM or direction == (0, 0)):
            yield record(name, country, admin1, adjective, *found[:3])


def main():
    inside = {}
    for country, admin1, lat, lon, people in places():
        inside.setdefault((country, ""), []).append((lat, lon, people))
        if (country, admin1) in LIKE_COUNTRIES:
            inside.setdefault((country, admin1), []).append((lat, lon, people))
    records = []
    for name, country, admin1 in wholes():
        records += parts_of(unwrapped(inside.get((country, admin1), [])), name, country, admin1)
    write_table(os.path.join(HERE, "../parts.tsv"), COLUMNS, records,
                ["import/parts.py makes this from places/*.tsv; do not edit by hand"])


if __name__ == "__main__":
    sys.exit(main())
