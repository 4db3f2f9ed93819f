#!/usr/bin/env python3
"""Hold the program to what the sample articles are known to tell.

    check.py DATELINE [NAME...]

Runs `DATELINE extract` on each article of this folder and compares what comes out with NAME.found.tsv,
line by line: category, place, day, killed, injured, actor1, status. Prints what is missing, false or
told wrongly; exit status 1 when anything is.
"""
import json, pathlib, subprocess, sys

FOLDER = pathlib.Path(__file__).resolve().parent


def figure(low, best, high):
    if best is None and low is None:
        return "-"
    if high is None:
        return f"{low}+"
    return f"{low}-{high}" if low != high else f"{low}"


def row(p):
    return [p["category"], p["location"] or "-", p["date_start"] or "-",
            figure(p["fatalities_low"], p["fatalities_best"], p["fatalities_high"]),
            figure(p["injured_low"], p["injured_best"], p["injured_high"]),
            p["actor1"] or "-", p["status"]]


def day_ok(told, wanted):
    first, _, last = wanted.partition("..")
    return first <= told <= (last or first)


def same(told, wanted):
    return all(day_ok(t, w) if i == 2 else t == w for i, (t, w) in enumerate(zip(told, wanted)))


def check(program, found):
    name = found.name.removesuffix(".found.tsv")
    article = next(p for p in FOLDER.glob(name + ".*") if not p.name.endswith(".found.tsv"))
    run = subprocess.run([program, "extract", "-q", str(article)], capture_output=True, text=True)
    if run.returncode:
        return [f"{name}: exit status {run.returncode}: {run.stderr.strip()}"]
    told = [row(f["properties"]) for f in json.loads(run.stdout)["features"]]
    problems = []
    for line in found.read_text("utf8").splitlines():
        if line.startswith("#") or not line:
            continue
        wanted = line.split("\t")
        match = next((t for t in told if same(t, wanted)), None)
        if match:
            told.remove(match)
        else:
            problems.append(f"{name}: missing  " + "  ".join(wanted))
    return problems + [f"{name}: not to be found  " + "  ".join(t) for t in told]


def main():
    program, names = sys.argv[1], sys.argv[2:]
    files = sorted(FOLDER.glob("*.found.tsv"))
    if names:
        files = [f for f in files if f.name.removesuffix(".found.tsv") in names]
    if not files:
        sys.exit("no sample articles found")
    problems = [p for f in files for p in check(program, f)]
    print("\n".join(problems) or f"all {len(files)} sample articles as they should be")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
