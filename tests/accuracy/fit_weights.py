#!/usr/bin/env python3
"""Fit the weights by which names are taken for places, and for which ones.

    fit_weights.py BUILD SHARED [--apply]

Reads what BUILD/tests/dump_mentions sees in the corpora of SHARED (which are not part of this repository),
fits place/score_table.c (which place of a name: softmax over its options) and place/evidence_table.c (whether
it is a place: logistic regression), prints how they do on documents held out (four folds), and with --apply
writes them. Since the context is made of what other names probably mean, dump and fit alternate: run it two or
three times. Both fits are drawn towards a prior, zero unless PRIOR says otherwise, so that what the corpora
hardly show keeps the weight that reason gives it.

The articles of SHARED/articles have no mentions marked; there a name counts as a place unless the gazetteer
lists it as a word or a person's name, whole and cut into single sentences. It needs numpy."""
import os, pathlib, re, subprocess, sys, tempfile

import numpy as np

PRIOR = {
    "SAID": 2, "LISTED": .5, "INSIDE": 1.5, "CONTAINS": 1, "BASED_AFTER": 1.5, "PERSON": -1.5, "OLD": -1,
    "LANGUAGE_BESIDE": -1.5, "MISFIT": -2, "MEDIA_AFTER": -1, "TEAM_AFTER": -.3, "COMPANY_AFTER": -.5,
    "WORK_AFTER": -.3, "DATELINE": 1.5, "TOPOGRAPHIC_BEFORE": -.7, "BODY": -.5, "DIRECTION": .5, "WORKS": 2,
    "RESIDENT_AFTER": .5, "UNLISTED_CITY": .7, "ACTS": .5, "word": -1, "given": -1, "surname": -1,
    "foreign_in_country": 2,
}
BY_HAND = ["WORKS"]  # stays at its prior
SCORE_PRIOR = {"OLD": -4, "SAME_NAME": 3, "CONTAINER": 2, "WEIGHT": 1, "CAPITAL": .5, "ASKED": 2, "GOVERNMENT": .5}
DOUBTS = ["word", "given", "surname"]
FIT = ["certainty", "near", "in_division", "in_country", "repeated_best", "repeated_mean", "repeated", "foremost",
       "foreign", "foreign_in_country"]
SHRINK, SCORE_SHRINK, FOLDS = 0.0005, 0.001, 4
WEIGHT = {"LGL": 1, "GWN-dev": 2, "articles": 1, "sentences": .5}
PLACES = pathlib.Path(__file__).resolve().parents[2] / "src/place"

build, shared = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
sys.path.insert(0, str(shared / "eval"))
import score_geoparse  # noqa: E402


def enumerators(header, enum, prefix):
    body = (PLACES / header).read_text().split(f"enum {enum} {{")[1].split("};")[0]
    return re.findall(rf"^\s+{prefix}(\w+)", body, re.M)[:-1]


EVIDENCE = enumerators("evidence.h", "evidence", "EVIDENCE_")
SCORES = enumerators("sense.h", "score_feature", "SCORE_")
COLUMNS = EVIDENCE + DOUBTS + FIT + ["base"]


def km(lat1, lon1, lat2, lon2):
    a, b, c, d = map(np.radians, (lat1, lon1, lat2, lon2))
    h = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * np.arcsin(np.minimum(1, np.sqrt(h)))


def dump(files):
    """[{senses: [options], mentions: [...]}], one a file."""
    out = subprocess.run([build / "tests/dump_mentions", build / "share/dateline/gazetteer.bin", *files],
                         capture_output=True, text=True, check=True).stdout
    documents = []
    for line in out.splitlines():
        kind, *fields = line.split()
        if kind == "A":
            documents.append({"senses": [], "mentions": [], "labels": []})
        elif kind == "S":
            documents[-1]["senses"].append([])
        elif kind == "O":
            documents[-1]["senses"][-1].append([float(x) for x in fields])
        else:
            start, end, sense = map(int, fields[:3])
            rest = [float(x) for x in fields[4:6]] + [int(x) / 255 for x in fields[6:9]]
            documents[-1]["mentions"].append((start, end, sense, int(fields[3], 16), *rest))
    for document in documents:
        document["senses"] = [np.array(x).reshape(-1, 3 + len(SCORES)) for x in document["senses"]]
    return documents


def corpus(name, work):
    golds = [score_geoparse.parse(line) for line in open(shared / "corpora" / name / "gold.txt", encoding="utf8",
                                                         errors="replace")]
    files = []
    for i in range(len(golds)):
        files.append(work / f"{name}-{i}.txt")
        files[-1].write_bytes((shared / "corpora" / name / "texts" / str(i)).read_bytes())
    documents = dump(files)
    for i, (document, gold) in enumerate(zip(documents, golds)):
        raw, left = files[i].read_bytes(), list(gold)
        document.update(corpus=name, fold=i % FOLDS, gold=len(gold))
        for start, end, *_ in document["mentions"]:
            text = raw[start:end].decode("utf8", "replace").lower()
            middle = (len(raw[:start].decode("utf8", "replace")) + len(raw[:end].decode("utf8", "replace"))) / 2
            found = next((g for g in left if g[0] == text and abs((g[3] + g[4]) / 2 - middle) < 10), None)
            if found:
                left.remove(found)
            document["labels"].append(found)
    return documents


def unmarked(files, name, article_of):
    documents = dump(files)
    for document, article in zip(documents, article_of):
        labels = [None if max(mention[6:9]) >= .39 else () for mention in document["mentions"]]
        document.update(corpus=name, fold=article % FOLDS, gold=0, labels=labels)
    return documents


def articles(work):
    whole = sorted((shared / "articles").glob("*.txt"))
    sentences, article_of = [], []
    for i, path in enumerate(whole):
        for paragraph in path.read_text(encoding="utf8", errors="replace").split("\n"):
            for sentence in re.split(r"(?<=[a-z”\"]\.) +(?=[A-Z“\"])", paragraph):
                if len(sentence) > 40:
                    sentences.append(work / f"sentence-{len(sentences)}.txt")
                    sentences[-1].write_text(sentence + "\n")
                    article_of.append(i)
    return unmarked(whole, "articles", range(len(whole))) + unmarked(sentences, "sentences", article_of)


def choices(documents):
    """(document, weight, mentions, features, distances, right) for each sense and place meant."""
    out = []
    for document in documents:
        seen = {}
        for mention, gold in zip(document["mentions"], document["labels"]):
            options = document["senses"][mention[2]]
            if gold and len(options):
                far = km(options[:, 0], options[:, 1], gold[1], gold[2])
                key = (mention[2], gold[1], gold[2])
                seen.setdefault(key, [0, options[:, 3:], far])[0] += 1
        for n, features, far in seen.values():
            out.append((document, np.sqrt(n) * WEIGHT[document["corpus"]], n, features, far, far < 100))
    return out


def fit_scores(rows, steps=600):
    mu = np.array([SCORE_PRIOR.get(name, 0) for name in SCORES], float)
    rows = [row for row in rows if row[5].any() and not row[5].all()]
    total = sum(row[1] for row in rows)
    w, m, v = mu.copy(), np.zeros(len(mu)), np.zeros(len(mu))
    for step in range(1, steps + 1):
        gradient = SCORE_SHRINK * (w - mu)
        for _, weight, _, features, _, right in rows:
            p = np.exp((z := features @ w) - z.max())
            p /= p.sum()
            gradient -= weight / total * (features.T @ (p * right / (p * right).sum() - p))
        m, v = .9 * m + .1 * gradient, .99 * v + .01 * gradient ** 2
        w -= .1 * (m / (1 - .9 ** step)) / (np.sqrt(v / (1 - .99 ** step)) + 1e-8)
    return w


def table(documents, scores):
    x, y, weight, right, which = [], [], [], [], []
    at = SCORES.index
    for document in documents:
        for mention, gold in zip(document["mentions"], document["labels"]):
            options = document["senses"][mention[2]]
            if not len(options):
                continue
            p = np.exp((z := options[:, 3:] @ scores) - z.max())
            best, foreign = options[np.argmax(z), 3:], options[np.argmax(z), 2]
            in_country = best[at("IN_COUNTRY")]
            x.append([mention[3] >> i & 1 for i in range(len(EVIDENCE))] + list(mention[6:9]) + [
                p.max() / p.sum(), best[at("NEAR")], best[at("IN_DIVISION")], in_country, mention[4], mention[5],
                mention[5] > 0, best[at("FOREMOST")], foreign, foreign * in_country, 1])
            where = options[np.argmax(z)]
            y.append(gold is not None)
            right.append(bool(gold) and km(where[0], where[1], gold[1], gold[2]) < 161)
            weight.append(WEIGHT[document["corpus"]])
            which.append((document["corpus"], document["fold"]))
    return np.array(x, float), np.array(y, float), np.array(weight), np.array(right), which


def fit_evidence(x, y, weight):
    mu = np.array([PRIOR.get(name, 0) for name in COLUMNS], float)
    shrink = np.eye(len(mu)) * SHRINK
    shrink[-1, -1] = 0
    for name in BY_HAND:
        shrink[COLUMNS.index(name), COLUMNS.index(name)] = 1e3
    w = mu.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (p - y)) / weight.sum() + shrink @ (w - mu)
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x / weight.sum() + shrink
        w -= np.linalg.solve(hessian + 1e-9 * np.eye(len(mu)), gradient)
    return w


def show(name, p, y, right, gold, threshold=.45):
    taken = p >= threshold
    found, hit = (y[taken] == 1).sum(), right[taken].sum()
    precision, recall = found / taken.sum(), found / gold
    print(f"{name:8s} held out: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f} "
          f"Acc@161 {hit / found:.3f} F@161 {2 * hit / (taken.sum() + gold):.3f}")


def write(file, pattern, values):
    path = PLACES / file
    text = path.read_text()
    for name, value in values:
        text, n = re.subn(pattern.replace("NAME", name), lambda m: f"{m.group(1)}{value:.2f}f", text)
        if n != 1:
            sys.exit(f"{file}: {n} places for {name}")
    path.write_text(text)


def main():
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        documents = corpus("GWN-dev", work) + corpus("LGL", work) + articles(work)
    rows = choices(documents)
    folds = [fit_scores([row for row in rows if row[0]["fold"] != fold], 250) for fold in range(FOLDS)]
    scores = fit_scores(rows)
    p = {}
    for fold in range(FOLDS):
        x, y, weight, right, which = table(documents, folds[fold])
        held = np.array([f == fold for _, f in which])
        w = fit_evidence(x[~held], y[~held], weight[~held])
        names = np.array([name for name, _ in which])[held]
        for name in set(names):
            here = names == name
            p.setdefault(name, []).append((1 / (1 + np.exp(-x[held][here] @ w)), y[held][here], right[held][here]))
    for name in ("GWN-dev", "LGL"):
        show(name, *(np.concatenate(part) for part in zip(*p[name])),
             sum(d["gold"] for d in documents if d["corpus"] == name))
    for name in ("articles", "sentences"):
        guess, y, _ = (np.concatenate(part) for part in zip(*p[name]))
        print(f"{name}: {(guess[y == 1] > .45).mean():.3f} of the places, {(guess[y == 0] > .45).mean():.3f} of the rest")
    if "--apply" not in sys.argv:
        return
    x, y, weight, _, _ = table(documents, scores)
    w = dict(zip(COLUMNS, fit_evidence(x, y, weight)))
    fit = x[:, -len(FIT) - 1:-1] @ np.array([w[name] for name in FIT])
    write("score_table.c", r"(\[SCORE_NAME\] = \{)-?[\d.]+f", zip(SCORES, scores))
    write("evidence_table.c", r"(\[EVIDENCE_NAME\] = \{)-?[\d.]+f", ((name, w[name]) for name in EVIDENCE))
    write("evidence_table.c", r"(\.NAME = )-?[\d.]+f", ((name, w[name]) for name in DOUBTS + FIT))
    write("evidence_table.c", r"(evidence_NAME = )-?[\d.]+f",
          [("base", w["base"]), ("typical", (fit[y == 1].mean() + fit[y == 0].mean()) / 2)])


main()
