"""Third-party and own browser code, as text to be written into the document."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import folium

SCRIPTS = (
    "words", "query", "store", "shown", "basemap", "points", "lines", "panel", "tools", "card", "timebar", "bridge",
    "main",
)  # fmt: skip
"""Our modules in the order they are read; each adds to the one name ``Explorer``."""


@cache
def leaflet_script() -> str:
    return _asset(dict(folium.Map.default_js)["leaflet"])


@cache
def leaflet_style() -> str:
    return _asset(dict(folium.Map.default_css)["leaflet_css"])


def _asset(url: str) -> str:
    # The package keys its copies by the very addresses that folium would fetch. Imported here: it is 3.5 MB of Python.
    from offlinefolium.elements import _res

    return _res[url]


@cache
def style() -> str:
    return (files("explorer.web") / "explorer.css").read_text("utf-8")


@cache
def script() -> str:
    """Return our modules as one script."""
    folder = files("explorer.web") / "js"
    return "\n".join((folder / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
