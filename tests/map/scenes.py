#!/usr/bin/python3
"""Scenes to draw: incidents made up so that each kind of map occurs.

usage: scenes.py FOLDER     writes NAME.geojson for every scene

The same files every time. Names are made of syllables, so that they are as long as names are and
mean nothing; only where the place matters is it a real one.
"""
import json
import random
import sys
from pathlib import Path

import real_scenes

SYLLABLES = "bo dra ka khiv li mo nov o pil ra sta tsk va ze hrad yi".split()
STATUSES = ["reported"] * 6 + ["claimed"] * 3 + ["planned", "denied"]
TYPES = {"strike": ["missile strike", "drone strike", "shelling"], "talks": ["peace talks"],
         "ground": ["clash", "capture of territory"], "violence": ["armed attack"]}


class Maker:
    def __init__(self, name):
        self.name, self.random, self.features = name, random.Random(name), []

    def word(self):
        n = self.random.randint(2, 5)
        word = "".join(self.random.choice(SYLLABLES) for _ in range(n)).capitalize()
        return word + (" " + self.word() if self.random.random() < 0.15 else "")

    def add(self, lon=None, lat=None, place="", category=None, status=None, day=None, killed=None,
            precision="settlement", radius=None, country="Ukraine", code="UA", kind=None):
        r, n = self.random, len(self.features) + 1
        category = category or r.choice(["strike"] * 6 + ["talks", "ground", "violence"])
        day = day or f"2025-03-{r.randint(10, 28):02d}"
        killed = killed or r.choice([(None,) * 3, (0, 0, 0), (2, 2, 2), (1, 3, 6), (14, 14, None),
                                     (70, 70, 70)])
        located = lon is not None
        place = place or (self.word() if located else None)
        kind = kind or r.choice(TYPES[category])
        properties = {
            "id": f"{self.name}-{n}", "category": category, "type": kind,
            "status": status or r.choice(STATUSES), "date_start": day, "date_end": day,
            "time_precision": "day", "location": place, "location_text": place,
            "country": country if located else None, "country_code": code if located else None,
            "geo_precision": precision if located else "none", "geo_radius_km": radius,
            "fatalities_low": killed[0], "fatalities_best": killed[1],
            "fatalities_high": killed[2], "confidence": 0.9,
            "summary": f"{kind.capitalize()} {n}" + (f" at {place}." if place else "."),
            "sources": [{"article": f"a{n % 7}", "outlet": f"Agency {n % 5}", "start": 0, "end": 9,
                         "published": "2025-03-28", "status": "reported", "quote": "So it was.",
                         "url": f"https://example.org/{n}"}]}
        geometry = None
        if located:
            geometry = {"type": "Point", "coordinates": [round(lon, 5), round(lat, 5)]}
        self.features.append({"type": "Feature", "id": properties["id"], "geometry": geometry,
                              "properties": properties})
        return self

    def cloud(self, n, lon, lat, spread_lon, spread_lat, **more):
        for _ in range(n):
            x = self.random.gauss(lon, spread_lon)
            y = max(-89.9, min(89.9, self.random.gauss(lat, spread_lat)))
            self.add((x + 180) % 360 - 180, y, **more)
        return self

    def spread(self, n, west, south, east, north, **more):
        for _ in range(n):
            x = self.random.uniform(west, east)
            self.add((x + 180) % 360 - 180, self.random.uniform(south, north), **more)
        return self


def town(maker, **more):
    return maker.add(34.8, 50.91, "Sumy", **more)


def far(maker):
    maker.cloud(9, 35, 49, 1.5, 1)
    for name, lon, lat, country, code in (("Riyadh", 46.72, 24.69, "Saudi Arabia", "SA"),
                                          ("Istanbul", 28.95, 41.01, "Turkey", "TR"),
                                          ("Washington", -77.04, 38.9, "United States", "US")):
        maker.add(lon, lat, name, "talks", country=country, code=code)
    return maker


def tabs(maker):
    """More far places than insets, each with one incident."""
    maker.cloud(8, 35, 49, 1.5, 1)
    for name, lon, lat in (("Riyadh", 46.72, 24.69), ("London", -0.13, 51.5), ("Seoul", 127, 37.5),
                           ("Washington", -77.04, 38.9), ("Pretoria", 28.2, -25.7)):
        maker.add(lon, lat, name, "talks", country=None, code=None)
    return maker


def markup(maker):
    for i, name in enumerate(["<b>Bold</b>", "A & B", '"Quote" O\'Neill', "]]>", "</svg><script>",
                              "&lt;", "javascript:x", "\u202eesrever", "line\nfeed"]):
        maker.add(30 + i, 48 + i % 3, name)
    return maker


def named(maker, names, lon, lat, step):
    for i, name in enumerate(names):
        maker.add(lon + step * (i % 3), lat - step * (i // 3) * 0.7, name)
    return maker


def grid(maker, n, lon, lat, step):
    for i in range(n):
        maker.add(lon + step * (i % 8), lat + step * (i // 8) * 0.6)
    return maker


LONG = ["Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        "Zaporizhzhia Nuclear Power Plant", "San Cristóbal de las Casas del Norte",
        "Kamianets-Podilskyi International Bus Station", "Ust-Donetsky", "Ub"]
SCRIPTS = ["Київ", "Θεσσαλονίκη", "Łódź", "Đà Nẵng", "İzmir", "Škofja Loka", "Сєвєродонецьк"]

# name: (options, what it holds)
SCENES = {
    "one": ([], town),
    "one-region": ([], lambda m: m.add(34, 51, "Sumy region", precision="region", radius=120)),
    "one-country": ([], lambda m: m.add(31, 49, "Ukraine", precision="country", radius=500)),
    "one-sea": ([], lambda m: m.add(38.5, 20.5, "Red Sea", precision="area", radius=900)),
    "no-place": ([], lambda m: m.add().add(category="talks").add(status="planned")),
    "some-without-place": ([], lambda m: m.cloud(6, 35, 49, 2, 1).add().add().add()),
    "two": ([], lambda m: m.add(34.8, 50.9).add(30.5, 50.45)),
    "two-close": ([], lambda m: m.add(34.8, 50.9).add(34.81, 50.91)),
    "sparse": ([], lambda m: m.spread(7, 22, 45, 40, 52)),
    "reference-like": (["--extent", "21,44,41,53"], lambda m: m.spread(8, 29, 46, 39, 51)),
    "dense-40": ([], lambda m: m.cloud(40, 37, 48.5, 0.7, 0.5)),
    "dense-120": ([], lambda m: m.cloud(120, 37, 48.5, 0.7, 0.5)),
    "country-400": ([], lambda m: m.spread(400, 23, 46, 39.5, 52)),
    "two-clusters": ([], lambda m: m.cloud(20, 31, 50, .3, .2).cloud(20, 37, 48, .3, .2)),
    "cluster-and-strays": ([], lambda m: m.cloud(25, 37, 48, .2, .15).spread(5, 23, 46, 39, 52)),
    "one-place-5": ([], lambda m: [town(m) for _ in range(5)] and m.add(30.5, 50.45)),
    "one-place-60": ([], lambda m: [town(m) for _ in range(60)] and m.cloud(4, 33, 50, 1, 1)),
    "a-city": ([], lambda m: m.cloud(15, 30.5, 50.45, 0.05, 0.03, precision="site")),
    "lattice": ([], lambda m: grid(m, 48, 30, 47, 1)),
    "far-talks": ([], far),
    "tabs": ([], tabs),
    "tabs-small": (["--size", "90mm"], tabs),
    "tabs-by-day": (["--by", "day"], tabs),
    "statuses": ([], lambda m: [m.add(28 + 2 * c, 50 - s, category=k, status=t)
                                for c, k in enumerate(TYPES) for s, t in
                                enumerate(["reported", "claimed", "planned", "denied"])] and m),
    "regions": ([], lambda m: m.add(37.5, 48.2, "Donetsk region", precision="region", radius=150)
                .add(36.3, 50, "Kharkiv region", precision="region", radius=130)
                .add(36, 51.6, "Kursk region", precision="region", radius=120)
                .cloud(8, 36.5, 49.5, 1, 0.8)),
    "sea": ([], lambda m: m.add(33, 43.5, "Black Sea", precision="area", radius=300)
            .add(33.4, 44.6, "Sevastopol").add(30.7, 46.5, "Odesa")),
    "coast": ([], lambda m: m.cloud(14, 35.2, 33, 0.3, 0.7, country="Lebanon", code="LB")),
    "red-sea": ([], lambda m: m.spread(12, 32, 12, 45, 28, country="Yemen", code="YE")),
    "islands": ([], lambda m: m.spread(10, 118, -8, 130, 6, country="Indonesia", code="ID")),
    "antimeridian": ([], lambda m: m.spread(9, 172, -20, 186, -12, country="Fiji", code="FJ")),
    "bering": ([], lambda m: m.spread(8, 168, 58, 200, 68, country="Russia", code="RU")),
    "arctic": ([], lambda m: m.spread(10, -180, 72, 180, 88, country="Russia", code="RU")),
    "antarctic": ([], lambda m: m.spread(6, -180, -85, 180, -68, country=None, code=None)),
    "north-pole": ([], lambda m: m.add(0, 89.9).add(120, 85).add(-100, 84)),
    "equator": ([], lambda m: m.spread(9, -4, -5, 12, 6, country="Gabon", code="GA")),
    "world": ([], lambda m: m.spread(30, -170, -50, 170, 65, country=None, code=None)),
    "world-200": ([], lambda m: m.spread(200, -170, -50, 170, 65, country=None, code=None)),
    "chile": ([], lambda m: m.spread(9, -74, -53, -69, -18, country="Chile", code="CL")),
    "long-names": ([], lambda m: named(m, LONG, 30, 50, 1.2)),
    "long-names-small": (["--size", "90mm"], lambda m: named(m, LONG, 30, 50, 1.2)),
    "scripts": ([], lambda m: named(m, SCRIPTS, 30, 50, 1.5)),
    "markup": (["--title", "<i>Strikes</i> & \"talks\""], markup),
    "a4": (["--size", "a4"], lambda m: m.spread(25, 23, 46, 39.5, 52)),
    "wide": (["--size", "16:9"], lambda m: m.spread(15, 23, 46, 39.5, 52)),
    "square": (["--size", "square"], lambda m: m.spread(15, 23, 46, 39.5, 52)),
    "small": (["--size", "80mm"], lambda m: m.spread(12, 23, 46, 39.5, 52)),
    "dark": (["--theme", "dark"], lambda m: m.spread(12, 23, 46, 39.5, 52)),
    "print": (["--theme", "print"], lambda m: m.spread(12, 23, 46, 39.5, 52)),
    "german": (["--language", "de"], lambda m: m.spread(12, 6, 47, 15, 55, country="Germany",
                                                        code="DE")),
    "de-facto": (["--boundaries", "de-facto"], lambda m: m.spread(6, 33, 44.5, 36.5, 47)),
    "wide-notes": (["--size", "16:9"], lambda m: far(m).add(36.5, 50)),
    "by-day": (["--by", "day"], lambda m: [m.cloud(5, 35, 49, 1.5, 1, day=f"2025-03-{d}")
                                           for d in (20, 21, 22, 24)] and m),
    "by-week": (["--by", "week"], lambda m: m.spread(40, 23, 46, 39.5, 52)),
    "overlay": (["--overlay", "OVERLAY"], lambda m: m.cloud(9, 37, 48.5, 1, 0.7)),
    "outside-extent": (["--extent", "30,46,38,50"], lambda m: m.spread(12, 22, 44, 40, 52)),
}
SCENES |= {name: ([], lambda m, name=name: real_scenes.fill(m, name)) for name in real_scenes.PLACES}


def write_overlay(path):
    """A front line, an area and a point, styled as simplestyle has it."""
    def feature(kind, coordinates, **properties):
        return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates},
                "properties": properties}
    front = feature("LineString", [[36, 50.2], [37.8, 49.2], [37.5, 48], [35.5, 47.5]],
                    stroke="#333333", **{"stroke-width": 2}, title="Front line")
    area = feature("Polygon", [[[37.6, 49], [39, 49], [39, 47.8], [37.6, 47.8], [37.6, 49]]],
                   fill="#888888", **{"fill-opacity": 0.2}, title="Held area")
    point = feature("Point", [36.2, 48.8], title="Depot", **{"marker-color": "#0a0"})
    collection = {"type": "FeatureCollection", "features": [front, area, point]}
    path.write_text(json.dumps(collection), encoding="utf-8")


def write(name, folder):
    """The scene's file and its options."""
    options, fill = SCENES[name]
    if "OVERLAY" in options:
        overlay = Path(folder, f"{name}-lines.geojson")
        write_overlay(overlay)
        options = [str(overlay) if o == "OVERLAY" else o for o in options]
    maker = Maker(name)
    fill(maker)
    path = Path(folder, f"{name}.geojson")
    path.write_text(json.dumps({"type": "FeatureCollection", "features": maker.features},
                               ensure_ascii=False), encoding="utf-8")
    return path, options


def main():
    if len(sys.argv) != 2:
        print(__doc__.split("\n\n")[1])
        return 2
    for name in SCENES:
        write(name, sys.argv[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
