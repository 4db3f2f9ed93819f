"""What the import scripts share: reading, folding, writing tables, checking package versions."""
import glob
import os
import re
import subprocess
import sys
import unicodedata

PLACE_COLUMNS = ("id name alternates lat lon class code country admin1 population radius_km note").split()


def fail(text):
    sys.exit(f"{sys.argv[0]}: {text}")


def rows(path):
    """The rows of one of our tables: comments and empty lines left out."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line.split("\t")


def populated_tables():
    """The tables of places/ whose rows say how many live there; recent.tsv's do not."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "places")
    return sorted(path for path in glob.glob(os.path.join(folder, "*.tsv")) if not path.endswith("recent.tsv"))


def write_table(path, columns, records, comments=()):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("#" + "\t".join(columns) + "\n")
        for comment in comments:
            out.write("# " + comment + "\n")
        for record in records:
            out.write("\t".join(record) + "\n")


def fold(name):
    """Latin letters without case, marks and punctuation; other scripts without case only."""
    kept = []
    for char in unicodedata.normalize("NFC", name.casefold()):
        base = unicodedata.normalize("NFKD", char)[0] if ord(char) < 0x370 or 0x1E00 <= ord(char) < 0x1F00 else char
        if base.isalnum():
            kept.append(base)
    return "".join(kept)


def fold_words(name):
    """As fold, but words stay apart: what must differ for two spellings of a name to be worth keeping."""
    words = re.split(r"[^\w'’`‘ʿʼ´]+", name)
    return " ".join(fold(word) for word in words if fold(word))


def coordinate(value):
    """Five decimals, about a metre, without the zeros at the end."""
    text = f"{float(value):.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def need_debian(package, version):
    done = subprocess.run(["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True)
    if done.returncode != 0:
        fail(f"the Debian package {package} is not installed")
    if done.stdout != version:
        fail(f"{package} is {done.stdout}, the tables were made from {version}")


ALLOWED = re.compile(r"^[\u0020-\u024F\u1E00-\u1EFF\u02B0-\u02FF\u2010-\u2019\u0400-\u052F\u0600-\u06FF\u0300-\u036F]+$")
REFUSED = re.compile(r"[0-9|/\\@:;()\[\]{}<>\"=_+*&?!%#~]|\bwww\b|\.(com|org|net|info)\b")
LETTER = re.compile(r"[^\W\d_]")


def is_name(name):
    """Is this alternate a name that an article could print, rather than a code, a link or a romanisation?"""
    if not name or len(name) > 60 or not ALLOWED.match(name) or REFUSED.search(name):
        return False
    first = LETTER.search(name)
    if not first:
        return False
    letter = first.group(0)
    arabic = "\u0600" <= letter <= "\u06ff"
    if not arabic and not letter.isupper() and not starts_with_article(name):
        return False
    if len(fold(name)) < 2:
        return False
    return not (name.isascii() and name.isupper() and len(name) <= 5)


def starts_with_article(name):
    """Names that rightly begin with a small letter: 's-Hertogenbosch, al-Bab."""
    return re.match(r"^('s|al|an|ar|as|at|az|ad|el|ash|d|de|la|le|les)[-' ]['’`‘ʿ]*[A-ZÀ-Þ]", name) is not None
