"""Whether lines can have happened: dated by sources, in order, no faster than men and machines, on their river."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise

from shapely import Point, line_merge
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from explorer import dates
from explorer.audit.distance import every_km, km_along, km_to
from explorer.audit.findings import Finding
from explorer.load import Folder
from explorer.model import EventFeature, Stage

KM_A_DAY = {"infantry": 40, "cavalry": 80, "tank": 120, "river": 150, "sea": 600}
"""More than this between two dated stages, whole days counted at both ends, wants a word of explanation.

Editorial limits: a hard day's march, ride or run that is kept up over days; what is lawful and faster is explained.
"""

ON_LINE_KM = 3.0
ON_RIVER_KM = 12.0
"""The base map's rivers are generalised from 1:50,000,000 and follow today's beds."""


def few_stages(folder: Folder) -> Iterator[Finding]:
    """A line with fewer than two dated, cited stages: nothing says when it was where."""
    for event in _lines(folder):
        if len(event.properties.stages) < 2:
            yield Finding("", event.id, "stages", f"has {len(event.properties.stages)} dated stages")


def stage_off_line(folder: Folder) -> Iterator[Finding]:
    """A stage that does not lie on its line, or lies on it behind an earlier one."""
    for event in _lines(folder):
        line = _one_line(folder, event)
        last = -1.0
        for number, stage in enumerate(event.properties.stages):
            off = km_to(stage.at, line)
            if off > ON_LINE_KM:
                yield Finding("", event.id, f"stages[{number}]", f"lies {off:.0f} km off the line")
            if line.geom_type == "LineString":
                measure = line.project(Point(stage.at))
                if measure < last:
                    yield Finding("", event.id, f"stages[{number}]", "lies behind the stage before it")
                last = measure


def too_fast(folder: Folder) -> Iterator[Finding]:
    """An axis that moves faster between two stages than its arm can."""
    for event in _lines(folder):
        kind = folder.kind(event.properties.kind)
        limit = KM_A_DAY.get(kind.arm or "") if kind else None
        line = _one_line(folder, event)
        if limit is None or line.geom_type != "LineString":
            continue
        stages = event.properties.stages
        for number, (one, other) in enumerate(pairwise(stages), 1):
            days = _days_between(one, other)
            km = km_along(line, line.project(Point(one.at)), line.project(Point(other.at)))
            if days and km / days > limit:
                told = f"{km:.0f} km in {days} days, {km / days:.0f} a day; {kind.arm} is held to {limit}"
                yield Finding("", event.id, f"stages[{number}]", told)


def off_river(folder: Folder) -> Iterator[Finding]:
    """An axis by river that leaves the rivers of the base map."""
    file = folder.path / "basemap" / "rivers.geojson"
    events = [event for event in _lines(folder) if (kind := folder.kind(event.properties.kind)) and kind.arm == "river"]
    if not file.is_file() or not events:
        return
    rivers = [shape(feature["geometry"]) for feature in json.loads(file.read_text("utf-8"))["features"]]
    for event in events:
        line = folder.shapes[event.id]
        near = [river for river in rivers if river.distance(line) < 0.5]
        far = max(
            (min((km_to(position, river) for river in near), default=999.0), position) for position in every_km(line, 5)
        )
        if far[0] > ON_RIVER_KM:
            where = f"{far[1][0]:.2f}, {far[1][1]:.2f}"
            yield Finding("", event.id, "geometry", f"runs {far[0]:.0f} km off every river at {where}")


def _lines(folder: Folder) -> list[EventFeature]:
    return [event for event in folder.events if event.geometry and "LineString" in event.geometry.type]


def _one_line(folder: Folder, event: EventFeature) -> BaseGeometry:
    drawn = folder.shapes[event.id]
    return line_merge(drawn) if drawn.geom_type == "MultiLineString" else drawn


def _days_between(one: Stage, other: Stage) -> int | None:
    start, end = dates.days(one.when).first, dates.days(other.when).last
    return (end - start).days + 1 if start and end else None
