#!/usr/bin/python3
"""Writes metrics_table.c: the widths and heights of Liberation Sans, which are Arial's.

usage: metrics_table.py > metrics_table.c
needs: Debian's python3-fonttools, fonts-liberation (1.07) and fonts-liberation2 (2.1)

Both versions are read and the larger value kept, also between a face and its italic: the table has
to be a bound whichever is installed, and they differ in a handful of letters only.
"""
import sys

from fontTools.ttLib import TTFont

FOLDERS = "/usr/share/fonts/truetype/liberation/", "/usr/share/fonts/truetype/liberation2/"
FACES = ("Regular", "Italic"), ("Bold", "BoldItalic")
RANGES = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x52F), (0x591, 0x5F4),
          (0x1E00, 0x1EFF), (0x2000, 0x218F), (0x2190, 0x22FF), (0x25A0, 0x25FF)]


def read(path):
    """{code point: (advance, top, bottom)} in 1/2048 em."""
    font = TTFont(path)
    widths, outlines = font["hmtx"], font["glyf"]
    rows = {}
    for code, name in font.getBestCmap().items():
        outline = outlines[name]
        ink = outline.numberOfContours != 0
        rows[code] = (widths[name][0], outline.yMax if ink else 0, outline.yMin if ink else 0)
    return rows


def face_rows(faces):
    rows = {}
    for folder in FOLDERS:
        for face in faces:
            for code, (width, top, bottom) in read(f"{folder}LiberationSans-{face}.ttf").items():
                w, t, b = rows.get(code, (0, 0, 0))
                rows[code] = max(w, width), max(t, top), min(b, bottom)
    return rows


def main():
    regular, bold = (face_rows(faces) for faces in FACES)
    codes = [c for low, high in RANGES for c in range(low, high + 1) if c in regular and c in bold]
    runs, rows = [], []
    for code in codes:
        if not runs or code != runs[-1][0] + runs[-1][1]:
            runs.append([code, 0, len(rows)])
        runs[-1][1] += 1
        top = -(-max(regular[code][1], bold[code][1]) // 32)
        bottom = -min(regular[code][2], bold[code][2])
        rows.append(f"{{{regular[code][0]}, {bold[code][0]}, {top}, {-(-bottom // 32)}}},")
    out = sys.stdout.write
    out("/* Made by metrics_table.py from Liberation Sans 1.07 and 2.1; do not edit. */\n"
        '#include "ink/metrics_table.h"\n\n/* clang-format off */\n')
    out("const struct metrics_run metrics_runs[] = {\n")
    fill(out, [f"{{0x{first:X}, {n}, {index}}}," for first, n, index in runs])
    out("};\nconst size_t metrics_n_runs = sizeof metrics_runs / sizeof *metrics_runs;\n\n")
    out("const struct metrics_row metrics_rows[] = {\n")
    fill(out, rows)
    out("};\n")


def fill(out, items):
    line = "   "
    for item in items:
        if len(line) + 1 + len(item) > 100:
            out(line + "\n")
            line = "   "
        line += " " + item
    out(line + "\n")


main()
