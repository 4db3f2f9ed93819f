#!/usr/bin/env python3
"""The same input gives the same bytes: check_repeatable.py DATELINE SOURCE_FOLDER

Maps the sample articles in the committed order, in reverse, from another working folder, under another
locale, and in two runs that `dateline merge` joins; each must give the bytes of the files in output/."""
import os, pathlib, subprocess, sys, tempfile

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
articles = sorted(str(p) for p in (source / "tests/articles").iterdir()
                  if p.suffix in (".txt", ".html", ".jsonl"))
names = ["incidents.geojson", "incidents.svg", "incidents.qml"]
committed = {n: (source / "output" / n).read_bytes() for n in names}
problems = []


def run(*arguments, cwd=None, **env):
    subprocess.run([program, *arguments], check=True, cwd=cwd, stderr=subprocess.DEVNULL,
                   env={**os.environ, **env})


def same(what, folder, only=names):
    for name in only:
        if (pathlib.Path(folder) / name).read_bytes() != committed[name]:
            problems.append(f"{what}: {name} differs from output/{name}")


with tempfile.TemporaryDirectory() as tmp:
    for what, order, cwd, locale in [
            ("the committed order", articles, source, "C"),
            ("the articles in reverse", articles[::-1], source, "C"),
            ("another folder", articles, tmp, "C"),
            ("another locale", articles, source, "de_DE.UTF-8")]:
        out = os.path.join(tmp, what.replace(" ", "-"))
        run("map", *order, "-o", out, cwd=cwd, LC_ALL=locale, LANG=locale)
        same(what, out)
    half = len(articles) // 2
    parts = [os.path.join(tmp, f"part{i}.geojson") for i in (0, 1)]
    run("extract", *articles[:half], "-o", parts[0])
    run("extract", *articles[half:], "-o", parts[1])
    for what, order in [("two runs merged", parts), ("two runs merged in reverse", parts[::-1])]:
        run("merge", *order, "-o", os.path.join(tmp, "incidents.geojson"))
        same(what, tmp, ["incidents.geojson"])
print("\n".join(problems) or "the same bytes in every order, folder and locale, whole or merged")
sys.exit(1 if problems else 0)
