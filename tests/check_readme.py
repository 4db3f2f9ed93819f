#!/usr/bin/env python3
"""The README's help block is what the program says: check_readme.py DATELINE README.md [--write]

Every fenced block that begins with `$ dateline ... --help` must be that command's output; --write puts it
there."""
import re, subprocess, sys

BLOCK = re.compile(r"(```[a-z]*\n\$ dateline ([^\n]*--help[^\n]*)\n)(.*?)(```)", re.S)
program, path = sys.argv[1], sys.argv[2]
readme = open(path, encoding="utf8").read()
if not BLOCK.search(readme):
    sys.exit("the README shows no `$ dateline ... --help` block")


def as_said(block):
    said = subprocess.run([program, *block[2].split()], capture_output=True, text=True, check=True).stdout
    return block[1] + said + block[4]


now = BLOCK.sub(as_said, readme)
if "--write" in sys.argv:
    open(path, "w", encoding="utf8").write(now)
elif now != readme:
    sys.exit("the README's help differs from the program's: run tests/check_readme.py --write")
