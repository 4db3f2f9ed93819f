"""What the import's steps share: points, rings, TopoJSON, and the text form of a polyline.

Coordinates are (lon, lat) in degrees until `quantise` makes whole steps of 1e-4 degrees (11 m) of
them; the sources' own grid is 40 times coarser.
"""
import collections
import json
import math

STEPS_PER_DEGREE = 10000
KM_PER_DEGREE = 111.2


def read_tsv(path, columns):
    """The rows of a hand-kept table as dicts; '#' starts a comment line, missing fields are ''."""
    rows = []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            line = line.rstrip('\n')
            if not line or line.startswith('#'):
                continue
            fields = line.split('\t')
            if len(fields) > len(columns):
                raise SystemExit(f'{path}: too many fields: {line!r}')
            rows.append(dict(zip(columns, fields + [''] * (len(columns) - len(fields)))))
    return rows


def quantise(point):
    return (round(point[0] * STEPS_PER_DEGREE), round(point[1] * STEPS_PER_DEGREE))


def encode(steps):
    """Differences, zigzag, five bits a character from '?' on: a polyline as printable ASCII."""
    out = []
    before = (0, 0)
    for point in steps:
        for now, then in zip(point, before):
            n = now - then
            n = n * 2 if n >= 0 else -n * 2 - 1
            while n >= 32:
                out.append(chr(63 + 32 + n % 32))
                n //= 32
            out.append(chr(63 + n))
        before = point
    return ''.join(out)


def decode(text):
    """The points, in degrees, that `encode` wrote."""
    numbers, n, shift = [], 0, 0
    for character in text:
        value = ord(character) - 63
        n |= value % 32 << shift
        shift += 5
        if value < 32:
            numbers.append(n >> 1 if n % 2 == 0 else -(n >> 1) - 1)
            n = shift = 0
    points, x, y = [], 0, 0
    for dx, dy in zip(numbers[::2], numbers[1::2]):
        x += dx
        y += dy
        points.append((x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE))
    return points


def distance_km(a, b):
    k = math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot((a[0] - b[0]) * k, a[1] - b[1]) * KM_PER_DEGREE


def project_on_segment(e, p, q):
    """The distance of e from pq in km, and the point of pq that lies nearest."""
    k = math.cos(math.radians(e[1]))
    ax, ay = (p[0] - e[0]) * k, p[1] - e[1]
    dx, dy = (q[0] - p[0]) * k, q[1] - p[1]
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, -(ax * dx + ay * dy) / length))
    near = (round(p[0] + t * (q[0] - p[0]), 7), round(p[1] + t * (q[1] - p[1]), 7))
    return math.hypot(ax + t * dx, ay + t * dy) * KM_PER_DEGREE, near


def area_km2(ring):
    """Positive when the ring runs counter-clockwise."""
    total = 0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        total -= math.radians(x2 - x1) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return total * 6371.0 ** 2 / 2


def ring_contains(ring, x, y):
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def interior_point(polygon):
    """A point well inside: the middle of the longest stretch of a few level cuts."""
    ys = [p[1] for p in polygon[0]]
    low, high = min(ys), max(ys)
    best = (0, None)
    for f in (.5, .3, .7, .15, .85, .45, .61):
        y = low + (high - low) * f + 1e-9
        xs = sorted((x2 - x1) * (y - y1) / (y2 - y1) + x1
                    for ring in polygon for (x1, y1), (x2, y2) in zip(ring, ring[1:])
                    if (y1 > y) != (y2 > y))
        for a, b in zip(xs[::2], xs[1::2]):
            if b - a > best[0]:
                best = (b - a, ((a + b) / 2, y))
    return best[1]


class PolygonIndex:
    """Which of many polygons contains a point."""
    CELL = 5

    def __init__(self):
        self.cells = collections.defaultdict(list)

    def add(self, polygon, value):
        xs = [p[0] for p in polygon[0]]
        ys = [p[1] for p in polygon[0]]
        entry = (min(xs), min(ys), max(xs), max(ys), polygon, value)
        for gx in range(int(entry[0] // self.CELL), int(entry[2] // self.CELL) + 1):
            for gy in range(int(entry[1] // self.CELL), int(entry[3] // self.CELL) + 1):
                self.cells[gx, gy].append(entry)

    def at(self, x, y):
        for west, south, east, north, polygon, value in self.cells.get(
                (int(x // self.CELL), int(y // self.CELL)), ()):
            if west <= x <= east and south <= y <= north and ring_contains(polygon[0], x, y) \
                    and not any(ring_contains(hole, x, y) for hole in polygon[1:]):
                return value
        return None


class LineIndex:
    """The vertices and segments near a point."""
    CELL = 0.05

    def __init__(self):
        self.vertices = collections.defaultdict(list)
        self.segments = collections.defaultdict(list)

    def add(self, line, value):
        for p in line:
            self.vertices[int(p[0] // self.CELL), int(p[1] // self.CELL)].append(p)
        for i, (p, q) in enumerate(zip(line, line[1:])):
            if abs(p[0] - q[0]) > 5:
                continue
            x1, x2 = sorted((p[0], q[0]))
            y1, y2 = sorted((p[1], q[1]))
            for gx in range(int(x1 // self.CELL), int(x2 // self.CELL) + 1):
                for gy in range(int(y1 // self.CELL), int(y2 // self.CELL) + 1):
                    self.segments[gx, gy].append((value, i, p, q))

    def _around(self, cells, e, reach):
        gx, gy = int(e[0] // self.CELL), int(e[1] // self.CELL)
        for i in range(-reach, reach + 1):
            for j in range(-reach, reach + 1):
                yield from cells.get((gx + i, gy + j), ())

    def nearest_vertex(self, e, reach):
        return min(((distance_km(e, p), p) for p in self._around(self.vertices, e, reach)),
                   default=(math.inf, None))

    def nearest_segment(self, e, reach):
        """(km, nearest point, (value, index of the segment))"""
        return min((project_on_segment(e, p, q) + ((value, i),)
                    for value, i, p, q in self._around(self.segments, e, reach)),
                   default=(math.inf, None, None))


def load_topology(path):
    """(the parsed TopoJSON, its arcs as lists of points)"""
    with open(path, encoding='utf-8') as file:
        topology = json.load(file)
    transform = topology.get('transform')
    arcs = []
    for arc in topology['arcs']:
        if not transform:
            arcs.append([tuple(p) for p in arc])
            continue
        (kx, ky), (x0, y0) = transform['scale'], transform['translate']
        x = y = 0
        points = []
        for p in arc:
            x += p[0]
            y += p[1]
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(points)
    return topology, arcs


def polygons_of(geometry):
    """Its polygons, each a list of rings, each a list of signed arc numbers."""
    if not geometry['type']:
        return []
    return geometry['arcs'] if geometry['type'] == 'MultiPolygon' else [geometry['arcs']]


def ring_points(ring, arcs):
    points = []
    for a in ring:
        piece = arcs[a] if a >= 0 else arcs[~a][::-1]
        points += piece if not points else piece[1:]
    return points
