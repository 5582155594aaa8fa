#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include in src/ and ui/ and holds it against layers.toml. Standard library only."""
import pathlib
import re
import sys
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYERS = tomllib.loads((pathlib.Path(__file__).parent / "layers.toml").read_text("utf-8"))["layer"]
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
STANDARD = re.compile(r"[a-z_0-9]+")  # <vector>: no folder, no ending, lower case
FOLDERS = {"ui": ROOT / "ui"} | {p.name: p for p in (ROOT / "src").iterdir() if p.is_dir()}


def layer_of(path):
    """The layer of a path relative to src/ or, beginning with ui/, to the root."""
    return "app/ports" if path.startswith("app/ports/") else path.split("/", 1)[0]


def sources():
    for base in FOLDERS.values():
        for path in sorted(base.rglob("*")):
            if path.suffix in (".cpp", ".hpp", ".in"):
                yield path


def own_target(name, including):
    """The included file's name from src/ or the root, if it is one of ours. Qualified names only: no "sibling.hpp"."""
    if (ROOT / "src" / name).is_file() and name.split("/", 1)[0] in FOLDERS:
        return name
    if name.startswith("ui/") and (ROOT / name).is_file():
        return name
    generated = including.parent.name in FOLDERS and name.split("/", 1)[0] == including.parent.name
    return name if generated else None


def violation(layer_name, from_file, kind, name, including):
    layer = LAYERS[layer_name]
    if kind == "<":
        if STANDARD.fullmatch(name) or any(name.startswith(prefix) for prefix in layer["outside"]):
            return None
        return f"{from_file}: {layer_name} may not include <{name}>"
    if name.endswith(".moc"):
        return None
    target = own_target(name, including)
    if target is None:
        return f'{from_file}: "{name}" is no header of this repository by its full name'
    allowed = {layer_name, *layer["own"], *layer.get("by_file", {}).get(from_file, [])}
    if layer_of(target) in allowed or target in layer.get("files", []):
        return None
    return f'{from_file}: {layer_name} may not include "{name}" ({layer_of(target)})'


class Layers(unittest.TestCase):
    def test_every_folder_is_a_layer_and_every_layer_a_folder(self):
        self.assertEqual(set(FOLDERS), set(LAYERS) - {"app/ports"})

    def test_the_drawing_has_no_circle(self):
        """Own edges form an order: base first. A circle would make the picture a lie."""
        done, left = set(), {name: set(layer["own"]) for name, layer in LAYERS.items()}
        while left:
            free = {name for name, needs in left.items() if needs <= done}
            self.assertTrue(free, f"layers that need one another: {sorted(left)}")
            done |= free
            left = {name: needs for name, needs in left.items() if name not in free}

    def test_every_include_follows_the_layers(self):
        wrong, seen = [], 0
        for path in sources():
            relative = path.relative_to(ROOT)
            layer = layer_of(str(relative).removeprefix("src/"))
            for kind, name in INCLUDE.findall(path.read_text("utf-8")):
                seen += 1
                if found := violation(layer, str(relative), kind, name, path):
                    wrong.append(found)
        self.assertGreater(seen, 100, "no sources were read")
        self.assertEqual(wrong, [], "\n" + "\n".join(wrong))

    def test_a_forbidden_include_is_noticed(self):
        """The test's own test: one forbidden edge of each kind."""
        here = ROOT / "src/domain/gate.cpp"
        for kind, name in (("<", "sqlite3.h"), ('"', "app/session.hpp"), ('"', "gate.hpp"), ("<", "QString")):
            with self.subTest(name=name):
                self.assertIsNotNone(violation("domain", "src/domain/gate.cpp", kind, name, here))
        self.assertIsNotNone(violation("ui", "ui/shell/x.cpp", '"', "composition/site.hpp", here))
        self.assertIsNone(violation("ui", "ui/main.cpp", '"', "composition/site.hpp", here))
        self.assertIsNone(violation("domain", "src/domain/gate.cpp", "<", "vector", here))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
