"""What can be wrong with an event's geometry beyond its JSON."""

from __future__ import annotations

from typing import Any

from shapely import get_coordinates
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from explorer.load.problems import Report


def check_geometry(geometry: Any, name: str, id: str, extent: tuple[float, ...], report: Report) -> BaseGeometry | None:
    """Return the shapely geometry if it can be drawn, else None; report what is illegal or looks swapped.

    ``extent`` is west, south, east, north in degrees: the part of the world the collection is about.
    """
    made = shape(geometry.model_dump())
    if made.is_empty:
        report.error(name, "is empty; write null for an event that is not mapped", id=id, field="geometry")
        return None
    coordinates = get_coordinates(made)
    for longitude, latitude in coordinates:
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            swapped = -180 <= latitude <= 180 and -90 <= longitude <= 90
            hint = "; longitude comes first: are they swapped?" if swapped else ""
            message = f"{longitude:g}, {latitude:g} is no longitude and latitude{hint}"
            report.error(name, message, id=id, field="geometry.coordinates")
            return None
    longitude, latitude = coordinates[0]
    if not _inside(longitude, latitude, extent) and _inside(latitude, longitude, extent):
        message = f"{longitude:g}, {latitude:g} lies outside the collection and would lie inside if swapped"
        report.warn(name, message, id=id, field="geometry.coordinates")
    if not made.is_valid:
        report.error(name, f"is not valid: {explain_validity(made)}", id=id, field="geometry")
        return None
    return made


def _inside(longitude: float, latitude: float, extent: tuple[float, ...]) -> bool:
    west, south, east, north = extent
    return west <= longitude <= east and south <= latitude <= north
