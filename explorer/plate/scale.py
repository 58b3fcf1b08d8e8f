"""The scale bar, and the degrees along the frame."""

from __future__ import annotations

import math
from typing import NamedTuple

from explorer.mercator import unproject
from explorer.plate.canvas import Canvas

_EQUATOR_RADIUS_KM, _ECCENTRICITY_SQUARED = 6378.137, 0.00669438


class ScaleBar(NamedTuple):
    """A bar of so many kilometres, and how long it is drawn."""

    km: float
    points: float
    latitude: float


def scale_bar(canvas: Canvas, longest: float = 110) -> ScaleBar:
    """Return the roundest bar of at most ``longest`` points that is true along the parallel at the centre.

    Length of a parallel on the WGS 84 ellipsoid: Snyder, Map Projections: A Working Manual (1987), eq. 4-21.
    """
    x, y = canvas.origin[0], canvas.origin[1] + canvas.height / canvas.scale / 2
    latitude = unproject(x, y)[1]
    angle = math.radians(latitude)
    parallel = math.tau * _EQUATOR_RADIUS_KM * math.cos(angle)
    parallel /= math.sqrt(1 - _ECCENTRICITY_SQUARED * math.sin(angle) ** 2)
    km_per_point = parallel / canvas.scale
    power = 10 ** math.floor(math.log10(longest * km_per_point))
    km = max(step * power for step in (1, 2, 5) if step * power <= longest * km_per_point)
    return ScaleBar(km, km / km_per_point, latitude)


class Degree(NamedTuple):
    """A meridian or parallel and where it meets the frame, points from the north-west corner."""

    label: str
    at: float


def meridians(canvas: Canvas) -> list[Degree]:
    """Return round meridians on the canvas, west to east."""
    step = _step(canvas.extent.east - canvas.extent.west)
    return [
        Degree(_said(degrees, "E", "W"), canvas.point(degrees, 0)[0])
        for degrees in _between(canvas.extent.west, canvas.extent.east, step)
    ]


def parallels(canvas: Canvas) -> list[Degree]:
    """Return round parallels on the canvas, south to north."""
    step = _step(canvas.extent.north - canvas.extent.south)
    return [
        Degree(_said(degrees, "N", "S"), canvas.point(0, degrees)[1])
        for degrees in _between(canvas.extent.south, canvas.extent.north, step)
    ]


def _step(span: float) -> float:
    return next(step for step in (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60) if span / step <= 8)


def _between(first: float, last: float, step: float) -> list[float]:
    margin = step * 0.05
    numbers = range(math.ceil((first + margin) / step), math.floor((last - margin) / step) + 1)
    return [round(number * step, 6) for number in numbers]


def _said(degrees: float, positive: str, negative: str) -> str:
    side = "" if degrees == 0 else positive if degrees > 0 else negative
    return f"{abs(degrees):g}°{side}"
