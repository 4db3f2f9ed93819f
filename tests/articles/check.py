#!/usr/bin/env python3
"""Hold the program to what the sample articles are known to tell.

    check.py DATELINE [NAME...]

Runs `DATELINE extract` on each article of this folder and compares what comes out with NAME.found.tsv,
line by line: category, place, day, killed, injured, actor1, status; a row counts only when all seven are
right. Prints what is missing, false or told wrongly. Exit status 1 when fewer rows are right, or more are
false, than the floor below says; both may only get better.
"""
import json, pathlib, subprocess, sys

RIGHT_LEAST, FALSE_MOST = 33, 2

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
    """(rows right, rows wanted, what is wrong)"""
    name = found.name.removesuffix(".found.tsv")
    article = next(p for p in FOLDER.glob(name + ".*") if not p.name.endswith(".found.tsv"))
    run = subprocess.run([program, "extract", "-q", str(article)], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{name}: exit status {run.returncode}: {run.stderr.strip()}")
    told = [row(f["properties"]) for f in json.loads(run.stdout)["features"]]
    rows = [line.split("\t") for line in found.read_text("utf8").splitlines()
            if line and not line.startswith("#")]
    missing = []
    for wanted in rows:
        match = next((t for t in told if same(t, wanted)), None)
        if match:
            told.remove(match)
        else:
            missing.append(f"{name}: missing  " + "  ".join(wanted))
    false = [f"{name}: not to be found  " + "  ".join(t) for t in told]
    return len(rows) - len(missing), len(rows), missing, false


def main():
    program, names = sys.argv[1], sys.argv[2:]
    files = [f for f in sorted(FOLDER.glob("*.found.tsv"))
             if not names or f.name.removesuffix(".found.tsv") in names]
    if not files:
        sys.exit("no sample articles found")
    results = [check(program, f) for f in files]
    right, wanted = (sum(r[i] for r in results) for i in (0, 1))
    false = [line for r in results for line in r[3]]
    print("\n".join([line for r in results for line in r[2]] + false))
    print(f"{right} of {wanted} incidents right in all they say, {len(false)} not to be found")
    if not names and (right < RIGHT_LEAST or len(false) > FALSE_MOST):
        sys.exit(f"the floor is {RIGHT_LEAST} right and {FALSE_MOST} not to be found")


if __name__ == "__main__":
    main()
