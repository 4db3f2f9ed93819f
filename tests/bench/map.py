#!/usr/bin/python3
"""The reference map beside Mapnik's and GMT's: whole processes, in turns, on one machine.

usage: map.py DATELINE [RUNS]
needs: Debian's python3-mapnik, qgis-common (its world map for Mapnik), gmt, gmt-gshhg-full,
       ghostscript, poppler-utils (GMT no longer writes SVG itself); a peer that is not there is
       left out

Each draws the Ukraine region in a conformal conic projection with country borders and eight
labelled places, and writes SVG. Prints medians of wall time and of processor time, each with its
ratio to ours run by run (the second holds on a busy machine too), the largest memory, and the size
of the file.
"""
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLACES = [("Kyiv", 30.52, 50.45), ("Sumy", 34.8, 50.91), ("Kharkiv", 36.23, 49.99),
          ("Kupiansk", 37.61, 49.71), ("Zaporizhzhia", 35.14, 47.84), ("Kryvyi Rih", 33.39, 47.91),
          ("Mykolaiv", 31.99, 46.97), ("Krasnodar", 38.98, 45.04)]
WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"

MAPNIK = """
import mapnik
m = mapnik.Map(680, 527, '+proj=lcc +lat_1=45.5 +lat_2=51.5 +lat_0=48.5 +lon_0=31 +datum=WGS84')
mapnik.load_map(m, 'style.xml')
m.zoom_to_box(mapnik.Box2d(-790000, -510000, 790000, 510000))
mapnik.render_to_file(m, 'mapnik.svg', 'svg')
"""
STYLE = f"""<Map background-color="#dde8ee"><FontSet name="f">
<Font face-name="DejaVu Sans Bold"/></FontSet>
<Style name="land"><Rule><PolygonSymbolizer fill="#f7f4ee"/>
<LineSymbolizer stroke="#8e8a85" stroke-width=".9"/></Rule></Style>
<Style name="places"><Rule><MarkersSymbolizer fill="#b2182b" width="10"/>
<TextSymbolizer fontset-name="f" size="11" placement-type="simple" placements="E,W,N,S" dx="8"
 dy="8" halo-radius="1.6">[name]</TextSymbolizer></Rule></Style>
<Layer name="land" srs="+proj=longlat +datum=WGS84"><StyleName>land</StyleName><Datasource>
<Parameter name="type">ogr</Parameter><Parameter name="file">{WORLD}</Parameter>
<Parameter name="layer">countries</Parameter></Datasource></Layer>
<Layer name="places" srs="+proj=longlat +datum=WGS84"><StyleName>places</StyleName><Datasource>
<Parameter name="type">geojson</Parameter><Parameter name="file">places.geojson</Parameter>
</Datasource></Layer></Map>
"""
GMT = """set -e
gmt begin gmt pdf
gmt coast -R21/41/44/53 -JL31/48.5/45.5/51.5/18c -Di -N1/0.7p,gray40 -W0.5p,gray50 -G247/244/238 \
 -S221/232/238 -Bafg
gmt plot places.txt -Sc0.25c -G178/24/43
gmt text places.txt -F+f9p,Helvetica-Bold+jLM -D0.2c/0
gmt end
pdftocairo -svg gmt.pdf gmt.svg
"""


def write_inputs(folder):
    features = [{"type": "Feature", "id": f"r{i}",
                 "geometry": {"type": "Point", "coordinates": [lon, lat]},
                 "properties": {"id": f"r{i}", "name": name, "location": name,
                                "category": "strike", "type": "missile strike",
                                "status": "reported", "date_start": f"2025-03-{20 + i}",
                                "date_end": f"2025-03-{20 + i}", "geo_precision": "settlement"}}
                for i, (name, lon, lat) in enumerate(PLACES)]
    collection = {"type": "FeatureCollection", "features": features}
    Path(folder, "places.geojson").write_text(json.dumps(collection))
    Path(folder, "places.txt").write_text("".join(f"{x} {y} {n}\n" for n, x, y in PLACES))
    Path(folder, "style.xml").write_text(STYLE)
    Path(folder, "mapnik_map.py").write_text(MAPNIK)
    Path(folder, "gmt_map.sh").write_text(GMT)


def run(command, folder):
    """(wall seconds, processor seconds, MiB)"""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} failed with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def own_command(dateline):
    return [dateline, "render", "-q", "places.geojson", "--extent", "21,44,41,53", "-o",
            "dateline.svg"]


def peers(dateline):
    found = {"dateline": (own_command(dateline), "dateline.svg")}
    has_mapnik = subprocess.run(["/usr/bin/python3", "-c", "import mapnik"], check=False,
                                capture_output=True).returncode == 0
    if has_mapnik and Path(WORLD).exists():
        found["Mapnik"] = (["/usr/bin/python3", "mapnik_map.py"], "mapnik.svg")
    if shutil.which("gmt") and shutil.which("gs") and shutil.which("pdftocairo"):
        found["GMT"] = (["sh", "gmt_map.sh"], "gmt.svg")
    return found


def middle(times, name):
    ratio = statistics.median(a / b for a, b in zip(times[name], times["dateline"]))
    return f"{1000 * statistics.median(times[name]):8.1f} {ratio:6.1f}"


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__.split("\n\n")[1])
        return 2
    dateline, runs = str(Path(sys.argv[1]).resolve()), int((sys.argv + ["15"])[2])
    with tempfile.TemporaryDirectory() as folder:
        write_inputs(folder)
        commands = peers(dateline)
        wall = {name: [] for name in commands}
        busy = {name: [] for name in commands}
        memory = dict.fromkeys(commands, 0)
        for turn in range(runs + 1):
            for name, (command, _) in commands.items():
                seconds, processor, mib = run(command, folder)
                memory[name] = max(memory[name], mib)
                if turn:  # the first fills the disk cache
                    wall[name].append(seconds)
                    busy[name].append(processor)
        print(f"{'':10} {'wall ms':>8} {'times':>6} {'cpu ms':>8} {'times':>6} {'MiB':>5} "
              f"{'bytes':>8} {'gzip':>7}")
        for name, (_, output) in commands.items():
            data = Path(folder, output).read_bytes()
            print(f"{name:10} {middle(wall, name)} {middle(busy, name)} {memory[name]:5.0f} "
                  f"{len(data):8} {len(gzip.compress(data, 9)):7}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
