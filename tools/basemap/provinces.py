"""China's modern province polygons, closed from Natural Earth's province lines; not to be drawn."""

import csv
import json
from pathlib import Path

import shapely
from shapely.geometry import shape

from tools.basemap import geometry as geo
from tools.basemap.boundaries import province_lines
from tools.basemap.sources import HERE, Library

PROVINCES = {"tolerance_degrees": 0.022, "gap_closed_degrees": 0.01, "smallest_square_degrees": 0.003}
BIGGER_THAN_AN_ISLET = 0.3  # square degrees; Shanghai, the smallest province, has 0.5


def _china(library: Library):
    """The outline of mainland China with Hainan, at source precision."""
    return next(shape(mapping) for record, mapping in library.records("countries") if record["ADM0_A3"] == "CHN")


def _closing_stubs(parts: list, outline) -> list:
    """Short lines from each loose end to the lines nearby: the ends stop metres short of them."""
    gap = PROVINCES["gap_closed_degrees"]
    stubs = []
    for part in parts:
        for end in (part.coords[0], part.coords[-1]):
            point = shapely.Point(end)
            for other in [*parts, outline]:
                if other is not part and 0 < other.distance(point) < gap:
                    near = other.interpolate(other.project(point))
                    # A hair too long, so that rounding cannot leave the gap open.
                    stubs.append(
                        shapely.LineString(
                            [end, (end[0] + (near.x - end[0]) * 1.01, end[1] + (near.y - end[1]) * 1.01)]
                        )
                    )
    return stubs


def _capitals(library: Library) -> list[tuple[dict, shapely.Point]]:
    """Each province's names with the point of its capital, which names the polygon around it."""
    cities = json.loads(library.open("cities"))
    with (HERE / "tables/provinces.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (row, shapely.Point(cities[row["capital_geonames"]]["longitude"], cities[row["capital_geonames"]]["latitude"]))
        for row in rows
    ]


def build(library: Library, folder: Path) -> dict:
    """provinces.geojson: the 31 provinces; islets go to the nearest one."""
    china = _china(library)
    lines = province_lines(library)
    network = shapely.unary_union([*lines, *_closing_stubs(lines, china.boundary), china.boundary])
    faces = geo.polygons(shapely.polygonize([network]))
    capitals = _capitals(library)
    mainlands = [face for face in faces if face.area > BIGGER_THAN_AN_ISLET]
    if len(mainlands) != len(capitals):
        raise ValueError(f"{len(mainlands)} province polygons, {len(capitals)} expected")
    owner = {}
    for row, point in capitals:
        (inside,) = [number for number, face in enumerate(mainlands) if face.contains(point)]
        owner[inside] = row
    kept = [(owner[number], face) for number, face in enumerate(mainlands)]
    for face in faces:
        if PROVINCES["smallest_square_degrees"] <= face.area <= BIGGER_THAN_AN_ISLET and china.contains(
            face.representative_point()
        ):
            nearest = min(range(len(mainlands)), key=lambda n: mainlands[n].distance(face))
            kept.append((owner[nearest], face))
    simple = geo.simplify_coverage([face for _, face in kept], PROVINCES["tolerance_degrees"])
    features = []
    for row, _ in capitals:
        parts = [geo.snapped(part) for (its, _), part in zip(kept, simple, strict=True) if its is row]
        features.append(
            geo.feature(
                shapely.union_all(parts, grid_size=0.001),
                {"id": row["id"], "name_en": row["name_en"], "name_zh": row["name_zh"], "modern": True},
            )
        )
    geo.write_features(folder / "provinces.geojson", features)
    return {"provinces.geojson": PROVINCES}
