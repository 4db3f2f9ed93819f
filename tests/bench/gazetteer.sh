#!/bin/sh
# gazetteer.sh BUILD [ROWS]: compiles the tables and a made-up dump of ROWS rows (12 million, the size
# of GeoNames' allCountries.txt) and measures time, memory, opening and look-ups of the result, and of
# the program's own gazetteer. Needs GNU time and 4 GB of disk under TMPDIR.
set -eu
build=$1
rows=${2:-12000000}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$build/tests/make_dump" "$rows" > "$work/dump.txt"
ls -l "$work/dump.txt" | awk '{print "dump             " $5 / 1e6 " MB"}'
/usr/bin/time -f 'build            %e s, %U s of processor, %M kB' \
  "$build/dateline" gazetteer build -q "$here/../../gazetteer" --add "$work/dump.txt" -o "$work/all.bin"
cut -f 2 "$work/dump.txt" | awk 'NR % 12 == 0' > "$work/names.txt"
"$build/tests/bench_gazetteer" "$work/all.bin" "$work/names.txt"
cut -f 2 "$here"/../../gazetteer/places/*.tsv | grep -v '^#' > "$work/names.txt"
"$build/tests/bench_gazetteer" "$build/share/dateline/gazetteer.bin" "$work/names.txt"
