"""Step 2: what each face of the mosaic is: faces.json, one source key a face ("UKR/Odessa"; null: water).

The country is that of world-atlas at a point inside the face, the division that of Natural Earth's
older, coarser drawing where both agree on the country. Slivers between the two drawings go to the
neighbour of the same country with the longest common line; islands that the older drawing lacks to
the country's nearest division.
"""
import collections
import json
import math
import sys

from geometry import (PolygonIndex, area_km2, distance_km, interior_point, load_topology,
                      polygons_of, read_tsv, ring_contains, ring_points)

BUFFER_ZONE = 'Cyprus U.N. Buffer Zone'  # world-atlas has it, the divisions do not


def unroll(ring):
    """Without the jump at the antimeridian; a ring around a pole is closed below it."""
    points, shift = [ring[0]], 0
    for (x1, _), (x2, y2) in zip(ring, ring[1:]):
        if x2 - x1 > 180:
            shift -= 360
        elif x2 - x1 < -180:
            shift += 360
        points.append((x2 + shift, y2))
    if shift:
        points += [(points[-1][0], -90.1), (points[0][0], -90.1), points[0]]
    return points


def country_index(path):
    topology, arcs = load_topology(path)
    index = PolygonIndex()
    for geometry in topology['objects']['countries']['geometries']:
        for polygon in polygons_of(geometry):
            rings = [unroll(ring_points(ring, arcs)) for ring in polygon]
            for shift in (0, 360, -360):
                moved = [[(x + shift, y) for x, y in ring] for ring in rings]
                if max(p[0] for p in moved[0]) > -180 and min(p[0] for p in moved[0]) < 180:
                    index.add(moved, geometry['properties']['name'])
    return index


def division_index(path):
    with open(path, encoding='utf-8') as file:
        features = json.load(file)['features']
    index = PolygonIndex()
    for row, feature in enumerate(features):
        geometry = feature['geometry']
        parts = geometry['coordinates']
        for polygon in [parts] if geometry['type'] == 'Polygon' else parts:
            index.add([[tuple(p) for p in ring] for ring in polygon], row)
    return index, [feature['properties'] for feature in features]


class Face:
    def __init__(self, polygon, country, row):
        self.area = abs(area_km2(polygon[0]))
        self.point = interior_point(polygon)
        self.country = country.at(*self.point) if self.point else None
        self.row = row.at(*self.point) if self.point else None
        self.division = None  # the row, once it is sure


def country_of_rows(faces, rows):
    """Which country of world-atlas a country of the divisions is: by the area they share."""
    votes = collections.defaultdict(collections.Counter)
    for face in faces:
        if face.country and face.row is not None:
            votes[rows[face.row]['adm0_a3']][face.country] += face.area
    return {code: vote.most_common(1)[0][0] for code, vote in votes.items()}


def shared_lengths(geometries, arcs):
    users = collections.defaultdict(list)
    for face, geometry in enumerate(geometries):
        for polygon in polygons_of(geometry):
            for ring in polygon:
                for a in ring:
                    users[a if a >= 0 else ~a].append(face)
    shared = collections.defaultdict(collections.Counter)
    for a, pair in users.items():
        if len(pair) == 2 and pair[0] != pair[1]:
            km = sum(distance_km(p, q) for p, q in zip(arcs[a], arcs[a][1:]))
            shared[pair[0]][pair[1]] += km
            shared[pair[1]][pair[0]] += km
    return shared


def give_to_neighbours(faces, shared):
    changed = True
    while changed:
        changed = False
        for i, face in enumerate(faces):
            if not face.country or face.division is not None:
                continue
            near = [(km, -j) for j, km in shared[i].items()
                    if faces[j].division is not None and faces[j].country == face.country]
            if near:
                face.division = faces[-max(near)[1]].division
                changed = True


def give_to_nearest(faces):
    sure = collections.defaultdict(list)
    for face in faces:
        if face.division is not None:
            sure[face.country].append(face)
    for face in faces:
        if face.country and face.division is None and sure[face.country]:
            k = math.cos(math.radians(face.point[1]))
            face.division = min(sure[face.country], key=lambda other: math.hypot(
                (other.point[0] - face.point[0]) * k, other.point[1] - face.point[1])).division


def source_key(face, rows):
    if face.country == BUFFER_ZONE:
        return 'CNM/*'
    if face.division is None:
        print('a country without a row:', face.country, face.point, file=sys.stderr)
        return None
    row = rows[face.division]
    x, y = face.point
    if row['adm0_a3'] == 'MAR' and x < -8.6 and y < 27.662:
        return 'MAR/Western Sahara'
    if row['adm0_a3'] == 'ISR' and row['name'] == 'HaZafon' and x > 35.6 and 32.67 < y < 33.35:
        return 'ISR/Golan'
    return str(face.division)


def main(atlas, work, tables):
    topology, arcs = load_topology(f'{work}/mosaic.topojson')
    geometries = topology['objects'][next(iter(topology['objects']))]['geometries']
    countries = country_index(f'{atlas}/countries-10m.json')
    division_at, rows = division_index(f'{work}/divisions.geojson')
    faces = []
    for geometry in geometries:
        polygons = [[ring_points(ring, arcs) for ring in polygon]
                    for polygon in polygons_of(geometry)]
        faces.append(Face(max(polygons, key=lambda p: abs(area_km2(p[0]))), countries, division_at))
    same = country_of_rows(faces, rows)
    for face in faces:
        if face.country and face.row is not None and same[rows[face.row]['adm0_a3']] == face.country:
            face.division = face.row
    unsure = sum(1 for face in faces if face.country and face.division is None)
    give_to_neighbours(faces, shared_lengths(geometries, arcs))
    give_to_nearest(faces)
    keys = [source_key(face, rows) if face.country else None for face in faces]
    for island in read_tsv(f'{tables}/islands.tsv', ['source', 'name', 'note', 'ring']):
        ring = [tuple(float(n) for n in p.split(',')) for p in island['ring'].split()]
        for i, face in enumerate(faces):
            if face.point and ring_contains(ring + ring[:1], *face.point):
                keys[i] = island['source']
    lost = [f"{r['adm0_a3']}/{r['name']}" for i, r in enumerate(rows)
            if str(i) not in set(keys) and r['name']]
    print(f'{len(faces)} faces, {unsure} by neighbourhood, rows without a face:', ', '.join(lost),
          file=sys.stderr)
    with open(f'{work}/faces.json', 'w', encoding='utf-8') as out:
        json.dump(keys, out)


if __name__ == '__main__':
    main(*sys.argv[1:])
