#!/usr/bin/python3
"""Draws every scene of scenes.py and has check_svg.py look at it.

usage: check_scenes.py DATELINE [--keep FOLDER] [SCENE...]
"""
import subprocess
import sys
import tempfile

from check_svg import Checker, read_incidents
from scenes import SCENES, write

# Scenes that are known not to be sound yet; one that has become so fails the test, to be taken out.
PENDING = set()


def check(program, name, folder):
    path, options = write(name, folder)
    svg = path.with_suffix(".svg")
    done = subprocess.run([program, "render", "-q", path, "-o", svg, *options],
                          capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        return [f"exit {done.returncode}: {done.stderr.strip()}"]
    return Checker(svg, read_incidents(path)).check()


def main():
    arguments = sys.argv[1:]
    if not arguments:
        print(__doc__.split("\n\n")[1])
        return 2
    program, names = arguments[0], arguments[1:]
    with tempfile.TemporaryDirectory() as folder:
        if "--keep" in names:
            at = names.index("--keep")
            folder = names[at + 1]
            del names[at:at + 2]
        bad = 0
        for name in names or SCENES:
            wrong = check(program, name, folder)
            bad += bool(wrong) != (name in PENDING)
            if name in PENDING and not wrong:
                print(f"{name}: is sound now, take it out of PENDING")
            for line in wrong[:12]:
                print(f"{name}: {line}")
            if len(wrong) > 12:
                print(f"{name}: and {len(wrong) - 12} more")
    print(f"{len(names or SCENES) - bad} of {len(names or SCENES)} scenes are as expected, "
          f"{len(PENDING)} pending")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
