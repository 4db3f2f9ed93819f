#!/usr/bin/env python3
"""Text in bulk: bulk.py DATELINE [RUNS] [ARTICLE...]

Writes some 30 MB of the articles (default: the sample articles) as JSON Lines, then runs `wc -w`, `dateline
toponyms` and `dateline extract` on them in turn, pinned to one processor, and prints the median of each and
the ratio to `wc -w`, pair by pair. Times are user and system time of the whole process."""
import json, os, pathlib, resource, statistics, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
BYTES = 30_000_000


def cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_bulk(path, articles):
    texts = [p.read_text("utf8", "replace") for p in articles]
    size = n = 0
    with open(path, "w", encoding="utf8") as out:
        while size < BYTES:
            for text in texts:
                size += out.write(json.dumps({"id": f"a{n}", "date": "2025-06-03", "text": text},
                                             ensure_ascii=False) + "\n")
                n += 1
    return n


def main():
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    articles = [pathlib.Path(p) for p in sys.argv[3:]] or sorted((HERE.parent / "articles").glob("*.txt"))
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        bulk = os.path.join(folder, "bulk.jsonl")
        count = write_bulk(bulk, articles)
        megabytes = os.path.getsize(bulk) / 1e6
        commands = {"wc -w": ["wc", "-w", bulk],
                    "toponyms": [program, "toponyms", "-q", bulk, "-o", os.path.join(folder, "t")],
                    "extract": [program, "extract", "-q", bulk, "-o", os.path.join(folder, "e")]}
        times = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(cpu(command))
    print(f"{megabytes:.1f} MB, {count} articles, {runs} runs in turn on one processor")
    for name, taken in times.items():
        ratio = statistics.median(t / w for t, w in zip(taken, times["wc -w"]))
        print(f"{name:10s} {statistics.median(taken):7.3f} s  {megabytes / statistics.median(taken):7.1f} MB/s"
              f"  {ratio:6.2f} times wc -w")


if __name__ == "__main__":
    main()
