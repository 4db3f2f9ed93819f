"""Points in polygons, for the import scripts: GeoJSON-like rings of (lon, lat), no library needed."""
import json
import math
import subprocess
from collections import defaultdict

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"  # Debian's qgis-common: Natural Earth 4.1, public domain


def natural_earth():
    """(properties, polygons) of each division."""
    done = subprocess.run(["ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=5", "/vsistdout/", WORLD,
                           "states_provinces"], capture_output=True, check=True)
    for feature in json.loads(done.stdout)["features"]:
        yield feature["properties"], feature["geometry"]["coordinates"]


def ring_contains(ring, lon, lat):
    inside = False
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
        x1, y1 = x2, y2
    return inside


def contains(polygon, lon, lat):
    return ring_contains(polygon[0], lon, lat) and not any(ring_contains(hole, lon, lat) for hole in polygon[1:])


def ring_area_centroid(ring):
    """Signed area in squared degrees of longitude at its own latitude, and the centroid."""
    lon0, lat0 = ring[0]
    area = cx = cy = 0.0
    x1, y1 = ring[-1][0] - lon0, ring[-1][1] - lat0
    for lon, lat in ring:
        x2, y2 = lon - lon0, lat - lat0
        cross = x1 * y2 - x2 * y1
        area += cross
        cx += (x1 + x2) * cross
        cy += (y1 + y2) * cross
        x1, y1 = x2, y2
    if abs(area) < 1e-12:
        return 0.0, lon0, lat0
    lon, lat = lon0 + cx / (3 * area), lat0 + cy / (3 * area)
    return area / 2 * math.cos(math.radians(lat)), lon, lat


def edge_distance(polygon, lon, lat):
    """Distance to the nearest edge, in degrees of latitude."""
    scale = math.cos(math.radians(lat)) or 1e-6
    best = math.inf
    for ring in polygon:
        x1, y1 = (ring[-1][0] - lon) * scale, ring[-1][1] - lat
        for rx, ry in ring:
            x2, y2 = (rx - lon) * scale, ry - lat
            dx, dy = x2 - x1, y2 - y1
            length = dx * dx + dy * dy
            t = max(0.0, min(1.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
            best = min(best, math.hypot(x1 + t * dx, y1 + t * dy))
            x1, y1 = x2, y2
    return best


def deepest(polygon, steps=24):
    """A point well inside: the best of a grid over the box."""
    lons = [lon for lon, _ in polygon[0]]
    lats = [lat for _, lat in polygon[0]]
    best = (-1.0, lons[0], lats[0])
    for i in range(steps):
        for j in range(steps):
            lon = min(lons) + (max(lons) - min(lons)) * (i + 0.5) / steps
            lat = min(lats) + (max(lats) - min(lats)) * (j + 0.5) / steps
            if contains(polygon, lon, lat):
                best = max(best, (edge_distance(polygon, lon, lat), lon, lat))
    return best[1], best[2]


def representative(polygons):
    """The centroid of all where that lies inside one of them, else a point deep inside the largest."""
    weighted = [ring_area_centroid(polygon[0]) for polygon in polygons]
    total = sum(abs(area) for area, _, _ in weighted)
    if total > 0:
        lon = sum(abs(area) * lon for area, lon, _ in weighted) / total
        lat = sum(abs(area) * lat for area, _, lat in weighted) / total
        if any(contains(polygon, lon, lat) for polygon in polygons):
            return lon, lat
    largest = max(range(len(polygons)), key=lambda i: abs(weighted[i][0]))
    return deepest(polygons[largest])


class Index:
    """Which of many polygons holds a point: one-degree cells of their boxes."""

    def __init__(self):
        self.cells = defaultdict(list)

    def add(self, key, polygon):
        lons = [lon for lon, _ in polygon[0]]
        lats = [lat for _, lat in polygon[0]]
        box = (min(lons), min(lats), max(lons), max(lats))
        for x in range(math.floor(box[0]), math.floor(box[2]) + 1):
            for y in range(math.floor(box[1]), math.floor(box[3]) + 1):
                self.cells[x, y].append((key, box, polygon))

    def find(self, lon, lat):
        for key, box, polygon in self.cells[math.floor(lon), math.floor(lat)]:
            if box[0] <= lon <= box[2] and box[1] <= lat <= box[3] and contains(polygon, lon, lat):
                return key
        return None
