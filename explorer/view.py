"""The view: all that decides a picture."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from explorer.errors import ViewError
from explorer.mercator import TILE, project, unproject

Mode = Literal["window", "until"]
Base = Literal["relief", "plain"]
Names = Literal["then", "now"]

BASES: tuple[Base, ...] = ("relief", "plain")
MODES: tuple[Mode, ...] = ("window", "until")
NAMES: tuple[Names, ...] = ("then", "now")
OVERLAYS = ("modern-boundaries",)
LANGUAGES = ("en", "zh")

MIN_ZOOM, MAX_ZOOM = 2.0, 12.0


class Extent(NamedTuple):
    """Degrees, WGS 84."""

    west: float
    south: float
    east: float
    north: float


class Size(NamedTuple):
    """CSS pixels."""

    width: int
    height: int


DEFAULT_SIZE = Size(1080, 640)


@dataclass(frozen=True, kw_only=True)
class View:
    """A picture's description; ``None`` means what the collection says at the start."""

    layers: tuple[str, ...] | None = None
    """Ids of the layers switched on, in the collection's order."""
    first: dt.date | None = None
    """First day of the time window."""
    last: dt.date | None = None
    """Last day of the time window."""
    mode: Mode = "window"
    """Events in the window, or everything up to its last day."""
    zoom: float | None = None
    """Web Mercator zoom, 256-pixel tiles."""
    latitude: float | None = None
    """Latitude of the map's centre."""
    longitude: float | None = None
    """Longitude of the map's centre."""
    size: Size = DEFAULT_SIZE
    """Of the map panel."""
    event: str | None = None
    """Id of the selected event."""
    language: str = "en"
    base: Base = "relief"
    names: Names = "then"
    """Place names as then used, or today's."""
    overlays: tuple[str, ...] = ()
    """Overlays switched on."""

    def __post_init__(self) -> None:
        centre = (self.zoom, self.latitude, self.longitude)
        if any(part is None for part in centre) and any(part is not None for part in centre):
            raise ViewError("zoom, latitude and longitude go together")
        if self.first and self.last and self.first > self.last:
            raise ViewError(f"the window ends ({self.last}) before it starts ({self.first})")
        if self.mode not in MODES or self.base not in BASES or self.names not in NAMES:
            raise ViewError("mode, base or names has no such value")

    @property
    def extent(self) -> Extent | None:
        """What a panel of ``size`` pixels shows around the centre; None where the view does not say."""
        if self.zoom is None or self.latitude is None or self.longitude is None:
            return None
        world = TILE * 2**self.zoom
        x, y = project(self.longitude, self.latitude)
        half_width, half_height = self.size.width / world / 2, self.size.height / world / 2
        west, south = unproject(x - half_width, y + half_height)
        east, north = unproject(x + half_width, y - half_height)
        return Extent(max(west, -180), south, min(east, 180), north)

    def showing(self, extent: Extent, *, size: Size | None = None) -> View:
        """Return this view centred on an extent and zoomed so that all of it is seen, to 1/100 zoom level."""
        size = size or self.size
        left, top = project(extent.west, extent.north)
        right, bottom = project(extent.east, extent.south)
        if right <= left or bottom <= top:
            raise ViewError("the extent's west must be west of its east, its south south of its north")
        scale = min(size.width / (right - left), size.height / (bottom - top)) / TILE
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, math.floor(math.log2(scale) * 100) / 100))
        longitude, latitude = unproject((left + right) / 2, (top + bottom) / 2)
        view = replace(self, zoom=zoom, latitude=round(latitude, 4), longitude=round(longitude, 4), size=size)
        if not view._shows(extent) and zoom > MIN_ZOOM:  # the rounded centre cut a sliver off
            view = replace(view, zoom=max(MIN_ZOOM, round(zoom - 0.01, 2)))
        return view

    def _shows(self, extent: Extent) -> bool:
        seen = self.extent
        assert seen is not None
        return (
            seen.west <= extent.west and seen.south <= extent.south
            and seen.east >= extent.east and seen.north >= extent.north
        )  # fmt: skip
