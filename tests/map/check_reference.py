#!/usr/bin/python3
"""The reference map stays within its bounds: 20 MiB for the whole process, 20 kB of SVG, 6 kB
gzipped. Its 25 ms of processor time are printed, not held: a busy machine would fail them.

usage: check_reference.py DATELINE
"""
import gzip
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
import map as bench  # pylint: disable=wrong-import-position

BOUNDS = {"MiB": 20, "bytes": 20_000, "gzipped": 6_000}
RUNS = 3


def measure(dateline):
    with tempfile.TemporaryDirectory() as folder:
        bench.write_inputs(folder)
        command = bench.own_command(dateline)
        runs = [bench.run(command, folder) for _ in range(RUNS)]
        data = Path(folder, "dateline.svg").read_bytes()
    print(f"processor: {min(1000 * run[1] for run in runs):.1f} ms")
    return {"MiB": max(run[2] for run in runs), "bytes": len(data),
            "gzipped": len(gzip.compress(data, 9))}


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    measured = measure(str(Path(sys.argv[1]).resolve()))
    for name, bound in BOUNDS.items():
        print(f"{name}: {measured[name]:.0f} of {bound}")
    return any(measured[name] > bound for name, bound in BOUNDS.items())


if __name__ == "__main__":
    sys.exit(main())
