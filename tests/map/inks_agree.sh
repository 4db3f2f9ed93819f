#!/bin/sh
# usage: inks_agree.sh DRAW_SAMPLE COMPARE_PNG
# The finished SVG (with real and with outlined text) and cairo's own SVG, rasterised by librsvg,
# have to be cairo's PNG but for the shading of letters: measured 1.06 and 0.41 of 255.
set -eu
draw=$1 compare=$2
command -v rsvg-convert >/dev/null || {
    echo "rsvg-convert is not installed (librsvg2-bin): nothing was compared"
    exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$draw" png "$folder/cairo.png"
for how in svg outline plain; do
    "$draw" "$how" "$folder/$how.svg"
    rsvg-convert --zoom 2 "$folder/$how.svg" -o "$folder/$how.png"
    printf '%s: ' "$how"
    "$compare" "$folder/cairo.png" "$folder/$how.png" 1.5 0.05
done
