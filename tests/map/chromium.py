#!/usr/bin/python3
"""Two maps inlined in one page, in headless Chromium.

usage: chromium.py DATELINE
needs: Debian's chromium and chromium-driver; without them it says so and exits 77 (skipped)

- no id stands twice, and every reference meets an element of its own map;
- the browser's search finds the text of every label;
- the accessibility tree names both maps and every incident;
- no text is wider than the layout reckoned with.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from scenes import write
from svg_items import SVG, Drawing, Metrics

SKIPPED = 77
MAPS = "dense-40", "far-talks"  # of scenes.py
ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--force-renderer-accessibility"]

INSPECT = """
const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
const twice = ids.filter((id, i) => ids.indexOf(id) != i);
const astray = [];
for (const e of document.querySelectorAll('svg *')) for (const a of e.attributes) {
  const m = a.value.match(/url\\(#(.*)\\)/) || (a.name == 'href' && a.value.match(/^#(.*)/));
  if (m && document.getElementById(m[1])?.ownerSVGElement != e.ownerSVGElement) astray.push(m[1]);
}
const texts = [...document.querySelectorAll('svg text')].map(e =>
  ({text: e.textContent, lines: e.children.length + 1, width: e.getComputedTextLength()}));
return {ids: ids.length, twice, astray, texts};
"""
FIND = """
return arguments[0].filter(text => {
  getSelection().removeAllRanges();
  return !window.find(text, true, false, true);
});
"""


class Browser:
    """WebDriver, as far as it is needed here."""

    def __init__(self, folder):
        self.process = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        port = None
        for line in self.process.stdout:
            port = re.search(r"started successfully on port (\d+)", line)
            if port:
                break
        if not port:
            raise RuntimeError("chromedriver did not start")
        self.address = f"http://127.0.0.1:{port.group(1)}/session"
        options = {"args": ARGUMENTS + [f"--user-data-dir={folder}/profile"],
                   "binary": shutil.which("chromium")}
        wanted = {"capabilities": {"alwaysMatch": {"browserName": "chrome",
                                                   "goog:chromeOptions": options}}}
        self.address += "/" + self.post("", wanted)["sessionId"]

    def post(self, path, body):
        request = urllib.request.Request(self.address + path, json.dumps(body).encode(),
                                         {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def run(self, script, *arguments):
        return self.post("/execute/sync", {"script": script, "args": list(arguments)})

    def accessibility_tree(self):
        command = {"cmd": "Accessibility.getFullAXTree", "params": {}}
        return self.post("/goog/cdp/execute", command)["nodes"]

    def close(self):
        try:
            urllib.request.urlopen(urllib.request.Request(self.address, method="DELETE"), timeout=9)
        finally:
            self.process.terminate()
            self.process.wait()


def words(text):
    return " ".join(text.split())


def check_page(browser, maps):
    wrong = []
    seen = browser.run(INSPECT)
    wrong += [f"id '{id}' stands twice in the page" for id in seen["twice"]]
    wrong += [f"'#{id}' meets another map's element or none" for id in seen["astray"]]
    labels = sorted({words(t["text"]) for t in seen["texts"]})
    wrong += [f"search does not find '{text}'" for text in browser.run(FIND, labels)]
    if browser.run(FIND, ["no label says this"]) != ["no label says this"]:
        wrong.append("search finds what is not there")
    wrong += check_names(browser, maps)
    print(f"{seen['ids']} ids, {len(labels)} texts searched")
    return wrong + check_widths(seen["texts"], maps)


def check_names(browser, maps):
    """The names that assistive technology is told, against the titles in the files."""
    wrong, count = [], 0
    nodes = [(n.get("role", {}).get("value", ""), words(n.get("name", {}).get("value") or ""))
             for n in browser.accessibility_tree() if not n.get("ignored")]
    for drawing in maps:
        title = words(drawing.root.findtext(SVG + "title"))
        if not any("document" in role.lower() and name == title for role, name in nodes):
            wrong.append(f"the accessibility tree has no map named '{title}'")
        for group in drawing.root.iter(SVG + "g"):
            if "incident" in group.get("class", "").split():
                title = words(group.findtext(SVG + "title"))
                count += 1
                if not any(name == title and role.lower() in ("graphics-symbol", "image", "img",
                                                              "graphicssymbol")
                           for role, name in nodes):
                    wrong.append(f"the accessibility tree has no symbol named '{title}'")
    print(f"{count} incidents named")
    return wrong


def check_widths(texts, maps):
    """Chromium's measure of one-line texts against ours, by text and order in the page."""
    metrics, wrong, most = Metrics(), [], 0
    ours = [i for drawing in maps for i in drawing.items if i.kind == "text"]
    reckoned = {}
    for item in ours:
        spacing = float(item.style["letter-spacing"])
        width = metrics.measure(item.text, float(item.style["font-size"]),
                                item.style["font-weight"] == "bold", spacing)[0]
        # Browsers count the space after the last letter too.
        reckoned[item.text] = max(reckoned.get(item.text, 0), width + spacing)
    for text in texts:
        name = words(text["text"])
        if text["lines"] == 1 and name in reckoned and reckoned[name] > 0:
            most = max(most, text["width"] / reckoned[name])
            if text["width"] > reckoned[name] + 0.5:
                wrong.append(f"'{name}' is {text['width']:.1f} px wide in Chromium, "
                             f"{reckoned[name]:.1f} were reckoned")
    print(f"widest text: {most:.3f} of what was reckoned")
    return wrong


def main():
    if len(sys.argv) != 2:
        print(__doc__.split("\n\n")[1])
        return 2
    missing = [p for p in ("chromium", "chromedriver") if not shutil.which(p)]
    if missing:
        print(f"{' and '.join(missing)} not installed: no map was looked at in a browser")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        maps, page = [], "<!DOCTYPE html><meta charset=utf-8><title>Two maps</title>\n"
        for name in MAPS:
            path, options = write(name, folder)
            svg = path.with_suffix(".svg")
            subprocess.run([sys.argv[1], "render", "-q", path, "-o", svg, *options], check=True)
            maps.append(Drawing(svg))
            page += svg.read_text(encoding="utf-8")
        html = Path(folder, "page.html")
        html.write_text(page, encoding="utf-8")
        browser = Browser(folder)
        try:
            browser.post("/url", {"url": html.as_uri()})
            wrong = check_page(browser, maps)
        finally:
            browser.close()
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
