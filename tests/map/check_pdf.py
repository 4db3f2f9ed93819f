#!/usr/bin/python3
"""A map's PDF has text that can be searched, says what it is, and its links work.

usage: check_pdf.py DATELINE
needs: Debian's poppler-utils; without it says so and exits 77 (skipped)
"""
import re
import shutil
import subprocess
import sys
import tempfile

from scenes import write
from svg_items import SVG, Drawing


def words(text):
    return " ".join(text.split())


def check(program, name, folder):
    path, options = write(name, folder)
    for ending in "pdf", "svg":
        subprocess.run([program, "render", "-q", path, "-o", path.with_suffix("." + ending),
                        *options], check=True)
    pdf, drawing = path.with_suffix(".pdf"), Drawing(path.with_suffix(".svg"))
    raw = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True,
                         text=True).stdout
    found, wrong = words(raw), []
    for item in drawing.items:
        if item.kind == "text" and words(item.text) not in found:
            wrong.append(f"{name}: '{item.text}' is not found in the PDF")
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    title = words(drawing.root.findtext(SVG + "title"))
    if not re.search(rf"^Title: +{re.escape(title)}$", info, re.M):
        wrong.append(f"{name}: the PDF is not called '{title}'")
    links = {a.get("href") for a in drawing.root.iter(SVG + "a")}
    uris = set(re.findall(rb"/URI \(([^)]*)\)", pdf.read_bytes()))
    if {u.decode() for u in uris} != links or not links:
        wrong.append(f"{name}: {len(uris)} links in the PDF, {len(links)} in the SVG")
    print(f"{name}: {len(drawing.items)} items, {len(links)} links")
    return wrong


def main():
    if len(sys.argv) != 2:
        print(__doc__.split("\n\n")[1])
        return 2
    if not shutil.which("pdftotext"):
        print("pdftotext is not installed (poppler-utils): no PDF was searched")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        wrong = [line for name in ("dense-40", "far-talks", "statuses")
                 for line in check(sys.argv[1], name, folder)]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
