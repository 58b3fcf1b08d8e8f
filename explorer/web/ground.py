"""The base map as the browser needs it: features, the relief as a data address, and whom to credit."""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

_PARTS = ("world", "land", "coast", "lakes", "rivers", "boundaries", "labels")
_EMPTY = {"type": "FeatureCollection", "features": []}
_NO_PICTURE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


@lru_cache(maxsize=4)
def ground(folder: Path) -> dict[str, Any]:
    """Return the base map's features, and its relief as a data address; a missing part is an empty one."""
    parts: dict[str, Any] = {}
    for name in _PARTS:
        file = folder / f"{name}.geojson"
        parts[name] = json.loads(file.read_text("utf-8")) if file.is_file() else _EMPTY
    relief, picture = folder / "relief.json", folder / "relief.jpg"
    parts["relief"] = {"west": -180, "south": -85, "east": 180, "north": 85, "image": _NO_PICTURE}
    if relief.is_file() and picture.is_file():
        image = base64.b64encode(picture.read_bytes()).decode("ascii")
        parts["relief"] = {**json.loads(relief.read_text("utf-8")), "image": f"data:image/jpeg;base64,{image}"}
    parts["credits"] = _credits(folder)
    return parts


def _credits(folder: Path) -> list[str]:
    """Return the attribution of every part that is drawn, each once."""
    file = folder / "provenance.json"
    outputs = json.loads(file.read_text("utf-8"))["outputs"] if file.is_file() else {}
    drawn = [outputs.get(name, {}) for name in (*(f"{part}.geojson" for part in _PARTS), "relief.jpg")]
    return list(dict.fromkeys(source["attribution"] for output in drawn for source in output.get("sources", [])))
