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
case $("$prefix/bin/dateline" --version) in
*missing*) echo "the installed program misses data" >&2; exit 1 ;;
esac
echo "the installed program maps an article with its own data"
