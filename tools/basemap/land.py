"""Land, coast, lakes and the coarse world, from Natural Earth."""

import csv
from pathlib import Path

import shapely
from shapely.geometry import shape

from tools.basemap import geometry as geo
from tools.basemap.sources import HERE, Library

LAND = {"tolerance_degrees": 0.027, "smallest_island_square_degrees": 0.0015, "smallest_hole_square_degrees": 0.003}
LAKES = {"tolerance_degrees": 0.02, "smallest_square_degrees": 0.014, "last_reservoir_year": 1945}
WORLD = {
    "tolerance_degrees": 0.22,
    "smallest_island_square_degrees": 0.25,
    "decimals": 2,
    "overlap_degrees": 0.02,
    "latitudes": [-60, 84],
}


def _biggest_first(parts: list) -> list:
    """A stable order: by area, then by place."""
    return sorted(parts, key=lambda part: (-part.area, part.bounds))


def build_land(library: Library, folder: Path) -> dict:
    """land.geojson: one polygon a feature, cut at the clip; coast.geojson: its outlines, not cut edges."""
    parts = []
    for _, mapping in library.records("land"):
        parts += geo.polygons(geo.clipped(shape(mapping)))
    parts = [
        geo.without_small_rings(part, LAND["smallest_hole_square_degrees"])
        for part in parts
        if part.area >= LAND["smallest_island_square_degrees"]
    ]
    simple = geo.simplify_coverage(parts, LAND["tolerance_degrees"])
    land = _biggest_first([part for item in simple for part in geo.polygons(geo.snapped(item))])
    geo.write_features(folder / "land.geojson", [geo.feature(part, {"class": "land"}) for part in land])
    coast = [line for part in land for line in geo.open_outlines(part)]
    geo.write_features(folder / "coast.geojson", [geo.feature(line, {"class": "coast"}) for line in coast])
    return {"land.geojson": LAND, "coast.geojson": LAND}


def build_lakes(library: Library, folder: Path) -> dict:
    """lakes.geojson: lakes that were there before 1945, with names where they are certain.

    Natural Earth marks reservoirs; those built later are left out, and so are the lakes that
    tables/lakes.csv lists as later. Its Chinese names are unreliable, so only the table's are used.
    """
    with (HERE / "tables/lakes.csv").open(encoding="utf-8", newline="") as file:
        table = {int(row["ne_id"]): row for row in csv.DictReader(file)}
    kept = []
    for record, mapping in library.records("lakes"):
        row = table.get(record["ne_id"], {})
        later = record["featurecla"] == "Reservoir" and not (0 < record["year"] <= LAKES["last_reservoir_year"])
        if row.get("keep") == "no" or (later and row.get("keep") != "yes"):
            continue
        for part in geo.polygons(geo.clipped(shape(mapping))):
            if part.area >= LAKES["smallest_square_degrees"]:
                kept.append(
                    (
                        part,
                        {
                            "name_en": row.get("name_en") or record["name_en"] or None,
                            "name_zh": row.get("name_zh") or None,
                            "scalerank": record["scalerank"],
                            "min_zoom": record["min_zoom"],
                        },
                    )
                )
    simple = geo.simplify_coverage([part for part, _ in kept], LAKES["tolerance_degrees"])
    lakes = [
        (part, properties)
        for item, (_, properties) in zip(simple, kept, strict=True)
        for part in geo.polygons(geo.snapped(item))
    ]
    lakes.sort(key=lambda lake: (lake[1]["scalerank"], -lake[0].area, lake[0].bounds))
    geo.write_features(folder / "lakes.geojson", [geo.feature(*lake) for lake in lakes])
    return {"lakes.geojson": LAKES}


def build_world(library: Library, folder: Path) -> dict:
    """world.geojson: coarse land outside the clip, overlapping it a little so that no seam shows."""
    inside = shapely.box(
        geo.WEST + WORLD["overlap_degrees"],
        geo.SOUTH + WORLD["overlap_degrees"],
        geo.EAST - WORLD["overlap_degrees"],
        geo.NORTH - WORLD["overlap_degrees"],
    )
    # No Antarctica: nothing happens there, and Web Mercator has no pole.
    outside = shapely.box(-180, WORLD["latitudes"][0], 180, WORLD["latitudes"][1]) - inside
    parts = [
        part
        for _, mapping in library.records("world")
        for part in geo.polygons(geo.clipped(shape(mapping), outside))
        if part.area >= WORLD["smallest_island_square_degrees"]
    ]
    simple = geo.simplify_coverage(parts, WORLD["tolerance_degrees"])
    land = _biggest_first([part for item in simple for part in geo.polygons(geo.snapped(item, WORLD["decimals"]))])
    geo.write_features(
        folder / "world.geojson", [geo.feature(part, {"class": "world"}, WORLD["decimals"]) for part in land]
    )
    return {"world.geojson": WORLD}
