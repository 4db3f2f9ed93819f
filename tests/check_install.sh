#!/bin/sh
# The installed program finds its own data: check_install.sh CMAKE BUILD ARTICLE
set -eu
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
"$1" --install "$2" --prefix "$prefix" >/dev/null
env -u DATELINE_DATA "$prefix/bin/dateline" map -q "$3" -o "$prefix/map"
for file in incidents.geojson incidents.svg incidents.qml; do
    [ -s "$prefix/map/$file" ] || { echo "no $file from the installed program" >&2; exit 1; }
done
"$prefix/bin/dateline" render -q "$prefix/map/incidents.geojson" -o "$prefix/map.png"
[ -s "$prefix/map.png" ] || { echo "no picture from the installed program" >&2; exit 1; }
if ldd "$prefix/bin/dateline" | grep -E 'libcairo|libfontconfig|libX11|libproj|libxml2'; then
    echo "each start of the program loads what few runs need" >&2
    exit 1
fi
case $("$prefix/bin/dateline" --version) in
*missing*) echo "the installed program misses data" >&2; exit 1 ;;
esac
echo "the installed program maps an article with its own data"
