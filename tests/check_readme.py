#!/usr/bin/env python3
"""The README's help block is what the program says: check_readme.py DATELINE README.md

Every fenced block that begins with `$ dateline ...` must be that command's output."""
import re, subprocess, sys

program, readme = sys.argv[1], open(sys.argv[2], encoding="utf8").read()
blocks = re.findall(r"```[a-z]*\n\$ dateline ([^\n]*--help[^\n]*)\n(.*?)```", readme, re.S)
if not blocks:
    sys.exit("the README shows no `$ dateline ... --help` block")
for arguments, shown in blocks:
    said = subprocess.run([program, *arguments.split()], capture_output=True, text=True, check=True).stdout
    if said.strip() != shown.strip():
        sys.exit(f"README differs from `dateline {arguments}`:\n{said}")
print(f"{len(blocks)} help blocks are what the program says")
