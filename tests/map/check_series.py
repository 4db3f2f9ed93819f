#!/usr/bin/python3
"""A sheet for each day: all of one frame, each sound, each incident on its day's sheet and no other.

usage: check_series.py DATELINE
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from check_svg import Checker, read_incidents
from scenes import write

PAGES = [], ["--size", "16:9"], ["--size", "a5"], ["--extent", "30,46,38,52"]


def days_of(path):
    """{day: ids}"""
    days = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        properties = feature["properties"]
        days.setdefault(properties["date_start"] or "undated", set()).add(properties["id"])
    return days


def check(program, scene, page, folder):
    path, _ = write(scene, folder)
    out = Path(folder, "series")
    out.mkdir(exist_ok=True)
    for old in out.iterdir():
        old.unlink()
    subprocess.run([program, "render", "-q", path, "--by", "day", "--apart", *page, "-o",
                    out / "map.svg"], check=True, timeout=60)
    days, incidents = days_of(path), read_incidents(path)
    wrong, frames = [], set()
    if {f.name for f in out.iterdir()} != {f"map-{day}.svg" for day in days}:
        wrong.append(f"the files are {sorted(f.name for f in out.iterdir())}")
    for day, ids in days.items():
        checker = Checker(out / f"map-{day}.svg", {i: incidents[i] for i in ids})
        wrong += [f"{day}: {line}" for line in checker.check()]
        told = {i for g in checker.drawing.root.iter() for i in g.get("data-incidents", "").split()}
        wrong += [f"{day}: the incidents are {sorted(told)}"] if told != ids else []
        frames.add(checker.drawing.frames[0][1])
    return wrong + ([f"the frames are {frames}"] if len(frames) != 1 else [])


def main():
    if len(sys.argv) != 2:
        print(__doc__.split("\n\n")[1])
        return 2
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for scene in "by-day", "some-without-place", "far-talks", "lebanon-coast":
            for page in PAGES:
                for line in check(sys.argv[1], scene, page, folder):
                    bad += 1
                    print(f"{scene} {' '.join(page)}: {line}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
