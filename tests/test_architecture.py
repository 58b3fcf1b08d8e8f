"""The way the data goes: a module imports only from those before it, and no file outgrows itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXPLORER = ROOT / "explorer"
MAX_LINES = 300

_GROUND = {"errors", "dates", "model", "load", "mercator", "view", "query"}
_SCENE = _GROUND | {"catalogue", "words", "scene", "bibliography", "record"}

# Each part of the package and all that it may import from the package, besides itself.
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "errors": set(),
    "paths": set(),
    "dates": {"errors"},
    "model": {"errors", "dates"},
    "load": {"errors", "dates", "model"},
    "audit": {"errors", "dates", "model", "load"},
    "mercator": set(),
    "view": {"errors", "mercator"},
    "query": {"errors", "mercator", "view"},
    "catalogue": {"errors", "dates", "model", "load"},
    "words": {"errors", "dates", "model"},
    "scene": _GROUND | {"catalogue", "words"},
    "bibliography": {"errors", "model"},
    "record": _SCENE - {"record"},
    "overview": _SCENE,
    "schema": {"paths", "model"},
    "web": _SCENE,
    "plate": _SCENE,
    "exports": _SCENE,
    "snapshot": _SCENE | {"web", "plate", "exports"},
    "serve": {"paths"},
    "dashboard": _SCENE | {"overview", "exports", "web", "snapshot", "paths", "serve"},
    "commands": _SCENE | {"audit", "snapshot", "serve"},
    "cli": {"errors", "dates", "paths", "commands"},
    "__main__": {"cli"},
}

# Who alone may import what is heavy, or ties the core to one way of showing it.
OWNERS = {
    "streamlit": {"dashboard"},
    "folium": {"web"},
    "branca": {"web"},
    "offlinefolium": {"web"},
    "typst": {"plate"},
    "citeproc": {"bibliography"},
    "bibtexparser": {"exports"},
    "rispy": {"exports"},
    "edtf": {"dates"},
    "babel_edtf": {"words"},
    "tqdm": {"commands"},
}

FILES = sorted(EXPLORER.rglob("*.py"))
SOURCES = [
    ROOT / "app.py",
    *sorted(
        path
        for folder in ("explorer", "tests", "tools", "benchmarks")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".js")
    ),
]


def part_of(file: Path) -> str:
    """The part of the package a file belongs to: explorer/web/data.py is of web."""
    return file.relative_to(EXPLORER).parts[0].removesuffix(".py")


def imported(code: str, package: str) -> set[str]:
    """Every module that code imports, wherever in it, by its full name; `package` is where its dots start."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*package.split(".")[: len(package.split(".")) - node.level + 1], base]).strip(".")
            found |= {f"{base}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            found |= {str(leaf.value) for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)}
    return found


def imports_of(file: Path) -> set[str]:
    package = ".".join(file.relative_to(ROOT).parent.parts)
    return imported(file.read_text("utf-8"), package)


def breaches(file: Path, names: set[str]) -> set[str]:
    """What the table forbids this file to import."""
    part = part_of(file)
    inside = {name.split(".")[1] for name in names if name.startswith("explorer.")}
    outside = {name.split(".")[0] for name in names}
    wrong = inside - ALLOWED[part] - {part}
    return wrong | {library for library in outside & OWNERS.keys() if part not in OWNERS[library]}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_imports_only_from_those_before_it(file):
    assert breaches(file, imports_of(file)) == set()


def test_the_table_goes_one_way():
    """Nobody is allowed to import what is, however far round, allowed to import it."""

    def reached(part: str, seen: frozenset[str] = frozenset()) -> set[str]:
        assert part not in seen, f"{part} comes round to itself"
        return ALLOWED[part].union(*(reached(other, seen | {part}) for other in ALLOWED[part]))

    for part in ALLOWED:
        assert part not in reached(part)


def test_the_table_names_what_there_is():
    parts = {part_of(file) for file in FILES}
    assert ALLOWED.keys() == parts


def test_what_the_core_must_not_reach():
    """The design's sentence, read off the table: nothing up to the record knows streamlit, folium or typst."""
    for part in _SCENE:
        assert not (ALLOWED[part] & {"web", "plate", "dashboard", "exports", "snapshot", "cli"})
    assert {OWNERS[name] == owners for name, owners in (("streamlit", {"dashboard"}), ("folium", {"web"}))} == {True}


@pytest.mark.parametrize(
    ("path", "code", "wrong"),
    [
        ("scene.py", "import streamlit as st", "streamlit"),
        ("scene.py", "def f():\n    from folium import Map", "folium"),
        ("web/data.py", "import typst", "typst"),
        ("model/base.py", "from explorer.load import load", "load"),
        ("model/base.py", "from explorer import catalogue", "catalogue"),
        ("load/files.py", "from ..scene import scene", "scene"),
        ("exports/csv.py", "import explorer.snapshot", "snapshot"),
        ("record.py", "from importlib import import_module\nimport_module('explorer.web')", "web"),
    ],
)
def test_a_breach_is_seen(path, code, wrong):
    package = ".".join(["explorer", *Path(path).parent.parts])
    assert breaches(EXPLORER / path, imported(code, package)) == {wrong}


def test_the_dashboards_script_may_know_streamlit_and_no_other_owners_library():
    outside = {name.split(".")[0] for name in imports_of(ROOT / "app.py")}
    assert outside & OWNERS.keys() == {"streamlit"}


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_source_file_outgrows_itself(file):
    assert len(file.read_text("utf-8").splitlines()) <= MAX_LINES
