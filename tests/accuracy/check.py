#!/usr/bin/env python3
"""Hold the program to the figures it has reached: check.py DATELINE SHARED geoparse|incidents

SHARED is the folder with the hand-coded articles and corpora (eval/, gold/, articles/, corpora/), which is
not part of this repository. Without it nothing can be measured: the test says so and counts as skipped."""
import json, pathlib, subprocess, sys, tempfile

program, shared, what = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
here = pathlib.Path(__file__).resolve().parent
if not (shared / "eval").is_dir():
    print(f"not measured: there is no {shared}/eval")
    sys.exit(77)


def measure(script, *arguments, command):
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run([sys.executable, shared / "eval" / script, *arguments, "--json", out.name, "--",
                        program, *command], check=True)
        return json.load(open(out.name))


if what == "geoparse":
    figures = measure("score_geoparse.py", shared / "corpora/GWN-dev", shared / "corpora/LGL",
                      command=["toponyms", "-q"])
else:
    got = measure("score_incidents.py", "--date", "--merge", "--quiet", "--articles", shared / "articles",
                  "--gold", shared / "gold", command=["extract", "-q"])
    shares = {name: right / max(1, total) for name, (right, total) in {**got["attrs"], **got["merge"]}.items()}
    figures = {"incidents": {**got, **shares}}
floors = [line.split("\t") for line in (here / "floors.tsv").read_text().splitlines()
          if line and not line.startswith("#")]
held = [(name, figure, float(floor)) for name, figure, floor in floors if name in figures]
if not held:
    sys.exit(f"no floor is recorded for {what}")
low = [f"{name} {figure}: {figures[name][figure]:.3f} is below the floor of {floor}"
       for name, figure, floor in held if figures[name][figure] < floor]
print("\n".join(low) or f"{len(held)} figures at or above their floors")
sys.exit(1 if low else 0)
