"""Names of the ground: cities, rivers, seas, ranges and regions, chosen by rank and styled by kind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from explorer.plate.glyphs import Face, alike
from explorer.plate.marks import PALE
from explorer.view import View

_FROM_ZOOM = {1: 0.0, 2: 4.0, 3: 5.0, 4: 5.75}
"""The zoom from which a rank is named, as on screen."""


@dataclass(frozen=True)
class Name:
    """A name and how it is set; size and tracking in points, angle in degrees clockwise."""

    text: str
    longitude: float
    latitude: float
    size: float
    fill: str
    face: Face
    tracking: float = 0
    angle: float = 0
    dot: bool = False
    halo: str = PALE


def names(folder: Path, view: View) -> list[Name]:
    """Return what a settled view may name, in the order in which the names are given room."""
    assert view.zoom is not None  # settled
    labels = [label for label in _labels(folder) if view.zoom >= _FROM_ZOOM[label["properties"]["rank"]]]
    labels.sort(key=lambda label: (label["properties"]["rank"], _ORDER[label["properties"]["kind"]]))
    return [name for label in labels if (name := _name(label, view)).text]


@lru_cache(maxsize=4)
def _labels(folder: Path) -> list[dict[str, Any]]:
    file = folder / "labels.geojson"
    features = json.loads(file.read_text("utf-8"))["features"] if file.is_file() else []
    return [feature for feature in features if feature["properties"]["kind"] in _ORDER]


_ORDER = {"sea": 0, "city": 1, "river": 2, "range": 3, "region": 4}
_CITY_SIZE = {1: 7.2, 2: 6.3, 3: 5.8, 4: 5.4}
_AREA_SIZE = {1: 8.2, 2: 7.0, 3: 6.2, 4: 5.8}


def _name(label: dict[str, Any], view: View) -> Name:
    said = label["properties"]
    by_language = said["names"].get(view.names) or said["names"]["now"]
    text = alike(by_language.get(view.language) or by_language["en"])
    longitude, latitude = label["geometry"]["coordinates"]
    kind, rank, angle = said["kind"], said["rank"], said.get("rotation", 0)
    if kind == "city":
        return Name(text, longitude, latitude, _CITY_SIZE[rank], "#3f392d", "sans", dot=True)
    if kind == "river":
        return Name(text, longitude, latitude, 5.9, "#3f7290", "serif", 0.25, angle)
    if kind == "sea":
        size = _AREA_SIZE[rank]
        return Name(text, longitude, latitude, size, "#557f97", "serif", size * 0.14, angle, halo="")
    size = _AREA_SIZE[rank] - 0.8
    return Name(text, longitude, latitude, size, "#7a6444", "serif", size * 0.16, angle)
