"""The panel's surface: where a place on the earth lies on the paper."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
import shapely

from explorer.mercator import LIMIT, project
from explorer.view import Extent

EQUATOR_METRES = 40_075_016.7
"""Length of the equator, as Leaflet counts it for circles on the ground."""

_Geometry = TypeVar("_Geometry")


@dataclass(frozen=True)
class Canvas:
    """A rectangle of paper that shows exactly an extent in Web Mercator; x grows eastwards, y southwards, in points."""

    extent: Extent
    width: float
    height: float

    @classmethod
    def within(cls, extent: Extent, width: float, height: float) -> Canvas:
        """Return the largest canvas of the extent's own shape inside a box, points."""
        ratio = shape(extent)
        return cls(extent, min(width, height * ratio), min(height, width / ratio))

    @cached_property
    def scale(self) -> float:
        """Points per width of the whole Web Mercator world."""
        return self.width / (project(self.extent.east, 0)[0] - project(self.extent.west, 0)[0])

    @cached_property
    def origin(self) -> tuple[float, float]:
        """The north-west corner, as fractions of the Web Mercator world."""
        return project(self.extent.west, self.extent.north)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where degrees lie, points."""
        x, y = project(longitude, latitude)
        return (x - self.origin[0]) * self.scale, (y - self.origin[1]) * self.scale

    def draw(self, geometry: _Geometry) -> _Geometry:
        """Return geometry in degrees as geometry in points; an array of geometries gives an array."""
        return self.draw_fractions(fractions(geometry))

    def draw_fractions(self, geometry: _Geometry) -> _Geometry:
        """Return geometry in fractions of the Web Mercator world as geometry in points."""
        return shapely.transform(geometry, lambda places: (places - self.origin) * self.scale)

    def fraction_box(self, margin: float) -> tuple[float, float, float, float]:
        """Return the canvas and a margin in points around it: xmin, ymin, xmax, ymax in fractions of the world."""
        left, top = self.origin
        edge = margin / self.scale
        return left - edge, top - edge, left + self.width / self.scale + edge, top + self.height / self.scale + edge

    def box(self, margin: float = 0) -> tuple[float, float, float, float]:
        """Return the canvas and a margin around it: xmin, ymin, xmax, ymax in points."""
        return -margin, -margin, self.width + margin, self.height + margin

    def points_per_km(self, latitude: float) -> float:
        """Return how long a kilometre of ground is on the paper at a latitude, on the map's own sphere."""
        return self.scale * 1000 / (EQUATOR_METRES * math.cos(math.radians(latitude)))


def shape(extent: Extent) -> float:
    """Return width over height of an extent on a Web Mercator map."""
    left, top = project(extent.west, extent.north)
    right, bottom = project(extent.east, extent.south)
    return (right - left) / (bottom - top)


def fractions(geometry: _Geometry) -> _Geometry:
    """Return geometry in degrees as geometry in fractions of the Web Mercator world."""
    return shapely.transform(geometry, _project)


def _project(degrees: np.ndarray) -> np.ndarray:
    sine = np.sin(np.radians(np.clip(degrees[:, 1], -LIMIT, LIMIT)))
    return np.column_stack([degrees[:, 0] / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)])
