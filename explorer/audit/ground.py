"""Whether points lie where the record says: in their country, on land, at the place of that name."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from shapely import Point, get_coordinates, union_all
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from explorer.audit.distance import km_between, km_to
from explorer.audit.findings import Finding
from explorer.load import Folder
from explorer.model import EventFeature, PlaceFeature

DRAWN_KM = 5.0
"""How far off the base map's generalised borders and coasts may be."""

SAME_KM = 1.0
"""Two points nearer than this are one."""

_POINTS = ("Point", "MultiPoint")


def outside_country(folder: Folder) -> Iterator[Finding]:
    """A place outside the modern country its record states."""
    countries = _polygons(folder.path, "countries", "iso_a2")
    drawn = box(*union_all(list(countries.values())).bounds) if countries else box(0, 0, 0, 0)
    for place in folder.places:
        code = place.properties.country
        if code is None:
            yield Finding("", place.id, "country", "no modern country is stated, so that a namesake would pass")
        elif code in countries and drawn.contains(_point(place)) and not _near(place, countries[code]):
            off = km_to(_position(place), countries[code])
            yield Finding("", place.id, "country", f"lies {off:.0f} km outside {code}")
        elif code not in countries and any(countries[other].contains(_point(place)) for other in countries):
            yield Finding("", place.id, "country", f"lies in a country of the base map that is not {code}")


def outside_province(folder: Folder) -> Iterator[Finding]:
    """A place outside the modern province its record states, or without one where the base map has them."""
    provinces = _polygons(folder.path, "provinces", "name_en")
    for place in folder.places:
        name = place.properties.province
        if name in provinces:
            if not _near(place, provinces[name]):
                off = km_to(_position(place), provinces[name])
                yield Finding("", place.id, "province", f"lies {off:.0f} km outside {name}")
        elif any(polygon.contains(_point(place)) for polygon in provinces.values()):
            said = f"no province of the base map is called {name!r}" if name else "no modern province is stated"
            yield Finding("", place.id, "province", said)


def in_the_sea(folder: Folder) -> Iterator[Finding]:
    """A place, or the point of an event that is not the sea's, off every coast."""
    land = _land(folder.path)
    if land is None:
        return
    extent = box(*land.bounds)
    for place in folder.places:
        position = _position(place)
        if extent.contains(_point(place)):
            off = km_to(position, land)
            if off > place.properties.precision_km + DRAWN_KM:
                yield Finding("", place.id, "place", f"lies {off:.0f} km out at sea")
    for event in folder.events:
        kind = folder.kind(event.properties.kind)
        if (kind and kind.arm == "sea") or not _is_points(event):
            continue
        for position in _positions(folder, event):
            off = km_to(position, land) if extent.contains(Point(position)) else 0
            if off > _precision(folder, event) + DRAWN_KM:
                yield Finding("", event.id, "event", f"{_said(position)} lies {off:.0f} km out at sea")


def far_from_place(folder: Folder) -> Iterator[Finding]:
    """An event's point farther from every place it names than the two precisions allow."""
    places = {place.id: place for place in folder.places}
    for event in folder.events:
        named = [places[ref.place] for ref in event.properties.places if ref.place in places]
        if not named or not _is_points(event):
            continue
        own = event.properties.precision_km or 0
        for position in _positions(folder, event):
            off = {place.id: km_between(position, _position(place)) for place in named}
            if all(off[place.id] > place.properties.precision_km + own + SAME_KM for place in named):
                near = min(off, key=lambda id: off[id])
                yield Finding("", event.id, near, f"{_said(position)} lies {off[near]:.0f} km from the nearest, {near}")


def two_coordinates(folder: Folder) -> Iterator[Finding]:
    """One place with two points: two records of one name close together, or events there that lie apart."""
    named: dict[tuple[str, str], list[PlaceFeature]] = defaultdict(list)
    for place in folder.places:
        for name in place.properties.names:
            if name.use != "variant":
                named[name.lang, name.text.casefold()].append(place)
    seen = set()
    for (_, name), group in named.items():
        for one, other in combinations(group, 2):
            close = km_between(_position(one), _position(other)) < 100
            if one.id != other.id and close and (one.id, other.id) not in seen:
                seen.add((one.id, other.id))
                yield Finding("", one.id, other.id, f"both are called {name!r}")
    yield from _events_apart(folder)


def _events_apart(folder: Folder) -> Iterator[Finding]:
    at: dict[str, list[EventFeature]] = defaultdict(list)
    for event in folder.events:
        said = event.properties
        sites = [ref.place for ref in said.places if ref.role == "site"]
        if len(sites) == 1 and said.basis is None and event.geometry and event.geometry.type == "Point":
            at[sites[0]].append(event)
    for place, events in at.items():
        first = events[0]
        for other in events[1:]:
            off = km_between(_positions(folder, first)[0], _positions(folder, other)[0])
            if off > SAME_KM:
                yield Finding("", other.id, place, f"lies {off:.1f} km from {first.id}, at the same place")


def _polygons(folder: Path, name: str, key: str) -> dict[str, BaseGeometry]:
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for feature in _features(folder, name):
        if feature["properties"][key]:
            parts[feature["properties"][key]].append(shape(feature["geometry"]))
    return {id: union_all(shapes) for id, shapes in parts.items()}


def _land(folder: Path) -> BaseGeometry | None:
    parts = [shape(feature["geometry"]) for feature in _features(folder, "land")]
    return union_all(parts) if parts else None


@lru_cache(maxsize=8)
def _features(folder: Path, name: str) -> list[dict]:
    file = folder / "basemap" / f"{name}.geojson"
    return json.loads(file.read_text("utf-8"))["features"] if file.is_file() else []


def _near(place: PlaceFeature, polygon: BaseGeometry) -> bool:
    return km_to(_position(place), polygon) <= place.properties.precision_km + DRAWN_KM


def _position(place: PlaceFeature) -> tuple[float, float]:
    return place.geometry.coordinates[0], place.geometry.coordinates[1]


def _point(place: PlaceFeature) -> Point:
    return Point(_position(place))


def _is_points(event: EventFeature) -> bool:
    return event.geometry is not None and event.geometry.type in _POINTS


def _positions(folder: Folder, event: EventFeature) -> list[tuple[float, float]]:
    return [(x, y) for x, y in get_coordinates(folder.shapes[event.id])]


def _precision(folder: Folder, event: EventFeature) -> float:
    if event.properties.precision_km is not None:
        return event.properties.precision_km
    named = {ref.place for ref in event.properties.places}
    return max((place.properties.precision_km for place in folder.places if place.id in named), default=0.0)


def _said(position: tuple[float, float]) -> str:
    return f"{position[0]:g}, {position[1]:g}"
