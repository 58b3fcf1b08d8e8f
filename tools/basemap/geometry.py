"""Clip, snap, wind and write: the steps every vector layer shares. Degrees, WGS 84."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely

WEST, SOUTH, EAST, NORTH = 60.0, 5.0, 155.0, 60.0
CLIP = shapely.box(WEST, SOUTH, EAST, NORTH)
DECIMALS = 3


def polygons(geometry) -> list:
    """The polygons in a geometry, whatever it is a collection of."""
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]


def lines(geometry) -> list:
    """The line strings in a geometry, whatever it is a collection of."""
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "LineString"]


def clipped(geometry, frame=CLIP):
    """A geometry cut to a frame (a box or other polygon); repaired first, as some source rings touch themselves."""
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry)
    return geometry.intersection(frame)


def simplify_coverage(parts: list, tolerance: float) -> list:
    """Polygons simplified together, so that shared edges stay shared and none cross.

    tolerance is the side, in degrees, of the smallest triangle kept (Visvalingam-Whyatt). The outer
    edge is simplified too, except where it runs along the clip, which has no vertices to lose.
    """
    return list(shapely.coverage_simplify(np.array(parts), tolerance))


def snapped(geometry, decimals: int = DECIMALS):
    """A valid geometry on the grid of 10**-decimals degrees."""
    return shapely.set_precision(geometry, 10.0**-decimals)


def without_small_rings(polygon, smallest: float):
    """A polygon without the holes smaller than `smallest` square degrees."""
    holes = [ring for ring in polygon.interiors if shapely.Polygon(ring).area >= smallest]
    return shapely.Polygon(polygon.exterior, holes)


def along_clip_edge(start, end) -> bool:
    """True where a segment only exists because the map was cut there."""
    return any(start[axis] == end[axis] == limit for axis, limit in ((0, WEST), (0, EAST), (1, SOUTH), (1, NORTH)))


def open_outlines(polygon) -> list:
    """A polygon's rings as lines, without the segments that run along the clip edge."""
    runs = []
    for ring in (polygon.exterior, *polygon.interiors):
        points = list(ring.coords)
        run = points[:1]
        for start, end in pairwise(points):
            if along_clip_edge(start, end):
                runs.append(run)
                run = [end]
            else:
                run.append(end)
        runs.append(run)
    parts = [shapely.LineString(run) for run in runs if len(run) > 1]
    return lines(shapely.line_merge(shapely.MultiLineString(parts))) if parts else []


def rounded(coordinates, decimals: int):
    """Nested coordinates with each number rounded; whole numbers without a trailing .0."""
    if isinstance(coordinates, (list, tuple)):
        return [rounded(item, decimals) for item in coordinates]
    number = round(coordinates, decimals)
    return int(number) if number == int(number) else number


def feature(geometry, properties: dict, decimals: int = DECIMALS) -> dict:
    """A GeoJSON Feature with RFC 7946 winding (exterior rings counter-clockwise)."""
    geometry = shapely.orient_polygons(geometry)
    mapping = shapely.geometry.mapping(geometry)
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": mapping["type"], "coordinates": rounded(mapping["coordinates"], decimals)},
    }


def write_features(path: Path, features: list[dict]) -> None:
    """A FeatureCollection, compact, one feature a line, so that a diff reads."""
    rows = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    path.write_text('{"type":"FeatureCollection","features":[\n' + rows + "\n]}\n", "utf-8")


def read_features(path: Path) -> list[dict]:
    """The features of a GeoJSON file."""
    return json.loads(path.read_text("utf-8"))["features"]
