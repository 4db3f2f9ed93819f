"""Step 5: rivers and lakes of GSHHG: ../basemap/water.tsv, a data file of its own for its licence (LGPL-3+).

`gmt pscoast -M` dumps GSHHG cut up into bins; here the pieces are joined again. What GSHHG calls a lake
but Natural Earth has as sea (the Caspian, lagoons) is left out: its coast would be drawn twice, a mile
apart.
"""
import collections
import subprocess
import sys
import tempfile

from geometry import STEPS_PER_DEGREE, area_km2, decode, encode, quantise, read_tsv

RESOLUTION = 'i'  # about 1 km, twice as fine as the borders
RIVER_LEVELS = (1, 2, 3)  # permanent rivers: major, further major, further; rank 1 to 3
SMALLEST_LAKE_KM2 = 20
LAKE_RANKS_KM2 = (10000, 3000, 1000, 300, 100, 50)  # rank 1, 2 ...
ON_LAND = 0.9  # of a lake's shore


def dump(*options):
    with tempfile.TemporaryDirectory() as folder:  # gmt leaves its history where it runs
        done = subprocess.run(['gmt', 'pscoast', '-Rd', '-M', f'-D{RESOLUTION}', *options],
                              capture_output=True, check=True, text=True, cwd=folder)
    lines, header = [], ''
    for line in done.stdout.splitlines():
        if line.startswith('>'):
            header = line
            lines.append((header, []))
        elif line and not line.startswith('#'):
            lon, lat = line.split()
            point = quantise(((float(lon) + 180) % 360 - 180, float(lat)))
            if not lines[-1][1] or lines[-1][1][-1] != point:
                lines[-1][1].append(point)
    return [(header, points) for header, points in lines if len(points) > 1]


def split_at_antimeridian(points):
    """The fold of longitudes puts what lies on 180 on the other side; cut there."""
    pieces = [[points[0]]]
    for p, q in zip(points, points[1:]):
        if abs(p[0] - q[0]) > 180 * STEPS_PER_DEGREE:
            pieces.append([])
        pieces[-1].append(q)
    return [piece for piece in pieces if len(piece) > 1]


def joined(lines):
    """Joins lines where exactly two meet."""
    ends = collections.defaultdict(list)
    for i, line in enumerate(lines):
        ends[line[0]].append(i)
        ends[line[-1]].append(i)
    used = set()

    def grow(line):
        """Appends what continues the end of the line."""
        while line[0] != line[-1] and len(ends[line[-1]]) == 2:
            following = [i for i in ends[line[-1]] if i not in used]
            if not following:
                break
            used.add(following[0])
            piece = lines[following[0]]
            line += (piece if piece[0] == line[-1] else piece[::-1])[1:]
        return line

    for i, line in enumerate(lines):
        if i not in used:
            used.add(i)
            yield grow(grow(list(line))[::-1])


class Shores:
    """Whether a point lies within closed lines: crossings of them to the east of it."""
    BAND = 0.1

    def __init__(self, lines):
        self.bands = collections.defaultdict(list)
        for line in lines:
            for p, q in zip(line, line[1:]):
                low, high = sorted((p[1], q[1]))
                for band in range(int(low // self.BAND), int(high // self.BAND) + 1):
                    self.bands[band].append((p, q))

    def enclose(self, point):
        x, y = point
        inside = False
        for (x1, y1), (x2, y2) in self.bands.get(int(y // self.BAND), ()):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside


def coasts(tables):
    for arc in read_tsv(f'{tables}/arcs.tsv', ['left', 'right', 'un', 'de_facto', 'polyline']):
        if not arc['right']:
            yield decode(arc['polyline'])


def degrees(line):
    return [(x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE) for x, y in line]


def lakes(land):
    """Rings, counter-clockwise, that lie on land; one across the antimeridian (70 km2) is left out."""
    pieces = [points for header, points in dump('-W', f'-A{SMALLEST_LAKE_KM2}/2/2')
              if 'Level 2' in header]
    for line in joined(pieces):
        if line[0] != line[-1] or len(line) < 4 or len(split_at_antimeridian(line)) > 1:
            continue
        ring = degrees(line)
        sample = ring[::max(1, len(ring) // 20)]
        area = area_km2(ring)
        if abs(area) < SMALLEST_LAKE_KM2 or \
                sum(land.enclose(p) for p in sample) < ON_LAND * len(sample):
            continue
        rank = 1 + sum(1 for limit in LAKE_RANKS_KM2 if abs(area) < limit)
        yield 'lake', rank, line if area > 0 else line[::-1]


def outside(line, shores):
    """The stretches of a river that do not run through a lake."""
    wet = [shores.enclose(p) for p in degrees(line)]
    stretch = []
    for i in range(1, len(line)):
        if wet[i - 1] and wet[i]:
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch = (stretch or [line[i - 1]]) + [line[i]]
    if stretch:
        yield stretch


def rivers(shores):
    for rank in RIVER_LEVELS:
        pieces = [p for _, points in dump(f'-I{rank}') for p in split_at_antimeridian(points)]
        for line in sorted(joined(pieces)):
            for stretch in outside(line, shores):
                yield 'river', rank, stretch


def main(tables):
    rows = sorted(lakes(Shores(coasts(tables))))
    rows += rivers(Shores([degrees(line) for _, _, line in rows]))
    with open(f'{tables}/water.tsv', 'w', encoding='utf-8') as out:
        out.write('#kind\trank\tpolyline\n# made by import/basemap.sh from GSHHG 2.3.7 (LGPL-3+, see README.md); '
                  'polyline as in arcs.tsv\n')
        for kind, rank, points in rows:
            out.write(f'{kind}\t{rank}\t{encode(points)}\n')
    count = collections.Counter()
    for kind, rank, points in rows:
        count[kind, rank, 'lines'] += 1
        count[kind, rank, 'points'] += len(points)
    print(dict(count), file=sys.stderr)


if __name__ == '__main__':
    main(*sys.argv[1:])
