"""Map labels: cities from GeoNames, rivers along their lines, seas, ranges and regions by hand."""

import csv
import json
import math
from pathlib import Path

import shapely
from shapely.geometry import shape

from tools.basemap import geometry as geo
from tools.basemap.relief import mercator
from tools.basemap.sources import HERE, Library

REACH = 0.6  # degrees of river on either side of a label that give its direction
FARTHEST = 0.5  # degrees between a table's hint and the river it is meant for
LABELS = {
    "rotation": "degrees clockwise on the Web Mercator map, -90 to 90, as in SVG rotate()",
    "river_direction_degrees": REACH,
    "cities": "tables/cities.csv names the GeoNames id; the build checks name and country",
    "areas": "seas, ranges and regions have no one point: own placement in tables/area_labels.csv",
}


def _table(name: str) -> list[dict]:
    with (HERE / "tables" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(row: dict) -> dict:
    """A label's names: then (traditional Chinese) and now (simplified Chinese)."""
    return {when: {"en": row[f"{when}_en"], "zh": row[f"{when}_zh"]} for when in ("then", "now")}


def rotation(start, end) -> float:
    """Angle of a line on the map: degrees clockwise from level, never upside down."""
    right = math.radians(end[0] - start[0])
    down = float(mercator(start[1]) - mercator(end[1]))
    if right < 0:
        right, down = -right, -down
    return round(math.degrees(math.atan2(down, right)), 1)


def _cities(library: Library) -> list[dict]:
    """City labels; a row without a GeoNames id carries its own approximate place."""
    gazetteer = json.loads(library.open("cities"))
    features = []
    for row in _table("cities.csv"):
        properties = {"kind": "city", "rank": int(row["rank"]), "names": _names(row), "country": row["country"]}
        if row["geonameid"]:
            place = gazetteer[row["geonameid"]]
            if place["countrycode"] != row["country"] or row["match"] not in (place["name"], *place["alternatenames"]):
                raise ValueError(f"geonames:{row['geonameid']} is not {row['match']}, {row['country']}")
            point = shapely.Point(place["longitude"], place["latitude"])
            properties["basis"] = f"geonames:{row['geonameid']}"
        else:
            point = shapely.Point(float(row["longitude"]), float(row["latitude"]))
            properties["basis"] = "approximate, in no package"
        features.append(geo.feature(point, properties))
    return features


def _rivers(folder: Path) -> list[dict]:
    """River labels on the drawn line nearest to the table's hint, turned along it."""
    drawn = {}
    for item in geo.read_features(folder / "rivers.geojson"):
        drawn.setdefault(item["properties"]["name_en"], []).append(shape(item["geometry"]))
    features = []
    for row in _table("river_labels.csv"):
        hint = shapely.Point(float(row["longitude"]), float(row["latitude"]))
        parts = [part for whole in drawn[row["river"]] for part in geo.lines(whole)]
        line = min(parts, key=lambda part: part.distance(hint))
        if line.distance(hint) > FARTHEST:
            raise ValueError(f"{row['river']}: nothing drawn near {hint.wkt}")
        along = line.project(hint)
        start, end = (line.interpolate(max(0, along + step)) for step in (-REACH, REACH))
        features.append(
            geo.feature(
                line.interpolate(along),
                {
                    "kind": "river",
                    "rank": int(row["rank"]),
                    "names": _names(row),
                    "river": row["river"],
                    "rotation": rotation(start.coords[0], end.coords[0]),
                    "basis": "rivers.geojson",
                },
            )
        )
    return features


def _areas() -> list[dict]:
    """Labels of seas, ranges and regions, centred on the line the table gives and turned along it."""
    features = []
    for row in _table("area_labels.csv"):
        start, end = ((float(row[f"{side}_longitude"]), float(row[f"{side}_latitude"])) for side in ("from", "to"))
        middle = shapely.Point((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        features.append(
            geo.feature(
                middle,
                {
                    "kind": row["kind"],
                    "rank": int(row["rank"]),
                    "names": _names(row),
                    "rotation": rotation(start, end),
                    "basis": "own placement",
                },
            )
        )
    return features


def build(library: Library, folder: Path) -> dict:
    """labels.geojson; rivers.geojson must be in the folder already."""
    geo.write_features(folder / "labels.geojson", [*_cities(library), *_rivers(folder), *_areas()])
    return {"labels.geojson": LABELS}
