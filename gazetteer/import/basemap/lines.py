"""Step 1: every line that bounds an area, fitted together, into lines.geojson.

The coast and the country borders of world-atlas are the frame. It is cut at the antimeridian, and
the inner lines of the divisions, which come from a coarser drawing of the same world, are pulled
onto it where they end (their ends lie a median 0.05 km off). Cuts that no source has as a polygon's
edge, and islands too small for both, are added from the tables.
"""
import collections
import json
import sys

from geometry import LineIndex, distance_km, load_topology, polygons_of, read_tsv

# Divisions' ends: onto a vertex of the frame when one is this near, else onto the nearest segment.
VERTEX_KM, SEGMENT_KM, REACH = 0.3, 12, 3

# The Golan's western edge is the layer's "Syrian claim", led on to the borders at both its ends.
GOLAN_NORTH_END = [(35.66, 33.30)]
GOLAN_SOUTH_END = [(35.5773938, 32.7200453), (35.6122238, 32.6815463), (35.63, 32.65)]
# Western Sahara's northern border follows this parallel, from the sea to Algeria.
WESTERN_SAHARA_NORTH = [(-13.4, 27.6625), (-8.5, 27.6614)]


def used_arcs(topology, layer):
    used = set()
    for geometry in topology['objects'][layer]['geometries']:
        for polygon in polygons_of(geometry):
            for ring in polygon:
                used.update(a if a >= 0 else ~a for a in ring)
    return sorted(used)


def cut_at_antimeridian(line):
    pieces = [[line[0]]]
    for p, q in zip(line, line[1:]):
        if abs(q[0] - p[0]) <= 180:
            pieces[-1].append(q)
            continue
        edge = 180.0 if p[0] > 0 else -180.0
        beyond = q[0] + (360 if edge > 0 else -360)
        y = p[1] if beyond == p[0] else p[1] + (q[1] - p[1]) * (edge - p[0]) / (beyond - p[0])
        y = round(y, 7)
        if pieces[-1][-1] != (edge, y):
            pieces[-1].append((edge, y))
        pieces.append([(-edge, y)])
        if q != (-edge, y):
            pieces[-1].append(q)
    return [piece for piece in pieces if len(piece) > 1]


def frame_lines(path):
    topology, arcs = load_topology(path)
    lines = []
    for a in used_arcs(topology, 'countries'):
        lines += cut_at_antimeridian([(round(x, 7), round(y, 7)) for x, y in arcs[a]])
    for x in (-180.0, 180.0):
        lines.append([(x, -90 + k) for k in range(181)])
    lines.append([(-180.0 + k, -90) for k in range(361)])
    return lines


def lines_of(path, wanted=lambda properties: True):
    with open(path, encoding='utf-8') as file:
        data = json.load(file)
    for feature in data.get('features') or [{'geometry': g} for g in data['geometries']]:
        if not wanted(feature.get('properties') or {}):
            continue
        geometry = feature['geometry']
        parts = geometry['coordinates']
        for part in [parts] if geometry['type'] == 'LineString' else parts:
            yield [tuple(p[:2]) for p in part]


def border_nodes(path):
    """Where inner lines meet a country's border, also when two of them meet there."""
    topology, arcs = load_topology(path)
    countries, rows = collections.defaultdict(set), collections.defaultdict(set)
    for row, geometry in enumerate(topology['objects']['divisions']['geometries']):
        for polygon in polygons_of(geometry):
            for ring in polygon:
                for a in ring:
                    countries[a if a >= 0 else ~a].add(geometry['properties']['adm0_a3'])
                    rows[a if a >= 0 else ~a].add(row)
    nodes = set()
    for a in countries:
        if len(rows[a]) == 1 or len(countries[a]) > 1:
            nodes.update((arcs[a][0], arcs[a][-1]))
    return nodes


def snap_ends(inner, frame, nodes):
    """Moves loose ends onto the frame; where they hit a segment the frame gets a vertex."""
    index = LineIndex()
    for i, line in enumerate(frame):
        index.add(line, i)
    ends = collections.Counter(e for line in inner for e in (line[0], line[-1]))
    inserted, moved, count = collections.defaultdict(list), {}, collections.Counter()
    for e, n in ends.items():
        if n > 1 and e not in nodes:
            continue
        km, vertex = index.nearest_vertex(e, REACH)
        if km <= VERTEX_KM:
            moved[e] = vertex
            count['vertex'] += 1
            continue
        km, point, where = index.nearest_segment(e, REACH)
        if km > SEGMENT_KM:
            count['loose'] += 1
            continue
        moved[e] = point
        inserted[where].append(point)
        count['segment'] += 1
    insert_vertices(frame, inserted)
    print('ends snapped:', dict(count), file=sys.stderr)
    return [[moved.get(line[0], line[0])] + line[1:-1] + [moved.get(line[-1], line[-1])]
            for line in inner]


def insert_vertices(frame, inserted):
    for (line, segment), points in sorted(inserted.items(), reverse=True):
        start = frame[line][segment]
        points = sorted(set(points), key=lambda p: distance_km(start, p))
        frame[line][segment + 1:segment + 1] = points


def cuts(disputed):
    golan = max(lines_of(disputed, lambda p: (p['name'], p['adm0_a3_l']) == ('Syrian claim', 'ISR')),
                key=len)
    return [GOLAN_NORTH_END + golan + GOLAN_SOUTH_END, WESTERN_SAHARA_NORTH]


def islands(table):
    for row in read_tsv(table, ['source', 'name', 'note', 'ring']):
        points = [tuple(float(n) for n in p.split(',')) for p in row['ring'].split()]
        yield points + points[:1]


def main(atlas, work, tables):
    frame = frame_lines(f'{atlas}/countries-10m.json')
    inner = list(lines_of(f'{work}/inner.geojson'))
    inner = snap_ends(inner, frame, border_nodes(f'{work}/divisions.topojson'))
    lines = frame + inner + cuts(f'{work}/disputed.geojson') + list(islands(f'{tables}/islands.tsv'))
    features = [{'type': 'Feature', 'properties': {},
                 'geometry': {'type': 'LineString', 'coordinates': line}} for line in lines]
    with open(f'{work}/lines.geojson', 'w', encoding='utf-8') as out:
        json.dump({'type': 'FeatureCollection', 'features': features}, out)


if __name__ == '__main__':
    main(*sys.argv[1:])
