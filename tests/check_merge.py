#!/usr/bin/env python3
"""Merging does not depend on order or split: check_merge.py DATELINE SOURCE_FOLDER SPLITS [FOLDER...]

Takes sets of articles (the sample articles; all that tests/spec/merge.txt tells, at once; those of further
folders that are there), splits each at random into runs, some articles in two of them, merges the runs in
random order, some of them merged before, and wants the bytes of one run over the whole. Then holds of every
incident of the whole that figures which contradict each other became a range, with each source's own kept."""
import json, os, pathlib, random, subprocess, sys, tempfile

program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
splits = int(sys.argv[3])
problems = []


def run(command, inputs, out):
    subprocess.run([program, command, "-q", *inputs, "-o", out], check=True)
    return pathlib.Path(out).read_bytes()


def spec_articles(folder):
    """The articles of the readable spec, as files."""
    case, paths = 0, []
    for line in (source / "tests/spec/merge.txt").read_text("utf8").splitlines():
        head, bar, text = line.partition(" | ")
        words = head.split()
        if line.startswith("#") or not line:
            continue
        if not bar or len(words) != 2:
            case += line[0] not in "=?"
            continue
        date = "" if words[1] == "-" else f"date: {words[1]}\n\n"
        path = pathlib.Path(folder) / f"{case:03d}{words[0]}.txt"
        path.write_text(date + text.replace(" // ", "\n\n") + "\n", "utf8")
        paths.append(str(path))
    return paths


def parts_of(articles, rng):
    n = rng.randint(2, 5)
    parts = [[] for _ in range(n)]
    for article in articles:
        for part in rng.sample(parts, 2 if rng.random() < 0.1 else 1):
            part.append(article)
    parts = [p for p in parts if p]
    for part in parts:
        rng.shuffle(part)
    return parts


def check_splits(name, articles, whole, tmp):
    for seed in range(splits):
        rng = random.Random(seed)
        files = []
        for i, part in enumerate(parts_of(articles, rng)):
            files.append(os.path.join(tmp, f"part{i}.geojson"))
            run("extract", part, files[-1])
        rng.shuffle(files)
        if len(files) > 2 and rng.random() < 0.5:
            run("merge", files[:2], os.path.join(tmp, "two.geojson"))
            files = files[2:] + [os.path.join(tmp, "two.geojson")]
        if run("merge", files, os.path.join(tmp, "merged.geojson")) != whole:
            problems.append(f"{name}: split {seed} merged differs from the whole")


def interval(holder, key):
    low, best, high = (holder[f"{key}_{x}"] for x in ("low", "best", "high"))
    if low is None and best is None:
        return None
    return (best if low is None else low, best if low is None or best is None else best, high)


def check_figures(name, whole):
    """Returns how many contradictions were seen."""
    seen = 0
    for feature in json.loads(whole)["features"]:
        p = feature["properties"]
        for key in ("fatalities", "injured"):
            told = [t for t in (interval(s, key) for s in p["sources"]) if t]
            if not told:
                continue
            low, high = max(t[0] for t in told), min((t[2] for t in told if t[2] is not None), default=None)
            if high is None or low <= high:
                continue
            seen += 1
            most = max(t[2] if t[2] is not None else t[1] for t in told)
            got = (p[key + "_low"], p[key + "_high"])
            if got != (min(t[0] for t in told), most):
                problems.append(f"{name}: {p['summary']}: {key} {got} of {told}")
    return seen


def main():
    with tempfile.TemporaryDirectory() as tmp, tempfile.TemporaryDirectory() as spec:
        sets = {"sample articles": sorted(str(p) for p in (source / "tests/articles").iterdir()
                                          if p.suffix in (".txt", ".html", ".jsonl")),
                "spec": spec_articles(spec)}
        for folder in sys.argv[4:]:
            sets[folder] = sorted(map(str, pathlib.Path(folder).glob("*.txt")))
        contradictions = 0
        for name, articles in sets.items():
            if articles:
                whole = run("extract", articles, os.path.join(tmp, "whole.geojson"))
                check_splits(name, articles, whole, tmp)
                contradictions += check_figures(name, whole)
    if contradictions == 0:
        problems.append("no contradiction of tolls was seen: nothing was held")
    print("\n".join(problems) or f"{splits} splits of each set give the whole; {contradictions} "
          "contradictions of tolls are ranges")
    sys.exit(1 if problems else 0)


main()
