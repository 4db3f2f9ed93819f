#!/bin/sh
# usage: inks_agree.sh DRAW_SAMPLE COMPARE_PNG DATELINE
# The finished SVG, rasterised by librsvg, has to be cairo's PNG but for the shading of letters: a
# scene of one of everything (measured: 0.92 of 255, cairo's own SVG 0.41) and whole maps (0.28).
set -eu
draw=$1 compare=$2 dateline=$3
here=$(dirname "$0")
command -v rsvg-convert >/dev/null || {
    echo "rsvg-convert is not installed (librsvg2-bin): nothing was compared"
    exit 77
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$draw" png "$folder/cairo.png"
for how in svg outline plain; do
    "$draw" "$how" "$folder/$how.svg"
    rsvg-convert --zoom 2 "$folder/$how.svg" -o "$folder/$how.png"
    printf 'sample, %s: ' "$how"
    "$compare" "$folder/cairo.png" "$folder/$how.png" 1.2 0.01
done

python3 "$here/scenes.py" "$folder"
for scene in reference-like regions statuses far-talks dense-40; do
    for ending in png svg; do
        "$dateline" render -q "$folder/$scene.geojson" --size 700x600 -o "$folder/map.$ending"
    done
    rsvg-convert --zoom 2 "$folder/map.svg" -o "$folder/rsvg.png"
    printf '%s: ' "$scene"
    "$compare" "$folder/map.png" "$folder/rsvg.png" 0.6 0.05
done
