"""Reads a finished map back: what is drawn where, in page coordinates.

Knows of SVG what the maps use: groups, clips, paths, circles, <use>, text with lines, rotation.
Text is measured with the table that the layout uses (src/ink/metrics_table.c), which unit/metrics
holds against the installed fonts and chromium.py against a browser.
"""
import math
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
INHERITED = {"fill": "#000", "fill-opacity": "1", "stroke": "none", "stroke-width": "1",
             "font-size": "16", "font-weight": "normal", "text-anchor": "start",
             "letter-spacing": "0"}
TABLE = Path(__file__).resolve().parents[2] / "src/ink/metrics_table.c"


class Metrics:
    """Widths and heights in em, from the C table."""

    def __init__(self, path=TABLE):
        source = path.read_text()
        runs, rows = source.split("metrics_rows[]")
        rows = [[int(v) for v in row] for row in
                re.findall(r"\{(\d+), (\d+), (-?\d+), (-?\d+)\}", rows)]
        self.rows = {}
        for first, n, index in re.findall(r"\{0x([0-9A-F]+), (\d+), (\d+)\}", runs):
            for k in range(int(n)):
                self.rows[int(first, 16) + k] = rows[int(index) + k]

    def measure(self, text, size, bold, spacing):
        """(width, top, bottom) in px."""
        width = top = bottom = 0.0
        for character in text:
            regular, heavy, up, down = self.rows.get(ord(character), (1536, 1536, 58, 16))
            width += (heavy if bold else regular) / 2048
            top, bottom = max(top, up / 64), max(bottom, down / 64)
        return (width * size + max(0, len(text) - 1) * spacing, top * size, bottom * size)


class Item:
    """Something drawn: kind is "text", "shape" or "line"; `points` its outline."""

    def __init__(self, kind, order, points, element, ancestors, style):
        self.kind, self.order, self.points = kind, order, points
        self.style, self.ancestors, self.element = style, ancestors, element
        self.text = ""
        self.radius = None  # of a circle

    def has_class(self, name):
        return any(name in a.get("class", "").split() for a in self.ancestors)

    def group(self, name):
        """The innermost group of that class, or None."""
        for a in reversed(self.ancestors):
            if name in a.get("class", "").split():
                return a
        return None

    def layer(self):
        group = self.group("layer")
        return group.get("id", "").split("-", 1)[-1] if group is not None else ""

    def incidents(self):
        for a in reversed(self.ancestors):
            if a.get("data-incidents"):
                return a.get("data-incidents").split()
        return []

    def box(self):
        xs, ys = [p[0] for p in self.points], [p[1] for p in self.points]
        return min(xs), min(ys), max(xs), max(ys)

    def centre(self):
        x0, y0, x1, y1 = self.box()
        return (x0 + x1) / 2, (y0 + y1) / 2

    def name(self):
        if self.kind == "text":
            return f"text '{self.text}'"
        x, y = self.centre()
        ids = " ".join(self.incidents())
        return f"{self.kind} {ids or self.layer()} at {x:.1f},{y:.1f}"


def parse_path(data):
    """[[(x, y), ...], ...], curves as eight lines each."""
    tokens = re.findall(r"[a-zA-Z]|-?(?:\d+\.\d*|\.\d+|\d+)", data)
    parts, part, i, letter = [], [], 0, None
    x = y = x0 = y0 = 0.0

    def number():
        nonlocal i
        i += 1
        return float(tokens[i - 1])

    while i < len(tokens):
        if tokens[i].isalpha():
            letter = tokens[i]
            i += 1
        relative, command = letter.islower(), letter.lower()
        if command == "z":
            x, y = x0, y0
            part.append((x, y))
            letter = None
        elif command == "m":
            dx, dy = number(), number()
            x, y = (x + dx, y + dy) if relative else (dx, dy)
            x0, y0 = x, y
            part = [(x, y)]
            parts.append(part)
            letter = "l" if relative else "L"
        elif command in "lhv":
            dx = number() if command != "v" else (0 if relative else x)
            dy = number() if command != "h" else (0 if relative else y)
            x, y = (x + dx, y + dy) if relative else (dx, dy)
            part.append((x, y))
        elif command == "c":
            c = [(number(), number()) for _ in range(3)]
            if relative:
                c = [(x + a, y + b) for a, b in c]
            for k in range(1, 9):
                t = k / 8
                u = 1 - t
                w = u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3
                part.append(tuple(w[0] * p + w[1] * a + w[2] * b + w[3] * e for p, a, b, e in
                                  zip((x, y), *c)))
            x, y = c[2]
        else:
            raise ValueError(f"path command '{letter}'")
    return parts


class Drawing:
    def __init__(self, path):
        self.root = ElementTree.parse(path).getroot()
        self.metrics = Metrics()
        self.items, self.ids, self.references = [], [], []
        self.paths = {}   # id -> data, for <use>
        self.clips = {}   # id -> box
        self.frames = []  # (group, box, order)
        self.size = float(self.root.get("width")), float(self.root.get("height"))
        self.walk(self.root, [], dict(INHERITED))

    def walk(self, element, ancestors, style):
        tag = element.tag.replace(SVG, "")
        for name, value in element.attrib.items():
            if name == "id":
                self.ids.append(value)
            elif name in INHERITED:
                style = dict(style, **{name: value})
            self.references += re.findall(r"url\(#([^)]*)\)", value)
            if name == "href" and value.startswith("#"):
                self.references.append(value[1:])
        if tag == "clipPath":
            self.add_clip(element)
        elif tag == "path":
            self.add_path(element, parse_path(element.get("d")), ancestors, style)
        elif tag == "use":
            data = self.paths[element.get("href")[1:]]
            self.add_path(element, parse_path(data), ancestors, style)
        elif tag == "circle":
            self.add_circle(element, ancestors, style)
        elif tag == "text":
            self.add_text(element, ancestors, style)
        elif tag in ("g", "svg", "a"):
            inside = ancestors + [element]
            clip = re.match(r"url\(#(.*)\)", element.get("clip-path", ""))
            framed = ancestors and "frame" in ancestors[-1].get("class", "").split()
            if framed and clip and clip.group(1) in self.clips:
                self.frames.append((ancestors[-1], self.clips[clip.group(1)], len(self.items)))
            for child in element:
                self.walk(child, inside, style)

    def add_clip(self, element):
        path = element.find(SVG + "path")
        self.ids += [path.get("id")] if path.get("id") else []
        self.paths[path.get("id")] = path.get("d")
        points = [p for part in parse_path(path.get("d")) for p in part]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self.clips[element.get("id")] = min(xs), min(ys), max(xs), max(ys)

    def add(self, kind, points, element, ancestors, style):
        item = Item(kind, len(self.items), points, element, ancestors, style)
        self.items.append(item)
        return item

    def add_path(self, element, parts, ancestors, style):
        if style["fill"] != "none":
            for part in parts:
                self.add("shape", part, element, ancestors, style)
        elif style["stroke"] != "none":
            for part in parts:
                self.add("line", part, element, ancestors, style)

    def add_circle(self, element, ancestors, style):
        x, y, r = (float(element.get(a)) for a in ("cx", "cy", "r"))
        r += float(style["stroke-width"]) / 2 if style["stroke"] != "none" else 0
        points = [(x + r * math.cos(k * math.pi / 12), y + r * math.sin(k * math.pi / 12))
                  for k in range(24)]
        self.add("shape", points, element, ancestors, style).radius = r

    def add_text(self, element, ancestors, style):
        x, y = float(element.get("x")), float(element.get("y"))
        lines = [(x, y, element.text or "")]
        for span in element.findall(SVG + "tspan"):
            y += float(span.get("dy"))
            lines.append((float(span.get("x")), y, (span.text or "") + (span.tail or "")))
        turn = re.match(r"rotate\((.*)\)", element.get("transform", ""))
        for x, y, text in lines:
            points = self.text_box(x, y, text, style)
            if turn:
                numbers = [float(v) for v in re.findall(r"-?(?:\d+\.\d*|\.\d+|\d+)", turn.group(1))]
                points = [rotate(p, *numbers) for p in points]
            if text.strip():
                self.add("text", points, element, ancestors, style).text = text.strip()

    def text_box(self, x, y, text, style):
        size, spacing = float(style["font-size"]), float(style["letter-spacing"])
        bold = style["font-weight"] == "bold"
        width, top, bottom = self.metrics.measure(text, size, bold, spacing)
        seen = self.metrics.measure(text.rstrip(), size, bold, spacing)[0]
        x -= {"start": 0, "middle": width / 2, "end": width}[style["text-anchor"]]
        return [(x, y - top), (x + seen, y - top), (x + seen, y + bottom), (x, y + bottom)]


def rotate(point, degrees, x, y):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    dx, dy = point[0] - x, point[1] - y
    return x + c * dx - s * dy, y + s * dx + c * dy


def hull(points):
    """The convex hull, counter-clockwise."""
    points = sorted(set(points))
    if len(points) < 3:
        return points

    def half(points):
        chain = []
        for p in points:
            while len(chain) > 1 and cross(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(points) + half(points[::-1])


def cross(o, a, b):
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def depth(a, b):
    """How far two convex outlines reach into each other: 0 or less where they do not."""
    least = math.inf
    for outline in (a, b):
        for p, q in zip(outline, outline[1:] + outline[:1]):
            nx, ny = q[1] - p[1], p[0] - q[0]
            length = math.hypot(nx, ny)
            if length == 0:
                continue
            da = [(x * nx + y * ny) / length for x, y in a]
            db = [(x * nx + y * ny) / length for x, y in b]
            least = min(least, min(max(da), max(db)) - max(min(da), min(db)))
            if least <= 0:
                return least
    return least


def inside(point, outline):
    x, y = point
    odd = False
    for (x0, y0), (x1, y1) in zip(outline, outline[1:] + outline[:1]):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd


def length_inside(a, b, outline):
    """How much of the segment lies in a convex outline, px."""
    start, end = 0.0, 1.0
    outline = hull(outline)
    for p, q in zip(outline, outline[1:] + outline[:1]):
        at_a, at_b = cross(p, q, a), cross(p, q, b)  # positive inside
        if at_a < 0 and at_b < 0:
            return 0.0
        if at_a < 0:
            start = max(start, at_a / (at_a - at_b))
        elif at_b < 0:
            end = min(end, at_a / (at_a - at_b))
    return max(0.0, end - start) * math.dist(a, b)


def segments_cross(a, b, c, d):
    """Whether ab and cd cross within both, not only touch."""
    return (cross(a, b, c) * cross(a, b, d) < -1e-9 and cross(c, d, a) * cross(c, d, b) < -1e-9)
