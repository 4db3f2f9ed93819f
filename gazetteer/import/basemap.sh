#!/bin/bash
# basemap.sh [WORK]: remake ../basemap/{arcs,regions,lines,water}.tsv from the packages named here and the
# hand-kept tables beside them. WORK (default: a temporary folder) keeps what was fetched and made between.
#
#   npm world-atlas 2.0.2         Natural Earth 4.1, 1:10m countries (public domain; the package: ISC)
#   npm mapshaper 0.7.70          builds the mosaic
#   Debian qgis-common            world_map.gpkg: Natural Earth divisions and disputed lines (public domain)
#   Debian gdal-bin               ogr2ogr reads it
#   Debian gmt 6.4 (gmt-common)   rivers and lakes of GSHHG 2.3.7 (LGPL-3+): water.tsv alone
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tables=$here/../basemap
steps=$here/basemap
work=$(realpath -m "${1:-$(mktemp -d)}")
world=${WORLD_MAP:-/usr/share/qgis/resources/data/world_map.gpkg}
[ -f "$world" ] || { echo "basemap.sh: cannot find '$world': install qgis-common" >&2; exit 1; }

mkdir -p "$work"
[ -d "$work/node_modules/mapshaper" ] ||
    npm install --silent --no-audit --no-fund --prefix "$work" world-atlas@2.0.2 mapshaper@0.7.70 >&2
atlas=$work/node_modules/world-atlas
mapshaper() { "$work/node_modules/.bin/mapshaper" "$@"; }

rm -f "$work"/*.geojson "$work"/*.topojson
ogr2ogr -f GeoJSON "$work/divisions.geojson" "$world" states_provinces -lco COORDINATE_PRECISION=7
ogr2ogr -f GeoJSON "$work/disputed.geojson" "$world" disputed_borders -lco COORDINATE_PRECISION=7
mapshaper -i "$work/divisions.geojson" -o "$work/divisions.topojson" format=topojson no-quantization
mapshaper -i "$work/divisions.geojson" -innerlines where='A.adm0_a3==B.adm0_a3' \
    -o "$work/inner.geojson" format=geojson

python3 "$steps/lines.py" "$atlas" "$work" "$tables"
mapshaper -i "$work/lines.geojson" -polygons -o "$work/mosaic.topojson" no-quantization format=topojson
python3 "$steps/faces.py" "$atlas" "$work" "$tables"
python3 "$steps/arcs.py" "$work" "$tables"
python3 "$steps/disputed.py" "$work" "$tables"
python3 "$steps/water.py" "$tables"
