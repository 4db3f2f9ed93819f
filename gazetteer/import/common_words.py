#!/usr/bin/env python3
"""common_words.py SCOWL_DIR: remake ../words/common.tsv: names of places that are mostly common words.

SCOWL_DIR holds the lists of Debian's scowl 2020.12.07-2 (usr/share/dict/scowl in the package). A word of these
lists that is also a name in our tables gets a weight: high where the word is frequent or the place
small, or where it is only an alternate name; low where the place is a great one. A town's name of one or two letters is
nearly always an abbreviation of something else. common-hand.tsv wins.
"""
import glob
import hashlib
import os
import sys

from common import fail, fold_words, rows, write_table

HERE = os.path.dirname(os.path.abspath(__file__))
LEVELS = (10, 20, 35, 40, 50, 55, 60)  # SCOWL's sizes: 10 holds the commonest words
SCOWL = "3f9aa2dd362f1ef0c602e17f42c51606e8986a6b023c1c692b79f8e9f39693af"
COMMON = {10: 40, 20: 40, 35: 15, 40: 0, 50: -10, 55: -20, 60: -30}
BY_PEOPLE = ((1000000, 20), (300000, 60), (100000, 110), (50000, 150), (10000, 185))


def common_words(folder):
    """word -> the smallest list that has it"""
    level_of, digest = {}, hashlib.sha256()
    for level in LEVELS:
        path = os.path.join(folder, f"english-words.{level}")
        if not os.path.exists(path):
            fail(f"'{folder}' has no english-words.{level}")
        with open(path, "rb") as file:
            text = file.read()
        digest.update(text)
        for word in text.decode("iso-8859-1").split("\n"):
            if word.isalpha() and word.islower() and len(word) > 1:
                level_of.setdefault(word, level)
    if digest.hexdigest() != SCOWL:
        fail(f"the lists in '{folder}' are not those of scowl 2020.12.07-2")
    return level_of


def importance(place, first):
    """As how many people's town the name counts; alternates count for little."""
    if place[5] == "P":
        people = int(place[9] or 0) * (0.3 if place[6] == "PPLX" else 1)
    else:
        people = {"PCLI": 1e8, "PCLD": 1e6, "ADM1": 4e4, "OCN": 1e8, "SEA": 1e6, "CONT": 1e8}.get(place[6], 2e4)
    return people if first else min(people, 8000)


def places():
    folder = os.path.join(HERE, "..")
    names = ["countries", "admin1", "admin2", "areas", "sites", "settlements"]
    for path in [os.path.join(folder, name + ".tsv") for name in names] + sorted(glob.glob(folder + "/places/*.tsv")):
        yield from rows(path)


def weigh(level, people):
    weight = next((weight for least, weight in BY_PEOPLE if people >= least), 215)
    return max(5, min(250, weight + (COMMON[level] if weight > 20 else COMMON[level] // 2)))


def main():
    if len(sys.argv) != 2:
        fail("usage: common_words.py SCOWL_DIR")
    level_of = common_words(sys.argv[1])
    best, known = {}, set()
    for place in places():
        for number, name in enumerate([place[1]] + place[2].split("|")):
            word = fold_words(name)
            if word in level_of:
                best[word] = max(best.get(word, 0), importance(place, number == 0))
            elif 0 < len(word) < 3 and place[5] == "P":
                best.setdefault(word, 0)
            if len(word) < 3 and place[5] != "P":
                known.add(word)
    table = {word: (word.capitalize(), "word", str(weigh(level_of.get(word, 10), people)), "")
             for word, people in best.items() if word in level_of or word not in known}
    for row in rows(os.path.join(HERE, "common-hand.tsv")):
        table[fold_words(row[0])] = tuple(row)
    write_table(os.path.join(HERE, "..", "words", "common.tsv"), ("word", "class", "weight", "note"),
                [table[word] for word in sorted(table) if table[word][2] != "0"],
                ["import/common_words.py makes this from SCOWL and common-hand.tsv; do not edit by hand.",
                 "weight (0 to 255): how surely the word means no place, even with a capital"])


main()
