#!/usr/bin/python3
"""Draws the pictures of output/pictures/ from the sample articles' incidents and the made-up scenes.

usage: pictures.py DATELINE INCIDENTS.geojson FOLDER
       pictures.py --check README.md FOLDER

With --check nothing is drawn: the README may show only pictures that there are, each has to be
named in the README of the folder, and each has to be a sound map (check_svg.py).
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from check_svg import Checker
from scenes import write

# From the sample articles.
SAMPLE = {
    "sample-dark": ["--theme", "dark"],
    "sample-print": ["--theme", "print"],
    "sample-90mm": ["--size", "90mm"],
    "sample-wide": ["--size", "16:9"],
    "sample-a4": ["--size", "a4"],
    "sample-june": ["--extent", "20,44,45,58", "--title", "Within an extent of one's own"],
    "sample-deutsch": ["--language", "de"],
    "sample-weeks": ["--by", "week"],
}

# From scenes.py, with their own options.
SCENES = (
    "single-city", "along-a-river", "lebanon-coast", "gaza", "red-sea-ships", "world-talks", "regions-only",
    "fiji", "svalbard", "donbas", "far-talks", "statuses", "overlay", "by-day", "by-week", "dense-40",
    "dense-120", "country-400", "world-200", "one-place-60", "some-without-place",
)


def draw(program, incidents, folder):
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.svg"):
        old.unlink()
    for name, options in SAMPLE.items():
        render(program, incidents, options, folder / f"{name}.svg")
    with tempfile.TemporaryDirectory() as scenes:
        for name in SCENES:
            path, options = write(name, scenes)
            render(program, path, options, folder / f"{name}.svg")


def render(program, incidents, options, to):
    subprocess.run([program, "render", "-q", *options, incidents, "-o", to], check=True)


def check(readme, folder):
    there = {p.name for p in folder.glob("*.svg")}
    shown = set(re.findall(r"pictures/([\w-]+\.svg)", readme.read_text(encoding="utf-8")))
    listed = set(re.findall(r"\(([\w-]+\.svg)\)", (folder / "README.md").read_text("utf-8")))
    wrong = [f"the README shows {n}, which is not there" for n in sorted(shown - there)]
    wrong += [f"{n} is not in the folder's README" for n in sorted(there - listed)]
    wrong += [f"the folder's README shows {n}, which is not there" for n in sorted(listed - there)]
    for name in sorted(there):
        wrong += [f"{name}: {line}" for line in Checker(folder / name, {}).check()]
    return wrong


def main():
    if len(sys.argv) != 4:
        print(__doc__.split("\n\n")[1])
        return 2
    if sys.argv[1] == "--check":
        wrong = check(Path(sys.argv[2]), Path(sys.argv[3]))
        print("\n".join(wrong))
        return 1 if wrong else 0
    draw(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
