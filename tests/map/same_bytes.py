#!/usr/bin/python3
"""The same bytes for the same incidents, whatever the run, locale, folder or order of features.

usage: same_bytes.py DATELINE [RUNS]
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from scenes import write

SCENES = "dense-40", "far-talks"
ENDINGS = "svg", "pdf", "png", "qml"
LOCALES = "C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"


def make_locales(folder):
    """The machine seldom has them; where it has what they are made of, they are made."""
    for name in LOCALES[2:]:
        language, charset = name.split(".")
        try:
            subprocess.run(["localedef", "-i", language, "-f", charset, Path(folder, name)],
                           capture_output=True, check=False)
        except FileNotFoundError:
            print("no localedef: locales are only named")
            return


def shuffled(path, to, seed):
    collection = json.loads(path.read_text(encoding="utf-8"))
    random.Random(seed).shuffle(collection["features"])
    to.write_text(json.dumps(collection), encoding="utf-8")


def render(program, path, to, locale, folder, locales):
    # As few settings as a bare login has, and every one that programs like to listen to. The C
    # library never frees what it makes of LOCPATH: leaks are looked for by the other tests.
    environment = {"PATH": os.environ["PATH"], "LC_ALL": locale, "LANG": locale,
                   "LOCPATH": str(locales), "ASAN_OPTIONS": "detect_leaks=0",
                   "TZ": "Asia/Kathmandu", "COLUMNS": "40"}
    subprocess.run([program, "render", "-q", path, "-o", to], check=True, cwd=folder,
                   env=environment)
    return to.read_bytes()


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__.split("\n\n")[1])
        return 2
    program, runs = str(Path(sys.argv[1]).resolve()), int((sys.argv + ["10"])[2])
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder, "another folder")
        other.mkdir()
        locales = Path(folder, "locales")
        locales.mkdir()
        make_locales(locales)
        for name in SCENES:
            path, _ = write(name, folder)
            for ending in ENDINGS:
                first = render(program, path, Path(folder, f"first.{ending}"), "C", folder,
                               locales)
                for run in range(runs):
                    again = other / f"{run}.geojson"
                    shuffled(path, again, run)
                    locale = LOCALES[run % len(LOCALES)]
                    got = render(program, again.name, other / f"map.{ending}", locale, other,
                                 locales)
                    if got != first:
                        bad += 1
                        print(f"{name}.{ending}: run {run} under {locale} differs")
            print(f"{name}: {runs} runs in each of {len(ENDINGS)} formats")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
