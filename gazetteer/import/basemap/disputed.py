"""Step 4: disputed lines that are no area's edge: ../basemap/lines.tsv.

Where a claim runs along a border that arcs.tsv draws anyway, the border stands for both; so each claim
loses the stretches that lie within NEAR_KM of one, and what remains too short to be seen.
"""
import collections
import json
import sys

from geometry import LineIndex, decode, distance_km, encode, quantise, read_tsv

NEAR_KM, SHORTEST_KM = 3, 8


def border_index(tables):
    index = LineIndex()
    for arc in read_tsv(f'{tables}/arcs.tsv', ['left', 'right', 'un', 'de_facto', 'polyline']):
        if arc['un'].startswith('country') or arc['un'].endswith('dashed') or arc['un'] == 'disputed':
            index.add(decode(arc['polyline']), None)
    return index


def joined(parts):
    """The layer's pieces, put together where one begins at another's end."""
    parts = [list(p) for p in parts]
    starts = collections.defaultdict(list)
    for part in parts:
        starts[part[0]].append(part)
    for part in parts:
        while part and starts[part[-1]]:
            after = starts[part[-1]].pop()
            if after is part or not after:
                break
            part += after[1:]
            after.clear()
    return [p for p in parts if p]


def off_the_borders(line, index):
    """The stretches of a line that keep away from borders."""
    stretch = []
    for p, q in zip(line, line[1:]):
        middle = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
        if index.nearest_segment(middle, 1)[0] < NEAR_KM:
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch = (stretch or [p]) + [q]
    if stretch:
        yield stretch


def length_km(line):
    return sum(distance_km(p, q) for p, q in zip(line, line[1:]))


def claims_of(path):
    claims = collections.defaultdict(list)
    with open(path, encoding='utf-8') as file:
        features = json.load(file)['features']
    for feature in features:
        geometry = feature['geometry']
        parts = geometry['coordinates']
        parts = [parts] if geometry['type'] == 'LineString' else parts
        key = feature['properties']['name'], feature['properties']['adm0_a3_l']
        claims[key] += joined([tuple(p[:2]) for p in part] for part in parts)
    return claims


def main(work, tables):
    claims = claims_of(f'{work}/disputed.geojson')
    index = border_index(tables)
    rows = []
    for row in read_tsv(f'{tables}/claims.tsv',
                        ['name', 'un', 'de_facto', 'claim', 'side', 'note', 'line']):
        key = row['claim'], row['side']
        lines = [[tuple(float(n) for n in p.split(',')) for p in row['line'].split()]]
        if row['claim']:
            if key not in claims:
                raise SystemExit(f'claims.tsv: no line {key}')
            lines = [s for line in claims.pop(key) for s in off_the_borders(line, index)
                     if length_km(s) > SHORTEST_KM]
        if row['name'] != '-':
            rows += [(row['name'], row['un'], row['de_facto'], encode(map(quantise, line)))
                     for line in lines]
    if claims:
        raise SystemExit(f'claims.tsv lacks {sorted(claims)}')
    with open(f'{tables}/lines.tsv', 'w', encoding='utf-8') as out:
        out.write('#name\tun\tde_facto\tpolyline\n# made by import/basemap.sh from Natural Earth '
                  '(public domain) by claims.tsv; polyline as in arcs.tsv\n')
        for row in sorted(rows):
            out.write('\t'.join(row) + '\n')
    print(f'{len(rows)} disputed lines', file=sys.stderr)


if __name__ == '__main__':
    main(*sys.argv[1:])
