"""Web Mercator (EPSG:3857) as fractions of the world: x eastwards from 0 to 1, y southwards from 0 to 1."""

from __future__ import annotations

import math

LIMIT = 85.0511
"""Degrees of latitude beyond which the projection is cut."""

TILE = 256
"""Pixels a side of the whole world at zoom 0, as Leaflet counts."""


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return x and y for degrees, WGS 84 (Leaflet's L.CRS.EPSG3857)."""
    latitude = max(-LIMIT, min(LIMIT, latitude))
    sine = math.sin(math.radians(latitude))
    return longitude / 360 + 0.5, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def unproject(x: float, y: float) -> tuple[float, float]:
    """Return longitude and latitude in degrees."""
    latitude = math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)
    return (x - 0.5) * 360, latitude
