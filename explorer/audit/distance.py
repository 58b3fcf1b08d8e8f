"""Distances on the ellipsoid, kilometres, between WGS 84 longitudes and latitudes."""

from __future__ import annotations

from math import cos, radians

from pyproj import Geod
from shapely import Point, get_coordinates
from shapely.affinity import scale
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, substring

_WGS84 = Geod(ellps="WGS84")


def km_between(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the length of the geodesic (Karney 2013, by PROJ) between two positions."""
    return _WGS84.inv(one[0], one[1], other[0], other[1])[2] / 1000


def km_to(position: tuple[float, ...], shape: BaseGeometry) -> float:
    """Return how far a position lies from a shape; 0 inside it.

    The nearest point is sought on a plane whose degrees of longitude are shortened as at the position's latitude.
    """
    shrink = cos(radians(position[1]))
    here = Point(position[0] * shrink, position[1])
    flat = scale(shape, xfact=shrink, yfact=1, origin=(0, 0))
    there = nearest_points(here, flat)[1]
    return km_between(position, (there.x / shrink, there.y))


def km_along(line: BaseGeometry, start: float, end: float) -> float:
    """Return the length of a line between two of its measures, as shapely's ``project`` gives them."""
    part = substring(line, start, end)
    return _WGS84.geometry_length(part) / 1000 if part.geom_type == "LineString" else 0.0


def every_km(line: BaseGeometry, km: float) -> list[tuple[float, float]]:
    """Return positions along a line no farther apart than this."""
    step = km / 111.0  # a degree is at most that long
    return [(x, y) for x, y in get_coordinates(line.segmentize(step))]
