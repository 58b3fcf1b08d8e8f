"""Geometry as the ``d`` of an SVG path."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import shapely


def path(shapes: Iterable[Any], decimals: int = 0) -> str:
    """Return lines and rings as path data, in the geometry's own units, rounded; points are left out."""
    drawn = []
    for part in shapely.get_parts(list(shapes)):
        if part.geom_type == "GeometryCollection":
            drawn.append(path(part.geoms, decimals))
        elif part.geom_type == "Polygon":
            drawn.extend(f"{_line(ring, decimals)}Z" for ring in (part.exterior, *part.interiors) if not ring.is_empty)
        elif part.geom_type in ("LineString", "LinearRing") and not part.is_empty:
            drawn.append(_line(part, decimals))
    return "".join(drawn)


def _line(line: Any, decimals: int) -> str:
    points = shapely.get_coordinates(line).round(decimals)
    numbers = (points.astype(int) if decimals == 0 else points).tolist()
    return "M" + "L".join(f"{x:g} {y:g}" if decimals else f"{x} {y}" for x, y in numbers)
