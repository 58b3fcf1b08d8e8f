"""Events at points: marks with the symbol of their kind, those at one spot as one pile, and circles of uncertainty."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import shapely

from explorer.model import EventFeature
from explorer.model.base import say
from explorer.plate.canvas import Canvas
from explorer.plate.space import Box
from explorer.record import precision_km
from explorer.scene import Scene

INK, PALE, CHOSEN = "#24211c", "#fffdf8", "#f2b632"
_DIAMETERS = {1: 12.5, 2: 11.0, 3: 9.6}
_PILE = 9.5
"""Points nearer than this share one mark."""
_LARGE = 30


@dataclass
class Mark:
    """One mark and the events that it stands for, the leading one first."""

    x: float
    y: float
    leader: EventFeature
    numbers: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    disputed: bool = False
    selected: bool = False

    @property
    def radius(self) -> float:
        """Points, the pale rim included."""
        return _DIAMETERS[self.leader.properties.importance] / 2

    @property
    def box(self) -> Box:
        return Box.around(self.x, self.y, self.radius + 1.2)


@dataclass(frozen=True)
class Circle:
    """How far off a point may be, points."""

    x: float
    y: float
    radius: float
    colour: str
    id: str

    @property
    def edge(self) -> list[tuple[float, float]]:
        """Points along a small circle, for numbers to keep clear of it; a large one is crossed."""
        turns = [math.tau * step / 16 for step in range(16)] if self.radius < _LARGE else []
        return [(self.x + self.radius * math.cos(turn), self.y + self.radius * math.sin(turn)) for turn in turns]


def marks(scene: Scene, canvas: Canvas) -> list[Mark]:
    """Return the marks of the events at points on the canvas, every event of a pile numbered in it."""
    numbers = {id: number for number, id in enumerate(scene.ids, 1)}
    spots = [(event, x, y) for event in scene.mapped for x, y in _spots(event, canvas)]
    selected = scene.view.event
    spots.sort(key=lambda spot: (spot[0].id != selected, spot[0].properties.importance, numbers[spot[0].id]))
    disputed = scene.catalogue.events["disputed"]
    cells: dict[tuple[int, int], list[Mark]] = {}
    made: list[Mark] = []
    for event, x, y in spots:
        mark = _near(cells, x, y)
        if mark is None:
            mark = Mark(x, y, event)
            made.append(mark)
            cells.setdefault((int(x // _PILE), int(y // _PILE)), []).append(mark)
        if event.id not in mark.ids:
            mark.ids.append(event.id)
            mark.numbers = sorted([*mark.numbers, numbers[event.id]])
        mark.disputed |= bool(disputed[event.id])
        mark.selected |= event.id == selected
    return made


def circles(scene: Scene, canvas: Canvas) -> list[Circle]:
    """Return the circles of uncertainty that are larger than a mark, one for each place, distance and colour."""
    found: dict[tuple[float, float, float, str], Circle] = {}
    for event in scene.mapped:
        km = precision_km(scene.catalogue, event.id)
        if not km or event.geometry is None or event.geometry.type not in ("Point", "MultiPoint"):
            continue
        colour = scene.catalogue.layer(event.properties.layer).colour
        for longitude, latitude in _degrees(event):
            radius = km * canvas.points_per_km(latitude)
            x, y = canvas.point(longitude, latitude)
            seen = -radius < x < canvas.width + radius and -radius < y < canvas.height + radius
            if seen and radius > _DIAMETERS[event.properties.importance] / 2 + 1.5:
                key = (round(x, 1), round(y, 1), round(radius, 1), colour)
                found.setdefault(key, Circle(x, y, radius, colour, event.id))
    return list(found.values())


def marks_svg(scene: Scene, drawn: Iterable[Mark]) -> str:
    """Return the marks as SVG, lesser ones first, so that what matters most lies on top."""
    return "".join(_mark_svg(scene, mark) for mark in reversed(list(drawn)))


def circles_svg(drawn: Iterable[Circle]) -> str:
    return "".join(
        f'<circle data-event="{circle.id}" cx="{circle.x:.2f}" cy="{circle.y:.2f}" r="{circle.radius:.2f}"'
        f' fill="{circle.colour}" fill-opacity=".07" stroke="{circle.colour}" stroke-width=".7"'
        ' stroke-dasharray="1.2 2.2"/>'
        for circle in sorted(drawn, key=lambda circle: -circle.radius)
    )


def symbol_svg(symbol: str, colour: str, diameter: float, *, disputed: bool = False) -> str:
    """Return a mark centred on the origin: a disc in a colour, a pale rim, a kind's symbol; ringed where disputed."""
    radius, scale = diameter / 2, diameter * 0.64 / 24
    ring = f'<circle r="{radius + 0.75:.2f}" fill="{INK}"/>' if disputed else ""
    return (
        f'{ring}<circle r="{radius:.2f}" fill="{PALE}"/><circle r="{radius - 0.65:.2f}" fill="{colour}"/>'
        f'<path transform="scale({scale:.4f}) translate(-12 -12)" d="{escape(symbol)}" fill="{PALE}"/>'
    )


def _mark_svg(scene: Scene, mark: Mark) -> str:
    said = mark.leader.properties
    names = "; ".join(say(scene.catalogue.event(id).properties.title, scene.language) for id in mark.ids)
    halo = f'<circle r="{mark.radius + 2.4:.2f}" fill="{CHOSEN}"/>' if mark.selected else ""
    layer, kind = scene.catalogue.layer(said.layer), scene.catalogue.kind(said.kind)
    return (
        f'<g class="mark" data-events={quoteattr(" ".join(mark.ids))}'
        f' data-numbers="{" ".join(map(str, mark.numbers))}" transform="translate({mark.x:.2f} {mark.y:.2f})">'
        f"<title>{escape(names)}</title>{halo}"
        f"{symbol_svg(kind.symbol, layer.colour, mark.radius * 2, disputed=mark.disputed)}</g>"
    )


def _degrees(event: EventFeature) -> list[Any]:
    assert event.geometry is not None  # mapped
    places = event.geometry.coordinates
    return [place[:2] for place in ([places] if event.geometry.type == "Point" else places)]


def _spots(event: EventFeature, canvas: Canvas) -> list[tuple[float, float]]:
    if event.geometry is None or event.geometry.type not in ("Point", "MultiPoint"):
        return []
    spots = [canvas.point(*place) for place in _degrees(event)]
    return [(x, y) for x, y in spots if shapely.box(*canvas.box(0.01)).covers(shapely.Point(x, y))]


def _near(cells: dict[tuple[int, int], list[Mark]], x: float, y: float) -> Mark | None:
    column, row = int(x // _PILE), int(y // _PILE)
    for across in (column - 1, column, column + 1):
        for down in (row - 1, row, row + 1):
            for mark in cells.get((across, down), ()):
                if (mark.x - x) ** 2 + (mark.y - y) ** 2 < _PILE**2:
                    return mark
    return None
