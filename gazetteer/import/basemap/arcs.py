"""Step 3: faces become regions, their edges arcs: ../basemap/regions.tsv and arcs.tsv.

An arc runs from node to node between the same two regions, each border once; `left` and `right` are
as one walks along it, the coast has its land on the left. Its kind is written out for each boundary
view, so that the compiler draws what the text says.
"""
import collections
import json
import sys

from geometry import (area_km2, encode, load_topology, polygons_of, quantise, read_tsv, ring_points)

EDGE = 180 * 10000  # the antimeridian in steps
SOUTH = -90 * 10000
Region = collections.namedtuple('Region', 'un_country un_name de_facto_country de_facto_name')


class Names:
    """Source rows to countries and current English names, by the hand-kept tables."""

    def __init__(self, tables, rows):
        self.rows = rows
        countries = read_tsv(f'{tables}/countries.tsv', ['code', 'units', 'name', 'with'])
        self.unit = {u: c['code'] for c in countries for u in c['units'].split()}
        self.within = {c['code']: c['with'] for c in countries if c['with']}
        self.views = {v['source']: v for v in read_tsv(
            f'{tables}/views.tsv', ['source', 'un_country', 'un_name', 'de_facto_country',
                                    'de_facto_name', 'un_line', 'note'])}
        self.names = {n['source']: n for n in read_tsv(
            f'{tables}/names.tsv', ['source', 'name', 'long_name'])}
        self.long_names, self.lines, self.notes, self.unused = {}, {}, {}, set(self.names)
        self.count = collections.Counter((r['adm0_a3'], r['name']) for r in rows)

    def _named(self, keys, plain):
        for key in keys:
            if key in self.names:
                self.unused.discard(key)
                return self.names[key]['name'], self.names[key]['long_name']
        return plain, ''

    def _plain_name(self, row):
        name = row['name'] or ''
        if self.count[row['adm0_a3'], row['name']] > 1 and row['gn_name']:
            name = row['gn_name']  # a town and the district around it
        return name.replace('`', '').rstrip("'").strip()

    def _of_view(self, view):
        region = Region(view['un_country'], view['un_name'], view['de_facto_country'],
                        view['de_facto_name'])
        self.notes[region] = view['note']
        self.lines[region] = view['un_line'] or self.lines.get(region, '')
        return region

    def region(self, key):
        if not key.isdigit():
            a3, name = key.split('/')
            if key in self.views or f'{a3}/*' in self.views:
                return self._of_view(self.views.get(key) or self.views[f'{a3}/*'])
            row = next(r for r in self.rows if (r['adm0_a3'], r['name']) == (a3, name))
        else:
            row = self.rows[int(key)]
        a3 = row['adm0_a3']
        view = self.views.get(f"{a3}/{row['name']}") or self.views.get(f'{a3}/*')
        if view:
            region = self._of_view(view)
            self.long_names[region[:2]] = self._named([f"fips:{row['fips']}"], '')[1]
            return region
        country = self.unit.get(row['gu_a3']) or self.unit[a3]
        name, long_name = self._named(
            [f"{a3}/{row['gn_name']}", f"{a3}/{row['name']}", f"fips:{row['fips']}",
             f"unit:{row['gu_a3']}"], self._plain_name(row))
        if long_name:
            self.long_names[country, name] = long_name
        return Region(country, name, country, name)


def region_id(region):
    if region is None:
        return ''
    base = f'{region.un_country}/{region.un_name}'
    return base if region[:2] == region[2:] else f'{base}~{region.de_facto_country}'


def sides(geometries, arcs, regions):
    """For each arc the regions on its [left, right]."""
    result = [[None, None] for _ in arcs]
    for geometry, region in zip(geometries, regions):
        for polygon in polygons_of(geometry):
            for i, ring in enumerate(polygon):
                counter_clockwise = area_km2(ring_points(ring, arcs)) > 0
                inside_left = counter_clockwise == (i == 0)
                for a in ring:
                    forward = a >= 0
                    result[a if forward else ~a][0 if forward == inside_left else 1] = region
    return result


def on_cut(p, q):
    return (abs(p[0]) == EDGE and p[0] == q[0]) or (p[1] == SOUTH and q[1] == SOUTH)


def split_at_cuts(points):
    """(points, runs along the antimeridian or the pole) pieces."""
    pieces = [(points[:2], on_cut(*points[:2]))]
    for p, q in zip(points[1:], points[2:]):
        cut = on_cut(p, q)
        if cut == pieces[-1][1]:
            pieces[-1][0].append(q)
        else:
            pieces.append(([p, q], cut))
    return pieces


def steps_of(arc):
    points = []
    for p in map(quantise, arc):
        if not points or points[-1] != p:
            points.append(p)
    return points


def edges_between_regions(arcs, arc_sides):
    for arc, (left, right) in zip(arcs, arc_sides):
        points = steps_of(arc)
        if left == right or len(points) < 2:
            continue
        if left is None or (right is not None and region_id(right) < region_id(left)):
            left, right, points = right, left, points[::-1]
        for piece, cut in split_at_cuts(points):
            yield left, right, cut, piece


def join(edges):
    """Joins edges of one kind where nothing else meets them; the order of the input decides nothing."""
    ends = collections.defaultdict(list)
    for i, (_, _, _, points) in enumerate(edges):
        ends[points[0]].append((i, 0))
        ends[points[-1]].append((i, 1))
    used = [False] * len(edges)

    def follower(i):
        meeting = ends[edges[i][3][-1]]
        if len(meeting) != 2:
            return None
        j, end = meeting[0] if meeting[1] == (i, 1) else meeting[1]
        return j if end == 0 and edges[j][:3] == edges[i][:3] and not used[j] else None

    def chain_from(i):
        used[i] = True
        points = list(edges[i][3])
        j = follower(i)
        while j is not None:
            used[j] = True
            points += edges[j][3][1:]
            j = follower(j)
        return points

    has_leader = set()
    for i in range(len(edges)):
        j = follower(i)
        if j is not None:
            has_leader.add(j)
    for first in (True, False):  # open chains from their starts, then what runs in circles
        for i, edge in enumerate(edges):
            if not used[i] and (not first or i not in has_leader):
                yield edge[:3] + (chain_from(i),)


def country_of(region, view):
    return region.un_country if view == 'un' else region.de_facto_country


def name_of(region, view):
    return region.un_name if view == 'un' else region.de_facto_name


class Kinds:
    def __init__(self, names, tables):
        self.names = names
        self.dashed = [(d['a'], d['b']) for d in read_tsv(f'{tables}/dashed.tsv',
                                                          ['a', 'b', 'note'])]
        self.dashed_used = set()

    def _plain(self, left, right, view):
        if right is None:
            return 'coast'
        a, b = country_of(left, view), country_of(right, view)
        if self.names.within.get(a, a) != self.names.within.get(b, b):
            return 'country'
        return 'admin1' if a != b or name_of(left, view) != name_of(right, view) else 'none'

    def _selects(self, selector, region, view):
        country = country_of(region, view)
        return selector in ('*', country, f'{country}/{name_of(region, view)}')

    def _is_dashed(self, left, right, view):
        for a, b in self.dashed:
            if (self._selects(a, left, view) and self._selects(b, right, view)) or \
                    (self._selects(a, right, view) and self._selects(b, left, view)):
                self.dashed_used.add((a, b))
                return True
        return False

    def of(self, left, right, cut):
        """(kind in the un view, kind in the de-facto view)"""
        if cut:
            return 'cut', 'cut'
        un, de_facto = (self._plain(left, right, view) for view in ('un', 'de-facto'))
        if un == 'coast':
            return un, de_facto
        line = self.names.lines.get(left) or self.names.lines.get(right)
        if de_facto == 'country' and un != 'country' and line == 'disputed':
            result = ['disputed', 'country-dashed']
        else:
            result = [un, de_facto]
            for i in (0, 1):
                if result[i] == 'country' and result[1 - i] != 'country':
                    result[i] = 'country-dashed'
        for i, view in enumerate(('un', 'de-facto')):
            if result[i] in ('country', 'admin1') and self._is_dashed(left, right, view):
                result[i] += '-dashed'
        return tuple(result)


def write_regions(path, used, names):
    with open(path, 'w', encoding='utf-8') as out:
        out.write('#id\tun_country\tun_name\tde_facto_country\tde_facto_name\tlong_name\tnote\n'
                  '# made by import/basemap.sh from Natural Earth (public domain) and the tables '
                  'beside it\n')
        for region in sorted(used, key=region_id):
            out.write('\t'.join((region_id(region), *region,
                                 names.long_names.get(region[:2], ''),
                                 names.notes.get(region, ''))).rstrip('\t') + '\n')


def write_arcs(path, arcs, kinds):
    count = collections.Counter()
    with open(path, 'w', encoding='utf-8') as out:
        out.write('#left\tright\tun\tde_facto\tpolyline\n'
                  '# made by import/basemap.sh from Natural Earth (public domain); polyline: steps of '
                  '1e-4 degrees, lon before lat,\n# differences, zigzag, five bits a character '
                  'from ? on\n')
        for left, right, cut, points in arcs:
            un, de_facto = kinds.of(left, right, cut)
            count[un, de_facto] += len(points)
            out.write('\t'.join((region_id(left), region_id(right), un, de_facto,
                                 encode(points))) + '\n')
    return count


def main(work, tables):
    with open(f'{work}/divisions.geojson', encoding='utf-8') as file:
        rows = [f['properties'] for f in json.load(file)['features']]
    with open(f'{work}/faces.json', encoding='utf-8') as file:
        keys = json.load(file)
    names = Names(tables, rows)
    by_key = {key: names.region(key) for key in sorted(set(k for k in keys if k))}
    regions = [by_key.get(key) for key in keys]
    topology, arcs = load_topology(f'{work}/mosaic.topojson')
    geometries = topology['objects'][next(iter(topology['objects']))]['geometries']
    edges = list(edges_between_regions(arcs, sides(geometries, arcs, regions)))
    joined = [arc for arc in join(edges) if len(arc[3]) > 3 or arc[3][0] != arc[3][-1]]
    joined.sort(key=lambda a: (region_id(a[0]), region_id(a[1]), a[3]))
    kinds = Kinds(names, tables)
    count = write_arcs(f'{tables}/arcs.tsv', joined, kinds)
    used = {r for arc in joined for r in arc[:2] if r is not None}
    write_regions(f'{tables}/regions.tsv', used, names)
    print(f'{len(used)} regions, {len(joined)} arcs,', dict(count), file=sys.stderr)
    print('names without a row:', sorted(names.unused), file=sys.stderr)
    print('dashed without an arc:', sorted(set(kinds.dashed) - kinds.dashed_used), file=sys.stderr)


if __name__ == '__main__':
    main(*sys.argv[1:])
