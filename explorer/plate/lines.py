"""Events along lines and over areas: casing, arrow head, dashes where schematic, and where their numbers may stand."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import shapely
from shapely.ops import substring

from explorer.model.base import say
from explorer.plate.canvas import Canvas
from explorer.plate.marks import CHOSEN, PALE
from explorer.plate.paths import path
from explorer.scene import Scene

_WEIGHTS = {1: 2.3, 2: 1.8, 3: 1.5}
_MARGIN = 30
_STEP = 3.0
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.45, 0.55, 0.02, 0.98)


@dataclass(frozen=True)
class Shape:
    """A line or an area on the canvas; ``drawn`` reaches into a margin, ``seen`` does not."""

    id: str
    number: int
    title: str
    colour: str
    weight: float
    area: bool
    schematic: bool
    selected: bool
    drawn: Any
    seen: Any
    arrows: list[list[tuple[float, float]]]

    @property
    def track(self) -> list[tuple[float, float]]:
        """Points every few points along a line that is seen, for names to keep clear of it; none for an area."""
        if self.area:
            return []
        return [
            (place.x, place.y)
            for part in shapely.get_parts(self.seen)
            for place in shapely.line_interpolate_point(part, np.arange(0, part.length, _STEP))
        ]

    @property
    def anchors(self) -> list[tuple[float, float]]:
        """Where its number may stand, best first, points."""
        if self.area or self.seen.geom_type == "Point":
            inside = self.seen.representative_point()
            return [(inside.x, inside.y), *_across(self.seen)]
        longest = max(shapely.get_parts(self.seen), key=shapely.length)
        places = [shapely.line_interpolate_point(longest, share, normalized=True) for share in _ALONG]
        return [(place.x, place.y) for place in places]


def shapes(scene: Scene, canvas: Canvas) -> list[Shape]:
    """Return the lines and areas of the scene in its order."""
    found = []
    for number, event in enumerate(scene.events, 1):
        if event.geometry is None or event.geometry.type in ("Point", "MultiPoint"):
            continue
        said = event.properties
        area = event.geometry.type in ("Polygon", "MultiPolygon")
        whole = canvas.draw(scene.catalogue.events.geometry[event.id])
        weight = 0.9 if area else _WEIGHTS[said.importance]
        arrows, shortened = ([], whole) if area else _arrows(whole, weight)
        found.append(
            Shape(
                id=event.id,
                number=number,
                title=say(said.title, scene.language),
                colour=scene.catalogue.layer(said.layer).colour,
                weight=weight,
                area=area,
                schematic=said.schematic,
                selected=event.id == scene.view.event,
                drawn=_cut(shortened, canvas.box(_MARGIN)),
                seen=_seen(whole, canvas),
                arrows=arrows,
            )
        )
    return found


def areas_svg(drawn: Iterable[Shape]) -> str:
    return "".join(
        _group(
            shape,
            f'<path d="{path([shape.drawn], 2)}" fill="{shape.colour}" fill-opacity=".13" fill-rule="evenodd"'
            f' stroke="{shape.colour}" stroke-width="{shape.weight}"{_dash(shape, 2.4)}/>',
        )
        for shape in drawn
        if shape.area
    )


def lines_svg(drawn: Iterable[Shape]) -> str:
    return "".join(_group(shape, _line(shape)) for shape in drawn if not shape.area)


def _line(shape: Shape) -> str:
    d = path([shape.drawn], 2)
    casing = f'<path d="{d}" stroke="{PALE}" stroke-width="{shape.weight + 2.4:.1f}" stroke-opacity=".6"/>'
    line = f'<path d="{d}" stroke="{shape.colour}" stroke-width="{shape.weight}"{_dash(shape, 5)}/>'
    heads = "".join(
        f'<path d="M{"L".join(f"{x:.2f} {y:.2f}" for x, y in head)}Z" fill="{shape.colour}" stroke="{PALE}"'
        ' stroke-width=".5" stroke-linejoin="round"/>'
        for head in shape.arrows
    )
    return f'<g fill="none" stroke-linejoin="round">{casing}{line}</g>{heads}'


def _group(shape: Shape, inside: str) -> str:
    halo = (
        f'<path d="{path([shape.drawn], 2)}" fill="none" stroke="{CHOSEN}" stroke-linejoin="round"'
        f' stroke-width="{shape.weight + 5.5:.1f}" stroke-opacity=".85"/>'
        if shape.selected
        else ""
    )
    return (
        f'<g class="{"area" if shape.area else "line"}" data-events={quoteattr(shape.id)}'
        f' data-numbers="{shape.number}"><title>{escape(shape.title)}</title>{halo}{inside}</g>'
    )


def _dash(shape: Shape, length: float) -> str:
    return f' stroke-dasharray="{length} {length * 0.6:.1f}"' if shape.schematic else ""


def _across(area: Any) -> list[tuple[float, float]]:
    """Return points inside an area, on level lines through it, the middle first."""
    left, top, right, bottom = area.bounds
    found = []
    for down in (0.5, 0.35, 0.65, 0.2, 0.8) if bottom > top else ():
        level = top + (bottom - top) * down
        chords = shapely.get_parts(area.intersection(shapely.LineString([(left, level), (right, level)])))
        longest = max(chords, key=shapely.length, default=None)
        if longest is not None and longest.length:
            found += [longest.interpolate(share, normalized=True) for share in (0.5, 0.25, 0.75)]
    return [(place.x, place.y) for place in found]


def _arrows(whole: Any, weight: float) -> tuple[list[list[tuple[float, float]]], Any]:
    """Return the head at each part's end, and the line shortened so that its blunt end lies under the head."""
    length, half = weight * 3 + 2.2, weight * 1.05 + 1.3
    heads, parts = [], []
    for part in shapely.get_parts(whole):
        if part.length < length * 1.5:
            parts.append(part)
            continue
        base = part.interpolate(-length)
        tip_x, tip_y = part.coords[-1][:2]
        angle = math.atan2(tip_y - base.y, tip_x - base.x)
        aside = math.sin(angle) * half, math.cos(angle) * half
        back = tip_x - math.cos(angle) * length, tip_y - math.sin(angle) * length
        heads.append(
            [(tip_x, tip_y), (back[0] - aside[0], back[1] + aside[1]), (back[0] + aside[0], back[1] - aside[1])]
        )
        parts.append(substring(part, 0, part.length - length * 0.7))
    return heads, shapely.multilinestrings(parts)


def _cut(whole: Any, box: tuple[float, float, float, float]) -> Any:
    return shapely.simplify(shapely.intersection(shapely.make_valid(whole), shapely.box(*box)), 0.05)


def _seen(whole: Any, canvas: Canvas) -> Any:
    """Return what lies on the canvas; of what only touches it, the nearest point."""
    seen = shapely.intersection(shapely.make_valid(whole), shapely.box(*canvas.box()))
    dimension = shapely.get_dimensions(whole)
    kept = [part for part in shapely.get_parts(seen) if shapely.get_dimensions(part) == dimension and not part.is_empty]
    if kept:
        return shapely.union_all(kept) if dimension == 2 else shapely.multilinestrings(kept)
    return shapely.get_point(shapely.shortest_line(whole, shapely.box(*canvas.box())), 1)
