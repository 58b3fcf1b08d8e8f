"""A geodata folder of any number of made-up events: the same ones every time, over East Asia, 1937-45."""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
from pathlib import Path
from typing import Any

Record = dict[str, Any]

WEST, SOUTH, EAST, NORTH = 84.0, 18.0, 134.0, 51.0
FIRST, LAST = dt.date(1937, 7, 7), dt.date(1945, 9, 2)
SEED = 19370707
MOST_LINES = 400
"""Beyond this many a folder has more events and no more lines."""

SOURCE = {
    "id": "synthetic",
    "type": "document",
    "title": "Synthetic events",
    "custom": {
        "genre": "reference",
        "contemporary": False,
        "record_seen": {"url": "https://192.0.2.1/synthetic", "date": "2026-11-21"},
    },
}


def write(folder: Path, count: int, *, like: Path) -> Path:
    """Write a folder of ``count`` events with the layers, kinds, topics and base map of ``like``, and return it.

    One event in six is a line, up to 400; the rest are points. Every record is small: a summary and one claim.
    """
    folder.mkdir(parents=True)
    shutil.copytree(like / "basemap", folder / "basemap")
    for name in ("layers.json", "kinds.json", "topics.json"):
        shutil.copy(like / name, folder / name)
    collection = _read(like / "collection.json")
    collection["start"] = []
    _write(folder / "collection.json", collection)
    _write(folder / "sources.json", [SOURCE])
    _write(folder / "places.geojson", {"type": "FeatureCollection", "features": []})
    _write(folder / "people.json", [])
    _write(folder / "disputes.json", [])
    layers = [layer["id"] for layer in _read(like / "layers.json")["layers"]]
    features = events(count, layers, _read(like / "kinds.json"), topic=_counted(_read(like / "topics.json")))
    (folder / "events").mkdir()
    for layer in layers:
        chosen = [feature for feature in features if feature["properties"]["layer"] == layer]
        _write(folder / "events" / f"{layer}.geojson", {"type": "FeatureCollection", "features": chosen})
    return folder


def events(count: int, layers: list[str], kinds: list[Record], *, topic: Record) -> list[Record]:
    """Return ``count`` Features with ids ``event-00000`` and on."""
    chance = random.Random(SEED)
    lines = min(count // 6, MOST_LINES)
    drawn_as = {False: _kinds(kinds, "Point"), True: _kinds(kinds, "LineString")}
    features = []
    for number in range(count):
        line = number * lines // count != (number + 1) * lines // count
        features.append(_event(chance, number, chance.choice(layers), drawn_as[line], topic, line))
    return features


def _event(chance: random.Random, number: int, layer: str, kinds: list[str], topic: Record, line: bool) -> Record:
    start = [round(chance.uniform(WEST, EAST), 4), round(chance.uniform(SOUTH, NORTH), 4)]
    # Every tenth day, so that few dates differ: reading one date takes the EDTF parser 13 ms, once each.
    first = FIRST + dt.timedelta(days=chance.randrange(0, (LAST - FIRST).days - 30, 10))
    last = first + dt.timedelta(days=chance.choice((0, 0, 0, 3, 30)))
    title = {"en": f"Event {number}", "zh": f"事件{number}"}
    text = {"en": f"Made up to measure with: number {number}.", "zh": f"测试用，编号{number}。"}
    cite = {"source": "synthetic", "checked": None}
    claim = {
        "id": "count",
        "topic": topic["id"],
        "value": chance.randrange(1, 100),
        "unit": topic["units"][0],
        "statement": text,
        "cite": cite,
    }
    properties = {
        "layer": layer,
        "kind": chance.choice(kinds),
        "importance": chance.choice((1, 2, 2, 3, 3, 3)),
        "title": title,
        "summary": text,
        "when": str(first) if first == last else f"{first}/{last}",
        "precision_km": chance.choice((0.5, 2, 10)),
        "basis": "gazetteer",
        "claims": [claim],
        "cite": [cite],
    }
    geometry = {"type": "LineString", "coordinates": _track(chance, start)} if line else _point(start)
    return {"type": "Feature", "id": f"event-{number:05}", "geometry": geometry, "properties": properties}


def _point(position: list[float]) -> Record:
    return {"type": "Point", "coordinates": position}


def _track(chance: random.Random, start: list[float]) -> list[list[float]]:
    track = [start]
    for _ in range(chance.randrange(1, 5)):
        longitude, latitude = track[-1]
        track.append([round(longitude + chance.uniform(-2, 2), 4), round(latitude + chance.uniform(-2, 2), 4)])
    return track


def _kinds(kinds: list[Record], geometry: str) -> list[str]:
    return [kind["id"] for kind in kinds if geometry in kind["geometry"]]


def _counted(topics: list[Record]) -> Record:
    """Return the first topic that counts something."""
    return next(topic for topic in topics if topic["quantity"] == "count")


def _read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def _write(file: Path, content: Any) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
